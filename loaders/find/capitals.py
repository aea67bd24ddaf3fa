"""Titles and names that a head sets in capitals, as they are written in a sentence.

How a word is written follows from the text itself, which mostly says the same words again in small
letters: the longest runs of words that both have in common. Where it does not, names that the tables
know, signs of numbers, abbreviations and Roman numerals keep their capitals (Decree 30/2020/NĐ-CP,
annex II; Guideline 36-HD/VPTW), and all else is small.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ..clean.normalise import UPPER
from ..know.alternatives import alternatives
from ..know.places import LEVELS, names_of_units
from ..know.vocabulary import bodies, document_types, issuers, laws, provinces, types_by_word
from ..know.words import words_of
from ..number import NUMBER, number_of

_WORD = re.compile(r"\w+")
#: three words in capitals are no abbreviations
_RUN = re.compile(rf"(?<!\w)[{UPPER}]+(?: [{UPPER}]+){{2,}}(?!\w)")
#: so much of a text is enough to tell how it writes its words
_REACH = 30_000
#: a line, or a cell of a line in columns
_CELL = re.compile(r"\n| {3,}")
#: in how many places a word is looked for
_PLACES = 6
_VOWEL = re.compile(r"[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$")
#: numerals that are also words, or a single letter, are numerals behind these alone
_BEFORE_ROMAN = frozenset(words_of("before numeral"))
_MAY_BE_WORDS = frozenset(("I", "V", "X", "VI", "XI"))
#: parts of names that no table holds as a body
_ALWAYS = (
    "Đảng", "Đảng bộ", "Trung ương", "Thành ủy", "Tỉnh ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Thủ tướng",
    "Ban Thường vụ", "Ban Chấp hành", "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Kiểm tra", "Ban Chỉ đạo",
    "Mặt trận Tổ quốc Việt Nam", "Việt Nam", "Thủ đô", "Hiến pháp", "Phó Thủ tướng", "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBND", "HĐND", "MTTQ", "UBMTTQ",
    *(f"Thường trực {body}" for body in ("Thành ủy", "Tỉnh ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "HĐND")),
)  # fmt: skip


def restored(words: str, text: str) -> str:
    """``words`` in capitals as a sentence has them; the first letter stays a capital."""
    found = list(_WORD.finditer(words))
    written = [match.group().lower() for match in found]
    covered = _as_the_text_has(found, written, text)
    _by_form(found, written, covered)
    result, position = [], 0
    for match, word in zip(found, written, strict=True):
        result += [words[position : match.start()], word]
        position = match.end()
    result.append(words[position:])
    plain = _with_numbers(_with_names("".join(result), found, covered), words, text)
    return plain[:1].upper() + plain[1:]


def runs_restored(title: str, text: str) -> str:
    """A title of which some words stand in capitals, as a sentence has them: "KẾT LUẬN CỦA BAN BÍ THƯ về bến đò"."""
    before = "VỀ "

    def run(match: re.Match[str]) -> str:
        if match.start() == 0:
            return restored(match.group(), text)
        return restored(before + match.group(), text)[len(before) :]

    return _RUN.sub(run, title)


def _as_the_text_has(found: list[re.Match[str]], written: list[str], text: str) -> list[bool]:
    """Take over how the text writes the longest runs of words; says which words it tells of."""
    covered = [False] * len(found)
    if not found:
        return covered
    own, whole, at = _Sentences(*_small_lines(text)), found[0].string.lower(), 0
    while at < len(found):
        count, ways = own.longest_run(whole, found, at)
        for step, word in enumerate(ways):
            written[at + step], covered[at + step] = word, True
        if ways and own.opened:
            written[at], covered[at] = written[at].lower() if written[at][1:].islower() else written[at], False
        at += max(1, count)
    return covered


@lru_cache(maxsize=2)
def _small_lines(text: str) -> tuple[str, str]:
    """The lines of a text that are not in capitals, and the same in small letters; asked for more than once a text."""
    begun = text[:_REACH].replace("\t", "\n")
    # most texts have no cells parted by blanks, and are cut in a tenth of the time
    cells = _CELL.split(begun) if "   " in begun else begun.split("\n")
    lines = "\n".join([cell for cell in cells if not cell.isupper()])
    lower = lines.lower()
    return lines, lower if len(lower) == len(lines) else ""


class _Sentences:
    """What a text says outside its lines in capitals."""

    def __init__(self, text: str, lower: str) -> None:
        self._text, self._lower = text, lower
        #: the run found last is at the beginning of a sentence, which has a capital for that alone
        self.opened = False

    def longest_run(self, whole: str, found: list[re.Match[str]], at: int) -> tuple[int, list[str]]:
        """How many words from ``at`` on the text says in one place, and how; a single word if in one way alone."""
        places: list[int] = []
        count = 0
        all_places: list[int] | None = None
        while at + count < len(found):
            words = whole[found[at].start() : found[at + count].end()]
            further = self._places(words) if all_places is None else self._among(all_places, words)
            if not further:
                break
            places, count = further, count + 1
            if count == 1 and len(places) < _PLACES:
                # wherever more words stand the first does
                all_places = places
        if not places or (count == 1 and not self._always_so(places, len(found[at].group()))):
            return count, []
        place = next((place for place in places if not self._begins(place)), places[0])
        self.opened = self._begins(place)
        return count, [
            self._text[place + word.start() - found[at].start() : place + word.end() - found[at].start()]
            for word in found[at : at + count]
        ]

    def _places(self, words: str) -> list[int]:
        places: list[int] = []
        place = self._lower.find(words)
        while place >= 0 and len(places) < _PLACES:
            end = place + len(words)
            if not (self._lower[place - 1 : place].isalnum() or self._lower[end : end + 1].isalnum()):
                places.append(place)
            place = self._lower.find(words, end)
        return places

    def _among(self, places: list[int], words: str) -> list[int]:
        """Which of some places ``words`` stand at, none inside another."""
        among: list[int] = []
        for place in places:
            end = place + len(words)
            apart = not among or place >= among[-1] + len(words)
            if apart and self._lower.startswith(words, place) and not self._lower[end : end + 1].isalnum():
                among.append(place)
        return among

    def _begins(self, place: int) -> bool:
        return self._text[max(0, place - 2) : place].strip(" ") in ("", *'.:;“"-)+\n') or place == 0

    def _always_so(self, places: list[int], length: int) -> bool:
        ways = [self._text[place : place + length] for place in places if not self._begins(place)]
        # one word with a capital, said once, may be part of any name: "Luật Bến đò" for a bến
        told = len(ways) > 1 or bool(ways and not ways[0][1:].islower())
        return told and len(set(ways)) == 1


def _by_form(found: list[re.Match[str]], written: list[str], covered: list[bool]) -> None:
    """Abbreviations and Roman numerals keep their capitals."""
    for at, match in enumerate(found):
        word = match.group()
        if covered[at] or not word.isupper():
            continue
        before = written[at - 1].lower() if at else ""
        roman = _ROMAN.match(word) and (word not in _MAY_BE_WORDS or before in _BEFORE_ROMAN)
        if roman or (len(word) > 1 and not _VOWEL.search(word)):
            written[at], covered[at] = word, True


@cache
def _written() -> Mapping[str, str]:
    """Names by how they stand in small letters."""
    units = {f"{kind} {name}" for kind in LEVELS for name in names_of_units()}
    names = {name for name in bodies() if " " in name} | set(_ALWAYS) | set(provinces()) | units
    names |= {f"Luật {name}" for name in laws()}
    cities = {f"Thành phố {city}" for city, kind in provinces().items() if kind == "thành phố"}
    return {name.lower(): name for name in (*sorted(names), *sorted(cities))}


#: no name of the tables has more words
_LONGEST = 10


def _names(small: str) -> Iterator[tuple[int, int, str]]:
    """Where names of the tables stand in words in small letters, the longest first; they do not overlap."""
    words = [match.span() for match in _WORD.finditer(small)]
    at = 0
    while at < len(words):
        start = words[at][0]
        ends = range(min(len(words), at + _LONGEST) - 1, at - 1, -1)
        last = next((end for end in ends if small[start : words[end][1]] in _written()), None)
        if last is not None:
            end = words[last][1]
            yield start, end, _written()[small[start:end]]
        at = at + 1 if last is None else last + 1


@cache
def _numbered_types() -> re.Pattern[str]:
    """A type before its number, and a congress before its own."""
    types = alternatives(sorted(types_by_word(), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{types}(?= số:? +\d)|đại hội(?= [xivXIV]+(?!\w)| đại biểu toàn quốc| đảng bộ))")


def _with_names(plain: str, found: list[re.Match[str]], covered: list[bool]) -> str:
    """Names that the tables know, and types before a number, with their capitals, where the text tells nothing."""
    told = [match.span() for match, known in zip(found, covered, strict=True) if known]
    if len(told) == len(found):
        return plain
    small = plain.lower()
    types = ((*each.span(), each.group().capitalize()) for each in _numbered_types().finditer(small))
    for start, end, name in (*_names(small), *types):
        if not any(first <= start < last for first, last in told):
            plain = plain[:start] + name + plain[end:]
    return plain


def _with_numbers(plain: str, words: str, text: str) -> str:
    """Numbers with their signs as the text writes them, else as the tables do: ``52-NQ/TW``, ``06/QĐ-TTg``."""
    for match in NUMBER.finditer(words):
        ways = (each.group() for each in re.finditer(re.escape(match.group()), text[:_REACH], re.IGNORECASE))
        number = next((way for way in ways if not way.isupper()), None) or _by_tables(match)
        plain = plain[: match.start()] + number + plain[match.end() :]
    return plain


def _by_tables(match: re.Match[str]) -> str:
    written = match.group()
    for sign in number_of(match).signs:
        known = next(_signs(sign), sign)
        written = re.sub(rf"(?<=[-/\s]){re.escape(sign)}(?!\w)", known, written, flags=re.IGNORECASE)
    return written


def _signs(sign: str) -> Iterator[str]:
    """How tables write a sign that capitals hide: ``TTG`` → ``TTg``."""
    issuer = issuers().get(sign.casefold())
    if issuer:
        yield issuer.sign
    yield from _type_signs().get(sign.casefold(), ())


@cache
def _type_signs() -> Mapping[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for kind in document_types().values():
        for sign in kind.signs:
            if sign:
                table[sign.casefold()].append(sign)
    return table
