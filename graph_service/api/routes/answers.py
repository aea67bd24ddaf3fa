"""Who is to do what, who has, and what holds on a day; each answer also as a table for spreadsheets."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from graph_service.api.moments import ReadsOfApp, of_one_moment
from graph_service.api.problems import Problem, Redirect
from graph_service.export import answers as tables
from graph_service.export import feed
from graph_service.queries import every as queries
from graph_service.wire import assignments as wire_of_tasks
from graph_service.wire import standing as wire
from graph_service.wire.cursors import cursor, place_of

from .parameters import (
    UNKNOWN_ISSUER,
    AllTasksAsked,
    AnswerAsked,
    Asked,
    CoverageAsked,
    DutiesAsked,
    ListAsked,
    PathAsked,
    TasksAsked,
)
from .tables import TABLE, answer

router = APIRouter(tags=["answers"])

_ONE: dict[int | str, dict[str, Any]] = {
    **TABLE,
    308: {"model": Redirect, "description": "An id that no document has any more: ask the one that stands there now."},
    404: {"model": Problem, "description": "No document or body has that id, number or name."},
    409: {"model": Problem, "description": "Several documents or bodies fit; `candidates` holds them."},
}
_Body = Annotated[str, Path(description="Id of a body, or its name in any spelling.", examples=["body.quoc-hoi"])]


@router.get(
    "/documents/{id:path}/coverage",
    summary="Who has issued something that implements a document",
    response_model=wire.CoverageAnswer,
    responses=_ONE,
)
@of_one_moment
def get_coverage(reads: ReadsOfApp, id: Asked, asked: Annotated[CoverageAsked, Query()]) -> Any:  # noqa: A002
    """Who of a level, or of a list, has; who has documents in the store but none seen; of whom nothing is loaded.

    Places and bodies are those that existed on the day. That nothing is seen never means that nothing was done.
    """
    found = queries.coverage(reads, id, asked.level, bodies=asked.body, as_of=asked.as_of)
    return answer(found, asked.format, wire.coverage, tables.coverage)


@router.get(
    "/documents/{id:path}/status",
    summary="Whether a document is in force on a day",
    response_model=wire.StatusAnswer,
    responses=_ONE,
)
@of_one_moment
def get_status(reads: ReadsOfApp, id: Asked, asked: Annotated[AnswerAsked, Query()]) -> Any:  # noqa: A002
    """As far as the loaded texts say: what superseded, repealed, amended or suspended it, from which day of effect."""
    return answer(queries.status(reads, id, as_of=asked.as_of), asked.format, wire.status, tables.status)


@router.get(
    "/documents/{id:path}/tasks",
    summary="The tasks that a document sets",
    response_model=wire_of_tasks.TasksAnswer,
    responses=_ONE,
)
@of_one_moment
def get_tasks(reads: ReadsOfApp, id: Asked, asked: Annotated[TasksAsked, Query()]) -> Any:  # noqa: A002
    """Who leads them, what was issued for them, and how that stands to their due dates; told by documents alone."""
    found = queries.tasks(reads, id, as_of=asked.as_of, states=asked.state)
    return answer(found, asked.format, wire_of_tasks.tasks, tables.tasks)


@router.get(
    "/tasks",
    summary="The tasks of all documents",
    response_model=wire_of_tasks.AllTasksPage,
    responses={**TABLE, **UNKNOWN_ISSUER},
)
@of_one_moment
def list_tasks(reads: ReadsOfApp, asked: Annotated[AllTasksAsked, Query()]) -> Any:
    """By document and in its order; filters are of the document that sets a task. A table holds all pages."""
    place = place_of(asked.cursor, str, str, int, str)
    limit = None if asked.format == "csv" else asked.limit
    found = queries.all_tasks(
        reads, asked.filters(reads), as_of=asked.as_of, states=asked.state, after=place, limit=limit
    )
    return answer(found, asked.format, lambda each: wire_of_tasks.all_tasks(each, cursor(each.next)), tables.all_tasks)


@router.get(
    "/documents/{id:path}/targets",
    summary="The targets that a document sets, with results",
    response_model=wire_of_tasks.TargetsAnswer,
    responses=_ONE,
)
@of_one_moment
def get_targets(reads: ReadsOfApp, id: Asked, asked: Annotated[AnswerAsked, Query()]) -> Any:  # noqa: A002
    """Figures that loaded texts report until the day; whether they meet the target is computed, never guessed."""
    found = queries.targets(reads, id, as_of=asked.as_of)
    return answer(found, asked.format, wire_of_tasks.targets, tables.targets)


@router.get(
    "/documents/{id:path}/responsible",
    summary="Who answers for a document",
    response_model=wire_of_tasks.ResponsibleAnswer,
    responses=_ONE,
)
@of_one_moment
def get_responsible(reads: ReadsOfApp, id: Asked, asked: Annotated[AnswerAsked, Query()]) -> Any:  # noqa: A002
    """Who issued it, who is told to carry it out, who has tasks in it, whom it was sent to; and who does so now."""
    found = queries.responsible(reads, id, as_of=asked.as_of)
    return answer(found, asked.format, wire_of_tasks.responsible, tables.responsible)


@router.get(
    "/bodies/{id}/duties",
    summary="What a body was told to do",
    response_model=wire_of_tasks.DutiesPage,
    responses=_ONE,
)
@of_one_moment
def get_body_duties(reads: ReadsOfApp, id: _Body, asked: Annotated[DutiesAsked, Query()]) -> Any:  # noqa: A002
    """Its tasks and documents on a day, with those of the bodies that it succeeds; a table holds all pages."""
    place = place_of(asked.cursor, str, str, int, str)
    limit = None if asked.format == "csv" else asked.limit
    found = queries.duties(reads, id, as_of=asked.as_of, programme=asked.programme, after=place, limit=limit)
    return answer(found, asked.format, lambda each: wire_of_tasks.duties(each, cursor(each.next)), tables.duties)


@router.get(
    "/documents/{id:path}/feed",
    summary="What implements a document, as a feed",
    response_class=Response,
    responses={**_ONE, 200: {"content": {feed.MEDIA_TYPE: {"schema": {"type": "string"}}}}},
)
@of_one_moment
def get_document_feed(request: Request, reads: ReadsOfApp, id: Asked) -> Response:  # noqa: A002
    """New documents that implement it, the newest first, in Atom: a reader of feeds tells when one is loaded."""
    found = queries.implementing(reads, id)
    return Response(feed.atom(found, str(request.base_url).rstrip("/")), media_type=feed.MEDIA_TYPE)


@router.get("/path", summary="How two documents are joined", response_model=wire.PathAnswer, responses=_ONE)
@of_one_moment
def find_path(reads: ReadsOfApp, asked: Annotated[PathAsked, Query()]) -> Any:
    """A shortest way along relations, whichever way each runs, with every sentence on it."""
    return answer(queries.path(reads, asked.start, asked.end), asked.format, wire.path, tables.path)


@router.get(
    "/list",
    summary="Documents by type and year",
    response_model=wire.ListAnswer,
    responses={**TABLE, **UNKNOWN_ISSUER},
)
@of_one_moment
def list_documents(reads: ReadsOfApp, asked: Annotated[ListAsked, Query()]) -> Any:
    """All documents of a body, a type, a level or a period at once; `documents` gives them in pages."""
    return answer(queries.listed(reads, asked.filters(reads)), asked.format, wire.listed, tables.listed)
