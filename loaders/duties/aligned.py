"""Tables whose columns are parted by blanks: what stands in line with a word of the header is in its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..fold import fold, places_of
from ..model import Duty, Task
from .bodies import names_at
from .due import due_in_cell
from .grids import columns_of, is_section
from .kinds import split_kind
from .page import DutyText
from .roles import Manner, parts_of

#: the first word of a header, at the beginning of its line
_FIRST = ("TT", "STT", "Stt", "Số TT", "Cơ quan", "Đơn vị", "CƠ QUAN", "ĐƠN VỊ")
_HEADER = re.compile(
    r"(?P<first>TT|STT|Stt|Số TT|Cơ quan|Đơn vị|CƠ QUAN|ĐƠN VỊ)(?:, (?:cơ quan|đơn vị))?(?: {2,}\S+(?: \S+)*)+ *$"
)
_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])[.)]?$")
_LONGEST_LINE, _LONGEST_HEADER, _MANY = 400, 3, 400
#: how far a cell may begin before its column
_SLACK = 1
_CONFIDENCE = 0.85
_ROLES = ("LEADS", "COORDINATES", "ADVISES", "MONITORS")
#: what a table holds whose rows say who does what, in the words of an order
_WHO, _WHAT = ("co quan", "don vi", "co quan don vi", "don vi co quan"), ("nhiem vu", "trach nhiem", "noi dung")


@dataclass
class _Row:
    """A row: what stands in each column, joined over its lines, and where it stands."""

    start: int
    end: int
    cells: dict[int, str] = field(default_factory=dict)

    def add(self, column: int, words: str, end: int) -> None:
        """What stands in a further line of a cell."""
        self.cells[column] = f"{self.cells[column]} {words}" if column in self.cells else words
        self.end = end


@dataclass(frozen=True)
class AlignedTable:
    """A table: the use of each column, and its rows; ``start`` and ``end`` of its text."""

    uses: tuple[str, ...]
    rows: tuple[_Row, ...]
    start: int
    end: int


def aligned(page: DutyText) -> list[AlignedTable]:
    """The tables of tasks of a text whose columns are parted by blanks, in its order."""
    text, found, read = page.composed.text, list[AlignedTable](), 0
    for at in places_of(text, _FIRST) if "   " in text or "  " in text else ():
        line = text.rfind("\n", 0, at) + 1
        if at < read or text[line:at].strip(" ") or at - line > _LONGEST_LINE:
            continue
        table = _Reader(text, line).table()
        if table:
            found.append(table)
            read = table.end
    return found


class _Reader:
    """Reads the lines of one table from its header on."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self.starts: list[int] = []
        self.rows: list[_Row] = []

    def table(self) -> AlignedTable | None:
        """The table, where the line is the header of one."""
        first = self._line(self.start)
        header = _HEADER.match(first.lstrip(" ")) if len(first) <= _LONGEST_LINE else None
        if header is None:
            return None
        self.starts = [each.start() for each in _CELL.finditer(first)]
        heads = dict(enumerate(_CELL.findall(first)))
        if "TT" not in heads[0].upper() and _uses(list(heads.values())) is None:
            # only a header that counts its rows may go on in the next lines
            return None
        self._read(self.start + len(first) + 1, heads)
        uses = _uses([heads[index] for index in range(len(self.starts))])
        if uses is None or not self.rows:
            return None
        return AlignedTable(uses, tuple(self.rows), self.start, self.rows[-1].end)

    def _read(self, position: int, heads: dict[int, str]) -> None:
        """Read rows up to a line that does not fit the columns; the first lines may go on with the header."""
        counted = "TT" in heads[0].upper()
        for number in range(_MANY):
            line = self._line(position)
            cells = list(self._cells(line)) if position < len(self.text) else []
            if line.strip() and (not cells or not self._goes_on(cells, counted)):
                return
            opens = bool(cells) and cells[0][0] == 0 and (not counted or _NUMBER.match(cells[0][1]) is not None)
            if opens:
                self.rows.append(_Row(position, position))
            elif not self.rows and number >= _LONGEST_HEADER:
                return
            for column, words in cells:
                if self.rows:
                    self.rows[-1].add(column, words, position + len(line))
                else:
                    heads[column] = f"{heads[column]} {words}"
            position += len(line) + 1
            if position > len(self.text):
                return

    def _goes_on(self, cells: Sequence[tuple[int, str]], counted: bool) -> bool:
        """Whether a line is one of the table: a row with its number, or what goes on with the cells above."""
        if cells[0][0] > 0:
            return True
        return _NUMBER.match(cells[0][1]) is not None if counted else len(cells) > 1

    def _line(self, position: int) -> str:
        end = self.text.find("\n", position)
        return self.text[position : end if end >= 0 else len(self.text)].rstrip("\r")

    def _cells(self, line: str) -> Iterator[tuple[int, str]]:
        """The cells of a line with their columns; none where one begins in no column."""
        found: list[tuple[int, str]] = []
        for cell in _CELL.finditer(line[:_LONGEST_LINE]):
            edges = [at for at in self.starts if cell.start() < at < cell.end() and line[at - 1] == " "]
            for start, end in zip([cell.start(), *edges], [*edges, cell.end()], strict=True):
                column = max((i for i, at in enumerate(self.starts) if at <= start + _SLACK), default=-1)
                if column < 0 or start > self.starts[column] + _SLACK or (found and found[-1][0] >= column):
                    return
                found.append((column, line[start:end].strip()))
        yield from found


