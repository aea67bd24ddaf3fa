"""Changes of what a decision made public, of many parts in a row, and titles cut into the lines of a page."""

import pytest
from sayings import circular, claims, effect, parts
from texts import said

A, B, C = "917/2016/TT-BXD", "918/2017/TT-BXD", "919/2018/TT-BXD"
D, E = "961/QĐ-BXD", "962/QĐ-BXD"


@pytest.mark.parametrize(
    ("words", "relation", "part"),
    [
        ("Bãi bỏ 02 thủ tục hành chính được công bố tại", "REPEALS", "02 thủ tục hành chính"),
        ("Thông tư này thay thế ba (03) TTHC đã được công bố kèm theo", "AMENDS", "ba (03) TTHC"),
        ("Sửa đổi, bổ sung TTHC tương ứng đã được công bố tại", "AMENDS", "TTHC tương ứng"),
        ("Thay thế quy trình nội bộ về neo đò đã được phê duyệt tại", "AMENDS", "quy trình nội bộ về neo đò"),
    ],
)
def test_procedures_are_parts_of_what_made_them_public(words: str, relation: str, part: str) -> None:
    """Who changes procedures that a decision made public changes that decision in part."""
    assert parts(effect(f"2. {words} Quyết định số {D} ngày 3/3/2022.")) == {(relation, D): part}


def test_procedures_that_end() -> None:
    """Procedures that end are a part that is repealed, also behind what a document says of its own effect."""
    text = effect(
        "2. Thông tư này có hiệu lực từ ngày ký, các thủ tục hành chính về bến đò đã công bố tại "
        f"Quyết định số {D} ngày 3/3/2022 hết hiệu lực từ ngày Thông tư này có hiệu lực."
    )
    assert parts(text) == {("REPEALS", D): "thủ tục hành chính về bến đò"}


def test_procedures_of_several_decisions() -> None:
    """Decisions that a group of words names before their numbers share the part that is meant."""
    text = effect(
        "2. Bãi bỏ các thủ tục hành chính đã được công bố tại các Quyết định của Bộ trưởng về việc công bố thủ tục của "
        f"bến: số {D} ngày 3/3/2022; số {E} ngày 4/4/2022."
    )
    assert parts(text) == dict.fromkeys([("REPEALS", D), ("REPEALS", E)], "các thủ tục hành chính")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Thực hiện thủ tục hành chính được công bố tại Quyết định số {D} ngày 3/3/2022.",
        f"Khi bãi bỏ thủ tục hành chính thì xem Quyết định số {D} ngày 3/3/2022.",
        f"Trường hợp thủ tục hành chính công bố tại Quyết định số {D} bị bãi bỏ thì làm theo văn bản mới.",
    ],
)
def test_what_procedures_are_else_named_for(sentence: str) -> None:
    """A decision whose procedures are followed, looked up or might end is not changed."""
    assert ("own", "REPEALS", D) not in claims(effect(f"2. {sentence}"))


@pytest.mark.parametrize("parting", [" ", "\n"])
def test_a_verb_before_many_parts(parting: str) -> None:
    """The verb before the first of several parts acts on the document of them all, on the next line as well."""
    text = effect(f"2. Bãi bỏ khoản 1 Điều 2;{parting}các khoản 1, 2 Điều 3; Chương II; Phụ lục I của Thông tư số {A}.")
    assert parts(text) == {("REPEALS", A): "khoản 1 Điều 2; các khoản 1, 2 Điều 3; Chương II; Phụ lục I"}


def test_what_a_half_repealed_document_amends() -> None:
    """Where a part of A is repealed and A amends B, what follows B may be of A's title and is not said to end."""
    text = effect(f"2. Bãi bỏ Điều 1 Thông tư số {A} sửa đổi một số điều của Thông tư số {B}; Thông tư số {C}.")
    assert ("own", "REPEALS", C) not in claims(text)
    assert ("own", "REPEALS", A) in claims(text)


