"""What leaves the house."""

from store_tools import now

from graph_service.queries import every as queries
from graph_service.queries.labels import LABELS, LINEAGE, phrase
from graph_service.store.protocol import Store
from graph_service.wire import documents as wire
from graph_service.words import by_english
from loaders.know.cues import cues
from loaders.know.vocabulary import called_otherwise
from loaders.model import Node


def test_a_document_has_every_field_even_where_nothing_is_known() -> None:
    """Clients need not ask whether a field is there."""
    shown = wire.document(Node("d", ("Document",)))
    assert (shown.name, shown.label, shown.number, shown.issuers, shown.citations) == ("d", None, None, [], 0)
    assert shown.in_corpus is False


def test_a_series_that_is_a_year_is_text() -> None:
    """A term and a year have one type."""
    assert wire.document(Node("d", ("Document", "Decision"), {"series": 2022})).series == "2022"


def test_a_sentence_comes_in_pieces(graph: Store) -> None:
    """The marked pieces are the reference and the cue, and all pieces are the quote."""
    edge = queries.implementing(now(graph), "77-nq/tw").steps[0].via[0]
    (item,) = wire.relation(edge).evidence
    assert [piece.text for piece in item.marked if piece.mark] == ["thực hiện", "Nghị quyết số 77-NQ/TW"]
    assert "".join(piece.text for piece in item.marked) == item.quote
    assert (item.file, item.start, item.page) == ("08-ctr-tu.an-lac.2020.txt", 10, None)


def test_an_edge_keeps_what_it_holds_besides_its_evidence() -> None:
    """A part of a document that is meant is a property, and the label is said in two languages."""
    from loaders.model import Edge

    shown = wire.relation(Edge("a", "AMENDS", "b", {"part": "Điều 12", "evidence": []}))
    assert shown.properties == {"part": "Điều 12"}
    assert (shown.vietnamese, shown.english) == ("sửa đổi, bổ sung", "amends")


def test_every_relation_that_a_sentence_states_has_a_label() -> None:
    """What a verb of the table states is shown, and a walk along a document's lineage takes it."""
    stated = {cue.relation for _, cue in cues()} | set(called_otherwise().values())
    assert stated <= {entry.label for entry in LABELS}
    assert stated <= set(LINEAGE)


def test_every_label_can_be_said_both_ways() -> None:
    """No phrase is empty, none is used twice for one direction, and lineage uses known labels only."""
    assert {entry.label for entry in LABELS} >= set(LINEAGE)
    for inverse in (False, True):
        said = {phrase(entry.label, inverse=inverse) for entry in LABELS}
        assert said <= by_english().keys()
        assert len(said) == len(LABELS)


def test_an_unknown_label_says_itself() -> None:
    """A store of a newer version can hold labels that this program does not know."""
    assert phrase("NEW") == "NEW"
