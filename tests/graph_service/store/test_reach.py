"""Walks agree with networkx on every engine."""

from collections.abc import Collection

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from store_tools import LABELS, clear, document, now, write

from graph_service.store.protocol import Direction, Store
from loaders.model import Edge

DIRECTIONS: tuple[Direction, ...] = ("out", "in", "both")
NAMES = [f"n{number}" for number in range(12)]
GRAPHS = some.sets(
    some.tuples(some.sampled_from(NAMES), some.sampled_from(LABELS), some.sampled_from(NAMES)), max_size=40
)


def oracle(
    edges: Collection[Edge], start: str, labels: Collection[str], direction: Direction, depth: int | None
) -> dict[str, int]:
    """What networkx says of the same question."""
    graph = networkx.DiGraph()
    graph.add_node(start)
    graph.add_edges_from((edge.start, edge.end) for edge in edges if not labels or edge.label in labels)
    ways = {"out": graph, "in": graph.reverse(), "both": graph.to_undirected()}
    steps = networkx.single_source_shortest_path_length(ways[direction], start, cutoff=depth)
    return {node: count for node, count in steps.items() if node != start}


def fill(store: Store, edges: Collection[Edge]) -> None:
    """Put the edges and every node that they need."""
    names = {name for edge in edges for name in (edge.start, edge.end)}
    write(store, put_nodes=[document(name) for name in sorted(names)], put_edges=list(edges))


def check(store: Store, edges: Collection[Edge], start: str, labels: Collection[str], depth: int | None) -> None:
    """Every direction gives what networkx gives, in the order of steps and ids."""
    for direction in DIRECTIONS:
        found = now(store).walk(start, labels, direction, depth)
        assert found == oracle(edges, start, labels, direction, depth)
        assert list(found) == sorted(found, key=lambda node: (found[node], node))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    triples=GRAPHS,
    start=some.sampled_from(NAMES),
    labels=some.sets(some.sampled_from(LABELS)),
    depth=some.integers(1, 9),
)
def test_random_graphs(
    store: Store, triples: set[tuple[str, str, str]], start: str, labels: set[str], depth: int
) -> None:
    """On random graphs with cycles and loops, walks of every direction and depth reach what networkx reaches."""
    clear(store)
    edges = [Edge(*triple) for triple in sorted(triples)]
    fill(store, edges)
    check(store, edges, start, sorted(labels), depth)
    check(store, edges, start, sorted(labels), None)


def test_a_long_chain(store: Store) -> None:
    """A chain of 1,000 supersessions is walked to its end, from both ends and from the middle."""
    edges = [Edge(f"d{number:04}", "SUPERSEDES", f"d{number + 1:04}") for number in range(1_000)]
    fill(store, edges)
    for start in ("d0000", "d0500", "d1000"):
        check(store, edges, start, ["SUPERSEDES"], None)
        check(store, edges, start, [], 7)


def test_a_hub(store: Store) -> None:
    """A document that 2,000 others implement is one step from each, and two steps part any two of them."""
    edges = [Edge(f"plan-{number:04}", "IMPLEMENTS", "hub") for number in range(2_000)]
    fill(store, edges)
    check(store, edges, "hub", ["IMPLEMENTS"], None)
    check(store, edges, "plan-0007", ["IMPLEMENTS", "CITES"], 2)


def test_a_dense_cycle(store: Store) -> None:
    """Where everything reaches everything, each node is met once, and the walk ends."""
    names = [f"n{number:02}" for number in range(60)]
    edges = [Edge(start, "CITES", end) for start in names for end in names]
    fill(store, edges)
    check(store, edges, "n00", ["CITES"], None)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_nothing_to_reach(store: Store, direction: Direction) -> None:
    """No step reaches nothing, nor does an unknown start."""
    fill(store, [Edge("a", "CITES", "b"), Edge("b", "CITES", "a")])
    assert now(store).walk("a", ["CITES"], direction, 0) == {}
    assert now(store).walk("nowhere", ["CITES"], direction, None) == {}
    assert now(store).walk("a", ["AMENDS"], direction, None) == {}


def test_a_depth_beyond_all_is_no_bound(store: Store) -> None:
    """However large a depth is, the walk is the whole one."""
    write(
        store,
        put_nodes=[document(name) for name in "abc"],
        put_edges=[Edge("a", "CITES", "b"), Edge("b", "CITES", "c")],
    )
    for depth in (2, 2**31, 2**63, 10**21):
        assert now(store).walk("a", ["CITES"], "out", depth) == {"b": 1, "c": 2}
