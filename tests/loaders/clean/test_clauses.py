"""Where sentences and clauses begin and end."""

import pytest

from loaders.clean.clauses import LONGEST, clause_end, clause_start, sentence_end


def clause(text: str, word: str) -> str:
    """The clause of ``text`` that holds ``word``."""
    at = text.index(word)
    return text[clause_start(text, at) : clause_end(text, at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quận lập bến. Phường sửa đò ngang. Xã báo cáo.", "Phường sửa đò ngang."),
        ("Quận lập bến; phường sửa đò ngang; xã báo cáo.", "phường sửa đò ngang"),
        ("Ai lập bến? Phường sửa đò ngang! Xã báo cáo.", "Phường sửa đò ngang!"),
        ("Quận lập bến\nPhường sửa đò ngang\nXã báo cáo", "Phường sửa đò ngang"),
        ("Phường sửa đò ngang", "Phường sửa đò ngang"),
        ("Quận nói: “Phường sửa đò ngang.” Xã báo cáo.", "Quận nói: “Phường sửa đò ngang."),
    ],
)
def test_a_clause_lies_between_two_marks(text: str, expected: str) -> None:
    """A full stop, a semicolon, a question, a shout or a line's end parts clauses; only a semicolon is left out."""
    assert clause(text, "đò") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bến của TP. An Thịnh có đò",
        "Ông Q. Nguyễn lái đò",
        "1. Phường sửa đò",
        "12. Phường sửa đò",
        "(H. An Thịnh) có đò",
    ],
)
def test_a_point_after_an_abbreviation_or_a_count_begins_no_clause(text: str) -> None:
    """A point behind one or two capitals or digits belongs to the clause that it stands in."""
    assert clause_start(text, text.index("đò")) == 0


@pytest.mark.parametrize("text", ["Giá là 1.500 đồng mỗi đò.", "Mục 2.1.3 nói về đò.", "Tệp ben.txt kể đò."])
def test_a_point_inside_a_word_parts_nothing(text: str) -> None:
    """A point with no blank behind it neither begins nor ends a clause."""
    assert clause(text, "đò") == text
    assert clause_end(text, 0) == len(text)


def test_a_short_lower_case_word_ends_a_sentence() -> None:
    """Only capitals and digits abbreviate: "đò." is a sentence's last word."""
    assert clause("Ta đi đò. Quận lập bến.", "lập") == "Quận lập bến."


def test_a_sentence_goes_on_over_semicolons() -> None:
    """A semicolon ends a clause and no sentence."""
    text = "Quận lập bến; phường sửa đò. Xã báo cáo."
    assert text[: clause_end(text, 0)] == "Quận lập bến"
    assert text[: sentence_end(text, 0)] == "Quận lập bến; phường sửa đò."


@pytest.mark.parametrize("end", [clause_end, sentence_end])
@pytest.mark.parametrize(("length", "expected"), [(5, 5), (LONGEST, LONGEST), (LONGEST + 9, LONGEST)])
def test_no_sentence_is_longer_than_the_longest(end: object, length: int, expected: int) -> None:
    """A text without any mark ends where it ends, or after the longest sentence."""
    assert callable(end)
    assert end("a" * length, 0) == expected


def test_no_clause_begins_before_the_longest() -> None:
    """Looking back for a beginning goes no further than the longest sentence."""
    assert clause_start("a" * (LONGEST * 3), LONGEST * 2) == LONGEST
    assert clause_start("a" * LONGEST, LONGEST - 1) == 0


def test_blanks_belong_to_no_clause() -> None:
    """A clause begins with its first word, and never after the place that was asked for."""
    assert clause_start("Hết.   Quận", 7) == 7
    assert clause_start("Hết.   Quận", 5) == 5
