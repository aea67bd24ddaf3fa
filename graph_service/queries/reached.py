"""What lies along a relation from a document, in the order of the answer; of hubs it is kept while nothing changes.

A page of a hub's seventy thousand needs their number, so all have to be walked. The name of the store's state, which no
other state of any store has, tells whether what was walked before still holds.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from threading import Lock

from graph_service.store.protocol import Direction, Reads

#: a walk of as many is kept, and so many of these: some hundred bytes for each document
LARGE, KEPT = 2_000, 4


@dataclass(frozen=True, slots=True)
class Reached:
    """The fewest steps to each document, the root with none, and all but the root by (steps, id)."""

    depths: Mapping[str, int]
    order: tuple[tuple[int, str], ...]

    def after(self, place: tuple[int, str] | None, limit: int | None) -> tuple[tuple[int, str], ...]:
        """So many after a place, or from the beginning."""
        start = 0 if place is None else bisect_right(self.order, place)
        return self.order[start:] if limit is None else self.order[start : start + limit]


_Key = tuple[str, str, tuple[str, ...], Direction, int | None]
_kept: OrderedDict[_Key, Reached] = OrderedDict()
_lock = Lock()


def reached(reads: Reads, root: str, labels: Collection[str], direction: Direction, depth: int | None) -> Reached:
    """All that a walk from ``root`` meets."""
    key = (reads.state(), root, tuple(labels), direction, depth)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    steps = reads.walk(root, labels, direction, depth)
    found = Reached({**steps, root: 0}, tuple((n, node) for node, n in steps.items()))
    if len(steps) >= LARGE and key[0]:
        with _lock:
            _kept[key] = found
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
    return found
