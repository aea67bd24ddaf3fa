"""How far an order goes: its sentences, the clauses of others in them, and where a verb tells what to do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..clean.blocks import Block
from ..know.duties import meanings
from .bodies import NameRow, is_deed, is_verb, names_at, widened
from .orders import Order
from .page import first_word, sentences
from .refusing import is_case, is_no_order, is_part_alone
from .wording import BESIDES, TELLS, after_office, given_at, hands_over, is_vague, to_verb

_LONGEST_VERB, _LONGEST_GROUNDS = 40, 260
#: the depth of items with a number
_NUMBERED = 4
#: "Đối với các nội dung …: Giao Sở X", "Hằng năm, Sở X": what an order may begin with before its verb
_GROUNDS = re.compile(
    r"\W*(?:đối với|về|theo(?! dõi)|căn cứ|trên cơ sở|trong|khi|tại|từ|để|sau|trước|ngoài|với|nhằm|riêng"
    r"|định kỳ(?= trước ngày[^,;.]{0,45},)|(?:định kỳ|(?:hằng|hàng|mỗi) (?:năm|quý|tháng))(?=[^,;.]{0,20},))(?!\w)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[,:]\s+")
_BOUND = re.compile(r"\s+(?:có trách nhiệm|phải)(?!\w)")
_JOINS = re.compile(r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:Các|Những|Thủ trưởng|Bộ, |Lãnh đạo)(?!\w)|(?:Bộ|Sở), ", re.IGNORECASE)
_LEADS_OTHERS = re.compile(r"[^;]{0,60}?chủ trì,?\s+(?:và\s+)?phối hợp(?!\w)", re.IGNORECASE)
_WORKS_WITH = re.compile(
    r"\s*(?:(?:đồng thời|và|(?:trong )?trường hợp cần thiết|khi cần(?: thiết)?),?\s+)?(?:chủ trì,?\s+)?"
    r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)",
    re.IGNORECASE,
)

#: "các cơ quan", "Ban Chỉ đạo": words that are verbs elsewhere, or tell where, may go on with them …
_OF_SOME_KIND = re.compile(
    r"(?:Ban (?:Chỉ đạo|[Qq]uản lý(?: dự án)?)|(?:cơ quan|đơn vị|tổ chức|cá nhân|doanh nghiệp|cơ sở|bộ, ngành|bộ phận"
    r"|cơ quan thông tin)(?: khác)?)$",
    re.IGNORECASE,
)
#: … up to what binds them: "Các cơ quan, tổ chức sử dụng vốn ngân sách có trách nhiệm"
_BOUND_BEHIND = re.compile(
    r",?\s+(?=(?:tổ chức(?! thực hiện| triển khai)|phát triển|đầu tư|truyền thông|tuyên truyền|xây dựng|chuyên môn"
    r"|quản lý|cung cấp|sử dụng|vận hành|trong|thuộc|chủ trì quản lý|giúp việc|thực hiện|khai thác|kinh doanh|sản xuất"
    r"|tiếp nhận|nhận)(?!\w))"
    r"(?:(?!phối hợp|chức năng|nhiệm vụ|quyền hạn|thẩm quyền)[^.;:()]){3,140}?"
    r"(?<! và)(?<!,)(?=\s(?:(?:có|chịu) trách nhiệm|phải)(?!\w))"
)
#: "… liên quan đến việc sắp xếp và các cơ quan khác có trách nhiệm": the name has ended, and the order not begun
_CONCERNED = re.compile(r"liên quan đến việc\s+[^.;:()]{3,140}?(?=\s(?:có|chịu) trách nhiệm(?!\w))")
#: a kind of bodies, and what tells those meant from others, so that it is no order: "Các đơn vị quản lý …"
_TOLD_BY = re.compile(r"\s+(?:quản lý|nhận|tiếp nhận|trực tiếp|chủ trì quản lý|truyền thông)(?!\w)")
_A_KIND = re.compile(r"(?:các )?(?:cơ quan|đơn vị|tổ chức)(?:, (?:cơ quan|đơn vị|tổ chức|cá nhân))*", re.IGNORECASE)


def whole(flat: str, row: NameRow, end: int) -> NameRow | None:
    """The names, the last of them up to what binds it; ``None`` where it goes on and does not say how far."""
    start, stop = row.names[-1]
    concerned = _CONCERNED.match(flat, stop + 1, end)
    if concerned:
        return NameRow(row.names, concerned.end())
    more = _BOUND_BEHIND.match(flat, row.end, end) if _OF_SOME_KIND.search(flat, start, row.end) else None
    if more:
        return widened(flat, row, more.end())
    return None if _A_KIND.fullmatch(flat, start, stop) and _TOLD_BY.match(flat, row.end, end) else row


def told_apart(flat: str, start: int, end: int, by_partners: bool = False) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, and in them the clauses of others: "…; Hội Y phối hợp", "…; phối hợp với Sở Y …".

    ``by_partners``: also what a body does without those it leads: "chủ trì, phối hợp với Sở Y …; báo cáo …".
    """
    for first, last in sentences(flat, start, end):
        stop = flat.find(";", first, last)
        while stop >= 0:
            given = given_at(flat, first_word(flat, stop + 1), last)
            given = given if given and hands_over(given.group()) else None
            row = names_at(flat, given.end() if given else stop + 1, last, low=given is not None)
            others = row is not None and verb_after(flat, row, last) is not None
            alone = by_partners and row is None and _is_done_alone(flat, first, stop, last)
            others = others or _WORKS_WITH.match(flat, stop + 1, last) is not None
            if (others or alone) and not _amid_names(flat, first, stop, last):
                yield first, stop
                first = first_word(flat, stop + 1)
            stop = flat.find(";", stop + 1, last)
        yield first, last


