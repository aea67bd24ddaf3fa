"""A store tells which edges of chains came or went since an earlier state, or that it does not know."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_tools import LABELS, document, evidence, now, write

from graph_service.store import open_store, sqlite_changes
from graph_service.store.protocol import Store
from graph_service.store.sqlite_module import sqlite3
from loaders.model import Edge

CHAIN = ("IMPLEMENTS",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store is."""
    return tmp_path / "store.db"


@pytest.fixture
def opened(path: Path) -> Iterator[Store]:
    """A store of four documents in a chain."""
    with closing(open_store(f"sqlite:{path}")) as store:
        write(store, put_nodes=map(document, "abcd"), put_edges=[edge("b", "a"), edge("c", "b"), edge("d", "c")])
        yield store


def edge(start: str, end: str, label: str = "IMPLEMENTS") -> Edge:
    """An edge with a sentence."""
    return Edge(start, label, end, {"evidence": [evidence()]})


def test_what_was_put_and_dropped_is_told(opened: Store) -> None:
    """Edges that were put, dropped, or went with their nodes; and nothing of other labels."""
    begin = now(opened).state()
    write(opened, put_edges=[edge("c", "a"), edge("d", "a", "CITES")])
    between = now(opened).state()
    write(opened, drop_edges=[("c", "IMPLEMENTS", "a")], drop_nodes=["d"])
    assert now(opened).touched_since(between, CHAIN) == {("c", "a"), ("d", "c")}
    assert now(opened).touched_since(begin, CHAIN) == {("c", "a"), ("d", "c")}
    assert now(opened).touched_since(now(opened).state(), CHAIN) == set()


def test_what_is_not_known_is_not_told(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of other labels, of states of other stores, of too many edges, and of too long ago."""
    begin = now(opened).state()
    write(opened, put_edges=[edge("c", "a")])
    assert now(opened).touched_since(begin, LABELS) is None
    assert now(opened).touched_since("another", CHAIN) is None
    assert now(opened).touched_since("", CHAIN) is None
    monkeypatch.setattr(sqlite_changes, "EDGES", 1)
    before = now(opened).state()
    write(opened, put_edges=[edge("d", "a"), edge("d", "b")])
    assert now(opened).touched_since(before, CHAIN) is None
    assert now(opened).touched_since(begin, CHAIN) is None
    monkeypatch.setattr(sqlite_changes, "LINES", 3)
    before = now(opened).state()
    for told in ({("b", "a")}, {("b", "a")}, {("b", "a")}, None):
        write(opened, put_edges=[edge("b", "a")])
        assert now(opened).touched_since(before, CHAIN) == told


def test_what_an_older_version_wrote_is_not_passed_over(opened: Store, path: Path) -> None:
    """A state that a program made which notes nothing is no step between two that are told."""
    begin = now(opened).state()
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("UPDATE state SET name = 'unnoted'")
    write(opened, put_edges=[edge("c", "a")])
    assert now(opened).touched_since(begin, CHAIN) is None
    assert now(opened).touched_since("unnoted", CHAIN) == {("c", "a")}


def test_a_file_without_the_table_gets_it(opened: Store, path: Path) -> None:
    """A store of the version before this table is read and written as any other."""
    begin = now(opened).state()
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("DROP TABLE edge_change")
        older.execute("UPDATE state SET name = 'older'")
    assert now(opened).touched_since(begin, CHAIN) is None
    write(opened, put_edges=[edge("c", "a")])
    assert now(opened).touched_since("older", CHAIN) == {("c", "a")}
