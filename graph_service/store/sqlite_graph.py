"""The graph in SQLite: nodes, edges and walks. Functions on an open transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from graph_service.store import codec, sqlite_documents, sqlite_evidence
from graph_service.store.columns import storable
from graph_service.store.protocol import Direction, Narrowing, OneWay, Outline, Triple
from graph_service.store.sqlite_evidence import COLUMNS, edges_of
from graph_service.store.sqlite_module import sqlite3
from loaders.graph import Edge, Node

T = TypeVar("T")
_EDGE = f"SELECT {COLUMNS} FROM"
_NODE = "SELECT id, labels, properties FROM node WHERE id = ?"
_NODES = "SELECT n.id, n.labels, n.properties FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.id = wanted.value"
#: rows that are read at once
BATCH = 500
#: the largest bound of a walk that a statement may name
DEEPEST = 1_000_000
#: labels that are looked up one by one
FEW = 1
_OTHER, _THIS = {"out": "t", "in": "s"}, {"out": "s", "in": "t"}
_LINKED = {way: f"{COLUMNS}, {other}.labels, {other}.properties" for way, other in _OTHER.items()}
_IS_AMONG = "WHERE {}.id IN (SELECT value FROM json_each(?))"
#: what holds of a document where a field is set
_NARROWING = {
    "type": "d.type = ?",
    "level": "d.level = ?",
    "in_corpus": "d.in_corpus = ?",
    "issued_from": "d.issued_on >= ?",
    "issued_to": "d.issued_on <= ?",
    "as_of": "coalesce(d.issued_on, '') <= ?",
}
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
        if not ids:
            return {}
        # most questions begin with one node, for which a table takes longer than all the rest
        if len(ids) == 1:
            return _by_id(self._connection.execute(_NODE, list(ids)).fetchall())
        return _by_id(self._connection.execute(_NODES, [codec.listed(ids)]).fetchall())

    def outlines(self, ids: Collection[str]) -> dict[str, Outline]:
        """Level, place and day of documents, from their columns, sorted by id."""
        statement = """SELECT n.id, d.level, d.place, d.issued_on FROM json_each(?) AS wanted
            CROSS JOIN node AS n ON n.id = wanted.value CROSS JOIN document AS d ON d.key = n.key ORDER BY n.id"""
        return {row[0]: Outline(*row) for row in self._connection.execute(statement, [codec.listed(ids)])}

    def narrowed(self, ids: Collection[str], by: Narrowing) -> set[str]:
        """The documents among ``ids`` that fit, by their columns."""
        if not ids:
            return set()
        asked = {condition: getattr(by, name) for name, condition in _NARROWING.items()}
        asked = {condition: value for condition, value in asked.items() if value is not None}
        statement = f"""SELECT wanted.value FROM json_each(?) AS wanted CROSS JOIN node AS n ON n.id = wanted.value
            CROSS JOIN document AS d ON d.key = n.key WHERE {" AND ".join(["TRUE", *asked])}"""  # noqa: S608
        return {key for [key] in self._connection.execute(statement, [codec.listed(ids), *asked.values()])}

    def nodes_under(self, prefix: str, having: Mapping[str, str | bool] = MappingProxyType({})) -> list[Node]:
        """The nodes whose id begins with ``prefix`` and that have these properties; ids compare by code points."""
        has = " AND json_extract(properties, '$.' || ?) = ?" * len(having)
        statement = f"SELECT id, labels, properties FROM node WHERE id >= ? AND id < ?{has} ORDER BY id"  # noqa: S608
        values = [prefix, f"{prefix}\U0010ffff", *chain.from_iterable(having.items())]
        return nodes_of(self._connection.execute(statement, values).fetchall())

    def loaded_of(self, bodies: Collection[str], since: str, until: str) -> dict[str, tuple[int, int]]:
        """How many loaded documents each body issued until a day, and how many of these since another."""
        statement = """SELECT n.id, count(*), sum(coalesce(d.issued_on, ?) >= ?) FROM json_each(?) AS wanted
            CROSS JOIN node AS n ON n.id = wanted.value
            CROSS JOIN edge AS e ON e."end" = n.key AND e.label = 'ISSUED_BY'
            CROSS JOIN document AS d ON d.key = e.start
            WHERE d.in_corpus AND coalesce(d.issued_on, '') <= ? GROUP BY n.key"""
        rows = self._connection.execute(statement, [since, since, codec.listed(bodies), until])
        return {key: (all_, later) for key, all_, later in rows}

    def edges(
        self,
        ids: Collection[str],
        labels: Collection[str],
        direction: Direction,
        to: Collection[str] | None = None,
    ) -> list[Edge]:
        """Edges of these labels (none named: of every label) at one of ``ids``, sorted by triple."""
        if direction != "both":
            return edges_of(sorted(self._at(ids, labels, direction, COLUMNS, to)))
        # an edge between two that are wanted is met from both of its ends
        found = [row for way in ("out", "in") for row in self._at(ids, labels, way, COLUMNS, to)]
        return edges_of(sorted({row[:3]: row for row in found}.values()))

    def linked(
        self, ids: Collection[str], labels: Collection[str], direction: OneWay
    ) -> tuple[list[Edge], dict[str, Node]]:
        """What ``edges`` gives, and the nodes at the other ends of these edges."""
        rows = sorted(self._at(ids, labels, direction, _LINKED[direction]))
        if not rows:
            return [], {}
        at = 0 if direction == "in" else 2
        return edges_of(rows), _by_id([(row[at], row[5], row[6]) for row in rows])

    def neighbours(self, ids: Collection[str], labels: Collection[str], direction: OneWay) -> dict[str, Node]:
        """The nodes at the other ends of such edges."""
        other = _OTHER[direction]
        columns = f"{other}.id, {other}.labels, {other}.properties, {_THIS[direction]}.id"
        return _by_id([row[:3] for row in self._at(ids, labels, direction, columns) if row[0] != row[3]])

    def _at(
        self,
        ids: Collection[str],
        labels: Collection[str],
        direction: Direction,
        columns: str,
        to: Collection[str] | None = None,
    ) -> Iterable[tuple[Any, ...]]:
        """Columns of each edge ``e`` at one of the nodes, from ``s`` to ``t``."""
        if not ids:
            return ()
        is_one = len(ids) == 1
        statement = _statement_at(is_one, len(labels), direction, columns, to is not None)
        value = next(iter(ids)) if is_one else codec.listed(ids)
        return self._connection.execute(statement, [value, *labels, *([] if to is None else [codec.listed(to)])])

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

        One statement where most nodes are met on few ways, as in most graphs. Where many ways lead to a node a
        statement a level reads every edge once.
        """
        steps = None
        if depth == 1 and direction != "both":
            found = {key for [key] in self._at([start], labels, direction, f"{_OTHER[direction]}.id")}
            return dict.fromkeys(sorted(found - {start}), 1)
        if direction != "both":
            steps = _walk_at_once(self._connection, start, labels, direction, depth)
        if steps is None:
            steps = self._walk_by_level(start, labels, direction, depth)
        steps.pop(start, None)
        return {key: steps[key] for key in sorted(sorted(steps), key=steps.__getitem__)}

    def _walk_by_level(
        self, start: str, labels: Collection[str], direction: Direction, depth: int | None
    ) -> dict[str, int]:
        frontier = set(_keys(self._connection, [start]).values())
        steps = dict.fromkeys(frontier, 0)
        while frontier and (depth is None or steps[next(iter(frontier))] < depth):
            level = steps[next(iter(frontier))] + 1
            frontier = _neighbours(self._connection, frontier, labels, direction) - steps.keys()
            steps.update(dict.fromkeys(frontier, level))
        names = _names(self._connection, steps)
        return {names[key]: level for key, level in steps.items()}

    def all_nodes(self) -> Iterator[Node]:
        """Every node, sorted by id."""
        return _in_batches(self._connection.execute("SELECT id, labels, properties FROM node ORDER BY id"), nodes_of)

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, sorted by triple."""
        statement = f"""{_EDGE} node AS s CROSS JOIN edge AS e ON e.start = s.key
            CROSS JOIN node AS t ON t.key = e."end" ORDER BY s.id, e.label, t.id"""
        return _in_batches(self._connection.execute(statement), edges_of)


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


def nodes_of(rows: Sequence[tuple[str, str, str]]) -> list[Node]:
    """The nodes of rows (id, labels, properties)."""
    told = codec.each_parsed([row[2] for row in rows])
    return [Node(row[0], _labels(row[1]), properties) for row, properties in zip(rows, told, strict=True)]


def _by_id(rows: Sequence[tuple[str, str, str]]) -> dict[str, Node]:
    """The nodes of rows (id, labels, properties), each once, sorted by id."""
    if len(rows) == 1:
        [(key, labels, properties)] = rows
        return {key: Node(key, _labels(labels), codec.parsed(properties))}
    each = {row[0]: row for row in rows}
    return {node.id: node for node in nodes_of([each[key] for key in sorted(each)])}


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[str, ...]:
    # there are as many as there are types of documents, bodies and places
    return tuple(codec.parsed(text))


def _in_batches(rows: sqlite3.Cursor, read: Callable[[list[Any]], list[T]]) -> Iterator[T]:
    while batch := rows.fetchmany(BATCH):
        yield from read(batch)


def _walk_at_once(
    connection: sqlite3.Connection, start: str, labels: Collection[str], direction: Direction, depth: int | None
) -> dict[str, int] | None:
    """The fewest steps to each node, the first with none; ``None`` where nodes are met on too many ways."""
    [(known, asked)] = _STEPS[direction]
    # SQLite takes no larger number, and no walk is that long
    bounds = [] if depth is None else [min(depth, DEEPEST)]
    deeper = "AND reached.level < ?" * len(bounds)
    statement = f"""WITH RECURSIVE reached (key, level) AS (
            SELECT key, 0 FROM node WHERE id = ?
            UNION SELECT e."{asked}", reached.level + 1 FROM reached
            CROSS JOIN edge AS e ON e."{known}" = reached.key {_walked(labels)} {deeper})
        SELECT n.id, reached.level FROM reached CROSS JOIN node AS n ON n.key = reached.key"""  # noqa: S608
    rows = connection.execute(statement, [start, *labels, *bounds])
    steps: dict[str, int] = {}
    met = 0
    while batch := rows.fetchmany(BATCH):
        # rows come level by level, so the first of a node is its nearest
        for key, level in batch:
            steps.setdefault(key, level)
        met += len(batch)
        if met > 2 * len(steps) + BATCH:
            rows.close()
            return None
    return steps


def _neighbours(
    connection: sqlite3.Connection, frontier: set[int], labels: Collection[str], direction: Direction
) -> set[int]:
    found: set[int] = set()
    for known, asked in _STEPS[direction]:
        joined = f'json_each(?) AS wanted CROSS JOIN edge AS e ON e."{known}" = wanted.value'
        statement = f'SELECT DISTINCT e."{asked}" FROM {joined} {_walked(labels)}'  # noqa: S608
        found.update(key for [key] in connection.execute(statement, [codec.listed(frontier), *labels]))
    return found


# a question asks for few kinds of edges, each again and again
@lru_cache(maxsize=256)
def _statement_at(is_one: bool, labels: int, direction: Direction, columns: str, is_bounded: bool) -> str:
    [(known, asked)], this, other = _STEPS[direction], _THIS[direction], _OTHER[direction]
    among = _IS_AMONG.format(other) if is_bounded else ""
    # in the order of the parameters; one id needs no table
    begin = f"node AS {this} CROSS JOIN edge AS e ON {this}.id = ? AND"
    if not is_one:
        begin = f"json_each(?) AS wanted CROSS JOIN node AS {this} ON {this}.id = wanted.value CROSS JOIN edge AS e ON"
    return f"""SELECT {columns} FROM {begin} e."{known}" = {this}.key {_label_is_one_of(range(labels))}
        CROSS JOIN node AS {other} ON {other}.key = e."{asked}" {among}"""  # noqa: S608


def _label_is_one_of(labels: Collection[object]) -> str:
    return f"AND e.label IN ({', '.join('?' * len(labels))})" if labels else ""


def _walked(labels: Collection[str]) -> str:
    """The same for a step of a walk: to look each of many labels up costs more than to pass over the others."""
    return _label_is_one_of(labels).replace("e.label", "+e.label") if len(labels) > FEW else _label_is_one_of(labels)


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
