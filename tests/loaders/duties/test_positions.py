"""Who is told what by the place of an item: in a section that assigns, or below a line of a name alone."""

import pytest
from texts import said as extracted

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 58/KH-UBND
An Minh, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Về chăm sóc cây xanh

Để thực hiện việc đó, Ủy ban nhân dân tỉnh yêu cầu như sau:

IV. {heading}

{items}
"""
ORDER = PLAN.replace("58/KH", "58/CT").replace("KẾ HOẠCH", "CHỈ THỊ")


def told(items: str, heading: str = "IV. PHÂN CÔNG", text: str = PLAN) -> list[tuple[str, str, str]]:
    """Role, body and task of all duties of a text with such items, without the province behind a name."""
    said = extracted(text.replace("IV. {heading}", heading).format(items=items))
    return [
        (duty.role, said.names[duty.body].name.removesuffix(" tỉnh An Minh"), task.text)
        for task in said.tasks
        for duty in task.duties
    ]


@pytest.mark.parametrize(
    ("item", "body", "task"),
    [
        ("2. Ban Thi đua và Văn nghệ: viết lời dẫn, mời khách, chụp ảnh.", "Ban Thi đua và Văn nghệ", "viết lời dẫn"),
        ("5. Văn phòng: nước uống, bàn ghế, cây giống.", "Văn phòng", "nước uống"),
        ("- Phòng Cảnh quan, Hạ tầng: cuốc xẻng, phân bón, nơi nghỉ.", "Phòng Cảnh quan, Hạ tầng", "cuốc xẻng"),
        ("3. Đội Cây xanh Mỹ Hòa: vườn ươm, tưới nước.", "Đội Cây xanh Mỹ Hòa", "vườn ươm"),
        ("4. Công đoàn các Khu chế xuất, công đoàn xã: chọn người dự lễ.", "Công đoàn các Khu chế xuất", "chọn người"),
        ("1. Trạm Khuyến nông (huyện Hòa An): ươm hạt, chia cây.", "Trạm Khuyến nông", "ươm hạt"),
    ],
)
def test_an_item_that_begins_with_a_unit_and_a_colon_is_its_task(item: str, body: str, task: str) -> None:
    """Whichever unit it is, and with or without a verb."""
    assert ("LEADS", body) in [(role, name) for role, name, words in told(item) if words.startswith(task)]


@pytest.mark.parametrize(
    "item",
    [
        "2. Ban Giám khảo: 05 người của ba phòng.",
        "3. Phòng họp: tầng hai, nhà khách.",
        "1. Đội Một: Nguyễn Văn An, Trần Văn Bình.",
        "4. Văn phòng: ông Lê Văn Cư, số máy 12.",
        "5. Tổ Đông Hòa: thôn Thượng, thôn Hạ.",
    ],
)
def test_behind_a_colon_stands_no_task(item: str) -> None:
    """Where it counts, says who they are, or where."""
    assert told(item) == []


def test_outside_of_a_section_a_colon_assigns_nothing() -> None:
    """A list of units and their things is no assignment."""
    assert told("5. Văn phòng: nước uống, bàn ghế, cây giống.", "II. CƠ SỞ VẬT CHẤT") == []


def test_the_office_alone_heads_items() -> None:
    """An office has one "Văn phòng", which no other word tells."""
    assert ("LEADS", "Văn phòng", "Mua cuốc xẻng, phân bón") in told("2. Văn phòng\n- Mua cuốc xẻng, phân bón.")


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ("1. Phòng Kinh tế xã mở sổ theo dõi từng hộ.", "Phòng Kinh tế xã"),
        ("2. MTTQ và các đoàn thể huyện đứng ra quyên góp cây giống.", "Các đoàn thể huyện"),
        ("3. Trung tâm Hỗ trợ trồng trọt lo phần hạt giống, phân bón.", "Trung tâm Hỗ trợ trồng trọt"),
        ("- Về cây cảnh: giao Phòng Văn hóa - Xã hội xã chủ công việc này.", "Phòng Văn hóa - Xã hội xã"),
        ("4. Hội Làm vườn huyện gom hạt giống của hội viên.", "Hội Làm vườn huyện"),
    ],
)
def test_a_name_ends_with_whose_body_it_is(item: str, body: str) -> None:
    """Whichever verb follows."""
    assert ("LEADS", body) in {(role, name) for role, name, _ in told(item)}


@pytest.mark.parametrize(
    "heading", ["D. TRÁCH NHIỆM", "V. TRÁCH NHIỆM", "6. Trách nhiệm", "IV. PHÂN CÔNG", "V. TỔ CHỨC THỰC HIỆN"]
)
def test_a_heading_of_duties_opens_a_section(heading: str) -> None:
    """Behind a letter too."""
    assert told("- Hội Làm vườn tỉnh mở ba lớp trồng cây.", heading)


def test_who_does_something_too_helps() -> None:
    """As "cùng" says before a verb."""
    found = [(role, body) for role, body, _ in told("- Phòng Kỹ thuật: cùng soạn câu hỏi về cây.")]
    assert found == [("COORDINATES", "Phòng Kỹ thuật")]


@pytest.mark.parametrize(
    "task",
    ["Đưa việc trồng cây vào tiêu chí.", "Bảo đảm cây giống.", "Mở vườn ươm.", "Chủ trì trồng cây.", "Rà soát cây."],
)
def test_below_a_line_of_a_name_alone_stands_its_task(task: str) -> None:
    """In a directive without any heading of a section."""
    items = f"2. Sở Nội vụ\n{task}\n\n3. Sở Tài chính\nCấp vốn trồng cây."
    assert ("LEADS", "Sở Nội vụ", task.rstrip(".")) in told(items, "", ORDER)


@pytest.mark.parametrize("below", ["Số máy 12 ở phố Huế.", "trực thuộc tỉnh.", "Ông Lê Văn Cư làm giám đốc."])
def test_below_a_name_stands_no_task(below: str) -> None:
    """Where the line goes on with it, or describes it."""
    assert told(f"2. Sở Nội vụ\n{below}", "", ORDER) == []


def test_what_an_office_is_in_charge_of_is_no_task() -> None:
    """It is part of the name of whoever is told."""
    found = told("1. Phó Chủ tịch UBND tỉnh phụ trách khối kinh tế trực tiếp kiểm tra vườn ươm.")
    assert found
    assert all(not task.startswith("phụ trách") for _, _, task in found)
