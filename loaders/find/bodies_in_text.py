"""Names of bodies in running text, and whose "Thành ủy" or "UBND" a text means.

Official texts name local bodies without their place ("Ban Thường vụ Thành ủy"); the place is the
text's own. Source of the forms: Decree 30/2020/NĐ-CP, Guideline 36-HD/VPTW, Regulation 66-QĐ/TW.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from ..clean.normalise import UPPER
from ..know.alternatives import alternatives, escaped
from ..know.places import city_called, level_of, names_of_units
from ..know.vocabulary import bodies, document_types, provinces

#: heads of bodies of a city or province, which are recognised by their names whatever slips there are in them
_OF_A_CITY = re.compile(r"(?:thành ủy|tỉnh ủy|thành phố|tp\.?|tỉnh)$", re.IGNORECASE)
_SYLLABLE = rf"[{UPPER}]\w*"
_PLACE = rf"(?P<place>{_SYLLABLE}(?: +{_SYLLABLE}){{0,3}})"
_COMMITTEE = r"(?:thành ủy|tỉnh ủy|quận ủy|huyện ủy|thị ủy)"
_UNIT = r"(?:thành phố|tp\.?|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)"
_LEVEL = {
    "thành ủy": "city", "tỉnh ủy": "city", "thành phố": "city", "tp": "city", "tp.": "city", "tỉnh": "city",
    "quận ủy": "district", "huyện ủy": "district", "thị ủy": "district",
    "quận": "district", "huyện": "district", "thị xã": "district",
    "đảng ủy": "ward", "phường": "ward", "xã": "ward", "thị trấn": "ward", "đặc khu": "ward",
}  # fmt: skip
_BEFORE_NAMES = ("ủy ", *(f"{unit} " for unit in _LEVEL))
_UNIT_OF_COMMITTEE = {
    "thành ủy": "thành phố", "tỉnh ủy": "tỉnh", "quận ủy": "quận", "huyện ủy": "huyện", "thị ủy": "thị xã",
}  # fmt: skip
_PART = r"(?:ban thường vụ|btv|ban chấp hành|bch|thường trực)"
_FULL = {
    "btv": "Ban Thường vụ", "bch": "Ban Chấp hành", "hội đồng nhân dân": "HĐND", "ủy ban nhân dân": "UBND",
    "ubkt": "Ủy ban Kiểm tra", "btc": "Ban Tổ chức", "lđlđ": "Liên đoàn Lao động",
    "tp": "thành phố", "tp.": "thành phố",
}  # fmt: skip
#: how the parts of a name are written, the longer first
_CAPITALS = (
    "Ban Tuyên giáo và Dân vận", "Ban Thường vụ", "Ban Chấp hành", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận",
    "Ban Nội chính", "Ủy ban Kiểm tra", "Thành ủy", "Tỉnh ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ",
    "Đảng đoàn", "HĐND", "UBND", "MTTQ Việt Nam", "Ủy ban", "Liên đoàn Lao động",
)  # fmt: skip
_COMMISSION = (
    r"(?:ban tổ chức|btc|ban tuyên giáo và dân vận|ban tuyên giáo|ban dân vận|ban nội chính"
    r"|ủy ban kiểm tra|ubkt|văn phòng)"
)
_STATE = (
    r"(?:chủ tịch )?(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân)|(?:liên đoàn lao động|lđlđ)"
    r"|ủy ban mttq việt nam|ủy ban mặt trận tổ quốc việt nam|ban cán sự đảng ubnd|đảng đoàn hđnd"
)
_LOCAL = re.compile(
    rf"(?P<head>(?:(?:{_PART}|{_COMMISSION})\s+)?(?P<committee>{_COMMITTEE})"
    rf"|(?:{_PART}\s+)?đảng bộ\s+(?P<party_unit>{_UNIT})"
    rf"|(?:{_PART}\s+)?đảng ủy(?:\s+(?P<base_unit>phường|xã|thị trấn|đặc khu))?"
    rf"|(?:{_STATE})\s+(?P<unit>{_UNIT}))(?!\w)(?: +(?-i:{_PLACE}))?",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    rf"(?P<head>(?i:thành ủy|tỉnh ủy|quận ủy|huyện ủy|thị ủy|đảng bộ thành phố|đảng bộ tỉnh|đảng bộ quận|đảng bộ huyện"
    rf"|thành phố|tỉnh|quận|huyện|thị xã|đảng ủy phường|đảng ủy xã|đảng bộ))\s+{_PLACE}"
)

#: the ends of the words before a place's name, by which a match is looked for
#: each begins with a rare letter, the only ones that a search stops at
_BEFORE_A_PLACE = re.compile(
    r"(?:y (?<=[ủỦ]y )|ố (?<=[pP]hố )|ỉnh |ận (?<=[qQ]uận )|ện (?<=[hH]uyện )|ã (?<=[xX]ã )|ờng (?<=[pP]hường )"
    rf"|ộ (?<=[bB]ộ ))(?=[{UPPER}])"
)
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class Context:
    """The issuer's place at each level, and its kind of unit."""

    city: str | None = None
    city_unit: str = "thành phố"
    district: str | None = None
    district_unit: str = "quận"
    ward: str | None = None
    ward_unit: str = "phường"
    #: the level of whoever issued the text
    level: str = "city"

    def place(self, level: str | None) -> str | None:
        """The text's own place at a level."""
        return {"city": self.city, "district": self.district, "ward": self.ward}.get(level or "")

    def unit(self, level: str) -> str:
        """The kind of unit of the text's own place at a level."""
        return {"city": self.city_unit, "district": self.district_unit, "ward": self.ward_unit}[level]

    @property
    def committee(self) -> str:
        """What the provincial committee is called: ``Thành ủy`` or ``Tỉnh ủy``."""
        return "Tỉnh ủy" if self.city_unit == "tỉnh" else "Thành ủy"


