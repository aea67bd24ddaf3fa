"""Slips that their own surroundings give away are mended with a reason; all others stay."""

import pytest
from sayings import one, plan
from texts import DISTRICT, Office, said


@pytest.mark.parametrize(
    ("sentence", "number", "written", "reason"),
    [
        (
            "Theo Nghị quyết số 951-NQ/TU ngày 17/11/2021 của Ban Chấp hành Trung ương.",
            "951-NQ/TW",
            "951-NQ/TU",
            "issued by Ban Chấp hành Trung ương, whose sign is TW",
        ),
        (
            "Theo Kết luận số 952-KL/TU của Bộ Chính trị.",
            "952-KL/TW",
            "952-KL/TU",
            "issued by Bộ Chính trị, whose sign is TW",
        ),
        (
            "Theo Nghị quyết số 93/2018/QHH14 của Quốc hội.",
            "93/2018/QH14",
            "93/2018/QHH14",
            "QHH14 is the sign of no body; QH14 is",
        ),
        (
            "Theo Chương trình số 53-CT/TU ngày 3/3/2021.",
            "53-CTr/TU",
            "53-CT/TU",
            "called a Chương trình, whose sign is CTr",
        ),
        (
            "Theo Nghị quyết số 954/2022/UBTVQH ngày 11/1/2022.",
            "954/2022/UBTVQH15",
            "954/2022/UBTVQH",
            "the sign ends in the term, and its date lies in the 15th",
        ),
    ],
)
def test_a_slip_is_mended_with_its_reason(sentence: str, number: str, written: str, reason: str) -> None:
    """What its own words contradict is mended; what was written and why it was changed are kept."""
    mention = one(sentence)
    assert mention.mending is not None
    assert (mention.number, mention.mending.written, mention.mending.reason) == (number, written, reason)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Theo Nghị quyết số 955-NQ/TU của Thành ủy.", "955-NQ/TU"),
        ("Theo Nghị quyết số 955-NQ/TU.", "955-NQ/TU"),
        ("Theo Chỉ thị số 56-CT/TU của Thành ủy.", "56-CT/TU"),
        ("Theo Nghị quyết số 957/2022/UBTVQH.", "957/2022/UBTVQH"),
        ("Theo Hướng dẫn số 958-HD/TU của Ban Tổ chức Trung ương.", "958-HD/TU"),
    ],
)
def test_nothing_is_mended_without_a_reason(sentence: str, number: str) -> None:
    """A number that may be right, or whose slip nothing tells apart, stays as it is written."""
    mention = one(sentence)
    assert (mention.number, mention.mending) == (number, None)


@pytest.mark.parametrize(("unit", "sign"), [("quận", "QU"), ("huyện", "HU"), ("thị xã", "ThU")])
def test_a_citys_sign_on_what_is_the_districts_own(unit: str, sign: str) -> None:
    """In a district's text, what is about its own Party organisation carries the district's sign, not the city's."""
    committee = {"quận": "QUẬN ỦY", "huyện": "HUYỆN ỦY", "thị xã": "THỊ ỦY"}[unit]
    office = Office(f"THÀNH ỦY MINH SƠN\n{committee} TÂY KHÊ", "cấp ủy", "Tây Khê")
    sentence = f"Theo Đề án số 915-ĐA/TU ngày 4/4/2021 về nâng cao chất lượng chi bộ của Đảng bộ {unit} Tây Khê."
    (mention,) = said(plan("Đặc điểm.", sentence, number=f"914-KH/{sign}", office=office)).references
    assert (mention.number, mention.place) == (f"915-ĐA/{sign}", "Tây Khê")
    assert mention.mending is not None
    assert (mention.mending.written, "Tây Khê" in mention.mending.reason) == ("915-ĐA/TU", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Đề án số 915-ĐA/TU về nâng cao chất lượng chi bộ của Đảng bộ quận Đông Khê.",
        "Theo Đề án số 915-ĐA/TU của Thành ủy về nâng cao chất lượng chi bộ của Đảng bộ quận Tây Khê.",
        "Theo Đề án số 915-ĐA/TU về chỉnh trang bến thủy.",
    ],
)
def test_the_citys_sign_that_may_be_right(sentence: str) -> None:
    """What is about another district, or is said to be the city's, keeps the city's sign."""
    (mention,) = said(plan("Đặc điểm.", sentence, number="914-KH/QU", office=DISTRICT)).references
    assert (mention.number, mention.mending) == ("915-ĐA/TU", None)


def test_dates_that_are_none_or_to_come() -> None:
    """A day of no calendar is kept as written and is no date; a day to come is kept; neither is mended."""
    bad = one("Theo Kế hoạch số 926-KH/TU ngày 31/02/2022 của Thành ủy.")
    assert (bad.issued_on, bad.bad_date, bad.mending) == (None, "ngày 31/02/2022", None)
    future = one("Theo Kế hoạch số 926-KH/TU ngày 25/10/2039 của Thành ủy.")
    assert (future.issued_on, future.not_after, future.mending) == ("2039-10-25", "2022-04-05", None)
