"""How Party committees and People's Committees of invented places say why they issue a document, in true form."""

import pytest
from sayings import claims
from texts import DISTRICT, PROVINCE, Office, directive

COMMUNE = Office("HUYỆN ỦY BÌNH LÃNG\nĐẢNG ỦY XÃ KHÊ SƠN", "Đảng ủy", "Khê Sơn")
COUNTY = Office("TỈNH ỦY LAM THỦY\nHUYỆN ỦY BÌNH LÃNG", "Huyện ủy", "Bình Lãng")
STATE = Office("ỦY BAN NHÂN DÂN\nTỈNH LAM THỦY", "UBND tỉnh", "Lam Thủy")
DEPARTMENT = Office("UBND TỈNH LAM THỦY\nSỞ NỘI VỤ", "Sở Nội vụ", "Lam Thủy")

A = "Nghị quyết số 95-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về phát triển nghề cá"
B = "Chương trình hành động số 48-CTr/TU, ngày 14/02/2025 của Ban Chấp hành Đảng bộ tỉnh"
C = "Nghị quyết số 73/NQ-CP ngày 09/01/2025 của Chính phủ"
D = "Kế hoạch số 219/KH-UBND ngày 20/3/2025 của UBND tỉnh"
E = "Kết luận số 127-KL/TW, ngày 28/02/2025 của Ban Bí thư"

#: what the documents above are called in the cases
NAMES = {"A": "95-NQ/TW", "B": "48-CTr/TU", "C": "73/NQ-CP", "D": "219/KH-UBND", "E": "127-KL/TW"}


def own(kind: str, number: str, office: Office, title: str, *lines: str) -> dict[str, set[str]]:
    """What a document of May 2025 says of itself: relation → the documents' letters, or their numbers."""
    text = directive(kind, number, office, "12/5/2025", title, lines)
    letters = {number: letter for letter, number in NAMES.items()}
    found: dict[str, set[str]] = {}
    for subject, relation, target in claims(text):
        if subject == "own":
            found.setdefault(relation, set()).add(letters.get(target, target))
    return found


@pytest.mark.parametrize(
    ("kind", "number", "office", "opening", "carried_out"),
    [
        ("Chương trình hành động", "12-CTr/HU", COUNTY,
         f"Thực hiện {A}; {B}, Ban Chấp hành Đảng bộ huyện ban hành Chương trình hành động như sau:", "AB"),
        ("Chương trình hành động", "03-CTr/TU", PROVINCE,
         "Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 95-NQ/TW về phát triển nghề cá; ngày "
         "09/01/2025, Chính phủ ban "
         "hành Nghị quyết số 73/NQ-CP. Để triển khai các Nghị quyết nêu trên, Ban Chấp hành Đảng bộ tỉnh ban hành "
         "Chương trình hành động với những nội dung sau:", "AC"),
        ("Kế hoạch", "31-KH/HU", COUNTY,
         f"Nhằm cụ thể hoá {A} và {B} phù hợp với tình hình của huyện, Ban Thường vụ Huyện ủy xây dựng Kế "
         f"hoạch cụ thể như sau:",
         "AB"),
        ("Kế hoạch", "17-KH/ĐU", COMMUNE,
         f"Quán triệt và tổ chức thực hiện {A}, {B}, Ban Thường vụ Đảng ủy xã xây dựng kế hoạch triển khai "
         f"như sau:", "AB"),
        ("Kế hoạch", "18-KH/ĐU", COMMUNE,
         f"Quán triệt, triển khai thực hiện nghiêm túc {A}; Ban Chấp hành Đảng bộ xã ban hành Kế hoạch thực "
         f"hiện như sau:", "A"),
        ("Kế hoạch", "52-KH/QU", DISTRICT,
         f"Tiếp tục thực hiện {E}, Ban Thường vụ Quận ủy ban hành Kế hoạch như sau:", "E"),
        ("Chỉ thị", "06-CT/TU", PROVINCE,
         f"Thời gian qua, các cấp ủy đã lãnh đạo nghề cá đạt nhiều kết quả. Để tiếp tục thực hiện có hiệu quả {A}, "
         "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nhiệm vụ sau:", "A"),
        ("Chỉ thị", "09-CT/HU", COUNTY,
         f"Qua 03 tháng triển khai, vẫn còn hạn chế. Nhằm thực hiện thắng lợi {B} và {E}, Ban Thường vụ "
         f"Huyện ủy chỉ thị:", "BE"),
        ("Kế hoạch", "60-KH/HU", COUNTY,
         f"Căn cứ {A} và {B}; để tổ chức thực hiện {E}, Ban Thường vụ Huyện ủy xây dựng Kế hoạch như sau:", "E"),
        ("Kế hoạch", "61-KH/HU", COUNTY,
         f"Thực hiện sự chỉ đạo của Tỉnh ủy tại {B}, Ban Thường vụ Huyện ủy ban hành Kế hoạch với các nội "
         f"dung sau:", "B"),
        ("Kế hoạch", "88/KH-UBND", STATE,
         f"Triển khai thực hiện {C} ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 95-NQ/TW "
         "và Chương trình hành động số 48-CTr/TU ngày 14/02/2025 của Ban Chấp hành Đảng bộ tỉnh; Ủy ban "
         "nhân dân tỉnh ban hành "
         "Kế hoạch thực hiện trên địa bàn tỉnh như sau:", "BC"),
        ("Kế hoạch", "89/KH-UBND", STATE,
         f"Thực hiện {A} (sau đây gọi tắt là Nghị quyết 95), {C} và {B} về thực hiện Nghị quyết 95. UBND "
         f"tỉnh xây dựng "
         "Kế hoạch triển khai với các nội dung như sau:", "ABC"),
        ("Kế hoạch", "90/KH-SNV", DEPARTMENT,
         f"Thực hiện {D} triển khai thực hiện {A}, Sở Nội vụ xây dựng Kế hoạch thực hiện của ngành như sau:", "D"),
        ("Kế hoạch", "91/KH-UBND", STATE,
         f"Thực hiện Công văn số 1544/BNN-TS ngày 12/3/2025 của Bộ Nông nghiệp và Môi trường về việc triển "
         f"khai {C}; theo đề nghị của "
         "Sở Nội vụ tại Tờ trình số 36/TTr-SNV ngày 14/4/2025, UBND tỉnh ban hành Kế hoạch:", "1544/BNN-TS"),
    ],
)  # fmt: skip
def test_what_an_opening_carries_out(kind: str, number: str, office: Office, opening: str, carried_out: str) -> None:
    """Whatever words an opening begins with, the document carries out what it names in its own right."""
    wanted = {carried_out} if "/" in carried_out else set(carried_out)
    title = "về phát triển nghề cá trên địa bàn"
    assert own(kind, number, office, title, opening, "I. MỤC TIÊU", "Dọn bến.").get("IMPLEMENTS") == wanted


