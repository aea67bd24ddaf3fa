"""Laws named again, amending laws, letters' own numbers and plans that are one with the decision that issues them."""

import pytest
from sayings import CITY_STATE, circular, cited, claims, plan
from texts import said

LAW, OTHER = "79/2006/QH11", "60/2020/QH14"


def preamble(*lines: str) -> set[tuple[str, str, str]]:
    """What a ministry's circular says in these first lines."""
    return claims(circular(*lines, "Điều 1. Phạm vi"))


def test_a_law_by_its_name_is_the_one_named_before() -> None:
    """A law that was named with its number has it where its name alone is given."""
    said = preamble(
        f"Căn cứ Luật Đê điều số {LAW};", "Căn cứ Nghị định số 66/2021/NĐ-CP quy định chi tiết Luật Đê điều;"
    )
    assert ("66/2021/NĐ-CP", "IMPLEMENTS", LAW) in said


def test_an_older_decree_means_the_older_law() -> None:
    """A document of an earlier year than the law named before cannot mean it."""
    said = preamble(
        f"Căn cứ Luật Đê điều số {OTHER};", "Căn cứ Nghị định số 66/2011/NĐ-CP quy định chi tiết Luật Đê điều;"
    )
    assert ("66/2011/NĐ-CP", "IMPLEMENTS", OTHER) not in said


@pytest.mark.parametrize("verb", ["sửa đổi", "Sửa đổi"])
def test_an_amending_law_amends_the_law_in_its_name(verb: str) -> None:
    """The number behind the name of an amending law is its own; what it names is amended."""
    said = preamble(
        f"Căn cứ Luật Đê điều số {LAW}; Luật {verb}, bổ sung một số điều của Luật Đê điều số {OTHER};",
    )
    assert (OTHER, "AMENDS", LAW) in said
    assert {("own", "BASED_ON", LAW), ("own", "BASED_ON", OTHER)} <= said


def test_laws_with_their_own_numbers_amend_nothing() -> None:
    """Where an amending law without a number lists laws with theirs, those amend nothing."""
    said = preamble(
        f"Căn cứ Luật Đê điều số {LAW} được sửa đổi, bổ sung một số điều tại Luật sửa đổi, bổ sung một số điều của "
        f"Luật Đê điều số {LAW}, Luật Thủy lợi số {OTHER};"
    )
    assert (OTHER, "AMENDS", LAW) not in said


@pytest.mark.parametrize("number", ["77.2024/BA.CXY", "20240115/CV-XY", "77-CVXY", "07/XYZMM/2024"])
def test_a_company_numbers_as_it_likes(number: str) -> None:
    """A letter is known by the words before its number, whatever form the number has."""
    assert cited(plan(f"Các bến xem công văn số {number} ngày 15/01/2022 của Công ty Sông Khê.")) == [number]


def test_a_number_of_no_letter_is_none() -> None:
    """A fraction or a price is no letter, and neither is a number that nothing follows up."""
    assert cited(plan("Các bến có công văn số 12/15 bến phải nộp, đơn giá số 20/30 đồng.")) == []


def test_a_decision_and_its_plan_are_one() -> None:
    """A issues a plan for B: A implements B, and the plan is no document beside A."""
    text = plan(
        "Căn cứ Quyết định số 963/QĐ-TTg ngày 01/02/2022 của Thủ tướng Chính phủ về việc ban hành Kế hoạch triển khai "
        "thực hiện Nghị quyết số 958-NQ/TW ngày 01/01/2022;",
        number="31/KH-UBND",
        office=CITY_STATE,
    )
    assert ("963/QĐ-TTg", "IMPLEMENTS", "958-NQ/TW") in claims(text)
    assert cited(text) == ["963/QĐ-TTg", "958-NQ/TW"]


def test_a_law_in_the_title_has_the_number_of_the_preamble() -> None:
    """A title that names a law means the one that the preamble gives with its number; another law stays without."""
    title = "quy định mức thu phí đò\n(thực hiện khoản 1 Điều 33 Luật Đê điều)"
    assert ("own", "IMPLEMENTS", LAW) in claims(circular(f"Căn cứ Luật Đê điều số {LAW};", "Điều 1. X", title=title))
    other = claims(circular(f"Căn cứ Luật Thủy lợi số {OTHER};", "Điều 1. X", title=title))
    assert ("own", "IMPLEMENTS", OTHER) not in other


def test_a_law_by_its_day_is_the_one_of_that_year() -> None:
    """Of two laws of one name a plain name means the one whose day the preamble gives, in the title as well."""
    text = circular(
        "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2020;",
        "Điều 1. Bến làm theo Luật Đê điều.",
        f"Điều 2. Trước đây áp dụng Luật Đê điều số {LAW}, nay áp dụng Luật Đê điều số {OTHER}.",
        "Điều 3. Nghị định số 66/2011/NĐ-CP quy định chi tiết Luật Đê điều.",
        title="quy định chi tiết một số điều của Luật Đê điều",
    )
    assert {("own", "IMPLEMENTS", OTHER), ("own", "BASED_ON", OTHER), ("66/2011/NĐ-CP", "IMPLEMENTS", LAW)} <= claims(
        text
    )


def test_the_amended_law_is_quoted_with_what_amends_it() -> None:
    """Where the same line names the amended law right before, both numbers stand in the quotation."""
    text = circular(
        f"Căn cứ Luật Đê điều số {LAW}, Luật sửa đổi, bổ sung một số điều của Luật Đê điều số {OTHER};", "Điều 1. X"
    )
    (quote,) = (each.evidence.quote for each in said(text).statements if each.relation == "AMENDS")
    assert LAW in quote
    assert OTHER in quote
