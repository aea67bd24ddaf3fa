"""The short way of most requests: from their path to a thread that asks the store, and from there the finished answer.

The web framework declares these endpoints and could ask them too. It looks for them in router after router, changes
threads three times and checks answers that are checked already, which takes longer than most stores. Whatever is not as
declared (a parameter that is wrong or of no endpoint, another method) goes its way: what it says of that stays its own.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args, get_origin
from urllib.parse import parse_qsl

from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_service.store.protocol import Store
from loaders.errors import DirectiveGraphError

from .moments import API, is_of_one_moment
from .packing import pack
from .problems import refusal
from .threads import Threads


@dataclass(frozen=True, slots=True)
class Parameters:
    """The query string of an endpoint: in which parameter it wants it, and in which shape."""

    name: str
    model: type[BaseModel]
    #: what may be given once, and what several times
    singles: frozenset[str]
    lists: frozenset[str]

    def read(self, query: bytes) -> Mapping[str, Any] | None:
        """The parameter and its value; ``None`` where the query is not as declared."""
        given: dict[str, Any] = {}
        for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
            if name in self.singles:
                given[name] = value
            elif name in self.lists:
                given.setdefault(name, []).append(value)
            else:
                return None
        try:
            return {self.name: self.model.model_validate(given)}
        except ValidationError:
            return None


@dataclass(frozen=True, slots=True)
class Question:
    """An endpoint that answers from one moment of the store."""

    route: APIRoute
    endpoint: Callable[..., Response]
    parameters: Parameters | None

    def asked(self, query: bytes) -> Mapping[str, Any] | None:
        """What is asked besides the path; ``None`` where that is not as declared."""
        return self.parameters.read(query) if self.parameters else {}


class Questions:
    """Asks the questions among the routes of the API, each in a thread; all else it passes on."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute], store: Callable[[], Store], threads: Threads) -> None:
        self.app = app
        #: in their order; one that is no question stands before others whose paths fit as well
        self._routes = [
            (route, question_of(route))
            for route in routes
            if isinstance(route, APIRoute) and route.methods and "GET" in route.methods
        ]
        self._store = store
        self._threads = threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a question, or pass on what is none."""
        ask = self._asked(scope) if scope["type"] == "http" else None
        if ask is None:
            await self.app(scope, receive, send)
            return
        response = await self._threads.do(ask)
        await response(scope, receive, send)

    def _asked(self, scope: Scope) -> Callable[[], Response] | None:
        """What has to be done for the answer; ``None`` for what is no question, or is not asked as declared."""
        path: str = scope["path"]
        if scope["method"] != "GET" or not path.startswith(f"{API}/") or scope.get("root_path"):
            return None
        below = path.removeprefix(API)
        for route, question in self._routes:
            found = route.path_regex.match(below)
            if found is None:
                continue
            asked = question.asked(scope["query_string"]) if question else None
            if question is None or asked is None:
                return None
            scope["route"] = question.route
            return partial(self._answer, question, Request(scope), {**found.groupdict(), **asked})
        return None

    def _answer(self, question: Question, request: Request, asked: Mapping[str, Any]) -> Response:
        try:
            answer = question.endpoint(reads=self._store(), asked_by=request, **asked)
        except DirectiveGraphError as error:
            answer = refusal(request, error)
        pack(request, answer)
        return answer


def question_of(route: APIRoute) -> Question | None:
    """The question that a route asks; ``None`` where it is none."""
    return Question(route, route.endpoint, _parameters(route)) if is_of_one_moment(route.endpoint) else None


def _parameters(route: APIRoute) -> Parameters | None:
    """How the query is read; ``TypeError`` for an endpoint that wants what nobody gives it here."""
    known = {"reads", "asked_by", *route.param_convertors}
    named = [each for each in inspect.signature(route.endpoint).parameters.values() if each.name not in known]
    if not named:
        return None
    model = get_args(named[0].annotation)[0]
    if len(named) > 1 or not issubclass(model, BaseModel):
        raise TypeError(f"{route.path}: {[each.name for each in named]}")
    singles, lists = (frozenset(_names(model, several=several)) for several in (False, True))
    return Parameters(named[0].name, model, singles, lists)


def _names(model: type[BaseModel], *, several: bool) -> Iterator[str]:
    """What fields are called in a query that may be given several times, or once."""
    for name, field in model.model_fields.items():
        if (get_origin(field.annotation) is list) == several:
            yield field.alias or name
