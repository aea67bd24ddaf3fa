"""Stretches of a loaded text around a sentence, from the text that the store keeps."""

import re
from dataclasses import dataclass

from graph_service.store.protocol import Reads

#: characters shown on either side: beside a sentence, and in the text itself
_BESIDE, _ROOM = 240, 3000
_BLANKS = re.compile(r"\s+")
_NOTE = re.compile(r"<sup>(\d{1,3})</sup>")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text with a marked part; ``low`` and ``high`` say where it lies in ``length`` characters."""

    before: str
    marked: str
    after: str
    low: int
    high: int
    length: int


def readable(text: str) -> str:
    """A stretch of a text as one line: numbers of notes raised, marks of emphasis left out."""
    raised = _NOTE.sub(lambda match: match[1].translate(_RAISED), text)
    return _BLANKS.sub(" ", raised.replace("**", ""))


def around(reads: Reads, sha256: str | None, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same paragraph, cut at words; empty where no text is kept."""
    low = max(0, start - _BESIDE)
    text = reads.text(sha256, low, end + _BESIDE) if sha256 else None
    if not text:
        return "", ""
    before, after = text[: start - low], text[end - low :]
    paragraph, follows = before.rfind("\n\n"), after.find("\n\n")
    before = before[paragraph + 2 :] if paragraph >= 0 else _from_word(before) if low else before
    after = after[:follows] if follows >= 0 else _to_word(after) if len(after) == _BESIDE else after
    return readable(before), readable(after)


def passage(reads: Reads, sha256: str, start: int, end: int, length: int) -> Passage | None:
    """The text around a place; ``None`` where the store does not keep it."""
    start, end = max(0, min(start, length)), max(0, min(end, length))
    low, high = max(0, start - _ROOM), min(length, max(start, end) + _ROOM)
    text = reads.text(sha256, low, high)
    if text is None:
        return None
    marked = text[start - low : max(start, end) - low]
    return Passage(text[: start - low], marked, text[max(start, end) - low :], low, high, length)


def _from_word(text: str) -> str:
    """A text that begins inside a word, from its next word on."""
    _, blank, rest = text.partition(" ")
    return f"… {rest}" if blank else text


def _to_word(text: str) -> str:
    rest, blank, _ = text.rpartition(" ")
    return f"{rest} …" if blank else text
