"""Endpoints that answer from one moment of the store, and tell whether an answer is still the same."""

import hashlib
import inspect
from collections.abc import Callable
from datetime import date
from functools import cache, wraps
from importlib.metadata import version as version_of
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request, Response
from pydantic import BaseModel
from starlette.status import HTTP_304_NOT_MODIFIED

from graph_service.store.protocol import Reads, Store, ask
from loaders.version import version

API = "/api/v1"
_IN_ADDRESS = "/:@!$&()*+=~?%"
_PARTS = frozenset(
    {"implemented-by", "implements", "lineage", "mentions", "explanation", "coverage", "status", "tasks", "targets"}
    | {"responsible", "feed"}
)
#: what an answer depends on besides its address
_HEADERS = ("accept-language", "authorization")
_ASKED = inspect.Parameter("asked_by", inspect.Parameter.KEYWORD_ONLY, annotation=Request)


def _store(request: Request) -> Store:
    store: Store = request.app.state.stores.open()
    return store


StoreOfApp = Annotated[Store, Depends(_store)]
#: what an endpoint ``of_one_moment`` asks
ReadsOfApp = Annotated[Reads, Depends(_store)]


def of_one_moment(endpoint: Callable[..., BaseModel | Response]) -> Callable[..., Response]:
    """An endpoint whose parameter ``reads`` is one moment of the store: the whole answer is made of it.

    The answer has an ``ETag`` of that moment; who has it already is told so (304), before anything is asked.
    """
    signature = inspect.signature(endpoint)
    # the framework gives the request to one parameter
    own = [name for name, parameter in signature.parameters.items() if parameter.annotation is Request]

    @wraps(endpoint)
    def answer(*, reads: Store, asked_by: Request, **asked: Any) -> Response:
        def question(moment: Reads) -> Response:
            tag = tag_of(moment, asked_by)
            if has_it(asked_by, tag):
                return Response(status_code=HTTP_304_NOT_MODIFIED, headers=headers(tag))
            found = endpoint(reads=moment, **asked, **dict.fromkeys(own, asked_by))
            told = {**headers(tag), **links(asked_by)}
            if isinstance(found, Response):
                found.headers.update(told)
                return found
            return Response(written(found), headers=told, media_type="application/json")

        # the store is what the dependency gives; a moment may be asked again, which no dependency can be
        return ask(reads, question)

    others = [parameter for name, parameter in signature.parameters.items() if name not in own]
    answer.__signature__ = signature.replace(parameters=[*others, _ASKED])  # type: ignore[attr-defined]
    return answer


def is_of_one_moment(endpoint: Callable[..., Any]) -> bool:
    """Whether it was made by ``of_one_moment``, so that it can be asked with a store and a request."""
    return _ASKED.name in inspect.signature(endpoint).parameters


def written(found: BaseModel) -> bytes:
    """A shape as JSON. It was checked when it was made, so the framework need not check it again."""
    return found.__pydantic_serializer__.to_json(found, by_alias=True)


def tag_of(moment: Reads, request: Request, *also: str) -> str:
    """The ``ETag`` of an answer: of the state of the store, the day, this program, what was asked in which way.

    ``also``: what else the answer depends on.
    """
    # the day that questions take for today is that of this machine's clock
    told = [moment.state(), date.today().isoformat(), _program(), request.scope["path"]]
    told += [request.scope["query_string"].decode("latin-1")]
    told += [request.headers.get(name, "") for name in _HEADERS] + [*also]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
    # weak: compressed and uncompressed are the same answer
    return f'W/"{digest}"'


def has_it(request: Request, tag: str) -> bool:
    """Whether the caller has the answer of this tag, as ``If-None-Match`` tells."""
    held = [each.strip() for each in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or tag.removeprefix("W/") in [each.removeprefix("W/") for each in held]


def headers(tag: str) -> dict[str, str]:
    """What an answer of a moment says of itself: it may be kept, and is to be asked after each time."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Language"}


def links(request: Request) -> dict[str, str]:
    """Where the same is found in another form: a table, a page, a feed, the whole graph as linked data."""
    path: str = request.scope["path"]
    told = getattr(request.scope.get("route"), "responses", {}).get(200, {})
    found = [_link(f"{path}?format=csv", "text/csv")] if "text/csv" in told.get("content", {}) else []
    if path.startswith(f"{API}/documents/"):
        asked = path.removeprefix(f"{API}/documents/")
        key, _, part = asked.rpartition("/")
        document = key if part in _PARTS else asked
        found += [
            _link(f"/documents/{document}", "text/html"),
            _link(f"{API}/documents/{document}/feed", "application/atom+xml"),
            *_OF_ALL,
        ]
    return {"Link": ", ".join(found)} if found else {}


def _link(address: str, media_type: str) -> str:
    return f'<{quote(address, safe=_IN_ADDRESS)}>; rel="alternate"; type="{media_type}"'


#: the graph of which every document is a part
_OF_ALL = (
    _link(f"{API}/export?format=jsonld", "application/ld+json"),
    _link(f"{API}/export?format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


@cache
def _program() -> str:
    return f"{version_of('directive-graph')} {version()}"
