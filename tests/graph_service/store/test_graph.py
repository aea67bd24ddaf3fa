"""Nodes and edges are kept alike on every engine."""

import random

import pytest
from store_tools import LABELS, body, document, everything, evidence, now, write

from graph_service.store.protocol import Change, Store
from loaders.model import Edge, Node


def test_a_node_comes_back(store: Store) -> None:
    """A node comes back with its labels in their order and every kind of value."""
    values = {
        "text": 'Kế hoạch 🌾 "x" \\',
        "whole": 2**53 + 1,
        "part": 0.5,
        "yes": True,
        "no": False,
        "list": ["b", "a"],
    }
    node = Node("kh", ("Document", "Agency", "Body"), {"empty": [], "blank": "", "zero": 0, **values})
    write(store, put_nodes=[node])
    assert now(store).nodes(["kh", "none"]) == {"kh": node}
    assert [type(now(store).nodes(["kh"])["kh"].properties[name]) for name in ("zero", "part", "no")] == [
        int,
        float,
        bool,
    ]


def test_nothing_is_kept_as_absent(store: Store) -> None:
    """A property without a value is left out, and a tuple comes back as a list; names are sorted."""
    write(store, put_nodes=[document("a", number=None, files=("x", "y"))], put_edges=[])
    write(store, put_nodes=[body("b")], put_edges=[Edge("a", "SENT_TO", "b", {"purpose": None, "part": "2"})])
    assert list(now(store).nodes(["a"])["a"].properties.items()) == [("files", ["x", "y"]), ("id", "a"), ("name", "a")]
    assert [edge.properties for edge in now(store).all_edges()] == [{"part": "2"}]


def test_a_node_is_replaced(store: Store) -> None:
    """A node that is put again has the new labels and properties only, and keeps its edges."""
    edge = Edge("a", "CITES", "b")
    write(store, put_nodes=[document("a", title="old"), document("b")], put_edges=[edge])
    changed = Node("a", ("Body",), {"name": "new"})
    write(store, put_nodes=[changed])
    assert now(store).nodes(["a"]) == {"a": changed}
    assert list(now(store).all_edges()) == [edge]
    assert now(store).info().nodes == {"Body": 1, "Document": 1, "Plan": 1}
    assert now(store).count_documents() == 1


def test_an_edge_comes_back(store: Store) -> None:
    """An edge comes back with its evidence, item by item, and its other properties."""
    said = [evidence("một"), evidence("hai 'x'"), {"quote": "ba", "page": None}]
    edge = Edge("a", "IMPLEMENTS", "b", {"evidence": said, "part": "Điều 2", "parts": ["1", "2"]})
    write(store, put_nodes=[document("a"), document("b")], put_edges=[edge])
    assert list(now(store).all_edges()) == [edge]
    assert next(iter(now(store).all_edges())).properties["evidence"][0].keys() == evidence().keys()


def test_an_edge_is_one_for_each_triple(store: Store) -> None:
    """An edge that is put again replaces the one of the same triple; another label is another edge."""
    write(store, put_nodes=[document("a")], put_edges=[Edge("a", "CITES", "a", {"part": "1"})])
    write(store, put_edges=[Edge("a", "CITES", "a", {"purpose": "x"}), Edge("a", "AMENDS", "a")])
    assert list(now(store).all_edges()) == [Edge("a", "AMENDS", "a"), Edge("a", "CITES", "a", {"purpose": "x"})]


def test_an_edge_needs_its_nodes(store: Store) -> None:
    """An edge whose node is missing is an error, and nothing of the transaction stays."""
    edges = [Edge("a", "CITES", "a"), Edge("a", "CITES", "nowhere")]
    with pytest.raises(ValueError, match="edge without its nodes: a CITES nowhere"):
        write(store, put_nodes=[document("a")], put_edges=edges)
    assert everything(store) == ([], [], {})


