"""The service as people run it: how long answers take at a steady rate, how many it gives, and what it holds.

In processes of its own, of one worker and of two, over connections that are kept. Answers are asked for at set moments,
whether those before have come or not, and timed from the moment at which they were due: a service that falls behind is
not spared. An app that answers a constant is asked in the same way, by the same client, in the same run.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from statistics import median
from urllib.parse import quote, urlsplit

from bench import rates
from bench.graph import Graph, generate, put
from bench.stores import sqlite_store
from graph_service.queries import every as queries
from graph_service.queries.search import find
from graph_service.store.protocol import Reads, Store, ask

_COMMAND = "from graph_service.command import main; main()"
_CONSTANT = "from bench.constant import main; main()"
#: answers a second, connections that are asked in turn, and clients of whom each asks once a second
RATE, CONNECTIONS, CLIENTS = 20, 4, 32
#: workers that are measured, and connections among which the highest rate is parted
WORKERS, MANY_CONNECTIONS = (1, 2), 16
#: at lower rates as many are asked as at this one: of 25 answers of a kind the slowest would decide, not 99 in 100
_SLOWEST_RATE = 80.0
#: seconds that all workers are given to begin
_BEGIN_SECONDS = 120
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
class Capacity:
    """What so many workers give; memory of all processes of the service in MB."""

    #: 0: the app that answers a constant
    workers: int
    answers: tuple[Answers, ...]
    #: with nothing asked yet, and at the end
    memory_before: float
    memory_after: float
    #: answers that all clients had
    asked: int
    #: milliseconds of processor of all processes for an answer at the steady rate
    processor: float
    #: not looked for where that would take no time
    highest: rates.Highest | None


@dataclass(frozen=True, slots=True)
class Served:
    """All that was measured of the service; all clients asked for so many seconds."""

    documents: int
    seconds: float
    #: one worker, then more, then the app that answers a constant
    capacities: tuple[Capacity, ...]


def measure(documents: int, edges: int, steady: float, busy: float, rated: float, seed: int = 1) -> Served:
    """Questions at the steady rate for so many seconds, of all clients for so many, and at each rate for so many."""
    graph = generate(documents, edges, seed)
    with sqlite_store() as (store, path):
        put(store, graph)
        alone = {name: _alone(store, question, graph.bottom) for name, question in _QUESTIONS.items()}
        store.close()
        made = [_capacity(f"sqlite:{path}", graph, alone, count, (steady, busy, rated)) for count in WORKERS]
    with _started([sys.executable, "-c", _CONSTANT]) as (address, process):
        made.append(_measured(address, process.pid, graph, alone, (steady, busy, rated)))
    return Served(documents, busy, tuple(made))


def _capacity(
    url: str, graph: Graph, alone: Mapping[str, float], workers: int, seconds: tuple[float, float, float]
) -> Capacity:
    with serving(url, workers) as (address, process):
        _wait_for(workers, process.pid, url.partition(":")[2])
        return _measured(address, process.pid, graph, alone, seconds, workers)


def _measured(
    address: str,
    process: int,
    graph: Graph,
    alone: Mapping[str, float],
    seconds: tuple[float, float, float],
    workers: int = 0,
) -> Capacity:
    steady, busy, rated = seconds
    before = memory(process)
    _steadily(address, _asked(graph, _FIRST), 1 / RATE)
    worked = processor(process)
    taken = _steadily(address, _asked(graph, int(steady * RATE)), 1 / RATE)
    worked = 1000 * (processor(process) - worked) / len(taken)
    asked = _crowd(address, graph, busy)
    after = memory(process)
    found = rates.highest(lambda rate: _at(address, graph, rate, rated)) if rated else None
    answers = tuple(_told(name, [took for kind, took in taken if kind == name], alone[name]) for name in PATHS)
    return Capacity(workers, answers, before, after, asked, worked, found)


def _at(address: str, graph: Graph, rate: float, seconds: float) -> list[tuple[str, float]]:
    """What was asked at a rate for so long, or longer at a low one."""
    count = max(len(PATHS), int(max(rate, _SLOWEST_RATE) * seconds))
    return _steadily(address, _asked(graph, count), 1 / rate, MANY_CONNECTIONS)


def _wait_for(workers: int, process: int, store: str) -> None:
    """Return when so many processes have the store open, as each worker has before it answers."""
    until = time.monotonic() + _BEGIN_SECONDS
    while sum(_has_open(each, store) for each in _with_all_below(process)) < workers:
        if time.monotonic() > until:
            raise RuntimeError(f"{workers} workers have not begun after {_BEGIN_SECONDS} s")
        time.sleep(0.1)


def _has_open(process: int, path: str) -> bool:
    with suppress(FileNotFoundError):
        for each in Path(f"/proc/{process}/fd").iterdir():
            with suppress(FileNotFoundError):
                if str(each.readlink()) == path:
                    return True
    return False


@contextmanager
def serving(url: str, workers: int = 1) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address of a service of the store, and its process, which ends with the block."""
    command = [sys.executable, "-c", _COMMAND, "serve", "--no-browser", "--port", "0", "--store", url]
    with _started([*command, "--workers", str(workers)]) as started:
        yield started


