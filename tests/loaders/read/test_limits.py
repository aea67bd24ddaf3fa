"""How much one file may come to can be set, holds for that reading alone, and is never reached by a real file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders.errors import UnreadableFile
from loaders.read import read
from loaders.read.limits import ReadingLimits, current, within

CELL = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def refusal(path: Path, limits: ReadingLimits) -> str:
    """Why a file is refused with these limits; it is read with the usual ones before and after."""
    assert read(path, path.name).text
    with within(limits), pytest.raises(UnreadableFile) as refused:
        read(path, path.name)
    assert current() == ReadingLimits()
    assert read(path, path.name).text
    return refused.value.reason


def test_pages(tmp_path: Path, make_pdf: Callable[..., bytes], words: Any) -> None:
    """Pages of a PDF."""
    (tmp_path / "a.pdf").write_bytes(make_pdf([[words(72, 700, "a")]] * 3))
    assert refusal(tmp_path / "a.pdf", ReadingLimits(pages=2)) == "more than 2 pages"


def test_columns(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    """Columns of tables in all formats that have them."""
    (tmp_path / "a.docx").write_bytes(make_docx(f"<w:tbl><w:tr>{CELL * 3}</w:tr></w:tbl>"))
    (tmp_path / "a.html").write_text("<html><body><table><tr><td>a<td>b<td>c</table></body></html>", encoding="utf-8")
    (tmp_path / "a.csv").write_text("a;b;c", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c"])
    book.save(tmp_path / "a.xlsx")
    for name in ("a.docx", "a.html", "a.csv", "a.xlsx"):
        assert "of more than 2 columns" in refusal(tmp_path / name, ReadingLimits(columns=2)), name


def test_notes(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    """A note that is called again and again is written as often."""
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>mười chữ cái</w:t></w:r></w:p></w:footnote>'
    (tmp_path / "a.docx").write_bytes(make_docx(f"<w:p>{CALL * 50}</w:p>", footnotes=note))
    assert refusal(tmp_path / "a.docx", ReadingLimits(notes=100)) == "notes of more than 100 letters"


def test_letters(tmp_path: Path, make_pdf: Callable[..., bytes], words: Any) -> None:
    """What a file gives, in whatever format."""
    (tmp_path / "a.txt").write_text("a" * 11, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(make_pdf([[words(72, 700, "a" * 11)]]))
    for name in ("a.txt", "a.pdf"):
        assert refusal(tmp_path / name, ReadingLimits(letters=10)) == "more than 10 letters of text", name
