"""What a person should look at, and what people have set right."""

import re
from collections import Counter
from dataclasses import dataclass

from graph_service.ledger.corrections import Kept
from graph_service.queries.idle import Idle
from graph_service.queries.labels import phrase
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Node
from loaders.resolve.corrections import Correction
from loaders.resolve.findings import SEVERITIES, Finding

from .doubts import Doubt, doubts
from .naming import day, name_of
from .tables import Cell, PageTable

PAGE = 40
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """A page of findings; ``counts`` by severity are of all of them."""

    doubts: tuple[Doubt, ...]
    total: int
    counts: dict[str, int]
    page: int
    pages: int
    severity: str
    code: str


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as it is shown: its number for undoing it, what it says, who made it when and why."""

    number: int
    kind: str
    about: tuple[str, ...]
    said: str
    who: str
    when: str
    why: str
    idle: str


def findings_page(
    reads: Reads, words: Words, found: tuple[Finding, ...], severity: str, code: str, page: int
) -> FindingsPage:
    """A page of the findings of a severity and a code."""
    counts = Counter(each.severity for each in found)
    fit = wanted(found, severity, code)
    shown = fit[(page - 1) * PAGE : page * PAGE]
    known = {name: counts.get(name, 0) for name in SEVERITIES}
    pages = max(1, -(-len(fit) // PAGE))
    return FindingsPage(doubts(reads, words, shown), len(fit), known, page, pages, severity, code)


def wanted(found: tuple[Finding, ...], severity: str, code: str) -> list[Finding]:
    """The findings of a severity and of a code, where they are given."""
    return [each for each in found if severity in ("", each.severity) and code in ("", each.code)]


def findings_table(reads: Reads, words: Words, found: list[Finding]) -> PageTable:
    """All of them, uncut."""
    headings = [words(f"head_{name}") for name in ("severity", "finding", "document", "written", "file", "from", "to")]
    rows = (
        row
        for finding, doubt in zip(found, doubts(reads, words, found), strict=True)
        for row in _rows(words, finding, doubt)
    )
    return PageTable(words("findings"), headings, rows)


def _rows(words: Words, finding: Finding, doubt: Doubt) -> list[list[Cell]]:
    named = "; ".join(name for _, name in doubt.documents)
    head: list[Cell] = [words(f"severity_{doubt.severity}"), doubt.text, named]
    return [[*head, spot.written, spot.file, spot.start, spot.end] for spot in finding.places] or [[*head, *[None] * 4]]


def corrections(reads: Reads, words: Words, kept: Kept) -> tuple[Told, ...]:
    """All corrections by line, with why some no longer apply."""
    entries = kept.all(reads).entries
    idle = {each.correction: each for each in kept.idle(reads)}
    names = named(reads, words, {part for entry in entries for part in entry.about})
    return tuple(_told(words, at, entry, idle.get(entry), names) for at, entry in enumerate(entries, start=1))


def named(reads: Reads, words: Words, parts: set[str]) -> dict[str, str]:
    """The documents, bodies and tasks among what corrections are about, by what they are called."""
    return {key: _called(words, node) for key, node in reads.nodes(parts).items()}


def _called(words: Words, node: Node) -> str:
    if "Task" in node.labels:
        return str(node.properties["text"])
    return str(node.properties["name"]) if "Body" in node.labels else name_of(words, node)


def said(words: Words, kind: str, about: tuple[str, ...], names: dict[str, str]) -> str:
    """A correction as a sentence."""
    parts = [names.get(each, each) for each in about]
    if kind == "date":
        return words("said_date", first=parts[0], second=_day(words, parts[1]) if len(parts) > 1 else "…")
    if kind == "not-edge":
        return words("said_not_edge", first=parts[0], verb=words.told(phrase(parts[1])), second=parts[2])
    return words(f"said_{kind}", first=parts[0], second=parts[1] if len(parts) > 1 else "…")


def _day(words: Words, text: str) -> str:
    """A day as it is written; as it was typed where that is no day."""
    return day(words, text) if _ISO.fullmatch(text) else text


def _told(words: Words, number: int, entry: Correction, idle: Idle | None, names: dict[str, str]) -> Told:
    text = said(words, entry.kind, entry.about, names)
    why_not = words.told(idle.reason) if idle else ""
    return Told(number, entry.kind, entry.about, text, entry.who, day(words, entry.when), entry.why, why_not)