@pytest.mark.parametrize(
    ("kind", "number", "office", "lines", "based_on"),
    [
        ("Kế hoạch", "60-KH/HU", COUNTY,
         [f"Căn cứ {A} và {B}; để tổ chức thực hiện {E}, Ban Thường vụ Huyện ủy xây dựng Kế hoạch như sau:"], "AB"),
        ("Chương trình hành động", "05-CTr/TU", PROVINCE,
         [f"Để triển khai {A}, căn cứ Quy chế làm việc số 02-QC/TU, ngày 08/7/2024 của Ban Chấp hành Đảng "
          f"bộ tỉnh và xét đề nghị "
          "của Đảng ủy UBND tỉnh tại Tờ trình số 19-TTr/ĐU, ngày 10/4/2025, Ban Chấp hành Đảng bộ tỉnh ban "
          "hành Chương trình:"],
         "02-QC/TU 19-TTr/ĐU"),
        ("Quyết định", "115-QĐ/TU", PROVINCE,
         ["- Căn cứ Điều lệ Đảng;", f"- Căn cứ {E};", "- Xét đề nghị của Ban Tổ chức Tỉnh ủy,", "BAN THƯỜNG "
          "VỤ QUYẾT ĐỊNH",
          "Điều 1. Thành lập Ban Chỉ đạo."], "E"),
        ("Kế hoạch", "20-KH/ĐU", COMMUNE,
         ["I. CƠ SỞ PHÁP LÝ", f"- {A};", f"- {B};", f"- {D}.", "II. MỤC ĐÍCH, YÊU CẦU", "Dọn bến theo Quyết "
          "định số 57/QĐ-UBND."],
         "ABD"),
        ("Đề án", "07-ĐA/HU", COUNTY,
         ["PHẦN THỨ NHẤT", "I. SỰ CẦN THIẾT", "Nghề cá còn khó khăn, thu nhập thấp, cần có hướng đi mới cho "
          "các xã ven sông lớn.",
          "II. CĂN CỨ XÂY DỰNG ĐỀ ÁN", f"1. {A}.", f"2. {B} thực hiện {E}.", "III. MỤC TIÊU", "Đến năm 2030 "
          "có 5 bến."], "AB"),
        ("Kế hoạch", "92/KH-UBND", STATE,
         ["I. CĂN CỨ PHÁP LÝ", f"{C};", f"{D} về triển khai {A};", "II. NỘI DUNG", "Dọn bến."], "CD"),
        ("Tờ trình", "93/TTr-SNV", DEPARTMENT,
         ["Kính gửi: UBND tỉnh", f"Căn cứ {C}; chỉ đạo của Chủ tịch UBND tỉnh tại các Văn bản: số "
          f"1544/UBND-KGVX ngày 12/3/2025, "
          "số 1902/UBND-KGVX ngày 31/3/2025 và ý kiến của Sở Tư pháp (Công văn số 870/STP-XD ngày "
          "28/4/2025), Sở Nội vụ kính trình:"],
         "C 1544/UBND-KGVX 1902/UBND-KGVX 870/STP-XD"),
        ("Thông báo", "94/TB-UBND", STATE,
         ["Sau khi nghe Sở Nội vụ trình bày Báo cáo số 36/BC-SNV ngày 14/4/2025 và ý kiến các sở, Chủ tịch "
          "UBND tỉnh kết luận:"],
         ""),
        ("Quyết định", "118-QĐ/HU", COUNTY,
         ["- Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2024 của Ban Bí thư; sau khi thống nhất với Ủy ban Kiểm "
          "tra Tỉnh ủy tại Công văn "
          "số 402-CV/UBKTTU, ngày 11/3/2025,", "BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH", "Điều 1. Kiện toàn."],
         "24-QĐ/TW 402-CV/UBKTTU"),
    ],
)  # fmt: skip
def test_what_a_document_rests_on(kind: str, number: str, office: Office, lines: list[str], based_on: str) -> None:
    """Grounds stand in the opening, after "căn cứ" in its middle, and in lists below a heading of their own."""
    wanted = set(based_on.split()) if "/" in based_on else set(based_on)
    got = own(kind, number, office, "về phát triển nghề cá trên địa bàn", *lines).get("BASED_ON", set())
    assert got - {"Điều lệ Đảng"} == wanted


