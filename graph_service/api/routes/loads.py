"""Loads: files in, progress and a report out."""

from typing import Annotated

from fastapi import APIRouter, File, Path, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from graph_service.api.access import caller_of
from graph_service.api.following import EVENTS, events
from graph_service.api.journal import Load, State
from graph_service.api.languages import words_of
from graph_service.api.problems import Problem
from graph_service.api.uploads import LoadQueue
from graph_service.wire.cursors import cursor, place_of
from graph_service.wire.loads import LoadSummary, report

from .parameters import Paged

router = APIRouter(tags=["loads"])


class LoadStatus(BaseModel):
    """A load as it stands."""

    id: str = Field(description="Id of the load.")
    state: State = Field(description="How far it is; `refused`: none of its files could be read.")
    files: list[str] = Field(description="Names of the files.")
    by: str = Field(description="Name of the key that loaded them; empty where no keys are needed.")
    done: int = Field(description="Files that are finished.")
    total: int = Field(description="All files of the load.")
    current: str | None = Field(description="The file in work.")
    failure: str | None = Field(description="Why the load failed as a whole, or what it waits for.")
    report: LoadSummary | None = Field(description="Null until the load is done.")


class LoadPage(BaseModel):
    """Loads, the newest first."""

    items: list[LoadStatus] = Field(description="Loads on this page.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


@router.post(
    "/loads",
    status_code=202,
    summary="Load files",
    responses={
        413: {"model": Problem, "description": "The upload is larger than the service takes."},
    },
)
def start_load(
    request: Request, response: Response, files: Annotated[list[UploadFile], File(description="The files to load.")]
) -> LoadStatus:
    """Takes files and loads them under their own names, one load after the other.

    The answer comes when the files are safe on disk, where they wait whatever becomes of the service; `Location` is
    where to ask how far it is. A file of a name that is loaded already replaces what it said, where the key may.
    """
    load = _queue(request).submit([(file.filename or "", file.file) for file in files], caller_of(request))
    response.headers["Location"] = f"{request.url.path}/{load.id}"
    return _status(request, load)


@router.get("/loads", summary="The loads")
def list_loads(request: Request, asked: Annotated[Paged, Query()]) -> LoadPage:
    """The newest first."""
    queue, place = _queue(request), place_of(asked.cursor, str)
    found = queue.newest(asked.limit + 1, before=place[0] if place else None)
    page = found[: asked.limit]
    return LoadPage(
        items=[_status(request, load) for load in page],
        total=queue.count(),
        next=cursor((page[-1].id,) if len(found) > len(page) else None),
    )


@router.get("/loads/{id}", summary="How far a load is", responses={404: {"model": Problem, "description": "Unknown."}})
def get_load(request: Request, id: Annotated[str, Path(description="Id of the load.")]) -> LoadStatus:  # noqa: A002
    """Its state, its progress, and the report when it is done."""
    return _status(request, _queue(request).get(id))


@router.post(
    "/loads/{id}/cancel",
    status_code=202,
    summary="End a load",
    responses={404: {"model": Problem, "description": "Unknown."}},
)
def cancel_load(request: Request, id: Annotated[str, Path(description="Id of the load.")]) -> LoadStatus:  # noqa: A002
    """A load that waits is not begun; one that runs ends before its next file, and what it has loaded by then stays.

    The answer comes at once; ask again, or follow the events, to see it end.
    """
    return _status(request, _queue(request).cancel(id, caller_of(request)))


@router.get(
    "/loads/{id}/events",
    summary="How a load goes on, as it does",
    response_class=StreamingResponse,
    responses={
        200: {"content": {EVENTS: {"schema": {"type": "string"}}}, "description": "Server-sent events."},
        404: {"model": Problem, "description": "Unknown."},
    },
)
def follow_load(request: Request, id: Annotated[str, Path(description="Id of the load.")]) -> StreamingResponse:  # noqa: A002
    """Server-sent events: `progress` with the load as it stands, at each change, and at last `end`; then it closes."""
    queue = _queue(request)
    queue.get(id)
    return StreamingResponse(events(lambda: _status(request, queue.get(id))), media_type=EVENTS)


def _queue(request: Request) -> LoadQueue:
    queue: LoadQueue = request.app.state.loads
    return queue


def _status(request: Request, load: Load) -> LoadStatus:
    words = words_of(request)
    return LoadStatus(
        id=load.id,
        state=load.state,
        files=list(load.files),
        by=load.by,
        done=load.done,
        total=load.total,
        current=load.current,
        failure=None if load.failure is None else words.told(load.failure),
        report=None if load.report is None else report(load.report, words.told),
    )
