"""The service as people run it: how long answers take at a steady rate, and what it holds after many clients.

One worker in a process of its own, over connections that are kept. Answers are asked for at set moments, whether those
before have come or not, and timed from the moment at which they were due: a service that falls behind is not spared.
"""

import http.client
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from statistics import median
from urllib.parse import quote, urlsplit

from bench.graph import Graph, generate, put
from bench.stores import sqlite_store
from graph_service.queries import every as queries
from graph_service.queries.search import find
from graph_service.store.protocol import Reads, Store, ask

_COMMAND = "from graph_service.command import main; main()"
#: answers a second, connections that are asked in turn, and clients of whom each asks once a second
RATE, CONNECTIONS, CLIENTS = 20, 4, 32
#: the first answers of a service that has just been started, which are not counted
_FIRST = 40
DAY = "2024-12-31"
PATHS: Mapping[str, str] = {
    "document": "/api/v1/documents/{id}",
    "implemented-by": "/api/v1/documents/{id}/implemented-by?limit=50",
    "status": f"/api/v1/documents/{{id}}/status?as_of={DAY}",
    "number": "/api/v1/documents?q={number}",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """One kind of question: milliseconds by the clock at the steady rate, and of the store itself without a service."""

    question: str
    count: int
    middle: float
    #: 99 in 100 were quicker
    most: float
    alone: float


@dataclass(frozen=True, slots=True)
class Served:
    """All that was measured of one service; memory of its processes in MB."""

    documents: int
    answers: tuple[Answers, ...]
    #: with nothing asked yet, and when the clients had asked for so many seconds
    memory_before: float
    memory_after: float
    seconds: float
    asked: int


def measure(documents: int, edges: int, steady: float, busy: float, seed: int = 1) -> Served:
    """Questions at the steady rate for so many seconds, then of all clients for so many."""
    graph = generate(documents, edges, seed)
    with sqlite_store() as (store, path):
        put(store, graph)
        alone = {name: _alone(store, question, graph.bottom) for name, question in _QUESTIONS.items()}
        store.close()
        with serving(f"sqlite:{path}") as (address, process):
            before = memory(process.pid)
            taken = _steadily(address, _asked(graph, _FIRST + int(steady * RATE)), 1 / RATE)[_FIRST:]
            asked = _crowd(address, graph, busy)
            after = memory(process.pid)
    answers = tuple(_told(name, [took for kind, took in taken if kind == name], alone[name]) for name in PATHS)
    return Served(documents, answers, before, after, busy, asked)


@contextmanager
def serving(url: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address of a service of the store, and its process, which ends with the block."""
    command = [sys.executable, "-c", _COMMAND, "serve", "--no-browser", "--port", "0", "--store", url]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as process:
        if process.stderr is None:
            raise RuntimeError("the service has no stderr")
        reader = threading.Thread(target=process.stderr.read, daemon=True)
        try:
            line = process.stderr.readline()
            found = re.search(r"http://[^/\s]+", line)
            if found is None:
                raise RuntimeError(f"the service does not start: {line}")
            # what it says is read, so that it never waits for a reader
            reader.start()
            yield found[0], process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
            if reader.is_alive():
                reader.join()


def memory(process: int) -> float:
    """MB of memory of a process and of those that it started, what they share counted once."""
    ids, total = [process], 0.0
    for each in ids:
        ids += _children(each)
        rolled = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        total += sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
    return total / 1024


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def _asked(graph: Graph, count: int) -> list[tuple[str, str]]:
    """So many questions in turn, each kind of documents at the bottom and of others one after the other."""
    ids = [*graph.bottom, *(node.id for node in graph.nodes[:: max(1, len(graph.nodes) // 100)])]
    kinds = list(PATHS.items())
    return [
        (kind, _path(form, ids[at // len(kinds) % len(ids)])) for at in range(count) for kind, form in [kinds[at % 4]]
    ]


def _path(form: str, document: str) -> str:
    return form.format(id=document, number=quote(f"{int(document.rpartition('-')[2])}-KH/TU", safe=""))


def _steadily(address: str, asked: Sequence[tuple[str, str]], pause: float) -> list[tuple[str, float]]:
    """Seconds for each answer from the moment at which it was due; ``RuntimeError`` for one that is none."""
    waiting: Queue[tuple[str, str, float] | None] = Queue()
    taken: list[tuple[str, float]] = []

    def work() -> None:
        with _connected(address) as get:
            while (each := waiting.get()) is not None:
                get(each[1])
                taken.append((each[0], time.perf_counter() - each[2]))

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    start = time.perf_counter()
    for at, (kind, path) in enumerate(asked):
        due = start + at * pause
        time.sleep(max(0.0, due - time.perf_counter()))
        waiting.put((kind, path, due))
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join()
    if len(taken) < len(asked):
        raise RuntimeError(f"{len(asked) - len(taken)} of {len(asked)} questions had no answer")
    return taken


def _crowd(address: str, graph: Graph, seconds: float) -> int:
    """How many answers all clients had; each asks once a second until the time is over."""
    until, answered = time.perf_counter() + seconds, [0] * CLIENTS

    def client(number: int) -> None:
        asked = _asked(graph, 400)
        with _connected(address) as get:
            while time.perf_counter() < until:
                get(asked[(answered[number] * CLIENTS + number) % len(asked)][1])
                answered[number] += 1
                time.sleep(1)

    threads = [threading.Thread(target=client, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(answered)


@contextmanager
def _connected(address: str) -> Iterator[Callable[[str], None]]:
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)) as connection:

        def get(path: str) -> None:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != http.client.OK:
                raise RuntimeError(f"{path}: {answer.status} {body[:200]!r}")

        yield get


def _number(reads: Reads, document: str) -> object:
    return find(reads, f"{int(document.rpartition('-')[2])}-KH/TU")


_QUESTIONS: Mapping[str, Callable[[Reads, str], object]] = {
    "document": queries.connections,
    "implemented-by": lambda reads, document: queries.implementing(reads, document, limit=50),
    "status": lambda reads, document: queries.status(reads, document, as_of=DAY),
    "number": _number,
}


def _alone(store: Store, question: Callable[[Reads, str], object], documents: Sequence[str]) -> float:
    """Seconds for one answer of the store itself, the middle of some."""
    taken = []
    for document in documents:
        begin = time.perf_counter()
        ask(store, lambda reads, document=document: question(reads, document))  # type: ignore[misc]
        taken.append(time.perf_counter() - begin)
    return median(taken)


def _told(question: str, taken: Sequence[float], alone: float) -> Answers:
    ordered = sorted(taken)
    most = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return Answers(question, len(ordered), 1000 * median(ordered), 1000 * most, 1000 * alone)


def table(served: Served) -> str:
    """A Markdown table of the answers, and what was held."""
    heading = "| question | answers | middle | 99 in 100 within | store alone | middle beside it |"
    rows = [
        f"| {each.question} | {each.count:,} | {each.middle:.2f} ms | {each.most:.2f} ms | {each.alone:.2f} ms "
        f"| {each.middle / each.alone:.2f} |"
        for each in served.answers
    ]
    held = (
        f"Memory of the service over {served.documents:,} documents: {served.memory_before:.0f} MB before the first "
        f"question, {served.memory_after:.0f} MB after {CLIENTS} clients had asked once a second for "
        f"{served.seconds:.0f} seconds ({served.asked:,} answers)."
    )
    return "\n".join([heading, "| --- | ---: | ---: | ---: | ---: | ---: |", *rows, "", held])
