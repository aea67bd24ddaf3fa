"""What a document tells bodies to do: its tasks, who leads them, and what was issued for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph_service.queries.assignments import Assignment, State, assignments, counts
from graph_service.queries.bodies import Answering, answering_for
from graph_service.queries.dates import day_or_today
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_its_text
from graph_service.queries.words import values
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks that a document sets, as they stand on a day, in its order.

    ``counts`` tells how many are in each state before any is left out. ``answering``: for each body that leads
    one and has ended or changed by then, who answers for it. ``silence`` where the document sets none.
    """

    document: Node
    as_of: str
    items: tuple[Assignment, ...]
    counts: Mapping[State, int]
    others: Mapping[str, Node]
    answering: Mapping[str, tuple[Answering, ...]]
    silence: Silence | None = None


def tasks(reads: Reads, asked: str, *, as_of: str | None = None, states: Collection[State] = ()) -> Tasks:
    """The tasks of a document on a day (today, if none is given), all or those in some states.

    Errors as ``one_document``, and ``BadQuestion`` for no date.
    """
    document, day = one_document(reads, asked), day_or_today(as_of)
    found, others = assignments(reads, set_by(reads, document, "Task"), day)
    shown = [each for each in found if not states or each.state in states]
    leads = {edge.start for each in shown for edge in each.roles if edge.label == "LEADS"}
    answering = answering_for(reads, leads, day, known=others)
    silence = None if found else of_its_text(reads, document)
    return Tasks(document, day, tuple(shown), counts(found), others, answering, silence)


def set_by(reads: Reads, document: Node, label: str) -> list[Node]:
    """The tasks or targets of a document, whichever label is asked for; also those that registers say it set."""
    # the sentences follow with the other edges
    found = reads.neighbours([document.id], ["SET_BY"], "in")
    listed = (edge.start for edge in reads.edges([document.id], ["CONCERNS"], "in") if _is_set(edge))
    found = {**found, **reads.nodes(set(listed) - found.keys())}
    return [node for node in found.values() if label in node.labels]


def _is_set(edge: Edge) -> bool:
    return "SET_BY" in values(edge.properties.get("relation"))
