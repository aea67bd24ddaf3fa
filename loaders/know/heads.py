"""The lines of a document's head in capitals: what they begin with, and how a body is called under another.

Tables: ``head_words.csv``, ``head_joins.csv``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .alternatives import alternatives, escaped
from .vocabulary import require, rows

Joins = Literal["body", "unit", "nothing"]


@cache
def head_words(kind: str) -> re.Pattern[str]:
    """What the lines of a kind begin with.

    ``body``, ``chief`` (whoever speaks for a body), ``notice``, ``motto``, ``application`` (what citizens fill in).
    """
    words = [escaped(row["words"]) for row in _rows_of(kind)]
    none = "|".join(re.escape(row["words"]) for row in _rows_of("no body")) if kind == "body" else ""
    denied = rf"(?!(?:{none})(?!\w))" if none else ""
    return re.compile(rf"{denied}{alternatives(sorted(words, key=lambda word: (-len(word), word)))}(?!\w)")


@cache
def as_written(words: str) -> tuple[str, bool]:
    """How a sentence writes what the line of a body begins with, and whether the table tells so."""
    told = next(row["written"] for row in _rows_of("body") if row["words"] == words)
    return told or words.capitalize(), bool(told)


def in_one_form(words: str) -> str:
    """A line with what is written in several ways in one: ``BCH`` spelled out, ``ỦY BAN NHÂN DÂN`` as ``UBND``."""
    for short, long in _short().items():
        if short not in words:
            continue
        words = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", f"{long} " if short.endswith(".") else long, words)
    return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Join:
    """How a body is called whose line begins so, under a body of a kind (empty: of any)."""

    under: str
    words: re.Pattern[str]
    joins: Joins


def joined_to(kind: str, words: str) -> Joins:
    """With what a body is called whose line stands under that of a body of a kind of the graph."""
    return next(join.joins for join in _joins() if join.under in ("", kind) and join.words.match(words))


@cache
def _joins() -> tuple[Join, ...]:
    joins = []
    for row in rows("head_joins"):
        join = Join(row["under"], re.compile(rf"(?:{row['words']})(?!\w)" if row["words"] else ""), _told(row))
        require(bool(join.words.match(row["own"])), "head_joins", row, "own")
        joins.append(join)
    require(joins[-1].under == "" and bool(joins[-1].words.match("")), "head_joins", {"under": ""}, "last row")
    return tuple(joins)


def _told(row: Mapping[str, str]) -> Joins:
    told: Mapping[str, Joins] = {"body": "body", "unit": "unit", "nothing": "nothing"}
    require(row["joins"] in told, "head_joins", dict(row), "joins")
    return told[row["joins"]]


@cache
def _short() -> Mapping[str, str]:
    return {row["words"]: row["written"] for row in _rows_of("short")}


@cache
def _rows_of(kind: str) -> tuple[dict[str, str], ...]:
    table = [row for row in rows("head_words") if row["kind"] == kind]
    for row in table:
        require(row["example"].startswith(row["words"]), "head_words", row, "example")
    return tuple(table)
