"""Where a page ends, as a word."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadQuestion
from graph_service.wire.cursors import LARGEST, cursor, place_of


@given(st.integers(-LARGEST, LARGEST), st.text())
def test_a_cursor_is_read_back(number: int, text: str) -> None:
    """A place comes back as it was, and its word needs no quoting in a URL."""
    word = cursor((number, text))
    assert word is not None
    assert word.replace("-", "").replace("_", "").isalnum()
    assert place_of(word, int, str) == (number, text)


@pytest.mark.parametrize("place", ['[1000000000000000000000000000000, "x"]', '[1, "\\ud800"]', "[" * 100_000])
def test_what_no_store_can_compare_is_refused(place: str) -> None:
    """A number beyond 64 bits, half of a letter, and lists in lists without end are errors of the question."""
    word = base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")
    with pytest.raises(BadQuestion, match="cursor"):
        place_of(word, int, str)


def test_no_place_is_no_cursor() -> None:
    """The last page has none, and the first needs none."""
    assert cursor(None) is None
    assert place_of(None, int, str) is None


@pytest.mark.parametrize("word", ["", "x", "!!", "é", "bnVsbA", cursor((1,)), cursor(("1", "a")), cursor((True, "a"))])
def test_what_is_no_cursor_is_refused(word: str) -> None:
    """A word that was made up, or is of another kind of page, is an error."""
    with pytest.raises(BadQuestion, match="cursor"):
        place_of(word, int, str)
