"""Every benchmark runs and compares equal work; at these sizes no figure means anything, and none is checked."""

import gc
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j_server import Server, parts
from store_tools import now

from bench import __main__ as command
from bench import bare_neo4j, bare_sqlite, cold, duties, extraction, graph, lineage, loading
from bench.stores import Bare, driver, empty, neo4j_store, sqlite_store
from graph_service.store.sqlite_module import sqlite3

TINY = ["--megabytes", "0.02", "--documents", "8", "--graph-documents", "60", "--graph-edges", "200"]
TINY += ["--store-documents", "8", "--repeat", "2", "--growth", "6,12", "--hub-documents", "300"]
TINY += ["--steady", "1", "--busy", "1", "--rated", "0.05"]


@pytest.fixture(autouse=True)
def _what_other_tests_left() -> Iterator[None]:
    """Rubbish is collected before each run that is timed; what a thousand tests left need not be looked at then."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_the_recipe_writes_a_row_for_each_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table is printed and written with the machine's facts, and has a row for everything that was measured."""
    written = tmp_path / "benchmarks.md"
    command.main([*TINY, "--without-neo4j", "--write", str(written)])
    text = written.read_text(encoding="utf-8")
    printed = [line for line in capsys.readouterr().out.splitlines() if line]
    assert len(printed) > 10
    assert set(printed) <= set(text.splitlines())
    for subject in (
        "extraction",
        "load, SQLite",
        "one more document",
        "lineage down",
        "lineage up",
        "coverage",
        "duties",
        "tasks",
        "a hub's first page",
        "a chain by level and day",
        "search, four words",
        "status",
        "implemented-by",
    ):
        assert f"| {subject}" in text
    of_workers = text.split("| highest rate |")[1].splitlines()[2:4]
    assert [line.split("|")[1].strip() for line in of_workers] == ["1", "2"]
    assert all(" a second" in line and " MB | " in line for line in of_workers)
    assert "eyecite" in text.split("Machine:")[1]
    grown = text.split("As a store grows")[1]
    assert [line.split("|")[1].strip() for line in grown.splitlines() if line.startswith("|")][2:] == ["6", "12"]
    assert (tmp_path / "growth.svg").read_text(encoding="utf-8").count("<polyline") == 3


def test_both_sides_of_extraction_get_as_much_text() -> None:
    """The Vietnamese side has at least what was asked for, whether it is repeated or cut."""
    for megabytes in (0.01, 0.5):
        sources, _ = extraction.vietnamese(megabytes, seed=1)
        assert sum(len(source.text.encode()) for source in sources) >= megabytes * 1e6


def test_the_bare_engine_writes_the_same_database(tmp_path: Path) -> None:
    """What is written bare is, row for row, what the store holds."""
    with sqlite_store() as (store, path):
        graph.put(store, graph.generate(60, 200, seed=1))
        held = bare_sqlite.contents(path)
        bare_sqlite.write(tmp_path / "bare.db", held)
    assert held.rows >= 260
    assert bare_sqlite.contents(tmp_path / "bare.db") == held


def test_writing_alone_writes_everything() -> None:
    """The one change that is measured makes an empty store equal to the loaded one."""
    with loading.corpus(8, seed=1) as folder, sqlite_store() as (first, _), sqlite_store() as (second, _):
        loading.load(first, [folder])
        loading.apply(second, loading.everything(first))
        assert loading.everything(second) == loading.everything(first)
        assert len(list(now(second).all_edges())) > 8


def test_rows_alone_fill_a_store() -> None:
    """The rows that are measured make an empty store equal to the loaded one."""
    with loading.corpus(8, seed=1) as folder, sqlite_store() as (first, _), sqlite_store() as (second, _):
        loading.load(first, [folder])
        loading.Lines.of(first).fill(second)
        assert loading.everything(second) == loading.everything(first)


def test_the_synthetic_graph_has_the_size_that_was_asked_for() -> None:
    """So many documents and so many different edges, the same for the same seed."""
    made = graph.generate(300, 1500, seed=1)
    assert len({node.id for node in made.nodes}) == 300
    assert len({(edge.start, edge.label, edge.end) for edge in made.edges}) == 1500
    assert made == graph.generate(300, 1500, seed=1)


