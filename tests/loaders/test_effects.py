"""Clauses that end the effect of other documents."""

import pytest
from sayings import claims, effect, parts, plan

A, B, C = "917/2016/TT-BXD", "918/2017/TT-BXD", "919/2018/TT-BXD"
REPEALS = "REPEALS"


@pytest.mark.parametrize(
    "words",
    [
        "hết hiệu lực kể từ ngày Thông tư này có hiệu lực",
        "hết hiệu lực thi hành",
        "chấm dứt hiệu lực từ ngày 1 tháng 7 năm 2023",
        "không còn hiệu lực",
        "được bãi bỏ kể từ ngày Thông tư này có hiệu lực",
    ],
)
def test_a_document_that_ends(words: str) -> None:
    """A document that a clause lets end is repealed by the text's own document, as a whole."""
    assert parts(effect(f"2. Thông tư số {A} ngày 3 tháng 3 năm 2016 {words}.")) == {(REPEALS, A): None}


def test_all_documents_of_a_list_end() -> None:
    """What stands behind a list ends each document of it, and none that a title in it names."""
    text = effect(f"2. Thông tư số {A} và Thông tư số {B} hướng dẫn Nghị định số 952/2014/NĐ-CP hết hiệu lực thi hành.")
    own = {(relation, number) for who, relation, number in claims(text) if who == "own"}
    assert own == {(REPEALS, A), (REPEALS, B)}


def test_a_line_above_a_list_ends_its_items() -> None:
    """The line above a list speaks of every item, however long the list; a part is named as such."""
    text = effect(
        "2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực:",
        f"a) Thông tư số {A} ngày 3 tháng 3 năm 2016 của Bộ trưởng Bộ Xây dựng;",
        f"b) Điều 4 của Thông tư số {B};",
        f"c) Thông tư số {C}.",
    )
    assert parts(text) == {(REPEALS, A): None, (REPEALS, B): "Điều 4", (REPEALS, C): None}


@pytest.mark.parametrize(
    "clause",
    [
        f"Trường hợp Thông tư số {A} hết hiệu lực thì áp dụng Thông tư này.",
        f"Các hợp đồng ký theo Thông tư số {A} được thực hiện đến khi hợp đồng đó hết hiệu lực.",
        f"Thông tư này hết hiệu lực khi Thông tư số {A} được sửa đổi.",
        f"Thông tư số {A} có hiệu lực đến ngày 31 tháng 12 năm 2023.",
    ],
)
def test_what_ends_nothing(clause: str) -> None:
    """Conditions, contracts and the document's own end are no end of another document."""
    assert ("own", REPEALS, A) not in claims(effect(f"2. {clause}"))


def test_a_plan_ends_nothing() -> None:
    """A plan may tell that a circular is no longer in force; it does not make it so."""
    assert claims(plan(f"Thông tư số {A} đã hết hiệu lực từ năm 2020.")) == set()


def test_an_end_is_said_once() -> None:
    """A clause that replaces a document and says that it ends states the replacement alone."""
    text = effect(f"2. Thông tư này thay thế Thông tư số {A}; Thông tư số {B} hết hiệu lực.")
    assert claims(text) == {("own", "SUPERSEDES", A), ("own", REPEALS, B)}


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (f"Thông tư số {A} ngày 3 tháng 3 năm 2016, hết hiệu lực từ ngày ký Thông tư này.", {(REPEALS, A): None}),
        (
            f"Kể từ ngày Thông tư này có hiệu lực, Thông tư số {A}, Thông tư số {B} hết hiệu lực.",
            {(REPEALS, A): None, (REPEALS, B): None},
        ),
        (f"Khoản 3 Điều 4 Thông tư số {A} hết hiệu lực.", {(REPEALS, A): "Khoản 3 Điều 4"}),
        (
            f"Thông tư này thay thế các Thông tư: số {A}, số {B}.",
            {("SUPERSEDES", A): None, ("SUPERSEDES", B): None},
        ),
        (
            f"Thay thế Thông tư số {A} (đã được sửa đổi bởi Thông tư số {B} và Thông tư số {C}).",
            {("SUPERSEDES", A): None},
        ),
        (
            f"Thông tư này thay thế Thông tư số {A} và bãi bỏ Điều 4 Thông tư số {B}.",
            {("SUPERSEDES", A): None, (REPEALS, B): "Điều 4"},
        ),
        (
            f"Bãi bỏ các Thông tư số {A}; số {B}.",
            {(REPEALS, A): None, (REPEALS, B): None},
        ),
        (
            f"Thay thế cụm từ “Thông tư số {A}” bằng cụm từ “Thông tư này” tại Điều 2 Thông tư số {B}.",
            {("AMENDS", B): f"cụm từ “Thông tư số {A}” bằng cụm từ “Thông tư này” tại Điều 2"},
        ),
    ],
)
def test_each_document_of_an_effect_clause(clause: str, expected: dict[tuple[str, str], str | None]) -> None:
    """The text's own document ends, replaces or amends what a clause names in its own right, each with its part."""
    assert parts(effect("1. Thông tư này có hiệu lực từ ngày 1 tháng 7 năm 2023.", f"2. {clause}")) == expected
