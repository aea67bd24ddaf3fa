"""Documents that are said again in few words, each a mention of its own of the document that was named in full.

"Nghị quyết 57" after "Nghị quyết số 57-NQ/TW", "(sau đây gọi tắt là Đề án)", "Kế hoạch nêu trên", "các Nghị quyết
nêu trên". A mention is made where the text leaves one document that can be meant; "Quyết định này" in a decision is
that decision and none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from ..clean.clauses import clause_start
from ..fold import places_of, small_of
from ..know.cues import names_verb
from ..know.vocabulary import document_types, type_words, types_by_word, types_that
from ..number import Number
from .bodies_in_text import Context, body_at
from .consolidated import CONSOLIDATED
from .mention import Mention

#: "(sau đây gọi tắt là Nghị quyết 57)": what a document is called from there on
_CALLED = re.compile(
    r"\(\s*(?:(?:sau|dưới) đây )?(?:được )?(?:gọi|viết)(?: tắt| chung)? là:?\s*[“\"]?"
    r"(?P<name>[^()“”\"\n]{3,80}?)[”\"]?\s*\)",
    re.IGNORECASE,
)
_DEFINES = ("gọi tắt là", "viết tắt là", "gọi là", "gọi chung là", "viết là")
_BEGIN_DEFINING = ("gọi", "viết")
#: how far behind a document its short name may be given
_TITLE = 700
#: what says that a document was named; "trên địa bàn" says where
_THOSE = (" này", " trên", " đó")
#: what says so in two words, by the one of them that is looked for, and how far before it the first begins
_IN_TWO_WORDS = {"nêu": ((" nêu trên", 1), (" đã nêu", 4), (" vừa nêu", 5)), "nói trên": ((" nói trên", 1),)}
_THAT = re.compile(
    # a letter before all else, so that a search stops at these letters only
    r"(?:n(?<=\sn)(?:ày|(?:êu|ói) trên)|đ(?<=\sđ)(?:ã nêu(?! rõ)|ó)|v(?<=\sv)ừa nêu(?! rõ)"
    r"|t(?<=\st)rên(?=[\s.,;:)]*(?:[,.;:()\n]|của|về|và(?= [A-ZĐ])|$)))(?!\w)"
)
#: how many letters the words before it have
_REACH = 80
_SERIAL = re.compile(r"\s+(?:số\s+)?(?P<serial>\d{1,4})(?!\d)")
_ALL = r"(?P<all>(?:tất cả |toàn bộ )?(?:các|những|hai|ba|bốn|02|03|04)\s+)"
#: one of these stands in it
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|02|03|04)\s")
#: the longest word for a type, with room for blanks behind it
_LONGEST_TYPE = 48
#: what a number without its sign is followed by
_NO_NUMBER = re.compile(r"\s*(?:[-/]\s?\w|[.,]\d|%)|\s+(?:tháng|năm|ngày|điều|khoản|nhiệm|nội|và \d|[-–] \d|, \d)")
#: what stands before and behind a type's word that is a document's short name
_OTHERS = re.compile(r"(?<!\w)(?:các|những|mọi|mỗi|từng|nhiều|một)\s+\Z", re.IGNORECASE)
_NAME_IS_OVER = re.compile(rf"[.;:)\n]|,(?!\s+(?i:{type_words()})(?!\w))| (?:trên địa bàn|tại|và|đến|trong)(?!\w)|\Z")
#: how far before "nêu trên" its document may stand
_NEAR = 2500
_OF = re.compile(r"\s+của\s+(?=\S)")
_BREAKS = re.compile(r"[,;]")


class _Named:
    """The mentions that are known, in the order of the text."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self.found = found
        self.starts = [mention.start for mention in found]

    def before(self, position: int) -> Iterator[Mention]:
        """The mentions that end before a place, the nearest first."""
        for index in range(bisect_left(self.starts, position) - 1, -1, -1):
            if self.found[index].end <= position:
                yield self.found[index]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the words that name a known document share any with a place."""
        at = bisect_left(self.starts, end)
        return any(mention.named_to > start for mention in self.found[max(0, at - 3) : at])


def said_again(
    text: str, found: Sequence[Mention], context: Context, own: tuple[str | None, Number | None]
) -> Iterator[Mention]:
    """The further mentions; ``found`` is sorted by place, ``own`` is type and number of the text's own document."""
    known = _Named(found)
    #: sorted by place; none overlaps another
    taken: list[tuple[int, int]] = []
    for start, end, meant in _spots(text, known, context, own[0]):
        at = bisect_left(taken, (end, end))
        inside = at > 0 and taken[at - 1][1] > start
        if inside or known.overlaps(start, end) or is_definition(text, start):
            continue
        others = [mention for mention in meant if mention.number is None or mention.number != own[1]]
        if others:
            taken.insert(at, (start, end))
        yield from (_again(mention, start, end) for mention in others)


