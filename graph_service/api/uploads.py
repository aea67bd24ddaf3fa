"""Uploads that become loads: one after the other, in a thread of their own, with their progress told."""

import logging
import secrets
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Literal

from graph_service.errors import BadQuestion, NotFound
from graph_service.ledger.load import LoadReport, Progress
from graph_service.store.protocol import Store
from loaders.errors import DirectiveGraphError

State = Literal["waiting", "running", "done", "failed", "cancelled"]
#: a load in one of these has come to its end
ENDED: tuple[State, ...] = ("done", "failed", "cancelled")
#: loads the files of a folder under their names in it
Loader = Callable[[Store, Path, Sequence[str], Progress], LoadReport]

_LOG = logging.getLogger(__name__)
#: as many are remembered, the newest; a service that starts again remembers none
_REMEMBERED = 1000


class Cancelled(Exception):
    """Ends a load that somebody asked to end."""


@dataclass(frozen=True, slots=True)
class Load:
    """One load as it stands: ``done`` of ``total`` files, ``current`` the one in work."""

    id: str
    files: tuple[str, ...]
    state: State = "waiting"
    done: int = 0
    total: int = 0
    current: str | None = None
    report: LoadReport | None = None
    #: why all of it failed; files that were refused one by one are in the report
    failure: str | None = None


@dataclass(slots=True)
class LoadQueue:
    """Takes uploads and loads them in the order in which they came. Safe to use from several threads."""

    store: Callable[[], Store]
    loader: Loader
    _loads: dict[str, Load] = field(default_factory=dict)
    _to_end: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "load"))

    def submit(self, uploads: Sequence[tuple[str, BinaryIO]]) -> Load:
        """Keep the uploads in a folder of their own and load them when it is their turn.

        Raises ``BadQuestion`` where a file has no usable name, or two have the same.
        """
        names = _names([name for name, _ in uploads])
        folder = Path(tempfile.mkdtemp(prefix="directive-graph-"))
        try:
            for name, (_, content) in zip(names, uploads, strict=True):
                with (folder / name).open("wb") as file:
                    shutil.copyfileobj(content, file)
            return self._enqueue(folder, names)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def get(self, key: str) -> Load:
        """A load by its id; ``NotFound`` for one that is not remembered."""
        with self._lock:
            if key in self._loads:
                return self._loads[key]
        raise NotFound(f"load {key!r}", "no such load is remembered", "Loads are forgotten when the service restarts.")

    def all(self) -> list[Load]:
        """All loads that are remembered, the newest first."""
        with self._lock:
            return list(reversed(self._loads.values()))

    def cancel(self, key: str) -> Load:
        """Ask a load to end: one that waits is not begun, one that runs ends before its next file.

        What its steps have loaded by then stays, each whole. A load that has ended is left as it is;
        ``NotFound`` for one that is not remembered.
        """
        load = self.get(key)
        if load.state not in ENDED:
            with self._lock:
                self._to_end.add(key)
        return self.get(key)

    def close(self) -> None:
        """Let the load that runs come to its end and drop those that wait."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _enqueue(self, folder: Path, names: tuple[str, ...]) -> Load:
        load = Load(secrets.token_hex(8), names, total=len(names))
        self._keep(load)
        self._worker.submit(self._run, load.id, folder)
        return load

    def _keep(self, load: Load) -> None:
        with self._lock:
            self._loads[load.id] = load
            for key in list(self._loads)[: max(0, len(self._loads) - _REMEMBERED)]:
                del self._loads[key]

    def _update(self, key: str, **changes: object) -> None:
        with self._lock, suppress(KeyError):
            self._loads[key] = replace(self._loads[key], **changes)  # type: ignore[arg-type]

    def _run(self, key: str, folder: Path) -> None:
        def progress(done: int, total: int, current: str) -> None:
            self._end_if_asked(key)
            self._update(key, done=done, total=total, current=current)

        try:
            self._end_if_asked(key)
            self._update(key, state="running")
            report = self.loader(self.store(), folder, self.get(key).files, progress)
            self._update(key, state="done", report=report, current=None)
        except Cancelled:
            self._update(key, state="cancelled", current=None)
        except DirectiveGraphError as error:
            self._update(key, state="failed", failure=str(error), current=None)
        except Exception:  # noqa: BLE001 - a thread has nobody above it who would tell
            _LOG.exception("load %s failed", key)
            self._update(key, state="failed", failure="Something unexpected happened; see the log.", current=None)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with self._lock:
                self._to_end.discard(key)

    def _end_if_asked(self, key: str) -> None:
        with self._lock:
            if key in self._to_end:
                raise Cancelled


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """The names of the files without folders, so that none can be written outside of its folder."""
    names = tuple(name.replace("\\", "/").rpartition("/")[2].strip() for name in given)
    unusable = [name for name, usable in zip(given, map(_usable, names), strict=True) if not usable]
    twice = sorted({name for name in names if names.count(name) > 1})
    if unusable or not names:
        raise BadQuestion(f"file {unusable[0]!r}" if unusable else "upload", "no file has a name", "Name every file.")
    if twice:
        raise BadQuestion(f"file {twice[0]!r}", "two files of the upload have this name", "Load one after the other.")
    return names


def _usable(name: str) -> bool:
    return name not in ("", ".", "..") and name.isprintable() and len(name.encode()) <= 200
