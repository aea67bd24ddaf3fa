"""Plain text is the decoded file itself, or a refusal that says what to do."""

import codecs
import unicodedata
from pathlib import Path

import pytest

from loaders.errors import UnreadableFile
from loaders.read import read

SENTENCE = "Kế hoạch số 105-KH/TU, ngày 23/9/2022 của Thành ủy"


def as_python_reads(path: Path, encoding: str) -> str:
    """What anyone gets who opens the file in Python and leaves line ends alone."""
    with path.open(encoding=encoding, newline="") as file:
        return file.read()


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    """A text with all three kinds of line ends is what Python reads with newline=""."""
    path = tmp_path / "a.txt"
    path.write_bytes("một\r\nhai\rba\n".encode())
    assert read(path, "a.txt").text == as_python_reads(path, "utf-8") == "một\r\nhai\rba\n"


def test_a_byte_order_mark_keeps_its_place(tmp_path: Path) -> None:
    """Offsets behind a byte order mark are those of Python's own utf-8."""
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + SENTENCE.encode())
    text = read(path, "a.txt").text
    assert text == as_python_reads(path, "utf-8")
    assert text.index("105-KH/TU") == 1 + SENTENCE.index("105-KH/TU")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    """UTF-16 that says so is decoded to the same code points as Python's utf-16."""
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + SENTENCE + "\r\n").encode(encoding))
    assert read(path, "a.txt").text == as_python_reads(path, "utf-16") == SENTENCE + "\r\n"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_refused_by_name(tmp_path: Path, encoding: str, form: str) -> None:
    """UTF-16 without a mark is told from a binary, also where the letters are decomposed."""
    path = tmp_path / "a.txt"
    path.write_bytes((unicodedata.normalize(form, SENTENCE) * 20).encode(encoding))
    with pytest.raises(UnreadableFile, match=r"UTF-16 without a byte order mark.*UTF-8") as refused:
        read(path, "a.txt")
    assert refused.value.subject == "a.txt"


def test_legacy_letters_are_refused_with_their_place(tmp_path: Path) -> None:
    """A byte that is no UTF-8 is named with its offset, and the way out with it."""
    path = tmp_path / "tcvn3.txt"
    path.write_bytes(b"Ngh\xde quy\xd5t")
    with pytest.raises(UnreadableFile) as refused:
        read(path, "tcvn3.txt")
    assert refused.value.reason == "not UTF-8: byte 3 (0xDE) does not fit"
    assert "UTF-8" in refused.value.advice
    assert "TCVN3" in refused.value.advice


def test_nul_bytes_are_a_binary(tmp_path: Path) -> None:
    """A NUL byte in a text is refused with its offset."""
    path = tmp_path / "a.txt"
    path.write_bytes(SENTENCE.encode() + b"\0\0\0" + SENTENCE.encode())
    with pytest.raises(UnreadableFile, match=f"binary.*NUL at byte {len(SENTENCE.encode())}"):
        read(path, "a.txt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "the file is empty"), (b" \r\n\t \n", "only white space"), (codecs.BOM_UTF8 + b"\n", "only white space")],
)
def test_nothing_to_see_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """An empty file, blanks and a lone byte order mark are errors, not empty documents."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=reason):
        read(path, "a.txt")


def test_unicode_is_left_as_it_is(tmp_path: Path) -> None:
    """Decomposed letters, dashes and look-alikes are the business of what comes later."""
    path = tmp_path / "a.md"
    text = unicodedata.normalize("NFD", SENTENCE) + " số 06/2026/TT-BTС – 58‑KH/QU"
    path.write_bytes(text.encode())
    source = read(path, "a.md")
    assert (source.text, source.format, source.pages) == (text, "markdown", ())


def test_a_text_of_50_megabytes_is_read(tmp_path: Path) -> None:
    """Size alone is no reason to refuse."""
    path = tmp_path / "a.txt"
    line = (SENTENCE + "\n").encode()
    times = 50 * 1024 * 1024 // len(line) + 1
    path.write_bytes(line * times)
    assert len(read(path, "a.txt").text) == times * (len(SENTENCE) + 1)
