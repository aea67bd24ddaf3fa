"""What is doubtful, why mentions were joined, and what people have set right."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from graph_service.api.moments import ReadsOfApp, of_one_moment
from graph_service.api.problems import Problem, Redirect
from graph_service.ledger.corrections import in_store
from graph_service.queries import every as queries
from graph_service.queries.findings import Findings
from graph_service.queries.known import KnownFindings
from graph_service.wire import review as wire_review
from graph_service.wire.cursors import cursor, place_of

from .parameters import Asked, Paged

router = APIRouter(tags=["review"])

_ONE: dict[int | str, dict[str, object]] = {
    308: {"model": Redirect, "description": "An id that no document has any more: ask the one that stands there now."},
    404: {"model": Problem, "description": "No document has that id or number; the advice names similar ones."},
    409: {"model": Problem, "description": "Several documents fit; `candidates` holds them."},
}


class FindingsAsked(Paged):
    """Which findings are wanted."""

    code: str | None = Field(None, description="Only of this code, such as `contradictory-dates`.")
    severity: Literal["error", "warning", "notice"] | None = Field(None, description="Only this grave.")
    document: str | None = Field(None, description="Only about this document: its id, or its number in any spelling.")


@router.get("/findings", summary="What a person should look at", responses=_ONE, response_model=wire_review.FindingPage)
@of_one_moment
def list_findings(request: Request, reads: ReadsOfApp, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """Contradictions, slips, what was assumed or left open, circles: gravest first, with their places."""
    known: KnownFindings = request.app.state.findings
    place = place_of(asked.cursor, int)
    after = place[0] if place else 0
    if asked.document is None:
        written = known.written(reads, (asked.code, asked.severity, after, asked.limit), _written)
    else:
        narrowed = {"code": asked.code, "severity": asked.severity, "document": asked.document}
        written = _written(queries.findings(reads, **narrowed, after=after, limit=asked.limit))
    return Response(written, media_type="application/json")


def _written(found: Findings) -> bytes:
    return wire_review.findings(found, cursor(None if found.next is None else (found.next,))).model_dump_json().encode()


@router.get("/documents/{id:path}/explanation", summary="Why mentions were joined or kept apart", responses=_ONE)
@of_one_moment
def get_explanation(reads: ReadsOfApp, id: Asked, asked: Annotated[Paged, Query()]) -> wire_review.ExplanationPage:  # noqa: A002
    """Each mention of the document's number, of all places and series, and step by step what it was taken for."""
    place = place_of(asked.cursor, int)
    found = queries.explain(reads, id, after=place[0] if place else 0, limit=asked.limit)
    return wire_review.explanation(found, cursor(None if found.next is None else (found.next,)))


@router.get("/corrections", summary="What people have set right")
@of_one_moment
def list_corrections(reads: ReadsOfApp) -> wire_review.Corrections:
    """All corrections of the store, and why some no longer apply. They are made on the command line."""
    entries, idle = in_store(reads)
    return wire_review.corrections(entries, {each.correction: each for each in idle})
