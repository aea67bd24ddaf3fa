"""Mentions of documents that have no number and are known by name: congress resolutions, laws, the charter."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..fold import fold, places_of, small_of
from ..know.alternatives import alternatives, escaped
from ..know.dates import DATE, iso
from ..know.law_numbers import amending_names, passed_on
from ..know.vocabulary import (
    compiled,
    document_types,
    laws,
    require,
    rows,
    terms,
    type_words,
    types_by_word,
    types_that,
)
from .bodies_in_text import _PLACE, BodyName, Context
from .mention import Mention
from .tails import DATE_NEXT, roman

_TERMS = r"(?P<terms>[IVX]+(?:(?:, | và )[IVX]+){0,9})(?!\w)"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})(?!\w)"
_SESSIONS = (
    rf"(?P<sessions>{_ORDINAL}(?:(?:, | và )(?:hội nghị )?lần thứ {_ORDINAL}){{0,9}}"
    r"|\d{1,2}(?:(?:, | và )(?:hội nghị )?(?:trung ương )?\d{1,2}){0,9})"
)
_UNIT = rf"(?:thành phố|tỉnh|quận|huyện|thị xã) (?-i:{_PLACE.replace('?P<place>', '?:')})"
_UNITS = rf"(?P<units>{_UNIT}(?:(?:, | và ){_UNIT}){{0,9}})"
_ITEM = re.compile(r"[IVX]+|\d+")
#: "Luật Thủ đô được Quốc hội …": the name of a law ends where the sentence goes on
_LAW = re.compile(rf"(?<!\w)(?P<type>(?i:{type_words('law')})) (?P<title>\w+(?:(?: |, (?=[a-zà-ỹđ]))\w+){{0,14}})")
_LAW_ENDS = re.compile(
    r",? (?:số(?= ?:| ?\d)|ngày|năm|được|của|có|theo|để|do|đã|khi|trong|tại|cho|là|quy định"
    rf"|và (?:các|quy|nghị|{type_words('law')}|báo|chỉ)|hoặc|đối với|nêu|thì|này"
    r"|hiện (?:nay|hành)|đang|phải|sẽ|về|với|thông|sửa đổi|từ|đến|vào|như|bao|mà|gồm|ban|trên|bởi|lần|các|những|và TP"
    r"|dự (?:án|thảo)|họp|tổ chức thực hiện|phối hợp|\w*ng hành|\d+)(?!\w).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How a document without a number is named in text, and what it is then called."""

    type: str
    pattern: re.Pattern[str]
    name: str
    issuer: str | None
    level: str | None


@cache
def name_patterns() -> tuple[NamePattern, ...]:
    """The rows of loaders/know/data/named.csv."""
    table = []
    for row in rows("named"):
        source = row["pattern"].replace("{terms}", _TERMS).replace("{sessions}", _SESSIONS)
        source = source.replace("{units}", _UNITS).replace("{place}", rf"(?: (?-i:{_PLACE}))?")
        pattern = compiled("named", row, source)
        example = pattern.search(row["example"])
        # a row that begins otherwise would never be tried
        begins = tuple(row["begins"].split("|"))
        require(example is not None and example.group().lower().startswith(begins), "named", row, "example")
        table.append(NamePattern(row["type"], pattern, row["name"], row["issuer"] or None, row["place"] or None))
    return tuple(table)


def find_named(text: str, context: Context) -> list[Mention]:
    """All mentions by name, in the order of the text."""
    found: list[Mention] = []
    for start in _starts(small_of(text)):
        match, pattern = next(_matches(text, start), (None, None))
        if match and pattern:
            found.extend(_each(match, pattern, context))
    found.extend(_laws(text))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


@cache
def _first_words() -> tuple[str, ...]:
    """The first words of the names of loaders/know/data/named.csv."""
    return tuple(dict.fromkeys(words for row in rows("named") for words in row["begins"].split("|")))


