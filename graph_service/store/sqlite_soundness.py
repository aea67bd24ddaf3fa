"""Whether an SQLite file is what was written: looked at when it is opened and when somebody else has written to it."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from graph_service.errors import StoreMismatch
from graph_service.store.sqlite_sums import ADVICE, Stamp, Sums
from loaders.errors import Saying

#: bytes of log after which it is brought into the file
LONG_LOG = 4 * 1024 * 1024
#: bytes of a file that is looked at on every opening; of a larger one, once a day and whenever it was written to
SMALL_FILE = 32 * 1024 * 1024
A_DAY = 86_400.0
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
        self._verified: Stamp | None = None
        self._looked = 0.0

    def look_on_opening(self) -> None:
        """``StoreMismatch`` where a page is not what was written."""
        self._sums.discard_left()
        if not self._sums.are_there:
            return
        stamp = self._sums.stamp()
        if stamp.size > SMALL_FILE and self._was_seen(stamp):
            self._verified = stamp
            return
        self.look(at_once=True)

    def look(self, *, at_once: bool = False) -> None:
        """As on opening, where somebody has written to the file since."""
        if not self._sums.are_there or self._sums.stamp() == self._verified:
            return
        with self._lock:
            stamp = self._sums.stamp()
            now = time.monotonic()
            if stamp == self._verified or (not at_once and now - self._looked < _PAUSE):
                return
            if self._sums.damaged():
                # a checkpoint may be under way, or a process was killed before it noted what it wrote
                with self._alone():
                    self.look_alone()
                return
            self._looked = now
            self._note_verified(stamp)

    def look_alone(self) -> None:
        """As on opening, for the one writer."""
        if not self._sums.are_there:
            return
        self._sums.note()
        stamp = self._sums.stamp()
        if stamp != self._verified:
            self.verify()
            self._note_verified(stamp)

    def verify(self) -> None:
        """Look at every page; for the one writer."""
        found = self._sums.damaged()
        if found:
            named = ", ".join(map(str, found[:5])) + (" …" if len(found) > 5 else "")
            reason = Saying(
                "it is damaged: {n} of its pages are not what was written ({named})", n=len(found), named=named
            )
            raise StoreMismatch(f"sqlite:{self._path}", reason, ADVICE)

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
        self._sums.close()

    def _note_verified(self, stamp: Stamp) -> None:
        self._verified = stamp
        if stamp.size > SMALL_FILE:
            partial = self._seen.with_name(f".{self._seen.name}.{os.getpid()}.partial")
            partial.write_text(self._told(stamp), encoding="utf-8")
            partial.replace(self._seen)

    def _was_seen(self, stamp: Stamp) -> bool:
        try:
            is_new = time.time() - self._seen.stat().st_mtime < A_DAY
            return is_new and self._seen.read_text(encoding="utf-8") == self._told(stamp)
        except OSError:
            return False

    @staticmethod
    def _told(stamp: Stamp) -> str:
        return f"{stamp.size} {stamp.modified} {stamp.file}"
