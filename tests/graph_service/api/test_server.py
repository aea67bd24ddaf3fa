"""What a process is like in which the service runs."""

import socket
import sys
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI

from graph_service.api.server import SWITCH_SECONDS, run


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """How often threads change is a matter of the whole process."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_threads_change_more_often_while_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer, which changes threads some times, waits at each for a part of what it would wait elsewhere."""
    seen: list[float] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_args, **_named: seen.append(sys.getswitchinterval()))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        run(FastAPI(), listening, lambda: None)
    assert seen == [pytest.approx(SWITCH_SECONDS)]
