"""Who issued a document: the lower of the lines of its head, else who speaks in its text.

Lines that a narrow page cut are put together again; a line that begins as bodies' names do begins
another body, unless both together are the name of one. A body that no table holds is called as the
head calls it, with the province of the line above: "UBND TỈNH A / SỞ NỘI VỤ" is "Sở Nội vụ tỉnh A".
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..know.committees import COMMITTEES
from ..know.heads import head_words, in_one_form
from ..know.places import LEVELS, level_of
from ..know.vocabulary import bodies
from ..number import NUMBER, Number
from .bodies_in_text import BodyName, Context, body_at
from .head import HeadLine
from .head_bodies import HeadBody, called, ends_in_a_unit, known, place_of_day, unit_in_line
from .joint_issuers import in_columns, issuing_together

#: whoever leads a board speaks for it, whatever it is for: "TRƯỞNG BAN CHỈ ĐẠO …"
_HEAD_OF_A_BOARD = "TRƯỞNG "
_MARKS = ' *-–_\t|"“”,;.:'
_DANGLING = re.compile(r"(?:VÀ|CỦA|CÁC|VỀ|NHÂN|CHỦ TỊCH ỦY|,|-)$")
_ENACTS = re.compile(
    r"^\W*(?:(?:Bộ trưởng|Chủ nhiệm|Thống đốc|Tổng Thanh tra|Tổng Kiểm toán|Chánh án|Viện trưởng|Chủ tịch|Tổng Giám đốc"
    r"|Giám đốc|Chánh Văn phòng)\s+)?(?P<who>[^\n,;.]{4,80}?)\s+(?:ban hành|quyết định|quyết nghị)(?!\w)",
    re.IGNORECASE,
)
#: a line in capitals that is no part of a name: the motto, a sitting, a number
_NO_NAME = re.compile(r"CỘNG HÒA|CỘNG HOÀ|CỘNG SẢN|ĐỘC LẬP|KHÓA|KHOÁ|KỲ HỌP|\d")
#: a sign without its number, and what a form has in the place of words
_SIGN_OR_FORM = re.compile(r"^\w{1,6} ?[-/] ?\w+|[{}<>\[\]…]|\.\.\.")
#: which sitting of a council speaks
_SESSION = re.compile(r"KHÓA \w+(?:,| *-)? *KỲ HỌP", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"(?:^|\n|\t| {3})\W{0,3}T[/.]?M\.?\s+(?P<who>[^\n\t]{3,60}?)(?=\n|\t| {3}|$)")
#: a line that ends so goes on with the next body that issues
_JOINED = re.compile(r"\w ?[-–]\s*$")
WIRES = re.compile(r"\s+điện *:$", re.IGNORECASE)
#: bodies that are called by their place alone, and the words of units that may stand before it
_KINDS_OF_BARE: Mapping[str, tuple[str, ...]] = {
    **{name: (unit, f"Đảng bộ {unit}", name) for unit, name in COMMITTEES.items()},
    **dict.fromkeys(("UBND", "HĐND"), tuple(LEVELS)),
}
#: a narrow page's lines in one: "UBND TỈNH A UBND XÃ B"
_TWO_IN_A_LINE = re.compile(
    r"(?P<above>(?:UBND|HĐND) (?:TỈNH|THÀNH PHỐ|HUYỆN) [^-–]{2,30}?) (?P<own>(?:UBND|SỞ|PHÒNG) .+)"
)
#: what stands to the right of a cell: a gap, or the signs that part cells, and then the motto or the day
_OTHER_COLUMN = re.compile(r"(?:\s{2,}|\t| ?\|)[^\n]*\n")
_LEGAL_FORM = re.compile(r"(?:CTCP|CÔNG TY (?:CỔ PHẦN|TNHH(?: (?:MTV|MỘT THÀNH VIÊN|HAI THÀNH VIÊN))?))")
#: lines so near to each other may be of one name; a motto between them is longer
_NEAR = 6


def wires(line: str) -> bool:
    """Whether a line says that somebody sends a telegram; a look at its last sign tells most apart."""
    bare = line.strip()
    return bare.endswith(":") and WIRES.search(bare) is not None


def may_name(line: str) -> bool:
    """Whether a line of a head may name a body: it is in capitals, and no number, sign or form."""
    words = line.strip(" *-–_\t")
    if not words.isupper() or len(words) < 2 or _SIGN_OR_FORM.search(words):
        return False
    number = NUMBER.search(words)
    # "3 - AN" is no number in "BAN CHỈ HUY PHÒNG THỦ KHU VỰC 3 - AN HẠ"
    return number is None or (" - " in number.group() and head_words("body").match(words) is not None)


def bodies_of_head(lines: Sequence[HeadLine], text: str) -> list[str]:
    """The names in the lines of a head, each whole, the superior ones first; all in capitals.

    ``text``: the text of the lines, which tells what stands beside them in a column of its own.
    """
    begins = head_words("body")
    names: list[str] = []
    end, joined = 0, False
    for line in lines:
        # a comma at the end leads on to the next line
        words = in_one_form(line.text.lstrip(_MARKS).rstrip(_MARKS.replace(",", "")))
        together = head_words("joint").match(words)
        words = words[together.end() :].lstrip(_MARKS) if together else words
        in_one_line = _TWO_IN_A_LINE.fullmatch(words) if not names else None
        if in_one_line:
            names.append(in_one_line["above"])
            words = in_one_line["own"]
        if names and joined:
            names[-1] = f"{names[-1]} - {words}"
            joined, end = _JOINED.search(line.text) is not None, line.end
            continue
        joined = _JOINED.search(line.text) is not None
        near = line.start - end <= _NEAR or _in_one_column(text, end, line)
        whole = f"{names[-1]} {words}" if names else ""
        another = bool(names) and _begins_another(names[-1], words, begins)
        goes_on = names and not another and (near or _is_cut(names[-1], words))
        if names and (goes_on or _is_one_name(whole, names[-1], another)):
            names[-1] = whole
        elif begins.match(words) or (not names and (head_words("chief").match(words) or not line.start)):
            names.append(words)
        end = line.end
    return _with_legal_form([name.rstrip(_MARKS) for name in names])


def _in_one_column(text: str, end: int, line: HeadLine) -> bool:
    """Whether a cell stands below one that ended before, and only a cell of the other column between the two."""
    between = text[end : line.start]
    return (
        between.count("\n") == 1
        and not between.rpartition("\n")[2].strip()
        and _OTHER_COLUMN.match(between) is not None
    )


def _with_legal_form(names: list[str]) -> list[str]:
    """The names, with what kind of company a group is where its last line tells: "TỔNG CÔNG TY A / CÔNG TY CỔ PHẦN"."""
    if len(names) > 1 and _LEGAL_FORM.fullmatch(names[-1]):
        return [*names[:-2], f"{names[-2]} - {names[-1]}"]
    return names


def _begins_another(above: str, words: str, begins: re.Pattern[str]) -> bool:
    if not begins.match(words):
        return False
    if words.startswith(f"{above} "):
        # "KHO BẠC NHÀ NƯỚC / KHO BẠC NHÀ NƯỚC AN HẠ": a part that is called as its whole
        return True
    whole = begins.fullmatch(above) is None or known(in_one_form(above)) is not None
    return whole and " " in above and not _DANGLING.search(above)


def _is_cut(above: str, words: str) -> bool:
    """Whether a name goes on below, though the other column stands between: "PHÒNG KINH TẾ, HẠ TẦNG / VÀ ĐÔ THỊ"."""
    if not words.isupper() or _NO_NAME.search(words) or not head_words("body").match(above):
        return False
    alone = head_words("whole").fullmatch(above) is not None
    return alone or words.startswith("VÀ ") or _DANGLING.search(above) is not None


def _is_one_name(whole: str, above: str, another: bool) -> bool:
    """Whether two lines are the name of one body; what begins another below a whole local name is no place of it."""
    body = known(in_one_form(whole))
    return body is not None and not (another and body.place and known(in_one_form(above)))


def issuers_of_head(lines: Sequence[HeadLine], text: str, joint: bool = False) -> list[BodyName]:
    """Who issues, by the lines in capitals at the head: the lowest that names a body, or several side by side.

    ``joint``: number, type or title say that it is several.
    """
    columns = in_columns(lines, text) if joint else [lines]
    together = [body for column in columns for body in _issuers_of_column(column, text, joint)]
    return list({body.name: body for body in together}.values())


def _issuers_of_column(lines: Sequence[HeadLine], text: str, joint: bool) -> list[BodyName]:
    names = bodies_of_head(lines, text)
    while names and not (head_words("body").match(names[-1]) or known(names[-1])):
        names.pop()
    superior, together = issuing_together(names, joint)
    above: HeadBody | None = None
    for words in superior:
        above = called(words, above, text)
    return [called(words, above, text).body(len(words)) for words in together]


def issuer_in_small_letters(lines: Sequence[HeadLine]) -> BodyName | None:
    """Who issues, by a line of the head that a web page has in small letters and is a local body's name."""
    words = [" ".join(line.text.strip(_MARKS).split()) for line in lines]
    for first, then in reversed(list(pairwise([*words, ""]))):
        for whole in (f"{first} {then}".strip(), first):
            body = None if whole.isupper() else body_at(whole, 0, Context())
            if body and body.place and body.end == len(whole):
                return body
    return None


