"""Files that were made to do harm, and broken ones: each is read or refused, soon, and by its name."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.errors import UnreadableFile
from loaders.read import read
from loaders.read.numbering import BULLET

MakeDocx = Callable[..., bytes]
P = "<w:p><w:r><w:t>Kế hoạch số 1-KH/TU</w:t></w:r></w:p>"
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
PAGE = "<!doctype html><html><meta charset=utf-8><body>"
#: in seconds; each of these once took more than twenty, or all memory
SOON = 10


def outcome(folder: Path, name: str, content: bytes | str) -> str:
    """The text of a file, or why it was refused; never anything else, and soon."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    begun = time.monotonic()
    try:
        told = read(file, name).text
    except UnreadableFile as error:
        told = f"refused: {error.reason}" if error.subject == name else f"of another name: {error}"
    assert time.monotonic() - begun < SOON
    return told


def numbering(level: str = "0", start: str = "1", label: str = "%1.", overrides: int = 0) -> str:
    """A numbering part with one list."""
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{label}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        + '<w:lvlOverride w:ilvl="7"><w:startOverride w:val="3"/></w:lvlOverride>' * overrides
        + "</w:num>"
    )


@pytest.mark.parametrize("comments", [40, 5_000])
def test_comments_before_a_text_take_no_time(tmp_path: Path, comments: int) -> None:
    """A text that begins with comments is no page, and is found to be none in one pass."""
    text = "<!---->" * comments + "Kế hoạch"
    assert outcome(tmp_path, "a.txt", text) == text
    assert outcome(tmp_path, "a.html", "<?xml version='1.0'?>\n<!-- a -->\n<html><body>x") == "x"


@pytest.mark.parametrize("columns", [300_000_000, 600])
@pytest.mark.parametrize("where", ["gridSpan", "gridBefore"])
def test_no_table_has_columns_without_end(tmp_path: Path, make_docx: MakeDocx, where: str, columns: int) -> None:
    """A span that no word processor allows is a reason to refuse the file, not to fill the memory."""
    width = f'<w:{where} w:val="{columns}"/>'
    row, cell = (f"<w:trPr>{width}</w:trPr>", "") if where == "gridBefore" else ("", f"<w:tcPr>{width}</w:tcPr>")
    body = f"<w:tbl><w:tr>{row}<w:tc>{cell}{P}</w:tc><w:tc>{P}</w:tc></w:tr></w:tbl>"
    assert outcome(tmp_path, "a.docx", make_docx(body)) == "refused: a table of more than 512 columns"


def test_no_page_has_columns_without_end(tmp_path: Path) -> None:
    """The same holds for pages: many wide cells, and cells that reach down through many rows."""
    wide = PAGE + "<table border=1><tr>" + "<td colspan=1000>a" * 1_000 + "</table>"
    assert outcome(tmp_path, "a.html", wide) == "refused: a table of more than 512 columns"
    down = PAGE + "<table border=1><tr>" + "<td rowspan=65534>a" * 20 + "<tr><td>b" * 2_000 + "</table>"
    assert outcome(tmp_path, "b.html", down).count("b") == 2_000


@pytest.mark.parametrize(
    ("part", "first"),
    [
        (numbering(level="abc"), "x"),
        (numbering(start="9" * 4_300), "0. x"),
        (numbering(label="%1" * 5_000), "1" * 50 + " x"),
        (numbering(overrides=20_000), "1. x"),
    ],
)
def test_numbers_of_lists_stay_numbers(tmp_path: Path, make_docx: MakeDocx, part: str, first: str) -> None:
    """Levels that are none, starts of thousands of figures, endless labels and overrides do no harm."""
    text = outcome(tmp_path, "a.docx", make_docx(NUMBERED * 2_000, numbering=part))
    assert text.split("\n")[0] == first
    assert BULLET not in text


