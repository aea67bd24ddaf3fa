"""The saved queries for Neo4j Browser answer, on a real server that holds the demo's documents."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j_server import Server, parts
from store_tools import emptied, now

from graph_service.demo import RESOLUTION, corpus
from graph_service.ledger.load import load
from graph_service.queries.every import implementing, lineage
from graph_service.store import open_store
from graph_service.store.protocol import Store

BROWSER = Path(__file__).parents[2] / "cypher" / "browser"
GOLD = json.loads((Path(__file__).parents[1] / "gold" / "demo.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(neo4j_server: Server) -> Iterator[Store]:
    """A Neo4j store with the demo's documents."""
    with closing(open_store(emptied(neo4j_server.url))) as store:
        load(store, [corpus()])
        yield store


@pytest.fixture(scope="module")
def driver(neo4j_server: Server, demo: Store) -> Iterator[neo4j.Driver]:
    """What the Browser has: a connection, and nothing of ours."""
    url, user, password = parts(neo4j_server.url)
    with neo4j.GraphDatabase.driver(url, auth=(user, password)) as connected:
        yield connected


def ask(driver: neo4j.Driver, name: str, **parameters: str) -> list[neo4j.Record]:
    """The rows of a saved query."""
    statement: Any = (BROWSER / f"{name}.cypher").read_text(encoding="utf-8")
    return driver.execute_query(statement, parameters).records


def last(row: neo4j.Record) -> Any:
    """The document that a chain leads to."""
    return row["chain"].end_node


@pytest.mark.parametrize("path", sorted(BROWSER.glob("*.cypher")), ids=lambda path: path.stem)
def test_every_query_says_what_it_is_for(path: Path) -> None:
    """The first lines say in both languages what is asked, then name parameters and columns."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("// ")]
    assert comments[2].startswith("// Parameters: ")
    assert comments[3].startswith("// Columns: ")


@pytest.mark.parametrize("path", sorted(BROWSER.glob("*.cypher")), ids=lambda path: path.stem)
def test_every_query_returns_the_columns_that_it_names(driver: neo4j.Driver, path: Path) -> None:
    """The columns of the answer stand in the comment, in their order."""
    rows = ask(driver, path.stem, number=RESOLUTION)
    (columns,) = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("// Columns: "))
    places = [columns.index(f" {name}") for name in rows[0].keys()]  # noqa: SIM118 -- a record iterates its values
    assert places == sorted(places)


def test_the_main_question_has_the_answer_of_the_service(driver: neo4j.Driver, demo: Store) -> None:
    """The same documents in as many steps as the service answers, each with the sentences of every step."""
    rows = ask(driver, "implementing", number=RESOLUTION)
    answer = {step.document.id: step.depth for step in implementing(now(demo), RESOLUTION).steps}
    assert {last(row)["id"]: row["steps"] for row in rows} == answer
    for row in rows:
        assert len(row["quotes"]) == row["steps"]
        assert all(quotes and all(quotes) for quotes in row["quotes"])


def test_the_main_question_has_the_answer_of_a_reader(driver: neo4j.Driver) -> None:
    """Every document that a reader of the demo names is there, and none that the reader rules out."""
    numbers = {last(row)["number"] for row in ask(driver, "implementing", number=RESOLUTION)}
    assert numbers >= {wanted["number"] for wanted in GOLD["answer"]}
    assert numbers & set(GOLD["not"]) == set()


def test_the_chain_around_a_document_goes_both_ways(driver: neo4j.Driver, demo: Store) -> None:
    """From the city's programme, what it comes from lies up and what follows from it down, as the service says."""
    (programme,) = (step.document for step in implementing(now(demo), RESOLUTION, depth=1).steps[:1])
    rows = ask(driver, "chain_around", number=programme.properties["number"])
    mine = [row for row in rows if row["chain"].start_node["id"] == programme.id]
    for side in ("up", "down"):
        found = {last(row)["id"] for row in mine if row["side"] == side}
        assert found
        assert found == {node.id for node in lineage(now(demo), programme.id, side).nodes} - {programme.id}


def test_the_most_implemented_document_is_the_resolution(driver: neo4j.Driver) -> None:
    """The resolution that all is about comes first, counted directly and through others."""
    first, *others = ask(driver, "most_implemented")
    assert first["document"]["number"] == RESOLUTION
    assert first["in_all"] > first["directly"] >= 1
    assert first["in_all"] == len(ask(driver, "implementing", number=RESOLUTION))
    assert all(row["in_all"] <= first["in_all"] for row in others)


def test_what_is_cited_and_not_loaded_comes_with_the_texts(driver: neo4j.Driver, demo: Store) -> None:
    """The resolution is cited by several texts and not loaded; no document with a text of its own is listed."""
    rows = ask(driver, "cited_not_loaded")
    listed = {row["document"]["number"]: row for row in rows}
    assert listed[RESOLUTION]["texts"] >= 3
    assert len(listed[RESOLUTION]["cited_in"]) == min(5, listed[RESOLUTION]["texts"])
    assert [row["name"] for row in rows if row["document"].get("files")] == []


def test_every_node_of_the_graph_has_a_readable_name(driver: neo4j.Driver) -> None:
    """Whatever the Browser shows of the graph has a caption."""
    asked = "MATCH (node:_Node) WHERE trim(coalesce(node.name, node.text, '')) = '' RETURN node.id AS id"
    assert driver.execute_query(asked).records == []
