"""Real servers for every test that wants one, and a store of each engine for the tests that run on all."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partialmethod
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

# pytest's importlib mode leaves the path alone; these helpers are modules, not fixtures
sys.path.insert(0, str(Path(__file__).parent))

import skipped
from neo4j_server import LONG_TERM, NEWEST, NoServer, Release, Server, running
from store_tools import emptied

from graph_service.store.protocol import Store

#: the service answers requests to this machine's own address only
TestClient.__init__ = partialmethod(TestClient.__init__, base_url="http://localhost")  # type: ignore[method-assign]

ENGINES = ("sqlite", "neo4j_server", "neo4j_newest")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one place what was not tested, and why."""
    told = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", ())]
    asked = sum(len(terminalreporter.stats.get(outcome, ())) for outcome in ("passed", "failed", "skipped"))
    if asked:
        terminalreporter.section("not tested here")
        for line in skipped.lines(told, asked):
            terminalreporter.write_line(line)


def _server(release: Release) -> Iterator[Server]:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running(release))
        except NoServer as error:
            pytest.skip(str(error))
        yield server


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A real Neo4j of the long-term release. Whoever asks for it may delete everything in it."""
    yield from _server(LONG_TERM)


@pytest.fixture(scope="session")
def neo4j_newest() -> Iterator[Server]:
    """A real Neo4j of the newest calendar release, where there is a Java for it."""
    yield from _server(NEWEST)


@pytest.fixture(params=ENGINES)
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store, once for each engine."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    server: Server = request.getfixturevalue(request.param)
    return emptied(server.url)


@pytest.fixture
def open_again(engine_url: str) -> Iterator[Callable[[], Store]]:
    """Opens the same store once more; every one is closed when the test ends."""
    from graph_service.store import open_store

    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(open_store(engine_url))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Callable[[], Store]) -> Store:
    """An empty store, once for each engine."""
    return open_again()
