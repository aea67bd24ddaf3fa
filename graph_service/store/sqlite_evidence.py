"""Evidence in SQLite: each item stands in the claim that says it, and edges name these claims.

An edge whose items all stand in claims keeps the places of these; any other keeps its evidence itself. Before a
claim goes or changes, the edges that name it take its evidence back, so that no edge loses any; but for those that the
same change drops or puts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph_service.store import codec
from graph_service.store.columns import edge_hash, storable
from graph_service.store.protocol import Triple
from graph_service.store.sqlite_module import sqlite3
from loaders.graph import Edge

#: a place of a claim is one number: that of its source, and its position in it counted from here
_SHIFT, _ZERO = 24, 1 << 23
#: what ``edges_of`` reads of an edge ``e`` between the nodes ``s`` and ``t``
COLUMNS = f"""s.id, e.label, t.id, e.properties, CASE WHEN e.claims IS NOT NULL THEN (
    SELECT '[' || group_concat(c.evidence, ',') || ']' FROM json_each(e.claims) AS place
    CROSS JOIN claim AS c ON c.source = place.value >> {_SHIFT}
    AND c.position = (place.value & {(1 << _SHIFT) - 1}) - {_ZERO}) END"""  # noqa: S608


def place_of(source: int, position: int) -> int:
    """The place of a claim as one number."""
    return (source << _SHIFT) + position + _ZERO


def edges_of(rows: Sequence[tuple[Any, ...]]) -> list[Edge]:
    """The edges of rows of ``COLUMNS``."""
    if len(rows) == 1:
        [(start, label, end, properties, evidence, *_)] = rows
        said = codec.parsed(evidence) if evidence else None
        return [Edge(start, label, end, _with_evidence(codec.parsed(properties), said))]
    if not rows:
        return []
    told = codec.each_parsed([row[3] for row in rows])
    if any(row[4] for row in rows):
        told = list(map(_with_evidence, told, codec.each_parsed([row[4] or "null" for row in rows])))
    return [Edge(row[0], row[1], row[2], properties) for row, properties in zip(rows, told, strict=True)]


def _with_evidence(properties: dict[str, Any], evidence: list[Any] | None) -> dict[str, Any]:
    if evidence is None:
        return properties
    properties["evidence"] = evidence
    return dict(sorted(properties.items())) if len(properties) > 1 else properties


def told(connection: sqlite3.Connection, edges: Collection[Edge]) -> Iterator[tuple[str, str | None]]:
    """For each edge its properties, and the places of the claims that hold its evidence or ``None``."""
    places = _places(
        connection, [(edge.start, edge.label, edge.end) for edge in edges if "evidence" in edge.properties]
    )
    for edge in edges:
        known = places.get((edge.start, edge.label, edge.end), {})
        items = [known.get(codec.dumps(item)) for item in edge.properties.get("evidence", ())]
        if not items or None in items:
            yield codec.dumps(storable(edge.properties)), None
        else:
            rest = {name: value for name, value in edge.properties.items() if name != "evidence"}
            yield codec.dumps(storable(rest)), codec.dumps(items)


def take_back(
    connection: sqlite3.Connection, claims: Iterable[tuple[int, int]], besides: Collection[Triple] = ()
) -> None:
    """Give the edges that name some of these claims, by source and position, their evidence to keep."""
    statement = """SELECT DISTINCT c.start, c.label, c."end" FROM json_each(?) AS wanted CROSS JOIN claim AS c
        ON c.source = json_extract(wanted.value, '$[0]') AND c.position = json_extract(wanted.value, '$[1]')"""
    _keep(connection, connection.execute(statement, [codec.dumps(list(claims))]), besides)


def take_back_of(connection: sqlite3.Connection, sources: Collection[int], besides: Collection[Triple] = ()) -> None:
    """The same for all claims of some sources."""
    statement = """SELECT DISTINCT c.start, c.label, c."end" FROM json_each(?) AS wanted
        CROSS JOIN claim AS c ON c.source = wanted.value"""
    _keep(connection, connection.execute(statement, [codec.dumps(list(sources))]), besides)


def _keep(connection: sqlite3.Connection, named: Iterable[Triple], besides: Collection[Triple]) -> None:
    triples = list(set(named).difference(besides))
    if not triples:
        return
    statement = f"""SELECT {COLUMNS}, e.rowid FROM json_each(?) AS wanted
        CROSS JOIN node AS s ON s.id = json_extract(wanted.value, '$[0]')
        CROSS JOIN node AS t ON t.id = json_extract(wanted.value, '$[2]')
        CROSS JOIN edge AS e ON e.start = s.key AND e.label = json_extract(wanted.value, '$[1]') AND e."end" = t.key
        WHERE e.claims IS NOT NULL"""  # noqa: S608
    rows = connection.execute(statement, [codec.dumps(triples)]).fetchall()
    told = [codec.dumps(storable(edge.properties)) for edge in edges_of(rows)]
    kept = [(properties, row[5]) for properties, row in zip(told, rows, strict=True)]
    connection.executemany("UPDATE edge SET properties = ?, claims = NULL WHERE rowid = ?", kept)


def _places(connection: sqlite3.Connection, triples: list[Triple]) -> Mapping[Triple, dict[str, int]]:
    """The places of the claims behind some edges, by their evidence."""
    statement = """SELECT c.start, c.label, c."end", c.evidence, c.source, c.position FROM json_each(?) AS wanted
        CROSS JOIN claim AS c ON c.edge = wanted.value ORDER BY c.source DESC, c.position DESC"""
    found: dict[Triple, dict[str, int]] = {}
    # of several that say the same, the first in order is named
    for *triple, evidence, source, position in connection.execute(statement, [codec.dumps([*map(edge_hash, triples)])]):
        found.setdefault((triple[0], triple[1], triple[2]), {})[evidence] = place_of(source, position)
    return found
