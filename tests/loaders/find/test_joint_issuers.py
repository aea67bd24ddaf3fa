"""Several bodies at one head, and what only looks like several."""

import pytest

from loaders.find.joint_issuers import issuing_together, side_by_side, told_joint
from loaders.find.serial_at import number_at
from loaders.number import parse


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("BAN TỔ CHỨC - BAN DÂN VẬN", ["BAN TỔ CHỨC", "BAN DÂN VẬN"]),
        ("CÔNG AN - SỞ TƯ PHÁP TỈNH LỘC SƠN", ["CÔNG AN - SỞ TƯ PHÁP TỈNH LỘC SƠN"]),
        ("SỞ Y TẾ – SỞ TÀI CHÍNH TỈNH LỘC SƠN", ["SỞ Y TẾ TỈNH LỘC SƠN", "SỞ TÀI CHÍNH TỈNH LỘC SƠN"]),
        ("BỘ TÀI CHÍNH-BỘ Y TẾ", ["BỘ TÀI CHÍNH", "BỘ Y TẾ"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]),
        ("PHÒNG VĂN HÓA - XÃ HỘI", ["PHÒNG VĂN HÓA - XÃ HỘI"]),
        ("VĂN PHÒNG HĐND - UBND", ["VĂN PHÒNG HĐND - UBND"]),
        ("CỤC QUẢN LÝ ĐÊ - BỘ NÔNG NGHIỆP", ["CỤC QUẢN LÝ ĐÊ - BỘ NÔNG NGHIỆP"]),
        ("BAN CHỈ HUY PHÒNG, CHỐNG BÃO - PHÒNG THỦ DÂN SỰ", ["BAN CHỈ HUY PHÒNG, CHỐNG BÃO - PHÒNG THỦ DÂN SỰ"]),
    ],
)  # fmt: skip
def test_names_on_one_line(line: str, names: list[str]) -> None:
    """A dash parts bodies that stand beside each other, and no name that has one, nor a part from its whole."""
    assert side_by_side(line, joint=False) == names


def test_a_joint_sign_parts_what_may_be_part_and_whole() -> None:
    """Where number or title say that several issue, a department behind another body is one of them."""
    parted = ["CÔNG AN TỈNH LỘC SƠN", "SỞ TƯ PHÁP TỈNH LỘC SƠN"]
    assert side_by_side("CÔNG AN - SỞ TƯ PHÁP TỈNH LỘC SƠN", joint=True) == parted


def test_names_one_below_the_other() -> None:
    """Peers of one place issue together where that is told; a superior above one that issues does not."""
    peers = ["CÔNG AN TỈNH LỘC SƠN", "TÒA ÁN NHÂN DÂN TỈNH LỘC SƠN"]
    assert issuing_together(peers, joint=True) == ([], peers)
    assert issuing_together(peers, joint=False) == (peers[:1], peers[1:])
    above = ["UBND TỈNH LỘC SƠN", "SỞ NỘI VỤ"]
    assert issuing_together(above, joint=True) == (above[:1], above[1:])
    levels = ["CÔNG AN TỈNH LỘC SƠN", "CÔNG AN HUYỆN TÂY KHÊ"]
    assert issuing_together(levels, joint=True) == (levels[:1], levels[1:])


@pytest.mark.parametrize(
    ("number", "words", "joint"),
    [
        ("15/KHLT-LĐLĐ-HND", "KẾ HOẠCH", True),
        ("45/2012/TTLT-BTC-BYT", "THÔNG TƯ", True),
        (None, "HƯỚNG DẪN LIÊN NGÀNH", True),
        (None, "QUY CHẾ phối hợp", True),
        ("15/KH-LĐLĐ", "KẾ HOẠCH trồng rừng", False),
        ("15/QĐ-UBND", "QUYẾT ĐỊNH Về việc ban hành Quy chế phối hợp", False),
    ],
)
def test_what_says_that_several_issue(number: str | None, words: str, joint: bool) -> None:
    """The sign, or the words of the type, say so; a title that speaks of others' working together does not."""
    assert told_joint(parse(number) if number else None, words) is joint


@pytest.mark.parametrize(
    ("written", "number", "length"),
    [
        ("1O46/UBND-NN", "1046/UBND-NN", 12),
        ("l02/KH-BQL ngày", "102/KH-BQL", 10),
        ("18 KH/ĐU", "18-KH/ĐU", 8),
        ("17.NQ-HĐND", "17/NQ-HĐND", 10),
        ("17. NQ-HĐND ngày", "17/NQ-HĐND", 11),
        ("1 482 /QĐ-UBND", "1482/QĐ-UBND", 14),
    ],
)
def test_slips_in_a_number(written: str, number: str, length: int) -> None:
    """Letters for figures and a lost mark are mended, and the number ends where it is written to end."""
    told = number_at(written, 0)
    assert told is not None
    assert (str(told[0]), told[1]) == (number, length)


@pytest.mark.parametrize("written", ["18 người/xã", "Oll/KH-BQL", "17 QĐ và KH-UBND", "12.AB/CD"])
def test_what_is_no_number(written: str) -> None:
    """Without a figure, or without a type's sign behind the blank or the dot, there is no number."""
    assert number_at(written, 0) is None
