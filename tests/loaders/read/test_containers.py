"""Archives and mails are looked into with limits, and what is in them is read or told."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from compound_files import Tree, compound

from loaders.errors import UnreadableFile
from loaders.read import containers, contents, looked_into, read

WORDS = "Kế hoạch số 12-KH/TU của Tỉnh ủy An Lạc"


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def mail(**attached: bytes) -> EmailMessage:
    """A mail with a few words and these files."""
    message = EmailMessage()
    message["Subject"], message["From"] = "gửi", "a@example.org"
    message.set_content(WORDS)
    for name, content in attached.items():
        message.add_attachment(content, "application", "octet-stream", filename=name.replace("_", "."))
    return message


def outlook(attached: dict[str, "bytes | Tree"], words: str = "") -> Tree:
    """A mail of Outlook: its properties as streams."""
    tree: Tree = {"__properties_version1.0": b"\0" * 32}
    if words:
        tree["__substg1.0_1000001F"] = words.encode("utf-16-le")
    for index, (name, content) in enumerate(attached.items()):
        inner = "__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D"
        tree[f"__attach_version1.0_#{index:08X}"] = {"__substg1.0_3707001F": name.encode("utf-16-le"), inner: content}
    return tree


def look(folder: Path, data: bytes, name: str = "a.zip") -> contents.Contents:
    """What is in a container."""
    (folder / name).write_bytes(data)
    found = looked_into(folder / name, name)
    assert found is not None
    return found


def refusal(folder: Path, data: bytes, name: str = "a.zip") -> str:
    """Why a container is not opened."""
    with pytest.raises(UnreadableFile) as refused:
        look(folder, data, name)
    assert refused.value.subject == name
    return refused.value.reason


def test_files_of_an_archive_are_listed_and_read(tmp_path: Path) -> None:
    """Each has the digest that it has alone, and is read under the archive's name; others are counted."""
    data = zipped({"hồ sơ/a.txt": WORDS, "b.exe": "x", "__MACOSX/._a.txt": "x", ".b/c.txt": "x", "~$d.docx": "x"})
    found = look(tmp_path, data)
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    source = read(tmp_path / "a.zip", "a.zip/hồ sơ/a.txt", inner=("hồ sơ/a.txt",))
    assert found.digests == {("hồ sơ/a.txt",): read(tmp_path / "a.txt", "a.txt").sha256}
    assert (source.text, source.file, source.sha256) == (
        WORDS, "a.zip/hồ sơ/a.txt", found.digests["hồ sơ/a.txt",],
    )  # fmt: skip
    assert (found.passed_over, found.refused) == ({".exe": 1}, [])


def test_a_register_in_an_archive_has_its_columns(tmp_path: Path) -> None:
    """The file of columns beside it counts, and is none of the files."""
    found = look(tmp_path, zipped({"a.csv": "a;b", "a.csv.columns.yaml": "'': {}"}))
    source = read(tmp_path / "a.zip", "a.zip/a.csv", inner=("a.csv",))
    assert (source.columns, found.digests, found.passed_over) == ("'': {}", {("a.csv",): source.sha256}, {})


def test_archives_in_archives_are_opened_three_deep(tmp_path: Path) -> None:
    """What is deeper is refused by name."""
    data = zipped({"a.txt": WORDS})
    for _ in range(2):
        data = zipped({"x.zip": data})
    assert list(look(tmp_path, data).digests) == [("x.zip", "x.zip", "a.txt")]
    source = read(tmp_path / "a.zip", "a.zip/x.zip/x.zip/a.txt", inner=("x.zip", "x.zip", "a.txt"))
    assert source.text == WORDS
    [refused] = look(tmp_path, zipped({"x.zip": data})).refused
    assert str(refused).startswith("a.zip/x.zip/x.zip/x.zip: an archive in archives, more than 3 deep")


