"""Every error over HTTP has one shape: ``application/problem+json`` (RFC 9457)."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from graph_service.error_titles import title
from graph_service.errors import (
    Ambiguous,
    BadQuestion,
    Moved,
    NotAllowed,
    NotFound,
    StoreMismatch,
    StoreRefused,
    StoreUnavailable,
)
from graph_service.validation import reason_of
from graph_service.wire import documents as wire
from graph_service.words import Words
from loaders.errors import BadCorrection, DirectiveGraphError, UnreadableFile

from .languages import words_of

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger(__name__)

#: error → status and the name of the problem
_KINDS: Mapping[type[DirectiveGraphError], tuple[int, str]] = {
    NotFound: (404, "not-found"),
    Ambiguous: (409, "ambiguous"),
    NotAllowed: (403, "not-allowed"),
    BadQuestion: (422, "bad-question"),
    BadCorrection: (422, "bad-correction"),
    UnreadableFile: (422, "unreadable-file"),
    StoreUnavailable: (503, "store-unavailable"),
    StoreRefused: (503, "store-refused"),
    StoreMismatch: (500, "store-mismatch"),
}


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    field: str = Field(description="Where it is: `query.limit`.")
    reason: str = Field(description="What is wrong with it.")


class Redirect(BaseModel):
    """Where an id that no document has any more leads today."""

    moved_to: str = Field(description="Id of the document that is meant today; `Location` asks the same of it.")
    reason: str = Field(description="Why that document is meant.")


class Problem(BaseModel):
    """An error: what happened, to what, why, and what can be done."""

    type: str = Field(description="Name of the kind of problem, as a URN.")
    title: str = Field(
        description="The kind of problem. All words are of the language that `Accept-Language` likes best, of `vi` and"
        " `en`; Vietnamese without one."
    )
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="All of it in one sentence.")
    instance: str = Field(description="Path of the request.")
    subject: str | None = Field(None, description="What the problem is about.")
    reason: str | None = Field(None, description="Why it is a problem.")
    advice: str | None = Field(None, description="What can be done.")
    candidates: list[wire.Document] | None = Field(None, description="Documents that fit an ambiguous question.")
    errors: list[FieldProblem] | None = Field(None, description="Fields of the request that are wrong.")


def answer_with_problems(app: FastAPI) -> None:
    """Make every error of the app answer with a problem."""
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(DirectiveGraphError, known_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem(request: Request, status: int, name: str, heading: str, detail: str, **more: Any) -> JSONResponse:
    """A response that says what is wrong, in the caller's language; what is not known is left out.

    ``heading`` and ``detail`` are sentences of the table of words; what else is given is in the language already.
    """
    words = words_of(request)
    body = Problem(
        type=f"urn:directive-graph:problem:{name}",
        title=words.told(heading),
        status=status,
        detail=words.told(detail),
        instance=request.url.path,
        **more,
    )
    headers = {"Vary": "Accept-Language", "Content-Language": words.language}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    told = {name: value for name, value in body.model_dump().items() if value is not None}
    return JSONResponse(told, status, headers, MEDIA_TYPE)


def refusal(request: Request, error: DirectiveGraphError) -> JSONResponse:
    """What an error of our tree is answered with."""
    return _moved(request, error) if isinstance(error, Moved) else known_problem(request, error)


def _moved(request: Request, error: Exception) -> JSONResponse:
    """The same question about the document that stands in the place of an old id, with the reason."""
    assert isinstance(error, Moved)  # noqa: S101
    # ids are written in a URL as they are
    path = quote(request.url.path.replace(error.subject, error.document, 1), safe="/:@!$&'()*+,;=~")
    told = request.query_params.multi_items()
    query = [(key, error.document if value.strip() == error.subject else value) for key, value in told]
    location = f"{path}?{urlencode(query)}" if query else path
    answer = Redirect(moved_to=error.document, reason=words_of(request).told(error.reason))
    return JSONResponse(answer.model_dump(), HTTPStatus.PERMANENT_REDIRECT, {"Location": location})


def known_problem(request: Request, error: Exception) -> JSONResponse:
    """An error of our tree; of several kinds that it is, the most particular answers."""
    assert isinstance(error, DirectiveGraphError)  # noqa: S101 - starlette's handlers take any exception
    kinds = [_KINDS[kind] for kind in type(error).__mro__ if kind in _KINDS]
    status, name = kinds[0] if kinds else (500, "failed")
    candidates = [wire.document(node) for node in error.nodes] if isinstance(error, Ambiguous) else None
    parts = _parts(words_of(request), error)
    return problem(request, status, name, title(error), error.in_one, **parts, candidates=candidates)


def _parts(words: Words, error: DirectiveGraphError) -> dict[str, str]:
    """What an error says, piece by piece."""
    return {"subject": words.subject(error), "reason": words.told(error.reason), "advice": words.told(error.advice)}


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    words = words_of(request)
    errors = [FieldProblem(field=".".join(map(str, e["loc"])), reason=reason_of(words, e)) for e in error.errors()]
    detail = "; ".join(f"{e.field}: {e.reason}" for e in errors)
    return problem(request, 422, "invalid-request", "Invalid request", detail, errors=errors)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    phrase, words = HTTPStatus(error.status_code).phrase, words_of(request)
    heading = phrase if words.knows(phrase) else "It failed"
    # the framework has words of its own for some of them
    detail = error.detail if words.knows(error.detail) else heading
    name = phrase.lower().replace(" ", "-")
    response = problem(request, error.status_code, name, heading, detail)
    response.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and (methods := _methods(request)):
        response.headers["Allow"] = ", ".join(methods)
    return response


def _methods(request: Request) -> list[str]:
    """All that may be done at the path: the framework names those of the first route alone that has it."""
    routes = request.app.routes
    scopes = [{**request.scope, "method": method} for method in ("GET", "POST", "PUT", "PATCH", "DELETE")]
    return [each["method"] for each in scopes if any(route.matches(each)[0] is Match.FULL for route in routes)]


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    detail = "Something unexpected happened; the log of the service says what."
    return problem(request, 500, "internal", "Internal error", detail)
