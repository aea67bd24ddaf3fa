"""Mentions of documents that have neither number nor fixed name and are known by type and title.

"ban hành Quy chế phối hợp giữa …", "Hướng dẫn của UBKT Trung ương về thực hiện …". A capital letter in
the middle of a sentence, a word that shows that the document exists (issued, carried out, followed)
and a title that says enough are asked for; what is still to be written ("xây dựng Đề án …") is none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate

from .bodies import Context, body_at
from .clauses import LONGEST
from .found import Found
from .normalise import UPPER
from .vocabulary import document_types

#: types that are not called by a title alone: laws have names, letters and notices have numbers
_NUMBERED_ONLY = frozenset(
    (
        "Luật",
        "Pháp lệnh",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Công văn",
        "Công điện",
        "Lệnh",
        "Điều lệ",
        "Chuyên đề",
    )
)
_TWIN = re.compile(r"(?<!\w)(?P<type>[A-ZĐ]\w*(?: \w+)?)(?:,| và)\s+$")
#: types whose documents are called by a title in quotation marks; a "Chuyên đề “…”" is a talk, not a document
_QUOTED_TYPES = frozenset(
    ("Đề án", "Kế hoạch", "Quy chế", "Quy định", "Hướng dẫn", "Quyết định", "Chỉ thị", "Kết luận")
)
#: what stands before a document that exists
_EXISTS = re.compile(
    r"(?:(?:thực hiện|triển khai|thi hành|ban hành|phê duyệt|hoàn thiện|hoàn thành|thông qua|theo|trên cơ sở"
    r"|một số điều của|căn cứ)"
    r"(?:\s+(?:tốt|nghiêm|nghiêm túc|hiệu quả|có hiệu quả|hồ sơ|kèm theo|quy|tinh thần|nội dung))*"
    r"\s+[“\"]?(?:[A-ZĐ]\w*(?: \w+)?(?:,| và)\s+)?)$",
    re.IGNORECASE,
)
#: what is still to be written
_PLANNED = re.compile(r"(?:xây dựng|nghiên cứu|đề xuất|tham mưu)(?:,| và)? [^,;]{0,20}$", re.IGNORECASE)
#: a list goes on from one document to the next
_GOES_ON = re.compile(r"(?:[;,]|(?<!\w)và)\s*$")
_OF = re.compile(r"\s+của\s+(?=\S)")
#: "Kế hoạch của Thành ủy thực hiện Nghị quyết …": what the document is for follows its issuer
_CARRIES_OUT = re.compile(r"\s+(?:để )?(?:thực hiện|triển khai|tổ chức thực hiện)(?!\w)")
_NO_TITLE = re.compile(
    r"\s*(?:(?:này|trên|nêu|số|mới|đến|bằng|ở|với|có|trước|vào|theo|thông qua|hằng năm|hàng năm|đã|đó|để|là|và"
    r"|trong|được|cho|hành động"
    r"|công tác|tại|do|năm|đạt|các cấp|làm việc|đại hội|chuyên đề|hoạt động)(?!\w)|[\d.,;:)])",
    re.IGNORECASE,
)
#: "Quy chế … ban hành kèm theo Quyết định số …" is known by the decision's number
_ATTACHED = re.compile(r"(?:ban hành|được ban hành|kèm) (?:kèm )?theo", re.IGNORECASE)
_ENDS = re.compile(rf"[;:.\n(“”\"]|,(?=\s[{UPPER}])")
_NAME_ENDS = re.compile(
    r"\s*(?:,?\s+(?:được|đã|theo (?=[A-ZĐ])|để|nhằm|với nhiều|do|đến các|cho|bảo đảm|đảm bảo|góp phần|gắn với)(?!\w).*"
    r"|\s+và (?=[A-ZĐ]|xây dựng|triển khai|thực hiện|chỉ đạo).*|\s+trên địa bàn .*|\.*)$"
)
_BETWEEN = re.compile(r".{0,200}?(?<!\w)giữa .{1,200}? và (?=\w)")
#: a title of one particular document names a place, a body, a law or a year
_PARTICULAR = re.compile(rf"(?<!\w)[{UPPER}]\w|(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_WORDS = 4
_MOST_WORDS = 40
#: how close two documents of a list stand
_NEAR = 12


@cache
def _begins() -> re.Pattern[str]:
    kinds = [kind for kind in document_types().values() if kind.name not in _NUMBERED_ONLY]
    words = sorted((word[0].upper() + word[1:] for kind in kinds for word in kind.words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?=\s)")


class _Taken:
    """The mentions that are known already, looked up by place."""

    def __init__(self, mentions: list[Found]) -> None:
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self._ends = sorted(mention.title_end for mention in mentions)
        #: how far any mention reaches that begins so early
        self._reaches = list(accumulate((mention.title_end for mention in mentions), max))

    def between(self, start: int, end: int) -> list[Found]:
        """The mentions that begin between two places."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def covers(self, position: int) -> bool:
        """Whether a mention with its title reaches over ``position``."""
        at = bisect_right(self.starts, position)
        return at > 0 and self._reaches[at - 1] > position

    def ends_near(self, position: int) -> bool:
        """Whether a mention with its title ends right before ``position``."""
        at = bisect_right(self._ends, position)
        return at > 0 and self._ends[at - 1] > position - _NEAR


