"""What a docx says in its paragraphs, in reading order."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from loaders.errors import UnreadableFile
from loaders.read import read
from loaders.read.word import read_docx

MakeDocx = Callable[..., bytes]


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def text_of(data: bytes) -> str:
    """The text that the reader gives."""
    return read_docx(data, "a.docx")[0]


RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def test_a_file_of_python_docx_is_read(tmp_path: Path) -> None:
    """Paragraphs and a table that another program wrote come in the order of the document."""
    document = docx.Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Nhiệm vụ", "Chủ trì"
    document.add_paragraph("Sau bảng").add_run().add_break(WD_BREAK.LINE)
    document.save(str(tmp_path / "a.docx"))
    source = read(tmp_path / "a.docx", "a.docx")
    assert (source.text, source.format) == ("Trước bảng\nNhiệm vụ\tChủ trì\nSau bảng", "docx")


def test_characters_that_are_elements(make_docx: MakeDocx) -> None:
    """Tabs, line breaks, hyphens that do not break and symbols are the characters that they show."""
    body = paragraph(
        "<w:r><w:t>105</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
        '<w:softHyphen/><w:t>c</w:t><w:cr/><w:sym w:font="Symbol" w:char="2265"/></w:r>'
    )
    assert text_of(make_docx(body)) == "105-KH/TU\ta\nbc\n≥"


def test_blank_paragraphs_give_no_lines(make_docx: MakeDocx) -> None:
    """Empty paragraphs, and those with a lone blank, are not lines of the text."""
    assert (
        text_of(make_docx(paragraph(run("a")) + paragraph() + paragraph(run("\xa0")) + paragraph(run("b")))) == "a\nb"
    )


def test_changes_are_taken_as_accepted(make_docx: MakeDocx) -> None:
    """What was inserted or moved here stays, what was deleted or moved away is gone."""
    body = paragraph(
        run("Quyết định "),
        f"<w:ins>{run('mới')}</w:ins>",
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('đi')}</w:moveFrom>",
        f"<w:moveTo>{run(' đến')}</w:moveTo>",
    )
    assert text_of(make_docx(body)) == "Quyết định mới đến"


def test_a_deleted_paragraph_mark_joins_two_paragraphs(make_docx: MakeDocx) -> None:
    """A paragraph whose mark was deleted runs on into the next."""
    body = paragraph(run("Kế hoạch số "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("105-KH/TU"))
    assert text_of(make_docx(body)) == "Kế hoạch số 105-KH/TU"


def test_hidden_text_is_left_out(make_docx: MakeDocx) -> None:
    """Hidden runs are left out, by themselves or by their style, unless hiding is turned off."""
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(
        run("a"), run("b", "<w:vanish/>"), run("c", '<w:rStyle w:val="Secret"/>'), run("d", '<w:vanish w:val="0"/>')
    )
    assert text_of(make_docx(body, styles=styles)) == "ad"


def test_links_controls_and_fields_show_their_text(make_docx: MakeDocx) -> None:
    """Of a link, a content control and a field the reader sees the result; of a field not its instruction."""
    prompt = paragraph(run("Bấm vào đây"))
    body = (
        paragraph(
            f"<w:hyperlink>{run('liên kết ')}</w:hyperlink>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('điều khiển ')}</w:sdtContent></w:sdt>",
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>',
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
        + f"<w:sdt><w:sdtContent>{paragraph(run('cuối'))}</w:sdtContent></w:sdt>"
    )
    assert text_of(make_docx(body)) == "liên kết điều khiển 7\ncuối"


def test_a_text_box_is_read_once_after_its_paragraph(make_docx: MakeDocx) -> None:
    """Of a box that is given twice, for Word of today and of old, one is read."""
    box = f"<w:txbxContent>{paragraph(run('Số 12-KH/TU'))}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(run("THÀNH ỦY"), f"<w:r>{both}</w:r>") + paragraph(run("KẾ HOẠCH"))
    assert text_of(make_docx(body)) == "THÀNH ỦY\nSố 12-KH/TU\nKẾ HOẠCH"


def test_raised_figures_are_marked(make_docx: MakeDocx) -> None:
    """A raised figure does not become part of the number before it; raised words and rules stay as they are."""
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("Điều 5"), run("1", raised), run("2", raised), run(" và "), run("____", raised))
    assert text_of(make_docx(body)) == "Điều 5<sup>12</sup> và ____"


def test_pages_begin_where_word_laid_them_out(make_docx: MakeDocx) -> None:
    """A page that begins inside a paragraph begins there in the text as well."""
    body = paragraph(run("một hai "), RENDERED, run("ba")) + paragraph(RENDERED, run("bốn"))
    text, pages, _ = read_docx(make_docx(body), "a.docx")
    assert text == "một hai \fba\n\fbốn"
    assert [text[start : start + 3] for start in pages] == ["một", "ba\n", "bốn"]


def test_a_break_of_the_author_is_not_counted_twice(make_docx: MakeDocx) -> None:
    """Word records a page break that was set once more where the next page begins."""
    body = paragraph(run("a"), BREAK) + paragraph() + paragraph(RENDERED, run("b")) + paragraph(RENDERED, run("c"))
    text, pages, _ = read_docx(make_docx(body), "a.docx")
    assert (text, pages) == ("a\n\fb\n\fc", (0, 3, 6))


def test_two_breaks_of_the_author_are_an_empty_page(make_docx: MakeDocx) -> None:
    """An empty page is a page."""
    text, pages, _ = read_docx(
        make_docx(paragraph(run("a"), BREAK) + paragraph(RENDERED, BREAK) + paragraph(RENDERED, run("b"))), ""
    )
    assert (text, pages) == ("a\n\f\fb", (0, 3, 4))


def test_breaks_alone_do_not_number_pages(make_docx: MakeDocx) -> None:
    """Without a record of the layout nobody knows how many pages lie before a break, so none are given."""
    assert read_docx(make_docx(paragraph(run("a"), BREAK) + paragraph(run("b"))), "")[:2] == ("a\n\fb", ())


def test_sections_and_paragraphs_may_begin_pages(make_docx: MakeDocx) -> None:
    """A section begins a page unless it is continuous, and so does a paragraph that is set to."""
    body = (
        paragraph(run("a"), properties="<w:sectPr/>")
        + paragraph(run("b"), properties="<w:sectPr/>")
        + paragraph(run("c"))
        + paragraph(run("d"), properties="<w:pageBreakBefore/>")
        + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    )
    assert text_of(make_docx(body)) == "a\n\fb\nc\n\fd"


def test_the_strict_variant_is_read(make_docx: MakeDocx) -> None:
    """Word's "Strict Open XML Document" differs by its namespaces only."""
    assert text_of(make_docx(paragraph(run("Nghị quyết")), strict=True)) == "Nghị quyết"


def test_control_characters_do_not_pass(make_docx: MakeDocx) -> None:
    """Characters that XML allows and nobody sees are left out."""
    assert text_of(make_docx(paragraph(run("a\x7fb\x9cc\x85d")))) == "abc d"


def test_a_document_of_pictures_is_no_empty_document(make_docx: MakeDocx, tmp_path: Path) -> None:
    """A docx without any text is refused."""
    (tmp_path / "a.docx").write_bytes(make_docx(paragraph("<w:r><w:drawing/></w:r>")))
    with pytest.raises(UnreadableFile, match=r"no text in this docx.*OCR"):
        read(tmp_path / "a.docx", "a.docx")
