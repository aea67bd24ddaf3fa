"""Who has issued something that implements a directive, and of whom nothing can be said."""

import pytest
from duty_graph import (
    BA_DINH_PLAN,
    CITY_PLAN,
    HOAN_KIEM_PLAN,
    OLD_PROGRAMME,
    PROGRAMME,
    RESOLUTION,
    THANH_UY,
)
from store_tools import now, write

from graph_service.errors import Ambiguous, BadQuestion, NotFound
from graph_service.queries.every import Coverage, Covering, coverage
from graph_service.store.protocol import Store
from loaders.know.surroundings import about
from loaders.model import Edge, Node


def row(found: Coverage, name: str) -> Covering:
    """The row of a place or body."""
    return next(each for each in found.rows if each.who.name == name)


def states(found: Coverage) -> dict[str, str]:
    """The states of those of whom something can be said."""
    return {each.who.name: each.state for each in found.rows if each.state != "nothing_loaded"}


def test_districts_that_have_issued_something_and_those_that_have_not(told: Store) -> None:
    """All thirty districts of the city that existed on the day are told, each in one of three states."""
    found = coverage(now(told), PROGRAMME, "district", as_of="2024")
    assert states(found) == {"quận Ba Đình": "issued", "quận Hoàn Kiếm": "issued", "quận Tây Hồ": "none_seen"}
    assert found.counts == {"issued": 2, "none_seen": 1, "nothing_loaded": 27}
    assert [each.who.name for each in found.rows[:3]] == ["quận Ba Đình", "quận Hoàn Kiếm", "quận Tây Hồ"]
    assert (found.within, found.silence, found.last_day) == ("thành phố Hà Nội", None, None)


def test_with_what_how_and_how_many_days_after(told: Store) -> None:
    """A direct plan and one through another plan tell their steps, their sentences and their days."""
    found = coverage(now(told), PROGRAMME, "district", as_of="2024")
    [direct], [through] = row(found, "quận Ba Đình").issued, row(found, "quận Hoàn Kiếm").issued
    assert (direct.document.id, direct.depth, direct.days) == (BA_DINH_PLAN, 1, 41)
    assert (through.document.id, through.depth, through.days) == (HOAN_KIEM_PLAN, 2, 337)
    assert [found.names[each.end] for each in through.via] == ["Kế hoạch 207-KH/TU"]
    assert through.via[0].properties["evidence"][0]["quote"] == "Triển khai Kế hoạch số 207-KH/TU."
    assert through.issued_by[0].end == "body.ubnd-quan-hoan-kiem"


def test_a_body_that_is_reported_to_carry_it_out_is_told_with_the_sentence(told: Store) -> None:
    """A report is no plan, but what it says of its body stands beside what is not seen."""
    silent = row(coverage(now(told), PROGRAMME, "district", as_of="2024"), "quận Tây Hồ")
    assert (silent.loaded, silent.loaded_since, silent.issued) == (1, 1, ())
    assert silent.told[0].properties["evidence"][0]["quote"].startswith("Quận ủy đã tổ chức thực hiện")


def test_only_what_was_issued_by_the_day_counts(told: Store) -> None:
    """In 2022 the plan of 2023 did not exist, nor the report."""
    found = coverage(now(told), PROGRAMME, "district", as_of="31/12/2022")
    assert states(found) == {"quận Ba Đình": "issued"}


def test_a_level_that_has_no_places_on_the_day_says_when_it_ended(told: Store) -> None:
    """Districts ended with June 2025: nobody is asked, and the last day is told."""
    found = coverage(now(told), PROGRAMME, "quận", as_of="2026")
    assert (found.rows, found.last_day) == ((), "2025-06-30")
    assert found.silence is not None


def test_a_central_directive_is_looked_for_everywhere(told: Store) -> None:
    """Through the city's programme the same districts are found, from the resolution's own day."""
    found = coverage(now(told), RESOLUTION, "district", as_of="2024")
    assert found.within is None
    assert states(found) == {"quận Ba Đình": "issued", "quận Hoàn Kiếm": "issued", "quận Tây Hồ": "none_seen"}
    assert row(found, "quận Ba Đình").issued[0].depth == 2
    assert states(coverage(now(told), RESOLUTION, "city", as_of="2024")) == {"thành phố Hà Nội": "issued"}


def test_bodies_of_the_same_place_are_asked_one_by_one_without_who_issued_it(told: Store) -> None:
    """Of the city's own programme its departments are asked, and not the committee whose programme it is."""
    found = coverage(now(told), PROGRAMME, "city", as_of="2024")
    names = {each.who.name for each in found.rows}
    assert {"UBND thành phố Hà Nội", "Sở Nội vụ thành phố Hà Nội"} <= names
    assert not names & {"Thành ủy Hà Nội", "Ban Thường vụ Thành ủy Hà Nội"}


