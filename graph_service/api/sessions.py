"""Browsers that have shown a key: a token each, of which only the digest is kept.

One process keeps them in its memory; several keep them as files that all of them see.
"""

import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Protocol

from graph_service.errors import StoreUnavailable
from graph_service.settings import Settings
from loaders.errors import Saying, of_system

from .keys import Key, digest_of
from .state import make_state_folder, state_folder

#: seconds until a session that nobody uses is over, and how many there may be
SESSION_SECONDS = 12 * 3600
_MOST_SESSIONS = 10_000
#: seconds within which a use is not noted again: a file is not touched with every request
_SAME_USE = 60.0
_BYTES = 32


class Sessions(Protocol):
    """The sessions of one service. Safe to use from several threads."""

    def begin(self, key: Key) -> str:
        """A token for a browser that has shown this key."""

    def key_of(self, token: str) -> str | None:
        """The SHA-256 of the key that began the session; ``None`` where it is over."""

    def end(self, token: str) -> None:
        """Forget the session."""


@dataclass(slots=True)
class SessionsInMemory:
    """Sessions of one process; forgotten when it ends."""

    _known: OrderedDict[str, tuple[str, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, key: Key) -> str:
        token = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._known[digest_of(token)] = (key.sha256, time.monotonic())
            while len(self._known) > _MOST_SESSIONS:
                self._known.popitem(last=False)
        return token

    def key_of(self, token: str) -> str | None:
        hidden, now = digest_of(token), time.monotonic()
        with self._lock:
            digest, used = self._known.pop(hidden, ("", 0.0))
            if not digest or now - used > SESSION_SECONDS:
                return None
            self._known[hidden] = (digest, now)
        return digest

    def end(self, token: str) -> None:
        with self._lock:
            self._known.pop(digest_of(token), None)


@dataclass(frozen=True, slots=True)
class SessionFiles:
    """Sessions of several processes: files named by the token's digest, of the key's digest, used last when changed.

    They are this user's alone, and outlive the service. ``prepare`` makes the folder that ``folder`` lies in.
    """

    folder: Path
    prepare: Callable[[], None] = lambda: None

    def begin(self, key: Key) -> str:
        """As ``Sessions``; ``StoreUnavailable`` where nothing can be kept."""
        token = secrets.token_urlsafe(_BYTES)
        self.check()
        try:
            descriptor = os.open(self._path(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(key.sha256)
            self._tidy()
        except OSError as error:
            raise self._not_kept(error) from error
        return token

    def key_of(self, token: str) -> str | None:
        path, now = self._path(token), time.time()
        try:
            used = path.stat().st_mtime
            if now - used > SESSION_SECONDS:
                path.unlink(missing_ok=True)
                return None
            digest = path.read_text(encoding="ascii")
            if now - used > _SAME_USE:
                os.utime(path)
        except FileNotFoundError:
            # another process may have ended it meanwhile
            return None
        except OSError as error:
            raise self._not_kept(error) from error
        return digest

    def end(self, token: str) -> None:
        with suppress(FileNotFoundError):
            self._path(token).unlink()

    def check(self) -> None:
        """Make the folder where it is not there; ``StoreUnavailable`` where it cannot be written."""
        probe = self.folder / f".{os.getpid()}-{secrets.token_hex(6)}"
        try:
            self.prepare()
            self.folder.mkdir(mode=0o700, exist_ok=True)
            probe.touch(mode=0o600)
            probe.unlink()
        except OSError as error:
            raise self._not_kept(error) from error

    def _path(self, token: str) -> Path:
        return self.folder / digest_of(token)

    def _tidy(self) -> None:
        """Clear what is over, and the longest unused of too many; other processes may do the same."""
        found: list[tuple[float, str]] = []
        with os.scandir(self.folder) as entries:
            for each in entries:
                with suppress(FileNotFoundError):
                    found.append((each.stat().st_mtime, each.path))
        found.sort()
        over = time.time() - SESSION_SECONDS
        for at, (used, path) in enumerate(found):
            if used < over or at < len(found) - _MOST_SESSIONS:
                Path(path).unlink(missing_ok=True)

    def _not_kept(self, error: OSError) -> StoreUnavailable:
        return StoreUnavailable(
            str(self.folder),
            Saying("several workers keep the sessions of browsers there ({system})", system=of_system(error)),
            "Check its room and rights, set DIRECTIVE_GRAPH_STATE, or take one worker.",
        )


def sessions_of(settings: Settings) -> SessionsInMemory | SessionFiles:
    """Where the sessions are kept: in the memory of one worker, in the state folder of several."""
    if settings.workers == 1:
        return SessionsInMemory()
    return SessionFiles(state_folder(settings) / "sessions", partial(make_state_folder, settings))
