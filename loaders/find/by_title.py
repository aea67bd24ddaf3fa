"""Mentions of documents that have neither number nor fixed name and are known by type and title.

"ban hành Quy chế phối hợp giữa …", "Hướng dẫn của UBKT Trung ương về thực hiện …". A capital letter in
the middle of a sentence, a word that shows that the document exists (issued, carried out, followed)
and a title that says enough are asked for; what is still to be written ("xây dựng Đề án …") is none.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate

from ..clean.clauses import LONGEST
from ..clean.normalise import UPPER
from ..fold import places_of
from ..know.alternatives import alternatives
from ..know.dates import iso
from ..know.vocabulary import document_types, type_words, types_by_word, types_that
from ..know.words import any_of
from .bodies_in_text import BodyName, Context, body_at
from .mention import Mention
from .tails import ALSO, DATE_NEXT

#: several documents, or one that is still to be written
_NONE_IN_PARTICULAR = re.compile(rf"(?<!\w){any_of('none in particular')}\s+$", re.IGNORECASE)
_TO_DRAW_UP = re.compile(
    rf"(?<!\w)(?<!đã ){any_of('draws up')}(?:,? (?:và )?(?:hoàn thiện|trình|đề xuất)"
    r"(?: [^,;.:\n]{1,40}?)?(?: (?:ban hành|phê duyệt|xem xét))?)?\s+$",
    re.IGNORECASE,
)
_PLAN_REACH = 120
#: no body in particular
_OF_ALL = re.compile(
    r"\s+của\s+(?:pháp luật|Đảng(?! (?:bộ|ủy|đoàn|uỷ))|Nhà nước|các|cấp|đơn vị|địa phương|cơ quan|mình|ngành)(?!\w)"
)
_TERM = re.compile(r",?\s+\(?(?:khóa|nhiệm kỳ)\s+(?P<term>[IVX]+(?!\w)|\d{4}\s?-\s?\d{4})\)?", re.IGNORECASE)
_TWIN = re.compile(r"(?<!\w)(?P<type>[A-ZĐ]\w*(?: \w+)?)(?:,| và)\s+$")
#: what stands before a document that exists
#: in small letters, in which the words are found much quicker than in letters of either kind
_EXISTS = re.compile(
    rf"(?:{any_of('of existing')}(?:\s+{any_of('how well')})*"
    r"\s+[“\"]?(?:[a-zđ]\w*(?: \w+)?(?:,| và)\s+)?)$"
)
#: what is still to be written
_PLANNED = re.compile(rf"{any_of('draws up')}(?:,| và)? [^,;]{{0,20}}$", re.IGNORECASE)
#: a list goes on from one document to the next
_GOES_ON = re.compile(r"(?:[;,]|(?<!\w)và)\s*(?:\((?:[ivx]+|\d{1,2}|[a-zđ])\)\s*)?$")
#: a document in the title of the one that promulgates it
_PROMULGATED = re.compile(
    rf"(?:phê duyệt|ban hành|thông qua|{any_of('amends', 'supersedes', 'repeals')}|\d,? về)"
    r"(?: bản| một số điều của)?\s+$"
)
_BESIDE_QUOTED = re.compile(r"(?:,|;| và)+\s*[“\"](?P<title>[^”\"\n]{12,400})[”\"]")
_ABOUT = re.compile(r"[\s,]*(?:về(?: việc)?|v/v)\s+")
_OF = re.compile(r"\s+của\s+(?=\S)")
#: "Kế hoạch của Thành ủy thực hiện Nghị quyết …": what the document is for follows its issuer
_CARRIES_OUT = re.compile(
    r"\s+(?:để )?(?:thực hiện|triển khai|tổ chức thực hiện|hướng dẫn|quy định chi tiết"
    r"|giao (?:chỉ tiêu|nhiệm vụ))(?!\w)"
)
_NO_TITLE = re.compile(rf"\s*(?:{any_of('no name')}(?!\w)|[\d.,;:)])", re.IGNORECASE)
#: "Quy chế … ban hành kèm theo Quyết định số …": the title ends there
_ATTACHED = re.compile(r",? (?:được )?(?:ban hành (?:kèm )?theo|kèm theo)", re.IGNORECASE)
_ENDS = re.compile(rf"[;:.\n\t|()“”\"]|,(?=\s(?:[{UPPER}]|{any_of('next clause')}(?!\w)))")
_NAME_ENDS = re.compile(
    r"\s*(?:,?\s+(?:được|đã|theo (?=[A-ZĐ])|để|nhằm|với nhiều|do|đến các|cho|bảo đảm|đảm bảo|góp phần|gắn với)(?!\w).*"
    r"|\s+và (?=[A-ZĐ]|xây dựng|triển khai|thực hiện|chỉ đạo).*|\s+trên địa bàn .*|\.*)$"
)
_BETWEEN = re.compile(r".{0,200}?(?<!\w)giữa .{1,200}? và (?=\w)")
#: a title of one particular document names a place, a body, a law or a year
_PARTICULAR = re.compile(rf"(?<!\w)[{UPPER}]\w|(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_WORDS = 4
_MOST_WORDS = 40
#: types that are promulgated to carry something out
_PLANS_OF = frozenset(("Kế hoạch", "Chương trình"))
_PROMULGATES = re.compile(r"(?<!\w)(?:ban hành|phê duyệt) (?:kèm theo )?$", re.IGNORECASE)
_WITH_THIS = re.compile(r"(?<!\w)(?:ban hành|phê duyệt) kèm theo [^\W\d]+ [^\W\d]+ này (?:bản )?$", re.IGNORECASE)
#: a title, or a task, that is nothing but what is promulgated
_OWN_TITLE = re.compile(r"\W*(?:(?:về việc|về|v/v) )?(?:ban hành|phê duyệt) ", re.IGNORECASE)
_PROMULGATES_AT_ONCE = re.compile(r"[\s,]*(?:về việc |về |v/v )?(?:ban hành|phê duyệt) (?:kèm theo )?", re.IGNORECASE)
_CARRIES_OUT_NEXT = re.compile(r"(?<!\w)(?:thực hiện|triển khai|thi hành|cụ thể hóa)(?!\w)", re.IGNORECASE)
_ISSUES_NOW = re.compile(r"(?<!đã )(?<!\w)(?:ban hành|xây dựng) $", re.IGNORECASE)
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|cụ thể|với (?:các |những )?nội dung[^.;]{0,60}):?[\s.:]*$", re.IGNORECASE)
_SENTENCE = 1500
#: how close two documents of a list stand
_NEAR = 12


@cache
def _begins() -> re.Pattern[str]:
    kinds = [kind for kind in document_types().values() if kind.name not in types_that("named_otherwise")]
    words = sorted((word[0].upper() + word[1:] for kind in kinds for word in kind.words), key=len, reverse=True)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word[1:])
    # a letter before all else, so that a search stops at these letters only
    ways = (rf"{letter}(?<!\w{letter}){alternatives(rest)}" for letter, rest in by_letter.items())
    return re.compile(rf"(?:{'|'.join(ways)})(?=\s)")


@cache
def _of_none() -> re.Pattern[str]:
    """The title of a plan for a document that is only called by its type: "triển khai thực hiện Đề án"."""
    return re.compile(rf"(?:(?:tổ chức|triển khai|thực hiện|thi hành) ?)+ {type_words()}", re.IGNORECASE)


class _Taken:
    """The mentions that are known already, looked up by place."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self._ends = sorted(mention.title_end for mention in mentions)
        #: how far any mention reaches that begins so early
        self._reaches = list(accumulate((mention.title_end for mention in mentions), max))

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int) -> Mention | None:
        """The last mention that begins before a place."""
        at = bisect_left(self.starts, position)
        return self.mentions[at - 1] if at else None

    def covers(self, position: int) -> bool:
        """Whether a mention with its title reaches over ``position``."""
        at = bisect_right(self.starts, position)
        return at > 0 and self._reaches[at - 1] > position

    def ends_near(self, position: int) -> bool:
        """Whether a mention with its title ends right before ``position``."""
        at = bisect_right(self._ends, position)
        return at > 0 and self._ends[at - 1] > position - _NEAR


