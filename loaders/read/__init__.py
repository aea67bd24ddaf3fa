"""The only place where files are read: a file becomes a text with offsets, or a clear error.

What each format gives and what is refused: docs/reading.md.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar

from ..errors import Saying, UnreadableFile, of_system
from ..model import COLUMNS_FILE, Source
from .characters import is_blank
from .content import Content, PageProgress
from .contents import Contents, Inner, OpenContainer, digest_of, listed
from .folders import columns_of, digest, is_container, passed_over, readable, walk
from .html import read_html, read_mime
from .kinds import kind_of
from .letters import is_garbage, mended
from .limits import TooMuch, current
from .old_word import read_doc, read_rtf
from .pdf import read_pdf
from .sheets import read_sheets
from .text import decode
from .word import read_docx

__all__ = ["LARGEST_FILE", "digest", "is_container", "looked_into", "passed_over", "read", "readable", "walk"]

Told = TypeVar("Told")

#: in bytes; no document is that large, and a text takes several times its size in memory
LARGEST_FILE = 1024 * 1024 * 1024

#: of an archive that stays open while files of it are read; a larger one is opened for each, to leave them the memory
_LARGEST_KEPT = 256 * 1024 * 1024

_CHECK_NAME = "Check the name and the folder"
_SPLIT = "Split it into documents, or leave it out"
_SAVE_AGAIN = "Open it in the program that it is of and save it again, or get an unbroken copy"
_OTHER_COPY = "Load another copy of the document, or run OCR on this one"
_NO_TEXT = "Load a version of the document that has text; if it shows pictures of its pages, run OCR first"


def read(path: Path, name: str, progress: PageProgress | None = None, inner: Inner = ()) -> Source:
    """The text of a file, which ``name`` is to stand for in errors and evidence; ``inner``: of that file in an archive.

    The reader is chosen by the content; the ending of ``name`` decides only where content does not.
    ``sha256`` is that of ``digest``. The same bytes under the same name give the same ``Source``, but for
    scans, which are read where OCR is installed; ``progress`` is then told of their pages.

    Raises ``UnreadableFile``, and nothing else, for whatever cannot be read: it never returns a text in
    which there is nothing to see.
    """
    _refuse_name(name)
    data, beside = _with_columns(path, name, inner)
    kind = kind_of(data, name, Path(name).suffix.lower() or path.suffix.lower())
    content = _guarded(kind, name, lambda: _content(kind, data, name, progress))
    if len(content.text) > (most := current().letters):
        raise UnreadableFile(name, Saying("more than {most} letters of text", most=most), _SPLIT)
    if is_blank(content.text):
        raise UnreadableFile(name, Saying("no text in this {kind} file", kind=kind), _NO_TEXT)
    return Source(
        name, digest_of(data, beside), "html" if kind == "mime" else kind, content.text, content.pages,
        content.properties, decode(beside, f"{name}{COLUMNS_FILE}").lstrip("\ufeff") if beside else "",
    )  # fmt: skip


def looked_into(path: Path, name: str) -> Contents | None:
    """What the archive or mail ``name`` holds; ``None`` where the file is none.

    Raises ``UnreadableFile``, and nothing else, where it cannot be opened.
    """
    _refuse_name(name)
    ending = path.suffix.lower()
    return _guarded(ending.lstrip("."), name, lambda: listed(_bytes(path, name), name, ending))


def _with_columns(path: Path, name: str, inner: Inner) -> tuple[bytes, bytes | None]:
    """The bytes of a file, or of one in it, and those of the file of columns beside it."""
    if not inner:
        return _bytes(path, name), _columns(path, name)
    # the name may compose letters otherwise than the archive does
    outer = "/".join(name.split("/")[: -sum(step.count("/") + 1 for step in inner)]) or path.name
    return _guarded(Saying("archive"), outer, lambda: _container(path, outer).fetched(inner))


def _container(path: Path, name: str) -> OpenContainer:
    """The archive, which is kept for the next file of it: they are read one after another."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        # reading it says what is the matter
        return _opened(path, name, ())
    if status.st_size > _LARGEST_KEPT:
        return _opened.__wrapped__(path, name, ())
    return _opened(path, name, (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino))


@lru_cache(maxsize=1)
def _opened(path: Path, name: str, _stamp: tuple[int, ...]) -> OpenContainer:
    return OpenContainer(_bytes(path, name), name, path.suffix.lower())


def _columns(path: Path, name: str) -> bytes | None:
    beside = columns_of(path)
    return None if beside is None else _bytes(beside, f"{name}{COLUMNS_FILE}")


def _guarded(kind: str, name: str, reading: Callable[[], Told]) -> Told:
    """What reading gives; whatever else happens in it is a refusal of this file."""
    try:
        return reading()
    except UnreadableFile:
        raise
    except RecursionError as error:
        raise UnreadableFile(name, "its parts are nested too deeply", "Save it again with a word processor") from error
    except TooMuch as error:
        raise UnreadableFile(name, error.what, _SPLIT) from error
    except MemoryError as error:
        raise UnreadableFile(name, "it takes more memory than there is", _SPLIT) from error
    # readers rest on libraries, and files are what people send
    except Exception as error:
        raise UnreadableFile(
            name,
            Saying("broken {kind} ({detail})", kind=kind, detail=f"{type(error).__name__}: {error!s:.200}"),
            _SAVE_AGAIN,
        ) from error


def _refuse_name(name: str) -> None:
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")
    if shown != name:
        raise UnreadableFile(shown, "its name is not UTF-8", "Rename it")


def _bytes(path: Path, name: str) -> bytes:
    try:
        _refuse_what_is_no_file(path, name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(name, "there is no such file", _CHECK_NAME) from error
    except PermissionError as error:
        raise UnreadableFile(name, "no permission to read it", "Give yourself the right to read it") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            name, Saying("it cannot be opened ({system})", system=of_system(error)), _CHECK_NAME
        ) from error


def _refuse_what_is_no_file(path: Path, name: str) -> None:
    status = path.stat()
    if S_ISDIR(status.st_mode):
        # raises PermissionError where a walk could not open it
        next(path.iterdir(), None)
        raise UnreadableFile(name, "a folder, not a file", "Load the folder, or name a file in it")
    if not S_ISREG(status.st_mode):
        raise UnreadableFile(name, "neither a file nor a folder", _CHECK_NAME)
    if status.st_size > LARGEST_FILE:
        raise UnreadableFile(name, Saying("larger than {mb} MB", mb=LARGEST_FILE >> 20), "Split it, or leave it out")


def _content(kind: str, data: bytes, name: str, progress: PageProgress | None) -> Content:
    if kind in _IN_OWN_LETTERS:
        return Content(decode(data, name))
    content = mended(read_pdf(data, name, progress) if kind == "pdf" else _READERS[kind](data, name))
    if is_garbage(content.text):
        raise UnreadableFile(name, "its letters are of no alphabet: a font without a table of them", _OTHER_COPY)
    return content


#: plain text is the file itself, whatever its letters
_IN_OWN_LETTERS = {"text", "markdown"}
_READERS: dict[str, Callable[[bytes, str], Content]] = {
    "doc": read_doc,
    "docx": read_docx,
    "html": lambda data, name: Content(read_html(data, name)),
    "mime": lambda data, name: Content(read_mime(data, name)),
    "rtf": read_rtf,
    **{kind: partial(read_sheets, kind) for kind in ("xlsx", "xls", "ods", "csv")},
}
