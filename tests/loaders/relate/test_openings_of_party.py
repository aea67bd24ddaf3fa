"""Papers of Party committees of invented places, laid out as offices lay them out: what each says of itself."""

import pytest
from sayings import claims
from texts import said

MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
COMMITTEE = "HUYỆN ỦY SÔNG KHÊ"


def paper(number: str, kind: str, title: str, *lines: str, head: str = COMMITTEE, columns: bool = False) -> str:
    """A paper with its head in one column or in two."""
    day = "Sông Khê, ngày 12 tháng 3 năm 2024"
    rows = (f"{head}\t{MOTTO}", f"*\nSố {number}\t{day}") if columns else (head, f"*\nSố {number}", MOTTO, day)
    return "\n".join((*rows, "", kind, title, "", *lines)) + "\n"


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize(
    ("number", "kind", "title", "opening", "wanted"),
    [
        ("18-CTr/HU", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "thực hiện Nghị quyết số 95-NQ/TW về trí thức",
         "Quán triệt và triển khai thực hiện Nghị quyết số 95-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung "
         "ương khóa "
         "XIII “về đội ngũ trí thức”; Chương trình hành động số 37-CTr/TU, ngày 15/01/2024 của Tỉnh ủy, Ban "
         "Thường vụ "
         "Huyện ủy ban hành Chương trình hành động thực hiện như sau:",
         {("own", "IMPLEMENTS", "95-NQ/TW"), ("own", "IMPLEMENTS", "37-CTr/TU")}),
        ("07-KH/ĐU", "KẾ HOẠCH", "học tập Nghị quyết của Huyện ủy về bến số",
         "Thực hiện Kế hoạch số 55-KH/HU ngày 20/8/2023 của Ban Thường vụ Huyện ủy về việc học tập, quán "
         "triệt\nvà triển "
         "khai thực hiện Nghị quyết số 12-NQ/HU ngày 01/8/2023 về bến số, Đảng ủy xã xây dựng kế hoạch như sau:",
         {("own", "IMPLEMENTS", "55-KH/HU"), ("55-KH/HU", "IMPLEMENTS", "12-NQ/HU")}),
        ("21-CT/HU", "CHỈ THỊ", "về phòng cháy rừng",
         "Những năm qua, thực hiện Chỉ thị số 93-CT/TW ngày 12/01/2017 của Ban Bí thư, các cấp ủy đã đạt nhiều "
         "kết quả.\n"
         "Để tiếp tục thực hiện tốt Chỉ thị số 93-CT/TW và Kế hoạch số 40-KH/TU ngày 03/3/2023 của Ban Thường "
         "vụ Tỉnh ủy, "
         "Ban Thường vụ Huyện ủy yêu cầu các cấp ủy làm tốt các nhiệm vụ sau:",
         {("own", "IMPLEMENTS", "93-CT/TW"), ("own", "IMPLEMENTS", "40-KH/TU")}),
        ("210-BC/HU", "BÁO CÁO", "sơ kết 5 năm thực hiện Chỉ thị số 95-CT/TW ngày 30/5/2019 của Bộ Chính trị",
         "Thực hiện Công văn số 812-CV/TU ngày 05/5/2024 của Ban Thường vụ Tỉnh ủy về việc sơ kết 5 năm thực "
         "hiện Chỉ thị "
         "số 95-CT/TW, Ban Thường vụ Huyện ủy báo cáo kết quả như sau:",
         {("own", "REVIEWS", "95-CT/TW"), ("own", "IMPLEMENTS", "812-CV/TU"), ("812-CV/TU", "REVIEWS", "95-CT/TW")}),
        ("03-NQ/ĐU", "NGHỊ QUYẾT", "về bến số",
         "- Căn cứ Quy chế làm việc số 01-QC/ĐU, ngày 10/7/2023 của Ban Chấp hành Đảng bộ phường;\nNhằm cụ thể "
         "hóa Nghị "
         "quyết số 97-NQ/TW, ngày 22/12/2023 của Bộ Chính trị và Chương trình số 12-CTr/TU, ngày 20/2/2024 của "
         "Thành ủy, "
         "Ban Chấp hành Đảng bộ phường ban hành Nghị quyết với các nội dung sau:",
         {("own", "BASED_ON", "01-QC/ĐU"), ("own", "IMPLEMENTS", "97-NQ/TW"), ("own", "IMPLEMENTS", "12-CTr/TU")}),
        ("45-HD/BTCHU", "HƯỚNG DẪN", "về lấy phiếu",
         "Căn cứ Kế hoạch số 77-KH/TU ngày 20/3/2023 của Ban Thường vụ Tỉnh ủy, Ban Tổ chức Huyện ủy hướng dẫn "
         "thực hiện "
         "Quy định số 96-QĐ/TW ngày 02/02/2023 của Bộ Chính trị như sau:",
         {("own", "BASED_ON", "77-KH/TU"), ("own", "GUIDES", "96-QĐ/TW")}),
        ("15-CTr/HU", "CHƯƠNG TRÌNH", "về công tác năm",
         "Tiếp tục thực hiện Chỉ thị số 95-CT/TW ngày 14/4/2023 của Bộ Chính trị; Hướng dẫn số 31-HD/BTCTW ngày "
         "20/5/2023 "
         "của Ban Tổ chức Trung ương;\nTriển khai Kế hoạch số 190-KH/TU ngày 05/9/2023 của Ban Thường vụ Tỉnh "
         "ủy, Ban "
         "Thường vụ Huyện ủy ban hành Chương trình như sau:",
         {("own", "IMPLEMENTS", "95-CT/TW"), ("own", "IMPLEMENTS", "31-HD/BTCTW"), ("own", "IMPLEMENTS", "190-KH/TU")}),
        ("29-KH/HU", "KẾ HOẠCH", "tuyên truyền về bến",
         "Căn cứ Hướng dẫn số 60-HD/BTGTU ngày 20/4/2022 của Ban Tuyên giáo Tỉnh ủy; thực hiện Kế hoạch số "
         "33-KH/TU ngày "
         "28/4/2022 của Ban Thường vụ Tỉnh ủy về thực hiện Kết luận số 91-KL/TW ngày 18/5/2021 của Bộ Chính trị "
         "về tiếp "
         "tục thực hiện Chỉ thị số 95-CT/TW ngày 15/5/2016, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:",
         {("own", "BASED_ON", "60-HD/BTGTU"), ("own", "IMPLEMENTS", "33-KH/TU"),
          ("33-KH/TU", "IMPLEMENTS", "91-KL/TW"), ("91-KL/TW", "CONTINUES", "95-CT/TW")}),
        ("52-KH/HU", "KẾ HOẠCH", "triển khai thực hiện Chỉ thị số 97-CT/TW ngày 25/12/2023 của Bộ Chính trị",
         "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số 188-KH/TU ngày 14/3/2024 thực hiện Chỉ thị trên. Ban "
         "Thường vụ Huyện "
         "ủy xây dựng Kế hoạch triển khai trên địa bàn huyện như sau:",
         {("own", "IMPLEMENTS", "97-CT/TW"), ("188-KH/TU", "IMPLEMENTS", "97-CT/TW")}),
        ("44-NQ/HU", "NGHỊ QUYẾT", "về bến tư nhân",
         "Căn cứ Nghị quyết số 98-NQ/TW, ngày 04/5/2023 của Bộ Chính trị; trên cơ sở kết quả 5 năm thực hiện "
         "Nghị quyết số "
         "09-NQ/HU, ngày 11/11/2019 của Ban Chấp hành Đảng bộ huyện về bến và Tờ trình số 61-TTr/ĐU, ngày "
         "20/11/2023 của "
         "Đảng ủy UBND huyện; Ban Chấp hành Đảng bộ huyện quyết nghị:",
         {("own", "BASED_ON", "98-NQ/TW"), ("own", "BASED_ON", "61-TTr/ĐU")}),
    ],
)  # fmt: skip
def test_what_an_opening_says(
    number: str, kind: str, title: str, opening: str, wanted: set[tuple[str, str, str]], columns: bool
) -> None:
    """Each opening gives what it says and nothing else, whatever its layout."""
    assert claims(paper(number, kind, title, opening, columns=columns)) == wanted


