"""Finding documents: as people type it, narrowed at the side, counted in the heading."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries import every as queries
from graph_service.queries.numbers import suggestions
from graph_service.queries.search import SearchPage, one_document
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Node

from .naming import day, issuers, name_of, subject, type_of
from .tables import Cell, Link, PageTable

PAGE = 20
#: more than this are not counted: nobody reads them, and a search narrowed answers sooner
MOST_COUNTED = 1000
_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A search; its fields are the query of its address."""

    q: str = ""
    type: str = ""
    level: str = ""
    issuer: str = ""
    since: str = ""
    until: str = ""
    loaded: str = ""
    page: int = 1

    def query(self, **other: object) -> dict[str, object]:
        """The search as the query of an address, with some fields otherwise; the first page is not told."""
        known = {field.name: getattr(self, field.name) for field in fields(self)} | other
        return {key: value for key, value in known.items() if value and (key, value) != ("page", 1)}

    @property
    def narrowed(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self) if field.name not in ("q", "page"))


@dataclass(frozen=True, slots=True)
class Found:
    """One document of an answer."""

    id: str
    name: str
    subject: str
    issuer: str
    day: str
    level: str
    loaded: bool
    citations: int


@dataclass(frozen=True, slots=True)
class Narrower:
    """A way to narrow the answer, with how many would stay."""

    text: str
    query: dict[str, object]
    many: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of an answer. ``more``: there are more than are counted."""

    asked: SearchForm
    found: tuple[Found, ...]
    total: int
    more: bool
    pages: int
    types: tuple[Narrower, ...]
    levels: tuple[Narrower, ...]
    suggested: tuple[Found, ...]


def exactly(reads: Reads, asked: SearchForm) -> Node | None:
    """The one document that is meant by a number or name alone; ``None`` where a list is the answer."""
    if not asked.q.strip() or asked.narrowed:
        return None
    try:
        return one_document(reads, asked.q)
    except (Ambiguous, BadQuestion, NotFound):
        return None


def results(reads: Reads, words: Words, asked: SearchForm) -> Results:
    """A page of what is found; errors of dates and types as ``BadQuestion``."""
    page = _ask(reads, asked, None, MOST_COUNTED)
    nodes = page.documents
    first = (asked.page - 1) * PAGE
    suggested = () if nodes or not asked.q.strip() else tuple(_suggested(reads, words, asked.q))
    return Results(
        asked,
        tuple(shown(words, node) for node in nodes[first : first + PAGE]),
        len(nodes),
        page.next is not None,
        max(1, -(-len(nodes) // PAGE)),
        _narrower(asked, "type", Counter(type_of(words, node) for node in nodes), str),
        _narrower(asked, "level", Counter(node.properties.get("level") for node in nodes), _levels(words)),
        suggested,
    )


def shown(words: Words, node: Node) -> Found:
    """A document as a line of an answer."""
    known = node.properties
    issued, level = day(words, known.get("issued_on")), known.get("level") or "unknown"
    loaded, citations = bool(known.get("in_corpus")), known.get("citations") or 0
    return Found(node.id, name_of(words, node), subject(node), issuers(node), issued, level, loaded, citations)


def results_table(reads: Reads, words: Words, asked: SearchForm, home: str) -> PageTable:
    """All that is found, uncut."""
    names = ("document", "number", "issued_on", "issuer", "subject", "level", "loaded", "citations")
    headings = [words(f"head_{name}") for name in names]
    return PageTable(words("results_name"), headings, (_row(words, node, home) for node in _all(reads, asked)))


def _all(reads: Reads, asked: SearchForm) -> Iterator[Node]:
    page = _ask(reads, asked, None, MOST_COUNTED)
    yield from page.documents
    while page.next:
        page = _ask(reads, asked, page.next, MOST_COUNTED)
        yield from page.documents


def _ask(reads: Reads, asked: SearchForm, after: tuple[int, int, str] | None, limit: int) -> SearchPage:
    told: dict[str, Any] = {
        "type": asked.type or None,
        "level": asked.level or None,
        "issuer": asked.issuer or None,
        "issued_from": asked.since or None,
        "issued_to": asked.until or None,
        "in_corpus": {"yes": True, "no": False}.get(asked.loaded),
    }
    filters = queries.read_filters(reads, **told)
    if asked.q.strip():
        return queries.find(reads, asked.q, filters, after=after, limit=limit)
    return queries.documents(reads, filters, after=after, limit=limit)


def _narrower(asked: SearchForm, field: str, counts: Counter[str | None], called: Any) -> tuple[Narrower, ...]:
    known = sorted(((key, many) for key, many in counts.items() if key), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Narrower(called(key), asked.query(**{field: key, "page": 1}), many) for key, many in known)


def _levels(words: Words) -> Any:
    return lambda level: words(f"level_{level}")


def _suggested(reads: Reads, words: Words, text: str) -> Iterator[Found]:
    for query in suggestions(text):
        found = reads.documents(replace(query, limit=_SUGGESTED))
        if found:
            yield from (shown(words, node) for node in found)
            return


def _row(words: Words, node: Node, home: str) -> list[Cell]:
    known, each = node.properties, shown(words, node)
    loaded = words("text_loaded" if each.loaded else "text_cited")
    link = Link(each.name, f"{home}/documents/{node.id}")
    level = words(f"level_{each.level}")
    return [link, known.get("number"), each.day, each.issuer, each.subject, level, loaded, each.citations]
