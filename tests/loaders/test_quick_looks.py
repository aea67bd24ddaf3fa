"""Where extraction looks for a rare word before it tries a pattern, it finds what the pattern finds everywhere."""

import re
from collections.abc import Callable, Iterable, Iterator
from re import Match

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.clean.blocks import text_lines
from loaders.clean.normalise import _TONE, _UNUSUAL, same_length
from loaders.clean.structure import _LIST_ITEM, _is_item
from loaders.duties.beginnings import FIRST, first_words
from loaders.duties.bodies import is_head
from loaders.duties.carrying import _head
from loaders.duties.complete import _CUT, _known, is_cut, may_be_whole
from loaders.duties.page import Places, Stretches
from loaders.duties.recipients import _LIST, SENT_TO, at_lines
from loaders.duties.refusing import _BLANK, _form_words, _openings, blanks, is_blank
from loaders.duties.roles import _cue, _next_cue
from loaders.find.bodies_in_text import _BEFORE_A_PLACE
from loaders.find.by_title import _quotations, _quoted
from loaders.find.private import _WORDS, _words
from loaders.find.said_again import _that_pattern
from loaders.fold import in_one_line, in_small_letters, places_of
from loaders.know.cues import _by_first_word, _first_word
from loaders.know.duties import words as words_for
from loaders.know.name_verbs import any_verb_of_names, verbs_of_names
from loaders.know.openings import any_opener, openers
from loaders.know.vocabulary import rows, types_by_word
from loaders.know.words import words_of
from loaders.number import find_numbers
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


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_an_odd_sign_behind_a_vowel_is_no_tone(text: str) -> None:
    """A text is read alike with the line ends of Windows and with blanks for the carriage returns in them."""
    odd = text.replace("a", "o").replace("\n", "o\r\n")
    assert same_length(odd) == same_length(odd.replace("\r", " "))


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


#: what forms leave to be filled in, beside what only looks so
LEFT = st.lists(
    st.sampled_from(
        ("số ", "ngày", "…", "......", "...", "(", ")", "(1)", "( nêu", "(ghi tên)", "[…]", "/", "bến ", "\n")
    ),
    max_size=14,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=LEFT, edges=st.data())
def test_a_blank_is_looked_for_by_what_stands_in_every_one(text: str, edges: st.DataObject) -> None:
    """A stretch leaves something to be filled in where the pattern finds so, and nowhere else."""
    start, end = sorted(edges.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assert is_blank(text, blanks(text), start, end) == bool(_BLANK.search(text, start, end))


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(
        st.sampled_from(("Mẫu số 1", "  * PHỤ LỤC II", "theo Mẫu số 2", "Biểu", "Bến đò", "", "12")), max_size=9
    )
)
def test_a_form_opens_with_a_line_that_has_its_word_first(lines: list[str]) -> None:
    """The lines that open forms are those whose first word, behind blanks and signs, is one for forms."""
    text = "\n".join(lines)
    opened = [text[at:].split("\n")[0] for at in _openings(text, text_lines(text))]
    assert opened == [line for line in lines if line.lstrip(" *").startswith(_form_words())]


@given(stretches=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12))), position=st.integers(0, 45))
def test_stretches_that_overlap_hold_what_any_of_them_holds(stretches: list[tuple[int, int]], position: int) -> None:
    """Wherever they begin and however long they are."""
    spans = [(start, start + length) for start, length in stretches]
    assert Stretches(spans).hold(position) == any(start <= position < end for start, end in spans)


@pytest.mark.parametrize("use", ["head", "group", "no head", "verb", "deed", "no name"])
def test_words_of_names_are_told_by_their_first_letters(use: str) -> None:
    """Each has as many letters as are looked at, and begins with a word of its own use."""
    for word in words_for(use):
        assert len(word) >= FIRST
        assert word.startswith(tuple(first_words(use)))


def test_the_last_word_of_a_whole_name_tells_that_it_may_be_whole() -> None:
    """No name of the tables is left out by the look at its last word."""
    assert all(may_be_whole(name.split()[-1]) for name in _known())
    assert not may_be_whole("bến")