def _starts(lower: str) -> Iterator[int]:
    """Where a name of loaders/know/data/named.csv may begin, found by its first words."""
    for words in _first_words():
        # a search for a blank at the end stops at every blank
        bare = words.rstrip()
        position = lower.find(bare)
        while position >= 0:
            if lower.startswith(words, position) and (position == 0 or not lower[position - 1].isalnum()):
                yield position
            position = lower.find(bare, position + 1)


def _matches(text: str, position: int) -> Iterator[tuple[re.Match[str], NamePattern]]:
    for pattern in name_patterns():
        match = pattern.pattern.match(text, position)
        if match:
            yield match, pattern


def _each(match: re.Match[str], pattern: NamePattern, context: Context) -> Iterator[Mention]:
    """One mention for each term and session that the name lists: "Trung ương 4 (khóa XI, XII)"."""
    groups = match.groupdict(default="")
    whose = groups.get("place") or context.place(pattern.level) or ""
    units = re.split(r", | và ", groups.get("units", "")) or [""]
    for unit in units:
        for term in _ITEM.findall(groups.get("terms", "")) or [""]:
            for session in _sessions(groups.get("sessions", "")):
                yield _named(
                    match, pattern, {**groups, "term": roman(term), "session": session, "whose": whose, "unit": unit}
                )


_CONGRESS = "Nghị quyết Đại hội {numeral} Đảng bộ {unit}"


def _by_numeral(values: dict[str, str]) -> dict[str, str]:
    """A congress that is called by its years, called by its number where that is known."""
    place = values["unit"].removeprefix("thành phố ").removeprefix("tỉnh ")
    known = (
        term.numeral
        for term in terms()
        if term.place == place and term.start[:4] == values.get("from") and term.numeral
    )
    return {**values, "numeral": next(known, "")}


def _sessions(words: str) -> list[str]:
    """The numbers that "4", "6, 7, 8" or "năm" stand for."""
    ordinals = re.findall(_ORDINAL, words.lower())
    return [str(_ORDINALS.index(word) + 1) for word in ordinals] or _ITEM.findall(words) or [""]


def _named(match: re.Match[str], pattern: NamePattern, values: dict[str, str]) -> Mention:
    values = _by_numeral(values)
    name = (_CONGRESS if values.get("numeral") else pattern.name).format(**values).strip()
    issuer = pattern.issuer.format(**values).strip() if pattern.issuer else None
    whose = values["whose"] or None
    body = BodyName(issuer, pattern.level or "central", whose, match.end()) if issuer else None
    return Mention(
        match.start(), match.end(), type=pattern.type, name=name, issuer=body, place=whose, term=values["term"] or None,
        tail=match.end(), title_start=match.end(), title_end=match.end(),
    )  # fmt: skip


