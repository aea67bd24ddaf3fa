"""The saved queries for Neo4j Browser answer, on a real server that holds the demo's documents."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j_server import Server, parts
from store_tools import emptied, now

from graph_service.demo import LEVEL, PLAN, PROGRAMME, RESOLUTION, corpus
from graph_service.ledger.load import forget, load
from graph_service.queries import bodies
from graph_service.queries import every as queries
from graph_service.queries.every import implementing, lineage
from graph_service.queries.labels import LINEAGE
from graph_service.store import open_store
from graph_service.store.protocol import Store
from loaders.model import Node

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "cypher" / "browser"
QUERIES = sorted(BROWSER.glob("*.cypher"))
GOLD = json.loads((ROOT / "tests" / "gold" / "demo.json").read_text(encoding="utf-8"))
#: what the questions are asked with
GIVEN = {
    "asked": RESOLUTION,
    "body": "thành ủy",
    "level": LEVEL,
    "name": "quận hạ giang",
    "from_id": "64-kh-qu.ha-giang.2020",
    "to_id": "97-nq-tw.2021",
}


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


def ask(driver: neo4j.Driver, number: int, **given: str) -> list[neo4j.Record]:
    """The rows of a saved query, by its number."""
    (path,) = (each for each in QUERIES if each.stem.startswith(f"{number:02d}_"))
    statement: Any = path.read_text(encoding="utf-8")
    return driver.execute_query(statement, {**GIVEN, **given}).records


def last(row: neo4j.Record) -> Any:
    """The document that a chain leads to."""
    return row["chain"].end_node


def document(store: Store, number: str) -> Node:
    """The document of a number."""
    return queries.one_document(now(store), number)


def test_there_are_twelve_questions() -> None:
    """Each has a number and a name."""
    assert [path.stem[:3] for path in QUERIES] == [f"{number:02d}_" for number in range(1, 13)]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_query_says_what_it_is_for(path: Path) -> None:
    """The first lines say in both languages what is asked, then name parameters and columns."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("// ")]
    assert comments[2].startswith("// Parameters: ")
    assert comments[3].startswith("// Columns: ")


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_query_returns_the_columns_that_it_names(driver: neo4j.Driver, path: Path) -> None:
    """The columns of the answer stand in the comment, in their order; no warning comes with it."""
    answer = driver.execute_query(path.read_text(encoding="utf-8"), GIVEN)  # type: ignore[arg-type]
    (columns,) = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("// Columns: "))
    plain = re.sub(r"\([^)]*\)", "", columns.removeprefix("// Columns: "))
    assert [name.split()[0] for name in plain.split(",")] == list(answer.keys)
    # the demo has nobody that was succeeded, no orphan, and nothing that changed its resolution
    assert answer.records or path.stem in ("03_status", "08_who_answers_today", "09_orphans")


@pytest.mark.parametrize("typed", [RESOLUTION, RESOLUTION.lower(), "97 nq tw", " 97-NQ/TW 2021", "97-nq-tw.2021"])
def test_numbers_are_typed_as_people_type_them(driver: neo4j.Driver, typed: str) -> None:
    """By number in any spelling, with its year, or by id: the same answer."""
    found = [row["document"] for row in ask(driver, 1, asked=typed)]
    assert found
    assert found == [row["document"] for row in ask(driver, 1)]


#: plans of the city of the demo, each for the resolution that its own term has by the same number
OF_TWO_TERMS = {
    "71-kh-tu.txt": (
        "71-KH/TU",
        "3 tháng 8 năm 2016",
        "21/7/2016 của Thành ủy về nâng cao chất lượng thiết chế văn hóa",
    ),
    "88-kh-tu.txt": ("88-KH/TU", "3 tháng 3 năm 2022", "21/01/2022 của Thành ủy về phát triển không gian công cộng"),
}


@pytest.fixture
def two_terms(demo: Store, tmp_path: Path) -> Iterator[None]:
    """The demo with a plan for each of the two resolutions of one number."""
    for name, (number, day, resolution) in OF_TWO_TERMS.items():
        head = f"THÀNH ỦY AN THỊNH\n*\nSố {number}\n\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Thịnh, ngày {day}\n\n"
        text = f"{head}KẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TU, ngày {resolution}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    load(demo, [tmp_path])
    yield
    forget(demo, list(OF_TWO_TERMS))


