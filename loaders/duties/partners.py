"""With whom a body is to do something where that is all it is told: "Sở X phối hợp với Sở Y cấp thẻ"."""

import re
from functools import cache

from ..clean.blocks import Block
from ..know.duties import meanings
from .bodies import NameRow, is_verb, names_at
from .orders import Order
from .page import first_word
from .roles import COORDINATES, Manner, Part, parts_of
from .wording import TELLS, is_vague

_JOINS = re.compile(r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:Các|Những|Thủ trưởng|Bộ, |Lãnh đạo)(?!\w)|(?:Bộ|Sở), ", re.IGNORECASE)
#: what another sees to begins with whom it is done with
_TOGETHER = re.compile(r"\W*(?:chủ trì,?\s+(?:và\s+)?)?phối hợp(?!\w)", re.IGNORECASE)


def parts_told(
    flat: str,
    order: Order,
    block: Block | None,
    heading: tuple[Block, NameRow] | None,
    below: Block | None,
    end: int,
    manner: Manner,
) -> tuple[list[Part], bool]:
    """As ``parts_of``, of an order up to ``end``: who is told in a sentence to do something with another leads.

    Below a heading both take part. ``block``: whose first words the order is; ``below``: what comes right below that.
    """
    partners = _partners_of_all(flat, order, block, heading, below, end)
    in_sentence = partners is not None and order.basis == "sentence"
    parts, carries = parts_of(flat, order.start, end, manner, order.given or in_sentence)
    if partners and not in_sentence:
        parts.append(Part(COORDINATES, (order.start, order.start), partners))
    return parts, carries


def _partners_of_all(
    flat: str, order: Order, block: Block | None, heading: tuple[Block, NameRow] | None, below: Block | None, end: int
) -> NameRow | None:
    """With whom a body is to do something, where it is told no more: "Sở X: phối hợp với Sở Y cấp thẻ".

    ``None`` for an order among others, or one to several bodies: they are asked to help.
    ``block``: whose first words the order is; ``below``: what comes right below that.
    """
    partners = None if _SEVERAL.match(flat, order.names.names[0][0]) else _works_with(flat, order.start, end)
    if partners is None or order.basis == "sentence":
        return partners
    alone = heading is not None and (below is None or below.depth <= heading[0].depth)
    if block is None or heading is None or not alone:
        return None
    return partners if block is heading[0] or not flat[heading[0].end : block.start].strip() else None


def _works_with(flat: str, start: int, end: int) -> NameRow | None:
    """With whom words say to do something: "phối hợp với Sở Y cấp thẻ"; not with groups, nor "… trong việc"."""
    joins = _JOINS.match(flat, start, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    if row is None or is_vague(flat, row) or _SEVERAL.match(flat, row.names[0][0]):
        return None
    at = first_word(flat, row.end)
    if flat.startswith(_others_parts(), at):
        # "phối hợp với Sở Y kiểm tra": it is the other that watches
        return None
    return row if at < end and is_verb(flat, at) and not TELLS.match(flat, at) else None


@cache
def _others_parts() -> tuple[str, ...]:
    return tuple(word for word, role in meanings("role").items() if role in ("LEADS", "MONITORS"))


def parts_as_directed(flat: str, part: Part, start: int, end: int, manner: Manner) -> list[Part]:
    """The parts in what another sees to: "Chỉ đạo Sở X phối hợp với Sở Y …" has both take part."""
    together = _TOGETHER.match(flat, start, end) is not None
    return (parts_of(flat, start, end, manner, given=True)[0] if together else []) or [part]