def test_names_that_are_not_marked_as_utf8_are_read(tmp_path: Path) -> None:
    """Many programs write UTF-8 and do not say so; other letters are as zip has them of old."""
    data = zipped({"K\u00ea.txt": "a"})
    plain = data.replace("K\u00ea.txt".encode(), b"\x4b\xc3\xaa.txt")
    flagless = bytearray(plain)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagless[flagless.find(sign) + at + 1] &= ~0x08 & 0xFF
    assert list(look(tmp_path, bytes(flagless)).digests) == [("K\u00ea.txt",)]
    latin = bytes(flagless).replace(b"\x4b\xc3\xaa.txt", b"\x4b\xea\xea.txt")
    assert list(look(tmp_path, latin).digests) == [("KΩΩ.txt",)]


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "..\\a.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """No file is ever written, and such an archive is not believed at all."""
    assert "which leads out of it" in refusal(tmp_path, zipped({name: "a"}))


def test_signs_that_no_name_has_are_shown_as_such(tmp_path: Path) -> None:
    """Escapes for terminals and line ends stand in no name that is printed; a root is taken off."""
    assert list(look(tmp_path, zipped({"/a\x1b[2J\n.txt": "a"})).digests) == [("a\ufffd[2J\ufffd.txt",)]


def test_bombs_are_refused_by_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By ratio, by size, by number, by the length of names; nothing is unpacked for that."""
    bomb = zipped({"a.txt": bytes(32 << 20)})
    assert "more than 100 times its size" in refusal(tmp_path, bomb)
    monkeypatch.setattr(containers, "LARGEST_MEMBERS", 1 << 10)
    assert "it would unpack to more than 0 MB" in refusal(tmp_path, zipped({"a.txt": bytes(2000)}))
    monkeypatch.setattr(containers, "MOST_MEMBERS", 2)
    assert "more than 2 files in it" in refusal(tmp_path, zipped({f"{each}.txt": "a" for each in "abc"}))
    assert "a name of more than 500 letters" in refusal(tmp_path, zipped({"a" * 501 + ".txt": "a"}))


def test_what_archives_in_archives_come_to_is_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred small bombs are one large one."""
    monkeypatch.setattr(contents, "LARGEST_MEMBERS", 10_000)
    inner = zipped({"a.txt": bytes(4000)})
    assert look(tmp_path, zipped({"1.zip": inner})).digests
    several = zipped({f"{each}.zip": inner for each in range(3)})
    assert refusal(tmp_path, several).startswith("refused as an archive bomb: it would unpack to more than")
    monkeypatch.setattr(contents, "MOST_MEMBERS", 3)
    assert "more than 3 files" in refusal(tmp_path, zipped({f"{each}.txt": "a" for each in range(4)}))


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    """It says so, once."""
    data = bytearray(zipped({"a.txt": "a", "b.txt": "b"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    assert refusal(tmp_path, bytes(data)) == "the archive is encrypted and asks for a password"


def test_a_file_that_is_broken_in_its_archive_is_refused_alone(tmp_path: Path) -> None:
    """The others are read."""
    data = zipped({"a.txt": "aaaa", "b.txt": "bbbb"}, zipfile.ZIP_STORED).replace(b"bbbb", b"bbbx", 1)
    found = look(tmp_path, data)
    assert list(found.digests) == [("a.txt",)]
    assert [error.subject for error in found.refused] == ["a.zip/b.txt"]


@pytest.mark.parametrize("cut", [4, 30, 60])
def test_an_archive_that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    """Its end has the list of its files."""
    assert refusal(tmp_path, zipped({"a.txt": "a" * 50})[:cut]).startswith("broken zip")


def test_a_document_under_the_name_of_an_archive_is_a_document(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    """The content decides."""
    (tmp_path / "a.zip").write_bytes(make_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
    assert looked_into(tmp_path / "a.zip", "a.zip") is None
    assert read(tmp_path / "a.zip", "a.zip").text == "a"


def test_what_is_attached_to_a_mail_is_read(tmp_path: Path) -> None:
    """A mail that brings documents is their envelope; mails in mails are opened too."""
    inner = mail(b_txt=WORDS.encode())
    outer = mail(a_txt=b"a", c_png=b"x")
    outer.add_attachment(inner)
    found = look(tmp_path, outer.as_bytes(), "m.eml")
    assert list(found.digests) == [("a.txt",), ("mail.eml", "b.txt")]
    assert found.passed_over == {".png": 1}
    assert read(tmp_path / "m.eml", "m.eml/mail.eml/b.txt", inner=("mail.eml", "b.txt")).text == WORDS


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_mail_without_documents_is_its_words(tmp_path: Path, kind: str) -> None:
    """Words and pages of mails are read with the letters that the mail tells."""
    message = EmailMessage()
    message.set_content(WORDS if kind == "plain" else f"<html><body><p>{WORDS}</p></body></html>", kind)
    found = look(tmp_path, message.as_bytes(), "m.eml")
    [inner] = found.digests
    assert read(tmp_path / "m.eml", f"m.eml/{inner[0]}", inner=inner).text.strip("\ufeff\n") == WORDS


def test_what_outlook_packs_is_refused_by_name(tmp_path: Path) -> None:
    """TNEF is not opened, and the mail's other files are read."""
    message = mail(a_txt=b"a")
    message.add_attachment(b"\x78\x9f\x3e\x22" + bytes(40), "application", "ms-tnef", filename="winmail.dat")
    found = look(tmp_path, message.as_bytes(), "m.eml")
    [refused] = found.refused
    assert (refused.subject, refused.reason) == (
        "m.eml/winmail.dat", "an Outlook container (TNEF), which is not read",
    )  # fmt: skip
    assert list(found.digests) == [("a.txt",)]


