"""The graph in SQLite: nodes, edges and walks. Functions on an open transaction."""

from collections.abc import Collection, Iterable, Iterator

from graph_service.store import codec, sqlite_documents, sqlite_evidence
from graph_service.store.columns import storable
from graph_service.store.protocol import Direction, Outline, Triple
from graph_service.store.sqlite_evidence import COLUMNS, edge_of
from graph_service.store.sqlite_module import sqlite3
from loaders.graph import Edge, Node

_EDGE = f"SELECT {COLUMNS} FROM"
#: ways of a walk that one statement follows
SHORT = 500
#: for each direction the column that is known and the column that is asked for
_STEPS = {"out": (("start", "end"),), "in": (("end", "start"),), "both": (("start", "end"), ("end", "start"))}


class GraphReads:
    """Nodes, edges and walks, read in the transaction that ``connection`` has open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many nodes have each label, and how many edges."""
        labels = "SELECT each.value, count(*) FROM node, json_each(node.labels) AS each GROUP BY 1 ORDER BY 1"
        kinds = "SELECT label, count(*) FROM edge GROUP BY 1 ORDER BY 1"
        return dict(self._connection.execute(labels)), dict(self._connection.execute(kinds))

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """The nodes that exist among ``ids``, sorted by id."""
        statement = (
            "SELECT n.id, n.labels, n.properties FROM json_each(?) AS wanted "
            "CROSS JOIN node AS n ON n.id = wanted.value ORDER BY n.id"
        )
        return {node.id: node for node in map(node_of, self._connection.execute(statement, [codec.listed(ids)]))}

    def outlines(self, ids: Collection[str]) -> dict[str, Outline]:
        """Level, place and day of documents, from their columns, sorted by id."""
        statement = """SELECT n.id, d.level, d.place, d.issued_on FROM json_each(?) AS wanted
            CROSS JOIN node AS n ON n.id = wanted.value CROSS JOIN document AS d ON d.key = n.key ORDER BY n.id"""
        return {row[0]: Outline(*row) for row in self._connection.execute(statement, [codec.listed(ids)])}

    def nodes_under(self, prefix: str) -> list[Node]:
        """The nodes whose id begins with ``prefix``, sorted by id; ids compare by code points."""
        statement = "SELECT id, labels, properties FROM node WHERE id >= ? AND id < ? ORDER BY id"
        return [node_of(row) for row in self._connection.execute(statement, [prefix, f"{prefix}\U0010ffff"])]

    def loaded_of(self, bodies: Collection[str], since: str, until: str) -> dict[str, tuple[int, int]]:
        """How many loaded documents each body issued until a day, and how many of these since another."""
        statement = """SELECT n.id, count(*), sum(coalesce(d.issued_on, ?) >= ?) FROM json_each(?) AS wanted
            CROSS JOIN node AS n ON n.id = wanted.value
            CROSS JOIN edge AS e ON e."end" = n.key AND e.label = 'ISSUED_BY'
            CROSS JOIN document AS d ON d.key = e.start
            WHERE d.in_corpus AND coalesce(d.issued_on, '') <= ? GROUP BY n.key"""
        rows = self._connection.execute(statement, [since, since, codec.listed(bodies), until])
        return {key: (all_, later) for key, all_, later in rows}

    def edges(self, ids: Collection[str], labels: Collection[str], direction: Direction) -> list[Edge]:
        """Edges of these labels (none named: of every label) at one of ``ids``, sorted by triple."""
        found: dict[Triple, Edge] = {}
        for known, _ in _STEPS[direction]:
            statement = f"""{_EDGE} json_each(?) AS wanted
                CROSS JOIN node AS n ON n.id = wanted.value
                CROSS JOIN edge AS e ON e."{known}" = n.key {_label_is_one_of(labels)}
                CROSS JOIN node AS s ON s.key = e.start
                CROSS JOIN node AS t ON t.key = e."end" """
            rows = self._connection.execute(statement, [codec.listed(ids), *labels])
            found.update({row[:3]: edge_of(row) for row in rows})
        return [found[triple] for triple in sorted(found)]

    def entered(self, ids: Collection[str], labels: Collection[str], besides: Collection[str] = ()) -> set[str]:
        """The ``ids`` that have an incoming edge with these labels from elsewhere; one such edge of each is read."""
        statement = f"""SELECT n.id FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.id = wanted.value
            WHERE EXISTS (SELECT 1 FROM edge AS e CROSS JOIN node AS s ON s.key = e.start
                WHERE e."end" = n.key {_label_is_one_of(labels)}
                AND s.id NOT IN (SELECT value FROM json_each(?)))"""  # noqa: S608
        return {
            key for [key] in self._connection.execute(statement, [codec.listed(ids), *labels, codec.listed(besides)])
        }

    def walk(self, start: str, labels: Collection[str], direction: Direction, depth: int | None) -> dict[str, int]:
        """Nodes reached from ``start`` and the fewest steps to each, sorted by (steps, id).

        A short walk is one statement. A longer one is a statement a level: only so is every edge read once, where
        many ways lead to a node.
        """
        short = _short_walk(self._connection, start, labels, direction, depth)
        return short if short is not None else self._long_walk(start, labels, direction, depth)

    def _long_walk(
        self, start: str, labels: Collection[str], direction: Direction, depth: int | None
    ) -> dict[str, int]:
        frontier = set(_keys(self._connection, [start]).values())
        steps = dict.fromkeys(frontier, 0)
        while frontier and (depth is None or steps[next(iter(frontier))] < depth):
            level = steps[next(iter(frontier))] + 1
            frontier = _neighbours(self._connection, frontier, labels, direction) - steps.keys()
            steps.update(dict.fromkeys(frontier, level))
        names = _names(self._connection, [key for key, level in steps.items() if level])
        return _nearest_first((level, names[key]) for key, level in steps.items() if level)

    def all_nodes(self) -> Iterator[Node]:
        """Every node, sorted by id."""
        return map(node_of, self._connection.execute("SELECT id, labels, properties FROM node ORDER BY id"))

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, sorted by triple."""
        statement = f"""{_EDGE} node AS s CROSS JOIN edge AS e ON e.start = s.key
            CROSS JOIN node AS t ON t.key = e."end" ORDER BY s.id, e.label, t.id"""
        return map(edge_of, self._connection.execute(statement))


def drop_edges(connection: sqlite3.Connection, triples: Collection[Triple]) -> None:
    """Take these edges away; those that do not exist are no error."""
    keys = _keys(connection, _ends(triples))
    known = ((keys[start], label, keys[end]) for start, label, end in triples if start in keys and end in keys)
    connection.executemany('DELETE FROM edge WHERE start = ? AND label = ? AND "end" = ?', known)


def drop_nodes(connection: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take these nodes away with every edge that touches them."""
    keys = list(_keys(connection, ids).values())
    for statement in ("DELETE FROM edge WHERE start = ?", 'DELETE FROM edge WHERE "end" = ?'):
        connection.executemany(statement, ((key,) for key in keys))
    _drop_keys(connection, keys)


