"""Preambles, openings and aims are lists: what an item names in its own right, and what it does not."""

import pytest
from sayings import CITY_STATE, circular, claims, plan

A, B, C = "958-NQ/TW", "914/NQ-CP", "963/QĐ-TTg"
BASED, IMPLEMENTS = "BASED_ON", "IMPLEMENTS"


def own(text: str) -> set[tuple[str, str]]:
    """What the text's own document does to which."""
    return {(relation, target) for subject, relation, target in claims(text) if subject == "own"}


def opening(*lines: str) -> set[tuple[str, str]]:
    """The same for a city's plan with these first lines."""
    return own(plan(*lines, "I. NHIỆM VỤ", "Dọn bến.", number="31/KH-UBND", office=CITY_STATE))


@pytest.mark.parametrize(
    "lines",
    [
        [f"Thực hiện Nghị quyết số {A} về bến cá; Nghị quyết số {B} về kè biển;", "UBND thành phố ban hành Kế hoạch:"],
        [f"Thực hiện Nghị quyết số {A} về bến cá và Nghị quyết số {B}. UBND thành phố ban hành Kế hoạch như sau:"],
        [f"Triển khai Nghị quyết số {A} về bến cá, thuyền và chợ; Nghị quyết số {B}; UBND thành phố ban hành:"],
        [f"Để tiếp tục thực hiện nghiêm Nghị quyết số {A}, Nghị quyết số {B}, UBND thành phố yêu cầu:"],
        [f"Thực hiện Nghị quyết số {A}; triển khai Nghị quyết số {B}; UBND thành phố xây dựng Kế hoạch:"],
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            f"a) Triển khai nghiêm túc, hiệu quả Nghị quyết số {A}; Nghị quyết số {B}.",
        ],
    ],
)
def test_all_that_an_opening_names_is_carried_out(lines: list[str]) -> None:
    """Every document that an opening or an aim lists is carried out, whatever stands between two of them."""
    assert opening(*lines) == {(IMPLEMENTS, A), (IMPLEMENTS, B)}


@pytest.mark.parametrize(
    "line",
    [
        f"Căn cứ Nghị quyết số {A} về bến cá, cũng như Nghị quyết số {B};",
        f"Căn cứ Nghị quyết số {A} về bến cá; Căn cứ Nghị quyết số {B} về kè;",
        f"Xét đề nghị của Sở Nội vụ tại Nghị quyết số {A} và Nghị quyết số {B} ngày 01/02/2022;",
        f"Theo đề nghị của Sở Nội vụ tại Nghị quyết số {A}; đề nghị của Sở Y tế tại Nghị quyết số {B};",
        f"Căn cứ ý kiến của Sở Nội vụ tại Nghị quyết số {A} và ý kiến thẩm định của Sở Y tế tại Nghị quyết số {B};",
        f"Trên cơ sở kiến nghị của các sở (Nghị quyết số {A}), Nghị quyết số {B};",
        f"Căn cứ các văn bản: Nghị quyết số {A}; Nghị quyết số {B};",
        f"Căn cứ Nghị quyết số {A}; trên cơ sở kết quả lấy ý kiến các thành viên tại Nghị quyết số {B};",
    ],
)
def test_all_that_a_preamble_names_is_a_basis(line: str) -> None:
    """Every document that an item of a preamble names in its own right is a basis."""
    assert opening(line) == {(BASED, A), (BASED, B)}


