"""Text to text with an offset map: one spelling for what is written in many, and the way back.

What changes: decomposed letters are composed (NFC; never NFKC, which makes other numbers of marks
beside digits), the tone of an open syllable takes its place (``uỷ`` → ``ủy``), dashes, spaces and
look-alike Cyrillic letters take their common form, and signs of Markdown and of typesetting fall
away. All but composing and falling away keep the length.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..fold import places_of
from ..model import Span

#: the capital letters of Vietnamese, for a character class; they do not stand in one range
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
#: the same, one by one
CAPITALS = frozenset(re.findall(f"[{UPPER}]", "".join(map(chr, range(0x1F00)))))
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
_ODD = "".join(_SAME_LENGTH)
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
#: no letter has more than a few marks, and ordering marks takes the square of their number
_CLUSTER = re.compile(f"[^{_MARKS}\\n][{_MARKS}]{{1,8}}")
_FALLING_AWAY = "\\*#<\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: signs of Markdown and of typesetting, which may stand in the middle of a word or a number
_FALLS_AWAY = re.compile(r"\\(?=[-*_.\\/])|\*+|(?m:^#+ )|[\u00ad\u200b-\u200d\u2060\ufeff]|</?(?:b|i|em|strong|u)>")

_OLD = ["oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"]
_NEW = ["óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy"]
_TONE = {
    change(old): change(new)
    for old, new in zip(_OLD, _NEW, strict=True)
    for change in (str.lower, str.capitalize, str.upper, lambda pair: pair[0] + pair[1].upper())
}
#: no syllable has these: behind "uy" and before a consonant stands "ê" alone, and OCR loses its hat ("QUYÉT ĐỊNH")
_HATLESS = dict(zip("éèẻẽẹÉÈẺẼẸ", "ếềểễệẾỀỂỄỆ", strict=True))
#: what follows a tone on the second vowel of an open syllable; "quý" keeps its own, its u being part of the consonant
_OPEN_SYLLABLE = r"(?!\w)(?:(?<=[oO][^ýỳỷỹỵÝỲỶỸỴ])|(?<=[uU][ýỳỷỹỵÝỲỶỸỴ])(?<![qQ]..))"
_LOST_HAT = rf"(?<=[uU][yY](?P<hatless>[{''.join(_HATLESS)}]))(?=[tnTN])"
#: one look for all that takes another form, a class of signs first, since vowels without a tone are everywhere
_UNUSUAL = re.compile(rf"[áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸýỳỷỹỵÝỲỶỸỴ{_ODD}](?:(?P<odd>(?<=[{_ODD}]))|{_OPEN_SYLLABLE}|{_LOST_HAT})")


def same_length(text: str) -> str:
    """``text`` with every sign in its common form and every tone in its place; offsets stay."""
    parts: list[str] = []
    done = 0
    for match in _UNUSUAL.finditer(text):
        if match["odd"] is not None:
            # few texts have any
            return same_length(_without_odd(text))
        hatless, end = match["hatless"], match.end()
        start = end - 1 if hatless else end - 2
        parts += text[done:start], _HATLESS[hatless] if hatless else _TONE[text[start:end]]
        done = end
    return "".join((*parts, text[done:])) if done else text


def _without_odd(text: str) -> str:
    for odd, common in _SAME_LENGTH.items():
        text = text.replace(odd, common)
    return text


@dataclass(frozen=True, slots=True)
class Composed:
    """NFC text; ``origins[i]`` is the offset that character ``i`` had, with one more for the end."""

    text: str
    origins: list[int] | None

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` began in the text as loaded."""
        return offset if self.origins is None else self.origins[offset]

    def index(self, origin: int) -> int:
        """Which character began there, or is the first behind it."""
        return origin if self.origins is None else bisect_left(self.origins, origin)


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
        # a letter of more marks than one character holds stays several, each with a place of its own
        origins.extend(range(match.start(), match.start() + len(letter)))
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
        return Span(*self.place(start, end))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of ``span``, for who puts many in order before they become spans."""
        starts, last = self.starts, end - 1
        piece = bisect_right(starts, start) - 1
        first = self.origins[piece] + start - starts[piece]
        if piece + 1 < len(starts) and last >= starts[piece + 1]:
            last = self._composed_offset(last)
        else:
            last += first - start
        if self.composed.origins is None:
            return first, last + 1
        return self.composed.origin(first), self.composed.origin(last + 1)


#: a range of the composed text, and what is set behind it
Piece = tuple[int, int, str]


def clean(composed: Composed, ranges: Iterable[Piece]) -> Clean:
    """Join ranges of the composed text, leaving out what falls away."""
    source = composed.text
    # an offset beyond the text ends the list, so that there is always one to look at
    gone = [*places_of(source, _FALLING_AWAY), len(source)]
    pieces = list(_without_signs(source, ranges, gone) if len(gone) > 1 else ranges)
    parts = [source[start:end] + separator for start, end, separator in pieces]
    starts = list(accumulate(map(len, parts[:-1]), initial=0)) if parts else []
    return Clean("".join(parts), composed, starts, [piece[0] for piece in pieces])


def _without_signs(source: str, ranges: Iterable[Piece], gone: Sequence[int]) -> Iterator[Piece]:
    """The stretches of each range between the signs that fall away; ``gone``: where any may stand."""
    for each in ranges:
        start, end, separator = each
        if gone[bisect_left(gone, start)] >= end:
            yield each
            continue
        for match in _FALLS_AWAY.finditer(source, start, end):
            if match.start() > start:
                yield start, match.start(), ""
            start = match.end()
        yield start, end, separator