def _spots(text: str, known: _Named, context: Context, own: str | None) -> Iterator[tuple[int, int, Sequence[Mention]]]:
    """Where documents are said again, and which."""
    yield from _by_short_name(text, known)
    yield from _by_serial(text, known.found)
    yield from _by_that(text, known, context, own)


def _again(mention: Mention, start: int, end: int) -> Mention:
    return replace(
        mention, start=start, end=end, tail=end, title_start=end, title_end=end, span_end=0, mending=None,
        assumed={*mention.assumed}, bad_date=False,
    )  # fmt: skip


def is_definition(text: str, start: int) -> bool:
    """Whether what stands here is what a document is called from there on: "(sau đây gọi tắt là …)"."""
    before = text[max(0, start - 24) : start].rstrip(' “"').lower()
    return before.endswith(_DEFINES)


def _by_short_name(text: str, known: _Named) -> Iterator[tuple[int, int, Sequence[Mention]]]:
    """As in "Đề án" after "… (sau đây gọi tắt là Đề án)": the words that a document was given in brackets."""
    if not any(text.startswith(_DEFINES, at) for at in places_of(text, _BEGIN_DEFINING)):
        return
    for called in _CALLED.finditer(text):
        name = " ".join(called["name"].split())
        kind = _type_of(name)
        serial = name.split()[-1].lstrip("0") if name[-1:].isdigit() else None
        alike = (each for each in known.before(called.start()) if kind and each.type == kind)
        # "(sau đây gọi tắt là Kế hoạch 57)" is the one with that number, whatever its title names
        meant = next((each for each in alike if serial is None or _has_serial(each, serial)), None)
        if meant is None or called.start() - meant.tail > _TITLE or not name[0].isupper():
            continue
        words = r"\s+".join(map(re.escape, name.split()))
        # the first letter, a capital, before all else, so that a search stops at it only
        pattern = re.compile(rf"{words[0]}(?<!\w.){words[1:]}(?!\w)(?! số|\s*\d|[-/])")
        for match in pattern.finditer(text, called.end()):
            if name.lower() not in types_by_word() or _is_alone(text, *match.span()):
                yield match.start(), match.end(), (meant,)


def _has_serial(mention: Mention, serial: str) -> bool:
    return mention.number is not None and mention.number.serial.lstrip("0") == serial


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a type's word stands for the document itself, not for others or as a part of another's name."""
    return not _OTHERS.search(text, max(0, start - 12), start) and bool(_NAME_IS_OVER.match(text, end))


def _type_of(name: str) -> str | None:
    word = re.match(type_words(), name, re.IGNORECASE)
    return types_by_word()[word.group().lower()] if word else None


def _by_serial(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, int, Sequence[Mention]]]:
    """As in "Nghị quyết 57": the only document of that type and serial that the text names with its sign."""
    numbered: dict[tuple[str | None, str], dict[str, Mention]] = {}
    for mention in found:
        if mention.number is not None:
            key = mention.type, mention.number.serial.lstrip("0")
            numbered.setdefault(key, {}).setdefault(str(mention.number), mention)
    if not numbered:
        return
    for kind in {kind for kind, _ in numbered if kind}:
        for start, match in _serials_behind(text, kind):
            meant = numbered.get((kind, match["serial"].lstrip("0")), {})
            if len(meant) == 1 and not _NO_NUMBER.match(text, match.end()):
                yield start, match.end(), tuple(meant.values())


def _serials_behind(text: str, kind: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The serials right behind the words for a type, written with a capital, and where those words begin."""
    for word in document_types()[kind].words:
        capital = word[0].upper() + word[1:]
        position = text.find(capital)
        while position >= 0:
            end = position + len(capital)
            # a figure, "số" or one more blank behind the first
            behind = text[end + 1 : end + 2]
            match = _SERIAL.match(text, end) if behind.isdigit() or behind == "s" or behind.isspace() else None
            if match:
                yield position, match
            position = text.find(capital, position + 1)


@cache
def _that_pattern(flags: int = re.IGNORECASE) -> re.Pattern[str]:
    several = f"(?P<types>(?:{type_words()}|văn bản)(?:,? (?:và )?{type_words()}){{0,3}})"
    return re.compile(rf"(?<!\w)(?:{_ALL}{several}|(?P<type>{type_words()}))\s+\Z", flags)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in types_by_word())


