"""Every mention of a document that has a number, with what its words say of it.

A mention is read from its number outwards: back to the word for its type, on to its date, issuer,
term and title. Numbers that share a sign ("số 217, 218-QĐ/TW") are separate mentions.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from . import numbers, series
from .bodies import Context, NamedBody, body_at
from .dates import DATE, iso
from .model import Mending
from .numbers import NUMBER, Number
from .vocabulary import document_types, types_by_word

#: how far back the word for the type may stand: "Luật Phòng, chống tác hại của … số"
_REACH = 420
_DATE_NEXT = re.compile(rf"[\s,(]*(?P<words>(?:ban hành\s+)?){DATE}", re.IGNORECASE)
_OF = re.compile(r"[\s,]*(?:\(?của|do|,?\s*hội nghị lần thứ [\wÀ-ỹ]+,?(?: của)?)\s+(?=\S)", re.IGNORECASE)
_BESIDE = 36
_WORD = re.compile(r"[^\W\d_]+")
_AMENDING_LAW = re.compile(r"(?<!\w)Luật sửa đổi, bổ sung(?!\w)")
_TERM_NEXT = re.compile(r"[\s,]*\(?khóa\s+(?P<term>[IVX]+|\d{1,2})\)?", re.IGNORECASE)
_SPEAKS_OF = re.compile(r"[\s,]*(?P<about>(?:về việc|về|v/v)(?!\w))?\s*(?P<quote>[“\"])?", re.IGNORECASE)
#: words that go on with the sentence about a document and do not begin its title
_NO_TITLE = re.compile(
    r"(?:đã|được|có|là|của|và|để|gắn|cho|trong|đến|với|theo|tại|này|nêu|trên|mà|thì|đối|bằng|do|như|nhằm|còn|vẫn|phù|từ|khi"
    r"|sau|trước|vào|đảm|bảo|góp|tạo|chưa|không|phải|cần|hoặc|hết|bởi|thay|kèm|chỉ|đạt|thực hiện theo|áp dụng)(?!\w)",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"(?<![\w/-])(?P<serials>\d{1,5}(?:\s*(?:,|và|-,)\s*\d{1,5})*)\s*(?:,|và)\s*$")
_ISSUED = re.compile(r"\s*,?\s*(?:đã |sẽ |vừa )?(?:ký )?(?:ban hành|công bố)\s*$", re.IGNORECASE)
_DATE_BEFORE = re.compile(rf"(?<!\w){DATE}\s*,\s*$", re.IGNORECASE)
#: "và" ends a title only where enough stands before it to be one
_SHORT_TITLE = 40
_CLAUSE_END = ".;!?\n"
#: how far back a list of serials without a sign may begin
_PARTIAL_REACH = 80


@dataclass(slots=True)
class Found:
    """A mention in the clean text, while it is being read."""

    start: int
    end: int
    number: Number | None = None
    type: str | None = None
    name: str | None = None
    title: str | None = None
    issued_on: str | None = None
    issuer: NamedBody | None = None
    place: str | None = None
    term: str | None = None
    mending: Mending | None = None
    assumed: set[str] = field(default_factory=set)
    #: where date, issuer and term end and the title may begin
    tail: int = 0
    #: where the title stands; both equal to ``tail`` without one
    title_start: int = 0
    title_end: int = 0
    #: the date as written is in no calendar
    bad_date: bool = False
    #: where the words end that name the document, if that is beyond ``end``
    span_end: int = 0

    @property
    def named_to(self) -> int:
        """Where the words end that name the document."""
        return max(self.end, self.span_end)


@cache
def _type_word() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?P<type>" + "|".join(words) + r")\s+(?P<so>số\s+)?(?P<serials>\d{1,4}(?:\s*(?:,|và)\s*\d{1,4})*)$",
        re.IGNORECASE,
    )


def find_numbered(text: str, context: Context) -> list[Found]:
    """All mentions by number, in the order of the text."""
    found: list[Found] = []
    previous_end = 0
    for match in numbers.find(text):
        mentions = _read(text, match, previous_end, context)
        found.extend(mentions)
        if mentions:
            previous_end = mentions[-1].end
    found.extend(_partial_numbers(text, found, context))
    found.sort(key=lambda mention: (mention.start, mention.end))
    _share_tails(text, found)
    _end_titles(text, found)
    _look_back(text, found, context)
    return found


def _read(text: str, match: re.Match[str], floor: int, context: Context) -> list[Found]:
    number = numbers.of_match(match)
    kind, type_start = _type_before(text, match.start(), floor)
    if not _plausible(text, match, number, kind):
        return []
    mention = Found(type_start, match.end(), number, kind, tail=match.end())
    _mend_sign(mention)
    between = text[type_start : match.start()] if kind else ""
    _read_tail(text, mention, context)
    _read_between(mention, between, context)
    _mend_issuer(mention)
    _mend_parliament(mention)
    _take_type(mention)
    _take_place(mention, context)
    _read_title(text, mention)
    _mend_level(mention, context)
    return [*_listed_before(text, mention, match.start()), mention]


def _plausible(text: str, match: re.Match[str], number: Number, kind: str | None) -> bool:
    """Whether it is a document's number and no fraction, standard or abbreviation."""
    if number.issuer is not None and (number.type_names or number.year or kind):
        return True
    if number.type_names and (kind or text[: match.start()].rstrip().lower().endswith("số")):
        return True
    before = text[max(0, match.start() - 8) : match.start()].rstrip().lower()
    return numbers.mended(number) is not None or (kind is not None and before.endswith("số") and len(number.signs) > 1)


