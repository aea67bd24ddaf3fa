"""Who issued a document: the lower of the lines of its head, else who speaks in its text.

Lines that a narrow page cut are put together again; a line that begins as bodies' names do begins
another body, unless both together are the name of one. A body that no table holds is called as the
head calls it, with the province of the line above: "UBND TỈNH A / SỞ NỘI VỤ" is "Sở Nội vụ tỉnh A".
"""

import re
from collections.abc import Sequence

from ..know.heads import head_words
from ..know.organs import level_of_name
from ..know.vocabulary import bodies, provinces
from ..number import Number
from .bodies_in_text import BodyName, Context, body_at
from .capitals import restored
from .head import HeadLine

#: whoever leads a board speaks for it, whatever it is for: "TRƯỞNG BAN CHỈ ĐẠO …"
_HEAD_OF_A_BOARD = "TRƯỞNG "
_MARKS = ' *-–_\t|"“”,;.:'
_DANGLING = re.compile(r"(?:VÀ|CỦA|CÁC|VỀ|NHÂN|,|-)$")
_UNIT = re.compile(
    r"(?:^|\s)(?P<unit>TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU) (?P<place>\S.*)$"
)
_KINDS = {"tp": "thành phố", "tp.": "thành phố"}
#: bodies of the Party's committees and of the Central Committee are called with whose they are
_COMMISSION = re.compile(
    r"BAN (?:TỔ CHỨC|TUYÊN GIÁO(?: VÀ DÂN VẬN)?|DÂN VẬN|NỘI CHÍNH|KINH TẾ|ĐỐI NGOẠI|CHÍNH SÁCH.*|THƯỜNG VỤ|CHẤP HÀNH)"
    r"|ỦY BAN KIỂM TRA|VĂN PHÒNG(?: CẤP ỦY)?|THƯỜNG TRỰC"
)
_COMMITTEE = re.compile(r"(?:THÀNH|TỈNH|QUẬN|HUYỆN|THỊ) ỦY(?!\w)")
_CENTRAL_COMMITTEE = "BAN CHẤP HÀNH TRUNG ƯƠNG"
_ENACTS = re.compile(
    r"^\W*(?:(?:Bộ trưởng|Chủ nhiệm|Thống đốc|Tổng Thanh tra|Tổng Kiểm toán|Chánh án|Viện trưởng|Chủ tịch|Tổng Giám đốc"
    r"|Giám đốc|Chánh Văn phòng)\s+)?(?P<who>[^\n,;.]{4,80}?)\s+(?:ban hành|quyết định|quyết nghị)(?!\w)",
    re.IGNORECASE,
)
#: lines so near to each other may be of one name; a motto between them is longer
_NEAR = 6


def bodies_of_head(lines: Sequence[HeadLine]) -> list[str]:
    """The names in the lines of a head, each whole, the superior ones first; all in capitals."""
    begins = head_words("body")
    names: list[str] = []
    end = 0
    for line in lines:
        words = " ".join(line.text.strip(_MARKS).split())
        near = line.start - end <= _NEAR
        whole = f"{names[-1]} {words}" if names else ""
        if names and (_is_one_name(whole) or (near and not _begins_another(names[-1], words, begins))):
            names[-1] = whole
        elif begins.match(words) or (not names and (head_words("chief").match(words) or not line.start)):
            names.append(words)
        end = line.end
    return names


def _begins_another(above: str, words: str, begins: re.Pattern[str]) -> bool:
    if not begins.match(words):
        return False
    whole = begins.fullmatch(above) is None or _known(above) is not None
    return whole and " " in above and not _DANGLING.search(above)


def _is_one_name(words: str) -> bool:
    body = _known(words)
    return body is not None and body.end == len(words)


def _known(words: str) -> BodyName | None:
    """The body of that name, if all of the words are its name."""
    body = body_at(_as_name(words), 0, Context())
    return body if body and body.end == len(words) else None


def _as_name(words: str) -> str:
    return " ".join(word if word in ("HĐND", "UBND", "MTTQ") else word.capitalize() for word in words.split())


def issuer_of_head(lines: Sequence[HeadLine], text: str) -> BodyName | None:
    """Who issues, by the lines in capitals at the head."""
    names = bodies_of_head(lines)
    while names and not (head_words("body").match(names[-1]) or _known(names[-1])):
        names.pop()
    if not names:
        return None
    own, above = names[-1], names[-2] if len(names) > 1 else ""
    if above and _COMMISSION.fullmatch(own):
        joined = _commission(own, above)
        if joined:
            return joined
    return _known(own) or _begun(own) or _unknown(own, above, text)


def _begun(words: str) -> BodyName | None:
    """A body of a place, with words behind it that are of no name: a day, a stamp."""
    body = body_at(_as_name(words), 0, Context())
    return body if body and body.place and body.end > len(words) * 0.6 else None


def _commission(own: str, above: str) -> BodyName | None:
    """As in "TỈNH ỦY A / BAN TỔ CHỨC", "BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC": called with whose it is."""
    if above.startswith(_CENTRAL_COMMITTEE):
        return _known(f"{own} TRUNG ƯƠNG")
    return _known(f"{own} {above}") if _COMMITTEE.match(above) else None


def _unknown(own: str, above: str, text: str) -> BodyName:
    """A body that no table holds, with the unit of the line above where its own name has none."""
    name = restored(own, text)
    begins = head_words("body").match(own)
    if begins and not _UNIT.match(own[begins.end() :].strip()):
        # what a body is, and then what it is for: "Trung tâm Phục vụ hành chính công"
        rest = name[begins.end() + 1 :]
        name = f"{begins.group().capitalize()} {rest[:1].upper()}{rest[1:]}".strip()
    unit, level = _UNIT.search(own) or _UNIT.search(above), level_of_name(name)
    place: str | None = None
    if unit:
        kind = unit["unit"].lower()
        kind, place = _KINDS.get(kind, kind), unit["place"].title()
        place = next((city for city in provinces() if city.casefold() == place.casefold()), place)
        level = level_of_name(f"{kind} {place}") or level
        if not _UNIT.search(own):
            name = f"{name} {kind} {place}"
    return BodyName(name, level or "central", place, len(own))


def issuer_in_title(lines: Sequence[HeadLine]) -> BodyName | None:
    """Who speaks in the line between the title and the preamble: "BỘ TRƯỞNG BỘ TÀI CHÍNH"."""
    words = " ".join(" ".join(line.text for line in lines).split()).strip(_MARKS)
    chief = head_words("chief").match(words)
    known = _known(words) or (_known(words[chief.end() :].strip()) if chief else None)
    if known is None and words.startswith(f"{_HEAD_OF_A_BOARD}BAN "):
        return _unknown(words.removeprefix(_HEAD_OF_A_BOARD), "", "")
    return known if known and (known.place or known.level == "central") else None


def issuer_in_text(lines: Sequence[HeadLine]) -> BodyName | None:
    """Who enacts: "Chính phủ ban hành Nghị định …", "Bộ trưởng Bộ Tài chính ban hành Thông tư …"."""
    for line in lines:
        enacts = _ENACTS.match(line.text)
        body = body_at(enacts["who"], 0, Context()) if enacts else None
        if enacts and body and body.end == len(enacts["who"]) and (body.place or body.level == "central"):
            return body
    return None


def issuer_by_sign(number: Number | None) -> BodyName | None:
    """Whom the number's own sign names: ``NQ-CP`` is the Government's."""
    issuer = number.issuer if number else None
    if issuer is None or issuer.name is None or issuer.local or issuer.name not in bodies():
        return None
    return BodyName(issuer.name, bodies()[issuer.name].level, None, 0)
