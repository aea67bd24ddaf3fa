"""A document's number as a value that parses and prints itself.

Forms (Guideline 36-HD/VPTW for the Party, Decree 30/2020/NĐ-CP for the state): ``105-KH/TU``,
``21/2022/NQ-HĐND``, ``11/NQ-CP``, ``97/2019/QH14``, ``3324/UBND-KH&ĐT``, ``274/BC/QU``.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache, lru_cache, partial

from .fold import fold
from .know.vocabulary import Issuer, document_types, issuers, same_signs, types_by_sign
from .noun import noun

#: "số 1 036/TTr-SNV": thousands may be set apart
_SERIAL = r"(?:(?<=[sS]ố )|(?<=[sS]ố: ))\d{1,2} \d{3}|\d{1,5}(?:\.\d{1,2})?[a-z]?"
#: kinds of bodies in whose signs no figures stand: behind "57-NQ/TW1" or "18-CTr/TU2" is the figure of a note
_NO_FIGURES = ("Committee", "Agency", "Government")
_NOTED = "".join(
    rf"(?<![-/]{each.sign})"
    for each in dict.fromkeys(issuers().values())
    if each.kind in _NO_FIGURES and fold(each.sign) not in types_by_sign()
)
#: "QĐ-TTgcủa" lacks its space
_SIGN = (
    r"[A-ZĐÂÊÔƠƯ](?:(?!của |ngày )[A-Za-zĐđÂÊÔƠƯịạ]){0,16}(?:[&+][A-ZĐ]{1,5})?"
    rf"(?:(?=\d){_NOTED}\d{{1,3}}(?!\d))?"
)
_TYPE_SIGNS = {sign for kind in document_types().values() for sign in kind.signs if len(sign) > 1}
#: what a number begins after: no part of a word, an address or a fraction, but "số347/TTr-CP" lacks only its space
_BEGINS = r"(?:(?<![\w./,-])(?<!\d:)|(?<=[sS]ố))"
#: "số 102.CV/BDV", "số 18 KH/ĐU": a dot or a blank stands where the hyphen belongs, before the sign of a type
_ANY_TYPE = "|".join(sorted(_TYPE_SIGNS, key=len, reverse=True))
_LOOSE = rf"(?:\.|\s)(?=(?:{_ANY_TYPE})/[A-ZĐ])"
#: serial, year where the number has one, signs; spaces may stray around what parts them
NUMBER = re.compile(
    rf"{_BEGINS}(?P<serial>{_SERIAL})(?:\s{{0,3}}(?P<first>[-/])\s?|{_LOOSE})"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?[-/]\s?)?"
    # "Luật số 5/2020/QH14 - Nghị định" lists two documents
    rf"(?P<signs>{_SIGN}(?:\s?[-/](?!\s[A-ZĐ][a-zđà-ỹ]{{2,}}(?!\w))\s?{_SIGN})*)(?:\d{{1,2}}(?!\w|[/-]\w|\.\d))?"
)
#: a number as companies form it: no type, no known sign, the year anywhere
FREE = re.compile(r"(?P<serial>\d{1,10}(?:\.\d{1,6})?)(?P<signs>(?:[-/][^\W_][\w.&+]{0,15}(?<!\.)){1,4})(?![\w/-])")
_SPACE = re.compile(r"\s+")
#: a letter too many or too few in the sign of the National Assembly, whose numbers end in its term
_PARLIAMENT_TYPO = re.compile(r"(?:QHH|QQH|OH|GH)(\d\d)")


@noun(frozen=True, slots=True)
class Number:
    """``serial`` as written but for its zeros, ``year`` if the number holds one, ``signs`` as written."""

    serial: str
    year: str | None
    signs: tuple[str, ...]
    separators: tuple[str, ...]
    #: Types that the number's own sign may stand for; none for ``97/2019/QH14``.
    type_names: tuple[str, ...] = field(init=False, repr=False, compare=False)
    #: The sign that says who issued it: the one after the type, else the first.
    #: An official letter names its issuer first and the drafting unit last: ``3324/UBND-KH&ĐT``.
    issuer_sign: str = field(init=False, repr=False, compare=False)
    #: What is known of the issuer's sign.
    issuer: Issuer | None = field(init=False, repr=False, compare=False)
    #: What two spellings of one number share, whoever the text names as its issuer.
    family: str = field(init=False, repr=False, compare=False)
    _written: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What readers ask again and again follows from the parts once: a text names few numbers, and each often."""
        tell = partial(object.__setattr__, self)
        types = _types(self.signs[0]) if len(self.signs) > 1 else ()
        tell("type_names", types)
        tell("issuer_sign", self.signs[1] if types else self.signs[0])
        tell("issuer", _issuer(self.issuer_sign))
        sign = _folded(self.signs[0])
        parts = (self.serial.lstrip("0") or "0", self.year, same_signs().get(sign, sign))
        tell("family", "/".join([part for part in parts if part]))
        tell("_written", _joined(self.serial, (self.year, *self.signs) if self.year else self.signs, self.separators))

    def __str__(self) -> str:
        return self._written


