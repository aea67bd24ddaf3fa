"""The API answers alike from both stores, and says so while one is away."""

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from neo4j_server import Server
from served import with_demo
from store_tools import emptied

from graph_service.api import examples
from graph_service.api.app import create_app
from graph_service.settings import Settings

#: what tells of the engine itself
_OWN = {"get_stats", "get_readiness"}


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over the demo in the embedded store."""
    url = with_demo(f"sqlite:{tmp_path_factory.mktemp('demo') / 'demo.db'}")
    with TestClient(create_app(Settings(store=url))) as client:
        yield client


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Server) -> Iterator[TestClient]:
    """The service over the demo in a real Neo4j."""
    with TestClient(create_app(Settings(store=with_demo(emptied(neo4j_server.url))))) as client:
        yield client


@pytest.mark.parametrize("operation", sorted(set(examples.ASKED) - _OWN))
def test_both_stores_answer_alike(sqlite: TestClient, neo4j: TestClient, operation: str) -> None:
    """The same question brings the same JSON, whichever engine holds the graph, and is known again by its tag."""
    address = examples.ASKED[operation]
    answers = [client.get(address) for client in (sqlite, neo4j)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    if "etag" in answers[1].headers:
        tag = {"If-None-Match": answers[1].headers["etag"]}
        assert neo4j.get(address, headers=tag).status_code == 304


def forged(place: str) -> str:
    """A cursor that nobody gave."""
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


FORGED = [
    forged(place) for place in ('[0, 1000000000000000000000000000000, "x"]', '[0, 1, "\\ud800"]', "[" * 5_000, "{}")
]
ASKED_ODDLY = [
    *(f"/api/v1/{what}?cursor={cursor}" for what in ("documents", "files", "findings", "bodies") for cursor in FORGED),
    *(f"/api/v1/documents/97-NQ%2FTW/implemented-by?depth={depth}" for depth in (-1, 0, 2**31, 2**63, 10**21, "x")),
    *(
        f"/api/v1/{what}/{key}"
        for what in ("documents", "bodies", "places", "files", "loads")
        for key in (
            "%00",
            "..%2F..%2Fetc",
            "a%E2%80%83",
            "%F0%9F%8C%BE" * 300,
            "' OR 1=1 --",
            "%7B$gt:1%7D",
            "%ED%A0%80",
        )
    ),
    "/api/v1/documents?limit=100000000000000000000",
    "/api/v1/path?from=%00&to=%F0%9F%8C%BE",
    "/api/v1/files/cong-van-905-cv-tu.txt/text?start=99999999999999999999&around=5",
]


@pytest.mark.parametrize("address", ASKED_ODDLY)
def test_both_stores_refuse_alike(sqlite: TestClient, neo4j: TestClient, address: str) -> None:
    """What is forged or odd is the asker's mistake on either, or no mistake on either; never the service's."""
    answers = [client.get(address) for client in (sqlite, neo4j)]
    assert answers[0].status_code == answers[1].status_code < 500
    assert answers[0].json() == answers[1].json()


def test_both_stores_count_alike(sqlite: TestClient, neo4j: TestClient) -> None:
    """Totals are those of all pages on either."""
    for asked in ("", "&q=ke+hoach", "&level=district", "&type=plan&level=city", "&in_corpus=true", "&number=05-NQ/TU"):
        totals = {client.get(f"/api/v1/documents?limit=1{asked}").json()["total"] for client in (sqlite, neo4j)}
        assert len(totals) == 1
        assert totals != {0}


@contextmanager
def way_to(url: str) -> Iterator[tuple[str, threading.Event]]:
    """The URL of a server by way of another port, which nothing passes any more once the event is set."""
    parts, closed = urlsplit(url), threading.Event()
    target = (str(parts.hostname), int(parts.port or 7687))
    listening, opened = socket.create_server(("127.0.0.1", 0)), list[socket.socket]()

    def carry(source: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):
            while (data := source.recv(65_536)) and not closed.is_set():
                to.sendall(data)
        for end in (source, to):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                if closed.is_set():
                    near.close()
                    continue
                far = socket.create_connection(target)
                opened.extend((near, far))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=carry, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    credentials = parts.netloc.rpartition("@")[0]
    try:
        # bolt: by neo4j:// the server would name its own port
        yield f"bolt://{credentials}@127.0.0.1:{listening.getsockname()[1]}", closed
    finally:
        closed.set()
        for end in (listening, *opened):
            end.close()


def test_a_service_is_not_ready_while_its_server_is_away(neo4j_server: Server) -> None:
    """`/readyz` says yes while Neo4j answers and no as soon as it does not; the process lives on."""
    with ExitStack() as stack:
        url, closed = stack.enter_context(way_to(with_demo(emptied(neo4j_server.url))))
        app = create_app(Settings(store=url))
        client = stack.enter_context(TestClient(app, raise_server_exceptions=False))
        assert client.get("/readyz").status_code == 200
        closed.set()
        away = client.get("/readyz")
        assert away.status_code == 503
        assert away.json()["type"].endswith("store-unavailable")
        assert away.headers["retry-after"]
        assert client.get("/healthz").status_code == 200


def test_a_service_whose_server_never_came_is_not_ready(tmp_path: Path) -> None:
    """It starts, lives, and says that it cannot answer."""
    with TestClient(create_app(Settings(store="bolt://127.0.0.1:1")), raise_server_exceptions=False) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
