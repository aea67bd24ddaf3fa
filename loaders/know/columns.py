"""What the columns of registers are called: ``loaders/know/data/columns.csv``."""

import re
from functools import cache

from ..fold import fold
from .vocabulary import compiled, require, rows


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = []
    for row in rows("columns"):
        pattern = compiled("columns", row, row["pattern"])
        require(pattern.search(fold(row["example"])) is not None, "columns", row, "example")
        require(pattern.search(fold(row["twin"])) is None, "columns", row, "twin")
        table.append((row["role"], pattern))
    return tuple(table)


@cache
def roles() -> frozenset[str]:
    """All roles that a column may have."""
    return frozenset(role for role, _ in _table())


def role_of(heading: str) -> str | None:
    """What a column with this heading holds; ``None`` where no row of the table tells. Earlier rows go first."""
    folded = fold(heading)
    return next((role for role, pattern in _table() if folded and pattern.search(folded)), None)
