"""What a store holds, or a body issued, by type and year."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.queries.filters import EVERYTHING, Filters
from graph_service.queries.search import documents
from graph_service.store.protocol import Reads
from loaders.graph import Node

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """All documents that the filters admit, by type, then the latest year first, then by day and id.

    ``counts`` tells how many there are of each type (``None``: not known) in each year, in the same order.
    """

    documents: tuple[Node, ...]
    counts: Mapping[tuple[str | None, str | None], int]


def listed(reads: Reads, filters: Filters = EVERYTHING) -> Listed:
    """Every document that the filters admit; none is left out."""
    ordered = sorted(_all(reads, filters), key=_place)
    return Listed(tuple(ordered), Counter((node.properties.get("type"), year_of(node)) for node in ordered))


def year_of(document: Node) -> str | None:
    """The year of issue; ``None`` where no text tells it."""
    issued = document.properties.get("issued_on")
    return issued[:4] if issued else None


def _all(reads: Reads, filters: Filters) -> Iterator[Node]:
    page = documents(reads, filters, limit=_BATCH)
    yield from page.documents
    while page.next:
        page = documents(reads, filters, after=page.next, limit=_BATCH)
        yield from page.documents


def _place(document: Node) -> tuple[bool, str, int, str, str]:
    type_, year = document.properties.get("type"), year_of(document)
    return type_ is None, type_ or "", -int(year or 0), document.properties.get("issued_on") or "", document.id
