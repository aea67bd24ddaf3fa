"""One broken or harmful file of each kind that offices have: read without harm, or refused by its name and reason."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from compound_files import Tree, compound

from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.read import looked_into, read, sheets

MakeDocx = Callable[..., bytes]
P = "<w:p><w:r><w:t>Kế hoạch số 1-KH/TU</w:t></w:r></w:p>"
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="a"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def outcome(folder: Path, name: str, content: bytes) -> str:
    """The text of a file, or why it was refused by its own name; what it says is extracted too."""
    (folder / name).write_bytes(content)
    try:
        source = read(folder / name, name)
    except UnreadableFile as error:
        return f"refused: {error.reason}" if error.subject == name and error.advice else f"badly refused: {error}"
    assert extract(source).length == len(source.text)
    source.text.encode()
    return source.text


def workbook(*rows: list[object]) -> bytes:
    """An xlsx file with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip archive with one member changed, or put in."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return buffer.getvalue()


def spreadsheet() -> bytes:
    """An ods file with one cell."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    return buffer.getvalue()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_beginning_of_a_file_is_refused(
    tmp_path: Path, make_docx: MakeDocx, make_pdf: Callable[..., bytes], words: type, share: float
) -> None:
    """A download that broke off is no document of fewer words; nothing of it is loaded."""
    rich = b"{\\rtf1\\ansi " + b"{\\b K\\u7871? ho\\u7841?ch}\\par " * 40 + b"}"
    wholes = {
        "a.docx": make_docx(P * 50),
        "a.xlsx": workbook(*([f"Kế hoạch số {n}-KH/TU"] for n in range(50))),
        "a.ods": spreadsheet(),
        "a.rtf": rich,
        "a.doc": compound({"WordDocument": bytes(5000), "1Table": bytes(5000)}),
        "a.xls": compound({"Workbook": bytes(9000)}),
        "a.pdf": make_pdf([[words(72, 700, "Ke hoach")]] * 5),
    }
    for name, whole in wholes.items():
        assert outcome(tmp_path, name, whole[: int(share * len(whole))]).startswith("refused: "), name


def test_packages_that_unpack_without_end_are_refused(
    tmp_path: Path, make_docx: MakeDocx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zeros are packed a thousand times smaller than they are, in every kind of package."""
    zeros = bytes(70 << 20)
    bomb = outcome(tmp_path, "a.docx", changed(make_docx(P), "word/styles.xml", lambda _: zeros))
    assert bomb == "refused: refused as a zip bomb: its XML would unpack to more than 64 MB"
    monkeypatch.setattr(sheets, "_LARGEST", 32 << 20)
    for name, whole, part in (
        ("a.xlsx", workbook(["x"]), "xl/sharedStrings.xml"),
        ("a.ods", spreadsheet(), "content.xml"),
    ):
        bomb = outcome(tmp_path, name, changed(whole, part, lambda _: zeros))
        assert bomb == "refused: it would unpack to more than 32 MB"


def test_ten_thousand_sheets_are_no_register(tmp_path: Path) -> None:
    """Also where the workbook names one part of the archive ten thousand times."""

    def many(book: bytes) -> bytes:
        start, end = book.index(b"<sheet "), book.index(b"</sheets>")
        one = book[start:end]
        return book[:start] + b"".join(one.replace(b'"Sheet"', b'"S%d"' % n) for n in range(10_000)) + book[end:]

    told = outcome(tmp_path, "a.xlsx", changed(workbook(["x"]), "xl/workbook.xml", many))
    assert told == "refused: more than 200 sheets"
    table = '<table:table table:name="a"/>' * 10_000
    told = outcome(tmp_path, "a.ods", changed(spreadsheet(), "content.xml", lambda xml: xml.replace(
        b"</office:spreadsheet>", table.encode() + b"</office:spreadsheet>")))  # fmt: skip
    assert told == "refused: more than 200 sheets"


