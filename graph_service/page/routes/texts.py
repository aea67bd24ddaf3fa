"""The text of a loaded file, and the list of files."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.page.files import files_page, files_table
from graph_service.page.site import site_of
from graph_service.page.text import text_page

from .taking import taken

router = APIRouter()


@router.get("/text")
def text(request: Request, file: str, start: int = 0, end: int = 0, back: str = "") -> Response:
    """A text with a place marked in it; ``back`` is taken only where it leads into this site."""
    site = site_of(request)
    found = site.ask(lambda reads: text_page(reads, site.words, file, start, end))
    own = back if back.startswith(f"{site.base}/") and "//" not in back and "\\" not in back else ""
    return site.page(request, "text.html", title=found.name, found=found, back=own)


@router.get("/files.{form}")
def files_taken(request: Request, form: Literal["csv", "xlsx"]) -> Response:
    """All loaded files, as a file."""
    site = site_of(request)
    return site.ask(lambda reads: taken(files_table(reads, site.words), form))


@router.get("/files")
def files(request: Request, page: int = 1) -> Response:
    """What is loaded."""
    site = site_of(request)
    found = site.ask(lambda reads: files_page(reads, site.words, max(1, page)))
    return site.page(request, "files.html", title=site.words("files"), found=found)
