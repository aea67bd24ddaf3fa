"""Who is asking, and what they may: without keys whoever sits at this machine, with keys whoever has one."""

from dataclasses import dataclass

from fastapi import Request

from graph_service.settings import Settings

from .keys import Key, Role, are_needed, keys_of, may
from .sessions import sessions_of

COOKIE = "directive_graph_session"
#: methods that change nothing
READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: what every page needs before anybody has entered, and what a supervisor asks
_PUBLIC = ("/page/", "/docs/static/")
PROBES = ("/healthz", "/readyz")


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks: the name of the key, empty where no keys are needed, and what it may."""

    name: str
    role: Role


#: whoever sits at this machine, where there are no keys
OWNER = Caller("", "editor")


class Access:
    """The keys and sessions of one service."""

    def __init__(self, settings: Settings) -> None:
        self.keys = keys_of(settings)
        self.sessions = sessions_of(settings)
        self._settings = settings

    @property
    def needs_keys(self) -> bool:
        """Whether a key is asked for: wherever there is one, and wherever others than this machine can come in."""
        return are_needed(self._settings, self.keys)

    def of_key(self, secret: str) -> Caller | None:
        """Who has this key."""
        return _caller(self.keys.find(secret))

    def of_session(self, token: str) -> Caller | None:
        """Who began this session, while the key holds."""
        digest = self.sessions.key_of(token)
        return _caller(next((key for key in self.keys.all() if key.sha256 == digest), None))

    def enter(self, secret: str) -> str | None:
        """A token for a session, where the key is right."""
        key = self.keys.find(secret)
        return self.sessions.begin(key) if key else None


def needed(method: str, path: str) -> Role | None:
    """What a caller must at least be for a request; ``None``: anybody may. What is not named here is an editor's."""
    parts = path.strip("/").split("/")
    if path in PROBES or path.startswith(_PUBLIC) or parts[1:] == ["login"]:
        return None
    if method in READING or parts[1:] == ["logout"]:
        return "reader"
    section = parts[2:3] if parts[:1] == ["api"] else parts[1:2]
    return "loader" if section in (["loads"], ["files"]) else "editor"


def caller_of(request: Request) -> Caller:
    """Whoever asks, as the guard found out."""
    caller: Caller = request.state.caller
    return caller


def allows(caller: Caller | None, role: Role) -> bool:
    """Whether the caller may do what the role may."""
    return caller is not None and may(caller.role, role)


def _caller(key: Key | None) -> Caller | None:
    return Caller(key.name, key.role) if key else None