def test_notes_call_no_notes(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A tree of notes is its first; one that calls itself is read; a long one cannot be called without end."""
    calls = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, 3)) * 5
    notes = "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>a</w:t></w:r>{calls}</w:p></w:footnote>' for n in (1, 2))
    assert outcome(tmp_path, "a.docx", make_docx(f"<w:p>{NOTE}</w:p>", footnotes=notes)).count("a") == 1
    long = f'<w:footnote w:id="1"><w:p><w:r><w:t>{"ghi chú " * 2_000}</w:t></w:r></w:p></w:footnote>'
    refused = outcome(tmp_path, "b.docx", make_docx(f"<w:p>{NOTE * 30_000}</w:p>", footnotes=long))
    assert refused == "refused: notes of more than 5000000 letters"


def test_xml_has_an_end(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A small file of millions of elements is refused before they are built."""
    refused = outcome(tmp_path, "a.docx", make_docx(f"<w:p>{'<w:r/>' * 4_000_000}</w:p>"))
    assert refused == "refused: refused as a zip bomb: more than 3000000 elements of XML"


def test_styles_upon_styles_are_followed_once(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A chain of thousands of styles is cut where Word cuts it."""
    styles = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(4_000))
    run = '<w:p><w:r><w:rPr><w:rStyle w:val="s0"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    assert outcome(tmp_path, "a.docx", make_docx(run * 4_000, styles=styles)).count("x") == 4_000


def test_blanks_take_no_time(tmp_path: Path, make_docx: MakeDocx) -> None:
    """Two hundred thousand blanks in a line are a line."""
    run = f'<w:p><w:r><w:t xml:space="preserve">a{" " * 200_000}b</w:t></w:r></w:p>'
    assert outcome(tmp_path, "a.docx", make_docx(run)) == f"a{' ' * 200_000}b"


def test_styles_of_pages_take_no_time(tmp_path: Path) -> None:
    """Declarations without end are looked at as far as any page has them."""
    listed = PAGE + '<ol style="' + "list-style:" * 80_000 + '"><li>a</ol>'
    assert outcome(tmp_path, "a.html", listed) == "1. a"
    bordered = PAGE + '<table style="' + "border:" * 140_000 + 'none"><tr><td>a<td>b</table>'
    assert outcome(tmp_path, "b.html", bordered) == "a\tb"


def test_attributes_have_an_end(tmp_path: Path) -> None:
    """An element of ten thousand attributes is refused before they are compared; a long picture is no attribute."""
    many = PAGE + "<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">x"
    assert outcome(tmp_path, "a.html", many) == "refused: an element of more than 2000 attributes"
    picture = PAGE + f'<img src="data:image/png;base64,{"A" * 500_000}=="><p>x'
    assert outcome(tmp_path, "b.html", picture) == "x"
    assert outcome(tmp_path, "c.html", PAGE + "x" + "<" * 300_000).startswith("x")


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "klingon", "idna"])
def test_a_charset_that_no_page_has_is_refused(tmp_path: Path, charset: str) -> None:
    """What Python calls an encoding and could make half letters of is not tried."""
    page = f"<!doctype html><html><meta charset={charset}><body>a +2AA- \\ud800 b"
    assert outcome(tmp_path, "a.html", page) == f"refused: its charset is said to be {charset}, which is unknown"


def test_half_letters_are_replaced(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A text can always be encoded, whatever symbols a file has."""
    body = '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:sym w:font="x" w:char="D800"/></w:r></w:p>'
    assert outcome(tmp_path, "a.docx", make_docx(body)) == "a\ufffd"


def test_a_head_without_end_is_refused(tmp_path: Path) -> None:
    """A MIME file whose head says thousands of things is refused before they are sorted."""
    head = "MIME-Version: 1.0\r\nContent-Type: text/html; " + "a=b; " * 50_000
    assert outcome(tmp_path, "a.mht", f"{head}\r\n\r\n<html><body>x") == "refused: a head of more than 64 kB"


def test_a_name_that_is_not_utf8_is_refused_in_letters(tmp_path: Path) -> None:
    """The name of the refusal can be printed, which the file's own cannot."""
    name = b"K\xea hoach.txt".decode("utf-8", "surrogateescape")
    with pytest.raises(UnreadableFile, match="its name is not UTF-8") as refused:
        read(tmp_path / name, name)
    assert refused.value.subject == "K\ufffd hoach.txt"


@pytest.mark.parametrize("ending", [".doc", ".rtf", ".xlsx", ".xls", ".ods", ".docx", ".pdf"])
@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, b"PK\x03\x04" + bytes(99), b"{\\rtf1 {"])
def test_what_is_cut_off_or_of_another_kind_is_refused(tmp_path: Path, ending: str, content: bytes) -> None:
    """The beginning of a file is no file, whatever it is called."""
    assert outcome(tmp_path, f"a{ending}", content).startswith("refused: ")
