"""With whom a body is to do something where that is all it is told: "Sở X phối hợp với Sở Y cấp thẻ"."""

import re
from functools import cache

from ..know.duties import meanings
from .bodies import NameRow, is_verb, names_at
from .kept import LONGEST_TASK
from .orders import Order
from .page import DutyText, first_word
from .roles import COORDINATES, Manner, Part, lists, parts_of
from .wording import TELLS, is_vague, to_verb

_JOINS = re.compile(r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:Các|Những|Thủ trưởng|Bộ, |Lãnh đạo)(?!\w)|(?:Bộ|Sở), ", re.IGNORECASE)
#: what another sees to begins with whom it is done with
_TOGETHER = re.compile(r"\W*(?:chủ trì,?\s+(?:và\s+)?)?phối hợp(?!\w)", re.IGNORECASE)


#: "Phòng X: cùng soạn câu hỏi": does with others what they do
_JOINS_IN = re.compile(r"\W*cùng\s+(?!với|các|nhau|cấp|lúc|thời|kỳ|ngày)(?-i:[a-zđ])", re.IGNORECASE)


def parts_told(flat: str, order: Order, end: int, manner: Manner) -> tuple[list[Part], bool]:
    """As ``parts_of``, of an order up to ``end``: who is told in a sentence to do something with another leads.

    Not in a law, where that tells how the powers of both go together; below a heading, as one item of what a body has
    to do, it tells of that body alone, which helps another.
    """
    if _JOINS_IN.match(flat, order.start, end):
        return [Part(COORDINATES, (order.start, order.start))], False
    leads = order.basis == "sentence" and not manner.rules and _has_partners(flat, order, end)
    return parts_of(flat, order.start, end, manner, order.given or leads)


def _has_partners(flat: str, order: Order, end: int) -> bool:
    """Whether an order to one body tells with whom to do something; several are asked to help."""
    return not _SEVERAL.match(flat, order.names.names[0][0]) and _works_with(flat, order.start, end)


def _works_with(flat: str, start: int, end: int) -> bool:
    """Whether words say with whom to do something: "phối hợp với Sở Y cấp thẻ"; not with groups, nor "… trong việc"."""
    joins = _JOINS.match(flat, start, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    if row is None or is_vague(flat, row) or _SEVERAL.match(flat, row.names[0][0]):
        return False
    at = first_word(flat, row.end)
    if flat.startswith(_others_parts(), at):
        # "phối hợp với Sở Y kiểm tra": it is the other that watches
        return False
    return at < end and is_verb(flat, at) and not TELLS.match(flat, at)


@cache
def _others_parts() -> tuple[str, ...]:
    return tuple(word for word, role in meanings("role").items() if role in ("LEADS", "MONITORS"))


def seen_to(page: DutyText, part: Part, stretch: tuple[int, int], manner: Manner) -> tuple[str, Order, list[Part]]:
    """What another is to do by the words of whoever sees to it, the order to that other, and the parts in it."""
    flat, others = page.flat, part.others
    start = to_verb(flat, others.end, stretch[1]) if others else stretch[1]
    stop = -1 if others and lists(flat, others) else flat.find(";", start, stretch[1])
    end = stretch[1] if stop < 0 else stop
    text = page.words(start, end).strip(" :.;/")[:LONGEST_TASK]
    order = Order(others or NameRow((), start), start, False, "sentence")
    return text, order, parts_as_directed(flat, part, start, end, manner)


def parts_as_directed(flat: str, part: Part, start: int, end: int, manner: Manner) -> list[Part]:
    """The parts in what another sees to: "Chỉ đạo Sở X phối hợp với Sở Y …" has both take part."""
    together = _TOGETHER.match(flat, start, end) is not None
    return (parts_of(flat, start, end, manner, given=True)[0] if together else []) or [part]
