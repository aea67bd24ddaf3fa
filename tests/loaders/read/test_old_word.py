"""Word files of the old kind go through a converter; what it cannot read goes to LibreOffice, or is refused."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import doc2docx
import pytest
from doc2docx.errors import EncryptedDocumentError, InvalidWordDocument

from loaders.errors import UnreadableFile
from loaders.read.old_word import read_doc, read_rtf

MakeDocx = Callable[..., bytes]
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}K\u7871? ho\u7841?ch s\u7889? 1\par "
    rb"{\trowd\cellx1\cellx2 a\cell b\cell\row}c\{d\}\par}"
)


def test_rich_text_is_paragraphs_and_rows() -> None:
    """Letters by their code points, a paragraph a line, a table row a line with tabs, braces of the text kept."""
    assert read_rtf(RTF, "a.rtf").text == "Kế hoạch số 1\na\tb\nc{d}"


def test_rich_text_that_was_cut_off_is_refused() -> None:
    """Part of a file is not read as if it were the whole."""
    with pytest.raises(UnreadableFile, match="the end of the file is missing"):
        read_rtf(RTF[:-20], "a.rtf")


def test_a_locked_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a password is refused for that, and LibreOffice not asked."""

    def locked(*_: Any) -> None:
        raise EncryptedDocumentError("x")

    monkeypatch.setattr(doc2docx, "convert", locked)
    with pytest.raises(UnreadableFile, match="asks for a password"):
        read_doc(b"", "a.doc")


def test_libreoffice_is_asked_where_the_converter_fails(monkeypatch: pytest.MonkeyPatch, make_docx: MakeDocx) -> None:
    """Where it is installed it converts the file, and the text says so; where not, the file is refused."""

    def broken(*_: Any) -> None:
        raise InvalidWordDocument("x")

    def office(command: list[str], **_: Any) -> None:
        Path(command[-1]).with_suffix(".docx").write_bytes(make_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))

    monkeypatch.setattr(doc2docx, "convert", broken)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableFile, match="broken Word file of the old kind"):
        read_doc(b"", "a.doc")
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", office)
    assert read_doc(b"", "a.doc") == ("a", (), (("converted_by", "LibreOffice"),))
