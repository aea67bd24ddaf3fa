"""A table as lines of text, the same for every format that has tables."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .pages import PAGE_BREAK, breaks_around


@dataclass(frozen=True, slots=True)
class TableCell:
    """The lines of one cell, and how many columns it covers."""

    lines: tuple[str, ...] = ()
    columns: int = 1


TableRow = Sequence[TableCell]

_MOTTO = re.compile(r"(?:CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN) VIỆT NAM", re.IGNORECASE)
_ROWS_OF_LETTERHEAD = 3


def table_lines(rows: Sequence[TableRow], *, ruled: bool) -> Iterator[str]:
    """One line a row with tabs between its columns; or the lines of its cells, where the table only places text.

    A cell that covers several columns is followed by as many empty ones, so that the columns of all rows
    agree; empty columns at the end of a row are left out.
    """
    if is_frame(rows, ruled=ruled):
        yield from (line for row in rows for cell in row for line in cell.lines)
    else:
        yield from map(row_line, rows)


def is_frame(rows: Sequence[TableRow], *, ruled: bool) -> bool:
    """Whether the table places text and tabulates nothing: the head of an official document, a box around a text.

    That is a table of one column, one with the motto
    of state or Party, or one without rules whose rows have text in at most two cells, and
    some cell several lines. As rows, the issuer would stand on one line with the name of the country.
    """
    if max(map(_width, rows), default=0) <= 1 or _is_letterhead(rows):
        return True
    at_most_two = all(sum(_height(cell) > 0 for cell in row) <= 2 for row in rows)
    return not ruled and at_most_two and any(_height(cell) > 1 for row in rows for cell in row)


def _is_letterhead(rows: Sequence[TableRow]) -> bool:
    """Whether two columns hold issuer and motto, though some converters draw rules around them."""
    two = len(rows) <= _ROWS_OF_LETTERHEAD and all(_width(row) <= 2 for row in rows)
    cells = [unicodedata.normalize("NFC", "\n".join(cell.lines)) for row in rows for cell in row] if two else []
    return any(_MOTTO.search(cell) for cell in cells)


def row_line(row: TableRow) -> str:
    """The row on one line: cells parted by tabs, the lines of a cell by spaces.

    Page breaks go to the ends of the line: before it where they stand before the text of a cell, else
    after it. A break runs through all cells of a row, so the cell with most of them tells their number.
    """
    cells = [("\n".join(cell.lines), cell.columns) for cell in row]
    before = max((len(breaks_around(text)[0]) for text, _ in cells), default=0)
    in_all = max((text.count(PAGE_BREAK) for text, _ in cells), default=0)
    columns = [column for text, width in cells for column in (_flat(text), *[""] * (width - 1))]
    return PAGE_BREAK * before + "\t".join(columns).rstrip("\t") + PAGE_BREAK * (in_all - before)


def _flat(text: str) -> str:
    lines = text.replace(PAGE_BREAK, "").replace("\t", " ").split("\n")
    return " ".join(stripped for line in lines if (stripped := line.strip(" ")))


def _width(row: TableRow) -> int:
    return sum(cell.columns for cell in row)


def _height(cell: TableCell) -> int:
    return sum(1 for line in "\n".join(cell.lines).split("\n") if line.strip())
