"""The bodies and places that a text names, each where it does so first.

Only what is named with enough to be one particular body counts: "Quận ủy Long Biên", "Ủy ban Kiểm tra
Trung ương", and "Ban Tổ chức Thành ủy" where the text's own city is known; "các quận ủy" names none.
A ward or commune is recorded with its surroundings, since its name is not its own (``Setting``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..clean.normalise import UPPER
from ..know.alternatives import alternatives, escaped
from ..know.organs import parts
from ..know.organs_of import departments
from ..know.places import LEVELS, city_called, level_of, units_called
from ..know.vocabulary import bodies, provinces
from ..model import Setting
from .bodies_in_text import BodyName, Context, body_at, no_place_begins


class EntitySpan(NamedTuple):
    """A body or place by its full name, and where in the clean text it is named first; a tuple, for there are many."""

    name: str
    kind: Literal["body", "place"]
    start: int
    end: int
    #: of a ward or commune and of its bodies
    setting: Setting | None = None


def find_names(text: str, context: Context) -> list[EntitySpan]:
    """Every body and place that the text names, once, in the order of the text."""
    first: dict[tuple[str, str, Setting | None], EntitySpan] = {}
    for naming in (*_bodies(text, context), *_places(text, context)):
        first.setdefault((naming.kind, naming.name, naming.setting), naming)
    return sorted(first.values(), key=lambda naming: (naming.start, naming.end, naming.kind))


_NAME = rf"[{UPPER}]\w*(?: +[{UPPER}]\w*){{0,3}}"
#: how names of local bodies begin in a sentence; a capital first, so that it is quick to find
_LOCAL_BEGINS = (
    "Ban Thường vụ", "Ban Chấp hành", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "BTV", "BCH",
    "BTC", "Ban cán sự đảng", "Thường trực", "UBKT", "Ủy ban", "Văn phòng", "Thành ủy", "Tỉnh ủy", "Quận ủy",
    "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Đảng đoàn", "HĐND", "Hội đồng nhân dân", "UBND", "Chủ tịch UBND",
    "Chủ tịch Ủy ban", "Liên đoàn Lao động", "LĐLĐ",
)  # fmt: skip

_COMMITTEES = frozenset(("Thành ủy", "Tỉnh ủy", "Quận ủy", "Huyện ủy", "Thị ủy"))
#: what stands, as letters and figures do, in the middle of a word or of a number: "TT-BTC"
_AMID = frozenset("_/-")


@cache
def _begins() -> re.Pattern[str]:
    """Where a body's name may begin: words grouped by their first letter, which alone is tried everywhere."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    central = (name for name in bodies() if name[0].isupper())
    for word in sorted({*_LOCAL_BEGINS, *departments(), *central}, key=lambda word: (-len(word), word)):
        by_letter[word[0]].append(escaped(word[1:]))
    return re.compile("|".join(f"{letter}{alternatives(rest)}" for letter, rest in sorted(by_letter.items())))


def _bodies(text: str, context: Context) -> Iterator[EntitySpan]:
    done, bare = 0, set[str]()
    for begin in _begins().finditer(text):
        start, words = begin.start(), begin.group()
        before = text[start - 1 : start]
        if start < done or before.isalnum() or before in _AMID:
            continue
        if _stands_alone(words, text, begin.end()):
            # a bare name is resolved once per text
            if words in bare:
                continue
            bare.add(words)
        found = _body(text, begin, context)
        if found:
            done = found.end
            yield found


def _stands_alone(words: str, text: str, end: int) -> bool:
    """Whether the words are all of the name: a central body's, or a committee's after which no place follows."""
    if words in _COMMITTEES:
        return not text[end + 1 : end + 2].isupper()
    return words in bodies() and not text[end : end + 1].isalnum()


def _body(text: str, begin: re.Match[str], context: Context) -> EntitySpan | None:
    words, (start, end) = begin.group(), begin.span()
    if words in bodies():
        return None if text[end : end + 1].isalnum() else EntitySpan(bodies()[words].name, "body", start, end)
    if words.startswith("Sở "):
        return _department(text, begin, context)
    found = body_at(text, start, context)
    if found is None or found.level == "central":
        return EntitySpan(found.name, "body", start, found.end) if found else None
    return _local(text, start, found, context)


