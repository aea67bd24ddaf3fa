"""Whether an SQLite file is what was written: looked at when it is opened and when somebody else has written to it."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Lock

from graph_service.errors import StoreMismatch
from graph_service.store.sqlite_patrol import Patrol
from graph_service.store.sqlite_sums import ADVICE, Stamp, Sums
from loaders.errors import Saying

#: bytes of log after which it is brought into the file: a page that several changes wrote goes into it once
LONG_LOG = 16 * 1024 * 1024
#: bytes of a file that is looked at on every opening; a larger one is for questions looked at once an hour, and little
#: by little all the time as long as it is open
SMALL_FILE = 32 * 1024 * 1024
AN_HOUR = 3_600.0
#: seconds for which a look at every page is good, for writers and for who reads all; for questions to a small file
FRESH, A_WHILE = 30.0, 300.0
#: seconds between two looks at a file that others write to, by those who only read
_PAUSE = 10.0


class Soundness:
    """Looks after one file. ``alone`` holds all writers, ``checkpoint`` brings the log into the file."""

    def __init__(
        self, path: Path, alone: Callable[[], AbstractContextManager[None]], checkpoint: Callable[[], bool]
    ) -> None:
        self._path = path
        self._alone = alone
        self._checkpoint = checkpoint
        self._sums = Sums(path)
        self._seen = path.with_name(f"{path.name}.sums-seen")
        self._lock = Lock()
        self._patrol = Patrol(self._sums, self._suspect, self._passed)
        #: how the file looked when it was last known to be sound
        self._verified: Stamp | None = None
        #: when this process looked at every page, when questions must look again, when they last did
        self._fresh, self._due, self._looked = float("-inf"), float("-inf"), 0.0

    def look_on_opening(self) -> None:
        """``StoreMismatch`` where a page is not what was written."""
        self._sums.discard_left()
        if not self._sums.are_there:
            return
        stamp = self._sums.stamp()
        age = self._seen_before(stamp) if stamp.size > SMALL_FILE else None
        if age is not None:
            self._verified, self._due = stamp, time.monotonic() + AN_HOUR - age
            self._patrol.begin()
            return
        self.look_over()

    def look(self) -> None:
        """As on opening, where somebody has written to the file since, or long ago; for a question."""
        now = time.monotonic()
        if not self._sums.are_there or (now < self._due and self._sums.stamp() == self._verified):
            return
        with self._lock:
            if now < self._due and (self._sums.stamp() == self._verified or now - self._looked < _PAUSE):
                return
            self._look(now)

    def look_over(self) -> None:
        """As on opening, for whoever is to read all of the file: of any size, and whoever has looked at it before."""
        now = time.monotonic()
        if self._sums.are_there and not self._is_fresh(now):
            with self._lock:
                # another thread may have looked meanwhile
                if not self._is_fresh(now):
                    self._look(now)

    def look_alone(self) -> None:
        """As ``look_over``, for the one writer."""
        if not self._sums.are_there:
            return
        self._sums.note()
        now = time.monotonic()
        if not self._is_fresh(now):
            self._verify(now)

    def _look(self, now: float) -> None:
        stamp = self._sums.stamp()
        if self._sums.damaged():
            # a checkpoint may be under way, or a process was killed before it noted what it wrote
            with self._alone():
                self._sums.note()
                self._verify(now)
            return
        self._looked = now
        self._note_verified(stamp, now)

    def _is_fresh(self, now: float) -> bool:
        return now - self._fresh < FRESH and self._sums.stamp() == self._verified

    def _verify(self, now: float) -> None:
        """Look at every page; for the one writer."""
        found = self._sums.damaged()
        if found:
            named = ", ".join(map(str, found[:5])) + (" …" if len(found) > 5 else "")
            reason = Saying(
                "it is damaged: {n} of its pages are not what was written ({named})", n=len(found), named=named
            )
            raise StoreMismatch(f"sqlite:{self._path}", reason, ADVICE)
        self._note_verified(self._sums.stamp(), now)

    def settle(self) -> None:
        """After a commit, for the one writer: note what it wrote, and bring a long log into the file."""
        try:
            self._settle()
        except OSError:
            self._sums.forget()

    def _settle(self) -> None:
        if not self._sums.are_there:
            if self._checkpoint():
                self._sums.begin()
        else:
            self._sums.note()
            if self._sums.log_size > LONG_LOG:
                self.empty_log()
            elif not self._sums.log_size and self._sums.stamp() != self._verified:
                # the writer brought its log into the file itself
                self._sums.begin()
        self._verified = self._sums.stamp()

    def empty_log(self) -> None:
        """Bring all of the log into the file, where no reader keeps it from that."""
        if self._sums.log_size:
            self._sums.note()
            self._sums.sync()
            if self._checkpoint():
                self._sums.fold()

    def close(self) -> None:
        """Say that no connection to the file is left."""
        self._patrol.end()
        self._sums.close()

    def _suspect(self) -> None:
        """A patrol has found what is no page of ours, or is just being written: the next question looks at all."""
        self._due = float("-inf")

    def _passed(self, stamp: Stamp) -> None:
        """A patrol has gone round, and nobody has written meanwhile."""
        self._verified, self._due = stamp, time.monotonic() + AN_HOUR
        self._note_seen(stamp)

    def _note_verified(self, stamp: Stamp, now: float) -> None:
        is_large = stamp.size > SMALL_FILE
        self._verified, self._fresh, self._due = stamp, now, now + (AN_HOUR if is_large else A_WHILE)
        if is_large:
            self._note_seen(stamp)
            self._patrol.begin()

    def _note_seen(self, stamp: Stamp) -> None:
        """Tell other processes that every page was looked at; one that is not told looks itself."""
        # one name for all, so that whoever is killed here leaves no file that nobody takes
        partial = self._seen.with_name(f".{self._seen.name}.partial")
        with suppress(OSError):
            partial.write_text(self._told(stamp), encoding="utf-8")
            partial.replace(self._seen)

    def _seen_before(self, stamp: Stamp) -> float | None:
        """How many seconds ago a process looked at every page of the file, as it is; ``None``: not within an hour."""
        try:
            age = max(0.0, time.time() - self._seen.stat().st_mtime)
            return age if age < AN_HOUR and self._seen.read_text(encoding="utf-8") == self._told(stamp) else None
        except OSError:
            return None

    @staticmethod
    def _told(stamp: Stamp) -> str:
        return f"{stamp.size} {stamp.modified} {stamp.file}"
