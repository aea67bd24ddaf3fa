"""Targets and the figures that reports tell of them, where number, subject and programme agree.

The number agrees where the report sets the target's own figure beside its result, or counts as many targets as the
programme has; without that, where the subject is told in as many words. Whether a target is met follows from the
figures and is never read from words of praise.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..know.duties import words
from ..model import Figure
from .subjects import Subject, covered, subject

#: how much of a target's subject a sentence must tell
_TOLD = 0.85
#: without the target's own figure: how much a subject must say, and how much of the sentence it must be
_LONG, _MUTUAL = 8.0, 0.6


@dataclass(frozen=True, slots=True)
class Aimed:
    """A target of a document: its figure, and the number of the item that it stands in."""

    id: str
    text: str
    value: tuple[float, ...]
    unit: str | None
    item: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure says of a target: its value and unit, or how many targets of how many are reached."""

    target: str
    value: float | None = None
    unit: str | None = None
    achieved: int | None = None
    of: int | None = None


def told(figure: Figure, targets: Collection[Aimed], named: bool) -> Iterator[Told]:
    """What a figure tells of a document's targets; ``named``: the document is named right before a count."""
    if figure.unit:
        yield from (_of_one(figure, each) for each in _meant(figure, targets))
    elif named and figure.planned == len({each.item for each in targets}):
        count, of = int(figure.value), int(figure.planned)
        yield from (Told(each.id, achieved=count, of=of) for each in targets)


def _of_one(figure: Figure, target: Aimed) -> Told:
    return Told(target.id, figure.value, figure.unit)


def _meant(figure: Figure, targets: Iterable[Aimed]) -> list[Aimed]:
    """The one target that a figure is of; none where several fit."""
    said = _subject(figure.text)
    fitting = [each for each in targets if each.unit == figure.unit and _agrees(figure, said, each)]
    return fitting if len(fitting) == 1 else []


@lru_cache(maxsize=65536)
def _subject(text: str) -> Subject:
    """What a figure is of, without the words that compare it and tell when."""
    return subject(_beside().sub(" ", text))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join((*words('comparison'), *words('beside')))})(?!\w)", re.IGNORECASE)


def _agrees(figure: Figure, said: Subject, target: Aimed) -> bool:
    aimed = _subject(target.text)
    if covered(aimed, said) < _TOLD:
        return False
    if figure.planned is not None and _is_aimed_at(figure.planned, target.value):
        return True
    return aimed.weight >= _LONG and covered(said, aimed) >= _MUTUAL


def _is_aimed_at(planned: float, value: tuple[float, ...]) -> bool:
    return bool(value) and min(value) <= planned <= max(value)