def test_walks_that_differ_are_not_compared() -> None:
    """A walk by hand that reaches something else is an error, not a figure."""
    with pytest.raises(ValueError, match="do not reach the same"):
        lineage.check_same(lambda _: {"a"}, lambda _: {"a", "b"}, ["start"])


def test_lineage_by_hand_reaches_what_the_store_reaches() -> None:
    """The comparison itself checks that both sides give the same documents, and something is reached."""
    with sqlite_store() as (store, path), closing(sqlite3.connect(path)):
        made = graph.generate(60, 200, seed=1)
        graph.put(store, made)
        assert any(now(store).walk(start, ("IMPLEMENTS",), "in", None) for start in made.top)
    assert [result.subject for result in lineage.measure(60, 200, 1, None)] == [
        "lineage down, SQLite",
        "lineage up, SQLite",
    ]


def test_questions_by_hand_are_answered_alike() -> None:
    """Coverage has places in every state, tasks are set and realised, and another answer is an error."""
    made = duties.with_duties(graph.generate(600, 2400, seed=1), seed=1)
    with sqlite_store() as (store, path), closing(sqlite3.connect(path)) as connection:
        graph.put(store, made.graph)
        by_hand = duties.sql(connection, made)
        rows = list(duties.compare(store, made, "SQLite", "SQL by hand", by_hand, "", 1))
        assert [row.subject for row in rows] == ["coverage, SQLite", "duties, SQLite", "tasks, SQLite"]
        told = [each for start in made.directives for each in dict(by_hand["coverage"](start)).values()]  # type: ignore[call-overload]
        assert {state for state, *_ in told} == {"issued", "none_seen", "nothing_loaded"}
        with pytest.raises(ValueError, match="not the same by hand"):
            list(duties.compare(store, made, "", "", {**by_hand, "tasks": lambda _: {}}, "", 1))


@pytest.fixture
def bare(neo4j_server: Server) -> Bare:
    """The address and credentials of a real server."""
    return Bare(*parts(neo4j_server.url))


def test_neo4j_is_measured_beside_its_driver(bare: Bare) -> None:
    """Loads and walks are compared on a real server, with as many rows as on the embedded store."""
    rows = [*loading.measure_neo4j(8, 2, bare), *lineage.measure(60, 200, 1, bare), *duties.measure(600, 2400, 1, bare)]
    assert [row.subject for row in rows if "Neo4j" in row.subject] == [
        "load, Neo4j: read, extract, resolve, write",
        "load, Neo4j: write alone",
        "lineage down, Neo4j",
        "lineage up, Neo4j",
        "coverage, Neo4j",
        "duties, Neo4j",
        "tasks, Neo4j",
    ]


def test_the_bare_driver_writes_the_same_database(bare: Bare) -> None:
    """What the driver writes bare is what the store holds, and writing it again changes nothing."""
    with driver(bare) as connected, neo4j_store(bare) as store:
        graph.put(store, graph.generate(60, 200, seed=1))
        held = bare_neo4j.contents(connected)
        assert held.rows >= 260
        empty(connected)
        for _ in range(2):
            bare_neo4j.write(connected, held)
            assert in_order(bare_neo4j.contents(connected)) == in_order(held)


def in_order(held: bare_neo4j.Contents) -> list[str]:
    """All rows with their keys, in an order that does not depend on the database."""
    groups = [*held.nodes.items(), *held.edges.items()]
    return sorted(f"{key} {sorted(map(repr_of, rows))}" for key, rows in groups)


def repr_of(row: dict[str, object]) -> str:
    """A row as text, its properties sorted by name."""
    return json.dumps(row, sort_keys=True)


def test_a_cold_command_is_measured() -> None:
    """A command in a process of its own has an answer, and takes longer than Python that does nothing."""
    for result in cold.measure(1):
        assert result.ours > result.theirs > 0
