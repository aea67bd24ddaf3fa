"""What is said around a number: type, date, issuer, term, title, and whose series it counts in."""

import pytest
from sayings import cited, claims, one, plan
from texts import DISTRICT, PROVINCE, said

from loaders.model import Reference


def first(sentence: str) -> Reference:
    """The first document that a plan with this sentence names."""
    return said(plan("Đặc điểm.", sentence)).references[0]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Theo Nghị quyết số 958-NQ/TW.", "Nghị quyết"),
        ("Theo Nghị quyết 958-NQ/TW.", "Nghị quyết"),
        ("Theo nghị quyết số 958-NQ/TW.", "Nghị quyết"),
        ("Theo Nghị quyết của Bộ Chính trị số 958-NQ/TW.", "Nghị quyết"),
        ("Theo số 958-NQ/TW.", "Nghị quyết"),
        ("Theo Chương trình hành động số 914-CTr/TU.", "Chương trình"),
        ("Theo Quy định số 959-QĐ/TW.", "Quy định"),
        ("Theo Quyết định số 959-QĐ/TW.", "Quyết định"),
        ("Theo Kế hoạch số 959-NQ/TW.", "Nghị quyết"),
        ("Theo Thông tư số 917/2016/TT-BXD.", "Thông tư"),
        ("Theo Thông tri số 917-TT/TW.", "Thông tri"),
        ("Theo Luật Phòng, chống đuối nước và bảo vệ bến thủy số 93/2018/QH14.", "Luật"),
        ("Theo văn bản số 917/UBND-VX.", "Công văn"),
    ],
)
def test_the_type_of_a_mention(sentence: str, kind: str) -> None:
    """The word before the number tells the type where its sign allows it, else the sign does."""
    assert one(sentence).type == kind


def test_a_type_that_the_sign_alone_tells_is_assumed() -> None:
    """Where no word says so, that the type was taken from the sign is told."""
    assert "type" in one("Theo số 958-NQ/TW.").assumed
    assert "type" not in one("Theo Nghị quyết số 958-NQ/TW.").assumed


@pytest.mark.parametrize(
    ("tail", "day", "issuer", "term"),
    [
        (" ngày 3/4/2022", "2022-04-03", None, None),
        (", ngày 3/4/2022 của Bộ Chính trị", "2022-04-03", "Bộ Chính trị", None),
        (" của Bộ Chính trị, ngày 3/4/2022", "2022-04-03", "Bộ Chính trị", None),
        (" của Bộ Chính trị (khóa XII)", None, "Bộ Chính trị", "XII"),
        (" của Bộ Chính trị khóa 13 ngày 3/4/2022", "2022-04-03", "Bộ Chính trị", "XIII"),
        (" (ngày 3/4/2022)", "2022-04-03", None, None),
        (" ban hành ngày 3/4/2022", "2022-04-03", None, None),
        (" do Bộ Chính trị ban hành", None, "Bộ Chính trị", None),
        (" ngày 31/02/2022 của Bộ Chính trị", None, "Bộ Chính trị", None),
        ("", None, None, None),
    ],
)
def test_date_issuer_and_term_in_any_order(tail: str, day: str | None, issuer: str | None, term: str | None) -> None:
    """What follows the number is read in whatever order it comes, and may be missing."""
    mention = one(f"Theo Nghị quyết số 958-NQ/TW{tail}.")
    assert (mention.issued_on, mention.issuer, mention.term) == (day, issuer, term)


@pytest.mark.parametrize(
    ("sentence", "day", "issuer"),
    [
        (
            "Ngày 3/4/2022, Ban Thường vụ Thành ủy đã ban hành Chương trình số 914-CTr/TU.",
            "2022-04-03",
            "Ban Thường vụ Thành ủy Minh Sơn",
        ),
        ("Thành ủy Minh Sơn ban hành Chương trình số 914-CTr/TU.", None, "Thành ủy Minh Sơn"),
        ("Quận ủy Tây Khê ban hành Chương trình số 914-CTr/TU.", None, None),
    ],
)
def test_issuer_and_date_that_stand_before(sentence: str, day: str | None, issuer: str | None) -> None:
    """Who issued it may stand before the number; a body of another level than its sign's did not."""
    mention = one(sentence)
    assert (mention.issued_on, mention.issuer) == (day, issuer)