def _local(text: str, start: int, found: BodyName, context: Context) -> EntitySpan | None:
    """A local body, where its name or the text's own place of the same kind of unit tells whose it is."""
    name, end = (found.name, found.end) if found.assumed else _known_prefix(found)
    role, kind, place = parts(name)
    if not role or (found.assumed and kind != context.unit(found.level)) or not _is_a_name(kind, place):
        return None
    return EntitySpan(name, "body", start, end, _setting(kind, text, end, context))


def _known_prefix(found: BodyName) -> tuple[str, int]:
    """The name without the words after it, where a unit is called by what is left: "Quận ủy Long Biên Khẩn"."""
    _, kind, place = parts(found.name)
    kept = _shortened(kind, place)
    cut = len(place) - len(kept)
    return (found.name[:-cut], found.end - cut) if cut else (found.name, found.end)


def _department(text: str, begin: re.Match[str], context: Context) -> EntitySpan | None:
    """A department of the city that its name goes on with, else of the text's own."""
    start, end = begin.span()
    if text[end : end + 1].isalnum():
        return None
    of = _OF_CITY.match(text, end)
    if of and of["city"]:
        city = _shortened(provinces().get(of["city"], "thành phố"), of["city"])
        unit = provinces().get(city) or (of["unit"] or "thành phố").lower()
        end = of.start("city") + len(city)
    elif context.city:
        city, unit = context.city, context.city_unit
    else:
        return None
    return EntitySpan(f"{begin.group()} {unit} {city}", "body", start, end) if _is_a_name(unit, city) else None


_OF_CITY = re.compile(rf" +(?:(?P<unit>[Tt]hành phố|[Tt]ỉnh) +)?(?P<city>{_NAME})")
_UNITS = {
    **{word: kind for kind in LEVELS for word in (kind, kind[0].upper() + kind[1:])},
    "TP": "thành phố", "TP.": "thành phố", "Thị Xã": "thị xã", "Thị Trấn": "thị trấn", "Thành Phố": "thành phố",
    "Đặc Khu": "đặc khu",
}  # fmt: skip
_WORDS = sorted(_UNITS, key=lambda word: (-len(word), word))
_UNIT_WORD = "|".join(map(re.escape, _WORDS))
#: how the words for units end, and a name after them: rare letters first, so that it is quick to find
_UNIT_ENDS = re.compile(rf"(?:ờng|ã|ấn|ận|ện|ố|ỉnh|khu|Khu|TP\.?)(?=:? [{UPPER}])")
_WORDS_ENDING = {
    end: tuple(word for word in _WORDS if word.endswith(end))
    for end in ("ờng", "ã", "ấn", "ận", "ện", "ố", "ỉnh", "khu", "Khu", "TP", "TP.")
}
_SAME_LEVEL = {kind: [each for each in LEVELS if LEVELS[each] == LEVELS[kind] != "city"] for kind in LEVELS}
#: kind of unit, where its name begins and ends
_Unit = tuple[str, int, int]
_A_NAME = re.compile(rf"(?P<colon>:?) +(?P<name>{_NAME})")
_MANY = re.compile(r"(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|\d+) +$")
_NEXT = re.compile(rf"(?:, *| +và +|; *| +- +)(?P<name>{_NAME})")
_AROUND = re.compile(rf"(?:,| \(|,? +thuộc|) *(?P<unit>{_UNIT_WORD}) +(?P<name>{_NAME})")


def _places(text: str, context: Context) -> Iterator[EntitySpan]:
    done = 0
    for ending in _UNIT_ENDS.finditer(text):
        words = _WORDS_ENDING[ending.group()]
        if not text.endswith(words, done, ending.end()):
            continue
        word = next(word for word in words if text.endswith(word, done, ending.end()))
        start = ending.end() - len(word)
        if text[start - 1 : start].isalnum():
            continue
        spans = _enumerated(text, start, word, context)
        if not spans:
            continue
        done = spans[-1][2]
        setting = _setting(spans[0][0], text, done, context)
        for at, (kind, begin, end) in enumerate(spans):
            name = _called(kind, text[begin:end])
            yield EntitySpan(f"{kind} {name}", "place", start if at == 0 else begin, end, setting)


def _called(kind: str, name: str) -> str:
    """The name of the unit; a city's or province's in spite of a slip."""
    if LEVELS[kind] != "city" or units_called(kind, name):
        return name
    city = city_called(name)
    return city if city and units_called(kind, city) else name


