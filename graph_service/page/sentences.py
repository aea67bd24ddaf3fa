"""The sentences behind a relation: numbers and verb marked, the text around them, where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from graph_service.queries.words import values
from graph_service.store.protocol import Reads
from graph_service.wire.marking import MarkedPiece, pieces_of
from graph_service.words import Words
from loaders.model import Edge, Node

from .naming import name_of
from .passages import around, readable
from .picture import anchor, relation_told

#: below it a sentence is marked as worth checking; nobody is shown the figure
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One sentence with its surroundings, the document whose text it is, and the address of its place."""

    before: str
    pieces: tuple[MarkedPiece, ...]
    after: str
    source: str
    source_name: str
    file: str
    start: int
    end: int
    page: int | None
    doubtful: bool
    rule: str

    @property
    def query(self) -> str:
        """The place as a query of the text's address."""
        return urlencode({"file": self.file, "start": self.start, "end": self.end})

    @property
    def quote(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A relation with its sentences; ``more``: how many of them are on its own page only."""

    edge: Edge
    anchor: str
    subject: str
    verb: str
    object: str
    parts: str
    sentences: tuple[ShownSentence, ...]
    more: int

    @property
    def query(self) -> str:
        """The relation as a query of its own address."""
        return urlencode({"start": self.edge.start, "label": self.edge.label, "end": self.edge.end})


def statements(
    reads: Reads, words: Words, edges: Iterable[Edge], nodes: Mapping[str, Node], most: int | None = None
) -> tuple[ShownStatement, ...]:
    """The edges with at most ``most`` sentences of each; ``nodes`` holds their ends."""
    edges = tuple(edges)
    items = [item for edge in edges for item in (edge.properties.get("evidence") or ())[:most]]
    sources = reads.nodes({item["source"] for item in items})
    return tuple(_statement(reads, words, edge, nodes, sources, most) for edge in edges)


def _statement(
    reads: Reads, words: Words, edge: Edge, nodes: Mapping[str, Node], sources: Mapping[str, Node], most: int | None
) -> ShownStatement:
    found = edge.properties.get("evidence") or ()
    return ShownStatement(
        edge,
        anchor(edge),
        name_of(words, nodes[edge.start]),
        relation_told(words, edge.label),
        name_of(words, nodes[edge.end]),
        parts_told(edge),
        tuple(sentence(reads, words, item, sources) for item in found[:most]),
        len(found) - len(found[:most]),
    )


def parts_told(edge: Edge) -> str:
    """The parts of a document that a relation is about, as its texts call them; nothing where it is about the whole."""
    return "; ".join(filter(None, values(edge.properties.get("part"))))


def sentence(reads: Reads, words: Words, item: Mapping[str, Any], sources: Mapping[str, Node]) -> ShownSentence:
    """One item of evidence as it is shown."""
    source = sources.get(item["source"])
    before, after = around(reads, _text_of(source, item), item["start"], item["end"])
    return ShownSentence(
        before,
        tuple(MarkedPiece(readable(piece.text), piece.mark) for piece in pieces_of(item)),
        after,
        item["source"],
        name_of(words, source) if source else str(item["source"]),
        item["file"],
        item["start"],
        item["end"],
        item.get("page"),
        item.get("confidence", 1) < _SURE,
        item.get("rule", ""),
    )


def _text_of(source: Node | None, item: Mapping[str, Any]) -> str | None:
    """The SHA-256 of the text that a sentence is from, where the document has but one text of that file."""
    if source is None:
        return None
    files, texts = source.properties.get("files") or [], source.properties.get("sha256") or []
    if len(texts) == 1:
        return str(texts[0])
    return str(texts[files.index(item["file"])]) if item["file"] in files and len(files) == len(texts) else None
