"""What an empty answer is worth."""

import pytest
from duty_graph import CITY_PLAN, NOI_VU, PROGRAMME, RESOLUTION, SCHEME, TAY_HO, TAY_HO_REPORT
from store_tools import now

from graph_service.queries.bodies import naming_body
from graph_service.queries.every import implementing, implements, lineage, mentions, read_filters
from graph_service.queries.silence import Silence
from graph_service.queries.words import silence_said
from graph_service.store.protocol import Store
from graph_service.words import vietnamese
from loaders.model import Node

TEXT = Node("a", ("Document",), {"in_corpus": True})


def test_a_chain_without_steps_says_which_texts_could_have_told(told: Store) -> None:
    """Nobody names the scheme; what a cited resolution implements only its own text could tell."""
    assert implementing(now(told), CITY_PLAN).silence is None
    scheme = implementing(now(told), SCHEME).silence
    assert scheme is not None
    assert (scheme.texts, scheme.total, scheme.files, scheme.asked_is_loaded) == ((), 0, 8, False)
    above = implements(now(told), RESOLUTION).silence
    assert above is not None
    assert above.own_text
    report = implements(now(told), TAY_HO_REPORT).silence
    assert report is not None
    assert [node.id for node in report.texts] == [TAY_HO_REPORT]


def test_what_no_text_names_is_said_to_be_so(told: Store) -> None:
    """Of a document without citations, without a lineage, and of a body that nothing names."""
    reads = now(told)
    found = (mentions(reads, SCHEME).silence, lineage(reads, SCHEME).silence, naming_body(reads, NOI_VU).silence)
    assert [silence and (silence.total, silence.files) for silence in found] == [(0, 8)] * 3
    assert (mentions(reads, PROGRAMME).silence, lineage(reads, PROGRAMME).silence) == (None, None)
    assert naming_body(reads, TAY_HO).silence is None


def test_an_answer_that_filters_emptied_is_no_silence(told: Store) -> None:
    """What the filters left out is counted."""
    reads = now(told)
    found = implementing(reads, RESOLUTION, read_filters(reads, type="luật"))
    assert (found.total, found.walked, found.silence) == (0, 4, None)


@pytest.mark.parametrize(
    ("silence", "said"),
    [
        (Silence((), 0, 0), "Kho chưa nạp văn bản nào."),
        (Silence((TEXT,), 3, 9, True), "Chưa thấy trong kho: 3 văn bản đã nạp có thể cho biết nhưng không nói đến."),
        (Silence((), 0, 9, True), "Chưa thể nói gì: không văn bản nào trong 9 tệp đã nạp nhắc đến."),
        (Silence((), 0, 9, False, True), "Chưa thể nói gì: toàn văn của văn bản được hỏi chưa được nạp."),
        (
            Silence((TEXT,), 1, 9, False),
            "Chưa thấy trong kho: 1 văn bản đã nạp có thể cho biết nhưng không nói đến; "
            "toàn văn của chính văn bản được hỏi chưa được nạp.",
        ),
    ],
)
def test_silence_is_a_sentence_that_never_says_that_nothing_was_done(silence: Silence, said: str) -> None:
    """How many texts could have told, and whether the one that was asked about is loaded."""
    told = silence_said(silence)
    assert vietnamese(told) == said
    assert "chưa làm" not in said
    assert told.endswith(".")
