"""What a text says that cannot be, or hardly: days that no calendar has, signs that do not fit, two headers.

Nothing is mended here: what is seen is carried along, and a person decides.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..know.dates import DATE, iso
from ..know.vocabulary import committee_signs, types_that
from ..number import Number, parse
from .bodies_in_text import Context
from .header import Header
from .mention import Mention

_DATE = re.compile(DATE, re.IGNORECASE)
#: over an annex: "(Kèm theo văn bản số …", "(Ban hành kèm theo Quyết định số …"
_OVER_ANNEX = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo\s[^()\n]{0,60}$", re.IGNORECASE)


def bad_date(text: str, mention: Mention) -> str | None:
    """The date behind a number as it is written, where no calendar has it."""
    if not mention.bad_date:
        return None
    dates = [match.group() for match in _DATE.finditer(text, mention.end, mention.tail) if iso(match) is None]
    return dates[0] if dates else None


def suspected(mention: Mention, header: Header, context: Context) -> str | None:
    """The district's number that may have been meant by a city's sign on what is about the district's organisation.

    Only in a text of that district, and only where no issuer is named.
    """
    number = mention.number
    if (
        number is None
        or number.issuer_sign != "TU"
        or len(number.signs) != 2
        or mention.issuer
        or mention.type in types_that("about_one_below")
        or not _of_district(header, context)
    ):
        return None
    if not _speaks_of_own_district(mention.title or "", context):
        return None
    return str(_with_issuer(number, committee_signs()[context.district_unit]))


def restatements(text: str, found: list[Mention], header: Header) -> Iterator[Mention]:
    """Mentions over an annex that mean the text's own document, where number or date is not the header's.

    Each with the number as it is written, whatever it was mended to.
    """
    if header.number is None:
        return
    for mention in found:
        number = _as_written(mention)
        if number and _OVER_ANNEX.search(text, max(0, mention.start - 80), mention.start):
            restated = replace(mention, number=number)
            if _differs(restated, header, header.number):
                yield restated


def _as_written(mention: Mention) -> Number | None:
    return (parse(mention.mending.written) if mention.mending else None) or mention.number


def _differs(mention: Mention, header: Header, own: Number) -> bool:
    """Whether it is the same document with another number or date: one of serial, or signs and date, is the same."""
    number, date = mention.number, mention.issued_on
    another_number = str(number) != str(own)
    another_date = bool(date and header.issued_on and date != header.issued_on)
    if number and number.serial == own.serial:
        return another_number or another_date
    return bool(number and number.signs == own.signs and date and date == header.issued_on)


def _of_district(header: Header, context: Context) -> bool:
    """Whether the text is a district's, by its own number or by who issued it."""
    issuer = header.number.issuer if header.number else None
    return "district" in (context.level, issuer.level if issuer else None)


def _speaks_of_own_district(title: str, context: Context) -> bool:
    place = context.district
    if not place:
        return False
    own = rf"(?:đảng bộ|quận ủy|huyện ủy|thị ủy)\s+(?:\w+\s+){{0,2}}{re.escape(place)}"
    return bool(re.search(own, title, re.IGNORECASE))


def _with_issuer(number: Number, sign: str) -> Number:
    return replace(number, signs=(number.signs[0], sign))
