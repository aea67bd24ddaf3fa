"""Tables whose cells stand one below the other and no sign parts the rows: each row begins with the next number."""

from collections.abc import Iterator, Sequence

from ..clean.lines import BlockLine
from .bodies import is_head
from .grids import HEADER_LINES, Cell, Grid, counted_lines, joined, stacked_header
from .page import DutyText

#: lines that a row may have
_LONGEST_ROW = 24
#: the share of rows that have a cell for each column
_WHOLE = 0.6
#: a row is of the section that its number heads: "I", "II"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def upright(page: DutyText) -> list[Grid]:
    """The tables of tasks of a text that are written so, in its order."""
    text, lines = page.composed.text, page.lines
    heads = counted_lines(text)
    found: list[Grid] = []
    for index, line in enumerate(lines if heads else ()):
        if line.start in heads and (not found or line.start >= found[-1].end):
            grid = _grid(text, lines, index)
            found += [grid] if grid else []
    return found


def _grid(text: str, lines: Sequence[BlockLine], index: int) -> Grid | None:
    """The table whose header begins with a line."""
    first = _first_row(text, lines, index)
    header = stacked_header(text, lines[index:first]) if first is not None else None
    if first is None or header is None:
        return None
    grid, read, whole = Grid(*header), 0, 0
    for group in _rows(text, lines, first):
        row, heads = _row(text, group, grid.columns), _section(text, group, grid.columns)
        read, whole = read + (heads is None), whole + (row is not None)
        grid.rows += [each for each in (row or heads,) if each]
    return grid if whole and whole >= _WHOLE * read else None


def _first_row(text: str, lines: Sequence[BlockLine], index: int) -> int | None:
    """Where the first row below a header begins, or the section that heads it."""
    below = range(index + 2, min(index + HEADER_LINES, len(lines)))
    return next((at for at in below if _words(text, lines[at]).rstrip(".)") in ("1", "01", "I", "A")), None)


def _words(text: str, line: BlockLine) -> str:
    return text[line.start : line.end].strip()


def _is(text: str, line: BlockLine, number: int) -> bool:
    return _words(text, line).rstrip(".)").lstrip("0") == str(number)


def _rows(text: str, lines: Sequence[BlockLine], first: int) -> Iterator[list[BlockLine]]:
    """The lines of each row; sections between rows stand alone."""
    number, sections, begin = 0, 0, first
    while begin < len(lines):
        mark = _words(text, lines[begin]).rstrip(".")
        if sections < len(_ROMAN) and mark in (_ROMAN[sections], "ABCDEFGHIJ"[sections]):
            sections += 1
        elif _is(text, lines[begin], number + 1) or (sections and _is(text, lines[begin], 1)):
            number = number + 1 if _is(text, lines[begin], number + 1) else 1
        else:
            return
        end = begin + 1
        while end < min(begin + _LONGEST_ROW, len(lines)) and not _begins(text, lines[end], number, sections):
            if _words(text, lines[end]) == "|":
                # a sign parts the rows
                return
            end += 1
        yield list(lines[begin:end])
        begin = end


def _begins(text: str, line: BlockLine, number: int, sections: int) -> bool:
    """Whether a row, or a section, that comes next begins with a line."""
    mark = _words(text, line).rstrip(".")
    return _is(text, line, number + 1) or (sections < len(_ROMAN) and mark == _ROMAN[sections])


def _row(text: str, group: list[BlockLine], columns: tuple[str, ...]) -> tuple[Cell, ...] | None:
    """The cells of a row, where there is one for each column; what comes behind the last row belongs to none."""
    cells = joined(text, group)
    lead = columns.index("LEADS") if "LEADS" in columns else columns.index("ADVISES")
    last = columns.index("COORDINATES") if "COORDINATES" in columns else 0
    # those that work with the one that leads may stand in lines of their own
    while (
        lead < last
        and len(cells) > len(columns)
        and is_head(text, cells[last][0])
        and is_head(text, cells[last + 1][0])
    ):
        cells[last : last + 2] = [(cells[last][0], cells[last + 1][1])]
    if len(cells) < len(columns) or not is_head(text, cells[lead][0]):
        return None
    return tuple(cells[: len(columns)])


def _section(text: str, group: list[BlockLine], columns: tuple[str, ...]) -> tuple[Cell, ...] | None:
    """The cells of a row that is the heading of others."""
    cells = joined(text, group)
    if len(cells) != 2 or _words(text, group[0]).rstrip(".").isdigit():
        return None
    empty = (cells[1][1], cells[1][1])
    return tuple(cells[0] if use == "row" else cells[1] if use == "text" else empty for use in columns)
