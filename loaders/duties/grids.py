"""Tables of tasks: rows of cells between tabs or bars, or cells one below the other as web pages give them.

A table is one whose header names a column of tasks and a column of bodies. What pages cut is joined: a
header that comes again opens no new table, and a row without number and body right below it goes on with
the row above the cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ..clean.lines import BlockLine
from ..fold import fold, places_of
from ..know.duties import meanings, words
from .bodies import is_head
from .page import DutyText, Places

#: a stretch of the text
Cell = tuple[int, int]
_RULED = re.compile(r"\|?[\s:|-]+\|?$")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z]|[a-z])[.)]?$")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-Z])[.)]?$")
_SECTION_IN_TEXT = re.compile(r"\s*([IVX]{1,5})\.\s[^.;]{3,60}$")
#: the heads of columns of persons, bodies and papers, which are no tasks
_OF_WHOM = ("ho", "ho ten", "don vi", "co quan", "thanh vien", "chuc vu", "dai bieu", "so", "ky hieu", "van ban")
#: header cells are short
_LONGEST_HEADER = 80
HEADER_LINES = 14
#: what a line of a cell ends with that goes on: "Bộ Khoa học và / Công nghệ"
_JOINS_ON = (" và", " &")


@dataclass
class Grid:
    """A table: what its columns hold, and its rows, each with the offset of its cells; ``cuts``: rows below a cut."""

    columns: tuple[str, ...]
    start: int
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cuts: set[int] = field(default_factory=set)

    @property
    def end(self) -> int:
        """Where its last cell ends; its beginning, where it has no rows."""
        return max((cell[1] for cells in self.rows for cell in cells), default=self.start)

    def cell(self, row: int, use: str) -> Cell | None:
        """The cell of a row in the first column of a use, where it has one."""
        cells = self.rows[row]
        at = self.columns.index(use) if use in self.columns else len(cells)
        return cells[at] if at < len(cells) else None


def is_section(words_of_it: str) -> bool:
    """Whether the number of a row is a section's."""
    return bool(_SECTION.match(words_of_it))


def section_mark(text: str) -> str:
    """The number that a short text begins with as sections do: "II" of "II. Xã hội số"; else nothing."""
    mark = _SECTION_IN_TEXT.match(text)
    return mark[1] if mark else ""


def grids(page: DutyText) -> list[Grid]:
    """The tables of tasks of a text, in its order."""
    text = page.composed.text
    found: list[Grid] = []
    if ("\t" in text or text.count("|") >= 4) and _is_ruled(text, page.places(_leads())):
        found += _ruled(text, page.lines, page.places(_leads()))
    if counted_lines(text):
        found += _stacked(text, page.lines)
    return sorted(found, key=lambda grid: grid.start)


#: a header of cells one below the other begins with this line
_COUNTED = re.compile(r"(?m)[ \t]*(?:TT\.?|STT|Stt|S[ốỐ] TT)[ \t\r]*$")
#: one of these stands in it
_COUNTS = ("TT", "Stt")


@lru_cache(maxsize=2)
def counted_lines(text: str) -> frozenset[int]:
    """Where the first words of such lines stand."""
    lines = (text.rfind("\n", 0, at) + 1 for at in places_of(text, _COUNTS))
    found = (_COUNTED.match(text, line) for line in lines)
    return frozenset(each.end() - len(each.group().lstrip()) for each in found if each)


@cache
def _leads() -> tuple[str, ...]:
    return tuple(word for word, use in meanings("column").items() if use == "LEADS")


@cache
def _leading() -> re.Pattern[str]:
    """The words that the header of a column of bodies has, in lower case or in capitals."""
    spelled = [each for word in _leads() for each in (word, word.capitalize(), word.title(), word.upper())]
    return re.compile("|".join(dict.fromkeys(spelled)))


def _is_ruled(text: str, leading: Places) -> bool:
    """Whether a line with several cells has the words of such a header."""
    for at in leading:
        words_of_it = _leading().match(text, at)
        if words_of_it is None:
            continue
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", words_of_it.end())
        line = text[start : end if end >= 0 else len(text)]
        if "\t" in line or line.count("|") > 1:
            return True
    return False


