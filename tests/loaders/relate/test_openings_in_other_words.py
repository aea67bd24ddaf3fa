"""Less usual ways in which an office says what its plan carries out, what it rests on, and what it only follows."""

import pytest
from sayings import CITY_STATE, circular, claims, plan

A, B, C = "958-NQ/TW", "914/NQ-CP", "963/KH-UBND"
BASED, IMPLEMENTS, AMENDS = "BASED_ON", "IMPLEMENTS", "AMENDS"


def own(*lines: str) -> set[tuple[str, str]]:
    """What a city's plan with these first lines does to which documents."""
    text = plan(*lines, "I. NHIỆM VỤ", "Dọn bến.", number="31/KH-UBND", office=CITY_STATE)
    return {(relation, target) for subject, relation, target in claims(text) if subject == "own"}


@pytest.mark.parametrize(
    "lines",
    [
        [f"Chấp hành Nghị quyết số {A} về bến cá, UBND thành phố xây dựng kế hoạch như sau:"],
        [f"Để kịp thời lãnh đạo, chỉ đạo thực hiện tốt Nghị quyết số {A}, UBND thành phố yêu cầu:"],
        [f"Để đạt các mục tiêu Nghị quyết số {A} đề ra, UBND thành phố xây dựng kế hoạch như sau:"],
        [f"Để việc thực hiện Nghị quyết số {A} đạt kết quả, UBND thành phố đề nghị các bến:"],
        [f"Nhằm đưa Nghị quyết số {A} về bến cá vào cuộc sống, UBND thành phố ban hành Kế hoạch như sau:"],
        [f"Xác định rõ vai trò của bến cá, thực hiện Nghị quyết số {A}, UBND thành phố ban hành kế hoạch như sau:"],
        [f"UBND thành phố ban hành Kế hoạch dọn bến nhằm cụ thể hóa Nghị quyết số {A} với các nội dung:"],
        [f"Góp phần hoàn thành mục tiêu mà Nghị quyết số {A} đề ra, UBND thành phố ban hành Kế hoạch như sau:"],
        ["UBND thành phố xây dựng Kế hoạch dọn bến để triển khai:", f"- Nghị quyết số {A} về bến cá;", "Cụ thể:"],
        ["UBND thành phố ban hành Kế hoạch nhằm thực hiện:", f"(1) Nghị quyết số {A} về bến cá.", "Cụ thể:"],
    ],
)
def test_what_an_opening_carries_out_in_other_words(lines: list[str]) -> None:
    """However a sentence of the opening leads on to a document before who acts, it is carried out."""
    assert own(*lines) == {(IMPLEMENTS, A)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Để triển khai thực hiện, UBND thành phố ban hành Kế hoạch như sau:",
        "Nhằm tổ chức thực hiện nghiêm túc, hiệu quả, UBND thành phố đề ra các việc sau:",
        "Để thực hiện thắng lợi Nghị quyết của Bộ Chính trị, UBND thành phố yêu cầu:",
        "Để Nghị quyết sớm đi vào cuộc sống, UBND thành phố yêu cầu:",
        "Để các văn bản trên sớm được thực hiện, UBND thành phố yêu cầu:",
        "UBND thành phố thống nhất Kế hoạch thực hiện Nghị quyết với những nội dung sau:",
    ],
)
def test_what_was_issued_before_is_carried_out(sentence: str) -> None:
    """A sentence that tells who issued a document, and the next that acts on it, belong together."""
    assert own(f"Ngày 11/2/2022, Bộ Chính trị ban hành Nghị quyết số {A} về bến cá. {sentence}") == {(IMPLEMENTS, A)}


def test_nothing_is_carried_out_where_nothing_was_issued() -> None:
    """The same words say nothing of a document that is named in passing before them."""
    passing = f"Bến cá được nêu ở Nghị quyết số {A}. Để triển khai thực hiện, UBND thành phố ban hành Kế hoạch như sau:"
    assert own(passing) == set()


@pytest.mark.parametrize(
    "line",
    [
        f"Được sự đồng ý của Thành ủy tại Nghị quyết số {A}, UBND thành phố xây dựng kế hoạch như sau:",
        f"Căn cứ tình hình thực tế của các bến và tinh thần Nghị quyết số {A}, UBND thành phố ban hành kế hoạch:",
        f"Sau khi xin ý kiến của Thành ủy (Nghị quyết số {A}), UBND thành phố ban hành kế hoạch như sau:",
        f"Kế hoạch này được xây dựng trên cơ sở Nghị quyết số {A} của Thành ủy.",
        f"Theo ủy quyền của Thành ủy tại Nghị quyết số {A}, UBND thành phố ban hành kế hoạch như sau:",
    ],
)
def test_what_an_opening_rests_on_in_other_words(line: str) -> None:
    """What was asked, agreed or built upon is a ground."""
    assert own(line) == {(BASED, A)}


def test_what_is_only_followed() -> None:
    """What "Tiếp theo" names is only followed; what the sentence goes on to carry out is read."""
    said = own(f"Tiếp theo Kế hoạch số {C} về kè; triển khai Nghị quyết số {A} về bến, UBND thành phố yêu cầu:")
    assert said == {(IMPLEMENTS, A)}


def test_a_ground_and_an_aim_in_one_sentence() -> None:
    """A plan "Trên cơ sở A và để thực hiện B" rests on the one and carries the other out."""
    said = own(f"Trên cơ sở Nghị quyết số {A} và để kịp thời thực hiện Nghị quyết số {B}, UBND thành phố yêu cầu:")
    assert said == {(BASED, A), (IMPLEMENTS, B)}


