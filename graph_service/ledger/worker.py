"""The process that reads files for a load: a request a file on its input, what the file says on its output.

It is a process of its own so that whatever a file does to its reader (no end, no memory, a crash of a
library) happens to that file alone. Started by ``reading.Reader``; never by a person.
"""

import json
import os
import sys
import warnings
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from loaders.errors import Saying, UnreadableFile
from loaders.extract import extract
from loaders.model import Extract, Source
from loaders.read import looked_into, read
from loaders.read.contents import Contents
from loaders.read.limits import ReadingLimits, within

from .messages import PageRead, Refusal, Request, receive, send

Said = tuple[Source, Extract] | Contents | Refusal | None

#: is told how many of the pages of a file are read
Tell = Callable[[int, int], None]
Answer = Callable[[Any, Tell], object]

_SPLIT = "Split it into documents, or leave it out"


def said(asked: Request, tell: Tell) -> Said:
    """A file's text and what it says, or what files are in it; or why it was refused."""
    name = asked.name
    try:
        if asked.looks:
            return looked_into(asked.path, name)
        source = read(asked.path, name, tell, asked.inner)
        return source, extract(source)
    except UnreadableFile as error:
        return Refusal(error.subject, error.reason, error.advice)
    except MemoryError:
        return Refusal(name, "it takes more memory than there is for one file", _SPLIT)
    except RecursionError:
        return Refusal(name, "its text is nested too deeply", _SPLIT)
    # whatever one text does to the extraction, the others go on
    except Exception as error:  # noqa: BLE001
        reason = Saying("its text cannot be extracted ({detail})", detail=f"{type(error).__name__}: {error!s:.200}")
        return Refusal(name, reason, "Leave it out, and report it")


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


def requests_of(stream: IO[bytes]) -> "SimpleQueue[Any]":
    """What is asked on a stream, as it comes; where it ends this process ends, in whatever it is."""
    asked: SimpleQueue[Any] = SimpleQueue()

    def wait() -> None:
        try:
            while True:
                asked.put(receive(stream))
        finally:
            # whoever asked is gone: nobody takes what is done here, and the next load may be at the same files
            os._exit(0)

    Thread(target=wait, daemon=True).start()
    return asked


def main(answer: Answer = said) -> None:
    """Answer requests until the input ends, each with what ``answer`` gives."""
    # what a library has against a file is no word to whoever loads it
    warnings.simplefilter("ignore")
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # what a library prints must not stand among the answers
    os.dup2(2, 1)
    told = json.loads(sys.argv[1])
    seconds, reading = float(told["seconds"]), ReadingLimits(**told["reading"])
    limit(0, int(told["memory"]))

    def tell(done: int, total: int) -> None:
        limit(seconds, 0)
        send(answers, PageRead(done, total))

    try:
        asking = requests_of(requests)
        while True:
            asked = asking.get()
            limit(seconds, 0)
            with within(reading):
                found = answer(asked, tell)
            send(answers, found)
    except BrokenPipeError:
        # whoever asked was ended; what it has not taken is not to be told of either
        os._exit(0)


if __name__ == "__main__":
    main()
