"""Tables of a document: all that carries it out or that it carries out, and all that cites it."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service import queries
from graph_service.queries.chains import Chain, Step
from graph_service.store.protocol import Reads
from loaders.model import Node

from .document import Citing, cited_by
from .naming import day, issuers, name_of, subject
from .picture import days_after
from .sentences import Statement, statements
from .tables import Cell, Link, Table
from .words import Words

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A document of a chain: how many days after the directive, how many steps, and why."""

    node: Node
    name: str
    subject: str
    issuer: str
    day: str
    after: int | None
    how: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a chain as a table; ``next`` is where the next one begins."""

    node: Node
    name: str
    rows: tuple[Row, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a chain: upwards or downwards, of a level, from where on."""

    up: bool = False
    level: str | None = None
    after: str | None = None


def listing(reads: Reads, words: Words, id: str, asked: Asked, most: int | None = PAGE) -> Listing:  # noqa: A002
    """A page of what carries out a document, or of what it carries out."""
    found = _found(reads, id, asked, most)
    rows = tuple(_row(reads, words, found, step) for step in found.steps)
    after = f"{found.next[0]}.{found.next[1]}" if found.next else None
    return Listing(found.root, name_of(words, found.root), rows, found.total, after)


def chain_table(reads: Reads, words: Words, id: str, asked: Asked, home: str) -> Table:  # noqa: A002
    """All of it, uncut, as a table to take away: a row for each sentence."""
    names = ("document", "number", "issued_on", "issuer", "subject", "days", "how", "level", "relation", "sentence")
    headings = [words(f"head_{name}") for name in (*names, "source", "file", "from", "to", "page")]
    found = listing(reads, words, id, asked, None)
    return Table(found.name, headings, _chain_rows(words, found, home))


def _found(reads: Reads, id: str, asked: Asked, most: int | None) -> Chain:  # noqa: A002
    steps, _, last = (asked.after or "").partition(".")
    after = (int(steps), last) if steps.isdigit() and last else None
    filters = queries.read_filters(reads, level=asked.level)
    question = queries.implements if asked.up else queries.implementing
    return question(reads, id, filters, after=after, limit=most)


def _row(reads: Reads, words: Words, found: Chain, step: Step) -> Row:
    node = step.document
    ends = reads.nodes({end for edge in step.via for end in (edge.start, edge.end)})
    how = words("direct") if step.depth == 1 else words("through", n=step.depth - 1)
    return Row(
        node,
        name_of(words, node),
        subject(node),
        issuers(node),
        day(words, node.properties.get("issued_on")),
        days_after(found.root, node),
        how,
        statements(reads, words, step.via, ends, None),
    )


def _chain_rows(words: Words, found: Listing, home: str) -> Iterator[list[Cell]]:
    for row in found.rows:
        known = row.node.properties
        link = Link(row.name, f"{home}/documents/{row.node.id}")
        level = words(f"level_{known.get('level') or 'unknown'}")
        head: list[Cell] = [link, known.get("number"), known.get("issued_on"), row.issuer, row.subject]
        for statement in row.statements:
            relation = f"{statement.subject} {statement.verb} {statement.object}"
            for each in statement.sentences:
                place: list[Cell] = [each.source_name, each.file, each.start, each.end, each.page]
                yield [*head, row.after, row.how, level, relation, each.quote, *place]


def citing_table(reads: Reads, words: Words, node: Node, home: str) -> Table:
    """All that cites a document, uncut."""
    names = ("document", "issued_on", "issuer", "places", "sentence")
    rows = (_citing_row(each, home) for each in cited_by(reads, words, node, None))
    return Table(name_of(words, node), [words(f"head_{name}") for name in names], rows)


def _citing_row(each: Citing, home: str) -> list[Cell]:
    return [Link(each.name, f"{home}/documents/{each.id}"), each.day, each.issuer, each.places, each.quote]
