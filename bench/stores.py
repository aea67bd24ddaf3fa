"""Fresh stores to measure: an SQLite file in a temporary folder, and the Neo4j that the tests start."""

import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import neo4j

from graph_service.store import open_store
from graph_service.store.protocol import Store

SERVER = Path(__file__).parents[1] / "tests" / "neo4j_server.py"


@dataclass(frozen=True, slots=True)
class Bare:
    """What one uses without us: the database file, or the server's address and a driver's credentials."""

    url: str
    user: str = ""
    password: str = ""


@contextmanager
def sqlite_store() -> Iterator[tuple[Store, Path]]:
    """An empty store and its file, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-bench-") as folder:
        path = Path(folder) / "store.db"
        with closing(open_store(f"sqlite:{path}")) as store:
            yield store, path


@contextmanager
def neo4j_server() -> Iterator[Bare | None]:
    """A real server, or ``None`` where none can be had; said on stderr, so that a missing row is no surprise."""
    servers = _servers()
    try:
        with servers.running() as server:
            yield Bare(*servers.parts(server.url))
    except servers.NoServer as error:
        print(f"Neo4j is not measured: {error}", file=sys.stderr)
        yield None


@contextmanager
def neo4j_store(bare: Bare) -> Iterator[Store]:
    """The store of an emptied server."""
    with driver(bare) as connected:
        empty(connected)
    with closing(open_store(bare.url, user=bare.user, password=bare.password)) as store:
        yield store


@contextmanager
def driver(bare: Bare) -> Iterator[neo4j.Driver]:
    """The official driver, as one would use it without us."""
    # a walk names relations that the synthetic graph does not have; the server would warn each time
    credentials = (bare.user, bare.password)
    with neo4j.GraphDatabase.driver(bare.url, auth=credentials, notifications_min_severity="OFF") as connected:
        yield connected


def empty(connected: neo4j.Driver) -> None:
    """Delete every node and edge; constraints and indexes stay."""
    with connected.session() as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


def _servers() -> ModuleType:
    """The tests' own way to a server; tests are no package, so it is loaded by its path."""
    specification = importlib.util.spec_from_file_location("neo4j_server", SERVER)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(SERVER)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module