def test_an_item_without_its_mark() -> None:
    """An item that has lost its mark does not end the list around it; any other line does."""
    lines = (f"a) Thông tư số {A};", "Phụ lục III của quy chuẩn bến;", f"b) Điều 4 Thông tư số {B}.")
    head = "2. Các văn bản sau đây hết hiệu lực từ ngày Thông tư này có hiệu lực:"
    assert ("REPEALS", B) in parts(effect(head, *lines))
    assert ("REPEALS", B) not in parts(effect(head, lines[0], "Các bến xem thêm các văn bản sau:", lines[2]))


TITLE = f"SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA\nTHÔNG TƯ SỐ {A} NGÀY 03/3/2016 CỦA\nBỘ TRƯỞNG BỘ XÂY DỰNG VỀ BẾN ĐÒ"


def test_a_title_is_one_sentence() -> None:
    """A title says what it says wherever the page cuts its lines, and is quoted whole."""
    extract = said(circular("Căn cứ Luật Đê điều số 79/2006/QH11;", "Điều 1. X", title=TITLE))
    (quote,) = (each.evidence.quote for each in extract.statements if each.relation == "AMENDS")
    assert quote.split() == TITLE.split()


def test_a_verb_of_the_second_document_of_a_title() -> None:
    """In "bãi bỏ A và B sửa đổi A" it is B that amends, also where "của" is written twice."""
    title = f"BÃI BỎ THÔNG TƯ SỐ {A} VÀ THÔNG TƯ SỐ {B} NGÀY 03/3/2017 CỦA CỦA BỘ TRƯỞNG\nBỘ XÂY DỰNG SỬA ĐỔI,\nBỔ SUNG"
    found = claims(circular("Điều 1. X", title=f"{title} MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ {A}"))
    assert {("own", "REPEALS", A), ("own", "REPEALS", B), (B, "AMENDS", A)} == found


def test_a_bracket_behind_a_long_title() -> None:
    """What a bracket says is said of the document whose title goes on up to it, whatever semicolons it has."""
    amended = f"(được sửa đổi, bổ sung bởi khoản 5 Điều 1 Thông tư số {B})"
    title = "quy định về bến; đò, thuyền; lệ phí neo"
    found = claims(effect(f"2. Các bến làm theo Điều 9 Thông tư số {A} ngày 3/3/2016 {title} {amended}."))
    assert (B, "AMENDS", A) in found
    far = claims(effect(f"2. Các bến làm theo Điều 9 Thông tư số {A} {title}. Các đò neo lại; neo {amended}."))
    assert (B, "AMENDS", A) not in far


def test_a_row_of_an_annex_plans() -> None:
    """A row of an annexed table tells what is to be done; cut into lines it changes nothing."""
    row = ("6\tTham mưu ban hành Nghị định sửa đổi,\tVụ Pháp chế", f"\tbổ sung Thông tư số {A}\tcơ quan")
    assert claims(circular("Điều 1. X", "KT. BỘ TRƯỞNG", *row)) == set()


def test_a_procedure_by_its_name() -> None:
    """The name of a procedure in quotation marks says nothing, whatever documents and verbs stand in it."""
    name = f"“Đăng ký sửa đổi chế độ bến theo Thông tư số {A} hướng dẫn chế độ neo”"
    assert claims(effect(f"2. Bãi bỏ TTHC: {name} tại Quyết định số {D} ngày 3/3/2022.")) == {("own", "REPEALS", D)}
    assert claims(effect(f"2. Các bến làm TTHC: {name} nêu tại Quyết định số {D} ngày 3/3/2022.")) == set()


def test_a_title_ends_where_a_body_speaks() -> None:
    """What stands behind the comma before a body that acts is none of the title of the document before."""
    text = circular(
        f"Thực hiện Quyết định số {D} về bến cá đến năm 2030, Ban Thường vụ Quận ủy An Hạ xây dựng Kế hoạch:"
    )
    [found] = [each for each in said(text).references if each.number == D]
    assert found.title == "bến cá đến năm 2030"