@cache
def _folded_columns() -> tuple[tuple[str, str], ...]:
    return tuple((word, f" {fold(word)} ") for word in words("column"))


def _use(cell: str) -> str:
    """What a column holds, by its header: the longest words decide among those that stand in it."""
    if len(cell) > _LONGEST_HEADER:
        return ""
    folded = f" {fold(cell)} "
    found = next((word for word, spaced in _folded_columns() if spaced in folded), None)
    if found is None:
        return ""
    use = meanings("column")[found]
    leads = " chu tri " in folded and " phoi hop " not in folded
    return "LEADS" if leads else use


def columns_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns hold, where the cells are the header of a table of tasks."""
    if len(cells) < 2 or not any(_leading().search(cell.replace("\n", " ")) for cell in cells):
        return None
    if any(f" {word}" in f" {fold(cell)}" for cell in cells for word in ("thu tuc", "tthc")):
        # a list of administrative procedures says who handles them, and plans nothing
        return None
    uses = [_use(cell) for cell in cells]
    led = any("chu tri" in fold(cell) for cell in cells)
    if led and "text" not in uses and uses[0] == "row" and uses[1] == "" and not _is_of_whom(cells[1]):
        # whatever it is called, what stands behind the number is what the row is about: "TT | Tiêu chí | Chủ trì"
        uses[1] = "text"
    # "Cơ quan chủ trì, phối hợp": the header of one column for both
    uses = ["LEADS" if not use and "chu tri" in fold(cell) else use for use, cell in zip(uses, cells, strict=True)]
    if uses.count("LEADS") + uses.count("ADVISES") < 1 or "text" not in uses or len(uses) < 2:
        return None
    return tuple(uses)


def _is_of_whom(head: str) -> bool:
    """Whether a column tells persons or bodies, so that its rows are about who they are."""
    return any(f" {word} " in f" {fold(head)} " for word in _OF_WHOM)


def _cells(text: str, line: BlockLine, framed: bool = True) -> list[Cell]:
    """The cells of a line, without blanks; a row of Markdown begins and ends with a bar, if its table is ``framed``."""
    sign = "\t" if text.find("\t", line.start, line.end + 1) >= 0 else "|"
    start = line.start + (framed and text[line.start] == "|")
    end = line.end - (text[line.end - 1] == "|" and sign == "|")
    found, position = [], start
    for at in [each.start() for each in re.finditer(re.escape(sign), text[start:end])]:
        found.append(_bare(text, position, start + at))
        position = start + at + 1
    return [*found, _bare(text, position, end)]


def _bare(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in " \t*":
        start += 1
    while end > start and text[end - 1] in " \t*":
        end -= 1
    return start, end


def _ruled(text: str, lines: Sequence[BlockLine], leading: Places) -> Iterator[Grid]:
    grid: Grid | None = None
    cut, loose, framed = False, 0, True
    for line in lines:
        leads = leading.any_in(line.start, line.end)
        if grid is None and not leads:
            # neither a header nor a row of a table
            continue
        whole = _whole_line(text, line)
        if text.find("\t", whole.start, whole.end) < 0 and text.count("|", line.start, line.end) < 2:
            loose += 1
            cut = True
            if loose > 3 and grid:
                yield grid
                grid, framed = None, True
            continue
        cells = _cells(text, whole, framed)
        header = columns_of([text[start:end] for start, end in cells]) if leads else None
        if header and (grid is None or header != grid.columns):
            yield from filter(None, [grid])
            grid = Grid(header, line.start)
            framed = text[line.start] == "|"
        elif header:
            cut = True
            loose = 0
            continue
        elif grid and ((len(cells) > 2 and _heads_another(text, cells)) or (cut and _is_of_another(text, cells, grid))):
            # the header of another table, or a row of one
            yield grid
            grid = None
        elif grid and not _RULED.match(text[line.start : line.end]):
            if cut and grid.rows:
                grid.cuts.add(len(grid.rows))
            grid.rows.append(tuple(cells))
        loose, cut = 0, False
    yield from filter(None, [grid])


def _heads_another(text: str, cells: Sequence[Cell]) -> bool:
    """Whether cells are the header of a table that names nobody who leads."""
    return _counts(text[slice(*cells[0])]) and not any(_leading().search(text, *cell) for cell in cells)


def _is_of_another(text: str, cells: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row below other words has fewer cells than the table, and no body where that names who leads."""
    at = grid.columns.index("LEADS") if "LEADS" in grid.columns else len(cells)
    if not at < len(cells) < len(grid.columns):
        return False
    return cells[at][0] < cells[at][1] and not is_head(text, cells[at][0], low=True)


