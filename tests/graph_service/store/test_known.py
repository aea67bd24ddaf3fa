"""What knowledge asks of a store is answered alike on every engine."""

from store_tools import body, document, write

from graph_service.store.protocol import Store
from loaders.model import Edge


def test_ends_are_the_nodes_that_edges_enter(store: Store) -> None:
    """Each node that an edge of a label enters comes once, sorted by code points; other labels do not count."""
    nodes = [document("a"), document("b"), body("z"), body("é"), body("body"), body("other")]
    edges = [
        Edge("a", "ISSUED_BY", "z"),
        Edge("b", "ISSUED_BY", "z"),
        Edge("b", "ISSUED_BY", "é"),
        Edge("a", "SENT_TO", "body"),
        Edge("a", "CITES", "other"),
    ]
    write(store, put_nodes=nodes, put_edges=edges)
    with store.writing() as writer:
        assert writer.ends(["ISSUED_BY", "SENT_TO"]) == ["body", "z", "é"]
        assert writer.ends(["LEADS"]) == []


def test_nodes_under_a_prefix(store: Store) -> None:
    """The nodes whose id begins so, sorted; signs that engines use as wildcards are meant as they are."""
    ids = ["body.b", "body.a", "body.é", "body.\U0001f33e", "body", "bodyx", "place.a", "bo%", "bo_x"]
    write(store, put_nodes=[body(key) for key in ids])
    assert [node.id for node in store.nodes_under("body.")] == ["body.a", "body.b", "body.é", "body.\U0001f33e"]
    assert [node.id for node in store.nodes_under("bo%")] == ["bo%"]
    assert store.nodes_under("none") == []
