"""Coming in with a key and going out again; where no keys are needed there is nothing to come into."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from graph_service.api.access import COOKIE, Access
from graph_service.api.sessions import SESSION_SECONDS
from graph_service.page.site import Site, site_of

router = APIRouter()


@router.get("/login")
def form(request: Request, next: str = "") -> Response:  # noqa: A002 - the word of the address
    """Where a key is shown."""
    return _form(request, next)


@router.post("/login")
def enter(
    request: Request,
    key: Annotated[str, Form(max_length=500)] = "",
    next: Annotated[str, Form(max_length=2000)] = "",  # noqa: A002
) -> Response:
    """Begin a session with a key; the guard slows what is refused here."""
    site = site_of(request)
    token = _access(site).enter(key.strip())
    if token is None:
        return _form(request, next, site.words("login_wrong"), HTTPStatus.UNAUTHORIZED)
    answer = RedirectResponse(_back(site, next), HTTPStatus.SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, max_age=SESSION_SECONDS, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/logout")
def leave(request: Request) -> Response:
    """End the session."""
    site = site_of(request)
    _access(site).sessions.end(request.cookies.get(COOKIE, ""))
    answer = RedirectResponse(f"{site.base}/login", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _form(request: Request, back: str, error: str = "", status: int = HTTPStatus.OK) -> Response:
    site = site_of(request)
    values = {"next": _back(site, back), "error": error, "title": site.words("login")}
    return site.page(request, "login.html", status, **values)


def _back(site: Site, address: str) -> str:
    """The address that was asked for, where it leads into the page; its first view otherwise."""
    own = address.startswith(("/vi/", "/en/")) and "//" not in address and "\\" not in address
    return address if own else f"{site.base}/"


def _access(site: Site) -> Access:
    access: Access = site.service.state.access
    return access
