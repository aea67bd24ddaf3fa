"""Clauses that end the effect of other documents."""

import pytest
from sayings import CITY_STATE, circular, claims, effect, parts, plan
from texts import directive, said

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


def test_what_goes_on_for_a_time_is_no_denial() -> None:
    """A list ends its items, whatever of them the transitional clauses keep."""
    text = effect(
        "2. Các quy định sau hết hiệu lực kể từ ngày Thông tư này có hiệu lực, trừ các điều khoản chuyển tiếp quy định "
        "tại Điều 9 Thông tư này:",
        f"a) Thông tư số {A} ngày 3 tháng 3 năm 2016 của Bộ trưởng Bộ Xây dựng;",
        f"b) Thông tư số {B} sửa đổi, bổ sung một số điều của Thông tư số {A}.",
    )
    own = {(relation, number) for who, relation, number in claims(text) if who == "own"}
    assert own == {(REPEALS, A), (REPEALS, B)}


def test_a_procedure_of_changing_changes_nothing() -> None:
    """A procedure is named by what it changes: a resolution that drops it amends no decree."""
    text = effect(f"2. Không thực hiện thủ tục sửa đổi, bổ sung giấy phép quy định tại Điều 4 Thông tư số {A}.")
    assert not {relation for who, relation, _ in claims(text) if who == "own" and relation in ("AMENDS", REPEALS)}


def test_what_is_made_concrete_may_be_provided_by_articles() -> None:
    """What makes concrete the provisions of some articles carries out the document that they stand in."""
    text = circular(
        "Thông tư này quy định về bến cá, cụ thể hóa các quy định tại khoản 4 Điều 7 Nghị định số 952/2014/NĐ-CP."
    )
    assert ("own", "IMPLEMENTS", "952/2014/NĐ-CP") in claims(text)


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


def test_items_hang_on_the_nearest_line_above_them() -> None:
    """A line that only sorts the items ("I. Lĩnh vực …") leaves them to the line above it."""
    text = effect(
        "2. Thông tư này thay thế các văn bản sau đây:",
        "2.1 Thông tư số 917/2016/TT-BXD về phà",
        "2.2 Phụ lục II Thông tư số 918/2017/TT-BXD",
        "Điều 10. Bãi bỏ các văn bản:",
        "I. Lĩnh vực đường thủy",
        "1. Toàn bộ Thông tư số 919/2018/TT-BXD.",
    )
    assert parts(text) == {("SUPERSEDES", A): None, ("AMENDS", B): "Phụ lục II", (REPEALS, C): None}


def test_rows_of_a_table_end() -> None:
    """A table below a line that repeals ends the document of each row, and none that a title in it names."""
    text = effect(
        "2. Bãi bỏ các văn bản có tên tại bảng sau:",
        "Số\tNgày\tTrích yếu",
        f"Thông tư số {A}\t3/3/2016\tVề phà",
        f"Thông tư số {B}\t3/3/2017\tSửa đổi Thông tư số {C}",
    )
    assert {(relation, number) for who, relation, number in claims(text) if who == "own"} == {
        (REPEALS, A),
        (REPEALS, B),
    }


def test_what_others_are_told_to_end_does_not_end() -> None:
    """The items below a line that tells an office what to propose end nothing."""
    text = effect(
        "2. Giao Vụ Pháp chế trình Bộ trưởng:", f"a) Bãi bỏ Thông tư số {A};", f"b) Thay thế Thông tư số {B}."
    )
    assert parts(text) == {}


def test_items_repeal_parts_of_the_document_of_their_article() -> None:
    """An item that names a part alone repeals it of the document that the line above changes; quoted words do not."""
    text = effect(
        f"Điều 10. Sửa đổi, bổ sung một số điều của Thông tư số {A}",
        "1. Khoản 2 Điều 5 được sửa đổi như sau:",
        "“2. Bãi bỏ Điều 3.”",
        "2. Bãi bỏ khoản 3 Điều 7, Điều 8.",
        f"Điều 11. Sửa đổi, bổ sung Thông tư số {B}",
        "Thay thế cụm từ “bến phà” bằng cụm từ “bến thủy” tại Điều 2.",
    )
    assert parts(text) == {
        ("AMENDS", A): "một số điều",
        (REPEALS, A): "khoản 3 Điều 7, Điều 8",
        ("AMENDS", B): None,
    }
    (repeal,) = (each for each in said(text).statements if each.relation == REPEALS)
    assert repeal.evidence.quote == "2. Bãi bỏ khoản 3 Điều 7, Điều 8."


