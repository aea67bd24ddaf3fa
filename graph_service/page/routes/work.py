"""Coverage of a directive, and the tasks and figures that it sets."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.page.covering import LEVELS, ORDERS, coverage_page, coverage_table
from graph_service.page.site import site_of
from graph_service.page.work import work_page, work_table

from .taking import taken

router = APIRouter()
Order = Literal["state", "name", "days"]


@router.get("/documents/{id}/coverage.{form}")
def coverage_taken(
    request: Request,
    id: str,  # noqa: A002
    form: Literal["csv", "xlsx"],
    level: str = "district",
    as_of: str = "",
    order: Order = "state",
) -> Response:
    """Coverage as a file."""
    site = site_of(request)
    return site.ask(lambda reads: taken(coverage_table(reads, site.words, id, level, as_of, order), form))


@router.get("/documents/{id}/coverage")
def coverage(
    request: Request,
    id: str,  # noqa: A002
    level: str = "district",
    as_of: str = "",
    order: Order = "state",
) -> Response:
    """Who has a document that carries out this one."""
    site = site_of(request)
    found = site.ask(lambda reads: coverage_page(reads, site.words, id, level, as_of, order))
    title = site.words("coverage_of", name=found.name)
    return site.page(request, "coverage.html", title=title, found=found, node=found.node, levels=LEVELS, orders=ORDERS)


@router.get("/documents/{id}/work.{form}")
def work_taken(request: Request, id: str, form: Literal["csv", "xlsx"], as_of: str = "") -> Response:  # noqa: A002
    """Tasks as a file."""
    site = site_of(request)
    return site.ask(lambda reads: taken(work_table(reads, site.words, id, as_of), form))


@router.get("/documents/{id}/work")
def work(request: Request, id: str, as_of: str = "") -> Response:  # noqa: A002
    """What a document tells bodies to do."""
    site = site_of(request)
    found = site.ask(lambda reads: work_page(reads, site.words, id, as_of))
    return site.page(request, "work.html", title=site.words("work_of", name=found.name), found=found, node=found.node)
