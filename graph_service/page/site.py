"""One site for each language, and how each hangs in the service."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import RequestResponseEndpoint

from graph_service.api.access import allows
from graph_service.api.moments import has_it
from graph_service.settings import Settings
from graph_service.store.protocol import Reads, Store, ask
from graph_service.words import LANGUAGES, Language, Words

from .kept import tag_of_view
from .rendering import rendered

Answer = TypeVar("Answer")
STATIC = Path(__file__).with_name("static")
#: nothing from elsewhere, no script but the file of the page itself, whatever a document says
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class Site:
    """What every route of a language shares: its words, its address, and the service that it hangs in."""

    words: Words
    base: str
    service: FastAPI
    #: the file that corrections are kept in beside the store
    corrections: Path | None
    #: the most that one upload may hold
    most_megabytes: int

    def ask(self, question: Callable[[Reads], Answer]) -> Answer:
        """What the question answers from one moment of the store."""
        return ask(self.store(), question)

    def store(self) -> Store:
        """The store of the service."""
        store: Store = self.service.state.stores.open()
        return store

    def page(self, request: Request, template: str, status: int = HTTPStatus.OK, **values: Any) -> Response:
        """The page that a template makes of the values."""
        other = LANGUAGES[1 - LANGUAGES.index(self.words.language)]
        path = request.url.path.removeprefix(self.base)
        query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
        shared = {"say": self.words, "base": self.base, "other": other, "other_address": f"/{other}{path}{query}"}
        caller = request.state.caller
        shared |= {"caller": caller, "may_load": allows(caller, "loader"), "may_edit": allows(caller, "editor")}
        shared |= {"refresh": values.pop("refresh", False), "here": f"{request.url.path}{query}"}
        return HTMLResponse(rendered(template, q=values.pop("q", ""), **shared, **values), status_code=status)


def mount(service: FastAPI, settings: Settings) -> None:
    """Hang the sites into the service: ``/vi``, ``/en``, what they share under ``/page``, and the way in at ``/``."""
    from .routes import routed

    service.mount("/page", StaticFiles(directory=STATIC))
    for language in LANGUAGES:
        service.mount(f"/{language}", routed(_site(service, language, settings)))

    @service.get("/", include_in_schema=False)
    def enter() -> Response:
        return RedirectResponse(f"/{LANGUAGES[0]}/")

    @service.get("/documents/{id:path}", include_in_schema=False)
    def document(id: str) -> Response:  # noqa: A002
        return RedirectResponse(f"/{LANGUAGES[0]}/documents/{id}")


def site_of(request: Request) -> Site:
    """The site that a request is to."""
    site: Site = request.app.state.site
    return site


def _site(service: FastAPI, language: Language, settings: Settings) -> Site:
    return Site(Words(language), f"/{language}", service, settings.corrections, settings.upload_megabytes)


def with_headers(app: FastAPI) -> None:
    """Every answer of the site says that nothing may come from elsewhere, and a view whether it is still the same."""

    @app.middleware("http")
    async def guarded(request: Request, call_next: RequestResponseEndpoint) -> Response:
        site = site_of(request)
        tag = await run_in_threadpool(tag_of_view, request, site.base, site.ask)
        if tag and has_it(request, tag):
            answer = Response(status_code=HTTPStatus.NOT_MODIFIED)
        else:
            answer = await call_next(request)
        if tag and answer.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            answer.headers.update({"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"})
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer
