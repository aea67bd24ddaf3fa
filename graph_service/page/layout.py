"""Where boxes stand and lines run in a picture of rows. One function; who calls it knows no library.

``placed`` guarantees, for any order in which boxes and lines are given: the same places, no box over
another, no line through a box that it does not join. A line comes as the corners of its way, from the
foot of the upper box to the head of the lower one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import graphlay

from . import rows

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """A box to be placed: its row (0 is on top) and how large it is."""

    id: str
    row: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Centres of boxes by id, and the ways of lines by (upper, lower); the left and upper edge are at 0."""

    centres: dict[str, Point]
    ways: dict[tuple[str, str], tuple[Point, ...]]


def placed(sizes: Sequence[Size], lines: Sequence[tuple[str, str]], *, row_gap: float, box_gap: float) -> Placed:
    """Places boxes row by row. Each line joins a box with one of a lower row; others raise ``ValueError``."""
    ordered, joined = sorted(sizes), sorted(set(lines))
    row = {size.id: size.row for size in ordered}
    if any(row[upper] >= row[lower] for upper, lower in joined):
        raise ValueError("a line has to lead to a lower row")
    for place in (_by_graphlay, rows.placed):
        found = place(ordered, joined, row_gap, box_gap)
        if not _spoilt(ordered, found):
            return _from_corner(ordered, found)
    return _from_corner(ordered, found)


def _by_graphlay(sizes: Sequence[Size], lines: Sequence[tuple[str, str]], row_gap: float, box_gap: float) -> Placed:
    graph = graphlay.Graph()
    for size in sizes:
        graph.node(size.id, width=size.width, height=size.height, rank={"fixed": size.row})
    for upper, lower in lines:
        graph.edge(upper, lower)
    spacing = {"layer_gap": row_gap, "node_gap": box_gap, "port_gap": 24}
    options = {"direction": "topbottom", "routing": {"style": "diagonal"}, "spacing": spacing}
    drawn = graphlay.layout(graph, options=options)
    centres = {size.id: _point(node["center"]) for size, node in zip(sizes, drawn.nodes, strict=True)}
    half = {size.id: size.height / 2 for size in sizes}
    ways = {}
    for (upper, lower), edge in zip(lines, drawn.edges, strict=True):
        way = [_point(each) for each in edge["points"]]
        # it lets lines end some px inside a box
        way[0] = way[0][0], centres[upper][1] + half[upper]
        way[-1] = way[-1][0], centres[lower][1] - half[lower]
        ways[upper, lower] = tuple(way)
    return Placed(centres, ways)


def _point(given: dict[str, float]) -> Point:
    return given["x"], given["y"]


def _spoilt(sizes: Sequence[Size], found: Placed) -> bool:
    """Whether a box lies over another, or a line leads through one that it does not join."""
    boxes = {size.id: (size, *found.centres[size.id]) for size in sizes}
    for size, x, y in boxes.values():
        for other, x2, y2 in boxes.values():
            near = abs(x - x2) < (size.width + other.width) / 2 and abs(y - y2) < (size.height + other.height) / 2
            if size.id < other.id and near:
                return True
    return any(
        _crosses(a, b, size, x, y)
        for line, way in found.ways.items()
        for a, b in pairwise(way)
        for size, x, y in boxes.values()
        if size.id not in line
    )


def _crosses(a: Point, b: Point, size: Size, x: float, y: float) -> bool:
    """Whether the stretch from ``a`` to ``b`` enters the box at (x, y): Liang and Barsky's clipping."""
    first, last = 0.0, 1.0
    for start, delta, low, high in (
        (a[0], b[0] - a[0], x - size.width / 2, x + size.width / 2),
        (a[1], b[1] - a[1], y - size.height / 2, y + size.height / 2),
    ):
        if not delta:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / delta, (high - start) / delta))
        first, last = max(first, enter), min(last, leave)
    return last - first > 1e-9


def _from_corner(sizes: Sequence[Size], found: Placed) -> Placed:
    """The same, moved so that nothing has a negative place."""
    points = [point for way in found.ways.values() for point in way]
    left = min([found.centres[size.id][0] - size.width / 2 for size in sizes] + [x for x, _ in points], default=0)
    top = min([found.centres[size.id][1] - size.height / 2 for size in sizes] + [y for _, y in points], default=0)
    centres = {key: (x - left, y - top) for key, (x, y) in found.centres.items()}
    return Placed(centres, {key: tuple((x - left, y - top) for x, y in way) for key, way in found.ways.items()})
