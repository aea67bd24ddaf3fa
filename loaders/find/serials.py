"""Numbers that are not written whole: "số 217, 218-QĐ/TW", "Chương trình số 01, 02 của Thành ủy"."""

import re
from dataclasses import replace
from functools import cache

from ..know.alternatives import alternatives
from ..know.committees import COMMITTEES
from ..know.vocabulary import committee_signs, document_types, types_by_word
from ..number import Number, padded
from .bodies_in_text import BodyName, Context, body_at
from .mending import CENTRAL_ISSUERS, CENTRAL_SIGN
from .mention import Mention

_LIST_BEFORE = re.compile(r"(?<![\w/-])(?P<serials>\d{1,5}(?:\s*(?:,|và|-,)\s*\d{1,5})*)\s*(?:,|và)\s*$")
#: how far back a list of serials without a sign may begin
_PARTIAL_REACH = 80


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?P<type>{alternatives(words)})"
        r"\s+(?P<so>số\s+)?(?P<serials>\d{1,4}(?:\s*(?:,|và)\s*\d{1,4})*)$",
        re.IGNORECASE,
    )


def listed_before(text: str, mention: Mention, number_start: int) -> list[Mention]:
    """As in "217, " before "218-QĐ/TW": numbers that take sign, date and issuer from the last of the list."""
    if mention.number is None:
        return []
    match = _LIST_BEFORE.search(text, max(mention.start, number_start - 60), number_start)
    if not match:
        return []
    listed = []
    for serial in re.finditer(r"\d{1,5}", match["serials"]):
        start = match.start("serials") + serial.start()
        number = replace(mention.number, serial=padded(serial.group()))
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


def partial_numbers(text: str, found: list[Mention], context: Context) -> list[Mention]:
    """As in "Chương trình số 01, 02 của Thành ủy": the sign follows from type and issuer."""
    taken = {mention.end for mention in found}
    partial: list[Mention] = []
    position = text.find(" của ")
    while position >= 0:
        if text[position - 1].isdigit() and position not in taken:
            partial.extend(_partial_at(text, position, context))
        position = text.find(" của ", position + 1)
    return partial


def _partial_at(text: str, end: int, context: Context) -> list[Mention]:
    serial = end
    while serial > 0 and text[serial - 1].isdigit():
        serial -= 1
    if not text[serial - 1 : serial].isspace() and text[serial - 1 : serial] not in ",và":
        # most often the year of a date: "12/3/2022 của"
        return []
    if text.endswith("năm ", 0, serial):
        # "ngày 12 tháng 3 năm 2022 của"
        return []
    start = max(0, end - _PARTIAL_REACH)
    start = max(start, text.rfind("\n", start, end) + 1)
    match = _partial().search(text, start, end)
    if match is None or not (match["so"] or match["type"][0].isupper()):
        return []
    body = body_at(text, end + len(" của "), context)
    return _with_sign(match, body) if body else []


def _with_sign(match: re.Match[str], body: BodyName) -> list[Mention]:
    kind = types_by_word()[match["type"].lower()]
    sign = CENTRAL_SIGN if body.name in CENTRAL_ISSUERS else committee_signs().get(_party_unit(body.name) or "")
    if sign is None:
        return []
    listed: list[Mention] = []
    for serial in re.finditer(r"\d{1,4}", match["serials"]):
        start = match.start("serials") + serial.start()
        number = Number(padded(serial.group()), None, (document_types()[kind].signs[0], sign), ("-", "/"))
        mention = Mention(
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


def _party_unit(name: str) -> str | None:
    """The kind of unit whose Party committee or organisation a name tells: ``Ban Thường vụ Huyện ủy`` → ``huyện``."""
    whole = name + " "
    told = (kind for kind in COMMITTEES if f"{COMMITTEES[kind]} " in whole or f"Đảng bộ {kind} " in whole)
    return next(told, None)
