"""A chain as a picture: a band a level, the centre on top, arrows from what carries out to what is carried out.

Everything has its place here; the template only draws. The same chain gives the same picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_service.queries.labels import phrase
from graph_service.words import Words
from loaders.model import Edge, Node

from .chain import LABELS, LEVELS, Group, ShownChain
from .layout import Point, Size, placed
from .metrics import lines, width
from .naming import day, issuers, name_of

WIDTH, ROW_GAP, BOX_GAP, PADDING = 208, 84, 16, 11
TITLE, TEXT = 20, 18
#: from the upper edge of a band to its first box: the level's name and the sentences of the lines stand there
HEADER = 58
_FOOT = ROW_GAP - HEADER
_PILL = 24


@dataclass(frozen=True, slots=True)
class Box:
    """One document, or a group of those that are left out; ``x``, ``y``: its centre."""

    id: str
    href: str
    title: tuple[str, ...]
    issuer: tuple[str, ...]
    note: str
    told: str
    level: str
    loaded: bool = True
    root: bool = False
    group: bool = False
    #: what has no number is called by its name, in Vietnamese in either language
    unnumbered: bool = False
    x: float = 0
    y: float = 0

    @property
    def height(self) -> int:
        return 2 * PADDING + TITLE * len(self.title) + TEXT * (len(self.issuer) + bool(self.note)) - 2

    @property
    def left(self) -> float:
        return self.x - WIDTH / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2


@dataclass(frozen=True, slots=True)
class Connector:
    """The relations between two boxes: its way, where its words stand, at which ends it has an arrow."""

    path: str
    text: str
    told: str
    href: str
    x: float
    y: float
    up: bool
    down: bool

    @property
    def pill(self) -> float:
        """How wide the words are."""
        return width(self.text, 13, 600) + 20


@dataclass(frozen=True, slots=True)
class Band:
    """A level: where it begins and ends."""

    level: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes, lines and bands with their places; ``width`` and ``height`` hold them all."""

    boxes: tuple[Box, ...]
    lines: tuple[Connector, ...]
    bands: tuple[Band, ...]
    width: float
    height: float


def picture(words: Words, chain: ShownChain, base: str) -> Picture:
    """The picture of a chain; ``base``: where the addresses of its links begin."""
    boxes = [_box(words, chain, node, base) for node in chain.nodes.values()]
    boxes += [_group(words, group, f"{base}/documents/{chain.root.id}/chain") for group in chain.groups]
    sizes = [Size(box.id, chain.rows[box.id], WIDTH, box.height) for box in boxes]
    pairs = _pairs(chain)
    found = placed(sizes, list(pairs), row_gap=ROW_GAP, box_gap=BOX_GAP)
    # in the order of reading, which is that of the tab key
    placed_boxes = (_at(box, found.centres[box.id]) for box in boxes)
    drawn = tuple(sorted(placed_boxes, key=lambda box: (chain.rows[box.id], box.x, box.id)))
    ways = {pair: tuple((x, y + HEADER) for x, y in way) for pair, way in found.ways.items()}
    names = {node.id: name_of(words, node) for node in chain.nodes.values()}
    joined = _lines(words, pairs, ways, names)
    bands = _bands(drawn)
    right = max([box.left + WIDTH for box in drawn] + [x for way in ways.values() for x, _ in way])
    return Picture(drawn, joined, bands, right, bands[-1].bottom)


def anchor(edge: Edge) -> str:
    """What the sentences of a relation are called in an address."""
    return "-".join((edge.start, edge.label.lower(), edge.end)).replace(".", "-")


def days_after(directive: Node, node: Node) -> int | None:
    """How many days after the directive the document was issued, where both days are known."""
    first, second = directive.properties.get("issued_on"), node.properties.get("issued_on")
    return (date.fromisoformat(second) - date.fromisoformat(first)).days if first and second else None


def relation_told(words: Words, label: str) -> str:
    """What a relation is called, read from what carries out to what is carried out."""
    return words.told(phrase(label))


def _box(words: Words, chain: ShownChain, node: Node, base: str) -> Box:
    name, issuer, issued = name_of(words, node), issuers(node), day(words, node.properties.get("issued_on"))
    after = days_after(chain.root, node)
    if after is not None and after > 0 and node is not chain.root:
        issued = f"{issued} · {words('days_after', n=after)}"
    room = WIDTH - 2 * PADDING
    return Box(
        node.id,
        f"{base}/documents/{node.id}",
        lines(name, 16, room, 2, 600),
        lines(issuer, 14, room, 2),
        issued,
        " · ".join(part for part in (name, issuer, issued) if part),
        chain.level(node.id),
        loaded=bool(node.properties.get("in_corpus")),
        root=node.id == chain.root.id,
        unnumbered=not node.properties.get("number"),
    )


