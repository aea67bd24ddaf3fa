"""Tasks with all that the graph holds of them: their assignees, what they are about, and what was issued for them.

The state of a task follows from documents alone: ``issued`` where one is known to realise it, ``suggested`` where
one may, ``not_seen`` where no loaded text shows one. None of them says whether the work was done.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node

State = Literal["issued", "suggested", "not_seen"]
#: where a task stands among all: its document's day, the document, its place in it, its id
Place = tuple[str, str, int, str]
Timing = Literal["on_time", "late", "before_due", "overdue", "no_due"]
STATES: tuple[State, ...] = ("issued", "suggested", "not_seen")
ROLES = ("LEADS", "COORDINATES", "ADVISES", "MONITORS")
_SAYING = dict.fromkeys(ROLES, "role")
#: states of a REALISES edge that a person or a measured rule stands behind
_CERTAIN = {"sure", "confirmed"}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task, the document that sets it, and the edges at it; ``realised`` leaves out what a person refused.

    ``timing``: of an issued document against the due date, or of a due date against the day that was asked
    for; ``None`` where a date is missing or a document is only suggested. ``no_due``: no date is known.
    """

    task: Node
    document: Node | None
    set_by: tuple[Edge, ...]
    roles: tuple[Edge, ...]
    realised: tuple[Edge, ...]
    concerns: tuple[Edge, ...]
    state: State
    timing: Timing | None


def assignments(reads: Reads, tasks: Collection[Node], day: str) -> tuple[list[Assignment], dict[str, Node]]:
    """These tasks as they stand on an ISO day, by document and in its order; and every node at their edges.

    A document that is dated later than the day is not seen yet; one without a date is.
    """
    ids = [task.id for task in tasks]
    leaving, ends = reads.linked(ids, ["CONCERNS", "SET_BY"], "out")
    entering, starts = reads.linked(ids, [*ROLES, "REALISES"], "in")
    nodes = dict(sorted({**ends, **starts}.items()))
    edges = _grouped(leaving, entering)
    found = [_assignment(task, edges.get(task.id, {}), nodes, day) for task in tasks]
    return sorted(found, key=place_of), nodes


def place_of(found: Assignment) -> Place:
    """Where a task stands: its document's day, the document, its place in it, its id."""
    issued = (found.document.properties.get("issued_on") or "") if found.document else ""
    return issued, found.document.id if found.document else "", order_of(found.task, found.set_by), found.task.id


def page_of(
    found: Sequence[Assignment], after: Place | None, limit: int | None
) -> tuple[tuple[Assignment, ...], Place | None]:
    """The tasks behind a place, so many at most, and where the next page begins."""
    left = [each for each in found if after is None or place_of(each) > after]
    page = tuple(left if limit is None else left[:limit])
    return page, place_of(page[-1]) if page and len(page) < len(left) else None


def order_of(node: Node, set_by: Iterable[Edge]) -> int:
    """The place of a task or target in its document: its ``order``, else where its sentence begins."""
    told = node.properties.get("order")
    if told is not None:
        return int(told)
    starts = [item["start"] for edge in set_by for item in edge.properties.get("evidence") or ()]
    return min(starts, default=0)


def counts(found: Iterable[Assignment]) -> dict[State, int]:
    """How many tasks are in each state, every state told."""
    counted = Counter(each.state for each in found)
    return {state: counted[state] for state in STATES}


def _grouped(leaving: Iterable[Edge], entering: Iterable[Edge]) -> Mapping[str, Mapping[str, list[Edge]]]:
    """The edges of each task, by what they say of it."""
    groups: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in leaving:
        groups[edge.start][edge.label].append(edge)
    for edge in entering:
        groups[edge.end][_SAYING.get(edge.label, edge.label)].append(edge)
    return groups


def _assignment(task: Node, edges: Mapping[str, list[Edge]], nodes: Mapping[str, Node], day: str) -> Assignment:
    set_by, realised = edges.get("SET_BY", ()), edges.get("REALISES", ())
    seen = [edge for edge in realised if edge.properties.get("state") != "refused" and _is_seen(nodes[edge.start], day)]
    certain = [nodes[edge.start] for edge in seen if edge.properties.get("state") in _CERTAIN]
    state: State = "issued" if certain else "suggested" if seen else "not_seen"
    return Assignment(
        task=task,
        document=nodes.get(set_by[0].end) if set_by else None,
        set_by=tuple(set_by),
        roles=tuple(sorted(edges.get("role", ()), key=_by_role)),
        realised=tuple(seen),
        concerns=tuple(edges.get("CONCERNS", ())),
        state=state,
        timing=_timing(task, state, certain, day),
    )


def _by_role(edge: Edge) -> tuple[int, str]:
    return ROLES.index(edge.label), edge.start


def _is_seen(document: Node, day: str) -> bool:
    return (document.properties.get("issued_on") or "") <= day


def _timing(task: Node, state: State, certain: Collection[Node], day: str) -> Timing | None:
    due = due_on(task)
    if due is None:
        return "no_due"
    if state == "not_seen":
        return "overdue" if due < day else "before_due"
    dates = [document.properties.get("issued_on") for document in certain]
    known = [date for date in dates if date]
    if not known or len(known) < len(dates):
        return None
    return "on_time" if min(known) <= due else "late"


def due_on(task: Node) -> str | None:
    """The last day for a task, where its document tells one."""
    known = task.properties
    told = known.get("due_to") if known.get("due_basis") not in (None, "", "none") else None
    return str(told) if told else None
