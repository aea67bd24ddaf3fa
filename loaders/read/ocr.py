"""Scans through the OCR program of the system, where it is installed: Tesseract with its Vietnamese data.

Figures of stamps and handwriting come out wrong but plausible, so whoever takes a number from here must know
where it comes from (``read_by``).
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

import pypdfium2

from ..errors import Saying
from .characters import without_controls
from .content import PageProgress
from .limits import MOST_OCR_PAGES, TooMuch
from .pages import PageLine, assemble

#: what makes the program be found
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"

_LANGUAGE = "vie"
_DOTS_PER_INCH = 300
#: in pixels; a page that is larger is drawn with fewer dots
_LARGEST_SIDE = 5_000
_SECONDS_A_PAGE = 120


@cache
def is_there() -> bool:
    """Whether the program and its Vietnamese data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        # a program of the system, asked what it can
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE in listed.stdout.split()


def read_pages(data: bytes, pages: Sequence[int], progress: PageProgress | None) -> dict[int, str | None]:
    """The text of these pages of a PDF, counted from 0; ``None`` for a page in which nothing was read.

    Raises ``TooMuch`` where there are more than any scanned document has.
    """
    if len(pages) > MOST_OCR_PAGES:
        raise TooMuch(Saying("more than {most} scanned pages", most=MOST_OCR_PAGES))
    read: dict[int, str | None] = {}
    with pypdfium2.PdfDocument(data) as document:
        for done, index in enumerate(pages):
            if progress is not None:
                progress(done, len(pages))
            read[index] = _recognised(_picture(document, index)) or None
    return read


def ranges(pages: Iterable[int]) -> str:
    """Pages as people write them, counted from 1.

    >>> ranges([0, 1, 2, 6])
    '1-3, 7'
    """
    runs = groupby(enumerate(sorted(pages)), key=lambda each: each[1] - each[0])
    ends = ([page + 1 for _, page in run] for _, run in runs)
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)


def _picture(document: pypdfium2.PdfDocument, index: int) -> bytes:
    """A page drawn in grey, as the simplest of picture files (PGM); without stamps of signers, which hide its head."""
    page = document[index]
    try:
        longest = max(page.get_size())
        scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / max(longest, 1))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        rows = memoryview(bitmap.buffer).cast("B")
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        lines = b"".join(rows[row * stride : row * stride + width] for row in range(height))
        return b"P5 %d %d 255\n" % (width, height) + lines
    finally:
        page.close()


def _recognised(picture: bytes) -> str:
    """The lines that the program reads; none where it fails on this page."""
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(_DOTS_PER_INCH)]
    # several threads on one page wait for one another more than they gain
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        # a program of the system, on a picture of ours
        done = subprocess.run(  # noqa: S603
            command, input=picture, capture_output=True, timeout=_SECONDS_A_PAGE, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    text = without_controls(done.stdout.decode("utf-8", "replace")).replace("\f", "")
    return assemble(map(PageLine, text.split("\n")))
