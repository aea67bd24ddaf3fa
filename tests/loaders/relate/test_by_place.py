"""What an opening carries out by nothing but the place where it names a document, whatever its words are."""

import pytest
from sayings import claims
from texts import Office, directive

WARD = Office("ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN NGHÊ", "UBND phường", "Bến Nghê")
ABOVE = "958-CT/TU"
ORDER = f"Chỉ thị số {ABOVE} ngày 02/3/2022 của Thành ủy"
SPEAKS = "UBND phường lập kế hoạch với các phần việc sau:"
TASKS = ("1. Dọn bến", "Các tổ dân phố dọn bến.")


def own(*lines: str, kind: str = "Kế hoạch", number: str = "31/KH-UBND") -> set[tuple[str, str]]:
    """What a ward's document with these lines does to which documents."""
    text = directive(kind, number, WARD, "5/4/2022", "dọn bến đò", (*lines, *TASKS))
    return {(relation, target) for subject, relation, target in claims(text) if subject == "own"}


@pytest.mark.parametrize(
    "opening",
    [
        f"Ngay sau hội nghị, Thành ủy có {ORDER} giao các phường dọn bến. {SPEAKS}",
        f"{ORDER} hẹn mỗi phường dọn xong một bến. {SPEAKS}",
        f"Nhận được {ORDER} nhắc các phường dọn bến, {SPEAKS}",
        f"Tại {ORDER}, các phường được giao dọn bến. {SPEAKS}",
        f"Phường có 3 bến trong diện mà {ORDER} nói tới. {SPEAKS}",
        f"Làm theo {ORDER}, UBND phường đề ra các việc sau đây.",
        f"Bến còn rác. {ORDER} coi đây là việc gấp. Vì vậy, UBND phường ban hành Kế hoạch này.",
        f"Nhằm giữ bến sạch, đồng thời lồng ghép thực hiện {ORDER}, {SPEAKS}",
    ],
)
def test_an_order_from_above_in_an_opening_is_carried_out(opening: str) -> None:
    """Where nothing else explains a document of a body above and the office goes on to speak, it is carried out."""
    assert own(opening) == {("IMPLEMENTS", ABOVE)}


@pytest.mark.parametrize(
    "opening",
    [
        f"Sau 5 năm thực hiện {ORDER}, bến đã sạch. {SPEAKS}",
        f"Các bến chưa làm theo {ORDER}. {SPEAKS}",
        f"Bến được công nhận theo {ORDER}. {SPEAKS}",
        f"{ORDER} đã được các phường quán triệt. {SPEAKS}",
        f"Bến có 40 thuyền (kê theo {ORDER}). {SPEAKS}",
        f"{ORDER} không còn phù hợp. {SPEAKS}",
        f"Trước đó, bến dọn theo {ORDER}. {SPEAKS}",
        "Kế hoạch số 12/KH-UBND ngày 02/3/2021 nói về bến khác. " + SPEAKS,
        f"Bến Nghê dài 2 km, rộng như {ORDER} đã vẽ. Bến đông người.",
    ],
)
def test_what_an_opening_tells_otherwise_of_is_not_carried_out(opening: str) -> None:
    """What came of a document, what ended, what is the office's own, and an opening where nobody speaks say nothing."""
    assert own(opening) == set()


def test_letters_answer_and_act() -> None:
    """A letter acts on what it received from above; what a question names is of the question."""
    letter = {"kind": "Công văn", "number": "31/UBND-VP"}
    received = "Nhận được Công văn số 963/UBND-NN ngày 02/3/2022 của UBND thành phố, UBND phường yêu cầu:"
    assert own(received, **letter) == {("IMPLEMENTS", "963/UBND-NN")}
    asked = f"UBND phường nhận được Công văn số 7/BQL ngày 02/3/2022 của Ban Quản lý bến hỏi về {ORDER}."
    assert own(asked, "UBND phường có ý kiến như sau:", **letter) == {("REPLIES_TO", "7/BQL")}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (f"Để kịp thời hạn nêu tại {ORDER};", {("IMPLEMENTS", ABOVE)}),
        (f"Nhằm giữ đúng hẹn ghi trong {ORDER};", {("IMPLEMENTS", ABOVE)}),
        (f"Để phù hợp với quy định tại {ORDER};", set()),
    ],
)
def test_an_aim_that_stands_in_a_document(line: str, wanted: set[tuple[str, str]]) -> None:
    """A preamble's aim that stands in a document carries it out; what only has to agree with it does not."""
    preamble = ("Căn cứ Luật Bến đò;", line, "Xét đề nghị của Phòng Bến đò.", "QUYẾT ĐỊNH:", "Điều 1. Dọn bến.")
    said = own(*preamble, kind="Quyết định", number="31/QĐ-UBND")
    assert {each for each in said if each[1] == ABOVE} == wanted


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        (f"Trên cơ sở Hướng dẫn số 41-HD/BTGTU của Ban Tuyên giáo Thành ủy và cụ thể hóa {ORDER}, {SPEAKS}",
         {("BASED_ON", "41-HD/BTGTU"), ("IMPLEMENTS", ABOVE)}),
        (f"Tiếp theo Kế hoạch số 12/KH-UBND ngày 02/3/2021 và chấp hành {ORDER}, {SPEAKS}", {("IMPLEMENTS", ABOVE)}),
        (f"Bến còn rác. Kế hoạch này là bước cụ thể hóa ở phường của {ORDER}, và đáp ứng nhiệm vụ được giao tại "
         "Công văn số 963/UBND-NN.", {("IMPLEMENTS", ABOVE), ("IMPLEMENTS", "963/UBND-NN")}),
        (f"Bến còn rác. Kế hoạch này nhằm hoàn thành việc mà {ORDER} giao; trên tinh thần Nghị quyết số 97-NQ/TU.",
         {("IMPLEMENTS", ABOVE), ("BASED_ON", "97-NQ/TU")}),
    ],
)  # fmt: skip
def test_one_item_behind_another(opening: str, wanted: set[tuple[str, str]]) -> None:
    """A ground may be followed by what is carried out, what is carried out by a ground; "Kế hoạch này" opens both."""
    assert own(opening) == wanted


