"""Heads as collections of laws reprint them: the document's title is its own citation, and nothing stands above it.

"NGHỊ ĐỊNH⏎của Chính phủ số 94/2001/NĐ-CP ngày 17 tháng 11 năm 2001⏎Quy định chi tiết …⏎Căn cứ …"
"""

import re
from dataclasses import dataclass
from functools import cache

from ..know.dates import DATE, iso
from ..know.vocabulary import types_by_word
from ..number import Number
from .bodies_in_text import BodyName, Context, body_at
from .head import HeadLine
from .own_issuer import issuer_in_title
from .serial_at import number_at

#: letters of the name of whoever issued it, and of a number with the blanks in it
_WHO, _NUMBER = 120, 60
_DAY = re.compile(rf"[\s,]*(?=ngày\s){DATE}", re.IGNORECASE)
#: a preamble stands below, or what was found is a citation at the head of a text about the document
_PREAMBLE = re.compile(r"^[^\w\n]*Căn cứ(?!\w)", re.MULTILINE)
_REACH = 1500


@dataclass(frozen=True, slots=True)
class Reprinted:
    """What the citation tells, and where number and title stand."""

    type: str
    number: Number
    issued_on: str | None
    issuer: BodyName | None
    start: int
    end: int
    title: tuple[int, int]


def reprinted(text: str) -> Reprinted | None:
    """What the first lines of a clean text tell, where they are the document's own citation above a preamble."""
    cited = _cited().match(text)
    told = number_at(text[: cited.end() + _NUMBER], cited.end()) if cited else None
    day = _DAY.match(text, told[1]) if told else None
    preamble = _PREAMBLE.search(text, day.end(), day.end() + _REACH) if day else None
    if cited is None or told is None or day is None or preamble is None:
        return None
    who = cited["who"]
    body = body_at(who, 0, Context())
    title = _title(text, day.end(), preamble.start())
    kind = types_by_word()[" ".join(cited["type"].split()).lower()]
    return Reprinted(kind, told[0], iso(day), body, cited.start("type"), told[1], title)


@cache
def _cited() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    kinds = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"\W*(?P<type>{kinds})\s+của\s+(?P<who>\S.{{2,{_WHO}}}?)\s+số\s*:?\s*(?=\d)", re.I | re.S)


def _title(text: str, start: int, end: int) -> tuple[int, int]:
    """The words behind the day, without the lines right above the preamble that say again who speaks."""
    lines = text[start:end].rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or _speaks(lines[-1])):
        lines.pop()
    words = "\n".join(lines)
    return start + len(words) - len(words.lstrip(" \n,:-")), start + len(words.rstrip())


def _speaks(line: str) -> bool:
    words = line.strip(" *-–_:")
    if words.isupper():
        return issuer_in_title([HeadLine(0, len(words), words)]) is not None or words.lower() in types_by_word()
    body = body_at(words, 0, Context())
    return body is not None and body.end == len(words)
