"""Every mention of a document that has a number, with what its words say of it.

A mention is read from its number outwards: back to the word for its type, on to its date, issuer,
term and title. Numbers that share a sign ("số 217, 218-QĐ/TW") are separate mentions.
"""

import re
from dataclasses import replace
from itertools import pairwise

from ..know.vocabulary import document_types, type_words, types_that
from ..know.words import any_of
from ..model import Mending
from ..number import Number, find_numbers, mended_number, number_of
from .bodies_in_text import Context, body_at
from .mending import mend_issuer, mend_level, mend_parliament, mend_sign
from .mention import LETTER, Mention
from .private import find_private
from .serials import listed_before, partial_numbers
from .tails import look_back, read_tail, share_tails
from .title_span import end_titles, read_title
from .types_in_text import type_before

#: numbers of forms, contracts, standards and mailboxes
_NO_DOCUMENT = re.compile(rf"(?<!\w){any_of('no document')}(?: số)?:?$")
_LIST_GOES_ON = re.compile(r"\s*(?:,|;|và)+\s*(?:số:?\s*)?", re.IGNORECASE)
_OF = re.compile(r"\bcủa\s+")
_LISTED = re.compile(r"\s*(?:,|;|và)+\s*số:?\s*", re.IGNORECASE)


def find_numbered(text: str, context: Context) -> list[Mention]:
    """All mentions by number, in the order of the text."""
    found: list[Mention] = []
    previous_end = 0
    for match in find_numbers(text):
        mentions = _read(text, match, previous_end, context, found[-1] if found else None)
        found.extend(mentions)
        if mentions:
            previous_end = mentions[-1].end
    found.extend(partial_numbers(text, found, context))
    found.extend(list(find_private(text, found, context)))
    found.sort(key=lambda mention: (mention.start, mention.end))
    _share_types(text, found)
    share_tails(text, found)
    end_titles(text, found)
    look_back(text, found, context)
    return found


def _share_types(text: str, found: list[Mention]) -> None:
    """As in "các Luật số A, số B và số C": numbers of one form that follow a type are all of it."""
    for before, mention in pairwise(found):
        if "type" not in mention.assumed or not (before.type and before.number and mention.number):
            continue
        serial = text.find(mention.number.serial.lstrip("0"), mention.start, mention.end)
        # "03" may be written "3"
        listed = _LISTED.fullmatch(text, before.tail, serial - (text[serial - 1] == "0")) if serial > 0 else None
        if listed and before.number.signs[0][:2] == mention.number.signs[0][:2]:
            mention.type = before.type


def _read(
    text: str, match: re.Match[str], floor: int, context: Context, before: Mention | None = None
) -> list[Mention]:
    number = number_of(match)
    kind, type_start = type_before(text, match.start(), floor)
    if before is not None and kind is None and _is_next_of(text, before, number, match.start()):
        kind = before.type
    elif not _plausible(text, match, number, kind):
        return []
    mention = Mention(type_start, match.end(), number, kind, tail=match.end())
    mend_sign(mention)
    between = text[type_start : match.start()] if kind else ""
    read_tail(text, mention, context)
    _read_between(mention, between, context)
    mend_issuer(mention)
    mend_parliament(mention)
    _take_type(mention)
    _take_place(mention, context)
    read_title(text, mention)
    mend_level(mention, context)
    return [*listed_before(text, mention, match.start()), mention]


def _is_next_of(text: str, before: Mention, number: Number, start: int) -> bool:
    """As in "các văn bản số: 4/ABC-D ngày …, 8/ABC-D ngày …": one more number of the list, with the same signs."""
    same = before.number is not None and before.number.signs == number.signs
    return same and before.tail <= start and bool(_LIST_GOES_ON.fullmatch(text, before.tail, start))


def _plausible(text: str, match: re.Match[str], number: Number, kind: str | None) -> bool:
    """Whether it is a document's number and no fraction, standard or abbreviation."""
    before = text[max(0, match.start() - 24) : match.start()].rstrip().lower()
    # "Luật … theo hợp đồng số 69/2020/QH14" is a law
    if _NO_DOCUMENT.search(before) and kind not in types_that("law"):
        return False
    if number.issuer is not None and (number.type_names or number.year or kind):
        return True
    if number.type_names and (kind or before.endswith("số")):
        return True
    named = kind is not None and before.endswith(("số", *document_types()[kind].words))
    # "Quy chế phối hợp số 01/QCPH": the sign begins as the type's does
    of_type = kind not in (None, LETTER) and number.signs[0].startswith(tuple(document_types()[kind or LETTER].signs))
    return mended_number(number) is not None or (named and (len(number.signs) > 1 or of_type))


def _read_between(mention: Mention, between: str, context: Context) -> None:
    """What stands between type and number: an issuer ("Nghị quyết của Quốc hội số") or the name of a law."""
    words = between
    of = _OF.search(words) if mention.type != "Luật" and "của" in words else None
    if of and not mention.issuer:
        mention.issuer = body_at(words, of.end(), context)
    if mention.type in types_that("law"):
        name = re.sub(r"\s*,?\s*số\s*$", "", words.strip(), flags=re.IGNORECASE)
        name = re.sub(rf"^{type_words('law')}\s*", "", name, flags=re.IGNORECASE).strip()
        if name:
            mention.title = name


def _take_type(mention: Mention) -> None:
    """The type by word and by sign; a programme that is given a directive's sign keeps its word."""
    number = mention.number
    if number is None:
        return
    by_sign = number.type_names
    if mention.type is None:
        party = number.issuer is not None and number.issuer.series == "term"
        choice = [name for name in by_sign if name not in types_that("state_only")] if party else by_sign[::-1]
        mention.type = choice[0] if choice else (LETTER if number.issuer and not number.year else None)
        mention.assumed.add("type")
    elif by_sign and mention.type not in by_sign:
        _settle(mention, number, by_sign)


def _settle(mention: Mention, number: Number, by_sign: tuple[str, ...]) -> None:
    if mention.type == LETTER and number.issuer is None:
        # the sign of a letter is its office's, which may be that of a type: "Công văn số 5615/CT-CS"
        return
    kind = document_types()[mention.type or ""]
    if mention.type == "Chương trình" and number.signs[0].upper() == "CT":
        fixed = replace(number, signs=("CTr", *number.signs[1:]))
        mention.mending = mention.mending or Mending(str(number), "called a Chương trình, whose sign is CTr")
        mention.number = fixed
    elif not {number.signs[0]} & set(kind.signs):
        mention.type = by_sign[0]


def _take_place(mention: Mention, context: Context) -> None:
    """Whose series the number counts in: said by the issuer, else the text's own place."""
    issuer = mention.number.issuer if mention.number else None
    if issuer is None or not issuer.local:
        return
    body = mention.issuer
    if body and body.place and (issuer.level is None or body.level == issuer.level):
        mention.place = body.place
        if body.assumed:
            mention.assumed.add("place")
    else:
        level = issuer.level or (body.level if body else context.level)
        mention.place = context.place(level)
        mention.assumed.add("place")