@given(
    words=st.lists(
        st.sampled_from(("Sở", "thuộc", "trực", "cấp", "các", "Cục", "Quản lý", "và", "của", "người")), max_size=4
    )
)
def test_a_cut_name_is_told_by_its_last_word(words: list[str]) -> None:
    """The pattern finds nothing in a name that ends with another word."""
    assert is_cut(" ".join(words)) == bool(_CUT.search(" ".join(words)))


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(("Chủ trì", "phối hợp", "giám sát", "kiểm tra", "bến", "đầu mối", "xchủ trì")), max_size=6
    )
)
def test_a_role_is_looked_for_by_its_words(words: list[str]) -> None:
    """The verb that is found is the first that the pattern finds, for nothing here makes a noun of it."""
    text = ", ".join(words)
    found, first = _next_cue(text, 0, (0, len(text))), _cue().search(text, 0, 48)
    assert (found and found.span()) == (first and first.span())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ngày 12/5/2022", []),
        ("số 12/2022/QĐ-UBND ngày 1/2/2022", ["12/2022/QĐ-UBND"]),
        ("số 7/ 2022/QĐ-UBND", ["7/ 2022/QĐ-UBND"]),
        ("số 12-QH14/5", ["12-QH14"]),
        ("số 3/KH-UBND", ["3/KH-UBND"]),
    ],
)
def test_a_slash_between_day_and_month_is_no_number(text: str, numbers: list[str]) -> None:
    """Numbers are found by their slashes; the slash of a day is passed by, that before a year is not."""
    assert [match.group() for match in find_numbers(text)] == numbers


@pytest.mark.parametrize("only", [(), ("answer",), ("guideline",)], ids=str)
@pytest.mark.parametrize("row", list(rows("openings")), ids=lambda row: row["example"][:30])
def test_one_pattern_of_all_openers_tells_what_the_first_tells(row: dict[str, str], only: tuple[str, ...]) -> None:
    """Its relation and its words, with the openers of some documents alone and without."""
    meant = [opener for opener in openers() if opener.only in ("", *only)]
    for text in (row["example"], row["twin"], f"để {row['example']}"):
        found = ((opener.relation, opener.pattern.match(text)) for opener in meant)
        first = next(((relation, match.span()) for relation, match in found if match), None)
        pattern, relations = any_opener(*only)
        cue = pattern.match(text)
        assert (cue and (relations[cue.lastindex or 0], cue.span())) == first


@pytest.mark.parametrize("row", list(rows("name_verbs")), ids=lambda row: row["example"][:30])
def test_any_verb_of_names_stands_where_one_of_them_does(row: dict[str, str]) -> None:
    """At each place of the examples of the table."""
    for at in range(len(row["example"])):
        one = any(verb.match(row["example"], at) for verb, _ in verbs_of_names())
        assert (any_verb_of_names().match(row["example"], at) is not None) == one


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from((*_by_first_word(), "thay1", "xbãi", "_sửa", "ban", ", ", "2")), max_size=12))
def test_the_first_words_of_verbs_are_whole_words(words: list[str]) -> None:
    """They are the runs of letters that are such a word, and no parts of longer ones."""
    for text in (" ".join(words), "".join(words)):
        runs = [run for run in re.finditer(r"[^\W\d_]+", text) if run.group() in _by_first_word()]
        assert spans(_first_word().finditer(text)) == spans(runs)


@pytest.mark.parametrize("word", [word for word in words_for("head") if word[0].isupper()])
def test_no_head_of_a_name_is_left_out_by_a_search_for_its_letters(word: str) -> None:
    """What a name may begin with is found by its first letters, where no other word ends there."""
    assert _head().search(f"giao {word} X").start() == 5 or not is_head(f"giao {word} X", 5)
    assert not _head().match(f"giao/{word} X", 5)


@settings(max_examples=200, deadline=None)
@given(words=st.text("ab \t\n\u00a0\u2003\x1f\u00ad", max_size=9))
def test_words_in_one_line_are_parted_by_single_blanks(words: str) -> None:
    """Whatever stood between them, and nothing stands around them."""
    assert in_one_line(words) == " ".join(words.split())


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(
        st.sampled_from((*list(types_by_word())[:6], "Văn bản", "các", "Những", "02", "NGHỊ", "và", ", ", "12")),
        max_size=8,
    )
)
def test_words_for_types_are_found_in_small_letters_where_they_stand(words: list[str]) -> None:
    """A search in small letters begins where one in letters of either kind begins."""
    text = " ".join(words) + " "
    quick, either = _that_pattern(0).search(in_small_letters(text)), _that_pattern().search(text)
    assert (quick and quick.span()) == (either and either.span())
