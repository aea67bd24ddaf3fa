"""Whole chains, up and down, beside the same walk written by hand in SQL and in Cypher."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Literal

import neo4j

from bench.graph import Graph, generate, put
from bench.result import Result
from bench.stores import Bare, driver, neo4j_store, sqlite_store
from bench.timing import median_seconds
from graph_service.queries.labels import LINEAGE
from graph_service.store.protocol import Store, ask
from graph_service.store.sqlite_module import sqlite3

Walk = Callable[[str], set[str]]
SQL = """
WITH RECURSIVE reached (key) AS (
    SELECT key FROM node WHERE id = ?
    UNION
    SELECT edge."{asked}" FROM reached CROSS JOIN edge ON edge."{known}" = reached.key AND edge.label IN ({labels})
)
SELECT node.id FROM reached CROSS JOIN node ON node.key = reached.key
"""
CYPHER = "MATCH (:Document {{id: $id}}){left}[:{labels}*1..]{right}(reached) RETURN DISTINCT reached.id AS id"


@dataclass(frozen=True, slots=True)
class Side:
    """A direction in the words of a reader, of the store, of SQL and of Cypher."""

    name: str
    direction: Literal["in", "out"]
    known: str
    asked: str
    left: str
    right: str


DOWN = Side("down", "in", "end", "start", "<-", "-")
UP = Side("up", "out", "start", "end", "-", "->")


def measure(documents: int, edges: int, repeat: int, bare: Bare | None, seed: int = 1) -> Iterator[Result]:
    """Walks from documents at the top and at the bottom, on every store that is there."""
    graph = generate(documents, edges, seed)
    size = f"{documents:,} documents, {edges:,} edges"
    with sqlite_store() as (store, path):
        put(store, graph)
        with closing(sqlite3.connect(path)) as connection:
            yield from _compare(store, graph, "SQLite", "recursive SQL by hand", _sql(connection), size, repeat)
    if bare:
        with neo4j_store(bare) as store, driver(bare) as connected:
            put(store, graph)
            yield from _compare(store, graph, "Neo4j", "Cypher by hand", _cypher(connected), size, repeat)


def _compare(
    store: Store, graph: Graph, engine: str, alternative: str, by_hand: Callable[[Side], Walk], size: str, repeat: int
) -> Iterator[Result]:
    for side, starts in ((DOWN, graph.top), (UP, graph.bottom)):
        ours, theirs = _ours(store, side), by_hand(side)
        check_same(ours, theirs, starts)
        subject = f"lineage {side.name}, {engine}"
        yield Result(subject, size, _each(ours, starts, repeat), alternative, _each(theirs, starts, repeat))


def _each(walk: Walk, starts: Sequence[str], repeat: int) -> float:
    """Seconds for one walk: the median of rounds over all starts, divided by their number."""
    return median_seconds(lambda: [walk(start) for start in starts], repeat) / len(starts)


def check_same(ours: Walk, theirs: Walk, starts: Sequence[str]) -> None:
    """Two walks that do not reach the same are no comparison; ``ValueError`` then."""
    for start in starts:
        # by hand, a walk may come back to where it began
        if ours(start) != theirs(start) - {start}:
            raise ValueError(f"the two walks from {start} do not reach the same documents")


def _ours(store: Store, side: Side) -> Walk:
    return lambda start: set(ask(store, lambda reads: reads.walk(start, LINEAGE, side.direction, None)))


def _sql(connection: sqlite3.Connection) -> Callable[[Side], Walk]:
    labels = ", ".join(f"'{label}'" for label in LINEAGE)

    def by_hand(side: Side) -> Walk:
        statement = SQL.format(known=side.known, asked=side.asked, labels=labels)
        return lambda start: {row[0] for row in connection.execute(statement, [start])}

    return by_hand


def _cypher(connected: neo4j.Driver) -> Callable[[Side], Walk]:
    def by_hand(side: Side) -> Walk:
        statement: Any = CYPHER.format(left=side.left, right=side.right, labels="|".join(LINEAGE))
        return lambda start: {row["id"] for row in connected.execute_query(statement, id=start).records}

    return by_hand
