"""Which files of folders are picked up, and what tells that one of them changed."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model import COLUMNS_FILE
from .containers import CONTAINERS
from .contents import BETWEEN, is_passed_over
from .kinds import DOCUMENTS, READ

_ENDINGS = frozenset((*READ, *DOCUMENTS, *CONTAINERS))
#: what a folder that is a link counts as: it may lead anywhere, also back to where it is, and is not walked through
LINKED = "symlink"
_LARGEST_COLUMNS = 64 * 1024


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, with those of the file of columns beside it where there is one.

    Empty where ``read`` will say why the file cannot be read.
    """
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256")
        beside = columns_of(path)
        if beside is not None:
            sha256.update(BETWEEN + beside.read_bytes())
        return sha256.hexdigest()
    except OSError:
        return ""


def columns_of(path: Path) -> Path | None:
    """The file of columns beside a register, where there is one."""
    beside = path.with_name(f"{path.name}{COLUMNS_FILE}")
    # empty is what a shell makes before the command that writes it has begun
    return beside if beside.is_file() and 0 < beside.stat().st_size <= _LARGEST_COLUMNS else None


def is_container(path: Path) -> bool:
    """Whether a file may hold others, judged by its name."""
    return path.suffix.lower() in CONTAINERS


def readable(path: Path) -> bool:
    """Whether a folder walk should pick the file up, judged by its name.

    Documents that cannot be read yet (``.doc``, ``.rtf`` …) are picked up as well: a load then says why each
    was refused, where leaving them out would look as if they had been read.
    """
    return not is_passed_over(path.name) and path.suffix.lower() in _ENDINGS


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read below ``paths``, sorted, each once.

    Folders are walked through, hidden files and folders and the lock files of word processors (``~$…``)
    passed over. A path that is named itself is given in any case, also where nothing is there, and so is
    a folder that cannot be opened: ``read`` then says what is the matter. A file of columns stands for its register.
    """
    found = {file for path in paths for file in (_files(path) if _is_folder(path) else (_register_of(path),))}
    yield from sorted(found, key=Path.as_posix)


def passed_over(paths: Iterable[Path]) -> dict[str, int]:
    """How many files of folders a walk does not pick up, by their endings, and linked folders; no hidden ones."""
    passed = Counter[str]()
    for folder in filter(_is_folder, paths):
        for root, folders, names in os.walk(folder):
            others = (each for name in names if not readable(each := Path(root, name)) and not _says_columns(each))
            linked = (each for name in folders if (each := Path(root, name)).is_symlink())
            passed.update(each.suffix.lower() or "-" for each in others if not _is_hidden(each.relative_to(folder)))
            passed.update(LINKED for each in linked if not _is_hidden(each.relative_to(folder)))
    return dict(sorted(passed.items()))


def _says_columns(path: Path) -> bool:
    return path.name.endswith(COLUMNS_FILE) and path.with_name(path.name.removesuffix(COLUMNS_FILE)).is_file()


def _register_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(COLUMNS_FILE)) if _says_columns(path) else path


def _is_hidden(path: Path) -> bool:
    return any(map(is_passed_over, path.parts))


def _files(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        yield from (path for name in names if readable(path := Path(root, name)))
    yield from closed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
