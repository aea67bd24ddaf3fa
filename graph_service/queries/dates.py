"""Dates as people type them: ``23/9/2022``, ``2022-09-23``, ``ngày 23 tháng 9 năm 2022``, ``2022``."""

import re
from datetime import date
from functools import lru_cache

from graph_service.errors import BadQuestion
from loaders.errors import Saying

_DATE = re.compile(
    r"(?:ngày|ngay)?\s*(?<![\w/-])"
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})"
    r"|(?P<d3>\d{1,2})\s+(?:tháng|thang)\s+(?P<m3>\d{1,2})\s+(?:năm|nam)\s+(?P<y3>\d{4}))(?![\w/-])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")


def first_date(text: str) -> tuple[str | None, str]:
    """The first date in a text in ISO form, and the text without it; a date that is none stays in the text."""
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso:
            return iso, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


# days are asked for again and again, and a few of them
@lru_cache(maxsize=256)
def read_day(text: str, *, last: bool = False) -> str:
    """The ISO day that a bound of a question means; of a year its first day, or its ``last``.

    Raises ``BadQuestion`` for anything else.
    """
    asked = text.strip()
    if _YEAR.fullmatch(asked) and asked != "0000":
        return f"{asked}-12-31" if last else f"{asked}-01-01"
    found = _DATE.fullmatch(asked)
    iso = _iso(found) if found else None
    if iso is None:
        raise BadQuestion(
            Saying("date {text!r}", text=text), "there is no such day", "Write 2022-09-23, 23/9/2022 or 2022."
        )
    return iso


def day_or_today(as_of: str | None) -> str:
    """The ISO day that an ``as of`` means: of a year its last day, and today where none is given."""
    return read_day(as_of, last=True) if as_of else date.today().isoformat()


def _iso(found: re.Match[str]) -> str | None:
    parts = [found[name] for name in ("y", "m", "d", "y2", "m2", "d2", "y3", "m3", "d3") if found[name]]
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return None
