"""Planned items and the documents issued for them: by subject, issuer, day and, as a weight only, kind.

What a text calls a document is compared with the planned items of a programme that the same text names. A link is
sure where the subject is near, the issuer is the programme's own, a lead, or a body of the same level and place, and
the day is after the programme's and within a term; else it is a suggestion that waits for a person.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from ..know.duties import makes, words
from ..know.vocabulary import types_that
from .subjects import Subject, covered, nearness, same_years, subject

SURE, SUGGESTED, CONFIRMED, REFUSED = "sure", "suggested", "confirmed", "refused"
#: least nearness of subjects, and least score, of a suggestion and of a sure link
_SUGGESTED = (0.5, 0.6)
_SURE = (0.7, 0.8)
#: what subject, kind, issuer and day weigh
_WEIGHTS = {"subject": 0.7, "kind": 0.1, "issuer": 0.1, "date": 0.1}
#: years of a term, after which a document answers another programme
_TERM = 5
#: subjects that say less than this are told by too few words
_LEAST = 3.0
#: a title of this weight, this much of which stands in an item, is this near it
_ENOUGH, _WHOLE, _CONTAINED = 5.0, 0.9, 0.75
#: items as near as this to the nearest may be meant as well
_TIE = 0.03
_NUMBER = re.compile(r"\d[/-][A-ZĐ]|\d/\d{4}/")


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned item of a programme: what is to be made, and who leads it."""

    id: str
    text: str
    kind: str | None
    leads: frozenset[str]


@dataclass(frozen=True)
class Programme:
    """A document with its planned items; ``issuers`` and ``leads`` are ids of bodies."""

    id: str
    issued_on: str | None
    level: str | None
    place: str | None
    issuers: frozenset[str]
    items: tuple[Planned, ...]

    def sharing(self, told: Subject) -> list[Planned]:
        """The items that share a pair of words with a subject, which any near one does, in their order."""
        places = {place for word in told.weights for place in self._by_pair.get(word, ())}
        return [self.items[place] for place in sorted(places)]

    @cached_property
    def _by_pair(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, item in enumerate(self.items):
            for word in subject(made(item.text)).weights:
                if " " in word:
                    found.setdefault(word, []).append(place)
        return found


@dataclass(frozen=True, slots=True)
class Called:
    """A document as one text calls it."""

    document: str
    type: str | None
    title: str
    issued_on: str | None
    issuer: str | None
    level: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Realised:
    """A document that realises, or may realise, a planned item; ``parts``: what speaks for it, each from 0 to 1."""

    item: str
    score: float
    parts: dict[str, float]
    state: str


def realised(programme: Programme, called: Called) -> list[Realised]:
    """The item, or items that are as near, that the document was issued for; none where none is near enough."""
    if called.document == programme.id or not _can_be(programme, called):
        return []
    found = [each for item in programme.sharing(subject(called.title)) if (each := _compared(programme, item, called))]
    best = max((each.score for each in found), default=0.0)
    near = [each for each in found if each.score >= best - _TIE]
    return near if len(near) == 1 else [replace(each, state=SUGGESTED) for each in near]


def _can_be(programme: Programme, called: Called) -> bool:
    """Whether the document is later than the programme and of no other place or level."""
    if called.issued_on and programme.issued_on and called.issued_on < programme.issued_on:
        return False
    if programme.place and called.place and programme.place != called.place:
        return False
    return not (programme.level and called.level) or programme.level == called.level


def _compared(programme: Programme, item: Planned, called: Called) -> Realised | None:
    """How near a document is to one item."""
    if called.type in types_that("asks") and called.type != item.kind:
        return None
    # a title that names another document is about that one
    if _NUMBER.search(called.title) and not _NUMBER.search(item.text):
        return None
    asked, told = subject(made(item.text)), subject(called.title)
    years = same_years(asked, told)
    if years is False or min(asked.weight, told.weight) < _LEAST:
        return None
    parts = {
        "subject": round(_nearness(asked, told), 3),
        "kind": float(item.kind is not None and item.kind == called.type),
        "issuer": _issued_by(programme, item, called),
        "date": _within_term(programme, called),
    }
    score = round(sum(_WEIGHTS[name] * value for name, value in parts.items()), 3)
    if parts["subject"] < _SUGGESTED[0] or score < _SUGGESTED[1]:
        return None
    sure = parts["subject"] >= _SURE[0] and score >= _SURE[1] and years is True
    known = parts["issuer"] == 1 and parts["date"] == 1 and min(asked.weight, told.weight) >= _ENOUGH
    return Realised(item.id, score, parts, SURE if sure and known else SUGGESTED)


def _nearness(asked: Subject, told: Subject) -> float:
    """How near the subjects are; a title that stands whole among an item's words is near, whatever else they say."""
    near = nearness(asked, told)
    whole = told.weight >= _ENOUGH and covered(told, asked) >= _WHOLE
    return max(near, _CONTAINED) if whole else near


def _issued_by(programme: Programme, item: Planned, called: Called) -> float:
    """1 for the programme's own issuer, a lead, or a body of its level and place; 0 where that is not known."""
    if called.issuer and called.issuer in programme.issuers | item.leads:
        return 1.0
    return float(bool(programme.place and programme.place == called.place and programme.level == called.level))


def _within_term(programme: Programme, called: Called) -> float:
    if not programme.issued_on or not called.issued_on:
        return 0.0
    first = date.fromisoformat(programme.issued_on)
    return float(date.fromisoformat(called.issued_on).toordinal() - first.toordinal() <= 366 * _TERM)


@lru_cache(maxsize=65536)
def made(text: str) -> str:
    """What the thing that an item is to make is about: "Xây dựng và triển khai Kế hoạch X" → "X"."""
    before = makes().match(text)
    match = _kinds().match(text, before.end() if before else 0)
    return text[match.end() :] if match else text


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    kinds = "|".join(words("kind"))
    return re.compile(rf"(?:{kinds})(?!\w)[\s:“\"]*(?:về (?:việc )?)?", re.IGNORECASE)


def planned(items: Iterable[Planned]) -> Iterator[Planned]:
    """The items that are to make something that has a subject of its own."""
    return (item for item in items if subject(made(item.text)).weight >= _LEAST)
