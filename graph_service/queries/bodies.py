"""Bodies and places in their time: found, shown, and followed to who answers for them on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries.dates import read_day
from graph_service.queries.filters import read_level
from graph_service.store.protocol import Store
from loaders.fold import fold
from loaders.know.organs import organ
from loaders.know.surroundings import SUCCEEDED_BY, Successor, successors
from loaders.model import Edge, Node

BODIES, PLACES = "body.", "place."
_ISSUED_BY, _NAMES = "ISSUED_BY", "NAMES"
_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of bodies or places by id; ``next`` is the last id of the page where there are more."""

    nodes: tuple[Node, ...]
    next: str | None = None


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
    """A body or place that answers on a day, since when, for the whole or a part; ``exists``: it stands then."""

    node: Node
    on: str | None
    part: str
    exists: bool


@dataclass(frozen=True, slots=True)
class Successors:
    """Who answers on a day for what a body was told, or what a place has become."""

    asked: Node
    as_of: str
    answering: tuple[Answering, ...]


@dataclass(frozen=True, slots=True)
class DocumentsOf:
    """A page of documents that lead to a body or place, each with its edge; ``next``: the last id of the page."""

    asked: Node
    edges: tuple[Edge, ...]
    documents: Mapping[str, Node]
    total: int
    next: str | None = None


def bodies(
    store: Store,
    text: str | None = None,
    *,
    level: str | None = None,
    kind: str | None = None,
    as_of: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> Listing:
    """Bodies whose names hold the words of ``text``, narrowed to a level, a kind, and those that exist on a day."""
    return _listing(store, BODIES, text, level, kind, as_of, after, limit)


def places(
    store: Store,
    text: str | None = None,
    *,
    level: str | None = None,
    kind: str | None = None,
    as_of: str | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> Listing:
    """Places whose names hold the words of ``text``, narrowed likewise; ``kind`` is ``quận`` or ``Ward``."""
    return _listing(store, PLACES, text, level, kind, as_of, after, limit)


def one_body(store: Store, text: str) -> Node:
    """The one body with this id or name, in full or by another of its names; else the one with all its words.

    Raises ``NotFound``, or ``Ambiguous`` with the ids of all that fit.
    """
    return _one(store, text, BODIES)


def body_detail(store: Store, asked: str) -> BodyDetail:
    """A body with its surroundings; errors as ``one_body``."""
    body = one_body(store, asked)
    outgoing = tuple(store.edges([body.id], ["GOVERNS", "PART_OF", SUCCEEDED_BY], "out"))
    incoming = tuple(store.edges([body.id], ["PART_OF", SUCCEEDED_BY], "in"))
    ends = {edge.end for edge in outgoing} | {edge.start for edge in incoming}
    issued, naming = (len(store.edges([body.id], [label], "in")) for label in (_ISSUED_BY, _NAMES))
    return BodyDetail(body, outgoing, incoming, store.nodes(ends), issued, naming)


def issued_by(store: Store, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents that a body issued, by id; errors as ``one_body``."""
    return _documents(store, one_body(store, asked), _ISSUED_BY, after, limit)


def naming_body(store: Store, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents whose text names a body, by id; errors as ``one_body``."""
    return _documents(store, one_body(store, asked), _NAMES, after, limit)


def naming_place(store: Store, asked: str, *, after: str | None = None, limit: int | None = None) -> DocumentsOf:
    """The documents whose text names a place, by id; errors as ``one_body``."""
    return _documents(store, _one(store, asked, PLACES), _NAMES, after, limit)


def _documents(store: Store, node: Node, label: str, after: str | None, limit: int | None) -> DocumentsOf:
    found = store.edges([node.id], [label], "in")
    left = [edge for edge in found if after is None or edge.start > after]
    page = left if limit is None else left[:limit]
    more = page[-1].start if page and len(page) < len(left) else None
    return DocumentsOf(node, tuple(page), store.nodes({edge.start for edge in page}), len(found), more)


def answering(store: Store, asked: str, as_of: str | None = None) -> Successors:
    """Who answers on a day (today, if none is given) for what a body was told.

    A body that still exists answers for itself. Errors as ``one_body``, and ``BadQuestion`` for no date.
    """
    return _successors(store, one_body(store, asked), as_of)


def place_became(store: Store, asked: str, as_of: str | None = None) -> Successors:
    """The places that hold the area of a place on a day; errors as ``answering``."""
    return _successors(store, _one(store, asked, PLACES), as_of)


def _successors(store: Store, node: Node, as_of: str | None) -> Successors:
    day = _day(as_of)
    found = successors(node.id, day, lambda ids: store.edges(ids, [SUCCEEDED_BY], "out"))
    nodes = store.nodes([each.id for each in found])
    return Successors(node, day, tuple(_answering(each, nodes[each.id], day) for each in found if each.id in nodes))


def _answering(found: Successor, node: Node, day: str) -> Answering:
    return Answering(node, found.on, found.part, _exists(node, day))


def _day(as_of: str | None) -> str:
    return read_day(as_of, last=True) if as_of else date.today().isoformat()


def _exists(node: Node, day: str) -> bool:
    known = node.properties
    return (known.get("valid_from") or "") <= day <= (known.get("valid_to") or "9999")


def _listing(
    store: Store,
    prefix: str,
    text: str | None,
    level: str | None,
    kind: str | None,
    as_of: str | None,
    after: str | None,
    limit: int | None,
) -> Listing:
    words = set(_words(text)) if text else set[str]()
    wanted, day = read_level(level) if level else None, _day(as_of) if as_of else None
    found = [
        node
        for node in store.nodes_under(prefix)
        if (after is None or node.id > after)
        and wanted in (None, node.properties.get("level"))
        and (kind is None or fold(kind) in _kinds(node))
        and (day is None or _exists(node, day))
        and words <= {word for name in _names(node) for word in name.split()}
    ]
    page = found if limit is None else found[:limit]
    return Listing(tuple(page), page[-1].id if page and len(page) < len(found) else None)


def _one(store: Store, text: str, prefix: str) -> Node:
    asked = text.strip()
    known = store.nodes({asked, organ(asked).id})
    for key in (asked, organ(asked).id):
        if key.startswith(prefix) and key in known:
            return known[key]
    words = _words(text)
    nodes = store.nodes_under(prefix)
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


def _ambiguous(text: str, candidates: Iterable[Node]) -> Ambiguous:
    ids = [node.id for node in candidates]
    shown = "; ".join(ids[:_MOST_CANDIDATES])
    return Ambiguous(repr(text), f"{len(ids)} bodies fit", f"Ask for one of them by its id: {shown}", ids)


def _not_found(text: str) -> NotFound:
    advice = "See `directive-graph bodies`: the store knows bodies that loaded texts name and those around them."
    return NotFound(repr(text), "no body or place of the store has that id or name", advice)
