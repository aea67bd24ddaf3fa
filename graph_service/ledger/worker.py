"""The process that reads files for a load: a request a file on its input, what the file says on its output.

It is a process of its own so that whatever a file does to its reader (no end, no memory, a crash of a
library) happens to that file alone. Started by ``reading.Reader``; never by a person.
"""

import os
import pickle
import struct
import sys
from pathlib import Path
from typing import IO, Any

from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.model import Extract
from loaders.read import read

_SIZE = struct.Struct("!Q")
_SPLIT = "Split it into documents, or leave it out"


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


def said(path: Path, name: str) -> Extract | tuple[str, str, str]:
    """What a file says; or why it was refused, in the words of ``UnreadableFile``."""
    try:
        return extract(read(path, name))
    except UnreadableFile as error:
        return error.subject, error.reason, error.advice
    except MemoryError:
        return name, "it takes more memory than there is for one file", _SPLIT
    except RecursionError:
        return name, "its text is nested too deeply", _SPLIT
    # whatever one text does to the extraction, the others go on
    except Exception as error:  # noqa: BLE001
        return name, f"its text cannot be extracted ({type(error).__name__}: {error!s:.200})", "Report the file"


def limit(seconds: float, memory: int) -> None:
    """Bound this process: its memory for good, its time for the next file; where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the other side ends what takes too long
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if seconds:
        # a backstop for a worker whose starter is gone
        usage = resource.getrusage(resource.RUSAGE_SELF)
        most = int(usage.ru_utime + usage.ru_stime + 2 * seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def main() -> None:
    """Answer requests until the input ends."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # what a library prints must not stand among the answers
    os.dup2(2, 1)
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    limit(0, memory)
    while True:
        try:
            path, name = receive(source)
        except EOFError:
            return
        limit(seconds, 0)
        send(answers, said(path, name))


if __name__ == "__main__":
    main()
