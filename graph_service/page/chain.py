"""What of a document's chain is shown: the nearest documents, siblings beyond a few as groups.

Up is what the document carries out, down what carries it out. The whole chain is counted; only what is
near is read with its sentences, so that a directive with ten thousand plans opens as fast as one with ten.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from heapq import nsmallest

from graph_service.store.protocol import Outline, Reads
from loaders.model import Edge, Node

#: relations that a picture of a chain shows, the most telling first
LABELS = ("IMPLEMENTS", "CONTINUES", "GUIDES", "APPROVES", "SUPERSEDES", "AMENDS", "REPEALS", "SUSPENDS")
#: rows of a picture; what is of no known level stands above or below the levels
ABOVE, BELOW = "above", "below"
LEVELS = (ABOVE, "central", "city", "district", "ward", BELOW)
MOST_READ, MOST_BOXES, MOST_IN_ROW = 300, 40, 8
_SIBLINGS = (6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are not shown one by one: of a level, all joined to ``joined``, below it or above."""

    joined: str
    level: str
    below: bool
    members: tuple[Outline, ...]
    #: documents that lie behind them
    behind: int

    @property
    def id(self) -> str:
        """An id that no document has."""
        return f"~{self.joined}~{self.level}~{'below' if self.below else 'above'}"

    @property
    def places(self) -> int:
        """Of how many places they are."""
        return len({each.place for each in self.members if each.place})


@dataclass(frozen=True, slots=True)
class ShownChain:
    """The part of a chain that is shown. ``steps``: from the root to each document of all of it, negative upwards."""

    root: Node
    shown: frozenset[str]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    steps: Mapping[str, int]
    rows: Mapping[str, int]
    #: every document of the chain, shown or not
    known: Mapping[str, Outline]
    #: the documents that are shown
    nodes: Mapping[str, Node] = field(default_factory=dict)

    def level(self, key: str) -> str:
        """The row of levels that a document stands in."""
        return _level(self.known[key], self.steps[key])


def _level(outline: Outline, steps: int) -> str:
    """The level of a document; of an unknown one whether it stands above or below the root."""
    return outline.level if outline.level in LEVELS else ABOVE if steps < 0 else BELOW


def read_chain(reads: Reads, root: Node) -> ShownChain:
    """The chain around a document, the same for any order in which the store gives it."""
    steps = {root.id: 0} | reads.walk(root.id, LABELS, "in", None)
    above = reads.walk(root.id, LABELS, "out", None)
    steps |= {key: -many for key, many in above.items() if key not in steps}
    known = reads.outlines(steps)
    near = nsmallest(MOST_READ, known, key=lambda key: (abs(steps[key]), *_early(known[key])))
    kept = set(near)
    edges = [edge for edge in reads.edges(near, LABELS, "out") if edge.end in kept and edge.start != edge.end]
    chosen = _chosen(root, known, edges, steps)
    return replace(chosen, nodes=reads.nodes(chosen.shown))


@dataclass(slots=True)
class _Links:
    """Edges by their ends."""

    below: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    above: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))


def _chosen(root: Node, nodes: Mapping[str, Outline], edges: list[Edge], steps: Mapping[str, int]) -> ShownChain:
    """As many siblings as leave the picture small enough to be read."""
    links = _Links()
    for edge in edges:
        links.below[edge.end].append(edge)
        links.above[edge.start].append(edge)
    for most in _SIBLINGS:
        shown = {root.id} | _spread(root.id, nodes, links, steps, most, below=True)
        shown |= _spread(root.id, nodes, links, steps, most, below=False)
        found = _chain(root, nodes, links, [e for e in edges if {e.start, e.end} <= shown], steps, shown)
        if _fits(found):
            break
    return found


def _spread(
    root: str, nodes: Mapping[str, Outline], links: _Links, steps: Mapping[str, int], most: int, *, below: bool
) -> set[str]:
    """What is shown on one side of the root: of each document and level the ``most`` that came first."""
    shown, waiting = set[str](), [root]
    while waiting:
        for siblings in _beside(waiting.pop(0), nodes, links, steps, below=below).values():
            new = [key for key in siblings if key not in shown and key != root]
            taken = new if len(new) <= most else new[: most - 1]
            shown.update(taken)
            waiting += taken
    return shown


