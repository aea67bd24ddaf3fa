"""Uploads on disk: what was accepted is there, whatever becomes of the process.

Each load is a folder named by its number: its record ``load.json``, and its files until they are loaded. It appears in
one piece, written through to the disk, before the upload is answered; a record is replaced as a whole.

Of several processes over one folder one loads, and it alone changes records. What the others must know or say lies
beside the record: how far a load is in ``progress.json``, and that it is not wanted any more in ``cancelled``.
"""

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Literal

from graph_service.errors import StoreUnavailable
from graph_service.ledger.load import LoadReport
from graph_service.store.file_lock import LockedElsewhere, locked
from loaders.errors import Saying, UnreadableFile, of_system

State = Literal["queued", "running", "done", "refused", "failed", "cancelled"]
#: a load in one of these is at its end
FINISHED = frozenset[State](("done", "refused", "failed", "cancelled"))
#: as many records of finished loads are kept, the newest
_KEPT = 10_000
_ID = re.compile(r"\d{8}-[0-9a-f]{12}")
_PROGRESS, _CANCELLED = "progress.json", "cancelled"
#: seconds that an upload waits for its number while other processes take theirs
_PATIENCE = 10.0
#: uploads that this process is taking now
_COMING: set[str] = set()
_INCOMING = re.compile(r"\.incoming-(\d+)-.*")


@dataclass(frozen=True, slots=True)
class Load:
    """One load as it stands: ``done`` of ``total`` files, ``current`` the one in work."""

    id: str
    files: tuple[str, ...]
    #: the name of the key that loaded it; empty where no keys are needed
    by: str = ""
    state: State = "queued"
    done: int = 0
    total: int = 0
    current: str | None = None
    report: LoadReport | None = None
    #: why all of it failed, or what a queued load waits for; files that were refused one by one are in the report
    failure: str | None = None
    #: how often it was begun without coming to an end
    begun: int = 0

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED


#: what is told of a load while it runs
_TOLD = ("done", "total", "current")


class Journal:
    """The loads in ``folder``. Safe to use from several threads and processes; one of them changes records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        #: what cannot change any more
        self._finished: dict[str, Load] = {}

    def accept(self, uploads: Sequence[tuple[str, BinaryIO]], by: str) -> Load:
        """Keep the uploads until they are loaded; ``StoreUnavailable`` where there is no room for them."""
        with self._translated():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            incoming = self.folder / f".incoming-{os.getpid()}-{secrets.token_hex(6)}"
            _COMING.add(incoming.name)
            try:
                return self._accept(incoming, uploads, by)
            except BaseException:
                shutil.rmtree(incoming, ignore_errors=True)
                raise
            finally:
                _COMING.discard(incoming.name)

    def ids(self) -> list[str]:
        """Every load, in the order in which they came."""
        try:
            return sorted(each.name for each in self.folder.iterdir() if _ID.fullmatch(each.name))
        except FileNotFoundError:
            return []

    def get(self, key: str) -> Load | None:
        """A load by its id as it stands: how far whoever loads it has told, and whether it is still wanted."""
        load = self.record(key)
        if load and load.state == "running":
            return self._as_told(load)
        if load and load.state == "queued" and self.is_cancelled(key):
            return replace(load, state="cancelled")
        return load

    def record(self, key: str) -> Load | None:
        """A load by its id as whoever loads has written it down."""
        if key in self._finished:
            return self._finished[key]
        if not _ID.fullmatch(key):
            return None
        try:
            load = _read(json.loads((self.folder / key / "load.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError):
            return None
        if load.is_finished:
            self._finished[key] = load
        return load

    def write(self, load: Load) -> None:
        """Replace the record; the files of a finished load go."""
        with self._translated():
            _write(self.folder / load.id / "load.json", load)
        if load.is_finished:
            self._finished[load.id] = load
            shutil.rmtree(self.files(load.id), ignore_errors=True)
        (self.folder / load.id / _PROGRESS).unlink(missing_ok=True)

    def tell(self, load: Load) -> None:
        """Say to other processes how far a load is. It is lost with the power, and nothing depends on it."""
        path = self.folder / load.id / _PROGRESS
        new = path.with_name(f".{path.name}.partial")
        with suppress(OSError):
            new.write_text(json.dumps({name: getattr(load, name) for name in _TOLD}), encoding="utf-8")
            new.replace(path)

    def cancel(self, key: str) -> None:
        """Say to whoever loads that this one is not wanted any more."""
        with self._translated():
            (self.folder / key / _CANCELLED).touch(mode=0o600)

    def is_cancelled(self, key: str) -> bool:
        """Whether somebody has said that."""
        return (self.folder / key / _CANCELLED).exists()

    def files(self, key: str) -> Path:
        """The folder of a load's files."""
        return self.folder / key / "files"

    def tidy(self) -> None:
        """Clear what processes left that were ended, and the oldest records."""
        for each in self.folder.iterdir():
            found = _INCOMING.fullmatch(each.name)
            if found and each.name not in _COMING and not _is_another(int(found[1])):
                shutil.rmtree(each, ignore_errors=True)
        for key in self.ids()[:-_KEPT]:
            load = self.record(key)
            if load and load.is_finished:
                self._finished.pop(key, None)
                shutil.rmtree(self.folder / key, ignore_errors=True)

    def _accept(self, incoming: Path, uploads: Sequence[tuple[str, BinaryIO]], by: str) -> Load:
        (incoming / "files").mkdir(mode=0o700, parents=True)
        for name, content in uploads:
            with (incoming / "files" / name).open("xb") as file:
                shutil.copyfileobj(content, file)
                file.flush()
                os.fsync(file.fileno())
        _sync(incoming / "files")
        names = tuple(name for name, _ in uploads)
        # the order of the numbers is the order of the loads
        with self._numbering():
            number = int((self.ids() or ["0-"])[-1].partition("-")[0]) + 1
            load = Load(f"{number:08d}-{secrets.token_hex(6)}", names, by, total=len(names))
            _write(incoming / "load.json", load)
            incoming.rename(self.folder / load.id)
        _sync(self.folder)
        return load

    def _as_told(self, load: Load) -> Load:
        """A running load with what the process that loads it told last."""
        try:
            told = json.loads((self.folder / load.id / _PROGRESS).read_text(encoding="utf-8"))
            return replace(load, **{name: told[name] for name in _TOLD})
        except (OSError, ValueError, KeyError, TypeError):
            # nothing was told yet, or it was lost with the power
            return load

    @contextmanager
    def _numbering(self) -> Iterator[None]:
        """Alone among all threads and processes."""
        with self._lock, locked(self.folder / ".numbers.lock", _PATIENCE):
            yield

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = Saying("uploads cannot be kept there ({system})", system=of_system(error))
            raise StoreUnavailable(str(self.folder), reason, "Check room and rights, then send them again.") from error
        except LockedElsewhere as error:
            raise StoreUnavailable(
                str(self.folder), Saying("{holder} is writing to it", holder=error.holder), "Try again."
            ) from error


