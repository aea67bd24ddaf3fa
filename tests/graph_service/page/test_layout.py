"""Boxes and lines have their places: the contract of the one function, whatever library stands behind it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.page import rows
from graph_service.page.layout import Placed, Size, placed


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[Size], list[tuple[str, str]]]:
    """Up to forty boxes in up to six rows, and lines that lead to lower rows."""
    many = draw(st.integers(1, 40))
    sizes = [Size(f"b{at}", draw(st.integers(0, 5)), 208, draw(st.sampled_from((58, 76, 94)))) for at in range(many)]
    pairs = [(a.id, b.id) for a in sizes for b in sizes if a.row < b.row]
    lines = draw(st.lists(st.sampled_from(pairs), max_size=60)) if pairs else []
    return sizes, lines


def boxes_apart(sizes: list[Size], found: Placed) -> bool:
    """Whether no box lies over another."""
    for first in sizes:
        for second in sizes:
            (x, y), (x2, y2) = found.centres[first.id], found.centres[second.id]
            near = abs(x - x2) < (first.width + second.width) / 2 and abs(y - y2) < (first.height + second.height) / 2
            if first.id < second.id and near:
                return False
    return True


def boxes_crossed(sizes: list[Size], found: Placed) -> list[tuple[tuple[str, str], str]]:
    """Lines with the boxes that they lead through, told by many points of every stretch."""
    crossed = []
    for line, way in found.ways.items():
        for (x1, y1), (x2, y2) in pairwise(way):
            points = [(x1 + (x2 - x1) * n / 100, y1 + (y2 - y1) * n / 100) for n in range(101)]
            for size in sizes:
                x, y = found.centres[size.id]
                inside = any(abs(a - x) < size.width / 2 - 1 and abs(b - y) < size.height / 2 - 1 for a, b in points)
                if inside and size.id not in line:
                    crossed.append((line, size.id))
    return crossed


@settings(max_examples=60, deadline=None)
@given(chains(), st.randoms(use_true_random=False))
def test_a_picture_does_not_depend_on_order(chain: tuple[list[Size], list[tuple[str, str]]], random: object) -> None:
    """The same boxes and lines in any order have the same places."""
    sizes, lines = chain
    first = placed(sizes, lines, row_gap=84, box_gap=16)
    random.shuffle(sizes)  # type: ignore[attr-defined]
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert placed(sizes, lines, row_gap=84, box_gap=16) == first


@settings(max_examples=60, deadline=None)
@given(chains())
def test_no_box_over_another_and_no_line_through_a_box(chain: tuple[list[Size], list[tuple[str, str]]]) -> None:
    """Whatever is drawn can be read; every line begins at its upper box and ends at its lower one."""
    sizes, lines = chain
    found = placed(sizes, lines, row_gap=84, box_gap=16)
    assert boxes_apart(sizes, found)
    assert boxes_crossed(sizes, found) == []
    height = {size.id: size.height for size in sizes}
    for (upper, lower), way in found.ways.items():
        assert way[0][1] == pytest.approx(found.centres[upper][1] + height[upper] / 2, abs=2)
        assert way[-1][1] == pytest.approx(found.centres[lower][1] - height[lower] / 2, abs=2)


@settings(max_examples=60, deadline=None)
@given(chains())
def test_the_stand_by_keeps_the_same_contract(chain: tuple[list[Size], list[tuple[str, str]]]) -> None:
    """The layout without a library lays no box over another and no line through a box."""
    sizes, lines = sorted(chain[0]), sorted(set(chain[1]))
    found = rows.placed(sizes, lines, 84, 16)
    assert boxes_apart(sizes, found)
    assert boxes_crossed(sizes, found) == []


def test_a_line_has_to_lead_down() -> None:
    """A line inside a row is refused, not drawn over the boxes of the row."""
    with pytest.raises(ValueError, match="lower row"):
        placed([Size("a", 0, 10, 10), Size("b", 0, 10, 10)], [("a", "b")], row_gap=10, box_gap=10)
