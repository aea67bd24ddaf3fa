"""What a body is called by its line in a head, and by the lines above it, which tell whose it is.

"UBND TỈNH A / SỞ NỘI VỤ" is "Sở Nội vụ tỉnh A", "TỈNH ỦY A / BAN TỔ CHỨC" "Ban Tổ chức Tỉnh ủy A", and
"HỘI ĐỒNG NHÂN DÂN TỈNH A / BAN PHÁP CHẾ" "Ban Pháp chế HĐND tỉnh A". A line that ends in the word for a
unit ("THANH TRA TỈNH") goes on with the place of the line above.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..know.committees import COMMITTEES, YOUTH
from ..know.heads import as_written, head_words, in_one_form, joined_to
from ..know.organs import organ
from ..know.organs_of import local_name
from ..know.places import LEVELS, city_called, in_form, level_of, level_of_name
from ..know.vocabulary import provinces
from .bodies_in_text import COLUMNS, BodyName, Context, body_at, no_place_begins
from .capitals import restored

_KIND = r"(?:TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|(?<!TÁC )XÃ(?! HỘI)|THỊ TRẤN|ĐẶC KHU)"
_UNIT = re.compile(rf"(?:^|\s)(?P<unit>{_KIND}) (?P<place>(?!ĐOÀN )\S.*?)(?=,? {_KIND} |$)")
#: "UBND PHƯỜNG AN HẠ TỈNH AN BÌNH"
_WITH_ITS_PROVINCE = re.compile(
    r"(?P<own>.*(?<!\w)(?:(?<!TÁC )XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|QUẬN|HUYỆN|THỊ XÃ) \S.*?)"
    r",? (?:TỈNH|THÀNH PHỐ) (?!ĐOÀN|ỦY)\S.*"
)
#: "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM / TỈNH A" is the unit's
_OF_THE_COUNTRY = re.compile(rf"(?P<own>(?:HỘI|LIÊN ĐOÀN) .+?) VIỆT NAM(?= {_KIND} )")
#: a line that ends so goes on with the place of the line above
_OF_THAT_UNIT = re.compile(rf"(?:^|\s)(?P<unit>{_KIND})$")
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
#: a national organisation whose committee in a unit is called by the unit
_NATIONAL = re.compile(r"(?P<own>.+?) (?:Việt Nam|Hồ Chí Minh)$")
_EXECUTIVE = re.compile(rf"BAN CHẤP HÀNH(?= {_KIND} (?!ĐOÀN ))")
#: what office and committee alike have within them
_WITHIN_A_BODY = re.compile(
    r"(?:ĐẢNG (?:ỦY|BỘ|ĐOÀN)|BAN THƯỜNG (?:VỤ|TRỰC)|CHI BỘ|CÔNG ĐOÀN|BAN CHẤP HÀNH|ĐOÀN THANH NIÊN) "
)
_EXECUTIVE_OF_YOUTH = re.compile(r"BAN CHẤP HÀNH (?=(?:TỈNH|THÀNH|QUẬN|HUYỆN|THỊ) ?ĐOÀN )")
_EXECUTIVE_ALONE = "BAN CHẤP HÀNH"
_PARTY_OF_UNIT = re.compile(r"(?:Ban Chấp hành )?Đảng bộ ")
_YOUTH = "Đoàn "
_DEPARTMENT = "SỞ "
_PLACE_OF_DAY = re.compile(r"\W*(?P<place>[^\W\d_][^\n,]{1,30}?),? ngày ")
#: so far the head of a text reaches
_HEAD = 1500
#: so many syllables has a place's name at most
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class HeadBody:
    """A body of a head: its name in full, its level, and the kind and name of its unit, where a line tells it."""

    name: str
    level: str | None
    unit: str | None = None
    place: str | None = None

    def body(self, end: int) -> BodyName:
        """The body as other parts of a text are read."""
        return BodyName(self.name, self.level or "central", self.place, end)


def known(words: str) -> BodyName | None:
    """The body of that name, if all of the words are its name."""
    body = body_at(as_name(words), 0, Context())
    return body if body is None or body.end == len(words) else _of_a_longer_name(body, words)


def _of_a_longer_name(body: BodyName, words: str) -> BodyName | None:
    """As in "HĐND XÃ PHÚ NGHĨA ĐÔNG": a line tells all of a place's name, where a table knows its beginning alone."""
    rest = words[body.end :].split()
    whole = body.place is None or (body.level == "city" and body.place in provinces())
    if whole or head_words("body").match(" ".join(rest)):
        return None
    if not all(word.isalpha() and not no_place_begins(word.capitalize()) for word in rest):
        return None
    further = "".join(f" {word.capitalize()}" for word in rest)
    if len(f"{body.place}{further}".split()) > _LONGEST_NAME:
        return None
    return BodyName(f"{body.name}{further}", body.level, f"{body.place}{further}", len(words))


