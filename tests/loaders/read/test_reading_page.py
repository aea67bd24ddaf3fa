"""docs/reading.md tells of every ending that a walk picks up."""

from pathlib import Path

from loaders.read.kinds import DOCUMENTS, READ

PAGE = Path(__file__).parents[3] / "docs" / "reading.md"


def test_every_ending_is_documented() -> None:
    """No ending is picked up without the page saying what becomes of it."""
    page = PAGE.read_text(encoding="utf-8")
    assert {ending for ending in {*READ, *DOCUMENTS} if f"`{ending}`" not in page} == set()


def test_every_format_is_documented() -> None:
    """Every format that a source may have is named."""
    page = PAGE.read_text(encoding="utf-8")
    assert {kind for kind in READ.values() if f"`{kind}`" not in page} == set()
