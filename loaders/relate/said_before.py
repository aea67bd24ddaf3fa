"""What an opening carries out without naming it again: "Bộ Chính trị ban hành A. Để thực hiện Chỉ thị, Tỉnh ủy …".

A sentence that tells what was issued and one that tells what is done for it belong together; the second
names the document by its type ("Để thực hiện Nghị quyết của Trung ương, …", "Để Chỉ thị đi vào cuộc sống, …")
or not at all ("Để triển khai thực hiện nghiêm túc, …"). Who goes on to act must follow, as in all openings.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..find.header import Header
from ..find.mention import Mention
from ..know.vocabulary import type_words, types_by_word
from ..know.words import any_of
from ..model import OWN
from .relation import ACTS, ISSUES, Relation, are_together
from .zones import Zones

_KIND = rf"(?:(?=[^\W\da-zđ])(?i:{type_words('carries_out')}|{type_words('law')}))"
#: "công văn này", "hướng dẫn nêu trên" is one that was named, in small letters too
_SUCH = r"(?:này|đó|trên|nêu trên|nói trên|vừa nêu)"
#: "Nghị quyết và Chương trình này của Trung ương", "các văn bản trên"
_NAMED = (
    rf"(?:(?P<types>{_KIND}(?:(?:,| và) {_KIND}){{0,3}})"
    rf"|(?:(?:các|những|hai|ba|bốn|năm|\d) )(?:văn bản|chủ trương|chỉ đạo)(?: nêu tại (?:các|hai|ba) văn bản)?"
    rf"|(?!(?:(?<=các )|(?<=những ))văn bản)(?P<again>{type_words()})(?= {_SUCH}(?!\w)))"
    rf"(?: {_SUCH})?(?: của [^,;.\d]{{3,80}}?)?"
)
_VERB = (
    r"(?:tiếp tục |tổ chức )*(?:quán triệt(?:,| và) )?"
    r"(?:triển khai,? (?:và )?(?:tổ chức )?(?:thực hiện|thi hành)|triển khai|thực hiện|thi hành|chấp hành|hưởng ứng"
    r"|cụ thể hóa|đưa)"
)
_HOW = rf"(?:(?:,| và)? {any_of('filler')})*"
_BEGINS = r"(?:^|[.;] )[\W\d]*"
#: each up to the comma before who acts
_SAID = tuple(
    re.compile(_BEGINS + rf"(?P<said>{words})(?=[,;])", re.MULTILINE)
    for words in (
        rf"(?:Để|Nhằm) (?:kịp thời |sớm )?{_VERB}{_HOW}(?: {_NAMED}{_HOW}(?: (?:vào|trên|bảo đảm) [^,;.\d]{{3,60}})?)?",
        rf"(?:Thực hiện|Triển khai thực hiện|Triển khai|Chấp hành|Thi hành|Hưởng ứng){_HOW} {_NAMED}",
        rf"(?:Để|Nhằm) {_NAMED} (?:sớm )?(?:được |đi vào )[^,;.\d]{{3,60}}",
    )
)
#: "Ban Chấp hành thống nhất Chương trình hành động thực hiện Nghị quyết với những nội dung sau"
_OWN_PLAN = re.compile(
    rf"(?P<said>(?:ban hành|thống nhất|xây dựng|đề ra) (?i:{type_words('plans')}) (?:thực hiện|triển khai) {_NAMED})"
    r"(?= (?:với|như|gồm|cụ thể))"
)
_ITEM = r"(?:\(?(?:\d{1,2}|[a-zđ])[.)]\s*|[-+•–]\s*)?"
#: what stands before a document that somebody issued: "ban hành", "có", "đã ra"
_ISSUED = re.compile(
    rf"{ISSUES.pattern}|(?<!\w)(?:có|ra|ký|ban hành|thông qua|gửi|nhận được|tiếp nhận)"
    rf"(?: các)?(?: văn bản(?: sau(?: đây)?)?)?:?\s+{_ITEM}\Z",
    re.IGNORECASE,
)
#: the next line of a list: "(1) A; ⏎ (2) B"
_NEXT_ITEM = re.compile(rf"[\s,;)”\"]*\n\s*{_ITEM}\Z")
#: how far before it the document was issued, and how far behind it somebody acts
_NEAR = 1200
_ACTED = 400


def said_before(text: str, found: list[Mention], header: Header, zones: Zones) -> Iterator[Relation]:
    """What the text's own document carries out by such words; nothing where nothing was issued before them."""
    opening = text[header.body : zones.opening_end]
    if not any(word in opening for word in ("ban hành", "thông qua", " có ", " ra ", "nhận được", "tiếp nhận", "gửi")):
        return
    for match in _said(text, header.body, zones.opening_end):
        for index in _issued(text, found, match.start("said"), match["types"] or match["again"]):
            yield Relation(
                OWN, "IMPLEMENTS", index, "implements (said before)", 0.85,
                found[index].start, match.end("said"), match.span("said"),
            )  # fmt: skip


def _said(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where such words stand, said now by who goes on to act."""
    yield from _OWN_PLAN.finditer(text, start, end)
    for pattern in _SAID:
        for match in pattern.finditer(text, start, end):
            acts = ACTS.search(text, match.end("said"), match.end("said") + _ACTED)
            if acts is not None and not acts["past"]:
                yield match


def _issued(text: str, found: list[Mention], before: int, named: str | None) -> list[int]:
    """The documents, of the types that are named, that were issued right before a place, with those beside them."""
    kinds = _types(named) if named else None
    issued: list[int] = []
    first, last = (bisect_left(found, place, key=_start) for place in (before - _NEAR, before))
    for index in range(first, last):
        mention = found[index]
        if mention.end > before:
            continue
        # what a title names does not stand beside its document
        own_right = index - 1 in issued and mention.start >= found[index - 1].title_end
        beside = own_right and are_together(text, found[index - 1], mention)
        beside = beside or bool(issued and _NEXT_ITEM.search(text, found[index - 1].end, mention.start))
        if beside or _ISSUED.search(text, max(0, mention.start - 60), mention.start):
            issued.append(index)
    return [index for index in issued if kinds is None or found[index].type in kinds]


def _start(mention: Mention) -> int:
    return mention.start


def _types(named: str) -> frozenset[str]:
    return frozenset(types_by_word()[word.group().lower()] for word in re.finditer(type_words(), named, re.IGNORECASE))
