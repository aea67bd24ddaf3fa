"""From a page in PDFium to glyphs: what stands in fields apart from what the page itself says."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from ..errors import Saying
from .glyph import Glyph
from .limits import TooMuch

#: PDFium gives letters outside the basic plane as two halves
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_REPLACEMENT = "\ufffd"
#: a picture that covers so much of a page may be all that the page has; the last page of a scan is often half empty
_LARGE_PICTURE = 0.25


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The characters of one page in the order of the file, and whether the page is one picture."""

    own: list[Glyph]
    #: shown by form fields, signatures and stamps
    fields: list[Glyph]
    height: float
    has_objects: bool
    is_picture: bool


def page_glyphs(document: pypdfium2.PdfDocument, index: int, most: int) -> PageGlyphs:
    """The characters of a page, with those of its fields and signatures where these are shown.

    A field has a text of its own that PDFium shows only once it is made a part of the page. Raises
    ``TooMuch`` where there are more than ``most`` characters.
    """
    page = document[index]
    try:
        own = _glyphs(page, most)
        has_objects, is_picture = raw.FPDFPage_CountObjects(page) > 0, _is_picture(page)
        height = _size(page)[1]
        flattened = raw.FPDFPage_GetAnnotCount(page) > 0 and page.formenv is not None and page.flatten()
    finally:
        page.close()
    fields = _added(document, index, own, most) if flattened == raw.FLATTEN_SUCCESS else []
    return PageGlyphs(own, fields, height, has_objects, is_picture)


def _added(document: pypdfium2.PdfDocument, index: int, own: list[Glyph], most: int) -> list[Glyph]:
    page = document[index]
    try:
        after = _glyphs(page, most)
    finally:
        page.close()
    before = [glyph.character for glyph in own]
    same = [glyph.character for glyph in after[: len(own)]] == before
    return after[len(own) :] if same else []


def _glyphs(page: pypdfium2.PdfPage, most: int) -> list[Glyph]:
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > most:
            raise TooMuch(Saying("more than {most} letters on one page", most=most))
        return list(_each(textpage, *_size(page)))
    finally:
        textpage.close()


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Width and height before the page is turned for display."""
    width, height = page.get_size()
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)


def _each(textpage: pypdfium2.PdfTextPage, width: float, height: float) -> Iterator[Glyph]:
    turn, waiting = 0, 0
    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in _FIRST_HALVES:
            waiting = code
            continue
        character = _character(code, waiting)
        waiting = 0
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        if not character.isspace():
            turn = _turn(textpage, index)
        left, bottom, right, top = _turned((box.left, box.bottom, box.right, box.top), turn, width, height)
        yield Glyph(character, left, bottom, right, top, turn)


def _character(code: int, first_half: int) -> str:
    if code in _SECOND_HALVES:
        if not first_half:
            return _REPLACEMENT
        return chr(0x10000 + ((first_half - 0xD800) << 10) + (code - 0xDC00))
    return chr(code) if code < 0x110000 else _REPLACEMENT


def _turn(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    """By how many quarters the letter is turned clockwise."""
    angle: float = raw.FPDFText_GetCharAngle(textpage, index)
    return round(angle / (math.pi / 2)) % 4


def _turned(
    box: tuple[float, float, float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """The box as it stands once the paper is held so that its letters are upright."""
    left, bottom, right, top = box
    if turn == 1:
        return height - top, left, height - bottom, right
    if turn == 2:
        return width - right, height - top, width - left, height - bottom
    if turn == 3:
        return bottom, width - right, top, width - left
    return box


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = _size(page)
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    bounds = (picture.get_bounds() for picture in pictures)
    covered: float = sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in bounds)
    return covered >= _LARGE_PICTURE * width * height