def _enumerated(text: str, start: int, word: str, context: Context) -> list[_Unit]:
    """The unit that a word names, or all of "các phường A, B và C" and of "các quận, huyện: A, B"."""
    kind = _UNITS[word]
    first = _A_NAME.match(text, start + len(word))
    if first is None:
        return []
    many = first["colon"] or _MANY.search(text, max(0, start - 8), start)
    units = _unit(kind, first, text, bool(many))
    while units and many and (following := _NEXT.match(text, units[-1][2])):
        more = _unit(kind, following, text, True)
        if not more or not _continues(more[0][0], text[slice(*more[0][1:])], context):
            break
        units += more
    return units


def _unit(kind: str, match: re.Match[str], text: str, many: bool) -> list[_Unit]:
    """The unit of a matched name; in a list of units of several kinds, of the kind that has the name."""
    kinds = [kind, *(each for each in _SAME_LEVEL[kind] if many)]
    known = next((each for each in kinds if units_called(each, _shortened(each, match["name"]))), kind)
    name = _shortened(known, match["name"])
    start = match.start("name")
    end = start + len(name)
    if name and text.startswith(" - ", end):
        end = _compound_end(known, text, start, end)
    return [(known, start, end)] if _is_a_name(known, name) else []


def _compound_end(kind: str, text: str, start: int, end: int) -> int:
    """Where a name of two parts ends that a unit has: "Bà Rịa - Vũng Tàu"."""
    second = re.compile(_NAME).match(text, end + 3)
    return second.end() if second and units_called(kind, text[start : second.end()]) else end


def _continues(kind: str, name: str, context: Context) -> bool:
    """Whether a list of units goes on with a name; in Hà Nội, whose units are known, only with one of them."""
    return bool(units_called(kind, name)) or (context.city is not None and context.city != "Hà Nội")


@lru_cache(maxsize=4096)
def _shortened(kind: str, name: str) -> str:
    """The longest beginning that a unit is called by; else what stands before words that begin something else."""
    ends = [match.end() for match in _WORD.finditer(name)]
    known = (name[:end] for end in reversed(ends) if units_called(kind, name[:end]))
    return next(known, None) or _GLUED.sub("", _before_others(name))


_WORD = re.compile(r"\S+")
#: syllables that begin other words than a place's name
_OTHERS = frozenset(
    ("Sở", "Hội", "Công", "Phòng", "Ủy", "Liên", "Mặt", "Chủ", "Phó", "Bí", "Thành", "Quận", "Huyện", "Thị", "Tỉnh",
     "Phường", "Xã", "Trung", "Các", "Nơi", "Kính", "Đồng", "Từ", "Trong", "Tại")
)  # fmt: skip


#: words that a page without blanks has glued to a name: "phường Bãi Cháythành phường Bãi Cháy"
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?:thành|sau|thuộc|của|các|và)$")
#: what no unit is called: "bảo hiểm xã Việt Nam" lacks a word
_NO_UNIT = frozenset(("Việt Nam",))


def _before_others(name: str) -> str:
    for word in _WORD.finditer(name):
        if no_place_begins(word.group()) or word.group() in _OTHERS:
            return name[: word.start()].rstrip()
    return name


def _is_a_name(kind: str, name: str) -> bool:
    """Whether a unit is called so, or may be: a single word that no table holds is hardly a name."""
    return bool(units_called(kind, name)) or (" " in name and not name.isupper() and name not in _NO_UNIT)


def _setting(kind: str, text: str, end: int, context: Context) -> Setting | None:
    """What surrounds a ward or commune: what its name goes on with ("…, huyện B, tỉnh C"), else the text's own."""
    if LEVELS[kind] != "ward":
        return None
    told: dict[str, str] = {}
    while around := _AROUND.match(text, end):
        unit = _UNITS[around["unit"]]
        name = _shortened(unit, around["name"])
        level = level_of(unit, name)
        if level in told:
            break
        if level == "ward" or not _is_a_name(unit, name):
            break
        told[level] = name
        if level == "district" and not units_called(unit, name):
            # a district that no table holds is of no city that the tables hold
            told.setdefault("elsewhere", name)
        end = around.start("name") + len(name)
    own_city = None if "elsewhere" in told and context.city == "Hà Nội" else context.city
    city, district = told.get("city", own_city), told.get("district", context.district)
    return Setting(city, district) if city or district else None
