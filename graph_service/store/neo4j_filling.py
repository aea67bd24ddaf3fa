"""A Neo4j database filled from nothing, in a transaction for every few thousand rows.

A server holds in memory what a transaction writes, so that all of it is none. For readers it is one commit, which
has begun and is not done (neo4j_moments.py); where it is broken off, whoever comes next deletes what is there.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from typing import Any

import cypher
from graph_service.store import codec
from graph_service.store.neo4j_database import Neo4jDatabase
from graph_service.store.neo4j_rows import (
    Row,
    claim_row,
    edge_row,
    file_row,
    found_rows,
    label_slot,
    mention_row,
    node_row,
)
from graph_service.store.neo4j_writer import BATCH, BATCH_OF_SOURCES, Neo4jWriter
from graph_service.store.protocol import FileKey, Reads
from graph_service.store.rows import ClaimLine, EdgeLine, MentionLine, NodeLine, SourceLine, batches
from loaders.model import Edge, Node

#: Rows of edges that are sorted by their labels at once.
SORTED = 20 * BATCH


class Neo4jFiller:
    """Fills an empty database while another transaction keeps writers away."""

    def __init__(self, database: Neo4jDatabase, before: Reads, version: str) -> None:
        self._database = database
        self._version = version
        self.before = before

    def put_files(self, files: Mapping[FileKey, str], corrections: str) -> None:
        """The names of all files; corrections are with the mark of the store, which they do not leave."""
        if corrections != self.before.corrections():
            raise ValueError("corrections are not changed by filling a store")
        self._write("put_files", (file_row(file, sha256) for file, sha256 in files.items()))

    def put_sources(self, rows: Iterable[SourceLine]) -> None:
        """All texts with what they say."""
        for batch in batches(rows, BATCH_OF_SOURCES):
            self._run("put_sources", [{"sha256": r.sha256, "version": r.version, "extract": r.extract} for r in batch])
            self._run("put_texts", [{"sha256": r.sha256, "text": r.text} for r in batch if r.text is not None])

    def put_mentions(self, rows: Iterable[MentionLine]) -> None:
        """All mentions."""
        self._write("put_mentions", map(mention_row, rows))

    def put_claims(self, rows: Iterable[ClaimLine]) -> None:
        """All claims."""
        self._write("put_claims", map(claim_row, rows))

    def put_nodes(self, rows: Iterable[NodeLine]) -> None:
        """All nodes, and what documents among them are found by."""
        for batch in batches(map(_node, rows), BATCH):
            self._run("put_nodes", list(map(node_row, batch)))
            self._run("put_found", list(found_rows(batch)))

    def put_edges(self, rows: Iterable[EdgeLine]) -> None:
        """All edges, label by label; ``ValueError`` where one lacks a node."""
        for some in batches(rows, SORTED):
            for label, of_label in groupby(sorted(some, key=attrgetter("label")), attrgetter("label")):
                for batch in batches((edge_row(_edge(row)) for row in of_label), BATCH):
                    [done] = self._run("put_edges", batch, label=label_slot(label))
                    if done["written"] != len(batch):
                        raise ValueError(f"{len(batch) - done['written']} edges {label} without their nodes")

    @contextmanager
    def writer(self) -> Iterator[Neo4jWriter]:
        """All that was put, in one transaction more."""
        with self._database.transaction() as transaction:
            yield Neo4jWriter(transaction, self._version)

    def _write(self, name: str, rows: Iterable[Row]) -> None:
        for batch in batches(rows, BATCH):
            self._run(name, batch)

    def _run(self, name: str, rows: list[Row], **slots: str) -> list[dict[str, Any]]:
        with self._database.transaction() as transaction:
            return transaction.run(cypher.load(f"write/{name}", **slots), {"rows": rows}).data()


def _node(row: NodeLine) -> Node:
    return Node(row.id, tuple(codec.parsed(row.labels)), codec.parsed(row.properties))


def _edge(row: EdgeLine) -> Edge:
    properties = codec.parsed(row.properties)
    if row.evidence:
        properties["evidence"] = [codec.parsed(item) for item in row.evidence]
    return Edge(row.start, row.label, row.end, properties)
