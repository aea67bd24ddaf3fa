"""How much one file may come to: more than any document of an office, less than harms the rest of a load."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

#: characters on one page of a PDF
MOST_GLYPHS = 200_000
#: pages that are read by OCR
MOST_OCR_PAGES = 500
#: sheets of a register, and rows of one of them
MOST_SHEETS = 200
MOST_ROWS = 100_000
#: elements of XML in one file, and characters of a number, a label or a style that is looked at
MOST_ELEMENTS = 3_000_000
LONGEST_NUMBER = 9
LONGEST_LABEL = 100
LONGEST_STYLE = 2_000
#: attributes of one element of a page
MOST_ATTRIBUTES = 2_000
#: bytes of the head of a MIME file
LARGEST_HEAD = 64 * 1024
#: files in an archive or mail and in those in it, how deep these may be, and letters of a name
MOST_MEMBERS = 5_000
DEEPEST_CONTAINER = 3
LONGEST_NAME = 500
#: bytes that all of it may unpack to, and how many times its size
LARGEST_MEMBERS = 2 * 1024 * 1024 * 1024
LARGEST_RATIO = 100


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What can be set: how much one file may come to."""

    #: pages of a PDF
    pages: int = 5_000
    #: columns of a table; word processors allow 63
    columns: int = 512
    #: letters of all notes of a file, for a note may be called again and again
    notes: int = 5_000_000
    #: bytes that the XML in a file may unpack to; a tree of it takes some ten times as much memory
    xml: int = 64 * 1024 * 1024
    #: letters of text that a file may give
    letters: int = 50_000_000


_USUAL = ReadingLimits()
_CURRENT: ContextVar[ReadingLimits] = ContextVar("reading limits", default=_USUAL)


def current() -> ReadingLimits:
    """The limits that hold for the file that is read now."""
    return _CURRENT.get()


@contextmanager
def within(limits: ReadingLimits) -> Iterator[None]:
    """Read with these limits."""
    token = _CURRENT.set(limits)
    try:
        yield
    finally:
        _CURRENT.reset(token)


class TooMuch(Exception):
    """A file comes to more than any document of an office; ``what`` says of what, and how much is allowed."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
