"""How near two subjects are: words that every title has weigh little, years are compared and never counted."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ..fold import fold
from ..know.duties import meanings, words
from .title_likeness import COMMON

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?!\d)")
_LIGHT = 0.15
_BRACKETS = re.compile(r"\([^()]*\)|<sup>.*?</sup>")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a title or task with their weights, pairs of neighbours among them; and the years that it names."""

    weights: dict[str, float]
    years: frozenset[int]
    period: bool

    @property
    def weight(self) -> float:
        """How much it says."""
        return sum(self.weights.values())


@lru_cache(maxsize=65536)
def subject(text: str) -> Subject:
    """The subject that some words tell; brackets tell something else."""
    text = _BRACKETS.sub(" ", text)
    spans = [(int(first), int(last)) for first, last in _RANGE.findall(text)]
    years = {int(year) for year in _YEAR.findall(text)}
    years |= {year for first, last in spans for year in range(first, min(last, first + 30) + 1)}
    kept = [word for word in _weighed(_spelled(fold(text))) if word[1]]
    weights = dict(kept)
    for (first, one), (second, other) in pairwise(kept):
        weights[f"{first} {second}"] = min(one, other)
    return Subject(weights, frozenset(years), bool(spans))


def covered(one: Subject, other: Subject) -> float:
    """How much of one subject the other says too, from 0 to 1."""
    if not one.weight:
        return 0.0
    return sum(weight for word, weight in one.weights.items() if word in other.weights) / one.weight


def nearness(one: Subject, other: Subject) -> float:
    """How near two subjects are, from 0 to 1: the harmonic mean of what each says of the other."""
    there, back = covered(one, other), covered(other, one)
    return 2 * there * back / (there + back) if there and back else 0.0


def same_years(one: Subject, other: Subject) -> bool | None:
    """Whether they speak of the same time; ``None``: of a part of it; true where one says nothing of it."""
    if not one.years or not other.years or one.years == other.years:
        return True
    if not one.years & other.years:
        return False
    # a plan of one year is not yet the plan of the whole time
    return None if one.period != other.period else True


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(short): fold(long) for short, long in meanings("spelled").items()}


def _spelled(folded: str) -> list[str]:
    return [word for each in folded.split() for word in _abbreviations().get(each, each).split()]


@cache
def _light() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases that many titles have, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words("light"):
        parts = tuple(fold(phrase).split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _weighed(parts: list[str]) -> list[tuple[str, float]]:
    """Each word with its weight; none for numbers and for words that every title has."""
    weights = [0.0 if part in COMMON or part.isdigit() else 1.0 for part in parts]
    for at, part in enumerate(parts):
        for phrase in _light().get(part, ()):
            if tuple(parts[at : at + len(phrase)]) == phrase:
                weights[at : at + len(phrase)] = [min(_LIGHT, weight) for weight in weights[at : at + len(phrase)]]
    return list(zip(parts, weights, strict=True))
