"""Answers as tables for spreadsheets: a row for each item, sentences whole, states in Vietnamese.

Columns have names in ASCII. Where a row rests on several sentences each stands on a line of its cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.queries.bodies import DocumentsOf
from graph_service.queries.every import (
    Aim,
    AllTasks,
    Assignment,
    BodyDuties,
    Chain,
    Coverage,
    Covering,
    Holder,
    Listed,
    Path,
    Responsible,
    Result,
    Status,
    Targets,
    Tasks,
)
from graph_service.queries.labels import phrase
from graph_service.queries.listing import year_of
from graph_service.queries.targets import counted, numbers
from graph_service.queries.words import BASES, COVERAGE, MET, STANDINGS, TASK_STATES, TIMINGS, values
from graph_service.words import vietnamese
from loaders.model import Edge, Node

from .cells import sheet, truth

_DOCUMENT = ("number", "name", "title", "issued_on", "issuers")
_TASK = ("row", "section", "kind", "task", "due", "due_on", "state", "timing", "documents", "certain")
_SAID = ("sentences", "files")
_ROLES = ("leads", "coordinates", "advises", "monitors")
_OF_TASK = (*_TASK, *_ROLES, "concerns", *_SAID)
Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Columns and rows of the same length."""

    columns: tuple[str, ...]
    rows: Sequence[Cells]

    def lines(self) -> Iterator[str]:
        """A comma-separated file that a spreadsheet opens as it is."""
        return sheet(self.columns, self.rows)


def chain(found: Chain) -> AnswerTable:
    """What implements a document, or what it implements: a row a document."""
    rows = [
        (step.depth, *_document(step.document), _names(found.names, _far(step.via, step.document)), *_said(step.via))
        for step in found.steps
    ]
    return AnswerTable(("steps", *_DOCUMENT, "next_to", *_SAID), rows)


def coverage(found: Coverage) -> AnswerTable:
    """A row for each document that a place or body issued for the directive, and one for each that issued none."""
    columns = ("body", "state", *_DOCUMENT, "days", "steps", "through", "loaded_texts", "loaded_texts_since", *_SAID)
    return AnswerTable(columns, [cells for row in found.rows for cells in _covering(row, found)])


def status(found: Status) -> AnswerTable:
    """A row for each change of the document, or one without a change."""
    own = (*_document(found.document), found.as_of, vietnamese(STANDINGS[found.standing]))
    columns = (*_DOCUMENT, "as_of", "standing", "relation", "parts", "changed_by", "from_day", "basis", "has_effect")
    rows: list[Cells] = [
        (
            *own,
            vietnamese(phrase(each.edge.label, inverse=True)),
            "; ".join(each.parts),
            _name(each.document),
            each.day.on if each.day else None,
            vietnamese(BASES[each.day.basis]) if each.day else None,
            _yes(each.has_effect),
            *_said([each.edge], each.day.evidence if each.day else ()),
        )
        for each in found.changes
    ]
    return AnswerTable(
        (*columns, *_SAID), rows or [(*own, *[None] * 6, *_said((), found.since.evidence if found.since else ()))]
    )


def tasks(found: Tasks) -> AnswerTable:
    """A row a task."""
    return AnswerTable(_OF_TASK, [_row(each, found.others) for each in found.items])


def all_tasks(found: AllTasks) -> AnswerTable:
    """A row a task, behind the document that sets it."""
    rows: list[Cells] = [(each.document and _name(each.document), *_row(each, found.others)) for each in found.items]
    return AnswerTable(("set_by", *_OF_TASK), rows)


def _row(each: Assignment, others: Mapping[str, Node]) -> Cells:
    return (
        *_task(each, others),
        *(_names_of(others, _of(each.roles, role.upper())) for role in _ROLES),
        _names_of(others, [edge.end for edge in each.concerns]),
        *_said([*each.set_by, *each.roles, *each.realised]),
    )


def duties(found: BodyDuties) -> AnswerTable:
    """A row for each role in a task, each document to carry out, and each that was received."""
    mine = {found.body.id, *(each.node.id for each in found.predecessors)}
    rows: list[Cells] = [
        (vietnamese(phrase(edge.label)), _name(found.others[edge.start]), *_of_duty(each, found), None,
         *_said([edge, *each.set_by, *each.realised]))
        for each in found.items
        for edge in each.roles
        if edge.start in mine
    ]  # fmt: skip
    nothing = (None,) * len(_TASK)
    for edge in (*found.carries_out, *found.received):
        body, document = (edge.start, edge.end) if edge.label == "CARRIES_OUT" else (edge.end, edge.start)
        said = vietnamese(phrase(edge.label, inverse=edge.label == "SENT_TO"))
        own = (said, _name(found.others[body]), *_document(found.others[document]), *nothing)
        rows.append((*own, _purpose(edge), *_said([edge])))
    return AnswerTable(("duty", "body", *_DOCUMENT, *_TASK, "purpose", *_SAID), rows)


def targets(found: Targets) -> AnswerTable:
    """A row for each result of a target, and one for each target without any."""
    aim = ("target", "comparison", "value", "unit", "by", "target_sentences", "target_files")
    result = ("reported_value", "reported_unit", "targets_reached", "reported_as_of", "met", "reported_in")
    rows = [(*_aim(each), *_result(one)) for each in found.items for one in (each.results or (None,))]
    return AnswerTable((*aim, *result, *_SAID), rows)


