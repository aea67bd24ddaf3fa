"""What offices' texts say of two other documents: in titles, brackets, lists and rows."""

import pytest
from sayings import claims, plan

A, B, C, D = "958-NQ/TW", "914/NQ-CP", "963/QĐ-UBND", "927-KH/HU"
Claim = tuple[str, str, str]


def said(sentence: str) -> set[Claim]:
    """What a city's plan says in one sentence of its third section, far from where it speaks of itself."""
    filler = "Các quận ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo, bảo đảm an toàn. " * 3
    return claims(plan(*[filler] * 3, "III. TỔ CHỨC THỰC HIỆN", sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rà soát nhà ở theo Nghị định số 95/2024/NĐ-CP (sửa đổi, bổ sung tại Nghị định số 96/2025/NĐ-CP "
         "ngày 1/2/2025).",
         {("96/2025/NĐ-CP", "AMENDS", "95/2024/NĐ-CP")}),
        (f"Nghị quyết số {B} ngày 9/1/2025 của Chính phủ ban hành Chương trình thực hiện Nghị quyết số {A} "
         f"ngày 22/12/2024 của "
         "Bộ Chính trị, được sửa đổi, bổ sung tại Nghị quyết số 971/NQ-CP ngày 1/4/2025.",
         {(B, "IMPLEMENTS", A), ("971/NQ-CP", "AMENDS", B)}),
        (f"Đề án số 94-ĐA/HU được xây dựng để cụ thể hóa Nghị quyết số {A}.", {("94-ĐA/HU", "IMPLEMENTS", A)}),
        (f"Kế hoạch số {D} của Công ty Bến Cá thực hiện Nghị quyết số {A}.", {(D, "IMPLEMENTS", A)}),
        ("Nghị định số 95/2025/NĐ-CP quy định chi tiết và hướng dẫn thi hành Luật Bến cá số 96/2024/QH15.",
         {("95/2025/NĐ-CP", "IMPLEMENTS", "96/2024/QH15"), ("95/2025/NĐ-CP", "GUIDES", "96/2024/QH15")}),
        (f"Chương trình số 98-CTr/TU thực hiện Nghị quyết số {A} và Nghị quyết số 95/2024/NQ-HĐND của HĐND thành phố.",
         {("98-CTr/TU", "IMPLEMENTS", A)}),
        (f"Công văn số 945/BNV-TC ngày 3/2/2025 của Bộ Nội vụ về việc báo cáo kết quả thực hiện Nghị quyết "
         f"số {A}.", set()),
        ("Căn cứ Luật Đê điều số 91/2020/QH14; Luật Nhà ở số 92/2020/QH14; Luật sửa đổi, bổ sung một số "
         "điều của Luật Đê điều, "
         "Luật Bến cá và Luật Nhà ở số 93/2025/QH15.",
         {("93/2025/QH15", "AMENDS", "91/2020/QH14"), ("93/2025/QH15", "AMENDS", "92/2020/QH14")}),
    ],
)  # fmt: skip
def test_what_one_document_is_to_another(sentence: str, expected: set[Claim]) -> None:
    """Each verb belongs to the nearest document whose own words reach up to it, and to no other."""
    assert said(sentence) == expected
