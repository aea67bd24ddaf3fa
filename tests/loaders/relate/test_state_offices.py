"""What offices of the state say of their own plans, letters, guidelines and notices, in words of their own."""

import pytest
from sayings import CITY_STATE, claims
from texts import directive

A, B, C = "958/NQ-CP", "914/QĐ-TTg", "963/UBND-NN"
IMPLEMENTS, BASED, GUIDES, AMENDS, REPEALS, SUPERSEDES = (
    "IMPLEMENTS", "BASED_ON", "GUIDES", "AMENDS", "REPEALS", "SUPERSEDES",
)  # fmt: skip


def own(kind: str, number: str, *lines: str, title: str = "dọn bến đò") -> set[tuple[str, str]]:
    """What a document of the city's state office with these lines does to which documents."""
    text = directive(kind, number, CITY_STATE, "5/4/2022", title, lines)
    return {(relation, target) for subject, relation, target in claims(text) if subject == "own"}


def plan(*lines: str, title: str = "dọn bến đò") -> set[tuple[str, str]]:
    """The same of a plan whose tasks follow."""
    return own("Kế hoạch", "31/KH-UBND", *lines, "I. NHIỆM VỤ", "Dọn bến.", title=title)


def closing(*lines: str) -> set[tuple[str, str]]:
    """The same of a plan with these last lines."""
    return own("Kế hoạch", "31/KH-UBND", "Các phường dọn bến.", "I. NHIỆM VỤ", "1. Dọn bến.", *lines)


@pytest.mark.parametrize(
    "opening",
    [
        f"Để giữ sạch bến, đồng thời chấp hành Nghị quyết số {A}, UBND thành phố yêu cầu:",
        f"Nhằm hiện thực hóa Nghị quyết số {A} về bến cá, UBND thành phố ban hành Kế hoạch:",
        f"Để Nghị quyết số {A} về bến cá được tổ chức thực hiện thông suốt, UBND thành phố yêu cầu:",
        f"Để Nghị quyết số {A} sớm đi vào cuộc sống, UBND thành phố ban hành Kế hoạch:",
        f"Với yêu cầu đưa các mục tiêu của Nghị quyết số {A} vào cuộc sống, UBND thành phố ban hành:",
        f"Xuất phát từ nhiệm vụ triển khai Nghị quyết số {A}, UBND thành phố xây dựng Kế hoạch:",
        f"Kế hoạch này cụ thể hóa các nhiệm vụ giao cho thành phố tại Nghị quyết số {A}.",
        f"Kế hoạch này cụ thể hóa chỉ tiêu đề ra trong Nghị quyết số {A}.",
        f"Chấp hành Nghị quyết số {A} về bến cá, Đội Đò xác định Phương án như sau:",
    ],
)
def test_what_a_plan_carries_out(opening: str) -> None:
    """Whatever leads on to a document that the plan is for, the plan carries it out."""
    assert plan(opening) == {(IMPLEMENTS, A)}


@pytest.mark.parametrize(
    "opening",
    [
        f"Nhằm thực hiện Quyết định số {B} phê duyệt Đề án “Bến sạch” và cụ thể hóa Nghị quyết số {A}, UBND yêu cầu:",
        f"Thực hiện Quyết định số {B} về phòng bão số 10 và Nghị quyết số {A} về bến cá, UBND thành phố yêu cầu:",
        f"Triển khai Quyết định số {B} và hướng dẫn của Sở Xây dựng tại Nghị quyết số {A}, UBND thành phố yêu cầu:",
        f"Thực hiện Quyết định số {B}, để việc triển khai Nghị quyết số {A} đúng tiến độ, UBND thành phố yêu cầu:",
    ],
)
def test_one_more_that_is_carried_out(opening: str) -> None:
    """One more verb behind a quoted name, one more title, one more who spoke: both documents are carried out."""
    assert plan(opening) == {(IMPLEMENTS, A), (IMPLEMENTS, B)}


def test_a_basis_behind_what_is_carried_out() -> None:
    """What the sentence goes on to rest on is a basis; what it issues a plan for behind it is carried out."""
    aim = (
        f"Để Nghị quyết số {A} được thực hiện thông suốt, và theo tinh thần Quyết định số {B}, UBND thành phố yêu cầu:"
    )
    assert plan(aim) == {(IMPLEMENTS, A), (BASED, B)}
    later = (
        f"Vận dụng Quyết định số {B} về bến, UBND thành phố ban hành Kế hoạch để đưa Nghị quyết số {A} vào cuộc sống:"
    )
    assert plan(later) == {(IMPLEMENTS, A), (BASED, B)}


def test_a_short_name_with_a_number_is_the_document_of_that_number() -> None:
    """What "(sau đây gọi tắt là Kế hoạch 57)" calls so is not the plan that the title of no. 57 names."""
    told = (
        f"Ngày 5/3/2022, Huyện ủy có Kế hoạch số 57-KH/HU thực hiện Nghị quyết số {A} ban hành Kế hoạch dọn bến"
        " (sau đây gọi tắt là Kế hoạch 57)."
    )
    acts = f"UBND thành phố ban hành Kế hoạch để triển khai Kế hoạch 57 và ý kiến chỉ đạo tại Công văn số {C}, như sau:"
    assert plan(told, acts) == {(IMPLEMENTS, "57-KH/HU"), (IMPLEMENTS, C)}


