"""One write transaction on Neo4j."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

import cypher
from graph_service.store import codec
from graph_service.store.neo4j_reads import Neo4jReads
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
from graph_service.store.protocol import Change, Triple
from graph_service.store.rows import batches, claim_line, mention_line
from loaders.model import Edge, Extract

T = TypeVar("T")

#: Rows of one ``UNWIND``: larger batches are no faster and cost the server memory.
BATCH = 5_000
#: An extract may be some hundred kilobytes.
BATCH_OF_SOURCES = 100


class Neo4jWriter(Neo4jReads):
    """Reads and writes inside one transaction, the only one that writes."""

    def apply(self, change: Change) -> None:
        """Write the change; ``ValueError`` where an edge lacks a node."""
        self._drop(change)
        # the graph before the books, so that whoever looks at a new store sees documents first
        self._write("put_nodes", map(node_row, change.put_nodes))
        found = list(found_rows(change.put_nodes))
        self._write("put_found", found)
        documents = {row["id"] for row in found}
        others = ({"id": node.id} for node in change.put_nodes if node.id not in documents)
        self._write("drop_found", others)
        self._put_edges(change.put_edges)
        self._put_ledger(change)
        self._write("drop_orphans", ({"id": id_} for id_ in change.orphans))

    def _drop(self, change: Change) -> None:
        self._write("drop_files", (file_row(file) for file, sha256 in change.files.items() if sha256 is None))
        for name in ("drop_sources", "drop_mentions_of", "drop_claims_of"):
            self._write(name, ({"sha256": sha256} for sha256 in change.drop_sources))
        self._write("drop_claims", ({"sha256": sha256, "position": index} for sha256, index in change.drop_claims))
        self._drop_edges(change.drop_edges)
        self._write("drop_nodes", ({"id": id_} for id_ in change.drop_nodes))

    def _put_ledger(self, change: Change) -> None:
        if change.corrections is not None:
            self._transaction.run(cypher.load("write/put_corrections"), {"text": change.corrections}).consume()
        files = (file_row(file, sha256) for file, sha256 in change.files.items() if sha256 is not None)
        self._write("put_files", files)
        self._write("put_sources", map(_source_row, change.put_sources), BATCH_OF_SOURCES)
        self._write("put_texts", map(_text_row, change.put_texts.items()), BATCH_OF_SOURCES)
        self._write("put_mentions", map(mention_row, map(mention_line, change.put_mentions)))
        self._write("put_claims", map(claim_row, map(claim_line, change.put_claims)))

    def _drop_edges(self, triples: Collection[Triple]) -> None:
        for label, of_label in _by(triples, key=lambda triple: triple[1]):
            rows = ({"start": start, "end": end} for start, _, end in of_label)
            self._write("drop_edges", rows, label=label_slot(label))

    def _put_edges(self, edges: Collection[Edge]) -> None:
        for label, of_label in _by(edges, key=lambda edge: edge.label):
            for batch in batches(map(edge_row, of_label), BATCH):
                self._put_batch(label, batch)

    def _put_batch(self, label: str, batch: list[Row]) -> None:
        statement = cypher.load("write/put_edges", label=label_slot(label))
        [done] = self._transaction.run(statement, {"rows": batch}).data()
        if done["written"] != len(batch):
            raise ValueError(f"edge without its nodes: {self._edge_without_nodes(label, batch)}")

    def _edge_without_nodes(self, label: str, batch: list[Row]) -> str:
        existing = self.nodes({end for row in batch for end in (row["start"], row["end"])})
        lost = next(row for row in batch if row["start"] not in existing or row["end"] not in existing)
        return f"{lost['start']} {label} {lost['end']}"

    def _write(self, name: str, rows: Iterable[Row], size: int = BATCH, **slots: str) -> None:
        statement = cypher.load(f"write/{name}", **slots)
        for batch in batches(rows, size):
            self._transaction.run(statement, {"rows": batch}).consume()


def _source_row(extract: Extract) -> Row:
    return {"sha256": extract.sha256, "version": extract.version, "extract": codec.pack(extract)}


def _text_row(item: tuple[str, str]) -> Row:
    return {"sha256": item[0], "text": codec.pack_text(item[1])}


def _by(values: Collection[T], key: Callable[[T], str]) -> Iterator[tuple[str, list[T]]]:
    groups: dict[str, list[T]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    yield from groups.items()
