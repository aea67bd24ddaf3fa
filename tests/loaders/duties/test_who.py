"""Who is meant: names in a row, lists behind a colon, and words that look like an order and are none."""

import pytest
from texts import said as extracted

from loaders.duties.shared import members, with_shared_place
from loaders.model import Extract

DECISION = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 412/QĐ-UBND
An Minh, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Về việc quản lý đò ngang

Điều 1. Trách nhiệm của Sở Giao thông vận tải

1. Kiểm tra các bến đò trước mùa lũ.

2. Có quyền đình chỉ bến đò không bảo đảm an toàn.

3. Xây dựng phương án cứu hộ. Yêu cầu từng chủ đò, người lái đò trang bị áo phao. Hoàn thành trước ngày 30/6/2023.

Điều 2. Tổ chức thực hiện

1. Các bộ phận chuyên môn có trách nhiệm phối hợp mở bến; trường hợp vượt thẩm quyền, báo cáo Ủy ban nhân dân tỉnh.

2. Sở Tài chính chủ trì cấp kinh phí mua áo phao. Căn cứ tình hình, Sở Tài chính có thể quyết định mức hỗ trợ khác.

3. Hội đồng nhân dân, Ủy ban nhân dân huyện Sông Cái rà soát quy hoạch bến đò.

Nơi nhận:
- Các Bộ: TC, NV;
- TT Thông tin tỉnh;
- Tỉnh ủy, HĐND, UBND tỉnh An Minh;
- VP: các PCVP;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Sông
"""


def duties(said: Extract) -> list[tuple[str, str, str]]:
    """Role, body and the beginning of the task of every duty."""
    return [(duty.role, said.names[duty.body].name, task.text[:14]) for task in said.tasks for duty in task.duties]


def test_an_article_heads_the_tasks_of_the_body_that_it_names() -> None:
    """Its items are tasks of that body; what it may do is none, nor what others are asked for."""
    found = {(role, text) for role, body, text in duties(extracted(DECISION)) if body.startswith("Sở Giao thông")}
    assert found == {("MONITORS", "Kiểm tra các b"), ("LEADS", "Xây dựng phươn")}


def test_a_sentence_of_nothing_but_a_day_is_the_due_date_of_the_task_before() -> None:
    """It makes no task of its own."""
    told = {task.text: task.due for task in extracted(DECISION).tasks}
    due = told["Xây dựng phương án cứu hộ"]
    assert due
    assert due.end == "2023-06-30"
    assert not [text for text in told if text.startswith("Hoàn thành")]


def test_a_permission_is_no_order() -> None:
    """What a body may decide gives no task beside the one that the sentence before it gives."""
    assert [text for _, body, text in duties(extracted(DECISION)) if body.startswith("Sở Tài chính")] == [
        "chủ trì cấp ki"
    ]


def test_recipients_are_told_by_name() -> None:
    """Ministries by their letters, a centre, organs that share a province; rooms of the sender are none."""
    said = extracted(DECISION)
    assert [said.names[each.body].name for each in said.recipients] == [
        "Bộ Tài chính",
        "Bộ Nội vụ",
        "Trung tâm Thông tin tỉnh An Minh",
        "Tỉnh ủy An Minh",
        "HĐND tỉnh An Minh",
        "UBND tỉnh An Minh",
    ]


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["HĐND", "UBND huyện Sông Cái"], ["HĐND huyện Sông Cái", "UBND huyện Sông Cái"]),
        (["Thành ủy", "UBND thành phố Vân Sa"], ["Thành ủy Vân Sa", "UBND thành phố Vân Sa"]),
        (["Tỉnh ủy", "UBND tỉnh"], ["Tỉnh ủy", "UBND tỉnh"]),
        (["HĐND", "Sở Xây dựng"], ["HĐND", "Sở Xây dựng"]),
    ],
)
def test_a_place_is_written_once_for_names_in_a_row(names: list[str], meant: list[str]) -> None:
    """Only organs that every place has take the place of the next name."""
    assert with_shared_place(names) == meant


@pytest.mark.parametrize(
    ("group", "listed", "meant"),
    [
        ("Các Bộ", "Nội vụ, Y tế", ["Bộ Nội vụ", "Bộ Y tế"]),
        ("Các bộ", "TC, XYZ", ["Các bộ: TC, XYZ"]),
        ("UBND các tỉnh", "Nghệ An, Hà Tĩnh", ["UBND tỉnh Nghệ An", "UBND tỉnh Hà Tĩnh"]),
        ("Thường trực", "HĐND, UBND tỉnh", ["Thường trực HĐND tỉnh", "Thường trực UBND tỉnh"]),
        ("Các Tập đoàn", "X, Y", ["Các Tập đoàn: X, Y"]),
    ],
)
def test_a_list_behind_a_colon_says_who_is_meant(group: str, listed: str, meant: list[str]) -> None:
    """Its members where all are known, else the group with its list, never the group alone."""
    assert members(group, listed) == meant


REGULATION = (
    DECISION.partition("Điều 1.")[0]
    + """{lines}

