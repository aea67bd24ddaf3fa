"""Bodies of the provinces that went into others, and of units that ended with no successor told."""

import pytest

from loaders.know.organs import became, organ


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Chi cục Kiểm lâm tỉnh Nam Định", "2025-06-30"),
        ("Chi cục Kiểm lâm tỉnh Nghệ An", None),
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


@pytest.mark.parametrize(
    ("old", "on", "new"),
    [
        ("Sở Kế hoạch và Đầu tư tỉnh Nghệ An", "2025-03-01", "Sở Tài chính tỉnh Nghệ An"),
        ("Sở Giao thông vận tải tỉnh Nghệ An", "2025-03-01", "Sở Xây dựng tỉnh Nghệ An"),
        ("Sở Tài nguyên và Môi trường tỉnh Nghệ An", "2025-03-01", "Sở Nông nghiệp và Môi trường tỉnh Nghệ An"),
        ("Sở Lao động - Thương binh và Xã hội thành phố Huế", "2025-03-01", "Sở Nội vụ thành phố Huế"),
        ("Sở Thông tin và Truyền thông tỉnh Nam Định", "2025-03-01", "Sở Khoa học và Công nghệ tỉnh Nam Định"),
        ("Sở Nội vụ tỉnh Nam Định", "2025-07-01", "Sở Nội vụ tỉnh Ninh Bình"),
    ],
)
def test_departments_of_every_province_were_merged(old: str, on: str, new: str) -> None:
    """In March 2025 departments were merged in every province, and in July followed the provinces."""
    [later] = became(organ(old))
    assert (later.on, later.organ.name) == (on, new)


def test_a_department_is_the_province_s_alone() -> None:
    """No district has one, though it be called as a city is."""
    assert organ("Sở Nội vụ quận Ba Đình").rule is None
