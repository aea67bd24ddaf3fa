"""Registers: the sheets of xlsx, xls, ods and csv files as rows of text."""

import csv
import datetime
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import xlrd
from lxml import etree

from ..errors import Saying, UnreadableFile
from .characters import without_controls
from .content import Content
from .limits import MOST_ELEMENTS, MOST_ROWS, MOST_SHEETS, TooMuch, current
from .pages import PAGE_BREAK, page_starts
from .text import decode

_GET_AGAIN = "Open it in Excel or LibreOffice and save it again, or get an unbroken copy"
_UNLOCK = "Save a copy without a password, then load that"
_LARGEST = 512 * 1024 * 1024
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: what stands for an end of a line in a cell; what the next line may begin with besides a capital, and never follows
_LINE_END, _ITEM, _GOES_ON = "  ", "-+•*", "-/,("
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, with the words of its cells row by row; the first row is row 1."""

    name: str
    rows: Iterable[list[str]]


def read_sheets(kind: str, data: bytes, name: str) -> Content:
    """The sheets of a file, each a page: its name on the first line, then a line a row, tabs between the columns.

    So row ``n`` of a sheet is line ``n + 1`` of its page; blank rows are blank lines, but for those at the end.
    Two blanks stand for an end of a line in a cell where a name of a list may begin. Cells give what they show:
    formulas their last value, days ``dd/mm/yyyy``, merged cells their words once, in the first. Hidden sheets are
    left out. Macros are never looked at.

    Raises ``UnreadableFile`` for a broken file or one with a password, ``TooMuch`` for what no register has.
    """
    try:
        sheets = _READERS[kind](data, name)
        text = f"\n{PAGE_BREAK}".join(map(_page, _counted(sheets)))
    except (*_BROKEN_ZIP, KeyError, ValueError, etree.XMLSyntaxError, xlrd.XLRDError) as error:
        if "password" in str(error).lower() or "encrypted" in str(error).lower():
            raise UnreadableFile(name, "the file is encrypted and asks for a password", _UNLOCK) from error
        raise UnreadableFile(
            name,
            Saying("broken {kind} ({detail})", kind=kind, detail=f"{type(error).__name__}: {error!s:.200}"),
            _GET_AGAIN,
        ) from error
    return Content(text, page_starts(text))


def _counted(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    for count, sheet in enumerate(sheets, start=1):
        if count > MOST_SHEETS:
            raise TooMuch(Saying("more than {most} sheets", most=MOST_SHEETS))
        yield sheet


def _page(sheet: Sheet) -> str:
    lines, columns = [_flat(sheet.name)], current().columns
    for count, row in enumerate(sheet.rows, start=1):
        if count > MOST_ROWS:
            raise TooMuch(Saying("a sheet of more than {most} rows", most=MOST_ROWS))
        if len(row) > columns and any(row[columns:]):
            raise TooMuch(Saying("a sheet of more than {most} columns", most=columns))
        lines.append("\t".join(map(_flat, row[:columns])).rstrip("\t"))
    return "\n".join(lines).rstrip("\n")


def _flat(cell: str) -> str:
    """A cell on one line; two blanks stand for the end of a line in it that may part names of a list."""
    lines = (" ".join(line.split()) for line in without_controls(cell).replace(PAGE_BREAK, " ").splitlines())
    whole = ""
    for line in filter(None, lines):
        parts = whole and (line[0].isupper() or line[0] in _ITEM) and whole[-1] not in _GOES_ON
        whole = f"{whole}{_LINE_END if parts else ' '}{line}" if whole else line
    return whole


def _shown(value: Any) -> str:
    """A value as a register shows it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _xlsx(data: bytes, _: str) -> Iterator[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > _LARGEST:
            raise TooMuch(Saying("it would unpack to more than {mb} MB", mb=_LARGEST >> 20))
        if sum(member.filename.startswith("xl/worksheets/sheet") for member in members) > MOST_SHEETS:
            raise TooMuch(Saying("more than {most} sheets", most=MOST_SHEETS))
    import openpyxl  # registers are few, and it takes longer to import than a text to read

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what a sheet says of its size may be wrong
            rows = ([_shown(value) for value in row] for row in sheet.iter_rows(values_only=True))
            yield Sheet(sheet.title, rows)


def _xls(data: bytes, _: str) -> Iterator[Sheet]:
    book = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO())
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        if sheet.visibility == 0:
            yield Sheet(sheet.name, ([_old_cell(cell, book.datemode) for cell in row] for row in sheet.get_rows()))
        book.unload_sheet(index)


def _old_cell(cell: xlrd.sheet.Cell, epoch: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _shown(xlrd.xldate_as_datetime(cell.value, epoch))
    return "" if cell.ctype in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_EMPTY) else _shown(cell.value)


def _ods(data: bytes, _: str) -> Iterator[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo("content.xml")
        if member.file_size > _LARGEST:
            raise TooMuch(Saying("it would unpack to more than {mb} MB", mb=_LARGEST >> 20))
        content = archive.read(member)
    if content.count(b"<") > MOST_ELEMENTS:
        raise TooMuch(Saying("more than {most} elements of XML", most=MOST_ELEMENTS))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for table in etree.fromstring(content, parser).iter(f"{_TABLE}table"):
        yield Sheet(table.get(f"{_TABLE}name") or "", _ods_rows(table))


def _ods_rows(table: Any) -> Iterator[list[str]]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [cell for part in row for cell in _ods_cells(part)]
        # blank rows to the end of the sheet are told as one that is repeated a million times
        times = _repeated(row, "rows") if any(cells) else min(_repeated(row, "rows"), current().columns)
        for _ in range(min(times, MOST_ROWS + 1)):
            yield cells


def _ods_cells(cell: Any) -> list[str]:
    if not str(cell.tag).endswith("table-cell"):
        return []
    day = cell.get(f"{_OFFICE}date-value")
    words = " ".join("".join(each.itertext()) for each in cell.iter(f"{_TEXT}p"))
    shown = _shown(datetime.date.fromisoformat(day[:10])) if day else words
    times = _repeated(cell, "columns")
    return [shown] * min(times, current().columns + 1 if shown else current().columns)


def _repeated(element: Any, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return int(written) if len(written) < 10 else MOST_ROWS + 1


def _csv(data: bytes, name: str) -> Iterator[Sheet]:
    text = decode(data, name).lstrip("\ufeff")
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    yield Sheet("", csv.reader(io.StringIO(text, newline=""), dialect))


_READERS = {"csv": _csv, "ods": _ods, "xls": _xls, "xlsx": _xlsx}