class BodyName(NamedTuple):
    """A body as the text names it: canonical name, level, whose it is, and where the name ends.

    A tuple, which is quicker to make than a frozen dataclass: names are read far more often than they are kept.
    """

    name: str
    level: str
    place: str | None
    end: int
    #: the place is not in the name and was taken from whose text it is
    assumed: bool = False


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """The names of bodies by their first letter, the longest first: one look instead of a hundred alternatives."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(bodies(), key=len, reverse=True):
        by_letter[name[0].lower()].append(escaped(name))
    ways = {letter: re.compile(rf"{alternatives(names)}(?!\w)", re.IGNORECASE) for letter, names in by_letter.items()}
    return {**ways, **{letter.upper(): way for letter, way in ways.items()}}


#: the letters that names of ``_LOCAL`` begin with
_LOCAL_LETTERS = frozenset("btqhđuủvclBTQHĐUỦVCL")


@cache
def _known_folded() -> dict[str, str]:
    return {name.casefold(): body.name for name, body in bodies().items()}


@cache
def _not_a_place() -> frozenset[str]:
    """First syllables that begin a document's name or another body, not a place."""
    words = {word.split()[0].capitalize() for kind in document_types().values() for word in kind.words}
    return frozenset(words | {"Ban", "Đảng", "Ngày", "Số", "Về", "Khóa", "HĐND", "UBND", "MTTQ", "Thủ", "Nhiệm"})


def no_place_begins(word: str) -> bool:
    """Whether a syllable begins a document's name or another body, and no place's name."""
    return word in _not_a_place()


def body_at(text: str, position: int, context: Context) -> BodyName | None:
    """The body whose name begins at ``position``, with its place from the name or from ``context``."""
    letter = text[position : position + 1]
    known = _known()[letter].match(text, position) if letter in _known() else None
    if known:
        name = _known_folded()[known.group().casefold()]
        return BodyName(name, bodies()[name].level, None, known.end())
    match = _LOCAL.match(text, position) if letter in _LOCAL_LETTERS else None
    return _local(match, context) if match else None


def _local(match: re.Match[str], context: Context) -> BodyName | None:
    unit = (match["committee"] or match["party_unit"] or match["unit"] or match["base_unit"] or "đảng ủy").lower()
    level = _LEVEL[unit]
    place, end = _trimmed_place(match)
    named = place is not None
    if level == "city" and place:
        level = level_of(_UNIT_OF_COMMITTEE.get(unit) or _FULL.get(unit, unit), place)
    place = place or context.place(level)
    head = _head(match["head"])
    if level == "city" and match["committee"] and not named and context.city:
        head = re.sub(r"(?:Thành|Tỉnh) ủy", context.committee, head)
    return BodyName(f"{head} {place}" if place else head, level, place, end, not named)


def _trimmed_place(match: re.Match[str]) -> tuple[str | None, int]:
    """The place of a match without the words after it that belong to something else."""
    place = match["place"]
    if not place:
        return None, match.end("head")
    syllables = place.split()
    if place.isupper() and not match["head"].isupper():
        # a line in capitals goes on behind a word that is none
        return None, match.end("head")
    if place.isupper():
        syllables = [syllable.capitalize() for syllable in syllables]
    of_city = _OF_A_CITY.search(match["head"]) is not None
    for count in range(len(syllables), 0, -1):
        name = " ".join(syllables[:count])
        if of_city and count > 1 and (city := city_called(name)):
            return city, _kept(match, syllables, count)[1]
        if name in provinces():
            return _kept(match, syllables, count)
        if count > 1 and name in names_of_units():
            # "xã Phú Nghĩa Đông" is another than "xã Phú Nghĩa"
            return _kept(match, syllables, count + (syllables[count : count + 1] in _SIDES))
    count = next((i for i, word in enumerate(syllables) if word in _not_a_place()), len(syllables))
    if of_city and count == 1:
        # no city or province that is not in the table has a name of one syllable: "thành phố Hà" is cut
        return None, match.end("head")
    return _kept(match, syllables, count)


