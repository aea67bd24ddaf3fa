"""A database file read beside SQLite, in the same process, without taking its locks away.

POSIX drops all locks that a process has on a file as soon as it closes any descriptor of it: SQLite's too, in whatever
thread. So a process opens the file once, for all that read it here, and closes it when nobody uses the database any
more.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

_FileKey = tuple[int, int]


@dataclass(slots=True)
class _Held:
    descriptor: int
    users: int = 0
    lock: Lock = field(default_factory=Lock)


_held: dict[_FileKey, _Held] = {}
_guard = Lock()


class SharedFile:
    """The file at ``path``, for as long as whoever made this has connections to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: list[_FileKey] = []

    def read(self, start: int, length: int) -> bytes:
        """Bytes of the file that is at the path now."""
        held = self._file()
        with held.lock:
            os.lseek(held.descriptor, start, os.SEEK_SET)
            found = bytearray()
            while part := os.read(held.descriptor, length - len(found)):
                found += part
            return bytes(found)

    def close(self) -> None:
        """Say that no connection is left; the file is closed where nobody else of this process has one."""
        with _guard:
            for key in self._keys:
                held = _held[key]
                held.users -= 1
                if not held.users:
                    os.close(held.descriptor)
                    del _held[key]
            self._keys.clear()

    def _file(self) -> _Held:
        known = self._path.stat()
        key = known.st_dev, known.st_ino
        with _guard:
            if key not in self._keys:
                if key not in _held:
                    _held[key] = _Held(os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
                _held[key].users += 1
                self._keys.append(key)
            return _held[key]