def _joined(serial: str, parts: tuple[str, ...], separators: tuple[str, ...]) -> str:
    return serial + "".join([mark + part for mark, part in zip(separators, parts, strict=True)])


@cache
def _issuer(sign: str) -> Issuer | None:
    plain = sign.rstrip("0123456789")
    return issuers().get(plain) or issuers().get(plain.casefold())


@cache
def _types(sign: str) -> tuple[str, ...]:
    return types_by_sign().get(fold(sign), ())


@cache
def _folded(sign: str) -> str:
    return fold(sign.rstrip("0123456789")).replace(" ", "")


#: digits, and the year after them, that stand before the slash of a number
_HEAD = re.compile(
    # a figure before all else, for few letters are one
    rf"(?=\d){_BEGINS}(?:{_SERIAL})\s{{0,3}}(?:-\s?{_SIGN}\s?|[.\s](?:{_ANY_TYPE})|/\s?(?:(?:19|20)\d\d\s?)?)?$"
)
_REACH = 24
#: the figures of a serial, and how a year begins
_LONGEST = 5
_CENTURIES = ("19", "20")
_DASHED = re.compile(r"ố(?<=[sS]ố):?\s{0,2}(?=\d{1,4}\s?-\s?(?:CP|HĐBT|TTg)(?![\w/]|-\w))")


def find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``NUMBER`` in the order of the text; a slash is quick to find, and few numbers have none."""
    dashed = _dashed(text)
    position, done = text.find("/"), 0
    while position >= 0:
        match = _around(text, position, done)
        if match:
            while dashed and dashed[0].start() < match.start():
                yield dashed.pop(0)
            yield match
            done = match.end()
        position = text.find("/", max(position + 1, done))
    yield from dashed


def _dashed(text: str) -> list[re.Match[str]]:
    """As in "Nghị định số 91-CP": numbers of the 1980s and 1990s, which have no slash."""
    if not any(sign in text for sign in ("-CP", "-HĐBT", "-TTg")):
        return []
    return [match for at in _DASHED.finditer(text) if (match := NUMBER.match(text, at.end()))]


def _around(text: str, slash: int, done: int) -> re.Match[str] | None:
    after = text[slash + 1 : slash + 3].lstrip()[:1]
    if not (after.isupper() or after.isdigit()):
        return None
    first = slash
    while first > 0 and text[first - 1].isdigit():
        first -= 1
    before = text[first - 1 : first]
    if first < slash and _parts_day(text, slash, first, before, after):
        return None
    if (
        before == " "
        and done <= first
        and slash - _LONGEST <= first < slash
        and not text[first - 2 : first - 1].isdigit()
    ):
        # most numbers: figures behind a blank, and no others before it
        return NUMBER.match(text, first)
    head = _HEAD.search(text, max(done, slash - _REACH), slash)
    return NUMBER.match(text, head.start()) if head else None


def _parts_day(text: str, slash: int, first: int, before: str, after: str) -> bool:
    """Whether a slash behind bare figures stands between day and month, or between month and year."""
    if before == "/" and not (first + 4 == slash and text.startswith(_CENTURIES, first)):
        return True
    return after.isdigit() and not before.isalpha() and text[slash + 1 : slash + 4].lstrip()[:2] not in _CENTURIES


def parse(text: str) -> Number | None:
    """The number that ``text`` is (spaces aside); ``None`` where it is none."""
    match = NUMBER.fullmatch(text.strip())
    free = None if match else FREE.fullmatch(text.strip())
    return number_of(match) if match else free_number(free) if free else None


def free_number(match: re.Match[str]) -> Number:
    """The number of a match of ``FREE``, as written."""
    signs = tuple(re.split(r"[-/]", match["signs"])[1:])
    return Number(match["serial"], None, signs, tuple(re.findall(r"[-/]", match["signs"])))


def number_of(match: re.Match[str]) -> Number:
    """The number of a match of ``NUMBER``, in canonical form."""
    return _canonical(match["serial"], match["year"], match["first"] or "-", match["signs"])


@lru_cache(maxsize=65536)
def _canonical(serial: str, year: str | None, first: str, signs_text: str) -> Number:
    serial, signs_text = serial.replace(" ", ""), _SPACE.sub("", signs_text)
    signs = tuple(map(canonical_sign, re.split(r"[-/]", signs_text)))
    if year:
        # what several bodies issue together keeps their signs apart: "NQLT/UBTVQH15-CP"
        joint = signs[0].endswith("LT") and len(signs) > 2
        marks = re.findall(r"[-/]", signs_text) if joint else "-" * (len(signs) - 1)
        return Number(padded(serial), year, signs, ("/", "/", *marks))
    return Number(padded(serial), None, signs, (first, *re.findall(r"[-/]", signs_text)))


def canonical_sign(sign: str) -> str:
    """A sign as its issuer writes it, whatever its letters' case in a heading: ``TTG`` → ``TTg``."""
    digits = sign[len(sign.rstrip("0123456789")) :]
    known = issuers().get(sign.removesuffix(digits).casefold())
    return known.sign + digits if known and known.sign.casefold() + digits == sign.casefold() else sign