def _first_numbers(text: str, start: int, end: int, taken: _Taken) -> list[Mention]:
    """The first document with a number that a title names, with those beside it ("A và B")."""
    inside = [mention for mention in taken.between(start, end) if mention.number]
    numbers = inside[:1]
    for mention in inside[1:]:
        if text[numbers[-1].tail : mention.start].strip(" ,") != "và":
            break
        numbers.append(mention)
    return numbers


def find_titled(
    text: str, taken: list[Mention], context: Context, plans: bool, own: str | None = None
) -> Iterator[Mention]:
    """All mentions by type and title; ``taken`` are the mentions by number and name, sorted by place.

    ``plans``: the text tells what is to be done; what offices draw up there is still to be written.

    ``own`` is the type of the text's own document: what its opening goes on to issue is the document itself.

    Not for texts of law: they cite by number, and a capital letter there begins a part of their own.
    """
    known = _Taken(taken)
    starts = set(known.starts)
    last_end = -1
    for match in _begins().finditer(text):
        if match.start() in starts:
            continue
        mention = _read(text, match, known, context, _exists(text, match.start(), last_end, known, plans))
        if mention is not None and not (_is_plan_of(text, mention, known) or _is_own(text, mention, own)):
            last_end = mention.named_to
            yield from _with_twin(text, mention)


