"""One SQLite file: opening it, its connections, its transactions, and its errors as ours.

Readers never wait: each has a connection and a snapshot of its own. Writers, and with them the
checkpoints that follow commits, go one after another across threads and processes by a lock on
``PATH.lock``; SQLite before 3.51.3 can lose pages when a checkpoint meets a second writer.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from graph_service.errors import StoreError, StoreMismatch, StoreRefused, StoreUnavailable
from graph_service.store import sqlite_keeping
from graph_service.store.file_lock import LockedElsewhere, locked
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from graph_service.store.sqlite_soundness import Soundness
from loaders.errors import Saying, of_system

_SETTINGS = """
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = 0;
"""
#: KiB of page cache: of the first connections, and of as many more as there are threads that read at
#: once. What is read often is in the system's own cache too, so a small one costs little.
LARGE_CACHE, SMALL_CACHE = 65_536, 1_024
LARGE_CACHES = 3
#: of the connection that fills a store: what an index is sorted in
FILLING_CACHE = 262_144


class SqliteFile:
    """A file of ours, opened; ``StoreRefused``, ``StoreMismatch`` or ``StoreUnavailable`` where it is none."""

    def __init__(self, path: Path, create: bool, patience: float) -> None:
        self.path = path
        self._patience = patience
        self.subject = f"sqlite:{path}"
        self._idle: list[sqlite3.Connection] = []
        self._large: list[sqlite3.Connection] = []
        self._larges = 0
        self._guard = Lock()
        self._closed = False
        #: connections that are in use
        self._out = 0
        self._check_place(create)
        self._sound = Soundness(path, self._locked, self._checkpoint)
        try:
            with self._translated():
                self._sound.look_on_opening()
                self._prepare()
        except StoreError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store for the whole block."""
        self._sound.look()
        with self._translated(), self._borrowed() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The only writer; committed when the block ends, rolled back when it raises."""
        with self._translated(), self._alone(), self._borrowed() as connection, _transaction(connection):
            yield connection

    def faults(self) -> list[str]:
        """What is damaged in the file: all of it is read, while writers wait."""
        with self._translated(), self._alone(), self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                return sqlite_keeping.faults(connection)
            finally:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")

    def look_over(self) -> None:
        """Look at every page, for whoever is to read all of the file: ``StoreMismatch`` where one is damaged."""
        self._sound.look_over()

    def copy(self, out: Path) -> None:
        """Copy one moment of the file, with its sums; readers and writers go on."""
        # the copy's sums are those of what is copied
        self.look_over()
        with self._translated(), self._borrowed() as connection:
            sqlite_keeping.copy(connection, out)

    @contextmanager
    def filling(self) -> Iterator[sqlite3.Connection]:
        """As ``writing``, on a connection that sorts much in memory and the rest on disk; its log goes afterwards."""
        with self._translated(), self._alone(), closing(self._connect(FILLING_CACHE)) as connection:
            connection.execute("PRAGMA temp_store = FILE")
            try:
                with _transaction(connection):
                    yield connection
            finally:
                # the log holds all that was written; readers of what was before keep it from being cut
                self._sound.settle()
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close every idle connection; one in use closes when it is given back."""
        # a database whose last connection closes has no log; what was in it is to be noted before
        with suppress(StoreError, sqlite3.Error, OSError), self._locked(0):
            self._sound.empty_log()
        with self._guard:
            self._closed = True
            idle, self._idle, self._large = [*self._idle, *self._large], [], []
            left = self._out
        for connection in idle:
            connection.close()
        if not left:
            self._sound.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The only writer, of a file that is sound."""
        with self._locked():
            self._sound.look_alone()
            try:
                yield
            finally:
                self._sound.settle()

    def _checkpoint(self) -> bool:
        """Bring the log into the file, as far as no reader needs it; whether that was all of it."""
        with self._borrowed() as connection:
            [[busy, frames, brought]] = connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return not busy and frames == brought

    @contextmanager
    def _locked(self, patience: float | None = None) -> Iterator[None]:
        with ExitStack() as stack:
            try:
                wait = self._patience if patience is None else patience
                stack.enter_context(locked(self.path.with_name(self.path.name + ".lock"), wait))
            except LockedElsewhere as error:
                reason = Saying(
                    "{holder} is writing to it (lock on {name}.lock)", holder=error.holder, name=self.path.name
                )
                raise StoreUnavailable(self.subject, reason, "Wait until that is done, or end it.") from error
            except OSError as error:
                raise StoreRefused(self.subject, of_system(error), "Check folder and rights.") from error
            yield

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            self._out += 1
        try:
            connection, large = self._taken()
            try:
                yield connection
            finally:
                self._give_back(connection, large)
        finally:
            with self._guard:
                self._out -= 1
                is_last = self._closed and not self._out
            if is_last:
                self._sound.close()

    def _taken(self) -> tuple[sqlite3.Connection, bool]:
        """A connection that nobody uses, one with a large cache where there is one; all caches together are bounded."""
        with self._guard:
            if self._large:
                return self._large.pop(), True
            large = self._larges < LARGE_CACHES
            if not large and self._idle:
                return self._idle.pop(), False
            self._larges += large
        try:
            return self._connect(LARGE_CACHE if large else SMALL_CACHE), large
        except BaseException:
            with self._guard:
                self._larges -= large
            raise

    def _give_back(self, connection: sqlite3.Connection, large: bool) -> None:
        with self._guard:
            if not self._closed:
                (self._large if large else self._idle).append(connection)
                return
        connection.close()

    def _connect(self, cache: int) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._patience, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            connection.executescript(f"{_SETTINGS} PRAGMA cache_size = -{cache};")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _check_place(self, create: bool) -> None:
        path, folder = self.path, self.path.parent
        if path.is_dir():
            raise StoreRefused(self.subject, "this is a folder", "Name a file in it.")
        if not folder.is_dir():
            raise StoreRefused(
                self.subject, Saying("there is no folder {folder}", folder=folder), "Create it, or name another file."
            )
        if not path.exists() and not create:
            raise StoreRefused(self.subject, "there is no such store", "Load documents into it, or check its name.")
        if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise StoreRefused(self.subject, "it cannot be written here", "Get the right to write, or copy it.")

    def _prepare(self) -> None:
        with self.reading() as connection:
            if self._is_ours(connection):
                return
        with self._alone(), self._borrowed() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            # another process may have been first between the look and the lock
            if not self._is_ours(connection):
                _create_tables(connection)
            connection.execute("COMMIT")

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Whether the file is a store; ``False`` where it is empty, ``StoreMismatch`` where it is another's.

        In a transaction: of a store that another process makes meanwhile, the three must be of one moment.
        """
        [[application]] = connection.execute("PRAGMA application_id")
        [[version]] = connection.execute("PRAGMA user_version")
        [[tables]] = connection.execute("SELECT count(*) FROM sqlite_master")
        if application == APPLICATION_ID:
            self._check_version(version)
            return True
        if tables or application or version:
            raise StoreMismatch(self.subject, "this is another program's database", "Name another file.")
        return False

    def _check_version(self, version: int) -> None:
        if version > SCHEMA_VERSION:
            reason = Saying(
                "it was written by a newer version (schema {version}, this one knows {needed})",
                version=version,
                needed=SCHEMA_VERSION,
            )
            raise StoreMismatch(self.subject, reason, "Update directive-graph.")
        if version < SCHEMA_VERSION:
            reason = Saying(
                "it was written by an older version (schema {version}, this one needs {needed})",
                version=version,
                needed=SCHEMA_VERSION,
            )
            raise StoreMismatch(self.subject, reason, "Load the documents into a new store.")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._as_ours(error) from error

    def _as_ours(self, error: sqlite3.Error) -> StoreError:
        code = getattr(error, "sqlite_errorcode", None)
        primary = None if code is None else code & 0xFF
        if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            reason = Saying("another program holds it locked for more than {seconds:g} s", seconds=self._patience)
            return StoreUnavailable(self.subject, reason, "Close the program that has it open, then try again.")
        if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return StoreMismatch(
                self.subject,
                Saying("it is no sound database ({detail})", detail=str(error)),
                "Name another file, or load anew.",
            )
        if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return StoreRefused(
                self.subject,
                Saying("it cannot be opened to write ({detail})", detail=str(error)),
                "Check folder and rights.",
            )
        return StoreUnavailable(
            self.subject, Saying("SQLite says: {detail}", detail=str(error)), "Check the disk, then try again."
        )


def _create_tables(connection: sqlite3.Connection) -> None:
    # not executescript, which commits by itself
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes: committed when the block ends, rolled back when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.OperationalError):  # SQLite has rolled back by itself, as on a full disk
            connection.execute("ROLLBACK")
        raise
