"""Runs the service until it is told to stop, and then for ten seconds at most."""

import contextlib
import gc
import logging
import os
import socket
import sys
from collections.abc import Callable
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from fastapi import FastAPI

_LOG = logging.getLogger(__name__)
#: seconds that requests are given to end, and after which the process ends whatever is still in work
GRACE_SECONDS, LAST_SECONDS = 3, 8.5

#: seconds after which a thread that works lets others work; Python's own are ten times as many
SWITCH_SECONDS = 0.0005

#: objects after which Python looks for rings of them, and how many such looks there are to one at older ones: what an
#: answer is made of is in no ring
RINGS = (10_000, 20, 20)
#: bytes of the head of a request, all its lines together
LONGEST_HEAD = 64 * 1024


class Protocol(HttpToolsProtocol):
    """Reads requests as uvicorn does, and refuses a head that does not end instead of keeping all of it."""

    _is_in_head = False
    _head = 0

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_in_head:
            self._head += len(data)
            if self._head > LONGEST_HEAD:
                self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        self._is_in_head, self._head = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        super().on_headers_complete()


class _Server(uvicorn.Server):
    """A server that ends: what is accepted lies on disk, so that whatever is broken off can be done again."""

    def __init__(self, config: uvicorn.Config, clear: Callable[[], None]) -> None:
        super().__init__(config)
        self._clear = clear

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal asks, and the clock runs; a second ends at once what uvicorn waits for."""
        last = Timer(LAST_SECONDS, break_off, [self._clear])
        last.daemon = True
        last.start()
        super().handle_exit(sig, frame)


def run(app: "FastAPI", listening: socket.socket, clear: Callable[[], None]) -> None:
    """Serve on a socket that listens; ``clear`` is called where the process has to be ended from inside."""
    answer_meanwhile()
    keep_what_is_there()
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config_of(app), clear).run(sockets=[listening])


def answer_meanwhile() -> None:
    """Let this process answer while a thread of it works: an answer changes threads some times, and waits each time."""
    sys.setswitchinterval(SWITCH_SECONDS)


def keep_what_is_there() -> None:
    """Look through what there is now for rings once, and never again: each time would hold an answer up for long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RINGS)


def config_of(app: "FastAPI | Callable[..., Any]", **other: Any) -> uvicorn.Config:
    """How uvicorn serves an app, or what makes one."""
    return uvicorn.Config(
        app,
        http=Protocol,
        ws="none",
        log_level="warning",
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        **other,
    )


def break_off(clear: Callable[[], None] = lambda: None) -> None:
    """End this process whatever is in work."""
    _LOG.warning("requests that have not ended are broken off")
    with contextlib.suppress(Exception):
        # a supervisor reads no files, and imports no readers
        from graph_service.ledger.reading import end_all

        end_all()
        clear()
    # threads that wait for a store cannot be ended in any other way
    os._exit(0)
