"""Words in capitals that the lines of a document's head begin with: ``head_words.csv``."""

import re
from functools import cache

from .vocabulary import require, rows


@cache
def head_words(kind: str) -> re.Pattern[str]:
    """What the lines of a kind begin with: ``body``, ``chief`` (whoever speaks for a body), or ``notice``."""
    words = []
    for row in rows("head_words"):
        require(row["example"].startswith(row["words"]), "head_words", row, "example")
        if row["kind"] == kind:
            words.append(re.escape(row["words"]))
    return re.compile(rf"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?!\w)")