def path(found: Path) -> AnswerTable:
    """A row a relation on the way."""
    names = {node.id: _name(node) for node in found.nodes}
    rows = [
        (number, names[edge.start], vietnamese(phrase(edge.label)), names[edge.end], *_said([edge]))
        for number, edges in enumerate(found.edges, start=1)
        for edge in edges
    ]
    return AnswerTable(("step", "from", "relation", "to", *_SAID), rows)


def responsible(found: Responsible) -> AnswerTable:
    """A row for each relation between a body and the document or one of its tasks."""
    columns = ("body", "relation", "task", "purpose", "answers_now", *_SAID)
    return AnswerTable(columns, [cells for each in found.holders for cells in _holder(each, found.tasks)])


def listed(found: Listed) -> AnswerTable:
    """A row a document."""
    rows = [
        (node.properties.get("type"), year_of(node), *_document(node), _yes(bool(node.properties.get("in_corpus"))),
         node.id)
        for node in found.documents
    ]  # fmt: skip
    return AnswerTable(("type", "year", *_DOCUMENT, "loaded", "id"), rows)


def naming(found: DocumentsOf) -> AnswerTable:
    """A row for each document that names, or was issued by, the one that was asked about."""
    rows = [(*_document(found.documents[edge.start]), *_said([edge])) for edge in found.edges]
    return AnswerTable((*_DOCUMENT, *_SAID), rows)


def _covering(row: Covering, found: Coverage) -> Iterator[Cells]:
    own, loaded = (row.who.name, vietnamese(COVERAGE[row.state])), (row.loaded, row.loaded_since)
    for each in row.issued:
        through = _names(found.names, [edge.end for edge in each.via])
        yield *own, *_document(each.document), each.days, each.depth, through, *loaded, *_said(each.via)
    if not row.issued:
        yield *own, *[None] * (len(_DOCUMENT) + 3), *loaded, *_said(row.told)


def _of_duty(each: Assignment, found: BodyDuties) -> Cells:
    document = _document(each.document) if each.document else (None,) * len(_DOCUMENT)
    return *document, *_task(each, found.others)


def _task(each: Assignment, others: Mapping[str, Node]) -> Cells:
    known = each.task.properties
    return (
        known.get("row"),
        known.get("section"),
        known.get("kind"),
        known.get("text"),
        known.get("due_text"),
        known.get("due_to"),
        vietnamese(TASK_STATES[each.state]),
        vietnamese(TIMINGS[each.timing]) if each.timing else None,
        _names_of(others, [edge.start for edge in each.realised]),
        _yes(known.get("certain")),
    )


def _aim(each: Aim) -> Cells:
    known = each.target.properties
    own = (known.get("text"), known.get("comparison"), _figure(known), known.get("unit"), known.get("by"))
    return *own, *_said(each.set_by)


def _result(found: Result | None) -> Cells:
    if found is None:
        return (None,) * 8
    known = found.edge.properties
    count = counted(known)
    reached = f"{count[0]}/{count[1]}" if count else None
    figures = (_figure(known), known.get("unit"), reached, known.get("as_of"))
    return *figures, vietnamese(MET[found.met]), _name(found.document), *_said([found.edge])


def _holder(each: Holder, tasks_: Mapping[str, Node]) -> Iterator[Cells]:
    now = "; ".join(_name(one.node) for one in each.answering)
    for edge in (*each.issues, *each.carries_out, *each.roles, *each.receives):
        said = vietnamese(phrase(edge.label, inverse=edge.end == each.body.id))
        task = tasks_[edge.end].properties.get("text") if edge.end in tasks_ else None
        yield _name(each.body), said, task, _purpose(edge), now or None, *_said([edge])


def _document(node: Node) -> Cells:
    known = node.properties
    return known.get("number"), _name(node), known.get("title"), known.get("issued_on"), _joined(known.get("issuers"))


def _figure(known: Mapping[str, object]) -> object:
    found = [int(each) if each.is_integer() else each for each in numbers(known.get("value"))]
    return found[0] if len(found) == 1 else " - ".join(map(str, found)) or None


def _said(edges: Iterable[Edge], more: Iterable[Mapping[str, Any]] = ()) -> tuple[str | None, str | None]:
    """The sentences behind some edges, each once, then others, and where they stand."""
    items = [*(item for edge in edges for item in edge.properties.get("evidence") or ()), *more]
    places = {(item["file"], item["start"], item["end"]): item["quote"] for item in items}
    files = [f"{file}, {start}-{end}" for file, start, end in places]
    return "\n".join(places.values()) or None, "\n".join(files) or None


def _purpose(edge: Edge) -> str | None:
    return "; ".join(values(edge.properties.get("purpose"))) or None


def _far(edges: Iterable[Edge], document: Node) -> list[str]:
    return [edge.end if edge.start == document.id else edge.start for edge in edges]


def _of(edges: Iterable[Edge], label: str) -> list[str]:
    return [edge.start for edge in edges if edge.label == label]


def _names_of(nodes: Mapping[str, Node], ids: Iterable[str]) -> str | None:
    return "; ".join(_name(nodes[key]) for key in ids if key in nodes) or None


def _names(names: Mapping[str, str], ids: Iterable[str]) -> str | None:
    return "; ".join(names.get(key, key) for key in ids) or None


def _joined(values: object) -> str | None:
    return "; ".join(map(str, values)) if isinstance(values, list | tuple) else None


def _yes(told: bool | None) -> str | None:
    return None if told is None else truth(told)


def _name(node: Node) -> str:
    return str(node.properties.get("name") or node.id)
