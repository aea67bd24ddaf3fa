"""The words of assignments by what they begin with: one look instead of a hundred alternatives."""

import re
from collections import defaultdict
from functools import cache

from ..know.duties import words

#: no word of assignments has fewer letters
FIRST = 2


@cache
def by_first_letters(use: str) -> dict[str, re.Pattern[str]]:
    """The words of a use by the letters that they begin with."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    for word in words(use):
        by_letters[word[:FIRST]].append(re.escape(word))
    return {letters: re.compile(rf"(?:{'|'.join(found)})(?!\w)") for letters, found in by_letters.items()}


@cache
def either_letters(*uses: str) -> frozenset[str]:
    """What the words of some uses begin with, each of the letters small or a capital."""
    begun = {word[:FIRST] for use in uses for word in words(use)}
    return frozenset(
        first + second
        for letters in begun
        for first in (letters[0].lower(), letters[0].upper())
        for second in (letters[1].lower(), letters[1].upper())
    )


@cache
def first_words(use: str) -> frozenset[str]:
    """What the words of a use begin with: a word that is all of letters and none of these begins none of them."""
    return frozenset(begun.group() for word in words(use) if (begun := re.match(r"\w+", word)))


def word_at(use: str, text: str, position: int) -> re.Match[str] | None:
    """The longest word of a use that stands at a place."""
    pattern = by_first_letters(use).get(text[position : position + FIRST])
    return pattern.match(text, position) if pattern else None
