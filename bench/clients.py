"""Fifty clients that ask a service at once: how long the slowest answer but one in a hundred takes."""

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from bench.loading import corpus
from bench.result import Result
from bench.service import serving
from bench.stores import sqlite_store
from graph_service.ledger.load import load

CLIENTS = 50
FINDINGS, NOTHING = "/api/v1/findings", "/healthz"
_SECONDS = 60


def measure(documents: int, each: int, seed: int = 1) -> Result:
    """Findings of generated documents beside the answer of the same service that asks nothing of its store."""
    with corpus(documents, seed) as folder, sqlite_store() as (store, path):
        load(store, [folder])
        with serving(f"sqlite:{path}") as (address, _):
            host = address.removeprefix("http://")
            ours, theirs = (slow_answer(host, asked, each) for asked in (FINDINGS, NOTHING))
    size = f"{CLIENTS} clients at once, {documents:,} documents"
    return Result("findings, 99 of 100 answers", size, ours, f"GET {NOTHING}", theirs)


def slow_answer(host: str, path: str, each: int) -> float:
    """Seconds within which 99 of 100 answers came, where every client asks ``each`` times, over one connection.

    Somebody has asked before: what is worked out once for each moment of a store is there.
    """
    begin = threading.Barrier(CLIENTS)

    def ask(_: int) -> list[float]:
        client = http.client.HTTPConnection(host, timeout=_SECONDS)
        begin.wait(_SECONDS)
        try:
            return [_answer(client, path) for _ in range(each)]
        finally:
            client.close()

    with closing(http.client.HTTPConnection(host, timeout=_SECONDS)) as first:
        _answer(first, path)
    with ThreadPoolExecutor(CLIENTS) as pool:
        took = sorted(seconds for some in pool.map(ask, range(CLIENTS)) for seconds in some)
    return took[int(0.99 * (len(took) - 1))]


def _answer(client: http.client.HTTPConnection, path: str) -> float:
    begun = time.perf_counter()
    client.request("GET", path)
    answer = client.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return time.perf_counter() - begun
