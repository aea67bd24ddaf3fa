"""Numbers of laws that texts name by their day or year: rows of ``loaders/know/data/law_numbers.csv``.

Facts, each with the day on which the National Assembly passed the law: most offices write "Luật Đất đai ngày
18/01/2024" or "Luật Đất đai năm 2024", and mean the law with one number.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ..fold import fold
from .alternatives import alternatives
from .vocabulary import rows


@dataclass(frozen=True, slots=True)
class PassedLaw:
    """A law: its name without the word "Luật", its number, the ISO day on which it was passed."""

    name: str
    number: str
    passed: str


@cache
def passed_laws() -> tuple[PassedLaw, ...]:
    """All rows, in their order."""
    return tuple(PassedLaw(row["name"], row["number"], row["passed"]) for row in rows("law_numbers"))


@cache
def _by_name() -> dict[str, tuple[PassedLaw, ...]]:
    named: dict[str, list[PassedLaw]] = defaultdict(list)
    for law in passed_laws():
        named[fold(law.name)].append(law)
    return {name: tuple(laws) for name, laws in named.items()}


def passed_on(key: str, day: str) -> PassedLaw | None:
    """The law of a folded name that was passed on an ISO day; ``None`` where the table has none."""
    return next((law for law in _by_name().get(key, ()) if law.passed == day), None)


def passed_in(key: str, year: str) -> PassedLaw | None:
    """The only law of a folded name that was passed in a year; ``None`` where there are none or two."""
    laws = [law for law in _by_name().get(key, ()) if law.passed.startswith(year)]
    return laws[0] if len(laws) == 1 else None


@cache
def amending_names() -> re.Pattern[str]:
    """The names of amending laws, which hold the names of others: "Luật sửa đổi, bổ sung một số điều của Luật …"."""
    names = {law.name for law in passed_laws() if law.name[0].islower()}
    words = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"Luật\s+(?P<name>{alternatives(words)})(?!\w)", re.IGNORECASE)