def test_dropping_edges_and_nodes(store: Store) -> None:
    """Dropped edges are gone; a dropped node takes its edges along; what does not exist is no error."""
    edges = [Edge("a", "CITES", "b"), Edge("b", "CITES", "c"), Edge("c", "CITES", "a"), Edge("c", "CITES", "b")]
    write(store, put_nodes=[document(name) for name in "abcd"], put_edges=edges)
    write(store, drop_edges=[("c", "CITES", "a"), ("a", "AMENDS", "b"), ("x", "CITES", "y")])
    assert list(now(store).all_edges()) == [edges[0], edges[1], edges[3]]
    write(store, drop_nodes=["b", "x"])
    assert [node.id for node in now(store).all_nodes()] == ["a", "c", "d"]
    assert list(now(store).all_edges()) == []


def test_orphans(store: Store) -> None:
    """Of the orphans named, those go that no edge touches once all else is done."""
    edges = [Edge("a", "CITES", "b"), Edge("c", "CITES", "d")]
    write(store, put_nodes=[document(name) for name in "abcde"], put_edges=edges)
    write(
        store, drop_edges=[("a", "CITES", "b")], put_edges=[Edge("e", "CITES", "b")], orphans=["a", "b", "c", "d", "x"]
    )
    assert [node.id for node in now(store).all_nodes()] == ["b", "c", "d", "e"]


def test_a_change_can_be_repeated(store: Store) -> None:
    """The same change applied twice gives what it gives once."""
    write(store, put_nodes=[document(name) for name in "abc"], put_edges=[Edge("a", "CITES", "b")], files={"x": "1"})
    change = {
        "files": {"x": None, "y": "2"},
        "drop_edges": [("a", "CITES", "b")],
        "drop_nodes": ["c"],
        "put_nodes": [document("d", citations=2), document("e")],
        "put_edges": [Edge("d", "CITES", "a", {"evidence": [evidence()]})],
        "orphans": ["b", "e"],
    }
    write(store, **change)
    once = everything(store)
    write(store, **change)
    assert everything(store) == once
    assert [node.id for node in once[0]] == ["a", "d"]


def test_a_failed_block_leaves_the_graph(store: Store) -> None:
    """When the block raises, nodes and edges are as before, and a search finds what it found."""
    write(store, put_nodes=[document("a"), document("b")], put_edges=[Edge("a", "CITES", "b")])
    before = everything(store)
    with pytest.raises(KeyboardInterrupt):
        _write_and_stop(store)
    assert everything(store) == before


def _write_and_stop(store: Store) -> None:
    with store.writing() as writer:
        writer.apply(Change(drop_nodes=["a"], put_nodes=[document("c")]))
        assert sorted(writer.nodes(["a", "b", "c"])) == ["b", "c"]
        raise KeyboardInterrupt


def test_edges_of_nodes(store: Store) -> None:
    """Edges are found by direction and label, each once, sorted; no label asked for means every label."""
    edges = [
        Edge("a", "CITES", "a"),
        Edge("a", "CITES", "b"),
        Edge("a", "IMPLEMENTS", "b"),
        Edge("b", "CITES", "a"),
        Edge("c", "CITES", "b"),
    ]
    write(store, put_nodes=[document(name) for name in "abc"], put_edges=edges[::-1])
    assert now(store).edges(["a"], ["CITES"], "out") == edges[:2]
    assert now(store).edges(["a"], ["CITES", "AMENDS"], "in") == [edges[0], edges[3]]
    assert now(store).edges(["a", "c", "a"], [], "both") == edges
    assert now(store).edges(["b"], ["IMPLEMENTS"], "both") == [edges[2]]
    assert now(store).edges(["nowhere"], [], "both") == []
    assert now(store).edges([], LABELS, "both") == []


