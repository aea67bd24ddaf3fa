"""What looks like an order and gives no task, and which part a body has in what is one."""

import pytest
from texts import said as extracted

from loaders.clean.blocks import text_lines
from loaders.duties.refusing import blanks, forms, says_nothing

DECISION = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 77/QĐ-UBND
An Minh, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Về việc quản lý đò ngang

{lines}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Sông
"""
SECTION = "Điều 2. Tổ chức thực hiện"


def duties(*lines: str) -> set[tuple[str, str, str]]:
    """Role, body and task of every duty of a decision with these lines."""
    said = extracted(DECISION.format(lines="\n\n".join(lines)))
    return {
        (duty.role, said.names[duty.body].name.removesuffix(" tỉnh An Minh"), task.text)
        for task in said.tasks
        for duty in task.duties
    }


@pytest.mark.parametrize(
    ("item", "twin"),
    [
        ("1. Sở Xây dựng thực hiện các nhiệm vụ khác theo quy định.", "1. Sở Xây dựng thực hiện rà soát bến đò."),
        ("1. Sở Xây dựng chủ trì thực hiện.", "1. Sở Xây dựng chủ trì thực hiện Đề án bến đò."),
        ("1. Sở Xây dựng chủ trì các bến,", "1. Sở Xây dựng chủ trì mở các bến."),
        ("1. Sở Xây dựng ban hành Mẫu số …… về bến đò.", "1. Sở Xây dựng ban hành Mẫu số 3 về bến đò."),
        ("1. Trách nhiệm của đơn vị rà soát bến đò.", "1. Sở Xây dựng có trách nhiệm rà soát bến đò."),
        ("1. Sở Xây dựng ủy quyền các phòng rà soát bến đò.", "1. Sở Xây dựng rà soát bến đò."),
    ],
)
def test_what_gives_no_task(item: str, twin: str) -> None:
    """A catch-all, a part without a deed, a cut list, a blank, a title and a power given away give none."""
    assert not duties(SECTION, item)
    assert {body for _, body, _ in duties(SECTION, twin)} == {"Sở Xây dựng"}


def test_an_article_on_powers_gives_no_task() -> None:
    """Who may do what is told to nobody; the next article is read again."""
    power, order = "1. Sở Xây dựng chủ trì cấp phép mở bến đò.", "1. Sở Xây dựng chủ trì rà soát bến đò."
    assert not duties("Điều 1. Thẩm quyền cấp phép", power)
    assert duties("Điều 1. Thẩm quyền cấp phép", power, SECTION, order) == {
        ("LEADS", "Sở Xây dựng", "chủ trì rà soát bến đò")
    }


def test_a_title_is_no_order() -> None:
    """The heading of an article says what its items are about, and no verb in it tells anybody."""
    assert not duties("Điều 3. Quỹ hỗ trợ xây dựng bến đò", "1. Mức hỗ trợ một bến là 50 triệu đồng.")


def test_forms_give_no_tasks() -> None:
    """An annex with blanks is to be filled in; what stands before it is not."""
    order = "1. Sở Xây dựng chủ trì rà soát bến đò."
    form = ("Mẫu số 1", "Số: ……/QĐ", "ngày … tháng … năm …", "2. Sở Y tế chủ trì khám sức khỏe người lái đò.")
    assert {body for _, body, _ in duties(SECTION, order, *form)} == {"Sở Xây dựng"}
    text = "Mẫu số 1\nBến đò số 3, ngày 5."
    assert [*forms(text, text_lines(text), blanks(text))] == []


def test_a_lead_in_gives_its_parts_to_the_items_below_it() -> None:
    """The line is no task; whoever it works with has a part in each item."""
    told = duties(SECTION, "1. Sở Xây dựng chủ trì, phối hợp với Sở Y tế:", "a) Rà soát bến đò.", "b) Mở lớp cứu đuối.")
    assert told == {
        (role, body, task)
        for role, body in (("LEADS", "Sở Xây dựng"), ("COORDINATES", "Sở Y tế"))
        for task in ("Rà soát bến đò", "Mở lớp cứu đuối")
    }


def test_a_part_alone_is_one_in_what_stands_before() -> None:
    """The words "…; Sở Y tế phối hợp" name no deed of their own."""
    assert duties(SECTION, "1. Sở Xây dựng chủ trì rà soát bến đò; Sở Y tế phối hợp.") == {
        ("LEADS", "Sở Xây dựng", "chủ trì rà soát bến đò"),
        ("COORDINATES", "Sở Y tế", "chủ trì rà soát bến đò"),
    }


def test_whoever_is_told_to_work_with_others_works_with_them() -> None:
    """Who leads is not told by it: neither the body nor those it works with, whatever clause it stands in."""
    assert duties(SECTION, "1. Sở Xây dựng:", "- Lập danh mục bến đò; phối hợp với Sở Y tế mở lớp cứu đuối.") == {
        ("LEADS", "Sở Xây dựng", "Lập danh mục bến đò"),
        ("COORDINATES", "Sở Xây dựng", "phối hợp với Sở Y tế mở lớp cứu đuối"),
    }


@pytest.mark.parametrize(
    ("order", "roles"),
    [
        ("khảo sát lòng sông ở các bến", {"LEADS"}),
        ("phối hợp với Sở Y tế kiểm tra bến đò", {"COORDINATES"}),
        ("theo dõi, đôn đốc việc thực hiện Quyết định; kịp thời báo cáo Ủy ban nhân dân tỉnh", {"MONITORS"}),
        ("phổ biến, kiểm tra việc giữ áo phao", {"LEADS", "MONITORS"}),
        ("vận động người dân phối hợp trong việc giữ áo phao", {"LEADS"}),
        ("phối hợp với cơ quan chủ trì tháo gỡ vướng mắc", {"COORDINATES"}),
        ("phối hợp với Sở Y tế chịu trách nhiệm mở bến đò", {"COORDINATES"}),
        ("tham gia đầy đủ các cuộc họp về bến đò", {"LEADS"}),
        ("triển khai thực hiện và tăng cường phối hợp bảo đảm an toàn", {"LEADS"}),
        ("chịu trách nhiệm lập dự toán các bến; tham mưu mức phí đò", {"LEADS"}),
    ],
)
def test_which_part_a_body_has(order: str, roles: set[str]) -> None:
    """Its own verbs tell, and not those of others nor nouns."""
    told = duties(SECTION, f"1. Sở Xây dựng {order}.")
    assert {role for role, body, _ in told if body == "Sở Xây dựng"} == roles


def test_what_is_done_without_partners_is_a_task_of_its_own() -> None:
    """Partners have a part in the clause that names them, and none in what the body does after it."""
    told = duties(SECTION, "1. Sở Xây dựng chủ trì, phối hợp với Sở Y tế mở lớp cứu đuối; báo cáo kết quả hằng năm.")
    assert told == {
        ("LEADS", "Sở Xây dựng", "chủ trì, phối hợp với Sở Y tế mở lớp cứu đuối"),
        ("COORDINATES", "Sở Y tế", "chủ trì, phối hợp với Sở Y tế mở lớp cứu đuối"),
        ("LEADS", "Sở Xây dựng", "báo cáo kết quả hằng năm"),
    }


def test_who_sees_to_it_and_who_does_it_have_tasks_of_their_own() -> None:
    """The words "Chỉ đạo Chi cục X …" are those of whoever directs; the other's begin behind its name."""
    assert duties(SECTION, "1. Sở Xây dựng:", "- Chỉ đạo Chi cục Đò ngang rà soát bến đò.") == {
        ("LEADS", "Sở Xây dựng", "Chỉ đạo Chi cục Đò ngang rà soát bến đò"),
        ("LEADS", "Chi cục Đò ngang", "rà soát bến đò"),
    }


