"""The loaded files, each with the document that it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.queries import every as queries
from graph_service.queries.filters import Filters
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Node

from .search import Found, shown
from .tables import Cell, PageTable

PAGE = 100
_LOADED = Filters(in_corpus=True)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file and its document."""

    file: str
    document: Found


@dataclass(frozen=True, slots=True)
class FilesPage:
    """A page of files by name."""

    files: tuple[Loaded, ...]
    total: int
    page: int
    pages: int


def files_page(reads: Reads, words: Words, page: int) -> FilesPage:
    """A page of the loaded files, by document, most cited first."""
    total = reads.count_files()
    nodes = _documents(reads)
    pairs = [pair for pair, _ in zip(_pairs(words, nodes), range(page * PAGE), strict=False)]
    return FilesPage(tuple(pairs[(page - 1) * PAGE :]), total, page, max(1, -(-total // PAGE)))


def files_table(reads: Reads, words: Words) -> PageTable:
    """All of them, uncut."""
    headings = [words(f"head_{name}") for name in ("file", "document", "issued_on", "issuer", "subject")]
    return PageTable(words("files"), headings, (_row(each) for each in _pairs(words, _documents(reads))))


def _documents(reads: Reads) -> Iterator[Node]:
    page = queries.documents(reads, _LOADED, limit=500)
    yield from page.documents
    while page.next:
        page = queries.documents(reads, _LOADED, after=page.next, limit=500)
        yield from page.documents


def _pairs(words: Words, nodes: Iterator[Node]) -> Iterator[Loaded]:
    for node in nodes:
        for file in node.properties.get("files") or ():
            yield Loaded(file, shown(words, node))


def _row(each: Loaded) -> list[Cell]:
    known = each.document
    return [each.file, known.name, known.day, known.issuer, known.subject]
