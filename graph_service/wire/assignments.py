"""The shapes of tasks, duties, targets, and of who answers for a document."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from graph_service.queries.all_tasks import AllTasks
from graph_service.queries.assignments import Assignment
from graph_service.queries.bodies import Answering
from graph_service.queries.duties import BodyDuties, Predecessor
from graph_service.queries.responsible import Holder, Responsible
from graph_service.queries.targets import Aim, Result, Targets, counted, numbers
from graph_service.queries.tasks import Tasks
from graph_service.queries.words import MET, TASK_STATES, TIMINGS
from graph_service.words import vietnamese
from loaders.model import Edge, Node

from . import documents as wire
from .bodies import Successor, successor
from .documents import Document, NodeName, Relation, SilenceNote, Wire


class Task(Wire):
    """A row of an annex, or what a sentence tells a body to do."""

    id: str = Field(description="The document's id, then the task's place in it.")
    text: str = Field(description="What is to be done, as it stands in the text.")
    kind: str | None = Field(description="What is to be made: `đề án`, `kế hoạch` …")
    row: str | None = Field(description="Number of the row or item.")
    section: str | None = Field(description="Section of the document that it stands in.")
    due_from: str | None = Field(description="First day of the time that it is due in.")
    due_to: str | None = Field(description="Last day of that time.")
    due_text: str | None = Field(description="The words that tell it.")
    due_basis: str | None = Field(description="Where they stand: `own`, `table`, `timetable`; `none`: nowhere.")
    certain: bool | None = Field(description="False where the layout leaves doubt.")
    source_text: str | None = Field(description="Of a register's row: what set the task, in its own words.")
    state_text: str | None = Field(description="Of a register's row: how it stands, in its own words.")


class TaskWithState(Wire):
    """A task as it stands on a day. No state says whether the work was done."""

    task: Task = Field(description="The task.")
    document: Document | None = Field(description="The document that sets it.")
    state: str = Field(description="`issued`, `suggested` (waits for a person), `not_seen`.")
    state_vietnamese: str = Field(description="The state in Vietnamese.")
    timing: str | None = Field(description="`on_time`, `late`, `before_due`, `overdue`, `no_due`; null: not known.")
    timing_vietnamese: str | None = Field(description="The same in Vietnamese.")
    roles: list[Relation] = Field(description="Who leads, coordinates, advises, monitors.")
    realised: list[Relation] = Field(description="`REALISES` relations of what was or may be issued for it.")
    concerns: list[Relation] = Field(description="Documents that its row names.")
    set_by: list[Relation] = Field(description="The sentence or row that sets it.")


class TaskCounts(Wire):
    """How many tasks are in each state, those that are not shown too."""

    issued: int = Field(description="A document was issued.")
    suggested: int = Field(description="A document may have been issued.")
    not_seen: int = Field(description="No loaded text shows one.")


class AnsweringBodies(Wire):
    """Who answers on the day for a body that has ended or changed."""

    body: str = Field(description="Id of the body that was told.")
    items: list[Successor] = Field(description="Who answers, by id.")


class TasksAnswer(Wire):
    """The tasks of a document."""

    document: Document = Field(description="The document that was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    items: list[TaskWithState] = Field(description="The tasks, in the order of the document.")
    counts: TaskCounts = Field(description="All tasks by state.")
    others: list[NodeName] = Field(description="The nodes at the other ends of the relations.")
    answering: list[AnsweringBodies] = Field(description="Who answers for leads that have changed.")
    silence: SilenceNote | None = Field(description="Where the document sets none: what could have told.")


class AllTasksPage(Wire):
    """Tasks of all documents, or of those that were asked for."""

    as_of: str = Field(description="The day, in ISO form.")
    items: list[TaskWithState] = Field(description="Tasks on this page, by document.")
    counts: TaskCounts = Field(description="All tasks by state.")
    total: int = Field(description="Tasks on all pages.")
    others: list[NodeName] = Field(description="The nodes at the other ends of the relations.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class PredecessorBody(Wire):
    """A body that the one asked about took over from."""

    body: NodeName = Field(description="The body.")
    to: str = Field(description="Id of the body that took over.")
    on: str = Field(description="The day, in ISO form.")
    part: str = Field(description="`whole`, or `part` where only a part passed on.")
    what: str | None = Field(description="Which part, where that is known.")


class DutiesPage(Wire):
    """What a body answers for on a day."""

    body: NodeName = Field(description="The body that was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    predecessors: list[PredecessorBody] = Field(description="The bodies whose duties are told too.")
    answering: list[Successor] = Field(description="Who answers on the day, where the body has changed by then.")
    items: list[TaskWithState] = Field(description="Tasks on this page, by document.")
    counts: TaskCounts = Field(description="All tasks by state.")
    total: int = Field(description="Tasks on all pages.")
    carries_out: list[Relation] = Field(description="Documents that texts tell it, or report it, to carry out.")
    received: list[Relation] = Field(description="Documents that were sent to it, with the purpose.")
    others: list[NodeName] = Field(description="The nodes at the other ends of the relations.")
    silence: SilenceNote | None = Field(description="Where nothing is told: what could have told.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class TargetResult(Wire):
    """A reported figure."""

    document: Document = Field(description="The text that reports it.")
    value: list[float] = Field(description="One number, or two for a range.")
    unit: str | None = Field(description="Its unit.")
    achieved: int | None = Field(description="Of a count of targets reached: how many; null for a figure of this one.")
    of: int | None = Field(description="Of how many: as many as the document has.")
    as_of: str | None = Field(description="The day that it stands for, as far as the text tells.")
    met: bool | None = Field(description="Computed from the figures, never from words; null where it cannot be.")
    met_vietnamese: str = Field(description="The same in Vietnamese.")
    relation: Relation = Field(description="The `REPORTS` relation with its sentences.")


class TargetWithResults(Wire):
    """A figure that a document aims at."""

    id: str = Field(description="The document's id, then the target's place in it.")
    text: str = Field(description="As it stands in the text.")
    value: list[float] = Field(description="One number, or two for a range.")
    unit: str | None = Field(description="`%`, `người` …")
    comparison: str | None = Field(description="`>=`, `>`, `=`, `<=`, `<` or `range`.")
    by: str | None = Field(description="By when.")
    set_by: list[Relation] = Field(description="The sentence that sets it.")
    results: list[TargetResult] = Field(description="What texts report, the earliest first.")


class TargetsAnswer(Wire):
    """The targets of a document."""

    document: Document = Field(description="The document that was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    items: list[TargetWithResults] = Field(description="The targets, in the order of the document.")
    silence: SilenceNote | None = Field(description="Where there is none, or no result of any: what could have told.")


class ResponsibleBody(Wire):
    """A body with what joins it to the document."""

    body: NodeName = Field(description="The body.")
    issues: list[Relation] = Field(description="It issued the document.")
    carries_out: list[Relation] = Field(description="A text tells it, or reports it, to carry the document out.")
    roles: list[Relation] = Field(description="Its tasks in the document.")
    receives: list[Relation] = Field(description="The document was sent to it.")
    answering: list[Successor] = Field(description="Who answers on the day, where it has changed by then.")


class ResponsibleAnswer(Wire):
    """Who answers for a document."""

    document: Document = Field(description="The document that was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    items: list[ResponsibleBody] = Field(description="Who issued it, then who has most to do.")
    tasks: list[Task] = Field(description="The tasks that the roles are about.")
    silence: SilenceNote | None = Field(description="Where the text tells nobody to do anything.")


def task(node: Node) -> Task:
    """A task with every field."""
    known: dict[str, Any] = {field: node.properties.get(field) for field in Task.model_fields}
    texts = ("kind", "row", "section", "due_from", "due_to", "due_text", "due_basis",
             "source_text", "state_text")  # fmt: skip
    known |= {field: None if known[field] is None else str(known[field]) for field in texts}
    return Task.model_validate({**known, "id": node.id, "text": str(node.properties.get("text") or node.id)})


def assignment(found: Assignment) -> TaskWithState:
    """A task with all that is said of it."""
    return TaskWithState(
        task=task(found.task),
        document=wire.document(found.document) if found.document else None,
        state=found.state,
        state_vietnamese=vietnamese(TASK_STATES[found.state]),
        timing=found.timing,
        timing_vietnamese=vietnamese(TIMINGS[found.timing]) if found.timing else None,
        roles=wire.relations(found.roles),
        realised=wire.relations(found.realised),
        concerns=wire.relations(found.concerns),
        set_by=wire.relations(found.set_by),
    )


def tasks(found: Tasks) -> TasksAnswer:
    """The tasks of a document."""
    later = [AnsweringBodies(body=body, items=_successors(each)) for body, each in sorted(found.answering.items())]
    return TasksAnswer(
        document=wire.document(found.document),
        as_of=found.as_of,
        items=[assignment(each) for each in found.items],
        counts=TaskCounts.model_validate(found.counts),
        others=wire.others_of(found.others),
        answering=later,
        silence=wire.silence(found.silence),
    )


def all_tasks(found: AllTasks, cursor: str | None = None) -> AllTasksPage:
    """A page of the tasks of all documents."""
    return AllTasksPage(
        as_of=found.as_of,
        items=[assignment(each) for each in found.items],
        counts=TaskCounts.model_validate(found.counts),
        total=found.total,
        others=wire.others_of(found.others),
        next=cursor,
    )


def duties(found: BodyDuties, cursor: str | None = None) -> DutiesPage:
    """A page of what a body answers for."""
    return DutiesPage(
        body=wire.other(found.body),
        as_of=found.as_of,
        predecessors=[_predecessor(each) for each in found.predecessors],
        answering=_successors(found.answering),
        items=[assignment(each) for each in found.items],
        counts=TaskCounts.model_validate(found.counts),
        total=found.total,
        carries_out=wire.relations(found.carries_out),
        received=wire.relations(found.received),
        others=wire.others_of(_at(found.others, found)),
        silence=wire.silence(found.silence),
        next=cursor,
    )


def targets(found: Targets) -> TargetsAnswer:
    """The targets of a document."""
    return TargetsAnswer(
        document=wire.document(found.document),
        as_of=found.as_of,
        items=[_target(each) for each in found.items],
        silence=wire.silence(found.silence),
    )


def responsible(found: Responsible) -> ResponsibleAnswer:
    """Who answers for a document."""
    return ResponsibleAnswer(
        document=wire.document(found.document),
        as_of=found.as_of,
        items=[_holder(each) for each in found.holders],
        tasks=[task(node) for _, node in sorted(found.tasks.items())],
        silence=wire.silence(found.silence),
    )


def _at(nodes: Mapping[str, Node], found: BodyDuties) -> dict[str, Node]:
    """The nodes at the edges that are shown."""
    edges: Iterable[Edge] = [
        *(edge for each in found.items for edge in (*each.set_by, *each.roles, *each.realised, *each.concerns)),
        *found.carries_out,
        *found.received,
    ]
    return {end: nodes[end] for edge in edges for end in (edge.start, edge.end) if end in nodes}


def _successors(found: Iterable[Answering]) -> list[Successor]:
    return [successor(each) for each in found]


def _predecessor(found: Predecessor) -> PredecessorBody:
    return PredecessorBody(body=wire.other(found.node), to=found.to, on=found.on, part=found.part, what=found.what)


def _target(found: Aim) -> TargetWithResults:
    known = found.target.properties
    return TargetWithResults(
        id=found.target.id,
        text=str(known.get("text") or found.target.id),
        value=numbers(known.get("value")),
        unit=known.get("unit"),
        comparison=known.get("comparison"),
        by=None if known.get("by") is None else str(known["by"]),
        set_by=wire.relations(found.set_by),
        results=[_result(each) for each in found.results],
    )


def _result(found: Result) -> TargetResult:
    known = found.edge.properties
    count = counted(known)
    return TargetResult(
        document=wire.document(found.document),
        value=numbers(known.get("value")),
        unit=known.get("unit"),
        achieved=count[0] if count else None,
        of=count[1] if count else None,
        as_of=known.get("as_of"),
        met=found.met,
        met_vietnamese=vietnamese(MET[found.met]),
        relation=wire.relation(found.edge),
    )


def _holder(found: Holder) -> ResponsibleBody:
    return ResponsibleBody(
        body=wire.other(found.body),
        issues=wire.relations(found.issues),
        carries_out=wire.relations(found.carries_out),
        roles=wire.relations(found.roles),
        receives=wire.relations(found.receives),
        answering=_successors(found.answering),
    )
