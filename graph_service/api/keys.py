"""Keys of a service: who may ask, load or correct; shown once, and kept as hashes only.

A key is 32 random bytes, so that one round of SHA-256 keeps it: there is nothing to guess. They lie in a file
beside the store, of whatever engine, which is read again whenever it changes: a running service follows.
"""

import hashlib
import hmac
import ipaddress
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from graph_service.settings import Settings
from graph_service.store.file_lock import LockedElsewhere, locked
from loaders.errors import DirectiveGraphError, Saying, of_system

from .state import state_folder

Role = Literal["reader", "loader", "editor"]
#: each may do what those before it may
ROLES: tuple[Role, ...] = get_args(Role)
#: whoever has the key of the settings
OF_SETTINGS = "settings"
#: fewer signs than this can be guessed
_SHORTEST = 20
_LONGEST_NAME = 60
_PATIENCE = 10.0


class BadKeys(DirectiveGraphError):
    """A name, a key or a file of keys that cannot be used."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: whose it is, what it may, the SHA-256 of it, and since when."""

    name: str
    role: Role
    sha256: str
    since: str


def may(role: Role, needed: Role) -> bool:
    """Whether a role includes what another may."""
    return ROLES.index(role) >= ROLES.index(needed)


class Keys:
    """The keys of the file ``path``, and one more where ``given`` is set. Safe to use from several processes."""

    def __init__(self, path: Path, given: str = "") -> None:
        if given and len(given) < _SHORTEST:
            raise BadKeys(
                "DIRECTIVE_GRAPH_KEY", Saying("it has fewer than {least} signs", least=_SHORTEST), "Set a longer one."
            )
        self.path = path
        self._given = [Key(OF_SETTINGS, "editor", digest_of(given), "")] if given else []
        self._seen: tuple[int, int, int] | None = None
        self._kept: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """The keys that hold now, in the order in which they were made."""
        seen = self._state()
        if seen != self._seen:
            self._kept = tuple(self._read()) if seen else ()
            self._seen = seen
        return (*self._given, *self._kept)

    def find(self, secret: str) -> Key | None:
        """Whose key it is; it takes as long for a wrong one, however much of it is right."""
        digest, found = digest_of(secret), None
        for key in self.all():
            if hmac.compare_digest(key.sha256, digest):
                found = key
        return found

    def add(self, name: str, role: Role) -> str:
        """Make a key and give it away: it is told nowhere else. ``BadKeys`` where the name is taken or none."""
        if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME or name == OF_SETTINGS:
            raise BadKeys(
                repr(name), "this is no name for a key", Saying("Write at most {most} letters.", most=_LONGEST_NAME)
            )
        secret = f"dg_{secrets.token_urlsafe(32)}"
        with self._changing() as keys:
            if any(key.name == name for key in keys):
                raise BadKeys(name, "a key of this name is there already", "Revoke it first, or choose another name.")
            keys.append(Key(name, role, digest_of(secret), date.today().isoformat()))
        return secret

    def revoke(self, name: str) -> Key:
        """Take a key back: whoever has it is shut out at once. ``BadKeys`` where there is none of that name."""
        with self._changing() as keys:
            for key in keys:
                if key.name == name:
                    keys.remove(key)
                    return key
        raise BadKeys(name, "there is no key of this name", "See `directive-graph keys list`.")

    def _state(self) -> tuple[int, int, int] | None:
        try:
            known = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BadKeys(
                str(self.path), Saying("it cannot be read ({system})", system=of_system(error)), "Check its rights."
            ) from error
        return known.st_mtime_ns, known.st_size, known.st_ino

    def _read(self) -> Iterable[Key]:
        try:
            kept = [Key(**each) for each in json.loads(self.path.read_text(encoding="utf-8"))["keys"]]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BadKeys(
                str(self.path), Saying("it is no file of keys ({detail})", detail=str(error)), "Mend or remove it."
            ) from error
        if any(key.role not in ROLES for key in kept):
            raise BadKeys(
                str(self.path),
                "it holds a role that there is not",
                Saying("Roles are {roles}.", roles=", ".join(ROLES)),
            )
        return kept

    @contextmanager
    def _changing(self) -> Iterator[list[Key]]:
        """The keys of the file, written again when the block ends; nobody else changes them meanwhile."""
        try:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            with locked(self.path.with_name(f"{self.path.name}.lock"), _PATIENCE):
                keys = list(self._read()) if self.path.exists() else []
                yield keys
                self._write(keys)
        except LockedElsewhere as error:
            raise BadKeys(
                str(self.path), Saying("{holder} is changing it", holder=error.holder), "Try again."
            ) from error
        except OSError as error:
            raise BadKeys(
                str(self.path), Saying("it cannot be written ({system})", system=of_system(error)), "Check its rights."
            ) from error

    def _write(self, keys: Iterable[Key]) -> None:
        new = self.path.with_name(f".{self.path.name}.{os.getpid()}.partial")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"keys": [asdict(key) for key in keys]}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)


def digest_of(secret: str) -> str:
    """What is kept of a key or token: looking it up tells nothing of how much of a wrong one is right."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def keys_of(settings: Settings) -> Keys:
    """The keys of the service that these settings start."""
    return Keys(state_folder(settings) / "keys.json", settings.key.get_secret_value())


def are_needed(settings: Settings, keys: Keys) -> bool:
    """Whether everybody is asked for one: where there is one, and where others than this machine can come in."""
    return not is_loopback(settings.host) or bool(keys.all())


@lru_cache
def is_loopback(host: str) -> bool:
    """Whether an address leads to this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
