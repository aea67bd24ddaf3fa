"""Goes through a large SQLite file little by little, as long as a process has it open: what turned is found in minutes.

A question to such a file does not wait until all of it is looked at. What a patrol finds is looked at once more by the
next question, which says so.
"""

from collections.abc import Callable
from threading import Event, Thread

from graph_service.store.sqlite_sums import Stamp, Sums

#: seconds in which it goes round; it rests so long at least after each block, of some megabytes
ROUND, REST = 300.0, 0.25
#: seconds after which it begins: a command has given its answer before
FIRST_REST = 5.0


class Patrol:
    """Looks after one file. ``suspect`` is told that a page is not what was written, ``passed`` that all are."""

    def __init__(self, sums: Sums, suspect: Callable[[], None], passed: Callable[[Stamp], None]) -> None:
        self._sums = sums
        self._suspect = suspect
        self._passed = passed
        self._ended = Event()
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Go round from now on, in a thread that nobody waits for."""
        if self._thread is None and not self._ended.is_set():
            self._thread = Thread(target=self._go, name="patrol", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Return when the file is not read any more."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _go(self) -> None:
        rest = FIRST_REST
        while not self._ended.wait(rest):
            try:
                rest = self._round()
            except Exception:  # noqa: BLE001 - whatever it is, the next question meets it and has somebody to tell
                self._suspect()
                rest = ROUND

    def _round(self) -> float:
        """Look at every page; the seconds to rest. It ends early where somebody writes: who writes looks at all."""
        stamp = self._sums.stamp()
        blocks = max(1, self._sums.count_blocks())
        rest = max(ROUND / blocks, REST)
        for found in self._sums.damaged_by_block():
            if self._sums.stamp() != stamp:
                return rest
            if found:
                self._suspect()
                return ROUND
            if self._ended.wait(rest):
                return rest
        self._passed(stamp)
        return rest
