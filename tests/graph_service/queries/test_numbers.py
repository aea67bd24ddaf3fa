"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.queries.numbers import Reading, readings, suggestions


def keys(text: str) -> list[str | None]:
    """The number keys of the readings, the most exact first."""
    return [reading.query.number_key for reading in readings(text) if reading.kind == "number"]


def only(text: str, kind: str) -> Reading:
    """The one reading of a kind."""
    (found,) = [reading for reading in readings(text) if reading.kind == kind]
    return found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("21-nq/tw", "21nqtw"),
        ("21-NQ/TW", "21nqtw"),
        ("21 nq tw", "21nqtw"),
        ("21nq/tw", "21nqtw"),
        ("nq 21 tw", "21nqtw"),
        ("NQ21-TW", "21nqtw"),
        ("nghi quyet 21 tw", "21nqtw"),
        ("Nghị quyết số 21-NQ/TW", "21nqtw"),
        ("NGHỊ QUYẾT SỐ 21-NQ/TW", "21nqtw"),
        ("Số 21-NQ/TW", "21nqtw"),
        ("105 kh tu", "105khtu"),
        ("Kế hoạch số 105-KH/TU", "105khtu"),
        ("Kế hoạch 105–KH/TU", "105khtu"),
        ("105 -KH/TU", "105khtu"),
        ("105- KH / TU", "105khtu"),
        ("kh 105 tu", "105khtu"),
        ("KH105/TU", "105khtu"),
        ("Số 1021 -CV/TU", "1021cvtu"),
        ("274/BC/QU", "274bcqu"),
        ("05-QC/TU", "05qctu"),
        ("16-CTr/TU", "16ctrtu"),
        ("Chương trình hành động số 16-CTr/TU", "16ctrtu"),
        ("15/CT-TTg", "15ctttg"),
        ("2940/QĐ-UBND", "2940qdubnd"),
        ("quyết định 2940 ubnd", "2940qdubnd"),
        ("594/NQ-UBTVQH15", "594nqubtvqh15"),
        ("97/2019/QH14", "972019qh14"),
        ("32/2021/NĐ-CP", "322021ndcp"),
        ("21/2022/NQ-HĐND", "212022nqhdnd"),
        ("3324/UBND-KH&ĐT", "3324ubndkhdt"),
        ("195/QĐ-LĐLĐ", "195qdldld"),
        ("36-HD/VPTW", "36hdvptw"),
        ("quy dinh 22 tw", "22qditw"),
        ("quy dinh 22 tw", "22qdtw"),
        ("Luật Đất đai số 31/2024/QH15", "312024qh15"),
        ("105-KH/TU, ngày 23/9/2022 của Ban Thường vụ", "105khtu"),
        ("105 kh tu hà nội", "105khtu"),
    ],
)
def test_a_whole_number_is_found_in_any_spelling(text: str, key: str) -> None:
    """The key of the number is among the readings."""
    assert key in keys(text)


@pytest.mark.parametrize(
    ("text", "serial", "kind"),
    [
        ("nghi quyet 21", "21", "Nghị quyết"),
        ("Nghị quyết số 21", "21", "Nghị quyết"),
        ("NQ 21", "21", "Nghị quyết"),
        ("KH 105", "105", "Kế hoạch"),
        ("kh105", "105", "Kế hoạch"),
        ("105 kh", "105", "Kế hoạch"),
        ("105-KH", "105", "Kế hoạch"),
        ("ctr 01", "01", "Chương trình"),
        ("chuong trinh hanh dong so 16", "16", "Chương trình"),
        ("đề án 20", "20", "Đề án"),
        ("105", "105", None),
        ("số 105", "105", None),
    ],
)
def test_a_serial_with_its_type_is_read(text: str, serial: str, kind: str | None) -> None:
    """A number without an issuer asks for the serial, and for the type where it is named."""
    query = only(text, "serial").query
    assert (query.serial, query.type, query.words) == (serial, kind, ())


@pytest.mark.parametrize(
    "text", ["106-KH/QU", "106 kh qu", "kh 106 qu", "Kế hoạch số 106-KH/QU", "97/2019/QH14", "3324/UBND-KH&ĐT"]
)
def test_a_whole_number_is_never_taken_for_another_bodys(text: str) -> None:
    """A number with its issuer has no reading by its serial alone, which other bodies use too."""
    assert not [reading for reading in readings(text) if reading.kind == "serial"]


@pytest.mark.parametrize(
    "text",
    ["luật thủ đô", "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 4 (khóa XII)", "văn hóa người Hà Nội"],
)
def test_a_name_is_read_as_words(text: str) -> None:
    """A text without a number has one reading, by its words."""
    assert [reading.kind for reading in readings(text)] == ["words"]


def test_words_beside_a_number_narrow_it() -> None:
    """A place or a body behind the number tells documents of one number apart."""
    words = [reading.query.words for reading in readings("105 kh tu hà nội") if reading.query.number_key == "105khtu"]
    assert words == [("ha", "noi")]


def test_the_body_beside_a_serial_narrows_it() -> None:
    """Words that fill a sentence are left out."""
    assert only("nghị quyết số 21 của Trung ương", "serial").query.words == ("trung", "uong")


@pytest.mark.parametrize("text", ["09-NQ/TU khóa XVII", "09-nq/tu xvii", "nghị quyết 09 nhiệm kỳ XVII"])
def test_the_term_is_read(text: str) -> None:
    """A term behind a number is kept apart, since numbers restart in every term."""
    assert readings(text)[0].series == "XVII"


def test_the_years_of_a_term_are_read() -> None:
    """Years that are joined by a dash are a term, and no part of the number."""
    first = readings("09-NQ/TU nhiệm kỳ 2020-2025")[0]
    assert (first.query.number_key, first.series) == ("09nqtu", "2020-2025")


def test_the_date_is_read() -> None:
    """A date beside a number is kept apart, since not every document's date is known."""
    assert {reading.date for reading in readings("Kế hoạch số 105-KH/TU, ngày 23/9/2022")} == {"2022-09-23"}


def test_signs_of_nothing_have_no_reading() -> None:
    """A text without a letter or digit means nothing."""
    assert readings(" -/. ") == ()


@pytest.mark.parametrize("text", ["21-NQ/TU", "NQ 21"])
def test_suggestions_look_for_the_same_serial(text: str) -> None:
    """What is not found is looked for under its serial."""
    assert any(query.serial == "21" for query in suggestions(text))


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever is typed, there is no error, and the last reading is by words."""
    found = readings(text)
    assert not found or found[-1].kind == "words"
    suggestions(text)
