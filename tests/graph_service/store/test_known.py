"""What knowledge asks of a store is answered alike on every engine."""

import pytest
from store_tools import body, document, now, write

from graph_service.store.protocol import Change, Narrowing, Outline, Store
from loaders.model import Edge, Node


def test_entered_are_the_nodes_that_an_edge_enters(store: Store) -> None:
    """A node counts where an edge of a label enters it from a node that is not left out; others do not."""
    nodes = [document("a"), document("b"), body("z"), body("é"), body("body"), body("other")]
    edges = [
        Edge("a", "ISSUED_BY", "z"),
        Edge("b", "ISSUED_BY", "z"),
        Edge("b", "ISSUED_BY", "é"),
        Edge("a", "SENT_TO", "body"),
        Edge("a", "CITES", "other"),
    ]
    write(store, put_nodes=nodes, put_edges=edges)
    ids = ["a", "body", "none", "other", "z", "é"]
    with store.writing() as writer:
        assert writer.entered(ids, ["ISSUED_BY", "SENT_TO"]) == {"body", "z", "é"}
        assert writer.entered(ids, ["ISSUED_BY", "SENT_TO"], besides=["b"]) == {"body", "z"}
        assert writer.entered(["z"], ["ISSUED_BY"], besides=["a", "b"]) == set()
        assert writer.entered(ids, ["LEADS"]) == writer.entered([], ["ISSUED_BY"]) == set()


def test_loaded_documents_of_bodies_are_counted_by_day(store: Store) -> None:
    """Cited ones and later ones do not count, one without a date counts always, and a body without any is not told."""
    days = {"a": "2022-01-31", "b": "2022-02-01", "c": "2023-01-01", "d": None}
    loaded = [document(key, in_corpus=True, issued_on=day) for key, day in days.items()]
    cited = [document("e", in_corpus=False, issued_on="2022-02-01"), document("f", issued_on="2022-02-01")]
    edges = [Edge(node.id, "ISSUED_BY", "z") for node in (*loaded, *cited)]
    other = [Edge("e", "ISSUED_BY", "é"), Edge("a", "SENT_TO", "é"), Edge("a", "ISSUED_BY", "other")]
    bodies = [body("z"), body("é"), body("other")]
    write(store, put_nodes=[*loaded, *cited, *bodies], put_edges=[*edges, *other])
    reads = now(store)
    assert reads.loaded_of(["z", "é", "none", "z"], "2022-02-01", "2022-12-31") == {"z": (3, 2)}
    assert reads.loaded_of(["other", "z"], "2022-01-01", "2022-01-31") == {"other": (1, 1), "z": (2, 2)}
    assert reads.loaded_of([], "2022-01-01", "2023-12-31") == {}


def test_outlines_are_of_documents_alone(store: Store) -> None:
    """Level, place and day of those that exist, sorted; what is not known is nothing, and a body has no outline."""
    known = document("b", level="city", place="An Lạc", issued_on="2022-02-01")
    write(store, put_nodes=[known, document("a"), body("z")])
    assert list(now(store).outlines(["b", "a", "none", "z", "b"]).values()) == [
        Outline("a", None, None, None),
        Outline("b", "city", "An Lạc", "2022-02-01"),
    ]
    assert now(store).outlines([]) == {}


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (Narrowing(), "abcd"),
        (Narrowing(level="city"), "ab"),
        (Narrowing(type="Kế hoạch"), "c"),
        (Narrowing(in_corpus=True), "a"),
        (Narrowing(in_corpus=False), "bcd"),
        (Narrowing(issued_from="2022-02-01"), "bc"),
        (Narrowing(issued_to="2022-02-01"), "ab"),
        (Narrowing(as_of="2022-02-01"), "abd"),
        (Narrowing(level="city", issued_from="2022-01-31", issued_to="2022-01-31"), "a"),
    ],
)
def test_documents_are_narrowed_without_reading_them(store: Store, by: Narrowing, found: str) -> None:
    """Every field that is set holds of what is left; one without a date is in no period, and bodies never fit."""
    known = [
        document("a", level="city", issued_on="2022-01-31", in_corpus=True),
        document("b", level="city", issued_on="2022-02-01", in_corpus=False),
        document("c", type="Kế hoạch", issued_on="2023-01-01"),
        document("d", level="ward"),
    ]
    town = Node("z", ("Body",), {"id": "z", "level": "city"})
    write(store, put_nodes=[*known, document("e"), town])
    reads = now(store)
    assert reads.narrowed(["d", "a", "none", "c", "z", "b", "a"], by) == set(found)
    assert reads.narrowed([], by) == set()


def test_loaded_files_are_counted(store: Store) -> None:
    """One text under two names is two files."""
    assert now(store).count_files() == 0
    write(store, files={"a.txt": "1", "b.txt": "1"})
    assert now(store).count_files() == 2


def test_edges_that_leave_within_a_transaction(store: Store) -> None:
    """Edges of the labels that leave one of the nodes, sorted by triple, as written in the same transaction."""
    edges = [Edge("a", "PART_OF", "b", {"known_from": "table"}), Edge("b", "PART_OF", "c"), Edge("b", "GOVERNS", "c")]
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[body("a"), body("b"), body("c")], put_edges=edges))
        assert writer.edges(["a", "b"], ["PART_OF"], "out") == edges[:2]
        assert writer.edges(["c", "none"], ["PART_OF", "GOVERNS"], "out") == []


def test_nodes_under_a_prefix(store: Store) -> None:
    """The nodes whose id begins so, sorted; signs that engines use as wildcards are meant as they are."""
    ids = ["body.b", "body.a", "body.é", "body.\U0001f33e", "body", "bodyx", "place.a", "bo%", "bo_x"]
    write(store, put_nodes=[body(key) for key in ids])
    assert [node.id for node in now(store).nodes_under("body.")] == ["body.a", "body.b", "body.é", "body.\U0001f33e"]
    assert [node.id for node in now(store).nodes_under("bo%")] == ["bo%"]
    assert now(store).nodes_under("none") == []


def test_nodes_under_a_prefix_with_properties(store: Store) -> None:
    """Of the nodes whose id begins so, those that have all of some properties, by their values."""
    told = [("body.a", "ward", True), ("body.b", "city", True), ("body.c", "ward", False), ("place.d", "ward", True)]
    nodes = [Node(key, ("Body",), {"id": key, "level": level, "found_in_text": found}) for key, level, found in told]
    write(store, put_nodes=[*nodes, body("body.e")])
    reads = now(store)
    assert reads.nodes_under("body.", {"level": "ward", "found_in_text": True}) == [nodes[0]]
    assert reads.nodes_under("body.", {"found_in_text": True}) == nodes[:2]
    assert reads.nodes_under("body.", {"level": "central"}) == []
