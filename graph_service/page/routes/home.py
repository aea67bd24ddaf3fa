"""The way in: search, what was loaded, what needs a look."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from graph_service.page.search import SearchForm, exactly, results, results_table, shown
from graph_service.page.site import site_of
from graph_service.queries import every as queries
from graph_service.store.protocol import Reads
from loaders.resolve.findings import SEVERITIES

from .taking import home as address
from .taking import taken

router = APIRouter()
_MOST = 8


@router.get("/")
def home(request: Request) -> Response:
    """The first page."""
    site = site_of(request)

    def question(reads: Reads) -> dict[str, Any]:
        found = site.service.state.findings.all(reads)
        counts = {name: sum(each.severity == name for each in found) for name in SEVERITIES}
        documents = queries.documents(reads, limit=_MOST).documents
        listed = [shown(site.words, node) for node in documents]
        return {"counts": counts, "documents": reads.count_documents(), "files": reads.count_files(), "listed": listed}

    loads = site.service.state.loads.newest(_MOST)
    return site.page(request, "home.html", title=site.words("site"), loads=loads, **site.ask(question))


@router.get("/documents")
def search(
    request: Request,
    q: str = "",
    type: str = "",  # noqa: A002 - the word of the address
    level: str = "",
    issuer: str = "",
    since: str = "",
    until: str = "",
    loaded: str = "",
    page: Annotated[int, Query(ge=1, le=50)] = 1,
) -> Response:
    """What is found; the document itself where only one can be meant."""
    site = site_of(request)
    asked = SearchForm(q.strip(), type, level, issuer, since, until, loaded, page)
    only = site.ask(lambda reads: exactly(reads, asked))
    if only is not None:
        return RedirectResponse(f"{site.base}/documents/{only.id}", HTTPStatus.SEE_OTHER)
    found = site.ask(lambda reads: results(reads, site.words, asked))
    return site.page(request, "results.html", title=site.words("results_name"), found=found, asked=asked, q=asked.q)


@router.get("/documents.{form}")
def search_taken(
    request: Request,
    form: Literal["csv", "xlsx"],
    q: str = "",
    type: str = "",  # noqa: A002
    level: str = "",
    issuer: str = "",
    since: str = "",
    until: str = "",
    loaded: str = "",
) -> Response:
    """The same, uncut."""
    site = site_of(request)
    asked = SearchForm(q.strip(), type, level, issuer, since, until, loaded)
    return site.ask(lambda reads: taken(results_table(reads, site.words, asked, address(request)), form))