Nơi nhận:
- Lưu: VT.
"""
)


def told(*lines: str) -> set[tuple[str, str]]:
    """Who has which role in a decision with these lines."""
    said = extracted(REGULATION.format(lines="\n\n".join(lines)))
    return {(duty.role, said.names[duty.body].name) for task in said.tasks for duty in task.duties}


def test_articles_on_working_together_assign() -> None:
    """Below "Phối hợp trong …" the items tell who does what; below an article of another kind they need not."""
    items = ("1. Sở Xây dựng", "Chủ trì kiểm tra bến đò trước mùa lũ hằng năm.")
    assert ("LEADS", "Sở Xây dựng tỉnh An Minh") in told("Điều 5. Phối hợp trong kiểm tra bến đò", *items)
    assert not told("Điều 5. Giải thích từ ngữ", "1. Sở Xây dựng: là cơ quan quản lý bến đò;")


@pytest.mark.parametrize("grounds", ["căn cứ Danh mục tại Điều 1 Quyết định này có", "theo chức năng được giao có"])
def test_grounds_before_a_list_of_duties(grounds: str) -> None:
    """Words on the grounds between a body and "có trách nhiệm:" leave it the head of the items below."""
    item = "1. Công khai danh mục bến đò."
    assert ("LEADS", "Sở Xây dựng tỉnh An Minh") in told(f"Điều 2. Giao Sở Xây dựng {grounds} trách nhiệm:", item)
    assert not told(f"Điều 2. Bến đò {grounds} trách nhiệm:", item)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Văn phòng đăng ký đất đai", "Văn phòng đăng ký tham gia"),
        ("Các cơ quan quản lý chuyên ngành", "Các cơ quan quản lý chặt chẽ"),
        ("Hiệu trưởng trường Bến Cá", "Hiệu quả trường Bến Cá"),
    ],
)
def test_a_verb_may_be_part_of_a_name(name: str, other: str) -> None:
    """What an office is called by is of its name, and only with the words that make it one."""
    order = "chủ trì kiểm tra bến đò trước mùa lũ."
    assert any(body.startswith(name) for _, body in told("Điều 2. Tổ chức thực hiện", f"1. {name} {order}"))
    assert not any(body.startswith(other) for _, body in told("Điều 2. Tổ chức thực hiện", f"1. {other} {order}"))


def test_who_is_told_behind_a_colon_by_office() -> None:
    """Behind "Sở X:" an item may end in ";" and begin with the office by which it is given."""
    section, order = "Điều 2. Tổ chức thực hiện", "phối hợp với Sở Y tế xây dựng bến đò"
    by_office = f"a) Sở Xây dựng: theo chức năng, nhiệm vụ được giao có trách nhiệm {order};"
    # who is worked with has no duty of its own
    assert told(section, by_office) == {("COORDINATES", "Sở Xây dựng tỉnh An Minh")}
    assert told(section, "a) Sở Xây dựng: 05 người;") == set()


def test_a_clause_that_ends_in_watching() -> None:
    """Far behind its verb a clause may tell to watch over what a document is carried out by; a noun does not."""
    section = "Điều 2. Tổ chức thực hiện"
    first = "1. Sở Xây dựng tuyên truyền, vận động người dân và chủ đò ở các xã ven sông đồng thuận"
    body = "Sở Xây dựng tỉnh An Minh"
    assert ("MONITORS", body) in told(section, f"{first} và giám sát việc thực hiện Quyết định này.")
    assert ("MONITORS", body) not in told(section, f"{first} với kế hoạch giám sát của chủ đò.")


def test_the_scope_of_an_office_has_commas() -> None:
    """The words "trong phạm vi nhiệm vụ, quyền hạn của mình," stands between a body and its order."""
    scope = "trong phạm vi nhiệm vụ, quyền hạn của mình, có trách nhiệm"
    assert told("Điều 2. Tổ chức thực hiện", f"1. Sở Xây dựng, {scope} xây dựng bến đò mới.") == {
        ("LEADS", "Sở Xây dựng tỉnh An Minh")
    }


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "1. Các sở và Ban Chỉ đạo phát triển bến cá có trách nhiệm xây dựng kế hoạch bến đò.",
            {"Các sở tỉnh An Minh", "Ban Chỉ đạo phát triển bến cá"},
        ),
        (
            "1. Các cơ quan, tổ chức khác trong khu bến có trách nhiệm xây dựng kế hoạch bến đò.",
            {"Các cơ quan, tổ chức khác trong khu bến tỉnh An Minh"},
        ),
        (
            "1. Các hội liên quan đến việc sắp xếp và các cơ quan khác có trách nhiệm xây dựng kế hoạch bến đò.",
            {"Các hội tỉnh An Minh"},
        ),
    ],
)
def test_a_name_goes_on_to_what_binds_it(line: str, bodies: set[str]) -> None:
    """What stands between a body of some kind and "có trách nhiệm" is of its name, whatever words it has."""
    assert {body for _, body in told("Điều 2. Tổ chức thực hiện", line)} == bodies


def parts(*lines: str) -> set[tuple[str, str]]:
    """The roles of the department with the beginnings of its tasks, in a decision with these lines."""
    said = extracted(REGULATION.format(lines="\n\n".join(lines)))
    body = "Sở Xây dựng tỉnh An Minh"
    return {(role, text) for role, name, text in duties(said) if name == body}


SECTION = "Điều 2. Tổ chức thực hiện"


def test_each_part_of_a_longer_order_is_a_task_of_its_own() -> None:
    """What a body watches over among other things is its part there only, and it reports on what it did before."""
    order = "1. Sở Xây dựng xây dựng bến đò mới ở các xã; kiểm tra các bến đò cũ; công bố giờ chạy đò; báo cáo kết quả."
    assert parts(SECTION, order) == {
        ("LEADS", "xây dựng bến đ"),
        ("MONITORS", "kiểm tra các b"),
        ("LEADS", "công bố giờ ch"),
    }


@pytest.mark.parametrize("verb", ["kiểm tra, tu sửa", "phối hợp mở"])
def test_who_directs_others_leads(verb: str) -> None:
    """Whoever directs that others check, or work together, leads; whoever "chỉ đạo, kiểm tra" checks."""
    assert parts(SECTION, f"1. Sở Xây dựng trực tiếp chỉ đạo {verb} các bến đò cũ.") == {("LEADS", "trực tiếp chỉ ")}
    assert ("MONITORS", "chỉ đạo, kiểm ") in parts(SECTION, "1. Sở Xây dựng chỉ đạo, kiểm tra các bến đò cũ.")


def test_all_that_another_is_to_see_to_is_one_task_of_his() -> None:
    """What stands behind "Chỉ đạo Sở X:" is the whole of his task, and no word of it makes his part another."""
    order = "1. Ủy ban nhân dân tỉnh: Chỉ đạo Sở Xây dựng: Lập sổ bến đò; phối hợp các xã lắp biển báo; đôn đốc chủ đò."
    said = extracted(REGULATION.format(lines=f"{SECTION}\n\n{order}"))
    told_it = [
        (duty.role, task.text)
        for task in said.tasks
        for duty in task.duties
        if said.names[duty.body].name.startswith("Sở Xây dựng")
    ]
    assert told_it == [("LEADS", "Lập sổ bến đò; phối hợp các xã lắp biển báo; đôn đốc chủ đò")]


def test_items_below_words_on_whom_to_work_with() -> None:
    """Below "b) Phối hợp với Sở Y" the dashes are worked on together; the next letter is a body's own again."""
    lines = (
        "1. Sở Xây dựng",
        "a) Phối hợp với Sở Y tế",
        "- Mở lớp tập huấn cứu hộ.",
        "b) Công bố giờ chạy đò ở các bến.",
    )
    assert parts(SECTION, *lines) == {("COORDINATES", "Mở lớp tập huấ"), ("LEADS", "Công bố giờ ch")}