def find_quoted(text: str, taken: list[Mention], plans: bool) -> Iterator[Mention]:
    """Documents without a number whose title stands in quotation marks: "kế hoạch “…”"; ``plans`` as above."""
    ends = {mention.tail for mention in taken}
    known = _Taken(taken)
    for match in _quotations(text):
        title = re.sub(r"\s+", " ", match["title"]).strip(" .,;")
        start = match.start("type")
        in_title = known.covers(start) and not _PROMULGATED.search(text, max(0, start - 30), start)
        if in_title or match.end("type") in ends or (plans and _is_planned(text, start)):
            continue
        if not _FEWEST_WORDS <= len(title.split()) <= _MOST_WORDS:
            continue
        kind = types_by_word()[match["type"].lower()]
        yield from _beside_quoted(text, match, kind)
        # a blank before the mark that closes is no part of the name
        end = match.start("title") + len(match["title"].rstrip())
        yield Mention(
            start, match.end("type"), type=kind, name=f"{kind} {title}", title=title, tail=match.end("type"),
            title_start=match.start("title"), title_end=end, span_end=end,
        )  # fmt: skip


_MARKS = ("“", '"')
#: the longest word for a type, with "về việc: " behind it
_LONGEST_TYPE = 60


def _beside_quoted(text: str, match: re.Match[str], kind: str) -> Iterator[Mention]:
    """As in "các Đề án “A” và “B”": B is of the same type."""
    end = match.end()
    while beside := _BESIDE_QUOTED.match(text, end):
        start, end = beside.start("title") - 1, beside.end()
        title = beside["title"].strip(" .,;")
        if len(title.split()) >= _FEWEST_WORDS:
            yield Mention(
                start, end, type=kind, name=f"{kind} {title}", title=title, tail=end, title_start=end, title_end=end
            )


@cache
def _quoted() -> re.Pattern[str]:
    # a "Chuyên đề “…”" is a talk, not a document
    return re.compile(
        rf"(?<!\w)(?P<type>{type_words('quoted')})(?: về(?: việc)?)?:? ?[“\"](?P<title>[^”\"\n]{{12,400}})[”\"]",
        re.IGNORECASE,
    )