@pytest.mark.parametrize("item", ["b) Đề nghị Sở Y tế rà soát bến;", "b) Rà soát bến; đề nghị Sở Y tế kiểm tra."])
def test_what_a_body_asks_of_others_is_told_to_nobody(item: str) -> None:
    """Among what a body does, what it asks of others is a deed of its own; a sentence of its own is an order."""
    assert "Sở Y tế" not in {body for _, body, _ in duties(SECTION, "1. Sở Xây dựng:", "a) Rà soát bến đò;", item)}
    assert {body for _, body, _ in duties(SECTION, "2. Đề nghị Sở Y tế rà soát bến đò.")} == {"Sở Y tế"}


@pytest.mark.parametrize("item", ["a) Phối hợp với Sở Y tế.", "a) Kết quả rà soát bến đò.", "a) KIỂM TRA BẾN ĐÒ"])
def test_items_that_say_nothing_to_do(item: str) -> None:
    """With whom to work and not on what, what a report holds, and a heading in capitals."""
    assert not duties(SECTION, "1. Sở Xây dựng:", item)


def test_who_is_bound_behind_grounds_does_it() -> None:
    """Below a body's name another may be told, in small letters too."""
    item = "- Định kỳ trước ngày 15 tháng 12 hằng năm, cơ quan bến đò các xã phải báo cáo số bến."
    assert {body for _, body, _ in duties(SECTION, "1. Sở Xây dựng:", item)} == {"Cơ quan bến đò các xã"}


