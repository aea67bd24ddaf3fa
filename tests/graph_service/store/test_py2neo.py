"""py2neo, for those who still have it, reads the store of a real server."""

from contextlib import closing

import pytest
from neo4j_server import Server, parts
from store_tools import document, emptied, write

from graph_service.store import open_store
from loaders.model import Edge

py2neo = pytest.importorskip("py2neo", reason="py2neo is an extra: pip install 'directive-graph[py2neo]'")


def test_py2neo_counts_nodes(neo4j_server: Server) -> None:
    """py2neo connects to the server and counts the documents and edges that the store has written."""
    with closing(open_store(emptied(neo4j_server.url))) as store:
        write(store, put_nodes=[document("a"), document("b")], put_edges=[Edge("a", "CITES", "b")])
    url, user, password = parts(neo4j_server.url.replace("neo4j://", "bolt://"))
    graph = py2neo.Graph(url, auth=(user, password))
    # py2neo leaves its sockets to the garbage collector, whose warning would fail some later test
    with closing(graph.service.connector):
        assert graph.nodes.match("Document").count() == 2
        assert graph.evaluate("MATCH (:Document)-[e:CITES]->(d) RETURN d.name") == "b"
