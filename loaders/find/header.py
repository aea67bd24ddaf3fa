"""What a document says of itself: number, date, issuer, type, title, and where its parts begin.

The form is that of Decree 30/2020/NĐ-CP for the state and Guideline 36-HD/VPTW for the Party; real
texts break it in every way, so each part is looked for by itself and may be missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ..clean.normalise import UPPER
from ..know.alternatives import alternatives
from ..know.dates import DATE, iso
from ..know.heads import head_words
from ..know.vocabulary import document_types, type_words, types_by_word, types_that
from ..know.words import any_of
from ..number import NUMBER, Number, mended_number, number_of
from .acting import acting, acting_too, without_actor
from .bodies_in_text import BodyName
from .capitals import restored, runs_restored
from .consolidated import CONSOLIDATED, certificate, is_consolidated
from .head import HeadLine, head_lines
from .joint_issuers import told_joint
from .own_issuer import (
    WIRES,
    issuer_by_sign,
    issuer_by_signature,
    issuer_in_small_letters,
    issuer_in_text,
    issuer_in_title,
    issuers_of_head,
    may_name,
    of_its_place,
    who_wires,
    wires,
)
from .reprinted import reprinted
from .serial_at import number_at

_LONGEST_HEADING = 260
_LONGEST_DAY = 40
#: so many lines a title has at most, in capitals and in the middle of a page, and how wide those are
_TITLE_LINES, _CENTRED, _WIDE = 14, 8, 100
_NUMBER_LINE = re.compile(rf"^\W*(?:{type_words('passed')}\s+)?số\s*:?\s*(?=\d|[OIl]\d+ ?[-/])", re.IGNORECASE)
#: a form whose number is not filled in: "Số:      /KH-UBND"
_BLANK_NUMBER = re.compile(r"^\W*(?:số\s*:?)?[\s._…]*[-/]\s*[A-ZĐ][\w&]*[-/][A-ZĐ]", re.IGNORECASE)
#: how many lines the head of a document may have before its type
_HEAD = 8
_DAY_TO_COME = rf"(?={DATE})"
_DAY_AT_END = rf"(?={DATE.replace('?P<', '?P<place_')}\W*$)"
#: "Minh Sơn, ngày …"; where the comma is forgotten, the day is all that follows the place
_OWN_DATE = re.compile(
    rf"(?:(?:^|[\w.)]\s*,|\t)\s*(?:hồi .{{1,25}}? |\d\d? giờ(?: \d\d)?(?: phút)?,? )?{_DAY_TO_COME}"
    rf"|^\W*[{UPPER}]\w*(?: \w+){{0,4}} {_DAY_AT_END})ngày",
    re.IGNORECASE,
)
_PASSED = re.compile(rf"thông qua\s+(?={DATE})ngày", re.IGNORECASE)
_DATE_AT = re.compile(DATE, re.IGNORECASE)
#: a letter's subject, also in one cell with its number: "Số: 12/UBND-VX V/v dọn bến | An Thịnh, ngày 3/2/2025"
_SUBJECT = re.compile(r"^\W*(?:Số\W{0,3}\d\S*\s+)?V/v:?\s*(?:việc\s+)?(?P<title>[^\s|].*?)\s*(?:[|\t].*)?$", re.I)
_ADDRESSED = re.compile(r"\W*Kính gửi")
#: a line of a title that ends so goes on, whatever the next one begins with
_GOES_ON = re.compile(r"(?<!\w)(?:của|và|với|tại|do|theo|bởi|về|cho|,)$", re.IGNORECASE)
_BODY_BEGINS = re.compile(
    r"^\W*(?:Căn cứ|Kính gửi|Điều 1\b|Chương I\b|Phần (?:thứ )?|I *[.-]|1\.|Thực hiện|Xét|Theo|Để |Nhằm"
    r"|(?:Ngày|Năm) (?=\d)|(?:Bộ trưởng|Chính phủ|Thủ tướng|Quốc hội) .{0,80}ban hành)"
)
_PREAMBLE = re.compile(r"\W*(?:Căn cứ|Theo|Xét|Thực hiện)(?!\w)")
#: a title that says what the document carries out; with a comma or a verb of issuing it is the body's first sentence
_CARRIES_OUT = re.compile(r"^\W*(?:Thực hiện|Triển khai)(?!.*(?:ban hành|như sau|xây dựng kế hoạch)).*[^\s.,:;]\s*$")
_TYPE_AND_NUMBER = r"(?P<type>[^\W\d]+(?:\s[^\W\d]+){0,3}?)\s+(?:số\s*:?\s*)?(?=\d)"
#: a letter before all else, which a search is quick to find
_ATTACHED = r"[kKbBtT](?i:(?<=k)èm theo|(?<=b)an hành theo|(?<=t)(?:ổ chức t)?hực hiện)"
_ANNEX = re.compile(rf"{_ATTACHED}\s+(?i:{_TYPE_AND_NUMBER})")
#: over an annex: whose annex it is
_ANNEX_LINE = re.compile(rf"\n\W*(?:ban hành )?(?:kèm )?theo\s+{_TYPE_AND_NUMBER}", re.IGNORECASE)
_DAY_AFTER = re.compile(rf"[\s,]*(?={DATE})ngày", re.IGNORECASE)
#: the day behind a number, whatever blank lines the page left between the letters of its word
_BROKEN_DAY = re.compile(r"[\s,]*n\s*g\s*à\s*y(?=\s)", re.IGNORECASE)
_OVER_ANNEX = re.compile(r"kèm\s+theo\s[^\d;.]{0,40}\Z", re.IGNORECASE)
#: words before a number that say that it is another document's
_OF_OTHERS = re.compile(rf"(?:{any_of('amends', 'supersedes', 'repeals')}|căn cứ)(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class Header:
    """The document itself, with the clean offsets of what tells so."""

    number: Number | None = None
    type: str | None = None
    title: str | None = None
    issued_on: str | None = None
    issuer: BodyName | None = None
    #: who issued it together with ``issuer``
    joint: tuple[BodyName, ...] = ()
    #: where the number stands (or the first line, where there is none)
    start: int = 0
    end: int = 0
    #: where the title stands; empty without one
    title_start: int = 0
    title_end: int = 0
    #: where the body begins
    body: int = 0


def read_header(text: str) -> Header:
    """Read the header of a clean text, a paragraph a line."""
    lines = head_lines(text)
    header = Header(start=lines[0].start if lines else 0, end=lines[0].end if lines else 0)
    typed = _own_type(lines, header)
    _own_number(lines[:typed], lines[typed:], header)
    if header.number is None:
        _own_citation(text, header)
    header.body = header.body or max(header.title_end, header.end)
    if header.issued_on is None:
        _own_date(text, lines, header)
    _consolidated(text, header)
    if header.number is None and not any(_BLANK_NUMBER.match(line.text) for line in lines[:typed]):
        _number_from_annex(text, header)
    if header.issued_on is None:
        _date_from_annex(text, header)
    _type_from_number(header)
    if header.issuer is None:
        _own_issuer(text, lines, typed, header)
    if header.title:
        restore = restored if header.title.isupper() else runs_restored
        header.title = restore(header.title, text[header.title_end :])
    if header.issuer and not header.joint:
        header.issuer = acting(header.issuer, header.title, text, header.type)
        header.joint = acting_too(header.issuer, header.title)
    if header.title:
        header.title = without_actor(header.title, header.type)
    return header


def is_law(header: Header) -> bool:
    """Whether the document is a legal one: its number carries the year of its series."""
    return header.number is not None and header.number.year is not None


def title_in_one_line(text: str, header: Header) -> str:
    """The same text, of the same length: a title is one sentence, into however many lines the page cuts it."""
    start, end = header.title_start, header.title_end
    return text[:start] + text[start:end].replace("\n", " ") + text[end:]


def _own_number(head: Sequence[HeadLine], below: Sequence[HeadLine], header: Header) -> None:
    """The number among the lines above the type, or alone on a line just below it, as in old laws."""
    alone = [line for line in below[1:3] if re.match(r"\W*(?:Luật )?[Ss]ố\W", line.text)]
    for line in (*head, *alone):
        begins = _NUMBER_LINE.match(line.text)
        told = number_at(line.text, begins.end()) if begins else _number_alone(line.text)
        if told:
            number, end = told
            mending = mended_number(number)
            header.number = mending[0] if mending else number
            header.start, header.end = line.start, line.start + end
            return


def _own_citation(text: str, header: Header) -> None:
    """All that a collection of laws tells of a document in its title."""
    told = reprinted(text)
    if told is None:
        return
    header.type, header.number, header.issued_on, header.issuer = told.type, told.number, told.issued_on, told.issuer
    header.start, header.end = told.start, told.end
    header.title_start, header.title_end = told.title
    header.title = " ".join(text[told.title[0] : told.title[1]].split()) or None
    header.body = told.title[1]


def _number_alone(words: str) -> tuple[Number, int] | None:
    match = NUMBER.fullmatch(words)
    return (number_of(match), match.end()) if match else None


@cache
def _type_line() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(rf"^\W*(?P<type>{alternatives(words)})\W*(?P<rest>[^\W\d].*)?$", re.IGNORECASE)


def _own_type(lines: Sequence[HeadLine], header: Header) -> int:
    """Type and title; returns which line tells the type, or where the body begins without one."""
    for index, line in enumerate(lines[:30]):
        subject = _SUBJECT.match(line.text)
        if subject:
            header.title = subject["title"]
            header.title_start, header.title_end = (line.start + at for at in subject.span("title"))
        match = _type_line().match(line.text)
        if match and (_in_capitals(match) or _is_alone(match, index, lines)):
            header.type = types_by_word()[match["type"].lower()]
            _own_title(lines, index, match, header)
            return index
        if _BODY_BEGINS.match(line.text):
            if _ADDRESSED.match(line.text) and not any(map(_is_application, lines[:index])):
                # whatever the sign of its number: the office's may be that of a type ("5615/CT-CS")
                header.type = "Công văn"
            return index
    return min(len(lines), 25)


def _is_application(line: HeadLine) -> bool:
    """Whether a line is the title of what citizens fill in, which is addressed to an office and no letter of one."""
    return head_words("application").match(line.text.strip(" *-–_|")) is not None


def _in_capitals(match: re.Match[str] | None) -> bool:
    return match is not None and match["type"].isupper() and not (match["rest"] or "X").islower()


def _is_alone(match: re.Match[str], index: int, lines: Sequence[HeadLine]) -> bool:
    """Alone on its line at the head, as the gazette printed it; a web site's menu has the type in capitals below it."""
    below = (_type_line().match(line.text) for line in lines[index + 1 :])
    return not match["rest"] and index < _HEAD and not any(map(_in_capitals, below))