def test_a_resolution_of_a_session() -> None:
    """A resolution whose title names the session is the executive committee's, and its title what it is about."""
    text = paper(
        "03-NQ/ĐU", "NGHỊ QUYẾT", "HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG\nvề bến", head="ĐẢNG ỦY PHƯỜNG AN THỊNH"
    )
    own = said(text).own
    assert (own.issuer, own.title) == ("Ban Chấp hành Đảng bộ phường An Thịnh", "Về bến")
    plan = paper("04-KH/ĐU", "KẾ HOẠCH", "HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG", head="ĐẢNG ỦY PHƯỜNG AN THỊNH")
    assert said(plan).own.issuer == "Đảng ủy phường An Thịnh"


def test_a_unit_is_no_place() -> None:
    """The words "Đảng bộ phường" in capitals names no city "Phường", of whose committee other papers would be."""
    line = "Thực hiện Kế hoạch số 12-KH/TU ngày 20/2/2024 của Thành ủy, Đảng ủy phường xây dựng kế hoạch như sau:"
    text = paper("04-KH/ĐU", "KẾ HOẠCH", "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG\nvề bến", line, head="ĐẢNG ỦY PHƯỜNG AN THỊNH")
    (reference,) = (each for each in said(text).references if each.number == "12-KH/TU")
    assert "Phường" not in (reference.issuer or "")
    assert reference.place is None


