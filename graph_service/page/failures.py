"""Every failure is a page in the reader's language: what happened, and what can be done."""

import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

from graph_service.error_titles import title
from graph_service.errors import Ambiguous, BadQuestion, Moved, NotAllowed, NotFound, StoreError
from loaders.errors import BadCorrection, DirectiveGraphError

from .search import Found, shown
from .site import Site, site_of

#: what marks the name of a command in an advice
_COMMAND = "`"
#: a word that was given, in the quotation marks of a program
_QUOTED = re.compile(r"(['\"])(.*)\1")
_LOG = logging.getLogger(__name__)
#: error → status, and the name of the advice that the page gives
_KINDS: Mapping[type[DirectiveGraphError], tuple[int, str]] = MappingProxyType(
    {
        NotFound: (HTTPStatus.NOT_FOUND, "advice_not_found"),
        Ambiguous: (HTTPStatus.CONFLICT, "advice_ambiguous"),
        NotAllowed: (HTTPStatus.FORBIDDEN, "advice_not_allowed"),
        BadQuestion: (HTTPStatus.UNPROCESSABLE_ENTITY, "advice_bad_question"),
        BadCorrection: (HTTPStatus.UNPROCESSABLE_ENTITY, "advice_bad_correction"),
        StoreError: (HTTPStatus.SERVICE_UNAVAILABLE, "advice_store"),
    }
)


def answer_with_pages(app: FastAPI) -> None:
    """Make every error of a site answer with a page."""
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(DirectiveGraphError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(AnyHTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def told(site: Site, error: DirectiveGraphError) -> tuple[str, str]:
    """An error's title, why it is one and what can be done about it, in the site's language."""
    words, advice = site.words, error.advice
    if isinstance(error, NotFound) and error.candidates:
        return words.told(title(error)), f"{words.sentence(error.reason)}. {words('did_you_mean')}:"
    # who reads the page types no commands
    by_kind = _COMMAND in advice or isinstance(error, (Ambiguous, StoreError))
    done = words(_kind(error)[1]) if by_kind else words.told(advice)
    return words.told(title(error)), f"{words.sentence(error.reason)}. {done}"


def _kind(error: DirectiveGraphError) -> tuple[int, str]:
    kinds = [_KINDS[kind] for kind in type(error).__mro__ if kind in _KINDS]
    return kinds[0] if kinds else (HTTPStatus.INTERNAL_SERVER_ERROR, "advice_failed")


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)  # noqa: S101 - starlette's handlers take any exception
    path = request.url.path.replace(error.subject, error.document, 1)
    return RedirectResponse(path, HTTPStatus.PERMANENT_REDIRECT)


def _known(request: Request, error: Exception) -> Response:
    """An error of our tree, with the documents that may be meant."""
    assert isinstance(error, DirectiveGraphError)  # noqa: S101
    site = site_of(request)
    status, _ = _kind(error)
    heading, detail = told(site, error)
    found = _candidates(site, error) if isinstance(error, (Ambiguous, NotFound)) else ()
    return _page(request, status, heading, detail, _QUOTED.sub(r"\2", site.words.subject(error)), found)


def _candidates(site: Site, error: Ambiguous | NotFound) -> tuple[Found, ...]:
    if not error.candidates:
        return ()
    nodes = site.ask(lambda reads: reads.nodes(error.candidates))
    return tuple(shown(site.words, nodes[key]) for key in error.candidates if key in nodes)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    words = site_of(request).words
    fields = ", ".join(".".join(map(str, each["loc"][1:])) for each in error.errors())
    return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, words("bad_request"), words("advice_bad_request"), fields)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnyHTTPException)  # noqa: S101
    words, known = site_of(request).words, (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)
    name = f"http_{error.status_code}" if error.status_code in known else "http_other"
    return _page(request, error.status_code, words(name), words("advice_http"), "")


def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    words = site_of(request).words
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, words("http_other"), words("advice_failed"), "")


def _page(
    request: Request, status: int, heading: str, detail: str, subject: str, found: tuple[Found, ...] = ()
) -> Response:
    values = {"title": heading, "detail": detail, "subject": subject, "found": found}
    return site_of(request).page(request, "failure.html", status, **values)
