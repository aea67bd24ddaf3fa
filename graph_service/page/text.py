"""A loaded text with a place marked in it."""

from dataclasses import dataclass

from graph_service.errors import NotFound
from graph_service.store.protocol import Reads, shown_files
from graph_service.words import Words
from loaders.model import OWN

from .naming import name_of
from .passages import Passage, passage


@dataclass(frozen=True, slots=True)
class TextPage:
    """A stretch of a text, and the document that it is of; ``passage`` is ``None`` where the store keeps no text."""

    file: str
    start: int
    end: int
    name: str
    document: str | None
    passage: Passage | None


def text_page(reads: Reads, words: Words, file: str, start: int, end: int) -> TextPage:
    """The text of a loaded file around a place; ``NotFound`` for a file that is not loaded."""
    sha256 = shown_files(reads.files()).get(file)
    if sha256 is None:
        raise NotFound(file, "no such file is loaded", "See the list of loaded files.")
    own = next((row.document for row in reads.mentions_of([sha256]) if row.index == OWN), None)
    node = reads.nodes([own]).get(own) if own else None
    length = reads.extracts([sha256])[sha256].length
    name = name_of(words, node) if node else file
    return TextPage(file, start, end, name, own, passage(reads, sha256, start, end, length))
