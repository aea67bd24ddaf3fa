"""Dates as official texts write them, to ISO 8601."""

import re
from datetime import date

_REST = (
    r"\s*(?:[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})(?!\d)"
    r"|tháng\s*(?P<month_word>\d{1,2})(?:\s*(?:năm|,))?\s*(?P<year_word>\d{4}))"
)
#: ``ngày 23/9/2022``, ``23-09-2022``, ``ngày 23 tháng 9 năm 2022``; a space may stray anywhere
DATE = rf"(?:ngày\s*)?(?<!\d)(?P<day>\d{{1,2}}){_REST}"
#: the same without its first word, which says nothing more; a figure before all else, for few letters are one
_DATE = re.compile(rf"(?P<day>\d(?<!\d\d)\d?){_REST}")


def iso(match: re.Match[str]) -> str | None:
    """The date of a match of ``DATE``; ``None`` for one that no calendar has (31 February)."""
    month = match["month"] or match["month_word"]
    year = match["year"] or match["year_word"]
    try:
        return date(int(year), int(month), int(match["day"])).isoformat()
    except ValueError:
        return None


def find_dates(text: str) -> list[str]:
    """Every date of ``text`` in the order in which it stands there."""
    return [day for day in map(iso, _DATE.finditer(text)) if day]
