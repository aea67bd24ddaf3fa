"""Who answers for a document: who issued it, who is to carry it out, who leads its tasks, whom it was sent to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_service.queries.assignments import ROLES
from graph_service.queries.bodies import Answering, answering_for
from graph_service.queries.dates import day_or_today
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_its_text
from graph_service.queries.tasks import set_by
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node

#: a body is listed with the first of these that it has, the others beside it
_AT_DOCUMENT = ("ISSUED_BY", "SENT_TO")


@dataclass(frozen=True, slots=True)
class Holder:
    """A body with the edges that join it to a document or its tasks; ``answering``: who answers, where it changed."""

    body: Node
    issues: tuple[Edge, ...]
    carries_out: tuple[Edge, ...]
    roles: tuple[Edge, ...]
    receives: tuple[Edge, ...]
    answering: tuple[Answering, ...]


@dataclass(frozen=True, slots=True)
class Responsible:
    """The bodies that answer for a document on a day: who issues, then who has most to do, then by id.

    ``silence`` where its text tells no body but the one that issued it to do anything.
    """

    document: Node
    as_of: str
    holders: tuple[Holder, ...]
    tasks: Mapping[str, Node]
    silence: Silence | None = None


def responsible(reads: Reads, asked: str, *, as_of: str | None = None) -> Responsible:
    """Who answers for a document on a day (today, if none is given).

    Errors as ``one_document``, and ``BadQuestion`` for no date.
    """
    document, day = one_document(reads, asked), day_or_today(as_of)
    tasks = {task.id: task for task in set_by(reads, document, "Task")}
    edges = [
        *reads.edges([document.id], _AT_DOCUMENT, "out"),
        *reads.edges([document.id], ["CARRIES_OUT"], "in"),
        *reads.edges(list(tasks), ROLES, "in"),
    ]
    bodies = {_body(edge) for edge in edges}
    nodes, later = reads.nodes(bodies), answering_for(reads, bodies, day)
    holders = [_holder(nodes[key], edges, later.get(key, ())) for key in sorted(bodies)]
    told = any(holder.carries_out or holder.roles or holder.receives for holder in holders)
    ordered = tuple(sorted(holders, key=_weight))
    return Responsible(document, day, ordered, tasks, None if told else of_its_text(reads, document))


def _body(edge: Edge) -> str:
    return edge.end if edge.label in _AT_DOCUMENT else edge.start


def _holder(body: Node, edges: Iterable[Edge], later: tuple[Answering, ...]) -> Holder:
    own = [edge for edge in edges if _body(edge) == body.id]
    return Holder(
        body=body,
        issues=tuple(edge for edge in own if edge.label == "ISSUED_BY"),
        carries_out=tuple(edge for edge in own if edge.label == "CARRIES_OUT"),
        roles=tuple(edge for edge in own if edge.label in ROLES),
        receives=tuple(edge for edge in own if edge.label == "SENT_TO"),
        answering=later,
    )


def _weight(holder: Holder) -> tuple[bool, int, int, int, str]:
    leads = sum(edge.label == "LEADS" for edge in holder.roles)
    return not holder.issues, -leads, -len(holder.roles), -len(holder.carries_out), holder.body.id
