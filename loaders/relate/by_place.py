"""What an opening carries out by the place where it stands, in whatever words.

Before its first numbered part a plan, letter, directive or guideline tells why it is issued, and then its
office speaks: "… như sau:". A document issued by a body above, or by the Party beside, that such an opening
names in its own right and that nothing else explains, is what the office acts upon: "Nhận được A, UBND xã
yêu cầu:", "Tỉnh ủy có A giao các đảng bộ …. Ban Chấp hành đề ra Chương trình như sau". The twin tells what was
done before, what only comes first, or whose word decides elsewhere: "kết quả 5 năm thực hiện A", "tiếp theo A".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ..clean.clauses import sentence_end
from ..find.header import Header
from ..find.mention import LETTER, Mention
from ..know.vocabulary import types_that
from ..know.words import any_of
from ..model import OWN
from ..number import Number, level_of
from .nesting import Nesting
from .relation import Relation, Said
from .zones import Zones

#: the first numbered part, or the end of the page: above it the opening
_PART = re.compile(
    r"^[^\w\n]*(?:(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)/-](?!\d)|(?:Điều|Chương) [\dIVX])",
    re.MULTILINE,
)
#: what the office says at the opening's end, and that it stands below: "UBND huyện lập kế hoạch với các việc sau:"
_SPEAKS = re.compile(
    r"(?:^|[.,;)”\"]\s+|(?<=\d)\s+)(?:(?=[A-ZĐÁÂÔƯÝỦ])|liên |đồng chí |chi bộ )"
    r"(?P<said>[^;:.,(\n]{8,300}(?:,[^;:.(\n]{2,300})?)"
    r"(?::|(?<=như sau)\.|(?<=sau đây)\.|(?<=dưới đây)\.|(?<=này)\.)\s*\Z",
    re.MULTILINE,
)
_PAST = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")
#: told of a document that is not acted upon: what came of it, what comes after it, who was told by it to do what
_OTHERWISE = re.compile(
    r"(?<!\w)(?:\d+ (?:năm|tháng) (?:[^\W\d]+ ){0,3}?(?:thực hiện|triển khai)|kết quả|tình hình|tổng kết|sơ kết"
    r"|đánh giá|kiểm tra|giám sát|không|chưa|dù|tiếp theo|tiếp nối|kế thừa|phân công tại|theo quy định|quy định tại"
    r"|trình bày|báo cáo|trước đó|trước đây|tham khảo|căn cứ|cơ sở|tinh thần|hết hiệu lực|vướng mắc"
    r"|(?:đã|đang|lần lượt) (?:[^\W\d]+ ){0,2}?(?:triển khai|thực hiện)|được (?:nêu|nhắc|ghi|kể)"
    r"|thành lập|sáp nhập|sắp xếp|khen|tặng|công nhận|bổ nhiệm|xếp hạng"
    rf"|{any_of('amends', 'supersedes', 'repeals')}"
    r")(?!\w)",
    re.IGNORECASE,
)
#: told behind it: it ends, or others carried it out already
_BEHIND = re.compile(
    r"[^.;:]{0,240}?(?<!\w)(?:không còn|đã hết|hết hiệu lực|(?:chưa|không) phù hợp"
    r"|đã được [^.;:]{0,80}?(?:cụ thể hóa|triển khai|thực hiện|quán triệt|ban hành|phổ biến))(?!\w)"
)
_HIGHER = re.compile(r"(?<!\w)(?:tỉnh|thành phố|trung ương)(?!\w)", re.IGNORECASE)
_RANK = {"central": 0, "parliament": 0, "city": 1, "district": 2, "ward": 3}
#: one more that it does in the same sentence is read for itself
_SENTENCE = re.compile(r"[.;:]\s|, đồng thời ")
#: openings are no longer than this
_LONGEST_OPENING = 4000
_LONGEST_SENTENCE = 800


def carried_out_by_place(
    text: str, found: list[Mention], header: Header, zones: Zones, said: Said
) -> Iterator[Relation]:
    """The documents that an opening carries out by nothing but their place; each once."""
    if header.type not in _own_types():
        return
    end = _opening_end(text, header, zones)
    first, last = (bisect_left(found, place, key=_start) for place in (header.body, end))
    if first == last or not _comes_to_its_point(text, found[first].tail, end):
        return
    silent = _unexplained(found, first, last, said)
    if not silent:
        return
    for index in silent:
        mention = found[index]
        start = _sentence(text, mention.start, header.body)
        if not (_is_above(text, start, mention, header) and _is_acted_upon(text, mention, start)):
            continue
        stop = sentence_end(text, mention.tail)
        begin, end = (bisect_left(found, place, key=_start) for place in (start, stop))
        if index in Nesting(text, found, begin, end, start).own_right() and not _answers(found, said, start, stop):
            yield Relation(
                OWN, "IMPLEMENTS", index, "implements (by place)", 0.8, mention.start, stop,
                (mention.start, mention.start),
            )  # fmt: skip


@cache
def _own_types() -> frozenset[str]:
    """Whose openings say so: not rules, nor what tells of a meeting."""
    others = types_that("normative") | types_that("reports") | {"Kết luận"}
    return frozenset(types_that("carries_out") - others | {LETTER, "Hướng dẫn", "Tờ trình"})


@cache
def _carried_out() -> frozenset[str | None]:
    """What is acted upon: orders of a body above, a document of a type that no table knows among them."""
    others = types_that("central") | types_that("reports")
    return frozenset(types_that("carries_out") - others | {LETTER, "Thông báo", None})


def _opening_end(text: str, header: Header, zones: Zones) -> int:
    part = _PART.search(text, header.body, header.body + _LONGEST_OPENING)
    return min(zones.opening_end, part.start()) if part else zones.opening_end


def _comes_to_its_point(text: str, start: int, end: int) -> bool:
    """Whether the opening's last sentence is that of its office, and below it stands what it says."""
    last = text[max(start, end - 40) : end].rstrip()
    if not last.endswith((":", "sau.", "đây.", "này.")):
        return False
    said = _SPEAKS.search(text, max(start - 1, end - _LONGEST_SENTENCE), end)
    return said is not None and not _PAST.search(said["said"])


