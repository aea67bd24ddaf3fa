"""A table is rows with tabs, unless it only places text."""

from collections.abc import Callable

import pytest

from loaders.read.tables import TableCell, row_line, table_lines
from loaders.read.word import read_docx

MakeDocx = Callable[..., bytes]

RULED = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
NO_RULES = '<w:tblBorders><w:insideV w:val="nil"/><w:top w:val="none"/></w:tblBorders>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell."""
    content = "".join(p if p.startswith("<") else f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = RULED) -> str:
    """A table, ruled unless said otherwise."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def lines(data: bytes) -> list[str]:
    """The lines of the document."""
    return read_docx(data, "a.docx")[0].split("\n")


HEAD = (
    row(cell("THÀNH ỦY HÀ NỘI", "*"), cell("ĐẢNG CỘNG SẢN VIỆT NAM")),
    row(cell("Số 105-KH/TU"), cell("Hà Nội, ngày 23 tháng 9 năm 2022")),
)


def test_a_row_is_a_line(make_docx: MakeDocx) -> None:
    """Paragraphs, line breaks and tabs in a cell do not tear its row."""
    broken = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>"
    assert lines(make_docx(table(row(cell("1", "2"), cell(broken), cell(""), cell("z"))))) == ["1 2\ta b c\t\tz"]


def test_merged_cells_are_read_once_and_columns_agree(make_docx: MakeDocx) -> None:
    """A cell over several columns leaves the others empty; so does one over several rows in the rows below."""
    down, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("TT"), cell("Nội dung", properties='<w:gridSpan w:val="2"/>'), cell("Chủ trì")),
        row(cell("1"), cell("a"), cell("b"), cell("Sở Nội vụ", properties=down)),
        row(cell("2"), cell("c"), cell("d"), cell("không hiện", properties=below)),
        row(cell("e"), cell("f"), cell("g"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert lines(make_docx(body)) == ["TT\tNội dung\t\tChủ trì", "1\ta\tb\tSở Nội vụ", "2\tc\td", "\te\tf\tg"]


def test_deleted_rows_are_gone(make_docx: MakeDocx) -> None:
    """A row whose deletion is tracked is not read."""
    assert lines(make_docx(table(row(cell("a"), cell("b")), row(cell("c"), cell("d"), properties="<w:del/>")))) == [
        "a\tb"
    ]


def test_rows_and_cells_inside_controls_are_read(make_docx: MakeDocx) -> None:
    """Content controls may hold rows and cells."""
    inner = row(cell("a"), f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>")
    assert lines(make_docx(table(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"))) == ["a\tb"]


def test_a_table_in_a_cell_is_flattened(make_docx: MakeDocx) -> None:
    """The rows of an inner table are part of the cell that holds it."""
    inner = table(row(cell("x"), cell("y")))
    assert lines(make_docx(table(row(cell("a", inner, "b"), cell("c"))))) == ["a x y b\tc"]


@pytest.mark.parametrize("properties", ["", NO_RULES])
def test_the_head_of_a_document_is_read_by_its_lines(make_docx: MakeDocx, properties: str) -> None:
    """Issuer, number, place and date stand on lines of their own where no rules make a table of them."""
    assert lines(make_docx(table(*HEAD, properties=properties))) == [
        "THÀNH ỦY HÀ NỘI",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 105-KH/TU",
        "Hà Nội, ngày 23 tháng 9 năm 2022",
    ]


#: cells like those of a letterhead, without its motto
PAIR = (
    row(cell("THÀNH ỦY HÀ NỘI", "*"), cell("BÁO CÁO")),
    row(cell("Số 105-KH/TU"), cell("Hà Nội, ngày 23 tháng 9 năm 2022")),
)


def test_a_letterhead_is_none_though_rules_are_drawn_around_it(make_docx: MakeDocx) -> None:
    """Issuer and motto stand on lines of their own also where a converter draws rules between them."""
    assert len(lines(make_docx(table(*HEAD)))) == 5


def test_rules_make_a_table(make_docx: MakeDocx) -> None:
    """The same cells with rules between them are rows, whether table, style or cells draw them."""
    styles = (
        '<w:style w:type="table" w:styleId="Base"><w:tblPr>'
        '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="Base"/></w:style>'
    )
    boxed = row(
        cell("a", "b", properties='<w:tcBorders><w:left w:val="single"/></w:tcBorders>'),
        cell("c"),
    )
    assert lines(make_docx(table(*PAIR))) == lines(
        make_docx(table(*PAIR, properties='<w:tblStyle w:val="Grid"/>'), styles=styles)
    )
    assert lines(make_docx(table(*PAIR)))[1] == "Số 105-KH/TU\tHà Nội, ngày 23 tháng 9 năm 2022"
    assert lines(make_docx(table(boxed, properties=""))) == ["a b\tc"]


def test_a_table_may_turn_off_the_rules_of_its_style(make_docx: MakeDocx) -> None:
    """What a table says of its rules goes before its style."""
    styles = (
        '<w:style w:type="table" w:default="1" w:styleId="Grid"><w:tblPr>'
        '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    off = '<w:tblBorders><w:insideV w:val="nil"/></w:tblBorders>'
    assert len(lines(make_docx(table(*PAIR, properties=""), styles=styles))) == 2
    assert len(lines(make_docx(table(*PAIR, properties=off), styles=styles))) == 5


def test_a_line_under_the_issuer_is_no_rule(make_docx: MakeDocx) -> None:
    """A name that is underlined by the border of its cell does not make a table of the head."""
    under = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    body = table(row(cell("THÀNH ỦY", "*", properties=under), cell("Hà Nội")), properties="")
    assert lines(make_docx(body)) == ["THÀNH ỦY", "*", "Hà Nội"]


def test_a_box_around_text_keeps_its_paragraphs(make_docx: MakeDocx) -> None:
    """A table of one column tabulates nothing, ruled or not."""
    assert lines(make_docx(table(row(cell("a", "b"))))) == ["a", "b"]


def test_pages_part_rows(make_docx: MakeDocx) -> None:
    """A row that begins on a new page begins with it; one that runs over a page end is followed by it, once."""
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    over = f"<w:p><w:r><w:t>c</w:t></w:r>{page}<w:r><w:t>d</w:t></w:r></w:p>"
    new = f"<w:p>{page}<w:r><w:t>g</w:t></w:r></w:p>"
    body = table(
        row(cell("a"), cell("b")), row(cell(over), cell(over)), row(cell("e"), cell("f")), row(cell(new), cell("h"))
    )
    assert read_docx(make_docx(body), "")[0] == "a\tb\ncd\tcd\n\fe\tf\n\fg\th"


def test_columns_agree_in_all_formats() -> None:
    """The same rows give the same lines, whatever reader found them."""
    rows = [[TableCell(("a",), 2), TableCell(("b", "c"))], [TableCell(), TableCell(("d",)), TableCell()]]
    assert list(table_lines(rows, ruled=True)) == ["a\t\tb c", "\td"]
    assert list(table_lines(rows, ruled=False)) == ["a", "b", "c", "d"]
    assert row_line([]) == ""
