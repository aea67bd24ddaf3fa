"""Packages and pages that reach for what is not theirs, texts of nothing but one sign: read, or refused, soon."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.read import read

MakeDocx = Callable[..., bytes]
P = "<w:p><w:r><w:t>Kế hoạch số 1-KH/TU</w:t></w:r></w:p>"
WORDS = "Kế hoạch số 1-KH/TU"
PAGE = "<!doctype html><html><meta charset=utf-8><body>"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: in seconds of processor; a text of a megabyte takes some
SOON = 20


def outcome(folder: Path, name: str, content: bytes | str) -> str:
    """The text of a file, whose sayings are extracted too, or why it was refused; soon."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    begun = time.process_time()
    try:
        source = read(folder / name, name)
        assert extract(source).length == len(source.text)
        told = source.text
    except UnreadableFile as error:
        told = f"refused: {error.reason}" if error.subject == name and error.advice else f"badly refused: {error}"
    assert time.process_time() - begun < SOON
    return told


def related(docx: bytes, relation: str, **more: bytes) -> bytes:
    """A docx with one more relation of its document, and more members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "target", "mode", "told"),
    [
        ("numbering", "http://127.0.0.1:9/x", ' TargetMode="External"', WORDS),
        ("numbering", "document.xml", "", WORDS),
        ("image", "../../../../etc/passwd", "", "refused: broken docx"),
        ("image", "file:///etc/passwd", ' TargetMode="External"', WORDS),
    ],
)
def test_a_package_reaches_for_nothing_outside(
    tmp_path: Path, make_docx: MakeDocx, kind: str, target: str, mode: str, told: str
) -> None:
    """A relation to another machine is not followed, and one to a file outside finds none."""
    relation = f'<Relationship Id="x" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    assert outcome(tmp_path, "a.docx", related(make_docx(P), relation)).startswith(told)


def test_members_that_nothing_names_are_left_alone(tmp_path: Path, make_docx: MakeDocx) -> None:
    """Names that lead out of a package, and pictures, are never unpacked; nothing is written beside the file."""
    more = {"..__..__evil": b"x", "word__media__a.png": bytes(30 << 20)}
    assert outcome(tmp_path, "a.docx", related(make_docx(P), "", **more)) == WORDS
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("before", ["", f"<!--{'x' * 5000}-->"])
def test_what_a_document_type_names_is_not_read(tmp_path: Path, make_docx: MakeDocx, before: str) -> None:
    """Neither a file of the machine nor an entity of entities comes into a text, wherever it is declared."""
    grown = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(7))
    for declared, used in (('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"), (f'<!ENTITY e0 "aaaa">{grown}', "&e7;")):
        docx = make_docx(P)
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                xml = old.read(name).decode()
                if name == "word/document.xml":
                    xml = f'<?xml version="1.0"?>{before}<!DOCTYPE d [{declared}]>{xml.replace(WORDS, used)}'
                new.writestr(name, xml)
        told = outcome(tmp_path, "a.docx", buffer.getvalue())
        assert told.startswith("refused: ")
        assert "root:" not in told


def test_nesting_that_people_reach_is_read(tmp_path: Path, make_docx: MakeDocx) -> None:
    """Controls a hundred deep and tables sixty deep are their words; pages of thousands are refused."""
    assert outcome(
        tmp_path, "a.docx", make_docx(f"{'<w:sdt><w:sdtContent>' * 100}{P}{'</w:sdtContent></w:sdt>' * 100}")
    )
    tables = f"{'<w:tbl><w:tr><w:tc>' * 60}{P}{'</w:tc></w:tr></w:tbl>' * 60}"
    assert WORDS in outcome(tmp_path, "b.docx", make_docx(tables))
    for name, deep in (("c.html", "<div>" * 50_000), ("d.html", "<table><tr><td>" * 2_000), ("e.html", "<b>" * 50_000)):
        assert outcome(tmp_path, name, f"{PAGE}{deep}x") == "refused: its parts are nested too deeply"


def test_runs_without_end_are_one_paragraph(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A paragraph of thousands of runs takes time in proportion, and so do as many notes."""
    runs = "<w:p>" + f"<w:r><w:t>{WORDS} </w:t></w:r>" * 5_000 + "</w:p>"
    assert outcome(tmp_path, "a.docx", make_docx(runs)).count(WORDS) == 5_000
    calls = "".join(
        f'<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r></w:p>' for n in range(5_000)
    )
    notes = "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>b</w:t></w:r></w:p></w:footnote>' for n in range(5_000))
    assert outcome(tmp_path, "b.docx", make_docx(calls, footnotes=notes)).count("b") == 5_000


def test_a_mime_file_has_an_end(tmp_path: Path) -> None:
    """Thousands of parts are refused before they are sorted, and so are parts in parts."""
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    parts = "--x\r\nContent-Type: text/plain\r\n\r\na\r\n"
    page = "--x\r\nContent-Type: text/html\r\n\r\n<html><body>x</body></html>\r\n--x--"
    assert outcome(tmp_path, "a.mht", head + parts * 30_000 + page) == "refused: more than 5000 parts"
    assert outcome(tmp_path, "a.eml", head + parts * 30_000 + page).startswith("refused: ")
    assert outcome(tmp_path, "b.mht", head + parts * 300 + page) == "x"
    deep = "".join(f"Content-Type: multipart/related; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(2_000))
    nested = f"MIME-Version: 1.0\r\n{deep}Content-Type: text/html\r\n\r\n<html>x</html>"
    assert outcome(tmp_path, "c.mht", nested).startswith("refused: ")


@pytest.mark.parametrize("charset", ['"utf\x008"', "utf-8; charset*0*=x; charset*1=y", "*=utf-8''%ff%fe"])
def test_an_envelope_may_lie_of_its_letters(tmp_path: Path, charset: str) -> None:
    """A charset that is none is refused, and nothing else happens."""
    mime = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={charset}\r\n\r\n<html><body>x</body></html>"
    assert outcome(tmp_path, "a.mht", mime) == "x" or outcome(tmp_path, "a.mht", mime).startswith(
        "refused: its charset"
    )


def test_a_page_of_many_mains_is_a_page(tmp_path: Path) -> None:
    """None of them is the text alone."""
    assert outcome(tmp_path, "a.html", PAGE + "<main>x</main>" * 20_000).count("x") == 20_000


@pytest.mark.parametrize(
    "sign", ["(", "“", "1", "1/", "\n", "a ", "số ", "|", "- ", "<", "\u0301", "ngày 1/1/2022 ", "/"]
)
def test_a_text_of_one_sign_is_read_soon(tmp_path: Path, sign: str) -> None:
    """Whatever it is: no pattern looks along all of it from each of its places."""
    text = "a" + sign * (400_000 // len(sign))
    assert outcome(tmp_path, "a.txt", text) == text


def test_signs_that_are_not_seen_stay_in_their_places(tmp_path: Path) -> None:
    """Signs of no width, of direction and of terminals are kept in the text, and do not hide a number."""
    text = "Kế\u200b hoạch số\u200d 10-KH\u2060/TU của \u202eBan Thường vụ\u202c Thành ủy\x1b[2J\n" * 200
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    source = read(tmp_path / "a.txt", "a.txt")
    said = extract(source)
    assert source.text == text
    assert {reference.number for reference in said.references} == {"10-KH/TU"}