def _whole_line(text: str, line: BlockLine) -> BlockLine:
    """The line with the tabs at its ends, which stand for empty cells."""
    start, end = line.start, line.end
    while start > 0 and text[start - 1] == "\t":
        start -= 1
    while end < len(text) and text[end] == "\t":
        end += 1
    return BlockLine(start, end, line.after_blank)


def _stacked(text: str, lines: Sequence[BlockLine]) -> Iterator[Grid]:
    """Tables whose cells stand one below the other, with a bar alone on a line after each row."""
    bars = [at for at, (start, end, _) in enumerate(lines) if end - start == 1 and text[start] == "|"]
    if len(bars) < 3:
        return
    grid: Grid | None = None
    before = 0
    for bar in bars:
        group = lines[before:bar]
        header = stacked_header(text, group[-HEADER_LINES:])
        if header:
            if grid:
                yield grid
            grid = Grid(*header)
        elif grid and len(group) > 40:
            yield grid
            grid = None
        elif grid and group:
            row = _stacked_row(text, group, grid.columns)
            if row:
                grid.rows.append(row)
        before = bar + 1
    if grid:
        yield grid


def joined(text: str, group: Sequence[BlockLine]) -> list[Cell]:
    """The cells of a row: lines that begin in lower case, or after a comma or "và", go on with the cell above."""
    cells: list[Cell] = []
    for line in group:
        first = text[line.start]
        goes_on = cells and (first.islower() or first in "(/" or text[cells[-1][1] - 1] in ",(-")
        goes_on = goes_on or (cells and text.endswith(_JOINS_ON, *cells[-1]))
        if goes_on:
            cells[-1] = (cells[-1][0], line.end)
        else:
            cells.append((line.start, line.end))
    return cells


def stacked_header(text: str, group: Sequence[BlockLine]) -> tuple[tuple[str, ...], int] | None:
    """What the columns hold, and where the header begins: at the column of numbers."""
    if not group or not _may_count(text[group[0].start : group[-1].end]):
        return None
    cells = joined(text, group)
    first = next((i for i, (start, end) in enumerate(cells) if _counts(text[start:end])), None)
    columns = columns_of([text[start:end] for start, end in cells[first:]]) if first is not None else None
    return (columns, cells[first or 0][0]) if columns else None


def _may_count(words_of_it: str) -> bool:
    """A cheap look before ``_counts``, at one cell or several."""
    return "tt" in words_of_it.lower()


def _counts(cell: str) -> bool:
    """Whether a cell heads the column of numbers."""
    return _may_count(cell) and fold(cell) in ("tt", "stt", "so tt")


def _stacked_row(text: str, group: Sequence[BlockLine], columns: tuple[str, ...]) -> tuple[Cell, ...] | None:
    """A row's cells under their columns: the number, the task up to the first body, then a cell a column."""
    cells = joined(text, group)
    number: Cell = (cells[0][0], cells[0][0])
    if _NUMBER.match(text[cells[0][0] : cells[0][1]]):
        number, cells = cells[0], cells[1:]
    if not cells:
        return None
    flat = text
    lead = next((i for i in range(1, len(cells)) if is_head(flat, cells[i][0])), len(cells))
    task = (cells[0][0], cells[lead - 1][1])
    rest = cells[lead:]
    empty = (task[1], task[1])
    row: list[Cell] = []
    seen_text = False
    for use in columns:
        if use == "row":
            row.append(number)
        elif use == "text" and not seen_text:
            row.append(task)
            seen_text = True
        elif seen_text:
            row.append(rest.pop(0) if rest else empty)
        else:
            row.append(empty)
    return tuple(row)
