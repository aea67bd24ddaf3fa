"""A service that answers a supervisor whatever happens, and ends when it is told to."""

import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from service_process import serving


def status(url: str, seconds: float = 30) -> int:
    """The status at a URL."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:  # noqa: S310 - http, on this machine
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that accepts whoever comes and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        taken: list[socket.socket] = []

        def accept() -> None:
            with suppress(OSError):
                while True:
                    taken.append(listening.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]
        for each in taken:
            each.close()


def seconds(action: Any) -> float:
    """How long something takes."""
    started = time.monotonic()
    action()
    return time.monotonic() - started


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_store_that_says_nothing_holds_nobody_up(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    """While every thread waits for it the process lives, says that it is not ready, and can be stopped."""
    monkeypatch.setenv("DIRECTIVE_GRAPH_STATE", str(tmp_path))
    with silent() as port, ThreadPoolExecutor(60) as pool:
        store = f"bolt://127.0.0.1:{port}"
        with serving("serve", "--store", store, "--workers", workers, stop=signal.SIGTERM) as (url, process):
            assert status(f"{url}/healthz", 120) == 200
            asked = [pool.submit(status, f"{url}/api/v1/stats") for _ in range(60)]
            time.sleep(1)
            # the driver itself waits for ten seconds; less is nothing but a busy machine
            assert seconds(lambda: status(f"{url}/healthz")) < 9
            assert status(f"{url}/readyz") == 503
            assert seconds(lambda: status(f"{url}/readyz")) < 9
            stopped = time.monotonic()
        assert time.monotonic() - stopped < 10
        assert process.returncode == 0
        for each in asked:
            with suppress(OSError):
                each.result()


def test_exports_and_slow_bodies_hold_nobody_up(store_url: str) -> None:
    """Sixty exports at once and three hundred bodies that do not come: the probes answer, and so do questions."""
    body = (
        b"POST /api/v1/loads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999\r\nContent-Type: text/plain\r\n\r\nabc"
    )
    with serving("serve", "--store", store_url, stop=signal.SIGTERM) as (url, process), ThreadPoolExecutor(60) as pool:
        port = int(url.rpartition(":")[2])
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
        for each in slow:
            each.sendall(body)
        exports = [pool.submit(status, f"{url}/api/v1/export", 60) for _ in range(60)]
        assert seconds(lambda: status(f"{url}/healthz")) < 5
        assert status(f"{url}/readyz") == 200
        assert status(f"{url}/api/v1/stats") == 200
        assert {each.result() for each in exports} <= {200, 503}
        assert 200 in {each.result() for each in exports}
        stopped = time.monotonic()
    assert time.monotonic() - stopped < 10
    assert process.returncode == 0
    for each in slow:
        each.close()