def padded(serial: str) -> str:
    """Serials under ten are written with a nought (Decree 30/2020/NĐ-CP, annex I)."""
    return serial.zfill(2) if serial.isdigit() else serial


def mended_number(number: Number) -> tuple[Number, str] | None:
    """The number that was meant where its sign cannot be one, with the reason."""
    last = number.signs[-1]
    typo = _PARLIAMENT_TYPO.fullmatch(last)
    if typo:
        signs = (*number.signs[:-1], f"QH{typo[1]}")
        return Number(
            number.serial, number.year, signs, number.separators
        ), f"{last} is the sign of no body; QH{typo[1]} is"
    parted = _parted(last) if len(number.signs) == 1 else None
    if parted:
        separators = (*number.separators[: 1 + bool(number.year)], "-")
        fixed = Number(number.serial, number.year, parted, separators)
        return fixed, f"{last} is the sign of no body; {'-'.join(parted)} is"
    first = number.signs[0]
    if meant := _type_signs_without_stroke().get(first):
        signs = (meant, *number.signs[1:])
        return Number(
            number.serial, number.year, signs, number.separators
        ), f"{first} is the sign of no type; {meant} is"
    return None


@cache
def _parted(sign: str) -> tuple[str, str] | None:
    """The signs of type and issuer that were written without the dash between them: ``NĐCP`` → ``NĐ``, ``CP``."""
    if _issuer(sign) is not None:
        return None
    signs = {each for kind in document_types().values() for each in kind.signs if len(each) > 1}
    for first in sorted(signs):
        issuer = issuers().get(sign.removeprefix(first)) if sign.startswith(first) else None
        if issuer is not None and fold(issuer.sign) not in types_by_sign():
            return first, issuer.sign
    return None


@cache
def _type_signs_without_stroke() -> dict[str, str]:
    """Signs of types that have lost the stroke of their Đ, as texts for English readers print them: ``ND`` → ``NĐ``."""
    signs = {sign for kind in document_types().values() for sign in kind.signs}
    bare = {sign.replace("Đ", "D"): sign for sign in sorted(signs) if "Đ" in sign}
    return {written: meant for written, meant in bare.items() if written not in signs}


def level_of(number: Number | None) -> str | None:
    """The level of the body whose sign the number carries."""
    return number.issuer.level if number and number.issuer else None


def one_sign(slugged: str) -> str:
    """A number's slug with the sign under which its other spellings are kept: ``20-qdi-tw`` → ``20-qd-tw``."""
    for other, sign in same_signs().items():
        slugged = slugged.replace(f"-{other}-", f"-{sign}-")
    return slugged
