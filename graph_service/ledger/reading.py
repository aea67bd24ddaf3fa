"""Files are read and extracted in a process of their own, so that none harms the rest of a load."""

import atexit
import json
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any
from weakref import WeakSet

from loaders.errors import Saying, UnreadableFile
from loaders.model import Extract, Source
from loaders.read.contents import Contents, Inner
from loaders.read.limits import ReadingLimits

from .messages import PageRead, Refusal, Request, receive, send

#: called with how many of the pages of a file are read
PageProgress = Callable[[int, int], None]
Reading = tuple[Source, Extract]

_SPLIT = "Split it into documents, or leave it out"
_SAVE_AGAIN = "Save it again with the program that it is of, or leave it out"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much reading and extracting one file may take: far more than any document of an office."""

    #: of clock time; where pages are read one by one, for each of them
    seconds: float = 300.0
    #: bytes of address space of the process; 0 for no limit
    memory: int = 3 * 1024 * 1024 * 1024
    #: how much the file itself may come to
    reading: ReadingLimits = field(default_factory=ReadingLimits)


class Reader:
    """Reads files one after another in a process of its own, which is started anew where a file ended it."""

    #: what the process runs
    module = "worker"

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._worker: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, name: str, progress: PageProgress | None = None, inner: Inner = ()) -> Reading:
        """A file's text and what it says; ``inner``: of that file in it.

        Raises ``UnreadableFile``, and nothing else, where that cannot be found.
        """
        answer: Reading = self._answered(Request(path.absolute(), name, inner), progress)
        return answer

    def look_into(self, path: Path, name: str) -> Contents | None:
        """What files are in an archive or mail; ``None`` where the file is none. Raises as ``read`` does."""
        answer: Contents | None = self._answered(Request(path.absolute(), name, looks=True), None)
        return answer

    def _answered(self, asked: Request, progress: PageProgress | None) -> Any:
        answer = self.answer(asked, asked.name, progress)
        if isinstance(answer, Refusal):
            raise UnreadableFile(answer.name, answer.reason, answer.advice)
        return answer

    def close(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def answer(self, request: object, name: str, progress: PageProgress | None = None) -> Any:
        """What the process answers; a ``Refusal`` of the file ``name`` where it ends or takes too long."""
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        try:
            requests, answers = self._pipes()
            send(requests, request)
            while self._is_answered(answers):
                message = receive(answers)
                if not isinstance(message, PageRead):
                    return message
                if progress is not None:
                    progress(message.done, message.total)
        except (EOFError, OSError):
            self.close()
            return Refusal(
                shown, "the process that read it was ended: it takes too much, or breaks its reader", _SAVE_AGAIN
            )
        except BaseException:
            # what was asked is not answered yet, and would be taken for the answer to the next question
            self.close()
            raise
        self.close()
        return Refusal(
            shown, Saying("reading it takes more than {seconds:g} seconds", seconds=self.limits.seconds), _SPLIT
        )

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """The ends of the pipes to the running process, which is started where there is none."""
        if self._worker is None or self._worker.poll() is not None:
            self.close()
            self._worker = _started(self.limits, self.module)
        if self._worker.stdin is None or self._worker.stdout is None:
            raise EOFError
        return self._worker.stdin, self._worker.stdout

    def _is_answered(self, answers: IO[bytes]) -> bool:
        with selectors.DefaultSelector() as selector:
            selector.register(answers, selectors.EVENT_READ)
            return bool(selector.select(self.limits.seconds))


#: every process that may still run
_running: WeakSet[subprocess.Popen[bytes]] = WeakSet()
#: readers whose processes wait for the next load of this process
_idle: list[Reader] = []


@contextmanager
def reader(limits: Limits | None = None) -> Iterator[Reader]:
    """A reader for one load. Its process is kept for the next one: starting it takes longer than reading a text."""
    wanted = limits or Limits()
    try:
        mine = next(each for each in _idle if each.limits == wanted)
        _idle.remove(mine)
    except (StopIteration, ValueError):
        # none is idle, or another thread took it
        mine = Reader(wanted)
    try:
        yield mine
    finally:
        _idle.append(mine)


@atexit.register
def close_idle() -> None:
    """End the processes that wait."""
    while _idle:
        _idle.pop().close()


def end_all() -> None:
    """End every process, also those in work: for a process that is about to end without waiting for anything."""
    for process in list(_running):
        process.kill()


def _started(limits: Limits, module: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", f"{__package__}.{module}", json.dumps(asdict(limits))]
    # our own interpreter and module
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), start_new_session=True
    )
    _running.add(process)
    return process


def _environment() -> dict[str, str]:
    """Our own environment without our settings, which hold passwords, and with the folders that it imports from."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIRECTIVE_GRAPH_")}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
