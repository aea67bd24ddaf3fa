"""The embedded store: one SQLite file, for one machine and several processes."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_service.store import sqlite_documents, sqlite_graph, sqlite_ledger
from graph_service.store.protocol import (
    Change,
    Claim,
    Direction,
    DocumentQuery,
    MentionRow,
    StoreInfo,
    Triple,
)
from graph_service.store.sqlite_file import SqliteFile
from graph_service.store.sqlite_schema import SCHEMA_VERSION
from loaders.model import Edge, Extract, MentionKey, Node
from loaders.resolve.groups import PlaceHint

#: How long a writer waits for another, in seconds.
PATIENCE = 30.0


class SqliteWriter:
    """One write transaction on a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def files(self) -> dict[str, str]:
        return sqlite_ledger.files(self._connection)

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        return sqlite_ledger.mentions_of(self._connection, sources)

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        return sqlite_ledger.mentions(self._connection, families)

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        return sqlite_ledger.mentions_of_groups(self._connection, groups)

    def place_hints(self, numbers: Collection[str]) -> list[tuple[str, PlaceHint]]:
        return sqlite_ledger.place_hints(self._connection, numbers)

    def families_naming(self, issuers: Collection[str]) -> list[str]:
        return sqlite_ledger.families_naming(self._connection, issuers)

    def corrections(self) -> str:
        return sqlite_ledger.corrections(self._connection)

    def claims_touching(self, places: Collection[MentionKey]) -> list[Claim]:
        return sqlite_ledger.claims_touching(self._connection, places)

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        return sqlite_ledger.claims_of(self._connection, sources)

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        return sqlite_ledger.claims(self._connection, triples)

    def extracts(self, sources: Collection[str]) -> dict[str, Extract]:
        return sqlite_ledger.extracts(self._connection, sources)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        return sqlite_graph.nodes(self._connection, ids)

    def leaving(self, ids: Collection[str], labels: Collection[str]) -> list[Edge]:
        return sqlite_graph.edges(self._connection, ids, labels, "out")

    def entered(self, ids: Collection[str], labels: Collection[str], besides: Collection[str] = ()) -> set[str]:
        return sqlite_graph.entered(self._connection, ids, labels, besides)

    def apply(self, change: Change) -> None:
        """Write the change; ``ValueError`` where an edge lacks a node."""
        self._drop(change)
        self._put(change)
        sqlite_graph.drop_orphans(self._connection, change.orphans)

    def _drop(self, change: Change) -> None:
        sqlite_ledger.drop_sources(self._connection, change.drop_sources)
        sqlite_ledger.drop_claims(self._connection, change.drop_claims)
        sqlite_graph.drop_edges(self._connection, change.drop_edges)
        sqlite_graph.drop_nodes(self._connection, change.drop_nodes)

    def _put(self, change: Change) -> None:
        sqlite_ledger.put_corrections(self._connection, change.corrections)
        sqlite_ledger.put_files(self._connection, change.files)
        sqlite_ledger.put_sources(self._connection, change.put_sources)
        sqlite_ledger.put_mentions(self._connection, change.put_mentions)
        sqlite_ledger.put_claims(self._connection, change.put_claims)
        sqlite_graph.put_nodes(self._connection, change.put_nodes)
        sqlite_graph.put_edges(self._connection, change.put_edges)


class SqliteStore:
    """A store in the file ``path``; made there when it does not exist and ``create`` is true."""

    most_files = 1_000

    def __init__(self, path: str | Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        self._file = SqliteFile(Path(path), create, patience)

    @contextmanager
    def writing(self) -> Iterator[SqliteWriter]:
        """A transaction; ``StoreUnavailable`` where another writer does not end within the patience."""
        with self._file.writing() as connection:
            yield SqliteWriter(connection)

    def info(self) -> StoreInfo:
        with self._file.reading() as connection:
            nodes, edges = sqlite_graph.counts(connection)
            files = len(sqlite_ledger.files(connection))
        return StoreInfo("sqlite", sqlite3.sqlite_version, SCHEMA_VERSION, files, nodes, edges)

    def count_documents(self) -> int:
        with self._file.reading() as connection:
            return sqlite_documents.count(connection)

    def files(self) -> dict[str, str]:
        with self._file.reading() as connection:
            return sqlite_ledger.files(connection)

    def versions(self) -> dict[str, str]:
        with self._file.reading() as connection:
            return sqlite_ledger.versions(connection)

    def extract(self, sha256: str) -> Extract | None:
        with self._file.reading() as connection:
            return sqlite_ledger.extracts(connection, [sha256]).get(sha256)

    def corrections(self) -> str:
        with self._file.reading() as connection:
            return sqlite_ledger.corrections(connection)

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        with self._file.reading() as connection:
            return sqlite_ledger.mentions(connection, families)

    def unresolved(self) -> list[MentionRow]:
        with self._file.reading() as connection:
            return sqlite_ledger.unresolved(connection)

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        with self._file.reading() as connection:
            return sqlite_ledger.claims(connection, triples)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        with self._file.reading() as connection:
            return sqlite_graph.nodes(connection, ids)

    def nodes_under(self, prefix: str) -> list[Node]:
        with self._file.reading() as connection:
            return sqlite_graph.nodes_under(connection, prefix)

    def documents(self, query: DocumentQuery) -> list[Node]:
        with self._file.reading() as connection:
            return [sqlite_graph.node_of(row) for row in sqlite_documents.select(connection, query)]

    def edges(self, ids: Collection[str], labels: Collection[str], direction: Direction) -> list[Edge]:
        with self._file.reading() as connection:
            return sqlite_graph.edges(connection, ids, labels, direction)

    def reach(self, start: str, labels: Collection[str], direction: Direction, depth: int | None) -> dict[str, int]:
        with self._file.reading() as connection:
            return sqlite_graph.reach(connection, start, labels, direction, depth)

    def all_nodes(self) -> Iterator[Node]:
        with self._file.reading() as connection:
            yield from sqlite_graph.all_nodes(connection)

    def all_edges(self) -> Iterator[Edge]:
        with self._file.reading() as connection:
            yield from sqlite_graph.all_edges(connection)

    def close(self) -> None:
        self._file.close()
