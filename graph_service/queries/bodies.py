"""Bodies and places in their time: found, shown, and followed to who answers for them on a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries.dates import read_day
from graph_service.queries.filters import read_level
from graph_service.queries.silence import Silence, of_bodies
from graph_service.store.protocol import Reads
from loaders.errors import Saying
from loaders.fold import fold
from loaders.graph import Edge, Node
from loaders.know.organs import organ
from loaders.know.surroundings import SUCCEEDED_BY, Successor, successors

BODIES, PLACES = "body.", "place."
_ISSUED_BY, _NAMES = "ISSUED_BY", "NAMES"
_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class NodePage:
    """A page of bodies or places by id, of ``total``; ``next`` is the last id of the page where there are more."""

    nodes: tuple[Node, ...]
    next: str | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class BodyDetail:
    """A body with what it is part of, its parts, the places it governs, and what came before and after it.

    ``others`` holds the nodes at the other ends of the edges; ``documents`` counts those it issued,
    ``named_in`` those whose text names it.
    """

    body: Node
    outgoing: tuple[Edge, ...]
    incoming: tuple[Edge, ...]
    others: Mapping[str, Node]
    documents: int
    named_in: int


@dataclass(frozen=True, slots=True)
class Answering:
    """A body or place that answers on a day, since when, for the whole or a part.

    ``exists``: it stands then; ``None`` where its kind was redrawn before that day and nothing tells whether it stands.
    """

    node: Node
    on: str | None
    part: str
    exists: bool | None


@dataclass(frozen=True, slots=True)
class Successors:
    """Who answers on a day for what a body was told, or what a place has become."""

    asked: Node
    as_of: str
    answering: tuple[Answering, ...]


@dataclass(frozen=True, slots=True)
class DocumentsOf:
    """A page of documents that lead to a body or place, each with its edge; ``next``: the last id of the page.

    ``silence`` where no loaded text tells of any.
    """

    asked: Node
    edges: tuple[Edge, ...]
    documents: Mapping[str, Node]
    total: int
    silence: Silence | None = None
    next: str | None = None


def bodies(
    reads: Reads,
    text: str | None = None,
    *,
    level: str | None = None,
    kind: str | None = None,
    as_of: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> NodePage:
    """Bodies whose names hold the words of ``text``, narrowed to a level, a kind, and those that exist on a day."""
    return _listing(reads, BODIES, text, level, kind, as_of, after, limit)


def places(
    reads: Reads,
    text: str | None = None,
    *,
    level: str | None = None,
    kind: str | None = None,
    as_of: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> NodePage:
    """Places whose names hold the words of ``text``, narrowed likewise; ``kind`` is ``quận`` or ``Ward``."""
    return _listing(reads, PLACES, text, level, kind, as_of, after, limit)


def one_body(reads: Reads, text: str) -> Node:
    """The one body with this id or name, in full or by another of its names; else the one with all its words.

    Raises ``NotFound``, or ``Ambiguous`` with the ids of all that fit.
    """
    return _one(reads, text, BODIES)


def body_detail(reads: Reads, asked: str) -> BodyDetail:
    """A body with its surroundings; errors as ``one_body``."""
    body = one_body(reads, asked)
    outgoing = tuple(reads.edges([body.id], ["GOVERNS", "PART_OF", SUCCEEDED_BY], "out"))
    incoming = tuple(reads.edges([body.id], ["PART_OF", SUCCEEDED_BY], "in"))
    ends = {edge.end for edge in outgoing} | {edge.start for edge in incoming}
    issued, naming = (len(reads.edges([body.id], [label], "in")) for label in (_ISSUED_BY, _NAMES))
    return BodyDetail(body, outgoing, incoming, reads.nodes(ends), issued, naming)


def issued_by(reads: Reads, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents that a body issued, by id; errors as ``one_body``."""
    return _documents(reads, one_body(reads, asked), _ISSUED_BY, after, limit)


