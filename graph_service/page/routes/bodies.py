"""Bodies: found by name, shown with what they issued and who answers for them."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.page.body import bodies_page, body_page, body_table
from graph_service.page.site import site_of

from .taking import home, taken

router = APIRouter()


@router.get("/bodies")
def bodies(request: Request, name: str = "", after: str = "") -> Response:
    """Bodies by name."""
    site = site_of(request)
    found, more = site.ask(lambda reads: bodies_page(reads, name, after or None))
    return site.page(request, "bodies.html", title=site.words("bodies"), found=found, next=more, name=name)


@router.get("/bodies/{id}/issued.{form}")
def body_taken(request: Request, id: str, form: Literal["csv", "xlsx"]) -> Response:  # noqa: A002
    """What a body issued, as a file."""
    site = site_of(request)
    return site.ask(lambda reads: taken(body_table(reads, site.words, id, home(request)), form))


@router.get("/bodies/{id}")
def body(request: Request, id: str, as_of: str = "", after: str = "") -> Response:  # noqa: A002
    """One body."""
    site = site_of(request)
    found = site.ask(lambda reads: body_page(reads, site.words, id, as_of or None, after or None))
    return site.page(request, "body.html", title=found.name, body=found)
