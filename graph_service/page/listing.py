"""Tables of a document: all that carries it out or that it carries out, and all that cites it."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.queries import every as queries
from graph_service.queries.chains import Chain, Step
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Node

from .document import Citing, cited_by
from .naming import day, issuers, name_of, subject
from .picture import days_after
from .sentences import ShownStatement, statements
from .tables import Cell, Link, PageTable

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListingRow:
    """A document of a chain: how many days after the directive, how many steps, and why."""

    node: Node
    name: str
    subject: str
    issuer: str
    day: str
    after: int | None
    how: str
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True)
class ChainListing:
    """A page of a chain as a table; ``next`` is where the next one begins."""

    node: Node
    name: str
    rows: tuple[ListingRow, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class ListingQuery:
    """Which part of a chain: upwards or downwards, of a level, from where on."""

    up: bool = False
    level: str | None = None
    after: str | None = None


def listing(reads: Reads, words: Words, id: str, asked: ListingQuery, most: int | None = PAGE) -> ChainListing:  # noqa: A002
    """A page of what carries out a document, or of what it carries out."""
    found = _found(reads, id, asked, most)
    rows = tuple(_row(reads, words, found, step) for step in found.steps)
    after = f"{found.next[0]}.{found.next[1]}" if found.next else None
    return ChainListing(found.root, name_of(words, found.root), rows, found.total, after)


def chain_table(reads: Reads, words: Words, id: str, asked: ListingQuery, home: str) -> PageTable:  # noqa: A002
    """All of it, uncut, as a table to take away: a row for each sentence."""
    names = ("document", "number", "issued_on", "issuer", "subject", "days", "how", "level", "relation", "sentence")
    headings = [words(f"head_{name}") for name in (*names, "source", "file", "from", "to", "page")]
    found = listing(reads, words, id, asked, None)
    return PageTable(found.name, headings, _chain_rows(words, found, home))


def _found(reads: Reads, id: str, asked: ListingQuery, most: int | None) -> Chain:  # noqa: A002
    steps, _, last = (asked.after or "").partition(".")
    after = (int(steps), last) if steps.isdigit() and last else None
    filters = queries.read_filters(reads, level=asked.level)
    question = queries.implements if asked.up else queries.implementing
    return question(reads, id, filters, after=after, limit=most)


def _row(reads: Reads, words: Words, found: Chain, step: Step) -> ListingRow:
    node = step.document
    ends = reads.nodes({end for edge in step.via for end in (edge.start, edge.end)})
    how = words("direct") if step.depth == 1 else words("through", n=step.depth - 1)
    return ListingRow(
        node,
        name_of(words, node),
        subject(node),
        issuers(node),
        day(words, node.properties.get("issued_on")),
        days_after(found.root, node),
        how,
        statements(reads, words, step.via, ends, None),
    )


def _chain_rows(words: Words, found: ChainListing, home: str) -> Iterator[list[Cell]]:
    for row in found.rows:
        known = row.node.properties
        link = Link(row.name, f"{home}/documents/{row.node.id}")
        level = words(f"level_{known.get('level') or 'unknown'}")
        head: list[Cell] = [link, known.get("number"), row.day, row.issuer, row.subject]
        for statement in row.statements:
            relation = f"{statement.subject} {statement.verb} {statement.object}"
            for each in statement.sentences:
                place: list[Cell] = [each.source_name, each.file, each.start, each.end, each.page]
                yield [*head, row.after, row.how, level, relation, each.quote, *place]


def citing_table(reads: Reads, words: Words, node: Node, home: str) -> PageTable:
    """All that cites a document, uncut."""
    names = ("document", "issued_on", "issuer", "places", "sentence")
    rows = (_citing_row(each, home) for each in cited_by(reads, words, node, None))
    return PageTable(name_of(words, node), [words(f"head_{name}") for name in names], rows)


def _citing_row(each: Citing, home: str) -> list[Cell]:
    return [Link(each.name, f"{home}/documents/{each.id}"), each.day, each.issuer, each.places, each.quote]
