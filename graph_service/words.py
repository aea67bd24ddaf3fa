"""What the page, the command line and the API say, in two languages: the table ``words.csv``, read once.

A sentence of the page is taken by its name and filled in; where it has a number, English has a form for one. What is
written in English where it is said (the reasons of errors, advice, help) has no name: its row is found by the English
sentence. Texts of documents and names of bodies stay as they are written.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from typing import Literal

from loaders.errors import DirectiveGraphError, Saying

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
TABLE = __file__.removesuffix("py") + "csv"
#: the slot for what a library says in its own English words, which Vietnamese sentences leave out
DETAIL = "detail"
#: slots that hold a sentence of ours, whether it has slots or not
SENTENCES = ("reason", "advice", "what")


class InBoth(str):
    """A sentence of another table, in English, that brings its Vietnamese along."""

    __slots__ = ("vietnamese",)

    vietnamese: str

    def __new__(cls, vietnamese: str, english: str) -> "InBoth":
        self = super().__new__(cls, english)
        self.vietnamese = vietnamese
        return self


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. ``words("documents", n=3)`` is "3 văn bản" or "3 documents"."""

    language: Language

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence of that name, filled in; ``KeyError`` for one that the table has not."""
        row = table()[key]
        text = row["en_one"] if self.language == "en" and slots.get("n") == 1 and row["en_one"] else row[self.language]
        return text.format(**{slot: self.number(value) for slot, value in slots.items()}) if slots else text

    def told(self, sentence: str) -> str:
        """A sentence that is written in English, in this language; as it is where the table does not have it."""
        if self.language == "en":
            return str(sentence)
        if isinstance(sentence, InBoth):
            return sentence.vietnamese
        slots = sentence.values if isinstance(sentence, Saying) else {}
        vietnamese = by_english().get(_english(sentence))
        if vietnamese is None:
            return str(sentence)
        return (
            vietnamese.format(**{slot: self._slot(slot, value) for slot, value in slots.items()})
            if slots
            else vietnamese
        )

    def sentence(self, sentence: str) -> str:
        """``told``, beginning with a capital."""
        text = self.told(sentence)
        return f"{text[:1].upper()}{text[1:]}"

    def error(self, error: DirectiveGraphError) -> str:
        """``str(error)`` in this language: what it is about, why, and what to do."""
        return self.told(error.in_one)

    def knows(self, sentence: str) -> bool:
        """Whether a sentence that is written in English can be told in this language."""
        return self.language == "en" or _english(sentence) in by_english()

    def subject(self, error: DirectiveGraphError) -> str:
        """What an error is about: a name as it is, words of ours in this language."""
        return self.told(error.subject) if isinstance(error.subject, Saying) else error.subject

    def number(self, value: object) -> object:
        """A whole number with its thousands parted as the language parts them; anything else as it is."""
        if not isinstance(value, int):
            return value
        return f"{value:,}".replace(",", ".") if self.language == "vi" else f"{value:,}"

    def figure(self, value: float) -> str:
        """A figure of six digits or a whole one, with the signs that the language has: 2.400,5; 2,400.5."""
        text = f"{value:,.6g}" if value < 1_000_000 else f"{value:,.0f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def either(self, vietnamese: str, english: str) -> str:
        """The one of two sentences that is of this language."""
        return vietnamese if self.language == "vi" else english

    def listed(self, items: list[str]) -> str:
        """Items as a list inside a sentence."""
        return ", ".join(items)

    def _slot(self, name: str, value: object) -> object:
        """What fills a slot: a sentence of ours and a day in this language, anything else as it is."""
        if isinstance(value, date):
            return in_figures(value)
        ours = isinstance(value, Saying | InBoth) or name in SENTENCES
        return self.told(value) if ours and isinstance(value, str) else value


def in_figures(day: date) -> str:
    """A day as Vietnamese writes it: 23/9/2022."""
    return f"{day.day}/{day.month}/{day.year}"


def vietnamese(sentence: str) -> str:
    """A sentence that is written in English, in Vietnamese: for answers that tell both, or Vietnamese alone."""
    return Words("vi").told(sentence)


def both(sentence: str) -> tuple[str, str]:
    """A sentence that is written in English, in Vietnamese and as it is."""
    return vietnamese(sentence), str(sentence)


def in_a_row(sentences: Iterable[str]) -> str:
    """Sentences as one, each told in the language of the whole."""
    return reduce(lambda first, then: Saying("{first}; {then}", first=first, then=then), sentences)


def _english(sentence: str) -> str:
    """A sentence by which the table knows it: with its slots, where it has some."""
    return sentence.sentence if isinstance(sentence, Saying) else sentence


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every row that has a name, by its name."""
    return {row["name"]: row for row in rows() if row["name"]}


@cache
def by_english() -> Mapping[str, str]:
    """The Vietnamese of every row that has no name, by its English."""
    names, *lines = _read()
    name, vietnamese, english = (names.index(each) for each in ("name", "vi", "en"))
    return {line[english]: line[vietnamese] for line in lines if not line[name]}


def rows() -> tuple[dict[str, str], ...]:
    """The whole table."""
    names, *lines = _read()
    return tuple(dict(zip(names, line, strict=True)) for line in lines)


@cache
def _read() -> tuple[list[str], ...]:
    """The table's lines, its columns' names first: most commands need a sentence or two, and no row as a whole."""
    # a command that tells its help needs no paths otherwise, and importing them takes as long as reading the table
    with open(TABLE, encoding="utf-8", newline="") as file:  # noqa: PTH123
        return tuple(csv.reader(file))