def test_what_was_made_concrete_by_another() -> None:
    """As in "A đã được Thành ủy cụ thể hóa bằng B": B carries A out, and the plan that tells so does not."""
    text = f"Nghị quyết số 97-NQ/TW về bến sạch đã được Thành ủy cụ thể hóa bằng {ORDER}."
    said = claims(directive("Kế hoạch", "31/KH-UBND", WARD, "5/4/2022", "dọn bến đò", (text, SPEAKS, *TASKS)))
    assert (ABOVE, "IMPLEMENTS", "97-NQ/TW") in said
    assert ("own", "IMPLEMENTS", "97-NQ/TW") not in said


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        ("không còn áp dụng kể từ ngày ký Quyết định này", {("REPEALS", "12/QĐ-UBND")}),
        ("thôi áp dụng kể từ ngày Quyết định này có hiệu lực", {("REPEALS", "12/QĐ-UBND")}),
        ("không còn áp dụng trong trường hợp bến dời đi", set()),
        ("không còn áp dụng nếu bến dời đi", set()),
    ],
)
def test_what_is_applied_no_more(ends: str, wanted: set[tuple[str, str]]) -> None:
    """What is applied no more ends, unless only a case is told in which it will."""
    lines = ("QUYẾT ĐỊNH:", "Điều 1. Dọn bến.", f"Điều 2. Quyết định số 12/QĐ-UBND ngày 02/3/2021 {ends}.")
    assert own(*lines, kind="Quyết định", number="31/QĐ-UBND") == wanted


def test_a_title_changes_what_a_decision_promulgated() -> None:
    """A title that amends rules named by their decision amends that decision."""
    title = "Sửa đổi, bổ sung một số điều của Quy chế quản lý bến đò và đưa khách ban hành kèm theo Quyết định"
    text = directive("Quyết định", "31/QĐ-UBND", WARD, "5/4/2022", f"{title} số 12/QĐ-UBND ngày 02/3/2021", TASKS)
    assert ("own", "AMENDS", "12/QĐ-UBND") in claims(text)


def test_a_letter_guides_behind_what_it_studied() -> None:
    """Whoever speaks behind the comma guides; what was studied before it has a title and guides nothing."""
    opening = (
        "Qua nghiên cứu Nghị định số 954/2021/NĐ-CP ngày 02/3/2021 của Chính phủ quy định về bến, Phòng Bến đò trả lời "
        "và hướng dẫn thi hành Nghị quyết số 97/2022/NQ-HĐND ngày 02/3/2022 của HĐND thành phố như sau:"
    )
    assert ("GUIDES", "97/2022/NQ-HĐND") in own(opening, kind="Công văn", number="31/UBND-VP")


@pytest.mark.parametrize("words", ["thực hiện lần lượt", "lần lượt cụ thể hóa", ", lần lượt để triển khai"])
def test_one_each(words: str) -> None:
    """Two plans that carry out two resolutions "lần lượt" carry out one each."""
    text = f"Kế hoạch số 15-KH/TU và Kế hoạch số 17-KH/TU {words} Nghị quyết số 98-NQ/TW và Nghị quyết số 99-NQ/TW."
    said = claims(directive("Kế hoạch", "31/KH-UBND", WARD, "5/4/2022", "dọn bến đò", (text, *TASKS)))
    assert {each for each in said if each[0] != "own"} == {
        ("15-KH/TU", "IMPLEMENTS", "98-NQ/TW"),
        ("17-KH/TU", "IMPLEMENTS", "99-NQ/TW"),
    }


def test_one_alone_carries_out_both() -> None:
    """Where one plan carries out two resolutions "lần lượt", it carries out both."""
    text = "Kế hoạch số 15-KH/TU lần lượt thực hiện Nghị quyết số 98-NQ/TW và Nghị quyết số 99-NQ/TW."
    said = claims(directive("Kế hoạch", "31/KH-UBND", WARD, "5/4/2022", "dọn bến đò", (text, *TASKS)))
    assert {each[2] for each in said if each[0] == "15-KH/TU"} == {"98-NQ/TW", "99-NQ/TW"}