def test_edges_to_some_nodes(store: Store) -> None:
    """Of the edges at some nodes those are given whose other end is wanted too, however both ends are asked for."""
    edges = [Edge("a", "CITES", "a"), Edge("a", "CITES", "b"), Edge("b", "CITES", "a"), Edge("c", "CITES", "b")]
    write(store, put_nodes=[document(name) for name in "abc"], put_edges=edges)
    reads = now(store)
    assert reads.edges(["a", "c"], ["CITES"], "out", to=["b", "none"]) == [edges[1], edges[3]]
    assert reads.edges(["a", "b"], ["CITES"], "in", to=["a"]) == edges[:2]
    assert reads.edges(["a"], [], "both", to=["b"]) == [edges[1], edges[2]]
    assert reads.edges(["a"], ["CITES"], "out", to=[]) == []


def test_edges_with_the_nodes_at_their_other_ends(store: Store) -> None:
    """Linked are the edges as they are and the nodes at their other ends, sorted, whichever of them was asked for."""
    nodes = {name: document(name) for name in "abcd"}
    edges = [Edge("a", "CITES", "a"), Edge("a", "CITES", "b"), Edge("c", "CITES", "b"), Edge("d", "NAMES", "b")]
    write(store, put_nodes=list(nodes.values()), put_edges=edges)
    found, others = now(store).linked(["c", "a"], ["CITES"], "out")
    assert (found, list(others.items())) == (edges[:3], [("a", nodes["a"]), ("b", nodes["b"])])
    found, others = now(store).linked(["b"], ["CITES", "NAMES"], "in")
    assert (found, list(others.values())) == (edges[1:], [nodes["a"], nodes["c"], nodes["d"]])
    assert now(store).linked([], ["CITES"], "in") == now(store).linked(["d"], ["CITES"], "in") == ([], {})


def test_neighbours(store: Store) -> None:
    """The nodes next to some others along labels, each once and sorted; nothing is its own neighbour."""
    edges = [Edge("a", "CITES", "a"), Edge("c", "CITES", "b"), Edge("a", "CITES", "b"), Edge("b", "NAMES", "c")]
    write(store, put_nodes=[document(name) for name in "abc"], put_edges=edges)
    reads = now(store)
    assert list(reads.neighbours(["b", "a"], ["CITES"], "in").items()) == [("a", document("a")), ("c", document("c"))]
    assert list(reads.neighbours(["c", "a", "b"], ["CITES", "NAMES"], "out")) == ["b", "c"]
    assert reads.neighbours(["a"], ["NAMES"], "out") == reads.neighbours([], ["CITES"], "in") == {}


def test_order_is_by_code_points(store: Store) -> None:
    """Nodes and edges come sorted by code points, letters beyond the basic plane last."""
    names = ["a", "B", "z", "é", "e\u0301", "đ", "\uff5e", "🌾", "a-1", "a1", "a", "10", "9"]
    edges = [Edge(start, label, end) for start in names for end in names for label in ("CITES", "AMENDS")]
    random.Random(3).shuffle(edges)  # noqa: S311 - a shuffle, no secret
    write(store, put_nodes=[document(name) for name in set(names)], put_edges=edges)
    assert [node.id for node in now(store).all_nodes()] == sorted(set(names))
    triples = [(edge.start, edge.label, edge.end) for edge in now(store).all_edges()]
    assert triples == sorted({(edge.start, edge.label, edge.end) for edge in edges})
    assert list(now(store).nodes(names)) == sorted(set(names))
    assert [(edge.start, edge.label, edge.end) for edge in now(store).edges(names, [], "in")] == triples
    assert list(now(store).walk("a", [], "out", 1)) == sorted(set(names) - {"a"})


def test_info(store: Store) -> None:
    """The store says what it is and counts files, nodes by every label and edges by label."""
    write(store, files={"a": "1", "b": "1"}, put_nodes=[document("a"), body("b")])
    write(store, put_edges=[Edge("a", "ISSUED_BY", "b"), Edge("a", "CITES", "a")])
    info = now(store).info()
    assert info.files == 2
    assert info.nodes == {"Body": 1, "Committee": 1, "Document": 1, "Plan": 1}
    assert info.edges == {"CITES": 1, "ISSUED_BY": 1}
    assert info.engine in ("sqlite", "neo4j")
    assert info.version[0].isdigit()
