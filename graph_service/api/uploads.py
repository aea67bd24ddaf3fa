"""Uploads that become loads: one after the other, in a thread of their own, with their progress told.

What was accepted waits on disk (journal.py) until it is loaded, refused or cancelled: a service that is stopped or
killed goes on where it was. A load that was begun is begun again; loading is idempotent, so nothing is done twice.
Where the store cannot be written a load waits for it.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock, Thread
from typing import BinaryIO

from graph_service.errors import BadQuestion, NotAllowed, NotFound, StoreError
from graph_service.ledger.load import UPLOAD, LoadReport, Progress, meant
from graph_service.store.file_lock import LockedElsewhere, locked
from graph_service.store.protocol import FileKey, Store, ask
from loaders.errors import DirectiveGraphError, Saying

from .access import Caller, allows
from .journal import Journal, Load, State

#: loads the files of a folder under their names in it
Loader = Callable[[Store, Path, Sequence[str], Progress], LoadReport]

_LOG = logging.getLogger(__name__)
#: seconds between two tries of a load whose store cannot be written, and between two looks for work
FIRST_PAUSE, LONGEST_PAUSE, _LOOK = 1.0, 30.0, 1.0
#: seconds that a load is given to come to its next file when the service ends
SECONDS_TO_STOP = 5.0
#: seconds between two words of a running load to other processes
_TELL = 1.0
#: a load that ended the process as often is not begun again
_MOST_BEGUN = 5


class _Interrupted(Exception):
    """The load that runs is to stop before its next file."""


@dataclass(slots=True)
class LoadQueue:
    """Takes uploads and loads them in the order in which they came. Safe to use from several threads.

    Of several services over one folder one loads; each takes uploads and tells of all.
    """

    store: Callable[[], Store]
    loader: Loader
    folder: Path
    #: makes the folder that ``folder`` lies in
    prepare: Callable[[], None] = lambda: None
    _journal: Journal = field(init=False)
    _running: Load | None = None
    _told_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)
    _wake: Event = field(default_factory=Event)
    _stopping: Event = field(default_factory=Event)
    _worker: Thread | None = None

    def __post_init__(self) -> None:
        self._journal = Journal(self.folder)

    def start(self) -> None:
        """Go on with what waits; until then uploads are taken and not loaded."""
        # a thread that the end of the process does not wait for: what it does is safe to break off
        self._worker = Thread(target=self._work, name="load", daemon=True)
        self._worker.start()

    def submit(self, uploads: Sequence[tuple[str, BinaryIO]], by: Caller) -> Load:
        """Keep the uploads and load them when it is their turn; they are safe when this returns.

        Raises ``BadQuestion`` where a file has no usable name, or two have the same; ``NotAllowed`` where the
        caller may not replace what is loaded under one; ``StoreUnavailable`` where there is no room.
        """
        names = _names([name for name, _ in uploads])
        self.check_may_replace(names, by)
        with suppress(OSError):  # what is wrong with it is told when the uploads are kept
            self.prepare()
        contents = (content for _, content in uploads)
        load = self._journal.accept(list(zip(names, contents, strict=True)), by.name)
        self._wake.set()
        return load

    def check_may_replace(self, names: Sequence[str], by: Caller) -> None:
        """Refuse (``NotAllowed``) a caller who is no editor and would change files that another key loaded."""
        if allows(by, "editor"):
            return
        known = ask(self.store(), lambda reads: reads.files())
        loaded = {name for name in names if FileKey(name, UPLOAD) in known}
        owners = self._owners(names)
        for name in names:
            if owners.get(name, "" if name in loaded else by.name) != by.name:
                reason = "another key loaded a file of this name"
                raise NotAllowed(Saying("file {name!r}", name=name), reason, "Choose another name, or ask an editor.")

    def check_may_remove(self, name: str, by: Caller) -> None:
        """Refuse (``NotAllowed``) a caller who is no editor and would take back what the same key did not load."""
        if allows(by, "editor"):
            return
        for file in ask(self.store(), lambda reads: meant(reads, [name])):
            if file.root != UPLOAD or self._owner(file.name) != by.name:
                raise NotAllowed(
                    Saying("file {name!r}", name=name), "it was not loaded with this key", "Ask an editor."
                )

    def get(self, key: str) -> Load:
        """A load by its id; ``NotFound`` for one that is not there."""
        running = self._running
        load = running if running and running.id == key else self._journal.get(key)
        if load is None:
            raise NotFound(Saying("load {key!r}", key=key), "there is no such load", "See the list of loads.")
        return load

    def newest(self, most: int, before: str | None = None) -> list[Load]:
        """The newest loads, the newest first; of those that came before another, where one is named."""
        ids = [key for key in self._journal.ids() if before is None or key < before]
        return [self.get(key) for key in reversed(ids[-most:])]

    def count(self) -> int:
        """How many loads are known."""
        return len(self._journal.ids())

    def cancel(self, key: str, by: Caller) -> Load:
        """Do not load what waits; stop what runs before its next file: what it has loaded stays.

        Raises ``NotFound``, ``NotAllowed`` for another's load, ``BadQuestion`` where it is at its end.
        """
        with self._lock:
            load = self.get(key)
            if load.by != by.name and not allows(by, "editor"):
                raise NotAllowed(Saying("load {key!r}", key=key), "another key loaded it", "Ask an editor.")
            if load.is_finished:
                raise BadQuestion(
                    Saying("load {key!r}", key=key),
                    Saying("it is {state} already", state=Saying(load.state)),
                    "There is nothing to cancel.",
                )
            # the record is changed by whoever loads, in whichever process that is
            self._journal.cancel(key)
        self._wake.set()
        return self.get(key)

    def close(self) -> None:
        """Stop before the next file; what is not loaded waits for the next start."""
        self._stopping.set()
        self._wake.set()
        if self._worker is not None:
            self._worker.join(SECONDS_TO_STOP)

    def _owner(self, name: str) -> str | None:
        """Which key loaded the file of this name, or the archive that it is in."""
        parts = name.split("/")
        held_in = ["/".join(parts[:many]) for many in range(len(parts), 0, -1)]
        owners = self._owners(held_in)
        return next((owners[each] for each in held_in if each in owners), None)

    def _owners(self, names: Sequence[str]) -> dict[str, str]:
        """Which key loaded each of these names last, or will."""
        owners: dict[str, str] = {}
        wanted = set(names)
        for key in reversed(self._journal.ids()):
            load = self._journal.get(key)
            if load and load.state in ("queued", "running", "done"):
                refused = {error.subject for error in load.report.refused} if load.report else set()
                for name in wanted.intersection(load.files) - refused - owners.keys():
                    owners[name] = load.by
            if len(owners) == len(wanted):
                break
        return owners

    def _work(self) -> None:
        """Load whatever waits, while this is the one process that does."""
        while not self._stopping.is_set():
            if not self.folder.is_dir():
                # nothing was ever uploaded
                self._rest(_LOOK)
                continue
            try:
                with locked(self.folder / ".lock", 0):
                    self._journal.tidy()
                    self._load_all()
            except LockedElsewhere:
                self._rest(_LOOK)
            except Exception:  # noqa: BLE001 - a thread has nobody above it who would tell
                _LOG.exception("the queue of uploads cannot be worked")
                self._rest(LONGEST_PAUSE)

    def _load_all(self) -> None:
        ended: set[str] = set()
        while not self._stopping.is_set():
            for key in self._journal.ids():
                if key not in ended and not self._stopping.is_set():
                    self._bring_to_its_end(key)
                    ended.add(key)
            self._rest(_LOOK)

    def _bring_to_its_end(self, key: str) -> None:
        """Try until the load is at its end; whoever waits behind it waits for the same store."""
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            load = self._journal.record(key)
            if load is None or load.is_finished:
                return
            if self._journal.is_cancelled(key):
                self._ended(replace(load, state="cancelled"))
                return
            if self._load(load).is_finished:
                return
            self._rest(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def _load(self, load: Load) -> Load:
        """The load after one try."""
        if load.begun >= _MOST_BEGUN:
            reason = Saying(
                "The service ended {begun} times while it loaded these files; load them one by one.", begun=load.begun
            )
            return self._ended(replace(load, state="failed", failure=reason))
        with self._lock:
            self._running = replace(load, state="running", begun=load.begun + 1, failure=None, done=0)
            self._journal.write(self._running)
        try:
            report = self.loader(self.store(), self._journal.files(load.id), load.files, self._told)
        except _Interrupted:
            state: State = "cancelled" if self._journal.is_cancelled(load.id) else "queued"
            return self._ended(replace(self._running, state=state, current=None))
        except StoreError as error:
            # it is not the load's fault: it waits for the store
            return self._ended(replace(load, state="queued", failure=error.in_one))
        except DirectiveGraphError as error:
            return self._ended(replace(load, state="failed", failure=error.in_one))
        except Exception:  # noqa: BLE001 - a thread has nobody above it who would tell
            _LOG.exception("load %s failed", load.id)
            return self._ended(replace(load, state="failed", failure="Something unexpected happened; see the log."))
        none = report.refused and not report.read and not report.unchanged
        return self._ended(replace(self._running, state="refused" if none else "done", report=report, current=None))

    def _ended(self, load: Load) -> Load:
        """Write down what became of a load; ``begun`` counts only what the process did not survive."""
        with self._lock:
            self._journal.write(replace(load, begun=0) if load.state != "failed" else load)
            self._running = None
        return load

    def _told(self, done: int, total: int, current: str) -> None:
        """Take down how far the load is, and stop it where that is wanted."""
        with self._lock:
            if self._running is None:
                return
            self._running = replace(self._running, done=done, total=total, current=current or None)
            if time.monotonic() - self._told_at >= _TELL:
                self._told_at = time.monotonic()
                self._journal.tell(self._running)
            if done < total and (self._stopping.is_set() or self._journal.is_cancelled(self._running.id)):
                raise _Interrupted

    def _rest(self, seconds: float) -> None:
        if not self._stopping.is_set():
            self._wake.wait(seconds)
            self._wake.clear()


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """The names of the files without folders, so that none can be written outside of its folder."""
    names = tuple(name.replace("\\", "/").rpartition("/")[2].strip() for name in given)
    if not names:
        raise BadQuestion(Saying("upload"), "there is no file in it", "Send one or more.")
    for written, name in zip(given, names, strict=True):
        reason = _unusable(name)
        if reason:
            raise BadQuestion(Saying("file {written!a}", written=written[:100]), reason, "Name every file.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadQuestion(
            Saying("file {name!r}", name=twice[0]),
            "two files of the upload have this name",
            "Load one after the other.",
        )
    return names


def _unusable(name: str) -> str | None:
    """Why a file cannot be kept under a name."""
    if name in ("", ".", ".."):
        return "it has no name"
    if not name.isprintable():
        return "its name holds a sign that cannot be shown"
    if len(name.encode()) > 200:
        return "its name is too long"
    return None
