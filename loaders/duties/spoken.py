"""How far an order goes: its sentences, the clauses of others in them, and where a verb tells what to do."""

import re
from collections.abc import Iterator

from .bodies import NameRow, is_deed, is_verb, names_at, widened
from .orders import Order
from .page import first_word, sentences
from .refusing import is_no_order
from .wording import BESIDES, TELLS, TO_VERB, after_office, given_at

_LONGEST_VERB, _LONGEST_GROUNDS = 40, 260
#: "Đối với các nội dung …: Giao Sở X", "Hằng năm, Sở X": what an order may begin with before its verb
_GROUNDS = re.compile(
    r"\W*(?:đối với|về|theo(?! dõi)|căn cứ|trên cơ sở|trong|khi|tại|từ|để|sau|trước|ngoài|với|nhằm|riêng"
    r"|(?:định kỳ|(?:hằng|hàng|mỗi) (?:năm|quý|tháng))(?=[^,;.]{0,20},))(?!\w)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[,:]\s+")
_WORKS_WITH = re.compile(
    r"\s*(?:(?:đồng thời|và|(?:trong )?trường hợp cần thiết|khi cần(?: thiết)?),?\s+)?(?:chủ trì,?\s+)?"
    r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)",
    re.IGNORECASE,
)

#: "Ban Chỉ đạo", "các cơ quan": what they are for, in words that are verbs elsewhere, may stand before "có trách nhiệm"
_OF_SOME_KIND = re.compile(r"(?:Ban (?:Chỉ đạo|[Qq]uản lý(?: dự án)?)|[Cc]ác (?:cơ quan|đơn vị|bộ, ngành))$")
_BOUND_BEHIND = re.compile(
    r",?\s+(?=(?:tổ chức|phát triển|đầu tư|truyền thông|xây dựng|chuyên môn|quản lý|cung cấp|sử dụng|vận hành)(?!\w))"
    r"[^,.;:()]{3,90}?(?=\s(?:có|chịu) trách nhiệm(?!\w))"
)


def whole(flat: str, row: NameRow, end: int) -> NameRow:
    """The names, the last of them up to "có trách nhiệm": "Ban Chỉ đạo phát triển du lịch có trách nhiệm"."""
    more = _BOUND_BEHIND.match(flat, row.end, end) if _OF_SOME_KIND.search(flat, row.names[-1][0], row.end) else None
    return widened(flat, row, more.end()) if more else row


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
        if is_verb(flat[stop.end() : stop.end() + _LONGEST_VERB].lower(), 0) and not TELLS.match(flat, stop.end()):
            return stop.end()
    return None


def is_order(flat: str, start: int, end: int) -> bool:
    """Whether an item says what to do: it begins with a verb, or with the body that does it."""
    at = None if is_no_order(flat, start) else behind_grounds(flat, start, end)
    if at is None:
        return False
    start = at
    row = names_at(flat, start, end)
    if row:
        return verb_after(flat, row, end) is not None
    start = after_office(flat, start, end)
    begin = flat[start : start + _LONGEST_VERB].lstrip(' -+•“"')
    return bool(begin) and (is_verb(begin.lower(), 0) or is_deed(begin.lower()))


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
    verb = TO_VERB.match(flat, start, end)
    at = verb.end() if verb else start
    return at if at < end and is_verb(flat, at) and not TELLS.match(flat, at) else None
