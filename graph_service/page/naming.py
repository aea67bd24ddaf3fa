"""How documents, days and levels are written for people: official forms, one language a line."""

import csv
import re
from calendar import month_name
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from graph_service.words import Words, in_figures
from loaders.fold import fold
from loaders.model import Node

_HERE = Path(__file__).parent
_CAPITAL_INSIDE = re.compile(r"(?<!^)([A-Z])")


class Day(str):
    """A day as a page writes it; ``on`` is the day itself, for tables."""

    __slots__ = ("on",)

    on: date

    def __new__(cls, text: str, on: date) -> "Day":
        self = super().__new__(cls, text)
        self.on = on
        return self


def day(words: Words, iso: str | None) -> str:
    """``2022-06-16`` as people write it: 16/6/2022, 16 June 2022; nothing for no day."""
    if not iso:
        return ""
    known = date.fromisoformat(iso)
    english = f"{known.day} {month_name[known.month]} {known.year}"
    return Day(words.either(in_figures(known), english), known)


def typed(words: Words, iso: str) -> str:
    """A day as people type it into a form."""
    return words.either(day(words, iso), iso)


def name_of(words: Words, node: Node) -> str:
    """``Kế hoạch số 105-KH/TU``, ``Plan 105-KH/TU``; what has no number is called by its name."""
    known = node.properties
    number, kind = known.get("number"), known.get("type")
    if not number:
        return str(known.get("name") or node.id)
    if words.language == "vi":
        return words("numbered", type=kind, number=number) if kind else words("numbered_only", number=number)
    return words("numbered", type=_label(node), number=number)


def type_of(words: Words, node: Node) -> str | None:
    """``Kế hoạch``, ``Plan``: what a search by type understands too; ``None`` where the type is not known."""
    kind = node.properties.get("type")
    return _label(node) if kind and words.language == "en" else kind


def issuers(node: Node) -> str:
    """Who issued it, as its texts say."""
    return "; ".join(node.properties.get("issuers") or ())


def subject(node: Node) -> str:
    """What it is about, with a capital at its head."""
    title = (node.properties.get("title") or "").strip('“”" ')
    return title[:1].upper() + title[1:]


def citation(words: Words, node: Node) -> str:
    """As Decree 30/2020/NĐ-CP and Guideline 36-HD/VPTW cite: type, number, day, issuer, subject. In Vietnamese."""
    parts = [name_of(words, node)]
    if issued := node.properties.get("issued_on"):
        parts.append(words("cited_day", day=day(words, issued)))
    if issuers(node):
        parts.append(words("cited_issuer", issuer=issuers(node)))
    if title := subject(node):
        title, about = lowered(title), words("cited_about")
        parts.append(title if title.startswith(f"{about} ") else f"{about} {title}")
    return " ".join(parts)


def lowered(title: str) -> str:
    """A title inside a sentence: its first letter small, but for names that keep their capital."""
    first, _, rest = title.partition(" ")
    keeps = any(f"{title} ".startswith(f"{name} ") for name in kept_capitals())
    if keeps or first.isupper() or (rest[:1].isupper()):
        return title
    return title[:1].lower() + title[1:]


def levels(words: Words, level: str, said: Iterable[Node]) -> str:
    """``cấp thành phố``, where all are of cities; ``cấp tỉnh, thành phố``, where they differ or nothing is read."""
    kinds = {_kind(level, node) for node in said}
    if len(kinds) == 1 and (kind := kinds.pop()):
        return words.either(*kind)
    return words(f"at_{level}")


def _kind(level: str, node: Node) -> tuple[str, str] | None:
    """What kind of place of that level the document is of, by its issuer."""
    text = f" {fold(issuers(node))} "
    for row in unit_kinds():
        if row["level"] == level and any(f" {sign} " in text for sign in row["signs"].split("|")):
            return row["vi"], row["en"]
    return None


def _label(node: Node) -> str:
    """The type in English: ``WorkingRules`` → ``Working rules``."""
    label = node.labels[1] if len(node.labels) > 1 else "Document"
    return _CAPITAL_INSIDE.sub(lambda match: f" {match[1].lower()}", label)


@cache
def unit_kinds() -> tuple[dict[str, str], ...]:
    """Kinds of places by level: how issuers show them, and what their level is called."""
    return _rows("unit_kinds")


@cache
def kept_capitals() -> tuple[str, ...]:
    """Names that keep their capital wherever they stand."""
    return tuple(row["name"] for row in _rows("kept_capitals"))


def _rows(table: str) -> tuple[dict[str, str], ...]:
    with (_HERE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