@pytest.mark.parametrize(
    "line",
    [
        f"Căn cứ Nghị quyết số {A} về thực hiện Nghị quyết số {B};",
        f"Căn cứ Nghị quyết số {A} về bến cá (được sửa đổi bởi Nghị quyết số {B} và Nghị quyết số 77/NQ-CP);",
        f"Căn cứ Nghị quyết số {A} về bến cá; được bổ sung theo Nghị quyết số {B};",
        f"Căn cứ Nghị quyết số {A} sửa đổi lần thứ nhất tại Nghị quyết số {B}, lần thứ hai tại Nghị quyết số 77/NQ-CP;",
        f"Căn cứ Nghị quyết số {A} sửa đổi một số điều của Nghị quyết số {B}, Nghị quyết số 77/NQ-CP;",
        f"Căn cứ Nghị quyết số {A} sửa đổi một số điều của Nghị quyết số 77/NQ-CP về bến và Nghị quyết số {B} về kè;",
    ],
)
def test_what_stands_in_another_s_words_is_no_basis(line: str) -> None:
    """A document in the title of another, in brackets behind it or among those that changed it is no basis."""
    assert opening(line) == {(BASED, A)}


@pytest.mark.parametrize(
    "line",
    [
        f"Thực hiện Nghị quyết số {A}, các bến đã triển khai tốt.",
        f"Căn cứ kết quả thực hiện Nghị quyết số {A}, các bến được dọn.",
        f"Căn cứ quy định nêu trên, trường hợp bến hỏng theo Nghị quyết số {A} thì sửa.",
        f"Trên cơ sở quán triệt Nghị quyết số {A}, các bến được dọn.",
    ],
)
def test_what_others_do_is_no_ground(line: str) -> None:
    """What others did, and what a sentence builds on beside a document, make no ground of it."""
    assert opening(line) == set()


def test_what_a_list_goes_on_to_issue_carries_out() -> None:
    """Where the sentence tells of the past, what it issued carries the list out, and the text itself does not."""
    assert claims(plan(f"Thực hiện Nghị quyết số {A}, Thành ủy đã ban hành Chương trình số 32-CTr/TU.")) == {
        ("32-CTr/TU", IMPLEMENTS, A)
    }


def test_a_list_ends_where_a_body_acts() -> None:
    """What stands behind the body that acts is none of the list."""
    said = opening(f"Thực hiện Nghị quyết số {A}, UBND thành phố ban hành Quyết định số {C} về bến cá.")
    assert (IMPLEMENTS, A) in said
    assert (IMPLEMENTS, C) not in said


def test_the_body_of_a_text_is_no_list() -> None:
    """Below its first article a document tells others what to do, and lists nothing that it carries out."""
    text = circular(
        "Căn cứ Luật Đê điều số 79/2006/QH11;", "Điều 1. Giao", f"Thực hiện Nghị quyết số {A}; Nghị quyết số {B}."
    )
    assert own(text) == {(BASED, "79/2006/QH11")}


def test_the_word_of_a_ground_alone_on_its_line() -> None:
    """The word "Căn cứ" above a document makes it a basis, a blank line between; other words alone do not."""
    assert opening("Căn cứ", "", f"Nghị quyết số {A} về bến cá;") == {(BASED, A)}
    assert opening("Bến cá", "", f"Nghị quyết số {A} về bến cá;") == set()


def test_a_list_of_numbers_goes_on_below() -> None:
    """A line that begins with a number goes on the list above; one below a full stop does not."""
    first = f"Căn cứ các Nghị quyết: số {A} về bến cá"
    assert opening(f"{first};", f"số {B} về kè biển;") == {(BASED, A), (BASED, B)}
    assert opening(f"{first}.", f"số {B} về kè biển nêu mức phí.") == {(BASED, A)}


def test_what_a_meeting_considered_is_a_basis() -> None:
    """What a meeting considered is a basis, by the number in brackets behind its name too; another there is not."""
    considered = "Tại phiên họp ngày 04/5/2022, xem xét Tờ trình của Sở Nội vụ về bến cá"
    ends = "UBND thành phố kết luận:"
    assert (BASED, "12/TTr-SNV") in opening(f"{considered} (Tờ trình số 12/TTr-SNV ngày 01/5/2022), {ends}")
    assert (BASED, A) not in opening(f"{considered} (thực hiện Nghị quyết số {A}), {ends}")