def _unexplained(found: list[Mention], first: int, last: int, said: Said) -> list[int]:
    """The mentions with a number on which the text says nothing, wherever it names them."""
    told: set[Number | None] = set()
    for each in said.all:
        told |= {found[index].number for index in (each.subject, each.object) if index != OWN}
    return [index for index in range(first, last) if found[index].number and found[index].number not in told]


def _is_above(text: str, start: int, mention: Mention, header: Header) -> bool:
    """Whether a document is not of the own office nor of one below: of a body above, or of the Party beside."""
    if mention.type not in _carried_out():
        return False
    own, other = header.number, mention.number
    # a number with its year is of a rule
    if other is None or other.year:
        return False
    if own and other.issuer_sign == own.issuer_sign and _level(mention) in (None, _level(header)):
        # "UBND tỉnh vừa có Công văn số A": of one sign, told of a body above
        return _level(header) != "city" and _HIGHER.search(text, start, mention.tail) is not None
    ours, theirs = (_RANK.get(level or "") for level in (_level(header), _level(mention)))
    return ours is None or theirs is None or theirs <= ours


def _level(named: Mention | Header) -> str | None:
    return (named.issuer.level if named.issuer else None) or level_of(named.number)


def _sentence(text: str, position: int, body: int) -> int:
    """Where the sentence that holds a place begins, or what a semicolon parts in it."""
    begins = max(body, text.rfind("\n", body, position) + 1)
    for begun in _SENTENCE.finditer(text, max(begins, position - 600), position):
        begins = begun.end()
    return begins


def _is_acted_upon(text: str, mention: Mention, start: int) -> bool:
    """Whether no word before it in its sentence, nor behind it, tells something else of it."""
    lead = text[start : mention.start]
    if lead.count("(") > lead.count(")"):
        return False
    return not _OTHERWISE.search(lead) and not _BEHIND.match(text, mention.tail)


def _answers(found: list[Mention], said: Said, start: int, stop: int) -> bool:
    """Whether the sentence tells what the letter answers: what else it names is of the question."""
    asked = (each for each in said.all if each.subject == OWN and each.relation == "REPLIES_TO")
    return any(start <= found[each.object].start < stop for each in asked)


def _start(mention: Mention) -> int:
    return mention.start
