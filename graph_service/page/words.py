"""What the page says, in two languages: the table ``words.csv``, read once.

A sentence is taken by its name and filled in; where it has a number, English has a form for one. Texts of
documents and names of bodies stay as they are written.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
TABLE = Path(__file__).with_name("words.csv")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. ``words("documents", n=3)`` is "3 văn bản" or "3 documents"."""

    language: Language

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence of that name, filled in; ``KeyError`` for one that the table has not."""
        row = table()[key]
        text = row["en_one"] if self.language == "en" and slots.get("n") == 1 and row["en_one"] else row[self.language]
        return text.format(**{slot: self.number(value) for slot, value in slots.items()}) if slots else text

    def number(self, value: object) -> object:
        """A whole number with its thousands parted as the language parts them; anything else as it is."""
        if not isinstance(value, int):
            return value
        return f"{value:,}".replace(",", ".") if self.language == "vi" else f"{value:,}"

    def either(self, vietnamese: str, english: str) -> str:
        """The one of two sentences that is of this language."""
        return vietnamese if self.language == "vi" else english

    def listed(self, items: list[str]) -> str:
        """Items as a list inside a sentence."""
        return ", ".join(items)


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every row of the table by its name."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}
