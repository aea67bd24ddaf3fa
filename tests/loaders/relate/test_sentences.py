"""What sentences say on documents, and what they do not say."""

import pytest
from sayings import CITY_STATE, circular, claims, effect, parts, plan
from texts import CITY, DISTRICT, directive

A, B, C, D = "958-NQ/TW", "914-CTr/TU", "963-NQ/TW", "927-KH/TU"


def said(sentence: str) -> set[tuple[str, str, str]]:
    """What a city's plan says in one sentence of its third section, far from where it speaks of itself."""
    filler = (
        "Các quận ven sông rà soát bến đò, kho lạnh, đường gom, cầu tạm và biển báo, bảo đảm an toàn cho người dân. "
    )
    return claims(plan(*[filler * 3] * 3, "III. TỔ CHỨC THỰC HIỆN", sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Chương trình số {B} thực hiện Nghị quyết số {A}.", {(B, "IMPLEMENTS", A)}),
        (f"Chương trình số {B} về triển khai thực hiện Nghị quyết số {A}.", {(B, "IMPLEMENTS", A)}),
        (f"Chương trình số {B} cụ thể hóa Nghị quyết số {A}.", {(B, "IMPLEMENTS", A)}),
        (f"Kết luận số 31-KL/TW về tiếp tục thực hiện Nghị quyết số {A}.", {("31-KL/TW", "CONTINUES", A)}),
        (f"Chương trình số {B} về tiếp tục thực hiện Nghị quyết số {A}.", {(B, "IMPLEMENTS", A)}),
        (f"Hướng dẫn số 32-HD/BTCTW thực hiện Nghị quyết số {A}.", {("32-HD/BTCTW", "GUIDES", A)}),
        (f"Kế hoạch số {D} thay thế Kế hoạch số 928-KH/TU.", {(D, "SUPERSEDES", "928-KH/TU")}),
        (f"Kế hoạch số {D} sửa đổi, bổ sung Kế hoạch số 928-KH/TU.", {(D, "AMENDS", "928-KH/TU")}),
        (f"Kế hoạch số 928-KH/TU được sửa đổi bởi Kế hoạch số {D}.", {(D, "AMENDS", "928-KH/TU")}),
        (f"Kế hoạch số 928-KH/TU đã được thay thế bởi Kế hoạch số {D}.", {(D, "SUPERSEDES", "928-KH/TU")}),
        (f"Kế hoạch số 928-KH/TU bị bãi bỏ bởi Kế hoạch số {D}.", {(D, "REPEALS", "928-KH/TU")}),
        (
            "Quy chế số 33-QC/TU ban hành kèm theo Quyết định số 935-QĐ/TU.",
            {("935-QĐ/TU", "APPROVES", "33-QC/TU")},
        ),
        (f"Thực hiện Nghị quyết số {A}, Thành ủy đã ban hành Chương trình số {B}.", {(B, "IMPLEMENTS", A)}),
    ],
)
def test_one_document_says_of_another(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    """A verb right between two documents relates them, in the direction that it has."""
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"Quận ủy Tây Khê thực hiện Nghị quyết số {A} và đạt kết quả tốt.",
        f"Ban Thường vụ Thành ủy đã chỉ đạo triển khai thực hiện Nghị quyết số {A} và Chương trình số {B}.",
        f"Các quận tổ chức quán triệt Chương trình số {B}, tập trung thực hiện Nghị quyết số {A}.",
        f"Báo cáo kết quả thực hiện Nghị quyết số {A} về Thành ủy trước ngày 15.",
        f"Theo Chương trình số {B}, giao Sở Xây dựng triển khai thực hiện Nghị quyết số {A}.",
        f"Các sở căn cứ Nghị quyết số {A} để lập dự toán.",
        f"Nghị quyết số {A}, Chương trình số {B} là căn cứ để đánh giá.",
        f"Trường hợp Kế hoạch số {D} được thay thế thì áp dụng văn bản mới.",
        f"Nếu Kế hoạch số {D} được sửa đổi bởi Kế hoạch khác thì thực hiện theo văn bản mới.",
    ],
)
def test_what_bodies_do_relates_no_documents(sentence: str) -> None:
    """A body that carries out a document, or is told to, and what holds only under a condition state no relation."""
    assert said(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"Các quận triển khai Nghị quyết số {A} và Chương trình số {B} thực hiện Nghị quyết số {C}.",
            {(B, "IMPLEMENTS", C)},
        ),
        (
            f"Theo Kế hoạch số {D} về thực hiện Nghị quyết số {A} và Kế hoạch số 928-KH/TU "
            f"về thực hiện Nghị quyết số {C}.",
            {(D, "IMPLEMENTS", A), ("928-KH/TU", "IMPLEMENTS", C)},
        ),
        (
            f"Chương trình số {B} thực hiện Nghị quyết số {A} và Nghị quyết số {C}.",
            {(B, "IMPLEMENTS", A), (B, "IMPLEMENTS", C)},
        ),
        (
            f"Chương trình số {B} và Chương trình số 915-CTr/TU về triển khai Nghị quyết số {A}.",
            {(B, "IMPLEMENTS", A), ("915-CTr/TU", "IMPLEMENTS", A)},
        ),
        (
            f"Kế hoạch số {D} thực hiện Chương trình số {B} thực hiện Nghị quyết số {A}.",
            {(D, "IMPLEMENTS", B), (B, "IMPLEMENTS", A)},
        ),
        (
            f"Chương trình số 41, 42 của Thành ủy thực hiện Nghị quyết số {A}.",
            {("41-CTr/TU", "IMPLEMENTS", A), ("42-CTr/TU", "IMPLEMENTS", A)},
        ),
    ],
)
def test_several_chains_in_one_sentence(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    """Each verb relates what stands right before it to what follows it; lists share the verb."""
    assert said(sentence) == expected


def test_a_document_is_not_related_to_itself() -> None:
    """A document that is named twice in a sentence states nothing on itself."""
    assert said(f"Kế hoạch số {D} thay thế Kế hoạch số {D}.") == set()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"thực hiện Nghị quyết số {A} về bến đò", ("own", "IMPLEMENTS", A)),
        (f"triển khai Chương trình số {B} của Thành ủy", ("own", "IMPLEMENTS", B)),
    ],
)
def test_the_title_speaks_of_the_document(title: str, expected: tuple[str, str, str]) -> None:
    """What a title says it carries out, its document implements."""
    assert claims(plan("Nội dung.", title=title)) == {expected}


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            f"Thực hiện Nghị quyết số {A} và Chương trình số {B}, Ban Thường vụ Thành ủy ban hành kế hoạch như sau:",
            {("own", "IMPLEMENTS", A), ("own", "IMPLEMENTS", B)},
        ),
        (f"Căn cứ Nghị quyết số {A}; Chương trình số {B};", {("own", "BASED_ON", A), ("own", "BASED_ON", B)}),
        (
            f"Căn cứ Kế hoạch số {D} về thực hiện Nghị quyết số {A} và Kế hoạch số 928-KH/TU "
            f"về thực hiện Nghị quyết số {C},",
            {
                ("own", "BASED_ON", D),
                (D, "IMPLEMENTS", A),
                ("own", "BASED_ON", "928-KH/TU"),
                ("928-KH/TU", "IMPLEMENTS", C),
            },
        ),
        (f"Thực hiện Nghị quyết số {A}, năm 2021 Thành ủy đã ban hành nhiều văn bản.", set()),
    ],
)
def test_the_opening_speaks_of_the_document(opening: str, expected: set[tuple[str, str, str]]) -> None:
    """In its first lines a document says what it carries out and rests on, unless it tells what was done."""
    assert claims(plan(opening)) == expected


