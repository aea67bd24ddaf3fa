"""Targets (chỉ tiêu): a figure to reach, its unit, how it is compared, and by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ..clean.blocks import PLAIN, Block
from ..fold import slug
from ..know.duties import meanings, words
from ..model import Target
from .page import DutyText, Places, first_word, sentences

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_TIME = re.compile(
    r"(?:đến|tới|hết|trong|vào|cuối)?\s*(?:hết\s+"
    r"|cuối\s+)?năm\s+(?P<year>20\d\d)(?:\s*-\s*(?P<last>20\d\d))?(?!\d)|(?P<each>hằng năm|hàng năm|mỗi năm)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:so (?:với|cùng kỳ)[^,;.]{0,20}|từ )$", re.IGNORECASE)
_SHORT_SUBJECT = 3
_DIGIT = re.compile(r"\d")
_DONE = re.compile(r"hoàn thành", re.IGNORECASE)
_HEADING = 260


@dataclass(frozen=True, slots=True)
class _Value:
    """A figure where it stands, and the words before it that compare."""

    start: int
    end: int
    value: tuple[float, ...]
    unit: str
    comparison: str


@cache
def _figures() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in words("unit"))
    comparisons = "|".join(words("comparison"))
    return re.compile(
        rf"(?:(?<!\w)(?P<how>{comparisons})\s+)?(?:(?:đạt|có"
        rf"|là)\s+)?(?<![\w/.,-])(?P<first>{NUMBER})(?:\s*%?\s*-\s*(?P<last>{NUMBER}))?"
        rf"\s*(?P<unit>{units})(?!\w)(?P<more>\s+trở lên)?",
        re.IGNORECASE,
    )


def targets(page: DutyText) -> Iterator[Target]:
    """The targets of the sections that a heading says to hold them."""
    heading: Block | None = None
    counts: dict[str, int] = {}
    aims = page.places(words("aims"))
    for block in page.blocks if aims.any_in(0, len(page.flat)) else ():
        if heading and (block.depth <= heading.depth < PLAIN or (heading.depth == PLAIN and block.depth <= 3)):
            heading = None
        if heading is None:
            heading = block if _is_heading(page, block, aims) else None
            continue
        if page.has_cell(block.start, block.end):
            continue
        number = re.sub(r"\W", "", block.mark) or None
        for target in _of_block(page, block, number):
            key = slug("-".join(filter(None, (re.sub(r"\W", "", heading.mark), number)))) or "item"
            counts[key] = counts.get(key, 0) + 1
            yield Target(
                f"{key}.{counts[key]}", target.text, target.evidence, target.value, target.unit, target.comparison,
                target.by, number,
            )  # fmt: skip


def _is_heading(page: DutyText, block: Block, aims: Places) -> bool:
    if not aims.any_in(block.body, block.end):
        return False
    text = page.flat[block.body : block.end].strip()
    marked = block.depth < PLAIN or text.endswith(":")
    if not marked or len(text) >= _HEADING:
        return False
    small = text[:80].lower()
    return any(aim in small for aim in words("aims")) and not _figures().search(text)


def _of_block(page: DutyText, block: Block, number: str | None) -> Iterator[Target]:
    for start, end in sentences(page.flat, block.body, block.end):
        values = _values(page.flat, start, end)
        if values:
            yield from _of_sentence(page, (start, end), values, number)
        elif (time := _time(page.flat, start, end, end)) and _DONE.search(page.flat, start, end):
            said = page.evidence(start, end, "target without a figure", 0.8)
            yield Target("", page.words(start, end).rstrip(". "), said, by=time, row=number)


def _values(flat: str, start: int, end: int) -> list[_Value]:
    found: list[_Value] = []
    if not _DIGIT.search(flat, start, end):
        return found
    for match in _figures().finditer(flat, start, end):
        if _SINCE.search(flat, max(start, match.start() - 40), match.start()):
            continue
        first = as_number(match["first"])
        last = as_number(match["last"]) if match["last"] else None
        how = meanings("comparison").get((match["how"] or "").lower(), "=")
        comparison = "range" if last is not None else ">=" if match["more"] else how
        unit = meanings("unit")[match["unit"].lower()]
        found.append(_Value(*match.span(), (first, last) if last is not None else (first,), unit, comparison))
    return found


def as_number(written: str) -> float:
    """The number that is written so: ``9.000`` → 9000, ``7,5`` → 7.5."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return float(written.replace(",", "."))


def _time(flat: str, start: int, end: int, until: int) -> str | None:
    """The time nearest before ``until``, else the first of the stretch."""
    if "năm" not in flat[start:end].lower():
        return None
    found = [
        match
        for match in _TIME.finditer(flat, start, end)
        if not _SINCE.search(flat, max(start, match.start() - 30), match.start())
    ]
    before = [match for match in found if match.start() < until]
    match = before[-1] if before else found[0] if found else None
    if match is None:
        return None
    return "hằng năm" if match["each"] else match["last"] or match["year"]


def _of_sentence(
    page: DutyText, sentence: tuple[int, int], values: list[_Value], number: str | None
) -> Iterator[Target]:
    """A target for each figure, told by the words around it; by those of the one before, where it has none."""
    edges = _edges(page.flat, sentence, values)
    subject = ""
    for value, (start, end) in zip(values, edges, strict=True):
        said = page.evidence(start, end, "target", 0.9, ((value.start, value.end),))
        text = page.words(start, end).rstrip(" .;,")
        own = _subject(page.flat[start : value.start] + " " + page.flat[value.end : end])
        if len(own.split()) < _SHORT_SUBJECT and subject:
            text = f"{subject} {text}"
        else:
            subject = own
        time = _time(page.flat, start, end, value.start) or _time(page.flat, sentence[0], end, value.start)
        yield Target("", text, said, value.value, value.unit, value.comparison, time, number)


def _subject(words_of_it: str) -> str:
    plain = _TIME.sub(" ", words_of_it)
    plain = re.sub(
        r"(?<!\w)(?:phấn đấu|phần đấu|đạt|trên|dưới|có|tối thiểu|ít nhất|là)(?!\w)", " ", plain, flags=re.IGNORECASE
    )
    return " ".join(re.sub(r"[,;.:]", " ", plain).split())


def _edges(flat: str, sentence: tuple[int, int], values: list[_Value]) -> list[tuple[int, int]]:
    """Where the words of each figure begin and end: at a semicolon, else at the last comma before the next figure."""
    cuts = [flat.rfind(";", sentence[0], values[0].start) + 1 or sentence[0]]
    for before, after in pairwise(values):
        cut = flat.find(";", before.end, after.start)
        if cut < 0:
            cut = flat.rfind(",", before.end, after.start)
        cuts.append(cut + 1 if cut >= 0 else after.start)
    return [(first_word(flat, a), b) for a, b in zip(cuts, [*cuts[1:], sentence[1]], strict=True)]
