"""The particulars around a number: date, issuer and term behind it, or issuer and date before it."""

import re

from ..know.dates import DATE, iso
from .bodies_in_text import BodyName, Context, body_at
from .mending import CENTRAL_ISSUERS
from .mention import Mention

DATE_NEXT = re.compile(rf"[\s,(]*(?P<words>(?:ban hành\s+)?){DATE}", re.IGNORECASE)
_OF = re.compile(
    # a word written twice is read once
    r"[\s,]*(?:\(?của(?: của)?(?: Bộ trưởng, Chủ nhiệm)?|do|hội nghị lần thứ [\wÀ-ỹ]+,?(?: của)?)\s+(?=\S)",
    re.IGNORECASE,
)
#: one more issuer: "của Bộ Chính trị, Ban Bí thư"
ALSO = re.compile(r"(?:,| và)\s+(?=\S)")
#: after the last issuer; where anything else follows, that body goes on to act
_ENDS_ISSUERS = re.compile(r"\s+(?:về|v/v)(?!\w)|\s*[;)]")
#: "Thành ủy Thành phố về …": whose it is, said once more
_ITS_PLACE = re.compile(r"\s+(?:[Tt]hành phố|[Tt]ỉnh)(?=\s+(?:về|v/v|thực hiện|triển khai)(?!\w)|[;,.)])")
#: "UBND tỉnh Phan Sơn (cũ)": a body that has been merged
FORMER = r"\s*\((?i:cũ|trước đây|trước (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|nay là [^()]{3,80})\)"
_FORMER = re.compile(FORMER)
_TERM_NEXT = re.compile(r"[\s,]*\(?khóa\s+(?P<term>[IVX]+|\d{1,2})\)?", re.IGNORECASE)
_ISSUED = re.compile(r"\s*,?\s*(?:đã |sẽ |vừa )?(?:ký )?(?:ban hành|công bố)\s*$", re.IGNORECASE)
_DATE_BEFORE = re.compile(rf"(?<!\w){DATE}\s*,\s*$", re.IGNORECASE)
#: how far before a number its issuer may be named
_REACH_BEFORE = 120
_CLAUSE_END = ".;!?\n"


def read_tail(text: str, mention: Mention, context: Context) -> None:
    """Date, issuer and term may follow the number in any order."""
    for _ in range(5):
        if not (_read_date(text, mention) or _read_issuer(text, mention, context) or _read_term(text, mention)):
            return


def _read_date(text: str, mention: Mention) -> bool:
    match = DATE_NEXT.match(text, mention.tail)
    if not match or mention.issued_on or mention.bad_date:
        return False
    between = text[mention.tail : match.end()]
    if "\n" in between and between.strip().startswith("Ngày"):
        # a sentence begins: "Ngày 28 tháng 11 năm 2025, tại …"
        return False
    if "(" in text[mention.tail : match.start("words")] and not text[match.end() :].lstrip().startswith(")"):
        return False
    mention.issued_on = iso(match)
    mention.bad_date = mention.issued_on is None
    mention.tail = match.end()
    return True


def _read_issuer(text: str, mention: Mention, context: Context) -> bool:
    match = _OF.match(text, mention.tail)
    if not match or mention.issuer:
        return False
    body = body_at(text, match.end(), context)
    if body is None or (match.group().strip(" ,").lower() == "do" and _is_of_another(mention, body)):
        return False
    mention.issuer = body
    place = _ITS_PLACE.match(text, body.end)
    mention.tail = place.end() if place else body.end
    former = _FORMER.match(text, mention.tail)
    mention.tail = former.end() if former else mention.tail
    also = ALSO.match(text, body.end)
    second = body_at(text, also.end(), context) if also else None
    if second is not None and _ENDS_ISSUERS.match(text, second.end):
        mention.tail = second.end
    return True