def test_a_whole_that_a_decision_promulgated_is_replaced() -> None:
    """Replacing the regulation that came with a decision replaces the decision; replacing its annex amends it."""
    text = effect(
        f"2. Thông tư này thay thế Quy chế ban hành kèm theo Thông tư số {A} và thay thế Phụ lục I Thông tư số {B}."
    )
    assert set(parts(text)) == {("SUPERSEDES", A), ("AMENDS", B)}


def test_this_of_another_type_is_another_document() -> None:
    """In a report, "Quyết định này" is the decision that was named before."""
    text = plan("Quyết định số 936-QĐ/TU đã hết hạn; Quyết định này thay thế Quyết định số 935-QĐ/TU.")
    assert ("936-QĐ/TU", "SUPERSEDES", "935-QĐ/TU") in claims(text)


def test_an_annex_of_what_ends() -> None:
    """An annex whose heading says that its documents end repeals each, unless the decision only announces them."""
    annex = (
        "Điều 1. Bãi bỏ các văn bản tại Phụ lục kèm theo Thông tư này.",
        "PHỤ LỤC",
        "DANH MỤC VĂN BẢN BỊ BÃI BỎ",
        "(Kèm theo Thông tư của Bộ trưởng Bộ Xây dựng)",
        "STT | Số, ngày | Trích yếu",
        f"1 | Thông tư số {A} 03/3/2016 | Về phà",
        f"2 | Thông tư số {B} 03/3/2017 | Sửa đổi Thông tư số {C}",
    )
    assert claims(circular(*annex)) == {("own", REPEALS, A), ("own", REPEALS, B), (B, "AMENDS", C)}
    assert claims(circular(*annex, title="công bố Danh mục văn bản hết hiệu lực")) == {(B, "AMENDS", C)}


def decision(*lines: str, title: str = "công bố thủ tục về bến đò") -> str:
    """A city's decision with these lines."""
    return directive("Quyết định", "914/QĐ-UBND", CITY_STATE, "5/4/2022", title, ["Điều 1. Phạm vi.", *lines])


def test_numbered_procedures_are_parts() -> None:
    """Procedures that are repealed by their numbers are parts of the decisions that announced them."""
    one, two = "812/QĐ-UBND", "815/QĐ-UBND"
    line = (
        f"Bãi bỏ thủ tục hành chính có số thứ tự 3, 5 tại Quyết định số {one} ngày 6 tháng 5 năm 2021 "
        f"và thủ tục hành chính số 02 tại Quyết định số {two} ngày 1 tháng 10 năm 2021."
    )
    told = parts(decision(line))
    assert told == {
        (REPEALS, one): "thủ tục hành chính có số thứ tự 3, 5",
        (REPEALS, two): "thủ tục hành chính số 02",
    }


def test_a_list_without_marks_names_parts() -> None:
    """Below "thay thế:" a line without a mark is an item; articles that are replaced amend their document."""
    one, two = "12/2019/QĐ-UBND", "17/2020/QĐ-UBND"
    text = decision(
        "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế:",
        f"Điều 4, 8 Quyết định số {one} ngày 30/3/2019 về bến đò; Điều 3 Quyết định số {two} ngày 13/01/2020 về đò.",
    )
    assert parts(text) == {("AMENDS", one): "Điều 4, 8", ("AMENDS", two): "Điều 3"}


@pytest.mark.parametrize("passive", ["được sửa đổi, bổ sung bởi", "được sửa đổi tại", "đã bị thay thế một phần theo"])
def test_what_changed_a_document_does_not_end_with_it(passive: str) -> None:
    """In "A được sửa đổi bởi B và C hết hiệu lực" A ends; B and C are told of as what changed it."""
    text = effect(f"2. Thông tư số {A} về bến đò {passive} Thông tư số {B} và Thông tư số {C} hết hiệu lực thi hành.")
    own = {(relation, number) for who, relation, number in claims(text) if who == "own"}
    assert own == {(REPEALS, A)}


