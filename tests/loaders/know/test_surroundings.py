"""What is known of bodies beyond the texts."""

from collections.abc import Collection, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.know.organs import body_id, organ, organ_node, organ_of
from loaders.know.places import units, units_called
from loaders.know.surroundings import KNOWLEDGE, Successor, about, successors
from loaders.know.vocabulary import rows
from loaders.model import Edge

NAMES = [
    "Quận ủy Nam Từ Liêm",
    "Ban Thường vụ Quận ủy Nam Từ Liêm",
    "Thành ủy Hà Nội",
    "Ban Dân vận Thành ủy Hà Nội",
    "UBND huyện Ba Vì",
    "Đảng ủy phường Phúc Xá",
    "Đảng ủy phường Quang Trung",
    "Bộ Lao động - Thương binh và Xã hội",
    "Huyện ủy Sông Trà",
    "Hội đồng Kỳ lạ",
]


def succeeding(names: Iterable[str], asked: str, as_of: str) -> list[Successor]:
    """The successors of a body among what is known around some names."""
    _, edges = about(names)

    def onwards(ids: Collection[str]) -> list[Edge]:
        return [edge for edge in edges if edge.label == "SUCCEEDED_BY" and edge.start in ids]

    return successors(asked, as_of, onwards)


def ends(names: Iterable[str], start: str, label: str) -> list[str]:
    """Where the edges of a label lead from a node."""
    return [edge.end for edge in about(names)[1] if edge.start == start and edge.label == label]


def test_who_answers_today_for_what_a_district_committee_was_told() -> None:
    """For Quận ủy Nam Từ Liêm of 2022 nine ward committees answer since July 2025, each for a part."""
    asked = "body.quan-uy-nam-tu-liem"
    [itself] = succeeding(["Quận ủy Nam Từ Liêm"], asked, "2025-06-30")
    assert itself == Successor(asked, None, "whole")
    today = succeeding(["Quận ủy Nam Từ Liêm"], asked, "2026-01-01")
    assert {each.on for each in today} == {"2025-07-01"}
    assert {each.part for each in today} == {"part"}
    assert {each.id.removeprefix("body.dang-uy-phuong-").removesuffix(".2025") for each in today} == {
        "cau-giay", "dai-mo", "duong-noi", "ha-dong", "tay-mo", "thanh-xuan", "tu-liem", "xuan-phuong", "yen-hoa",
    }  # fmt: skip


def test_a_chain_over_three_changes_is_followed() -> None:
    """The propaganda board of huyện Từ Liêm became two, each was merged, and the wards have other boards now."""
    name = "Ban Tuyên giáo Huyện ủy Từ Liêm"
    asked = body_id(name)
    assert [each.id for each in succeeding([name], asked, "2020-01-01")] == [
        "body.ban-tuyen-giao-quan-uy-bac-tu-liem",
        "body.ban-tuyen-giao-quan-uy-nam-tu-liem",
    ]
    assert [each.id for each in succeeding([name], asked, "2025-03-01")] == [
        "body.ban-tuyen-giao-va-dan-van-quan-uy-bac-tu-liem",
        "body.ban-tuyen-giao-va-dan-van-quan-uy-nam-tu-liem",
    ]
    today = succeeding([name], asked, "2026-01-01")
    assert Successor("body.ban-xay-dung-dang-dang-uy-phuong-tu-liem", "2025-07-01", "part") in today
    assert all(each.id.startswith("body.ban-xay-dung-dang-dang-uy-") for each in today)


def test_two_bodies_became_one() -> None:
    """Ban Tuyên giáo and Ban Dân vận, of the centre and of the city, were merged in February 2025."""
    for of, day in (("Trung ương", "2025-02-03"), ("Thành ủy Hà Nội", "2025-02-01")):
        for board in ("Ban Tuyên giáo", "Ban Dân vận"):
            [merged] = succeeding([f"{board} {of}"], body_id(f"{board} {of}"), "2025-02-28")
            assert merged == Successor(body_id(f"Ban Tuyên giáo và Dân vận {of}"), day, "whole")


def test_party_groups_became_committees() -> None:
    """Ban cán sự đảng and Đảng đoàn ended in early 2025."""
    name = "Ban cán sự đảng UBND thành phố Hà Nội"
    assert ends([name], body_id(name), "SUCCEEDED_BY") == ["body.dang-uy-ubnd-thanh-pho-ha-noi"]
    assert ends(["Đảng đoàn Quốc hội"], "body.dang-doan-quoc-hoi", "SUCCEEDED_BY") == ["body.dang-uy-quoc-hoi"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bộ Kế hoạch và Đầu tư", ["Bộ Tài chính"]),
        ("Bộ Tài nguyên và Môi trường", ["Bộ Nông nghiệp và Môi trường"]),
        ("Ủy ban Dân tộc", ["Bộ Dân tộc và Tôn giáo"]),
        ("Bộ Thông tin và Truyền thông", ["Bộ Công an", "Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Sở Giao thông vận tải thành phố Hà Nội", ["Sở Xây dựng thành phố Hà Nội"]),
    ],
)
def test_ministries_and_departments_were_merged(old: str, new: list[str]) -> None:
    """On 1 March 2025 ministries and the city's departments were merged, or went to several."""
    assert [each.id for each in succeeding([old], body_id(old), "2025-03-01")] == sorted(map(body_id, new))
    assert [each.id for each in succeeding([old], body_id(old), "2025-02-28")] == [body_id(old)]


