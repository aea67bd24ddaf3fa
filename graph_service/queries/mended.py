"""A walk of before, mended by the edges that came or went since: what a walk of now would find, without walking it all.

First what has lost its way is found: a document none of whose neighbours one step nearer still leads to it, and then
whatever hangs on it alone. What is left is no farther than before, so the fewest steps of what was lost, of what is new
and of what is nearer now follow as in any search for shortest ways, from there outwards.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from graph_service.store.protocol import Direction, Reads

#: documents met on the way after which all is walked anew: each costs a question to the store
MOST = 400


class TooMuch(Exception):
    """To mend would cost more than to walk."""


@dataclass(slots=True)
class Mending:
    """The steps of before from a root, and what has become of them. Raises ``TooMuch`` where that is a great part."""

    reads: Reads
    #: the root with none
    before: Mapping[str, int]
    labels: Collection[str]
    direction: Direction
    depth: int | None
    lost: set[str] = field(default_factory=set)
    found: dict[str, int] = field(default_factory=dict)
    _nearer: dict[str, frozenset[str]] = field(default_factory=dict)
    _met: int = 0

    def by(self, touched: Iterable[tuple[str, str]]) -> None:
        """Take account of edges, by start and end, that may have come or gone: none else has."""
        ends = {start if self.direction == "in" else end for start, end in touched}
        # a way to the root does not bring it nearer to itself
        ends = {end for end in ends if self.before.get(end) != 0}
        self._lose(ends & self.before.keys())
        self._find(ends | self.lost)

    @property
    def changed(self) -> bool:
        """Whether anything is otherwise than before."""
        return bool(self.lost or self.found)

    def depths(self) -> dict[str, int]:
        """The steps of now."""
        kept = dict(self.before)
        for key in self.lost:
            del kept[key]
        kept.update(self.found)
        return kept

    def order(self, before: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
        """The places (steps, id) of now, sorted as those of before are."""
        places = list(before)
        for key in self.lost | self.found.keys() & self.before.keys():
            del places[bisect_left(places, (self.before[key], key))]
        for key, steps in self.found.items():
            insort(places, (steps, key))
        return tuple(places)

    def _lose(self, ends: Iterable[str]) -> None:
        """Find what none of its neighbours one step nearer leads to any more, the nearest first."""
        doubted = [(self.before[end], end) for end in ends]
        heapify(doubted)
        while doubted:
            steps, key = heappop(doubted)
            if key in self.lost or any(self._standing(each) == steps - 1 for each in self._before(key)):
                continue
            self.lost.add(key)
            for each in self._behind(key):
                if self.before.get(each) == steps + 1:
                    heappush(doubted, (steps + 1, each))

    def _find(self, keys: Iterable[str]) -> None:
        """Find the fewest steps to these, and to what they lead to where that is nearer now."""
        nearest: list[tuple[int, str]] = []
        for key in keys:
            ways = [steps for each in self._before(key) if (steps := self._standing(each)) is not None]
            if ways:
                heappush(nearest, (min(ways) + 1, key))
        while nearest:
            steps, key = heappop(nearest)
            if (self.depth is not None and steps > self.depth) or not self._is_nearer(key, steps):
                continue
            self.found[key] = steps
            for each in self._behind(key):
                if self._is_nearer(each, steps + 1):
                    heappush(nearest, (steps + 1, each))

    def _standing(self, key: str) -> int | None:
        """The steps of before, of what was not lost."""
        return None if key in self.lost else self.before.get(key)

    def _is_nearer(self, key: str, steps: int) -> bool:
        known = self.found.get(key, self._standing(key))
        return known is None or steps < known

    def _before(self, key: str) -> frozenset[str]:
        """The neighbours of now from which a step leads to it."""
        if key not in self._nearer:
            self._nearer[key] = self._neighbours(key, "out" if self.direction == "in" else "in")
        return self._nearer[key]

    def _behind(self, key: str) -> frozenset[str]:
        """The neighbours of now to which a step leads from it."""
        return self._neighbours(key, self.direction)

    def _neighbours(self, key: str, direction: Direction) -> frozenset[str]:
        found = frozenset(self.reads.walk(key, self.labels, direction, 1))
        self._met += 1 + len(found)
        if self._met > MOST:
            raise TooMuch
        return found
