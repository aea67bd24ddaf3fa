"""Finding documents: by number as people type it, by words without diacritics, by what they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries.filters import EVERYTHING, Filters
from graph_service.queries.numbers import Reading, readings, suggestions
from graph_service.queries.old_ids import follow
from graph_service.store.protocol import DocumentQuery, Reads
from graph_service.words import in_figures
from loaders.errors import Saying
from loaders.fold import fold
from loaders.graph import Node

#: what is fetched at once where an answer is narrowed here and not by the store
_BATCH = 500
#: more candidates than this help nobody
_MOST_CANDIDATES = 20
_UNKNOWN = "no document has that id, number or name"
_MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Documents, most cited first, then by id; ``next`` is the place to go on from, ``None`` at the end.

    A place is (reading, citations, id): which reading of the text was answered, and the last document.
    """

    documents: tuple[Node, ...]
    next: tuple[int, int, str] | None = None


def documents(
    reads: Reads, filters: Filters = EVERYTHING, *, after: tuple[int, int, str] | None = None, limit: int = 50
) -> SearchPage:
    """A page of all documents that the filters admit."""
    return _page(reads, [Reading("words", DocumentQuery())], filters, after, limit)


def find(
    reads: Reads,
    text: str,
    filters: Filters = EVERYTHING,
    *,
    after: tuple[int, int, str] | None = None,
    limit: int = 50,
) -> SearchPage:
    """A page of the documents that the most exact reading of ``text`` finds; empty where none does.

    Raises ``BadQuestion`` for a text without a letter or digit.
    """
    return _page(reads, _understood(text), filters, after, limit)


def find_number(
    reads: Reads,
    text: str,
    filters: Filters = EVERYTHING,
    *,
    after: tuple[int, int, str] | None = None,
    limit: int = 50,
) -> SearchPage:
    """Like ``find``, for documents that have this number: words of other documents' titles do not count."""
    numbered = [reading for reading in _understood(text) if reading.kind != "words"]
    return _page(reads, numbered, filters, after, limit)


def count_documents(reads: Reads, filters: Filters = EVERYTHING) -> int:
    """How many documents the filters admit."""
    return _count(reads, [Reading("words", DocumentQuery())], filters)


def count_found(reads: Reads, text: str, filters: Filters = EVERYTHING, *, by_number: bool = False) -> int:
    """How many documents all pages of ``find``, or of ``find_number``, hold together."""
    asked = _understood(text)
    return _count(reads, [each for each in asked if each.kind != "words"] if by_number else asked, filters)


def one_document(reads: Reads, text: str) -> Node:
    """The one document with this id, number or name.

    Raises ``Moved`` for an id that led there once, ``NotFound``, whose advice names documents that may
    be meant, or ``Ambiguous`` with the ids of all that fit. A document is never chosen because its title
    mentions what was asked for.
    """
    asked = text.strip()
    known = reads.nodes([asked]).get(asked)
    if known and "Document" in known.labels:
        return known
    follow(reads, asked)
    for candidates in _candidates(reads, text):
        if len(candidates) > 1:
            raise _ambiguous(text, candidates)
        if candidates:
            return candidates[0]
    raise _not_found(reads, text)


def describe(document: Node) -> str:
    """A document in one line: id, name, issuers, date and title, as far as they are known."""
    known = document.properties
    issued = in_figures(date.fromisoformat(known["issued_on"])) if known.get("issued_on") else None
    parts = [known.get("name"), "; ".join(known.get("issuers") or ()), issued, known.get("title")]
    return f"{document.id} ({', '.join(part for part in parts if part)})"


def _understood(text: str) -> tuple[Reading, ...]:
    found = readings(text)
    if not found:
        raise BadQuestion(f"{text!r}", "there is no letter or digit in it", "Type a number, 21-NQ/TW, or words.")
    return found


def _page(
    reads: Reads, asked: Iterable[Reading], filters: Filters, after: tuple[int, int, str] | None, limit: int
) -> SearchPage:
    for index, reading in enumerate(asked):
        if after and index != after[0]:
            continue
        found = _first(_admitted(reads, reading, filters, after and after[1:], limit + 1), limit + 1)
        if found:
            shown = found[:limit]
            last = (index, shown[-1].properties.get("citations") or 0, shown[-1].id)
            return SearchPage(tuple(shown), last if len(found) > limit else None)
    return SearchPage(())