@pytest.mark.parametrize(
    ("kind", "number", "office", "line", "expected"),
    [
        ("Kế hoạch", "63-KH/HU", COUNTY, "Kế hoạch này thay Kế hoạch số 59-KH/HU, ngày 22/01/2025.",
        {"SUPERSEDES": {"59-KH/HU"}}),
        ("Báo cáo", "64-BC/HU", COUNTY, "Báo cáo này thay cho Báo cáo số 61-BC/HU, ngày 02/4/2025.",
        {"SUPERSEDES": {"61-BC/HU"}}),
        ("Thông báo", "95/TB-UBND", STATE,
         "Thông báo số 75/TB-UBND ngày 11/3/2025 của UBND tỉnh về cùng nội dung không còn hiệu lực.",
         {"REPEALS": {"75/TB-UBND"}}),
        ("Kế hoạch", "65-KH/HU", COUNTY,
         "Bãi bỏ Mục III Kế hoạch số 58-KH/HU, ngày 11/01/2025 của Ban Thường vụ Huyện ủy.",
         {"REPEALS": {"58-KH/HU"}}),
        ("Kế hoạch", "96/KH-UBND", STATE,
         "Mục II Kế hoạch số 44/KH-UBND ngày 15/01/2025 bị bãi bỏ kể từ ngày ký Kế hoạch này.",
         {"REPEALS": {"44/KH-UBND"}}),
        ("Hướng dẫn", "11-HD/HU", COUNTY,
         "Hướng dẫn này thay thế Hướng dẫn số 06-HD/HU, ngày 12/8/2024.", {"SUPERSEDES": {"06-HD/HU"}}),
        ("Kế hoạch", "66-KH/HU", COUNTY, "Các xã sẽ thay Kế hoạch số 59-KH/ĐU bằng kế hoạch mới.", {}),
        ("Kế hoạch", "67-KH/HU", COUNTY, "Đề nghị Đảng ủy xã bãi bỏ Kế hoạch số 59-KH/ĐU.", {}),
    ],
)  # fmt: skip
def test_what_a_committee_s_document_ends(
    kind: str, number: str, office: Office, line: str, expected: dict[str, set[str]]
) -> None:
    """A plan, a report or a notice ends what came before it in one sentence of its last section, in part or whole."""
    filler = "Các xã ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo, bảo đảm an toàn cho "
    "người dân. "
    sections = [filler * 2] * 3
    assert own(kind, number, office, "về bến cá", *sections, "IV. TỔ CHỨC THỰC HIỆN", f"3. {line}") == expected


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
