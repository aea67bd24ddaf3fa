"""The title of a mention: in quotation marks, or the words up to the end of its clause."""

import re

from ..clean.normalise import UPPER
from ..know.cues import names_verb
from ..know.vocabulary import type_words
from ..know.words import any_of, first_words, words_of
from ..number import level_of
from .mention import Mention

_SPEAKS_OF = re.compile(r"[\s,]*(?P<about>(?:về việc|về|v/v)(?!\w))?\s*(?P<quote>[“\"])?", re.IGNORECASE)
#: an issuer that no table knows, before "về": "của Ban Chỉ đạo phát triển làng nghề, bến cá về việc"
_OF_ANY = re.compile(
    rf"\s+của (?=[{UPPER}])(?:(?!\s(?:số|ngày|(?=[{UPPER}])(?i:{type_words()}))\s)[^;.:“”\"()\n]){{3,160}}?"
    r"\s(?=(?:về việc|về|[Vv]/v)\s)"
)
#: words that go on with the sentence about a document and do not begin its title
_NO_TITLE = re.compile(rf"{any_of('goes on')}(?!\w)", re.IGNORECASE)
#: "và" ends a title only where enough stands before it to be one
_SHORT_TITLE = 40
#: between "," or "và" and the next document: "và các Thông tư", "và Điều 4 của Thông tư"
_LEADS_ON = re.compile(
    rf"(?<=[,à])(?: {any_of('joiner')})?(?: (?:các|toàn bộ))?"
    rf"(?: {any_of('article')} [\wđ.]{{1,6}}(?:, [\wđ.]{{1,3}})*(?: (?:và|của|tại))?)*$",
    re.IGNORECASE,
)
#: what is counted and no document: "bão số 5"
_COUNTED = re.compile(rf"(?<!\w)(?:{type_words()}) số \d|(?P<counted> số \d{{1,3}}(?![\w./-]))", re.IGNORECASE)
#: a title that speaks of documents, which may go on with more of them; "công tác dân số" does not
_NUMBERED = re.compile(r"(?<!\w)(?:số:? ?\d|một số điều)")
#: what a title says in passing, its documents with it
_BRACKETED = re.compile(r"\([^()]*\)")
_PART = re.compile(rf"(?<!\w){any_of('article')} (?:\d|[IVX]|\w\b)", re.IGNORECASE)
#: the sentence goes on with a body that issues another document: "… và Chính phủ ban hành Nghị quyết"
_BODY = (
    r"(?:Quốc hội|Chính phủ|Thủ tướng|Bộ Chính trị|Ban (?:Bí thư|Thường vụ|Chấp hành)"
    r"|(?:Tỉnh|Thành|Huyện|Quận|Đảng) ủy|(?:Chủ tịch )?(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân))(?!\w)"
    r"[^,;.:]{0,60}?"
)
_ISSUES_ANOTHER = rf" (?={_BODY} (?:đã )?(?:ban hành|thông qua) (?i:{type_words()})(?!\w))"
#: or with what a body says now: ", Ban Thường vụ Quận ủy xây dựng Kế hoạch như sau"
_SPEAKS = rf", (?={_BODY} {any_of('speaks now')}(?!\w))"
#: or with one more verb behind a name in quotation marks: "phê duyệt Đề án “Bến xanh” và cụ thể hóa Kế hoạch số …"
_ONE_MORE_VERB = (
    r" (?=(?:tiếp tục |tổ chức )?(?:thực hiện|triển khai|cụ thể hóa|hiện thực hóa"
    rf"|chấp hành)(?: thực hiện)? (?i:{type_words()}) số )"
)
#: or with "(đã) hết hiệu lực"
_HAS_ENDED = (f"{words[0]}(?<!\\w{words[0]}){words[1:]}(?!\\w)" for words in words_of("ends"))
#: a sign or a letter begins each way, so that a search stops at these only
_CLAUSE_END = re.compile(
    rf"\.|;|!|\?|\n|,{_ISSUES_ANOTHER}|v(?<= v)à{_ISSUES_ANOTHER}|{_SPEAKS}"
    rf"|v(?<=[”\"] v)à{_ONE_MORE_VERB}|, đồng thời{_ONE_MORE_VERB}"
    rf"|đ(?<!\wđ)ã {any_of('ends')}(?!\w)|{'|'.join(_HAS_ENDED)}"
)
#: what became of the document is told in the span of its title, and is no part of it: "… được sửa đổi tại B"
_CHANGED_BY = re.compile(
    rf",? (?:đã )?được (?i:{any_of('amends', 'supersedes')}|điều chỉnh)(?!\w)[^.;:\n]{{0,60}}?"
    rf" (?:bởi|tại|theo|bằng) (?i:{type_words()}) số \d.*",
    re.DOTALL,
)
#: with which a title begins that keeps the capital of its own document's head
_IN_CAPITALS = (
    *("Ban hành ", "Phê duyệt ", "Quy định ", "Thực hiện ", "Triển khai "),
    *(word.capitalize() for word in first_words("amends", "repeals", "supersedes")),
)
#: no title is longer
_LONGEST = 1000


