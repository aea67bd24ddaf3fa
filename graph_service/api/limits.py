"""What the service takes at once, and for how long: so that it answers others meanwhile, and a supervisor always.

Whatever waits here waits without a thread. Bodies have a size and a pace; exports go two at a time; beyond a number
of requests at once the rest are told to come again.
"""

import asyncio
import time
from collections.abc import Callable
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loaders.errors import Saying

from .access import PROBES
from .problems import problem

#: requests that are in work at once, and bodies that are being received
MOST_REQUESTS, MOST_BODIES = 400, 32
#: exports that are written at once, that wait, and seconds that one waits
EXPORTS, WAITING_EXPORTS, EXPORT_PATIENCE = 2, 20, 30.0
#: seconds until the next part of a body, and those that all of it may take: so many, and one for each of so many bytes
PART_SECONDS, BODY_SECONDS, BYTES_A_SECOND = 10.0, 20.0, 50_000
_NO_LENGTH = "Length required"
_LENGTH = b"content-length"
_OF_BODY = (_LENGTH, b"transfer-encoding")
_TABLES = (".csv", ".xlsx", "/export")


class BodyLimits:
    """Passes requests on within the limits."""

    def __init__(self, app: ASGIApp, megabytes: int) -> None:
        self.app = app
        self.megabytes = megabytes
        self._requests = self._bodies = self._exports = 0
        self._turns = asyncio.Semaphore(EXPORTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer within the limits, or say that there is no room."""
        if scope["type"] != "http" or scope["path"] in PROBES:
            await self.app(scope, receive, send)
            return
        request, length = Request(scope), _length(scope)
        refused = self._refused(request, length)
        if refused is not None:
            await refused(scope, receive, send)
            return
        self._requests += 1
        answer = _Answer(send)
        try:
            await self._passed_on(request, length or 0, receive, answer)
        except asyncio.CancelledError:
            # the service ends, and so does the time that its requests have for that
            if answer.is_begun:
                raise
            await _busy(request, "The service is ending. Try again.")(scope, receive, send)
        finally:
            self._requests -= 1

    async def _passed_on(self, request: Request, length: int, receive: Receive, send: Send) -> None:
        if request.method in ("GET", "HEAD") and request.scope["path"].endswith(_TABLES):
            await self._in_turn(request, receive, send)
        elif length:
            await self._with_body(request, length, receive, send)
        else:
            await self.app(request.scope, receive, send)

    def _refused(self, request: Request, length: int | None) -> JSONResponse | None:
        if length is None:
            return problem(request, 411, "length-required", _NO_LENGTH, "Say the length of the upload.")
        if length > self.megabytes * 1_000_000:
            said = "The upload is larger than {megabytes} MB. Send fewer files at once."
            detail = Saying(said, megabytes=self.megabytes)
            return problem(request, 413, "upload-too-large", "The upload is too large", detail)
        if self._requests >= MOST_REQUESTS or (length and self._bodies >= MOST_BODIES):
            return _busy(request, "The service is answering as many requests as it can. Try again.")
        return None

    async def _with_body(self, request: Request, length: int, receive: Receive, send: Send) -> None:
        received = _Received(receive, length, self._body_ended)
        self._bodies += 1
        try:
            await self.app(request.scope, received, send)
        finally:
            received.end()

    def _body_ended(self) -> None:
        self._bodies -= 1

    async def _in_turn(self, request: Request, receive: Receive, send: Send) -> None:
        """One of a few exports at once; its turn is over when the first of the answer is sent."""
        detail = "Exports are written two at a time, and others wait. Try again."
        if self._exports >= WAITING_EXPORTS:
            await _busy(request, detail)(request.scope, receive, send)
            return
        self._exports += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), EXPORT_PATIENCE)
        except TimeoutError:
            await _busy(request, detail)(request.scope, receive, send)
            return
        finally:
            self._exports -= 1
        turn = _Turn(self._turns, send)
        try:
            await self.app(request.scope, receive, turn)
        finally:
            turn.end()


class _Answer:
    """Passes an answer on, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_begun = False

    async def __call__(self, message: Message) -> None:
        """Pass a part of the answer on."""
        self.is_begun = True
        await self._send(message)


class _Received:
    """A body that comes at a pace, or 408."""

    def __init__(self, receive: Receive, length: int, ended: Callable[[], None]) -> None:
        self._receive = receive
        self._until = time.monotonic() + BODY_SECONDS + length / BYTES_A_SECOND
        self._ended = ended
        self._is_open = True

    async def __call__(self) -> Message:
        """The next part."""
        if not self._is_open:
            return await self._receive()
        seconds = min(PART_SECONDS, self._until - time.monotonic())
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, seconds))
        except TimeoutError:
            self.end()
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, "The request came too slowly. Send it again.") from None
        if not message.get("more_body"):
            self.end()
        return message

    def end(self) -> None:
        """Tell, once, that no more of it is waited for."""
        if self._is_open:
            self._is_open = False
            self._ended()


class _Turn:
    """Gives the turn back with the first of the answer: what is slow then is the line, not the export."""

    def __init__(self, turns: asyncio.Semaphore, send: Send) -> None:
        self._turns = turns
        self._send = send
        self._is_open = True

    async def __call__(self, message: Message) -> None:
        """Pass a part of the answer on."""
        self.end()
        await self._send(message)

    def end(self) -> None:
        """Give the turn back, once."""
        if self._is_open:
            self._is_open = False
            self._turns.release()


def _length(scope: Scope) -> int | None:
    """Bytes of the body, as its head says; ``None`` for a body that comes in parts and says nothing."""
    told = {name: value for name, value in scope["headers"] if name in _OF_BODY}
    if _LENGTH not in told:
        return None if told else 0
    length = told[_LENGTH]
    return int(length) if length.isdigit() else 0


def _busy(request: Request, detail: str) -> JSONResponse:
    return problem(request, 503, "busy", "The service is busy", detail)
