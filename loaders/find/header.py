"""What a document says of itself: number, date, issuer, type, title, and where its parts begin.

The form is that of Decree 30/2020/NĐ-CP for the state and Guideline 36-HD/VPTW for the Party; real
texts break it in every way, so each part is looked for by itself and may be missing.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .. import number as numbers
from ..know.dates import DATE, iso
from ..know.vocabulary import document_types, type_words, types_by_word, types_that
from ..number import NUMBER, Number
from .bodies_in_text import BodyName, Context, body_at

#: how far the header may reach
_REACH = 3000
_LONGEST_HEADING = 260
_MOTTO = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H[OÒ][ÀA]A? XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc"
    r"|[-_*=]{3,}|\*",
    re.IGNORECASE,
)
_STATE_OR_PARTY = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H[OÒ][ÀA]A? XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_OWN_NUMBER = re.compile(
    rf"^\W*(?:{type_words('passed')}\s+)?số\s*:?\s*(?={NUMBER.pattern.replace('?P<', '?P<own_')})",
    re.IGNORECASE,
)
#: how many lines the head of a document may have before its type
_HEAD = 8
_OWN_DATE = re.compile(rf"(?:^|[\w.)]\s*,|\t)\s*(?={DATE})ngày", re.IGNORECASE)
_PASSED = re.compile(rf"thông qua\s+(?={DATE})ngày", re.IGNORECASE)
_DATE_AT = re.compile(DATE, re.IGNORECASE)
_SUBJECT = re.compile(r"^\W*V/v:?\s*(?:việc\s+)?(?P<title>\S.*)", re.IGNORECASE)
_BODY_BEGINS = re.compile(
    r"^\W*(?:Căn cứ|Kính gửi|Điều 1\b|Chương I\b|Phần (?:thứ )?|I\.|1\.|Thực hiện|Xét|Theo|Để |Nhằm|Ngày|Năm "
    r"|(?:Bộ trưởng|Chính phủ|Thủ tướng|Quốc hội) .{0,80}ban hành)"
)
#: a title that says what the document carries out; with a comma or a verb of issuing it is the body's first sentence
_CARRIES_OUT = re.compile(r"^\W*(?:Thực hiện|Triển khai)(?!.*(?:ban hành|như sau|xây dựng kế hoạch)).*[^\s.,:;]\s*$")
_SIGNED = re.compile(r"(?:^|\n)[^\w\n]*(?:T/M|TM\.?|THAY MẶT)\s+(?P<who>[^\n]{4,60})", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:kèm theo|ban hành theo|thực hiện"
    r"|tổ chức thực hiện)\s+(?P<type>[^\W\d]+(?:\s[^\W\d]+){0,3}?)\s+(?:số\s*)?(?=\d)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Header:
    """The document itself, with the clean offsets of what tells so."""

    number: Number | None = None
    type: str | None = None
    title: str | None = None
    issued_on: str | None = None
    issuer: BodyName | None = None
    #: where the number stands (or the first line, where there is none)
    start: int = 0
    end: int = 0
    #: where the title stands; empty without one
    title_start: int = 0
    title_end: int = 0
    #: where the body begins
    body: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def read_header(text: str) -> Header:
    """Read the header of a clean text, a paragraph a line."""
    lines = _below_notices(_lines(text[:_REACH]))
    header = Header(end=lines[0].end if lines else 0)
    _own_number(text, lines, header)
    _own_type(lines, header)
    _own_date(text, lines, header)
    _own_issuer(lines, header)
    if header.number is None:
        _number_from_annex(text, header)
    _type_from_number(header)
    _signed_for(text, header)
    return header


def _below_notices(lines: list[_Line]) -> list[_Line]:
    """The lines of the document: what a web site says in sentences above the motto is not its text."""
    motto = next((index for index, line in enumerate(lines) if _STATE_OR_PARTY.search(line.text)), 0)
    notices = [index for index, line in enumerate(lines[:motto]) if _BODY_BEGINS.match(line.text)]
    return lines[notices[-1] + 1 :] if notices else lines


def is_law(header: Header) -> bool:
    """Whether the document is a legal one: its number carries the year of its series."""
    return header.number is not None and header.number.year is not None


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(_Line(position, position + len(line), line))
        position += len(line) + 1
    return lines


def _own_number(text: str, lines: list[_Line], header: Header) -> None:
    for line in lines[:25]:
        for cell in re.finditer(r"[^\t]+", line.text):
            at = line.start + cell.start()
            begins = _OWN_NUMBER.match(cell.group())
            match = (
                NUMBER.match(text, at + begins.end()) if begins else NUMBER.fullmatch(text, at, line.start + cell.end())
            )
            if match:
                number = numbers.of_match(match)
                mended = numbers.mended(number)
                header.number = mended[0] if mended else number
                header.start, header.end = at, match.end()
                return
        if _BODY_BEGINS.match(line.text):
            return


@cache
def _type_line() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(rf"^\W*(?P<type>{'|'.join(words)})\W*(?P<rest>[^\W\d].*)?$", re.IGNORECASE)


def _own_type(lines: list[_Line], header: Header) -> None:
    for index, line in enumerate(lines[:30]):
        subject = _SUBJECT.match(line.text)
        if subject:
            header.title = subject["title"].strip()
            header.title_start, header.title_end = line.start + subject.start("title"), line.end
        match = _type_line().match(line.text)
        if match and (_in_capitals(match) or _is_alone(match, index, lines)):
            header.type = types_by_word()[match["type"].lower()]
            _own_title(lines, index, match, header)
            return
        if _BODY_BEGINS.match(line.text):
            break
    header.body = max(header.title_end, header.end)


def _in_capitals(match: re.Match[str] | None) -> bool:
    return match is not None and match["type"].isupper() and not (match["rest"] or "X").islower()


def _is_alone(match: re.Match[str], index: int, lines: list[_Line]) -> bool:
    """Alone on its line at the head, as the gazette printed it; a web site's menu has the type in capitals below it."""
    below = (_type_line().match(line.text) for line in lines[index + 1 :])
    return not match["rest"] and index < _HEAD and not any(map(_in_capitals, below))