def _beside(
    key: str, nodes: Mapping[str, Outline], links: _Links, steps: Mapping[str, int], *, below: bool
) -> dict[str, list[str]]:
    """The neighbours on one side by level; what carries out first, then by day."""
    edges = links.below[key] if below else links.above[key]
    rank: dict[str, int] = {}
    for edge in edges:
        other = edge.start if below else edge.end
        if (steps[other] > 0) == below:
            rank[other] = min(rank.get(other, 9), LABELS.index(edge.label))
    found: dict[str, list[str]] = defaultdict(list)
    for other in sorted(rank, key=lambda each: (rank[each], _early(nodes[each]))):
        found[_level(nodes[other], steps[other])].append(other)
    return found


def _chain(
    root: Node,
    nodes: Mapping[str, Outline],
    links: _Links,
    edges: list[Edge],
    steps: Mapping[str, int],
    shown: set[str],
) -> ShownChain:
    hidden: dict[tuple[str, str, bool], list[str]] = {}
    counted = set(shown)
    for key in sorted(shown, key=lambda each: (abs(steps[each]), each)):
        for below in (True, False):
            if (below and steps[key] < 0) or (not below and steps[key] > 0):
                continue
            for level, siblings in _beside(key, nodes, links, steps, below=below).items():
                if left := [each for each in siblings if each not in counted]:
                    hidden[key, level, below] = left
                    counted.update(left)
    behind = _behind(hidden, links, counted)
    _add_unread(root.id, hidden, nodes, steps, counted)
    groups = tuple(
        Group(*place, tuple(nodes[key] for key in members), behind.get(place, 0)) for place, members in hidden.items()
    )
    rows = _rows({key: _level(nodes[key], steps[key]) for key in shown}, edges, groups)
    return ShownChain(root, frozenset(shown), tuple(edges), groups, steps, rows, nodes)


def _behind(
    hidden: Mapping[tuple[str, str, bool], list[str]], links: _Links, counted: set[str]
) -> dict[tuple[str, str, bool], int]:
    """How many documents lie behind each group; each is counted once."""
    found = {}
    for place, members in hidden.items():
        waiting, many = list(members), 0
        while waiting:
            key = waiting.pop()
            others = [edge.start for edge in links.below[key]] if place[2] else [edge.end for edge in links.above[key]]
            new = [other for other in dict.fromkeys(others) if other not in counted]
            counted.update(new)
            many += len(new)
            waiting += new
        found[place] = many
    return found


def _add_unread(
    root: str,
    hidden: dict[tuple[str, str, bool], list[str]],
    nodes: Mapping[str, Outline],
    steps: Mapping[str, int],
    counted: set[str],
) -> None:
    """What is too far away is summed up at the root, by level."""
    for key in sorted(nodes):
        if key not in counted:
            hidden.setdefault((root, _level(nodes[key], steps[key]), steps[key] > 0), []).append(key)


def _rows(levels: Mapping[str, str], edges: Iterable[Edge], groups: Iterable[Group]) -> dict[str, int]:
    """Rows from the top: by level, and inside a level below what is carried out."""
    level = dict(levels)
    above: dict[str, set[str]] = defaultdict(set)
    pairs = [(edge.end, edge.start) for edge in edges]
    for group in groups:
        level[group.id] = group.level
        pairs.append((group.joined, group.id) if group.below else (group.id, group.joined))
    for upper, lower in pairs:
        if level[upper] == level[lower]:
            above[lower].add(upper)
    deep = _depths(level, above)
    used = sorted({(LEVELS.index(level[key]), deep[key]) for key in level})
    return {key: used.index((LEVELS.index(level[key]), deep[key])) for key in level}


def _depths(keys: Collection[str], above: Mapping[str, set[str]]) -> dict[str, int]:
    """The longest way down to each inside its level; the relation that closes a circle is passed over."""
    found: dict[str, int] = {}

    def depth(key: str, way: frozenset[str]) -> int:
        if key not in found:
            upper = [each for each in sorted(above.get(key, ())) if each not in way]
            found[key] = 1 + max((depth(each, way | {key}) for each in upper), default=-1)
        return found[key]

    for key in sorted(keys):
        depth(key, frozenset({key}))
    return found


def _fits(found: ShownChain) -> bool:
    in_row: dict[int, int] = defaultdict(int)
    for row in found.rows.values():
        in_row[row] += 1
    return len(found.rows) <= MOST_BOXES and max(in_row.values()) <= MOST_IN_ROW


def _early(outline: Outline) -> tuple[str, str]:
    return outline.issued_on or "9999", outline.id
