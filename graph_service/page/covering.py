"""Coverage: who has issued something for a directive, of whom nothing was seen, of whom nothing is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from graph_service.queries import every as queries
from graph_service.queries.asked_bodies import last_day
from graph_service.queries.coverage import STATES, Coverage, Covering, Issued
from graph_service.queries.words import COVERAGE
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Node

from .naming import day, issuers, name_of
from .sentences import ShownStatement, statements
from .tables import Cell, PageTable

ORDERS = ("state", "name", "days")
LEVELS = ("city", "district", "ward", "central")


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of a row: how many days after the directive, how, and the relations that say so."""

    id: str
    name: str
    issuer: str
    day: str
    after: int | None
    how: str
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A place or body: its state, what it issued, how many of its texts are loaded, who else tells of it."""

    name: str
    state: str
    issued: tuple[Shown, ...]
    loaded: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The answer for a level on a day; ``half`` and ``latest``: days after the directive."""

    node: Node
    name: str
    level: str
    as_of: str
    within: str
    order: str
    rows: tuple[CoverageRow, ...]
    silent: tuple[str, ...]
    counts: tuple[tuple[str, int, str], ...]
    total: int
    issued: int
    half: int | None
    latest: int | None
    last_day: str


def coverage_page(reads: Reads, words: Words, id: str, level: str, as_of: str, order: str) -> CoveragePage:  # noqa: A002
    """Coverage of a level; on its last day where it has ended and no day was asked for."""
    found = coverage_of(reads, id, level, as_of)
    rows = [_row(reads, words, each) for each in found.rows]
    days = sorted(first for row in rows if (first := _first(row)) is not None and first >= 0)
    counts = tuple((state, found.counts[state], words.told(COVERAGE[state])) for state in STATES)
    return CoveragePage(
        found.document,
        name_of(words, found.document),
        level,
        found.as_of,
        found.within or "",
        order,
        tuple(_ordered([row for row in rows if row.state != "nothing_loaded"], order)),
        tuple(row.name for row in rows if row.state == "nothing_loaded"),
        counts,
        len(rows),
        found.counts["issued"],
        median_low(days) if days else None,
        days[-1] if days else None,
        day(words, found.last_day),
    )


def coverage_table(reads: Reads, words: Words, id: str, level: str, as_of: str, order: str) -> PageTable:  # noqa: A002
    """All rows, uncut, those of whom nothing is loaded too."""
    found = coverage_page(reads, words, id, level, as_of, order)
    names = (
        "place",
        "state",
        "document",
        "issued_on",
        "issuer",
        "days",
        "how",
        "sentence",
        "file",
        "from",
        "to",
        "loaded_texts",
    )
    headings = [words(f"head_{name}") for name in names]
    return PageTable(f"{words('tab_coverage')} {found.name}", headings, _rows(found))


def coverage_of(reads: Reads, id: str, level: str, as_of: str) -> Coverage:  # noqa: A002
    """Coverage on a day; where none is given today, or the last day on which the level had places."""
    ended = last_day(level) if level in LEVELS and not as_of else None
    if ended and ended < date.today().isoformat():
        return queries.coverage(reads, id, level, as_of=ended)
    return queries.coverage(reads, id, level, as_of=as_of or None)


def _row(reads: Reads, words: Words, each: Covering) -> CoverageRow:
    told = reads.nodes({item["source"] for edge in each.told for item in edge.properties.get("evidence") or ()})
    names = tuple(name_of(words, node) for node in told.values())
    issued = tuple(_shown(reads, words, one) for one in each.issued)
    return CoverageRow(each.who.name, each.state, issued, each.loaded, names)


def _shown(reads: Reads, words: Words, one: Issued) -> Shown:
    node = one.document
    ends = reads.nodes({end for edge in one.via for end in (edge.start, edge.end)})
    how = words("direct") if one.depth == 1 else words("through", n=one.depth - 1)
    told = statements(reads, words, one.via, ends, 1)
    issued = day(words, node.properties.get("issued_on"))
    return Shown(node.id, name_of(words, node), issuers(node), issued, one.days, how, told)


def _first(row: CoverageRow) -> int | None:
    return min((each.after for each in row.issued if each.after is not None), default=None)


def _ordered(rows: list[CoverageRow], order: str) -> list[CoverageRow]:
    if order == "name":
        return sorted(rows, key=lambda row: row.name)
    if order == "days":
        return sorted(rows, key=lambda row: (first if (first := _first(row)) is not None else 1_000_000, row.name))
    return rows


def _rows(found: CoveragePage) -> Iterator[list[Cell]]:
    said = {state: text for state, _, text in found.counts}
    for row in found.rows:
        for each in row.issued or (None,):
            yield [row.name, said[row.state], *_cells(each), row.loaded]
    for name in found.silent:
        yield [name, said["nothing_loaded"], *_cells(None), 0]


def _cells(each: Shown | None) -> list[Cell]:
    if each is None:
        return [None] * 9
    place = next((sentence for told in each.statements for sentence in told.sentences), None)
    where: list[Cell] = [place.quote, place.file, place.start, place.end] if place else [None] * 4
    return [each.name, each.day, each.issuer, each.after, each.how, *where]
