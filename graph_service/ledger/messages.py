"""What a load and the process that reads its files say to each other."""

import pickle
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from loaders.read.contents import Inner

_SIZE = struct.Struct("!Q")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a file: what it says, or that of a file in it; or, where ``looks``, what files are in it."""

    path: Path
    name: str
    inner: Inner = ()
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read, in the words of ``UnreadableFile``."""

    name: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of a file was read that takes its time."""

    done: int
    total: int


def send(stream: IO[bytes], message: object) -> None:
    """Write one message, its size first."""
    data = pickle.dumps(message)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message. Raises ``EOFError`` where the other side is gone."""
    size = stream.read(_SIZE.size)
    if len(size) < _SIZE.size:
        raise EOFError
    wanted: int = _SIZE.unpack(size)[0]
    data = stream.read(wanted)
    if len(data) < wanted:
        raise EOFError
    # both ends are our own processes, on a pipe that nobody else holds
    return pickle.loads(data)  # noqa: S301
