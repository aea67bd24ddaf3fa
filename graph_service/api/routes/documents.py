"""Documents: found, shown, and followed up and down the chain."""

from typing import Annotated

from fastapi import APIRouter, Query

from graph_service.api.moments import ReadsOfApp, of_one_moment
from graph_service.api.problems import Problem, Redirect
from graph_service.errors import BadQuestion
from graph_service.queries import every as queries
from graph_service.queries.search import SearchPage
from graph_service.store.protocol import Reads
from graph_service.wire import documents as wire
from graph_service.wire.cursors import cursor, place_of
from loaders.errors import Saying

from .parameters import UNKNOWN_ISSUER, Asked, ChainAsked, DocumentsAsked, LineageAsked, Paged

router = APIRouter(tags=["documents"])

_ONE: dict[int | str, dict[str, object]] = {
    308: {"model": Redirect, "description": "An id that no document has any more: ask the one that stands there now."},
    404: {"model": Problem, "description": "No document has that id or number; the advice names similar ones."},
    409: {"model": Problem, "description": "Several documents fit; `candidates` holds them."},
}


@router.get("/documents", summary="Search and filter documents", responses=UNKNOWN_ISSUER)
@of_one_moment
def find_documents(reads: ReadsOfApp, asked: Annotated[DocumentsAsked, Query()]) -> wire.DocumentPage:
    """Documents, most cited first. `number` finds those that have a number, `q` also searches names and titles.

    All that fit are listed, never one of them at random.
    """
    page = _found(reads, asked)
    whole = page.next is None and asked.cursor is None
    return wire.found(page, len(page.documents) if whole else _total(reads, asked), cursor(page.next))


@router.get("/documents/{id:path}/implemented-by", summary="What implements a document", responses=_ONE)
@of_one_moment
def get_implemented_by(reads: ReadsOfApp, id: Asked, asked: Annotated[ChainAsked, Query()]) -> wire.ChainPage:  # noqa: A002
    """The documents that implement it, directly or through others, each with the sentences that say so.

    Filters narrow what is shown, not what is walked through.
    """
    place = place_of(asked.cursor, int, str)
    found = queries.implementing(reads, id, asked.filters(reads), depth=asked.depth, after=place, limit=asked.limit)
    return wire.chain(found, cursor(found.next))


@router.get("/documents/{id:path}/implements", summary="What a document implements", responses=_ONE)
@of_one_moment
def get_implements(reads: ReadsOfApp, id: Asked, asked: Annotated[ChainAsked, Query()]) -> wire.ChainPage:  # noqa: A002
    """The documents that it implements, directly or through others, each with the sentences that say so."""
    place = place_of(asked.cursor, int, str)
    found = queries.implements(reads, id, asked.filters(reads), depth=asked.depth, after=place, limit=asked.limit)
    return wire.chain(found, cursor(found.next))


@router.get("/documents/{id:path}/lineage", summary="Where a document comes from and what it leads to", responses=_ONE)
@of_one_moment
def get_lineage(reads: ReadsOfApp, id: Asked, asked: Annotated[LineageAsked, Query()]) -> wire.LineageAnswer:  # noqa: A002
    """The documents above and below it along all relations of lineage, and the relations between them."""
    return wire.lineage(queries.lineage(reads, id, asked.way, depth=asked.depth, limit=asked.limit))


@router.get("/documents/{id:path}/mentions", summary="Who cites a document", responses=_ONE)
@of_one_moment
def get_mentions(reads: ReadsOfApp, id: Asked, asked: Annotated[Paged, Query()]) -> wire.MentionPage:  # noqa: A002
    """Every document that names it, with every place where it does."""
    place = place_of(asked.cursor, str)
    found = queries.mentions(reads, id, after=place[0] if place else None, limit=asked.limit)
    return wire.mentions(found, cursor(found.next and (found.next,)))


@router.get("/documents/{id:path}", summary="One document with its relations", responses=_ONE)
@of_one_moment
def get_document(reads: ReadsOfApp, id: Asked) -> wire.DocumentDetail:  # noqa: A002
    """The document, and every relation that leaves or enters it with its sentences."""
    return wire.detail(queries.connections(reads, id))


def _found(reads: Reads, asked: DocumentsAsked) -> SearchPage:
    filters, place = asked.filters(reads), place_of(asked.cursor, int, int, str)
    if asked.q is not None and asked.number is not None:
        raise BadQuestion(Saying("documents"), "both q and number are given", "Give one of them.")
    if asked.number is not None:
        return queries.find_number(reads, asked.number, filters, after=place, limit=asked.limit)
    if asked.q is not None:
        return queries.find(reads, asked.q, filters, after=place, limit=asked.limit)
    return queries.documents(reads, filters, after=place, limit=asked.limit)


def _total(reads: Reads, asked: DocumentsAsked) -> int:
    filters, text = asked.filters(reads), asked.q if asked.number is None else asked.number
    if text is None:
        return queries.count_documents(reads, filters)
    return queries.count_found(reads, text, filters, by_number=asked.number is not None)
