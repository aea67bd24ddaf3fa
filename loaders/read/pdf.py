"""PDF with a text layer, page by page in the order of the file's text."""

import threading
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from ..errors import Saying, UnreadableFile
from . import ocr
from .characters import is_blank, without_controls
from .content import Content, PageProgress, Properties
from .glyphs import PageGlyphs, page_glyphs
from .layout import page_lines
from .limits import MOST_GLYPHS, TooMuch, current
from .pages import PAGE_BREAK, page_starts
from .signatures import signatures

_RUN_OCR = Saying("Install OCR ({command}) and load it again", command=ocr.INSTALL)
_GET_AGAIN = "Get an unbroken copy of the file"
_UNLOCK = "Save a copy without a password, then load that"

#: a reader of PDF looks for the end mark in so many bytes at the end of the file
_TAIL = 1024
#: a picture with fewer letters beside it is a scan behind a running head or the stamp of a signer
_RUNNING_HEAD = 200

# PDFium is not safe to use from several threads at once
_one_at_a_time = threading.Lock()


def read_pdf(data: bytes, name: str, progress: PageProgress | None = None) -> Content:
    """The text of a PDF and the offsets at which its pages begin; a form feed begins each but the first.

    Lines are the lines of the paper (loaders/read/layout.py). Words are not guessed: where a text
    layer made by OCR has a letter wrong or a blank too many, so has the text. What form and signature
    fields show stands where it is shown; ``signed_by`` and ``signed_at`` tell the signatures.

    Pages that have something on them but no text are scans, and so are pages of one picture with no more
    than a running head or a stamp beside it. A file is refused where more than half of its pages that are
    not blank are scans; with fewer, those pages are empty in the text.

    Raises ``UnreadableFile`` for a scan and for a file that is encrypted, cut off or broken.
    """
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise UnreadableFile(name, "broken PDF: the end of the file is missing", _GET_AGAIN)
    with _one_at_a_time:
        pages, properties = _pages(data, name)
        scans = [index for index, page in enumerate(pages) if page is None]
        if scans and ocr.is_there():
            read = ocr.read_pages(data, scans, progress)
            pages = [read.get(index, page) for index, page in enumerate(pages)]
            properties = (*properties, ("read_by", "ocr"), ("ocr_pages", ocr.ranges(read)))
    _refuse_scan(pages, name)
    text = f"\n{PAGE_BREAK}".join(page or "" for page in pages)
    return Content(text, page_starts(text), properties)


def _pages(data: bytes, name: str) -> tuple[list[str | None], Properties]:
    """The text of every page; ``None`` for a page that shows something but has no text."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > (most := current().pages):
                raise TooMuch(Saying("more than {most} pages", most=most))
            signed = signatures(document)
            if document.get_formtype() != raw.FORMTYPE_NONE:
                document.init_forms()
            return list(_texts(document)), signed
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            raise UnreadableFile(name, "the PDF is encrypted and asks for a password", _UNLOCK) from error
        raise UnreadableFile(name, Saying("broken PDF ({detail})", detail=str(error)), _GET_AGAIN) from error


def _texts(document: pypdfium2.PdfDocument) -> Iterator[str | None]:
    produced = 0
    for index in range(len(document)):
        page = page_glyphs(document, index, MOST_GLYPHS)
        text = _page_text(page, first=index == 0)
        produced += len(text or "")
        if produced > (most := current().letters):
            raise TooMuch(Saying("more than {most} letters of text", most=most))
        yield text


def _page_text(page: PageGlyphs, *, first: bool) -> str | None:
    inked = sum(glyph.is_ink for glyph in page.own)
    if inked == 0 and page.has_objects:
        return None
    if page.is_picture and inked < _RUNNING_HEAD:
        return None
    lines = page_lines(page.own, height=page.height, letterhead=first, fields=page.fields)
    return without_controls("\n".join(lines))


def _refuse_scan(pages: list[str | None], name: str) -> None:
    scanned = pages.count(None)
    shown = sum(1 for page in pages if page is None or not is_blank(page))
    if shown == 0:
        raise UnreadableFile(name, "no text: every page is blank", _GET_AGAIN)
    if scanned * 2 > shown:
        some = Saying("scan: no text layer on {scanned} of {shown} pages", scanned=scanned, shown=shown)
        raise UnreadableFile(name, "scan: no text layer" if scanned == shown else some, _RUN_OCR)
