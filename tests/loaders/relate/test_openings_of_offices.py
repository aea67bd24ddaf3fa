"""How Party committees and People's Committees of invented places say why they issue a document, in true form."""

import pytest
from office_texts import COMMUNE, COUNTY, DEPARTMENT, STATE, A, B, C, D, E, own
from texts import DISTRICT, PROVINCE, Office


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
