"""Where a page ends, as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadQuestion
from graph_service.wire.cursors import cursor, place_of


@given(st.integers(), st.text())
def test_a_cursor_is_read_back(number: int, text: str) -> None:
    """A place comes back as it was, and its word needs no quoting in a URL."""
    word = cursor((number, text))
    assert word is not None
    assert word.replace("-", "").replace("_", "").isalnum()
    assert place_of(word, int, str) == (number, text)


def test_no_place_is_no_cursor() -> None:
    """The last page has none, and the first needs none."""
    assert cursor(None) is None
    assert place_of(None, int, str) is None


@pytest.mark.parametrize("word", ["", "x", "!!", "é", "bnVsbA", cursor((1,)), cursor(("1", "a")), cursor((True, "a"))])
def test_what_is_no_cursor_is_refused(word: str) -> None:
    """A word that was made up, or is of another kind of page, is an error."""
    with pytest.raises(BadQuestion, match="cursor"):
        place_of(word, int, str)