@pytest.mark.usefixtures("two_terms")
def test_two_terms_of_one_number_stay_apart(driver: neo4j.Driver) -> None:
    """A number that two terms have is answered for each by itself; the year leaves one."""
    both = ask(driver, 2, asked="05-nq/tu")
    assert {row["asked_id"] for row in both} == {"05-nq-tu.an-thinh.2015", "05-nq-tu.an-thinh.2020"}
    for row in both:
        assert row["chain"].start_node["id"] == row["asked_id"]
    assert {row["asked_id"] for row in ask(driver, 2, asked="05-nq/tu 2020")} == {"05-nq-tu.an-thinh.2020"}


def test_the_main_question_has_the_answer_of_the_service(driver: neo4j.Driver, demo: Store) -> None:
    """The same documents in as many steps as the service answers, each with the sentences of every step."""
    rows = ask(driver, 1)
    answer = {step.document.id: step.depth for step in implementing(now(demo), RESOLUTION).steps}
    assert {last(row)["id"]: row["steps"] for row in rows} == answer
    for row in rows:
        assert len(row["quotes"]) == row["steps"]
        assert all(quotes and all(quotes) for quotes in row["quotes"])


def test_the_main_question_has_the_answer_of_a_reader(driver: neo4j.Driver) -> None:
    """Every document that a reader of the demo names is there, and none that the reader rules out."""
    numbers = {last(row)["number"] for row in ask(driver, 1)}
    assert numbers >= {wanted["number"] for wanted in GOLD["answer"]}
    assert numbers & set(GOLD["not"]) == set()


def test_the_chain_around_a_document_goes_both_ways(driver: neo4j.Driver, demo: Store) -> None:
    """What the programme comes from lies up and what follows from it down, as the service says."""
    programme = document(demo, PROGRAMME)
    rows = ask(driver, 2, asked=programme.id)
    for side in ("up", "down"):
        found = {last(row)["id"] for row in rows if row["side"] == side}
        assert found
        assert found == {node.id for node in lineage(now(demo), programme.id, side).nodes} - {programme.id}


def test_status_names_what_changed_a_document(driver: neo4j.Driver, demo: Store) -> None:
    """The same documents change it as the service says, each with its sentences."""
    changed = {edge.end for edge in now(demo).all_edges() if edge.label in ("SUPERSEDES", "AMENDS", "REPEALS")}
    assert changed
    for id_ in changed:
        rows = ask(driver, 3, asked=id_)
        told = {(each.edge.label, each.edge.start) for each in queries.status(now(demo), id_).changes}
        assert {(row["relation"], row["change"].end_node["id"]) for row in rows} == told
        assert all(row["quotes"] for row in rows)


def test_documents_of_a_body_are_those_that_it_issued(driver: neo4j.Driver, demo: Store) -> None:
    """By its id, all that the service names."""
    body = bodies.one_body(now(demo), "Thành ủy An Thịnh").id
    issued = {edge.start for edge in now(demo).edges([body], ["ISSUED_BY"], "in")}
    assert issued
    assert {row["issue"].start_node["id"] for row in ask(driver, 4, body=body)} == issued


