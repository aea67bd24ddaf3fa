"""Questions about bodies and places."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_tools import now

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries import bodies as questions
from graph_service.store import open_store
from graph_service.store.protocol import Change, Store
from loaders.know.organs import organ
from loaders.know.surroundings import about
from loaders.model import Edge, Node

NAMES = ["Quận ủy Nam Từ Liêm", "Ban Dân vận Thành ủy Hà Nội", "UBND phường Cửa Đông", "HĐND phường Phúc Xá", "Bộ Y tế"]

NAMING = [
    Edge("87-kh-qu", "NAMES", "body.bo-y-te", {"evidence": []}),
    Edge("87-kh-qu", "NAMES", "place.ha-noi", {"evidence": []}),
    Edge("88-kh-qu", "NAMES", "place.ha-noi", {"evidence": []}),
]


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Store]:
    """A store with what is known of some bodies, and two documents of one of them."""
    store = open_store(f"sqlite:{tmp_path / 'graph.db'}")
    nodes, edges = about(NAMES)
    documents = [Node(key, ("Document", "Plan"), {"name": key}) for key in ("87-kh-qu", "88-kh-qu")]
    issued = [Edge(node.id, "ISSUED_BY", "body.quan-uy-nam-tu-liem", {"evidence": []}) for node in documents]
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[*nodes, *documents], put_edges=[*edges, *issued, *NAMING]))
    yield store
    store.close()


@pytest.mark.parametrize(
    "asked", ["body.quan-uy-nam-tu-liem", "Quận ủy Nam Từ Liêm", "quan uy nam tu liem", "nam liem"]
)
def test_a_body_is_found_as_people_type_it(known: Store, asked: str) -> None:
    """By its id, its name in any spelling, or words that only its name has."""
    assert questions.one_body(now(known), asked).id == "body.quan-uy-nam-tu-liem"


def test_a_body_is_found_by_another_name(known: Store) -> None:
    """An abbreviation of the tables is a name as good as the full one."""
    assert questions.one_body(now(known), "bdv thanh uy ha noi").id == "body.ban-dan-van-thanh-uy-ha-noi"


def test_a_body_is_never_chosen_at_random(known: Store) -> None:
    """Several that fit are named, none is an error that says so, and no letters is no question."""
    with pytest.raises(Ambiguous) as several:
        questions.one_body(now(known), "Đảng ủy phường")
    assert "body.dang-uy-phuong-tu-liem" in several.value.candidates
    with pytest.raises(NotFound):
        questions.one_body(now(known), "Quận ủy Ba Đình")
    with pytest.raises(BadQuestion):
        questions.one_body(now(known), "?!")


def test_a_place_is_no_body(known: Store) -> None:
    """A place's id does not answer where a body is asked for, nor a body's where a place is."""
    with pytest.raises(NotFound):
        questions.one_body(now(known), "place.ha-noi")
    with pytest.raises(NotFound):
        questions.place_became(now(known), "body.bo-y-te")


def test_who_answers_today_for_what_a_district_committee_was_told(known: Store) -> None:
    """In 2022 the committee itself; today nine committees of wards, each for a part of its area."""
    then = questions.answering(now(known), "quan uy nam tu liem", "28/9/2022")
    assert [(each.node.id, each.on, each.exists) for each in then.answering] == [
        ("body.quan-uy-nam-tu-liem", None, True)
    ]
    today = questions.answering(now(known), "quan uy nam tu liem", "2026")
    assert today.as_of == "2026-12-31"
    assert len(today.answering) == 9
    assert {(each.on, each.part, each.exists) for each in today.answering} == {("2025-07-01", "part", True)}
    assert "Đảng ủy phường Từ Liêm" in {each.node.properties["name"] for each in today.answering}


def test_a_ward_that_was_merged_in_part(known: Store) -> None:
    """Phường Cửa Đông went into two wards, and its government into theirs, each in part."""
    bodies = questions.answering(now(known), "UBND phường Cửa Đông", "2025-07-01")
    places = questions.place_became(now(known), "phuong cua dong", "2025-07-01")
    assert [(each.node.properties["name"], each.part) for each in bodies.answering] == [
        ("UBND phường Ba Đình", "part"),
        ("UBND phường Hoàn Kiếm", "part"),
    ]
    assert [each.node.properties["name"] for each in places.answering] == ["phường Ba Đình", "phường Hoàn Kiếm"]


def test_a_body_that_ended_without_a_known_successor_says_so(known: Store) -> None:
    """The council of a ward ended in 2021: it is told as the last that is known, and that it has ended."""
    [last] = questions.answering(now(known), "HĐND phường Phúc Xá", "2022-09-28").answering
    assert (last.node.properties["name"], last.exists) == ("HĐND phường Phúc Xá", False)


def test_without_a_day_today_is_meant(known: Store) -> None:
    """The day of whoever asks is after the last change of the tables."""
    assert len(questions.answering(now(known), "Quận ủy Nam Từ Liêm").answering) == 9


def test_a_body_is_shown_with_what_is_around_it(known: Store) -> None:
    """Its superior, its place and its successors, the bodies that became it, and how many documents it issued."""
    detail = questions.body_detail(now(known), "Quận ủy Nam Từ Liêm")
    assert {edge.label for edge in detail.outgoing} == {"GOVERNS", "PART_OF", "SUCCEEDED_BY"}
    assert detail.documents == 2
    merged = questions.body_detail(now(known), "Ban Tuyên giáo và Dân vận Thành ủy Hà Nội")
    assert [(edge.start, edge.label) for edge in merged.incoming] == [
        ("body.ban-dan-van-thanh-uy-ha-noi", "SUCCEEDED_BY")
    ]


def test_documents_of_a_body_come_in_pages(known: Store) -> None:
    """Page by page every document comes once, and the total counts all."""
    first = questions.issued_by(now(known), "Quận ủy Nam Từ Liêm", limit=1)
    assert ([edge.start for edge in first.edges], first.total, first.next) == (["87-kh-qu"], 2, "87-kh-qu")
    second = questions.issued_by(now(known), "Quận ủy Nam Từ Liêm", after=first.next, limit=1)
    assert ([edge.start for edge in second.edges], second.next) == (["88-kh-qu"], None)


def test_bodies_and_places_are_listed_and_narrowed(known: Store) -> None:
    """Words, level, kind and day narrow a list, which comes in pages by id."""
    assert [node.id for node in questions.bodies(now(known), "y te").nodes] == ["body.bo-y-te"]
    districts = questions.places(now(known), level="quận", as_of="2022").nodes
    assert {node.properties["name"] for node in districts} == {"quận Nam Từ Liêm", "quận Hoàn Kiếm", "quận Ba Đình"}
    assert questions.places(now(known), level="district", as_of="2026").nodes == ()
    assert {node.labels[1] for node in questions.places(now(known), kind="phường").nodes} == {"Ward"}
    assert {node.labels[1] for node in questions.bodies(now(known), kind="council").nodes} == {"Council"}
    everything = questions.bodies(now(known)).nodes
    first = questions.bodies(now(known), limit=3)
    rest = questions.bodies(now(known), after=first.next)
    assert (*first.nodes, *rest.nodes) == everything


def test_documents_that_name_a_place_or_body(known: Store) -> None:
    """Page by page the documents whose text names it; a body counts them beside those that it issued."""
    first = questions.naming_place(now(known), "thanh pho ha noi", limit=1)
    assert ([edge.start for edge in first.edges], first.total, first.next) == (["87-kh-qu"], 2, "87-kh-qu")
    rest = questions.naming_place(now(known), "place.ha-noi", after=first.next)
    assert ([edge.start for edge in rest.edges], list(rest.documents), rest.next) == (["88-kh-qu"], ["88-kh-qu"], None)
    assert [edge.start for edge in questions.naming_body(now(known), "Bộ Y tế").edges] == ["87-kh-qu"]
    counted = [questions.body_detail(now(known), name) for name in ("Bộ Y tế", "Quận ủy Nam Từ Liêm")]
    assert [(detail.named_in, detail.documents) for detail in counted] == [(1, 0), (0, 2)]


def told_of(tmp_path: Path, body: str, issued_on: str | None = None) -> Store:
    """A store that knows a body, and one document of a day that its name stands in."""
    store = open_store(f"sqlite:{tmp_path / 'graph.db'}")
    nodes, edges = about([body])
    document = Node("87-kh-ubnd", ("Document", "Plan"), {"name": "87", "issued_on": issued_on})
    key = organ(body).id
    said = Edge(document.id, "NAMES", key, {"evidence": [{"source": document.id, "quote": body}]})
    with store.writing() as writer:
        writer.apply(Change(put_nodes=[*nodes, document], put_edges=[*edges, said]))
    return store


@pytest.mark.parametrize(
    ("body", "issued_on", "day", "stands"),
    [
        ("UBND xã Kim Sơn Hạ", "2023-05-05", "2025-06-30", True),
        ("UBND xã Kim Sơn Hạ", "2023-05-05", "2026-01-01", None),
        ("UBND xã Kim Sơn Hạ", "2025-09-05", "2026-01-01", True),
        ("UBND xã Kim Sơn Hạ", "2026-02-05", "2026-01-01", None),
        ("UBND huyện Kim Sơn Hạ", "2023-05-05", "2026-01-01", False),
        ("UBND thị trấn Kim Sơn Hạ", "2023-05-05", "2026-01-01", False),
        ("Sở Ngoại vụ tỉnh Nghệ An", "2023-05-05", "2026-01-01", None),
        ("Sở Nội vụ tỉnh Nghệ An", "2023-05-05", "2026-01-01", True),
        ("Phòng Kinh tế xã Kim Sơn Hạ", "2023-05-05", "2026-01-01", None),
    ],
)
def test_whether_a_body_stands_may_not_be_known(
    tmp_path: Path, body: str, issued_on: str, day: str, stands: bool | None
) -> None:
    """Where its kind was redrawn and no table holds it, it is not known, unless a later text names it."""
    store = told_of(tmp_path, body, issued_on)
    [answer] = questions.answering(now(store), organ(body).id, day).answering
    store.close()
    assert (answer.node.properties["name"], answer.exists) == (body, stands)
