"""Heads as offices of every level and body write them, of invented places: ``tests/gold/heads.txt``."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.clean.structure import paragraphs
from loaders.find.header import Header, read_header

HEADS = Path(__file__).parents[2] / "gold" / "heads.txt"
#: other ways in which files have the same head
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "with ends of lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "with blank lines": lambda text: text.replace("\n", "\n\n"),
    "under a stamp": lambda text: f"SAO Y; Văn phòng; 02/12/2025 10:11:12\n{text}",
}


def heads() -> list[tuple[str, ...]]:
    """Number, type, day, issuer, title and text of each head; ``-`` for what it does not say."""
    found = []
    for part in re.split(r"(?m)^=== ", HEADS.read_text(encoding="utf-8"))[1:]:
        told, _, text = part.partition("\n")
        found.append((*(each.strip() for each in told.split("|")), text))
    return found


def told(header: Header) -> tuple[str, ...]:
    """Number, type, day and issuers of a header; what several issue together has all of them."""
    issuer = " + ".join(body.name for body in (header.issuer, *header.joint) if body)
    known = (str(header.number) if header.number else None, header.type, header.issued_on, issuer)
    return tuple(each or "-" for each in known)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("number", "kind", "day", "issuer", "title", "text"),
    [pytest.param(*head, id=f"{head[0]} {head[3]}") for head in heads()],
)
def test_a_head(form: str, number: str, kind: str, day: str, issuer: str, title: str, text: str) -> None:
    """Number, type, day, issuer and title are what the head says, however the file has its letters and lines."""
    header = read_header(paragraphs(FORMS[form](text)).text)
    assert told(header) == (number, kind, day, issuer)
    if form != "with blank lines":
        assert (header.title or "-").casefold() == title.casefold()
