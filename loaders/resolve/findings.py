"""What a person should look at: findings as values, told by the codes of ``loaders/know/data/findings.csv``.

A finding holds particulars, not prose: its sentence in Vietnamese and in English is filled in when it
is shown. What the mentions of one document tell is found in ``doubts.py``; what only the whole graph
tells (circles, orders of time) is asked there (graph_service/queries/findings.py).
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from ..know.vocabulary import require, rows

SEVERITIES = ("error", "warning", "notice")
#: a finding tells how many places there are, and shows the first of them
MOST_PLACES = 20

Particular = str | int | tuple[str, ...]
_BLANK = re.compile(r"\{(\w+)\}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where something stands: ``start`` and ``end`` count in the text of ``file``."""

    file: str
    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: how grave it is, and its sentence with blanks for the particulars."""

    code: str
    severity: str
    vietnamese: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: its code, the documents that it is about, its places, its particulars."""

    code: str
    documents: tuple[str, ...]
    places: tuple[Spot, ...] = ()
    particulars: Mapping[str, Particular] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``notice``."""
        return codes()[self.code].severity

    @property
    def vietnamese(self) -> str:
        """The sentence for policy staff."""
        return _fill(codes()[self.code].vietnamese, self.particulars, vietnamese_day)

    @property
    def english(self) -> str:
        """The same sentence in English; dates in ISO 8601."""
        return _fill(codes()[self.code].english, self.particulars, str)


@cache
def codes() -> dict[str, Code]:
    """Every kind of finding by its code."""
    table: dict[str, Code] = {}
    for row in rows("findings"):
        code = Code(**row)
        require(code.severity in SEVERITIES, "findings", row, "severity")
        require(bool(_as_pattern(code.vietnamese).fullmatch(code.example)), "findings", row, "example")
        blanks = [set(_BLANK.findall(text)) for text in (code.vietnamese, code.english)]
        same = [{blank.removesuffix("_vietnamese") for blank in each} for each in blanks]
        require(same[0] == same[1], "findings", row, "english")
        table[code.code] = code
    return table


def gravest_first(finding: Finding) -> tuple[int, str, tuple[str, ...], tuple[Spot, ...], str]:
    """What findings are sorted by: severity, code, documents, places."""
    return (SEVERITIES.index(finding.severity), finding.code, finding.documents, finding.places, finding.english)


def to_json(finding: Finding) -> str:
    """A finding as it is kept on its document: compact, and the same for the same finding."""
    places = [[spot.file, spot.start, spot.end, spot.written] for spot in finding.places]
    kept = {"code": finding.code, "particulars": dict(finding.particulars), "places": places}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def of_json(document: str, kept: str) -> Finding:
    """The finding that ``to_json`` gave ``kept`` for, about the document that keeps it."""
    held = json.loads(kept)
    particulars = {name: tuple(said) if isinstance(said, list) else said for name, said in held["particulars"].items()}
    return Finding(held["code"], (document,), tuple(Spot(*spot) for spot in held["places"]), particulars)


def first_places(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The first places, sorted, each once."""
    return tuple(sorted(set(spots))[:MOST_PLACES])


def mending_in_vietnamese(reason: str) -> str:
    """The reason of a ``Mending`` for policy staff; as it stands where no row of the table tells it."""
    for pattern, vietnamese in _mendings():
        match = pattern.fullmatch(reason)
        if match:
            return vietnamese.format(**match.groupdict())
    return reason


@cache
def _mendings() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = []
    for row in rows("mendings"):
        pattern = re.compile(row["pattern"])
        require(bool(pattern.fullmatch(row["example"])), "mendings", row, "example")
        table.append((pattern, row["vietnamese"]))
    return tuple(table)


def _as_pattern(sentence: str) -> re.Pattern[str]:
    parts = _BLANK.split(sentence)
    return re.compile("".join("(.+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)))


def _fill(sentence: str, particulars: Mapping[str, Particular], say: Callable[[str], str]) -> str:
    return _BLANK.sub(lambda blank: "; ".join(map(say, _values(particulars[blank[1]]))), sentence)


def _values(value: Particular) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def vietnamese_day(value: str) -> str:
    """``2022-09-23`` → ``23/9/2022``; anything else as it is."""
    if not _ISO.fullmatch(value):
        return value
    day = date.fromisoformat(value)
    return f"{day.day}/{day.month}/{day.year}"
