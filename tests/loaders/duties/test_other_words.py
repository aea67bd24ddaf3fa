"""Who leads, helps and watches, told in other words: before the body, behind it, in reports, to persons by office."""

import pytest
from texts import said as extracted

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 58/KH-UBND
An Minh, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Về chăm sóc cây xanh

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

IV. {heading}

{items}
"""
REPORT = PLAN.replace("58/KH", "58/BC").replace("KẾ HOẠCH", "BÁO CÁO").replace("ban hành Kế hoạch", "báo cáo")


def told(items: str, heading: str = "TỔ CHỨC THỰC HIỆN", text: str = PLAN) -> set[tuple[str, str]]:
    """Role and body of all duties of a text with such items."""
    said = extracted(text.format(heading=heading, items=items))
    names = [(duty.role, said.names[duty.body].name) for task in said.tasks for duty in task.duties]
    return {(role, name.removesuffix(" tỉnh An Minh")) for role, name in names}


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở Xây dựng phối hợp với Sở Tài chính mở vườn ươm.",
        "1. Sở Xây dựng phối hợp với Sở Tài chính cắm biển ở các vườn ươm.",
        "1. Đề nghị Sở Xây dựng phối hợp với Sở Tài chính lập dự toán trồng cây.",
        "1. Sở Xây dựng chủ trì, cùng Sở Tài chính khảo sát vườn ươm.",
        "1. Sở Xây dựng chủ trì, phối hợp cùng Sở Tài chính soạn tài liệu.",
        "1. Sở Xây dựng liên kết với Sở Tài chính mở lớp trồng cây.",
    ],
)
def test_a_body_that_is_told_no_more_than_to_do_something_with_another_leads(item: str) -> None:
    """The other works with it."""
    assert told(item) == {("LEADS", "Sở Xây dựng"), ("COORDINATES", "Sở Tài chính")}


@pytest.mark.parametrize(
    "item",
    [
        "1. Các sở, ban, ngành phối hợp với Sở Tài chính cấp cây giống.",
        "1. Sở Xây dựng phối hợp với Sở Tài chính trong việc cấp cây giống.",
        "1. Sở Xây dựng phối hợp với Sở Tài chính kiểm tra vườn ươm.",
        "1. Sở Xây dựng phối hợp với các đơn vị liên quan trồng cây.",
    ],
)
def test_whoever_is_asked_to_help_does_not_lead(item: str) -> None:
    """Nor do several, nor in what another has in hand."""
    assert "LEADS" not in {role for role, body in told(item) if body != "Sở Tài chính"}


def test_below_a_heading_the_partner_has_no_part() -> None:
    """Where the heading's body is told to work with it, and does not lead; nor as one item of several."""
    assert told("1. Sở Xây dựng: phối hợp với Sở Tài chính mở vườn ươm.") == {("COORDINATES", "Sở Xây dựng")}
    items = "1. Sở Xây dựng\na) Phối hợp với Sở Tài chính mở vườn ươm.\nb) Phối hợp với Sở Y tế trồng cây thuốc."
    assert told(items) == {("COORDINATES", "Sở Xây dựng")}


def test_in_a_law_nobody_leads_by_working_with_another() -> None:
    """A text whose number carries its year tells how the powers of both go together."""
    law = PLAN.replace("58/KH-UBND", "58/2024/QĐ-UBND").replace("KẾ HOẠCH", "QUYẾT ĐỊNH")
    assert told("1. Sở Xây dựng phối hợp với Sở Tài chính mở vườn ươm.", text=law) <= {("COORDINATES", "Sở Xây dựng")}


@pytest.mark.parametrize(
    "heading",
    [
        "NHIỆM VỤ THỜI GIAN TỚI",
        "PHƯƠNG HƯỚNG NĂM 2025",
        "NHIỆM VỤ TRỌNG TÂM CUỐI NĂM",
        "DỰ KIẾN PHÂN CÔNG",
        "NHIỆM VỤ TỪ NAY ĐẾN HẾT NĂM",
    ],
)
def test_a_report_tells_who_does_what_next(heading: str) -> None:
    """In the section that its heading calls so."""
    items = "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng cây.\n\n2. Sở Nội vụ tuyển dụng người làm vườn."
    wanted = {("LEADS", "Sở Xây dựng"), ("COORDINATES", "Sở Tài chính"), ("LEADS", "Sở Nội vụ")}
    assert told(items, heading, REPORT) == wanted