def _laws(text: str) -> Iterator[Mention]:
    amending = list(_amending_laws(text))
    yield from amending
    starts = [mention.start for mention in amending]
    for match in _law_matches(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < amending[at].title_end:
            continue
        title = _law_title(text, match)
        end = match.start("title") + len(title)
        if not title or _HAS_NUMBER.match(text, end) or _DRAFT.search(text, max(0, match.start() - 12), match.start()):
            continue
        kind = types_by_word()[match["type"].lower()]
        name = f"{match['type'].capitalize()} {title[0].upper()}{title[1:]}"
        year = _YEAR.match(text, end)
        if year:
            # "Luật Đất đai năm 2013" is not the one of 2024
            name, end = f"{name} năm {year['year']}", year.end()
        amended = _AMENDING.search(text, max(0, match.start() - _REACH_OF_AMENDING), match.start())
        # the day behind an amended law is that of the amending one
        dated = None if amended else DATE_NEXT.match(text, end) or _PASSED.match(text, end)
        tail = dated.end() if dated else end
        yield Mention(
            match.start(), end, type=kind, name=name, issued_on=iso(dated) if dated else None,
            tail=tail, title_start=tail, title_end=tail,
        )  # fmt: skip


def _amending_laws(text: str) -> Iterator[Mention]:
    """Amending laws that are named by their day: the laws in their names are not named in their own right."""
    if "sửa đổi, bổ sung một số điều của Luật" not in text:
        return
    for match in amending_names().finditer(text):
        dated = DATE_NEXT.match(text, match.end())
        day = iso(dated) if dated else None
        if day is None or passed_on(fold(match["name"]), day) is None:
            continue
        tail = dated.end() if dated else match.end()
        name = " ".join(match.group().split())
        yield Mention(
            match.start(),
            match.end(),
            type="Luật",
            name=name,
            issued_on=day,
            tail=tail,
            title_start=tail,
            title_end=tail,
        )


_PASSED = re.compile(
    rf" (?:đã )?được Quốc hội(?: khóa [IVX]+)?(?:,? kỳ họp thứ [^,]{{1,20}},?)? thông qua {DATE}", re.IGNORECASE
)
#: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B …"
_AMENDING = re.compile(r"(?<!\w)Luật [Ss]ửa đổi(?!\w)(?:(?!ngày \d|Căn cứ)[^;.\n])*$")
_REACH_OF_AMENDING = 200
#: a law that is still to be passed
_DRAFT = re.compile(r"(?<!\w)dự (?:án|thảo)\s+$", re.IGNORECASE)
#: "pháp luật", "kỷ luật lao động", "Trường Đại học Luật", "Ban soạn thảo Luật" name no law that is there
_BEFORE_NO_LAW = (
    "bộ ", "pháp ", "kỷ ", "quy ", "định ", "đại học ", "khoa ", "viện ", "tạp chí ", "báo ", "câu lạc bộ ", "ngành ",
    "hội ", "dự ", "soạn thảo ", "xây dựng ",
)  # fmt: skip
_NO_LAW = re.compile(rf"(?<!\w)(?:{'|'.join(_BEFORE_NO_LAW)})$", re.IGNORECASE)
_REACH_OF_NO_LAW = 16
_YEAR = re.compile(r",? (?:năm )?(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")
_HAS_NUMBER = re.compile(rf",? ?(?:\((?:{type_words('law')} )?)?số \d", re.IGNORECASE)


def _names_no_law(text: str, position: int) -> bool:
    before = text[max(0, position - _REACH_OF_NO_LAW) : position]
    return before.lower().endswith(_BEFORE_NO_LAW) and _NO_LAW.search(before) is not None


def _law_title(text: str, match: re.Match[str]) -> str:
    """The name of a law that is known, whatever its letters' case; else the words up to where the sentence goes on."""
    known = _known_law().match(text, match.start("title"))
    if known:
        return known.group()
    if not match["title"][0].isupper() or not match["type"][0].isupper():
        return ""
    title = _LAW_ENDS.sub("", match["title"]).removesuffix(" và").rstrip(" ,")
    return title if len(title.split()) > 1 else ""


@cache
def _known_law() -> re.Pattern[str]:
    return re.compile(alternatives(map(escaped, laws())) + r"(?!\w)", re.IGNORECASE)


@cache
def _law_words() -> tuple[str, ...]:
    """How the name of a law begins: with a capital, but for a known one ("luật Đất đai")."""
    words = [word for name in sorted(types_that("law")) for word in document_types()[name].words]
    return (*(f"{word.capitalize()} " for word in words), "luật ")


@cache
def _law_words_by_last() -> dict[str, tuple[str, ...]]:
    """The same by their last word in small letters, which is looked for once."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for word in _law_words():
        by_last[word.lower().split()[-1]].append(word)
    return {last: tuple(words) for last, words in by_last.items()}


def _law_matches(text: str) -> Iterator[re.Match[str]]:
    for last, words in _law_words_by_last().items():
        for at in places_of(small_of(text), (last,)):
            for word in words:
                position = at + len(last) + 1 - len(word)
                match = _LAW.match(text, position) if text.startswith(word, max(position, 0)) else None
                if match and match["type"] == word.strip() and not _names_no_law(text, position):
                    yield match


def family(name: str) -> str:
    """What two mentions of a document without a number share."""
    return "name:" + fold(name)
