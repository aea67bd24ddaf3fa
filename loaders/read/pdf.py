"""PDF with a text layer, page by page in the order of the file's text."""

import threading
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from ..errors import UnreadableFile
from .characters import is_blank, without_controls
from .layout import Glyph, page_lines
from .pages import PAGE_BREAK, page_starts

_RUN_OCR = "Run OCR first, for example: ocrmypdf -l vie scan.pdf text.pdf; then load the result"
_GET_AGAIN = "Get an unbroken copy of the file"
_UNLOCK = "Save a copy without a password, then load that"

#: a reader of PDF looks for the end mark in so many bytes at the end of the file
_TAIL = 1024

# PDFium is not safe to use from several threads at once
_one_at_a_time = threading.Lock()


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[int, ...]]:
    """The text of a PDF and the offsets at which its pages begin; a form feed begins each but the first.

    Lines are the lines of the paper (loaders/read/layout.py). Words are not guessed: where a text
    layer made by OCR has a letter wrong or a blank too many, so has the text.

    Pages that have something on them but no text are scans. A file is refused where more than half of
    its pages that are not blank are scans; with fewer, those pages are empty in the text.

    Raises ``UnreadableFile`` for a scan and for a file that is encrypted, cut off or broken.
    """
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise UnreadableFile(name, "broken PDF: the end of the file is missing", _GET_AGAIN)
    with _one_at_a_time:
        pages = _pages(data, name)
    _refuse_scan(pages, name)
    text = f"\n{PAGE_BREAK}".join(page or "" for page in pages)
    return text, page_starts(text)


def _pages(data: bytes, name: str) -> list[str | None]:
    """The text of every page; ``None`` for a page that shows something but has no text."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [_page_text(document[index], first=index == 0) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            raise UnreadableFile(name, "the PDF is encrypted and asks for a password", _UNLOCK) from error
        raise UnreadableFile(name, f"broken PDF ({error})", _GET_AGAIN) from error


def _page_text(page: pypdfium2.PdfPage, *, first: bool) -> str | None:
    textpage = page.get_textpage()
    try:
        upright = page.get_rotation() == 0
        lines = page_lines(list(_glyphs(textpage)), height=page.get_height(), letterhead=first, upright=upright)
        text = without_controls("\n".join(lines))
        is_scan = is_blank(text) and raw.FPDFPage_CountObjects(page) > 0
        return None if is_scan else text
    finally:
        textpage.close()
        page.close()


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    for index in range(textpage.count_chars()):
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        yield Glyph(chr(raw.FPDFText_GetUnicode(textpage, index)), left, bottom, right, top)


def _refuse_scan(pages: list[str | None], name: str) -> None:
    scanned = pages.count(None)
    shown = sum(1 for page in pages if page is None or not is_blank(page))
    if shown == 0:
        raise UnreadableFile(name, "no text: every page is blank", _GET_AGAIN)
    if scanned * 2 > shown:
        pages_of = "" if scanned == shown else f" on {scanned} of {shown} pages"
        raise UnreadableFile(name, f"scan: no text layer{pages_of}", _RUN_OCR)
