"""Cells and rows of comma-separated files, as spreadsheets open them: Vietnamese letters whole, no formula run."""

import csv
import io
from collections.abc import Iterable, Iterator

from graph_service.signs import harmless_in_cells
from graph_service.words import vietnamese

#: without it Excel reads Vietnamese as Latin-1
BYTE_ORDER_MARK = "\ufeff"
#: a spreadsheet takes a cell that begins so for a formula, and would run what a document says
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text with codes for steering signs, and an apostrophe where a spreadsheet would take it for a formula."""
    text = harmless_in_cells(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def row(cells: Iterable[str]) -> str:
    """One line; a cell with a comma, a quote or a line break is quoted."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def sheet(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of a whole file. Numbers are written as numbers, nothing is cut, ``None`` is an empty cell."""
    yield BYTE_ORDER_MARK
    yield row(columns)
    for cells in rows:
        yield row(_cell(cell) for cell in cells)


def truth(told: bool) -> str:
    """A truth as a word: what a program reads as a number or a truth stays one."""
    return vietnamese("yes" if told else "no")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else str(value)
