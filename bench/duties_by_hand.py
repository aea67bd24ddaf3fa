"""Coverage, duties and tasks by hand in SQL and in Cypher: statements for the one question, and what reads their rows.

They answer what the store answers. Coverage: of whom what was issued in how many steps, with the sentences of the last
step and of who issued it, how many texts are loaded and how many since, who is told to carry it out, and bodies that
only texts know. Tasks and duties: states by what was issued until the day, what a row itself names, every body and
document at the edges, documents that a body carries out or was sent, and who answers today for whom.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

DAY = "2024-12-31"
#: name of a statement, and its parameters beside the day → rows, decoded
Rows = Callable[..., list[tuple[Any, ...]]]

_AT_TASK = """(SELECT json_group_array(json_array(e.label, x.id, json(e.properties))) FROM edge AS e
            CROSS JOIN node AS x ON x.key = e.start
            WHERE e."end" = t.key AND e.label IN ('LEADS', 'COORDINATES', 'ADVISES', 'MONITORS', 'REALISES')),
        (SELECT json_group_array(json_array(e.label, x.id, json(e.properties))) FROM edge AS e
            CROSS JOIN node AS x ON x.key = e."end" WHERE e.start = t.key AND e.label IN ('SET_BY', 'CONCERNS'))"""
SQL: Mapping[str, str] = MappingProxyType(
    {
        "nodes": """SELECT n.id, n.properties FROM json_each(:ids) AS wanted
            CROSS JOIN node AS n ON n.id = wanted.value""",
        "issuers": """SELECT b.id, b.properties FROM node AS d CROSS JOIN edge AS i ON i.start = d.key
            AND i.label = 'ISSUED_BY' CROSS JOIN node AS b ON b.key = i."end" WHERE d.id = :asked""",
        "walk": """WITH RECURSIVE reached (key, level) AS (
                SELECT key, 0 FROM node WHERE id = :asked
                UNION SELECT e.start, reached.level + 1 FROM reached CROSS JOIN edge AS e ON e."end" = reached.key
                    AND e.label IN ('IMPLEMENTS', 'CONTINUES'))
            SELECT key, min(level) FROM reached GROUP BY key""",
        "issued": """SELECT b.id, d.key, d.id, d.properties, i.properties,
                (SELECT json_group_array(json_array(p.key, p.properties ->> 'name', json(e.properties))) FROM edge AS e
                CROSS JOIN node AS p ON p.key = e."end"
                WHERE e.start = d.key AND e.label IN ('IMPLEMENTS', 'CONTINUES'))
            FROM json_each(:reached) AS reached
            CROSS JOIN edge AS i ON i.start = reached.value AND i.label = 'ISSUED_BY'
            CROSS JOIN node AS b ON b.key = i."end" CROSS JOIN node AS d ON d.key = i.start
            WHERE b.id IN (SELECT value FROM json_each(:ids)) AND d.id <> :asked
                AND d.properties ->> 'issued_on' <= :day""",
        "loaded": """SELECT b.id, count(*), sum(d.issued_on >= :since) FROM json_each(:ids) AS wanted
            CROSS JOIN node AS b ON b.id = wanted.value
            CROSS JOIN edge AS i ON i."end" = b.key AND i.label = 'ISSUED_BY'
            CROSS JOIN document AS d ON d.key = i.start WHERE d.in_corpus AND d.issued_on <= :day GROUP BY b.key""",
        "told": """SELECT b.id, e.properties FROM node AS d CROSS JOIN edge AS e ON e."end" = d.key
            AND e.label = 'CARRIES_OUT' CROSS JOIN node AS b ON b.key = e.start WHERE d.id = :asked""",
        "from texts": """SELECT id, properties FROM node WHERE id >= 'body.' AND id < 'body/'
            AND properties ->> 'found_in_text' AND properties ->> 'level' = 'district'""",
        "duties": f"""WITH RECURSIVE before (key) AS (
                SELECT key FROM node WHERE id = :asked
                UNION SELECT e.start FROM before CROSS JOIN edge AS e ON e."end" = before.key
                    AND e.label = 'SUCCEEDED_BY' WHERE e.properties ->> 'on' <= :day),
            told (key) AS (SELECT DISTINCT r."end" FROM before CROSS JOIN edge AS r ON r.start = before.key
                AND r.label IN ('LEADS', 'COORDINATES', 'ADVISES', 'MONITORS'))
            SELECT t.id, t.properties, {_AT_TASK} FROM told CROSS JOIN node AS t ON t.key = told.key
            WHERE EXISTS (SELECT 1 FROM edge AS s CROSS JOIN document AS d ON d.key = s."end"
                WHERE s.start = t.key AND s.label = 'SET_BY' AND d.issued_on <= :day)""",  # noqa: S608
        "around": """SELECT e.label, x.id, x.properties, e.properties FROM node AS b
            CROSS JOIN edge AS e ON e.start = b.key AND e.label = 'CARRIES_OUT' CROSS JOIN node AS x ON x.key = e."end"
            WHERE b.id = :asked
            UNION ALL SELECT e.label, x.id, x.properties, e.properties FROM node AS b
            CROSS JOIN edge AS e ON e."end" = b.key AND e.label = 'SENT_TO' CROSS JOIN node AS x ON x.key = e.start
            WHERE b.id = :asked""",
        "tasks": f"""SELECT t.id, t.properties, {_AT_TASK}
            FROM node AS d CROSS JOIN edge AS s ON s."end" = d.key AND s.label = 'SET_BY'
            CROSS JOIN node AS t ON t.key = s.start WHERE d.id = :asked""",  # noqa: S608
        "listed": """SELECT t.id, t.properties, e.properties FROM node AS d CROSS JOIN edge AS e ON e."end" = d.key
            AND e.label = 'CONCERNS' CROSS JOIN node AS t ON t.key = e.start WHERE d.id = :asked""",
        "onwards": """WITH RECURSIVE passed (first, key) AS (
                SELECT n.key, n.key FROM json_each(:ids) AS wanted CROSS JOIN node AS n ON n.id = wanted.value
                UNION SELECT passed.first, e."end" FROM passed CROSS JOIN edge AS e ON e.start = passed.key
                    AND e.label = 'SUCCEEDED_BY' WHERE e.properties ->> 'on' <= :day)
            SELECT f.id, n.id, n.properties FROM passed CROSS JOIN node AS f ON f.key = passed.first
            CROSS JOIN node AS n ON n.key = passed.key
            WHERE NOT EXISTS (SELECT 1 FROM edge AS e WHERE e.start = passed.key AND e.label = 'SUCCEEDED_BY'
                AND e.properties ->> 'on' <= :day)""",
    }
)
_CYPHER_AT_TASK = """
        [(t)<-[e:LEADS|COORDINATES|ADVISES|MONITORS|REALISES]-(x) | [type(e), x.id, properties(e)]] AS incoming,
        [(t)-[e:SET_BY|CONCERNS]->(x) | [type(e), x.id, properties(e)]] AS leaving"""
CYPHER: Mapping[str, str] = MappingProxyType(
    {
        "nodes": "MATCH (n:_Node) WHERE n.id IN $ids RETURN n.id AS id, properties(n) AS properties",
        "issuers": """MATCH (:Document {id: $asked})-[:ISSUED_BY]->(b:Body)
            RETURN b.id AS id, properties(b) AS properties""",
        "walk": """MATCH path = (:Document {id: $asked})<-[:IMPLEMENTS|CONTINUES*0..]-(d:Document)
            RETURN d.id AS id, min(length(path)) AS level""",
        "issued": """UNWIND $reached AS key MATCH (d:Document {id: key})-[i:ISSUED_BY]->(b:Body)
            WHERE b.id IN $ids AND d.id <> $asked AND d.issued_on <= $day
            RETURN b.id AS body, d.id AS key, d.id AS id, properties(d) AS document, properties(i) AS said,
            [(d)-[e:IMPLEMENTS|CONTINUES]->(p) | [p.id, p.name, properties(e)]] AS via""",
        "loaded": """UNWIND $ids AS id MATCH (b:Body {id: id})<-[:ISSUED_BY]-(d:Document)
            WHERE d.in_corpus AND d.issued_on <= $day
            RETURN id, count(d) AS documents, count(CASE WHEN d.issued_on >= $since THEN 1 END) AS later""",
        "told": """MATCH (:Document {id: $asked})<-[e:CARRIES_OUT]-(b:Body)
            RETURN b.id AS id, properties(e) AS said""",
        "from texts": """MATCH (b:Body {level: 'district'}) WHERE b.found_in_text
            RETURN b.id AS id, properties(b) AS properties""",
        "duties": f"""MATCH (:Body {{id: $asked}})<-[s:SUCCEEDED_BY*0..]-(b:Body) WHERE all(e IN s WHERE e.on <= $day)
            MATCH (b)-[:LEADS|COORDINATES|ADVISES|MONITORS]->(t:Task) WITH DISTINCT t
            WHERE EXISTS {{ (t)-[:SET_BY]->(d:Document) WHERE d.issued_on <= $day }}
            RETURN t.id AS id, properties(t) AS task, {_CYPHER_AT_TASK}""",
        "around": """MATCH (b:Body {id: $asked})
            OPTIONAL MATCH (b)-[c:CARRIES_OUT]->(x)
            WITH b, collect([type(c), x.id, properties(x), properties(c)]) AS carried
            OPTIONAL MATCH (b)<-[s:SENT_TO]-(y)
            WITH carried, collect([type(s), y.id, properties(y), properties(s)]) AS sent
            UNWIND carried + sent AS row WITH row WHERE row[0] IS NOT NULL
            RETURN row[0] AS label, row[1] AS id, row[2] AS document, row[3] AS said""",
        "tasks": f"""MATCH (:Document {{id: $asked}})<-[:SET_BY]-(t:Task)
            RETURN t.id AS id, properties(t) AS task, {_CYPHER_AT_TASK}""",
        "listed": """MATCH (:Document {id: $asked})<-[e:CONCERNS]-(t:Task)
            RETURN t.id AS id, properties(t) AS task, properties(e) AS said""",
        "onwards": """MATCH (f:Body)-[s:SUCCEEDED_BY*0..]->(n:Body)
            WHERE f.id IN $ids AND all(e IN s WHERE e.on <= $day)
            AND NOT EXISTS { (n)-[e:SUCCEEDED_BY]->() WHERE e.on <= $day }
            RETURN DISTINCT f.id AS first, n.id AS id, properties(n) AS properties""",
    }
)


def coverage(rows: Rows, asked: str, places: Mapping[str, Sequence[str]], ids: object) -> object:
    """For each place its state, the documents with their steps and the edges of the last, and the texts loaded."""
    [(_, directive)] = rows("nodes", ids=[asked])
    if rows("from texts"):
        raise ValueError("by hand no body is told that only texts know")
    rows("issuers", asked=asked)
    levels: dict[Any, int] = dict(rows("walk", asked=asked))
    found = rows("issued", asked=asked, reached=list(levels), ids=ids)
    issued = _by_first((body, _issued(document, levels)) for body, *document in found)
    loaded = {row[0]: row[1:] for row in rows("loaded", ids=ids, since=directive["issued_on"])}
    told = _by_first(rows("told", asked=asked))
    return {place: _covered(bodies, issued, loaded, told) for place, bodies in places.items()}


def tasks(rows: Rows, asked: str) -> object:
    """For each task its state; who answers for whom."""
    [_] = rows("nodes", ids=[asked])
    if any("SET_BY" in (row[2].get("relation") or ()) for row in rows("listed", asked=asked)):
        raise ValueError("by hand no task is told that a register sets")
    found = rows("tasks", asked=asked)
    others = _others(rows, found)
    leads = {body for row in found for label, body, _ in row[2] if label == "LEADS"}
    return {row[0]: _state(row[2], others) for row in found}, _answering(rows, leads)


def duties(rows: Rows, asked: str) -> object:
    """For each task its state; who answers for the body, and how many documents it carries out or was sent."""
    found = rows("duties", asked=asked)
    others = _others(rows, found)
    around = rows("around", asked=asked)
    return {row[0]: _state(row[2], others) for row in found}, _answering(rows, [asked]), len(around)


def _issued(document: Sequence[Any], levels: Mapping[Any, int]) -> tuple[str, int, int]:
    """A document, its steps, and how many edges lead one step nearer to the directive."""
    key, name, _, _, edges = document
    return name, levels[key], sum(levels.get(end) == levels[key] - 1 for end, *_ in edges)


def _by_first(rows: Iterable[Sequence[Any]]) -> Mapping[str, list[Any]]:
    groups = defaultdict[str, list[Any]](list)
    for first, rest in rows:
        groups[first].append(rest)
    return groups


def _covered(
    bodies: Sequence[str],
    issued: Mapping[str, list[Any]],
    loaded: Mapping[str, Sequence[int]],
    told: Mapping[str, list[Any]],
) -> object:
    found = {each for body in bodies for each in issued.get(body, ())}
    counted = [loaded[body] for body in bodies if body in loaded]
    state = "issued" if found else "none_seen" if counted else "nothing_loaded"
    sums = [sum(column) for column in zip(*counted, strict=True)] if counted else [0, 0]
    return state, sorted(found), *sums, sum(len(told.get(body, ())) for body in bodies)


def _others(rows: Rows, found: Iterable[Sequence[Any]]) -> Mapping[str, Mapping[str, Any]]:
    """The bodies and documents at the edges of some tasks."""
    ids = {key for row in found for edges in row[2:] for _, key, _ in edges}
    return dict(rows("nodes", ids=sorted(ids)))


def _state(edges: Iterable[Sequence[Any]], others: Mapping[str, Mapping[str, Any]]) -> str:
    seen = [said for label, key, said in edges if label == "REALISES" and others[key]["issued_on"] <= DAY]
    states = {said.get("state") for said in seen} - {"refused"}
    return "issued" if states & {"sure", "confirmed"} else "suggested" if states else "not_seen"


def _answering(rows: Rows, bodies: Iterable[str]) -> object:
    """For each body that has changed or ended by the day, who answers."""
    ends = _by_first((first, (key, known)) for first, key, known in rows("onwards", ids=sorted(bodies)))
    return {
        body: sorted(key for key, _ in found)
        for body, found in ends.items()
        if not any(key == body and _stands(known) for key, known in found)
    }


def _stands(known: Mapping[str, Any]) -> bool:
    to, until = known.get("valid_to") or "9999", known.get("known_until") or "9999"
    return (known.get("valid_from") or "") <= DAY <= min(to, until)


def decoded(cell: Any) -> Any:
    """JSON as it is kept is decoded, as it is for whoever asks us."""
    if isinstance(cell, list):
        return [decoded(each) for each in cell]
    if isinstance(cell, dict):
        return {name: decoded(each) for name, each in cell.items()}
    return json.loads(cell) if isinstance(cell, str) and cell[:1] in "{[" else cell
