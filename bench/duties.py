"""Coverage, the duties of a body and the tasks of a document, beside the same answers by hand in SQL and Cypher.

By hand means one statement for each kind of row, written for this one question, whose rows are decoded and told
as the same places, tasks and states; sentences are fetched and decoded on both sides.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import neo4j

from bench.graph import Graph, generate, put, quoted
from bench.result import Result
from bench.stores import Bare, driver, neo4j_store, sqlite_store
from bench.timing import median_seconds
from graph_service.queries import every as queries
from graph_service.store.protocol import Reads, Store, ask
from graph_service.store.sqlite_module import sqlite3
from loaders.know.organs import organ
from loaders.know.organs_of import departments, organs_of
from loaders.know.places import units
from loaders.know.surroundings import about
from loaders.model import Edge, Node

DAY = "2024-12-31"
TASKS = 50
Question = Callable[[str], object]
#: statements by hand: the name of each kind of row → its statement, and how rows are read
ByHand = Callable[[str], Callable[[str], list[tuple[Any, ...]]]]

SQL: Mapping[str, str] = {
    "issued": """WITH RECURSIVE reached (key) AS (
            SELECT key FROM node WHERE id = :asked
            UNION SELECT e.start FROM reached CROSS JOIN edge AS e ON e."end" = reached.key
                AND e.label IN ('IMPLEMENTS', 'CONTINUES'))
        SELECT b.id, d.properties, (SELECT json_group_array(json(e.properties)) FROM edge AS e
            WHERE e.start = d.key AND e.label IN ('IMPLEMENTS', 'CONTINUES'))
        FROM reached CROSS JOIN edge AS i ON i.start = reached.key AND i.label = 'ISSUED_BY'
        CROSS JOIN node AS b ON b.key = i."end" CROSS JOIN node AS d ON d.key = i.start
        WHERE b.id IN (SELECT value FROM json_each(:bodies)) AND d.id <> :asked
            AND d.properties ->> 'issued_on' <= :day""",
    "loaded": """SELECT b.id, count(*) FROM json_each(:bodies) AS wanted CROSS JOIN node AS b ON b.id = wanted.value
        CROSS JOIN edge AS i ON i."end" = b.key AND i.label = 'ISSUED_BY'
        CROSS JOIN document AS d ON d.key = i.start WHERE d.in_corpus AND d.issued_on <= :day GROUP BY b.key""",
    "duties": """SELECT t.id, t.properties, r.properties, s.properties, d.id, (
            SELECT json_group_array(json_array(e.label, json(e.properties))) FROM edge AS e
            WHERE e."end" = t.key AND e.label IN ('LEADS', 'COORDINATES', 'ADVISES', 'MONITORS', 'REALISES'))
        FROM node AS b CROSS JOIN edge AS r ON r.start = b.key
            AND r.label IN ('LEADS', 'COORDINATES', 'ADVISES', 'MONITORS')
        CROSS JOIN node AS t ON t.key = r."end"
        CROSS JOIN edge AS s ON s.start = t.key AND s.label = 'SET_BY' CROSS JOIN node AS d ON d.key = s."end"
        WHERE b.id = :asked AND d.properties ->> 'issued_on' <= :day""",
    "tasks": """SELECT t.id, t.properties, NULL, s.properties, d.id, (
            SELECT json_group_array(json_array(e.label, json(e.properties))) FROM edge AS e
            WHERE e."end" = t.key AND e.label IN ('LEADS', 'COORDINATES', 'ADVISES', 'MONITORS', 'REALISES'))
        FROM node AS d CROSS JOIN edge AS s ON s."end" = d.key AND s.label = 'SET_BY'
        CROSS JOIN node AS t ON t.key = s.start WHERE d.id = :asked""",
}
CYPHER: Mapping[str, str] = {
    "issued": """MATCH (:Document {id: $asked})<-[:IMPLEMENTS|CONTINUES*1..]-(d:Document) WITH DISTINCT d
        MATCH (d)-[:ISSUED_BY]->(b:Body) WHERE b.id IN $bodies AND d.id <> $asked AND d.issued_on <= $day
        RETURN b.id AS body, properties(d) AS document, [(d)-[e:IMPLEMENTS|CONTINUES]->() | e.evidence] AS said""",
    "loaded": """UNWIND $bodies AS id MATCH (b:Body {id: id})<-[:ISSUED_BY]-(d:Document)
        WHERE d.in_corpus AND d.issued_on <= $day RETURN id, count(d) AS documents""",
    "duties": """MATCH (b:Body {id: $asked})-[r:LEADS|COORDINATES|ADVISES|MONITORS]->(t:Task)-[s:SET_BY]->(d:Document)
        WHERE d.issued_on <= $day RETURN t.id AS id, properties(t) AS task, r.evidence AS role, s.evidence AS said,
        d.id AS document,
        [(t)<-[e:LEADS|COORDINATES|ADVISES|MONITORS|REALISES]-() | [type(e), e.evidence]] AS others""",
    "tasks": """MATCH (d:Document {id: $asked})<-[s:SET_BY]-(t:Task) RETURN t.id AS id, properties(t) AS task,
        null AS role, s.evidence AS said, d.id AS document,
        [(t)<-[e:LEADS|COORDINATES|ADVISES|MONITORS|REALISES]-() | [type(e), e.evidence]] AS others""",
}


@dataclass(frozen=True, slots=True)
class Duties:
    """A graph with issuers and tasks; where to ask, and the bodies of each place that coverage asks about."""

    graph: Graph
    directives: Sequence[str]
    programmes: Sequence[str]
    leads: Sequence[str]
    places: Mapping[str, Sequence[str]]


def measure(documents: int, edges: int, repeat: int, bare: Bare | None, seed: int = 1) -> Iterator[Result]:
    """Three questions on every store that is there."""
    made = with_duties(generate(documents, edges, seed), seed)
    size = f"{documents:,} documents, {len(made.graph.edges):,} edges"
    with sqlite_store() as (store, path):
        put(store, made.graph)
        with closing(sqlite3.connect(path)) as connection:
            yield from compare(store, made, "SQLite", "SQL by hand", sql(connection, made), size, repeat)
    if bare:
        with neo4j_store(bare) as store, driver(bare) as connected:
            put(store, made.graph)
            yield from compare(store, made, "Neo4j", "Cypher by hand", cypher(connected, made), size, repeat)


def with_duties(graph: Graph, seed: int) -> Duties:
    """The graph with a body behind every document and fifty tasks in each of some programmes, half of them realised."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    districts = [unit for unit in units().values() if unit.level == "district" and unit.exists(DAY)]
    places = {unit.id: [body.id for body in organs_of(unit)] for unit in districts}
    issuers = [f"{unit.kind} {unit.name}" for unit in districts]
    names = [*(f"UBND {name}" for name in issuers), *(f"{name} thành phố Hà Nội" for name in departments())]
    nodes, known = about([*names, "Thành ủy Hà Nội", "Ban Chấp hành Trung ương"])
    of_level = {
        "central": ["Ban Chấp hành Trung ương"],
        "city": ["Thành ủy Hà Nội"],
        # two districts in three have documents
        "district": names[: len(districts) * 2 // 3],
        "ward": names[len(districts) :],
    }
    issued = [_edge(node.id, "ISSUED_BY", organ(chance.choice(of_level[_level(node)])).id) for node in graph.nodes]
    programmes = [node.id for node in graph.nodes if _level(node) == "city"][:200]
    leads = [organ(name).id for name in names[len(districts) :]]
    seen = [node.id for node in graph.nodes if node.properties["issued_on"] <= DAY]
    tasks, told = _tasks(programmes, leads, seen, chance)
    whole = Graph([*graph.nodes, *nodes, *tasks], [*graph.edges, *known, *issued, *told], graph.top, graph.bottom)
    return Duties(whole, graph.top, programmes[:25], leads, places)


def compare(
    store: Store, made: Duties, engine: str, alternative: str, by_hand: Mapping[str, Question], size: str, repeat: int
) -> Iterator[Result]:
    """A row for each question; two answers that are not the same are no comparison: ``ValueError`` then."""
    starts = {"coverage": made.directives, "duties": made.leads, "tasks": made.programmes}
    for name, ours in _ours(store).items():
        theirs = by_hand[name]
        for start in starts[name]:
            if ours(start) != theirs(start):
                raise ValueError(f"{name} of {start} is not the same by hand")
        mine, hand = (_each(question, starts[name], repeat) for question in (ours, theirs))
        yield Result(f"{name}, {engine}", size, mine, alternative, hand)


def _each(question: Question, starts: Sequence[str], repeat: int) -> float:
    return median_seconds(lambda: [question(start) for start in starts], repeat) / len(starts)


def _ours(store: Store) -> Mapping[str, Question]:
    def coverage(reads: Reads, asked: str) -> object:
        found = queries.coverage(reads, asked, "district", as_of=DAY)
        return {row.who.id: row.state for row in found.rows if not row.who.from_texts}

    def duties(reads: Reads, asked: str) -> object:
        return {each.task.id: each.state for each in queries.duties(reads, asked, as_of=DAY).items}

    def tasks(reads: Reads, asked: str) -> object:
        return {each.task.id: each.state for each in queries.tasks(reads, asked, as_of=DAY).items}

    return {
        "coverage": lambda asked: ask(store, lambda reads: coverage(reads, asked)),
        "duties": lambda asked: ask(store, lambda reads: duties(reads, asked)),
        "tasks": lambda asked: ask(store, lambda reads: tasks(reads, asked)),
    }


def sql(connection: sqlite3.Connection, made: Duties) -> Mapping[str, Question]:
    """The three questions by hand on the file of the embedded store."""
    bodies = json.dumps([body for each in made.places.values() for body in each])

    def rows(name: str, asked: str) -> list[tuple[Any, ...]]:
        found = connection.execute(SQL[name], {"asked": asked, "bodies": bodies, "day": DAY}).fetchall()
        return [tuple(_decoded(cell) for cell in row) for row in found]

    return _questions(rows, made)


def cypher(connected: neo4j.Driver, made: Duties) -> Mapping[str, Question]:
    """The three questions by hand over the official driver."""
    bodies = [body for each in made.places.values() for body in each]

    def rows(name: str, asked: str) -> list[tuple[Any, ...]]:
        statement: Any = CYPHER[name]
        found = connected.execute_query(statement, asked=asked, bodies=bodies, day=DAY).records
        return [tuple(_decoded(cell) for cell in row.values()) for row in found]

    return _questions(rows, made)


def _questions(rows: Callable[[str, str], list[tuple[Any, ...]]], made: Duties) -> Mapping[str, Question]:
    def coverage(asked: str) -> object:
        issued, loaded = ({row[0] for row in rows(name, asked)} for name in ("issued", "loaded"))
        return {place: _state(set(bodies), issued, loaded) for place, bodies in made.places.items()}

    def tasks(name: str) -> Question:
        return lambda asked: {row[0]: _task_state(row[5]) for row in rows(name, asked)}

    return {"coverage": coverage, "duties": tasks("duties"), "tasks": tasks("tasks")}


def _state(bodies: set[str], issued: set[str], loaded: set[str]) -> str:
    return "issued" if bodies & issued else "none_seen" if bodies & loaded else "nothing_loaded"


def _task_state(edges: Iterable[Sequence[Any]]) -> str:
    return "issued" if any(label == "REALISES" for label, _ in edges) else "not_seen"


def _decoded(cell: Any) -> Any:
    """JSON as it is kept is decoded, as it is for whoever asks us."""
    if isinstance(cell, list):
        return [_decoded(each) for each in cell]
    return json.loads(cell) if isinstance(cell, str) and cell[:1] in "{[" else cell


def _tasks(
    programmes: Iterable[str], leads: Sequence[str], documents: Sequence[str], chance: random.Random
) -> tuple[list[Node], list[Edge]]:
    nodes, edges = [], []
    for programme in programmes:
        for order in range(TASKS):
            key = f"{programme}.task.{order}"
            told = {"id": key, "text": f"Nhiệm vụ {order}", "row": str(order), "order": order, "due_basis": "none"}
            nodes.append(Node(key, ("Task",), told))
            edges.append(_edge(key, "SET_BY", programme))
            roles = defaultdict[str, str](lambda: "COORDINATES")
            first, second = chance.sample(leads, 2)
            roles[first] = "LEADS"
            edges += [_edge(body, roles[body], key) for body in (first, second)]
            if order % 2:
                edges.append(_edge(chance.choice(documents), "REALISES", key, state="sure"))
    return nodes, edges


def _level(node: Node) -> str:
    return str(node.properties["level"])


def _edge(start: str, label: str, end: str, **known: Any) -> Edge:
    return Edge(start, label, end, {**known, "evidence": [quoted(start)]})