def as_name(words: str) -> str:
    """A line in capitals with a capital for each word, as names of places have them."""
    return " ".join(word if word in ("HĐND", "UBND", "MTTQ") else word.capitalize() for word in words.split())


def called(words: str, above: HeadBody | None, text: str) -> HeadBody:
    """The body of a line in capitals, below that of another line."""
    own = _EXECUTIVE_OF_YOUTH.sub("", in_one_form(words))
    below = _WITH_ITS_PROVINCE.fullmatch(own)
    own = _OF_THE_COUNTRY.sub(r"\g<own>", below["own"] if below else own)
    if above and head_words("motto").fullmatch(own):
        return above
    dangling = _OF_THAT_UNIT.search(own)
    if above and above.place and ((dangling and dangling["unit"].lower() == above.unit) or _is_committee(own, above)):
        own = f"{own} {above.place.upper()}"
    elif above and (joined := _joined(own, above, text)):
        return joined
    return _by_table(own) or _found(own, text)


def _joined(own: str, above: HeadBody, text: str) -> HeadBody | None:
    """A body that is called with what the line above tells; none where its own line tells all."""
    national = _NATIONAL.match(above.name)
    if national and _EXECUTIVE.match(own):
        unit = _EXECUTIVE.sub(national["own"].upper(), own).strip()
        return _of_youth(unit) if national["own"].startswith(_YOUTH) else _by_table(unit) or _found(unit, text)
    if _UNIT.search(own) or _tells_whose(_by_table(own)):
        return None
    if above.name == _CENTRAL_COMMITTEE:
        return _central(f"{own} TRUNG ƯƠNG") or _found(f"{own} TRUNG ƯƠNG", text)
    joins = joined_to(organ(above.name).kind, own)
    if joins == "body":
        above = _committee(above) if not own.startswith(_EXECUTIVE_ALONE) else above
        # "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN" under the council's own line
        if not head_words("body").fullmatch(own) and head_words("whole").match(begun := above.name.split()[0].upper()):
            own = own.removesuffix(f" {begun}")
        if above.unit and head_words("commission").match(own) and _of_the_unit(_written(own, text), above.unit, text):
            return HeadBody(f"{_written(own, text)} {above.unit} {above.place}", above.level, above.unit, above.place)
        if named := _by_table(f"{own} {above.name.upper()}"):
            return named
        return HeadBody(f"{_written(own, text)} {above.name}", above.level, above.unit, above.place)
    if joins == "nothing" or above.place is None or above.unit is None or above.place.upper() in own:
        found = _found(own, text)
        return HeadBody(found.name, above.level or found.level, above.unit, above.place)
    return _by_table(f"{own} {above.unit.upper()} {above.place.upper()}") or HeadBody(
        f"{_written(own, text)} {above.unit} {above.place}", above.level, above.unit, above.place
    )


def _tells_whose(body: HeadBody | None) -> bool:
    """Whether a name of the tables says whose body it is; "ĐẢNG ỦY" alone does not."""
    return body is not None and (body.place is not None or body.level != "ward")


def _is_committee(own: str, above: HeadBody) -> bool:
    """Whether a line is the committee of the unit that the line above names: "ĐẢNG BỘ TỈNH A / TỈNH ỦY"."""
    return above.unit in COMMITTEES and own.endswith(COMMITTEES[above.unit].upper())


def _committee(body: HeadBody) -> HeadBody:
    """The committee of a unit, whose parts stand under the name of its Party organisation, too."""
    if body.unit not in COMMITTEES or not _PARTY_OF_UNIT.match(body.name):
        return body
    return HeadBody(f"{COMMITTEES[body.unit]} {body.place}", body.level, body.unit, body.place)


