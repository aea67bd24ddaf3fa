"""What each row of a register says of the documents that it names, and how each sheet of it was read."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from ..find.bodies_in_text import Context, body_at
from ..find.columns_file import letter
from ..find.registers import RegisterCell, RegisterRow, RegisterSheet, all_tables, sheets, tables
from ..fold import fold
from ..know.dates import find_dates
from ..model import OWN, Column, Evidence, Extract, Reference, SheetReading, Source, Span, Statement, UnreadCell

_MARKS = {"replaces": "SUPERSEDES", "repeals": "REPEALS", "amends": "AMENDS"}
_NUMBERS = {"replaced": "SUPERSEDES", "repealed": "REPEALS"}
_CONFIDENCE = 0.9
#: letters of a cell that are shown where it could not be read
_SHOWN = 80
#: words of a title that say that a document in it goes, and not that it is amended or carried out
_GOES = ("thay the", "bai bo")


def as_register(source: Source, said: Extract) -> Extract:
    """What a register says: each row names documents, by its columns, and what becomes of them.

    ``said`` is what its text says as a text. Evidence of a row is the whole row; the register itself carries out,
    changes and repeals nothing.
    """
    writer = _RegisterWriter(source, said)
    for table in tables(source):
        for row in table.rows:
            writer.read(table, row)
    done = writer.extract()
    return replace(done, sheets=tuple(_sheet(table, done) for table in all_tables(source)))


def _sheet(table: RegisterSheet, said: Extract) -> SheetReading:
    """How a sheet was read."""
    heads = table.headings
    columns = tuple(Column(letter(at), role, heads.get(at, "")) for role, at in _ordered(table))
    unread = tuple(_unread(table, said)) if table.columns else ()
    return SheetReading(table.sheet, table.above, columns, len(table.rows), unread, table.told)


def _ordered(table: RegisterSheet) -> list[tuple[str, int]]:
    return sorted(table.columns.items(), key=lambda each: each[1])


def _unread(table: RegisterSheet, said: Extract) -> Iterator[UnreadCell]:
    """The cells of rows that say nothing to us: no number of a document, no day, no task, nobody who leads."""
    starts = [reference.span.start for reference in said.references]
    led = {task.evidence.start: any(duty.role == "LEADS" for duty in task.duties) for task in said.tasks}
    for row in table.rows:
        if row.is_heading:
            continue
        first = row.cells[0].span.start
        for role in ("number", "document"):
            cell = table.cell(row, role)
            if cell and bisect_right(starts, cell.span.end - 1) == bisect_right(starts, cell.span.start - 1):
                yield _amiss(row, cell, role)
        day, task, leads = (table.cell(row, role) for role in ("date", "task", "leads"))
        if day and not find_dates(day.text):
            yield _amiss(row, day, "date")
        if "task" in table.columns and task is None:
            yield UnreadCell(row.number, letter(table.columns["task"]), "task", "")
        if task and leads and not led.get(first, False):
            yield _amiss(row, leads, "leads")


def _amiss(row: RegisterRow, cell: RegisterCell, role: str) -> UnreadCell:
    return UnreadCell(row.number, letter(cell.column), role, cell.text.strip()[:_SHOWN])


def _within_its_cell(reference: Reference) -> Reference:
    """A reference whose title ends with its cell."""
    title = reference.title
    return replace(reference, title=title.partition("\t")[0].strip() or None) if title else reference


class _RegisterWriter:
    """References and statements of a register, row by row."""

    def __init__(self, source: Source, said: Extract) -> None:
        self._source = source
        self._said = said
        self._references = list(map(_within_its_cell, said.references))
        self._starts = [reference.span.start for reference in said.references]
        self._rows = [row for _, rows in sheets(source) for row in rows]
        self._found: list[Statement] = []

    def read(self, table: RegisterSheet, row: RegisterRow) -> None:
        """Take what the columns of a row add to the documents that it names, and how these relate."""
        own = self._own(table, row)
        for role, relation in _NUMBERS.items():
            if own is not None:
                self._relate(row, own, relation, self._within(table.cell(row, role)))
        by = self._within(table.cell(row, "by"))[:1]
        for role, relation in _MARKS.items():
            if by and table.cell(row, role) is not None:
                self._relate(row, by[0], relation, self._named(row, table, by[0]))

    def extract(self) -> Extract:
        """All that was read."""
        kept = [s for s in self._said.statements if s.relation == "CITES" or s.subject != OWN]
        statements = dict.fromkeys([*map(self._with_row, kept), *self._found])
        return replace(
            self._said, own=self._register(), references=tuple(self._references), statements=tuple(statements)
        )

    def _own(self, table: RegisterSheet, row: RegisterRow) -> int | None:
        """The document that a row is of; its reference takes day, issuer and subject from their columns."""
        cell = row.cell(table.columns.get("number", table.columns.get("document")))
        index = next(iter(self._within(cell)), None)
        if index is None or cell is None or "number" not in table.columns:
            return index
        reference = self._references[index]
        day, issuer, subject = (table.cell(row, role) for role in ("date", "issuer", "subject"))
        body = body_at(issuer.text, 0, Context()) if issuer else None
        self._references[index] = replace(
            reference,
            issued_on=reference.issued_on or next(iter(find_dates(day.text)), None) if day else reference.issued_on,
            issuer=reference.issuer or (body.name if body else None),
            place=(body.place if body and body.place else reference.place),
            title=reference.title or (subject.text.strip() if subject else None),
        )
        return index

    def _named(self, row: RegisterRow, table: RegisterSheet, by: int) -> list[int]:
        """The documents that the row's mark is about: the one that its cell begins with, else those that go with it."""
        cell = row.cell(table.columns.get("document", table.columns.get("number")))
        within = [index for index in self._within(cell) if index != by]
        if cell is None or not within:
            return []
        if self._references[within[0]].span.start <= cell.span.start + 1:
            return within[:1]
        before = fold(self._source.text[cell.span.start : self._references[within[0]].span.start])
        return within if any(word in before for word in _GOES) else []

    def _within(self, cell: RegisterCell | None) -> list[int]:
        if cell is None:
            return []
        first, last = bisect_right(self._starts, cell.span.start - 1), bisect_right(self._starts, cell.span.end - 1)
        return list(range(first, last))

    def _relate(self, row: RegisterRow, subject: int, relation: str, objects: list[int]) -> None:
        for each in objects:
            marks = tuple(sorted(self._references[index].span for index in (subject, each)))
            evidence = row.evidence(self._source, row.rule, _CONFIDENCE, marks)
            self._found.append(Statement(subject, relation, each, evidence))

    def _with_row(self, statement: Statement) -> Statement:
        row = self._row_of(statement.evidence)
        if row is None:
            return statement
        evidence = statement.evidence
        return replace(
            statement, evidence=row.evidence(self._source, evidence.rule, evidence.confidence, evidence.marks)
        )

    def _row_of(self, evidence: Evidence) -> RegisterRow | None:
        at = bisect_right(self._rows, evidence.start, key=lambda row: row.span.start) - 1
        row = self._rows[at] if at >= 0 else None
        return row if row is not None and evidence.end <= row.span.end and row.cells else None

    def _register(self) -> Reference:
        """The register itself: called by its first sheet, and without a number of its own."""
        first = self._source.text.split("\n", 1)[0].strip()
        title = next((row.cells[0] for row in self._rows if len(row.cells) == 1), None)
        span = title.span if title is not None else Span(0, max(len(first), 1))
        name = title.text.strip()[:300] if title is not None else first or self._said.sha256[:12]
        return Reference(span, span.of(self._source.text), fold(name), name=name)
