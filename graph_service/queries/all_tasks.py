"""The tasks of all documents, or of some, as one list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph_service.queries.assignments import Assignment, Place, State, assignments, counts, page_of
from graph_service.queries.dates import day_or_today
from graph_service.queries.filters import EVERYTHING, Filters
from graph_service.queries.tasks import set_by
from graph_service.queries.walks import in_batches
from graph_service.store.protocol import DocumentQuery, Reads
from loaders.model import Node


@dataclass(frozen=True, slots=True)
class AllTasks:
    """A page of tasks as they stand on a day, by document and in its order.

    ``counts`` tells how many are in each state before any is left out, ``total`` how many are on all pages; ``next`` is
    where the next page begins.
    """

    as_of: str
    items: tuple[Assignment, ...]
    counts: Mapping[State, int]
    total: int
    others: Mapping[str, Node]
    next: Place | None = None


def all_tasks(
    reads: Reads,
    filters: Filters = EVERYTHING,
    *,
    as_of: str | None = None,
    states: Collection[State] = (),
    after: Place | None = None,
    limit: int | None = None,
) -> AllTasks:
    """Tasks that the documents set which the filters admit, on a day (today, if none is given), all or in some states.

    The state of every one is worked out, so that there is a total: of a large store ask for a part of the documents.
    ``BadQuestion`` for no date.
    """
    day = day_or_today(as_of)
    told, others = assignments(reads, _tasks(reads, filters), day)
    found = [each for each in told if not states or each.state in states]
    page, more = page_of(found, after, limit)
    return AllTasks(
        as_of=day,
        items=page,
        counts=counts(told),
        total=len(found),
        others=_at(page, others),
        next=more,
    )


def _tasks(reads: Reads, filters: Filters) -> list[Node]:
    """Each task once: a register may say of a task, too, which document set it."""
    documents = [each for each in in_batches(reads, filters.narrow(DocumentQuery())) if filters.admits(each)]
    # most documents set none, and each that may is asked on its own
    setting = reads.entered([each.id for each in documents], ("SET_BY", "CONCERNS"))
    found: dict[str, Node] = {}
    for document in documents:
        if document.id in setting:
            found |= {task.id: task for task in set_by(reads, document, "Task")}
    return list(found.values())


def _at(page: Collection[Assignment], nodes: Mapping[str, Node]) -> dict[str, Node]:
    """The nodes at the edges of these tasks."""
    ends = {
        end
        for each in page
        for edge in (*each.roles, *each.realised, *each.concerns, *each.set_by)
        for end in (edge.start, edge.end)
    }
    return {key: node for key, node in nodes.items() if key in ends}