def test_a_conclusion_that_continues_a_directive_counts(told: Store) -> None:
    """To go on with carrying out is carrying out."""
    found = coverage(now(told), OLD_PROGRAMME, bodies=["Thành ủy Hà Nội"])
    assert [each.document.id for each in found.rows[0].issued] == ["71-kl-tu.ha-noi.2020"]


def test_a_list_of_bodies_and_places_is_asked_in_their_own_names(told: Store) -> None:
    """A committee counts what its standing committee issues; a place, all its bodies; an unknown name is said so."""
    lines = ["# ghi chú", "", "Quận ủy Ba Đình", "quận Hoàn Kiếm", "Hội Đọc sách Bến Mơ", "Quận ủy Ba Đình"]
    found = coverage(now(told), PROGRAMME, bodies=lines, as_of="2024")
    assert [(each.who.name, each.state, each.who.known) for each in found.rows] == [
        ("Quận ủy Ba Đình", "issued", True),
        ("quận Hoàn Kiếm", "issued", True),
        ("Hội Đọc sách Bến Mơ", "nothing_loaded", False),
    ]


def test_places_that_no_table_holds_are_known_by_their_bodies(told: Store) -> None:
    """Districts of an invented city are asked where its own programme is asked about, and Hà Nội's are not."""
    nodes, edges = about(["Thành ủy Bến Mơ", "Quận ủy Lá Phong", "UBND quận Lá Phong", "Quận ủy Sông Con"])
    key = {str(node.properties["name"]): node.id for node in nodes}
    documents = [
        Node(each, ("Document", "Plan"), {"name": each, "in_corpus": True, "issued_on": "2022-05-05", "level": level})
        for each, level in (("01-ctr", "city"), ("02-kh", "district"), ("03-kh", "district"))
    ]
    issued = [
        Edge("01-ctr", "ISSUED_BY", key["Thành ủy Bến Mơ"]),
        Edge("02-kh", "ISSUED_BY", key["UBND quận Lá Phong"]),
        Edge("03-kh", "ISSUED_BY", key["Quận ủy Sông Con"]),
        Edge("02-kh", "IMPLEMENTS", "01-ctr"),
    ]
    write(told, put_nodes=[*nodes, *documents], put_edges=[*edges, *issued])
    found = coverage(now(told), "01-ctr", "district", as_of="2023")
    assert [(each.who.name, each.state, each.who.from_texts) for each in found.rows] == [
        ("quận Lá Phong", "issued", True),
        ("quận Sông Con", "none_seen", True),
    ]
    [only] = coverage(now(told), "01-ctr", bodies=["quận Lá Phong"], as_of="2023").rows
    assert only.state == "issued"


def test_a_body_that_is_only_named_is_told_where_there_is_something_to_tell(told: Store) -> None:
    """Words that look like a body of the level are no place of which nothing is loaded."""
    named = Node("body.chi-hoi", ("Body", "Agency"), {"name": "Chi hội", "found_in_text": True, "level": "district"})
    write(told, put_nodes=[named])
    found = coverage(now(told), RESOLUTION, "district", as_of="2024")
    assert "Chi hội" not in {each.who.name for each in found.rows}
    write(told, put_edges=[Edge(BA_DINH_PLAN, "ISSUED_BY", named.id)])
    assert row(coverage(now(told), RESOLUTION, "district", as_of="2024"), "Chi hội").state == "issued"


def test_of_a_store_without_documents_of_anyone_nothing_is_said(told: Store) -> None:
    """Nobody is told to have done nothing: all are in the state of which nothing can be said, with the silence."""
    found = coverage(now(told), CITY_PLAN, "ward", as_of="2024")
    assert found.counts == {"issued": 0, "none_seen": 0, "nothing_loaded": 579}
    assert found.silence is not None


def test_questions_of_coverage_that_mean_nothing(told: Store) -> None:
    """No level and no list, a level that is none, an unknown document, a name of several bodies."""
    reads = now(told)
    for level, as_of in ((None, None), ("thôn", None), ("district", "hôm qua")):
        with pytest.raises(BadQuestion):
            coverage(reads, PROGRAMME, level, as_of=as_of)
    with pytest.raises(NotFound):
        coverage(reads, "1-NQ/TW", "district")
    twice = [Node(f"body.hoi-{n}", ("Body", "Agency"), {"name": "Hội Yêu sách", "found_in_text": True}) for n in "ab"]
    write(told, put_nodes=twice)
    with pytest.raises(Ambiguous) as several:
        coverage(reads, PROGRAMME, bodies=["Hội Yêu sách"])
    assert several.value.candidates == ("body.hoi-a", "body.hoi-b")
    assert coverage(reads, PROGRAMME, bodies=[THANH_UY]).rows[0].who.name == "Thành ủy Hà Nội"
