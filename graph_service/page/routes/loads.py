"""Loading files: dropped on a form, followed until they are read, refused with their reasons."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from graph_service.api.access import caller_of
from graph_service.api.uploads import LoadQueue
from graph_service.page.failures import told
from graph_service.page.loading import loaded_documents, refusals
from graph_service.page.site import site_of
from loaders.errors import DirectiveGraphError

router = APIRouter()


@router.get("/loads")
def loads(request: Request) -> Response:
    """The form, and the newest loads."""
    return _form(request)


@router.post("/loads")
def start(request: Request, files: Annotated[list[UploadFile], File()]) -> Response:
    """Takes the files; the page of the load says how far it is."""
    site = site_of(request)
    given = [(file.filename or "", file.file) for file in files if file.filename]
    if not given:
        return _form(request, site.words("load_nothing"))
    try:
        load = _queue(request).submit(given, caller_of(request))
    except DirectiveGraphError as error:
        return _form(request, ": ".join(told(site, error)))
    return RedirectResponse(f"{site.base}/loads/{load.id}", HTTPStatus.SEE_OTHER)


@router.get("/loads/{id}")
def load(request: Request, id: str) -> Response:  # noqa: A002
    """How far a load is; it asks again by itself until it is done."""
    site, found = site_of(request), _queue(request).get(id)
    running = not found.is_finished
    documents = () if running else site.ask(lambda reads: loaded_documents(reads, site.words, found.files))
    values: dict[str, Any] = {
        "load": found,
        "running": running,
        "documents": documents,
        "refused": refusals(site.words, found.report),
    }
    return site.page(request, "load.html", title=site.words("load"), refresh=running, **values)


def _form(request: Request, error: str = "") -> Response:
    site, status = site_of(request), HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    values: dict[str, Any] = {"loads": _queue(request).newest(20), "error": error, "most": site.most_megabytes}
    return site.page(request, "loads.html", status, title=site.words("load"), **values)


def _queue(request: Request) -> LoadQueue:
    queue: LoadQueue = site_of(request).service.state.loads
    return queue