def _of_the_unit(name: str, unit: str, text: str) -> bool:
    """Whether sentences call a commission the unit's, whatever committee stands above it: "Ban Chỉ đạo … huyện"."""
    calls = rf"(?<!\w){re.escape(name)} {unit}(?! (?:ủy|uỷ))(?!\w)"
    return re.search(calls, text, re.IGNORECASE) is not None


def _by_table(own: str) -> HeadBody | None:
    """A body that a table holds, or a rule over places."""
    local = local_name(own)
    if local is None:
        return _central(own)
    head, kind, rest = local
    place = _place(kind, rest)
    return HeadBody(f"{head} {place}", level_of(kind, place), kind, place)


def _central(own: str) -> HeadBody | None:
    body = known(own)
    return HeadBody(body.name, body.level, None, body.place) if body and not body.place else None


def _of_youth(unit: str) -> HeadBody | None:
    """The Youth Union of a unit: "Tỉnh đoàn A", "Đoàn xã B"."""
    told = _UNIT.search(unit)
    if told is None:
        return None
    kind = told["unit"].lower()
    place = _place(kind, told["place"])
    return HeadBody(f"{YOUTH[kind]} {place}", level_of(kind, place), kind, place)


def _found(own: str, text: str) -> HeadBody:
    """A body that no table holds, called as its line calls it, in small letters where sentences have them."""
    unit = _UNIT.search(own)
    if unit is None:
        name = _written(own, text)
        city = next((city for city in provinces() if name.casefold().endswith(f" {city.casefold()}")), None)
        if city is None:
            return _of_a_province(own, name, text) or HeadBody(name, level_of_name(name))
        return HeadBody(name[: -len(city)] + city, "city", provinces()[city], city)
    kind = unit["unit"].lower()
    place = _place(kind, unit["place"])
    name = f"{_written(own[: unit.start()], text)} {kind} {place}"
    return HeadBody(name, level_of(kind, place), kind, place)


def place_of_day(lines: Iterable[str]) -> str:
    """The place that stands beside the day of a head: "An Hạ, ngày …"; empty where no line tells it."""
    days = (match for line in lines if (match := _PLACE_OF_DAY.match(line)))
    return next((day["place"].strip() for day in days), "")


def _of_a_province(own: str, name: str, text: str) -> HeadBody | None:
    """A department whose line ends in the place of the document's day: "SỞ Y TẾ AN HẠ", "An Hạ, ngày …".

    Provinces alone have departments; the text may say that it is a city.
    """
    place = place_of_day(COLUMNS.split(text[:_HEAD])) if own.startswith(_DEPARTMENT) else ""
    if not (place and own.endswith(f" {place.upper()}")):
        return None
    unit = "thành phố" if re.search(rf"(?<!\w)thành phố {re.escape(place)}(?!\w)", text) else "tỉnh"
    return HeadBody(f"{name[: -len(place)]}{unit} {place}", level_of(unit, place), unit, place)


def _written(words: str, text: str) -> str:
    """A body's words without its unit: what it is, and then what it is for."""
    name = restored(words, text)
    begins = head_words("body").match(words)
    if begins is None:
        return name
    kind, told = as_written(begins.group())
    rest, further = name[begins.end() + 1 :], words[begins.end() + 1 :]
    if _WITHIN_A_BODY.match(words) and head_words("body").match(further):
        # the body of another: "ĐẢNG ỦY SỞ Y TẾ"
        return f"{kind} {_written(further, text)}"
    # what a body is, and then what it is for: "Trung tâm Phục vụ hành chính công"
    return f"{kind} {rest if told else rest[:1].upper() + rest[1:]}".strip()


def ends_in_a_unit(words: str) -> bool:
    """Whether a line ends in the word for a unit, whose name another line tells: "CÔNG AN TỈNH"."""
    return _OF_THAT_UNIT.search(words) is not None


def unit_in_line(words: str) -> tuple[str, str] | None:
    """Kind and name of the unit that a line in capitals names."""
    unit = _UNIT.search(in_one_form(words))
    kind = unit["unit"].lower() if unit else ""
    return (kind, _place(kind, unit["place"])) if unit else None


def _place(kind: str, words: str) -> str:
    """The name of a unit in capitals as offices write it."""
    city = city_called(words) if LEVELS[kind] == "city" else None
    return city or in_form(words.strip(" ,.;"))
