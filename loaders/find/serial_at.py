"""The number that begins at a place, whatever blanks a stamp or a page sets into it, and whatever slip it has."""

import re
from collections.abc import Iterator

from ..fold import fold
from ..know.vocabulary import types_by_sign
from ..number import NUMBER, Number, number_of

#: "Số: 1 482 /QĐ-UBND": a stamp or a page sets blanks between the figures and before the sign
_SERIAL = re.compile(r"(?P<figures>\d(?: ?\d){0,5})(?P<letter>[a-z]?)\s{0,12}(?=[-/])")
#: letters among figures that look like figures, as a scan or a hurried hand has them: "1O46/UBND"
_FIGURES = str.maketrans("OoIl", "0011")
_WITH_LETTERS = re.compile(r"(?=\S*\d)[\dOoIl]{2,6}(?= ?[-/] ?[A-ZĐ])")
#: a blank or a dot in the place of the mark before the sign: "18 KH/ĐU", "17.NQ-HĐND"
_WITHOUT_MARK = re.compile(
    r"(?P<figures>\d{1,5})(?: ?\. ?| )(?=(?P<type>[A-ZĐ][A-Za-zĐ]{1,4}) ?(?P<other>[-/]) ?[A-ZĐ])"
)


def number_at(words: str, start: int) -> tuple[Number, int] | None:
    """The number that begins there, and where it ends."""
    told = _as_written(words, start)
    if told:
        return told
    for meant in _without_slip(words[start:]):
        match = NUMBER.match(meant)
        if match:
            # what is meant is as long as what is written up to its mark, or shorter by blanks
            return number_of(match), len(words) - (len(meant) - match.end())
    return None


def _without_slip(written: str) -> Iterator[str]:
    letters = _WITH_LETTERS.match(written)
    if letters:
        yield letters.group().translate(_FIGURES) + written[letters.end() :]
    bare = _WITHOUT_MARK.match(written)
    if bare and fold(bare["type"]) in types_by_sign():
        # a number has each of the marks once: "18-KH/ĐU", "17/NQ-HĐND"
        yield bare["figures"] + ("-" if bare["other"] == "/" else "/") + written[bare.end() :]


def _as_written(words: str, start: int) -> tuple[Number, int] | None:
    serial = _SERIAL.match(words, start)
    if serial is None:
        match = NUMBER.match(words, start)
        return (number_of(match), match.end()) if match else None
    closed = serial["figures"].replace(" ", "") + serial["letter"]
    match = NUMBER.match(closed + words[serial.end() :])
    return (number_of(match), serial.end() + match.end() - len(closed)) if match else None
