"""Figures that a report tells, each with its sentence: "kết nạp 210/200 đảng viên", "đã có 12/12 chỉ tiêu đạt"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ..clean.blocks import Block
from ..know.dates import DATE, iso
from ..know.duties import meanings, words
from ..model import Figure, Reference, Span
from .page import DutyText, sentences
from .targets import NUMBER, as_number

_AS_OF = re.compile(rf"(?:tính )?(?:đến|hết)\s+(?:hết\s+)?{DATE}", re.IGNORECASE)
_YEAR = re.compile(r"(?:trong |cả )?năm (?P<year>20\d\d)(?!\d)(?!\s*-)", re.IGNORECASE)
#: what counts as reached, and what says that it is not
_REACHED = re.compile(r"(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:chưa|không|khó|chậm)(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
#: figures of the same sentence are parted so
_PARTS = re.compile(r"[;:]")
_CONFIDENCE = 0.85


@cache
def _figures() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in words("unit"))
    return re.compile(
        rf"(?<![\w/.,-])(?P<value>{NUMBER})(?:\s*/\s*(?P<planned>{NUMBER}))?\s*(?P<unit>{units})(?!\w)", re.IGNORECASE
    )


@cache
def _counts() -> re.Pattern[str]:
    count = r"(?<![\w/.,-])(?P<value>\d{1,3})\s*/\s*(?P<of>\d{1,3})"
    counted = "|".join(words("counted"))
    return re.compile(rf"{count}\s+(?:{counted})(?!\w)", re.IGNORECASE)


def figures(page: DutyText, references: Sequence[Reference]) -> Iterator[Figure]:
    """The figures of a report, in its order; ``references`` in the order of the text."""
    starts = [reference.span.start for reference in references]
    before: Block | None = None
    counted = page.places(words("counted"))
    for block in page.blocks:
        for start, end in sentences(page.flat, block.body, block.end):
            yield from _values(page, start, end)
            counts = _counts().finditer(page.flat, start, end) if counted.any_in(start, end) else ()
            for count in counts:
                near = _named(page, before.start if before else block.start, count.start(), starts)
                yield from _count(page, (start, end), count, near)
        before = block


def _values(page: DutyText, start: int, end: int) -> Iterator[Figure]:
    found = list(_figures().finditer(page.flat, start, end)) if _DIGIT.search(page.flat, start, end) else []
    day = _day(page.flat, start, end) if found else None
    for match in found:
        first, last = _part(page.flat, match.start(), match.end(), start, end)
        said = page.evidence(start, end, "figure of a report", _CONFIDENCE, (match.span(),))
        planned = as_number(match["planned"]) if match["planned"] else None
        unit = meanings("unit")[match["unit"].lower()]
        text = f"{page.words(first, match.start())} {page.words(match.start('unit'), last)}"
        yield Figure(text.strip(), as_number(match["value"]), unit, said, planned, as_of=day)


def _count(page: DutyText, sentence: tuple[int, int], count: re.Match[str], near: tuple[int, ...]) -> Iterator[Figure]:
    """How many of all targets are reached, where the sentence says no more and no less."""
    after = page.flat[count.end() : sentence[1]].partition(",")[0]
    whole = page.flat[sentence[0] : count.end()] + after
    if _REACHED.search(whole) and not _NOT.search(whole) and near:
        said = page.evidence(*sentence, "count of targets reached", _CONFIDENCE, (count.span(),))
        of = float(count["of"])
        yield Figure(page.words(*sentence), float(count["value"]), "", said, of, near, _day(page.flat, *sentence))


def _part(flat: str, at: int, until: int, start: int, end: int) -> tuple[int, int]:
    """The words around a figure, up to the signs that part figures."""
    first = max((sign.end() for sign in _PARTS.finditer(flat, start, at)), default=start)
    last = next((sign.start() for sign in _PARTS.finditer(flat, until, end)), end)
    return first, last


def _named(page: DutyText, start: int, end: int, starts: Sequence[int]) -> tuple[int, ...]:
    """The documents that a stretch names, as indices of references."""
    span: Span = page.span(start, end)
    return tuple(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))


def _day(flat: str, start: int, end: int) -> str | None:
    """The last day that the figures of a sentence stand for, where it tells one."""
    day = _AS_OF.search(flat, start, end)
    if day and (told := iso(day)):
        return told
    year = _YEAR.search(flat, start, end)
    return f"{year['year']}-12-31" if year else None
