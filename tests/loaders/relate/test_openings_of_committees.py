"""Openings in words of committees' clerks: what is received, agreed, built on, and what a document says it is for."""

import pytest
from office_texts import COUNTY, DEPARTMENT, A, B, E, own
from sayings import claims
from texts import directive

TITLE = "về phát triển nghề cá trên địa bàn"
PLAN = "Ban Thường vụ Huyện ủy xây dựng Kế hoạch như sau:"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([f"Thường trực Huyện ủy nhận được {B}. Nhằm triển khai nghiêm túc chương trình trên, {PLAN}"], "B"),
        ([f"Ban Tổ chức Tỉnh ủy đã gửi {E}. Chấp hành kết luận đó, {PLAN}"], "E"),
        ([f"Huyện ủy vừa tiếp nhận các văn bản sau:\n- {A};\n- {B};\n- {E}.\nĐể triển khai đồng bộ "
         f"các văn bản này, {PLAN}"],
         "A B E"),
        ([f"Những năm qua nghề cá có bước tiến. Trước yêu cầu mới, để thực hiện có hiệu quả {A}, {PLAN}"], "A"),
        ([f"Phát huy kết quả năm 2024; thực hiện {A} và {B}, {PLAN}"], "A B"),
        ([f"Tiếp nối thành công của {B}, thực hiện {A}, {PLAN}"], "A"),
        ([f"Huyện ủy Bình Lãng thực hiện nhiệm vụ được giao tại {B}. Nay {PLAN}"], "B"),
        ([PLAN, "I. MỤC ĐÍCH", f"Đưa {A} vào cuộc sống của ngư dân."], "A"),
        ([PLAN, "I. MỤC ĐÍCH", f"Kế hoạch này nhằm hoàn thành mục tiêu mà {A} đề ra, đồng thời là "
         f"bước đi trong triển khai {B}."],
         "A B"),
        ([f"Huyện ủy nhận được {B}. Các chi bộ đã thực hiện chương trình này, kết quả tốt."], ""),
        ([PLAN, "I. MỤC ĐÍCH", f"Kế hoạch này nhằm thay thế {B}."], ""),
        ([PLAN, "I. MỤC ĐÍCH", f"Đưa tin về {A}."], ""),
    ],
)  # fmt: skip
def test_what_a_plan_carries_out(lines: list[str], wanted: str) -> None:
    """What was received and is acted on, what a later sentence takes up, and what a plan says that it is for."""
    got = own("Kế hoạch", "23-KH/HU", COUNTY, TITLE, *"\n".join(lines).split("\n"))
    assert got.get("IMPLEMENTS", set()) == set(wanted.split())


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([f"Nhân 95 năm ngày thành lập Đảng, được sự đồng ý của Thường trực Tỉnh ủy (Công văn số "
         f"332-CV/TU, ngày 17/3/2025), "
          f"{PLAN}"], "332-CV/TU"),
        ([f"Sau khi có văn bản thống nhất của Ban Tổ chức Tỉnh ủy (Công văn số 333-CV/BTCTU, ngày 17/3/2025), {PLAN}"],
         "333-CV/BTCTU"),
        ([f"Theo Chương trình kiểm tra năm 2025 của Huyện ủy (Chương trình số 15-CTr/HU, ngày "
         f"17/1/2025), {PLAN}"], "15-CTr/HU"),
        ([f"Chỉ tiêu không còn phù hợp. Xem xét Báo cáo số 41-BC/ĐU, ngày 17/3/2025 của Đảng ủy xã, "
         f"{PLAN}"], "41-BC/ĐU"),
        (["Căn cứ Điều lệ Đảng;", f"Thường trực Tỉnh ủy đã đồng ý tại Công văn số 332-CV/TU, ngày 17/3/2025,\n{PLAN}"],
         "332-CV/TU"),
        (["Căn cứ Quy định về phân cấp quản lý cán bộ ban hành kèm theo Quyết định số 541-QĐ/TU, ngày 4/5/2021;", PLAN],
         "541-QĐ/TU"),
        ([f"Để các chi bộ hoạt động thông suốt, căn cứ các văn bản:\n- {A};\n- {E},\n{PLAN}"], "A E"),
        ([PLAN, "I. CƠ SỞ XÂY DỰNG", f"- {A};", f"- {E}."], "A E"),
        ([f"Trên cơ sở kế thừa {B}, {PLAN}"], ""),
        ([f"Ban Thường vụ thống nhất cao với {B}; {PLAN}"], ""),
        ([f"Xem xét trách nhiệm theo {E} là việc của Ủy ban Kiểm tra. {PLAN}"], ""),
    ],
)  # fmt: skip
def test_what_a_plan_rests_on(lines: list[str], wanted: str) -> None:
    """Who agreed is told with a number in brackets or behind "tại"; what a plan builds on is no ground."""
    got = own("Kế hoạch", "23-KH/HU", COUNTY, TITLE, *"\n".join(lines).split("\n"))
    # what is told by its name as well stands beside its number
    assert {each for each in got.get("BASED_ON", set()) if " " not in each} == set(wanted.split())