def test_a_standing_committee_has_its_superiors_and_its_place() -> None:
    """Ban Thường vụ → Quận ủy → Thành ủy → Ban Chấp hành Trung ương, and the place that each governs."""
    names = ["Ban Thường vụ Quận ủy Nam Từ Liêm"]
    chain = ["body.ban-thuong-vu-quan-uy-nam-tu-liem"]
    while above := ends(names, chain[-1], "PART_OF"):
        chain += above
    assert chain[1:] == ["body.quan-uy-nam-tu-liem", "body.thanh-uy-ha-noi", "body.ban-chap-hanh-trung-uong"]
    assert ends(names, chain[0], "GOVERNS") == []
    assert ends(names, chain[1], "GOVERNS") == ["place.ha-noi.quan-nam-tu-liem"]
    assert ends(names, "place.ha-noi.quan-nam-tu-liem", "WITHIN") == ["place.ha-noi"]


def test_a_ward_committee_is_of_its_time() -> None:
    """A ward committee of before July 2025 was part of its district's, one of today is part of the city's."""
    assert ends(["Đảng ủy phường Phúc Xá"], "body.dang-uy-phuong-phuc-xa", "PART_OF") == ["body.quan-uy-ba-dinh"]
    assert ends(["Đảng ủy phường Từ Liêm"], "body.dang-uy-phuong-tu-liem", "PART_OF") == ["body.thanh-uy-ha-noi"]


def test_urban_wards_had_no_council_for_four_years() -> None:
    """Between July 2021 and June 2025 no ward of Hanoi had a council."""
    old, new = organ("HĐND phường Phúc Xá"), organ("HĐND phường Từ Liêm")
    assert (old.end, new.start) == ("2021-06-30", "2025-07-01")


def test_a_body_of_an_unknown_place_gets_what_its_name_tells() -> None:
    """A district that no table holds is a place found in a text, with no superior guessed."""
    nodes, edges = about(["Ban Thường vụ Huyện ủy Sông Trà"])
    assert [(edge.start, edge.label, edge.end) for edge in edges] == [
        ("body.ban-thuong-vu-huyen-uy-soong-traf", "PART_OF", "body.huyen-uy-soong-traf"),
        ("body.huyen-uy-soong-traf", "GOVERNS", "place.huyen-soong-traf"),
    ]
    assert [node.properties.get("found_in_text") for node in nodes] == [True, True, True]


def test_a_body_that_no_rule_fits_stands_alone() -> None:
    """What is only like a known name is not taken for it."""
    for name in ("Hội đồng Kỳ lạ", "Ban Tuyên giaó Trung ương", "UBND các quận", "Quận ủy"):
        [node], edges = about([name])
        assert node.properties["found_in_text"] is True
        assert edges == []


def test_a_name_that_fits_several_places_tells_none() -> None:
    """Đảng ủy phường Quang Trung is of one of several wards: all are told, and none is taken."""
    [node], edges = about(["Đảng ủy phường Quang Trung"])
    assert node.properties["place_candidates"] == [unit.id for unit in units_called("phường", "Quang Trung")]
    assert edges == []


def test_bodies_of_places_with_one_name_have_ids_of_their_own() -> None:
    """The committees of all wards, of whatever time, have different ids."""
    wards = [unit for unit in units().values() if unit.level == "ward"]
    committees = [organ_of("committee", unit) for unit in wards]
    assert None not in committees
    assert len({each.id for each in committees if each}) == len(wards)


def test_names_that_differ_in_marks_only_are_different_bodies() -> None:
    """A slug has no marks, so bodies of xã Vạn Phúc and xã Vân Phúc are told apart by their districts."""
    ids = {organ(f"UBND xã {name}").id for name in ("Vạn Phúc", "Vân Phúc")}
    assert ids == {"body.ubnd-xa-van-phuc.huyen-thanh-tri", "body.ubnd-xa-van-phuc.huyen-phuc-tho"}


def test_every_district_has_its_bodies() -> None:
    """Committee, standing committee, council, government, front and organisations of 30 districts need no row each."""
    districts = [unit for unit in units().values() if unit.level == "district" and unit.end == "2025-06-30"]
    assert len(districts) == 30
    for role in ("committee", "standing", "organisation", "inspection", "council", "government", "front", "youth"):
        assert all(organ_of(role, unit) for unit in districts)


def test_every_row_names_a_body_that_its_rule_makes() -> None:
    """The example of each rule is read back as a body of that rule."""
    for row in rows("local_bodies"):
        body = organ(row["example"])
        assert body.rule is not None, row["example"]
        assert (body.rule.role, body.name, body.found_in_text) == (row["role"], row["example"], False)


def test_a_node_is_of_the_name_alone() -> None:
    """The node that a text's name makes is the one that knowledge makes when it comes upon it."""
    nodes, _ = about(NAMES)
    for node in nodes:
        name = node.properties["name"]
        if node.id == organ(name).id:
            assert organ_node(organ(name)) == node


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES)), st.lists(st.sampled_from(NAMES)))
def test_more_names_know_all_that_fewer_know(some: list[str], others: list[str]) -> None:
    """Knowledge is closed: no edge leads out of it, and it only grows with the names, in whatever order they come."""
    nodes, edges = about(some)
    more_nodes, more_edges = about([*others, *some])
    assert {node.id for node in nodes} >= {end for edge in edges for end in (edge.start, edge.end)}
    assert {node.id for node in nodes} <= {node.id for node in more_nodes}
    assert all(edge in more_edges for edge in edges)
    assert about(reversed(some)) == (nodes, edges)


def test_what_no_text_says_tells_its_table() -> None:
    """Every edge has no evidence, names the table it is from, and is of the four labels of knowledge."""
    _, edges = about(NAMES)
    tables = {"bodies", "body_changes", "local_bodies", "places", "place_changes"}
    assert {edge.label for edge in edges} == set(KNOWLEDGE)
    assert all(edge.properties["evidence"] == [] and edge.properties["known_from"] in tables for edge in edges)