@pytest.mark.parametrize(
    "opening",
    [
        f"Sau khi kiểm tra hồ sơ, đối chiếu với quy định của Nghị quyết số {A}, UBND thành phố yêu cầu:",
        f"Được Thủ tướng Chính phủ đồng ý tại Nghị quyết số {A}, UBND thành phố yêu cầu:",
        f"Sau khi tiếp thu ý kiến của Bộ Xây dựng (Nghị quyết số {A}), UBND thành phố yêu cầu:",
        f"Sau khi rà soát theo Nghị quyết số {A}, UBND thành phố yêu cầu:",
    ],
)
def test_what_a_plan_rests_on(opening: str) -> None:
    """What was checked, agreed to or asked before the plan is its basis."""
    assert plan(opening) == {(BASED, A)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Với mục tiêu sạch bến theo Nghị quyết số {A}, các phường đã dọn bến.",
        f"Để Nghị quyết số {A} không chồng chéo, các phường đang rà soát.",
        f"Được Nghị quyết số {A} khen ngợi, các phường dọn bến.",
        f"Đối chiếu công nợ theo Nghị quyết số {A} còn chậm.",
    ],
)
def test_words_that_look_alike_say_nothing(sentence: str) -> None:
    """An aim, a wish or a check of something else makes no document of the plan's."""
    assert plan(sentence) == set()


def test_what_a_guideline_guides() -> None:
    """By its title, by what its office guides, and by what it has others apply alike."""
    guides = {(GUIDES, A)}
    number = "31/HD-SXD"
    assert (
        own("Hướng dẫn", number, "Các phường dọn bến.", title=f"thực hiện trợ giúp lái đò theo Nghị quyết số {A}")
        == guides
    )
    for opening in (
        f"Sở Xây dựng hướng dẫn trình tự, hồ sơ thực hiện Nghị quyết số {A} như sau:",
        f"Để các bến, chủ đò áp dụng thống nhất quy định tại Nghị quyết số {A}, Sở Xây dựng hướng dẫn như sau:",
    ):
        assert own("Hướng dẫn", number, opening) == guides
    assert plan(f"UBND thành phố yêu cầu các sở hướng dẫn các bến thực hiện Nghị quyết số {A}.") == set()


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Kế hoạch này khi ban hành thay thế Kế hoạch số 20/KH-UBND.", SUPERSEDES),
        ("Kế hoạch này thay thế các nội dung về bến cá tại Kế hoạch số 20/KH-UBND.", AMENDS),
        ("Kế hoạch này thay cho số liệu tại Kế hoạch số 20/KH-UBND.", AMENDS),
        ("Từ ngày 01/6/2022, Mẫu 02 kèm theo Kế hoạch số 20/KH-UBND được thay bằng Mẫu 03 của Kế hoạch này.", AMENDS),
        ("Thời hạn tại điểm b mục 2 Kế hoạch số 20/KH-UBND được lùi đến hết năm 2022.", AMENDS),
        ("2. Sửa thời hạn tại mục 2 Kế hoạch số 20/KH-UBND từ “tháng 5” thành “tháng 6”.", AMENDS),
        ("Kế hoạch số 20/KH-SXD hết hiệu lực kể từ ngày ban hành Kế hoạch này.", REPEALS),
        ("Các nội dung tại Kế hoạch số 20/KH-UBND trái với Kế hoạch này không còn giá trị thi hành.", REPEALS),
        ("2. Hủy bỏ kinh phí mua đò tại Kế hoạch số 20/KH-UBND.", REPEALS),
        ("Ý kiến này thay thế ý kiến của Sở Xây dựng tại Kế hoạch số 20/KH-UBND.", SUPERSEDES),
    ],
)
def test_how_a_plan_ends_or_changes_another(line: str, relation: str) -> None:
    """A part that is put off, replaced or struck changes its document; what contradicts ends."""
    assert {each for each, _ in closing(line)} == {relation}


@pytest.mark.parametrize(
    "line",
    [
        "Thời hạn tại Kế hoạch số 20/KH-UBND đã được gia hạn đến năm 2023.",
        "Đề nghị Bộ Xây dựng sửa thời hạn tại mục 2 Kế hoạch số 20/KH-UBND.",
        "Khi ban hành văn bản mới thay thế Kế hoạch số 20/KH-UBND, các bến báo cáo.",
        "Giấy phép cấp theo Kế hoạch số 20/KH-UBND hết hiệu lực trước ngày ban hành Kế hoạch này thì cấp lại.",
    ],
)
def test_what_is_past_asked_or_of_something_else_changes_nothing(line: str) -> None:
    """What ended before, what another is asked to do and what was given under a plan is no change of it."""
    assert closing(line) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        f"Đề án phê duyệt tại Quyết định số {B} và điều chỉnh tại Quyết định số 920/QĐ-TTg.",
        f"Quy hoạch được phê duyệt tại Quyết định số {B}, điều chỉnh cục bộ lần 2 tại Quyết định số 920/QĐ-TTg.",
        f"Đề án tại Quyết định số {B}, được điều chỉnh bởi Quyết định số 920/QĐ-TTg.",
    ],
)
def test_what_is_adjusted_by_another(sentence: str) -> None:
    """Behind a document "điều chỉnh tại B" says that B amends it."""
    text = directive("Kế hoạch", "31/KH-UBND", CITY_STATE, "5/4/2022", "dọn bến", [sentence])
    assert ("920/QĐ-TTg", AMENDS, B) in claims(text)


def test_the_sign_of_a_letter_is_no_parliaments() -> None:
    """The number "22/SXD-QH" is of a letter of the office that plans, and has no term."""
    assert plan("Căn cứ Công văn số 22/SXD-QH ngày 5/3/2022 của Sở Xây dựng;") == {(BASED, "22/SXD-QH")}