def test_a_basis_far_below_is_none_of_the_documents() -> None:
    """The same words below the opening say nothing of the document itself."""
    assert said(f"Căn cứ Nghị quyết số {A}; Chương trình số {B};") == set()


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "Thông tư này thay thế Thông tư số 917/2016/TT-BXD hướng dẫn Nghị định số 952/2014/NĐ-CP về bến thủy "
            "(được sửa đổi bởi Thông tư số 928/2019/TT-BXD).",
            {
                ("own", "SUPERSEDES", "917/2016/TT-BXD"),
                ("917/2016/TT-BXD", "GUIDES", "952/2014/NĐ-CP"),
                ("928/2019/TT-BXD", "AMENDS", "917/2016/TT-BXD"),
            },
        ),
        (
            "Thông tư này bãi bỏ Thông tư số 917/2016/TT-BXD sửa đổi Thông tư số 918/2015/TT-BXD.",
            {("own", "REPEALS", "917/2016/TT-BXD"), ("917/2016/TT-BXD", "AMENDS", "918/2015/TT-BXD")},
        ),
        (
            "Thông tư này thay thế Thông tư số 917/2016/TT-BXD và Thông tư số 918/2015/TT-BXD.",
            {("own", "SUPERSEDES", "917/2016/TT-BXD"), ("own", "SUPERSEDES", "918/2015/TT-BXD")},
        ),
    ],
)
def test_only_the_outer_target_counts(clause: str, expected: set[tuple[str, str, str]]) -> None:
    """What stands in the title of a replaced document is a chain between others, and is not replaced as well."""
    assert claims(effect("1. Thông tư này có hiệu lực từ ngày 1 tháng 7 năm 2023.", f"2. {clause}")) == expected


