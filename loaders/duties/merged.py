"""Whose a row is where the cell of its body is empty: cells that cover several rows, printed once.

A name may be printed in the first row that its cell covers, or in the middle of them. Which of both a
table does follows from it: names stand in the middle where that leaves as many empty rows above each as
below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Owner:
    """The row whose cell holds the name, how that was found, and how far it is to be trusted."""

    row: int
    basis: Literal["own_cell", "merged_up", "merged_down"]
    confidence: float


_OWN, _CENTRED, _DOUBTFUL = 0.95, 0.8, 0.7

#: more empty rows than a printed cell covers
_LONGEST_GAP = 40


def owners(filled: Sequence[bool], centred: bool) -> list[Owner | None]:
    """For each row of one section the row whose name is its own; ``filled``: rows whose cell is not empty."""
    printed = [index for index, full in enumerate(filled) if full]
    found: list[Owner | None] = [Owner(i, "own_cell", _OWN) if full else None for i, full in enumerate(filled)]
    if not printed:
        return found
    after = _shares(printed, len(filled)) if centred else [10**6] * len(printed)
    before = printed[0]
    for index, row in enumerate(printed):
        below = (printed[index + 1] if index + 1 < len(printed) else len(filled)) - row - 1
        share = below if index + 1 == len(printed) else min(after[index], below)
        sure = _CENTRED if before == share and share else _DOUBTFUL
        for each in range(row - before, row):
            found[each] = Owner(row, "merged_up", sure)
        for each in range(row + 1, row + 1 + share):
            found[each] = Owner(row, "merged_down", sure)
        before = below - share
    return found


def _shares(printed: Sequence[int], count: int) -> list[int]:
    """How many of the empty rows below each name are its own, so that names stand in the middle as far as can be."""
    gaps = [after - row - 1 for row, after in zip(printed, [*printed[1:], count], strict=True)]
    best: dict[int, tuple[int, list[int]]] = {printed[0]: (0, [])}
    for index, gap in enumerate(gaps):
        following: dict[int, tuple[int, list[int]]] = {}
        last = index == len(gaps) - 1
        for before, (cost, shares) in best.items():
            # of two ways that are as good, the name stands in the first of its rows
            least = gap - 1 if last or gap > _LONGEST_GAP else -1
            for share in range(gap, least, -1):
                new = cost + abs(before - share)
                if gap - share not in following or new < following[gap - share][0]:
                    following[gap - share] = (new, [*shares, share])
        best = following
    return min(best.values(), key=lambda each: each[0])[1]
