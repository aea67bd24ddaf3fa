"""What a block tells somebody further on: amid a sentence, or in one behind its first."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..clean.blocks import Block
from .bodies import NameRow, names_at
from .kept import SHORTEST_TASK
from .orders import Order
from .page import DutyText, Places, first_word, sentences
from .refusing import is_case
from .roles import Manner
from .spoken import does_itself, told_apart, verb_after
from .wording import BOUND, GIVEN_AMID, GIVES, LATER, given_at, hands_over, is_vague, later_words

#: a heading of a line of its own, right above what belongs to it: "4. Về kiểm tra, giám sát"
_HEADING = re.compile(r"\W*Về [^\n.;:]{3,80}\n(?=[A-ZĐỦÂÀ-Ỹ])")
#: so far behind an order amid a sentence its own sentences are looked for, and a word that a sentence begins with ends
_REACH, _LONGEST_WORD = 6000, 40


def asks(given: str, manner: Manner) -> bool:
    """Whether words ask, in the Party's way, to carry out what the document says."""
    return manner.party and given.strip().casefold().startswith("đề nghị")


def orders_amid(page: DutyText, block: Block, giving: Places, manner: Manner) -> Iterator[tuple[Order, int, int]]:
    """Orders inside a sentence, as in "… và giao Sở X …", with their stretch; the next sentences mean the same body."""
    flat = page.flat
    if is_case(flat, block.body):
        return
    for given in given_amid(flat, giving, block):
        asked = asks(given["how"], manner)
        if given["how"] == "đề nghị" and not asked:
            continue
        row = names_at(flat, given.end(), block.end, low=True)
        start = verb_after(flat, row, block.end) if row else None
        nobody = row is not None and not manner.party and is_vague(flat, row)
        if row is None or start is None or nobody:
            continue
        told = sentences(flat, given.start(), min(block.end, given.start() + _REACH))
        if told[0][1] - start < SHORTEST_TASK:
            continue
        yield Order(row, start, True, "sentence", asked), *next(told_apart(flat, *told[0]))
        # whoever is named first answers for what the next sentences ask
        head = NameRow(row.names[:1], row.end)
        for first, end in told[1:] if asked else ():
            if names_at(flat, first, end) is None:
                yield Order(head, first, True, "sentence", asked), first, end


def orders_later(page: DutyText, block: Block, later: Places, manner: Manner) -> Iterator[tuple[Order, int, int]]:
    """Who is told something in a sentence behind the first: "… Giám đốc Sở X chịu trách nhiệm …"."""
    flat, lawful = page.flat, manner.lawful
    if lawful and not BOUND.search(flat, block.body, block.end):
        return
    for first, end in _sentences_behind(page, block):
        if not later.any_in(first, end + _LONGEST_WORD):
            continue
        given = None if lawful else given_at(flat, first, end)
        own = given and given.group().lstrip()[0].islower() and not hands_over(given.group())
        if own and does_itself(flat, block.body, block.end):
            continue
        row = names_at(flat, given.end() if given else first, end, low=given is not None)
        start = verb_after(flat, row, end) if row and not is_vague(flat, row) else None
        if row and start is not None and (given or (BOUND if lawful else LATER).match(flat, start)):
            yield Order(row, start, bool(given and hands_over(given.group())), "sentence"), first, end


def _sentences_behind(page: DutyText, block: Block) -> list[tuple[int, int]]:
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


def _after_semicolons(flat: str, start: int, end: int) -> Iterator[int]:
    while (start := flat.find(";", start, end) + 1) > 0:
        yield start
