"""A sentence in pieces, so that a person sees at once the reference and the words that say it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of a quote; ``mark`` where it is a reference or a cue."""

    text: str
    mark: bool


def pieces(quote: str, start: int, marks: Collection[Sequence[int]]) -> tuple[MarkedPiece, ...]:
    """The quote, cut at its marks; joined again the pieces are the quote, and none is empty.

    ``start`` and ``marks`` are offsets in the text that the quote is from. Marks may overlap, touch
    or reach beyond the quote: what lies outside is cut off.
    """
    if not marks:
        return (MarkedPiece(quote, mark=False),) if quote else ()
    found: list[MarkedPiece] = []
    position = 0
    for begin, end in _merged(quote, start, marks):
        found += [MarkedPiece(quote[position:begin], mark=False), MarkedPiece(quote[begin:end], mark=True)]
        position = end
    return tuple(piece for piece in (*found, MarkedPiece(quote[position:], mark=False)) if piece.text)


def pieces_of(evidence: Mapping[str, Any]) -> tuple[MarkedPiece, ...]:
    """The pieces of one item of an edge's ``evidence``."""
    return pieces(evidence["quote"], evidence["start"], evidence.get("marks") or ())


def _merged(quote: str, start: int, marks: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """The marks inside the quote as offsets into it, sorted, none touching another."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted((max(0, mark[0] - start), min(len(quote), mark[1] - start)) for mark in marks):
        if begin >= end:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
