"""Rows of registers to tasks: what is to be done, what set it, who leads it, by when, and how it stands."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..clean.normalise import Composed
from ..find.registers import RegisterCell, RegisterRow, RegisterSheet
from ..fold import fold
from ..know.duties import meanings
from ..model import Concern, Duty, Evidence, Reference, Span, Task
from .bodies import names_at
from .concerns import concerned
from .due import due_in_cell
from .kinds import split_kind
from .page import DutyText

_ROLES = {"leads": "LEADS", "coordinates": "COORDINATES"}
_CONFIDENCE = 0.95
#: what parts the lines of a cell in a register's text
_LINE_END = "  "
_KEY = 8


def without_rows(composed: Composed, tables: Sequence[RegisterSheet]) -> Composed:
    """The text with blanks for the rows of registers; offsets stay."""
    kept, at = list[str](), 0
    for row in (row for table in tables for row in table.rows):
        start, end = composed.index(row.span.start), composed.index(row.span.end)
        kept += composed.text[at:start], " " * (end - start)
        at = end
    return replace(composed, text="".join((*kept, composed.text[at:]))) if kept else composed


def tasks_of_registers(
    page: DutyText, tables: Sequence[RegisterSheet], references: Sequence[Reference]
) -> Iterator[Task]:
    """A task for each row of a register that has a column of tasks, in its order.

    Its key is made of its words and its source, so that it stays the same task where rows are put in above it.
    """
    used = Counter[str]()
    for table in tables:
        if "task" not in table.columns:
            continue
        section: str | None = None
        for row in table.rows:
            if row.is_heading:
                section = row.cells[0].text.strip()
                continue
            task = _task(page, table, row, section, references)
            if task is not None:
                used[task.key] += 1
                again = used[task.key]
                yield task if again == 1 else replace(task, key=f"{task.key}.{again}")


def _task(
    page: DutyText, table: RegisterSheet, row: RegisterRow, section: str | None, references: Sequence[Reference]
) -> Task | None:
    said, serial, source, state = (table.cell(row, role) for role in ("task", "serial", "source", "state"))
    due = table.cell(row, "due")
    if said is None:
        return None
    kind, text = split_kind(_flat(said).rstrip(" ."))
    evidence = row.evidence(page.source, row.rule, _CONFIDENCE, ())
    duties = tuple(_duties(page, table, row))
    set_by = _flat(source) if source else None
    return Task(
        _key(text, set_by), text, evidence, duties,
        (*_sources(source, evidence, references), *_named(page, said, evidence, references)),
        kind, _flat(serial) if serial else str(row.number), section, due_in_cell(due.text) if due else None,
        any(duty.role == "LEADS" for duty in duties), set_by, _flat(state) if state else None,
    )  # fmt: skip


def _flat(cell: RegisterCell) -> str:
    return " ".join(cell.text.split())


def _key(text: str, source: str | None) -> str:
    return f"row-{hashlib.sha256(fold(f'{text} {source}').encode()).hexdigest()[:_KEY]}"


def _duties(page: DutyText, table: RegisterSheet, row: RegisterRow) -> Iterator[Duty]:
    told = set[tuple[str, int]]()
    for role, label in _ROLES.items():
        cell = table.cell(row, role)
        for span, name in _bodies(cell) if cell else ():
            evidence = row.evidence(page.source, row.rule, _CONFIDENCE, (span,))
            body = page.body_called(name, evidence)
            if (label, body) not in told:
                told.add((label, body))
                yield Duty(label, body, "own_cell", evidence)


def _bodies(cell: RegisterCell) -> Iterator[tuple[Span, str]]:
    """The bodies that a cell names, a line or more, with what each is called; not people, nor what is no known body."""
    at = cell.span.start
    for line in cell.text.split(_LINE_END):
        written = _spelled(line)
        row = names_at(written, 0, len(written), low=True)
        for start, end in row.names if row else ():
            # the head may be spelled longer than it is written
            shift = len(line) - len(written)
            yield Span(at + max(start + shift * (start > 0), 0), at + end + shift), written[start:end]
        at += len(line) + len(_LINE_END)


def _spelled(line: str) -> str:
    """A line with its first word as names of bodies begin: "SỞ" and "TTr" are "Sở" and "Thanh tra"."""
    head, blank, rest = line.partition(" ")
    short = meanings("short").get(head.rstrip("."))
    return f"{short or (head.capitalize() if head.isupper() and len(head) == _SHOUTED else head)}{blank}{rest}"


#: "SỞ", "BỘ", "VỤ": other heads in capitals are abbreviations
_SHOUTED = 2


def _sources(cell: RegisterCell | None, evidence: Evidence, references: Sequence[Reference]) -> Iterator[Concern]:
    """The documents that set the task."""
    for index in _within(cell, references) if cell else ():
        yield Concern("SET_BY", index, replace(evidence, marks=(references[index].span,)))


def _named(
    page: DutyText, cell: RegisterCell, evidence: Evidence, references: Sequence[Reference]
) -> Iterator[Concern]:
    yield from concerned(page.source.text, evidence, cell.span.start, references, _within(cell, references))


def _within(cell: RegisterCell, references: Sequence[Reference]) -> range:
    first, last = (bisect_right(references, at - 1, key=_start) for at in (cell.span.start, cell.span.end))
    return range(first, last)


def _start(reference: Reference) -> int:
    return reference.span.start
