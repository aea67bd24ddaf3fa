"""Knowledge as data: the tables of ``loaders/know/data``, each row with an example that must match.

A row whose example does not match does not load: ``VocabularyError`` names the file and the row.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data

from ..errors import DirectiveGraphError
from ..fold import fold
from .alternatives import alternatives


class VocabularyError(DirectiveGraphError):
    """A row of a table in ``loaders/know/data`` contradicts its own example."""


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of ``loaders/know/data/<table>.csv`` as text by column."""
    # importlib.resources finds the same, and takes longer to import than the tables that a question needs to read
    data = get_data("loaders.know", f"data/{table}.csv")
    if data is None:
        raise FileNotFoundError(f"loaders/know/data/{table}.csv")
    yield from csv.DictReader(data.decode("utf-8").splitlines())


def require(holds: bool, table: str, row: dict[str, str], column: str) -> None:
    """Refuse the row unless ``holds``."""
    if not holds:
        name = next(iter(row.values()))
        raise VocabularyError(
            f"loaders/know/data/{table}.csv, row {name!r}", f"its {column} does not hold", "Mend the row."
        )


def compiled(table: str, row: dict[str, str], pattern: str) -> re.Pattern[str]:
    """The row's pattern, which ignores the letters' case; refuse a row whose pattern is none."""
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        name = next(iter(row.values()))
        raise VocabularyError(
            f"loaders/know/data/{table}.csv, row {name!r}", f"its pattern is none ({error})", "Mend the row."
        ) from error


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its Vietnamese name, its label in the graph, its signs in numbers, its words in text."""

    name: str
    label: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    #: what else the table says of it: "yes" or empty in each column, but for ``otherwise`` and ``one_sign``
    traits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Issuer:
    """What the last sign of a number tells: the body (``{place}`` stands for whose it is), level and series."""

    sign: str
    name: str | None
    level: str | None
    kind: str
    series: str
    #: kinds of unit whose Party committee signs so
    committee_of: tuple[str, ...] = ()

    @property
    def local(self) -> bool:
        """Whether the sign says a kind of body and not which one."""
        return bool(self.name) and "{place}" in (self.name or "")

    def called(self, place: str = "", unit: str = "", provincial: str = "Thành ủy") -> str:
        """The body's name with its place and the kind of its unit, as far as they are told; empty without a name."""
        return " ".join((self.name or "").format(place=place, unit=unit, provincial=provincial).split())


@dataclass(frozen=True, slots=True)
class TabledBody:
    """A body that is known by name, with its other names."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    level: str


def _begins(text: str, word: str) -> bool:
    """Whether a text begins with a word, whatever the letters' case; a pattern a row would take long to compile."""
    after = text[len(word) : len(word) + 1]
    return text[: len(word)].casefold() == word.casefold() and not (after.isalnum() or after == "_")


@cache
def document_types() -> dict[str, DocumentType]:
    """Types by their Vietnamese name."""
    types: dict[str, DocumentType] = {}
    for row in rows("types"):
        words = tuple(row["words"].split("|"))
        require(any(_begins(row["example"], word) for word in words), "types", row, "example")
        traits = {column: row[column] for column in row if column not in _OF_EACH_TYPE}
        told = {column: value for column, value in traits.items() if column not in _NO_MARKS}
        require({*told.values()} <= {"yes", ""}, "types", row, "traits")
        types[row["type"]] = DocumentType(row["type"], row["label"], tuple(row["signs"].split(";")), words, traits)
    return types


#: the columns that say what a type is; the others sort the types by what their documents do
_OF_EACH_TYPE = frozenset(("type", "label", "signs", "words", "example", "twin"))
_NO_MARKS = frozenset(("otherwise", "one_sign"))


@cache
def types_that(trait: str) -> frozenset[str]:
    """The Vietnamese names of the types of which a column of the table says yes: ``types_that("asks")``."""
    return frozenset(kind.name for kind in document_types().values() if kind.traits[trait] == "yes")


