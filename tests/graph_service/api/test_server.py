"""What a process is like in which the service runs."""

import gc
import socket
import sys
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI

from graph_service.api.server import LONGEST_HEAD, RINGS, SWITCH_SECONDS, config_of, run


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """How often threads change and rings are looked for is a matter of the whole process."""
    before, rings = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(before)
    gc.set_threshold(*rings)
    gc.unfreeze()


@pytest.fixture
def address() -> Iterator[tuple[str, int]]:
    """Where an app that says yes to everything is served as the service is."""
    app = FastAPI()
    app.add_api_route("/{path:path}", lambda: "yes", methods=["GET", "POST"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(config_of(app))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()
        server.should_exit = True
        thread.join(30)


def answered(address: tuple[str, int], *sent: bytes) -> bytes:
    """The beginning of what comes back."""
    with socket.create_connection(address, timeout=30) as connection:
        for each in sent:
            connection.sendall(each)
        return connection.recv(20)


def test_threads_change_more_often_while_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer, which changes threads some times, waits at each for a part of what it would wait elsewhere."""
    seen: list[float] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_args, **_named: seen.append(sys.getswitchinterval()))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        run(FastAPI(), listening, lambda: None)
    assert seen == [pytest.approx(SWITCH_SECONDS)]


def test_what_is_there_at_the_start_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at all objects of the program takes longer than an answer may."""
    seen: list[tuple[int, tuple[int, int, int]]] = []
    monkeypatch.setattr(
        uvicorn.Server, "run", lambda *_args, **_named: seen.append((gc.get_freeze_count(), gc.get_threshold()))
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        run(FastAPI(), listening, lambda: None)
    [(frozen, rings)] = seen
    assert frozen > 10_000
    assert rings == RINGS


def test_a_head_that_does_not_end_is_refused(address: tuple[str, int]) -> None:
    """However it is cut: no client fills the memory with it."""
    endless = b"x" * (LONGEST_HEAD + 1)
    assert answered(address, b"GET /", endless) == b"HTTP/1.1 400 Bad Req"
    assert answered(address, b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: ", endless[: LONGEST_HEAD // 2] * 3).startswith(
        b"HTTP/1.1 400"
    )


def test_a_long_body_has_nothing_to_do_with_the_head(address: tuple[str, int]) -> None:
    """What comes with the head, and the next head after it, is taken."""
    body = b"x" * (3 * LONGEST_HEAD)
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(body)
    assert answered(address, head + body).startswith(b"HTTP/1.1 200")
    assert answered(address, head + body + b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").startswith(b"HTTP/1.1 200")
    assert answered(address, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400")
