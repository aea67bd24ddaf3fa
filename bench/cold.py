"""A question from a process that has just been started, as a person asks it, beside Python that does nothing."""

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bench.result import Result
from bench.timing import median_seconds
from graph_service import demo
from graph_service.ledger.load import load
from graph_service.store import open_store

_COMMAND = "from graph_service.cli import main; main()"


def measure(repeat: int) -> Result:
    """``implementing`` of the demo's resolution on its own small store: nearly all of it is the start."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-bench-") as folder:
        url = f"sqlite:{Path(folder) / 'demo.db'}"
        with closing(open_store(url)) as store:
            load(store, [demo.corpus()])
        ours = median_seconds(lambda: _run(_COMMAND, "implementing", demo.RESOLUTION, "--store", url), repeat)
        return Result(
            "a command, cold", "the demo", ours, "python -c pass", median_seconds(lambda: _run("pass"), repeat)
        )


def _run(program: str, *words: str) -> None:
    subprocess.run([sys.executable, "-c", program, *words], check=True, stdout=subprocess.DEVNULL)
