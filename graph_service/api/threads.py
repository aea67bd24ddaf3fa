"""Threads that work for an event loop. The one that was busy last is the next to work: what it needs is at hand still.

The framework's pool does the same and more; changing threads by it takes three times as long, which for most answers is
longer than the answer.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple, TypeVar

Result = TypeVar("Result")


class _Work(NamedTuple):
    do: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    told: "asyncio.Future[Any]"


class _Worker:
    """A thread that takes one piece of work after the other, until it is told that there is no more."""

    def __init__(self, next_for: "Callable[[_Worker], _Work | None]", name: str) -> None:
        self.tasks: SimpleQueue[_Work | None] = SimpleQueue()
        self._next_for = next_for
        # it may be waiting for a store that says nothing, which should not keep a process that has ended
        self.thread = Thread(target=self._work, name=name, daemon=True)
        self.thread.start()

    def _work(self) -> None:
        while (work := self.tasks.get()) is not None:
            while work is not None:
                tell, what = _done(work)
                # first, so that whoever is told finds it idle
                following = self._next_for(self)
                # nobody waits any more where the loop has ended
                with suppress(RuntimeError):
                    work.loop.call_soon_threadsafe(_tell, tell, what)
                work = following


class Threads:
    """At most so many threads, begun when they are needed; work beyond them waits for its turn."""

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._lock = Lock()
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._waiting: deque[_Work] = deque()

    def do(self, work: Callable[[], Result]) -> "asyncio.Future[Result]":
        """What the work returns or raises, to be awaited in the loop that asks; the work goes on whoever gives up."""
        loop = asyncio.get_running_loop()
        one = _Work(work, loop, loop.create_future())
        with self._lock:
            if self._idle:
                self._idle.pop().tasks.put(one)
            elif len(self._workers) < self._most:
                self._workers.append(_Worker(self._next, self._name))
                self._workers[-1].tasks.put(one)
            else:
                self._waiting.append(one)
        return one.told

    def close(self) -> None:
        """Return when no thread works any more; what waits is done before."""
        with self._lock:
            workers, self._workers, self._idle = self._workers, [], []
        for worker in workers:
            worker.tasks.put(None)
        for worker in workers:
            worker.thread.join()

    def _next(self, worker: _Worker) -> _Work | None:
        """What a thread has to do next; without, it is idle from now on."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            if worker in self._workers:
                self._idle.append(worker)
            return None


def _done(work: _Work) -> tuple[Callable[[Any], None], Any]:
    """Do the work; how it is told in its loop, and what."""
    try:
        return work.told.set_result, work.do()
    except BaseException as error:  # noqa: BLE001 - it is raised where the answer is awaited
        return work.told.set_exception, error


def _tell(tell: Callable[[Any], None], what: Any) -> None:
    # whoever asked may have given up meanwhile
    with suppress(asyncio.InvalidStateError):
        tell(what)
