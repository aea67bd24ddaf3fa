"""Laws that are named again without their number, and amending laws whose names hold the names of others.

"Luật Đê điều số 79 …; Nghị định A quy định chi tiết Luật Đê điều": the second is the first. In "Luật sửa đổi … của
Luật Đê điều số 60" the number is the amending law's, unless Luật Đê điều was named before with that very number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..fold import fold
from ..know.vocabulary import type_words, types_that
from ..know.words import any_of
from .mention import Mention

#: the name of an amending law up to the law that it amends
AMENDS_IN_NAME = re.compile(
    rf"{any_of('amends', 'repeals')}(?!\w).{{0,120}}? của (?:Bộ luật|Luật) (?P<name>\w.*)", re.IGNORECASE
)
#: what stands in brackets below a title in capitals: "(thực hiện Điều 33 Luật Đê điều)"
_ADDED_TO_TITLE = re.compile(r"\s*\([^()\n]{3,200}\)")
#: how far behind a document its title may name a law
_TITLE = 300
_TYPE = re.compile(rf"{type_words('law')}\s+", re.IGNORECASE)


def law_key(name: str) -> str:
    """What two spellings of a law's name share, without the word for its type."""
    return fold(_TYPE.sub("", name, count=1)).strip()


def know_again(text: str, found: Sequence[Mention], head: int = 0) -> Iterator[Mention]:
    """All mentions, sorted: laws by name have the number that they were named with before in this text.

    What stands before ``head``, in the document's own title, is named with its number in the preamble below.
    """
    known: dict[str, Mention] = {}
    below = _first_named(found)
    added = _ADDED_TO_TITLE.match(text, head) if head else None
    head = added.end() if added else head
    before: Mention | None = None
    for mention in found:
        if mention.start < head and mention.type in types_that("law") and mention.number is None:
            law = below.get(law_key(mention.name or ""))
            yield mention if law is None else _as_named(mention, law)
            continue
        former, before = before, mention
        if mention.type not in types_that("law"):
            yield mention
        elif mention.number is None:
            same = known.get(law_key(mention.name or ""))
            yield mention if same is None or _is_older(former, mention, same) else _as_named(mention, same)
        else:
            yield from _numbered(text, mention, known)


def _first_named(found: Sequence[Mention]) -> dict[str, Mention]:
    """The laws that are named with their number, by what is left of their names, each where it first is."""
    laws: dict[str, Mention] = {}
    for mention in found:
        if mention.type in types_that("law") and mention.number is not None:
            laws.setdefault(law_key(mention.title or ""), mention)
    return laws


def _as_named(mention: Mention, law: Mention) -> Mention:
    return replace(mention, number=law.number, name=None, title=law.title, issued_on=mention.issued_on or law.issued_on)


def _is_older(former: Mention | None, mention: Mention, law: Mention) -> bool:
    """Whether a document of an earlier year speaks of the law in its title: it means the law of before."""
    if former is None or mention.start - former.tail > _TITLE or not (law.number and law.number.year):
        return False
    year = (former.issued_on or "")[:4] or (former.number.year if former.number else None)
    return year is not None and year < law.number.year


def _numbered(text: str, mention: Mention, known: dict[str, Mention]) -> Iterator[Mention]:
    """A law with its number; what amends it and has no number here is a mention of its own."""
    amends = AMENDS_IN_NAME.fullmatch(mention.title or "")
    same = known.get(law_key(amends["name"])) if amends else None
    if amends is None or same is None or same.number != mention.number:
        known.setdefault(law_key(mention.title or ""), mention)
        yield mention
        return
    inner = text.rfind("Luật ", mention.start, mention.end)
    words = " ".join(text[mention.start : inner].split()).removesuffix(" của")
    end = mention.start + len(text[mention.start : inner].rstrip().removesuffix("của").rstrip())
    name = f"{words} của Luật {amends['name']}"
    yield Mention(mention.start, end, type=mention.type, name=name, tail=end, title_start=end, title_end=end)
    yield replace(mention, start=inner, title=same.title)
