"""Hanoi's units in their time."""

import json
from collections import Counter
from pathlib import Path

import pytest

from loaders.know.organs import organ, parents
from loaders.know.places import (
    LEVELS,
    place_edges,
    place_node,
    successions,
    unit_not_tabled,
    units,
    units_called,
    walk_up,
)

SHARED = Path(__file__).parents[4] / "shared" / "places" / "hanoi.json"
HANOI = "place.ha-noi"
#: places whose successors the official table and the project's source do not tell alike
TOLD_OTHERWISE = {"xã Cổ Bi", "xã Đặng Xá", "xã Văn Khê"}


def standing(day: str, level: str) -> list[str]:
    """Ids of Hanoi's units of a level that exist on a day."""
    return [
        unit.id
        for unit in units().values()
        if unit.level == level and unit.exists(day) and HANOI in {above.id for above in walk_up(unit)}
    ]


@pytest.mark.parametrize(
    ("day", "districts", "wards"),
    [("2022-09-28", 30, 579), ("2025-01-01", 30, 526), ("2025-06-30", 30, 526), ("2025-07-01", 0, 126)],
)
def test_the_city_has_so_many_units_on_a_day(day: str, districts: int, wards: int) -> None:
    """Districts and communes are as many as the official lists say, before and after each change."""
    assert (len(standing(day, "district")), len(standing(day, "ward"))) == (districts, wards)


def test_districts_are_of_their_kinds() -> None:
    """Hanoi had 12 quận, 17 huyện and one thị xã."""
    kinds = Counter(units()[key].kind for key in standing("2025-06-30", "district"))
    assert kinds == {"quận": 12, "huyện": 17, "thị xã": 1}


def test_equal_names_in_different_times_are_different_places() -> None:
    """Three units have been called phường Bạch Mai, one after the other."""
    assert [(unit.id, unit.start, unit.end) for unit in units_called("phường", "Bạch Mai")] == [
        ("place.ha-noi.quan-hai-ba-trung.phuong-bach-mai", None, "2024-12-31"),
        ("place.ha-noi.quan-hai-ba-trung.phuong-bach-mai.2025", "2025-01-01", "2025-06-30"),
        ("place.ha-noi.phuong-bach-mai", "2025-07-01", None),
    ]


def test_equal_names_in_different_districts_are_different_places() -> None:
    """Phường Quang Trung was in Đống Đa, Hà Đông and Sơn Tây at one time."""
    at_once = [unit for unit in units_called("phường", "Quang Trung") if unit.exists("2022-09-28")]
    assert {walk_up(unit)[0].name for unit in at_once} == {"Đống Đa", "Hà Đông", "Sơn Tây"}
    assert len(at_once) == 3


def test_a_commune_is_merged_in_part() -> None:
    """Phường Cửa Nam of Hoàn Kiếm went into four wards, into each in part; Hàng Bài went into one, whole."""
    told = successions()["place.ha-noi.quan-hoan-kiem.phuong-cua-nam"]
    assert [(each.new, each.part, each.on) for each in told] == [
        ("place.ha-noi.phuong-ba-dinh", "part", "2025-07-01"),
        ("place.ha-noi.phuong-cua-nam", "part", "2025-07-01"),
        ("place.ha-noi.phuong-hoan-kiem", "part", "2025-07-01"),
        ("place.ha-noi.phuong-van-mieu-quoc-tu-giam", "part", "2025-07-01"),
    ]
    [whole] = successions()["place.ha-noi.quan-hoan-kiem.phuong-hang-bai"]
    assert (whole.new, whole.part) == ("place.ha-noi.phuong-cua-nam", "whole")


def test_whole_and_part_do_not_mix() -> None:
    """What went whole into one unit went into no other."""
    for each in successions().values():
        assert len(each) == 1 or {one.part for one in each} == {"part"}


def test_who_took_over_existed_on_the_day() -> None:
    """The old unit exists until the day before, the new one from the day on."""
    for each in successions().values():
        for one in each:
            old, new = units()[one.old], units()[one.new]
            assert not old.exists(one.on)
            assert new.exists(one.on)


def test_every_unit_of_the_city_that_ended_in_2025_and_has_no_successor_is_one_that_no_source_tells() -> None:
    """All of the 526 units of June 2025 and all districts have successors."""
    ended = [unit for unit in units().values() if unit.end == "2025-06-30" and unit.level != "city"]
    assert len(ended) == 556
    assert [unit.id for unit in ended if unit.id not in successions()] == []


