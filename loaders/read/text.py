"""Plain text and Markdown: the decoded file itself."""

import codecs

from ..errors import Saying, UnreadableFile
from .characters import does_not_fit, is_blank

_CONVERT = (
    "Convert the file to UTF-8 (in an editor: save as, encoding UTF-8; TCVN3 or VNI text: a converter such as UniKey)"
)
_NO_TEXT = "Take the file out of the load, or load the one with the text"


def decode(data: bytes, name: str) -> str:
    """The text of a file, line ends untouched.

    UTF-8; a byte order mark stays as U+FEFF, so that offsets are those of
    ``open(path, encoding="utf-8", newline="")``. A file that begins with a byte order mark of UTF-16 is
    decoded as such, without the mark, as ``open(path, encoding="utf-16", newline="")`` does.

    Raises ``UnreadableFile`` for anything else, for NUL bytes, and where there is no text at all.
    """
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _decoded(data, "utf-16" if utf16 else "utf-8", name)
    if "\0" in text:
        raise _with_nul(data, name)
    if is_blank(text):
        raise UnreadableFile(name, "the file is empty" if not data else "no text: only white space", _NO_TEXT)
    return text


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in data:
            raise _with_nul(data, name) from error
        raise UnreadableFile(name, does_not_fit(error, encoding), _CONVERT) from error


def _with_nul(data: bytes, name: str) -> UnreadableFile:
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return UnreadableFile(name, unmarked, _CONVERT)
    reason = Saying("a binary file, not text: NUL at byte {index}", index=data.index(0))
    return UnreadableFile(name, reason, "Load the document itself: docx, PDF with a text layer, HTML or UTF-8 text")


def _unmarked_utf16(data: bytes) -> Saying | None:
    """The reason to refuse text whose every second byte is so often NUL that it must be UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    rare, often = sorted((even, odd))
    if rare * 10 > often or often * 10 < len(data) // 2:
        return None
    return Saying("UTF-16 without a byte order mark: NUL at byte {index}", index=data.index(0))
