"""From glyphs with their places on a page to lines of text.

PDFium gives characters in the order of the file, with line ends where it believes that a line ends. It
errs at raised figures and stray small letters, and does not see the gap between two columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from .characters import superscript
from .fields import filled_in
from .glyph import BACKWARDS, WORD_GAP, Glyph, Line, first_ink, gap, has_ink, last_ink, right, side_by_side

#: PDFium's sign for a hyphen at the end of a line, after which it leaves the line end out
_HYPHENS = {"\x02", "\ufffe"}
_SOFT_HYPHEN = re.compile("\xad[ \t]*\n?")

# In heights of a glyph. Blanks in justified lines of real files go up to 1.4, gaps between columns begin at 2.2.
_COLUMN_GAP = 2.0
#: letters of one word are no further apart; the narrowest blanks of justified lines are wider
_TORN_GAP = 0.04
_SAME_LINE_GAP = 1.0
_NEXT_LINE = 3.0
#: a raised figure is lower than its neighbour by so much, and stands higher by so much
_SMALL = 0.8
_RAISED = 0.2
#: a letterhead is looked for in this part of the first page, from above
_HEAD_OF_PAGE = 0.4


def page_lines(glyphs: Sequence[Glyph], *, height: float, letterhead: bool, fields: Sequence[Glyph] = ()) -> list[str]:
    """The lines of one page, with what its ``fields`` show where they show it.

    A line end is undone where what follows stands on the same line beside what went before. Small raised
    figures are marked ``<sup>…</sup>``. A gap that no justified line has is a tab: it parts columns. Where
    ``letterhead`` is set, two columns at the head of the page (issuer and number; motto, place and date)
    are read one after the other. Letters that are turned stand on lines of their own. What a field shows
    beside the words of a line stands in that line, else on lines of its own after all others.
    """
    lines = _mended([line for line in _split(glyphs) if has_ink(line)])
    lines = _mended(filled_in(lines, [line for line in _split(fields) if has_ink(line)]))
    lines = [_without_torn_words(line) for line in lines]
    columns = [_columns(line) for line in lines]
    head = _letterhead(columns, height) if letterhead else range(0)
    return [
        *map(_text, columns[: head.start]),
        *(_text([columns[row][side]]) for side in (0, 1) for row in head),
        *map(_text, columns[head.stop :]),
    ]


def _split(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.character in "\r\n" or (line and glyph.turn != line[-1].turn):
            yield line
            line = []
        if glyph.character not in "\r\n":
            line.append(glyph)
    yield line


def _without_torn_words(line: Line) -> Line:
    """The line without blanks that the paper does not show: the letters around them touch, as in a word."""
    torn = {
        between
        for before, after in pairwise(index for index, glyph in enumerate(line) if glyph.is_ink)
        if _touch(line[before], line[after])
        for between in range(before + 1, after)
    }
    return [glyph for index, glyph in enumerate(line) if index not in torn] if torn else line


def _touch(before: Glyph, after: Glyph) -> bool:
    letters = before.character.isalpha() and after.character.islower()
    return letters and side_by_side(before, after) and BACKWARDS < gap(before, after) < _TORN_GAP


def _mended(lines: Sequence[Line]) -> list[Line]:
    """The lines, those put together that stand side by side."""
    mended: list[list[Glyph]] = []
    for line in lines:
        if mended and _go_on(mended[-1], line):
            mended[-1] += [*_space_between(mended[-1], line), *line]
        else:
            mended.append(list(line))
    return list(mended)


def _go_on(line: Line, following: Line) -> bool:
    last, first = last_ink(line), first_ink(following)
    return side_by_side(last, first) and BACKWARDS < gap(last, first) < _SAME_LINE_GAP


def _space_between(line: Line, following: Line) -> Line:
    last, first = last_ink(line), first_ink(following)
    spaced = line[-1] is not last or following[0] is not first or gap(last, first) < WORD_GAP
    return [] if spaced else [Glyph(" ", last.right, last.bottom, first.left, last.top)]


def _columns(line: Line) -> list[Line]:
    """The line cut at its wide gaps."""
    places = [index for index, glyph in enumerate(line) if glyph.is_ink]
    cuts = [after for before, after in pairwise(places) if _is_column_gap(line[before], line[after])]
    return [line[start:end] for start, end in pairwise([0, *cuts, len(line)])]


def _is_column_gap(before: Glyph, after: Glyph) -> bool:
    return side_by_side(before, after) and gap(before, after) >= _COLUMN_GAP


def _letterhead(lines: Sequence[Sequence[Line]], height: float) -> range:
    """The lines of the first block of two columns, where it begins at the head of the page; else none.

    Its lines follow one another closely, at least two of them, and its columns do not overlap.
    """
    first = next((index for index, columns in enumerate(lines) if _is_head(lines, index, height)), None)
    if first is None:
        return range(0)
    following = takewhile(lambda index: _goes_with(lines, index - 1, index), range(first + 1, len(lines)))
    return range(first, max(following, default=first) + 1)


def _is_head(lines: Sequence[Sequence[Line]], index: int, height: float) -> bool:
    in_place = len(lines[index]) == 2 and first_ink(lines[index][0]).bottom > height * (1 - _HEAD_OF_PAGE)
    return in_place and index + 1 < len(lines) and _goes_with(lines, index, index + 1)


def _goes_with(lines: Sequence[Sequence[Line]], index: int, following: int) -> bool:
    upper, lower = lines[index], lines[following]
    if len(upper) != 2 or len(lower) != 2:
        return False
    first, second = first_ink(upper[0]), first_ink(lower[0])
    apart = max(right(upper[0]), right(lower[0])) < min(first_ink(upper[1]).left, first_ink(lower[1]).left)
    return apart and 0 < first.bottom - second.bottom < _NEXT_LINE * first.height


def _text(columns: Sequence[Line]) -> str:
    written = "\t".join(map(_with_superscripts, columns))
    for hyphen in _HYPHENS:
        written = written.replace(hyphen, "-")
    return _SOFT_HYPHEN.sub("", written)


def _with_superscripts(line: Line) -> str:
    raised = _raised(line)
    runs = groupby(range(len(line)), key=raised.__contains__)
    pieces = ((is_raised, "".join(line[index].character for index in run)) for is_raised, run in runs)
    return "".join(superscript(piece) if is_raised else piece for is_raised, piece in pieces).strip()


def _raised(line: Line) -> set[int]:
    """The places of figures and stars, small and high beside the letter before them, or the first one of the line."""
    letter = next((glyph for glyph in line if _is_letter(glyph)), None)
    raised: set[int] = set()
    for index, glyph in enumerate(line):
        if _is_letter(glyph):
            letter = glyph
        elif letter is not None and glyph.is_ink and _is_above(glyph, letter):
            raised.add(index)
    return raised


def _is_letter(glyph: Glyph) -> bool:
    return glyph.is_ink and not glyph.character.isdigit() and glyph.character != "*"


def _is_above(mark: Glyph, letter: Glyph) -> bool:
    return mark.height < _SMALL * letter.height and mark.bottom - letter.bottom > _RAISED * letter.height
