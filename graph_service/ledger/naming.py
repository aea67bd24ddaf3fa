"""Which files a load reads and by what they are known: the same wherever the command was started."""

import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from graph_service.store.protocol import FileKey
from loaders.read import walk

from .places import Containers, FilePlace


def wanted(
    paths: Sequence[Path],
    known: Mapping[FileKey, str],
    base: Path | None,
    root: str | None,
    containers: Containers,
) -> tuple[dict[FileKey, FilePlace], list[FileKey]]:
    """The files to read, and the loaded files that are gone from the folders in ``paths``; those in archives too.

    A file that was loaded by its name is looked after with its folder, though a walk would pass it over,
    and one that another root loaded too is read for both. What lies in a folder that cannot be opened,
    or was loaded from another root, is not gone.
    """
    files = dict[FileKey, FilePlace]()
    gone = list[FileKey]()
    for path in paths:
        outer = dict(_found(path, base, root))
        found = {
            # what is in an archive is composed, as the archive's own name is where no other is called so
            FileKey(file.name + unicodedata.normalize("NFC", name[len(file.name) :]), file.root): place
            for file, where in outer.items()
            for name, place in containers.files(where, file.name)
        }
        files |= found
        # a file that was refused in its archive leaves what is known of it, as one on the disk does
        kept = {*found, *(FileKey(error.subject, file.root) for error in containers.refused for file in outer)}
        archives = [file for file, where in outer.items() if file not in found and where not in containers.closed]
        gone += [file for file in known if file not in kept and any(_is_in(file, archive) for archive in archives)]
        if path.is_dir():
            closed = [where for where in outer.values() if where.is_dir() or where in containers.closed]
            left = _left(path, known, kept, closed, base, root)
            files |= {file: FilePlace(where) for file, where in left.items() if os.path.lexists(where)}
            gone += [file for file, where in left.items() if not os.path.lexists(where)]
    return files | _also_known(files, known), sorted(set(gone) - files.keys())


def _is_in(file: FileKey, archive: FileKey) -> bool:
    return file.root == archive.root and file.name.startswith(f"{archive.name}/")


def _found(path: Path, base: Path | None, root: str | None) -> Iterator[tuple[FileKey, Path]]:
    """The files below a path by what they are known by."""
    taken = set[FileKey]()
    # of two names that differ only in how their letters are composed, the composed one stands as it is
    for file in sorted(walk([path]), key=lambda file: not unicodedata.is_normalized("NFC", file.as_posix())):
        folder, called = _folder(file, path, base, root)
        name = _within(file, folder)
        key = FileKey(unicodedata.normalize("NFC", name), called)
        key = FileKey(name, called) if key in taken else key
        taken.add(key)
        yield key, file


def _folder(file: Path, path: Path, base: Path | None, root: str | None) -> tuple[Path, str]:
    """The folder that a file is named in, and what that is called."""
    if base is not None and _is_below(file, base):
        return base, root or _resolved(base)
    folder = path if path.is_dir() else path.parent
    return folder, _resolved(folder)


def _within(file: Path, folder: Path) -> str:
    """The path of a file in a folder; a folder that cannot be opened goes by its own name."""
    inside = Path(os.path.relpath(file, folder)).as_posix()
    return file.resolve().name if inside == "." else inside


def _is_below(path: Path, folder: Path) -> bool:
    return Path(os.path.relpath(path, folder)).parts[:1] != ("..",)


def _resolved(folder: Path) -> str:
    return unicodedata.normalize("NFC", folder.resolve().as_posix())


def _left(
    folder: Path,
    known: Mapping[FileKey, str],
    found: Collection[FileKey],
    closed: Sequence[Path],
    base: Path | None,
    root: str | None,
) -> dict[FileKey, Path]:
    """The files of the same root that are known below a folder, were not found there, and are behind no closed door."""
    roots = {_resolved(folder): folder} | ({root or _resolved(base): base} if base is not None else {})
    places = {file: roots[file.root] / file.name for file in known if file.root in roots and file not in found}
    return {
        file: place
        for file, place in places.items()
        if _is_below(place, folder) and not any(_is_below(place, door) for door in closed)
    }


def _also_known(files: Mapping[FileKey, FilePlace], known: Mapping[FileKey, str]) -> dict[FileKey, FilePlace]:
    """The same files by what other roots loaded them as."""
    places = {_place(file): path for file, path in files.items() if Path(file.root).is_absolute()}
    return {file: places[_place(file)] for file in known if file not in files and _place(file) in places}


def may_be_known_as(path: Path, base: Path | None = None, root: str | None = None) -> Iterator[FileKey]:
    """All that a file may have been loaded as: by the names that a load gives it, and from any folder above it."""
    keys = [key for key, _ in _found(path, base, root)]
    yield from keys
    for key in keys:
        place = _place(key)
        for at, letter in enumerate(place):
            if letter == "/":
                yield FileKey(place[at + 1 :], place[:at] or "/")


def _place(file: FileKey) -> str:
    return f"{file.root.rstrip('/')}/{file.name}"
