"""One character where it is set, and how two of them stand to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

# In heights of a glyph.
WORD_GAP = 0.15
BACKWARDS = -0.3


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and the box in which it is set, in points; the origin is the lower left corner."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    #: by how many quarters the letter is turned on the page; the box is that of the page held upright
    turn: int = 0

    @property
    def is_ink(self) -> bool:
        return not self.character.isspace()

    @property
    def height(self) -> float:
        return self.top - self.bottom


Line = Sequence[Glyph]


def side_by_side(before: Glyph, after: Glyph) -> bool:
    """Whether two glyphs stand on one line, also where one of them is small and raised."""
    overlap = min(before.top, after.top) - max(before.bottom, after.bottom)
    return before.turn == after.turn and overlap > 0.5 * min(before.height, after.height)


def gap(before: Glyph, after: Glyph) -> float:
    """How much lies between two glyphs, in heights; negative where they overlap."""
    return (after.left - before.right) / max(before.height, after.height, 1.0)


def has_ink(line: Line) -> bool:
    """Whether there is anything to see in a line."""
    return any(glyph.is_ink for glyph in line)


def first_ink(line: Line) -> Glyph:
    """The first glyph that is seen; there must be one."""
    return next(glyph for glyph in line if glyph.is_ink)


def last_ink(line: Line) -> Glyph:
    """The last glyph that is seen; there must be one."""
    return next(glyph for glyph in reversed(line) if glyph.is_ink)


def right(line: Line) -> float:
    """Where the last glyph that is seen ends."""
    return last_ink(line).right
