"""Sentences that speak of a change and make none: denied, put off, asked for, of others, or of what goes on."""

import pytest
from sayings import Claim, circular, cited, claims, effect, plan
from texts import CITY, directive, said

A, B, C = "Thông tư số 917/2016/TT-BXD", "Thông tư số 918/2017/TT-BXD", "Thông tư số 919/2018/TT-BXD"
DECREE = "Nghị định số 952/2014/NĐ-CP"
ENDS_A: set[Claim] = {("own", "REPEALS", "917/2016/TT-BXD")}


@pytest.mark.parametrize(
    "clause",
    [
        f"Thông tư này không thay thế {A}.",
        f"Thông tư này không bãi bỏ các quy định tại {A}.",
        f"{A} không hết hiệu lực.",
        f"{A} chưa hết hiệu lực thì tiếp tục áp dụng.",
        f"{A} đã hết hiệu lực từ ngày 01 tháng 01 năm 2020 theo {B}.",
        f"Kể từ ngày {DECREE} hết hiệu lực, bến cũ dừng hoạt động.",
        f"Giấy chứng nhận đã cấp theo {A} hết hiệu lực kể từ ngày 01 tháng 01 năm 2024.",
        f"Giấy phép cấp theo {A} hết hiệu lực thì cấp lại theo Thông tư này.",
        f"Các văn bản dẫn chiếu tại {A} bị bãi bỏ thì áp dụng văn bản mới.",
        f"Các quy định trước đây trái với Thông tư này và {DECREE} đều bãi bỏ.",
        f"Bãi bỏ quy định về lệ phí bến thủy trái với {DECREE}.",
        f"Các văn bản không bị bãi bỏ gồm:\na) {A};",
        f"Bãi bỏ các quy định trước đây, trừ các văn bản nêu dưới đây:\na) {A};",
        f"{A} sẽ hết hiệu lực khi có văn bản mới thay thế.",
        f"{A} có thể bị bãi bỏ.",
        f"{A} dự kiến hết hiệu lực từ năm 2026.",
        f"Các Thông tư sau sẽ bị bãi bỏ:\na) {A};",
        f"Nghiên cứu, xem xét bãi bỏ {A}.",
        f"Các văn bản làm căn cứ bãi bỏ:\na) {DECREE};",
        f"Thẩm quyền bãi bỏ, thay thế văn bản thực hiện theo:\na) {DECREE};",
    ],
)
def test_an_effect_clause_that_ends_nothing(clause: str) -> None:
    """What is denied, past, conditional or about something else ends no document."""
    assert claims(effect(*f"2. {clause}".split("\n"))) == set()


@pytest.mark.parametrize(
    "clause",
    [
        f"Bãi bỏ {A}; {B} tiếp tục được áp dụng.",
        f"Bãi bỏ {A}, {B} được giữ nguyên hiệu lực.",
        f"Bãi bỏ Điều 5 {A}, Điều 6 {B} được áp dụng từ năm 2024.",
    ],
)
def test_what_goes_on_is_not_ended(clause: str) -> None:
    """A document that a list seems to go on with, and of which it is said that it goes on, is not ended."""
    assert claims(effect(f"2. {clause}")) == ENDS_A


def test_a_verb_does_not_reach_the_next_article() -> None:
    """What one article repeals says nothing of the documents that the next one lists."""
    assert claims(circular(f"Điều 1. Bãi bỏ {A}", f"Điều 2. Danh mục bến nêu trong {B} và {C} giữ nguyên.")) == ENDS_A


def test_the_change_is_by_whom_it_is_said_to_be() -> None:
    """A passive with its own agent is no change by the text's document, though that is named behind."""
    text = effect(f"2. {A} được thay thế bằng {B} trước ngày Thông tư này có hiệu lực.")
    assert claims(text) == {("918/2017/TT-BXD", "SUPERSEDES", "917/2016/TT-BXD")}


def test_two_changes_in_one_sentence() -> None:
    """Each of two changes that "và" joins has its own ends."""
    sentence = (
        "Kế hoạch số 41-KH/TU thay thế Kế hoạch số 42-KH/TU và Kế hoạch số 43-KH/TU thay thế Kế hoạch số 44-KH/TU."
    )
    assert claims(plan("Đặc điểm.", sentence)) == {
        ("41-KH/TU", "SUPERSEDES", "42-KH/TU"),
        ("43-KH/TU", "SUPERSEDES", "44-KH/TU"),
    }


