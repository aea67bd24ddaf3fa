"""When a task is to be done: days, months, quarters and years as plans write them."""

import re
from calendar import monthrange

from ..know.dates import DATE, iso
from ..model import Due

_YEAR = r"(?:năm\s+)?(?P<{0}>20\d\d)"
_DAY = re.compile(rf"(?P<before>trước|chậm nhất(?: là)?|đến hết|đến|hết|xong trước)?\s*{DATE}", re.IGNORECASE)
_QUARTER = re.compile(rf"quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\s*(?:[/,-]|năm)?\s*{_YEAR.format('year')}", re.IGNORECASE)
_MONTH = re.compile(rf"tháng\s+(?P<month>\d{{1,2}})\s*(?:[/,-]|năm)\s*{_YEAR.format('year')}", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?:giai đoạn|trong các năm|từ năm)\s+{_YEAR.format('first')}\s*(?:-|đến)\s*{_YEAR.format('last')}", re.IGNORECASE
)
_ONE_YEAR = re.compile(
    r"(?:(?:trong|đến|hết|cuối|hoàn thành)\s+)?năm\s+(?P<year>20\d\d)(?!\d)|^(?P<bare>20\d\d)$", re.IGNORECASE
)
#: a time that only begins: "Từ năm 2022", "kể từ quý II/2023"
_UNIT = r"(?:năm|quý|tháng|ngày|\d)"
_SINCE = re.compile(
    rf"\W*(?:kể\s+)?từ\s+(?={_UNIT})(?!.*(?:đến|tới|-|–)\s*(?:hết\s+)?{_UNIT})", re.IGNORECASE | re.DOTALL
)
_ALWAYS = re.compile(r"thường xuyên|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
#: what says that a day in running text is the task's own
#: one class of letters before all else, so that a search stops at these only
_ASKED = re.compile(
    r"[tTcCđĐxXhH](?<!\w.)(?i:(?:(?<=t)r(?:ước|ong)|(?<=c)hậm nhất|(?<=đ)ến hết|(?<=x)ong|(?<=h)oàn thành)"
    r"\s+(?:là\s+|vào\s+|xong\s+|trước\s+"
    r"|trong\s+)*(?=ngày|quý|tháng|năm|\d))"
)
_FIGURE = re.compile(r"\d")


def due_in_cell(words: str, basis: str = "column") -> Due | None:
    """The time that a cell, a label or a title gives; days where it tells any."""
    words = " ".join(words.split())
    if not words:
        return None
    start, end = _days(words)
    kind = basis if basis in ("own", "column", "table", "timetable") else "column"
    return Due(words, kind, start, end)  # type: ignore[arg-type]


def due_in_title(words: str) -> Due | None:
    """The quarter or month that a table's title is about."""
    for pattern in (_QUARTER, _MONTH):
        match = pattern.search(words)
        if match:
            return due_in_cell(match.group(), "table")
    return None


def due_in_text(words: str) -> Due | None:
    """The day or quarter by which running text asks for its task."""
    if _FIGURE.search(words) is None:
        # no time is told without one
        return None
    for asked in _ASKED.finditer(words):
        for pattern in (_DAY, _QUARTER, _MONTH, _ONE_YEAR):
            match = pattern.match(words, asked.end())
            if match:
                start, end = _days(match.group())
                return Due(" ".join(words[asked.start() : match.end()].split()), "own", start, end)
    return None


def _days(words: str) -> tuple[str | None, str | None]:
    """First and last day of the time that the words tell; no last one where it only begins."""
    start, end = _time(words)
    return (start or end, None) if _SINCE.match(words) else (start, end)


def _time(words: str) -> tuple[str | None, str | None]:
    day = _DAY.search(words)
    if day:
        return None, iso(day)
    quarter = _QUARTER.search(words)
    if quarter:
        number = _QUARTERS.get(quarter["quarter"].upper()) or int(quarter["quarter"])
        return _months(int(quarter["year"]), 3 * number - 2, 3 * number)
    month = _MONTH.search(words)
    if month and 1 <= int(month["month"]) <= 12:
        return _months(int(month["year"]), int(month["month"]), int(month["month"]))
    years = _YEARS.search(words)
    if years:
        return f"{years['first']}-01-01", f"{years['last']}-12-31"
    year = None if _ALWAYS.search(words) else _ONE_YEAR.search(words)
    found = (year["year"] or year["bare"]) if year else None
    return (f"{found}-01-01", f"{found}-12-31") if found else (None, None)


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}"