def names_partners_alone(flat: str, start: int, end: int) -> bool:
    """Whether a stretch tells with whom to work, and not on what: "Chủ trì, phối hợp với Sở Y"."""
    joins = _JOINS.search(flat, start, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    alone = row is not None and not flat[row.end : end].strip(" .;,:")
    return alone and joins is not None and is_part_alone(flat[start : joins.end()])


def works_alone(
    flat: str, order: Order, block: Block | None, heading: tuple[Block, NameRow] | None, below: Block | None, end: int
) -> bool:
    """Whether all that one body is told is to do something with another: "Sở X: phối hợp với Sở Y cấp thẻ".

    Then it leads; with an order among others it is asked to help, and so is each of several bodies.
    ``block``: whose first words the order is; ``below``: what comes right below that.
    """
    if _SEVERAL.match(flat, order.names.names[0][0]) or not _works_with(flat, order.start, end):
        return False
    if order.basis == "sentence":
        return True
    alone = heading is not None and (below is None or below.depth <= heading[0].depth)
    if block is None or heading is None or not alone:
        return False
    return block is heading[0] or not flat[heading[0].end : block.start].strip()


def _works_with(flat: str, start: int, end: int) -> bool:
    """Whether words say to do something with another: "phối hợp với Sở Y cấp thẻ"; not "phối hợp … trong việc"."""
    joins = _JOINS.match(flat, start, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    if row is None or is_vague(flat, row):
        return False
    at = first_word(flat, row.end)
    if flat.startswith(_others_parts(), at):
        # "phối hợp với Sở Y kiểm tra": it is the other that watches
        return False
    return at < end and is_verb(flat, at) and not TELLS.match(flat, at)


@cache
def _others_parts() -> tuple[str, ...]:
    return tuple(word for word, role in meanings("role").items() if role in ("LEADS", "MONITORS"))


def _is_done_alone(flat: str, start: int, stop: int, end: int) -> bool:
    """Whether an order stands behind a semicolon, and others take part in what stands before it."""
    if not _LEADS_OTHERS.match(flat, start, stop) or is_no_order(flat, stop + 1) or is_case(flat, stop + 1):
        return False
    return is_order(flat, first_word(flat, stop + 1), end)


def _amid_names(flat: str, start: int, stop: int, end: int) -> bool:
    """Whether a semicolon parts names in a row: "chủ trì, phối hợp với Giám đốc Sở X; Chủ tịch UBND các xã mở …"."""
    joined = [each.end() for each in _JOINS.finditer(flat, start, stop)]
    row = names_at(flat, joined[-1] if joined else start, end, low=True)
    return row is not None and row.end > stop


def behind_grounds(flat: str, start: int, end: int) -> int | None:
    """Where what is to be done, or who does it, begins: behind "Căn cứ …,"; ``None`` where nothing of both follows."""
    office = after_office(flat, start, end)
    if office > start or not _GROUNDS.match(flat, start, end):
        return office
    for stop in _STOPS.finditer(flat, start, min(end, start + _LONGEST_GROUNDS)):
        given = given_at(flat, stop.end(), end)
        row = names_at(flat, given.end() if given else stop.end(), end, low=given is not None)
        if row and verb_after(flat, row, end) is not None:
            return stop.end()
        low = names_at(flat, stop.end(), end, low=True)
        if low and _BOUND.match(flat, low.end, end):
            return stop.end()
        if is_verb(flat[stop.end() : stop.end() + _LONGEST_VERB].lower(), 0) and not TELLS.match(flat, stop.end()):
            return stop.end()
    return None


def is_order(flat: str, start: int, end: int) -> bool:
    """Whether an item says what to do: it begins with a verb, or with the body that does it."""
    at = None if is_no_order(flat, start) or flat[start:end].isupper() else behind_grounds(flat, start, end)
    if at is None:
        return False
    row = names_at(flat, at, end, low=at > start)
    start = at
    if row:
        return verb_after(flat, row, end) is not None
    start = after_office(flat, start, end)
    begin = flat[start : start + _LONGEST_VERB].lstrip(' -+•“"')
    return bool(begin) and (is_verb(begin.lower(), 0) or is_deed(begin.lower()))


def does_itself(flat: str, start: int, end: int) -> bool:
    """Whether an item begins with a deed of somebody whom it does not name."""
    return given_at(flat, start, end) is None and names_at(flat, start, end) is None and is_order(flat, start, end)


def is_own_deed(flat: str, block: Block, items: Sequence[Block], given: str) -> bool:
    """As in "b) Rà soát …; c) Đề nghị UBND tỉnh …": whoever does the one asks for the other; ``items``: those above."""
    above = items[-1] if items else None
    if above is None or block.depth <= _NUMBERED or above.depth != block.depth or hands_over(given):
        return False
    return does_itself(flat, above.body, above.end)


def inner(flat: str, row: NameRow, end: int) -> Order | None:
    """Another body that a later sentence begins with."""
    at = _verb_at(flat, row.end, end)
    return None if at is None else Order(row, at, False, "sentence")


def verb_after(flat: str, row: NameRow, end: int) -> int | None:
    """Where the order begins, if a verb stands after the names and what may part them."""
    besides = BESIDES.match(flat, row.end, end)
    return _verb_at(flat, besides.end() if besides else row.end, end)


def _verb_at(flat: str, start: int, end: int) -> int | None:
    """Where a verb of an order stands, behind what may part it from the names that end at a place."""
    at = to_verb(flat, start, end)
    return at if at < end and is_verb(flat, at) and not TELLS.match(flat, at) else None
