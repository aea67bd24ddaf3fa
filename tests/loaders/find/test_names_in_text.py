"""The bodies and places that a text names, and what tells each from others of its name."""

import pytest
from texts import CAPITAL, CITY, PROVINCE, Office, citation, directive, said, source

from loaders.extract import extract
from loaders.find.bodies_in_text import Context
from loaders.find.names_in_text import find_names
from loaders.model import EntityMention, Extract, Setting
from loaders.resolve.nodes import named_by, naming, node_of

DAY = "16/6/2022"


def told(sentence: str, office: Office = CAPITAL, day: str = DAY) -> list[EntityMention]:
    """What the sentence names, in a letter of an office."""
    text = directive("Công văn", "12-CV/TU", office, day, "", [sentence])
    start = text.index(sentence)
    return [named for named in said(text).names if named.evidence.start >= start]


def names(sentence: str, office: Office = CAPITAL, day: str = DAY) -> list[str]:
    """The names of what the sentence names, in its order."""
    return [named.name for named in told(sentence, office, day)]


def ids(sentence: str, office: Office = CAPITAL, day: str = DAY) -> list[str]:
    """The nodes that the sentence leads to."""
    return [named_by(naming(named)).id for named in told(sentence, office, day)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tại phường Mễ Trì.", ["phường Mễ Trì"]),
        ("Tại các phường Mễ Trì, Phú Đô và Xuân Phương.", ["phường Mễ Trì", "phường Phú Đô", "phường Xuân Phương"]),
        ("Tại các huyện: Mê Linh, Mỹ Đức; giao báo cáo.", ["huyện Mê Linh", "huyện Mỹ Đức"]),
        ("Như các quận, huyện: Ba Đình, Ba Vì, Hội Nông dân.", ["quận Ba Đình", "huyện Ba Vì"]),
        ("Tại thị xã Sơn Tây, thị trấn Tây Đằng.", ["thị xã Sơn Tây", "thị trấn Tây Đằng"]),
        ("Tại đặc khu Hòn Mơ và các đặc khu; trong khu An Hạ.", ["đặc khu Hòn Mơ"]),
        ("Tại tỉnh Bà Rịa - Vũng Tàu và tỉnh Hải Dương.", ["tỉnh Bà Rịa - Vũng Tàu", "tỉnh Hải Dương"]),
        ("Đời sống xã hội, xã Nông thôn mới, các phường, xã, thị trấn.", []),
    ],
)
def test_places_are_named(sentence: str, expected: list[str]) -> None:
    """A unit by its kind and name, each of a list, and no common word."""
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Giao Quận ủy Long Biên, Thị ủy Sơn Tây.", ["Quận ủy Long Biên", "Thị ủy Sơn Tây"]),
        ("Báo cáo Ủy ban Kiểm tra Trung ương.", ["Ủy ban Kiểm tra Trung ương"]),
        ("Giao Ban Tổ chức Thành ủy.", ["Ban Tổ chức Thành ủy Hà Nội"]),
        ("Giao Sở Nội vụ, HĐND Thành phố.", ["Sở Nội vụ thành phố Hà Nội", "HĐND thành phố Hà Nội"]),
        ("Giao Sở Nội vụ tỉnh Hải Dương.", ["Sở Nội vụ tỉnh Hải Dương", "tỉnh Hải Dương"]),
        ("Giao UBND phường Mễ Trì.", ["UBND phường Mễ Trì", "phường Mễ Trì"]),
        ("Giao các quận ủy, Huyện ủy, UBND quận, Đảng ủy xã, Đảng ủy, văn phòng.", []),
    ],
)
def test_bodies_are_named(sentence: str, expected: list[str]) -> None:
    """One particular body, with the text's own city where the name leaves it out, and no kind of body."""
    assert names(sentence) == expected


def test_whose_body_it_is_is_not_guessed() -> None:
    """Where no city is known "Thành ủy" and "Sở Nội vụ" name none; another city's are its own."""
    nowhere = Office("CƠ QUAN", "Cơ quan", "")
    assert names("Giao Ban Tổ chức Thành ủy, Sở Nội vụ.", nowhere) == []
    assert names("Giao Ban Tổ chức Thành ủy.", CITY) == ["Ban Tổ chức Thành ủy Minh Sơn"]


def test_a_name_is_told_once_where_it_stands_first() -> None:
    """Two sentences on one ward give its first one, whose words are the text's."""
    text = directive("Công văn", "12-CV/TU", CAPITAL, DAY, "", ["Tại phường Mễ Trì.", "Phường Mễ Trì báo cáo."])
    [ward] = [named for named in said(text).names if named.name == "phường Mễ Trì"]
    assert ward.evidence.quote == "Tại phường Mễ Trì."
    assert [mark.of(text) for mark in ward.evidence.marks] == ["phường Mễ Trì"]
    assert (ward.setting, ward.not_after) == (Setting("Hà Nội"), "2022-06-16")


