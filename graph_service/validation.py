"""What is wrong with a value that was given: pydantic's own sentences have rows in the table of words."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticKnownError

from graph_service.words import Words
from loaders.errors import Saying

#: what is said where the table does not have pydantic's sentence
OTHER = "The value does not fit"
#: slots that pydantic fills with English words itself; Vietnamese sentences have none of them
_ENGLISH = {"expected_plural": "s", "field_type": "Value"}


def reason_of(words: Words, error: Mapping[str, Any]) -> str:
    """The reason of one of ``ValidationError.errors()``, in the reader's language."""
    if words.language == "en":
        return str(error["msg"])
    reason = _saying(error["type"], error.get("ctx") or {})
    return words.told(reason if words.knows(reason) else OTHER)


def _saying(kind: str, found: Mapping[str, Any]) -> str:
    try:
        sentence = PydanticKnownError(kind, dict(found)).message_template  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        # of a validator of ours, or of the framework's
        return OTHER
    # the last two of the values that would fit are joined by an English word
    expected = {"expected": str(found["expected"]).replace(" or ", ", ")} if "expected" in found else {}
    return Saying(sentence, **{**_ENGLISH, **found, **expected})
