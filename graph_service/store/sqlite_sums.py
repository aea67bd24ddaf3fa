"""Sums of the pages of an SQLite file, beside it: one flipped bit is seen, which SQLite itself takes for data.

``PATH.sums`` holds the CRC-32 of every page of the file; ``PATH.sums-new`` those of pages that are written in the log
(``PATH-wal``) and go into the file at some checkpoint, whoever makes it. A page is sound where it is one of the two.
The log needs none: SQLite sums its frames itself. All functions that write are called by the one writer; a file
without sums, as an older version or a copy leaves it, is summed as it is.
"""

import os
import struct
import zlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph_service.errors import StoreMismatch
from graph_service.store.shared_file import SharedFile
from loaders.errors import Saying

_MAGIC = b"DGsums1\n"
#: magic, size of a page, sum of the sums
_HEAD = struct.Struct("<8sII")
#: of ``sums-new``: number of a page from 1, its sum
_ENTRY = struct.Struct("<II")
_FRAME = struct.Struct(">IIII")
_WAL_HEAD, _FRAME_HEAD = 32, 24
_BLOCK = 1024
#: where SQLite locks a file: it writes nothing into the page that holds this byte, and so nothing is said of it
_LOCKED = 0x40000000
ADVICE = (
    "Put the last copy of `directive-graph backup` in its place, or load the documents into a new store. "
    "Where you have just put another file there, remove its .sums."
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looks like from outside: another one where anybody wrote to it."""

    size: int
    modified: int
    file: int


class Sums:
    """The sums of the file ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path.with_name(f"{path.name}.sums")
        self._new = path.with_name(f"{path.name}.sums-new")
        self._wal = path.with_name(f"{path.name}-wal")
        self._file = SharedFile(path)
        #: how far the log is noted, and which log that is
        self._noted: tuple[bytes, int] = (b"", 0)

    def stamp(self) -> Stamp:
        """How the file looks now."""
        known = self._path.stat()
        return Stamp(known.st_size, known.st_mtime_ns, known.st_ino)

    @property
    def are_there(self) -> bool:
        return self._kept.exists()

    def discard_left(self) -> None:
        """Remove the sums of a file that somebody removed, so that they are not taken for those of the next one."""
        if self.are_there and not self._path.exists() and not self._wal.exists():
            self.forget()

    @property
    def log_size(self) -> int:
        """How long the log is, as far as it is in use."""
        salt, size = self._log()
        return self._noted[1] if size and salt == self._noted[0] else size

    def begin(self) -> None:
        """Sum the whole file, as it is."""
        self._new.unlink(missing_ok=True)
        size, sums = self._page_size(), array("I")
        for _, block in self._sums(size):
            sums.extend(block)
        self._write(size, sums)

    def note(self) -> None:
        """Keep the sums of what the log holds since it was last noted."""
        salt, size = self._log()
        start = self._noted[1] if salt == self._noted[0] else _WAL_HEAD
        if size <= start:
            return
        entries, end = self._frames(start, salt)
        if entries:
            with self._new.open("ab") as file:
                file.write(entries)
        self._noted = (salt, end)

    def forget(self) -> None:
        """Keep no sums any more: where they cannot be written, wrong ones would call a sound file damaged."""
        self._kept.unlink(missing_ok=True)
        self._new.unlink(missing_ok=True)

    def sync(self) -> None:
        """Write the new sums through to the disk, before a checkpoint brings their pages into the file."""
        if self._new.exists():
            with self._new.open("rb") as file:
                os.fsync(file.fileno())

    def fold(self) -> None:
        """Take the new sums for those of the file, into which a checkpoint has brought all of the log."""
        new = self._news()
        if not new:
            return
        size, sums = self._read()
        pages = self._path.stat().st_size // size
        sums = sums[:pages]
        # a checkpoint leaves holes too, of which the log tells nothing
        sums.extend(0 if page in new else self._sum(page, size) for page in range(len(sums) + 1, pages + 1))
        for page, told in new.items():
            if page <= pages:
                sums[page - 1] = told[-1]
        self._write(size, sums)
        self._new.unlink(missing_ok=True)

    def damaged(self) -> list[int]:
        """Numbers of pages that are not what was written."""
        return [page for block in self.damaged_by_block() for page in block]

    def count_blocks(self) -> int:
        """How many blocks ``damaged_by_block`` tells of."""
        size, _ = self._read()
        return -(-self._path.stat().st_size // (_BLOCK * size))

    def damaged_by_block(self) -> Iterator[list[int]]:
        """For each block of pages the numbers of those that are not what was written, then of those that are cut off.

        By the sums that were kept when it began.
        """
        size, sums = self._read()
        new, locked = self._news(), _LOCKED // size + 1
        for first, block in self._sums(size):
            found: list[int] = []
            if block == sums[first : first + len(block)]:
                yield found
                continue
            for page, told in enumerate(block, start=first + 1):
                kept = sums[page - 1 : page]
                if page != locked and (not kept or kept[0] != told) and told not in new.get(page, ()):
                    # what only the log has is written into the file when it is brought there
                    if not kept and page in new:
                        continue
                    found.append(page)
            yield found
        yield list(range(self._path.stat().st_size // size + 1, len(sums) + 1))

    def close(self) -> None:
        """Say that no connection to the database is left."""
        self._file.close()

    def _log(self) -> tuple[bytes, int]:
        """The salts of the log's head, and its length."""
        try:
            with self._wal.open("rb") as file:
                return file.read(_WAL_HEAD)[16:24], os.fstat(file.fileno()).st_size
        except FileNotFoundError:
            return b"", 0

    def _frames(self, start: int, salt: bytes) -> tuple[bytes, int]:
        """The entries of the frames from ``start`` to the last commit, and where that ends."""
        entries, pending, end = bytearray(), bytearray(), start
        with self._wal.open("rb") as file:
            size = struct.unpack(">I", file.read(_WAL_HEAD)[8:12])[0]
            file.seek(start)
            while len(frame := file.read(_FRAME_HEAD + size)) == _FRAME_HEAD + size:
                page, commit, *_ = _FRAME.unpack_from(frame)
                if frame[8:16] != salt:
                    break
                pending += _ENTRY.pack(page, zlib.crc32(memoryview(frame)[_FRAME_HEAD:]))
                if commit:
                    entries += pending
                    pending.clear()
                    end = file.tell()
        return bytes(entries), end

    def _news(self) -> Mapping[int, list[int]]:
        """The sums of each page that is or was in the log, the newest last."""
        try:
            held = self._new.read_bytes()
        except FileNotFoundError:
            return {}
        news: dict[int, list[int]] = {}
        for page, told in _ENTRY.iter_unpack(held[: len(held) // _ENTRY.size * _ENTRY.size]):
            news.setdefault(page, []).append(told)
        return news

    def _read(self) -> tuple[int, "array[int]"]:
        held = self._kept.read_bytes()
        try:
            magic, size, told = _HEAD.unpack_from(held)
        except struct.error:
            magic, size, told = b"", 0, 0
        body = held[_HEAD.size :]
        if magic != _MAGIC or not size or zlib.crc32(body) != told or len(body) % 4:
            advice = Saying(
                "Run `directive-graph check`; where all else is sound, remove {name}.", name=self._kept.name
            )
            raise StoreMismatch(
                f"sqlite:{self._path}", Saying("its sums ({name}) are damaged", name=self._kept.name), advice
            )
        sums = array("I")
        sums.frombytes(body)
        return size, sums

    def _write(self, size: int, sums: "array[int]") -> None:
        body = sums.tobytes()
        partial = self._kept.with_name(f".{self._kept.name}.partial")
        with partial.open("wb") as file:
            file.write(_HEAD.pack(_MAGIC, size, zlib.crc32(body)) + body)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._kept)

    def _sum(self, page: int, size: int) -> int:
        return zlib.crc32(self._file.read((page - 1) * size, size))

    def _page_size(self) -> int:
        told = int.from_bytes(self._file.read(0, 18)[16:18], "big")
        return 65_536 if told == 1 else told or 4096

    def _sums(self, size: int) -> Iterator[tuple[int, "array[int]"]]:
        """Index of a page and the sums of it and those behind it, block by block."""
        first = 0
        while held := self._file.read(first * size, _BLOCK * size):
            view = memoryview(held)
            block = array("I", (zlib.crc32(view[at : at + size]) for at in range(0, len(held), size)))
            yield first, block
            first += len(block)
