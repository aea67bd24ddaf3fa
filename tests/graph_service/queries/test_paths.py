"""How two documents are joined."""

from itertools import pairwise
from pathlib import Path as Folder

import networkx
from duty_graph import BA_DINH_PLAN, CITY_PLAN, HOAN_KIEM_PLAN, LATER_RULES, PROGRAMME, SCHEME, TAY_HO_REPORT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_tools import now, write

from graph_service.queries.every import path
from graph_service.store import open_store
from graph_service.store.protocol import Store
from loaders.model import Edge, Node


def test_a_way_up_and_down_again(told: Store) -> None:
    """Two district plans meet in the programme, each relation with its sentence."""
    found = path(now(told), BA_DINH_PLAN, "12/KH-UBND")
    assert [node.id for node in found.nodes] == [BA_DINH_PLAN, PROGRAMME, CITY_PLAN, HOAN_KIEM_PLAN]
    assert [[(edge.start, edge.label) for edge in edges] for edges in found.edges] == [
        [(BA_DINH_PLAN, "IMPLEMENTS")],
        [(CITY_PLAN, "IMPLEMENTS")],
        [(HOAN_KIEM_PLAN, "IMPLEMENTS")],
    ]
    assert not found.by_citation
    assert found.edges[0][0].properties["evidence"][0]["quote"] == "Triển khai Chương trình số 44-CTr/TU tại quận."


def test_citations_are_followed_only_where_nothing_else_leads_there(told: Store) -> None:
    """The report only cites the programme, and the answer says so."""
    found = path(now(told), TAY_HO_REPORT, LATER_RULES)
    assert [node.id for node in found.nodes] == [TAY_HO_REPORT, PROGRAMME, LATER_RULES]
    assert found.by_citation


def test_no_way_is_said_as_silence(told: Store) -> None:
    """The texts that could have told are the two themselves and those that name them."""
    found = path(now(told), SCHEME, PROGRAMME)
    assert (found.nodes, found.edges) == ((), ())
    assert found.silence is not None
    assert [node.id for node in found.silence.texts] == sorted([TAY_HO_REPORT, PROGRAMME, BA_DINH_PLAN])
    assert found.silence.asked_is_loaded is False


def test_a_document_is_joined_to_itself(told: Store) -> None:
    """By a way without a step."""
    assert [node.id for node in path(now(told), PROGRAMME, PROGRAMME).nodes] == [PROGRAMME]


@given(edges=st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=16))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ways_are_as_short_as_those_of_networkx(tmp_path: Folder, edges: set[tuple[int, int]]) -> None:
    """On any graph the way has the fewest steps, joins its ends, and is the same when it is asked again."""
    (tmp_path / "random.db").unlink(missing_ok=True)
    store = open_store(f"sqlite:{tmp_path / 'random.db'}")
    names = [f"d{i}" for i in range(10)]
    nodes = [Node(name, ("Document",), {"name": name}) for name in names]
    write(store, put_nodes=nodes, put_edges=[Edge(names[a], "AMENDS", names[b]) for a, b in edges])
    oracle = networkx.Graph([(names[a], names[b]) for a, b in edges])
    oracle.add_nodes_from(names)
    found = path(now(store), "d0", "d9")
    ids = [node.id for node in found.nodes]
    if networkx.has_path(oracle, "d0", "d9"):
        assert len(ids) == networkx.shortest_path_length(oracle, "d0", "d9") + 1
        assert (ids[0], ids[-1]) == ("d0", "d9")
        assert all(oracle.has_edge(*pair) for pair in pairwise(ids))
    else:
        assert ids == []
    assert path(now(store), "d0", "d9") == found
    store.close()
