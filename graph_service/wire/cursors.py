"""Where a page ends, as an opaque word that fits a URL."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from graph_service.errors import BadQuestion


def cursor(place: Sequence[int | str] | None) -> str | None:
    """The word for a place; ``None`` where there is no next page."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(place)).encode()).decode().rstrip("=")


def place_of(word: str | None, *shape: type) -> tuple[Any, ...] | None:
    """The place that a word stands for: values of the types of ``shape``.

    Raises ``BadQuestion`` for a word that is no cursor of this kind of page.
    """
    if word is None:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except ValueError:
        place = None
    if not isinstance(place, list) or [type(value) for value in place] != list(shape):
        raise BadQuestion("cursor", "it is not one that this question gave", "Start without a cursor.")
    return tuple(place)
