"""How far an order goes: its sentences, the clauses of others in them, and where a verb tells what to do."""

import re
from collections.abc import Iterator

from .bodies import NameRow, is_deed, is_verb, names_at
from .orders import Order, first_word
from .page import sentences
from .refusing import is_no_order
from .wording import BESIDES, TELLS, TO_VERB, after_office

_LONGEST_VERB = 40
_WORKS_WITH = re.compile(
    r"\s*(?:(?:đồng thời|và|(?:trong )?trường hợp cần thiết|khi cần(?: thiết)?),?\s+)?(?:chủ trì,?\s+)?"
    r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)",
    re.IGNORECASE,
)


def told_apart(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, and in them the clauses of others: "…; Hội Y phối hợp", "…; phối hợp với Sở Y …"."""
    for first, last in sentences(flat, start, end):
        stop = flat.find(";", first, last)
        while stop >= 0:
            row = names_at(flat, stop + 1, last)
            if (row and verb_after(flat, row, last) is not None) or _WORKS_WITH.match(flat, stop + 1, last):
                yield first, stop
                first = first_word(flat, stop + 1)
            stop = flat.find(";", stop + 1, last)
        yield first, last


def is_order(flat: str, start: int, end: int) -> bool:
    """Whether an item says what to do: it begins with a verb, or with the body that does it."""
    if is_no_order(flat, start):
        return False
    row = names_at(flat, start, end)
    if row:
        return verb_after(flat, row, end) is not None
    start = after_office(flat, start, end)
    begin = flat[start : start + _LONGEST_VERB].lstrip(' -+•“"')
    return bool(begin) and (is_verb(begin.lower(), 0) or is_deed(begin.lower()))


def inner(flat: str, row: NameRow, end: int) -> Order | None:
    """Another body that a later sentence begins with."""
    verb = TO_VERB.match(flat, row.end, end)
    at = verb.end() if verb else row.end
    if at < end and is_verb(flat, at) and not TELLS.match(flat, at):
        return Order(row, at, False, "sentence")
    return None


def verb_after(flat: str, row: NameRow, end: int) -> int | None:
    """Where the order begins, if a verb stands after the names and what may part them."""
    besides = BESIDES.match(flat, row.end, end)
    verb = TO_VERB.match(flat, besides.end() if besides else row.end, end)
    at = verb.end() if verb else row.end
    return at if at < end and is_verb(flat, at) and not TELLS.match(flat, at) else None