def test_what_ends_in_the_name_of_a_document() -> None:
    """A decision that announces what was "mới ban hành và bị bãi bỏ" tells of procedures, and goes on."""
    text = effect(f"2. Thông tư số {A} hết hiệu lực.", "PHỤ LỤC")
    text += (
        "- Quyết định số 819/QĐ-BXD ngày 4/1/2022 công bố thủ tục mới ban hành và bị bãi bỏ trong lĩnh vực bến đò.\n"
    )
    assert {number for _, relation, number in claims(text) if relation == REPEALS} == {A}


def test_a_province_changes_no_decree() -> None:
    """What a city's decision would have amended in a decree is a proposal; its own decisions it amends."""
    text = decision(
        "Phụ lục", "Sửa đổi Điều 4 Nghị định số 952/2014/NĐ-CP.", "Sửa đổi Điều 4 Quyết định số 12/2019/QĐ-UBND."
    )
    assert parts(text) == {("AMENDS", "12/2019/QĐ-UBND"): "Điều 4"}


def test_a_list_of_what_changed_a_document() -> None:
    """A consolidated text's list says who amended whom, an item a line, up to the first other line."""
    text = circular(
        f"Thông tư số {A} ngày 3 tháng 3 năm 2016 của Bộ trưởng Bộ Xây dựng, có hiệu lực từ ngày 1 tháng 5 năm 2016, "
        "được sửa đổi, bổ sung bởi:",
        f"1. Thông tư số {B} ngày 4 tháng 4 năm 2017 của Bộ trưởng Bộ Xây dựng.",
        f"Thông tư số {C} ngày 5 tháng 5 năm 2018 của Bộ trưởng Bộ Xây dựng.",
        "Bến đò nêu tại Thông tư số 920/2019/TT-BXD là bến thủy.",
    )
    assert claims(text) == {(B, "AMENDS", A), (C, "AMENDS", A)}


def test_a_name_with_a_verb_is_what_is_amended() -> None:
    """A regulation whose name holds another verb is amended as one without: the decision behind it is the document."""
    amending, amended = "31/2020/QĐ-TTg", "33/2017/QĐ-TTg"
    text = plan(
        f"Căn cứ Quyết định số {amending} ngày 28/9/2020 sửa đổi Quy chế về trả lời thư của chủ đò "
        f"ban hành kèm theo Quyết định số {amended} ngày 25/7/2017;"
    )
    assert (amending, "AMENDS", amended) in claims(text)


def test_what_a_document_announces_as_repealed() -> None:
    """Procedures that a document announces as repealed are no end of that document; its own end is."""
    announced = f"Thông tư số {A} ngày 3/3/2016 của Bộ Xây dựng về việc công bố thủ tục bị bãi bỏ"
    assert claims(effect(f"2. {announced} trong lĩnh vực bến thủy.")) == set()
    assert ("own", REPEALS, A) in claims(effect(f"2. Thông tư số {A} về bến thủy bị bãi bỏ trong lĩnh vực này."))


def test_parts_that_a_semicolon_parts() -> None:
    """The parts of one document may be parted by ";": the verb before the first is said of all."""
    clause = f"thay thế Danh mục có số thứ tự 3, mục A; số thứ tự 1 mục B tại Thông tư số {A}"
    assert set(parts(effect(f"1. Thông tư này có hiệu lực từ ngày ký; {clause}."))) == {("AMENDS", A)}
    more = f"{clause} và Quy trình có số thứ tự 3 phần I; số thứ tự 1 phần II tại Thông tư số {B}"
    assert set(parts(effect(f"1. Thông tư này có hiệu lực từ ngày ký; {more}."))) == {("AMENDS", A), ("AMENDS", B)}
    assert claims(effect(f"1. Bến được sửa chữa mục A; khoản 2 Điều 5 Thông tư số {B} được áp dụng.")) == set()


def test_an_annex_of_what_others_are_to_change() -> None:
    """An annex that lists what needs to be changed changes nothing; the same words in an article do."""
    change = f"- Sửa đổi, bổ sung Điều 8 Thông tư số {A}"
    assert ("own", "AMENDS", A) in claims(circular("Điều 1. Sửa đổi", change))
    assert ("own", "AMENDS", A) not in claims(circular("Điều 1. Bến", "DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG", change))