def _is_of_another(mention: Mention, body: BodyName) -> bool:
    """Whether "do … ban hành" behind a title tells who issued the document whose title it is, not this one."""
    issuer = mention.number.issuer if mention.number else None
    if issuer is None or issuer.local:
        return False
    return body.name != issuer.name if issuer.name else body.name not in CENTRAL_ISSUERS


def _read_term(text: str, mention: Mention) -> bool:
    match = _TERM_NEXT.match(text, mention.tail)
    if not match or mention.term:
        return False
    mention.term = roman(match["term"])
    mention.tail = match.end() - (1 if match.group().endswith(")") and "(" not in match.group() else 0)
    return True


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(numeral: str) -> str:
    """``13`` and ``xiii`` → ``XIII``."""
    if not numeral.isdigit():
        return numeral.upper()
    rest, letters = int(numeral), ""
    for value, letter in _ROMAN:
        letters += letter * (rest // value)
        rest %= value
    return letters


def share_tails(text: str, found: list[Mention]) -> None:
    """Mentions that stand side by side share the date and issuer that follow the last of them.

    "Quy định số 60-QĐ/TW, Quyết định 61-QĐ/TW, ngày 08/3/2022 của Ban Bí thư"
    """
    for first, second in zip(reversed(found[:-1]), reversed(found), strict=False):
        if first.tail != first.end or text[first.end : second.start].strip(" ,") not in ("", "và"):
            continue
        # "A, B ngày …" dates B alone, "A, B, ngày …" dates both
        own_date = second.issued_on and text[second.end : second.end + 1] != ","
        if own_date or not (first.number and second.number):
            continue
        if first.number.issuer_sign == second.number.issuer_sign and _of_a_kind(first, second):
            first.issued_on = first.issued_on or second.issued_on
            first.issuer = first.issuer or second.issuer
            first.term = first.term or second.term


def _of_a_kind(first: Mention, second: Mention) -> bool:
    """A day and an issuer belong to their own document; what a list shares it shares within one type or sign."""
    if first.type == second.type or not (first.number and second.number):
        return True
    return first.number.signs[0] == second.number.signs[0] and len(first.number.signs) > 1


def look_back(text: str, found: list[Mention], context: Context) -> None:
    """Issuer and date that stand before: "Ngày 26/8/2022, Thành ủy đã ban hành Chương trình …"."""
    last: Mention | None = None
    for mention in found:
        if last and mention.start < last.title_end:
            continue
        if mention.issuer is None and _issued_before(text, mention, context):
            last = mention
        elif last and not mention.issued_on and text[last.title_end : mention.start].strip(" ,") == "và":
            mention.issuer, mention.issued_on = mention.issuer or last.issuer, last.issued_on
        else:
            last = None


def _issued_before(text: str, mention: Mention, context: Context) -> bool:
    floor = max(0, mention.start - _REACH_BEFORE)
    near = text[max(floor, mention.start - 12) : mention.start]
    if "ban hành" not in near and "công bố" not in near:
        return False
    floor = max(floor, *(text.rfind(mark, floor, mention.start) + 1 for mark in _CLAUSE_END))
    verb = _ISSUED.search(text, floor, mention.start)
    if not verb:
        return False
    body = _body_before(text, floor, verb.start(), context)
    if body is None:
        return False
    start, named = body
    date_before = _DATE_BEFORE.search(text, floor, start)
    if mention.number and mention.number.issuer and mention.number.issuer.level not in (None, named.level):
        return False
    mention.issuer = named
    if date_before and not mention.issued_on:
        mention.issued_on = iso(date_before)
    return True


def _body_before(text: str, floor: int, end: int, context: Context) -> tuple[int, BodyName] | None:
    """The longest name of a body that ends at ``end``."""
    for match in re.finditer(r"(?<!\w)(?=\w)", text[floor:end]):
        body = body_at(text, floor + match.start(), context)
        if body and body.end >= end - 1:
            return floor + match.start(), body
    return None
