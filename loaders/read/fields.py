"""What the fields of a page show, put into the lines that leave room for it: "Số:      /BC-SNV", "ngày   tháng".

Signing software writes number and day of a document into fields; PDFium gives them after all other text.
"""

from collections.abc import Iterator, Sequence

from .glyph import WORD_GAP, Glyph, Line, first_ink, gap, last_ink, side_by_side

#: a field stands beside a word of its line, at most so many heights away
_NEAR = 2.5
#: letters may overlap by so much of the narrower one
_OVERLAP = 0.3
_JOINED = "/-.,;:)"


def filled_in(lines: Sequence[Line], fields: Sequence[Line]) -> list[Line]:
    """The lines with each word of ``fields`` in the line that has room for it; the others follow."""
    filled = [list(line) for line in lines]
    left_over: list[Line] = []
    for field in fields:
        apart = [word for word in _words(field) if not _fill(filled, word)]
        if apart:
            left_over.append([glyph for word in apart for glyph in (*word, _blank_after(word))])
    return [*filled, *left_over]


def _words(field: Line) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in field:
        if not glyph.is_ink or (word and gap(word[-1], glyph) > 1):
            if word:
                yield word
            word = []
        if glyph.is_ink:
            word.append(glyph)
    if word:
        yield word


def _fill(lines: list[list[Glyph]], word: Line) -> bool:
    """Put the word into the first line with room for it; ``False`` where there is none."""
    line = next((line for line in lines if _has_room(line, word)), None)
    if line is None:
        return False
    at = _place(line, word)
    before = [] if at == 0 or not _is_apart(line[at - 1], word[0]) else [_blank_after(line[at - 1 : at])]
    after = [] if at == len(line) or not _is_apart(word[-1], line[at]) else [_blank_after(word)]
    line[at:at] = [*before, *word, *after]
    return True


def _has_room(line: Line, word: Line) -> bool:
    if not any(side_by_side(glyph, word[0]) for glyph in (first_ink(line), last_ink(line))):
        return False
    width = word[-1].right - word[0].left
    inked = [glyph for glyph in line if glyph.is_ink]
    if any(min(glyph.right, word[-1].right) - max(glyph.left, word[0].left) > _room(glyph, width) for glyph in inked):
        return False
    return any(-1 < gap(glyph, word[0]) < _NEAR or -1 < gap(word[-1], glyph) < _NEAR for glyph in inked)


def _room(glyph: Glyph, width: float) -> float:
    return _OVERLAP * min(glyph.right - glyph.left, width)


def _place(line: Line, word: Line) -> int:
    """After the last glyph before the word, and the blanks after that one."""
    middle = (word[0].left + word[-1].right) / 2
    before = [index for index, glyph in enumerate(line) if glyph.is_ink and (glyph.left + glyph.right) / 2 < middle]
    at = before[-1] + 1 if before else 0
    while before and at < len(line) and not line[at].is_ink:
        at += 1
    return at


def _is_apart(before: Glyph, after: Glyph) -> bool:
    """Whether a blank belongs between a word of a field and its neighbour; none before the sign of a number."""
    if not before.is_ink or not after.is_ink or after.character in _JOINED:
        return False
    return gap(before, after) > WORD_GAP or before.character.isalpha() != after.character.isalpha()


def _blank_after(word: Line) -> Glyph:
    last = word[-1]
    return Glyph(" ", last.right, last.bottom, last.right, last.top, last.turn)
