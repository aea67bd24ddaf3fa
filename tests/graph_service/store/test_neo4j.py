"""What holds for Neo4j alone: servers that are down or refuse, and what people see in the database."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import neo4j
import pytest
from neo4j_server import Server, free_ports, parts
from store_tools import body, claim, document, emptied, evidence, extract, mention, now, write

from graph_service.errors import StoreMismatch, StoreRefused, StoreUnavailable
from graph_service.store import open_store
from graph_service.store.neo4j import SCHEMA_VERSION
from graph_service.store.protocol import Change, Store
from loaders.model import Edge, Node
from loaders.resolve.findings import Finding, to_json

SECRET = "opensesame"  # noqa: S105 - no secret, but it must not be printed


@pytest.fixture
def driver(neo4j_server: Server) -> Iterator[neo4j.Driver]:
    """The official driver on an emptied server."""
    url, user, password = parts(emptied(neo4j_server.url))
    with neo4j.GraphDatabase.driver(url, auth=(user, password)) as opened:
        yield opened


@pytest.fixture
def store(driver: neo4j.Driver, neo4j_server: Server) -> Iterator[Store]:
    """An empty store on that server."""
    with closing(open_store(neo4j_server.url)) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_server_that_is_down(scheme: str) -> None:
    """A server that does not answer is named, with what to do, and without the password."""
    [port] = free_ports(1)
    with pytest.raises(StoreUnavailable) as caught:
        open_store(f"{scheme}://neo4j:{SECRET}@127.0.0.1:{port}")
    assert caught.value.subject == f"{scheme}://127.0.0.1:{port}"
    assert "Start it" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert SECRET not in str(caught.value.__cause__)


def test_a_wrong_password(neo4j_server: Server) -> None:
    """A wrong password is a refusal that says what to check, and shows no password."""
    url, _, _ = parts(neo4j_server.url)
    with pytest.raises(StoreRefused) as caught:
        open_store(url, user="neo4j", password=SECRET)
    assert "password" in caught.value.advice
    assert SECRET not in str(caught.value)


def test_a_database_that_is_not_there(neo4j_server: Server) -> None:
    """A database that the server does not have is refused by its name."""
    with pytest.raises(StoreRefused, match="nowhere"):
        open_store(f"{neo4j_server.url}/nowhere")


def test_the_database_of_the_url(store: Store, neo4j_server: Server) -> None:
    """A URL may name the database; the same store is found."""
    write(store, put_nodes=[document("a")])
    with closing(open_store(f"{neo4j_server.url}/neo4j")) as again:
        assert list(now(again).nodes(["a"])) == ["a"]


def test_a_database_of_others(driver: neo4j.Driver, neo4j_server: Server) -> None:
    """A database that holds something else is refused and left alone."""
    driver.execute_query("CREATE (:Film {title: 'x'})")
    with pytest.raises(StoreMismatch, match="other data"):
        open_store(neo4j_server.url)
    [[count]] = driver.execute_query("MATCH (n) RETURN count(n)").records
    assert count == 1


def test_an_empty_database_may_not_become_a_store(driver: neo4j.Driver, neo4j_server: Server) -> None:
    """Where no store is to be made, an empty database is refused rather than asked."""
    with pytest.raises(StoreRefused, match="no store"):
        open_store(neo4j_server.url, create=False)


def test_a_newer_store(store: Store, driver: neo4j.Driver, neo4j_server: Server) -> None:
    """A store that a newer version wrote is refused."""
    driver.execute_query("MATCH (s:_Store) SET s.schema = $schema", schema=SCHEMA_VERSION + 1)
    with pytest.raises(StoreMismatch, match=f"schema {SCHEMA_VERSION + 1}"):
        open_store(neo4j_server.url)


def test_what_an_explorer_sees(store: Store, driver: neo4j.Driver) -> None:
    """Nodes carry their own labels and a name; an edge shows its sentences; the ledger keeps to labels of its own."""
    edge = Edge("a", "ISSUED_BY", "b", {"evidence": [evidence("một câu")]})
    ledger = {"files": {"x": "1"}, "put_sources": [extract("1")], "put_mentions": [mention("1", 0)]}
    write(store, put_nodes=[document("a"), body("b")], put_edges=[edge], put_claims=[claim("1", 0)], **ledger)
    plan, label, quotes, committee = driver.execute_query(
        "MATCH (d:Document:Plan)-[e]->(b:Body:Committee) RETURN d.name, type(e), e.quotes, b.name"
    ).records[0]
    assert (plan, label, quotes, committee) == ("a", "ISSUED_BY", ["một câu"], "b")
    [[nameless]] = driver.execute_query("MATCH (n) WHERE n.name IS NULL RETURN count(n)").records
    assert nameless == 0
    [[labels]] = driver.execute_query(
        "MATCH (n) WHERE NOT n:_Node UNWIND labels(n) AS l RETURN collect(DISTINCT l)"
    ).records
    assert {label[0] for label in labels} == {"_"}


def test_what_is_kept_for_ourselves_is_not_shown(store: Store, driver: neo4j.Driver) -> None:
    """A document shows what it is and its findings as sentences; nodes come back as they were given."""
    finding = Finding("assumed-series", ("a",), (), {"count": 1, "total": 2, "document": "Đề án 3", "series": "2022"})
    unknown = json.dumps({"code": "of another version"})
    given = [
        document("a", number="03-ĐA/TU", citations=4, findings=[to_json(finding), unknown]),
        body("b"),
        Node("c", ("Plan", "Document", "Annual"), {"name": "c"}),
        Node("d", ("Task",), {"id": "another", "name": "d", "findings": ["as they are"]}),
    ]
    write(store, put_nodes=given)
    assert now(store).nodes("abcd") == {node.id: node for node in given}
    assert list(now(store).all_nodes()) == given
    assert now(store).nodes_under("a") == given[:1]
    told = {
        row["n"]["id"]: set(row["n"])
        for row in driver.execute_query("MATCH (n:_Node) RETURN properties(n) AS n").records
    }
    assert told["a"] == {"id", "name", "number", "citations", "findings"}
    assert told["b"] == {"id", "name"}
    [[findings]] = driver.execute_query("MATCH (n:Document {id: 'a'}) RETURN n.findings").records
    assert findings == [finding.vietnamese, "of another version"]
    assert "2022" in findings[0]


def test_a_label_is_no_statement(store: Store) -> None:
    """A label that is no plain identifier is refused before it could be read as Cypher."""
    write(store, put_nodes=[document("a")])
    for label in ("X]->() DETACH DELETE s //", "", "A-B", "1A", "Ă"):
        with pytest.raises(ValueError, match="no label of an edge"):
            write(store, put_edges=[Edge("a", label, "a")])
        with pytest.raises(ValueError, match="no label of an edge"):
            now(store).edges(["a"], [label], "out")
        with pytest.raises(ValueError, match="no label of an edge"):
            now(store).walk("a", [label], "out", None)
    assert [node.id for node in now(store).all_nodes()] == ["a"]


def test_values_are_no_statement(store: Store) -> None:
    """What looks like Cypher in a label of a node, an id or a text is kept as it is."""
    node = Node("') DETACH DELETE n //", ("Document", "`Plan` {x}"), {"name": "$rows \\u0027 }) RETURN 1"})
    write(store, put_nodes=[node])
    assert now(store).nodes([node.id]) == {node.id: node}


def test_large_changes_go_in_batches(store: Store) -> None:
    """A change of more rows than one batch is written whole."""
    nodes = [document(f"n{number}") for number in range(5_001)]
    edges = [Edge("n0", "CITES", f"n{number}") for number in range(5_001)]
    write(store, put_nodes=nodes, put_edges=edges)
    info = now(store).info()
    assert (info.nodes["Document"], info.edges) == (5_001, {"CITES": 5_001})


def test_a_lost_connection(store: Store, driver: neo4j.Driver) -> None:
    """When the server ends a transaction, the error is ours, nothing is written, and the same block can be repeated."""
    change = Change(put_nodes=[document("a")])
    with pytest.raises(StoreUnavailable):
        _write_and_lose(store, change, driver)
    assert list(now(store).all_nodes()) == []
    with store.writing() as writer:
        writer.apply(change)
    assert [node.id for node in now(store).all_nodes()] == ["a"]


def _write_and_lose(store: Store, change: Change, driver: neo4j.Driver) -> None:
    with store.writing() as writer:
        writer.apply(change)
        _end_transactions(driver)
        writer.nodes(["a"])


def _end_transactions(driver: neo4j.Driver) -> None:
    """End every other transaction, as a server does that goes down."""
    shown = driver.execute_query("SHOW TRANSACTIONS YIELD transactionId, currentQuery").records
    others = [row["transactionId"] for row in shown if "SHOW TRANSACTIONS" not in row["currentQuery"]]
    assert others
    driver.execute_query("TERMINATE TRANSACTIONS $ids", ids=others)


def test_a_server_that_says_nothing_any_more_is_given_up(neo4j_server: Server) -> None:
    """In the middle of a transaction, with a message, after the seconds that are set; nothing of it is written."""
    if neo4j_server.process is None:
        pytest.skip("the server is not ours to stop")
    with closing(open_store(emptied(neo4j_server.url), silence=2)) as opened:
        write(opened, put_nodes=[document("a")])
        started = time.monotonic()
        with neo4j_server.process.paused(), pytest.raises(StoreUnavailable, match="does not answer"):
            write(opened, put_nodes=[document("b")])
        assert time.monotonic() - started < 60
        assert [node.id for node in now(opened).all_nodes()] == ["a"]
        write(opened, put_nodes=[document("c")])
        assert [node.id for node in now(opened).all_nodes()] == ["a", "c"]


def test_two_first_loads_at_once_both_end_well(neo4j_server: Server) -> None:
    """Two processes that make the schema of an empty database at the same time have a store."""
    url = emptied(neo4j_server.url)
    plain, user, password = parts(url)
    with neo4j.GraphDatabase.driver(plain, auth=(user, password)) as driver, driver.session() as session:
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            names = session.run(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value()
            for name in names:
                session.run(f"DROP {kind} `{name}`").consume()
    with ThreadPoolExecutor(3) as pool:
        stores = list(pool.map(lambda _: open_store(url), range(3)))
    for store in stores:
        assert store.faults() == []
        store.close()