#: what parts a place from the one of its name: "An Hạ Đông"
_SIDES = (["Đông"], ["Tây"], ["Nam"], ["Bắc"], ["Thượng"], ["Hạ"])
_WORD = re.compile(r"\S+")


def _kept(match: re.Match[str], syllables: list[str], count: int) -> tuple[str | None, int]:
    if not count:
        return None, match.end("head")
    end = match.start("place") + _end_of_word(match["place"], count)
    return " ".join(syllables[:count]).rstrip(".,;"), end


# places are named again and again
@lru_cache(maxsize=4096)
def _end_of_word(words: str, count: int) -> int:
    """Where the last of so many words ends; 0 where there are fewer."""
    kept = next(islice(_WORD.finditer(words), count - 1, None), None)
    return kept.end() if kept else 0


@lru_cache(maxsize=4096)
def _head(text: str) -> str:
    """``BTV thành ủy`` → ``Ban Thường vụ Thành ủy``; ``hội đồng nhân dân Thành phố`` → ``HĐND thành phố``."""
    words = re.sub(r"\s+", " ", text).lower()
    for short, full in _FULL.items():
        words = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full.lower(), words)
    for name in _CAPITALS:
        words = words.replace(name.lower(), name)
    return words[0].upper() + words[1:]


#: what parts the lines of a head's columns
COLUMNS = re.compile(r"\n| {2,}|\t| ?\| ?")


def read_context(text: str, header: str) -> Context:
    """Whose text it is, from its header and from the places that it names most.

    A city's report names many districts, so a district is the text's own only where the header says
    so or where the text speaks of that district's committee and of hardly any other's.
    """
    counts: dict[str, Counter[tuple[str, str]]] = {"city": Counter(), "district": Counter(), "ward": Counter()}
    for match in _named_places(text):
        _count(match, counts, 1)
    for match in _named_places(_as_titles(header)):
        _count(match, counts, 1000)
    for key in [key for key in counts["city"] if key[0] in provinces()]:
        counts["city"][key] *= 100
    city = _most(counts["city"], 0.4)
    district = _most(counts["district"], 0.6)
    ward = _most(counts["ward"], 0.6)
    return Context(*(city or (None, "thành phố")), *(district or (None, "quận")), *(ward or (None, "phường")))


def _named_places(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``_NAMED_PLACE``; plain words are looked for first, since patterns are slow to try everywhere."""
    for before in _BEFORE_A_PLACE.finditer(text):
        floor = max(0, before.start() - _LONGEST_WORD)
        start = max(floor - 1, *(text.rfind(blank, floor, before.start() + 1) for blank in " \n")) + 1
        match = _named_place_around(text, start)
        if match and match.start("place") == before.end():
            yield match


def _named_place_around(text: str, position: int) -> re.Match[str] | None:
    """The longest match that begins up to two words before ``position``, on its line."""
    starts = [position]
    for _ in range(2):
        before = max(0, starts[-1] - 1)
        blank = text.rfind(" ", 0, before)
        starts.append(max(blank, text.rfind("\n", max(blank, 0), starts[-1])) + 1)
    return next((match for start in reversed(starts) if (match := _NAMED_PLACE.match(text, start))), None)


def _as_titles(header: str) -> str:
    """Header lines in capitals as names: ``QUẬN ỦY NAM TỪ LIÊM`` → ``Quận Ủy Nam Từ Liêm``; a column is a line."""
    return "\n".join(line.title() if line.isupper() else line for line in COLUMNS.split(header))


def _count(match: re.Match[str], counts: dict[str, Counter[tuple[str, str]]], weight: int) -> None:
    head = re.sub(r"\s+", " ", match["head"].lower())
    unit = (
        "thành phố"
        if head == "đảng bộ"
        else _UNIT_OF_COMMITTEE.get(head) or head.removeprefix("đảng bộ ").removeprefix("đảng ủy ")
    )
    place, _ = _trimmed_place(match)
    if place is None or unit not in _LEVEL or f"{place.lower()} ".startswith(_BEFORE_NAMES):
        # "Đảng bộ Phường" in a head names no place, "Đảng bộ Xã An Hạ" none that is called so
        return
    level = level_of(_FULL.get(unit, unit), place)
    if level == "city" and place in provinces():
        unit = provinces()[place]
    committee = 3 if "ủy" in head or "đảng bộ" in head else 1
    counts[level][place, unit] += weight * committee


def _most(counter: Counter[tuple[str, str]], share: float) -> tuple[str, str] | None:
    """The place that holds at least ``share`` of what is counted; ties go to the first by name."""
    if not counter:
        return None
    place, count = min(counter.items(), key=lambda item: (-item[1], item[0]))
    return place if count >= share * counter.total() and count >= 2 else None