def drop_orphans(connection: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take away those of these nodes that no edge touches."""
    statement = """SELECT wanted.value FROM json_each(?) AS wanted
        WHERE NOT EXISTS (SELECT 1 FROM edge WHERE start = wanted.value)
        AND NOT EXISTS (SELECT 1 FROM edge WHERE "end" = wanted.value)"""
    keys = _keys(connection, ids).values()
    _drop_keys(connection, [key for [key] in connection.execute(statement, [codec.listed(keys)])])


def put_nodes(connection: sqlite3.Connection, nodes: Collection[Node]) -> None:
    """Keep these nodes; one that exists is replaced and keeps its edges."""
    rows = ((node.id, codec.dumps(node.labels), codec.dumps(storable(node.properties))) for node in nodes)
    connection.executemany(
        "INSERT INTO node (id, labels, properties) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET labels = excluded.labels, properties = excluded.properties",
        rows,
    )
    sqlite_documents.put(connection, nodes, _keys(connection, [node.id for node in nodes]))


def put_edges(connection: sqlite3.Connection, edges: Collection[Edge]) -> None:
    """Keep these edges, with their evidence once where claims hold it; ``ValueError`` where a node is missing."""
    keys = _keys(connection, _ends((edge.start, edge.label, edge.end) for edge in edges))
    for edge in edges:
        if edge.start not in keys or edge.end not in keys:
            raise ValueError(f"edge without its nodes: {edge.start} {edge.label} {edge.end}")
    told = zip(edges, sqlite_evidence.told(connection, edges), strict=True)
    connection.executemany(
        'INSERT INTO edge (start, label, "end", properties, claims) VALUES (?, ?, ?, ?, ?) '
        'ON CONFLICT (start, label, "end") DO UPDATE SET properties = excluded.properties, claims = excluded.claims',
        ((keys[edge.start], edge.label, keys[edge.end], *columns) for edge, columns in told),
    )


def node_of(row: tuple[str, str, str]) -> Node:
    """The node of a row (id, labels, properties)."""
    return Node(row[0], tuple(codec.parsed(row[1])), codec.parsed(row[2]))


def _short_walk(
    connection: sqlite3.Connection, start: str, labels: Collection[str], direction: Direction, depth: int | None
) -> dict[str, int] | None:
    """A walk that meets few nodes, or few ways to them; ``None`` for any other."""
    if direction == "both":
        return None
    [(known, asked)] = _STEPS[direction]
    statement = f"""WITH RECURSIVE reached (key, level) AS (
            SELECT key, 0 FROM node WHERE id = ?
            UNION SELECT e."{asked}", reached.level + 1 FROM reached
            CROSS JOIN edge AS e ON e."{known}" = reached.key {_label_is_one_of(labels)}
            WHERE reached.level < ? LIMIT {SHORT + 1})
        SELECT n.id, reached.level FROM reached CROSS JOIN node AS n ON n.key = reached.key"""  # noqa: S608
    rows = connection.execute(statement, [start, *labels, min(SHORT, SHORT if depth is None else depth)]).fetchall()
    if len(rows) > SHORT:
        return None
    steps: dict[str, int] = {}
    # rows come level by level, so the first of a node is its nearest
    for key, level in rows:
        steps.setdefault(key, level)
    steps.pop(start, None)
    return _nearest_first((level, key) for key, level in steps.items())


def _nearest_first(places: Iterable[tuple[int, str]]) -> dict[str, int]:
    # pairs in the order of the answer need no key for each
    return {key: level for level, key in sorted(places)}


def _neighbours(
    connection: sqlite3.Connection, frontier: set[int], labels: Collection[str], direction: Direction
) -> set[int]:
    found: set[int] = set()
    for known, asked in _STEPS[direction]:
        joined = f'json_each(?) AS wanted CROSS JOIN edge AS e ON e."{known}" = wanted.value'
        statement = f'SELECT DISTINCT e."{asked}" FROM {joined} {_label_is_one_of(labels)}'  # noqa: S608
        found.update(key for [key] in connection.execute(statement, [codec.listed(frontier), *labels]))
    return found


def _label_is_one_of(labels: Collection[str]) -> str:
    return f"AND e.label IN ({', '.join('?' * len(labels))})" if labels else ""


def _drop_keys(connection: sqlite3.Connection, keys: Collection[int]) -> None:
    sqlite_documents.drop(connection, keys)
    connection.executemany("DELETE FROM node WHERE key = ?", ((key,) for key in keys))


def _ends(triples: Iterable[Triple]) -> set[str]:
    return {end for triple in triples for end in (triple[0], triple[2])}


def _keys(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, int]:
    statement = "SELECT n.id, n.key FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.id = wanted.value"
    return dict(connection.execute(statement, [codec.listed(ids)]))


def _names(connection: sqlite3.Connection, keys: Collection[int]) -> dict[int, str]:
    statement = "SELECT n.key, n.id FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.key = wanted.value"
    return dict(connection.execute(statement, [codec.listed(keys)]))
