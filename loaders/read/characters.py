"""Which characters a reader may hand on, and how a superscript becomes the mark of a footnote."""

import re

_BREAKING_CONTROLS = {"\x0b": " ", "\x85": " "}
_OTHER_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
_UNWANTED: dict[int, str | None] = dict.fromkeys(_OTHER_CONTROLS) | {ord(c): s for c, s in _BREAKING_CONTROLS.items()}

_MARK = re.compile(r"\s*[(\[]?(\d{1,3}|\*{1,3})[)\]]?\s*")


def without_controls(text: str) -> str:
    """``text`` without control characters, save line feed, carriage return, tab and form feed."""
    return text.translate(_UNWANTED)


def superscript(text: str) -> str:
    """A raised number or star as ``<sup>…</sup>``, so that it is not read as part of what stands before it.

    Anything else that is raised (a rule of underscores, a raised word) stays as it is.
    """
    return f"<sup>{text.strip()}</sup>" if _MARK.fullmatch(text) else text


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: white space and byte order marks only."""
    return not text.replace("\ufeff", "").strip()
