"""How much of a text is quoted for what it says: the sentence, or the item of a list where the sentence is long.

A reader sees at a glance what a quotation of some three lines says, and not what one of a page says.
"""

import re
from collections.abc import Sequence

from ..find.mention import Mention

#: some three lines; and what may be quoted where two documents stand far apart in one sentence
LONGEST_QUOTE, LONGEST_BETWEEN = 420, 900
#: where an item or a part of a sentence begins and ends
_JOINT = re.compile(r"[;:.\n](?=\s)|,(?= (?!ngày|tháng|năm))|\n")
_Span = tuple[int, int]


def quoted(text: str, sentence: _Span, named: Sequence[_Span], cue: _Span) -> _Span:
    """The part of ``sentence`` to quote: all documents that are ``named`` stand in it, and the verb where it is near.

    A sentence of some three lines is quoted whole. Of a longer one it is the part around what is named, from one
    joint of the sentence to another; where two documents stand a page apart it is the item of the last.
    """
    start, end = sentence
    if end - start <= LONGEST_QUOTE:
        return sentence
    inside = [span for span in named if start <= span[0] < end]
    if not inside:
        return sentence
    first, last = min(span[0] for span in inside), max(span[1] for span in inside)
    if last - first > LONGEST_BETWEEN:
        first, last = inside[-1]
    with_verb = min(first, cue[0]), max(last, cue[1])
    near = with_verb[1] - with_verb[0] <= LONGEST_QUOTE and "\n" not in text[with_verb[0] : with_verb[1]]
    if cue[0] < cue[1] and start <= cue[0] and near:
        first, last = with_verb
    # an item is a line: what the other items say is theirs
    break_after = text.find("\n", last, end)
    start, end = max(start, text.rfind("\n", start, first) + 1), end if break_after < 0 else break_after
    return (start, end) if end - start <= LONGEST_QUOTE else _to_joints(text, (start, end), (first, last))


def antecedent(text: str, found: Sequence[Mention], index: int, end: int) -> _Span | None:
    """Where the same paragraph names what "Chỉ thị trên" means with its number, near enough to be quoted with it.

    ``None`` for a mention that gives the number itself; ``end`` is where the quotation ends.
    """
    mention = found[index]
    if mention.number is None or _gives_number(text, mention):
        return None
    for before in map(found.__getitem__, range(index - 1, -1, -1)):
        if end - before.start > LONGEST_QUOTE or "\n" in text[before.start : mention.start]:
            return None
        if before.number == mention.number and _gives_number(text, before):
            return before.start, before.named_to
    return None


def _gives_number(text: str, mention: Mention) -> bool:
    serial = mention.number.serial.lstrip("0") if mention.number else ""
    return serial in text[mention.start : mention.named_to]


def _to_joints(text: str, sentence: _Span, core: _Span) -> _Span:
    """The core with the words around it, out to the furthest joints that leave it short enough."""
    start, end = core
    room = max(0, LONGEST_QUOTE - (end - start))
    before = [mark.end() for mark in _JOINT.finditer(text, max(sentence[0], start - room), start)]
    if start - sentence[0] <= room:
        before.insert(0, sentence[0])
    start = next((place for place in before if text[place:start].strip() or place == sentence[0]), start)
    room = max(0, LONGEST_QUOTE - (end - start))
    if sentence[1] - end <= room:
        return _trimmed(text, start, sentence[1])
    after = [mark.start() for mark in _JOINT.finditer(text, end, min(sentence[1], end + room))]
    return _trimmed(text, start, after[-1] if after else end)


def _trimmed(text: str, start: int, end: int) -> _Span:
    while start < end and text[start].isspace():
        start += 1
    return start, end
