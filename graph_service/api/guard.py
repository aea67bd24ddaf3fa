"""Nobody gets in: every request passes here before anything else of the service sees it.

Without keys only this machine's own programs and pages are answered: a page of another site whose name was
turned to this address (DNS rebinding) names itself in Host or Origin. With keys a request shows one, as
``Authorization: Bearer KEY`` or by the session that the page began with it. Wrong ones are logged and slowed; the
event loop goes on meanwhile.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_service.words import LANGUAGES
from loaders.errors import DirectiveGraphError, Saying

from .access import COOKIE, OWNER, READING, Access, Caller, allows, needed
from .keys import is_loopback
from .problems import problem

_LOG = logging.getLogger(__name__)
#: a proxy on this machine brings others in
_PROXIES = frozenset((b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via"))
#: seconds that the first wrong key waits, doubled by each, and the most; then it is forgotten
FIRST_DELAY, LONGEST_DELAY, FORGOTTEN_AFTER = 0.25, 8.0, 600.0
#: requests that may wait at once, and addresses that are remembered
MOST_WAITING, MOST_ADDRESSES = 64, 10_000


@dataclass(slots=True)
class Throttle:
    """How long whoever shows wrong keys waits, by their address."""

    waiting: int = 0
    _wrong: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)

    def delay(self, address: str) -> float:
        """Seconds that one more wrong key waits."""
        count, last = self._wrong.pop(address, (0, 0.0))
        count = count + 1 if time.monotonic() - last < FORGOTTEN_AFTER else 1
        self._wrong[address] = (count, time.monotonic())
        while len(self._wrong) > MOST_ADDRESSES:
            self._wrong.popitem(last=False)
        return float(min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(count - 1, 10)))

    async def wait(self, address: str) -> bool:
        """Wait as long as the address has to; ``False``, at once, where too many wait already."""
        delay = self.delay(address)
        if self.waiting >= MOST_WAITING:
            return False
        self.waiting += 1
        try:
            await asyncio.sleep(delay)
        finally:
            self.waiting -= 1
        return True


class Guard:
    """What every request passes before the service itself; other ``origins`` than its own are those of the settings."""

    def __init__(self, app: ASGIApp, access: Access, origins: Collection[str] = ()) -> None:
        self.app = app
        self.origins = frozenset(origins)
        self.access = access
        self.throttle = Throttle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request or refuse it; sockets other than of HTTP there are none."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._guarded(Request(scope), receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _guarded(self, request: Request, receive: Receive, send: Send) -> None:
        try:
            refused = self._stranger(request)
            caller, wrong = (None, False) if refused else self._caller(request)
        except DirectiveGraphError as error:
            # the file of keys cannot be read: nobody is let in
            _LOG.error("%s", error)
            detail = "The service's keys cannot be read; its log says why."
            refused = problem(request, 503, "keys-unreadable", "Keys cannot be read", detail)
            caller, wrong = None, False
        # where anybody may, no key is looked at: a supervisor with an old one still learns that the service lives
        if refused is None and wrong and needed(request.method, request.scope["path"]) is not None:
            refused = await self._slowed(request)
        refused = refused or self._forbidden(request, caller)
        request.state.caller = caller
        if refused is not None:
            await refused(request.scope, receive, send)
        elif request.method == "POST" and request.scope["path"].endswith("/login"):
            await self.app(request.scope, receive, self._slowing(request, send))
        else:
            await self.app(request.scope, receive, send)

    def _stranger(self, request: Request) -> Response | None:
        """The refusal of a request that comes from elsewhere than it may."""
        if not self.access.needs_keys and not _is_from_here(request):
            detail = "Without keys this service answers requests to this machine's own address only."
            return problem(request, 403, "foreign-host", "Foreign host", detail)
        of_named_page = request.headers.get("origin") in self.origins
        if request.method not in READING and not of_named_page and not _is_of_own_page(request):
            detail = "What changes something is taken from this service's own pages and from programs only."
            return problem(request, 403, "foreign-origin", "Foreign origin", detail)
        return None

    def _caller(self, request: Request) -> tuple[Caller | None, bool]:
        """Who asks, and whether a wrong key was shown."""
        if not self.access.needs_keys:
            return OWNER, False
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and secret:
            caller = self.access.of_key(secret.strip())
            return caller, caller is None
        token = request.cookies.get(COOKIE)
        return (self.access.of_session(token), False) if token else (None, False)

    def _forbidden(self, request: Request, caller: Caller | None) -> Response | None:
        """The refusal of a caller who may not do this, or of nobody."""
        path = request.scope["path"]
        role = needed(request.method, path)
        if role is None or allows(caller, role):
            return None
        if caller is None:
            return _asking_for_key(request)
        detail = Saying(
            "The key {name!r} is of the role {role}; this takes the role {needed}.",
            name=caller.name,
            role=caller.role,
            needed=role,
        )
        return problem(request, 403, "role-too-small", "The key may not do this", detail)

    async def _slowed(self, request: Request) -> Response:
        """The answer to a wrong key, after a while."""
        address = _address(request)
        _LOG.warning("wrong key from %s for %s %s", address, request.method, ascii(request.url.path))
        if not await self.throttle.wait(address):
            detail = "Too many wrong keys were shown. Wait, then try again."
            refused = problem(request, 429, "too-many-wrong-keys", "Too many wrong keys", detail)
            refused.headers["Retry-After"] = str(int(LONGEST_DELAY))
            return refused
        return _unauthorised(request, "This key is wrong, or it was revoked.")

    def _slowing(self, request: Request, send: Send) -> Send:
        """Passes on what the page answers to a key; the refusal of a wrong one after a while."""

        async def passed_on(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 401:
                _LOG.warning("wrong key from %s for %s", _address(request), ascii(request.url.path))
                await self.throttle.wait(_address(request))
            await send(message)

        return passed_on


def _is_from_here(request: Request) -> bool:
    if any(name in _PROXIES for name, _ in request.scope["headers"]):
        return False
    return _leads_here(request.headers.get("host", ""))


@lru_cache
def _leads_here(host: str) -> bool:
    """Whether what a request calls the service leads to this machine only."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _is_of_own_page(request: Request) -> bool:
    """Whether no page, or one of this very address, sends the request."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    parts = origin.partition("://")
    return parts[0] in ("http", "https") and parts[2].lower() == request.headers.get("host", "").lower()


def _asking_for_key(request: Request) -> Response:
    """A person is led to where keys are shown, and back; a program is told."""
    path = request.url.path
    language = path.strip("/").split("/")[0]
    if path != "/" and language not in LANGUAGES:
        return _unauthorised(request, "Send a key: Authorization: Bearer KEY.")
    query = f"?{request.url.query}" if request.url.query else ""
    back = f"?next={quote(path + query, safe='')}" if request.method == "GET" and path != "/" else ""
    return RedirectResponse(f"/{language or LANGUAGES[0]}/login{back}", 303, {"Cache-Control": "no-store"})


def _unauthorised(request: Request, detail: str) -> Response:
    refused = problem(request, 401, "key-needed", "A key is needed", detail)
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _address(request: Request) -> str:
    return request.client.host if request.client else "?"
