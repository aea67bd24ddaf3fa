"""Coverage, the duties of a body and the tasks of a document, beside the same answers by hand in SQL and Cypher.

By hand means a statement for each kind of row, written for this one question (duties_by_hand.py), whose rows are
decoded and told as the same places, tasks and states; sentences are fetched and decoded on both sides.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import neo4j

from bench import duties_by_hand as by_hand
from bench.duties_by_hand import DAY
from bench.graph import Graph, generate, put, quoted
from bench.result import Result
from bench.stores import Bare, driver, neo4j_store, sqlite_store
from bench.timing import median_seconds
from graph_service.queries import every as queries
from graph_service.queries.bodies import Answering
from graph_service.store.protocol import Reads, Store, ask
from graph_service.store.sqlite_module import sqlite3
from loaders.know.organs import organ
from loaders.know.organs_of import departments, organs_of
from loaders.know.places import units
from loaders.know.surroundings import about
from loaders.model import Edge, Node

TASKS = 50
Question = Callable[[str], object]


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
    store: Store, made: Duties, engine: str, alternative: str, hand: Mapping[str, Question], size: str, repeat: int
) -> Iterator[Result]:
    """A row for each question; two answers that are not the same are no comparison: ``ValueError`` then."""
    starts = {"coverage": made.directives, "duties": made.leads, "tasks": made.programmes}
    for name, ours in _ours(store).items():
        theirs = hand[name]
        for start in starts[name]:
            if ours(start) != theirs(start):
                raise ValueError(f"{name} of {start} is not the same by hand")
        mine, other = (_each(question, starts[name], repeat) for question in (ours, theirs))
        yield Result(f"{name}, {engine}", size, mine, alternative, other)


def _each(question: Question, starts: Sequence[str], repeat: int) -> float:
    return median_seconds(lambda: [question(start) for start in starts], repeat) / len(starts)


def _ours(store: Store) -> Mapping[str, Question]:
    def coverage(reads: Reads, asked: str) -> object:
        found = queries.coverage(reads, asked, "district", as_of=DAY)
        return {row.who.id: _covered(row) for row in found.rows if not row.who.from_texts}

    def duties(reads: Reads, asked: str) -> object:
        found = queries.duties(reads, asked, as_of=DAY)
        answering = {asked: _ids(found.answering)} if found.answering else {}
        return _states(found.items), answering, len(found.carries_out) + len(found.received)

    def tasks(reads: Reads, asked: str) -> object:
        found = queries.tasks(reads, asked, as_of=DAY)
        return _states(found.items), {key: _ids(each) for key, each in found.answering.items()}

    return {
        "coverage": lambda asked: ask(store, lambda reads: coverage(reads, asked)),
        "duties": lambda asked: ask(store, lambda reads: duties(reads, asked)),
        "tasks": lambda asked: ask(store, lambda reads: tasks(reads, asked)),
    }


def _covered(row: queries.Covering) -> object:
    issued = sorted((each.document.id, each.depth, len(each.via)) for each in row.issued)
    return row.state, issued, row.loaded, row.loaded_since, len(row.told)


def _states(found: Iterable[queries.Assignment]) -> Mapping[str, str]:
    return {each.task.id: each.state for each in found}


def _ids(answering: Iterable[Answering]) -> list[str]:
    return [each.node.id for each in answering]


def sql(connection: sqlite3.Connection, made: Duties) -> Mapping[str, Question]:
    """The three questions by hand on the file of the embedded store."""

    def rows(name: str, **asked: object) -> list[tuple[Any, ...]]:
        told = {name: json.dumps(value) if isinstance(value, list) else value for name, value in asked.items()}
        found = connection.execute(by_hand.SQL[name], {**told, "day": DAY}).fetchall()
        return [tuple(by_hand.decoded(cell) for cell in row) for row in found]

    return _questions(rows, made, json.dumps(_bodies(made)))


def cypher(connected: neo4j.Driver, made: Duties) -> Mapping[str, Question]:
    """The three questions by hand over the official driver."""

    def rows(name: str, **asked: object) -> list[tuple[Any, ...]]:
        statement: Any = by_hand.CYPHER[name]
        found = connected.execute_query(statement, {**asked, "day": DAY}).records
        return [tuple(by_hand.decoded(cell) for cell in row.values()) for row in found]

    return _questions(rows, made, _bodies(made))


def _bodies(made: Duties) -> list[str]:
    return [body for each in made.places.values() for body in each]


def _questions(rows: by_hand.Rows, made: Duties, ids: object) -> Mapping[str, Question]:
    return {
        "coverage": lambda asked: by_hand.coverage(rows, asked, made.places, ids),
        "duties": lambda asked: by_hand.duties(rows, asked),
        "tasks": lambda asked: by_hand.tasks(rows, asked),
    }


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