def test_equal_names_of_two_times_are_two_wards() -> None:
    """Cửa Nam of before July 2025 lies in quận Hoàn Kiếm, that of today in the city."""
    assert ids("Tại phường Cửa Nam.") == ["place.ha-noi.quan-hoan-kiem.phuong-cua-nam"]
    assert ids("Tại phường Cửa Nam.", day="1/8/2025") == ["place.ha-noi.phuong-cua-nam"]


def test_a_ward_is_told_by_its_district() -> None:
    """Of the wards of one name and day the text's words choose, or none is chosen and all are told."""
    assert ids("Tại phường Quang Trung, quận Hà Đông.")[0] == "place.ha-noi.quan-ha-dong.phuong-quang-trung"
    [named] = told("Tại phường Quang Trung.")
    node = node_of(named_by(naming(named)))
    assert node.id == "place.ha-noi.khong-ro.phuong-quang-trung"
    assert "place.ha-noi.quan-ha-dong.phuong-quang-trung" in node.properties["place_candidates"]
    assert node.properties["found_in_text"]


def test_equal_names_of_two_provinces_are_two_wards() -> None:
    """A ward of another city, or of one that is not known, is never Hanoi's; so are its bodies."""
    nowhere = Office("CƠ QUAN", "Cơ quan", "")
    for office, ward, body in (
        (CITY, "place.minh-sown.phuong-meex-trif", "body.ubnd-phuong-me-tri.minh-sown"),
        (PROVINCE, "place.lam-thury.phuong-meex-trif", "body.ubnd-phuong-me-tri.lam-thury"),
        (nowhere, "place.phuong-meex-trif", "body.ubnd-phuong-me-tri.khong-ro"),
        (CAPITAL, "place.ha-noi.quan-nam-tu-liem.phuong-me-tri", "body.ubnd-phuong-me-tri"),
    ):
        assert ids("Giao UBND phường Mễ Trì.", office) == [body, ward]


def test_the_words_after_a_commune_say_where_it_is() -> None:
    """A commune that goes on "huyện B, tỉnh C" is in C; in an unknown district it is of no known city."""
    assert ids("Tại xã Văn Khê, huyện Trà Khê, tỉnh Hải Dương.")[0] == "place.hai-duong.xa-vawn-khee"
    assert ids("Tại xã Văn Khê, huyện Trà Khê.")[0] == "place.xa-vawn-khee"
    assert ids("Tại xã Văn Khê, huyện Mê Linh.")[0] == "place.ha-noi.huyen-me-linh.xa-van-khe"


def test_a_ward_that_issued_is_of_the_texts_city() -> None:
    """The issuer of a cited document is told with its setting, so that its body is that of the city."""

    def issuer(office: Office) -> Setting | None:
        cited = citation("Kế hoạch", "30/KH-UBND", DAY, "của UBND phường Mễ Trì")
        extract_: Extract = said(directive("Công văn", "12-CV/TU", office, DAY, "", [f"Căn cứ {cited}."]))
        return extract_.references[0].setting

    assert (issuer(CAPITAL), issuer(CITY)) == (Setting("Hà Nội"), Setting("Minh Sơn"))


def test_quotes_are_the_texts_own() -> None:
    """Every quote and mark is what the loaded text has at its offsets, decomposed letters and all."""
    text = directive("Công văn", "12-CV/TU", CAPITAL, DAY, "", ["Giao Quận uỷ Long Biên, phường Hoà Xá\u0301."])
    for named in extract(source(text)).names:
        assert text[named.evidence.start : named.evidence.end] == named.evidence.quote


@pytest.mark.parametrize("written", ["Hà Nôi", "Hà Nộị", "Hà Nội"])
def test_a_slip_in_a_citys_name_makes_no_other_city(written: str) -> None:
    """A city is told by its name without marks, so that a slip of a mark names no place of its own."""
    found = find_names(f"UBND thành phố {written} giao việc cho thành phố {written}.", Context())
    assert {naming.name for naming in found} == {"UBND thành phố Hà Nội", "thành phố Hà Nội"}


def test_capitals_behind_a_word_that_is_none_are_no_name() -> None:
    """What a title in capitals goes on with is no place: "UBND TỈNH VÀ SỞ CÔNG THƯƠNG"."""
    assert find_names("QUY TRÌNH CỦA UBND TỈNH VÀ SỞ CÔNG THƯƠNG\n", Context()) == []