def _own_title(lines: list[_Line], index: int, match: re.Match[str], header: Header) -> None:
    """The lines after the type, up to where the body begins: in capitals all of them, else the first."""
    taken: list[_Line] = []
    for line in lines[index + 1 : index + 6]:
        begins = _BODY_BEGINS.match(line.text) and (taken or not _CARRIES_OUT.match(line.text))
        if begins or _MOTTO.fullmatch(line.text.strip()):
            break
        if taken and not (taken[-1].text.isupper() and line.text.isupper()) and not line.text.strip()[:1].islower():
            break
        taken.append(line)
    header.body = lines[index].end
    if match["rest"]:
        header.title, header.title_start, header.title_end = (
            match["rest"].strip(),
            lines[index].start + match.start("rest"),
            lines[index].end,
        )
    elif taken:
        header.title = " ".join(line.text.strip(" *_") for line in taken)
        header.title_start, header.title_end = taken[0].start, taken[-1].end
        header.body = taken[-1].end
    if header.title and header.title.isupper():
        header.title = header.title.capitalize()


def _own_date(text: str, lines: list[_Line], header: Header) -> None:
    for line in lines[:30]:
        match = _OWN_DATE.search(line.text)
        if match and len(line.text) < 200:
            date = _DATE_AT.search(line.text, match.start())
            header.issued_on = iso(date) if date else None
            return
        if _BODY_BEGINS.match(line.text) and line.start > header.end:
            break
    if header.type in types_that("passed"):
        passed = _PASSED.search(text)
        date = _DATE_AT.search(text, passed.start()) if passed else None
        header.issued_on = iso(date) if date else None


