"""Loads: files in, progress and a report out."""

from typing import Annotated

from fastapi import APIRouter, File, Path, Request, Response, UploadFile
from pydantic import BaseModel, Field

from graph_service.api.access import caller_of
from graph_service.api.journal import Load, State
from graph_service.api.problems import Problem
from graph_service.api.uploads import LoadQueue
from graph_service.wire.loads import Report, report

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
    report: Report | None = Field(description="Null until the load is done.")


@router.post(
    "/loads",
    status_code=202,
    summary="Load files",
    responses={
        413: {"model": Problem, "description": "The upload is larger than the service takes."},
    },
)
def start(
    request: Request, response: Response, files: Annotated[list[UploadFile], File(description="The files to load.")]
) -> LoadStatus:
    """Takes files and loads them under their own names, one load after the other.

    The answer comes when the files are safe on disk, where they wait whatever becomes of the service; `Location` is
    where to ask how far it is. A file of a name that is loaded already replaces what it said, where the key may.
    """
    load = _queue(request).submit([(file.filename or "", file.file) for file in files], caller_of(request))
    response.headers["Location"] = f"{request.url.path}/{load.id}"
    return _status(load)


@router.get("/loads", summary="The newest loads")
def loads(request: Request) -> list[LoadStatus]:
    """The newest first, a thousand at most."""
    return [_status(load) for load in _queue(request).all()]


@router.get("/loads/{id}", summary="How far a load is", responses={404: {"model": Problem, "description": "Unknown."}})
def status(request: Request, id: Annotated[str, Path(description="Id of the load.")]) -> LoadStatus:  # noqa: A002
    """Its state, its progress, and the report when it is done."""
    return _status(_queue(request).get(id))


def _queue(request: Request) -> LoadQueue:
    queue: LoadQueue = request.app.state.loads
    return queue


def _status(load: Load) -> LoadStatus:
    return LoadStatus(
        id=load.id,
        state=load.state,
        files=list(load.files),
        by=load.by,
        done=load.done,
        total=load.total,
        current=load.current,
        failure=load.failure,
        report=None if load.report is None else report(load.report),
    )
