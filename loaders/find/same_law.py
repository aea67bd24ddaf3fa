"""Laws that are named again without their number, and amending laws whose names hold the names of others.

"Luật Đê điều số 79 …; Nghị định A quy định chi tiết Luật Đê điều": the second is the first. In "Luật sửa đổi … của
Luật Đê điều số 60" the number is the amending law's, unless Luật Đê điều was named before with that very number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..fold import fold
from ..know.law_numbers import passed_in, passed_on
from ..know.vocabulary import type_words, types_that
from ..know.words import any_of
from ..number import parse
from .mention import Mention

#: the name of an amending law up to the law that it amends
AMENDS_IN_NAME = re.compile(
    rf"{any_of('amends', 'repeals')}(?!\w).{{0,120}}? của (?:Bộ luật|Luật) (?P<name>\w.*)", re.IGNORECASE
)
#: what stands in brackets below a title in capitals: "(thực hiện Điều 33 Luật Đê điều)"
_ADDED_TO_TITLE = re.compile(r"\s*\([^()\n]{3,200}\)")
#: "Luật Đất đai năm 2024", folded
_IN_YEAR = re.compile(r" nam (?P<year>\d{4})\Z")
#: how far behind a document its title may name a law
_TITLE = 300
_TYPE = re.compile(rf"{type_words('law')}\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def law_key(name: str) -> str:
    """What two spellings of a law's name share, without the word for its type."""
    return fold(_TYPE.sub("", name, count=1)).strip()


def know_again(text: str, found: Sequence[Mention], head: int = 0) -> Iterator[Mention]:
    """All mentions, sorted: laws by name have the number that they were named with before in this text.

    What stands before ``head``, in the document's own title, is named with its number in the preamble below. Where
    the text gives the law's day ("Căn cứ Luật Đê điều ngày …"), a plain name means the law of that year.
    """
    named = _Named.of(found)
    known: dict[str, list[Mention]] = {}
    added = _ADDED_TO_TITLE.match(text, head) if head else None
    head = added.end() if added else head
    before: Mention | None = None
    for mention in found:
        former, before = before, mention
        if mention.type not in types_that("law"):
            yield mention
        elif mention.number is None:
            key = law_key(mention.name or "")
            laws = named.first.get(key, ()) if mention.start < head else known.get(key, ())
            law = named.meant(key, mention, laws, None if mention.start < head else former)
            yield _by_day(mention, key) if law is None else _as_named(mention, law)
        else:
            yield from _numbered(text, mention, known)


@dataclass(frozen=True, slots=True)
class _Named:
    """How one text names its laws: the first with a number for each name, the years of those that it gives days of."""

    first: dict[str, tuple[Mention, ...]]
    #: name → the year of the law that is named with its day and without its number, and its number, named elsewhere
    years: dict[str, str]
    of_year: dict[tuple[str, str], Mention]

    @classmethod
    def of(cls, found: Sequence[Mention]) -> "_Named":
        """What all mentions of laws tell."""
        first: dict[str, tuple[Mention, ...]] = {}
        years: dict[str, str] = {}
        of_year: dict[tuple[str, str], Mention] = {}
        for mention in found:
            if mention.type not in types_that("law"):
                continue
            if mention.number is not None:
                key = law_key(mention.title or "")
                first.setdefault(key, (mention,))
                of_year.setdefault((key, mention.number.year or ""), mention)
            elif mention.issued_on:
                years.setdefault(law_key(mention.name or ""), mention.issued_on[:4])
        return cls(first, years, of_year)

    def meant(self, key: str, mention: Mention, laws: Sequence[Mention], former: Mention | None) -> Mention | None:
        """Which law a plain name means: that of the text's own year, else the first of ``laws``.

        None that is younger than the document in whose title the name stands.
        """
        year = mention.issued_on[:4] if mention.issued_on else self.years.get(key)
        dated = self.of_year.get((key, year)) if year else None
        if dated is not None and not _is_older(former, mention, dated):
            return dated
        of_year = year if former is None and mention.issued_on is None else None
        older = (law for law in laws if not _is_older(former, mention, law))
        return next((law for law in older if not of_year or (law.number and law.number.year in (None, of_year))), None)


def _by_day(mention: Mention, key: str) -> Mention:
    """The law with the number that its day or its year tells, where the table has one; else as it is.

    Its name is kept: a document whose number no text states is called by it.
    """
    year = _IN_YEAR.search(key)
    name = key[: year.start()] if year else key
    day = mention.issued_on
    law = passed_on(name, day) if day else passed_in(name, year["year"]) if year else None
    if law is None:
        return mention
    assumed = {*mention.assumed, "law_number"}
    return replace(mention, number=parse(law.number), title=law.name, issued_on=law.passed, assumed=assumed)


def _as_named(mention: Mention, law: Mention) -> Mention:
    return replace(mention, number=law.number, name=None, title=law.title, issued_on=mention.issued_on or law.issued_on)


def _is_older(former: Mention | None, mention: Mention, law: Mention) -> bool:
    """Whether a document of an earlier year speaks of the law in its title: it means the law of before."""
    if former is None or mention.start - former.tail > _TITLE or not (law.number and law.number.year):
        return False
    year = (former.issued_on or "")[:4] or (former.number.year if former.number else None)
    return year is not None and year < law.number.year


def _numbered(text: str, mention: Mention, known: dict[str, list[Mention]]) -> Iterator[Mention]:
    """A law with its number; what amends it and has no number here is a mention of its own."""
    amends = AMENDS_IN_NAME.fullmatch(mention.title or "")
    laws = known.get(law_key(amends["name"]), []) if amends else []
    same = next((law for law in laws if law.number == mention.number), None)
    if amends is None or same is None:
        alike = known.setdefault(law_key(mention.title or ""), [])
        if all(law.number != mention.number for law in alike):
            alike.append(mention)
        yield mention
        return
    inner = text.rfind("Luật ", mention.start, mention.end)
    words = " ".join(text[mention.start : inner].split()).removesuffix(" của")
    end = mention.start + len(text[mention.start : inner].rstrip().removesuffix("của").rstrip())
    name = f"{words} của Luật {amends['name']}"
    yield Mention(mention.start, end, type=mention.type, name=name, tail=end, title_start=end, title_end=end)
    yield replace(mention, start=inner, title=same.title)
