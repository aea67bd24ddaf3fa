"""Names in assignments: where they end, what is one name and what are two, and what names nobody."""

import pytest

from loaders.duties.bodies import names_at
from loaders.duties.shared import spread


def names(text: str) -> list[str]:
    """The names that a text begins with."""
    row = names_at(text, 0, len(text), low=True)
    return [" ".join(text[start:end].split()) for start, end in row.names] if row else []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bộ Tài chính phương án phân bổ", "Bộ Tài chính"),
        ("Chính phủ mức chi hằng năm", "Chính phủ"),
        ("UBND cấp xã chấp thuận vị trí bến đò", "UBND cấp xã"),
        ("Bảo hiểm xã hội Việt Nam chi trả", "Bảo hiểm xã hội Việt Nam"),
        ("Bộ trưởng Bộ Nội vụ thừa ủy quyền ký", "Bộ trưởng Bộ Nội vụ"),
        ("các cơ quan liên quan tập hợp số liệu", "các cơ quan liên quan"),
        ("Sở Xây dựng Rà soát bến đò", "Sở Xây dựng"),
        ("Bộ Y tế a) Rà soát", "Bộ Y tế"),
        ("Ủy ban bầu cử tỉnh An Minh công bố", "Ủy ban bầu cử tỉnh An Minh"),
        ("Quỹ hỗ trợ phát triển nghề cá có trách nhiệm", "Quỹ hỗ trợ phát triển nghề cá"),
        ("UBND cấp đại biểu tiếp xúc cử tri bố trí địa điểm", "UBND cấp đại biểu tiếp xúc cử tri"),
        ("UBND cấp tỉnh cấp giấy phép bến đò", "UBND cấp tỉnh"),
        ("Các cơ quan, tổ chức phải báo cáo", "Các cơ quan, tổ chức"),
        ("các hội liên quan tổ chức, triển khai", "các hội liên quan"),
        ("Báo và Phát thanh, Truyền hình An Minh đưa tin", "Báo và Phát thanh, Truyền hình An Minh"),
        ("Tổng công ty Hàng không An Minh hỗ trợ", "Tổng công ty Hàng không An Minh"),
        ("Đơn vị cung cấp dịch vụ bến đò báo cáo", "Đơn vị cung cấp dịch vụ bến đò"),
        ("các cơ quan thông tin, truyền thông đưa tin", "các cơ quan thông tin, truyền thông"),
        ("Cơ quan chuyên môn về xây dựng cấp huyện thẩm định", "Cơ quan chuyên môn về xây dựng cấp huyện"),
        ("Trung tâm Chuyển đổi số cấu hình bến đò điện tử", "Trung tâm Chuyển đổi số"),
        ("Trung tâm Đổi mới sáng tạo An Minh tiếp nhận", "Trung tâm Đổi mới sáng tạo An Minh"),
        ("các cơ quan liên quan soạn thảo quy chế bến đò", "các cơ quan liên quan"),
        ("Các đơn vị cấp nước thuộc phạm vi quản lý lập sổ", "Các đơn vị cấp nước"),
    ],
)
def test_a_name_ends_where_it_is_whole(text: str, name: str) -> None:
    """What follows a whole name, and is neither its place nor its level, is of the order."""
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("các cơ quan của Đảng, Quốc hội", ["các cơ quan của Đảng, Quốc hội"]),
        ("Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", ["Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh"]),
        ("Đoàn đại biểu Quốc hội, đại biểu Quốc hội", ["Đoàn đại biểu Quốc hội", "đại biểu Quốc hội"]),
        (
            "Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên",
            ["Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên"],
        ),
        ("các bộ, địa phương, tập đoàn kinh tế, tổng công ty", ["các bộ, địa phương, tập đoàn kinh tế, tổng công ty"]),
        ("UBND các xã, phường và cơ quan liên quan", ["UBND các xã, phường", "cơ quan liên quan"]),
        ("Các Cụm, Khối thi đua thuộc tỉnh", ["Các Cụm, Khối thi đua thuộc tỉnh"]),
        ("các Sở, Ban Quản lý cảng cá", ["các Sở", "Ban Quản lý cảng cá"]),
        ("Thủ trưởng đơn vị trực thuộc Bộ, UBND cấp tỉnh", ["Thủ trưởng đơn vị trực thuộc Bộ, UBND cấp tỉnh"]),
        ("các đơn vị trực thuộc Bộ, UBND các xã", ["các đơn vị trực thuộc Bộ", "UBND các xã"]),
        ("các Bộ: Quốc phòng, Công an và Sở Y tế", ["các Bộ: Quốc phòng, Công an", "Sở Y tế"]),
        (
            "Các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy lãnh đạo",
            ["Các huyện ủy", "thị ủy", "thành ủy", "đảng ủy trực thuộc Tỉnh ủy"],
        ),
        ("các tỉnh ủy, thành ủy chỉ đạo", ["các tỉnh ủy", "thành ủy"]),
    ],
)
def test_one_name_or_two(text: str, told: list[str]) -> None:
    """A comma parts names, and stands inside of those that are one."""
    assert names(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "TT",
        "đơn vị trực thuộc lập tờ trình",
        "Thường trực HĐND nơi đại biểu ứng cử",
        "Thanh tra, kiểm tra bến đò",
        "Cơ sở dữ liệu bến đò",
        "UBND cấp tổ chức bến đò",
        "Cơ quan, tổ chức lập hồ sơ",
        "Lãnh đạo Sở xem xét hồ sơ",
    ],
)
def test_what_names_nobody(text: str) -> None:
    """A column's head, an activity, a unit without whose, and a name that is cut name nobody."""
    assert names(text) == []


def test_ministries_in_a_list_are_each_a_body() -> None:
    """Each is called in full; a list with a member that no table knows stays as it is written."""
    assert spread("các Bộ: Tài chính, Văn hóa, Thể thao và Du lịch và Y tế") == [
        "Bộ Tài chính", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế",
    ]  # fmt: skip
    assert spread("Giám đốc các Sở: Xây dựng, KH&CN") == [
        "Giám đốc Sở Xây dựng", "Giám đốc Sở Khoa học và Công nghệ",
    ]  # fmt: skip
    assert spread("các Sở: Xây dựng, Đò ngang") == ["các Sở: Xây dựng, Đò ngang"]
