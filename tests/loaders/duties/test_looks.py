"""Where duties are looked for by a few letters or plain words, nothing is left out that their patterns would find."""

from collections.abc import Iterable
from re import Match

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.clean.blocks import PLAIN, Block
from loaders.duties.beginning import asks_all
from loaders.duties.beginnings import FIRST, either_letters
from loaders.duties.bodies import _A_GROUP, _GROUP_LETTERS
from loaders.duties.complete import _BARE_GROUP, _BARE_GROUPS, _ONE_NAME, is_one_with_a_comma
from loaders.duties.page import _STOP, _stops
from loaders.duties.refusing import _OF_A_PROCEDURE, _PROCEDURE_BEGINS
from loaders.duties.spoken import _ENDS_OF_KINDS, _OF_SOME_KIND
from loaders.duties.wording import (
    BINDING_WORDS,
    BINDS,
    CHAIRS,
    LEADING_WORDS,
    OFFICE,
    OFTEN_LETTERS,
    WATCHES_OVER,
    given_at,
    how_often,
    says_any,
)
from loaders.fold import places_of
from loaders.know.duties import words as words_for

#: words of orders, and some that belong to none
ORDERS = (*LEADING_WORDS, *BINDING_WORDS, "là cơ quan", "là", "Chủ trì", "nhiệm vụ", "thực hiện", "Kế hoạch này", "bến")
#: what stands in the names of committees of many, and around them
COMMITTEES = ("Đảng ủy", "MTTQ", "các", "ở trung ương", "địa", "đơn vị trực thuộc Bộ", "UBND", "Phổ biến", "giáo", ",")


def spans(matches: Iterable[Match[str]]) -> list[tuple[int, int, str]]:
    """Where matches stand, and their words."""
    return [(*match.span(), match.group()) for match in matches]


@settings(max_examples=200, deadline=None)
@given(text=st.text("aB. !?\n\u00a0Đ“", max_size=30), edges=st.data())
def test_stops_are_found_by_their_signs(text: str, edges: st.DataObject) -> None:
    """The same stops in the same order, within any edges."""
    start, end = sorted(edges.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assert spans(_stops(text, start, end)) == spans(_STOP.finditer(text, start, end))


@pytest.mark.parametrize("use", ["giving", "label", "no duties"])
def test_words_in_either_letters_are_told_by_their_first(use: str) -> None:
    """In small letters, in capitals, and with the first letter a capital."""
    for word in words_for(use):
        assert {each[:FIRST] for each in (word, word.lower(), word.upper(), word.capitalize())} <= either_letters(use)


@pytest.mark.parametrize("word", words_for("giving"))
def test_words_that_hand_over_are_seen_in_either_letters(word: str) -> None:
    """Wherever they begin, behind blanks too."""
    assert all(given_at(f"{blank}{each} Bến Hạ", 0, 40) for each in (word, word.upper()) for blank in ("", "  "))


@pytest.mark.parametrize("often", ["Hằng năm, ", "Hàng quý, ", "Mỗi tuần, ", "Định kỳ hằng tháng, ", "  Hằng năm, "])
def test_how_often_is_told_by_its_first_letters(often: str) -> None:
    """Each of the ways to begin is one of those that are looked at."""
    assert how_often(often, 0, len(often))
    assert often.strip()[:FIRST] in OFTEN_LETTERS


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from(ORDERS), max_size=6))
def test_words_of_an_order_stand_in_every_order_behind_a_name(words: list[str]) -> None:
    """What leads, and what binds, has one of the words that are looked for."""
    text = " ".join(words) + " "
    leads = any(pattern.search(text) for pattern in (CHAIRS, OFFICE, WATCHES_OVER))
    assert says_any(text.lower(), LEADING_WORDS) or not leads
    assert says_any(text.lower(), BINDING_WORDS) or not BINDS.search(text)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from(("các", "cơ quan", "Đơn vị", "tổ chức", "cá nhân", "trực thuộc", "và", "bến"))))
def test_a_group_of_nobody_is_told_by_its_first_words(words: list[str]) -> None:
    """The pattern takes no name that begins otherwise."""
    small = " ".join(words).lower()
    assert small.startswith(_BARE_GROUPS) or not _BARE_GROUP.fullmatch(small)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from(COMMITTEES), min_size=1, max_size=6))
def test_one_name_with_a_comma_is_told_by_what_stands_in_it(words: list[str]) -> None:
    """The quick look at its last word finds what the pattern finds."""
    text = " ".join(words).replace(" ,", ",")
    last = text.split()[-1]
    assert is_one_with_a_comma(text, 0, len(text), last) == bool(_ONE_NAME.search(text))


@pytest.mark.parametrize("text", ["tổ chức chính trị", "cấp xã", "có liên quan", "báo chí", "cử tri", "bến"])
def test_words_of_groups_that_are_no_verbs_are_told_by_their_first_letters(text: str) -> None:
    """The pattern takes nothing that begins otherwise."""
    assert (text[:FIRST] in _GROUP_LETTERS) == bool(_A_GROUP.match(text))


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from((*_PROCEDURE_BEGINS, " thực hiện", " hồ sơ", "ơ", " quyền quyết định", "\n"))))
def test_parts_of_a_procedure_are_found_by_what_they_begin_with(words: list[str]) -> None:
    """Where the pattern finds them."""
    text = "".join(words)
    found = [at for at in places_of(text, _PROCEDURE_BEGINS) if _OF_A_PROCEDURE.match(text, at)]
    assert found == [each.start() for each in _OF_A_PROCEDURE.finditer(text)]


@pytest.mark.parametrize("end", [*_ENDS_OF_KINDS, "Ban Quản lý dự án", "cơ quan thông tin khác", "bến đò"])
def test_some_kind_is_told_by_how_it_ends(end: str) -> None:
    """The pattern takes no name that ends otherwise."""
    assert end.lower().endswith(_ENDS_OF_KINDS) or not _OF_SOME_KIND.search(end)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Sở X yêu cầu. Các nội dung sau:", True),
        ("UBND xã đề nghị các thôn:", True),
        ("UBND xã đề nghị; các thôn:", False),
        ("Một số việc sau: bến đò:", False),
    ],
)
def test_a_line_asks_in_its_last_clause(text: str, asks: bool) -> None:
    """Right before its colon, and in no clause before."""
    assert asks_all(text, Block(0, 0, len(text), PLAIN, "")) == asks
