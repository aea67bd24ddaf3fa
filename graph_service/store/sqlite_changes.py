"""Which edges of chains were put or dropped since a state of an SQLite store: what walks kept by readers are mended by.

A line for each state but the first, written in the transaction that makes the state: the state before it, its own
name, and the ends of the edges. Lines are told only as far as each begins where the one before it ended, so that what
a program wrote that notes nothing is never passed over. Functions on an open transaction.
"""

from collections.abc import Collection, Iterable

from graph_service.store import codec
from graph_service.store.protocol import Change
from graph_service.store.sqlite_module import sqlite3
from graph_service.store.sqlite_schema import TABLES

#: labels of the edges that are noted: the only ones along which walks are kept
NOTED = ("IMPLEMENTS", "CONTINUES")
#: lines that are kept, and edges that one tells; a change of more is walked anew
LINES, EDGES = 256, 400
[_TABLE] = (each for each in TABLES.split(";\n") if "CREATE TABLE edge_change" in each)
_IS_NOTED = f"e.label IN ({', '.join(map(repr, NOTED))})"
_AT_NODES = f"""SELECT s.id, t.id FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.id = wanted.value
    CROSS JOIN edge AS e ON e.{{}} = n.key AND {_IS_NOTED}
    CROSS JOIN node AS s ON s.key = e.start CROSS JOIN node AS t ON t.key = e."end" """  # noqa: S608


def touched_by(connection: sqlite3.Connection, change: Change) -> list[tuple[str, str]] | None:
    """Start and end of each noted edge that the change may make or take, before it is made; ``None``: too many."""
    told = {(edge.start, edge.end) for edge in change.put_edges if edge.label in NOTED}
    told |= {(start, end) for start, label, end in change.drop_edges if label in NOTED}
    if change.drop_nodes:
        told |= _at_nodes(connection, change.drop_nodes)
    return sorted(told) if len(told) <= EDGES else None


def note(connection: sqlite3.Connection, before: str, after: str, touched: list[tuple[str, str]] | None) -> None:
    """Note a state, and forget what nobody is told any more."""
    if not _has_table(connection):
        # a file that was made without it gets it with its next change
        connection.execute(_TABLE)
    edges = None if touched is None else codec.dumps(touched)
    line = "INSERT INTO edge_change (before, after, edges) VALUES (?, ?, ?)"
    last = connection.execute(line, [before, after, edges]).lastrowid or 0
    connection.execute("DELETE FROM edge_change WHERE serial <= ?", [last - LINES])


def touched_since(
    connection: sqlite3.Connection, state: str, now: str, labels: Collection[str]
) -> set[tuple[str, str]] | None:
    """Start and end of each edge of these labels that may have come or gone; ``None`` where that is not known."""
    if state == now:
        return set()
    if not state or not set(labels) <= set(NOTED) or not _has_table(connection):
        return None
    lines = connection.execute(
        """SELECT before, after, edges FROM edge_change
        WHERE serial >= (SELECT max(serial) FROM edge_change WHERE before = ?) ORDER BY serial""",
        [state],
    )
    return _together(lines, state, now)


def _together(lines: Iterable[tuple[str, str, str | None]], state: str, now: str) -> set[tuple[str, str]] | None:
    touched: set[tuple[str, str]] = set()
    for before, after, edges in lines:
        if before != state or edges is None:
            return None
        touched.update((start, end) for start, end in codec.parsed(edges))
        state = after
    return touched if state == now else None


def _at_nodes(connection: sqlite3.Connection, ids: Collection[str]) -> set[tuple[str, str]]:
    wanted = codec.listed(ids)
    return {row for column in ("start", '"end"') for row in connection.execute(_AT_NODES.format(column), [wanted])}


def _has_table(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'edge_change'").fetchall())
