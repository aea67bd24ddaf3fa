"""Many words as one pattern that tries a letter once: ``kế hoạch|kế toán|quy chế`` → ``kế (?:hoạch|toán)|quy chế``.

A pattern of a hundred words tries each of them at every letter of a text. Words that begin alike are tried
together, in the order in which they were given, so that the same words match at the same places.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

#: behind a letter: how often it may stand, or another pattern
_REPEATS = frozenset("?*+{|")


def alternatives(patterns: Iterable[str]) -> str:
    """A pattern for any of these, in brackets; of two that match at one place the earlier counts, as with ``|``."""
    return f"(?:{_joined(list(patterns))})"


def escaped(word: str) -> str:
    """A pattern for a word as it stands; blanks in it stay blanks."""
    return re.escape(word).replace("\\ ", " ")


def _joined(patterns: Sequence[str]) -> str:
    ways: list[str] = []
    # what does not begin with a plain letter keeps its place among the others
    for plain, run in groupby(patterns, _begins_plainly):
        alike = list(run)
        ways += _by_letter(alike) if plain else alike
    return "|".join(ways)


def _by_letter(patterns: Sequence[str]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern)
    return [group[0] if len(group) == 1 else _together(group) for group in groups.values()]


def _together(patterns: Sequence[str]) -> str:
    """Patterns with one first letter, after which they go on."""
    common = _shared([_plain_beginning(pattern) for pattern in patterns])
    return f"{common}(?:{_joined([pattern[len(common) :] for pattern in patterns])})"


def _shared(words: Sequence[str]) -> str:
    """What all words begin with: as much as the first and the last of them, by the alphabet, have in common."""
    first, last = min(words), max(words)
    parted = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(parted, len(first))]


def _begins_plainly(pattern: str) -> bool:
    return _plain_beginning(pattern) != ""


def _plain_beginning(pattern: str) -> str:
    """The letters and blanks that a pattern begins with, each of which must stand there once."""
    if _parts_at_top(pattern):
        return ""
    end = 0
    while end < len(pattern) and (pattern[end].isalnum() or pattern[end] == " "):
        end += 1
    return pattern[: end - 1] if pattern[end : end + 1] in _REPEATS and end < len(pattern) else pattern[:end]


def _parts_at_top(pattern: str) -> bool:
    """Whether a pattern is several, parted outside of brackets."""
    depth = 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            return True
    return False
