"""Texts that were read for a load and not written yet, on disk: what a load that was broken off does not read again.

Each process that reads appends to a file of its own; the load notes in a journal what it was told of, with a
checksum, so that whatever a kill leaves half written is read anew.
"""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

import msgspec

from graph_service.store.rows import SourceLine
from loaders.model import Extract, SheetReading
from loaders.version import version

_JOURNAL = "journal"
_PACK = msgspec.msgpack.Encoder()
_LINE = msgspec.msgpack.Decoder(SourceLine)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was read: where it lies, and what the report of a load tells of it."""

    sha256: str
    version: str
    #: how the name of its file ended: the same bytes may be read in another way under another ending
    ending: str
    references: int
    kinds: tuple[str, ...]
    sheets: tuple[SheetReading, ...]
    file: str
    offset: int
    length: int
    checksum: int


def ending(name: str) -> str:
    """How a file's name ends, in small letters."""
    return PurePath(name).suffix.lower()


class Keeper:
    """Appends texts to a file of this process."""

    def __init__(self, folder: Path) -> None:
        self._name = f"texts-{os.getpid()}"
        self._file: IO[bytes] = (folder / self._name).open("ab")

    def keep(self, line: SourceLine, extract: Extract, name: str, kinds: tuple[str, ...] = ()) -> Kept:
        """Where the text lies from now on."""
        data, offset = _PACK.encode(line), self._file.tell()
        self._file.write(data)
        self._file.flush()
        where = self._name, offset, len(data), zlib.crc32(data)
        references, sheets = len(extract.references), extract.sheets
        return Kept(line.sha256, line.version, ending(name), references, kinds, sheets, *where)

    def close(self) -> None:
        """Keep no more."""
        self._file.close()


class Journal:
    """What was read so far, also by a load before this one that was broken off."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {(kept.sha256, kept.ending): kept for kept in _noted(folder)}
        self._file: IO[bytes] = (folder / _JOURNAL).open("ab")

    def find(self, sha256: str, name: str) -> Kept | None:
        """The text of these bytes, where this extraction has read it and it is whole."""
        kept = self._known.get((sha256, ending(name)))
        if kept is None or kept.version != version():
            return None
        try:
            data = _data(self._folder, kept)
        except OSError:
            return None
        return kept if zlib.crc32(data) == kept.checksum else None

    def note(self, kept: Kept) -> None:
        """Remember a text that was read."""
        self._known[kept.sha256, kept.ending] = kept
        data = _PACK.encode(kept)
        self._file.write(len(data).to_bytes(4) + data)
        self._file.flush()

    def close(self) -> None:
        """Note no more."""
        self._file.close()


def line_of(folder: Path, kept: Kept) -> SourceLine:
    """The text that is kept, with what it says."""
    return _LINE.decode(_data(folder, kept))


def _data(folder: Path, kept: Kept) -> bytes:
    with (folder / kept.file).open("rb") as file:
        file.seek(kept.offset)
        return file.read(kept.length)


def _noted(folder: Path) -> Iterator[Kept]:
    """What the journal tells, as far as it is whole."""
    path = folder / _JOURNAL
    data, at = path.read_bytes() if path.exists() else b"", 0
    while at < len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4])
        try:
            yield msgspec.msgpack.decode(data[at + 4 : end], type=Kept)
        except msgspec.MsgspecError:
            break
        at = end
    if at < len(data):
        # what follows a half-written note could not be read
        os.truncate(path, at)
