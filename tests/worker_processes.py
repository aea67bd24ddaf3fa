"""The workers of a service that runs, each asked by itself."""

import http.client
import os
import signal
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

#: seconds that a worker is given to begin; most of it is importing, on a busy machine
_BEGIN = 120


def descendants(process: int) -> list[int]:
    """All processes that a process has started, and they."""
    ids = [process]
    for each in ids:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            ids += map(int, task.read_text().split())
    return ids[1:]


def is_alive(process: int) -> bool:
    """Whether the process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def workers(supervisor: int, count: int = 2) -> list[int]:
    """The processes that answer, when there are so many."""
    until = time.monotonic() + _BEGIN
    while time.monotonic() < until:
        found = [each for each in descendants(supervisor) if is_alive(each) and "spawn_main" in _command(each)]
        if len(found) == count:
            return found
        time.sleep(0.1)
    raise AssertionError(f"there are not {count} workers")


@contextmanager
def connected(url: str, worker: int, all_workers: Collection[int]) -> Iterator[http.client.HTTPConnection]:
    """A connection to this worker: the others are held still until it has taken it."""
    parts = urlsplit(url)
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_BEGIN)) as connection:
        held = [each for each in all_workers if each != worker]
        for each in held:
            os.kill(each, signal.SIGSTOP)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        finally:
            for each in held:
                os.kill(each, signal.SIGCONT)
        yield connection


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except FileNotFoundError:
        return ""
