"""One spelling for what is written in many, and the way back to what was written."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.clean.normalise import clean, compose, same_length
from loaders.fold import fold

FRAGMENTS = (
    "Uỷ ban",
    "uỷ",
    "\u0301",
    "\u0323",
    "e",
    "ệ",
    "–",
    "\u00a0",
    "Т",
    "**",
    "\\-",
    "\u200b",
    "<b>",
    "\n",
    "# ",
    "12-KH/TU",
)


def whole(text: str) -> str:
    """The text as one cleaned range."""
    composed = compose(text)
    return clean(composed, [(0, len(composed.text), "")]).text


@pytest.mark.parametrize(
    ("written", "common"),
    [("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"), ("Nguyẽn", "Nguyễn"), ("quỵ", "quỵ"), ("xuyen", "xuyen"), ("KÉ HOẠCH", "KÉ HOẠCH")],
)
def test_a_hat_that_ocr_lost_is_put_back_where_no_syllable_lacks_it(written: str, common: str) -> None:
    """Letters without a tone are left: a text without diacritics stays one; so is what may be a word."""
    assert same_length(written) == common


@pytest.mark.parametrize(
    ("written", "common"),
    [
        ("uỷ ban", "ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("Uỷ ban", "Ủy ban"),
        ("hoá chất", "hóa chất"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("khoẻ", "khỏe"),
        ("thuỷ lợi", "thủy lợi"),
        ("quý", "quý"),
        ("quỹ", "quỹ"),
        ("loại", "loại"),
        ("hoàn", "hoàn"),
        ("toán", "toán"),
    ],
)
def test_the_tone_of_an_open_syllable_takes_its_place(written: str, common: str) -> None:
    """An open syllable carries its tone on the first vowel; closed ones and the u of "qu" stay."""
    assert same_length(written) == common


@pytest.mark.parametrize(
    ("written", "common"),
    [
        ("912–KH/TU", "912-KH/TU"),
        ("912—KH/TU", "912-KH/TU"),
        ("912\u2011KH/TU", "912-KH/TU"),
        ("912-КН/ТU", "912-KH/TU"),
        ("913-СТ/TW", "913-CT/TW"),
        ("914-QÐ/TU", "914-QĐ/TU"),
        ("số\u00a0915", "số 915"),
        ("một\r\nhai", "một \nhai"),
        ("một\fhai", "một hai"),
    ],
)
def test_signs_take_their_common_form(written: str, common: str) -> None:
    """Dashes, spaces and Cyrillic or Icelandic letters that look alike become the common sign, one for one."""
    assert same_length(written) == common
    assert len(written) == len(common)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("**Kế hoạch** số 916\\-KH/TU", "Kế hoạch số 916-KH/TU"),
        ("## Điều 3", "Điều 3"),
        ("<b>Quyết</b> định", "Quyết định"),
        ("917-\u200bKH/TU", "917-KH/TU"),
        ("Kế\u00ad hoạch", "Kế hoạch"),
        ("Tổ #3", "Tổ #3"),
        ("a < b", "a < b"),
        ("C:\\Users", "C:\\Users"),
    ],
)
def test_signs_of_typesetting_fall_away(written: str, kept: str) -> None:
    """What Markdown and HTML add is left out, even in the middle of a number; other signs stay."""
    assert whole(written) == kept


def test_decomposed_letters_are_composed() -> None:
    """A decomposed text reads as the composed one, and each letter knows where it began."""
    text = "Thành ủy họp về bến thuyền"
    composed = compose(unicodedata.normalize("NFD", text))
    assert composed.text == text
    assert composed.origins is not None
    assert composed.origin(len(text)) == len(unicodedata.normalize("NFD", text))
    assert compose(text).origins is None


def test_marks_of_digits_stay_beside_them() -> None:
    """Raised figures stay raised: "Điều 5²" does not become "Điều 52": the text is composed, not made compatible."""
    assert compose("Điều 5² ").text == "Điều 5² "


def test_a_letter_with_a_thousand_marks_is_still_one_text() -> None:
    """More marks than any letter has are kept as they are, and the map still leads to the end."""
    text = "e" + "\u0301\u0323" * 1000 + "x"
    composed = compose(text)
    assert composed.text.endswith("x")
    assert composed.origin(len(composed.text)) == len(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_every_stretch_maps_back(text: str) -> None:
    """Each character of the cleaned text comes from a stretch of the loaded one; stretches keep their order."""
    composed = compose(text)
    cleaned = clean(composed, [(0, len(composed.text), "")])
    spans = [cleaned.span(at, at + 1) for at in range(len(cleaned.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    letters = "".join(compose(span.of(text)).text[0] for span in spans)
    assert fold(letters) == fold(cleaned.text)
