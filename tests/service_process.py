"""A service that runs in a process of its own, as people run it."""

import contextlib
import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

COMMAND = [sys.executable, "-c", "from graph_service.cli import main; main()"]


@contextlib.contextmanager
def serving(*arguments: str, stop: signal.Signals = signal.SIGINT) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The service's address, and the process."""
    process = subprocess.Popen(
        [*COMMAND, *arguments, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+(?=/docs)", line)
        assert found, line + process.stderr.read()
        yield found[0], process
    finally:
        process.send_signal(stop)
        process.communicate(timeout=30)


def get(url: str) -> Any:
    """The JSON at a URL on this machine."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - http, on this machine
        return json.load(answer)
