"""Several processes at one load: each takes the next job when it is done with the last."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from queue import Queue
from typing import Any, TypeVar

from graph_service.errors import StoreUnavailable
from graph_service.ledger.messages import Refusal
from graph_service.ledger.reading import Limits, Reader
from loaders.errors import Saying

from .phases import Found
from .requests import Phase, Work

J = TypeVar("J")
R = TypeVar("R")


class Process(Reader):
    """A process that keeps what files say, or does parts of the later phases."""

    module = "at_once.worker"


def workers() -> int:
    """How many processes are worth it here: one for each core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(limits: Limits | None = None) -> Iterator[list[Process]]:
    """As many processes as there are cores, ended with the block."""
    mine = [Process(limits) for _ in range(workers())]
    try:
        yield mine
    finally:
        for each in mine:
            each.close()


def spread(jobs: Iterable[J], do: Callable[[Process, J], R], among: list[Process]) -> Iterator[R]:
    """What ``do`` gives for each job, as it comes; the jobs are asked for in turn, and few ahead of who takes them.

    Where one raises, or nobody wants more, the processes are ended and what they do is lost.
    """
    work = _Work(iter(jobs), do, among)
    try:
        yield from work.results()
    finally:
        work.end()


def phase(name: Phase, folder: Any, parts: int, among: list[Process]) -> Iterator[Found]:
    """What the parts of a phase tell, as they are done. Raises ``StoreUnavailable`` where a process is ended."""
    yield from spread((Work(name, folder, part) for part in range(parts)), _part, among)


def _part(process: Process, work: Work) -> Found:
    found: Found | Refusal = process.answer(work, f"part {work.part}")
    if isinstance(found, Refusal):
        reason = Saying("a process of the load was ended ({phase}, part {part})", phase=work.phase, part=work.part)
        raise StoreUnavailable(str(work.folder), reason, "See that there is memory and disk, then load again.")
    return found


class _Work:
    """Threads that each drive one process."""

    def __init__(self, jobs: Iterator[Any], do: Callable[[Process, Any], Any], among: list[Process]) -> None:
        self._jobs = jobs
        self._do = do
        self._among = among
        self._turn = threading.Lock()
        self._ended = threading.Event()
        #: (result, whether it is one, what was raised instead)
        self._results: Queue[tuple[Any, bool, BaseException | None]] = Queue(maxsize=4 * len(among))
        self._threads = [threading.Thread(target=self._drive, args=[each], daemon=True) for each in among]

    def results(self) -> Iterator[Any]:
        for thread in self._threads:
            thread.start()
        running = len(self._threads)
        while running:
            result, is_one, error = self._results.get()
            if error is not None:
                raise error
            if is_one:
                yield result
            else:
                running -= 1

    def end(self) -> None:
        self._ended.set()
        if any(thread.is_alive() for thread in self._threads):
            for process in self._among:
                process.close()
        while any(thread.is_alive() for thread in self._threads):
            while not self._results.empty():
                self._results.get_nowait()
            for thread in self._threads:
                thread.join(0.01)

    def _drive(self, process: Process) -> None:
        try:
            while not self._ended.is_set():
                with self._turn:
                    job = next(self._jobs, None)
                if job is None:
                    break
                self._results.put((self._do(process, job), True, None))
            self._results.put((None, False, None))
        # told to whoever waits for results
        except BaseException as error:  # noqa: BLE001
            self._results.put((None, False, error))