def test_coverage_counts_what_implements(driver: neo4j.Driver) -> None:
    """Bodies of the level that issued something for the programme come first; the others have none."""
    rows = ask(driver, 5, asked=PROGRAMME)
    counts = [row["implementing"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 1
    assert all(len(row["documents"]) == row["implementing"] for row in rows)


def test_a_path_joins_two_documents(driver: neo4j.Driver, demo: Store) -> None:
    """As few steps as the service needs."""
    (row,) = ask(driver, 6)
    assert len(row["relations"]) == len(queries.path(now(demo), PLAN, RESOLUTION).edges)
    assert row["documents"][0] == document(demo, PLAN).properties["name"]


def test_what_is_named_comes_with_its_sentence(driver: neo4j.Driver) -> None:
    """Every text that names it is there with the words that do."""
    rows = ask(driver, 7)
    assert rows
    assert all("hạ giang" in row["named"].lower() and row["quotes"] for row in rows)


def test_orphans_have_no_relation(driver: neo4j.Driver, demo: Store) -> None:
    """None of them starts or ends a relation of lineage."""
    for row in ask(driver, 9):
        around = now(demo).edges([row["document"]["id"]], LINEAGE, "both")
        assert around == []


def test_the_most_implemented_document_is_the_resolution(driver: neo4j.Driver) -> None:
    """The resolution that all is about comes first, counted directly and through others."""
    first, *others = ask(driver, 10)
    assert first["document"]["number"] == RESOLUTION
    assert first["in_all"] > first["directly"] >= 1
    assert first["in_all"] == len(ask(driver, 1))
    assert all(row["in_all"] <= first["in_all"] for row in others)


def test_what_is_cited_and_not_loaded_comes_with_the_texts(driver: neo4j.Driver, demo: Store) -> None:
    """The resolution is cited by several texts and not loaded; no document with a text of its own is listed."""
    rows = ask(driver, 11)
    listed = {row["document"]["number"]: row for row in rows}
    assert listed[RESOLUTION]["texts"] >= 3
    assert len(listed[RESOLUTION]["cited_in"]) == min(5, listed[RESOLUTION]["texts"])
    assert [row["name"] for row in rows if row["document"].get("files")] == []


def test_what_is_doubtful_says_why(driver: neo4j.Driver) -> None:
    """Each has dates that differ, a number that was mended, something assumed, or a finding."""
    rows = ask(driver, 12)
    assert rows
    assert all(row["assumed"] or row["findings"] or len(row["dates"] or []) > 1 for row in rows)
    told = [finding for row in rows for finding in row["findings"] or ()]
    assert told
    assert [finding for finding in told if finding[:1] == "{" or " " not in finding] == []


def test_nothing_of_the_graph_shows_what_is_ours(driver: neo4j.Driver, demo: Store) -> None:
    """Whoever opens a node sees its properties as the export gives them, and no helper beside; an edge its quotes."""
    shown = driver.execute_query("MATCH (n:_Node) RETURN n.id AS id, keys(n) AS names").records
    assert {row["id"]: set(row["names"]) for row in shown} == {
        node.id: set(node.properties) for node in now(demo).all_nodes()
    }
    asked = "MATCH (:_Node)-[e]->(:_Node) RETURN keys(e) AS keys, e.evidence AS told, e.quotes AS quotes"
    for row in driver.execute_query(asked).records:
        assert [key for key in row["keys"] if key.startswith("_")] == []
        assert [item["quote"] for item in json.loads(row["told"])] == row["quotes"]


def test_no_document_cites_itself(driver: neo4j.Driver) -> None:
    """The demo's programme names itself in its annex; no edge leads back to where it began."""
    [[loops]] = driver.execute_query("MATCH (n:_Node)-[e]->(n) RETURN count(e)").records
    assert loops == 0


def test_what_a_node_means_is_its_first_label(driver: neo4j.Driver) -> None:
    """The Browser colours and lists a node by that: none begins with a label of the store's own."""
    found = driver.execute_query("MATCH (n:_Node) RETURN DISTINCT head(labels(n)) AS first").records
    assert {row["first"] for row in found} <= {"Document", "Body", "Place", "Task", "Target"}
    assert found


def test_the_first_look_shows_the_graph(driver: neo4j.Driver) -> None:
    """Of the nodes that the Browser's first click shows, all are of the graph but the two marks of the store."""
    shown = [
        set(row["labels"]) for row in driver.execute_query("MATCH (n) RETURN labels(n) AS labels LIMIT 25").records
    ]
    assert len(shown) == 25
    assert [labels for labels in shown if "_Node" not in labels and labels != {"_Store"}] == []


def test_every_node_of_the_graph_has_a_readable_name(driver: neo4j.Driver) -> None:
    """Whatever the Browser shows of the graph has a caption."""
    asked = "MATCH (node:_Node) WHERE trim(coalesce(node.name, node.text, '')) = '' RETURN node.id AS id"
    assert driver.execute_query(asked).records == []


def test_the_style_knows_every_kind() -> None:
    """Every type of document, kind of node and level has a colour of its own rule; captions are properties."""
    style = (BROWSER / "style.grass").read_text(encoding="utf-8")
    styled = set(re.findall(r"^node\.(\w+) \{", style, re.MULTILINE))
    with (ROOT / "loaders" / "know" / "data" / "types.csv").open(encoding="utf-8") as file:
        types = {row["label"] for row in csv.DictReader(file)}
    assert types <= styled
    assert {"Document", "Body", "Place", "Task", "Target", "City", "District", "Ward", "Commune"} <= styled
    assert set(re.findall(r'caption: "(.*?)"', style)) == {"{number}", "{name}", "{text}", "<type>"}
    assert style.count("{") - style.count("{number}") - style.count("{name}") - style.count("{text}") == style.count(
        "\n}"
    )
