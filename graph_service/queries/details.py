"""One document with its surroundings in the graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_service.queries.labels import LABELS
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_document
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node

_ALL = tuple(entry.label for entry in LABELS)
_BUT_CITES = tuple(label for label in _ALL if label != "CITES")


@dataclass(frozen=True, slots=True)
class Connections:
    """A document, the edges that leave and enter it, and the nodes at their other ends.

    Who cites it is in ``mentions``; the document's own citations are among ``outgoing``.
    """

    document: Node
    outgoing: tuple[Edge, ...]
    incoming: tuple[Edge, ...]
    others: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every place that names a document: a page of CITES edges, sorted by who cites, and who that is.

    ``silence`` where no loaded text names it.
    """

    document: Node
    edges: tuple[Edge, ...]
    others: Mapping[str, Node]
    total: int
    silence: Silence | None = None
    next: str | None = None


def connections(reads: Reads, asked: str) -> Connections:
    """The document with its edges; errors as ``one_document``."""
    document = one_document(reads, asked)
    outgoing = tuple(reads.edges([document.id], _ALL, "out"))
    incoming = tuple(reads.edges([document.id], _BUT_CITES, "in"))
    ends = [edge.end for edge in outgoing] + [edge.start for edge in incoming]
    return Connections(document, outgoing, incoming, reads.nodes(set(ends)))


def mentions(reads: Reads, asked: str, *, after: str | None = None, limit: int | None = None) -> Mentions:
    """The documents that cite the one asked for, with the sentences; errors as ``one_document``."""
    document = one_document(reads, asked)
    found = reads.edges([document.id], ["CITES"], "in")
    left = [edge for edge in found if after is None or edge.start > after]
    page = left if limit is None else left[:limit]
    more = page[-1].start if page and len(page) < len(left) else None
    silence = None if found else of_document(reads, document)
    return Mentions(document, tuple(page), reads.nodes(_starts(page)), len(found), silence, more)


def _starts(edges: Iterable[Edge]) -> set[str]:
    return {edge.start for edge in edges}
