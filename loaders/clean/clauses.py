"""Where sentences and clauses begin and end."""

import re

#: one class of signs before all else, so that a search passes over letters at once
_END = re.compile(r"[;!?\n.](?:(?<!\.)|(?=[\s”\"]|$))")
_SENTENCE_END = re.compile(r"[!?\n.](?:(?<!\.)|(?=[\s”\"]|$))")
#: no sentence is longer: a text without any full stop is not one sentence, and reading it takes no longer for that
LONGEST = 3000
#: what parts clauses wherever it stands
_PARTS = ";!?"
_SHORT_WORD = re.compile(r"(?:^|[\s(])(\w{1,2})$")


def clause_end(text: str, position: int) -> int:
    """The end of the clause that goes on at ``position``; a full stop belongs to it, a semicolon does not."""
    return _end(_END, text, position)


def sentence_end(text: str, position: int) -> int:
    """The end of the sentence that goes on at ``position``; semicolons do not end it."""
    return _end(_SENTENCE_END, text, position)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    limit = min(len(text), position + LONGEST)
    match = pattern.search(text, position, limit + 1)
    if match is None:
        return limit
    end = match.start()
    return end + 1 if end < limit and text[end] in ".!?" else end


def clause_start(text: str, position: int) -> int:
    """Where the clause that holds ``position`` begins."""
    begin = max(0, position - LONGEST)
    line = text.rfind("\n", begin, position)
    floor = line if line >= 0 else begin - 1
    for sign in _PARTS:
        at = text.rfind(sign, floor + 1, position)
        if at >= 0:
            floor = at
    stop = position
    while (stop := text.rfind(".", floor + 1, stop)) >= 0:
        if text[stop + 1 : stop + 2].isspace() and not _abbreviates(text, stop):
            floor = stop
            break
    start = floor + 1
    while start < position and text[start].isspace():
        start += 1
    return start


def _abbreviates(text: str, stop: int) -> bool:
    """As in "TP. An Thịnh", "1. Nội dung": a point that ends no sentence."""
    word = _SHORT_WORD.search(text[max(0, stop - 4) : stop])
    return word is not None and (word[1].isdigit() or word[1].isupper())
