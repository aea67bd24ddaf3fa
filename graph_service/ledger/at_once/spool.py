"""Files of a load of all at once: what each of its phases hands to the next, on disk and in parts.

A part is as much as one process bears at a time. Every process appends to files of its own, so that none waits for
another, and reads what all of them wrote.
"""

import os
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")
#: bytes that are written together, of all parts
_ENOUGH = 8 * 1024 * 1024
#: rows that are kept together
_ROWS = 500
_SIZE = 4
_PACK = msgspec.msgpack.Encoder()


class Parts:
    """Items of one kind for the parts of a later phase; on disk when the block ends."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        self._kind = kind
        self._held: dict[int, bytearray] = {}
        self._bytes = 0

    def __enter__(self) -> "Parts":
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()

    def add(self, part: int, item: object) -> None:
        """Hand an item to a part."""
        data = _PACK.encode(item)
        held = self._held.setdefault(part, bytearray())
        held += len(data).to_bytes(_SIZE)
        held += data
        self._bytes += _SIZE + len(data)
        if self._bytes > _ENOUGH:
            self._flush()

    def _flush(self) -> None:
        for part, held in self._held.items():
            with (self._folder / f"{self._kind}-{part}-{os.getpid()}").open("ab") as file:
                file.write(held)
        self._held, self._bytes = {}, 0


def taken(folder: Path, kind: str, part: int, of: type[T]) -> Iterator[T]:
    """All that was handed to a part, in no order that anything may depend on."""
    decoder: msgspec.msgpack.Decoder[T] = _decoder(cast("Hashable", of))
    for path in sorted(folder.glob(f"{kind}-{part}-*")):
        data, at = path.read_bytes(), 0
        while at < len(data):
            end = at + _SIZE + int.from_bytes(data[at : at + _SIZE])
            yield decoder.decode(data[at + _SIZE : end])
            at = end


def forget(folder: Path, kind: str, part: int) -> None:
    """Delete what was handed to a part."""
    for path in folder.glob(f"{kind}-{part}-*"):
        path.unlink()


def write_rows(path: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    """Keep rows in their order."""
    with path.open("wb") as file:
        held: list[tuple[Any, ...]] = []
        for row in rows:
            held.append(row)
            if len(held) == _ROWS:
                _write(file, held)
                held = []
        _write(file, held)


def read_rows(path: Path, of: type[T]) -> Iterator[T]:
    """The rows of a file, in their order; none where there is no such file."""
    if not path.exists():
        return
    decoder = _decoder(list[of])  # type: ignore[valid-type]
    with path.open("rb") as file:
        while size := file.read(_SIZE):
            yield from decoder.decode(file.read(int.from_bytes(size)))


def put(path: Path, value: object) -> None:
    """Keep one value."""
    path.write_bytes(_PACK.encode(value))


def got(path: Path, of: type[T]) -> T:
    """The value that is kept."""
    decoder: msgspec.msgpack.Decoder[T] = _decoder(cast("Hashable", of))
    return decoder.decode(path.read_bytes())


def _write(file: Any, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        data = _PACK.encode(rows)
        file.write(len(data).to_bytes(_SIZE) + data)


@cache
def _decoder(of: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(of)
