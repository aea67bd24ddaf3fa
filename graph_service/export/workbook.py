"""The graph as an Excel workbook: a sheet for each table, in which text is never a formula and never cut in silence."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_service.store.protocol import Reads

from .sheets import SHEETS, Sheet

if TYPE_CHECKING:
    import xlsxwriter

#: the same graph gives the same bytes
_CREATED = datetime(2000, 1, 1)
#: Excel takes no more in a cell, and no more rows in a sheet
_MOST_SIGNS, _MOST_ROWS = 32_767, 1_048_575
_CUT = " […]"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(reads: Reads, out: Path, most_rows: int = _MOST_ROWS) -> None:
    """Write the workbook to ``out``. A table of too many rows goes on in a sheet of its own (``relations 2``)."""
    # it takes longer to import than most commands take to run
    import xlsxwriter

    # text that is written in place keeps memory small, however many rows there are
    with xlsxwriter.Workbook(out, {**_OPTIONS, "constant_memory": True}) as book:
        book.set_properties({"created": _CREATED, "title": "directive-graph"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in SHEETS:
            _write_sheet(book, sheet, reads, bold, most_rows)


def _write_sheet(book: "xlsxwriter.Workbook", sheet: Sheet, reads: Reads, bold: Any, most_rows: int) -> None:
    page, number, row = _begun(book, sheet, sheet.name, bold), 1, 0
    for cells in sheet.rows(reads):
        if row == most_rows:
            number, row = number + 1, 0
            page = _begun(book, sheet, f"{sheet.name} {number}", bold)
        row += 1
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell)


def _begun(book: "xlsxwriter.Workbook", sheet: Sheet, name: str, bold: Any) -> Any:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.set_column(0, len(sheet.columns) - 1, 24)
    page.write_row(0, 0, sheet.columns, bold)
    return page


def _write_cell(page: Any, row: int, column: int, cell: object) -> None:
    if cell is None:
        return
    if isinstance(cell, int | float):
        page.write_number(row, column, cell)
        return
    text = str(cell)
    page.write_string(row, column, text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - len(_CUT)] + _CUT)
