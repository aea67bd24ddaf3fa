"""One document: its page, its chain as a picture and as a table, a relation with its sentences."""

from http import HTTPStatus
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from graph_service.errors import NotFound
from graph_service.page import listing
from graph_service.page.chain import read_chain
from graph_service.page.document import cited_by, document_page
from graph_service.page.naming import name_of
from graph_service.page.picture import picture
from graph_service.page.rendering import rendered
from graph_service.page.sentences import ShownStatement, statements
from graph_service.page.site import site_of
from graph_service.queries.search import one_document
from graph_service.store.protocol import Reads

from .taking import attachment, home, taken

router = APIRouter()


@router.get("/documents/{id}/chain.svg")
def svg(request: Request, id: str) -> Response:  # noqa: A002
    """The picture, to take away; its links lead back here."""
    site = site_of(request)

    def question(reads: Reads) -> tuple[str, Any]:
        node = one_document(reads, id)
        return name_of(site.words, node), picture(site.words, read_chain(reads, node), home(request))

    name, drawn = site.ask(question)
    page = f"{home(request)}/documents/{id}"
    body = rendered("chain.svg", picture=drawn, title=name, say=site.words, standalone=True, page=page)
    return Response(body, media_type="image/svg+xml", headers={"Content-Disposition": attachment(name, "svg")})


@router.get("/documents/{id}/chain.{form}")
def chain_taken(
    request: Request,
    id: str,  # noqa: A002
    form: Literal["csv", "xlsx"],
    level: str = "",
    way: str = "",
) -> Response:
    """All that carries a document out, with every sentence."""
    site, asked = site_of(request), listing.ListingQuery(way == "up", level or None)
    return site.ask(lambda reads: taken(listing.chain_table(reads, site.words, id, asked, home(request)), form))


@router.get("/documents/{id}/chain")
def chain(request: Request, id: str, level: str = "", way: str = "", after: str = "") -> Response:  # noqa: A002
    """What carries a document out, as a table."""
    site, asked = site_of(request), listing.ListingQuery(way == "up", level or None, after or None)
    found = site.ask(lambda reads: listing.listing(reads, site.words, id, asked))
    heading = site.words("chain_of_up" if asked.up else "chain_of", name=found.name)
    return site.page(request, "chain.html", title=heading, found=found, level=level, way=way, node=found.node)


@router.get("/documents/{id}/citing.{form}")
def citing_taken(request: Request, id: str, form: Literal["csv", "xlsx"]) -> Response:  # noqa: A002
    """All that cites a document, as a file."""
    site = site_of(request)

    def question(reads: Reads) -> Response:
        node = one_document(reads, id)
        return taken(listing.citing_table(reads, site.words, node, home(request)), form)

    return site.ask(question)


@router.get("/documents/{id}/citing")
def citing(request: Request, id: str, after: str = "") -> Response:  # noqa: A002
    """All that cites a document, page by page."""
    site = site_of(request)

    def question(reads: Reads) -> dict[str, Any]:
        node = one_document(reads, id)
        found = cited_by(reads, site.words, node, listing.PAGE + 1, after or None)
        shown = found[: listing.PAGE]
        more = shown[-1].id if len(found) > len(shown) else None
        return {"node": node, "name": name_of(site.words, node), "found": shown, "next": more}

    known = site.ask(question)
    return site.page(request, "citing.html", title=site.words("citing_of", name=known["name"]), **known)


@router.get("/relation")
def relation(request: Request, start: str, label: str, end: str) -> Response:
    """One relation with all its sentences."""
    site = site_of(request)

    def question(reads: Reads) -> ShownStatement:
        edges = [edge for edge in reads.edges([start], [label], "out") if edge.end == end]
        if not edges:
            raise NotFound(f"{start} {label} {end}", "the store knows no such relation", "Open one of its documents.")
        return statements(reads, site.words, edges, reads.nodes({start, end}))[0]

    found = site.ask(question)
    return site.page(request, "relation.html", title=f"{found.subject} {found.verb} {found.object}", found=found)


@router.get("/documents/{id:path}")
def document(request: Request, id: str) -> Response:  # noqa: A002
    """The page of a document; a number in any spelling leads to it."""
    site = site_of(request)
    node = site.ask(lambda reads: one_document(reads, id))
    if node.id != id:
        return RedirectResponse(f"{site.base}/documents/{node.id}", HTTPStatus.SEE_OTHER)
    page = site.ask(lambda reads: document_page(reads, site.words, node, site.base))
    return site.page(request, "document.html", title=page.name, page=page, node=node)