def _own_title(lines: Sequence[HeadLine], index: int, match: re.Match[str], header: Header) -> None:
    """The lines after the type, up to the body: in capitals all, else the first, and below "KẾT LUẬN CỦA BAN A"."""
    taken = _title_lines(lines, index)
    header.body = lines[index].end
    rest = (match["rest"] or "").strip(" *_.:").upper()
    if match["rest"] and not (taken and any(head_words(kind).fullmatch(rest) for kind in ("joint", "notice"))):
        header.title, header.title_end = match["rest"].strip(), lines[index].end
        header.title_start = lines[index].start + match.start("rest")
        taken = [each for each in taken if match["rest"].isupper() and (each.text.isupper() or rest.startswith("CỦA "))]
        if taken and header.title != taken[0].text.strip():
            header.title = " ".join((header.title, *(line.text.strip(" *_") for line in taken)))
            header.title_end = header.body = taken[-1].end
    elif taken:
        header.title = " ".join(" ".join(line.text.strip(" *_") for line in taken).split())
        header.title_start, header.title_end = taken[0].start, taken[-1].end
        header.body = taken[-1].end


def _title_lines(lines: Sequence[HeadLine], index: int) -> list[HeadLine]:
    taken: list[HeadLine] = []
    below = lines[index + 1 : index + _TITLE_LINES]
    centred = _centred(below)
    for line in below:
        words = line.text.strip()
        if _BODY_BEGINS.match(line.text) and (taken or not _CARRIES_OUT.match(line.text)):
            break
        if words.startswith("(") and taken and not taken[-1].text.isupper():
            break
        capitals = bool(taken) and taken[-1].text.isupper() and words.upper() == words
        if taken and not (capitals or words[:1].islower() or len(taken) < centred):
            break
        taken.append(line)
    speech = below[len(taken) :][:1]
    return taken[: len(taken) - len(_speakers(taken, speech))]


