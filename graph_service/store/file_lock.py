"""A lock between processes: held by one writer at a time, released by the system when its process ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import Saying

_PAUSE = 0.01


class LockedElsewhere(Exception):
    """Another process kept the lock; ``holder`` is what it wrote about itself."""

    def __init__(self, holder: Saying) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold ``path`` for the block; wait at most ``patience`` seconds, then ``LockedElsewhere``."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(descriptor, patience)
        _sign(descriptor)
        try:
            yield
        finally:
            _unlock(descriptor)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, patience: float) -> None:
    until = time.monotonic() + patience
    while not _try_lock(descriptor):
        if time.monotonic() >= until:
            raise LockedElsewhere(_holder(descriptor))
        time.sleep(_PAUSE)


# The lock lies behind the signature, since Windows does not let others read what is locked.
_LOCKED_BYTE = 1 << 20


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"process {os.getpid()}".encode())


def _holder(descriptor: int) -> Saying:
    os.lseek(descriptor, 0, os.SEEK_SET)
    _, _, number = os.read(descriptor, 100).decode(errors="replace").partition("process ")
    return Saying("process {number}", number=number) if number else Saying("another process")


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        # flock, not lockf: it also parts two stores of one process
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