@pytest.mark.parametrize(
    ("tail", "title"),
    [
        (" về chỉnh trang bến thủy", "chỉnh trang bến thủy"),
        (" về việc chỉnh trang bến thủy", "chỉnh trang bến thủy"),
        (" về “chỉnh trang bến thủy”", "chỉnh trang bến thủy"),
        (" “Chỉnh trang bến thủy, kho lạnh”, các quận làm", "Chỉnh trang bến thủy, kho lạnh"),
        (" “Đẩy lùi “bến cóc” trên sông” của Thành ủy", "Đẩy lùi “bến cóc” trên sông"),
        (" thực hiện Luật Bến thủy", "thực hiện Luật Bến thủy"),
        (" đã được ban hành", None),
        (" và các văn bản khác", None),
        (" trong năm 2022", None),
        ("; về bến thủy", None),
    ],
)
def test_the_title(tail: str, title: str | None) -> None:
    """A title is quoted or goes to the end of the clause; words that go on with the sentence are none."""
    assert first(f"Theo Kế hoạch số 914-KH/TU{tail}.").title == title


def test_a_title_ends_where_it_says_what_changed_the_document() -> None:
    """What became of a document, and by which, is no part of its title, and is still told."""
    sentence = "Căn cứ Kế hoạch số 914-KH/TU về chỉnh trang bến thủy được sửa đổi, bổ sung bởi Kế hoạch số 920-KH/TU;"
    text = plan(sentence, number="950-KH/TU")
    assert next(each.title for each in said(text).references if each.number == "914-KH/TU") == "chỉnh trang bến thủy"
    assert ("920-KH/TU", "AMENDS", "914-KH/TU") in claims(text)


def test_a_title_ends_where_the_next_document_begins() -> None:
    """In an enumeration each document has its own title."""
    sentence = "Theo Kế hoạch số 914-KH/TU về chỉnh trang bến thủy, Kế hoạch số 915-KH/TU về kho lạnh."
    assert [each.title for each in said(plan(sentence)).references] == ["chỉnh trang bến thủy", "kho lạnh"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Quy định số 961-QĐ/TW, Quyết định 962-QĐ/TW, ngày 8/3/2022 của Ban Bí thư.", ["2022-03-08", "2022-03-08"]),
        ("Quy định số 961-QĐ/TW, Quyết định 962-QĐ/TW ngày 8/3/2022.", [None, "2022-03-08"]),
        ("Quy định số 961-QĐ/TW ngày 1/2/2022, Quyết định 962-QĐ/TW.", ["2022-02-01", None]),
    ],
)
def test_documents_side_by_side_share_what_follows_the_last(sentence: str, days: list[str | None]) -> None:
    """A date set off by a comma dates all documents before it, one without a comma the last alone."""
    assert [each.issued_on for each in said(plan(f"Theo {sentence}")).references] == days


def test_a_list_shares_sign_date_and_issuer() -> None:
    """Numbers that share a sign are documents of their own, with the date and issuer of the last."""
    mentions = said(plan("Theo Quyết định số 961, 962-QĐ/TW, ngày 8/3/2022 của Ban Bí thư.")).references
    assert {each.number for each in mentions} == {"961-QĐ/TW", "962-QĐ/TW"}
    assert {(each.type, each.issued_on, each.issuer) for each in mentions} == {
        ("Quyết định", "2022-03-08", "Ban Bí thư")
    }


def test_a_sign_that_is_told_by_the_issuer_is_assumed() -> None:
    """A programme of the city committee that is written without its sign has it, and that this was assumed is told."""
    mentions = said(plan("Theo Chương trình số 41, 42 của Thành ủy.")).references
    assert [(each.number, "number" in each.assumed) for each in mentions] == [("41-CTr/TU", True), ("42-CTr/TU", True)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (plan("Theo Kế hoạch số 915-KH/TU."), "Minh Sơn"),
        (plan("Theo Kế hoạch số 915-KH/TU của Thành ủy Bắc Hà."), "Bắc Hà"),
        (plan("Theo Kế hoạch số 915-KH/TU của Tỉnh ủy.", office=PROVINCE), "Lam Thủy"),
        (plan("Theo Kế hoạch số 915-KH/QU của Quận ủy Đông Khê."), "Đông Khê"),
        (plan("Theo Kế hoạch số 915-KH/QU.", number="914-KH/QU", office=DISTRICT), "Tây Khê"),
        (plan("Theo Kế hoạch số 915-KH/TU.", number="914-KH/QU", office=DISTRICT), "Minh Sơn"),
        (plan("Theo Nghị quyết số 958-NQ/TW."), None),
        (plan("Theo Nghị quyết số 958/NQ-CP."), None),
    ],
)
def test_whose_series_a_number_counts_in(text: str, place: str | None) -> None:
    """A local sign is of the place that its issuer names, else of the text's own; central numbers have none."""
    (mention,) = said(text).references
    assert mention.place == place


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Theo Luật sửa đổi, bổ sung một số điều của Luật Bến thủy, Luật Kho lạnh số 93/2018/QH14.",
            ["93/2018/QH14"],
        ),
        ("Theo Luật Bến thủy số 93/2018/QH14.", ["93/2018/QH14"]),
        ("Theo Bộ luật Hàng hải số 94/2015/QH13.", ["94/2015/QH13"]),
    ],
)
def test_a_law_and_its_number_are_one_mention(sentence: str, names: list[str]) -> None:
    """A law that is named with its number is one document, laws in its name are none of their own."""
    assert cited(plan(sentence)) == names