def test_a_title_partly_in_capitals() -> None:
    """Words of a title that stand in capitals are written as in a sentence; abbreviations stay."""
    text = paper("156-TB/HU", "THÔNG BÁO", "KẾT LUẬN CỦA THƯỜNG TRỰC HUYỆN ỦY về bến của UBND, HĐND huyện")
    assert said(text).own.title == "Kết luận của Thường trực Huyện ủy về bến của UBND, HĐND huyện"


@pytest.mark.parametrize(
    ("words", "guides"),
    [
        ("Sở Nội vụ trả lời và hướng dẫn thực hiện", True),
        ("Sở Nội vụ hướng dẫn thực hiện", True),
        ("đề nghị Bộ Nội vụ hướng dẫn thực hiện", False),
        ("Bộ Nội vụ đã hướng dẫn thực hiện", False),
    ],
)
def test_a_letter_that_guides(words: str, guides: bool) -> None:
    """A letter guides what its office says that it guides, and nothing that others did or are to guide."""
    head = "UBND TỈNH LAM GIANG\nSỞ NỘI VỤ\nSố: 931/SNV-TCBC\nV/v bến đò\nLam Giang, ngày 12 tháng 3 năm 2024\n"
    line = f"Căn cứ Công văn số 81/BNV-TCBC ngày 12/2/2024 của Bộ Nội vụ, {words} Quyết định số 902/QĐ-UBND như sau:"
    assert (("own", "GUIDES", "902/QĐ-UBND") in claims(f"{head}Kính gửi: UBND phường An Thịnh\n\n{line}\n")) == guides


def test_what_a_chair_heard() -> None:
    """The report in brackets behind what was heard is a basis."""
    line = (
        "Sau khi nghe Sở Xây dựng báo cáo (Báo cáo số 36/BC-SXD ngày 14/01/2024), đồng chí Chủ tịch kết luận như sau:"
    )
    head = "UBND TỈNH LAM GIANG\nSố: 31/TB-UBND\nLam Giang, ngày 12 tháng 3 năm 2024\nTHÔNG BÁO\nkết luận về bến\n"
    assert claims(f"{head}\n{line}\n") == {("own", "BASED_ON", "36/BC-SXD")}