@contextmanager
def _started(command: Sequence[str]) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """What a command serves: the address that it tells first, and its process."""
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
    total = 0
    for each in _with_all_below(process):
        rolled = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        total += sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
    return total / 1024


def processor(process: int) -> float:
    """Seconds of processor that a process and those that it started have taken."""
    ticks = os.sysconf("SC_CLK_TCK")
    told = (Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in _with_all_below(process))
    return sum(int(user) + int(system) for *_, user, system in (each[:13] for each in told)) / ticks


def _with_all_below(process: int) -> list[int]:
    ids = [process]
    for each in ids:
        ids += _children(each)
    return ids


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


def _steadily(
    address: str, asked: Sequence[tuple[str, str]], pause: float, connections: int = CONNECTIONS
) -> list[tuple[str, float]]:
    """Seconds for each answer from the moment at which it was due; ``RuntimeError`` for one that is none."""
    waiting: Queue[tuple[str, str, float] | None] = Queue()
    taken: list[tuple[str, float]] = []

    def work() -> None:
        with _connected(address) as get:
            while (each := waiting.get()) is not None:
                get(each[1])
                taken.append((each[0], time.perf_counter() - each[2]))

    threads = [threading.Thread(target=work) for _ in range(connections)]
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
    return Answers(question, len(taken), 1000 * median(taken), rates.within(taken), 1000 * alone)


def table(served: Served) -> str:
    """Markdown tables of the answers of one worker, and of what each number of workers gives and holds."""
    heading = "| question | answers | middle | 99 in 100 within | store alone | middle beside it |"
    rows = [
        f"| {each.question} | {each.count:,} | {each.middle:.2f} ms | {each.most:.2f} ms | {each.alone:.2f} ms "
        f"| {each.middle / each.alone:.2f} |"
        for each in served.capacities[0].answers
    ]
    rows += [_row_of_constant(each) for each in served.capacities if not each.workers]
    kinds = " | ".join(PATHS)
    columns = (
        f"| workers | {kinds} | processor each | highest rate | memory before | memory after | answers to clients |"
    )
    held = (
        f"Memory is that of all processes of the service over {served.documents:,} documents, before the first "
        f"question and after {CLIENTS} clients had asked once a second for {served.seconds:.0f} seconds."
    )
    first = [heading, "| --- | ---: | ---: | ---: | ---: | ---: |", *rows, ""]
    second = [columns, "| ---: " * (len(PATHS) + 6) + "|", *map(_row, served.capacities), ""]
    return "\n".join([*first, *second, held])


def _row_of_constant(each: Capacity) -> str:
    """The same client on an app that answers a constant: all that it asked as one kind."""
    count = sum(answers.count for answers in each.answers)
    middle = median(answers.middle for answers in each.answers)
    most = max(answers.most for answers in each.answers)
    return f"| the same on an app that answers a constant | {count:,} | {middle:.2f} ms | {most:.2f} ms | | |"


def _row(each: Capacity) -> str:
    most = " | ".join(f"{answers.most:.2f} ms" for answers in each.answers)
    memory_told = f"{each.memory_before:.0f} MB | {each.memory_after:.0f} MB"
    told = f"{each.processor:.2f} ms | {_rate(each.highest)} | {memory_told} | {each.asked:,}"
    return f"| {each.workers or 'a constant'} | {most} | {told} |"


def _rate(found: rates.Highest | None) -> str:
    if found is None:
        return "not looked for"
    if not found.held:
        return f"less than {rates.FIRST:g} a second"
    return f"{found.held:g} a second" + (f" ({found.failed:g} not)" if found.failed else " or more")
