"""The table of laws that are named by their day: each number fits its day, and days tell laws of one name apart."""

import pytest
from sayings import CITY_STATE, claims, plan

from loaders.fold import fold
from loaders.know.law_numbers import passed_in, passed_laws, passed_on
from loaders.number import parse

#: the years in which the National Assembly of a term first met and last met
TERMS = {10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}


@pytest.mark.parametrize("law", passed_laws(), ids=lambda law: law.number)
def test_a_number_fits_its_day(law: object) -> None:
    """The year of a law's number is that of its day, and lies in the term of the National Assembly in its sign."""
    number = parse(law.number)  # type: ignore[attr-defined]
    assert number is not None
    assert number.year == law.passed[:4]  # type: ignore[attr-defined]
    first, last = TERMS[int(number.signs[0].removeprefix("QH"))]
    assert first <= int(number.year or 0) <= last


def test_no_number_and_no_day_stands_twice() -> None:
    """A number names one law, and a name and a day one number."""
    laws = passed_laws()
    assert len({law.number for law in laws}) == len(laws)
    assert len({(fold(law.name), law.passed) for law in laws}) == len(laws)


def test_a_year_with_two_laws_of_one_name_tells_none() -> None:
    """Two laws on local government were passed in one year: the year alone does not say which is meant."""
    key = fold("Tổ chức chính quyền địa phương")
    assert passed_in(key, "2025") is None
    assert passed_in(key, "2015") is not None
    assert passed_on(key, "2025-02-19") != passed_on(key, "2025-06-16")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Luật Đất đai ngày 18/01/2024", "31/2024/QH15"),
        ("Luật Đất đai năm 2013", "45/2013/QH13"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương "
            "ngày 22 tháng 11 năm 2019",
            "47/2019/QH14",
        ),
    ],
)
def test_a_law_named_by_its_day_or_year_has_its_number(words: str, number: str) -> None:
    """An amending law is one mention: the laws in its name are no grounds of their own."""
    text = plan(f"Căn cứ {words};", "I. NHIỆM VỤ", "Dọn bến.", number="31/KH-UBND", office=CITY_STATE)
    assert {(relation, target) for subject, relation, target in claims(text) if subject == "own"} == {
        ("BASED_ON", number)
    }


def test_a_law_of_another_day_keeps_its_name() -> None:
    """Where no law of the table was passed on the day, no number is assumed."""
    (claim,) = claims(plan("Căn cứ Luật Đất đai ngày 19/01/2024;", number="31/KH-UBND", office=CITY_STATE))
    assert claim[2] == "Luật Đất đai"
