"""Files are read and extracted in a process of their own, so that none harms the rest of a load."""

import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from loaders.errors import UnreadableFile
from loaders.model import Extract

from .worker import receive, send

_SPLIT = "Split it into documents, or leave it out"
_GET_AGAIN = "Save it again with the program that it is of, or leave it out"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much reading and extracting one file may take: far more than any document of an office."""

    seconds: float = 300.0
    #: bytes of address space of the process
    memory: int = 3 * 1024 * 1024 * 1024


class Reader:
    """Reads files one after another in a process of its own, which is started anew where a file ended it.

    ``with Reader() as reader`` ends the process with the block; a file that ends it is refused, nothing else.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker: subprocess.Popen[bytes] | None = None

    def extract(self, path: Path, name: str) -> Extract:
        """What a file says. Raises ``UnreadableFile``, and nothing else, where that cannot be found out."""
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        answer = self._answer(path, name, shown)
        if isinstance(answer, Extract):
            return answer
        raise UnreadableFile(*answer)

    def close(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer(self, path: Path, name: str, shown: str) -> Extract | tuple[str, str, str]:
        worker = self._running()
        if worker.stdin is None or worker.stdout is None:
            raise RuntimeError("the reading process has no pipes")
        try:
            send(worker.stdin, (path.absolute(), name))
            if not self._is_answered(worker):
                self.close()
                return shown, f"reading it took more than {self._limits.seconds:g} seconds", _SPLIT
            return _answer_of(receive(worker.stdout))
        except (EOFError, OSError):
            self.close()
            return (
                shown,
                "the process that read it was ended: it takes too much memory, or breaks its reader",
                _GET_AGAIN,
            )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-m", f"{__package__}.worker"]
            bounds = [str(self._limits.seconds), str(self._limits.memory)]
            self._worker = subprocess.Popen(  # noqa: S603
                # our own interpreter and module
                [*command, *bounds],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        return self._worker

    def _is_answered(self, worker: subprocess.Popen[bytes]) -> bool:
        if worker.stdout is None:
            return False
        end = time.monotonic() + self._limits.seconds
        with selectors.DefaultSelector() as selector:
            selector.register(worker.stdout, selectors.EVENT_READ)
            return bool(selector.select(max(0.0, end - time.monotonic())))


def _answer_of(message: Extract | tuple[str, str, str]) -> Extract | tuple[str, str, str]:
    return message


def _environment() -> dict[str, str]:
    """Our own environment without our settings, which hold passwords, and with the folders that it imports from."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIRECTIVE_GRAPH_")}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
