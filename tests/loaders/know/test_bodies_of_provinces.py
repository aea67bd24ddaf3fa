"""Bodies of the provinces that went into others, and of units that ended with no successor told."""

import pytest

from loaders.know.organs import became, organ


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Sở Nội vụ tỉnh Nam Định", "2025-06-30"),
        ("Sở Nội vụ tỉnh Nghệ An", None),
        ("Phòng Nội vụ huyện Sông Trà", "2025-06-30"),
    ],
)
def test_a_body_found_in_a_text_ends_with_its_province_or_district(name: str, end: str | None) -> None:
    """A body that no rule tells is not there any more when its unit has ended; what took over is not told."""
    assert organ(name).end == end
    assert became(organ(name)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ban Tổ chức Tỉnh ủy Hải Dương", "Ban Tổ chức Thành ủy Hải Phòng"),
        ("UBND tỉnh Nam Định", "UBND tỉnh Ninh Bình"),
        ("Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh"),
    ],
)
def test_a_body_of_a_province_that_ended_is_followed_by_that_of_the_new_one(old: str, new: str) -> None:
    """The role goes on in the province that holds the area since July 2025."""
    [later] = became(organ(old))
    assert (later.on, later.organ.name, later.table) == ("2025-07-01", new, "province_changes")