def test_a_letter_passed_on_is_carried_out() -> None:
    """An office that has others act on a letter carries it out; one that gives its opinion answers it."""
    letter = "Sở Nội vụ nhận được Công văn số 620/BNV-CC ngày 25/4/2025 của Bộ Nội vụ về rà soát hợp đồng."
    passed = own("Công văn", "71/SNV-CC", DEPARTMENT, TITLE, "Kính gửi: Các phòng",
                 f"{letter} Để kịp thời triển khai công văn này, Sở Nội vụ đề nghị:")  # fmt: skip
    answered = own("Công văn", "71/SNV-CC", DEPARTMENT, TITLE, "Kính gửi: Bộ Nội vụ",
                   f"{letter} Về nội dung này, Sở Nội vụ có ý kiến như sau:")  # fmt: skip
    assert (passed.get("IMPLEMENTS"), passed.get("REPLIES_TO")) == ({"620/BNV-CC"}, None)
    assert (answered.get("IMPLEMENTS"), answered.get("REPLIES_TO")) == (None, {"620/BNV-CC"})


@pytest.mark.parametrize(
    ("line", "relation", "wanted"),
    [
        ("2. Điều chỉnh thời hạn nêu tại điểm b mục II Kế hoạch số 19-KH/HU: đến hết năm 2026.",
         "AMENDS", {"19-KH/HU"}),
        ("Các nội dung khác của Kế hoạch số 19-KH/HU giữ nguyên. Bãi bỏ phụ lục 2 kèm theo Kế hoạch "
         "số 19-KH/HU.", "REPEALS",
         {"19-KH/HU"}),
        ("Các xã đã giữ nguyên mức chi và đề nghị tỉnh cho phép. Bãi bỏ phụ lục 2 là việc sau này.", "REPEALS", set()),
    ],
)  # fmt: skip
def test_what_a_plan_changes(line: str, relation: str, wanted: set[str]) -> None:
    """What stands in a numbered part of another document is changed there, also behind a sentence on what stays."""
    assert own("Kế hoạch", "23-KH/HU", COUNTY, TITLE, PLAN, "I. NỘI DUNG", line).get(relation, set()) == wanted


def test_a_plan_of_checks_carries_nothing_out() -> None:
    """A plan to check how others led the carrying out of a resolution does not carry it out itself."""
    got = own("Kế hoạch", "23-KH/HU", COUNTY, f"kiểm tra việc lãnh đạo, chỉ đạo thực hiện {A}", PLAN)
    assert "IMPLEMENTS" not in got


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (f"Ngay sau khi {A} được ban hành, Huyện ủy đã ban hành Kế hoạch số 19-KH/HU để tổ chức thực hiện.", True),
        (f"Sau khi có {A}, Huyện ủy đã xây dựng Kế hoạch số 19-KH/HU nhằm cụ thể hóa và triển khai "
         f"thực hiện; chi bộ học tập.",
         True),
        (f"Sau khi sơ kết {A}, Huyện ủy đã ban hành Kế hoạch số 19-KH/HU về bến cá.", False),
    ],
)  # fmt: skip
def test_what_was_issued_after(told: str, wanted: bool) -> None:
    """What was issued once a document had come, for carrying out and nothing named, carries that document out."""
    text = directive("Báo cáo", "41-BC/HU", COUNTY, "12/5/2025", "về công tác năm", ["I. KẾT QUẢ", told])
    assert (("19-KH/HU", "IMPLEMENTS", "95-NQ/TW") in claims(text)) is wanted