def issuer_by_signature(head: Sequence[HeadLine], text: str) -> BodyName | None:
    """Whom a signature speaks for: "TM. ỦY BAN NHÂN DÂN XÃ", of the place that stands beside the day of the head."""
    place = place_of_day(line.text for line in head)
    for signed in _SIGNED_FOR.finditer(text):
        own = in_one_form(signed["who"].strip(_MARKS))
        if not own.isupper() or not head_words("body").match(own):
            continue
        body = called(f"{own} {place.upper()}" if place and ends_in_a_unit(own) else own, None, text)
        if body.place or (body.level == "central" and known(own)):
            return body.body(len(own))
    return None


def of_its_place(issuer: BodyName, head: Sequence[HeadLine], text: str) -> BodyName:
    """A committee or council whose line tells no place ("TỈNH ỦY", "UBND"), with that of the day where it is told.

    The text must call the place by the unit: "An Bình, ngày …" may be where the office stands.
    """
    kinds = _KINDS_OF_BARE.get(issuer.name)
    place = place_of_day(line.text for line in head) if kinds else ""
    called_so = (
        re.search(rf"(?<!\w)(?P<kind>(?i:{'|'.join(kinds or ())})) {re.escape(place)}(?!\w)", text) if place else None
    )
    if called_so is None:
        return issuer
    unit = next((unit for unit, committee in COMMITTEES.items() if committee == issuer.name), called_so["kind"].lower())
    name = issuer.name if issuer.name in COMMITTEES.values() else f"{issuer.name} {unit}"
    return BodyName(f"{name} {place}", level_of(unit, place), place, issuer.end, True)


