"""Several processes that answer on one address; uvicorn's own supervisor keeps them alive and ends them.

Each makes the whole service for itself. What must be one among all lies in the state folder (uploads, sessions of
browsers), in the store, or in a folder for as long as the service runs (what is counted).
"""

import contextlib
import logging
import multiprocessing
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread, Timer
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import SIGNALS

from graph_service.errors import StoreError
from graph_service.settings import Settings
from loaders.errors import DirectiveGraphError

from .logs import log_with
from .server import LAST_SECONDS, answer_meanwhile, break_off, config_of, keep_what_is_there

if TYPE_CHECKING:
    # the supervisor answers nothing itself
    from fastapi import FastAPI

_LOG = logging.getLogger(__name__)
#: the name by which prometheus_client is told where several processes keep their numbers
_NUMBERS = "PROMETHEUS_MULTIPROC_DIR"
#: seconds after the first signal when a worker ends whatever is in work; its supervisor does two seconds later
_WORKERS_LAST_SECONDS = LAST_SECONDS - 2
#: seconds that a worker may say nothing; on a busy machine its start alone takes some
_SILENCE = 60
#: what ends the service; of all others a process does what it did before it had workers
_ENDING = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGBREAK", signal.SIGTERM)}
_Handler = Callable[[int, FrameType | None], object]


@dataclass(frozen=True, slots=True)
class Worker:
    """Makes the service in a worker's process; uvicorn calls it there, when its signals are set."""

    settings: Settings
    #: where workers keep what they count
    numbers: Path

    def __call__(self) -> "FastAPI":
        """The app, whose process ends in time: when it is told to, and when its supervisor is gone."""
        from .app import create_app

        log_with(self.settings.log)
        answer_meanwhile()
        _also(_clock(_WORKERS_LAST_SECONDS, break_off))
        Thread(target=_follow_supervisor, name="supervisor", daemon=True).start()
        try:
            app = create_app(self.settings, self.numbers)
        except DirectiveGraphError as error:
            _LOG.error("%s", error)
            sys.exit(STARTUP_FAILURE)
        keep_what_is_there()
        Thread(target=_open_early, args=[app], name="opening", daemon=True).start()
        return app


class Supervisor(Multiprocess):
    """Replaces workers that die or say nothing, and ends all of them in time."""

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket], clear: Callable[[], None]) -> None:
        others = {each: signal.getsignal(each) for each in SIGNALS if each not in _ENDING}
        super().__init__(config, sockets)
        for each, handler in others.items():
            signal.signal(each, handler)
        self._clear = clear
        _also(_clock(LAST_SECONDS, self._end))
        _also(self._pass_on)

    def keep_subprocess_alive(self) -> None:
        """As uvicorn, and a line in the log for each that is replaced."""
        before = {process.pid for process in self.processes}
        super().keep_subprocess_alive()
        for gone in before - {process.pid for process in self.processes}:
            _LOG.warning("worker %s ended or said nothing, and is replaced", gone)

    @property
    def could_not_start(self) -> bool:
        """Whether a worker has said that none can begin."""
        return any(process.exitcode == STARTUP_FAILURE for process in self.processes)

    def _pass_on(self, _signal: int, _frame: FrameType | None) -> None:
        """Ask all workers at once: the supervisor itself may be waiting for one that says nothing."""
        for process in self.processes if sys.platform != "win32" else ():
            with contextlib.suppress(OSError, ValueError, AttributeError):
                process.process.terminate()

    def _end(self) -> None:
        for process in self.processes:
            with contextlib.suppress(OSError, ValueError, AttributeError):
                process.process.kill()
        with contextlib.suppress(Exception):
            self._clear()
        os._exit(0)


def run(settings: Settings, listening: socket.socket) -> bool:
    """Serve with so many workers as the settings say, until it is stopped; whether they could begin at all."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-numbers-") as numbers:
        # workers inherit the environment before anything is imported in them
        os.environ[_NUMBERS] = numbers
        config = config_of(
            Worker(settings, Path(numbers)),
            factory=True,
            workers=settings.workers,
            timeout_worker_healthcheck=_SILENCE,
        )
        supervisor = Supervisor(config, [listening], partial(shutil.rmtree, numbers, ignore_errors=True))
        supervisor.run()
        return not supervisor.could_not_start


def _clock(seconds: float, end: Callable[[], None]) -> _Handler:
    """What a signal does besides: from the first on, time runs."""
    running: list[Timer] = []

    def start(_signal: int, _frame: FrameType | None) -> None:
        if not running:
            running.append(Timer(seconds, end))
            running[0].daemon = True
            running[0].start()

    return start


def _also(action: _Handler) -> None:
    """Do this on each signal that ends, before what is done on it anyway."""
    for each in _ENDING:
        signal.signal(each, _both(action, signal.getsignal(each)))


def _both(first: _Handler, then: object) -> _Handler:
    def handle(number: int, frame: FrameType | None) -> None:
        first(number, frame)
        if callable(then):
            then(number, frame)

    return handle


def _follow_supervisor() -> None:
    """End this worker when its supervisor is gone, however that came: nobody else would ever end it."""
    supervisor = multiprocessing.parent_process()
    if supervisor is not None:
        supervisor.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _open_early(app: "FastAPI") -> None:
    """The first question need not wait for the store; what is wrong with it, whoever asks is told."""
    with contextlib.suppress(StoreError):
        app.state.stores.open()
