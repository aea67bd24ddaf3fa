"""What is done with every answer on its way out: HEAD, other origins, and account of it.

The account (metrics, and a line in the log) names the route's pattern, never what was asked for: no number,
no word of a search and no sentence of a document stands in a log.
"""

import logging
import time

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_service.settings import Settings

from .metrics import Metrics
from .moments import API

LOG = logging.getLogger("graph_service.requests")
#: what a caller of another origin may read of an answer
_EXPOSED = ("ETag", "Link", "Location", "Content-Language")


def deliver(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """Add all of it to the app; what is added last sees a request first."""
    if settings.origins:
        methods = ("GET", "HEAD", "POST", "DELETE")
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=methods,
            allow_headers=["*"],
            expose_headers=_EXPOSED,
        )
    app.add_middleware(WithoutBody)
    app.add_middleware(Accounted, metrics=metrics)


class WithoutBody:
    """Answers HEAD as GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        scope["method"] = "GET"
        await self._app(scope, receive, send_head)


class Accounted:
    """Counts every request and writes a line of it, once it is answered."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, answered, method = time.perf_counter(), {"status": 500}, str(scope["method"])

        async def send_noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        finally:
            self._note(scope, method, answered["status"], time.perf_counter() - begun)

    def _note(self, scope: Scope, method: str, status: int, seconds: float) -> None:
        route = route_of(scope)
        self._metrics.count(method, route, status, seconds)
        if LOG.isEnabledFor(logging.INFO):
            told = {"method": method, "route": route, "status": status, "ms": _ms(seconds)}
            LOG.info("request", extra={"told": told})


def route_of(scope: Scope) -> str:
    """The pattern of the route that answered; ``other`` where there is none of that address."""
    path = getattr(scope.get("route"), "path", None)
    if path is None:
        return "other"
    # a route knows its place in its own router only
    above = API if scope["path"].startswith(f"{API}/") else scope.get("root_path", "")
    return f"{above}{path}"


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
