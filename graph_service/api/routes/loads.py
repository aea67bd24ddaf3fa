"""Loads: files in, progress and a report out."""

from typing import Annotated, Literal

from fastapi import APIRouter, File, Path, Request, Response, UploadFile
from pydantic import BaseModel, Field

from graph_service.api.problems import Problem
from graph_service.api.uploads import Load, LoadQueue
from graph_service.wire.loads import Report, report

router = APIRouter(tags=["loads"])


class LoadStatus(BaseModel):
    """A load as it stands."""

    id: str = Field(description="Id of the load.")
    state: Literal["waiting", "running", "done", "failed"] = Field(description="How far it is.")
    files: list[str] = Field(description="Names of the files.")
    done: int = Field(description="Files that are finished.")
    total: int = Field(description="All files of the load.")
    current: str | None = Field(description="The file in work.")
    failure: str | None = Field(description="Why the load failed as a whole; nothing of it was written.")
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

    The answer comes at once; `Location` is where to ask how far it is. A file of a name that is
    loaded already replaces what it said.
    """
    load = _queue(request).submit([(file.filename or "", file.file) for file in files])
    response.headers["Location"] = f"{request.url.path}/{load.id}"
    return _status(load)


@router.get("/loads", summary="All loads since the service started")
def loads(request: Request) -> list[LoadStatus]:
    """The newest first."""
    return [_status(load) for load in _queue(request).all()]


@router.get("/loads/{id}", summary="How far a load is", responses={404: {"model": Problem, "description": "Unknown."}})
def status(request: Request, id: Annotated[str, Path(description="Id of the load.")]) -> LoadStatus:  # noqa: A002
    """Its state, its progress, and the report when it is done. Loads are forgotten when the service restarts."""
    return _status(_queue(request).get(id))


def _queue(request: Request) -> LoadQueue:
    queue: LoadQueue = request.app.state.loads
    return queue


def _status(load: Load) -> LoadStatus:
    return LoadStatus(
        id=load.id,
        state=load.state,
        files=list(load.files),
        done=load.done,
        total=load.total,
        current=load.current,
        failure=load.failure,
        report=None if load.report is None else report(load.report),
    )
