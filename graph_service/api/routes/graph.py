"""The graph as a whole: what it holds, and all of it as a file."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask
from starlette.status import HTTP_304_NOT_MODIFIED

from graph_service.api.moments import ReadsOfApp, StoreOfApp, has_it, headers, of_one_moment, tag_of
from graph_service.export import forms as export
from graph_service.store.protocol import Reads, ask, shown_files
from graph_service.wire import documents as wire

from .parameters import ExportAsked, StatsAsked

router = APIRouter(tags=["graph"])

_FILE = {"schema": {"type": "string", "format": "binary"}}
#: the first is what a generated client reads, whichever form is asked for
_FORMS = dict.fromkeys(["application/octet-stream", *sorted(set(export.MEDIA_TYPES.values()))], _FILE)


@router.get("/stats", summary="What the store holds")
@of_one_moment
def get_stats(reads: ReadsOfApp, asked: Annotated[StatsAsked, Query()]) -> wire.Stats:
    """The engine and its version, and how many files, nodes and edges there are, by label."""
    return wire.stats(reads.info(), list(shown_files(reads.files())) if asked.files else None)


@router.get(
    "/export",
    summary="The whole graph as a file",
    response_class=FileResponse,
    responses={200: {"content": _FORMS}},
)
def export_graph(request: Request, store: StoreOfApp, asked: Annotated[ExportAsked, Query()]) -> Response:
    """Written in full before the first byte is sent, so that a failure is an error and not half a file."""
    folder = Path(tempfile.mkdtemp(prefix="directive-graph-"))

    def written(reads: Reads) -> tuple[str, bool]:
        tag = tag_of(reads, request)
        if not has_it(request, tag):
            export.write_moment(reads, asked.format, folder / "export")
        return tag, (folder / "export").exists()

    try:
        tag, to_send = ask(store, written)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    gone = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    if not to_send:
        return Response(status_code=HTTP_304_NOT_MODIFIED, headers=headers(tag), background=gone)
    return FileResponse(
        folder / "export",
        headers=headers(tag),
        media_type=export.MEDIA_TYPES[asked.format],
        filename=f"directive-graph{export.ending(asked.format)}",
        background=gone,
    )