@pytest.mark.parametrize("heading", ["KẾT QUẢ ĐẠT ĐƯỢC", "KHÓ KHĂN, VƯỚNG MẮC", "ĐẶC ĐIỂM TÌNH HÌNH"])
def test_what_a_report_tells_of_the_past_assigns_nothing(heading: str) -> None:
    """Whatever the bodies have done."""
    items = "1. Sở Xây dựng trồng 500 cây ven sông.\n\n2. Sở Nội vụ mở 12 lớp cho người làm vườn."
    assert told(items, heading, REPORT) == set()


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("1. Về cây xanh: Sở Xây dựng tham mưu quy hoạch vườn ươm.", ("LEADS", "Sở Xây dựng")),
        ("1. Phân công: Sở Xây dựng mở vườn ươm; Công an tỉnh phối hợp bảo vệ cây.", ("COORDINATES", "Công an")),
        ("1. Phòng Hậu cần cấp thuốc cho vườn ươm.", ("LEADS", "Phòng Hậu cần")),
        ("1. UBND các huyện, thành phố: bố trí đất trồng cây.", ("LEADS", "UBND các huyện, thành phố")),
        ("1. Đồng chí Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo trồng cây.", ("LEADS", "Phó Chủ tịch UBND")),
        ("1. Sở Xây dựng cụ thể hóa thành kế hoạch và giám sát việc thực hiện.", ("LEADS", "Sở Xây dựng")),
        ("1. Trạm Y tế xã: Trực cấp cứu ở bến trong ngày hội.", ("LEADS", "Trạm Y tế xã")),
        ("1. Các khu phố: Vận động chủ đò sơn lại bến.", ("LEADS", "Các khu phố")),
        ("1. Sơn lại bến cá: Sở Xây dựng chủ trì.", ("LEADS", "Sở Xây dựng")),
        (
            "1. Sơn lại bến cá: Sở Xây dựng chủ trì, Sở Tài chính phối hợp; xong trước ngày 15/8.",
            ("COORDINATES", "Sở Tài chính"),
        ),
        ("1. Sơn lại bến cá: Sở Xây dựng chủ trì, phối hợp với Sở Tài chính.", ("COORDINATES", "Sở Tài chính")),
        ("1. Sở Xây dựng vận động chủ đò sơn lại bến, giám sát việc sơn bến.", ("LEADS", "Sở Xây dựng")),
        ("1. Sở Xây dựng vận động chủ đò sơn lại bến, giám sát việc sơn bến.", ("MONITORS", "Sở Xây dựng")),
        ("1. Sở Xây dựng chỉ đạo Sở Nội vụ phối hợp với Công an tỉnh khảo sát cây.", ("COORDINATES", "Công an")),
        ("1. Trung tâm Chuyển đổi số biên soạn tài liệu về cây.", ("LEADS", "Trung tâm Chuyển đổi số")),
    ],
)
def test_a_body_is_told_behind_a_matter_a_title_or_by_another(item: str, wanted: tuple[str, str]) -> None:
    """And names that have words which are verbs elsewhere are read to their end."""
    assert wanted in told(item)


@pytest.mark.parametrize(
    "item",
    [
        "1. Giám đốc các Sở: Xây dựng, Tài chính.",
        "1. Về cây xanh: trồng mới 500 cây ven sông.",
        "1. Phân công cụ thể tại Phụ lục kèm theo Kế hoạch này.",
        "1. Đồng chí nào trồng nhiều cây được khen thưởng.",
    ],
)
def test_a_matter_or_a_list_alone_assigns_nothing(item: str) -> None:
    """No body is told to do anything."""
    assert {role for role, _ in told(item)} <= {"RECEIVES"}


def test_who_watches_over_the_plan_is_told_outside_of_sections_too() -> None:
    """In a sentence of its own; what a body is said to watch otherwise is no order."""
    watched = "V. KINH PHÍ\n\nVăn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch này."
    other = "V. KINH PHÍ\n\nVăn phòng UBND tỉnh theo dõi thị trường cây giống."
    assert told(watched) == {("MONITORS", "Văn phòng UBND")}
    assert told(other) == set()
