"""What lies along a relation from a document, in the order of the answer; of hubs it is kept and mended as they change.

A page of a hub's seventy thousand needs their number, so all have to be walked. The name of the store's state, which no
other state of any store has, tells whether what was walked before still holds; where it does not, the store tells the
edges that came or went since, whichever process wrote them, and the walk is mended by these (mended.py).
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from graph_service.queries.mended import Mending, TooMuch
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
    found = _mended(reads, key) or _walked(reads, *key[1:])
    if len(found.order) >= LARGE and key[0]:
        with _lock:
            _kept[key] = found
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
    return found


def _walked(reads: Reads, root: str, labels: tuple[str, ...], direction: Direction, depth: int | None) -> Reached:
    steps = reads.walk(root, labels, direction, depth)
    return Reached({**steps, root: 0}, tuple((n, node) for node, n in steps.items()))


def _mended(reads: Reads, key: _Key) -> Reached | None:
    """The same walk of an earlier state, which is not needed any more, brought to this one; ``None`` without any."""
    with _lock:
        earlier = [(each, found) for each, found in _kept.items() if each[1:] == key[1:]]
    for each, found in reversed(earlier):
        touched = reads.touched_since(each[0], key[2])
        if touched is None:
            continue
        with _lock:
            _kept.pop(each, None)
        return _by(reads, found, touched, key) if touched else found
    return None


def _by(reads: Reads, found: Reached, touched: Collection[tuple[str, str]], key: _Key) -> Reached | None:
    mending = Mending(reads, found.depths, *key[2:])
    with suppress(TooMuch):
        mending.by(touched)
        return Reached(mending.depths(), mending.order(found.order)) if mending.changed else found
    return None
