"""The embedded store: one SQLite file, for one machine and several processes."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph_service.store import sqlite_changes, sqlite_documents, sqlite_graph, sqlite_ledger
from graph_service.store.protocol import Change, DocumentQuery, StoreInfo, Triple
from graph_service.store.sqlite_file import SqliteFile
from graph_service.store.sqlite_graph import GraphReads
from graph_service.store.sqlite_ledger import LedgerReads
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_schema import SCHEMA_VERSION
from loaders.graph import Edge, Node

if TYPE_CHECKING:
    from graph_service.store.sqlite_filling import SqliteFiller

#: How long a writer waits for another, in seconds.
PATIENCE = 30.0


class SqliteReads(LedgerReads, GraphReads):
    """One moment of a file: the snapshot that its transaction has. ``look_over`` is called before all of it is read."""

    def __init__(self, connection: sqlite3.Connection, look_over: Callable[[], None] = lambda: None) -> None:
        super().__init__(connection)
        self._look_over = look_over

    def all_nodes(self) -> Iterator[Node]:
        self._look_over()
        return super().all_nodes()

    def all_edges(self) -> Iterator[Edge]:
        self._look_over()
        return super().all_edges()

    def info(self) -> StoreInfo:
        nodes, edges = self.counts()
        return StoreInfo("sqlite", sqlite3.sqlite_version, SCHEMA_VERSION, self.count_files(), nodes, edges)

    def touched_since(self, state: str, labels: Collection[str]) -> set[tuple[str, str]] | None:
        return sqlite_changes.touched_since(self._connection, state, self.state(), labels)

    def count_documents(self) -> int:
        return sqlite_documents.count(self._connection)

    def count_matching(self, query: DocumentQuery) -> int:
        return sqlite_documents.count_matching(self._connection, query)

    def documents(self, query: DocumentQuery) -> list[Node]:
        return sqlite_graph.nodes_of(sqlite_documents.select(self._connection, query))


class SqliteWriter(SqliteReads):
    """One write transaction on a file."""

    def apply(self, change: Change) -> None:
        """Write the change; ``ValueError`` where an edge lacks a node."""
        before, touched = self.state(), sqlite_changes.touched_by(self._connection, change)
        rewritten = {*change.drop_edges, *((edge.start, edge.label, edge.end) for edge in change.put_edges)}
        self._drop(change, rewritten)
        self._put(change, rewritten)
        # what no edge touches is in no chain
        sqlite_graph.drop_orphans(self._connection, change.orphans)
        after = sqlite_ledger.rename_state(self._connection)
        sqlite_changes.note(self._connection, before, after, touched)

    def _drop(self, change: Change, rewritten: set[Triple]) -> None:
        sqlite_ledger.drop_sources(self._connection, change.drop_sources, rewritten)
        sqlite_ledger.drop_claims(self._connection, change.drop_claims, rewritten)
        sqlite_graph.drop_edges(self._connection, change.drop_edges)
        sqlite_graph.drop_nodes(self._connection, change.drop_nodes)

    def _put(self, change: Change, rewritten: set[Triple]) -> None:
        sqlite_ledger.put_corrections(self._connection, change.corrections)
        sqlite_ledger.put_files(self._connection, change.files)
        sqlite_ledger.put_sources(self._connection, change.put_sources)
        sqlite_ledger.put_texts(self._connection, change.put_texts)
        sqlite_ledger.put_mentions(self._connection, change.put_mentions)
        sqlite_ledger.put_claims(self._connection, change.put_claims, rewritten)
        sqlite_graph.put_nodes(self._connection, change.put_nodes)
        sqlite_graph.put_edges(self._connection, change.put_edges)


class SqliteStore:
    """A store in the file ``path``; made there when it does not exist and ``create`` is true."""

    most_files = 1_000
    refills = True

    def __init__(self, path: str | Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        self._file = SqliteFile(Path(path), create, patience)

    @contextmanager
    def reading(self, *, hold_writers: bool = False) -> Iterator[SqliteReads]:  # noqa: ARG002 - a snapshot needs none
        """A snapshot: no writer waits for it, and none changes it."""
        with self._file.reading() as connection:
            yield SqliteReads(connection, self._file.look_over)

    @contextmanager
    def writing(self) -> Iterator[SqliteWriter]:
        """A transaction; ``StoreUnavailable`` where another writer does not end within the patience."""
        with self._file.writing() as connection:
            yield SqliteWriter(connection)

    def faults(self) -> list[str]:
        """What SQLite finds damaged; a page that is not what was written is a ``StoreMismatch`` on opening already."""
        return self._file.faults()

    def copy(self, out: Path) -> None:
        """Copy one moment to the file ``out``, a store by itself."""
        self._file.copy(out)
        SqliteStore(out).sum_up()

    def sum_up(self) -> None:
        """Keep the sums of a file that has none, and close it."""
        with self._file.writing():
            pass
        self.close()

    @contextmanager
    def filling(self) -> "Iterator[SqliteFiller]":
        """All of the store anew, in one transaction."""
        from graph_service.store.sqlite_filling import SqliteFiller

        with self._file.filling() as connection:
            filler = SqliteFiller(connection, SqliteWriter(connection))
            yield filler
            filler.finish()

    def workshop(self) -> Path:
        """A folder beside the file."""
        return self._file.path.with_name(self._file.path.name + ".loading")

    def close(self) -> None:
        self._file.close()