def _count(reads: Reads, asked: Iterable[Reading], filters: Filters) -> int:
    """How many documents the first reading has that has any."""
    for reading in asked:
        if reading.series is None and reading.date is None and filters.is_narrowing_alone:
            if reading.query.type and filters.type not in (None, reading.query.type):
                continue
            found = reads.count_matching(filters.narrow(reading.query))
        else:
            found = sum(1 for _ in _admitted(reads, reading, filters, None))
        if found:
            return found
    return 0


def _admitted(
    reads: Reads, reading: Reading, filters: Filters, after: tuple[int, str] | None, enough: int = _BATCH
) -> Iterator[Node]:
    """All documents of a reading that the filters admit, in the order of the store; ``enough`` of them may do."""
    query = replace(filters.narrow(reading.query), after=after, limit=min(enough, _BATCH))
    if reading.query.type and filters.type not in (None, reading.query.type):
        return
    while batch := reads.documents(query):
        yield from (node for node in batch if filters.admits(node) and _can_be(node, reading))
        if len(batch) < query.limit:
            return
        query = replace(query, after=(batch[-1].properties.get("citations") or 0, batch[-1].id), limit=_BATCH)


def _can_be(document: Node, reading: Reading) -> bool:
    """Whether the document can be of the term and the date that were named; what is not known can be."""
    known = document.properties
    dates = {known.get("issued_on"), *(known.get("issued_on_variants") or ())}
    of_date = reading.date is None or reading.date in dates or dates == {None}
    return of_date and (reading.series is None or _of_series(known, reading.series))


def _of_series(known: Mapping[str, Any], asked: str) -> bool:
    """Whether a document counts in a term, named by its numeral (``XVII``) or its years (``2020-2025``)."""
    # few questions name a term, and what understands it takes long to import
    from loaders.know.series import series_of_term
    from loaders.number import parse

    series, number = known.get("series"), parse(known.get("number") or "")
    if asked[0].isdigit() or number is None:
        return series in (None, asked)
    of_term = series_of_term(number.issuer, known.get("place"), asked)
    return series is None or of_term in (None, series)


def _first(nodes: Iterator[Node], many: int) -> list[Node]:
    # islice, unlike zip, asks for none too many, which would be a batch too many
    return list(islice(nodes, many))


def _candidates(reads: Reads, text: str) -> Iterator[list[Node]]:
    """The documents that may be meant, by one reading after the other, then by name."""
    asked = _understood(text)
    for reading in asked:
        if reading.kind != "words":
            yield _first(_admitted(reads, reading, EVERYTHING, None), _MOST_CANDIDATES)
    if all(reading.kind == "words" for reading in asked):
        yield from _named(reads, asked[-1], fold(text))


def _named(reads: Reads, reading: Reading, folded: str) -> Iterator[list[Node]]:
    """Documents called exactly that, then those whose name holds all the words."""
    found = list(_admitted(reads, reading, EVERYTHING, None))
    yield _those(found, lambda name: name == folded)
    yield _those(found, lambda name: set(reading.query.words) <= set(name.split()))[:_MOST_CANDIDATES]


def _those(nodes: Iterable[Node], fits: Callable[[str], bool]) -> list[Node]:
    return [node for node in nodes if fits(fold(node.properties.get("name") or ""))]


def _ambiguous(text: str, candidates: list[Node]) -> Ambiguous:
    shown = "; ".join(describe(node) for node in candidates)
    return Ambiguous(
        repr(text),
        Saying(
            "{n} documents fit", n=f"{len(candidates)}+" if len(candidates) == _MOST_CANDIDATES else len(candidates)
        ),
        Saying("Ask for one of them by its id: {shown}", shown=shown),
        candidates,
    )


def _not_found(reads: Reads, text: str) -> NotFound:
    for query in suggestions(text):
        found = reads.documents(replace(query, limit=_MOST_SUGGESTIONS))
        if found:
            meant = "; ".join(describe(node) for node in found)
            meaning = Saying("Did you mean {meant}?", meant=meant)
            return NotFound(repr(text), _UNKNOWN, meaning, [node.id for node in found])
    advice = "Search by words with `find`, or load the document's text."
    return NotFound(repr(text), _UNKNOWN, advice)
