"""Registers: which column holds what, and what each row says of the documents that it names.

A register's text is that of ``loaders/read/sheets.py``: a sheet a page, a row a line, tabs between columns.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..find.bodies_in_text import Context, body_at
from ..fold import fold
from ..know.columns import role_of
from ..know.dates import find_dates
from ..model import OWN, Evidence, Extract, Reference, Source, Span, Statement

#: formats whose texts are registers
REGISTERS = frozenset({"xlsx", "xls", "ods", "csv"})

_HEADINGS_WITHIN = 15
_FEW_ROLES = 2
_MARKS = {"replaces": "SUPERSEDES", "repeals": "REPEALS", "amends": "AMENDS"}
_NUMBERS = {"replaced": "SUPERSEDES", "repealed": "REPEALS"}
_CONFIDENCE = 0.9
#: words of a title that say that a document in it goes, and not that it is amended or carried out
_GOES = ("thay the", "bai bo")


@dataclass(frozen=True, slots=True)
class RegisterCell:
    """A cell in the text of its register."""

    column: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row: its sheet and number as the program shows them, and its cells that are not blank."""

    sheet: str
    number: int
    span: Span
    cells: tuple[RegisterCell, ...]

    def cell(self, column: int | None) -> RegisterCell | None:
        """The cell of a column; ``None`` where it is blank."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A sheet as a register: headings by column, which column has which role, and its rows."""

    sheet: str
    headings: Mapping[int, str]
    columns: Mapping[str, int]
    rows: tuple[RegisterRow, ...]


def tables(source: Source) -> list[RegisterSheet]:
    """The sheets that are registers: with two headings at least that tell what their columns hold."""
    return [table for sheet in _sheets(source) if (table := _table(sheet)) is not None]


def as_register(source: Source, said: Extract) -> Extract:
    """What a register says: each row names documents, by its columns, and what becomes of them.

    ``said`` is what its text says as a text. Evidence of a row is the whole row; the register itself carries out,
    changes and repeals nothing.
    """
    writer = _RegisterWriter(source, said)
    for table in tables(source):
        for row in table.rows:
            writer.read(table, row)
    return writer.extract()


def _sheets(source: Source) -> Iterator[list[RegisterRow]]:
    starts = source.pages or (0,)
    for start, end in zip(starts, [*starts[1:], len(source.text) + 1], strict=True):
        lines = source.text[start : end - 1].rstrip("\n").split("\n")
        yield list(_rows(lines, start))


def _rows(lines: Sequence[str], start: int) -> Iterator[RegisterRow]:
    at = start
    for number, line in enumerate(lines):
        if number > 0:
            yield RegisterRow(lines[0], number, Span(at, at + len(line)), tuple(_cells(line, at)))
        at += len(line) + 1


def _cells(line: str, at: int) -> Iterator[RegisterCell]:
    for column, text in enumerate(line.split("\t")):
        if text.strip():
            yield RegisterCell(column, Span(at, at + len(text)), text)
        at += len(text) + 1


def _table(rows: list[RegisterRow]) -> RegisterSheet | None:
    for index, row in enumerate(rows[:_HEADINGS_WITHIN]):
        lower = rows[index + 1] if index + 1 < len(rows) else None
        headings = _headings(row, lower if lower is not None and _is_second_line(row, lower) else None)
        columns: dict[str, int] = {}
        for column, heading in headings.items():
            role = role_of(heading)
            if role is not None:
                columns.setdefault(role, column)
        if len(columns.keys() - {"serial"}) >= _FEW_ROLES:
            body = rows[index + 1 + (lower is not None and _is_second_line(row, lower)) :]
            return RegisterSheet(row.sheet, headings, columns, tuple(each for each in body if each.cells))
    return None


def _is_second_line(upper: RegisterRow, lower: RegisterRow) -> bool:
    """Whether a row only parts headings of the row above: it stands under blank cells, or beneath the first of them."""
    blank_above = [cell for cell in lower.cells if upper.cell(cell.column) is None]
    return bool(blank_above) and all(
        upper.cell(cell.column) is None or upper.cell(cell.column + 1) is None for cell in lower.cells
    )


def _headings(upper: RegisterRow, lower: RegisterRow | None) -> dict[int, str]:
    headings = {cell.column: cell.text for cell in upper.cells}
    for cell in lower.cells if lower is not None else ():
        over = max((column for column in headings if column <= cell.column), default=None)
        spanning = "" if over is None else headings[over]
        headings[cell.column] = f"{spanning} {cell.text}".strip()
    return headings


class _RegisterWriter:
    """References and statements of a register, row by row."""

    def __init__(self, source: Source, said: Extract) -> None:
        self._source = source
        self._said = said
        self._references = list(said.references)
        self._starts = [reference.span.start for reference in said.references]
        self._rows = [row for sheet in _sheets(source) for row in sheet]
        self._found: list[Statement] = []

    def read(self, table: RegisterSheet, row: RegisterRow) -> None:
        """Take what the columns of a row add to the documents that it names, and how these relate."""
        own = self._own(table, row)
        for role, relation in _NUMBERS.items():
            if own is not None:
                self._relate(row, own, relation, self._within(row.cell(table.columns.get(role))))
        by = self._within(row.cell(table.columns.get("by")))[:1]
        for role, relation in _MARKS.items():
            if by and row.cell(table.columns.get(role)) is not None:
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
        day, issuer, subject = (row.cell(table.columns.get(role)) for role in ("date", "issuer", "subject"))
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
            self._found.append(Statement(subject, relation, each, self._evidence(row, "register", _CONFIDENCE, marks)))

    def _evidence(self, row: RegisterRow, rule: str, confidence: float, marks: tuple[Span, ...]) -> Evidence:
        start, end = row.cells[0].span.start, row.cells[-1].span.end
        quote = self._source.text[start:end]
        return Evidence(start, end, quote, rule, confidence, self._source.page(start), marks)

    def _with_row(self, statement: Statement) -> Statement:
        row = self._row_of(statement.evidence)
        if row is None:
            return statement
        evidence = statement.evidence
        return replace(statement, evidence=self._evidence(row, evidence.rule, evidence.confidence, evidence.marks))

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
