"""Footnotes and endnotes are called in place and stand after what calls them."""

from collections.abc import Callable

import pytest

from loaders.read.word import read_docx

MakeDocx = Callable[..., bytes]

SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
REFERENCE_STYLE = (
    '<w:style w:type="character" w:styleId="Call"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note as Word stores it: the first paragraph begins with the mark."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="Call"/></w:rPr><w:{kind}Ref/></w:r>'
    runs = [f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>' for text in paragraphs]
    return f'<w:{kind} w:id="{number}"><w:p>{mark}{"</w:p><w:p>".join(runs)}</w:p></w:{kind}>'


def call(number: int, kind: str = "footnote", attributes: str = "", text: str = "") -> str:
    """The call of a note, raised by its style."""
    shown = f"<w:t>{text}</w:t>" if text else ""
    return f'<w:r><w:rPr><w:rStyle w:val="Call"/></w:rPr><w:{kind}Reference {attributes} w:id="{number}"/>{shown}</w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of strings and runs."""
    runs = (c if c.startswith("<") else f'<w:r><w:t xml:space="preserve">{c}</w:t></w:r>' for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def text_of(data: bytes) -> str:
    """The text that the reader gives."""
    return read_docx(data, "a.docx")[0]


def test_a_note_stands_after_the_paragraph_that_calls_it(make_docx: MakeDocx) -> None:
    """The text around the call stays one line; the note is a line of its own, its paragraphs put together."""
    body = paragraph("Quyết định số 3617-", call(5), "QĐ/TU", call(8), ".") + paragraph("Tiếp theo")
    notes = SEPARATOR + note(8, "thứ hai") + note(5, "thứ nhất", "còn nữa")
    assert text_of(make_docx(body, footnotes=notes, styles=REFERENCE_STYLE)).split("\n") == [
        "Quyết định số 3617-<sup>1</sup>QĐ/TU<sup>2</sup>.",
        "<sup>1</sup> thứ nhất còn nữa",
        "<sup>2</sup> thứ hai",
        "Tiếp theo",
    ]


def test_notes_of_a_table_stand_after_it(make_docx: MakeDocx) -> None:
    """A table is not torn by the notes that its cells call."""
    row = f"<w:tr><w:tc>{paragraph('a', call(1))}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    body = (
        f"<w:tbl>{row}<w:tr><w:tc>{paragraph('c')}</w:tc><w:tc>{paragraph('d')}</w:tc></w:tr></w:tbl>{paragraph('e')}"
    )
    assert text_of(make_docx(body, footnotes=note(1, "x"))).split("\n") == [
        "a<sup>1</sup>\tb",
        "c\td",
        "<sup>1</sup> x",
        "e",
    ]


def test_endnotes_count_in_roman_figures(make_docx: MakeDocx) -> None:
    """Endnotes and footnotes count apart, endnotes as Word does where nothing else is said."""
    body = paragraph("a", call(1), "b", call(1, "endnote"), "c", call(2, "endnote"))
    data = make_docx(body, footnotes=note(1, "x"), endnotes=note(1, "y", kind="endnote") + note(2, "z", kind="endnote"))
    assert text_of(data).split("\n") == [
        "a<sup>1</sup>b<sup>i</sup>c<sup>ii</sup>",
        "<sup>1</sup> x",
        "<sup>i</sup> y",
        "<sup>ii</sup> z",
    ]


def test_a_mark_that_was_typed_does_not_count(make_docx: MakeDocx) -> None:
    """A note with a mark of its own keeps it, and the next one is the first."""
    body = paragraph("a", call(1, attributes='w:customMarkFollows="1"', text="*"), "b", call(2))
    assert text_of(make_docx(body, footnotes=note(1, "x") + note(2, "y"))).split("\n") == [
        "a<sup>*</sup>b<sup>1</sup>",
        "<sup>*</sup> x",
        "<sup>1</sup> y",
    ]


@pytest.mark.parametrize(
    ("rule", "marks"),
    [
        ("", ["1", "2", "3"]),
        ('<w:numRestart w:val="eachPage"/>', ["1", "2", "1"]),
        ('<w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>', ["c", "d", "e"]),
    ],
)
def test_sections_say_how_notes_count(make_docx: MakeDocx, rule: str, marks: list[str]) -> None:
    """Notes may begin again on each page, at another number, in letters."""
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    section = f"<w:sectPr><w:footnotePr>{rule}</w:footnotePr></w:sectPr>"
    body = paragraph("a", call(1), call(1)) + paragraph(page, "b", call(1)) + section
    text = text_of(make_docx(body, footnotes=note(1, "x")))
    assert [line[5] for line in text.split("\n") if line.endswith(" x")] == marks


def test_notes_may_begin_again_in_each_section(make_docx: MakeDocx) -> None:
    """The rule of the settings holds where a section says nothing."""
    settings = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    body = paragraph("a", call(1), call(1), properties="<w:sectPr/>") + paragraph("b", call(1)) + "<w:sectPr/>"
    text = text_of(make_docx(body, footnotes=note(1, "x"), settings=settings))
    assert text.split("\n")[0] == "a<sup>1</sup><sup>2</sup>"
    assert "\fb<sup>1</sup>\n<sup>1</sup> x" in text


def test_a_note_stays_on_the_page_that_calls_it(make_docx: MakeDocx) -> None:
    """A page break at the end of a paragraph comes after its notes; breaks inside notes are none."""
    body = paragraph("a", call(1), '<w:r><w:br w:type="page"/></w:r>') + paragraph("b")
    notes = f'<w:footnote w:id="1">{paragraph("x ", "<w:r><w:lastRenderedPageBreak/></w:r>", "y")}</w:footnote>'
    assert text_of(make_docx(body, footnotes=notes)) == "a<sup>1</sup>\n<sup>1</sup> x y\n\fb"


def test_a_note_that_is_lost_leaves_its_call(make_docx: MakeDocx) -> None:
    """A call without a note is kept, and no line is made up for it."""
    assert text_of(make_docx(paragraph("a", call(4), "b"))) == "a<sup>1</sup>b"
