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
from graph_service.page.failures import advice_of
from graph_service.page.words import LANGUAGES, Words, table
from graph_service.wire import documents as wire
from loaders.errors import BadCorrection, DirectiveGraphError, UnreadableFile

from .languages import language_of

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
        description="The kind of problem, in the language of `Accept-Language`; without one in Vietnamese and English."
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
    """A response that says what is wrong, in the caller's language where one is told; what is not known is left out.

    ``heading`` is "Vietnamese / English"; ``detail`` and what else is given are in the language already.
    """
    language = language_of(request)
    body = Problem(
        type=f"urn:directive-graph:problem:{name}",
        title=heading if language is None else heading.split(" / ")[LANGUAGES.index(language)],
        status=status,
        detail=detail,
        instance=request.url.path,
        **more,
    )
    headers = {"Vary": "Accept-Language", **({"Content-Language": language} if language else {})}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    told = {name: value for name, value in body.model_dump().items() if value is not None}
    return JSONResponse(told, status, headers, MEDIA_TYPE)


def _moved(request: Request, error: Exception) -> JSONResponse:
    """The same question about the document that stands in the place of an old id, with the reason."""
    assert isinstance(error, Moved)  # noqa: S101
    # ids are written in a URL as they are
    path = quote(request.url.path.replace(error.subject, error.document, 1), safe="/:@!$&'()*+,;=~")
    told = request.query_params.multi_items()
    query = [(key, error.document if value.strip() == error.subject else value) for key, value in told]
    location = f"{path}?{urlencode(query)}" if query else path
    answer = Redirect(moved_to=error.document, reason=error.reason)
    return JSONResponse(answer.model_dump(), HTTPStatus.PERMANENT_REDIRECT, {"Location": location})


def known_problem(request: Request, error: Exception) -> JSONResponse:
    """An error of our tree; of several kinds that it is, the most particular answers."""
    assert isinstance(error, DirectiveGraphError)  # noqa: S101 - starlette's handlers take any exception
    kinds = [_KINDS[kind] for kind in type(error).__mro__ if kind in _KINDS]
    status, name = kinds[0] if kinds else (500, "failed")
    candidates = [wire.document(node) for node in error.nodes] if isinstance(error, Ambiguous) else None
    return problem(request, status, name, " / ".join(title(error)), **_told(request, error), candidates=candidates)


def _told(request: Request, error: DirectiveGraphError) -> dict[str, str]:
    """What an error says. The words of an error are English; in Vietnamese its kind says what can be done."""
    if language_of(request) != "vi":
        return {"detail": str(error), "subject": error.subject, "reason": error.reason, "advice": error.advice}
    advice = Words("vi")(advice_of(error))
    return {"detail": f"{title(error)[0]}: {error.subject}. {advice}", "subject": error.subject, "advice": advice}


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = [FieldProblem(field=".".join(map(str, e["loc"])), reason=e["msg"]) for e in error.errors()]
    detail = "; ".join(f"{e.field}: {e.reason}" for e in errors)
    heading = "Yêu cầu không hợp lệ / Invalid request"
    return problem(request, 422, "invalid-request", heading, detail, errors=errors)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    phrase = HTTPStatus(error.status_code).phrase
    name, heading = phrase.lower().replace(" ", "-"), f"{_vietnamese(error.status_code)} / {phrase}"
    response = problem(request, error.status_code, name, heading, str(error.detail))
    response.headers.update(error.headers or {})
    return response


def _vietnamese(status: int) -> str:
    """What a status of HTTP is called on the page."""
    name = f"http_{status}"
    return Words("vi")(name if name in table() else "http_other")


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    detail = "Something unexpected happened; the log of the service says what."
    return problem(request, 500, "internal", "Lỗi máy chủ / Internal error", detail)
