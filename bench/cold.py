"""A question from a process that has just been started, as a person asks it, beside Python that does nothing."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.result import Result
from bench.timing import median_seconds
from graph_service import demo
from graph_service.ledger.load import load
from graph_service.store import open_store

_COMMAND = "from graph_service.command import main; main()"


def measure(repeat: int) -> Iterator[Result]:
    """``implementing`` of the demo's resolution on its own small store, and ``--help``: nearly all is the start."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-bench-") as folder:
        url = f"sqlite:{Path(folder) / 'demo.db'}"
        with closing(open_store(url)) as store:
            load(store, [demo.corpus()])
        asked = median_seconds(lambda: _run(_COMMAND, "implementing", demo.RESOLUTION, "--store", url), repeat)
    shown = median_seconds(lambda: _run(_COMMAND, "--help"), repeat)
    nothing = median_seconds(lambda: _run("pass"), repeat)
    yield Result("a command, cold", "the demo", asked, "python -c pass", nothing)
    yield Result("--help, cold", "all commands", shown, "python -c pass", nothing)


def _run(program: str, *words: str) -> None:
    # an installed program finds its modules compiled
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", program, *words], check=True, stdout=subprocess.DEVNULL, env=compiled)
