"""Documents that are said again in few words: by a serial, a short name, or "nêu trên"."""

import pytest
from sayings import CITY_STATE, cited, claims, claims_of, plan
from texts import said

A, B, C, D = "958-NQ/TW", "914-CTr/TU", "963-NQ/TW", "927-KH/HU"
FULL = f"Nghị quyết số {A}, ngày 12/3/2019 của Bộ Chính trị về bến cá"


def again(*sentences: str) -> list[str]:
    """What a city's plan names in the last of these sentences."""
    before = cited(plan("Đặc điểm.", *sentences[:-1]))
    return cited(plan("Đặc điểm.", *sentences))[len(before) :]


@pytest.mark.parametrize(
    "sentence",
    [
        "Các xã quán triệt Nghị quyết 958.",
        "Các xã quán triệt Nghị quyết số 958, xong trong tháng 6.",
        "Các xã quán triệt Nghị quyết nêu trên.",
        "Các xã quán triệt Nghị quyết trên của Bộ Chính trị.",
        "Các xã quán triệt nghị quyết nói trên.",
    ],
)
def test_a_document_is_known_again(sentence: str) -> None:
    """A serial without its sign, and "nêu trên", mean the document of that type that was named in full."""
    assert again(f"Các xã thực hiện {FULL}.", sentence) == [A]


@pytest.mark.parametrize(
    "sentence",
    [
        "Các xã quán triệt Nghị quyết 958/2024.",
        "Các xã quán triệt Nghị quyết 959.",
        "Các xã quán triệt Chỉ thị 958.",
        "Các xã có 958 hộ nghèo theo Nghị quyết.",
        "Các xã quán triệt Chỉ thị nêu trên.",
        "Các xã thực hiện Kế hoạch này.",
        "Các xã rà soát hướng dẫn nêu trên.",
        "Thực hiện Nghị quyết trên địa bàn thành phố.",
        "Các xã quán triệt Nghị quyết trên của Ban Thường vụ Huyện ủy.",
        "Nghị quyết này được phổ biến rộng rãi.",
    ],
)
def test_no_document_is_known_again(sentence: str) -> None:
    """Another serial or type, the text's own type, small words, another body and "này" of another line are none."""
    assert again(f"Các xã thực hiện {FULL}.", sentence) == []


def test_two_of_one_serial_are_not_told_apart() -> None:
    """A serial that two documents of the type have says of neither."""
    assert again(f"Các xã thực hiện {FULL} và Nghị quyết số 958/NQ-CP.", "Quán triệt Nghị quyết 958.") == []


def test_this_one_is_of_its_own_paragraph() -> None:
    """The words "Nghị quyết này" mean the one that their own paragraph named before."""
    assert again(f"Các xã thực hiện {FULL}. Nghị quyết này được phổ biến rộng rãi.")[1:] == [A]


def test_the_evidence_is_its_own_place() -> None:
    """A document that is said again is cited where it is said again."""
    text = plan("Đặc điểm.", f"Các xã thực hiện {FULL}.", "Các xã quán triệt Nghị quyết 958.")
    reference = said(text).references[-1]
    assert (reference.number, reference.issued_on, reference.span.of(text)) == (A, "2019-03-12", "Nghị quyết 958")


@pytest.mark.parametrize(
    ("called", "sentence", "many"),
    [
        ("(sau đây gọi tắt là Nghị quyết 958)", "Các xã quán triệt Nghị quyết 958.", 1),
        ("(sau đây viết tắt là “Nghị quyết về bến cá”)", "Các xã quán triệt Nghị quyết về bến cá.", 1),
        ("(dưới đây gọi là Nghị quyết)", "Các xã quán triệt, thực hiện tốt Nghị quyết.", 1),
        ("(gọi tắt là Nghị quyết)", "Các xã ban hành các Nghị quyết; Nghị quyết chuyên đề, Nghị quyết, Chỉ thị.", 0),
        ("(sau đây gọi tắt là Ban Chỉ đạo)", "Ban Chỉ đạo họp hằng tháng.", 0),
    ],
)
def test_the_name_that_a_document_is_given(called: str, sentence: str, many: int) -> None:
    """The words that brackets give a document name it from there on; the brackets themselves do not."""
    assert again(f"Các xã thực hiện {FULL} {called}.", sentence) == [A] * many


def test_all_that_were_named() -> None:
    """The words "các Nghị quyết nêu trên" mean all that the paragraph named in their own right."""
    first = f"Bộ Chính trị ban hành {FULL}; Chính phủ ban hành Nghị quyết số 914/NQ-CP về thực hiện Nghị quyết số {C}."
    assert again(f"{first} Các xã triển khai các Nghị quyết nêu trên.")[3:] == [A, "914/NQ-CP"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [f"Thực hiện {FULL}.", f"Huyện ủy ban hành Kế hoạch số {D} thực hiện Nghị quyết 958."],
            {(D, "IMPLEMENTS", A)},
        ),
        (
            [
                f"Huyện ủy Bình Khê ban hành Kế hoạch số {D} về bến cá.",
                "Đảng ủy xã ban hành Kế hoạch số 12-KH/ĐU triển khai Kế hoạch nêu trên của Huyện ủy.",
            ],
            {("12-KH/ĐU", "IMPLEMENTS", D)},
        ),
        (
            [f"Kiểm tra {FULL} và Kế hoạch số {D} của Huyện ủy triển khai Nghị quyết trên."],
            {(D, "IMPLEMENTS", A)},
        ),
        (
            ["Ban hành Hướng dẫn số 32-HD/BTCTU về bến cá. Hướng dẫn này thay thế Hướng dẫn số 31-HD/BTCTU."],
            {("32-HD/BTCTU", "SUPERSEDES", "31-HD/BTCTU")},
        ),
    ],
)  # fmt: skip
def test_it_carries_relations(sentences: list[str], expected: set[tuple[str, str, str]]) -> None:
    """What is said of a document that is said again is said of that document."""
    filler = "Các quận ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo. " * 3
    assert claims(plan(*[filler] * 3, "III. TỔ CHỨC THỰC HIỆN", *sentences)) == expected


def test_an_opening_that_names_what_stands_above() -> None:
    """An opening "Để triển khai các Nghị quyết nêu trên" carries out all that it named before."""
    text = plan(
        f"Ngày 12/3/2019, Bộ Chính trị ban hành {FULL}; Chính phủ ban hành Nghị quyết số 914/NQ-CP. "
        "Để triển khai các Nghị quyết nêu trên, UBND thành phố ban hành Kế hoạch như sau:",
        "I. NHIỆM VỤ",
        number="31/KH-UBND",
        office=CITY_STATE,
    )
    assert {("own", "IMPLEMENTS", A), ("own", "IMPLEMENTS", "914/NQ-CP")} <= set(claims_of(said(text)))
