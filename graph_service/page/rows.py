"""A layout of rows without any library: the stand-by of ``layout``, and its oracle in tests.

A line that passes a row gets a lane of its own there, so that it leads through no box: it runs straight
down through rows and aslant only between them. Rows are ordered by the means of their neighbours
(Sugiyama), then every box moves as near to the mean of its neighbours as order and gaps allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .layout import Placed, Size

#: a box by its id, or the lane of a line in a row
Item = tuple[str, ...]
_LANE, _SWEEPS = 12.0, 12


@dataclass(slots=True)
class _Rows:
    """Items by row, their widths, and what each is joined with in the row above and the row below."""

    rows: dict[int, list[Item]] = field(default_factory=lambda: defaultdict(list))
    width: dict[Item, float] = field(default_factory=dict)
    above: dict[Item, list[Item]] = field(default_factory=lambda: defaultdict(list))
    below: dict[Item, list[Item]] = field(default_factory=lambda: defaultdict(list))
    ways: dict[tuple[str, str], list[Item]] = field(default_factory=dict)


def placed(sizes: Sequence[Size], lines: Sequence[tuple[str, str]], row_gap: float, box_gap: float) -> Placed:
    """As ``layout.placed`` guarantees it, for boxes and lines that are sorted."""
    from .layout import Placed

    known = _rows(sizes, lines)
    _order(known)
    x = _across(known, box_gap)
    top, bottom = _down(sizes, row_gap)
    box = {size.id: size for size in sizes}
    centres = {size.id: (x[size.id,], top[size.row] + size.height / 2) for size in sizes}
    ways = {}
    for line, way in known.ways.items():
        upper, lower = box[line[0]], box[line[1]]
        points = [(x[way[0]], top[upper.row] + upper.height), (x[way[0]], bottom[upper.row])]
        for row, lane in enumerate(way[1:-1], start=upper.row + 1):
            points += [(x[lane], top[row]), (x[lane], bottom[row])]
        ways[line] = tuple(dict.fromkeys((*points, (x[way[-1]], top[lower.row]))))
    return Placed(centres, ways)


def _rows(sizes: Sequence[Size], lines: Sequence[tuple[str, str]]) -> _Rows:
    """The boxes by row, with the lanes of the lines that pass rows."""
    known, row = _Rows(), {size.id: size.row for size in sizes}
    for size in sizes:
        known.rows[size.row].append((size.id,))
        known.width[size.id,] = size.width
    for upper, lower in lines:
        lanes: list[Item] = [(upper, lower, str(between)) for between in range(row[upper] + 1, row[lower])]
        for between, lane in enumerate(lanes, start=row[upper] + 1):
            known.rows[between].append(lane)
            known.width[lane] = _LANE
        way: list[Item] = [(upper,), *lanes, (lower,)]
        known.ways[upper, lower] = way
        for first, second in pairwise(way):
            known.below[first].append(second)
            known.above[second].append(first)
    return known


def _order(known: _Rows) -> None:
    """Orders each row by the means of its neighbours, down and up; the order with the fewest crossings stays."""
    rank = {item: at for row in known.rows.values() for at, item in enumerate(row)}
    best, fewest = {row: list(items) for row, items in known.rows.items()}, _crossings(known, rank)
    for sweep in range(_SWEEPS):
        near = known.below if sweep % 2 else known.above
        for row in sorted(known.rows, reverse=bool(sweep % 2)):
            known.rows[row].sort(key=lambda item: (_mean(near[item], rank, rank[item]), rank[item], item))
            rank.update({item: at for at, item in enumerate(known.rows[row])})
        crossed = _crossings(known, rank)
        if crossed < fewest:
            best, fewest = {row: list(items) for row, items in known.rows.items()}, crossed
    known.rows = best


def _crossings(known: _Rows, rank: Mapping[Item, int]) -> int:
    count = 0
    for row in known.rows.values():
        ends = [sorted(rank[lower] for lower in known.below[item]) for item in sorted(row, key=lambda item: rank[item])]
        flat = [end for each in ends for end in each]
        count += sum(first > second for at, first in enumerate(flat) for second in flat[at + 1 :])
    return count


def _across(known: _Rows, gap: float) -> dict[Item, float]:
    """Where items stand from left to right: as near to their neighbours as order and gaps allow."""
    x: dict[Item, float] = {}
    for row in known.rows.values():
        at = 0.0
        for item in row:
            x[item] = at + known.width[item] / 2
            at += known.width[item] + gap
    for turn in range(8):
        near = known.below if turn % 2 else known.above
        for _, items in sorted(known.rows.items(), reverse=bool(turn % 2)):
            _spread(items, [_mean(near[item], x, x[item]) for item in items], x, known.width, gap)
    return x


def _spread(
    items: Sequence[Item], wanted: Sequence[float], x: dict[Item, float], width: Mapping[Item, float], gap: float
) -> None:
    """Places nearest to the wanted ones that keep order and gaps: blocks that collide become one."""
    blocks: list[tuple[list[Item], float, float]] = []
    for item, want in zip(items, wanted, strict=True):
        block = ([item], want, width[item])
        while blocks and blocks[-1][1] + blocks[-1][2] / 2 + gap > block[1] - block[2] / 2:
            block = _joined(blocks.pop(), block, gap)
        blocks.append(block)
    for members, centre, extent in blocks:
        at = centre - extent / 2
        for item in members:
            x[item] = at + width[item] / 2
            at += width[item] + gap


def _joined(
    first: tuple[list[Item], float, float], second: tuple[list[Item], float, float], gap: float
) -> tuple[list[Item], float, float]:
    """Two blocks as one, its centre where its members want it on average."""
    extent = first[2] + gap + second[2]
    left = first[1] - first[2] / 2 + extent / 2
    right = second[1] + second[2] / 2 - extent / 2
    many, more = len(first[0]), len(second[0])
    return [*first[0], *second[0]], (left * many + right * more) / (many + more), extent


def _down(sizes: Sequence[Size], gap: float) -> tuple[dict[int, float], dict[int, float]]:
    """The upper and the lower edge of each row; a row without a box, which a line passes, has no height."""
    top, bottom, at = dict[int, float](), dict[int, float](), 0.0
    for row in range(max(size.row for size in sizes) + 1):
        top[row] = at
        bottom[row] = at + max((size.height for size in sizes if size.row == row), default=0)
        at = bottom[row] + gap
    return top, bottom


def _mean(items: Sequence[Item], at: Mapping[Item, float], otherwise: float) -> float:
    return sum(at[item] for item in items) / len(items) if items else otherwise