def _group(words: Words, group: Group, address: str) -> Box:
    title = words("and_others", n=len(group.members))
    places = words("of_places", n=group.places) if group.places else ""
    behind = words("with_behind" if group.below else "with_above", n=group.behind) if group.behind else ""
    told = " ".join(part for part in (title, places, behind) if part)
    room = WIDTH - 2 * PADDING
    # of a group above the root only the relations of the document itself tell
    href = f"{address}?level={group.level}" if group.below else f"{address}?way=up&level={group.level}"
    return Box(
        group.id,
        href,
        lines(title, 16, room, 2, 600),
        lines(places, 14, room, 1),
        behind,
        told,
        group.level,
        group=True,
    )


def _pairs(chain: ShownChain) -> dict[tuple[str, str], list[Edge]]:
    """Relations by the boxes that they join, upper first; a group is joined by none."""
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for group in chain.groups:
        pairs[(group.joined, group.id) if group.below else (group.id, group.joined)] = []
    for edge in sorted(chain.edges, key=lambda edge: (LABELS.index(edge.label), edge.start, edge.end)):
        start, end = chain.rows[edge.start], chain.rows[edge.end]
        if start != end:
            pairs[(edge.end, edge.start) if end < start else (edge.start, edge.end)].append(edge)
    return {pair: pairs[pair] for pair in sorted(pairs)}


def _lines(
    words: Words,
    pairs: Mapping[tuple[str, str], list[Edge]],
    ways: Mapping[tuple[str, str], tuple[Point, ...]],
    names: Mapping[str, str],
) -> tuple[Connector, ...]:
    taken: list[tuple[float, float, float]] = []
    found = []
    for (upper, lower), edges in pairs.items():
        way, text = ways[upper, lower], _said(words, edges)
        x, y = way[-1][0], way[-1][1] - 25
        room = (width(text, 13, 600) + 20) / 2
        # several relations of one document: each on a line of its own
        while any(abs(y - other) < _PILL and abs(x - at) < room + half for at, other, half in taken):
            y -= _PILL + 3
        if text:
            taken.append((x, y, room))
        told = "; ".join(_told(words, edge, names) for edge in edges)
        href = f"#{anchor(edges[0])}" if edges else ""
        up, down = any(edge.end == upper for edge in edges) or not edges, any(edge.end == lower for edge in edges)
        found.append(Connector(_path(way), text, told, href, x, y, up, down))
    return tuple(sorted(found, key=lambda line: (line.y, line.x, line.told)))


def _said(words: Words, edges: Iterable[Edge]) -> str:
    """``thực hiện · 3 câu``."""
    verbs = dict.fromkeys(relation_told(words, edge.label) for edge in edges)
    many = sum(len(edge.properties.get("evidence") or ()) for edge in edges)
    return f"{', '.join(verbs)} · {words('sentences', n=many)}" if verbs else ""


def _told(words: Words, edge: Edge, names: Mapping[str, str]) -> str:
    many = words("sentences", n=len(edge.properties.get("evidence") or ()))
    return f"{names[edge.start]} {relation_told(words, edge.label)} {names[edge.end]}: {many}"


def _path(way: tuple[Point, ...]) -> str:
    """A curve where the way has no corner, so that lines of siblings can be distinguished."""
    (x1, y1), (x2, y2) = way[0], way[-1]
    if len(way) == 2:
        bend = (y2 - y1) / 2
        return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in way)


def _at(box: Box, centre: Point) -> Box:
    told = {name: getattr(box, name) for name in Box.__slots__}
    return Box(**{**told, "x": centre[0], "y": centre[1] + HEADER})


def _bands(boxes: Iterable[Box]) -> tuple[Band, ...]:
    """From the first box of a level to the first of the next."""
    tops: dict[str, float] = {}
    bottom = 0.0
    for box in boxes:
        tops[box.level] = min(tops.get(box.level, box.top), box.top)
        bottom = max(bottom, box.top + box.height)
    levels = [level for level in LEVELS if level in tops]
    ends = [*(tops[level] - HEADER for level in levels[1:]), bottom + _FOOT]
    return tuple(Band(level, tops[level] - HEADER, end) for level, end in zip(levels, ends, strict=True))
