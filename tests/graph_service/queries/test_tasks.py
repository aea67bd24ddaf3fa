"""The tasks of a document, their states and their due dates."""

import pytest
from duty_graph import CITY_PLAN, DAN_VAN, KE_HOACH, PROGRAMME, SCHEME, T1, T2, T3, T4, TAI_CHINH
from store_tools import now, write

from graph_service.queries.every import Assignment, Tasks, all_tasks, read_filters, tasks
from graph_service.store.protocol import Store
from loaders.model import Edge, Node


def by_id(found: Tasks) -> dict[str, Assignment]:
    """The tasks by id."""
    return {each.task.id: each for each in found.items}


def test_tasks_come_in_the_order_of_the_document_with_their_states(told: Store) -> None:
    """Sure, suggested, refused and none: a refused document is none, and every state is counted."""
    found = tasks(now(told), "44-CTr/TU", as_of="2025-06-01")
    assert [(each.task.id, each.state) for each in found.items] == [
        (T1, "issued"),
        (T2, "suggested"),
        (T3, "not_seen"),
        (T4, "not_seen"),
    ]
    assert found.counts == {"issued": 1, "suggested": 1, "not_seen": 2}
    assert found.silence is None


def test_leads_and_what_a_row_is_about_are_told_with_their_sentences(told: Store) -> None:
    """The lead first, then who coordinates, then the document that the row names."""
    second = by_id(tasks(now(told), PROGRAMME))[T2]
    assert [(edge.label, edge.start) for edge in second.roles] == [
        ("LEADS", DAN_VAN),
        ("COORDINATES", "body.so-noi-vu-thanh-pho-ha-noi"),
    ]
    assert second.concerns[0].properties["relation"] == "continues"
    assert second.set_by[0].properties["evidence"][0]["quote"] == "2. hàng của phụ lục"


@pytest.mark.parametrize(
    ("task", "as_of", "timing"),
    [
        (T1, "2025-06-01", "late"),
        (T1, "2023-06-30", "before_due"),
        (T1, "2023-07-01", "late"),
        (T2, "2025-06-01", None),
        (T2, "2022-03-31", "before_due"),
        (T3, "2027", "no_due"),
        (T4, "2027", "no_due"),
    ],
)
def test_due_dates_are_computed_for_a_day_and_only_where_they_are_told(
    told: Store, task: str, as_of: str, timing: str | None
) -> None:
    """A period of the whole programme is no due date of its row, and nothing is overdue without one."""
    assert by_id(tasks(now(told), PROGRAMME, as_of=as_of))[task].timing == timing


def test_what_is_past_its_due_date_without_a_document_is_overdue(told: Store) -> None:
    """The day after the last one, and not on it."""
    write(told, drop_edges=[(SCHEME, "REALISES", T1)])
    assert by_id(tasks(now(told), PROGRAMME, as_of="2023-06-30"))[T1].timing == "before_due"
    assert by_id(tasks(now(told), PROGRAMME, as_of="2023-07-01"))[T1].timing == "overdue"


def test_a_document_of_a_later_day_is_not_seen_yet(told: Store) -> None:
    """The scheme of July 2023 does not stand for the task in May."""
    assert by_id(tasks(now(told), PROGRAMME, as_of="2023-05-01"))[T1].state == "not_seen"


def test_what_a_person_confirmed_is_as_good_as_sure(told: Store) -> None:
    """A confirmed suggestion is an issued document, in time where its day is."""
    write(told, put_edges=[Edge(CITY_PLAN, "REALISES", T2, {"state": "confirmed", "evidence": []})])
    second = by_id(tasks(now(told), PROGRAMME))[T2]
    assert (second.state, second.timing) == ("issued", "on_time")


def test_items_without_a_document_can_be_asked_for_alone(told: Store) -> None:
    """The counts still tell all."""
    found = tasks(now(told), PROGRAMME, states=["not_seen"])
    assert [each.task.id for each in found.items] == [T3, T4]
    assert sum(found.counts.values()) == 4


def test_who_answers_now_for_a_lead_that_ended(told: Store) -> None:
    """Two of the leads ended in early 2025; the third still answers for itself."""
    now_ = tasks(now(told), PROGRAMME, as_of="2026").answering
    assert {key: [each.node.id for each in found] for key, found in now_.items()} == {
        DAN_VAN: ["body.ban-tuyen-giao-va-dan-van-thanh-uy-ha-noi"],
        KE_HOACH: [TAI_CHINH],
    }
    assert tasks(now(told), PROGRAMME, as_of="2024").answering == {}


def test_a_document_without_tasks_says_whether_its_text_could_have_told(told: Store) -> None:
    """A loaded plan that sets none is silent; of a document that is only cited nothing can be said."""
    loaded, cited = (tasks(now(told), asked).silence for asked in (CITY_PLAN, SCHEME))
    assert loaded is not None
    assert ([node.id for node in loaded.texts], loaded.asked_is_loaded) == ([CITY_PLAN], True)
    assert cited is not None
    assert (cited.texts, cited.asked_is_loaded, cited.files) == ((), False, 8)


def test_without_an_order_tasks_stand_where_their_sentences_do(told: Store) -> None:
    """The place in the text decides."""
    told_at = {"file": "a", "source": PROGRAMME, "quote": "x", "rule": "r", "confidence": 0.9}
    for key, start in (("z", 5), ("y", 7)):
        edge = Edge(key, "SET_BY", CITY_PLAN, {"evidence": [{**told_at, "start": start, "end": start + 1}]})
        write(told, put_nodes=[Node(key, ("Task",), {"id": key, "text": key})], put_edges=[edge])
    assert [each.task.id for each in tasks(now(told), CITY_PLAN).items] == ["z", "y"]


def test_the_tasks_of_all_documents_come_by_document_and_page_by_page(told: Store) -> None:
    """All pages together are the whole list, each with the total; filters are of the document that sets a task."""
    moment = now(told)
    whole = all_tasks(moment, as_of="2025-06-01")
    assert {each.task.id for each in whole.items} >= {T1, T2, T3, T4}
    assert (whole.total, whole.next) == (len(whole.items), None)
    assert sum(whole.counts.values()) == whole.total
    pages, after = list[str](), None
    while True:
        page = all_tasks(moment, as_of="2025-06-01", after=after, limit=3)
        assert (page.total, page.counts) == (whole.total, whole.counts)
        pages += [each.task.id for each in page.items]
        after = page.next
        if after is None:
            break
    assert pages == [each.task.id for each in whole.items]
    programmes = read_filters(moment, type="programme")
    of_programme = all_tasks(moment, programmes, as_of="2025-06-01", states=["issued"])
    assert [each.task.id for each in of_programme.items] == [T1]
    assert {*of_programme.others} >= {edge.end for each in of_programme.items for edge in each.set_by}
