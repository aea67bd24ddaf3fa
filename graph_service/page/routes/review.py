"""What needs a look."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from graph_service.page.review import findings_page, findings_table, wanted
from graph_service.page.site import site_of
from graph_service.store.protocol import Reads

from .taking import taken

router = APIRouter()


@router.get("/findings.{form}")
def findings_taken(request: Request, form: Literal["csv", "xlsx"], severity: str = "", code: str = "") -> Response:
    """All findings, as a file."""
    site, review = site_of(request), site_of(request).service.state.findings

    def question(reads: Reads) -> Response:
        return taken(findings_table(reads, site.words, wanted(review.all(reads), severity, code)), form)

    return site.ask(question)


@router.get("/findings")
def findings(request: Request, severity: str = "", code: str = "", page: Annotated[int, Query(ge=1)] = 1) -> Response:
    """Findings, gravest first."""
    site, review = site_of(request), site_of(request).service.state.findings
    found = site.ask(lambda reads: findings_page(reads, site.words, review.all(reads), severity, code, page))
    return site.page(request, "findings.html", title=site.words("findings"), found=found)
