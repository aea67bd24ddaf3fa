"""Numbers that count upwards in a series while their dates do not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from loaders import number as numbers
from loaders.graph import Node
from loaders.resolve.findings import Finding

#: a number may be given some months before its document is signed, but hardly a year
_DAYS_TOO_MANY = 365
_Dated = tuple[tuple[int, str], str, Node]


def out_of_order(documents: Iterable[Node]) -> Iterator[Finding]:
    """Documents dated long after the next number of their series, which itself comes after the number before."""
    for series in _series(documents).values():
        ordered = sorted(series, key=lambda item: (item[0], item[2].id))
        before = [None, *ordered[:-1]]
        for earlier, this, later in zip(before, ordered, [*ordered[1:], None], strict=False):
            if later and _days(later, this) > _DAYS_TOO_MANY and (earlier is None or _days(earlier, later) >= 0):
                yield _finding(this, later)


def _series(documents: Iterable[Node]) -> dict[tuple[object, ...], list[_Dated]]:
    """Dated documents by what their serials count in: signs, place and series."""
    groups: dict[tuple[object, ...], list[_Dated]] = defaultdict(list)
    for node in documents:
        known = node.properties
        number, issued_on = numbers.parse(known.get("number") or ""), known.get("issued_on")
        if number and issued_on and number.serial.isdigit():
            key = (number.signs, number.year, known.get("place"), known.get("series"))
            groups[key].append(((int(number.serial), number.serial), issued_on, node))
    return groups


def _days(first: _Dated, second: _Dated) -> int:
    """How many days the second is dated after the first."""
    return (date.fromisoformat(second[1]) - date.fromisoformat(first[1])).days


def _finding(this: _Dated, later: _Dated) -> Finding:
    told = {"document": this[2].properties["name"], "date": this[1], "next": later[2].properties["name"]}
    return Finding("date-out-of-order", (this[2].id, later[2].id), (), {**told, "next_date": later[1]})