def test_formulas_are_never_run(tmp_path: Path) -> None:
    """A cell is what it last showed: no formula, no link to another file, no command."""
    rows = [["=1+1", '=WEBSERVICE("http://example.org")', "=cmd|'/c calc'!A1", "+1+cmd", "a"]]
    assert outcome(tmp_path, "a.xlsx", workbook(*rows)) == "Sheet\n\t\t\t+1+cmd\ta"
    assert outcome(tmp_path, "a.csv", b"=1+1,@SUM(A1)\n") == "\n=1+1\t@SUM(A1)"
    kept = changed(workbook(["x"]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(
        b"</row>", b'<c r="B1"><f>HYPERLINK("http://example.org")</f><v>7</v></c></row>'))  # fmt: skip
    assert outcome(tmp_path, "b.xlsx", kept) == "Sheet\nx\t7"


def test_macros_are_left_alone(tmp_path: Path, make_docx: MakeDocx) -> None:
    """A document with macros is the document: what is in them is never opened, broken as it may be."""
    macros = compound({"VBA": {"dir": b"x" * 100}})[:700]
    word = changed(make_docx(P), "word/vbaProject.bin", lambda _: macros)
    assert outcome(tmp_path, "a.docm", word) == "Kế hoạch số 1-KH/TU"
    book = changed(workbook(["Kế hoạch số 1-KH/TU"]), "xl/vbaProject.bin", lambda _: macros)
    assert outcome(tmp_path, "a.xlsm", book) == "Sheet\nKế hoạch số 1-KH/TU"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.docm", "a.xlsm"])
def test_packages_with_a_password_are_refused(tmp_path: Path, name: str) -> None:
    """Office keeps a locked package in a container of the old kind."""
    tree: Tree = {"EncryptionInfo": bytes(100), "EncryptedPackage": bytes(5000), "\x06DataSpaces": {"Version": b"x"}}
    assert outcome(tmp_path, name, compound(tree)).endswith("is encrypted and asks for a password")


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    """A password that opens it is asked for before anything is read."""
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"28" * 32 + b">/U<" + b"41" * 32 + b">>>endobj\n"
    )
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % locked.index(b"%d 0 obj" % number) for number in range(1, 5)
    )
    trailer = b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(locked)
    assert "asks for a password" in outcome(tmp_path, "a.pdf", locked + table + trailer)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html", "a.md"])
def test_nuls_are_no_text(tmp_path: Path, name: str) -> None:
    """A binary file under the name of a text is refused, or its signs are taken out where the format has others."""
    told = outcome(tmp_path, name, b"<html><body>" * (name == "a.html") + b"K\0\0h\xff\xfe")
    assert told.startswith("refused: ")


def test_signs_that_are_no_letters_are_taken_out_of_cells(tmp_path: Path) -> None:
    """Control signs and halves of letters that XML smuggles in do not reach a text."""
    cell = b'<c r="B1" t="inlineStr"><is><t>a_x0000_b_x001B_[2Jc_xD800_d</t></is></c></row>'
    book = changed(workbook(["x"]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</row>", cell))
    told = outcome(tmp_path, "a.xlsx", book)
    assert told.startswith(("Sheet\nx\ta", "refused: "))
    assert all(sign.isprintable() or sign in "\n\t" for sign in told)
    half = changed(spreadsheet(), "content.xml", lambda xml: xml.replace(b">x<", b">x&#xD800;<"))
    assert outcome(tmp_path, "a.ods", half).startswith("refused: broken ods")


def test_sheets_that_lie_of_their_size_are_read(tmp_path: Path) -> None:
    """A sheet that says it has a million columns has those that it has; one with a far cell is refused."""
    part = "xl/worksheets/sheet1.xml"
    lying = changed(workbook(["x"]), part, lambda xml: xml.replace(b'"A1"', b'"A1:XFD1048576"', 1))
    assert outcome(tmp_path, "a.xlsx", lying) == "Sheet\nx"
    far = changed(workbook(["x"]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="A1"', b'r="XFD1"'))
    assert outcome(tmp_path, "b.xlsx", far) == "refused: a sheet of more than 512 columns"


def test_a_mail_in_mails_without_end_is_refused(tmp_path: Path) -> None:
    """Forwarded a hundred times over, it is opened three deep."""
    mail = EmailMessage()
    mail.set_content("a")
    for _ in range(100):
        outer = EmailMessage()
        outer.set_content("b")
        outer.add_attachment(mail)
        mail = outer
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    found = looked_into(tmp_path / "a.eml", "a.eml")
    assert found is not None
    assert [error.subject.count("mail.eml") for error in found.refused] == [3]


def test_an_archive_of_itself_ends(tmp_path: Path) -> None:
    """An archive whose files say one after the other that they are archives is no deeper than three."""
    data = b"x"
    for _ in range(30):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.zip", data)
        data = buffer.getvalue()
    (tmp_path / "a.zip").write_bytes(data)
    found = looked_into(tmp_path / "a.zip", "a.zip")
    assert found is not None
    assert [error.subject for error in found.refused] == ["a.zip/a.zip/a.zip/a.zip"]
