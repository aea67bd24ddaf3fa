"""The export for neo4j-admin, tried with the real tool."""

import shlex
from pathlib import Path

import neo4j
import pytest
from neo4j_server import LONG_TERM, NEWEST, NoServer, Release, imported, parts
from served import with_demo
from store_tools import now

from graph_service.export import forms
from graph_service.store import open_store

_EDGES = "MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS type, b.id AS b, e.quotes AS q"
#: a number, a truth, a list and texts
_FIELDS = ("citations", "in_corpus", "issuers", "title", "issued_on")


@pytest.mark.parametrize("release", [LONG_TERM, NEWEST], ids=["long-term", "newest"])
def test_the_real_tool_imports_it(tmp_path: Path, release: Release) -> None:
    """The command that lies beside the files makes a database of the same nodes, edges, lists and sentences."""
    store = open_store(with_demo(f"sqlite:{tmp_path / 'demo.db'}"))
    forms.write(store, "neo4j", tmp_path / "files")
    nodes, edges = list(now(store).all_nodes()), list(now(store).all_edges())
    store.close()
    told = (tmp_path / "files" / "import.txt").read_text(encoding="utf-8")
    command = shlex.split(told.split("\n", 1)[1].replace("\\\n", ""))
    try:
        with imported(release, tmp_path / "files", command) as (server, _):
            url, user, password = parts(server.url)
            with neo4j.GraphDatabase.driver(url, auth=(user, password)) as driver:
                found = driver.execute_query("MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS known")
                assert {row["id"]: set(row["labels"]) for row in found.records} == {
                    node.id: set(node.labels) for node in nodes
                }
                known = {row["id"]: row["known"] for row in found.records}
                joined = driver.execute_query(_EDGES)
    except NoServer as error:
        pytest.skip(str(error))
    for node in nodes:
        # an empty list is no value in a file
        wanted = {name: value for name, value in node.properties.items() if name in _FIELDS and value not in (None, [])}
        assert {name: value for name, value in known[node.id].items() if name in _FIELDS} == wanted
    assert {(row["a"], row["type"], row["b"]): row["q"] for row in joined.records} == {
        (edge.start, edge.label, edge.end): [item["quote"] for item in edge.properties.get("evidence", ())] or None
        for edge in edges
    }