def test_there_are_34_provinces_since_july_2025() -> None:
    """Of 63 provinces 29 ended with June 2025, and each of them went whole into one of the 34."""
    provinces = [unit for unit in units().values() if unit.level == "city"]
    before = {unit.id for unit in provinces if unit.exists("2025-06-30")}
    after = {unit.id for unit in provinces if unit.exists("2025-07-01")}
    assert (len(before), len(after)) == (63, 34)
    assert after < before
    for gone in before - after:
        [became] = successions()[gone]
        assert (became.on, became.part, became.new in after) == ("2025-07-01", "whole", True)


@pytest.mark.parametrize(
    ("old", "new"), [("tinh-hai-duong", "hai-phong"), ("nam-dinh", "ninh-binh"), ("thua-thien-hue", "hue")]
)
def test_a_province_went_into_another(old: str, new: str) -> None:
    """A province that ended is followed by the one that holds its area, and the edge tells the table."""
    unit = units()[f"place.{old.removeprefix('tinh-')}"]
    [edge] = place_edges(unit)
    assert (edge.label, edge.end, edge.properties["known_from"]) == (
        "SUCCEEDED_BY",
        f"place.{new}",
        "province_changes",
    )


@pytest.mark.parametrize("kind", ["quận", "huyện", "thị xã", "thị trấn"])
def test_a_district_that_no_table_holds_has_ended_too(kind: str) -> None:
    """No district and no township is left since July 2025, known to a table or not; what it became is not told."""
    assert unit_not_tabled(kind, "Sông Trà").end == "2025-06-30"
    assert place_edges(unit_not_tabled(kind, "Sông Trà")) == []


def test_a_place_lies_within_its_superiors() -> None:
    """A ward lies in its district and its city; its node has the time in which it existed."""
    [ward] = units_called("phường", "Mỹ Đình 1")
    assert [above.name for above in walk_up(ward)] == ["Nam Từ Liêm", "Hà Nội"]
    node = place_node(ward)
    assert node.labels == ("Place", "Ward")
    assert (node.properties["name"], node.properties["valid_to"]) == ("phường Mỹ Đình 1", "2025-06-30")
    assert {edge.label for edge in place_edges(ward)} == {"WITHIN", "SUCCEEDED_BY"}
    assert all(edge.properties["evidence"] == [] and edge.properties["known_from"] for edge in place_edges(ward))


def test_every_kind_has_a_level() -> None:
    """Every unit is of a kind whose level is known."""
    assert {unit.kind for unit in units().values()} <= LEVELS.keys()


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/places is not there: nothing to compare the tables with")
def test_the_tables_say_what_the_official_one_says() -> None:
    """Units and successors of July 2025 agree with the statistics office's table, but for three named communes."""
    official: dict[str, set[tuple[str, bool]]] = {}
    for row in json.loads(SHARED.read_text(encoding="utf-8"))["mapping_2025_07"]:
        whole = row["note"] == "Nhập toàn bộ"
        official.setdefault(row["old_code"], set()).add((row["new_code"], whole))
    ours = {
        unit.code: {(units()[one.new].code, one.part == "whole") for one in successions()[unit.id]}
        for unit in units().values()
        if unit.level == "ward" and unit.end == "2025-06-30"
    }
    names = {unit.code: f"{unit.kind} {unit.name}" for unit in units().values() if unit.end == "2025-06-30"}
    assert ours.keys() == official.keys()
    assert {names[code] for code in ours if ours[code] != official[str(code)]} == TOLD_OTHERWISE


@pytest.mark.parametrize(
    ("name", "level", "end"),
    [
        ("UBND thành phố Vinh", "district", "2025-06-30"),
        ("Thành ủy Vinh", "district", "2025-06-30"),
        ("UBND thành phố Hải Dương", "district", "2025-06-30"),
        ("UBND thành phố Hà Nội", "city", None),
        ("UBND tỉnh Hải Dương", "city", "2025-06-30"),
        ("Phòng Nội vụ thành phố Vinh", "district", None),
    ],
)
def test_a_city_below_a_province_is_of_the_level_of_districts(name: str, level: str, end: str | None) -> None:
    """It ended with the districts, though a city of the same kind goes on."""
    assert (organ(name).level, organ(name).end) == (level, end)


def test_a_city_below_a_province_lies_in_it() -> None:
    """Its committee is part of the province's."""
    unit = unit_not_tabled("thành phố", "Vinh")
    assert (unit.id, unit.within, unit.found_in_text) == ("place.nghe-an.thanh-pho-vinh", "place.nghe-an", False)
    assert "Tỉnh ủy Nghệ An" in [parent.name for parent, _ in parents(organ("Thành ủy Vinh"))]