def test_a_further_aim_behind_the_own_plan() -> None:
    """A plan issued "để thực hiện A; đồng thời thực hiện B" carries both out."""
    first = f"UBND thành phố ban hành Kế hoạch này để thực hiện Nghị quyết số {A} về bến cá"
    assert own(f"{first}; đồng thời thực hiện nhiệm vụ giao tại Nghị quyết số {B}.") == {
        (IMPLEMENTS, A),
        (IMPLEMENTS, B),
    }


def test_what_others_have_done_is_no_aim_of_the_own_plan() -> None:
    """A list of what others have carried out and studied says nothing of the plan that tells it."""
    told = f"Các chi bộ đã triển khai Nghị quyết số {A} về bến cá; quán triệt Chỉ thị số 914-CT/TW; học tập"
    assert own(f"{told} Kết luận số 8-KL/TW.") == set()


def test_points_below_a_conclusion_are_for_others() -> None:
    """A numbered point in which nobody acts now tells others what to do."""
    said = own("Chủ tịch UBND thành phố kết luận:", f"2. Tiếp tục thực hiện Nghị quyết số {A} về bến cá.")
    assert said == set()


def test_an_office_that_changes_its_own_plan() -> None:
    """The opening of a plan may change an earlier one of its own office."""
    assert own(f"UBND thành phố điều chỉnh Kế hoạch số {C} ngày 11/2/2022 như sau:") == {(AMENDS, C)}


def test_a_plan_that_names_itself_by_its_type_alone() -> None:
    """A line that begins with the text's own type speaks of it, also without "này"."""
    assert ("SUPERSEDES", C) in own(f"Kế hoạch thay thế Kế hoạch số {C} ngày 11/2/2022.")


@pytest.mark.parametrize(
    ("heading", "relation"), [("I. CĂN CỨ PHÁP LÝ", BASED), ("I. VĂN BẢN ĐƯỢC TRIỂN KHAI", IMPLEMENTS)]
)
def test_a_table_of_documents_below_a_heading(heading: str, relation: str) -> None:
    """A heading says what the rows of the table below it are; the row of captions is none."""
    rows = ("TT\tVăn bản\tNội dung", f"1\tNghị quyết số {A}\tBến cá", f"2\tNghị quyết số {B}\tKè biển")
    assert own(heading, *rows) == {(relation, A), (relation, B)}


def test_what_a_title_tells_that_its_document_guides() -> None:
    """A title that begins with "hướng dẫn" guides what it goes on to carry out."""
    text = circular(f"Căn cứ Quyết định số 48/QĐ-BYT hướng dẫn tạm thời về neo đậu thực hiện Nghị quyết số {B};")
    assert ("48/QĐ-BYT", "GUIDES", B) in claims(text)


def test_a_later_document_is_no_aim_of_an_earlier_one() -> None:
    """In "Kế hoạch A về triển khai B và Kế hoạch C", a C that is younger than A stands beside A."""
    said = own(
        f"Thực hiện Kế hoạch số {C} ngày 11/2/2022 của UBND tỉnh về triển khai Nghị quyết số {A} ngày 16/1/2022 "
        "và Kế hoạch số 18/KH-SNN ngày 20/2/2022 của Sở Nông nghiệp, UBND thành phố ban hành kế hoạch như sau:"
    )
    assert said == {(IMPLEMENTS, C), (IMPLEMENTS, "18/KH-SNN")}


def test_a_bracket_keeps_its_verb() -> None:
    """In "A (thay thế B) và C", what the bracket says ends with it."""
    text = plan(
        f"Thực hiện Kế hoạch số {C} về dọn bến (thay thế Kế hoạch số 11/KH-UBND) và Nghị quyết số {B}, "
        "UBND thành phố ban hành kế hoạch như sau:",
        number="31/KH-UBND",
        office=CITY_STATE,
    )
    assert (C, "SUPERSEDES", B) not in claims(text)
    assert ("own", IMPLEMENTS, B) in claims(text)


def test_a_later_document_is_no_ground_of_an_earlier_one() -> None:
    """In "Chỉ thị A về thi đua theo Nghị quyết B và Kế hoạch C", a C that is younger than A stands beside A."""
    said = plan(
        f"Thực hiện Chỉ thị số 25/CT-TTg ngày 3/2/2022 của Thủ tướng Chính phủ về dọn bến theo Nghị quyết số {A} "
        f"ngày 16/1/2021 và Kế hoạch số {C} ngày 20/2/2022 của UBND tỉnh, UBND thành phố ban hành kế hoạch như sau:",
        number="31/KH-UBND",
        office=CITY_STATE,
    )
    assert ("25/CT-TTg", BASED, A) in claims(said)
    assert ("25/CT-TTg", BASED, C) not in claims(said)
    assert ("own", IMPLEMENTS, C) in claims(said)


@pytest.mark.parametrize(
    ("short", "subject"),
    [(f"Nghị quyết số {A}", "47-KH/TU"), ("Kế hoạch số 47-KH/TU", "own")],
)
def test_a_list_goes_on_behind_what_a_document_is_called(short: str, subject: str) -> None:
    """In "A thực hiện B (sau đây gọi tắt là …) và C" the bracket tells which of the two goes on with C."""
    text = plan(
        f"Thực hiện Kế hoạch số 47-KH/TU ngày 12/3/2022 của Tỉnh ủy triển khai Nghị quyết số {A} ngày 16/1/2021 của "
        f"Bộ Chính trị (sau đây gọi tắt là {short}) và Kế hoạch số 39-KH/TW ngày 8/2/2022 của Ban Bí thư, UBND thành "
        "phố ban hành kế hoạch như sau:",
        number="31/KH-UBND",
        office=CITY_STATE,
    )
    assert (subject, IMPLEMENTS, "39-KH/TW") in claims(text)
