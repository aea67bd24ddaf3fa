"""Evidence is kept once, in the claims that say it, and no edge loses any, whatever becomes of the claims."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_tools import claim, document, evidence, extract, now, write

from graph_service.store import open_store
from graph_service.store.protocol import Claim, Store
from graph_service.store.sqlite_module import sqlite3
from loaders.model import Edge

TRIPLE = ("a", "IMPLEMENTS", "b")
FIRST, SECOND = claim("1", 0), replace(claim("2", 3), evidence=evidence("căn cứ Nghị quyết"))
EDGE = Edge(*TRIPLE, {"evidence": [FIRST.evidence, SECOND.evidence], "part": ["Điều 2"]})


@pytest.fixture
def filled(store: Store) -> Store:
    """Two claims and the edge that stands on them."""
    nodes = [document("a"), document("b"), document("c")]
    write(
        store, put_sources=[extract("1"), extract("2")], put_claims=[FIRST, SECOND], put_nodes=nodes, put_edges=[EDGE]
    )
    return store


def edges(store: Store) -> list[Edge]:
    """Every edge."""
    return list(now(store).all_edges())


def test_an_edge_tells_the_evidence_of_its_claims(filled: Store) -> None:
    """Edge and claims come back as they were put, one by one and all together."""
    assert edges(filled) == now(filled).edges(["a"], (), "out") == [EDGE]
    assert now(filled).claims([TRIPLE]) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "change",
    [
        {"drop_claims": [("1", 0)]},
        {"drop_sources": ["1"]},
        {"put_claims": [replace(FIRST, evidence=evidence("thay thế"))]},
        {"put_claims": [replace(FIRST, end="c")]},
    ],
)
def test_no_edge_loses_its_evidence(filled: Store, change: dict[str, object]) -> None:
    """An edge keeps what it was put with where a claim behind it goes or changes and it is not put again."""
    write(filled, **change)
    assert edges(filled) == [EDGE]
    shorter = replace(EDGE, properties={"evidence": [SECOND.evidence]})
    write(filled, put_edges=[shorter])
    assert edges(filled) == [shorter]


def test_evidence_that_no_claim_says(filled: Store) -> None:
    """An edge with an item of its own keeps all of them."""
    own = replace(EDGE, properties={"evidence": [evidence("theo"), FIRST.evidence]})
    write(filled, put_edges=[own])
    assert edges(filled) == [own]


def test_claims_that_say_the_same(store: Store) -> None:
    """An item that two claims of one edge say is one item, whichever of them goes."""
    same: list[Claim] = [FIRST, replace(FIRST, index=5)]
    edge = replace(EDGE, properties={"evidence": [FIRST.evidence]})
    write(store, put_claims=same, put_nodes=[document("a"), document("b")], put_edges=[edge])
    write(store, drop_claims=[("1", 0)])
    assert edges(store) == [edge]


def test_sentences_lie_in_the_file_once(tmp_path: Path) -> None:
    """The embedded store keeps no sentence of a claim a second time with the edge."""
    path = tmp_path / "store.db"
    with closing(open_store(f"sqlite:{path}")) as store:
        write(store, put_claims=[FIRST, SECOND], put_nodes=[document("a"), document("b")], put_edges=[EDGE])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT properties FROM edge").fetchall() == [('{"part":["Điều 2"]}',)]