@pytest.mark.parametrize(
    ("order", "task"),
    [
        ("căn cứ các quy định, hướng dẫn nêu trên và hồ sơ để xử lý các bến", "xử lý các bến"),
        ("căn cứ tình hình thực tế để xem xét, hướng dẫn mở bến", "xem xét, hướng dẫn mở bến"),
        ("theo chức năng được giao nghiên cứu việc mở bến, xử lý vướng mắc", "nghiên cứu việc mở bến, xử lý vướng mắc"),
        ("theo thẩm quyền quy định chi tiết, hướng dẫn việc mở bến", "quy định chi tiết, hướng dẫn việc mở bến"),
    ],
)
def test_an_order_begins_where_its_grounds_end(order: str, task: str) -> None:
    """A verb in the grounds begins no order, and a comma in the order ends no grounds."""
    assert {text for _, _, text in duties(SECTION, f"1. Sở Xây dựng {order}.")} == {task}


@pytest.mark.parametrize(
    "item",
    [
        "1. Ban Chỉ đạo sử dụng con dấu của Sở Xây dựng trong việc mở bến.",
        "1. Bến đò thì tạm giao cho Sở Xây dựng quản lý đến hết năm.",
        "1. Các đơn vị quản lý trực tiếp chỉ đạo việc mở bến đò.",
        "1. Sở Xây dựng đối với các bến số 3 và số 4.",
    ],
)
def test_what_is_no_order(item: str) -> None:
    """A rule on seals, what is done for the time being, bodies of a kind that is not told, and words without a verb."""
    assert not duties(SECTION, item)


def test_what_says_nothing() -> None:
    """A task names something to be done."""
    assert says_nothing("chủ trì, phối hợp thực hiện")
    assert says_nothing("Thực hiện chức năng, nhiệm vụ theo thẩm quyền được giao")
    assert not says_nothing("thực hiện nhiệm vụ quy định tại Điều 3")


def test_a_bracket_at_the_end_of_an_item_tells_who_does_it() -> None:
    """Whoever leads and works with others is told in it; a bracket on something else tells nobody."""
    assert duties(SECTION, "1. Rà soát bến đò ở các xã (Sở Xây dựng chủ trì; Sở Y tế phối hợp; xong trong quý I).") == {
        ("LEADS", "Sở Xây dựng", "Rà soát bến đò ở các xã"),
        ("COORDINATES", "Sở Y tế", "Rà soát bến đò ở các xã"),
    }
    assert not duties(SECTION, "1. Rà soát bến đò ở các xã (theo kế hoạch phối hợp năm 2023).")
