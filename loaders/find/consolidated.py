"""Consolidated texts: no act itself, each has a number, a day and an issuer of its own.

Whoever consolidates an act certifies it (Ordinance 01/2012/UBTVQH13): number and day stand at the head, or at the
end, under "XÁC THỰC VĂN BẢN HỢP NHẤT". A gazette may print neither.
"""

import re
from dataclasses import dataclass

from ..know.dates import DATE, iso
from ..know.vocabulary import document_types
from ..number import NUMBER, Number, number_of
from .bodies_in_text import BodyName
from .head import HeadLine
from .own_issuer import issuers_of_head

CONSOLIDATED = "Văn bản hợp nhất"
_WORDS = "XÁC THỰC VĂN BẢN HỢP NHẤT"
_CERTIFIES = re.compile(rf"(?m)^[^\w\n]*{_WORDS}")
#: below the title of the act, what it was amended by
_AMENDED_BY = re.compile(r"có hiệu lực [^\n]{0,80}(?:được|đã được) sửa đổi, bổ sung bởi *:?\W*$", re.MULTILINE)
_REACH = 300
#: so far below the title the act is named with what amended it
_BELOW = 1200
_NUMBER_LINE = re.compile(rf"(?m)^\W*[Ss]ố *:? *(?={NUMBER.pattern.replace('?P<', '?P<own_')})")
_DATE = re.compile(DATE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Number, day and issuer of a consolidated text, as far as its certificate tells, and where the number stands."""

    number: Number | None
    issued_on: str | None
    issuer: BodyName | None
    start: int
    end: int


def is_consolidated(text: str, title_end: int) -> bool:
    """Whether what stands below the title says by what the act was amended."""
    return _AMENDED_BY.search(text, title_end, min(len(text), title_end + _BELOW)) is not None


def certificate(text: str) -> Certificate | None:
    """What is certified at the end of a text; ``None`` where nothing is."""
    found = _CERTIFIES.search(text) if _WORDS in text else None
    if found is None:
        return None
    start, end = max(0, found.start() - _REACH), min(len(text), found.end() + _REACH)
    line = _NUMBER_LINE.search(text, start, end)
    match = NUMBER.match(text, line.end()) if line else None
    number = number_of(match) if match else None
    if number and number.signs[0] not in document_types()[CONSOLIDATED].signs:
        return None
    day = _DATE.search(text, found.end(), end) or _DATE.search(text, start, found.start())
    issuer = next(iter(issuers_of_head(_lines(text, start, found.start()), text)), None)
    where = match.span() if match else (found.start(), found.end())
    return Certificate(number, iso(day) if day else None, issuer, *where)


def _lines(text: str, start: int, end: int) -> list[HeadLine]:
    """The lines in capitals between two places, numbers aside."""
    lines, position = [], start
    for line in text[start:end].split("\n"):
        if line.isupper() and not NUMBER.search(line):
            lines.append(HeadLine(position, position + len(line), line))
        position += len(line) + 1
    return lines