def _write(path: Path, load: Load) -> None:
    new = path.with_name(f".{path.name}.partial")
    with new.open("w", encoding="utf-8") as file:
        json.dump(_written(load), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _sync(path.parent)


def _written(load: Load) -> dict[str, Any]:
    told = {each.name: getattr(load, each.name) for each in fields(load) if each.name != "report"}
    told["failure"] = _plain(load.failure)
    report = load.report
    if report is not None:
        refused = [{name: _plain(getattr(e, name)) for name in ("subject", "reason", "advice")} for e in report.refused]
        told["report"] = {**asdict(replace(report, refused=())), "refused": refused}
    return told


def _read(told: dict[str, Any]) -> Load:
    report = told.pop("report", None)
    # a record may be of an older or newer version
    known = {**_known(Load, told), "files": tuple(told["files"]), "failure": _saying(told.get("failure"))}
    load = Load(**known)
    if report is None:
        return load
    refused = tuple(
        UnreadableFile(**{name: _saying(part) for name, part in each.items()}) for each in report.pop("refused", ())
    )
    return replace(load, report=LoadReport(**{**_known(LoadReport, report), "refused": refused}))


def _plain(text: Any) -> Any:
    """A sentence as JSON keeps it: with its slots, so that it is told in the language of whoever asks later."""
    if isinstance(text, Saying):
        return {"sentence": text.sentence, "values": {slot: _plain(value) for slot, value in text.values.items()}}
    return text if text is None or isinstance(text, (str, int, float)) else str(text)


def _saying(kept: Any) -> Any:
    """What ``_plain`` kept."""
    if not isinstance(kept, Mapping):
        return kept
    return Saying(kept["sentence"], **{slot: _saying(value) for slot, value in kept["values"].items()})


def _known(shape: type, told: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(shape)}
    return {name: value for name, value in told.items() if name in names}


def _is_another(process: int) -> bool:
    """Whether a process lives that is not this one; in a container a new service has the number of the old."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _sync(folder: Path) -> None:
    """Write the names in a folder through to the disk, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
