"""Words as one pattern match as they do one beside the other."""

import re

import pytest

from loaders.know.alternatives import alternatives, escaped

WORDS = (
    ("bến đò", "bến", "bờ sông", "đê bao", "đê"),
    # the shorter first: it counts where both match
    ("bến", "bến đò", "bờ"),
    ("ao(?! làng)", "ao", "ao cá"),
    # what begins with no plain letter keeps its place
    ("bến đò", "(?:các )?bến", "bến cảng", "(?<!con )đê", "đê"),
    # a letter that may be missing, or stand twice, is not shared
    ("khoá?", "khoán", "kho+", "kho"),
    # several in one
    ("bờ|bãi", "bờ bãi", "b"),
    ("", "b"),
)
TEXT = "Các bến đò bên bờ sông, ao làng và ao cá; con đê, đê bao, bãi bồi khoá khoán khooo kho bến cảng bờ bãi"


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
def test_the_same_words_match_at_the_same_places(words: tuple[str, ...], flags: re.RegexFlag) -> None:
    """Words tried together match where, and as far as, they match one after the other."""
    plain = re.compile("(?:" + "|".join(words) + ")", flags)
    together = re.compile(alternatives(words), flags)
    for text in (TEXT, TEXT.upper()):
        assert [match.span() for match in together.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_what_words_share_is_tried_once() -> None:
    """Words that begin alike share their beginning in the pattern."""
    assert alternatives(["bến đò", "bến cảng", "đê"]) == "(?:bến (?:đò|cảng)|đê)"


def test_signs_of_patterns_in_a_word_are_plain() -> None:
    """A name with a sign that patterns use matches itself, and its blanks stay blanks."""
    assert escaped("TP. Bến") == r"TP\. Bến"
