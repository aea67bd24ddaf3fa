"""The reader is chosen by the content, and everything that is not read says why."""

import hashlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

import loaders.read
from loaders.errors import UnreadableFile
from loaders.read import passed_over, read, readable, walk

MakeDocx = Callable[..., bytes]
MakeZip = Callable[[dict[str, str]], bytes]
MakePdf = Callable[..., bytes]

BODY = "<w:p><w:r><w:t>Nghị quyết</w:t></w:r></w:p>"
PAGE = "<!DOCTYPE html><html><body><p>Nghị quyết</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(path: Path, content: bytes) -> UnreadableFile:
    """The error that reading a file with this content raises."""
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        read(path, path.name)
    assert refused.value.subject == path.name
    assert refused.value.advice
    return refused.value


def test_a_source_names_its_file_and_bytes(tmp_path: Path, make_docx: MakeDocx) -> None:
    """The name is the one given, the hash that of the bytes, and the same bytes give the same source."""
    data = make_docx(BODY)
    (tmp_path / "x").write_bytes(data)
    source = read(tmp_path / "x", "hồ sơ/a.docx")
    assert (source.file, source.sha256) == ("hồ sơ/a.docx", hashlib.sha256(data).hexdigest())
    assert source == read(tmp_path / "x", "hồ sơ/a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.pdf", "a.txt", "a"])
def test_a_renamed_page_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    """HTML under another ending is HTML: much that is called .doc was saved by a web system."""
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    source = read(tmp_path / name, name)
    assert (source.text, source.format) == ("Nghị quyết", "html")


def test_a_renamed_envelope_is_read_as_a_page(tmp_path: Path) -> None:
    """Word saves "single file web pages" that are often called .doc."""
    page = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE
    (tmp_path / "a.doc").write_text(page, encoding="utf-8")
    assert read(tmp_path / "a.doc", "a.doc").text == "Nghị quyết"


def test_a_renamed_docx_or_pdf_is_read_as_what_it_is(
    tmp_path: Path, make_docx: MakeDocx, make_pdf: MakePdf, words: Any
) -> None:
    """Content goes before the ending in every direction."""
    (tmp_path / "a.txt").write_bytes(make_docx(BODY))
    (tmp_path / "b.docx").write_bytes(make_pdf([[words(72, 700, "text")]]))
    assert [read(tmp_path / name, name).format for name in ("a.txt", "b.docx")] == ["docx", "pdf"]


def test_text_that_speaks_of_formats_is_text(tmp_path: Path) -> None:
    """A text that mentions the signs of other formats is not taken for them."""
    text = "Định dạng: %PDF-1.7, <html>, MIME-Version: 1.0\nMIME-Version: 1.0\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert (read(tmp_path / "a.txt", "a.txt").text, read(tmp_path / "a.txt", "a.txt").format) == (text, "text")


@pytest.mark.parametrize(("content", "ending"), [(b"", ".docx"), (b"", ".pdf"), (b"  \n", ".html"), (b"", "")])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    """Nothing is nothing under every ending."""
    assert refusal(tmp_path / f"a{ending}", content).reason.startswith(("the file is empty", "no page", "no text"))


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    """A page whose text a script would bring is no empty document."""
    assert (
        refusal(tmp_path / "a.html", b"<html><script>load()</script><body></body>").reason
        == "no text in this html file"
    )


