"""Where a page ends, as an opaque word that fits a URL."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from graph_service.errors import BadQuestion

#: the largest number that an engine holds
LARGEST = 2**63 - 1


def cursor(place: Sequence[int | str] | None) -> str | None:
    """The word for a place; ``None`` where there is no next page."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(place)).encode()).decode().rstrip("=")


def place_of(word: str | None, *shape: type) -> tuple[Any, ...] | None:
    """The place that a word stands for: values of the types of ``shape``.

    Raises ``BadQuestion`` for a word that is no cursor of this kind of page, or holds what no store can compare.
    """
    if word is None:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    # lists in lists a thousand deep
    except (ValueError, RecursionError):
        place = None
    fits = isinstance(place, list) and [type(value) for value in place] == list(shape)
    if not fits or not all(map(_is_comparable, place)):
        raise BadQuestion("cursor", "it is not one that this question gave", "Start without a cursor.")
    return tuple(place)


def _is_comparable(value: int | str) -> bool:
    """Whether both engines take the value: a whole number of 64 bits, a text that is UTF-8."""
    if isinstance(value, int):
        return abs(value) <= LARGEST
    return not any("\ud800" <= letter <= "\udfff" for letter in value)
