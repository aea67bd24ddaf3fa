"""Who helps, who watches beside what it does itself, and who is told behind a semicolon or by a person's name."""

import pytest
from texts import said as extracted

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 61/KH-UBND
An Minh, ngày 07 tháng 3 năm 2024

KẾ HOẠCH
Về vệ sinh đường phố

Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau:

IV. {heading}

{items}
"""


def told(items: str, heading: str = "TỔ CHỨC THỰC HIỆN") -> set[tuple[str, str]]:
    """Role and body of all duties of a text with such items."""
    said = extracted(PLAN.format(heading=heading, items=items))
    names = [(duty.role, said.names[duty.body].name) for task in said.tasks for duty in task.duties]
    return {(role, name.removesuffix(" tỉnh An Minh")) for role, name in names}


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở Tài chính giúp xác định mức chi.",
        "1. Sở Tài chính cùng soạn bộ câu hỏi về vệ sinh.",
        "1. Sở Tài chính cử cán bộ hỗ trợ.",
        "1. Sở Tài chính có trách nhiệm cử đại diện tham gia tổ thẩm định.",
        "1. Sở Tài chính góp sức quét dọn các bến xe.",
        "1. Sở Tài chính huy động xe tải hỗ trợ.",
        "1. Sở Tài chính: giúp rà soát sổ sách thu phí.",
    ],
)
def test_whoever_helps_in_what_others_do_works_with_them(item: str) -> None:
    """By words that tell no lead."""
    assert told(item) == {("COORDINATES", "Sở Tài chính")}


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở Tài chính giúp người dân mua thùng rác.",
        "1. Sở Tài chính cử cán bộ tư vấn tại các chợ.",
        "1. Sở Tài chính cử 03 cán bộ trực tại các bến xe.",
        "1. Sở Tài chính cử công chức tham gia tập huấn về vệ sinh.",
    ],
)
def test_whoever_helps_people_or_sends_its_own_does_so_itself(item: str) -> None:
    """No other body has that in hand."""
    assert told(item) == {("LEADS", "Sở Tài chính")}


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở Nội vụ thẩm định báo cáo, giúp Ban Chỉ đạo theo dõi tiến độ.",
        "1. Sở Nội vụ soạn mẫu biểu và giúp Chủ tịch UBND tỉnh đôn đốc các sở.",
        "1. Sở Nội vụ đưa việc kiểm tra vệ sinh vào chương trình công tác hằng năm.",
        "1. Sở Nội vụ đưa nội dung giám sát việc quét dọn vào lịch làm việc.",
        "1. Sở Nội vụ tuyên truyền, vận động và giám sát việc thực hiện Kế hoạch này.",
    ],
)
def test_whoever_watches_at_the_end_of_a_clause_watches(item: str) -> None:
    """Beside what it does before."""
    assert ("MONITORS", "Sở Nội vụ") in told(item)


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở Nội vụ đưa kết quả kiểm tra vào hồ sơ thi đua.",
        "1. Sở Nội vụ lắp thùng rác, giúp người dân phân loại rác.",
        "1. Sở Nội vụ đưa thùng rác vào các chợ.",
    ],
)
def test_a_result_is_watched_by_nobody(item: str) -> None:
    """Nor is what a body hands on."""
    assert told(item) == {("LEADS", "Sở Nội vụ")}


@pytest.mark.parametrize(
    "item",
    [
        "1. Nhờ Hội Nông dân tỉnh góp sức trồng hoa; nhờ Hội Cựu chiến binh tỉnh kiểm tra đèn đường.",
        "1. Đề nghị Hội Nông dân tỉnh phối hợp trồng hoa; đề nghị Hội Cựu chiến binh tỉnh giám sát việc trồng.",
        "1. Đề nghị Hội Nông dân tỉnh hỗ trợ cây giống; đề nghị Hội Cựu chiến binh tỉnh theo dõi việc chăm cây.",
        "1. Đề nghị Hội Nông dân tỉnh tham gia quét dọn; đề nghị Hội Cựu chiến binh tỉnh đôn đốc các hội viên.",
        "1. Nhờ Hội Nông dân tỉnh cử người hỗ trợ; nhờ Hội Cựu chiến binh tỉnh kiểm tra các tuyến phố.",
    ],
)
def test_each_that_is_asked_has_a_task_of_its_own(item: str) -> None:
    """One asking follows another behind a semicolon."""
    assert told(item) == {("COORDINATES", "Hội Nông dân"), ("MONITORS", "Hội Cựu chiến binh")}


@pytest.mark.parametrize("call", ["Ông", "Bà", "Đồng chí"])
@pytest.mark.parametrize("joined", [" - ", ", "])
def test_a_person_by_name_is_told_by_the_office_behind_it(call: str, joined: str) -> None:
    """The office has the task."""
    item = f"1. {call} Lê Minh Hạ{joined}Phó Giám đốc Sở Nội vụ: phụ trách vật tư, dụng cụ."
    assert ("LEADS", "Phó Giám đốc Sở Nội vụ") in told(item, "PHÂN VIỆC")


@pytest.mark.parametrize(
    "item",
    [
        "1. Ông Lê Minh Hạ, sinh năm 1970, quê An Minh.",
        "1. Bà Trần Thu Hà - thành viên.",
        "1. Đồng chí Lê Minh Hạ, xã An Hạ: 02 suất quà.",
    ],
)
def test_a_person_without_an_office_or_a_task_is_told_nothing(item: str) -> None:
    """A list of persons assigns nothing."""
    assert told(item) == set()


def test_units_by_name_behind_a_colon_are_one_group() -> None:
    """What follows the last of them is their task; a deed behind the colon is no unit."""
    units = "UBND các xã: An Hạ, Bình Hạ Thượng và thị trấn Cẩm Hạ"
    assert {name for _, name in told(f"* {units} - tổ chức thực hiện: lập sơ đồ điểm tập kết rác.")} == {units}
    assert {name for _, name in told("1. UBND các xã: Lập sơ đồ, bố trí xe chở rác.")} == {"UBND các xã"}


@pytest.mark.parametrize(
    "item",
    [
        "1. Giao Sở Nội vụ cho ý kiến để trình kỳ họp cuối năm;\nHội Nông dân tỉnh làm tốt việc tuyên truyền.",
        "1. Giao Sở Nội vụ soạn quy chế chợ;\nHội Nông dân tỉnh vận động hội viên quét dọn.",
        "1. Giao Sở Nội vụ chủ trì soạn quy chế chợ;\nHội Nông dân tỉnh phát động phong trào quét dọn.",
    ],
)
def test_a_sentence_that_gives_tasks_goes_on_in_the_next_line(item: str) -> None:
    """Behind a semicolon the next body is given its own, though no section says so."""
    assert told(item, "VỀ CÁC CHỢ") == {("LEADS", "Sở Nội vụ"), ("LEADS", "Hội Nông dân")}


def test_whoever_works_beside_one_that_takes_the_main_part_works_with_it() -> None:
    """As in "Phòng X chủ công, Hội Y và Hội Z cùng tham gia"."""
    said = told("1. Giao Sở Nội vụ chủ công, Hội Nông dân tỉnh cùng tham gia quét dọn.")
    assert said == {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Hội Nông dân")}


TABLE = """
TT | Tiêu chí | Cơ quan chủ trì | Cơ quan phối hợp | Hoàn thành
1 | Thùng rác ở chợ | Sở Xây dựng | Sở Tài chính | Quý I/2025
2 | Xe chở rác | BQLDA tỉnh | Hội Nông dân tỉnh | Quý II/2025
"""


def test_the_column_behind_the_number_is_what_a_row_is_about() -> None:
    """Whatever it is called, where another column tells who leads."""
    leads = {name for role, name in told(TABLE) if role == "LEADS"}
    assert leads == {"Sở Xây dựng", "BQLDA"}
    assert told(TABLE.replace("Tiêu chí", "Chức vụ")) == set()
    assert told(TABLE.replace("chủ trì", "nhận")) == set()


def test_another_table_below_a_title_is_none_of_the_first() -> None:
    """Its rows have fewer cells, and name nobody."""
    rows = "Tỉ lệ (%) | 61 | 70 | 80\nSố chợ | 20 | 30 | 40\nXe | 1 | 2 | 3\n"
    aims = f"\nBIỂU CHỈ TIÊU\nChỉ tiêu | 2025 | 2027 | 2030\n{rows}"
    assert told(TABLE + aims) == told(TABLE)


UPRIGHT = """
TT
Nhiệm vụ
Chủ trì
Phối hợp
Thời hạn
1
Thùng rác ở các chợ
Sở Xây dựng
Sở Tài chính
Hội Nông dân tỉnh
Quý I/2025
2
Xe chở rác
Sở Nội vụ
Công an tỉnh
Quý II/2025
"""


def test_those_that_work_with_the_one_that_leads_may_have_a_line_each() -> None:
    """No sign parts them; what is due next is none of them."""
    helping = {name for role, name in told(UPRIGHT) if role == "COORDINATES"}
    assert helping == {"Sở Tài chính", "Hội Nông dân", "Công an"}
    assert {name for role, name in told(UPRIGHT) if role == "LEADS"} == {"Sở Xây dựng", "Sở Nội vụ"}
    due = UPRIGHT.replace("Hội Nông dân tỉnh", "Quý II/2025")
    assert {name for role, name in told(due) if role == "COORDINATES"} == {"Sở Tài chính", "Công an"}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "1. Sở Nội vụ chủ trì tập huấn, Sở Y tế phối hợp khám bệnh.",
            {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế")},
        ),
        (
            "1. Sở Nội vụ chủ trì tập huấn, Sở Y tế hỗ trợ khám bệnh và Công an tỉnh tham gia bảo vệ.",
            {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế"), ("COORDINATES", "Công an")},
        ),
        (
            "1. Sở Nội vụ phối hợp với Sở Y tế, Sở Tài chính tham gia tập huấn.",
            {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế"), ("COORDINATES", "Sở Tài chính")},
        ),
        ("1. Phòng Cảnh sát giao thông phối hợp dẫn đoàn xe.", {("COORDINATES", "Phòng Cảnh sát giao thông")}),
        ("1. Sở Nội vụ chủ trì tập huấn, Sở Y tế phối hợp.", {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế")}),
        (
            "1. Sở Nội vụ chủ trì tập huấn; phối hợp với Sở Y tế mở lớp.",
            {("LEADS", "Sở Nội vụ"), ("COORDINATES", "Sở Y tế")},
        ),
        (
            "1. Sở Y tế phối hợp với Cục Quản lý Khám, chữa bệnh thẩm định hồ sơ.",
            {("LEADS", "Sở Y tế"), ("COORDINATES", "Cục Quản lý Khám, chữa bệnh")},
        ),
    ],
)
def test_another_does_its_part_behind_the_deed_of_the_first(item: str, expected: set[tuple[str, str]]) -> None:
    """In "Sở X chủ trì tập huấn, Sở Y phối hợp khám bệnh" the second works with the first; partners are listed."""
    assert told(item) == expected
