"""Who signed a document, and from which day it is in force, as it says itself."""

import re
from collections.abc import Iterator

from ..clean.normalise import UPPER
from ..fold import places_of
from ..know.dates import DATE, iso
from ..model import Effect, Signature
from .page import DutyText

_BEHALF = re.compile(r"(?m)^[ \t*_|>]*(?:T/M|TM\.?|THAY MẶT|TL\.?|TUQ\.?|K/T|KT\.?)[ \t]+(?P<who>[^\n\t]{3,90})")
_OFFICE = re.compile(
    r"(?m)^[ \t*_|>]*(?P<office>(?:K/T |KT\.? ?)?(?:PHÓ |QUYỀN |Q\. ?)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|CHỦ NHIỆM"
    r"|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|THỐNG ĐỐC"
    r"|CHÁNH THANH TRA|TỔNG CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|ỦY VIÊN)[^\n\t|]{0,60})[ \t*_]*$"
)
#: the letters that it begins with, and the signs that may stand before it
_OFFICE_BEGINS = frozenset("KPQCBGTVHỦ*_|>")
_NAME = re.compile(
    rf"(?m)^[ \t*_|>]*(?:(?:GS|PGS|TS|ThS|Thượng tướng|Trung tướng|Đại tướng|Thiếu tướng|Đại tá|Thượng tá)\.? *)*"
    rf"(?P<name>(?:[{UPPER}][^\W\d_A-Z]+ +){{1,4}}[{UPPER}][^\W\d_A-Z]+)[ \t*_./]*$"
)
#: how far below the office the name stands
_BELOW, _ABOVE = 400, 200
_CONFIDENCE = 0.9
#: how far before its verb a document names itself
_BEFORE = 120
_EFFECT_BEGINS = "hiệu"
_EFFECT = re.compile(
    rf"{_EFFECT_BEGINS}\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s+"
    rf"(?:(?P<signed>ngày\s+(?:ký|ban\s+hành|được\s+ban\s+hành))|(?P<passed>ngày\s+(?:được\s+)?thông\s+qua)"
    rf"|(?P<dated>{DATE}))"
)
_OWN = re.compile(
    r"(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Quy\s+định|Quy\s+chế|Kế\s+hoạch|Chương\s+trình|Thông\s+tư"
    r"|Nghị\s+định|Luật|Hướng\s+dẫn"
    r"|Kết\s+luận|Pháp\s+lệnh|Văn\s+bản|Thông\s+tư\s+liên\s+tịch"
    r"|Đề\s+án)\s+này(?:\s+và[^.;]{0,60})?\s+(?:bắt\s+đầu\s+)?(?:có\s+)?$"
)


def signature(page: DutyText) -> Signature | None:
    """The first signature: a name below an office, and on whose behalf it stands there."""
    text = page.composed.text
    for first in _offices(page):
        name = _NAME.search(text, first.end(), min(len(text), first.end() + _BELOW))
        if name is None or _goes_astray(text[first.end() : name.start()]):
            continue
        office = [*_OFFICE.finditer(text, first.start(), name.start())][-1]
        behalf = next(_BEHALF.finditer(text, max(0, office.start() - _ABOVE), office.start()), None)
        start = behalf.start() if behalf else office.start()
        evidence = page.evidence(start, name.end("name"), "signature", _CONFIDENCE, (name.span("name"),))
        who = _as_written(behalf["who"]) if behalf else None
        return Signature(_as_written(name["name"]), evidence, _as_written(office["office"]), who)
    return None


def _offices(page: DutyText) -> Iterator[re.Match[str]]:
    """Matches of ``_OFFICE``, looked for in lines that begin with a capital or a sign."""
    text = page.composed.text
    for line in page.lines:
        if text[line.start] in _OFFICE_BEGINS and not text[line.start + 1 : line.start + 2].islower():
            office = _OFFICE.match(text, text.rfind("\n", 0, line.start) + 1)
            if office:
                yield office


def _goes_astray(between: str) -> bool:
    """Whether sentences stand between office and name."""
    return any(len(line.strip()) > 70 for line in between.split("\n"))


def _as_written(words: str) -> str:
    return " ".join(words.replace("*", " ").split()).strip(" ,.|")


def effect(page: DutyText, issued_on: str | None) -> Effect | None:
    """The day from which the document itself is in force; what it says of others is left out."""
    for match in filter(None, (_EFFECT.match(page.flat, at) for at in places_of(page.flat, (_EFFECT_BEGINS,)))):
        start = max(0, match.start() - _BEFORE)
        own = _OWN.search(page.flat[start : match.start()])
        day = iso(match) if match["dated"] else issued_on
        if own and day:
            evidence = page.evidence(start + own.start(), match.end(), "day of effect", 0.95, (match.span(),))
            return Effect(day, evidence)
    return None
