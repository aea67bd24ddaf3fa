"""Whole documents of offices: all that title, preamble, opening and aims say."""

import pytest
from office_texts import COMMUNE, COUNTY, DEPARTMENT, STATE, A, B, C, D, E, own
from texts import PROVINCE, Office

TITLE = "về phát triển nghề cá trên địa bàn"


@pytest.mark.parametrize(
    ("kind", "number", "office", "title", "lines", "expected"),
    [
        (
            "Kế hoạch",
            "31-KH/HU",
            COUNTY,
            TITLE,
            [
                "Thực hiện Kế hoạch số 88-KH/TU, ngày 01/3/2025 của Ban "
                "Thường vụ Tỉnh ủy về phát triển nghề cá; căn cứ tình hình thực tế của địa phương, Ban Thường vụ "
                "Huyện ủy xây dựng Kế hoạch như sau:"
            ],
            {"IMPLEMENTS": {"88-KH/TU"}},
        ),
        (
            "Kế hoạch",
            "32-KH/HU",
            COUNTY,
            TITLE,
            [
                f"Căn cứ Kế hoạch số 88-KH/TU, ngày 01/3/2025 của Ban "
                f"Thường vụ Tỉnh ủy thực hiện {A}, Ban Thường vụ Huyện ủy ban hành Kế hoạch triển khai thực hiện "
                f"như sau:"
            ],
            {"BASED_ON": {"88-KH/TU"}},
        ),
        (
            "Kế hoạch",
            "33-KH/HU",
            COUNTY,
            f"thực hiện {A} và Chương trình hành động số 48-CTr/TU ngày 14/02/2025 của Tỉnh ủy Lam Thủy",
            ["I. MỤC ĐÍCH", "Dọn bến."],
            {"IMPLEMENTS": {"A", "B"}},
        ),
        (
            "Kế hoạch",
            "34-KH/HU",
            COUNTY,
            TITLE,
            [f"Để cụ thể hóa và tổ chức triển khai thực hiện {A}, Ban Thường vụ Huyện ủy ban hành Kế hoạch như sau:"],
            {"IMPLEMENTS": {"A"}},
        ),
        (
            "Kế hoạch",
            "35-KH/ĐU",
            COMMUNE,
            TITLE,
            [
                f"Tiếp tục quán triệt, triển khai thực hiện {A} và {E}, Ban "
                f"Chấp hành Đảng bộ xã ban hành Kế hoạch, cụ thể:"
            ],
            {"IMPLEMENTS": {"A", "E"}},
        ),
        (
            "Kế hoạch",
            "36/KH-SNV",
            DEPARTMENT,
            TITLE,
            [f"Thực hiện nhiệm vụ được giao tại {C} và {D}, Sở Nội vụ xây dựng Kế hoạch như sau:"],
            {"IMPLEMENTS": {"C", "D"}},
        ),
        (
            "Kế hoạch",
            "37/KH-UBND",
            STATE,
            TITLE,
            [f"Nhằm triển khai thực hiện có hiệu quả các nhiệm vụ, giải pháp theo {C}, UBND tỉnh ban hành Kế hoạch:"],
            {"IMPLEMENTS": {"C"}},
        ),
        (
            "Kế hoạch",
            "38/KH-UBND",
            STATE,
            TITLE,
            [
                f"Thực hiện Thông báo số 98/TB-VPCP ngày 3/3/2025 của Văn "
                f"phòng Chính phủ về kết luận của Thủ tướng Chính phủ tại cuộc họp về triển khai {C}, UBND tỉnh "
                f"ban hành Kế hoạch:"
            ],
            {"IMPLEMENTS": {"98/TB-VPCP"}},
        ),
        (
            "Quyết định",
            "39/QĐ-UBND",
            STATE,
            TITLE,
            [
                "ỦY BAN NHÂN DÂN TỈNH",
                "Căn cứ Luật Thủy sản số 18/2017/QH14;",
                f"Thực hiện {E};",
                "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 96/TTr-SNV ngày 14/4/2025.",
                "QUYẾT ĐỊNH:",
                "Điều 1. Thành lập.",
            ],
            {"BASED_ON": {"18/2017/QH14", "96/TTr-SNV"}, "IMPLEMENTS": {"E"}},
        ),
        (
            "Công văn",
            "40/SNV-TC",
            DEPARTMENT,
            "V/v phát triển nghề cá",
            [
                "Kính gửi: UBND các xã.",
                f"Thực hiện {D}, Sở Nội vụ đề nghị UBND các xã báo cáo kết quả trước ngày 30/6/2025.",
            ],
            {"IMPLEMENTS": {"D"}},
        ),
        (
            "Chỉ thị",
            "41/CT-UBND",
            STATE,
            TITLE,
            [
                "Để thực hiện nghiêm Chỉ thị số 16/CT-TTg ngày 2/5/2025 của "
                "Thủ tướng Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"
            ],
            {"IMPLEMENTS": {"16/CT-TTg"}},
        ),
        (
            "Kết luận",
            "42-KL/TU",
            PROVINCE,
            TITLE,
            [
                "Sau khi xem xét Tờ trình số 58-TTr/BTCTU, ngày 03/5/2025 "
                "của Ban Tổ chức Tỉnh ủy, Ban Thường vụ Tỉnh ủy kết luận:"
            ],
            {"BASED_ON": {"58-TTr/BTCTU"}},
        ),
        (
            "Kế hoạch",
            "43-KH/HU",
            COUNTY,
            TITLE,
            [
                f"Thực hiện Công văn số 1203-CV/TU, ngày 10/4/2025 của Tỉnh "
                f"ủy về việc triển khai {E}; trên cơ sở kết quả rà soát, Ban Thường vụ Huyện ủy ban hành Kế hoạch "
                f"sau:"
            ],
            {"IMPLEMENTS": {"1203-CV/TU"}},
        ),
        (
            "Hướng dẫn",
            "44-HD/BTCTU",
            Office("TỈNH ỦY LAM THỦY\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy", "Lam Thủy"),
            "thực hiện Quy định số 24-QĐ/TW, ngày 30/7/2024 của Ban Bí thư",
            [
                "Căn cứ Quy định số "
                "24-QĐ/TW, ngày 30/7/2024 của Ban Bí thư; thực hiện chỉ đạo của Ban Thường vụ Tỉnh ủy tại Công "
                "văn số 1203-CV/TU, ngày 10/4/2025, Ban Tổ chức Tỉnh ủy hướng dẫn như "
                "sau:"
            ],
            {"GUIDES": {"24-QĐ/TW"}, "BASED_ON": {"24-QĐ/TW"}, "IMPLEMENTS": {"1203-CV/TU"}},
        ),
        (
            "Báo cáo",
            "45-BC/HU",
            COUNTY,
            "kết quả 03 tháng thực hiện Nghị quyết số 95-NQ/TW",
            [
                "Thực hiện Công "
                "văn số 1203-CV/TU, ngày 10/4/2025 của Tỉnh ủy, Ban Thường vụ Huyện ủy báo cáo kết quả như "
                "sau:"
            ],
            {"REVIEWS": {"A"}, "IMPLEMENTS": {"1203-CV/TU"}},
        ),
        (
            "Kế hoạch",
            "46-KH/ĐU",
            COMMUNE,
            TITLE,
            [
                "Thực hiện:",
                f"- {A};",
                f"- {B};",
                "- Kế hoạch số 31-KH/HU, ngày 20/4/2025 của Huyện ủy Bình Lãng.",
                "Ban Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:",
            ],
            {"IMPLEMENTS": {"A", "B", "31-KH/HU"}},
        ),
        (
            "Chương trình",
            "47-CTr/HU",
            COUNTY,
            TITLE,
            ["Căn cứ:", f"- {A};", f"- {B};", "Huyện ủy ban hành Chương trình như sau:"],
            {"BASED_ON": {"A", "B"}},
        ),
        (
            "Kế hoạch",
            "48-KH/HU",
            COUNTY,
            TITLE,
            [
                "I. MỤC ĐÍCH, YÊU CẦU",
                "1. Mục đích",
                f"- Cụ thể hóa và tổ chức thực hiện có hiệu quả {A} và {B}.",
                "- Nâng cao nhận thức.",
                "2. Yêu cầu",
                "- Bám sát Nghị quyết số 73/NQ-CP.",
            ],
            {"IMPLEMENTS": {"A", "B"}},
        ),
        (
            "Kế hoạch",
            "49-KH/HU",
            COUNTY,
            TITLE,
            [
                "I. MỤC ĐÍCH, YÊU CẦU",
                f"1. Quán triệt và triển khai thực hiện nghiêm túc {A}.",
                "2. Việc triển khai phải đồng bộ.",
            ],
            {"IMPLEMENTS": {"A"}},
        ),
        (
            "Kế hoạch",
            "50-KH/HU",
            COUNTY,
            TITLE,
            [
                "Ngày 14/02/2025, Ban Chấp hành Đảng bộ tỉnh ban hành "
                "Chương trình hành động số 48-CTr/TU về phát triển nghề cá. Thực hiện Chương trình trên, Ban "
                "Thường vụ Huyện ủy ban hành Kế hoạch như sau:"
            ],
            {"IMPLEMENTS": {"B"}},
        ),
        (
            "Nghị quyết",
            "51-NQ/HU",
            COUNTY,
            TITLE,
            [
                f"Thực hiện {A}, trong những năm qua, các cấp ủy đã lãnh "
                f"đạo nghề cá phát triển. Tuy nhiên còn hạn chế. Để phát triển nghề cá, Ban Chấp hành Đảng bộ "
                f"huyện ban hành Nghị quyết như sau:"
            ],
            {},
        ),
        (
            "Công văn",
            "52/UBND-NN",
            STATE,
            "V/v triển khai Nghị quyết số 73/NQ-CP",
            [
                "Kính gửi: Các sở, ngành.",
                "Ngày 09/01/2025, Chính phủ ban hành Nghị quyết số 73/NQ-CP; để triển khai kịp thời Nghị "
                "quyết nêu trên, UBND tỉnh yêu cầu các sở, ngành:",
            ],
            {"IMPLEMENTS": {"C"}},
        ),
        (
            "Công văn",
            "53/UBND-NN",
            STATE,
            "V/v phát triển nghề cá",
            [
                "Kính gửi: Bộ Nông nghiệp và Môi trường.",
                f"Phúc đáp Công văn số 945/BNNMT-TS ngày 3/4/2025 của Bộ Nông nghiệp và Môi trường về "
                f"việc góp ý dự thảo sửa đổi {C}, UBND tỉnh có ý kiến như sau:",
            ],
            {"REPLIES_TO": {"945/BNNMT-TS"}},
        ),
        (
            "Kế hoạch",
            "54/KH-UBND",
            STATE,
            TITLE,
            [
                f"Thực hiện {C}, {D}; xét đề nghị của Sở Nông nghiệp và Môi "
                f"trường tại Tờ trình số 612/TTr-SNNMT ngày 20/4/2025, UBND tỉnh ban hành Kế "
                f"hoạch:"
            ],
            {"IMPLEMENTS": {"C", "D"}, "BASED_ON": {"612/TTr-SNNMT"}},
        ),
        (
            "Kế hoạch",
            "55/KH-UBND",
            STATE,
            TITLE,
            [f"Thực hiện chức năng, nhiệm vụ được giao, UBND tỉnh ban hành Kế hoạch triển khai {C}, cụ thể như sau:"],
            {"IMPLEMENTS": {"C"}},
        ),
        (
            "Quyết định",
            "56/QĐ-UBND",
            STATE,
            "ban hành Kế hoạch thực hiện Nghị quyết số 73/NQ-CP ngày 09/01/2025 của Chính phủ",
            [
                "Căn cứ Luật Thủy sản số 18/2017/QH14;",
                "QUYẾT ĐỊNH:",
                "Điều 1. Ban "
                "hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số 73/NQ-CP ngày 09/01/2025 của Chính "
                "phủ.",
            ],
            {"BASED_ON": {"18/2017/QH14"}, "IMPLEMENTS": {"C"}},
        ),
    ],
)
def test_whole_documents(
    kind: str, number: str, office: Office, title: str, lines: list[str], expected: dict[str, set[str]]
) -> None:
    """All that title, preamble, opening and aims say of a document, and nothing else."""
    below = [] if any(line.startswith("I.") for line in lines) else ["I. NHIỆM VỤ", "Dọn bến."]
    assert own(kind, number, office, title, *lines, *below) == expected