def _uses(heads: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns hold, where the header is that of a table of tasks."""
    columns = columns_of(heads)
    if columns:
        return columns
    folded = [fold(head) for head in heads]
    who = next((i for i, head in enumerate(folded) if head in _WHO), None)
    if who is None or who + 1 >= len(folded) or not folded[who + 1].startswith(_WHAT):
        return None
    return tuple("who" if i == who else "what" if i == who + 1 else "" for i in range(len(folded)))


def tasks_of_aligned(page: DutyText, tables: Sequence[AlignedTable], manner: Manner) -> Iterator[Task]:
    """A task for each row that has one."""
    for number, table in enumerate(tables, start=1):
        section: str | None = None
        for index, row in enumerate(table.rows, start=1):
            cells = {use: row.cells.get(column, "") for column, use in reversed(list(enumerate(table.uses)))}
            text = cells.get("text") or cells.get("what") or ""
            if is_section(cells.get("row", "")) and not cells.get("LEADS"):
                section = f"{cells['row'].rstrip('.)')}. {text}"
                continue
            key = f"aligned-{number}.{index}"
            task = _task(page, row, cells, text, (key, section), manner) if text else None
            if task:
                yield task


def _task(
    page: DutyText, row: _Row, cells: dict[str, str], words: str, place: tuple[str, str | None], manner: Manner
) -> Task | None:
    kind, text = split_kind(words.rstrip(" ."))
    said = page.evidence(row.start, row.end, "row of a table", _CONFIDENCE)
    duties: list[Duty] = []
    if "who" in cells:
        parts = parts_of(words, 0, len(words), manner, given=False)[0]
        for part in parts:
            names = [words[slice(*name)] for name in part.others.names] if part.others else _names(cells["who"])
            duties += (Duty(part.role, body, "own_cell", said) for body in page.bodies_called(names, said))
    for role in _ROLES:
        bodies = page.bodies_called(_names(cells.get(role, "")), said)
        duties += (Duty(role, body, "own_cell", said) for body in bodies)
    if "who" in cells and not duties:
        return None
    number = cells.get("row", "").rstrip(".)") or None
    leads = any(duty.role == "LEADS" for duty in duties)
    due = due_in_cell(cells.get("DUE", ""))
    return Task(place[0], text, said, tuple(dict.fromkeys(duties)), (), kind, number, place[1], due, leads)


def _names(cell: str) -> list[str]:
    """The bodies that a cell names."""
    row = names_at(cell, 0, len(cell), low=True)
    return [cell[slice(*name)] for name in row.names] if row else []
