"""Numbers in running text: cut, misspelt, listed without their sign, or blank."""

import pytest
from sayings import cited, plan


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Theo Chương trình 934- CTr/TU.", ["934-CTr/TU"]),
        ("Xét Tờ trình số933/TTr-CP.", ["933/TTr-CP"]),
        ("Theo Kế hoạch số 935\\-KH/TU.", ["935-KH/TU"]),
        ("Theo Kế hoạch số 936–KH/TU.", ["936-KH/TU"]),
        ("Theo Chỉ thị số 937-СТ/TW.", ["937-CT/TW"]),
        ("Theo **Kế hoạch** số **939**-KH/TU.", ["939-KH/TU"]),
        ("Theo Quyết định số 9401-\nQĐ/TU của Thành ủy.", ["9401-QĐ/TU"]),
        ("Theo Quyết định số 9402-\n\n<sup>1</sup> Ghi chú.\n\n---\n\n4\n\nQĐ/TU.", ["9402-QĐ/TU"]),
        ("Theo Quyết định\nsố 9403-QĐ/TU.", ["9403-QĐ/TU"]),
    ],
)
def test_a_number_however_it_is_set(sentence: str, numbers: list[str]) -> None:
    """Stray spaces, look-alike letters, Markdown and cut lines, pages and footnotes hide no number."""
    assert cited(plan(sentence)) == numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Quyết định số 941, 942-QĐ/TW", {"941-QĐ/TW", "942-QĐ/TW"}),
        ("Quyết định số 941, 942 và 943-QĐ/TW", {"941-QĐ/TW", "942-QĐ/TW", "943-QĐ/TW"}),
        ("Chương trình số 51, 52, 53 của Thành ủy", {"51-CTr/TU", "52-CTr/TU", "53-CTr/TU"}),
        ("Chương trình số 54 và 55 của Quận ủy Tây Khê", {"54-CTr/QU", "55-CTr/QU"}),
        ("Nghị quyết số 56 của Bộ Chính trị", {"56-NQ/TW"}),
        ("Năm 2022, 12 quận theo Quyết định số 942-QĐ/TW", {"942-QĐ/TW"}),
    ],
)
def test_a_list_that_shares_its_sign(words: str, numbers: set[str]) -> None:
    """Each serial of a list is a document; the sign comes from the last, or from type and issuer."""
    assert set(cited(plan(f"Theo {words}."))) == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "Mẫu: Quyết định số …/QĐ-UBND ngày … tháng … năm …",
        "Mẫu: Số: .../QĐ-UBND",
        "Mẫu: Quyết định số     /QĐ-UBND ngày 3/3/2022",
        "Mẫu: số ……/KH-UBND",
        "Mẫu: Căn cứ Quyết định số .../2022/QĐ-UBND",
        "Mẫu: Quyết định số ____/QĐ-UBND",
    ],
)
def test_a_blank_form_is_no_document(sentence: str) -> None:
    """A form that leaves its number blank names nothing."""
    assert cited(plan("Nội dung.", "PHỤ LỤC", sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Đạt 931/1000 hộ dân.",
        "Theo tiêu chuẩn TCVN 931-2:2012/BXD.",
        "Xem https://minhson.vn/931-KH/TU",
        "Chương trình số 51 của nhóm bạn đọc sách.",
        "Bến có 3 chương trình 51 của Thành ủy.",
        "Quyết định số 57 của Bộ Xây dựng.",
    ],
)
def test_what_names_no_document(sentence: str) -> None:
    """Fractions, standards, addresses, and serials whose sign nothing tells, are no documents."""
    assert cited(plan(sentence)) == []
