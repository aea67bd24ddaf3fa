"""What kind of document or work a task is to make: "Đề án: …", "Xây dựng Nghị quyết …"."""

import re
from functools import cache

from ..know.duties import first_letters, makes, meanings, words
from ..know.vocabulary import types_that

#: how far from the beginning a kind is looked for
_REACH = 90
_BEFORE_COLON = re.compile(r"(?P<kind>[^\W\d](?:[\w ]{1,40}))\s*:\s*(?=\S)")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(words("kind")) + r")(?!\w)", re.IGNORECASE)


def split_kind(text: str) -> tuple[str | None, str]:
    """The kind before a colon and the text after it: ``"Đề án: A"`` → ``("Đề án", "A")``; else the kind in front."""
    colon = _BEFORE_COLON.match(text)
    if colon:
        folded = colon["kind"].strip().lower()
        if folded in meanings("kind"):
            return meanings("kind")[folded], text[colon.end() :]
    return kind_of(text), text


def kind_of(text: str) -> str | None:
    """The kind that a text's first words tell, behind nothing but verbs that make it."""
    first = text[:1]
    if first.isalpha() and first not in first_letters("makes") and first not in first_letters("kind"):
        return None
    made = makes().match(text[:_REACH])
    at = made.end() if made else 0
    found = _kinds().match(text, at)
    # "Hướng dẫn thanh toán chi phí" makes no guideline
    if found is None or (at == 0 and found.group().capitalize() in types_that("verb_too")):
        return None
    return meanings("kind")[found.group().lower()]
