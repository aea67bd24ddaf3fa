"""Runs the service until it is told to stop, and then for ten seconds at most."""

import contextlib
import logging
import os
import socket
import sys
from collections.abc import Callable
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from fastapi import FastAPI

_LOG = logging.getLogger(__name__)
#: seconds that requests are given to end, and after which the process ends whatever is still in work
GRACE_SECONDS, LAST_SECONDS = 3, 8.5

#: seconds after which a thread that works lets others work; Python's own are ten times as many
SWITCH_SECONDS = 0.0005


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
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config_of(app), clear).run(sockets=[listening])


def answer_meanwhile() -> None:
    """Let this process answer while a thread of it works: an answer changes threads some times, and waits each time."""
    sys.setswitchinterval(SWITCH_SECONDS)


def config_of(app: "FastAPI | Callable[[], FastAPI]", **other: Any) -> uvicorn.Config:
    """How uvicorn serves an app, or what makes one."""
    return uvicorn.Config(app, log_level="warning", log_config=None, timeout_graceful_shutdown=GRACE_SECONDS, **other)


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