@cache
def type_words(trait: str | None = None) -> str:
    """A pattern for any word for a type, in lower case, the longer first; with ``trait`` for those of some types."""
    names = document_types() if trait is None else types_that(trait)
    words = {word for name in names for word in document_types()[name].words}
    return alternatives(sorted(words, key=lambda word: (-len(word), word)))


@cache
def called_otherwise() -> dict[str, str]:
    """What carrying out a document is called for a type: a guideline guides what it carries out."""
    return {kind.name: kind.traits["otherwise"] for kind in document_types().values() if kind.traits["otherwise"]}


@cache
def same_signs() -> dict[str, str]:
    """Folded signs that are another spelling of a sign of the same type, by what they spell: ``qdi`` is ``qd``."""
    pairs = [kind.traits["one_sign"].split("=") for kind in document_types().values() if kind.traits["one_sign"]]
    return {fold(other): fold(sign) for other, sign in pairs}


@cache
def types_by_word() -> dict[str, str]:
    """Vietnamese type names by each word, in lower case, that people write for them."""
    return {word: kind.name for kind in document_types().values() for word in kind.words}


@cache
def types_by_sign() -> dict[str, tuple[str, ...]]:
    """Vietnamese type names by the folded sign that numbers carry; several where a sign is shared."""
    signs: dict[str, tuple[str, ...]] = {}
    for kind in document_types().values():
        for sign in kind.signs:
            signs[fold(sign)] = (*signs.get(fold(sign), ()), kind.name)
    return signs


@cache
def issuers() -> dict[str, Issuer]:
    """Issuers by their sign as written in numbers (``TU``, ``BTCTW``), and by its folded form."""
    table: dict[str, Issuer] = {}
    for row in rows("issuers"):
        require(row["sign"] in re.split(r"[-/]|(?<=H)\d+$|\d+$", row["example"]), "issuers", row, "example")
        units = tuple(filter(None, row["committee_of"].split("|")))
        issuer = Issuer(row["sign"], row["issuer"] or None, row["level"] or None, row["kind"], row["series"], units)
        table[row["sign"]] = issuer
        table.setdefault(row["sign"].casefold(), issuer)
    return table


@cache
def committee_signs() -> dict[str, str]:
    """The sign of the Party committee of each kind of unit above the wards: ``huyện`` signs ``HU``."""
    signs: dict[str, str] = {}
    for issuer in issuers().values():
        for unit in issuer.committee_of:
            # of several that are written the first in the table
            signs.setdefault(unit, issuer.sign)
    return signs


@cache
def bodies() -> dict[str, TabledBody]:
    """Bodies known by name, by each of their names."""
    table: dict[str, TabledBody] = {}
    for row in rows("bodies"):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        body = TabledBody(row["name"], aliases, row["kind"], row["level"])
        require(any(name in row["example"] for name in (body.name, *aliases)), "bodies", row, "example")
        table.update(dict.fromkeys((body.name, *aliases), body))
    return table


@cache
def laws() -> tuple[str, ...]:
    """Names of laws, without the word "Luật"; the longer first."""
    names = []
    for row in rows("laws"):
        require(row["name"] in row["example"], "laws", row, "example")
        names.append(row["name"])
    return tuple(sorted(names, key=len, reverse=True))


@cache
def provinces() -> dict[str, str]:
    """``thành phố`` or ``tỉnh`` by the name of each province-level unit."""
    return {row["place"]: row["kind"] for row in rows("provinces")}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: from this day on, numbers of the level (and place, where given) count anew."""

    level: str
    place: str | None
    numeral: str | None
    start: str


@cache
def terms() -> tuple[Term, ...]:
    """All terms, sorted by level, place and first day."""
    table = [Term(row["level"], row["place"] or None, row["term"] or None, row["from"]) for row in rows("terms")]
    return tuple(sorted(table, key=lambda term: (term.level, term.place or "", term.start)))
