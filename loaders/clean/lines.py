"""The lines of a text, for who puts them together into paragraphs and for who parts them into blocks."""

import re
from functools import lru_cache
from typing import NamedTuple

#: what stands between two lines: nothing, a blank line, more of them or a rule, the border of a table
NOTHING, BLANK, BREAK, BORDER = range(4)
ENDS = frozenset('.;:!?…”"')
#: what a line may begin with that is no text
_NO_TEXT = frozenset("0123456789-_=*T|")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:Trang\s+)?\d{1,4}(?:\s*-)?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_RULE = re.compile(r"\s*(?:[-_=*]\s*){3,}$")
#: of a page, where nothing but a blank line stands before it
_PAGE = re.compile(r"[ \t]*(?:-\s*)?(?:Trang\s+)?\d{1,4}(?:\s*-)?[ \t]*$")
_SHORTEST_LINE = 5
#: whatever blanks stand in it
_LONGEST_PAGE_NUMBER = 40
#: what stands around the words of a line
_BLANKS = " \t\r\f"


class TextLine(NamedTuple):
    """A line with text: its offsets without the blanks around it, and what stands before it.

    A tuple, which is made three times as fast as a frozen dataclass: most lines of a text become one.
    """

    start: int
    end: int
    text: str
    before: int = NOTHING


class BlockLine(NamedTuple):
    """A line that is more than blanks, and whether a blank line stands before it."""

    start: int
    end: int
    after_blank: bool


#: "giai đoạn 2026⏎- 2030": the rest of a span of years is no item of a list
_REST_OF_YEARS = re.compile(r"[-–] ?(?:19|20)\d\d(?!\d)")


def is_rest_of_years(above: str, line: str) -> bool:
    """Whether a line goes on a span of years that the line above begins."""
    return _REST_OF_YEARS.match(line) is not None and _YEAR.match(above[-4:]) is not None


# who puts lines together and who parts them ask for the same text
@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[list[TextLine], list[BlockLine]]:
    """The lines of running text, without page numbers, rules and blanks around them; and those of blocks.

    Blocks keep rules and borders of tables, and what is a page number only where a blank line stands before it.
    """
    lines: list[TextLine] = []
    block_lines: list[BlockLine] = []
    position, blanks, before, after_blank = 0, 0, NOTHING, True
    new = tuple.__new__
    for line in text.split("\n"):
        bare = line.strip()
        # few lines have any other kind of blank around them
        flat = bare if bare is line else line.strip(_BLANKS)
        start = position if bare is line or not flat else position + line.index(flat[0])
        position += len(line) + 1
        if not flat:
            after_blank = True
            blanks += 1
            continue
        length = len(flat)
        if length >= _SHORTEST_LINE or not (after_blank and flat[-1].isdigit() and _PAGE.match(line)):
            # half of the time of ``BlockLine(…)``, which calls this by its names
            block_lines.append(new(BlockLine, (start, start + length, after_blank)))
            after_blank = False
        if len(bare) < length:
            start += flat.index(bare) if bare else 0
            length = len(bare)
        if not bare:
            blanks += 1
        elif bare[0] in _NO_TEXT and _is_no_text(bare, lines[-1].text if lines and not blanks else ""):
            before = max(before, BORDER if bare == "|" else BREAK)
        else:
            if blanks:
                before = max(before, min(blanks, BREAK))
                blanks = 0
            lines.append(new(TextLine, (start, start + length, bare, before)))
            before = NOTHING
    return lines, block_lines


def _is_no_text(bare: str, last: str) -> bool:
    """A page number, a rule, or the border of a table; a year that a line cut off from its sentence is text."""
    if not (bare[-1].isdigit() or bare[-1] in _NO_TEXT):
        return False
    if len(bare) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.match(bare):
        return not (_YEAR.match(bare) and last and last[-1] not in ENDS)
    return bare == "|" or (bare[0] in "-_=*" and _RULE.match(bare) is not None)
