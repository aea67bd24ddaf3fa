"""Text to text with an offset map: one spelling for what is written in many, and the way back.

What changes: decomposed letters are composed (NFC; never NFKC, which makes other numbers of marks
beside digits), the tone of an open syllable takes its place (``uỷ`` → ``ủy``), dashes, spaces and
look-alike Cyrillic letters take their common form, and signs of Markdown and of typesetting fall
away. All but composing and falling away keep the length.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from .model import Span

_SAME_LENGTH = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " "),
    **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
    **dict(zip("аеорсхіј", "aeopcxij", strict=True)),
    "Ð": "Đ",
    "\r": " ",
    # a page may begin in the middle of a paragraph
    "\f": " ",
}
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_CLUSTER = re.compile(f"[^{_MARKS}\\n][{_MARKS}]+")
#: signs of Markdown and of typesetting, which may stand in the middle of a word or a number
_FALLS_AWAY = re.compile(r"\\(?=[-*_.\\/])|\*+|(?m:^#+ )|[\u00ad\u200b-\u200d\u2060\ufeff]|</?(?:b|i|em|strong|u)>")

_TONED = ("oa óa òa ỏa õa ọa", "oe óe òe ỏe õe ọe", "uy úy ùy ủy ũy ụy")
_UNTONED = ("oá oà oả oã oạ", "oé oè oẻ oẽ oẹ", "uý uỳ uỷ uỹ uỵ")
_TONE = {
    old: new
    for new_style, old_style in zip(_TONED, _UNTONED, strict=True)
    for new, old in zip(new_style.split()[1:], old_style.split(), strict=True)
}
_TONE |= {old.capitalize(): new.capitalize() for old, new in _TONE.items()} | {
    old.upper(): new.upper() for old, new in _TONE.items()
}
_OPEN_SYLLABLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONE)})(?!\w)")


def same_length(text: str) -> str:
    """``text`` with every sign in its common form and every tone in its place; offsets stay."""
    for odd, common in _SAME_LENGTH.items():
        if odd in text:
            text = text.replace(odd, common)
    return _OPEN_SYLLABLE.sub(lambda match: _TONE[match.group()], text)


@dataclass(frozen=True, slots=True)
class Composed:
    """NFC text; ``origins[i]`` is the offset that character ``i`` had, with one more for the end."""

    text: str
    origins: list[int] | None

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` began in the text as loaded."""
        return offset if self.origins is None else self.origins[offset]


def compose(text: str) -> Composed:
    """Compose decomposed letters; the map is left out where nothing had to be composed."""
    if unicodedata.is_normalized("NFC", text):
        return Composed(same_length(text), None)
    parts: list[str] = []
    origins: list[int] = []
    position = 0
    for match in _CLUSTER.finditer(text):
        parts.append(text[position : match.start()])
        origins.extend(range(position, match.start()))
        letter = unicodedata.normalize("NFC", match.group())
        parts.append(letter)
        origins.extend([match.start()] * len(letter))
        position = match.end()
    parts.append(text[position:])
    origins.extend(range(position, len(text) + 1))
    return Composed(same_length("".join(parts)), origins)


@dataclass(frozen=True, slots=True)
class Clean:
    """Running text and the map from each of its characters to the text as loaded."""

    text: str
    composed: Composed
    #: where each piece begins in ``text``, and where that character stands in ``composed``
    starts: list[int]
    origins: list[int]

    def _composed_offset(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the loaded text that ``text[start:end]`` came from (``start < end``)."""
        first, last = self._composed_offset(start), self._composed_offset(end - 1)
        return Span(self.composed.origin(first), self.composed.origin(last + 1))


def clean(composed: Composed, ranges: Iterable[tuple[int, int, str]]) -> Clean:
    """Join ``(start, end, separator)`` ranges of the composed text, leaving out what falls away."""
    source = composed.text
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for start, end, separator in ranges:
        position = start
        for match in _FALLS_AWAY.finditer(source, start, end):
            if match.start() > position:
                starts.append(length)
                origins.append(position)
                parts.append(source[position : match.start()])
                length += match.start() - position
            position = match.end()
        starts.append(length)
        origins.append(position)
        parts.append(source[position:end] + separator)
        length += end - position + len(separator)
    return Clean("".join(parts), composed, starts, origins)
