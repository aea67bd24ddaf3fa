"""Every quote is the text between its offsets, and the dress of a text does not change what it says."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from texts import directives, source

from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.model import Extract, Reference, Source
from loaders.read import read

SHARED = Path(__file__).parents[4] / "shared"
FOLDERS = ("seeds", "corpora/vbpl", "corpora/originals")


def files(*folders: str) -> list[Any]:
    """The files of these folders, a parameter each; one that is skipped loudly where a folder is missing."""
    found: list[Any] = []
    for folder in folders:
        here = sorted(path for path in (SHARED / folder).glob("*") if path.is_file())
        found += [pytest.param(path, id=f"{folder}/{path.name}") for path in here]
        if not here:
            skipped = pytest.mark.skip(reason=f"{SHARED / folder} is not here: offsets in real texts are NOT tested")
            found.append(pytest.param(SHARED / folder, id=folder, marks=skipped))
    return found


@cache
def loaded(path: Path) -> tuple[Source, Extract] | None:
    """A file's text and what it says; ``None`` for the kinds that are refused: old Word files, scans without text."""
    try:
        text = read(path, path.name)
    except UnreadableFile as error:
        refused = error.reason
    else:
        return text, extract(text)
    assert ("(.doc)" if path.suffix == ".doc" else "no text layer") in refused
    return None


def assert_true_to(text: Source, said: Extract) -> None:
    """Quotes, marks and spans all count in the loaded text."""
    assert said.length == len(text.text)
    assert said.own.span.of(text.text) == said.own.written
    for reference in said.references:
        assert 0 <= reference.span.start < reference.span.end <= len(text.text)
    for statement in said.statements:
        evidence = statement.evidence
        assert evidence.quote
        assert text.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.page == text.page(evidence.start)
        for mark in evidence.marks:
            assert evidence.start <= mark.start < mark.end <= evidence.end


@pytest.mark.parametrize("path", files(*FOLDERS))
def test_quotes_of_real_files(path: Path) -> None:
    """Of every real file that can be read, each quote is the text at its offsets, on its page."""
    found = loaded(path)
    if found is not None:
        assert_true_to(*found)


@pytest.mark.parametrize("path", files(*FOLDERS))
def test_numbers_stand_where_they_are_said_to(path: Path) -> None:
    """The digits that a number begins with stand inside its span, but for a law that its name and its day tell."""
    text, said = loaded(path) or (None, None)
    for reference in said.references if said else ():
        by_day = "law_number" in reference.assumed
        if text and reference.number and not by_day and any(map(str.isdigit, reference.written)):
            serial = reference.number.replace("/", "-").split("-")[0].lstrip("0")
            assert serial in reference.span.of(text.text).replace("\n", "")


@settings(max_examples=100, deadline=None)
@given(directives())
def test_quotes_of_any_text(text: str) -> None:
    """Of any small directive, in any dress, each quote is the text at its offsets."""
    for dressed in dresses(text):
        assert_true_to(source(dressed), extract(source(dressed)))


def dresses(text: str) -> Iterator[str]:
    """The same text decomposed, with other line ends, and with both."""
    decomposed = unicodedata.normalize("NFD", text)
    yield from (text, decomposed, text.replace("\n", "\r\n"), decomposed.replace("\n", "\r\n"))


def composed(reference: Reference) -> Reference:
    """A reference without its place in the text, its words composed and parted by single spaces."""
    words = " ".join(unicodedata.normalize("NFC", reference.written).split())
    return replace(
        reference, span=replace(reference.span, start=0, end=0), written=words, restated=(), signature=None, effect=None
    )


def meaning(said: Extract) -> tuple[Any, ...]:
    """All that a text says, apart from where it says it."""
    statements = [(each.subject, each.relation, each.object, each.part, each.evidence.rule) for each in said.statements]
    return composed(said.own), [composed(each) for each in said.references], statements


def assert_dress_does_not_matter(text: str) -> None:
    """Decomposed letters and Windows' line ends change nothing but offsets."""
    plain = meaning(extract(source(text)))
    for dressed in dresses(text):
        assert meaning(extract(source(dressed))) == plain


@pytest.mark.parametrize("path", files("seeds"))
def test_the_dress_of_a_real_text_does_not_matter(path: Path) -> None:
    """A real text says the same when its letters are decomposed or its lines end as on Windows."""
    assert_dress_does_not_matter(path.read_text(encoding="utf-8"))


@settings(max_examples=100, deadline=None)
@given(directives())
def test_the_dress_of_any_text_does_not_matter(text: str) -> None:
    """Any small directive says the same when its letters are decomposed or its lines end as on Windows."""
    assert_dress_does_not_matter(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@settings(max_examples=20, deadline=None)
@given(text=directives())
def test_the_encoding_does_not_matter(encoding: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """UTF-16 with its mark, and UTF-8 with or without, say the same; the mark of UTF-8 stays in the text."""
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    path = tmp_path_factory.mktemp("encoded") / "a.txt"
    path.write_bytes(marks.get(encoding, b"") + text.encode(encoding))
    found = read(path, "a.txt")
    assert found.text == ("\ufeff" if encoding == "utf-8-sig" else "") + text
    assert meaning(extract(found)) == meaning(extract(source(text)))
    assert_true_to(found, extract(found))
