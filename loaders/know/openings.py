"""How the items of preambles and openings begin: rows of ``loaders/know/data/openings.csv``.

A row says what its document does to what such an item names in its own right: ``BASED_ON`` ("Căn cứ …"),
``IMPLEMENTS`` ("Thực hiện …"), ``GUIDES``, ``REPLIES_TO``; ``NONE`` of what it only follows ("Tiếp theo …").
``only`` tells of which documents alone it holds: an ``answer``, a ``guideline``.
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
    #: in what documents alone an item begins so; empty for all
    only: str


@cache
def any_opener(*only: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern of all openers, of which the first that matches counts, and the relation of each of its groups.

    ``only``: with those that stand in documents of these kinds alone.
    """
    meant = [opener for opener in openers() if opener.only in ("", *only)]
    ways = (f"(?P<of_{at}>{opener.pattern.pattern})" for at, opener in enumerate(meant))
    pattern = re.compile("|".join(ways), re.IGNORECASE)
    relations = {pattern.groupindex[f"of_{at}"]: opener.relation for at, opener in enumerate(meant)}
    # groups within an opener tell nothing, and the group around them is the last to close
    return pattern, tuple(relations.get(group, "") for group in range(pattern.groups + 1))


@cache
def openers() -> tuple[Opener, ...]:
    """The rows of loaders/know/data/openings.csv."""
    table = []
    for row in rows("openings"):
        pattern = compiled("openings", row, rf"(?:{row['pattern']})(?!\w)")
        require(pattern.match(row["example"]) is not None, "openings", row, "example")
        require(pattern.match(row["twin"]) is None, "openings", row, "twin")
        table.append(Opener(row["relation"], pattern, row["only"]))
    return tuple(table)
