"""How far an order goes: its sentences, the clauses of others in them, and where a verb tells what to do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..clean.blocks import Block
from ..know.duties import words
from .bodies import NameRow, is_deed, is_verb, names_at, widened
from .complete import is_whole
from .helping import helps_at
from .orders import Order
from .page import first_word, sentences
from .positions import is_of_a_unit
from .refusing import is_case, is_no_order, is_part_alone
from .roles import directed, lists
from .wording import BESIDES, TELLS, after_office, given_at, hands_over, to_verb

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
_LEADS_OTHERS = re.compile(r"[^;]{0,60}?chủ trì,?\s+(?:và\s+)?phối hợp(?!\w)", re.IGNORECASE)
_WORKS_WITH = re.compile(
    r"\s*(?:(?:đồng thời|và|(?:trong )?trường hợp cần thiết|khi cần(?: thiết)?),?\s+)?(?:chủ trì,?\s+)?"
    r"phối hợp\s+(?:chặt chẽ\s+)?với(?!\w)",
    re.IGNORECASE,
)

#: with whom to work, and no word on what: "phối hợp với Sở Y trong quá trình triển khai"
_ON_NOTHING = re.compile(
    r"\s*,?\s*(?:(?:trong (?:suốt )?quá trình|khi (?:có )?(?:yêu cầu|cần)|theo (?:quy định|yêu cầu))[^;,.]{0,40})?"
    r"(?=[;.]|$)"
)
#: what a clause begins with that tells to watch over others
_WATCHES = re.compile(
    r"\W*(?:(?:thường xuyên|tăng cường|đồng thời|chủ động|định kỳ|hằng năm|hàng năm|tổ chức|thực hiện|tiến hành"
    r"|công tác|chịu trách nhiệm|có trách nhiệm|hướng dẫn,|chỉ đạo,|thanh tra,|và|kịp thời)[\s,]+)*"
    r"(?:theo dõi|đôn đốc|kiểm tra|giám sát)(?!\w)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\W*(?:(?:kịp thời|định kỳ[^,;]{0,40}?|hằng năm|hàng năm|trên cơ sở đó),?\s+)?(?:tổng hợp,?\s+)?"
    r"(?:báo cáo|gửi|đề xuất|kiến nghị|xử lý|tổng hợp)(?!\w)",
    re.IGNORECASE,
)

#: "các cơ quan", "Ban Chỉ đạo": words that are verbs elsewhere, or tell where, may go on with them …
_OF_SOME_KIND = re.compile(
    r"(?:Ban (?:Chỉ đạo|[Qq]uản lý(?: dự án)?)|(?:cơ quan|đơn vị|tổ chức|cá nhân|doanh nghiệp|cơ sở|bộ, ngành|bộ phận"
    r"|cơ quan thông tin)(?: khác)?)$",
    re.IGNORECASE,
)
#: how these end
_ENDS_OF_KINDS = ("chỉ đạo", "quản lý", "dự án", "cơ quan", "đơn vị", "tổ chức", "cá nhân", "doanh nghiệp", "cơ sở",
                  "bộ, ngành", "bộ phận", "thông tin", " khác")  # fmt: skip
_LONGEST_KIND = max(map(len, _ENDS_OF_KINDS))
#: … up to what binds them: "Các cơ quan, tổ chức sử dụng vốn ngân sách có trách nhiệm"
_BOUND_BEHIND = re.compile(
    r",?\s+(?=(?:tổ chức(?! thực hiện| triển khai)|phát triển|đầu tư|truyền thông|tuyên truyền|xây dựng|chuyên môn"
    r"|quản lý|cung cấp|sử dụng|tham gia|vận hành|trong|thuộc|chủ trì quản lý|giúp việc|thực hiện|khai thác|kinh doanh"
    r"|sản xuất|tiếp nhận|nhận)(?!\w))"
    r"(?:(?!phối hợp|chức năng|nhiệm vụ|quyền hạn|thẩm quyền)[^.;:()]){3,140}?"
    r"(?<! và)(?<!,)(?=\s(?:(?:có|chịu) trách nhiệm|phải)(?!\w))"
)
#: "… liên quan đến việc sắp xếp và các cơ quan khác có trách nhiệm": the name has ended, and the order not begun
_CONCERNED = re.compile(r"liên quan đến việc\s+[^.;:()]{3,140}?(?=\s(?:có|chịu) trách nhiệm(?!\w))")
#: "Các tổ chức, cá nhân cung cấp tin … sẽ được hưởng": what comes to those who do so
_ENTITLES = re.compile(r"(?:(?!(?:có|chịu) trách nhiệm|phải(?!\w))[^.;:]){3,240}?(?<!\w)(?:sẽ|thì) được(?!\w)")
#: behind a body: "cùng với Sở Y", with whom it does what follows
_BESIDE = re.compile(r"\s*,?\s*(?P<how>cùng(?: với)?)\s+(?=[A-ZĐỦ]|các )")
#: the mark of a clause: "; (ii) Sở Y …"
_CLAUSE_MARK = re.compile(r"\s*\((?:[ivx]{1,4}|\d{1,2})\)\s*")
#: a kind of bodies, and what tells those meant from others, so that it is no order: "Các đơn vị quản lý …"
_TOLD_BY = re.compile(r"\s+(?:quản lý|nhận|tiếp nhận|trực tiếp|chủ trì quản lý|truyền thông)(?!\w)")
_A_KIND = re.compile(r"(?:các )?(?:cơ quan|đơn vị|tổ chức)(?:, (?:cơ quan|đơn vị|tổ chức|cá nhân))*", re.IGNORECASE)


@cache
def _some_verb() -> re.Pattern[str]:
    """The first word of what a body does, whichever it is: nothing that goes on with a name, a day or a figure."""
    return re.compile(rf"(?!(?:{'|'.join(words('no verb'))})(?!\w))[a-zđà-ỹ]{{2,}}\s+\w")


def whole(flat: str, row: NameRow, end: int) -> NameRow | None:
    """The names, the last of them up to what binds it; ``None`` where it goes on and does not say how far."""
    start, stop = row.names[-1]
    concerned = _CONCERNED.match(flat, stop + 1, end)
    if concerned:
        return NameRow(row.names, concerned.end())
    last = flat[max(start, row.end - _LONGEST_KIND) : row.end].lower()
    kind = last.endswith(_ENDS_OF_KINDS) and _OF_SOME_KIND.search(flat, start, row.end) is not None
    if kind and _ENTITLES.match(flat, row.end, end):
        return None
    more = _BOUND_BEHIND.match(flat, row.end, end) if kind else None
    if more:
        return widened(flat, row, more.end())
    return None if _A_KIND.fullmatch(flat, start, stop) and _TOLD_BY.match(flat, row.end, end) else row


def told_apart(
    flat: str, start: int, end: int, by_partners: bool = False, asked: bool = False
) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, and in them the clauses of others: "…; Hội Y phối hợp", "…; phối hợp với Sở Y …".

    ``by_partners``: also what a body does without those it leads: "chủ trì, phối hợp với Sở Y …; báo cáo …", and what
    it watches over, or does itself, beside the rest: "xây dựng …; đôn đốc …; tổ chức …". ``asked``: others before
    it are asked so, and are not who asks: "Đề nghị Hội X …; đề nghị Hội Y …".
    """
    for first, last in sentences(flat, start, end):
        row = directed(flat, first, last) if by_partners else None
        # what another is to see to is his to the end of the list
        stop = -1 if row and lists(flat, row) else flat.find(";", first, last)
        while stop >= 0:
            mark = _CLAUSE_MARK.match(flat, stop + 1, last)
            after = mark.end() if mark else stop + 1
            given = given_at(flat, first_word(flat, after), last)
            given = given if given and (asked or hands_over(given.group())) else None
            row = names_at(flat, given.end() if given else after, last, low=given is not None)
            others = row is not None and verb_after(flat, row, last) is not None
            alone = by_partners and row is None and _is_another_part(flat, first, stop, last)
            others = others or (_WORKS_WITH.match(flat, stop + 1, last) is not None and _says_on_what(flat, stop, last))
            if (others or alone) and not _amid_names(flat, first, stop, last):
                yield first, stop
                first = first_word(flat, after)
            stop = flat.find(";", stop + 1, last)
        yield first, last