def test_kinds_that_are_not_read_are_named(tmp_path: Path, make_zip: MakeZip) -> None:
    """Broken Office files, OpenDocument, archives, e-mails, pictures and what is locked are told apart."""
    word, excel, locked = (name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "EncryptedPackage"))
    reasons = {
        "a.doc": (OLE + word, "broken Word file of the old kind"),
        "a.xls": (OLE + excel, "broken xls"),
        "locked.docx": (OLE + locked, "the document is encrypted and asks for a password"),
        "a.msg": (OLE, "a Microsoft Office file of an old kind"),
        "a.rtf": (b"{\\rtf1\\ansi", "broken RTF"),
        "a.xlsx": (make_zip({"xl/workbook.xml": ""}), "broken xlsx"),
        "a.rar": (b"Rar!\x1a\x07", "an archive (RAR)"),
        "a.eml": (b"From: a\r\n\r\nb", "an e-mail"),
        "a.pptx": (make_zip({"ppt/presentation.xml": ""}), "a PowerPoint file"),
        "a.odt": (make_zip({"mimetype": "", "content.xml": ""}), "an OpenDocument file"),
        "a.zip": (make_zip({"a.txt": ""}), "an archive (zip)"),
        "other.docx": (make_zip({"a.txt": ""}), "broken docx (zip: no folder word in it)"),
        "a.png": (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        "a.jpg": (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        "plain.docx": (b"Ngh", "not a docx file"),
        "plain.pdf": (b"Ngh", "not a pdf file"),
        "a.bin": (bytes(range(256)), "a binary file, not text: NUL at byte 0"),
    }
    found = {name: refusal(tmp_path / name, content).reason for name, (content, _) in reasons.items()}
    assert {name for name, reason in found.items() if not reason.startswith(reasons[name][1])} == set()


def test_a_docx_that_was_cut_off_is_refused(tmp_path: Path, make_docx: MakeDocx) -> None:
    """Part of a docx is a broken docx, also where its name does not say that it is one."""
    data = make_docx(BODY)
    assert refusal(tmp_path / "a.docx", data[: len(data) // 2]).reason.startswith("broken docx (zip: ")
    assert refusal(tmp_path / "a", data[:-30]).reason.startswith("broken docx (zip: ")
    assert refusal(tmp_path / "a.zip", data[:10]).reason.startswith("broken zip archive (zip: ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file, a folder, and a path that no system can have are refused as such."""
    for path, reason in (
        (tmp_path / "no.txt", "there is no such file"),
        (tmp_path, "a folder, not a file"),
        (tmp_path / "a\0b.txt", "it cannot be opened"),
    ):
        with pytest.raises(UnreadableFile, match=reason) as refused:
            read(path, "the name given")
        assert refused.value.subject == "the name given"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """What is no regular file would block a load for ever."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableFile, match="neither a file nor a folder"):
        read(tmp_path / "a.txt", "a.txt")


def test_a_file_beyond_measure_is_refused(tmp_path: Path) -> None:
    """A file larger than any document is refused before it is read."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(loaders.read.LARGEST_FILE + 1)
    with pytest.raises(UnreadableFile, match="larger than 1024 MB"):
        read(tmp_path / "a.txt", "a.txt")


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_parts_that_are_nested_too_deeply_are_refused(tmp_path: Path, make_docx: MakeDocx, kind: str) -> None:
    """A file made to exhaust the reader is refused, or read; nothing else happens."""
    depth = 100_000 if kind == "html" else 2_000
    control = "<w:sdt><w:sdtContent>" * depth + BODY + "</w:sdtContent></w:sdt>" * depth
    (tmp_path / "a").write_bytes(b"<html>" + b"<div>" * depth + b"x" if kind == "html" else make_docx(control))
    with pytest.raises(UnreadableFile, match=r"nested too deeply|broken docx \(xml"):
        read(tmp_path / "a", "a")


def test_no_permission_is_said(public_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]) -> None:
    """A file and a folder that may not be opened, and what is below one, are refused with that reason."""
    closed, inside, file = (public_folder / name for name in ("closed", "closed/a.txt", "b.txt"))
    closed.mkdir()
    inside.write_text("a")
    file.write_text("b")
    file.chmod(0)
    closed.chmod(0)
    with without_rights():
        assert list(walk([public_folder])) == [file, closed]
        assert list(walk([inside])) == [inside]
        for path in (file, closed, inside):
            with pytest.raises(UnreadableFile, match="no permission to read it"):
                read(path, path.name)
    closed.chmod(0o700)


def test_a_linked_folder_is_counted_and_not_walked_through(tmp_path: Path) -> None:
    """It may lead back to where it is; that it is passed over is told."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_text("x")
    for name in ("b/round", ".hidden"):
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    assert list(walk([tmp_path])) == [tmp_path / "b" / "a.txt"]
    assert passed_over([tmp_path]) == {"symlink": 1}


def test_a_walk_is_sorted_and_passes_over_what_is_hidden(tmp_path: Path) -> None:
    """Files that are read, and documents that are not, are found; hidden ones, locks and other files are not."""
    names = [
        "b/z.TXT",
        "b/a.docx",
        "a.md",
        "c.doc",
        "k.png",
        "k.py",
        ".git/x.txt",
        ".x.txt",
        "~$a.docx",
        "b/.hid/x.txt",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])]
    assert found == ["a.md", "b/a.docx", "b/z.TXT", "c.doc"]


def test_a_walk_gives_each_file_once_and_what_was_named(tmp_path: Path) -> None:
    """Paths may overlap; one that was named is given whatever it is, also where nothing is there."""
    for name in ("a.txt", "k.png", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    named = [tmp_path / name for name in ("k.png", ".hidden.txt", "none.txt", "a.txt")]
    assert list(walk([tmp_path, *named, tmp_path])) == sorted(named)


@pytest.mark.parametrize(
    ("name", "picked"),
    [("a.txt", True), ("A.PDF", True), ("a.rtf", True), ("~$a.docx", False), (".a.txt", False), ("a.py", False)],
)
def test_readable_goes_by_the_name(name: str, picked: bool) -> None:
    """Whether a walk picks a file up is judged by its name alone, so the file need not be there."""
    assert readable(Path("nowhere") / name) is picked