def _first_numbers(text: str, start: int, end: int, taken: _Taken) -> list[Found]:
    """The first document with a number that a title names, with those beside it ("A và B")."""
    inside = [mention for mention in taken.between(start, end) if mention.number]
    numbers = inside[:1]
    for mention in inside[1:]:
        if text[numbers[-1].tail : mention.start].strip(" ,") != "và":
            break
        numbers.append(mention)
    return numbers


@cache
def _kinds() -> dict[str, str]:
    return {word: kind.name for kind in document_types().values() for word in kind.words}


def find_titled(text: str, taken: list[Found], context: Context) -> Iterator[Found]:
    """All mentions by type and title; ``taken`` are the mentions by number and name, sorted by place.

    Not for texts of law: they cite by number, and a capital letter there begins a part of their own.
    """
    known = _Taken(taken)
    starts = set(known.starts)
    last_end = -1
    for match in _begins().finditer(text):
        if match.start() in starts or not _exists(text, match.start(), last_end, known):
            continue
        mention = _read(text, match, known, context)
        if mention is not None:
            last_end = mention.named_to
            yield from _with_twin(text, mention)


def find_quoted(text: str, taken: list[Found]) -> Iterator[Found]:
    """Documents without a number whose title stands in quotation marks: "kế hoạch “…”"."""
    ends = {mention.tail for mention in taken}
    known = _Taken(taken)
    for match in _quoted().finditer(text):
        title = re.sub(r"\s+", " ", match["title"]).strip(" .,;")
        start = match.start("type")
        if known.covers(start) or match.end("type") in ends:
            continue
        if not _FEWEST_WORDS <= len(title.split()) <= _MOST_WORDS:
            continue
        kind = _kinds()[match["type"].lower()]
        yield Found(
            start, match.end("type"), type=kind, name=f"{kind} {title}", title=title, tail=match.end("type"),
            title_start=match.start("title"), title_end=match.end("title"), span_end=match.end("title"),
        )  # fmt: skip


@cache
def _quoted() -> re.Pattern[str]:
    kinds = [kind for kind in document_types().values() if kind.name in _QUOTED_TYPES]
    words = sorted((word for kind in kinds for word in kind.words), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?P<type>" + "|".join(words) + r")(?: về(?: việc)?)?:? ?[“\"](?P<title>[^”\"\n]{12,400})[”\"]",
        re.IGNORECASE,
    )


def _exists(text: str, start: int, last_end: int, taken: _Taken) -> bool:
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    floor = max(0, start - LONGEST)
    if not before.strip() or text.find("\t", max(floor, text.rfind("\n", floor, start) + 1), start) >= 0:
        return False
    if _EXISTS.search(before):
        return not _PLANNED.search(before)
    return bool(_GOES_ON.search(before)) and (last_end > start - _NEAR or taken.ends_near(start))


def _with_twin(text: str, mention: Found) -> Iterator[Found]:
    """As in "Báo cáo, Tờ trình tổng kết …": two documents of one title."""
    twin = _TWIN.search(text, max(0, mention.start - 30), mention.start)
    if twin and twin["type"].lower() in _kinds():
        kind = _kinds()[twin["type"].lower()]
        name = kind + (mention.name or "").removeprefix(mention.type or "")
        yield replace(mention, start=twin.start("type"), end=twin.end("type"), type=kind, name=name, assumed=set())
    yield mention


def _up_to_its_end(words: str) -> str:
    """The name without the words that go on with the sentence; "phối hợp giữa A và B" needs its "và"."""
    between = _BETWEEN.match(words)
    kept = between.end() if between else 0
    return words[:kept] + _NAME_ENDS.sub("", words[kept:])


def _read(text: str, match: re.Match[str], taken: _Taken, context: Context) -> Found | None:
    kind = _kinds()[match.group().lower()]
    tail = match.end()
    of = _OF.match(text, tail)
    body = body_at(text, of.end(), context) if of else None
    if body:
        tail = body.end
    about = re.compile(r"[\s,]*về(?: việc)?\s+").match(text, tail)
    goes_on = about or (body and _CARRIES_OUT.match(text, tail))
    if (of and not goes_on) or _NO_TITLE.match(text, about.end() if about else tail):
        return None
    limit = min(len(text), tail + LONGEST)
    ends = _ENDS.search(text, tail, limit)
    title_end = ends.start() if ends else limit
    begin = about.end() if about else tail
    inner = _first_numbers(text, begin, title_end, taken)
    if inner and _ATTACHED.search(text, begin, inner[0].start):
        return None
    words = _up_to_its_end(text[begin : inner[-1].end if inner else title_end].strip(" ,"))
    if not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS or not (
        inner or body or _PARTICULAR.search(text, begin + 1, title_end)
    ):
        return None
    issuer = f" của {body.name}" if body else ""
    joined = "về " if about and issuer else ""
    return Found(
        match.start(),
        match.end(),
        type=kind,
        name=f"{kind}{issuer} {joined}{words}",
        title=words,
        issuer=body,
        place=body.place if body else None,
        tail=tail,
        title_start=tail,
        title_end=title_end,
        span_end=text.find(words, tail) + len(words),
    )
