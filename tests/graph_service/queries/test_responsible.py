"""Who answers for a document."""

from duty_graph import DAN_VAN, KE_HOACH, NOI_VU, PROGRAMME, TAI_CHINH, TAY_HO, THANH_UY
from store_tools import now

from graph_service.queries.every import responsible
from graph_service.store.protocol import Store


def test_who_issued_it_comes_first_then_who_has_most_to_do(told: Store) -> None:
    """Each body is told once, with everything that joins it to the document."""
    found = responsible(now(told), "44-CTr/TU", as_of="2024")
    assert [each.body.id for each in found.holders] == [THANH_UY, NOI_VU, DAN_VAN, KE_HOACH, TAY_HO]
    last = found.holders[-1]
    assert ([edge.label for edge in last.carries_out], [edge.label for edge in last.receives]) == (
        ["CARRIES_OUT"],
        ["SENT_TO"],
    )
    assert found.silence is None


def test_who_answers_today_stands_beside_who_was_told(told: Store) -> None:
    """The department of planning went to the department of finance in March 2025."""
    now_ = {each.body.id: [one.node.id for one in each.answering] for each in responsible(now(told), PROGRAMME).holders}
    assert now_[KE_HOACH] == [TAI_CHINH]
    assert now_[NOI_VU] == []


def test_a_document_that_tells_nobody_anything_is_silent(told: Store) -> None:
    """That somebody issued it is no duty of anyone."""
    found = responsible(now(told), "207-KH/TU")
    assert [each.body.id for each in found.holders] == [THANH_UY]
    assert found.silence is not None