def test_mails_of_outlook_are_opened(tmp_path: Path) -> None:
    """Files by their long names, those of mails in the mail too, and words where there is no file."""
    inner = outlook({"b.txt": WORDS.encode()})
    found = look(tmp_path, compound(outlook({"a.txt": b"a", "thư": inner}, "lời")), "m.msg")
    assert list(found.digests) == [("a.txt",), ("thư/b.txt",)]
    assert read(tmp_path / "m.msg", "m.msg/thư/b.txt", inner=("thư/b.txt",)).text == WORDS
    alone = look(tmp_path, compound(outlook({}, WORDS)), "m.msg")
    assert list(alone.digests) == [("body.txt",)]
    assert read(tmp_path / "m.msg", "m.msg/body.txt", inner=("body.txt",)).text == WORDS


def test_broken_mails_are_refused(tmp_path: Path) -> None:
    """A mail of Outlook that is cut off, one nested without end, and one whose head never ends."""
    data = compound(outlook({"a.txt": b"a" * 3000}))
    assert refusal(tmp_path, data[:2048], "m.msg").startswith("broken msg")
    tree: Tree = outlook({"a.txt": b"a"})
    for _ in range(7):
        tree = outlook({"m": tree})
    assert "mails in mails" in refusal(tmp_path, compound(tree), "m.msg")
    head = b"Content-Type: text/plain;" + b" a" * 100_000
    assert "a head of more than 64 kB" in refusal(tmp_path, head + b"\r\n\r\na", "m.eml")


def test_a_file_that_went_from_its_archive_is_told(tmp_path: Path) -> None:
    """Between listing and reading an archive may change."""
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": "b"}))
    with pytest.raises(UnreadableFile, match=r"a\.zip: there is no 'a.txt' in it any more"):
        read(tmp_path / "a.zip", "a.zip/a.txt", inner=("a.txt",))


def test_an_archive_is_opened_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of an archive and of one in it are read one after another; a changed archive is opened anew."""
    inner = zipped({"c.txt": "ba", "d.txt": "bốn"})
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "một", "b.txt": "hai", "b.zip": inner}))
    opened = list[str]()
    plain = contents.members

    def counted(kind: str, data: bytes, name: str) -> list[containers.Member]:
        opened.append(name)
        return plain(kind, data, name)

    monkeypatch.setattr(contents, "members", counted)

    def text(*steps: str) -> str:
        return read(tmp_path / "a.zip", "/".join(("a.zip", *steps)), inner=steps).text

    assert [text(*steps) for steps in (["a.txt"], ["b.txt"], ["b.zip", "c.txt"], ["b.zip", "d.txt"])] == [
        "một", "hai", "ba", "bốn",
    ]  # fmt: skip
    assert opened == ["a.zip", "a.zip/b.zip"]
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "năm"}))
    assert text("a.txt") == "năm"
    with pytest.raises(UnreadableFile, match="there is no"):
        text("b.txt")
