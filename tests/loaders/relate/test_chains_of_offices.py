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
        ("Kế hoạch số 927-KH/HU thực hiện Nghị quyết số 958-NQ/TW và Kết luận số 97-KL/TW, Quyết định số 963/QĐ-UBND.",
         {(D, "IMPLEMENTS", A), (D, "IMPLEMENTS", "97-KL/TW")}),
        ("Quyết định số 963/QĐ-UBND ngày 1/2/2024 kiện toàn Ban Chỉ đạo (thay thế Quyết định số 97/QĐ-UBND).",
         {(C, "SUPERSEDES", "97/QĐ-UBND")}),
        ("Quyết định số 963/QĐ-UBND ngày 1/2/2024 ban hành kèm theo Quy chế số 94/QC-UBND.",
         {(C, "APPROVES", "94/QC-UBND")}),
        ("Quyết định số 963/QĐ-UBND ngày 1/2/2024 bổ sung định mức máy móc quy định tại Quyết định số 97/QĐ-UBND.",
         {(C, "AMENDS", "97/QĐ-UBND")}),
        ("Quyết định số 963/QĐ-UBND điều chỉnh Kế hoạch sử dụng đất ban hành kèm theo Quyết định số 97/QĐ-UBND.",
         {(C, "AMENDS", "97/QĐ-UBND")}),
        ("Theo Quyết định số 97/QĐ-UBND, sửa đổi lần thứ nhất tại Quyết định số 98/QĐ-UBND, lần thứ hai tại "
         "Quyết định "
         "số 99/QĐ-UBND.", {("98/QĐ-UBND", "AMENDS", "97/QĐ-UBND"), ("99/QĐ-UBND", "AMENDS", "97/QĐ-UBND")}),
        ("Theo Quyết định số 97/QĐ-UBND (thay thế Quyết định số 96/QĐ-UBND), được bổ sung theo Quyết định "
         "số 98/QĐ-UBND.",
         {("97/QĐ-UBND", "SUPERSEDES", "96/QĐ-UBND"), ("98/QĐ-UBND", "AMENDS", "97/QĐ-UBND")}),
        ("Xem xét Báo cáo số 91-BC/BTGTU tổng kết 10 năm thực hiện Chỉ thị số 62-CT/TW và Báo cáo số "
         "92-BC/BDVTU sơ kết "
         "03 năm thực hiện Nghị quyết số 958-NQ/TW.",
         {("91-BC/BTGTU", "REVIEWS", "62-CT/TW"), ("92-BC/BDVTU", "REVIEWS", A)}),
        ("Hướng dẫn số 91-HD/BTCTU cụ thể hóa Hướng dẫn số 92-HD/BTCTW.", {("91-HD/BTCTU", "IMPLEMENTS",
        "92-HD/BTCTW")}),
        ("2\t963/QĐ-UBND 04/5/2022\tUBND huyện Bình Khê\tBan hành Kế hoạch thực hiện Nghị quyết số 958-NQ/TW\tToàn bộ",
         {(C, "IMPLEMENTS", A)}),
        ("3\tQuyết định số 963/QĐ-UBND\tToàn bộ\tThay thế bằng Quyết định số 97/QĐ-UBND",
         {("97/QĐ-UBND", "SUPERSEDES", C)}),
        ("2\t963/QĐ-UBND; 02/11/2007\tSửa đổi Quyết định số 97/QĐ-UBND", {(C, "AMENDS", "97/QĐ-UBND")}),
    ],
)  # fmt: skip
def test_what_one_document_is_to_another(sentence: str, expected: set[Claim]) -> None:
    """Each verb belongs to the nearest document whose own words reach up to it, and to no other."""
    assert said(sentence) == expected
