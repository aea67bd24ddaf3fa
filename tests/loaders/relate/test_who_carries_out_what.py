"""Chains in the words of Party committees' and People's Committees' plans, programmes, reports and decisions."""

import pytest
from sayings import claims, plan

A, B, C, D, E = "958-NQ/TW", "948-CTr/TU", "963/QĐ-UBND", "927-KH/HU", "997-KL/TW"
CARRIES_OUT = "IMPLEMENTS"
FILLER = "Các quận ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo, bảo đảm an toàn. " * 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"Ban hành Kế hoạch số {D}, ngày 1/2/2025 thực hiện Nghị quyết số {A}; Chương trình số 13-CTr/HU "
            f"thực hiện Kết luận số {E}.",
            {(D, CARRIES_OUT, A), ("13-CTr/HU", CARRIES_OUT, E)},
        ),
        (
            f"Quán triệt, triển khai thực hiện Nghị quyết số {A}, Chương trình hành động số {B} của Tỉnh ủy "
            f"thực hiện Nghị quyết số {A}.",
            {(B, CARRIES_OUT, A)},
        ),
        (
            f"Kế hoạch số {D} về việc triển khai thực hiện Chương trình hành động số {B} của Ban Chấp hành "
            f"Đảng bộ tỉnh thực hiện Nghị quyết số {A}.",
            {(D, CARRIES_OUT, B), (B, CARRIES_OUT, A)},
        ),
        (f"Huyện ủy cụ thể hóa Nghị quyết số {A} bằng Chương trình hành động số {B}.", {(B, CARRIES_OUT, A)}),
        (f"Nghị quyết số {A} được cụ thể hóa tại Chương trình hành động số {B}.", {(B, CARRIES_OUT, A)}),
        (
            f"Thực hiện Nghị quyết số {A}, Tỉnh ủy đã ban hành Chương trình số {B}, Kế hoạch số 91-KH/TU; UBND "
            f"tỉnh ban hành Kế hoạch số 92/KH-UBND.",
            {(B, CARRIES_OUT, A), ("91-KH/TU", CARRIES_OUT, A)},
        ),
        (f"Kế hoạch số {D} (thực hiện Nghị quyết số {A}) đã được phổ biến.", {(D, CARRIES_OUT, A)}),
        (
            f"Kế hoạch số {D} nhằm thực hiện Nghị quyết số {A} và Kết luận số {E}.",
            {(D, CARRIES_OUT, A), (D, CARRIES_OUT, E)},
        ),
        (f"Công văn số 22-CV/HU về việc triển khai thực hiện Kế hoạch số {D}.", {("22-CV/HU", CARRIES_OUT, D)}),
        (f"Kế hoạch số {D} được thay thế bằng Kế hoạch số 93-KH/HU.", {("93-KH/HU", "SUPERSEDES", D)}),
        (f"Kế hoạch số 93-KH/HU (thay Kế hoạch số {D}).", {("93-KH/HU", "SUPERSEDES", D)}),
        (
            "Hướng dẫn số 94-HD/BTCTW của Ban Tổ chức Trung ương hướng dẫn thực hiện Quy định số 95-QĐ/TW.",
            {("94-HD/BTCTW", "GUIDES", "95-QĐ/TW")},
        ),
        (
            f"Kế hoạch số {D}, ngày 3/4/2025 của Ban Thường vụ Huyện ủy về lãnh đạo, chỉ đạo thực hiện Nghị "
            f"quyết số {A}.",
            {(D, CARRIES_OUT, A)},
        ),
        (
            f"Đảng ủy xã ban hành Nghị quyết số 05-NQ/ĐU lãnh đạo thực hiện Kết luận số {E}.",
            {("05-NQ/ĐU", CARRIES_OUT, E)},
        ),
        (
            f"Kế hoạch số {D} của Huyện ủy về tổ chức học tập, quán triệt và triển khai thực hiện Nghị quyết số {A}.",
            {(D, CARRIES_OUT, A)},
        ),
        (
            f"Quyết định số {C} về việc phê duyệt Kế hoạch triển khai thực hiện Nghị quyết số {A}.",
            {(C, CARRIES_OUT, A)},
        ),
        (
            f"Quyết định số {C} ban hành Kế hoạch của UBND tỉnh thực hiện Chương trình số {B} của Tỉnh ủy.",
            {(C, CARRIES_OUT, B)},
        ),
        (
            f"Kế hoạch số {D} thực hiện Nghị quyết số {A}, Chương trình số {B} và Kết luận số {E}.",
            {(D, CARRIES_OUT, A), (D, CARRIES_OUT, B), (D, CARRIES_OUT, E)},
        ),
        (
            f"Kế hoạch số {D} thực hiện Nghị quyết số {A} của Bộ Chính trị và Chương trình hành động số {B} "
            f"của Tỉnh ủy về phát triển bến cá.",
            {(D, CARRIES_OUT, A), (D, CARRIES_OUT, B)},
        ),
        (
            f"Kế hoạch số 92/KH-UBND thực hiện Nghị quyết số {A}; Quyết định số {C} sửa đổi, bổ sung Kế hoạch "
            f"số 92/KH-UBND.",
            {("92/KH-UBND", CARRIES_OUT, A), (C, "AMENDS", "92/KH-UBND")},
        ),
        (f"Tỉnh ủy đã ban hành Chương trình số {B} để triển khai, thực hiện Nghị quyết số {A}.", {(B, CARRIES_OUT, A)}),
        (f"Báo cáo số 96-BC/HU về kết quả 03 năm thực hiện Nghị quyết số {A}.", {("96-BC/HU", "REVIEWS", A)}),
        (
            f"Báo cáo số 96-BC/HU sơ kết 03 năm thực hiện Chương trình số {B} và Nghị quyết số {A}.",
            {("96-BC/HU", "REVIEWS", A), ("96-BC/HU", "REVIEWS", B)},
        ),
        (f"Kế hoạch số {D} kiểm tra việc thực hiện Nghị quyết số {A}.", set()),
        (f"Tờ trình số 97/TTr-SNV về việc ban hành Kế hoạch thực hiện Nghị quyết số {A}.", set()),
        (f"Đề nghị Huyện ủy ban hành kế hoạch thực hiện Nghị quyết số {A} và Chương trình số {B}.", set()),
        (f"Chương trình số {B} và kết quả thực hiện Nghị quyết số {A}.", set()),
        (f"Kế hoạch số {D} đề ra nhiệm vụ, trong đó có thực hiện Nghị quyết số {A}.", set()),
        (
            "Nghị quyết số 95/2024/NQ-HĐND bãi bỏ một phần Nghị quyết số 94/2023/NQ-HĐND và bãi bỏ toàn bộ "
            "Nghị quyết số 93/2022/NQ-HĐND.",
            {("95/2024/NQ-HĐND", "REPEALS", "94/2023/NQ-HĐND"), ("95/2024/NQ-HĐND", "REPEALS", "93/2022/NQ-HĐND")},
        ),
        (
            f"Quyết định số {C} (được sửa đổi tại Quyết định số 98/QĐ-UBND và Quyết định số 99/QĐ-UBND).",
            {("98/QĐ-UBND", "AMENDS", C), ("99/QĐ-UBND", "AMENDS", C)},
        ),
        (
            f"Kế hoạch số {D} ngày 2/3/2025 của Thành ủy Thành phố về thực hiện Nghị quyết số {A}.",
            {(D, CARRIES_OUT, A)},
        ),
        (f"Nghị quyết số {A} quy định mức chi được ban hành sau Quyết định số {C}.", set()),
        (f"Theo Quyết định số {C}, các bến thực hiện theo hướng dẫn tại Hướng dẫn số 94-HD/BTCTW.", set()),
    ],
)
def test_who_carries_out_what(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    """A sentence says exactly so much of the documents that it names, bases aside."""
    found = claims(plan(*[FILLER] * 3, "III. TỔ CHỨC THỰC HIỆN", sentence))
    assert {claim for claim in found if claim[1] != "BASED_ON"} == expected


def test_a_consolidated_text_does_nothing_itself() -> None:
    """What a consolidated text says is said by what it consolidates; what it says of two others is said."""
    lines = (
        "BỘ XÂY DỰNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 97/VBHN-BXD",
        "Hà Nội, ngày 12 tháng 5 năm 2023",
        "VĂN BẢN HỢP NHẤT",
        "THÔNG TƯ",
        "quy định về bến thủy nội địa",
        "Thông tư số 931/2019/TT-BXD được sửa đổi, bổ sung bởi Thông tư số 932/2021/TT-BXD.",
        "Căn cứ Nghị định số 933/2018/NĐ-CP về bến thủy;",
        "Điều 1. Thông tư này hướng dẫn Nghị định số 933/2018/NĐ-CP.",
    )
    assert claims("\n".join(lines) + "\n") == {("932/2021/TT-BXD", "AMENDS", "931/2019/TT-BXD")}
