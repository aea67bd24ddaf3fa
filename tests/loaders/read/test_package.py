"""A docx package is opened without harm, whatever is in it."""

import io
import zipfile
from collections.abc import Callable

import pytest

from loaders.errors import UnreadableFile
from loaders.read import package
from loaders.read.limits import ReadingLimits, within
from loaders.read.word import read_docx

MakeDocx = Callable[..., bytes]
MakeZip = Callable[[dict[str, str]], bytes]

BODY = "<w:p><w:r><w:t>Nghị quyết</w:t></w:r></w:p>"


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one member replaced or added."""
    members = {
        info.filename: zipfile.ZipFile(io.BytesIO(data)).read(info)
        for info in zipfile.ZipFile(io.BytesIO(data)).infolist()
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in (members | {name: content}).items():
            archive.writestr(member, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml"])
def test_entities_are_refused(make_docx: MakeDocx, doctype: str, part: str) -> None:
    """A part that declares entities, to blow up or to reach outside the file, is not read."""
    data = make_docx(BODY, footnotes="")
    xml = zipfile.ZipFile(io.BytesIO(data)).read(part).decode()
    poisoned = with_member(data, part, (doctype + xml.replace("Nghị", "&b;")).encode())
    with pytest.raises(UnreadableFile, match=f"{part} declares a document type"):
        read_docx(poisoned, "a.docx")


def test_entities_in_another_encoding_are_not_resolved(make_docx: MakeDocx) -> None:
    """An entity that the first look does not see, because the part is in UTF-16, still gives no text."""
    data = make_docx(BODY)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY b "bom">]>' + xml.replace("Nghị", "&b;")
    try:
        text = read_docx(with_member(data, "word/document.xml", hidden.encode("utf-16")), "a.docx")[0]
    except UnreadableFile:
        text = ""
    assert "bom" not in text


def test_a_zip_bomb_is_refused_before_it_is_unpacked(make_docx: MakeDocx, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack to too much is refused by what the archive says of itself, XML and all."""
    bomb = with_member(make_docx(BODY), "word/media/image1.png", bytes(4_000_000))
    assert len(bomb) < 100_000
    monkeypatch.setattr(package, "LARGEST_PACKAGE", 3 << 20)
    with pytest.raises(UnreadableFile, match="zip bomb: it would unpack to more than 3 MB"):
        read_docx(bomb, "a.docx")
    monkeypatch.undo()
    xml = "zip bomb: its XML would unpack to more than 1 MB"
    with within(ReadingLimits(xml=1 << 20)), pytest.raises(UnreadableFile, match=xml):
        read_docx(with_member(make_docx(BODY), "word/styles.xml", b" " * 2_000_000), "a.docx")


def test_a_size_that_lies_does_not_help_a_bomb(make_docx: MakeDocx) -> None:
    """An archive that says less than it holds is broken, not unpacked further."""
    data = bytearray(make_docx(BODY))
    entry = data.rindex(b"word/document.xml") - 46
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="broken docx"):
        read_docx(bytes(data), "a.docx")


@pytest.mark.parametrize("xml", ["", "<w:document>", "no xml at all", "<a/>" * 2])
def test_broken_xml_is_named(make_docx: MakeDocx, xml: str) -> None:
    """A part that is no XML is said to be the trouble."""
    with pytest.raises(UnreadableFile, match="broken docx"):
        read_docx(with_member(make_docx(BODY), "word/document.xml", xml.encode()), "a.docx")


def test_a_package_without_a_document_is_named(make_zip: MakeZip) -> None:
    """A zip archive that has a folder word is not a document for that."""
    with pytest.raises(UnreadableFile, match="broken docx"):
        read_docx(make_zip({"word/other.xml": "<a/>"}), "a.docx")


def test_macros_do_not_hinder(make_docx: MakeDocx) -> None:
    """A document with macros says that it is another type, and is read for its text."""
    data = make_docx(BODY)
    types = zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml")
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with_macros = types.replace(plain, b"ms-word.document.macroEnabled.main+xml")
    assert with_macros != types
    assert read_docx(with_member(data, "[Content_Types].xml", with_macros), "a.docm")[0] == "Nghị quyết"


def outcome(data: bytes) -> str | UnreadableFile:
    """What becomes of a package: its text, or the one error that a reader may raise."""
    try:
        return read_docx(data, "a.docx")[0]
    except UnreadableFile as refused:
        return refused


def test_damage_is_refused_or_harmless(make_docx: MakeDocx) -> None:
    """Whatever byte of a package is changed, the reader gives a text or refuses; what is cut off it refuses."""
    whole = make_docx(BODY, styles="", numbering="", footnotes="")
    changed = [whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :] for place in range(0, len(whole), 3)]
    outcomes = [outcome(data) for data in changed]
    assert {type(each) for each in outcomes} == {str, UnreadableFile}
    assert {each for each in outcomes if isinstance(each, str)} <= {"Nghị quyết", ""}
    assert all(isinstance(outcome(whole[:length]), UnreadableFile) for length in range(0, len(whole), 40))
