"""What a document tells bodies to do, and what a body was told: tasks and figures, with due dates and their sources.

That no document was seen for a task never says that the work was not done; past its date it is "chưa thấy · quá hạn".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.queries import every as queries
from graph_service.queries.assignments import ROLES, STATES, Assignment
from graph_service.queries.bodies import Answering
from graph_service.queries.targets import Aim, numbers
from graph_service.queries.targets import counted as targets_reached
from graph_service.queries.words import MET, TASK_STATES, TIMINGS, silence_said
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Edge, Node

from .naming import day, name_of
from .sentences import ShownSentence, sentence
from .tables import Cell, PageTable

_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}


@dataclass(frozen=True, slots=True)
class Role:
    """A body at a task: what it does, and who answers for it today where it has changed."""

    role: str
    id: str
    name: str
    today: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with its due date, where that stands, and the documents that are or may be its result."""

    id: str
    row: str
    text: str
    section: str
    state: str
    said: str
    due: str
    due_source: str
    roles: tuple[Role, ...]
    results: tuple[tuple[str, str, bool], ...]
    document: tuple[str, str] | None
    sentence: ShownSentence | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One figure with what texts report of it."""

    text: str
    aim: str
    by: str
    reports: tuple[tuple[str, str, str, str], ...]
    sentence: ShownSentence | None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Tasks and figures of a document on a day; ``silence`` where it sets none."""

    node: Node
    name: str
    as_of: str
    counts: tuple[tuple[str, int, str], ...]
    tasks: tuple[TaskRow, ...]
    targets: tuple[TargetRow, ...]
    silence: str


def work_page(reads: Reads, words: Words, id: str, as_of: str) -> WorkPage:  # noqa: A002
    """The tasks and figures that a document sets."""
    told, aims = queries.tasks(reads, id, as_of=as_of or None), queries.targets(reads, id, as_of=as_of or None)
    silence = words.told(silence_said(told.silence)) if told.silence else ""
    return WorkPage(
        told.document,
        name_of(words, told.document),
        told.as_of,
        counted(words, told.counts),
        tuple(task_row(reads, words, each, told.others, told.answering) for each in told.items),
        tuple(_target(reads, words, each) for each in aims.items),
        silence,
    )


def counted(words: Words, counts: Mapping[Any, int]) -> tuple[tuple[str, int, str], ...]:
    """How many tasks are in each state, in words."""
    return tuple((state, counts[state], words.told(TASK_STATES[state])) for state in STATES)


def task_row(
    reads: Reads,
    words: Words,
    each: Assignment,
    others: Mapping[str, Node],
    answering: Mapping[str, tuple[Answering, ...]],
) -> TaskRow:
    """One task as it is shown."""
    known = each.task.properties
    results = tuple(
        (edge.start, name_of(words, others[edge.start]), edge.properties.get("state") in ("sure", "confirmed"))
        for edge in each.realised
        if edge.start in others
    )
    return TaskRow(
        each.task.id,
        str(known.get("row") or ""),
        str(known.get("text") or ""),
        str(known.get("section") or ""),
        each.state,
        _state(words, each),
        day(words, known.get("due_to")) if known.get("due_basis") not in (None, "", "none") else "",
        str(known.get("due_text") or ""),
        tuple(_role(words, edge, others, answering) for edge in each.roles if edge.start in others),
        results,
        (each.document.id, name_of(words, each.document)) if each.document else None,
        _first(reads, words, each.set_by),
    )


def work_table(reads: Reads, words: Words, id: str, as_of: str) -> PageTable:  # noqa: A002
    """All tasks, uncut."""
    found = work_page(reads, words, id, as_of)
    names = (
        "row",
        "task",
        "section",
        *(f"role_{role.lower()}" for role in ROLES),
        "due",
        "due_text",
        "state",
        "result",
    )
    headings = [words(f"head_{name}" if not name.startswith("role") else name) for name in (*names, "sentence", "file")]
    return PageTable(f"{words('tab_work')} {found.name}", headings, _rows(words, found))


def _rows(words: Words, found: WorkPage) -> Iterator[list[Cell]]:
    for task in found.tasks:
        roles = ["; ".join(each.name for each in task.roles if each.role == words(f"role_{r.lower()}")) for r in ROLES]
        results = "; ".join(name for _, name, _ in task.results)
        place: list[Cell] = [task.sentence.quote, task.sentence.file] if task.sentence else [None, None]
        yield [task.row, task.text, task.section, *roles, task.due, task.due_source, task.said, results, *place]


def _state(words: Words, each: Assignment) -> str:
    """What is known, and the date beside it: "chưa thấy văn bản · quá hạn"."""
    state = words.told(TASK_STATES[each.state])
    # that no date is known stands in the column of dates
    return f"{state} · {words.told(TIMINGS[each.timing])}" if each.timing not in (None, "no_due") else state


def _role(words: Words, edge: Edge, others: Mapping[str, Node], answering: Mapping[str, tuple[Answering, ...]]) -> Role:
    node = others[edge.start]
    later = [each.node for each in answering.get(edge.start, ()) if each.node.id != edge.start]
    today = tuple((each.id, str(each.properties.get("name") or each.id)) for each in later)
    return Role(words(f"role_{edge.label.lower()}"), node.id, str(node.properties.get("name") or node.id), today)


def _target(reads: Reads, words: Words, aim: Aim) -> TargetRow:
    known = aim.target.properties
    sign = _SIGNS.get(str(known.get("comparison")), "")
    value = " – ".join(words.figure(each) for each in numbers(known.get("value")))
    reports = tuple(
        (
            each.document.id,
            name_of(words, each.document),
            f"{_reported(words, each.edge)}".strip(),
            words.told(MET[each.met]),
        )
        for each in aim.results
    )
    figure = f"{sign}{value} {known.get('unit') or ''}".strip()
    by = day(words, known["by"]) if len(str(known.get("by") or "")) == 10 else str(known.get("by") or "")
    return TargetRow(str(known.get("text") or ""), figure, by, reports, _first(reads, words, aim.set_by))


def _reported(words: Words, edge: Edge) -> str:
    count = targets_reached(edge.properties)
    if count:
        return words("n_reached", n=count[0], of=count[1])
    value = " – ".join(words.figure(each) for each in numbers(edge.properties.get("value")))
    return f"{value} {edge.properties.get('unit') or ''}"


def _first(reads: Reads, words: Words, edges: tuple[Edge, ...]) -> ShownSentence | None:
    items = [item for edge in edges for item in edge.properties.get("evidence") or ()][:1]
    return sentence(reads, words, items[0], reads.nodes({items[0]["source"]})) if items else None