def test_with_whom_but_not_on_what() -> None:
    """To work with others "trong quá trình triển khai" is a part in what stands before, and no task."""
    order = "1. Sở Xây dựng xây dựng bến đò mới ở các xã; phối hợp với Sở Y tế trong quá trình triển khai."
    assert parts(SECTION, order) == {("LEADS", "xây dựng bến đ")}
    assert ("COORDINATES", "Sở Y tế tỉnh An Minh") in told(SECTION, order)


def test_what_comes_to_somebody_is_no_order() -> None:
    """Who does something and "sẽ được hưởng" is told nothing; who "phải tuân thủ" is, by the whole of his name."""
    who = "1. Các tổ chức, cá nhân tham gia mở bến đò"
    assert not told(SECTION, f"{who} sẽ được hưởng hỗ trợ của tỉnh.")
    assert told(SECTION, f"{who} phải tuân thủ Quy định này.") == {("LEADS", f"{who[3:]} tỉnh An Minh")}


def test_a_group_of_several_names_heads_for_each() -> None:
    """A heading of two groups is of both, and not of one body with a comma in its name."""
    assert told(SECTION, "1. Các sở, ban, ngành, UBND các xã, phường", "Công bố giờ chạy đò ở các bến.") == {
        ("LEADS", "Các sở, ban, ngành tỉnh An Minh"),
        ("LEADS", "UBND các xã, phường tỉnh An Minh"),
    }


def test_owners_are_of_no_province() -> None:
    """The province of a text is no part of what its owners are called."""
    assert told(SECTION, "1. Các chủ sở hữu có trách nhiệm công bố giờ chạy đò.") == {("LEADS", "Các chủ sở hữu")}
