"""Looking an SQLite store over, and copying it while it is used."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from graph_service.errors import StoreRefused
from graph_service.store.sqlite_module import sqlite3
from loaders.errors import Saying

#: as many faults are named
_MOST = 20


def faults(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds when it looks at every page, row and index, and at the index of words."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    told: list[str] = [] if found == ["ok"] else [Saying("SQLite says: {detail}", detail=each) for each in found]
    try:
        connection.execute("INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        told.append(Saying("the index of words is damaged ({detail})", detail=str(error)))
    return told


def copy(connection: sqlite3.Connection, out: Path) -> None:
    """Copy one moment to ``out``, which appears when all of it is there; ``StoreRefused`` where that cannot be."""
    if out.exists():
        raise StoreRefused(f"sqlite:{out}", "a file is there already", "Name another one.")
    with _partial(out) as partial:
        with closing(sqlite3.connect(partial, isolation_level=None)) as copied:
            connection.backup(copied)
        partial.replace(out)


@contextmanager
def _partial(out: Path) -> Iterator[Path]:
    for old in out.parent.glob(f".{out.name}.*.partial"):
        old.unlink(missing_ok=True)
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        yield partial
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreRefused(
            f"sqlite:{out}",
            Saying("it cannot be written ({detail})", detail=str(error)),
            "Check folder, rights and room.",
        ) from error
    finally:
        for each in (partial, *(partial.with_name(f"{partial.name}{end}") for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                each.unlink()
