"""Which characters a reader may hand on, and how a superscript becomes the mark of a footnote."""

import re

from ..errors import Saying

_BREAKING_CONTROLS = {"\x0b": " ", "\x85": " "}
_OTHER_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
#: halves of a letter, which no file can hold and no terminal show
_HALVES: dict[int, str | None] = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_BREAKING: dict[int, str | None] = {ord(character): blank for character, blank in _BREAKING_CONTROLS.items()}
_CONTROLS: dict[int, str | None] = dict.fromkeys(_OTHER_CONTROLS)
_UNWANTED = _CONTROLS | _BREAKING | _HALVES

_MARK = re.compile(r"\s*[(\[]?(\d{1,3}|\*{1,3})[)\]]?\s*")


def without_controls(text: str) -> str:
    """``text`` without control characters, save line feed, carriage return, tab and form feed.

    Halves of letters are U+FFFD.
    """
    return text.translate(_UNWANTED)


def does_not_fit(error: UnicodeDecodeError, encoding: str) -> Saying:
    """The reason to refuse bytes that are no letters of an encoding: the first of them, and where it stands."""
    at = error.start
    byte = error.object[at]
    return Saying("not {encoding}: byte {at} (0x{byte:02X}) does not fit", encoding=encoding.upper(), at=at, byte=byte)


def superscript(text: str) -> str:
    """A raised number or star as ``<sup>…</sup>``, so that it is not read as part of what stands before it.

    Anything else that is raised (a rule of underscores, a raised word) stays as it is.
    """
    return f"<sup>{text.strip()}</sup>" if _MARK.fullmatch(text) else text


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: white space and byte order marks only."""
    return not text.replace("\ufeff", "").strip()