def _those(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Words for types with "này" or "nêu trên" behind them; plain words are looked for first."""
    small = small_of(text)
    for position in _plain(text):
        start = max(0, position - _REACH)
        if text[text.rfind(" ", start, position) + 1 : position].lower() not in _last_words():
            continue
        that = _THAT.match(text, position + 1)
        if that and not _SEVERAL.search(small, start, position):
            # one word for a type, and no list of them
            start = max(start, position - _LONGEST_TYPE)
        # in small letters a search is many times as quick
        begun = _that_pattern(0).search(small, start, position + 1) if that else None
        match = _that_pattern().match(text, begun.start(), position + 1) if begun else None
        if that and match:
            yield match, that


def _plain(text: str) -> list[int]:
    """Where any of these words stand, in the order of the text."""
    places = places_of(text, _THOSE)
    for word, ways in _IN_TWO_WORDS.items():
        for at in places_of(text, (word,)):
            places += [at - before for way, before in ways if at >= before and text.startswith(way, at - before)]
    return sorted(places)


def _by_that(
    text: str, known: _Named, context: Context, own: str | None
) -> Iterator[tuple[int, int, Sequence[Mention]]]:
    """As in "Kế hoạch nêu trên", "các Nghị quyết trên": what was named before the clause."""
    if not known.found:
        return
    for match, that in _those(text):
        meant = _all_that(text, known, match) if match["all"] else _the_one(text, known, context, own, match, that)
        start = match.start("types") if match["all"] else match.start()
        if meant:
            yield start, that.end(), meant


def _all_that(text: str, known: _Named, match: re.Match[str]) -> Sequence[Mention]:
    """All documents of the types that the paragraph, or the one before it, names in their own right."""
    words = match.group().lower()
    kinds = {kind for word, kind in types_by_word().items() if re.search(rf"(?<!\w){word}(?!\w)", words)}
    line = text.rfind("\n", 0, match.start()) + 1
    above = text.rfind("\n", 0, max(0, len(text[:line].rstrip()))) + 1
    for floor in (line, above):
        meant = [
            mention
            for mention in known.before(match.start())
            if mention.start >= floor and (mention.type in kinds or match["types"].lower() == "văn bản")
        ]
        meant = _in_their_own_right(meant)
        if len({str(each.number or each.name) for each in meant}) > 1:
            return tuple(reversed(meant))
    return ()


def _in_their_own_right(near_first: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand in no other's title, each document once."""
    mentions = list(near_first)
    kept: dict[str, Mention] = {}
    for mention in mentions:
        if not any(other.title_start <= mention.start < other.title_end for other in mentions):
            kept.setdefault(str(mention.number or mention.name), mention)
    return list(kept.values())


def _the_one(
    text: str, known: _Named, context: Context, own: str | None, match: re.Match[str], that: re.Match[str]
) -> Sequence[Mention]:
    """The nearest document of the type before the clause; of the body that is named behind, where one is."""
    kind = types_by_word()[match["type"].lower()]
    line = text.rfind("\n", 0, match.start()) + 1
    here = that.group().lower() == "này"
    if (here and not _may_be_this(text, match, line, kind, own)) or _is_no_document(match["type"], kind):
        return ()
    floor = line if here else match.start() - _NEAR
    candidates = [each for each in known.before(match.start()) if each.start >= floor and each.type == kind]
    of = _OF.match(text, that.end())
    body = body_at(text, of.end(), context) if of else None
    if body is not None:
        candidates = [each for each in candidates if _is_of(each, body.level)]
    clause = clause_start(text, match.start())
    last = next(known.before(match.start()), None)
    for mention in candidates:
        if mention.start < clause or mention is not last or not _is_its_subject(text[mention.tail : match.start()]):
            outer = next((each for each in candidates if each.title_start <= mention.start < each.title_end), mention)
            return (outer,)
    return ()


def _may_be_this(text: str, match: re.Match[str], line: int, kind: str, own: str | None) -> bool:
    """Whether "… này" may be another document: not the text's own, nor one that a quotation speaks of itself."""
    quoted = text.count("“", line, match.start()) > text.count("”", line, match.start())
    if quoted or own is None or own == CONSOLIDATED or own.startswith(kind):
        return False
    return match["type"][0].isupper() and match["type"].lower() != "văn bản"


def _is_no_document(word: str, kind: str) -> bool:
    """As in "hướng dẫn nêu trên": in small letters what was said, not a document."""
    return not word[0].isupper() and kind in types_that("verb_too")


def _is_its_subject(between: str) -> bool:
    """As in "A triển khai Kế hoạch nêu trên": A is not what it carries out."""
    return names_verb(between) and not _BREAKS.search(between)


def _is_of(mention: Mention, level: str) -> bool:
    """Whether a body of a level may have issued the document, by its issuer or by the sign of its number."""
    if mention.issuer is not None:
        return mention.issuer.level == level
    issuer = mention.number.issuer if mention.number else None
    return issuer is not None and issuer.level in (None, level)
