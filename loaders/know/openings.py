"""How the items of preambles and openings begin: rows of ``loaders/know/data/openings.csv``.

A row says what its document does to what such an item names in its own right: ``BASED_ON`` ("Căn cứ …"),
``IMPLEMENTS`` ("Thực hiện …"), ``GUIDES``, ``REPLIES_TO``; ``NONE`` of what it only follows ("Tiếp theo …").
"""

import re
from dataclasses import dataclass
from functools import cache

from .vocabulary import compiled, require, rows


@dataclass(frozen=True, slots=True)
class Opener:
    """How an item begins, and the relation of what it names in its own right."""

    relation: str
    pattern: re.Pattern[str]


@cache
def openers() -> tuple[Opener, ...]:
    """The rows of loaders/know/data/openings.csv."""
    table = []
    for row in rows("openings"):
        pattern = compiled("openings", row, rf"(?:{row['pattern']})(?!\w)")
        require(pattern.match(row["example"]) is not None, "openings", row, "example")
        require(pattern.match(row["twin"]) is None, "openings", row, "twin")
        table.append(Opener(row["relation"], pattern))
    return tuple(table)
