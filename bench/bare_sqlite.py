"""The least that can be done in SQLite for the same rows: its own module and ``executemany``."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_service.store.sqlite_module import sqlite3


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole database: how it is made, the rows of each ordinary table, and its full-text indexes."""

    schema: tuple[str, ...]
    tables: dict[str, list[tuple[Any, ...]]]
    searches: tuple[str, ...]

    @property
    def rows(self) -> int:
        return sum(map(len, self.tables.values()))


def contents(path: Path) -> Contents:
    """All that the file holds."""
    with closing(sqlite3.connect(path)) as connection:
        kinds = {row[1]: row[2] for row in connection.execute("PRAGMA table_list") if row[1] != "sqlite_schema"}
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        ordinary = [name for name, _ in made if kinds.get(name) == "table"]
        return Contents(
            tuple(sql for name, sql in made if kinds.get(name) != "shadow"),
            {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in ordinary},  # noqa: S608
            tuple(name for name, _ in made if kinds.get(name) == "virtual"),
        )


def write(path: Path, held: Contents) -> None:
    """The same database once more, in one transaction and with the settings that a store uses."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;")
        connection.execute("BEGIN")
        for statement in held.schema:
            connection.execute(statement)
        for name, rows in held.tables.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
        for name in held.searches:
            connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')')  # noqa: S608
        connection.execute("COMMIT")
