"""The words of assignments: roles, headings, columns of tables, units of measure, how names of bodies begin and end."""

import re
from functools import cache

from .vocabulary import require, rows


@cache
def meanings(use: str) -> dict[str, str]:
    """What the words of one use mean: ``meanings("role")["chủ trì"] == "LEADS"``; words without a meaning to ""."""
    table: dict[str, str] = {}
    for row in rows("duties"):
        if row["use"] == use:
            require(row["words"].casefold() in row["example"].casefold(), "duties", row, "example")
            table[row["words"]] = row["means"]
    return table


@cache
def words(use: str) -> tuple[str, ...]:
    """The words of one use, the longer first, so that a pattern of alternatives finds the longest."""
    return tuple(sorted(meanings(use), key=lambda each: (-len(each), each)))


@cache
def first_letters(use: str) -> frozenset[str]:
    """The letters, small and capital, that the words of one use begin with: a look that tells most others apart."""
    return frozenset(letter for word in words(use) for letter in (word[0].lower(), word[0].upper()))


@cache
def makes() -> re.Pattern[str]:
    """Verbs, and who does it, before what is to be made: "Xây dựng và ban hành" of "Xây dựng và Kế hoạch"."""
    return re.compile(rf"\W*(?:(?:{'|'.join(words('makes'))})(?!\w)[\s,]*)*", re.IGNORECASE)
