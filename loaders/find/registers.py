"""Registers: the sheets of a file as rows of cells, and which column holds what.

A register's text is that of ``loaders/read/sheets.py``: a sheet a page, a row a line, tabs between columns. Headings
tell what columns hold; a file of columns beside the register (``columns_file.py``) is believed before them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..errors import UnreadableFile
from ..know.columns import role_of
from ..model import COLUMNS_FILE, Evidence, Source, Span
from .columns_file import SheetColumns, letter, told_columns

#: formats whose texts are registers
REGISTERS = frozenset({"xlsx", "xls", "ods", "csv"})

_HEADINGS_WITHIN = 15
_FEW_ROLES = 2
#: a row with fewer cells that are not blank is a heading of the rows below it
_FEW_CELLS = 2


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

    @property
    def rule(self) -> str:
        """What evidence of the row is told by."""
        return f"register, row {self.number} of {self.sheet}" if self.sheet else f"register, row {self.number}"

    @property
    def is_heading(self) -> bool:
        """Whether the row is a heading of those below it."""
        return len(self.cells) < _FEW_CELLS

    def evidence(self, source: Source, rule: str, confidence: float, marks: tuple[Span, ...]) -> Evidence:
        """The whole row as the sentence that says something."""
        start, end = self.cells[0].span.start, self.cells[-1].span.end
        return Evidence(start, end, source.text[start:end], rule, confidence, source.page(start), marks)

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
    #: the row of the last line of headings; 0 where there is none
    above: int = 0
    #: a person said what the columns hold
    told: bool = False

    def cell(self, row: RegisterRow, role: str) -> RegisterCell | None:
        """The cell of a row in the column of a role; ``None`` where there is none, or it is blank."""
        return row.cell(self.columns.get(role))


def tables(source: Source) -> list[RegisterSheet]:
    """The sheets that are registers: that a person says so of, or with two headings that tell what columns hold.

    Raises ``UnreadableFile`` where what a person says does not fit the file.
    """
    # to keep what was found costs a look at the whole text
    return [table for table in all_tables(source) if table.columns] if source.format in REGISTERS else []


# each stage asks for them
@lru_cache(maxsize=1)
def all_tables(source: Source) -> tuple[RegisterSheet, ...]:
    """Every sheet; one that is no register has no columns."""
    if source.format not in REGISTERS:
        return ()
    found = sheets(source)
    told = told_columns(source.columns, source.file, [name for name, _ in found]) if source.columns else {}
    for name, said in told.items():
        _refuse_unfit(source.file, name, dict(found)[name], said)
    return tuple(_told(name, rows, told[name]) if name in told else _guessed(name, rows) for name, rows in found)


def without_dues(source: Source) -> str:
    """The text without the days by which tasks are due: these lie after the day on which it was written."""
    text, kept, at = source.text, list[str](), 0
    for cell in (cell for table in tables(source) for row in table.rows if (cell := table.cell(row, "due"))):
        kept.append(text[at : cell.span.start])
        at = cell.span.end
    return "".join([*kept, text[at:]])


def _refuse_unfit(file: str, sheet: str, rows: Sequence[RegisterRow], said: SheetColumns) -> None:
    below = {cell.column for row in rows[said.headings :] for cell in row.cells}
    for role, column in said.columns.items():
        if column not in below:
            reason = f"{sheet}.{role}: column {letter(column)} is blank below row {said.headings}"
            raise UnreadableFile(
                f"{file}{COLUMNS_FILE}", reason, "See `directive-graph columns FILE` for one that fits"
            )


# tables are made of them, and rows are looked for among them
@lru_cache(maxsize=1)
def sheets(source: Source) -> tuple[tuple[str, tuple[RegisterRow, ...]], ...]:
    """Each sheet: its name and its rows, the blank ones too."""
    starts = source.pages or (0,)
    found = []
    for start, end in zip(starts, [*starts[1:], len(source.text) + 1], strict=True):
        lines = source.text[start : end - 1].rstrip("\n").split("\n")
        found.append((lines[0], tuple(_rows(lines, start))))
    return tuple(found)


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


def _told(name: str, rows: Sequence[RegisterRow], said: SheetColumns) -> RegisterSheet:
    lines = [row for row in rows[: said.headings] if row.cells][-2:]
    upper = lines[0] if lines else None
    lower = lines[1] if len(lines) > 1 and _is_second_line(lines[0], lines[1]) else None
    if len(lines) > 1 and lower is None:
        upper = lines[1]
    headings = _headings(upper, lower) if upper else {}
    return _table(name, rows, said.headings, headings, said.columns, told=True)


def _guessed(name: str, rows: Sequence[RegisterRow]) -> RegisterSheet:
    for index, row in enumerate(rows[:_HEADINGS_WITHIN]):
        lower = rows[index + 1] if index + 1 < len(rows) and _is_second_line(row, rows[index + 1]) else None
        headings = _headings(row, lower)
        columns: dict[str, int] = {}
        for column, heading in headings.items():
            role = role_of(heading)
            if role is not None:
                columns.setdefault(role, column)
        if len(columns.keys() - {"serial"}) >= _FEW_ROLES:
            return _table(name, rows, index + 1 + (lower is not None), headings, columns)
    return _table(name, rows, 0, {}, {})


def _table(
    name: str,
    rows: Sequence[RegisterRow],
    above: int,
    headings: Mapping[int, str],
    columns: Mapping[str, int],
    *,
    told: bool = False,
) -> RegisterSheet:
    return RegisterSheet(name, headings, columns, tuple(row for row in rows[above:] if row.cells), above, told)


def _is_second_line(upper: RegisterRow, lower: RegisterRow) -> bool:
    """Whether a row only parts headings of the row above: it stands under blank cells, or beneath the first of them."""
    blank_above = [cell for cell in lower.cells if upper.cell(cell.column) is None]
    return bool(blank_above) and all(
        upper.cell(cell.column) is None or upper.cell(cell.column + 1) is None for cell in lower.cells
    )


def _headings(upper: RegisterRow, lower: RegisterRow | None) -> dict[int, str]:
    headings = {cell.column: cell.text for cell in upper.cells}
    for cell in lower.cells if lower is not None else ():
        spanning = next((above.text for above in reversed(upper.cells) if above.column <= cell.column), "")
        headings[cell.column] = f"{spanning} {cell.text}".strip()
    return headings