@pytest.mark.parametrize(
    ("kind", "number", "title"),
    [
        ("Tờ trình", "97-TTr/TU", "về việc bãi bỏ Nghị quyết số 12-NQ/TU"),
        ("Quyết định", "97-QĐ/TU", "thành lập Tổ soạn thảo sửa đổi Quyết định số 35-QĐ/TU"),
        ("Kế hoạch", "97-KH/TU", "kiểm tra việc thực hiện Nghị quyết số 12-NQ/TU"),
    ],
)
def test_a_title_that_asks_or_prepares(kind: str, number: str, title: str) -> None:
    """A submission, a drafting group and an inspection neither change nor carry out what their titles name."""
    assert claims(directive(kind, number, CITY, "5/4/2022", title, ["Các đơn vị phối hợp."])) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch số 41-KH/TU chưa được thay thế bởi Kế hoạch số 42-KH/TU.",
        "Kế hoạch số 41-KH/TU sẽ được thay thế bởi Kế hoạch số 42-KH/TU.",
        "Tờ trình số 43-TTr/TU về việc bãi bỏ Kế hoạch số 41-KH/TU.",
        "Kế hoạch số 41-KH/TU kiểm tra việc thực hiện Nghị quyết số 58-NQ/TW.",
        "Thực hiện Nghị quyết số 58-NQ/TW, các quận triển khai bến đò từ năm 2020.",
    ],
)
def test_a_sentence_that_relates_nothing(sentence: str) -> None:
    """Denials, plans for later, inspections and what others do relate no two documents."""
    assert claims(plan(sentence)) == set()


def test_a_quotation_that_never_closes() -> None:
    """A quotation mark that is not closed silences its own line and not the rest of the text."""
    text = circular("Điều 1. Sửa đổi Điều 3", "“Điều 3. Lời mới", f"Điều 2. Bãi bỏ {A}.")
    assert claims(text) == ENDS_A


@pytest.mark.parametrize(
    "words",
    [
        "quy định của pháp luật đất đai",
        "kỷ luật lao động",
        "Trường Đại học Luật Hà Nội phối hợp tuyên truyền",
        "Ban soạn thảo Luật Bến thủy họp",
        "10 đề án 938 tỷ đồng",
        "Chờ Nghị định của Chính phủ về bến thủy",
        "mẫu số 01/KH-UBND, Hợp đồng số 15/HĐ-BXD",
    ],
)
def test_what_is_no_document(words: str) -> None:
    """The law in general, institutions, sums, drafts, forms and contracts are no documents."""
    assert cited(plan(f"Theo đó, {words}.")) == []


@pytest.mark.parametrize(
    "clause", [f"Thông tư này đình chỉ thi hành {A}.", f"Các Thông tư sau bị đình chỉ thi hành: {A}."]
)
def test_what_is_suspended_is_not_carried_out(clause: str) -> None:
    """A document that suspends another neither implements nor repeals it."""
    assert claims(effect(f"2. {clause}")) == {("own", "SUSPENDS", "917/2016/TT-BXD")}


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("tạm dừng triển khai", "SUSPENDS"),
        ("tạm đình chỉ việc thực hiện", "SUSPENDS"),
        ("kết thúc việc triển khai", None),
        ("dừng thực hiện", None),
    ],
)
def test_a_plan_that_stops_another(words: str, relation: str | None) -> None:
    """A plan that pauses or ends the carrying out of another does not implement it."""
    found = {("27-KH/TU", relation, "28-KH/TU")} if relation else set()
    assert claims(plan(f"Kế hoạch số 27-KH/TU {words} Kế hoạch số 28-KH/TU.")) == found


@pytest.mark.parametrize(
    ("clause", "relation", "part"),
    [
        (f"{A} hết hiệu lực một phần kể từ ngày Thông tư này có hiệu lực.", "REPEALS", "một phần"),
        (f"{A} bị bãi bỏ một phần.", "REPEALS", "một phần"),
        (f"Bãi bỏ một phần {A}.", "REPEALS", "một phần"),
        (f"Thay thế Bảng 2 ban hành kèm theo {A}.", "AMENDS", "Bảng 2"),
        (f"Bãi bỏ Hình 3 ban hành kèm theo {A}.", "REPEALS", "Hình 3"),
        (f"Sửa đổi câu thứ hai Điều 4 của {A}.", "AMENDS", "câu thứ hai Điều 4"),
    ],
)
def test_a_part_that_ends_or_is_replaced(clause: str, relation: str, part: str) -> None:
    """What ends in part is not repealed as a whole, and a table, a figure or a sentence is a part."""
    extract = said(effect(f"2. {clause}"))
    found = [(each.relation, each.part) for each in extract.statements if each.relation != "CITES"]
    assert found == [(relation, part)]