@pytest.mark.parametrize(
    ("clause", "relation", "part"),
    [
        ("Bãi bỏ Điều 12 Thông tư số {0}.", "REPEALS", "Điều 12"),
        ("Bãi bỏ khoản 2 Điều 5 và Điều 7 của Thông tư số {0}.", "REPEALS", "khoản 2 Điều 5 và Điều 7"),
        ("Sửa đổi, bổ sung một số điều của Thông tư số {0}.", "AMENDS", "một số điều"),
        ("Thay thế Phụ lục II ban hành kèm theo Thông tư số {0}.", "AMENDS", "Phụ lục II"),
        (
            "Thay thế cụm từ “bến đò” bằng cụm từ “bến thủy” tại Điều 3 Thông tư số {0}.",
            "AMENDS",
            "cụm từ “bến đò” bằng cụm từ “bến thủy” tại Điều 3",
        ),
        ("Bãi bỏ cụm từ “bến đò” tại Điều 3 Thông tư số {0}.", "REPEALS", "cụm từ “bến đò” tại Điều 3"),
        ("Bãi bỏ Thông tư số {0}.", "REPEALS", None),
        ("Bãi bỏ toàn bộ Thông tư số {0}.", "REPEALS", None),
    ],
)
def test_a_part_is_named(clause: str, relation: str, part: str | None) -> None:
    """What changes a part says which; a phrase or annex that is replaced is an amendment, not a supersession."""
    number = "917/2016/TT-BXD"
    assert parts(effect(f"2. {clause.format(number)}")) == {(relation, number): part}


@pytest.mark.parametrize(
    "clause",
    [
        "Trường hợp Thông tư số 917/2016/TT-BXD được sửa đổi, bổ sung, thay thế thì áp dụng văn bản mới.",
        "Trường hợp văn bản viện dẫn tại Thông tư này được thay thế bởi Nghị định số 960/2023/NĐ-CP thì áp dụng.",
        "Khi Thông tư số 917/2016/TT-BXD bị bãi bỏ thì thực hiện theo văn bản thay thế.",
        "Nếu Thông tư số 917/2016/TT-BXD hết hiệu lực thì thực hiện theo Thông tư này.",
    ],
)
def test_a_condition_says_nothing(clause: str) -> None:
    """What would hold if another document were replaced is no statement that it is."""
    assert claims(effect(f"2. {clause}")) == set()


def test_text_that_is_given_to_another_document_does_not_speak_of_this_one() -> None:
    """In quotation marks stands what another document shall say: its repeals are not this document's."""
    text = circular(
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 917/2016/TT-BXD",
        "1. Sửa đổi Điều 4 như sau:",
        "“Điều 4. Hiệu lực",
        "Thông tư này thay thế Thông tư số 918/2010/TT-BXD.”",
    )
    assert ("own", "SUPERSEDES", "918/2010/TT-BXD") not in claims(text)
    assert ("own", "AMENDS", "917/2016/TT-BXD") in claims(text)


