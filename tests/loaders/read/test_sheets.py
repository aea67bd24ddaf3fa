"""Sheets become rows of text that a person can count, and no sheet does harm."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from loaders.errors import UnreadableFile
from loaders.model import Source
from loaders.read import digest, passed_over, read, sheets, walk

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Sổ">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def sheet(folder: Path, book: openpyxl.Workbook, name: str = "a.xlsx") -> Source:
    """The text of a workbook."""
    book.save(folder / name)
    return read(folder / name, name)


def ods(folder: Path, rows: str) -> str:
    """The text of an OpenDocument sheet with these rows."""
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows))
    return read(folder / "a.ods", "a.ods").text


def test_a_row_is_a_line_and_a_sheet_a_page(tmp_path: Path) -> None:
    """Row n is line n + 1 of its page, blank rows and columns count, days and whole numbers are as shown."""
    book = openpyxl.Workbook()
    book.active.title = "Sổ đến"
    book.active.append(["STT", "Số, ký hiệu"])
    book.active["C3"] = datetime.date(2026, 3, 5)
    book.active["A3"] = 2.0
    book.create_sheet("Sổ đi").append(["hai\ndòng"])
    source = sheet(tmp_path, book)
    assert source.text == "Sổ đến\nSTT\tSố, ký hiệu\n\n2\t\t05/03/2026\n\fSổ đi\nhai dòng"
    assert (source.pages, source.format) == ((0, 39), "xlsx")


def test_merged_cells_say_their_words_once_and_hidden_sheets_nothing(tmp_path: Path) -> None:
    """A heading over two columns stands in the first; a hidden sheet is not shown."""
    book = openpyxl.Workbook()
    book.active.append(["Hình thức", None, "Ghi chú"])
    book.active.merge_cells("A1:B1")
    book.create_sheet("x").sheet_state = "hidden"
    assert sheet(tmp_path, book).text == "Sheet\nHình thức\t\tGhi chú"


def test_formulas_are_what_they_last_gave(tmp_path: Path) -> None:
    """A formula that was never calculated is blank; nothing is calculated here."""
    book = openpyxl.Workbook()
    book.active.append(["a", "=1+1", '=HYPERLINK("http://example.org","b")'])
    assert sheet(tmp_path, book).text == "Sheet\na"


def test_too_many_sheets_are_refused(tmp_path: Path) -> None:
    """Ten thousand sheets are no register; the archive says so before any is read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(10_000):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", "")
    (tmp_path / "a.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableFile, match="more than 200 sheets"):
        read(tmp_path / "a.xlsx", "a.xlsx")


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack to more than memory holds is refused by what it says of itself."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", bytes(2 << 20))
    monkeypatch.setattr(sheets, "_LARGEST", 1 << 20)
    with pytest.raises(UnreadableFile, match="it would unpack to more than 1 MB"):
        read(tmp_path / "a.xlsx", "a.xlsx")


def test_open_document_repeats_cells_and_rows(tmp_path: Path) -> None:
    """Cells that are told once and meant twice are two, and a million blank rows at the end are none."""
    cell = '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
    day = '<table:table-cell office:date-value="2026-03-05"/>'
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    rows = f"<table:table-row>{cell}{day}</table:table-row>{blank}"
    assert ods(tmp_path, rows) == "Sổ\na\ta\t05/03/2026"


@pytest.mark.parametrize("what", ["rows", "columns"])
def test_open_document_repeats_nothing_without_end(tmp_path: Path, what: str) -> None:
    """A cell that is said to stand a thousand million times is a reason to refuse the file."""
    times = f'table:number-{what}-repeated="999999999"'
    words = "<table:table-cell {}><text:p>a</text:p></table:table-cell>"
    row, cell = (times, "") if what == "rows" else ("", times)
    with pytest.raises(UnreadableFile, match=f"a sheet of more than [0-9]+ {what}"):
        ods(tmp_path, f"<table:table-row {row}>{words.format(cell)}</table:table-row>")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_by_any_separator(tmp_path: Path, separator: str) -> None:
    """The separator is found out; a quoted cell may hold it, and a line end."""
    rows = [["Số", "Trích yếu"], ["1", f'"a{separator} b\nc"'], ["2", "d"]]
    (tmp_path / "a.csv").write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    shown = " ".join(f"a{separator} b".split())
    assert read(tmp_path / "a.csv", "a.csv").text == f"\nSố\tTrích yếu\n1\t{shown} c\n2\td"


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    """A workbook with a password says so."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.xlsx").write_bytes(ole)
    with pytest.raises(UnreadableFile, match="asks for a password"):
        read(tmp_path / "a.xlsx", "a.xlsx")


def test_ends_of_lines_in_a_cell_are_told_where_a_name_may_begin(tmp_path: Path) -> None:
    """Two blanks part the names of a list; a number or a sentence that goes on is not parted."""
    book = openpyxl.Workbook()
    book.active.append(["Sở A\n\nSở B\n", "số\n12/KH-UBND ngày\n5/3/2026", "289/ABC-\nXYZ", "- a\n- b"])
    assert sheet(tmp_path, book).text == "Sheet\nSở A  Sở B\tsố 12/KH-UBND ngày 5/3/2026\t289/ABC- XYZ\t- a  - b"


def test_a_file_of_columns_is_a_part_of_its_register(tmp_path: Path) -> None:
    """A change of either is a change of what is read, and ``digest`` tells it without reading."""
    book = openpyxl.Workbook()
    book.active.append(["a"])
    alone = sheet(tmp_path, book)
    beside = tmp_path / "a.xlsx.columns.yaml"
    beside.write_text("", encoding="utf-8")
    assert read(tmp_path / "a.xlsx", "a.xlsx") == alone
    beside.write_text("Sheet: {}", encoding="utf-8")
    told = read(tmp_path / "a.xlsx", "a.xlsx")
    assert (alone.columns, told.columns) == ("", "Sheet: {}")
    assert told.sha256 != alone.sha256
    assert digest(tmp_path / "a.xlsx") == told.sha256
    beside.unlink()
    assert digest(tmp_path / "a.xlsx") == alone.sha256


def test_a_file_of_columns_stands_for_its_register(tmp_path: Path) -> None:
    """Named itself it loads the register; in a folder it is neither read nor counted; without one it is a file."""
    register, beside = tmp_path / "a.csv", tmp_path / "a.csv.columns.yaml"
    beside.write_text("x", encoding="utf-8")
    assert (list(walk([beside])), passed_over([tmp_path])) == ([beside], {".yaml": 1})
    register.write_text("a", encoding="utf-8")
    assert (list(walk([beside])), list(walk([tmp_path])), passed_over([tmp_path])) == ([register], [register], {})