def _type_before(text: str, position: int, floor: int) -> tuple[str | None, int]:
    """The type word that the number belongs to, and where the mention begins."""
    beside = _type_beside(text, position, floor)
    if beside is not None:
        return beside
    clause = max(floor, position - _REACH, *(text.rfind(end, floor, position) + 1 for end in ";!?\n"))
    window = text[clause:position]
    last = None
    for last in _type_word().finditer(window):
        pass
    if last is None:
        return None, position - len("số ") if window.rstrip().lower().endswith("số") else position
    between = window[last.end() :].strip()
    if not _belongs(last.group(), between):
        return None, position
    start = clause + last.start()
    kind = types_by_word()[last.group().lower()]
    return kind, _law_of_laws(text, clause, start) if kind == "Luật" else start


def _type_beside(text: str, position: int, floor: int) -> tuple[str, int] | None:
    """The type word right before the number ("Kế hoạch số 12-KH/TU"), which is how most are written."""
    begin = max(floor, text.rfind("\n", 0, position) + 1, position - _BESIDE)
    words = list(_WORD.finditer(text, begin, position))
    if not words or text[words[-1].end() : position].strip():
        return None
    if words[-1].group().lower() == "số":
        words.pop()
    for count in range(min(4, len(words)), 0, -1):
        first = words[-count]
        kind = types_by_word().get(text[first.start() : words[-1].end()].lower())
        if kind and kind != "Luật" and (first.start() == 0 or not text[first.start() - 1].isalnum()):
            return kind, first.start()
    return None


def _law_of_laws(text: str, clause: int, start: int) -> int:
    """Where the name of a law begins that names other laws: "Luật sửa đổi, bổ sung … của Luật A, Luật B số …"."""
    outer = _AMENDING_LAW.search(text, clause, start)
    return outer.start() if outer else start


def _belongs(word: str, between: str) -> bool:
    """Whether what stands between the type word and the number leaves them together."""
    if not between or between.lower() == "số":
        return True
    words = between.removesuffix("số").strip()
    ends_in_so = between.lower().endswith("số")
    if word[0].isupper() and word.lower() in ("luật", "bộ luật", "pháp lệnh"):
        return "." not in words and "(" not in words
    listed = re.fullmatch(r"(?:số\s*)?(?:\d{1,5}\s*(?:,|và)\s*)+(?:số)?", between, re.IGNORECASE)
    return bool(listed) or (ends_in_so and len(words) <= 60 and not re.search(r"[.,:()“”\"]|\d", words))


def _mend_sign(mention: Found) -> None:
    mending = numbers.mended(mention.number) if mention.number else None
    if mending and mention.number:
        mention.mending = Mending(str(mention.number), mending[1])
        mention.number = mending[0]


def _read_tail(text: str, mention: Found, context: Context) -> None:
    """Date, issuer and term may follow the number in any order."""
    for _ in range(5):
        if not (_read_date(text, mention) or _read_issuer(text, mention, context) or _read_term(text, mention)):
            return