def issuer_in_title(lines: Sequence[HeadLine]) -> BodyName | None:
    """Who speaks in the line between the title and the preamble: "BỘ TRƯỞNG BỘ TÀI CHÍNH"."""
    spoken = (line for line in lines if not _SESSION.match(line.text.strip(_MARKS)))
    words = " ".join(" ".join(line.text for line in spoken).split()).strip(_MARKS)
    chief = head_words("chief").match(words)
    body = known(words) or (known(words[chief.end() :].strip()) if chief else None)
    if body is None and words.startswith(f"{_HEAD_OF_A_BOARD}BAN "):
        return called(words.removeprefix(_HEAD_OF_A_BOARD), None, "").body(len(words))
    return body if body and (body.place or body.level == "central") else None


def who_wires(lines: Sequence[HeadLine], head: BodyName | None) -> BodyName | None:
    """Who sends a telegram, as a line of its text says: "THỦ TƯỚNG CHÍNH PHỦ điện:"; else whom the head names."""
    wired = next((line for line in lines if wires(line.text)), None)
    if wired is None:
        return head
    words = in_one_form(WIRES.sub("", wired.text.strip()))
    chair = head_words("chief").match(words)
    if head and chair and head.name.startswith("UBND") and words[chair.end() :].startswith(" UBND"):
        # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:" goes on with the place of the head
        return BodyName(f"{chair.group().capitalize()} {head.name}", head.level, head.place, head.end, head.assumed)
    return issuer_in_title([HeadLine(wired.start, wired.end, words.upper())]) or head


def issuer_in_text(lines: Sequence[HeadLine]) -> BodyName | None:
    """Who enacts: "Chính phủ ban hành Nghị định …", "Bộ trưởng Bộ Tài chính ban hành Thông tư …"."""
    for line in lines:
        enacts = _ENACTS.match(line.text)
        body = body_at(enacts["who"], 0, Context()) if enacts else None
        if enacts and body and body.end == len(enacts["who"]) and (body.place or body.level == "central"):
            return body
    return None


def issuer_by_sign(number: Number | None, head: Sequence[HeadLine]) -> BodyName | None:
    """Whom the number's own sign names: ``NQ-CP`` is the Government's, ``QĐ-UBND`` that of the unit in the head."""
    issuer = number.issuer if number else None
    if issuer is None or issuer.name is None:
        return None
    unit = next((unit for line in head if (unit := unit_in_line(line.text.strip(_MARKS)))), None)
    if issuer.local and issuer.level is None and unit:
        return BodyName(issuer.called(" ".join(unit)), level_of(*unit), unit[1], 0)
    if issuer.local or issuer.name not in bodies():
        return None
    return BodyName(issuer.name, bodies()[issuer.name].level, None, 0)
