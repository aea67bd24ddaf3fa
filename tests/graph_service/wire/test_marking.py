"""Sentences in pieces."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from graph_service.wire.marking import MarkedPiece, pieces, pieces_of


def test_reference_and_cue_are_marked() -> None:
    """The pieces of a mark are the words between its offsets, which count in the whole text."""
    quote = "Kế hoạch này thực hiện Nghị quyết số 77-NQ/TW."
    at = quote.index("thực hiện")
    assert pieces(quote, 500, [[500 + at, 500 + at + 9]]) == (
        MarkedPiece("Kế hoạch này ", mark=False),
        MarkedPiece("thực hiện", mark=True),
        MarkedPiece(" Nghị quyết số 77-NQ/TW.", mark=False),
    )


def test_evidence_without_marks_is_one_piece() -> None:
    """Where a store knows no marks, the quote is shown as it is."""
    assert pieces_of({"quote": "Căn cứ.", "start": 3}) == (MarkedPiece("Căn cứ.", mark=False),)


def test_marks_that_touch_are_one() -> None:
    """Overlapping and touching marks become one piece, so that nothing is shown twice."""
    assert pieces("abcdef", 0, [[2, 4], [1, 3], [4, 5]]) == (
        MarkedPiece("a", mark=False),
        MarkedPiece("bcde", mark=True),
        MarkedPiece("f", mark=False),
    )


@given(st.text(), st.integers(0, 50), st.lists(st.lists(st.integers(0, 80), min_size=2, max_size=2)))
def test_pieces_are_the_quote(quote: str, start: int, marks: list[list[int]]) -> None:
    """Whatever the marks are, the joined pieces are the quote, no piece is empty and marked ones alternate."""
    found = pieces(quote, start, marks)
    assert "".join(piece.text for piece in found) == quote
    assert all(piece.text for piece in found)
    assert all(one.mark != two.mark for one, two in itertools.pairwise(found))