def read_title(text: str, mention: Mention) -> None:
    """What the document is about: quoted, or the words up to the end of the clause."""
    of_any = _OF_ANY.match(text, mention.tail)
    match = _SPEAKS_OF.match(text, of_any.end() if of_any else mention.tail)
    mention.title_start = mention.title_end = mention.tail
    if not match or not _begins_title(text, match):
        return
    if match["quote"]:
        end = _closing(text, match.end())
    else:
        limit = min(len(text), match.end() + _LONGEST)
        end = _clause_end(text, match.end(), limit)
    mention.title_start, mention.title_end = match.end(), end
    if mention.title is None:
        mention.title = _as_title(text[match.end() : end])


def _clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause ends that goes on at ``start``; the blank before "và" belongs to it no more."""
    for stop in _CLAUSE_END.finditer(text, start, limit):
        end = stop.start() - (text[stop.start()] == "v")
        if end >= start:
            return end
    return limit


def _as_title(words: str) -> str | None:
    if " được " in words:
        words = _CHANGED_BY.sub("", words, count=1)
    return words.strip(' ,.“”"') or None


def _begins_title(text: str, match: re.Match[str]) -> bool:
    """Whether a title follows: "về …", a quotation, or a verb phrase right after the number."""
    if match["quote"] or match["about"]:
        return True
    following = text[match.end() : match.end() + 12]
    begins = following[:1].islower() or following.startswith(_IN_CAPITALS)
    return match.group() == " " and begins and not _NO_TITLE.match(following)


def end_titles(text: str, found: list[Mention]) -> None:
    """A title ends where the next document of an enumeration begins."""
    for index, first in enumerate(found):
        for second in map(found.__getitem__, range(index + 1, len(found))):
            if second.start >= first.title_end:
                break
            if first.title_start < second.start and _enumerates(text, first, second):
                _end_title(text, first, second.start)
                break


def _enumerates(text: str, first: Mention, second: Mention) -> bool:
    """Whether ``second`` stands beside ``first`` and not in its title: "A về …, B", "A về … và B"."""
    if text[first.title_start - 1] in '“"':
        return False
    words, lead = _without_lead(_BRACKETED.sub("", text[first.title_start : second.start]))
    if _PART.search(lead) and _PART.search(words) and names_verb(words):
        # "sửa đổi Điều 1 và Điều 2 Thông tư B": the verb of the title goes on
        return False
    if words.endswith(","):
        return True
    return words.endswith(" và") and (
        cannot_carry_out(first, second)
        or (first.type == second.type and not of_another(first, second))
        or (
            not _NUMBERED.search(_COUNTED.sub(_uncounted, words))
            and (len(words) > _SHORT_TITLE or not names_verb(words))
        )
    )


def _uncounted(match: re.Match[str]) -> str:
    return "" if match["counted"] else match.group()


def of_another(first: Mention, second: Mention) -> bool:
    """Whether two documents count in series of different bodies: a city's plan, and the Party's above it."""
    if not (first.number and second.number) or first.number.year or second.number.year:
        return False
    return first.number.issuer_sign != second.number.issuer_sign


def cannot_change(first: Mention, second: Mention) -> bool:
    """Whether one is the Party's and the other the state's: neither changes what the other issued."""
    if not (first.number and second.number and first.number.issuer and second.number.issuer):
        return False
    return (first.number.issuer.series == "term") != (second.number.issuer.series == "term")


_RANKS = {"central": 0, "city": 1, "district": 2, "ward": 3}


def cannot_carry_out(first: Mention, second: Mention) -> bool:
    """Whether the first is issued above or before the second, or by the Party beside a local state organ.

    None of these carries out the second's orders.
    """
    if first.issued_on and second.issued_on and first.issued_on < second.issued_on:
        return True
    if not (first.number and second.number):
        return False
    above, below = _rank(first), _rank(second)
    if above is not None and below is not None and above < below:
        return True
    party, state = first.number.issuer, second.number.issuer
    return bool(party and state and party.series == "term" and state.local and state.series == "year")


def _rank(mention: Mention) -> int | None:
    """How far below the centre a document is issued, by its number's sign, else by its issuer."""
    level = level_of(mention.number) or (mention.issuer.level if mention.issuer else None)
    return _RANKS.get(level or "")


def _without_lead(words: str) -> tuple[str, str]:
    """The words up to "," or "và", and what leads on to the next document."""
    words = words.rstrip()
    lead = _LEADS_ON.search(words)
    end = lead.start() if lead else len(words)
    return words[:end], words[end:]


def _end_title(text: str, mention: Mention, position: int) -> None:
    words, _ = _without_lead(text[mention.title_start : position])
    words = words.removesuffix(" và").rstrip(" ,")
    mention.title_end = mention.title_start + len(words)
    mention.title = _as_title(words)


def _closing(text: str, start: int) -> int:
    """Where the quotation that is open at ``start`` closes; quotations nest (“… “tự diễn biến” …”)."""
    depth = 1
    for position in range(start, min(len(text), start + 600)):
        letter = text[position]
        if letter == "“":
            depth += 1
        elif letter == "”":
            depth -= 1
        elif letter == '"':
            depth = 0
        if depth == 0 or letter == "\n":
            return position
    return start
