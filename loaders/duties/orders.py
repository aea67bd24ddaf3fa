"""What the reader of assignments works with: who is told, what came of it, and where a block may tell it further on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..clean.blocks import Block
from ..model import CarriedOut, Task
from .bodies import NameRow
from .page import DutyText, Places, first_word, sentences
from .wording import BOUND, GIVEN_AMID, GIVES, LATER, later_words

#: a heading of a line of its own, right above what belongs to it: "4. Về kiểm tra, giám sát"
_HEADING = re.compile(r"\W*Về [^\n.;:]{3,80}\n(?=[A-ZĐỦÂÀ-Ỹ])")


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


def further(page: DutyText, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block after its first, with the clauses that a semicolon parts off, each to its end.

    The first counts too where a heading stands right above it.
    """
    heading = _HEADING.match(page.composed.text, block.body, block.end)
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(sentences(page.flat, heading.end() if heading else block.body, block.end)):
        edges = [start, *_after_semicolons(page.flat, start, end), end]
        parts = [(first_word(page.flat, first), last) for first, last in pairwise(edges)]
        found += parts[0 if number or heading else 1 :]
    return found


def given_amid(flat: str, giving: Places, block: Block) -> Iterator[re.Match[str]]:
    """Matches of ``GIVEN_AMID`` in a block, looked for where its words stand."""
    for at in giving.within(block.body, block.end):
        given = GIVEN_AMID.match(flat, at, block.end)
        if given:
            yield given


def giving(page: DutyText) -> Places:
    """Where something may be given amid a sentence."""
    return page.places(GIVES)


def later(page: DutyText, lawful: bool) -> Places:
    """Where somebody may be told something further on in a block."""
    return page.places(later_words(lawful))


def told_later(flat: str, told: Places, block: Block, lawful: bool) -> re.Pattern[str] | None:
    """What somebody may be told further on in a block; ``None`` where no word of it (``told``) stands there."""
    if not told.any_in(block.body, block.end):
        return None
    if lawful:
        return BOUND if BOUND.search(flat, block.body, block.end) else None
    return LATER


def _after_semicolons(flat: str, start: int, end: int) -> Iterator[int]:
    while (start := flat.find(";", start, end) + 1) > 0:
        yield start
