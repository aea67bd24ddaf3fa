"""What a body was told to do, with what those were told that it succeeds."""

from duty_graph import KE_HOACH, NOI_VU, PROGRAMME, T1, T2, T3, T4, TAI_CHINH, TAY_HO
from store_tools import now

from graph_service.queries.every import BodyDuties, duties
from graph_service.store.protocol import Store


def ids(found: BodyDuties) -> list[str]:
    """The tasks of an answer."""
    return [each.task.id for each in found.items]


def test_the_tasks_of_a_body_in_any_role(told: Store) -> None:
    """It leads two and coordinates one, in the order of the programme."""
    found = duties(now(told), "Sở Nội vụ thành phố Hà Nội", as_of="2024")
    assert ids(found) == [T1, T2, T3]
    assert found.counts == {"issued": 1, "suggested": 1, "not_seen": 1}
    assert (found.predecessors, found.answering, found.silence) == ((), (), None)


def test_a_body_answers_for_what_the_one_was_told_that_it_took_over(told: Store) -> None:
    """From March 2025 the department of finance has the task of the department of planning, and not before."""
    after, before = (duties(now(told), TAI_CHINH, as_of=day) for day in ("2025-03-01", "2025-02-28"))
    assert ids(after) == [T4]
    [predecessor] = after.predecessors
    assert (predecessor.node.id, predecessor.to, predecessor.on) == (KE_HOACH, TAI_CHINH, "2025-03-01")
    assert (ids(before), before.predecessors) == ([], ())
    assert before.silence is not None


def test_a_body_that_ended_names_who_answers_now(told: Store) -> None:
    """Its own tasks stay its own, with the body that has them today."""
    found = duties(now(told), KE_HOACH, as_of="2026")
    assert (ids(found), [each.node.id for each in found.answering]) == ([T4], [TAI_CHINH])


def test_what_a_later_document_tells_is_left_out(told: Store) -> None:
    """Before the programme was issued nobody had a task of it."""
    assert duties(now(told), NOI_VU, as_of="2022-02-28").total == 0


def test_documents_to_carry_out_and_documents_received(told: Store) -> None:
    """Each with its sentence, and the purpose of sending."""
    found = duties(now(told), TAY_HO, as_of="2024")
    assert [(edge.end, edge.properties["evidence"][0]["source"]) for edge in found.carries_out] == [
        (PROGRAMME, "30-bc-qu.tay-ho.2020")
    ]
    assert [(edge.start, edge.properties["purpose"]) for edge in found.received] == [(PROGRAMME, ["để thực hiện"])]
    assert found.silence is None


def test_duties_of_one_programme(told: Store) -> None:
    """Another document's are left out, and a programme that tells the body nothing is silent."""
    assert ids(duties(now(told), NOI_VU, programme="44-CTr/TU")) == [T1, T2, T3]
    assert duties(now(told), NOI_VU, programme="207-KH/TU").total == 0


def test_duties_come_in_pages(told: Store) -> None:
    """Page by page every task comes once, and every page counts all."""
    found, place = [], None
    for _ in range(3):
        page = duties(now(told), NOI_VU, after=place, limit=1)
        found += ids(page)
        assert (page.total, sum(page.counts.values())) == (3, 3)
        place = page.next
    assert (found, place) == ([T1, T2, T3], None)
