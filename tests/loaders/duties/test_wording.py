"""Words by which orders are given, other than "Giao Sở X chủ trì": matters, telegrams, brackets, partners."""

import pytest
from texts import said as extracted

from loaders.model import Extract

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN MINH
Số: 15/KH-UBND
An Minh, ngày 05 tháng 3 năm 2023

KẾ HOẠCH
Mở lại các bến đò

II. TỔ CHỨC THỰC HIỆN

{lines}

Nơi nhận:
- Lưu: VT.
"""


def duties(said: Extract) -> set[tuple[str, str, str]]:
    """Role, body and the beginning of the task of every duty."""
    told = [(duty.role, said.names[duty.body].name, task.text[:14]) for task in said.tasks for duty in task.duties]
    return {(role, body.removesuffix(" tỉnh An Minh"), text) for role, body, text in told}


def planned(*lines: str) -> set[tuple[str, str, str]]:
    """The duties in a plan with these lines."""
    return duties(extracted(PLAN.format(lines="\n\n".join(lines))))


def test_a_body_that_is_called_in_full_may_do_anything() -> None:
    """Where tasks are given, what stands behind its whole name is its task, whichever verb that begins with."""
    assert planned("1. Sở Công Thương neo giữ thuyền bè ở các bến.") == {("LEADS", "Sở Công Thương", "neo giữ thuyền")}
    assert planned("1. Sở Công Thương: neo giữ thuyền bè ở bến.") == {("LEADS", "Sở Công Thương", "neo giữ thuyền")}
    assert not planned("1. Sở Công Thương các huyện ven sông.")


def test_a_telegram_asks_for_what_its_items_say() -> None:
    """Below a line that asks for some work at once the items are tasks, though no heading of a section stands there."""
    item = "1. Sở Công Thương neo giữ thuyền bè ở các bến."
    text = PLAN.replace("II. TỔ CHỨC THỰC HIỆN", "{opening}")
    asking = "Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện ngay một số việc sau đây:"
    assert duties(extracted(text.format(opening=asking, lines=item)))
    assert not duties(extracted(text.format(opening="Kết quả thực hiện năm 2022:", lines=item)))


def test_a_matter_may_stand_before_the_body() -> None:
    """As in "Về vốn: Sở X …" and "Riêng Sở Y …"."""
    assert planned("1. Về vốn: Sở Tài chính cấp kinh phí mở bến đò.") == {("LEADS", "Sở Tài chính", "cấp kinh phí m")}
    assert planned("2. Riêng Sở Y tế tập huấn cứu hộ cho chủ đò.") == {("LEADS", "Sở Y tế", "tập huấn cứu h")}


def test_who_does_it_beside_another() -> None:
    """Whoever is named with "cùng với" has a part in it; "cùng cấp" names nobody."""
    assert planned("1. Sở Xây dựng cùng với Công an tỉnh rà soát bến đò cũ.") == {
        ("LEADS", "Sở Xây dựng", "cùng với Công "),
        ("COORDINATES", "Công an", "cùng với Công "),
    }
    assert planned("1. Sở Xây dựng rà soát bến đò cùng cấp.") == {("LEADS", "Sở Xây dựng", "rà soát bến đò")}


def test_who_helps_at_the_end_of_an_order() -> None:
    """As in "…, có Sở Y phối hợp"."""
    assert ("COORDINATES", "Sở Y tế", "rà soát bến đò") in planned(
        "1. Sở Xây dựng rà soát bến đò, có Sở Y tế phối hợp."
    )


@pytest.mark.parametrize(
    "told",
    [
        " (Sở Xây dựng chủ trì, Sở Y tế phối hợp)",
        " (cơ quan chủ trì: Sở Xây dựng; cơ quan phối hợp: Sở Y tế; hoàn thành tháng 6)",
        " (do Sở Xây dựng thực hiện; Sở Y tế cùng thực hiện)",
    ],
)
def test_who_has_a_part_is_told_in_a_bracket(told: str) -> None:
    """Piece by piece, by a verb behind the name or a label before it."""
    assert planned(f"1. Lắp biển báo ở các bến đò{told}.") == {
        ("LEADS", "Sở Xây dựng", "Lắp biển báo ở"),
        ("COORDINATES", "Sở Y tế", "Lắp biển báo ở"),
    }


def test_whom_an_item_is_done_by() -> None:
    """Behind a comma at its end; in the middle of an item the words tell of something else."""
    done = "1. Lắp biển báo ở các bến đò, do Sở Xây dựng thực hiện, xong trước mùa lũ."
    assert planned(done) == {("LEADS", "Sở Xây dựng", "Lắp biển báo ở")}
    assert not planned("1. Biển báo do Sở Xây dựng thực hiện đã cũ, phải thay.")


def test_to_answer_for_watching_is_to_watch() -> None:
    """Whoever "chịu trách nhiệm theo dõi, đôn đốc" does not lead what others do."""
    order = "1. Sở Xây dựng chịu trách nhiệm theo dõi, đôn đốc việc mở bến đò."
    assert planned(order) == {("MONITORS", "Sở Xây dựng", "chịu trách nhi")}


def test_the_parts_of_a_procedure_assign_nothing() -> None:
    """Its labels say who handles it; below items of other kinds the same label tells who leads."""
    label = "- Cơ quan thực hiện: Sở Xây dựng."
    assert not planned("1. Cơ quan tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công.", label)
    assert planned("1. Lắp biển báo ở các bến đò.", label) == {("LEADS", "Sở Xây dựng", "Lắp biển báo ở")}


@pytest.mark.parametrize(
    ("order", "role"),
    [
        ("tuyên truyền, giám sát, xử lý và ngăn chặn vi phạm ở bến đò", "LEADS"),
        ("giám sát, xử lý vi phạm ở bến đò", "MONITORS"),
        ("hướng dẫn, giám sát việc mở bến đò", "MONITORS"),
        ("xây dựng kế hoạch kiểm tra, giám sát bến đò", "LEADS"),
        ("tăng cường công tác kiểm tra, giám sát bến đò", "MONITORS"),
        ("chỉ đạo lực lượng kiểm lâm kiểm tra bến đò", "LEADS"),
    ],
)
def test_one_word_of_a_longer_order_tells_no_role(order: str, role: str) -> None:
    """A body watches by a verb that begins or ends what it is told, not by one in the middle of others."""
    roles = {told for told, _, _ in planned(f"1. Sở Xây dựng {order}.")}
    assert role in roles
    assert ("MONITORS" in roles) == (role == "MONITORS")


def test_who_leads_and_those_that_work_with_him() -> None:
    """As in "Sở X chủ trì, Sở Y và Sở Z phối hợp rà soát …"."""
    told = {
        (role, body)
        for role, body, _ in planned("1. Sở Xây dựng chủ trì, Sở Y tế và Sở Nội vụ phối hợp rà soát bến đò.")
    }
    assert told == {("LEADS", "Sở Xây dựng"), ("COORDINATES", "Sở Y tế"), ("COORDINATES", "Sở Nội vụ")}


def test_a_last_call_to_all_is_no_part_in_the_task_above() -> None:
    """The words "nghiêm túc thực hiện" name no deed; "phối hợp" does, of what stands before."""
    order = "1. Sở Xây dựng rà soát bến đò."
    assert {body for _, body, _ in planned(order, "Yêu cầu Sở Y tế nghiêm túc thực hiện.")} == {"Sở Xây dựng"}
    assert ("COORDINATES", "Sở Y tế", "rà soát bến đò") in planned("1. Sở Xây dựng rà soát bến đò; Sở Y tế phối hợp.")


def test_all_that_one_sentence_asks_of_others_is_theirs() -> None:
    """Behind a semicolon too, where it asks somebody who is no body of the state."""
    order = "1. Sở Xây dựng rà soát bến đò. Yêu cầu nhà thầu Bến Cá sửa đường; phối hợp với người dân dọn bến."
    assert planned(order) == {("LEADS", "Sở Xây dựng", "rà soát bến đò")}
