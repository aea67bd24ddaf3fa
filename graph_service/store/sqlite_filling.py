"""An SQLite store written anew in one transaction: sorted rows first, indexes last.

Readers keep the state that they began with, and a process that is killed leaves the file as it was: until the
commit all that is new lies in the write-ahead log alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graph_service.store import sqlite_ledger
from graph_service.store.protocol import FileKey, Reads, Writer
from graph_service.store.rows import ClaimLine, EdgeLine, MentionLine, NodeLine, SourceLine, batches
from graph_service.store.sqlite_evidence import place_of
from graph_service.store.sqlite_ledger import claim_row, mention_row
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_schema import TABLES

_STATEMENTS = TABLES.split(";\n")
_INDEXES = [each for each in _STATEMENTS if "CREATE INDEX" in each or "CREATE UNIQUE INDEX" in each]
_TABLES = [each for each in _STATEMENTS if each not in _INDEXES]
# before the table that it indexes
DROPPED = (
    "state",
    "edge_change",
    "correction",
    "file",
    "digest",
    "text",
    "source",
    "mention",
    "claim",
    "node",
    "edge",
    "document_search",
    "document",
)


_MARKS = {
    table: ", ".join("?" * columns)
    for table, columns in {
        "digest": 2, "source": 3, "text": 2, "mention": 8, "claim": 10, "node": 4, "document": 12, "edge": 5
    }.items()
}  # fmt: skip
#: rows that are put together where they go to several tables
_BATCH = 200


class SqliteFiller:
    """Fills the file in the transaction that ``connection`` has open; ``finish`` is its last word."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self.before: Reads = writer
        self._writer = writer
        #: the keys of nodes, by id
        self._keys: dict[str, int] = {}
        #: the numbers of texts, by SHA-256
        self._sources: dict[str, int] = {}
        self._is_empty = self._is_finished = False

    def put_files(self, files: Mapping[FileKey, str], corrections: str) -> None:
        """The names of all files, and the text of the corrections."""
        self._begin()
        sqlite_ledger.put_corrections(self._connection, corrections)
        sqlite_ledger.put_files(self._connection, dict(sorted(files.items())))

    def put_sources(self, rows: Iterable[SourceLine]) -> None:
        """All texts with what they say."""
        self._begin()
        for some in batches(enumerate(rows, start=len(self._sources) + 1), _BATCH):
            self._sources.update((row.sha256, key) for key, row in some)
            self._put("digest", [(key, row.sha256) for key, row in some])
            self._put("source", [(key, row.version, row.extract) for key, row in some])
            self._put("text", [(key, row.text) for key, row in some if row.text is not None])

    def put_mentions(self, rows: Iterable[MentionLine]) -> None:
        """All mentions."""
        self._begin()
        self._put("mention", (mention_row(row, self._sources) for row in rows))

    def put_claims(self, rows: Iterable[ClaimLine]) -> None:
        """All claims."""
        self._begin()
        self._put("claim", (claim_row(row, self._sources) for row in rows))

    def put_nodes(self, rows: Iterable[NodeLine]) -> None:
        """All nodes, with the columns of documents."""
        self._begin()
        for some in batches(enumerate(rows, start=len(self._keys) + 1), _BATCH):
            self._keys.update((row.id, key) for key, row in some)
            self._put("node", [(key, *row[:3]) for key, row in some])
            self._put("document", [(key, row.id, *row.columns) for key, row in some if row.columns is not None])

    def put_edges(self, rows: Iterable[EdgeLine]) -> None:
        """All edges, whose nodes are there."""
        self._begin()
        self._put("edge", map(self._edge, rows))

    def _edge(self, row: EdgeLine) -> tuple[int, str, int, str, str | None]:
        start, label, end, properties, _, claims = row
        places = ",".join([str(place_of(self._sources[sha256], index)) for sha256, index in claims])
        return self._keys[start], label, self._keys[end], properties, f"[{places}]" if places else None

    def _put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._connection.executemany(f"INSERT INTO {table} VALUES ({_MARKS[table]})", rows)  # noqa: S608

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """All that was put, with its indexes."""
        self.finish()
        yield self._writer

    def finish(self) -> None:
        """Make the indexes and the table of words, where they are not made yet."""
        self._begin()
        if self._is_finished:
            return
        self._is_finished = True
        sqlite_ledger.rename_state(self._connection)
        for statement in (*_INDEXES, "INSERT INTO document_search (document_search) VALUES ('rebuild')"):
            self._connection.execute(statement)

    def _begin(self) -> None:
        """Take away what was there, before the first row."""
        if self._is_empty:
            return
        self._is_empty = True
        # one that an older file lacks is no error
        for table in DROPPED:
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES:
            self._connection.execute(statement)
