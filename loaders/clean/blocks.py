"""Text into blocks: a paragraph, an item of a list, or a row of a table, however its lines were cut.

A line break says nothing where the page was narrow: blank lines part the blocks of such a text,
by marks of items, and by where a line ends that others of the page do not.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .lines import BlockLine, is_rest_of_years, lines_of
from .normalise import CAPITALS

#: the mark of an item by its depth, the first being the highest
_MARKS = (
    r"(?:PHẦN|Phần|CHƯƠNG|Chương)(?:\s+(?:thứ +\w+|[IVX]+|\d+))(?!\w)[.:]?",
    r"[IVX]{1,5}(?:[.)/](?!\w)|-(?=\s))",
    r"(?:Điều|ĐIỀU)\s+\d+[.:]?",
    r"\(?\d{1,3}(?:[.)/](?!\d)|-(?=\s))",
    r"\d{1,2}(?:\.\d{1,2})+\.?(?![\d/-])",
    r"\(?[a-zđ]{1,2}\d?\)",
    r"[-+•–*](?=\s|[A-ZĐ])",
)
_MARK = re.compile('[ \t_“"]*(?:' + "|".join(f"({mark})" for mark in _MARKS) + r")[ \t]*")
_MARK_LETTERS, _SHORT_MARK = frozenset("PCIVXĐ"), 5
#: deeper than every mark
PLAIN = len(_MARKS) + 1
#: the word of a mark whose number stands on the next line
_NAMED_MARKS = frozenset(("Điều", "ĐIỀU", "Chương", "CHƯƠNG"))
_LONGEST_NAMED = 6
#: a line that is cut before what it names: "… quy định tại / Điều 6 của Nghị quyết này", "… và số / 335/TTr-XYZ"
_NAMES_NEXT = re.compile(r"(?<!\w)(?:quy định tại|nêu tại|theo|khoản \d{1,2}|điểm [a-zđ]|số|ngày|tháng)$")
#: the longest of these
_LONGEST_BEFORE = 14
_STOPS = (".", ";", ":", "!", "?", "./.", "”", '"')
#: a page is narrow where nine lines in ten are shorter
_NARROW = 125
_SHORT = 0.62
#: the share of lines with a blank one above, in a text that parts its blocks so
_PARTED = 0.12
_OPENING = frozenset('“"(')


class Block(NamedTuple):
    """A stretch ``start`` to ``end`` of the text whose own words begin at ``body``, after the mark of its item.

    A tuple, as lines are, since a text has thousands, and a frozen dataclass takes three times as long to make.
    """

    start: int
    body: int
    end: int
    #: 1 for the highest mark, ``PLAIN`` without one
    depth: int
    mark: str


def text_lines(text: str) -> list[BlockLine]:
    """The lines of a text without the blanks around them, and without page numbers."""
    return lines_of(text)[1]


def blocks(text: str, lines: Sequence[BlockLine]) -> list[Block]:
    """The blocks of a text in its order, from its lines; a row of a table is one."""
    lengths = sorted([end - start for start, end, _ in lines])
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if width > _NARROW:
        return [_block(text, start, end) for start, end, _ in lines]
    # where blank lines part the blocks, nothing else does but marks
    parted = [after_blank for _, _, after_blank in lines].count(True) > _PARTED * len(lines)
    goes_on = _Narrow(text, 0 if parted else width).goes_on
    found: list[Block] = []
    start: BlockLine | None = None
    last: BlockLine | None = None
    for line in lines:
        if last is None or line.after_blank or not goes_on(last, line):
            if start is not None and last is not None:
                found.append(_block(text, start.start, last.end))
            start = line
        last = line
    if start is not None and last is not None:
        found.append(_block(text, start.start, last.end))
    return found


class _Narrow:
    """The lines of a narrow page, asked for in their order."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self._has_cells, self._has_bars = "\t" in text, "|" in text
        #: where the last line begins whose mark was looked for, which the next one asks for again
        self._marked = -1
        self._last_mark: re.Match[str] | None = None

    def goes_on(self, last: BlockLine, line: BlockLine) -> bool:
        """Whether a line goes on with the block of the one before, which no blank line parts from it."""
        text, (above, stop, _), (begin, end, _) = self.text, last, line
        first = text[begin]
        if self._has_bars and (first == "|" or text[above] == "|"):
            return False
        if self._has_cells and text.find("\t", above, end) >= 0:
            return False
        if first.islower() and text.find(")", begin, begin + _SHORT_MARK) < 0:
            # most lines of a narrow page: no mark and no capital, whatever stands above
            self._marked, self._last_mark = begin, None
            return True
        if stop - above <= _LONGEST_NAMED and text[above:stop] in _NAMED_MARKS and first.isalnum():
            return True
        if first in "-–" and is_rest_of_years(text[above:stop], text[begin:end]):
            return True
        bare_mark = self._last_mark if self._marked == above else _mark(text, above, stop)
        if bare_mark and bare_mark.end() >= stop:
            return True
        self._marked, self._last_mark = begin, (mark := _mark(text, begin, end))
        if mark and _NAMES_NEXT.search(text, max(above, stop - _LONGEST_BEFORE), stop):
            return True
        if mark and not (
            mark.lastindex == 4
            and not text.endswith(_STOPS, above, stop)
            and not _begins_with_capital(text, mark.end())
        ):
            return False
        if not _begins_with_capital(text, begin):
            return True
        return stop - above >= _SHORT * self.width and not text.endswith(_STOPS, above, stop)


def _mark(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark of an item; most words begin with a letter that none begins with, unless a bracket closes near it."""
    first = text[start]
    if (
        first.isalpha()
        and first not in _MARK_LETTERS
        and (first.isupper() or text.find(")", start, start + _SHORT_MARK) < 0)
    ):
        return None
    return _MARK.match(text, start, end)


def _begins_with_capital(text: str, position: int) -> bool:
    """Whether a capital stands at a place, or behind the sign there that opens a quotation or a bracket."""
    at = position + 1 if text[position : position + 1] in _OPENING else position
    return text[at : at + 1] in CAPITALS


def _block(text: str, start: int, end: int) -> Block:
    mark = _mark(text, start, min(end, start + 40))
    # half of the time of ``Block(…)``, as above
    if not mark:
        return tuple.__new__(Block, (start, start, end, PLAIN, ""))
    depth, written = mark.lastindex or PLAIN, mark.group().strip(' \t_“"')
    return tuple.__new__(Block, (start, mark.end(), end, depth, written))
