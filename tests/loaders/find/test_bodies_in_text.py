"""Names of bodies in running text, and whose body a text means."""

import pytest

from loaders.find.bodies_in_text import Context, body_at, no_place_begins, read_context

OWN = Context(city="An Thịnh", district="Tây Khê", ward="Phú Đông")
PROVINCIAL = Context(city="Lam Thủy", city_unit="tỉnh")


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Thành ủy Minh Sơn", "Thành ủy Minh Sơn", "city"),
        ("BTV Thành ủy Minh Sơn", "Ban Thường vụ Thành ủy Minh Sơn", "city"),
        ("UBKT Quận ủy Đông Khê", "Ủy ban Kiểm tra Quận ủy Đông Khê", "district"),
        ("hội đồng nhân dân Thành phố Minh Sơn", "HĐND thành phố Minh Sơn", "city"),
        ("Chủ tịch UBND huyện Bắc Sông", "Chủ tịch UBND huyện Bắc Sông", "district"),
        ("LĐLĐ quận Đông Khê", "Liên đoàn Lao động quận Đông Khê", "district"),
        ("Đảng ủy phường Thượng Khê", "Đảng ủy phường Thượng Khê", "ward"),
    ],
)
def test_a_place_in_the_name_is_taken(text: str, name: str, level: str) -> None:
    """A body that names its place is that place's, whosever text it is, and short forms are written out."""
    body = body_at(text, 0, OWN)
    assert body is not None
    assert (body.name, body.level, body.end, body.assumed) == (name, level, len(text), False)
    assert body.place is not None
    assert text.endswith(body.place)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy An Thịnh", "An Thịnh"),
        ("Ban Tổ chức Thành ủy", "Ban Tổ chức Thành ủy An Thịnh", "An Thịnh"),
        ("UBND thành phố", "UBND thành phố An Thịnh", "An Thịnh"),
        ("Quận ủy", "Quận ủy Tây Khê", "Tây Khê"),
        ("HĐND quận", "HĐND quận Tây Khê", "Tây Khê"),
        ("Đảng ủy", "Đảng ủy Phú Đông", "Phú Đông"),
        ("UBND phường", "UBND phường Phú Đông", "Phú Đông"),
    ],
)
def test_a_place_that_is_not_named_is_the_texts_own(text: str, name: str, place: str) -> None:
    """Without a place in its name a body is the text's own at its level, and the place is marked as assumed."""
    body = body_at(f"{text} họp về bến đò", 0, OWN)
    assert body is not None
    assert (body.name, body.place, body.end, body.assumed) == (name, place, len(text), True)


def test_a_text_of_nowhere_names_a_body_without_a_place() -> None:
    """Where neither name nor text tells the place, there is none."""
    body = body_at("Quận ủy họp", 0, Context())
    assert body is not None
    assert (body.name, body.place) == ("Quận ủy", None)


def test_the_committee_of_a_province_is_called_so() -> None:
    """In a province's text "Thành ủy" without a place is the province's committee; a named one stays."""
    own, other = body_at("Thành ủy họp", 0, PROVINCIAL), body_at("Thành ủy Minh Sơn họp", 0, PROVINCIAL)
    assert own is not None
    assert other is not None
    assert (own.name, other.name) == ("Tỉnh ủy Lam Thủy", "Thành ủy Minh Sơn")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Quận ủy Đông Khê Kế hoạch số 912", "Quận ủy Đông Khê"),
        ("HĐND thành phố Minh Sơn Nghị quyết về bến", "HĐND thành phố Minh Sơn"),
        ("Thành ủy Minh Sơn Khóa XVI", "Thành ủy Minh Sơn"),
        ("Thành ủy Ban Tổ chức", "Thành ủy"),
        ("Thành ủy, Quận ủy", "Thành ủy"),
        ("Quận ủy Đông Khê ban hành", "Quận ủy Đông Khê"),
    ],
)
def test_a_place_ends_before_a_documents_word(text: str, kept: str) -> None:
    """What begins a document, a term or another body is no part of the place before it."""
    body = body_at(text, 0, OWN)
    assert body is not None
    assert text[: body.end] == kept


@pytest.mark.parametrize(("word", "none"), [("Kế", True), ("Nghị", True), ("Khóa", True), ("Đông", False)])
def test_words_that_begin_no_place(word: str, none: bool) -> None:
    """First words of documents and bodies begin no place; other names may."""
    assert no_place_begins(word) is none


@pytest.mark.parametrize("text", ["bến đò", "quận", "Thành ủyên", ""])
def test_what_names_no_body(text: str) -> None:
    """Where no body's name begins there is none."""
    assert body_at(text, 0, OWN) is None


def test_a_header_says_whose_text_it_is() -> None:
    """The header's places are the text's own, though its sentences speak of others more often."""
    context = read_context("Quận Đông Khê, quận Đông Khê, quận Đông Khê họp.", "QUẬN ỦY TÂY KHÊ")
    assert (context.city, context.district, context.ward) == (None, "Tây Khê", None)


def test_a_committee_on_the_second_line_of_a_header_counts() -> None:
    """The line above is another body; the text's district is the header's, whatever the text names most."""
    read = read_context("Quận Đông Khê, quận Đông Khê, quận Đông Khê họp.", "THÀNH ỦY AN THỊNH\nQUẬN ỦY TÂY KHÊ")
    assert (read.city, read.district) == ("An Thịnh", "Tây Khê")


def test_the_motto_beside_a_name_is_no_part_of_it() -> None:
    """A head in two columns tells the province by its left one; "ĐẢNG BỘ XÃ …" names no city."""
    head = "UBND TỈNH AN HẠ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    assert read_context("Sở Nội vụ tỉnh An Hạ.", head).city == "An Hạ"
    assert read_context("Đảng bộ xã Khe Lũng.", "ĐẢNG BỘ XÃ KHE LŨNG\n").city is None
