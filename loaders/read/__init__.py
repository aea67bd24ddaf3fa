"""The only place where files are read: a file becomes a text with offsets, or a clear error.

What each format gives and what is refused: docs/reading.md.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from ..errors import UnreadableFile
from ..model import Source
from .characters import is_blank
from .content import Content, PageProgress
from .html import read_html, read_mime
from .kinds import DOCUMENTS, READ, kind_of
from .letters import is_garbage, mended
from .limits import LARGEST_TEXT, TooMuch
from .old_word import read_doc, read_rtf
from .pdf import read_pdf
from .sheets import read_sheets
from .text import decode
from .word import read_docx

__all__ = ["COLUMNS", "LARGEST_FILE", "digest", "passed_over", "read", "readable", "walk"]

#: what follows the name of a register in that of the file beside it which says what its columns hold
COLUMNS = ".columns.yaml"
_LARGEST_COLUMNS = 64 * 1024

#: in bytes; no document is that large, and a text takes several times its size in memory
LARGEST_FILE = 1024 * 1024 * 1024

_CHECK_NAME = "Check the name and the folder"
_SPLIT = "Split it into documents, or leave it out"
_SAVE_AGAIN = "Open it in the program that it is of and save it again, or get an unbroken copy"
_OTHER_COPY = "Load another copy of the document, or run OCR on this one"
_NO_TEXT = "Load a version of the document that has text; if it shows pictures of its pages, run OCR first"


def read(path: Path, name: str, progress: PageProgress | None = None) -> Source:
    """The text of a file, which ``name`` is to stand for in errors and evidence.

    The reader is chosen by the content; the ending of ``name`` decides only where content does not.
    ``sha256`` is that of ``digest``. The same bytes under the same name give the same ``Source``, but for
    scans, which are read where OCR is installed; ``progress`` is then told of their pages.

    Raises ``UnreadableFile``, and nothing else, for whatever cannot be read: it never returns a text in
    which there is nothing to see.
    """
    _refuse_name(name)
    data = _bytes(path, name)
    kind = kind_of(data, name, Path(name).suffix.lower() or path.suffix.lower())
    content = _guarded(kind, data, name, progress)
    if is_blank(content.text):
        raise UnreadableFile(name, f"no text in this {kind} file", _NO_TEXT)
    sha256, columns = hashlib.sha256(data), ""
    beside = _beside(path)
    if beside is not None:
        told = _bytes(beside, f"{name}{COLUMNS}")
        sha256.update(_PART + told)
        columns = decode(told, f"{name}{COLUMNS}").lstrip("\ufeff")
    return Source(
        name, sha256.hexdigest(), "html" if kind == "mime" else kind, content.text, content.pages, content.properties,
        columns,
    )  # fmt: skip


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, with those of the file of columns beside it where there is one.

    Empty where ``read`` will say why the file cannot be read.
    """
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256")
        beside = _beside(path)
        if beside is not None:
            sha256.update(_PART + beside.read_bytes())
        return sha256.hexdigest()
    except OSError:
        return ""


#: stands between a file and the one beside it
_PART = b"\0columns\0"


def _beside(path: Path) -> Path | None:
    beside = path.with_name(f"{path.name}{COLUMNS}")
    # empty is what a shell makes before the command that writes it has begun
    return beside if beside.is_file() and 0 < beside.stat().st_size <= _LARGEST_COLUMNS else None


def _guarded(kind: str, data: bytes, name: str, progress: PageProgress | None) -> Content:
    """What the reader of this kind gives; whatever else happens in it is a refusal of this file."""
    try:
        content = _content(kind, data, name, progress)
    except UnreadableFile:
        raise
    except RecursionError as error:
        raise UnreadableFile(name, "its parts are nested too deeply", "Save it again with a word processor") from error
    except TooMuch as error:
        raise UnreadableFile(name, str(error), _SPLIT) from error
    except MemoryError as error:
        raise UnreadableFile(name, "it takes more memory than there is", _SPLIT) from error
    # readers rest on libraries, and files are what people send
    except Exception as error:
        raise UnreadableFile(name, f"broken {kind} ({type(error).__name__}: {error!s:.200})", _SAVE_AGAIN) from error
    if len(content.text) > LARGEST_TEXT:
        raise UnreadableFile(name, f"more than {LARGEST_TEXT} letters of text", _SPLIT)
    return content


def _refuse_name(name: str) -> None:
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")
    if shown != name:
        raise UnreadableFile(shown, "its name is not UTF-8", "Rename it")


def readable(path: Path) -> bool:
    """Whether a folder walk should pick the file up, judged by its name.

    Documents that cannot be read yet (``.doc``, ``.rtf`` …) are picked up as well: a load then says why each
    was refused, where leaving them out would look as if they had been read.
    """
    return not _is_passed_over(path.name) and path.suffix.lower() in {*READ, *DOCUMENTS}


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read below ``paths``, sorted, each once.

    Folders are walked through, hidden files and folders and the lock files of word processors (``~$…``)
    passed over. A path that is named itself is given in any case, also where nothing is there, and so is
    a folder that cannot be opened: ``read`` then says what is the matter. A file of columns stands for its register.
    """
    found = {file for path in paths for file in (_files(path) if _is_folder(path) else (_register_of(path),))}
    yield from sorted(found, key=Path.as_posix)


def passed_over(paths: Iterable[Path]) -> dict[str, int]:
    """How many files of folders a walk does not pick up, by their endings; hidden ones do not count."""
    endings = Counter(
        path.suffix.lower() or "-"
        for folder in paths
        if _is_folder(folder)
        for root, _, names in os.walk(folder)
        for path in map(Path(root).joinpath, names)
        if not _is_hidden(path.relative_to(folder)) and not readable(path) and not _says_columns(path)
    )
    return dict(sorted(endings.items()))


def _says_columns(path: Path) -> bool:
    return path.name.endswith(COLUMNS) and path.with_name(path.name.removesuffix(COLUMNS)).is_file()


def _register_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(COLUMNS)) if _says_columns(path) else path


def _is_hidden(path: Path) -> bool:
    return any(map(_is_passed_over, path.parts))


def _files(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        yield from (path for name in names if readable(path := Path(root, name)))
    yield from closed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$"))


def _bytes(path: Path, name: str) -> bytes:
    try:
        _refuse_what_is_no_file(path, name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(name, "there is no such file", _CHECK_NAME) from error
    except PermissionError as error:
        raise UnreadableFile(name, "no permission to read it", "Give yourself the right to read it") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"it cannot be opened ({error})", _CHECK_NAME) from error


def _refuse_what_is_no_file(path: Path, name: str) -> None:
    status = path.stat()
    if S_ISDIR(status.st_mode):
        # raises PermissionError where a walk could not open it
        next(path.iterdir(), None)
        raise UnreadableFile(name, "a folder, not a file", "Load the folder, or name a file in it")
    if not S_ISREG(status.st_mode):
        raise UnreadableFile(name, "neither a file nor a folder", _CHECK_NAME)
    if status.st_size > LARGEST_FILE:
        raise UnreadableFile(name, f"larger than {LARGEST_FILE >> 20} MB", "Split it, or leave it out")


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