def names_partners_alone(flat: str, start: int, end: int) -> bool:
    """Whether a stretch tells with whom to work, and not on what: "Chủ trì, phối hợp với Sở Y"."""
    joins = _JOINS.search(flat, start, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    alone = row is not None and not flat[row.end : end].strip(" .;,:")
    return alone and joins is not None and is_part_alone(flat[start : joins.end()])


def _says_on_what(flat: str, stop: int, end: int) -> bool:
    """Whether a clause behind a semicolon tells on what to work with others: not "… trong quá trình triển khai"."""
    joins = _JOINS.search(flat, stop, end)
    row = names_at(flat, joins.end(), end, low=True) if joins else None
    return row is None or _ON_NOTHING.match(flat, row.end, end) is None


def _is_another_part(flat: str, start: int, stop: int, end: int) -> bool:
    """Whether a body has another part behind a semicolon than before it."""
    if _is_done_alone(flat, start, stop, end):
        return True
    after = first_word(flat, stop + 1)
    watched, watches = _WATCHES.match(flat, start, stop), _WATCHES.match(flat, after, end)
    if bool(watched) == bool(watches) or is_case(flat, after) or _REPORTS.match(flat, after, end):
        return False
    return is_order(flat, after, end)


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


def acts(flat: str, row: NameRow, start: int, end: int) -> bool:
    """Whether a body that is called by its whole name does something: what follows is a verb, whichever it is."""
    if is_verb(flat, start):
        return True
    name = " ".join(flat[slice(*row.names[-1])].split())
    return _some_verb().match(flat, start, end) is not None and (is_whole(name) or is_of_a_unit(name))


def does(flat: str, row: NameRow, start: int, end: int, told: bool) -> bool:
    """Whether a body does what stands at a place; ``told``: it is told so, whichever its verb is."""
    if helps_at(flat, start, end):
        return True
    return TELLS.match(flat, start) is None and (acts(flat, row, start, end) if told else is_verb(flat, start))


def does_itself(flat: str, start: int, end: int) -> bool:
    """Whether an item begins with a deed of somebody whom it does not name."""
    return given_at(flat, start, end) is None and names_at(flat, start, end) is None and is_order(flat, start, end)


def is_own_deed(flat: str, block: Block, items: Sequence[Block], given: str) -> bool:
    """As in "b) Rà soát …; c) Đề nghị UBND tỉnh …": whoever does the one asks for the other; ``items``: those above."""
    above = items[-1] if items else None
    if above is None or block.depth <= _NUMBERED or above.depth != block.depth or hands_over(given):
        return False
    return does_itself(flat, above.body, above.end)


def with_others(flat: str, row: NameRow, end: int) -> int | None:
    """Where "cùng với Sở Y" begins behind the names of those who do something with others."""
    beside = _BESIDE.match(flat, row.end, end)
    others = names_at(flat, beside.end(), end, low=True) if beside else None
    told = others is not None and (verb_after(flat, others, end) is not None or acts(flat, others, others.end + 1, end))
    return beside.start("how") if beside and told else None


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
