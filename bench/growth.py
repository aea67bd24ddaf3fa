"""What a document costs in stores of growing size: loaded with all others, one more, one changed, one removed.

Each size is measured in a process of its own (``python -m bench.growth 2000``), so that its memory is its own.
Processor time is that of all processes together: it hardly depends on what else the machine does.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.corpus import directives, write
from graph_service.ledger.load import forget, load
from graph_service.ledger.reading import close_idle
from graph_service.queries.search import find
from graph_service.store import open_store
from graph_service.store.protocol import Store, ask
from graph_service.store.sqlite_module import sqlite3

#: documents that come, change and go one by one
LATER = 5
WORDS = "kế hoạch chuyển đổi số"


@dataclass(frozen=True, slots=True)
class Cost:
    """What was measured in a store of so many documents; milliseconds are of processor."""

    documents: int
    #: of a first load, each document
    loaded: float
    #: what a first load took by the clock
    seconds: float
    #: the largest process, in MB
    memory: float
    #: kB of the file, each document, without the texts
    kilobytes: float
    more: float
    changed: float
    removed: float
    #: a page of a search by words
    found: float


def measure(sizes: Iterable[int], seed: int = 1) -> Iterator[Cost]:
    """The costs of each size, smallest first."""
    for documents in sorted(sizes):
        command = [sys.executable, "-m", "bench.growth", str(documents), str(seed)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
        yield Cost(**json.loads(done.stdout))


def cost(documents: int, seed: int) -> Cost:
    """Load so many generated documents into a new store, then some one by one."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-growth-") as made:
        folder, path = Path(made), Path(made) / "store.db"
        write(folder / "corpus", documents, seed)
        # the last alone are held: all of them would be counted as memory of the load
        texts = [text for _, text in deque(directives(documents + 2 * LATER, seed), 2 * LATER)]
        with closing(open_store(f"sqlite:{path}")) as store:
            clock, before = time.perf_counter(), _processor()
            load(store, [folder / "corpus"])
            seconds, loaded = time.perf_counter() - clock, _processor() - before
            size = _without_texts(path) / documents
            later = _one_by_one(store, folder / "later", texts)
            found = median(_spent(lambda: ask(store, lambda reads: find(reads, WORDS))) for _ in range(9))
        memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Cost(documents, 1000 * loaded / documents, seconds, memory / 1024, size / 1000, *later, 1000 * found)


def table(costs: list[Cost]) -> str:
    """A Markdown table, with each cost beside that of the smallest store."""
    heading = ["documents", "load, ms each", "of the smallest", "by the clock", "memory", "kB each", "one more",
               "one changed", "one removed", "search"]  # fmt: skip
    rows = [
        [f"{each.documents:,}", f"{each.loaded:.2f}", f"{each.loaded / costs[0].loaded:.2f}", f"{each.seconds:.0f} s",
         f"{each.memory:.0f} MB", f"{each.kilobytes:.1f}", f"{each.more:.0f} ms", f"{each.changed:.0f} ms",
         f"{each.removed:.0f} ms", f"{each.found:.1f} ms"]
        for each in costs
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(heading, *rows, strict=True)]
    lines = [" | ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in [heading, *rows]]
    rule = " | ".join("-" * (width - 1) + ":" for width in widths)
    return "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])


def _one_by_one(store: Store, folder: Path, texts: list[str]) -> tuple[float, float, float]:
    """Milliseconds of processor for one more, one changed and one removed: the medians of some."""
    folder.mkdir()
    paths = [folder / f"{at}.txt" for at in range(LATER)]
    steps: tuple[list[float], list[float], list[float]] = ([], [], [])
    for path, first, second in zip(paths, texts[:LATER], texts[LATER:], strict=True):
        path.write_text(first, encoding="utf-8")
        steps[0].append(_spent(lambda path=path: load(store, [path])))  # type: ignore[misc]
        path.write_text(second, encoding="utf-8")
        steps[1].append(_spent(lambda path=path: load(store, [path])))  # type: ignore[misc]
        steps[2].append(_spent(lambda path=path: forget(store, [path.name])))  # type: ignore[misc]
    more, changed, removed = (1000 * median(each) for each in steps)
    return more, changed, removed


def _spent(run: Callable[[], object]) -> float:
    """Seconds of processor of this process: that of the text's own reading is told by the load."""
    before = time.process_time()
    run()
    return time.process_time() - before


def _processor() -> float:
    """Seconds of processor of this process and of all that it has started and ended."""
    close_idle()
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _without_texts(path: Path) -> int:
    """Bytes of the store, wherever they lie, without those of the texts as they were read."""
    with closing(sqlite3.connect(path)) as connection:
        asked = ("PRAGMA page_count", "PRAGMA page_size", "SELECT sum(length(packed)) FROM text")
        pages, size, texts = (connection.execute(each).fetchone()[0] for each in asked)
    return int(pages * size - texts)


if __name__ == "__main__":
    print(json.dumps(asdict(cost(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))))
