"""What the reader of assignments works with: who is told, and what came of it."""

from dataclasses import dataclass

from ..clean.blocks import Block
from ..model import CarriedOut, Task
from .bodies import NameRow


@dataclass(frozen=True, slots=True)
class Order:
    """The assignees, where the words of their task begin, and the basis."""

    names: NameRow
    start: int
    given: bool
    basis: str
    #: asked in the Party's way, to carry out what the document says
    asked: bool = False


def number_of(block: Block) -> int:
    """The digits of an item's mark as a number; 0 without any."""
    digits = "".join(sign for sign in block.mark if sign.isdigit())
    return int(digits) if digits else 0


@dataclass(frozen=True, slots=True)
class Assigned:
    """What running text assigns."""

    tasks: tuple[Task, ...]
    carried_out: tuple[CarriedOut, ...]