def naming_body(reads: Reads, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents whose text names a body, by id; errors as ``one_body``."""
    return _documents(reads, one_body(reads, asked), _NAMES, after, limit)


def naming_place(reads: Reads, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents whose text names a place, by id; errors as ``one_body``."""
    return _documents(reads, _one(reads, asked, PLACES), _NAMES, after, limit)


def _documents(reads: Reads, node: Node, label: str, after: str | None, limit: int | None) -> DocumentsOf:
    found = reads.edges([node.id], [label], "in")
    left = [edge for edge in found if after is None or edge.start > after]
    page = left if limit is None else left[:limit]
    more = page[-1].start if page and len(page) < len(left) else None
    silence = None if found else of_bodies(reads, [node.id])
    return DocumentsOf(node, tuple(page), reads.nodes({edge.start for edge in page}), len(found), silence, more)


def answering(reads: Reads, asked: str, as_of: str | None = None) -> Successors:
    """Who answers on a day (today, if none is given) for what a body was told.

    A body that still exists answers for itself. Errors as ``one_body``, and ``BadQuestion`` for no date.
    """
    return _successors(reads, one_body(reads, asked), as_of)


def place_became(reads: Reads, asked: str, as_of: str | None = None) -> Successors:
    """The places that hold the area of a place on a day; errors as ``answering``."""
    return _successors(reads, _one(reads, asked, PLACES), as_of)


def answering_for(
    reads: Reads, ids: Collection[str], day: str, *, known: Mapping[str, Node] | None = None
) -> dict[str, tuple[Answering, ...]]:
    """For each of some bodies that has changed or ended by an ISO day, who answers for it then.

    A body that still stands as it did is not told. ``known``: their nodes, for whoever has read them.
    """
    nodes = reads.nodes(ids) if known is None else known
    onwards = _Onwards(reads)
    changed = {edge.start for edge in onwards(ids) if edge.properties["on"] <= day}
    asked = [key for key in sorted(ids) if key in nodes and (key in changed or not exists(nodes[key], day))]
    return _answering_of(reads, asked, day, onwards)


def _successors(reads: Reads, node: Node, as_of: str | None) -> Successors:
    day = _day(as_of)
    return Successors(node, day, _answering_of(reads, [node.id], day, _Onwards(reads))[node.id])


def _answering_of(
    reads: Reads, ids: Collection[str], day: str, onwards: "_Onwards"
) -> dict[str, tuple[Answering, ...]]:
    found = {key: successors(key, day, onwards) for key in ids}
    nodes = reads.nodes({each.id for ends in found.values() for each in ends})
    return {
        key: tuple(_answering(reads, each, nodes[each.id], day) for each in ends if each.id in nodes)
        for key, ends in found.items()
    }


class _Onwards:
    """The changes that lead on from bodies or places; those of each are read once."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._known: dict[str, list[Edge]] = {}

    def __call__(self, ids: Collection[str]) -> list[Edge]:
        missing = [key for key in ids if key not in self._known]
        self._known |= {key: [] for key in missing}
        for edge in self._reads.edges(missing, [SUCCEEDED_BY], "out"):
            self._known[edge.start].append(edge)
        return [edge for key in ids for edge in self._known[key]]


def _answering(reads: Reads, found: Successor, node: Node, day: str) -> Answering:
    stands = exists(node, day)
    if stands is None and _is_named_since(reads, node, day):
        stands = True
    return Answering(node, found.on, found.part, stands)


def _is_named_since(reads: Reads, node: Node, day: str) -> bool:
    """Whether a document of after the last day of which anything is known, and of no later than the day, names it."""
    edges = reads.edges([node.id], [_ISSUED_BY, _NAMES], "in")
    texts = {str(item["source"]) for edge in edges for item in edge.properties["evidence"]}
    days = (document.properties.get("issued_on") or "" for document in reads.nodes(texts).values())
    return any(node.properties["known_until"] < each <= day for each in days)


def _day(as_of: str | None) -> str:
    return read_day(as_of, last=True) if as_of else date.today().isoformat()


def exists(node: Node, day: str) -> bool | None:
    """Whether a body or place stands on an ISO day; ``None`` where the tables do not tell."""
    known = node.properties
    if not (known.get("valid_from") or "") <= day <= (known.get("valid_to") or "9999"):
        return False
    return True if day <= (known.get("known_until") or "9999") else None


def _listing(
    reads: Reads,
    prefix: str,
    text: str | None,
    level: str | None,
    kind: str | None,
    as_of: str | None,
    after: str | None,
    limit: int | None,
) -> NodePage:
    words = set(_words(text)) if text else set[str]()
    wanted, day = read_level(level) if level else None, _day(as_of) if as_of else None
    found = [
        node
        for node in reads.nodes_under(prefix)
        if wanted in (None, node.properties.get("level"))
        and (kind is None or fold(kind) in _kinds(node))
        and (day is None or exists(node, day) is not False)
        and words <= {word for name in _names(node) for word in name.split()}
    ]
    left = [node for node in found if after is None or node.id > after]
    page = left if limit is None else left[:limit]
    return NodePage(tuple(page), page[-1].id if page and len(page) < len(left) else None, len(found))


def _one(reads: Reads, text: str, prefix: str) -> Node:
    asked = text.strip()
    known = reads.nodes({asked, organ(asked).id})
    for key in (asked, organ(asked).id):
        if key.startswith(prefix) and key in known:
            return known[key]
    words = _words(text)
    nodes = reads.nodes_under(prefix)
    called = [node for node in nodes if " ".join(words) in _names(node)]
    candidates = called or [node for node in nodes if set(words) <= set(fold(node.properties["name"]).split())]
    if len(candidates) == 1:
        return candidates[0]
    raise _ambiguous(text, candidates) if candidates else _not_found(text)


def _words(text: str) -> list[str]:
    words = fold(text).split()
    if not words:
        raise BadQuestion(repr(text), "there is no letter or digit in it", "Type a name, or words of one.")
    return words


def _names(node: Node) -> set[str]:
    known = node.properties
    return {fold(name) for name in (known.get("name") or node.id, *(known.get("aliases") or ()))}


def _kinds(node: Node) -> Collection[str]:
    return {fold(label) for label in (*node.labels[1:], node.properties.get("kind") or "")}


def described(body: Node) -> str:
    """A body or place among several: its id, and its name to tell it by."""
    return f"{body.id} ({body.properties.get('name') or body.id})"


def _ambiguous(text: str, candidates: Sequence[Node]) -> Ambiguous:
    shown = "; ".join(map(described, candidates[:_MOST_CANDIDATES]))
    return Ambiguous(
        repr(text),
        Saying("{n} bodies fit", n=len(candidates)),
        Saying("Ask for one of them by its id: {shown}", shown=shown),
        candidates,
    )


def _not_found(text: str) -> NotFound:
    advice = "See `directive-graph bodies`: the store knows bodies that loaded texts name and those around them."
    return NotFound(repr(text), "no body or place of the store has that id or name", advice)