def _read_date(text: str, mention: Found) -> bool:
    match = _DATE_NEXT.match(text, mention.tail)
    if not match or mention.issued_on or mention.bad_date:
        return False
    if "(" in text[mention.tail : match.start("words")] and not text[match.end() :].lstrip().startswith(")"):
        return False
    mention.issued_on = iso(match)
    mention.bad_date = mention.issued_on is None
    mention.tail = match.end()
    return True


def _read_issuer(text: str, mention: Found, context: Context) -> bool:
    match = _OF.match(text, mention.tail)
    if not match or mention.issuer:
        return False
    body = body_at(text, match.end(), context)
    if body is None:
        return False
    mention.issuer = body
    mention.tail = body.end
    return True


def _read_term(text: str, mention: Found) -> bool:
    match = _TERM_NEXT.match(text, mention.tail)
    if not match or mention.term:
        return False
    mention.term = roman(match["term"])
    mention.tail = match.end() - (1 if match.group().endswith(")") and "(" not in match.group() else 0)
    return True


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(numeral: str) -> str:
    """``13`` and ``xiii`` → ``XIII``."""
    if not numeral.isdigit():
        return numeral.upper()
    rest, letters = int(numeral), ""
    for value, letter in _ROMAN:
        letters += letter * (rest // value)
        rest %= value
    return letters


def _read_between(mention: Found, between: str, context: Context) -> None:
    """What stands between type and number: an issuer ("Nghị quyết của Quốc hội số") or the name of a law."""
    words = between
    of = re.search(r"\bcủa\s+", words) if mention.type != "Luật" else None
    if of and not mention.issuer:
        mention.issuer = body_at(words, of.end(), context)
    if mention.type in ("Luật", "Pháp lệnh"):
        name = re.sub(r"\s*,?\s*số\s*$", "", words.strip(), flags=re.IGNORECASE)
        name = re.sub(r"^(?:bộ luật|luật|pháp lệnh)\s*", "", name, flags=re.IGNORECASE).strip()
        if name:
            mention.title = name


def _mend_issuer(mention: Found) -> None:
    """The sign of a provincial committee on a document of the Central Committee or the Politburo is a slip."""
    number, body = mention.number, mention.issuer
    if not number or not body or not number.issuer or len(number.signs) != 2:
        return
    said, sign = body.level, number.issuer_sign
    if sign in ("TU", "QU", "HU") and said == "central" and body.name in _CENTRAL_ISSUERS:
        fixed = replace(number, signs=(number.signs[0], "TW"))
        mention.mending = Mending(str(number), f"issued by {body.name}, whose sign is TW")
        mention.number = fixed


_CENTRAL_ISSUERS = ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")


def _mend_parliament(mention: Found) -> None:
    """The sign of the National Assembly ends in its term, which the date tells where it was left out."""
    number = mention.number
    if not number or not mention.issued_on or number.signs[-1] not in ("QH", "UBTVQH"):
        return
    term = series.parliament_on(mention.issued_on)
    if term:
        fixed = replace(number, signs=(*number.signs[:-1], number.signs[-1] + term))
        mention.mending = Mending(str(number), f"the sign ends in the term, and its date lies in the {term}th")
        mention.number = fixed


_SIGN_OF_UNIT = {"quận": "QU", "huyện": "HU", "thị xã": "ThU"}


def _mend_level(mention: Found, context: Context) -> None:
    """The city's sign on a document on the district's own organisation, in the district's own text, is a slip."""
    number, district = mention.number, context.district
    if not number or mention.issuer or number.issuer_sign != "TU" or context.level != "district" or not district:
        return
    if f"Đảng bộ {context.district_unit} {district}".lower() in (mention.title or "").lower():
        fixed = replace(number, signs=(number.signs[0], _SIGN_OF_UNIT[context.district_unit]))
        mention.mending = Mending(str(number), f"its title speaks of the Party organisation of {district}, whose text this is")
        mention.number, mention.place = fixed, district


def _take_type(mention: Found) -> None:
    """The type by word and by sign; a programme that is given a directive's sign keeps its word."""
    number = mention.number
    if number is None:
        return
    by_sign = number.type_names
    if mention.type is None:
        party = number.issuer is not None and number.issuer.series == "term"
        choice = [name for name in by_sign if name not in ("Thông tư", "Luật", "Lệnh")] if party else by_sign[::-1]
        mention.type = choice[0] if choice else ("Công văn" if number.issuer and not number.year else None)
        mention.assumed.add("type")
    elif by_sign and mention.type not in by_sign:
        _settle(mention, number, by_sign)


def _settle(mention: Found, number: Number, by_sign: tuple[str, ...]) -> None:
    kind = document_types()[mention.type or ""]
    if mention.type == "Chương trình" and number.signs[0].upper() == "CT":
        fixed = replace(number, signs=("CTr", *number.signs[1:]))
        mention.mending = mention.mending or Mending(str(number), "called a Chương trình, whose sign is CTr")
        mention.number = fixed
    elif not {number.signs[0]} & set(kind.signs):
        mention.type = by_sign[0]


def _take_place(mention: Found, context: Context) -> None:
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


def _read_title(text: str, mention: Found) -> None:
    """What the document is about: quoted, or the words up to the end of the clause."""
    match = _SPEAKS_OF.match(text, mention.tail)
    mention.title_start = mention.title_end = mention.tail
    if not match or not _begins_title(text, match):
        return
    if match["quote"]:
        end = _closing(text, match.end())
    else:
        end = min((i for i in (text.find(mark, match.end()) for mark in _CLAUSE_END) if i >= 0), default=len(text))
    mention.title_start, mention.title_end = match.end(), end
    if mention.title is None:
        mention.title = _as_title(text[match.end() : end])


def _as_title(words: str) -> str | None:
    return words.strip(' ,.“”"') or None


def _begins_title(text: str, match: re.Match[str]) -> bool:
    """Whether a title follows: "về …", a quotation, or a verb phrase right after the number."""
    if match["quote"] or match["about"]:
        return True
    following = text[match.end() : match.end() + 12]
    return match.group() == " " and following[:1].islower() and not _NO_TITLE.match(following)


def _end_titles(text: str, found: list[Found]) -> None:
    """A title ends where the next document of an enumeration begins."""
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            if second.start >= first.title_end:
                break
            if first.title_start < second.start and _enumerates(text, first, second):
                _end_title(text, first, second.start)
                break


def _enumerates(text: str, first: Found, second: Found) -> bool:
    """Whether ``second`` stands beside ``first`` and not in its title: "A về …, B", "A về … và B"."""
    between = text[first.title_start : second.start].rstrip()
    if text[first.title_start - 1] in '“"':
        return False
    if between.endswith(","):
        return True
    return between.endswith(" và") and (
        first.type == second.type or len(between) > _SHORT_TITLE and "số" not in between
    )


def _end_title(text: str, mention: Found, position: int) -> None:
    words = text[mention.title_start : position].rstrip().removesuffix(" và").rstrip(" ,")
    mention.title_end = mention.title_start + len(words)
    mention.title = _as_title(words)


def _closing(text: str, start: int) -> int:
    """Where the quotation that is open at ``start`` closes; quotations nest (“… “tự diễn biến” …”)."""
    depth = 1
    for position in range(start, min(len(text), start + 600)):
        letter = text[position]
        if letter == "“":
            depth += 1
        elif letter == "”":
            depth -= 1
        elif letter == '"':
            depth = 0
        if depth == 0 or letter == "\n":
            return position
    return start


def _listed_before(text: str, mention: Found, number_start: int) -> list[Found]:
    """As in "217, " before "218-QĐ/TW": numbers that take sign, date and issuer from the last of the list."""
    if mention.number is None:
        return []
    match = _LIST_BEFORE.search(text, max(mention.start, number_start - 60), number_start)
    if not match:
        return []
    listed = []
    for serial in re.finditer(r"\d{1,5}", match["serials"]):
        start = match.start("serials") + serial.start()
        number = replace(mention.number, serial=numbers.pad(serial.group()))
        listed.append(
            replace(
                mention,
                start=start,
                end=start + len(serial.group()),
                number=number,
                title=None,
                tail=start + len(serial.group()),
                title_start=0,
                title_end=0,
                assumed=set(mention.assumed),
            )
        )
    return listed


def _partial_numbers(text: str, found: list[Found], context: Context) -> list[Found]:
    """As in "Chương trình số 01, 02 của Thành ủy": the sign is told by type and issuer."""
    taken = {mention.end for mention in found}
    partial: list[Found] = []
    position = text.find(" của ")
    while position >= 0:
        if text[position - 1].isdigit() and position not in taken:
            partial.extend(_partial_at(text, position, context))
        position = text.find(" của ", position + 1)
    return partial


def _partial_at(text: str, end: int, context: Context) -> list[Found]:
    start = max(text.rfind("\n", 0, end) + 1, end - _PARTIAL_REACH)
    match = _partial().search(text, start, end)
    if match is None or not (match["so"] or match["type"][0].isupper()):
        return []
    body = body_at(text, end + len(" của "), context)
    return _with_sign(match, body) if body else []


def _with_sign(match: re.Match[str], body: NamedBody) -> list[Found]:
    kind = types_by_word()[match["type"].lower()]
    sign = _PARTY_SIGN.get(body.level if "ủy" in body.name or "Đảng bộ" in body.name or body.level == "central" else "")
    if body.name not in _CENTRAL_ISSUERS and body.level == "central":
        sign = None
    if sign is None:
        return []
    listed = []
    for serial in re.finditer(r"\d{1,4}", match["serials"]):
        start = match.start("serials") + serial.start()
        number = Number(numbers.pad(serial.group()), None, (document_types()[kind].signs[0], sign), ("-", "/"))
        mention = Found(
            match.start() if not listed else start,
            start + len(serial.group()),
            number,
            kind,
            issuer=body,
            place=body.place,
            assumed={"number"},
            tail=body.end,
            title_start=body.end,
            title_end=body.end,
        )
        listed.append(mention)
    return listed


_PARTY_SIGN = {"central": "TW", "city": "TU", "district": "QU"}


def _share_tails(text: str, found: list[Found]) -> None:
    """Mentions that stand side by side share the date and issuer that follow the last of them.

    "Quy định số 60-QĐ/TW, Quyết định 61-QĐ/TW, ngày 08/3/2022 của Ban Bí thư"
    """
    for first, second in zip(reversed(found[:-1]), reversed(found), strict=False):
        if first.tail != first.end or text[first.end : second.start].strip(" ,") not in ("", "và"):
            continue
        # "A, B ngày …" dates B alone, "A, B, ngày …" dates both
        own_date = second.issued_on and text[second.end : second.end + 1] != ","
        if own_date or not (first.number and second.number):
            continue
        if first.number.issuer_sign == second.number.issuer_sign:
            first.issued_on = first.issued_on or second.issued_on
            first.issuer = first.issuer or second.issuer
            first.term = first.term or second.term


def _look_back(text: str, found: list[Found], context: Context) -> None:
    """Issuer and date that stand before: "Ngày 26/8/2022, Thành ủy đã ban hành Chương trình …"."""
    last: Found | None = None
    for mention in found:
        if last and mention.start < last.title_end:
            continue
        if mention.issuer is None and _issued_before(text, mention, context):
            last = mention
        elif last and not mention.issued_on and text[last.title_end : mention.start].strip(" ,") == "và":
            mention.issuer, mention.issued_on = mention.issuer or last.issuer, last.issued_on
        else:
            last = None


def _issued_before(text: str, mention: Found, context: Context) -> bool:
    floor = max(0, mention.start - 120, *(text.rfind(mark, 0, mention.start) + 1 for mark in _CLAUSE_END))
    verb = _ISSUED.search(text, floor, mention.start)
    if not verb:
        return False
    body = _body_before(text, floor, verb.start(), context)
    if body is None:
        return False
    start, named = body
    date_before = _DATE_BEFORE.search(text, floor, start)
    if mention.number and mention.number.issuer and mention.number.issuer.level not in (None, named.level):
        return False
    mention.issuer = named
    if date_before and not mention.issued_on:
        mention.issued_on = iso(date_before)
    return True


def _body_before(text: str, floor: int, end: int, context: Context) -> tuple[int, NamedBody] | None:
    """The longest name of a body that ends at ``end``."""
    for match in re.finditer(r"(?<!\w)(?=\w)", text[floor:end]):
        body = body_at(text, floor + match.start(), context)
        if body and body.end >= end - 1:
            return floor + match.start(), body
    return None