@pytest.mark.parametrize(
    ("words", "serials"),
    [
        ("Chương trình số 41, 42, 43 và 44 của Thành ủy khóa XVII", ["41", "42", "43", "44"]),
        ("các Chương trình: 41-CTr/TU, 42-CTr/TU, 43-CTr/TU", ["41", "42", "43"]),
        ("Chương trình số 41-CTr/TU, 42-CTr/TU và 43-CTr/TU", ["41", "42", "43"]),
    ],
)
def test_a_type_is_shared_by_a_whole_list(words: str, serials: list[str]) -> None:
    """The word for the type stands once before a list and holds for each number of it."""
    mentions = said(plan(f"Theo {words}.")).references
    assert {each.number for each in mentions} == {f"{serial}-CTr/TU" for serial in serials}
    assert {each.type for each in mentions} == {"Chương trình"}


def test_the_number_of_a_law_in_brackets() -> None:
    """A law whose number follows its name in brackets is one document."""
    assert cited(plan("Theo Luật Bến thủy nội địa (Luật số 93/2018/QH14).")) == ["93/2018/QH14"]


def test_a_letter_whose_office_signs_as_a_type_does() -> None:
    """What is called a letter is one, though the sign of its office be that of a directive."""
    assert one("Thực hiện Công văn số 5615/CT-KX ngày 3/5/2022 về bến thủy.").type == "Công văn"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Về Nghị quyết số 914-NQ/TW\nNgày 28 tháng 3 năm 2022, tại Trụ sở, Thành ủy họp.", None),
        ("Về Nghị quyết số 914-NQ/TW,\nngày 28 tháng 3 năm 2022 của Bộ Chính trị.", "2022-03-28"),
    ],
)
def test_a_day_of_the_next_line_is_the_sentence_s(text: str, day: str | None) -> None:
    """A line that begins with a day begins a sentence; a title goes on with one in small letters."""
    assert [mention.issued_on for mention in said(plan(text)).references] == [day]


def test_who_issues_the_document_whose_title_it_is() -> None:
    """Behind a title "do … ban hành" tells of the document of the title, not of the one named last in it."""
    text = plan("Thông báo số 59/TB-VPCP về tình hình thực hiện Nghị quyết 914-NQ/TW do Văn phòng Chính phủ ban hành.")
    assert [mention.issuer for mention in said(text).references][-1] != "Văn phòng Chính phủ"


@pytest.mark.parametrize("amending", ["Luật sửa đổi", "Luật Sửa đổi"])
def test_the_day_of_an_amending_law(amending: str) -> None:
    """The day behind the law that it amends is the amending law's."""
    text = f"Căn cứ Luật Đất đai ngày 18/01/2024; {amending}, bổ sung một số điều của Luật Đất đai ngày 29/6/2024;"
    days = [each.issued_on for each in said(plan(text)).references if each.name == "Luật Đất đai"]
    assert days == ["2024-01-18", None]


def test_departments_of_two_provinces_have_series_of_their_own() -> None:
    """A department's sign tells what it is, and its number counts in the series of the text's own province."""
    reference = one("Theo đề nghị tại Tờ trình số 125/TTr-SKHCN ngày 11/11/2022 của Giám đốc Sở.")
    assert (reference.type, reference.place) == ("Tờ trình", "Minh Sơn")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Công văn số 102.CV/BDV", "102-CV/BDV"),
        ("Kế hoạch số 18 KH/ĐU", "18-KH/ĐU"),
        ("Kế hoạch số 92/KH-BCĐ389", "92/KH-BCĐ389"),
        ("Quy chế phối hợp số 01/QCPH", "01/QCPH"),
        ("Công văn 14/SNN-KT", "14/SNN-KT"),
        ("Công văn số 64/TTHĐND", "64/TTHĐND"),
        ("Chương trình kiểm tra, giám sát năm 2023 số 40-CTr/TxU", "40-CTr/TxU"),
    ],
)
def test_numbers_as_local_offices_write_them(written: str, number: str) -> None:
    """A dot or a blank for the hyphen, a figure behind a commission's sign, a sign that no table knows."""
    assert number in cited(plan(f"Thực hiện {written} ngày 11/2/2022 về bến đò."))
