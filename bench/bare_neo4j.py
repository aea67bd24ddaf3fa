"""The least that can be done in Neo4j for the same rows: the official driver and ``UNWIND``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

BATCH = 10_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a node unique by the database's own constraints: a label and its properties."""

    label: str
    properties: tuple[str, ...]

    def pattern(self, variable: str, row: str) -> str:
        """A node of a statement that is found, or made, by the key that ``row`` holds."""
        values = ", ".join(f"`{name}`: {row}.`{name}`" for name in self.properties)
        return f"({variable}:`{self.label}` {{{values}}})"

    def of(self, properties: Row) -> Row:
        """The part of a node's properties that is its key."""
        return {name: properties[name] for name in self.properties}


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole database: nodes by key and further labels, edges by label and the keys of their ends."""

    nodes: dict[tuple[Key, tuple[str, ...]], list[Row]]
    edges: dict[tuple[str, Key, Key], list[Row]]

    @property
    def rows(self) -> int:
        return sum(map(len, self.nodes.values())) + sum(map(len, self.edges.values()))


def contents(connected: neo4j.Driver) -> Contents:
    """All that the database holds; ``LookupError`` where a node has no label with a uniqueness constraint."""
    keys = _keys(connected)
    nodes: dict[tuple[Key, tuple[str, ...]], list[Row]] = defaultdict(list)
    edges: dict[tuple[str, Key, Key], list[Row]] = defaultdict(list)
    with connected.session() as session:
        for labels, known in session.run("MATCH (n) RETURN labels(n), properties(n)"):
            key = _key(labels, keys)
            nodes[key, tuple(sorted(set(labels) - {key.label}))].append({"key": key.of(known), "all": known})
        found = "MATCH (a)-[r]->(b) RETURN labels(a), properties(a), type(r), properties(r), labels(b), properties(b)"
        for start, first, kind, known, end, second in session.run(found):
            begins, ends = _key(start, keys), _key(end, keys)
            row = {"start": begins.of(first), "end": ends.of(second), "all": known}
            edges[kind, begins, ends].append(row)
    return Contents(dict(nodes), dict(edges))


def write(connected: neo4j.Driver, held: Contents) -> None:
    """The same nodes and edges once more, safe to repeat, in transactions of one batch."""
    with connected.session() as session:
        for (key, others), rows in held.nodes.items():
            labels = "".join(f" SET n:`{other}`" for other in others)
            _write(session, f"UNWIND $rows AS row MERGE {key.pattern('n', 'row.key')} SET n = row.all{labels}", rows)
        for (kind, start, end), rows in held.edges.items():
            ends = f"MATCH {start.pattern('a', 'row.start')} MATCH {end.pattern('b', 'row.end')}"
            _write(session, f"UNWIND $rows AS row {ends} MERGE (a)-[r:`{kind}`]->(b) SET r = row.all", rows)


def _write(session: neo4j.Session, statement: Any, rows: Sequence[Row]) -> None:
    def one(transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
        transaction.run(statement, rows=batch).consume()

    for batch in _batches(rows):
        session.execute_write(one, batch)


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _keys(connected: neo4j.Driver) -> dict[str, Key]:
    """The key of each label that has a uniqueness constraint."""
    asked = "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties WHERE type = 'UNIQUENESS'"
    found = connected.execute_query(asked).records
    return {row["labelsOrTypes"][0]: Key(row["labelsOrTypes"][0], tuple(row["properties"])) for row in found}


def _key(labels: Sequence[str], keys: dict[str, Key]) -> Key:
    label = next((label for label in labels if label in keys), None)
    if label is None:
        raise LookupError(f"no uniqueness constraint for a node labelled {', '.join(labels)}")
    return keys[label]