def _own_issuer(lines: list[_Line], header: Header) -> None:
    """The lines in capitals at the head; the last that names a body is the issuer, the ones above its superiors."""
    named: list[str] = []
    for line in lines[:12]:
        if header.type and line.start >= header.title_start > 0:
            break
        for cell in line.text.split("\t"):
            words = _MOTTO.sub(" ", cell).strip(" *-–_\t")
            if words.isupper() and len(words) > 3 and not NUMBER.search(words) and not _type_line().match(words):
                named.append(words)
        if _BODY_BEGINS.match(line.text):
            break
    header.issuer = _issuer_of(named)


_COMMISSION_LINE = re.compile(
    r"(?:BAN (?:TỔ CHỨC|TUYÊN GIÁO VÀ DÂN VẬN|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH)|ỦY BAN KIỂM TRA|VĂN PHÒNG)", re.IGNORECASE
)
_COMMITTEE_LINE = re.compile(r"(?:THÀNH|TỈNH|QUẬN|HUYỆN|THỊ) ỦY(?!\w)", re.IGNORECASE)


def _issuer_of(named: list[str]) -> BodyName | None:
    whole = " ".join(named)
    commission = next((words for words in named if _COMMISSION_LINE.fullmatch(words)), None)
    committee = next((words for words in named if _COMMITTEE_LINE.match(words)), None)
    if commission and committee:
        return body_at(_as_name(f"{commission} {committee}"), 0, Context())
    best: BodyName | None = None
    for words in (whole, *named):
        body = body_at(_as_name(words), 0, Context())
        if body and (best is None or (body.end > best.end and words is not whole) or body.level == "district"):
            best = body
    return best or _over_two_lines(named)


def _over_two_lines(named: list[str]) -> BodyName | None:
    """A name that goes over two lines, with lines above it that are no name."""
    pairs = (f"{first} {second}" for first, second in pairwise(named))
    return next((body for words in pairs if (body := body_at(_as_name(words), 0, Context()))), None)


def _as_name(words: str) -> str:
    return " ".join(word if word in ("HĐND", "UBND") else word.capitalize() for word in words.split())


def _number_from_annex(text: str, header: Header) -> None:
    """The number of a document that has it only in its annex ("… thực hiện Chương trình số …")."""
    if header.type is None:
        return
    for match in _ANNEX.finditer(text, len(text) // 3):
        if types_by_word().get(match["type"].lower().strip()) != header.type:
            continue
        number = NUMBER.match(text, match.end())
        reach = max(0, match.start() - _LONGEST_HEADING)
        line_start = max(reach, text.rfind("\n", reach, match.start()) + 1)
        line_end = text.find("\n", match.end())
        heading = (line_end if line_end >= 0 else len(text)) - line_start
        if number and header.type in numbers.of_match(number).type_names and heading < _LONGEST_HEADING:
            header.number = numbers.of_match(number)
            header.start, header.end = number.span()
            return


def _type_from_number(header: Header) -> None:
    number = header.number
    if number is None:
        return
    if header.type is None:
        party = number.issuer is not None and number.issuer.series == "term"
        choice = number.type_names if party else number.type_names[::-1]
        header.type = choice[0] if choice else "Công văn"
    elif (
        number.type_names
        and header.type not in number.type_names
        and number.signs[0] not in document_types()[header.type].signs
    ):
        header.type = number.type_names[0]


def _signed_for(text: str, header: Header) -> None:
    """As in "T/M BAN THƯỜNG VỤ" under a committee's document: its standing committee issued it."""
    issuer = header.issuer
    if not issuer or "ủy" not in issuer.name or issuer.name.startswith("Ban"):
        return
    signed = _SIGNED.search(text)
    if signed is None:
        return
    part = re.match(r"(?:ban thường vụ|ban chấp hành|btv)", signed["who"].strip(), re.IGNORECASE)
    if part and not part.group().lower().endswith("chấp hành"):
        header.issuer = BodyName(f"Ban Thường vụ {issuer.name}", issuer.level, issuer.place, issuer.end, issuer.assumed)
