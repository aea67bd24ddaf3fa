"""The loaded files: listed, read around a place, taken back."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field

from graph_service.api.access import caller_of
from graph_service.api.languages import words_of
from graph_service.api.moments import ReadsOfApp, StoreOfApp, of_one_moment
from graph_service.api.problems import Problem
from graph_service.api.uploads import LoadQueue
from graph_service.errors import NotFound
from graph_service.ledger.load import forget
from graph_service.queries import every as queries
from graph_service.wire import files as wire
from graph_service.wire.cursors import cursor, place_of
from graph_service.wire.loads import LoadSummary, report

from .parameters import Paged, Parameters

router = APIRouter(tags=["files"])

_ONE: dict[int | str, dict[str, object]] = {404: {"model": Problem, "description": "No such file is loaded."}}
_Name = Annotated[
    str,
    Path(description="Name of a loaded file, as answers write it, URL-encoded.", examples=["ke-hoach-64-kh-qu.txt"]),
]


class FilesAsked(Paged):
    """Which files are wanted."""

    q: str | None = Field(None, description="Letters of the name.")


class TextAsked(Parameters):
    """Which stretch of a text is wanted."""

    start: int = Field(0, ge=0, description="First character, in code points: `start` of a piece of evidence.")
    end: int | None = Field(None, ge=0, description="The character behind the last one; without it to the end.")
    around: int = Field(0, ge=0, le=100_000, description="How many characters before and behind are given too.")


@router.get("/files", summary="The loaded files")
@of_one_moment
def list_files(reads: ReadsOfApp, asked: Annotated[FilesAsked, Query()]) -> wire.FilePage:
    """Files by name, each with the document whose text it is."""
    place = place_of(asked.cursor, str)
    found = queries.files(reads, words=asked.q or "", after=place[0] if place else None, limit=asked.limit)
    return wire.page(found, cursor(found.next and (found.next,)))


@router.get("/files/{name:path}/text", summary="What stands at a place of a file", responses=_ONE)
@of_one_moment
def get_file_text(reads: ReadsOfApp, name: _Name, asked: Annotated[TextAsked, Query()]) -> wire.FileText:
    """The characters that evidence counts: `start` to `end`, exactly, and the text around them."""
    return wire.stretch(queries.stretch(reads, name, asked.start, asked.end, asked.around))


@router.delete("/files/{name:path}", summary="Take a file back", responses=_ONE)
def forget_file(request: Request, store: StoreOfApp, name: _Name) -> LoadSummary:
    """What only this file said is gone from the graph; what other files say too stays.

    A key that is no editor's takes back what was loaded with it.
    """
    loads: LoadQueue = request.app.state.loads
    loads.check_may_remove(name, caller_of(request))
    done = forget(store, [name])
    if done.refused:
        (refused,) = done.refused
        raise NotFound(refused.subject, refused.reason, refused.advice)
    return report(done, words_of(request).told)
