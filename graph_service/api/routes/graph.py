"""The graph as a whole: what it holds, and all of it as a file."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from graph_service.export import forms as export
from graph_service.store.protocol import shown_files
from graph_service.wire import documents as wire

from .parameters import ExportAsked, ReadsOfApp, StatsAsked, StoreOfApp, of_one_moment

router = APIRouter(tags=["graph"])


@router.get("/stats", summary="What the store holds")
@of_one_moment
def stats(reads: ReadsOfApp, asked: Annotated[StatsAsked, Query()]) -> wire.Stats:
    """The engine and its version, and how many files, nodes and edges there are, by label."""
    return wire.stats(reads.info(), list(shown_files(reads.files())) if asked.files else None)


@router.get(
    "/export",
    summary="The whole graph as a file",
    response_class=FileResponse,
    responses={200: {"content": {form: {} for form in export.MEDIA_TYPES.values()}}},
)
def whole_graph(store: StoreOfApp, asked: Annotated[ExportAsked, Query()]) -> FileResponse:
    """Written in full before the first byte is sent, so that a failure is an error and not half a file."""
    folder = Path(tempfile.mkdtemp(prefix="directive-graph-"))
    try:
        export.write(store, asked.format, folder / "export")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        folder / "export",
        media_type=export.MEDIA_TYPES[asked.format],
        filename=f"directive-graph.{asked.format}",
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )
