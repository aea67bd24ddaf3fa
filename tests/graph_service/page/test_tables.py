"""What is taken away is what was shown: uncut, and never a formula."""

import io
from datetime import datetime

import openpyxl
import pytest

from graph_service.page.naming import day
from graph_service.page.tables import Link, PageTable, as_csv, as_xlsx
from graph_service.words import Language, Words

FORMULA = '=HYPERLINK("http://example.invalid","x")'
ROWS = [
    [Link("Kế hoạch số 31-KH/HU", "http://127.0.0.1/vi/documents/a"), FORMULA, 7, None],
    ["@SUM(A1)", "+1", -3, "câu văn\nhai dòng"],
]
TABLE = PageTable("Văn bản: thực hiện/áp dụng [1]", ["Văn bản", "Câu văn", "Số ngày sau", "Tệp"], ROWS)


def test_csv_has_a_mark_and_plain_headings() -> None:
    """Excel tells its encoding by the mark; a cell that would be calculated begins with an apostrophe."""
    text = as_csv(TABLE).decode("utf-8")
    assert text.startswith("\ufeffvan_ban,cau_van,so_ngay_sau,tep\r\n")
    assert "'=HYPERLINK" in text
    assert "'@SUM" in text
    assert "'+1" in text
    assert ",-3," in text


def test_excel_holds_text_as_text() -> None:
    """No cell is a formula, numbers are numbers, a link leads where it says, the heading stays in sight."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(TABLE)))
    sheet = book.active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(TABLE.headings)
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert sheet["B2"].value == FORMULA
    assert sheet["B2"].hyperlink is None
    assert sheet["A2"].hyperlink.target == "http://127.0.0.1/vi/documents/a"
    assert sheet["C3"].value == -3
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_are_days_whatever_the_page_writes(language: Language) -> None:
    """ISO 8601 in CSV, which no program reads as another day; a date in Excel, but for one that Excel does not know."""
    days = [day(Words(language), iso) for iso in ("2022-04-03", "1802-02-01")]
    table = PageTable("ngày", ["Ngày ban hành"], [[each] for each in days])
    assert as_csv(table).decode("utf-8-sig").split() == ["ngay_ban_hanh", "2022-04-03", "1802-02-01"]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active
    assert sheet is not None
    assert sheet["A2"].value == datetime(2022, 4, 3)
    assert sheet["A2"].number_format == "dd/mm/yyyy"
    assert sheet["A3"].value == {"vi": "1/2/1802", "en": "1 February 1802"}[language]


def test_the_same_table_gives_the_same_bytes() -> None:
    """A file can be compared with the one of yesterday."""
    assert as_xlsx(TABLE) == as_xlsx(TABLE)


def test_nothing_is_cut() -> None:
    """Every row of many is there."""
    many = PageTable("nhiều", ["n"], [[n] for n in range(12_345)])
    assert as_csv(many).count(b"\r\n") == 12_346
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(many)), read_only=True).active
    assert sheet is not None
    assert sum(1 for _ in sheet.rows) == 12_346