def test_a_decision_promulgates_what_comes_with_it() -> None:
    """The first article of a decision approves the document that is attached to it."""
    text = directive(
        "Quyết định",
        "951/QĐ-UBND",
        CITY_STATE,
        "4/5/2023",
        "Về việc phê duyệt Đề án bến thủy",
        ["Căn cứ Luật Bến thủy số 93/2018/QH14;", "Điều 1. Phê duyệt Đề án số 37/ĐA-UBND về bến thủy."],
    )
    assert ("own", "APPROVES", "37/ĐA-UBND") in claims(text)
    assert ("own", "BASED_ON", "93/2018/QH14") in claims(text)


def test_a_review_speaks_of_the_report_itself() -> None:
    """A report that sums up years of a resolution reviews it, and each resolution of a list."""
    title = f"Sơ kết 05 năm thực hiện Nghị quyết số {A}, 03 năm thực hiện Nghị quyết số {C}"
    text = directive("Báo cáo", "941-BC/QU", DISTRICT, "7/6/2022", title, ["Kết quả như sau."])
    assert claims(text) == {("own", "REVIEWS", A), ("own", "REVIEWS", C)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Báo cáo số 41-BC/TU sơ kết 03 năm thực hiện Nghị quyết số {A}.", {("41-BC/TU", "REVIEWS", A)}),
        (
            f"Chương trình số {B} thực hiện Nghị quyết Trung ương 5 (khóa XI, XII).",
            {
                (B, "IMPLEMENTS", "Nghị quyết Trung ương 5 (khóa XI)"),
                (B, "IMPLEMENTS", "Nghị quyết Trung ương 5 (khóa XII)"),
            },
        ),
        (
            f"Thực hiện Nghị quyết Trung ương 5 (khóa XI, XII), Thành ủy đã ban hành Chương trình số {B}.",
            {
                (B, "IMPLEMENTS", "Nghị quyết Trung ương 5 (khóa XI)"),
                (B, "IMPLEMENTS", "Nghị quyết Trung ương 5 (khóa XII)"),
            },
        ),
        (
            f"Chương trình số {B} thực hiện Luật Bến thủy nội địa.",
            {(B, "IMPLEMENTS", "Luật Bến thủy nội địa")},
        ),
        (
            f"Kế hoạch số {D} hướng dẫn Nghị quyết số {A} được sửa đổi, bổ sung bởi Nghị quyết số {C}.",
            {(D, "GUIDES", A), (C, "AMENDS", A)},
        ),
        (f"Sở Xây dựng đã trả lời Công văn số 972/UBND-ĐT và đôn đốc thực hiện Nghị quyết số {A}.", set()),
        (
            f"Cụ thể hóa Nghị quyết số {A}, Thành ủy ban hành Chương trình số {B} và Kế hoạch số {D}.",
            {(B, "IMPLEMENTS", A), (D, "IMPLEMENTS", A)},
        ),
    ],
)
def test_documents_with_and_without_number_relate_alike(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    """Names, lists of terms and of documents, reviews and passive verbs follow the same grammar as numbers."""
    assert said(sentence) == expected


def test_a_review_of_what_the_paragraph_named() -> None:
    """A report that reviews "Chỉ thị" after its paragraph named one reviews that one, and none of another paragraph."""
    named = "Triển khai Chỉ thị số 41-CT/TW"
    review = "Tổ chức sơ kết bằng nhiều hình thức, nêu rõ kết quả 5 năm thực hiện Chỉ thị."
    for paragraphs, reviewed in (([f"{named}. {review}"], True), ([f"{named}.", review], False)):
        report = directive("Báo cáo", "41-BC/TU", CITY, "5/4/2022", "công tác năm 2021", paragraphs)
        assert (("own", "REVIEWS", "41-CT/TW") in claims(report)) is reviewed