@cache
def _before_quotation() -> re.Pattern[str]:
    """What stands before the mark that opens a quotation in a match of ``_quoted``."""
    return re.compile(rf"(?<!\w){type_words('quoted')}(?: về(?: việc)?)?:? ?\Z", re.IGNORECASE)


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``_quoted``, looked for before marks of quotation, which are few."""
    done = 0
    for mark in places_of(text, _MARKS):
        floor = max(done, mark - _LONGEST_TYPE)
        before = _before_quotation().search(text, floor, mark) if mark >= done else None
        match = _quoted().match(text, before.start()) if before else None
        if match:
            done = match.end()
            yield match


def _is_planned(text: str, start: int) -> bool:
    """Whether an office has the task to draw the document up, to be issued by itself or by another."""
    floor = max(0, start - _PLAN_REACH)
    return bool(_TO_DRAW_UP.search(text, max(floor, text.rfind("\n", floor, start) + 1), start))


def _exists(text: str, start: int, last_end: int, taken: _Taken, plans: bool) -> bool:
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    floor = max(0, start - LONGEST)
    if not before.strip() or text.find("\t", max(floor, text.rfind("\n", floor, start) + 1), start) >= 0:
        return False
    if _EXISTS.search(before.lower()):
        return not (_PLANNED.search(before) or (plans and _is_planned(text, start)))
    return bool(_GOES_ON.search(before)) and (last_end > start - _NEAR or taken.ends_near(start))


def _is_plan_of(text: str, mention: Mention, taken: _Taken) -> bool:
    """As in "Nghị quyết số A ban hành Kế hoạch thực hiện Nghị quyết số B": A and its plan are one to those who ask."""
    floor = max(0, mention.start - 60)
    with_this = _WITH_THIS.search(text, floor, mention.start) is not None
    if not ((with_this or _PROMULGATES.search(text, floor, mention.start)) and mention.type in _PLANS_OF):
        return False
    inside = taken.between(mention.end, mention.title_end)
    if not inside or not _CARRIES_OUT_NEXT.search(text, mention.end, inside[0].start):
        return False
    line = text.rfind("\n", 0, mention.start) + 1
    if with_this or _OWN_TITLE.fullmatch(text, line, mention.start):
        # "Ban hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số B"
        return True
    before = taken.before(mention.start)
    return before is not None and before.number is not None and _is_title(text[before.tail : mention.start])


def _is_title(words: str) -> bool:
    """Whether nothing but a verb of promulgating parts a document from what it promulgates."""
    return bool(_PROMULGATES_AT_ONCE.fullmatch(words))


def _is_own(text: str, mention: Mention, own: str | None) -> bool:
    """As in "UBND tỉnh ban hành Kế hoạch triển khai thực hiện A như sau:", said by that plan of itself."""
    if (
        mention.type != own
        or mention.issued_on
        or not _ISSUES_NOW.search(text, max(0, mention.start - 40), mention.start)
    ):
        return False
    end = text.find("\n", mention.start)
    words = text[mention.start : end if end >= 0 else len(text)][:_SENTENCE]
    return bool(_AS_FOLLOWS.search(words))


def _with_twin(text: str, mention: Mention) -> Iterator[Mention]:
    """As in "Báo cáo, Tờ trình tổng kết …": two documents of one title."""
    twin = _TWIN.search(text, max(0, mention.start - 30), mention.start)
    if twin and twin["type"].lower() in types_by_word():
        kind = types_by_word()[twin["type"].lower()]
        name = kind + (mention.name or "").removeprefix(mention.type or "")
        yield replace(mention, start=twin.start("type"), end=twin.end("type"), type=kind, name=name, assumed=set())
    yield mention


def _up_to_its_end(words: str) -> str:
    """The name without the words that go on with the sentence; "phối hợp giữa A và B" needs its "và"."""
    between = _BETWEEN.match(words)
    kept = between.end() if between else 0
    return words[:kept] + _NAME_ENDS.sub("", words[kept:])


def _read(text: str, match: re.Match[str], taken: _Taken, context: Context, exists: bool) -> Mention | None:
    """One document of a type; ``exists``: the words before it say that there is such a document.

    Where they do not, its issuer and its date or title must tell it from others.
    """
    kind = types_by_word()[match.group().lower()]
    tail, body, issued_on, said = _issued(text, match.end(), context)
    particular = body is not None and not _NONE_IN_PARTICULAR.search(text, max(0, match.start() - 60), match.start())
    if not (exists or particular or issued_on) or (kind in types_that("numbered_only") and not (body or issued_on)):
        return None
    about = _ABOUT.match(text, tail)
    goes_on = about or (body and _CARRIES_OUT.match(text, tail))
    if issued_on and not goes_on:
        return _found(match, kind, said, body, issued_on, tail)
    promulgated = bool(_PROMULGATED.search(text, max(0, match.start() - 30), match.start()))
    rules = kind == "Quy chế" and promulgated and text.startswith((" hoạt động ", " công tác "), tail)
    if _OF_ALL.match(text, tail):
        return None
    if (body and not goes_on) or (not body and not rules and _NO_TITLE.match(text, about.end() if about else tail)):
        return None
    begin = about.end() if about else tail
    ends = _ENDS.search(text, tail, min(len(text), tail + LONGEST))
    title_end = ends.start() if ends else min(len(text), tail + LONGEST)
    inner = _first_numbers(text, begin, title_end, taken)
    attached = _ATTACHED.search(text, begin, inner[0].start if inner else title_end)
    if attached:
        title_end = attached.start()
    words = _up_to_its_end(text[begin : inner[-1].end if inner and not attached else title_end].strip(" ,"))
    if not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS or _of_none().fullmatch(words):
        return None
    if not (inner or body or issued_on or rules or _PARTICULAR.search(text, begin + 1, title_end)):
        return None
    joined = "về " if about and said else ""
    found = _found(match, kind, f"{said} {joined}{words}", body, issued_on, tail)
    found.title, found.title_end = words, title_end
    found.span_end = text.find(words, tail) + len(words)
    return found


def _found(
    match: re.Match[str], kind: str, said: str, body: BodyName | None, issued_on: str | None, tail: int
) -> Mention:
    return Mention(
        match.start(), match.end(), type=kind, name=kind + said, issuer=body, issued_on=issued_on,
        place=body.place if body else None, tail=tail, title_start=tail, title_end=tail, span_end=tail,
    )  # fmt: skip


def _issued(text: str, tail: int, context: Context) -> tuple[int, BodyName | None, str | None, str]:
    """Date and issuer behind a type, in either order: where they end, and what they add to the name."""
    body: BodyName | None = None
    issued_on, said = None, ""
    for _ in range(2):
        of = _OF.match(text, tail) if body is None else None
        body_here = body_at(text, of.end(), context) if of else None
        if body_here:
            body, tail, said = body_here, body_here.end, f"{said} của {body_here.name}"
            while (also := ALSO.match(text, tail)) and (second := body_at(text, also.end(), context)):
                # what two bodies issue together
                tail, said = second.end, f"{said} và {second.name}"
            term = _TERM.match(text, tail)
            if term:
                tail, said = term.end(), f"{said} {term.group().strip(' ,()')}"
        dated = DATE_NEXT.match(text, tail) if issued_on is None else None
        if dated and (day := iso(dated)):
            year, month, of_month = map(int, day.split("-"))
            issued_on, tail, said = day, dated.end(), f"{said} ngày {of_month}/{month}/{year}"
    return tail, body, issued_on, said
