"""How two documents are joined: the shortest way along relations, whichever way each relation runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph_service.queries.labels import LINEAGE
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_path
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node

#: what is tried first tells more: relations of lineage, then also that one text names another
_LABELS: tuple[tuple[str, ...], ...] = (LINEAGE, (*LINEAGE, "CITES"))


@dataclass(frozen=True, slots=True)
class Path:
    """The documents on a shortest way and, between each two of them, every edge of the labels that were followed.

    ``by_citation``: no way along relations of lineage alone was found. No nodes: no way at all, and ``silence``.
    """

    start: Node
    end: Node
    nodes: tuple[Node, ...]
    edges: tuple[tuple[Edge, ...], ...]
    by_citation: bool
    silence: Silence | None = None


@dataclass(slots=True)
class _Side:
    """The search from one end: the step before each document, and those that were reached last."""

    before: dict[str, str | None]
    last: list[str]


def path(reads: Reads, start: str, end: str) -> Path:
    """A shortest way between two documents, always the same of several. Errors as ``one_document``."""
    first, last = one_document(reads, start), one_document(reads, end)
    for labels in _LABELS:
        ids = _way(reads, first.id, last.id, labels)
        if ids:
            nodes = reads.nodes(ids)
            steps = tuple(_between(reads, pair, labels) for pair in pairwise(ids))
            return Path(first, last, tuple(nodes[key] for key in ids), steps, labels != LINEAGE)
    return Path(first, last, (), (), by_citation=False, silence=of_path(reads, first, last))


def _way(reads: Reads, start: str, end: str, labels: Collection[str]) -> list[str]:
    """The ids of a shortest way, from both ends at once, the smaller side first; empty where there is none."""
    if start == end:
        return [start]
    ours, theirs = _Side({start: None}, [start]), _Side({end: None}, [end])
    while ours.last and theirs.last:
        side, other = (ours, theirs) if len(ours.last) <= len(theirs.last) else (theirs, ours)
        _step(reads, side, labels)
        met = sorted(key for key in side.last if key in other.before)
        if met:
            ways = ([*reversed(_back(ours.before, key)), *_back(theirs.before, key)[1:]] for key in met)
            return min(ways)
    return []


def _step(reads: Reads, side: _Side, labels: Collection[str]) -> None:
    """One step in every direction; a document is reached from the smallest id that leads to it."""
    coming: dict[str, str] = {}
    known = set(side.last)
    for edge in reads.edges(side.last, labels, "both"):
        for near, far in ((edge.start, edge.end), (edge.end, edge.start)):
            if near in known and far not in side.before:
                coming[far] = min(near, coming.get(far, near))
    side.before.update(coming)
    side.last = sorted(coming)


def _back(before: Mapping[str, str | None], key: str) -> list[str]:
    """From a document back to where its side began."""
    way: list[str] = []
    at: str | None = key
    while at is not None:
        way.append(at)
        at = before[at]
    return way


def _between(reads: Reads, pair: tuple[str, str], labels: Collection[str]) -> tuple[Edge, ...]:
    found = reads.edges([pair[0]], labels, "both")
    return tuple(edge for edge in found if {edge.start, edge.end} == set(pair))