def _centred(below: Sequence[HeadLine]) -> int:
    """How many lines a title has whose lines are cut as they stand in the middle of the page, each with a capital."""
    for count, line in enumerate(below[:_CENTRED]):
        words = line.text.strip()
        if count and (words.isupper() or _PREAMBLE.match(words)):
            return count
        if words.isupper() or len(words) > _WIDE or words.endswith((".", ";", ":")) or _BODY_BEGINS.match(words):
            return 0
    return 0


def _speakers(title: Sequence[HeadLine], following: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines behind a title in capitals that say who speaks: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A"."""
    wired = [_bare(line) for line in following if wires(line.text)]
    for at in range(1, len(title)):
        words = title[at].text.strip()
        if _GOES_ON.search(title[at - 1].text.strip()) or not words.isupper():
            continue
        told = issuer_in_title([*title[at:], *wired])
        if told or (head_words("chief").match(words) and len(title) - at <= 3):
            return list(title[at:])
    return []


def _bare(line: HeadLine) -> HeadLine:
    return HeadLine(line.start, line.end, WIRES.sub("", line.text.strip()))


def _own_date(text: str, lines: Sequence[HeadLine], header: Header) -> None:
    for line in lines[:30]:
        match = _OWN_DATE.search(line.text)
        if match and len(line.text) < 200 and not _PREAMBLE.match(line.text):
            date = _DATE_AT.search(line.text, match.start())
            header.issued_on = iso(date) if date else None
            return
        if _BODY_BEGINS.match(line.text) and line.start > header.end:
            break
    if header.type in types_that("passed"):
        passed = _PASSED.search(text)
        date = _DATE_AT.search(text, passed.start()) if passed else None
        header.issued_on = iso(date) if date else None


def _consolidated(text: str, header: Header) -> None:
    """A consolidated text is not the act that it consolidates, whose word for its type stands at its head."""
    if header.number and header.type in header.number.type_names:
        return
    told = certificate(text)
    if told:
        header.number, header.issued_on, header.issuer = told.number, told.issued_on, told.issuer
        header.start, header.end = told.start, told.end
    if told or (header.number is None and is_consolidated(text, header.title_end)):
        header.type = CONSOLIDATED


def _own_issuer(text: str, lines: Sequence[HeadLine], typed: int, header: Header) -> None:
    """The lines in capitals above the type; else who speaks below the title, who enacts, whom the sign names."""
    above = [line for line in lines[:typed] if not header.title_start or line.start < header.title_start]
    named = [line for line in above if may_name(line.text) and not _type_line().match(line.text)]
    words = " ".join(line.text for line in lines[typed : typed + 2])
    together = issuers_of_head(named, text, told_joint(header.number, words))
    header.joint = tuple(together[1:])
    header.issuer = (
        next(iter(together), None)
        or issuer_in_title(_spoken_for(lines, header))
        or issuer_in_text([line for line in lines if line.start >= header.title_end])
        or issuer_in_small_letters(above)
        or issuer_by_sign(header.number, named)
        or issuer_by_signature(above, text)
    )
    header.issuer = header.issuer and of_its_place(header.issuer, lines[:typed], text)
    header.issuer = who_wires([each for each in lines if each.start >= header.title_start], header.issuer)


def _spoken_for(lines: Sequence[HeadLine], header: Header) -> list[HeadLine]:
    # a number that stands over an annex only is far below
    below = (line for line in lines if line.start >= (header.title_end or header.end))
    return list(takewhile(lambda line: line.text.isupper(), below))


def _number_from_annex(text: str, header: Header) -> None:
    """The number of a document that has it only over its annexes ("Ban hành kèm theo Thông tư số …")."""
    if header.type is None:
        return
    for match in (*_ANNEX_LINE.finditer(text, header.body), *_ANNEX.finditer(text, max(header.body, len(text) // 3))):
        if types_by_word().get(match["type"].lower().strip()) != header.type:
            continue
        number = NUMBER.match(text, match.end())
        reach = max(0, match.start() - _LONGEST_HEADING)
        line_start = max(reach, text.rfind("\n", reach, match.start() + 1) + 1)
        line_end = text.find("\n", match.end())
        heading = (line_end if line_end >= 0 else len(text)) - line_start
        if not number or heading >= _LONGEST_HEADING or header.type not in number_of(number).type_names:
            continue
        if number.group().casefold() in (header.title or "").casefold() or _OF_OTHERS.search(
            text, line_start, match.start()
        ):
            continue
        header.number = number_of(number)
        header.start, header.end = number.span()
        day = _DAY_AFTER.match(text, number.end())
        date = _DATE_AT.search(text, day.start()) if day else None
        header.issued_on = header.issued_on or (iso(date) if date else None)
        return


def _date_from_annex(text: str, header: Header) -> None:
    """The day of a document whose head has none, where its annexes give it ("Kèm theo Nghị định số …, ngày …")."""
    written = str(header.number) if header.number else "\n"
    place = text.find(written, header.body)
    while place >= 0:
        end = place + len(written)
        day = _BROKEN_DAY.match(text, end) if _OVER_ANNEX.search(text, max(0, place - 60), place) else None
        date = _DATE_AT.match(f"ngày{text[day.end() : day.end() + _LONGEST_DAY]}") if day else None
        if date is not None:
            header.issued_on = iso(date)
            return
        place = text.find(written, end)


def _type_from_number(header: Header) -> None:
    number = header.number
    if number is None:
        return
    if header.type == "Công văn" and (header.title or number.issuer is None):
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
