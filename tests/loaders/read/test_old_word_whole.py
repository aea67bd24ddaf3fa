"""Nothing that stands in a Word file of the old kind is lost on the way through its converter."""

import re
import struct
from collections import Counter
from pathlib import Path

import olefile
import pytest

from loaders.read import read

#: in the head of a document: which of two streams has its tables, and where in that the table of pieces is
_FLAGS, _TABLES, _PIECES = 10, 0x200, 0x1A2
#: a piece in letters of a byte has this bit in its place, which counts half letters
_BYTES = 0x40000000


def stored(path: Path) -> str:
    """All letters of a document as its table of pieces has them ([MS-DOC] 2.8.35), headers and notes too."""
    with olefile.OleFileIO(path) as container:
        document = container.openstream("WordDocument").read()
        flags = struct.unpack_from("<H", document, _FLAGS)[0]
        table = container.openstream("1Table" if flags & _TABLES else "0Table").read()
    start, length = struct.unpack_from("<II", document, _PIECES)
    told = table[start : start + length]
    while told[0] == 1:
        told = told[3 + struct.unpack_from("<H", told, 1)[0] :]
    count = (struct.unpack_from("<I", told, 1)[0] - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", told, 5)
    letters = ""
    for index in range(count):
        place = struct.unpack_from("<I", told, 5 + 4 * (count + 1) + 8 * index + 2)[0]
        size = ends[index + 1] - ends[index]
        if place & _BYTES:
            at = (place & ~_BYTES) // 2
            letters += document[at : at + size].decode("cp1252", "replace")
        else:
            letters += document[place : place + 2 * size].decode("utf-16-le", "replace")
    # what a field is told by; what it shows stays
    return re.sub("\x13[^\x14\x15]*", "", letters)


def words(text: str) -> Counter[str]:
    """The words of a text, without the marks of notes, which the converter writes and the file counts."""
    return Counter(re.findall(r"\w+", re.sub("<sup>.*?</sup>", " ", text)))


def test_every_word_of_real_files_is_read(shared: Path) -> None:
    """But for the numbers of pages in their headers, which are left out as in every format."""
    read_so = 0
    for path in sorted((shared / "corpora").glob("originals*/*.doc")):
        source = read(path, path.name)
        if "converted_from" in dict(source.properties):
            # its letters are others
            continue
        lost = words(stored(path)) - words(source.text)
        assert lost.total() <= 3, path.name
        assert all(re.fullmatch(r"\d", word) for word in lost), path.name
        read_so += 1
    assert read_so == 5


def test_a_document_in_both_formats_is_one_text(shared: Path) -> None:
    """The same words in the same number, of twenty pages with notes and tables."""
    folder = shared / "corpora" / "originals"
    old, new = (words(read(path, path.name).text) for path in sorted(folder.glob("36-HD_*.doc*")))
    assert old == new
    assert old.total() > 10_000


def test_the_words_of_an_old_file_can_be_told() -> None:
    """What the comparison leaves out are marks of notes alone."""
    assert words("Kế hoạch<sup>1</sup> số 12") == Counter(["Kế", "hoạch", "số", "12"])
    with pytest.raises(OSError, match="OLE2"):
        stored(Path(__file__))
