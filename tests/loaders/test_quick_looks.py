"""Where extraction looks for a rare word before it tries a pattern, it finds what the pattern finds everywhere."""

from collections.abc import Callable, Iterable, Iterator
from re import Match

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.clean.normalise import _TONE, _UNUSUAL
from loaders.clean.structure import _LIST_ITEM, _is_item
from loaders.duties.page import Places
from loaders.duties.recipients import _LIST, SENT_TO, at_lines
from loaders.find.bodies_in_text import _BEFORE_A_PLACE
from loaders.find.by_title import _quotations, _quoted
from loaders.find.private import _WORDS, _words
from loaders.fold import in_small_letters, places_of
from loaders.know.words import words_of
from loaders.relate.zones import CONDITIONS

PIECES = (
    *(
        "công văn",
        "Văn bản",
        "thư",
        "đơn đề nghị",
        "phiếu thu",
        "số",
        "SỐ:",
        "12",
        "128.2025/AB",
        "5",
        "\n",
        "\t",
        "   ",
    ),
    *("kế hoạch", "Đề án", "chương trình", " về việc", ":", "“", "”", '"', "phát triển làng nghề bên sông", "ngắn"),
    *(
        "Nơi nhận",
        "NƠI NHẬN:",
        "- ",
        "*",
        "_",
        "Như trên",
        "hoà",
        "khoá",
        "quý",
        "uỷ",
        "UỶ",
        "hoá học",
        "thuý",
        "a",
        ".",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).flatmap(
    lambda pieces: st.sampled_from((" ", "")).map(lambda blank: blank.join(pieces))
)


def spans(matches: Iterable[Match[str]]) -> list[tuple[int, int, str]]:
    """Where matches stand, and their words."""
    return [(*match.span(), match.group()) for match in matches]


@pytest.mark.parametrize(
    ("quick", "everywhere"),
    [
        (_words, _WORDS.finditer),
        (_quotations, lambda text: _quoted().finditer(text)),
        (lambda text: at_lines(_LIST, text, Places(places_of(in_small_letters(text), SENT_TO))), _LIST.finditer),
    ],
    ids=["numbers of companies", "quotations", "lists of recipients"],
)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_a_quick_look_finds_what_the_pattern_finds(
    quick: Callable[[str], Iterator[Match[str]]], everywhere: Callable[[str], Iterator[Match[str]]], text: str
) -> None:
    """The same matches in the same order, in any text."""
    assert spans(quick(text)) == spans(everywhere(text))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_a_tone_is_looked_for_by_its_letter(text: str) -> None:
    """What the pattern finds is a pair of the table that ends a syllable, and none of them is left out."""
    found = {match.start() - 1 for match in _UNUSUAL.finditer(text) if not match["hatless"]}
    pairs = {
        at
        for at in range(len(text) - 1)
        if text[at : at + 2] in _TONE
        and not text[at + 2 : at + 3].replace("_", "a").isalnum()
        and not (text[at].lower() == "u" and text[at - 1 : at].lower() == "q")
    }
    assert found == pairs


def test_a_place_is_looked_for_behind_the_end_of_a_word() -> None:
    """The words for units and committees end in rare letters, by which they are found in either case."""
    for word in ("Quận ủy", "thành phố", "tỉnh", "Quận", "huyện", "Xã", "phường", "Đảng bộ"):
        match = _BEFORE_A_PLACE.search(f"của {word} Long Biên")
        assert match is not None
        assert match.end() == len(f"của {word} ")
    assert _BEFORE_A_PLACE.search("của ban Long Biên") is None


@settings(max_examples=150, deadline=None)
@given(start=st.text("-+•1a.)IXvV/ ĐiềuCM đ", min_size=1, max_size=9))
def test_an_item_is_told_by_its_first_letters(start: str) -> None:
    """A line that begins with another letter than the marks of items do is none."""
    line = start.strip() or "Điều 1."
    assert _is_item(line) == bool(_LIST_ITEM.match(line))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, words=st.lists(st.sampled_from(("số", "nơi nhận", "khoá", "a")), max_size=3), edges=st.data())
def test_places_hold_every_beginning_of_the_words(text: str, words: list[str], edges: st.DataObject) -> None:
    """A stretch has a place where one of the words begins in it, and no place else."""
    start, end = sorted(edges.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    begins = any(text.startswith(word, at) for word in words for at in range(start, end))
    assert Places(places_of(text, words)).any_in(start, end) == begins


def test_small_letters_keep_every_offset() -> None:
    """A letter that would become two in small letters stays one."""
    assert in_small_letters("İ SỞ Y TẾ") == "İ sở y tế"


def test_every_word_of_a_condition_has_one_that_is_looked_for() -> None:
    """A new row of the table of words would else never be found."""
    assert all(any(plain in word for plain in CONDITIONS) for word in words_of("condition"))
