"""What a page shows as a table, to take away: CSV for Excel, and Excel itself. Never cut, never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from loaders.fold import fold

from .naming import Day

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: a cell that begins so would be calculated
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Excel takes no more in a cell
_MOST = 32_767
#: Excel knows no days before it
_FIRST_YEAR = 1900
#: the same table gives the same bytes
_CREATED = datetime(2000, 1, 1)
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere."""

    text: str
    href: str


Cell = str | int | Link | None


@dataclass(frozen=True, slots=True)
class PageTable:
    """Headings and rows; every row has a cell for each heading."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def as_csv(table: PageTable) -> bytes:
    """CSV with a byte order mark, its headings in plain letters (``so_ngay_sau``), its days in ISO 8601."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([fold(heading).replace(" ", "_") for heading in table.headings])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: PageTable) -> bytes:
    """A workbook of one sheet: a frozen heading, filters, columns as wide as their cells; text stays text."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet(_sheet_name(table.name))
        bold = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        widths = [len(heading) + 3 for heading in table.headings]
        sheet.write_row(0, 0, table.headings, bold)
        last = 0
        for last, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                widths[column] = min(_WIDEST, max(widths[column], len(_plain(cell)) + 1))
                _write(sheet, last, column, cell, day if isinstance(cell, Day) else wrap)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(table.headings) - 1)
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, form: object) -> None:
    if isinstance(cell, Link):
        # more than 65,530 links are refused; those beyond are their text
        if sheet.write_url(row, column, cell.href, form, cell.text[:255]) != 0:
            sheet.write_string(row, column, cell.text[:_MOST], form)
    elif isinstance(cell, Day) and cell.on.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, cell.on, form)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, form)
    elif cell:
        sheet.write_string(row, column, cell[:_MOST], form)


def _plain(cell: Cell) -> str:
    """A cell as text; one that a program would calculate begins with an apostrophe."""
    if isinstance(cell, Day):
        return cell.on.isoformat()
    text = cell.text if isinstance(cell, Link) else "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str | Link) and text.startswith(_FORMULA) else text


def _sheet_name(name: str) -> str:
    """A name that Excel takes: at most 31 characters, none of them of its own signs."""
    return "".join(letter for letter in name if letter not in "[]:*?/\\'")[:31] or "1"
