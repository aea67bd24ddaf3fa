"""The least that can be done in Neo4j for the same rows: the official driver and ``UNWIND``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

BATCH = 10_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole database: nodes by their labels, edges by their label and the keys of their ends.

    A key is (label, property), by the database's own uniqueness constraints.
    """

    nodes: dict[tuple[str, ...], list[Row]]
    edges: dict[tuple[str, tuple[str, str], tuple[str, str]], list[Row]]

    @property
    def rows(self) -> int:
        return sum(map(len, self.nodes.values())) + sum(map(len, self.edges.values()))


def contents(connected: neo4j.Driver) -> Contents:
    """All that the database holds; ``LookupError`` where a node has no label with a uniqueness constraint."""
    keys = _keys(connected)
    nodes: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    edges: dict[tuple[str, tuple[str, str], tuple[str, str]], list[Row]] = defaultdict(list)
    with connected.session() as session:
        for labels, properties in session.run("MATCH (n) RETURN labels(n), properties(n)"):
            label, name = _key(labels, keys)
            nodes[label, name, *sorted(set(labels) - {label})].append({"key": properties[name], "all": properties})
        found = "MATCH (a)-[r]->(b) RETURN labels(a), properties(a), type(r), properties(r), labels(b), properties(b)"
        for start, first, kind, properties, end, second in session.run(found):
            ends = _key(start, keys), _key(end, keys)
            row = {"start": first[ends[0][1]], "end": second[ends[1][1]], "all": properties}
            edges[kind, *ends].append(row)
    return Contents(dict(nodes), dict(edges))


def write(connected: neo4j.Driver, held: Contents) -> None:
    """The same nodes and edges once more, safe to repeat, in transactions of one batch."""
    with connected.session() as session:
        for (label, name, *others), rows in held.nodes.items():
            more = "".join(f":`{other}`" for other in others)
            labelled = f" SET n{more}" if more else ""
            merge = f"UNWIND $rows AS row MERGE (n:`{label}` {{`{name}`: row.key}}) SET n = row.all{labelled}"
            _write(session, merge, rows)
        for (kind, start, end), rows in held.edges.items():
            ends = f"MATCH (a:`{start[0]}` {{`{start[1]}`: row.start}}) MATCH (b:`{end[0]}` {{`{end[1]}`: row.end}})"
            _write(session, f"UNWIND $rows AS row {ends} MERGE (a)-[r:`{kind}`]->(b) SET r = row.all", rows)


def _write(session: neo4j.Session, statement: Any, rows: Sequence[Row]) -> None:
    for batch in _batches(rows):
        session.execute_write(lambda transaction, batch=batch: transaction.run(statement, rows=batch).consume())


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _keys(connected: neo4j.Driver) -> dict[str, str]:
    """The property that makes a node of a label unique."""
    found = connected.execute_query(
        "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties WHERE type = 'UNIQUENESS' AND size(properties) = 1"
    )
    return {row["labelsOrTypes"][0]: row["properties"][0] for row in found.records}


def _key(labels: Sequence[str], keys: dict[str, str]) -> tuple[str, str]:
    label = next((label for label in labels if label in keys), None)
    if label is None:
        raise LookupError(f"no uniqueness constraint for a node labelled {', '.join(labels)}")
    return label, keys[label]
