"""One document with all that is said of it."""

from store_tools import now

from graph_service.queries import every as queries
from graph_service.store.protocol import Store


def test_a_document_is_shown_with_its_relations_both_ways(graph: Store) -> None:
    """Citations of others are left to mentions; all else that touches the document is there."""
    found = queries.connections(now(graph), "77-nq/tw")
    assert {(edge.label, edge.end) for edge in found.outgoing} == {("ISSUED_BY", "body.ban-chap-hanh-trung-uong")}
    assert {(edge.label, edge.start) for edge in found.incoming} == {
        ("IMPLEMENTS", "08-ctr-tu.an-lac.2020"),
        ("IMPLEMENTS", "154-kh-tu.an-lac.2020"),
    }
    assert set(found.others) == {"body.ban-chap-hanh-trung-uong", "08-ctr-tu.an-lac.2020", "154-kh-tu.an-lac.2020"}


def test_its_own_citations_are_shown(graph: Store) -> None:
    """What a document cites is among what it says."""
    found = queries.connections(now(graph), "31-kh/hu")
    assert [edge.end for edge in found.outgoing if edge.label == "CITES"] == ["154-kh-tu.an-lac.2020", "77-nq-tw.2021"]


def test_mentions_tell_every_document_that_cites_one(graph: Store) -> None:
    """Each has its sentence, and what it is called."""
    found = queries.mentions(now(graph), "77-nq/tw")
    assert [edge.start for edge in found.edges] == ["154-kh-tu.an-lac.2020", "31-kh-hu.song-tra.2020"]
    assert found.edges[0].properties["evidence"][0]["quote"] == "Nghị quyết số 77-NQ/TW."
    assert (found.total, found.next, set(found.others)) == (2, None, {edge.start for edge in found.edges})


def test_mentions_come_in_pages(graph: Store) -> None:
    """The second page goes on where the first ended."""
    first = queries.mentions(now(graph), "77-nq/tw", limit=1)
    second = queries.mentions(now(graph), "77-nq/tw", after=first.next, limit=1)
    assert [edge.start for edge in (*first.edges, *second.edges)] == ["154-kh-tu.an-lac.2020", "31-kh-hu.song-tra.2020"]
    assert second.next is None
