"""The chain from the centre downwards, and back."""

from pathlib import Path

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_tools import now

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries import every as queries
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from loaders.model import Edge, Node


def steps(chain: queries.Chain) -> dict[str, int]:
    """Depths by id."""
    return {step.document.id: step.depth for step in chain.steps}


def test_all_that_implements_a_resolution_is_found_with_its_depth(graph: Store) -> None:
    """Documents that implement it directly come before those that do so through others."""
    assert list(steps(queries.implementing(now(graph), "77-nq/tw")).items()) == [
        ("08-ctr-tu.an-lac.2020", 1),
        ("154-kh-tu.an-lac.2020", 1),
        ("31-kh-hu.song-tra.2020", 2),
    ]


def test_each_step_tells_every_way_that_leads_to_it(graph: Store) -> None:
    """A document that implements two others on the way has both edges, with their sentences."""
    last = queries.implementing(now(graph), "77-nq/tw").steps[-1]
    assert [(edge.start, edge.end) for edge in last.via] == [
        ("31-kh-hu.song-tra.2020", "08-ctr-tu.an-lac.2020"),
        ("31-kh-hu.song-tra.2020", "154-kh-tu.an-lac.2020"),
    ]
    assert last.via[1].properties["evidence"][0]["quote"] == "Kế hoạch này cụ thể hóa Kế hoạch số 154-KH/TU."


def test_upwards_is_the_same_chain_from_its_other_end(graph: Store) -> None:
    """What a district plan implements is found up to the resolution."""
    chain = queries.implements(now(graph), "31-kh/hu")
    assert steps(chain) == {"08-ctr-tu.an-lac.2020": 1, "154-kh-tu.an-lac.2020": 1, "77-nq-tw.2021": 2}
    assert {edge.start for edge in chain.steps[-1].via} == {"08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020"}


def test_depth_limits_the_walk(graph: Store) -> None:
    """One step finds what implements it directly."""
    assert set(steps(queries.implementing(now(graph), "77-nq/tw", depth=1)).values()) == {1}


def test_filters_narrow_what_is_shown_and_not_what_is_walked_through(graph: Store) -> None:
    """A district plan is found through plans that the filter does not show, and `via` still names them."""
    chain = queries.implementing(now(graph), "77-nq/tw", queries.read_filters(now(graph), level="district"))
    assert steps(chain) == {"31-kh-hu.song-tra.2020": 2}
    assert chain.total == 1
    assert chain.names[chain.steps[0].via[0].end] == "Chương trình số 08-CTr/TU"


def test_pages_of_a_chain_hold_together_all_of_it(graph: Store) -> None:
    """One step a page, the chain comes in the same order, and every page tells the total."""
    found, place = [], None
    for _ in range(3):
        chain = queries.implementing(now(graph), "77-nq/tw", after=place, limit=1)
        found += [step.document.id for step in chain.steps]
        assert chain.total == 3
        place = chain.next
    assert place is None
    assert found == list(steps(queries.implementing(now(graph), "77-nq/tw")))


def test_nothing_implements_a_leaf(graph: Store) -> None:
    """An empty chain is an answer."""
    assert queries.implementing(now(graph), "31-kh/hu").steps == ()


@pytest.mark.parametrize("ask", [queries.implementing, queries.implements, queries.lineage])
def test_a_chain_of_something_unknown_is_an_error(graph: Store, ask) -> None:  # type: ignore[no-untyped-def]
    """An unknown number, an ambiguous one and a depth of nothing are errors, not empty chains."""
    with pytest.raises(NotFound):
        ask(now(graph), "1-NQ/TW")
    with pytest.raises(Ambiguous):
        ask(now(graph), "154-kh/tu")
    with pytest.raises(BadQuestion):
        ask(now(graph), "77-nq/tw", depth=0)


def test_a_lineage_goes_both_ways_along_all_its_relations(graph: Store) -> None:
    """Supersession and review belong to it; depths are negative above and positive below."""
    found = queries.lineage(now(graph), "154-kh-tu.an-lac.2020")
    assert found.depths == {
        "154-kh-tu.an-lac.2020": 0,
        "77-nq-tw.2021": -1,
        "120-kh-tu.an-lac.2015": -1,
        "31-kh-hu.song-tra.2020": 1,
        "402-bc-hu.song-tra.2020": 2,
    }
    assert {edge.label for edge in found.edges} == {"IMPLEMENTS", "SUPERSEDES", "REVIEWS"}
    assert found.complete


def test_a_lineage_leaves_out_what_else_lies_below_the_documents_above(graph: Store) -> None:
    """A programme that implements the same resolution is no ancestor and no descendant."""
    assert "08-ctr-tu.an-lac.2020" not in queries.lineage(now(graph), "154-kh-tu.an-lac.2020").depths


@pytest.mark.parametrize(("way", "many"), [("up", 3), ("down", 3), ("both", 5)])
def test_a_lineage_can_be_asked_for_one_way(graph: Store, way: queries.Way, many: int) -> None:
    """Up is what it comes from, down is what it leads to."""
    assert len(queries.lineage(now(graph), "154-kh-tu.an-lac.2020", way).nodes) == many


def test_a_lineage_that_is_cut_says_so(graph: Store) -> None:
    """What is nearest is kept, edges join only documents that are there, and the root is not counted."""
    found = queries.lineage(now(graph), "154-kh-tu.an-lac.2020", limit=3)
    assert sorted(map(abs, found.depths.values())) == [0, 1, 1, 1]
    assert {end for edge in found.edges for end in (edge.start, edge.end)} <= set(found.depths)
    assert not found.complete


@given(edges=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20), depth=st.none() | st.integers(1, 4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_chains_are_those_of_networkx(tmp_path: Path, edges: set[tuple[int, int]], depth: int | None) -> None:
    """On any graph, with cycles and loops, depths are the shortest ways and `via` the steps that end them."""
    (tmp_path / "random.db").unlink(missing_ok=True)
    store = open_store(f"sqlite:{tmp_path / 'random.db'}")
    names = [f"d{i}" for i in range(8)]
    with store.writing() as writer:
        writer.apply(
            Change(
                put_nodes=[Node(name, ("Document",), {"name": name}) for name in names],
                put_edges=[Edge(names[a], "IMPLEMENTS", names[b]) for a, b in edges],
            )
        )
    oracle = networkx.DiGraph([(names[b], names[a]) for a, b in edges])
    oracle.add_nodes_from(names)
    expected = networkx.single_source_shortest_path_length(oracle, "d0", cutoff=depth)
    chain = queries.implementing(now(store), "d0", depth=depth)
    assert {"d0": 0, **steps(chain)} == expected
    for step in chain.steps:
        ways = {near for near in oracle.predecessors(step.document.id) if expected.get(near) == step.depth - 1}
        assert {edge.end for edge in step.via} == ways
    store.close()
