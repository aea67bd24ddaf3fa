"""An answer is of one moment, whatever is loaded and taken back while it is worked out; on both stores."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from fastapi.testclient import TestClient
from store_tools import emptied
from texts import CITY, citation, directive

from graph_service.api.app import create_app
from graph_service.errors import MomentPassed
from graph_service.export import forms as export
from graph_service.ledger.load import forget, load
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.store.protocol import Change, Reads, Store, ask
from loaders.model import Node

RESOLUTION = citation("Nghị quyết", "21-NQ/TW", "16/6/2022", "của Ban Chấp hành Trung ương")
PLAN = directive(
    "Kế hoạch",
    "105-KH/TU",
    CITY,
    "23/9/2022",
    "bảo tồn làng nghề",
    [f"Thực hiện {RESOLUTION}, Ban Thường vụ Thành ủy ban hành kế hoạch này."],
)
NEXT = directive(
    "Kế hoạch",
    "106-KH/TU",
    CITY,
    "1/10/2022",
    "nạo vét kênh",
    [f"Thực hiện {RESOLUTION} và Kế hoạch số 105-KH/TU ngày 23/9/2022, Ban Thường vụ Thành ủy ban hành kế hoạch này."],
)
#: what is asked over HTTP; every answer is made of several reads
ASKED = (
    "/api/v1/documents/21-NQ%2FTW/implemented-by",
    "/api/v1/documents/21-NQ%2FTW/lineage",
    "/api/v1/documents/106-KH%2FTU",
    "/api/v1/documents/105-KH%2FTU/explanation",
    "/api/v1/documents?q=ke hoach",
    "/api/v1/bodies",
    "/api/v1/findings",
    "/api/v1/stats?files=true",
    *(f"/api/v1/export?format={form}" for form in export.FORMATS),
)
SECONDS, MOST_SECONDS = 4.0, 60.0


@pytest.fixture(params=["sqlite", "neo4j"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store of each engine."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'store.db'}"
    return emptied(request.getfixturevalue("neo4j_server").url)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """That store."""
    with closing(open_store(url)) as opened:
        yield opened


def answers(client: TestClient) -> dict[str, tuple[int, bytes]]:
    """The status and the body of every answer."""
    found = {asked: client.get(asked) for asked in ASKED}
    return {asked: (answer.status_code, answer.content) for asked, answer in found.items()}


@contextmanager
def running(turn: Callable[[], None]) -> Iterator[None]:
    """A thread that takes turn after turn while the block runs; what goes wrong in it is raised."""
    done, wrong = Event(), list[BaseException]()

    def run() -> None:
        try:
            while not done.is_set():
                turn()
        except BaseException as error:  # noqa: BLE001 - a thread has nobody above it
            wrong.append(error)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    assert not wrong


def both_met(seen: dict[str, set[tuple[int, bytes]]]) -> bool:
    """Whether the files make a difference to most answers, and each of these was met in both states."""
    return sum(len(found) == 2 for found in seen.values()) > len(ASKED) // 2


def test_answers_are_of_one_moment(store: Store, url: str, tmp_path: Path) -> None:
    """While files come and go, every answer and every export is that of one of the two states, and none fails."""
    (tmp_path / "base").mkdir()
    (tmp_path / "more").mkdir()
    (tmp_path / "base" / "plan.txt").write_text(PLAN)
    (tmp_path / "more" / "next.txt").write_text(NEXT)
    load(store, [tmp_path / "base"], base=tmp_path / "base")
    with TestClient(create_app(Settings(store=url)), raise_server_exceptions=False) as client:
        without = answers(client)
        load(store, [tmp_path / "more" / "next.txt"], base=tmp_path / "more")
        with_more = answers(client)

        def turn() -> None:
            forget(store, ["next.txt"])
            load(store, [tmp_path / "more" / "next.txt"], base=tmp_path / "more")

        seen = {asked: set[tuple[int, bytes]]() for asked in ASKED}
        with running(turn):
            started = time.monotonic()
            while time.monotonic() < started + SECONDS or (
                not both_met(seen) and time.monotonic() < started + MOST_SECONDS
            ):
                for asked, answer in answers(client).items():
                    seen[asked].add(answer)
    assert [asked for asked in ASKED if seen[asked] - {without[asked], with_more[asked]}] == []
    assert both_met(seen)


def put(store: Store, *ids: str) -> None:
    """Nodes of these ids, in one transaction."""
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[Node(key, ("Document", "Plan"), {"name": key}) for key in ids]))


def test_a_question_is_asked_again_when_its_moment_passed(store: Store) -> None:
    """A commit between two reads shows in both or in neither, and an error that the mixture led to is no answer."""
    put(store, "a")
    asked = 0

    def question(reads: Reads) -> tuple[int, int]:
        nonlocal asked
        asked += 1
        before = len(list(reads.all_nodes()))
        if asked == 1:
            put(store, "b")
        after = len(list(reads.all_nodes()))
        if before != after:
            raise KeyError("b")
        return before, after

    assert ask(store, question) in {(1, 1), (2, 2)}


def test_a_question_that_takes_long_gets_its_answer(store: Store) -> None:
    """A question that never ends between two commits has its answer all the same: at last the writers wait for it."""
    put(store, "a")
    count = 0

    def turn() -> None:
        nonlocal count
        count += 1
        put(store, f"n{count}", f"m{count}")

    def question(reads: Reads) -> tuple[int, int]:
        before = len(list(reads.all_nodes()))
        time.sleep(0.4)
        return before, len(list(reads.all_nodes()))

    with running(turn):
        before, after = ask(store, question)
    assert before == after
    assert before % 2 == 1


def test_a_commit_that_was_never_ended_is_ended_by_a_reader(neo4j_store: Store, neo4j_server) -> None:  # type: ignore[no-untyped-def]
    """A writer that dies between its commit and telling of it keeps readers waiting for a moment, not for ever."""
    import neo4j
    from neo4j_server import parts

    put(neo4j_store, "a")
    plain, user, password = parts(neo4j_server.url)
    with neo4j.GraphDatabase.driver(plain, auth=(user, password)) as driver:
        driver.execute_query("MATCH (m:_Store {id: 'moment'}) SET m.begun = m.begun + 1")
    with neo4j_store.reading() as reads:
        assert "a" in reads.nodes(["a"])


def test_neo4j_says_that_a_moment_passed(neo4j_store: Store) -> None:
    """A block during which a writer committed ends with ``MomentPassed``, whatever it raised itself."""
    put(neo4j_store, "a")
    with pytest.raises(MomentPassed):
        _read_and_fail(neo4j_store)


def _read_and_fail(store: Store) -> None:
    with store.reading() as reads:
        put(store, "b")
        raise KeyError(reads)
