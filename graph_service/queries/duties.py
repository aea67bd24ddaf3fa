"""What a body was told to do, and what the bodies were told that it took over from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph_service.queries.assignments import ROLES, Assignment, Place, State, assignments, counts, page_of
from graph_service.queries.bodies import Answering, answering_for, one_body
from graph_service.queries.dates import day_or_today
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_bodies
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node
from loaders.know.surroundings import SUCCEEDED_BY


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A body whose duties passed on: to whom, on which day, whole or in part, and which part where that is known."""

    node: Node
    to: str
    on: str
    part: str
    what: str | None


@dataclass(frozen=True, slots=True)
class BodyDuties:
    """What a body answers for on a day: its tasks, the documents that it carries out, and those sent to it.

    Everything assigned to one of ``predecessors`` is included; the edges say to whom. ``total`` counts the
    tasks on all pages and ``next`` is the place to go on from. ``answering`` names those who answer on the day
    where the body itself has changed by then.
    """

    body: Node
    as_of: str
    predecessors: tuple[Predecessor, ...]
    answering: tuple[Answering, ...]
    items: tuple[Assignment, ...]
    counts: Mapping[State, int]
    total: int
    carries_out: tuple[Edge, ...]
    received: tuple[Edge, ...]
    others: Mapping[str, Node]
    silence: Silence | None = None
    next: Place | None = None


def duties(
    reads: Reads,
    asked: str,
    *,
    as_of: str | None = None,
    programme: str | None = None,
    after: Place | None = None,
    limit: int | None = None,
) -> BodyDuties:
    """The duties of a body on a day (today, if none is given), all or those that one document sets.

    What is dated later than the day is left out. Errors as ``one_body`` and ``one_document``.
    """
    body, day = one_body(reads, asked), day_or_today(as_of)
    of = one_document(reads, programme) if programme else None
    before = predecessors(reads, body, day)
    ids = sorted({body.id, *(each.node.id for each in before)})
    # the sentences follow with all roles of these tasks
    told, around = assignments(reads, reads.neighbours(ids, ROLES, "out").values(), day)
    found = [each for each in told if _is_of(each.document, of, day)]
    carried, ends = reads.linked(ids, ["CARRIES_OUT"], "out")
    received, starts = reads.linked(ids, ["SENT_TO"], "in")
    nodes = dict(sorted({**ends, **starts}.items()))
    kept = [edge for edge in carried if _is_of(nodes.get(edge.end), of, day)]
    sent = [edge for edge in received if _is_of(nodes.get(edge.start), of, day)]
    page, more = page_of(found, after, limit)
    return BodyDuties(
        body=body,
        as_of=day,
        predecessors=before,
        answering=answering_for(reads, [body.id], day, known={body.id: body}).get(body.id, ()),
        items=page,
        counts=counts(found),
        total=len(found),
        carries_out=tuple(kept),
        received=tuple(sent),
        others={**around, **nodes, **{each.node.id: each.node for each in before}, body.id: body},
        silence=None if found or kept or sent else of_bodies(reads, ids),
        next=more,
    )


def predecessors(reads: Reads, body: Node, day: str) -> tuple[Predecessor, ...]:
    """The bodies that a body took over from by a day, directly or through others, by id."""
    found: dict[str, Edge] = {}
    level: Collection[str] = [body.id]
    while level:
        edges = [edge for edge in reads.edges(level, [SUCCEEDED_BY], "in") if edge.properties["on"] <= day]
        coming = {edge.start: edge for edge in edges if edge.start not in found and edge.start != body.id}
        found.update(coming)
        level = sorted(coming)
    nodes = reads.nodes(found)
    known = [_predecessor(nodes[edge.start], edge) for edge in found.values() if edge.start in nodes]
    return tuple(sorted(known, key=lambda each: each.node.id))


def _predecessor(node: Node, edge: Edge) -> Predecessor:
    known = edge.properties
    return Predecessor(node, edge.end, known["on"], known["part"], known.get("what"))


def _is_of(document: Node | None, wanted: Node | None, day: str) -> bool:
    """Whether a document is the one that is wanted, if one is, and not later than the day."""
    if document is None:
        return wanted is None
    return (wanted is None or document.id == wanted.id) and (document.properties.get("issued_on") or "") <= day
