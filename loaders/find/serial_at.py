"""The number that begins at a place, whatever blanks a stamp or a page sets into it."""

import re

from ..number import NUMBER, Number, number_of

#: "Số: 1 482 /QĐ-UBND": a stamp or a page sets blanks between the figures and before the sign
_SERIAL = re.compile(r"(?P<figures>\d(?: ?\d){0,5})(?P<letter>[a-z]?)\s{0,12}(?=[-/])")


def number_at(words: str, start: int) -> tuple[Number, int] | None:
    """The number that begins there, and where it ends."""
    serial = _SERIAL.match(words, start)
    if serial is None:
        match = NUMBER.match(words, start)
        return (number_of(match), match.end()) if match else None
    closed = serial["figures"].replace(" ", "") + serial["letter"]
    match = NUMBER.match(closed + words[serial.end() :])
    return (number_of(match), serial.end() + match.end() - len(closed)) if match else None
