"""Names in a row that share what is written once: "HĐND, UBND tỉnh X" is "HĐND tỉnh X" and "UBND tỉnh X"."""

import re
from collections.abc import Sequence
from functools import cache

from ..fold import fold
from ..know.duties import meanings
from ..know.vocabulary import provinces
from .complete import members_of

_ORGANS = (
    r"(?:(?:Thường trực|TT\.?|Lãnh đạo|Chủ tịch|Văn phòng|VP|[Đđ]ại biểu|[Cc]ác [Bb]an(?: của)?|Ban Thường vụ) )?"
    r"(?:Tỉnh [ủu][ỷyủ]|Thành [ủu][ỷyủ]|HĐND|UBND|Hội đồng nhân dân|[ỦU][ỷyủ]? ?ban nhân dân"
    r"|Đoàn (?:ĐBQH|đại biểu Quốc hội)|[đĐ]ại biểu Quốc hội)"
)
_BARE = re.compile(_ORGANS)
_UNITS = r"(?:tỉnh|[Tt]hành phố|TP|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|cấp)"
_PLACED = re.compile(rf"(?:{_ORGANS}|Sở [^:;]+?) (?P<place>(?:các |cấp )?{_UNITS}(?!\w).*)")
_COMMITTEE = re.compile(r"(?:^|\s)(?:Tỉnh|Thành) [ủu][ỷyủ]$")
_OF_PROVINCE = re.compile(r"(?:tỉnh|[Tt]hành phố|TP\.?) (?=[A-ZĐ])")
#: deputies of the National Assembly are of provinces, and of no levels
_OF_PARLIAMENT, _LEVELS = re.compile(r"Đoàn |[đĐ]ại biểu Quốc hội"), re.compile(r"(?:các )?cấp(?!\w)")
_LISTED = re.compile(r"[,;]")
_OFFICES = {"Thường trực": "Thường trực", "TT": "Thường trực", "Các VP": "Văn phòng", "Các Văn phòng": "Văn phòng",
            "Văn phòng": "Văn phòng", "Lãnh đạo": "Lãnh đạo", "Ban Thường vụ": "Ban Thường vụ"}  # fmt: skip
#: organs that have a standing committee, a board, an office of their own
_HAS_OFFICES = re.compile(r"HĐND|UBND|UBMTTQ|MTTQ|[ỦU]y ban|Hội đồng|[\w]+ [ủu][ỷyủ](?!\w)|Đoàn |ĐĐBQH|Đảng đoàn")
_MINISTRIES = re.compile(r"[Cc]ác [Bb]ộ(?:,? (?:cơ quan|ngành))?")
_OF_PROVINCES = re.compile(r"(?P<organ>.*?)\s?(?:các )(?:tỉnh(?:, thành phố)?|thành phố)")


def with_shared_place(names: Sequence[str]) -> list[str]:
    """The names, each bare one with the place of the next that has one."""
    if len(names) == 1:
        return list(names)
    found: list[str] = []
    place: str | None = None
    for name in reversed(names):
        placed = _PLACED.fullmatch(name)
        if placed:
            place = placed["place"]
        elif place and _BARE.fullmatch(name) and not (_OF_PARLIAMENT.match(name) and _LEVELS.match(place)):
            name = _placed(name, place)
        else:
            place = None
        found.append(name)
    return found[::-1]


_KINDS_LISTED = re.compile(
    r"(?P<chief>(?:Giám đốc|Bộ trưởng|Lãnh đạo|Thủ trưởng) )?[cC]ác (?P<kind>[bB]ộ|[sS]ở)(?:\s*:)? "
    r"(?=[A-ZĐÀ-Ỹ])(?P<list>.+)"
)
_SHORT = re.compile(r"[A-ZĐ][A-ZĐ&]+(?!\w)")
_BETWEEN = re.compile(r"\s*(?:[,;]|và|,\s*và)\s+")


def spread(name: str) -> list[str]:
    """Each of the ministries or departments that a name lists: "các Sở: Xây dựng, Nội vụ"; else the name alone."""
    listed = _KINDS_LISTED.fullmatch(name)
    if listed is None:
        return [name]
    kind, rest, found = listed["kind"].capitalize(), listed["list"], list[str]()
    while rest:
        short = _SHORT.match(rest)
        written = meanings("ministry").get(short.group()) if short else None
        if short and written:
            rest = written.removeprefix("Bộ ") + rest[short.end() :]
        member = next(
            (each for each in members_of(kind) if rest.startswith(each) and not rest[len(each) :][:1].isalnum()), None
        )
        between = _BETWEEN.match(rest, len(member)) if member else None
        if member is None or (between is None and len(member) < len(rest)):
            return [name]
        found.append(f"{listed['chief'] or ''}{kind} {member}")
        rest = rest[between.end() :] if between else ""
    return found


def _placed(name: str, place: str) -> str:
    """The committee of a province is called by its name alone: "Tỉnh ủy X"."""
    if _COMMITTEE.search(name) is None:
        return f"{name} {place}"
    return f"{name} {_OF_PROVINCE.sub('', place)}" if _OF_PROVINCE.match(place) else name


@cache
def _ministries() -> dict[str, str]:
    names = set(meanings("ministry").values())
    return {**meanings("ministry"), **{fold(name.removeprefix("Bộ ")): name for name in names}}


def _ministry(written: str) -> str | None:
    return _ministries().get(written.replace(" ", "")) or _ministries().get(fold(written))


def members(group: str, listed: str) -> list[str]:
    """Who is meant by a group and a list behind its colon: each member; the group with its list, where one is unknown.

    "Các Bộ: TC, NV" → "Bộ Tài chính", "Bộ Nội vụ"; "UBND các tỉnh: Nghệ An" → "UBND tỉnh Nghệ An".
    """
    parts = [" ".join(part.split()).strip(" .") for part in _LISTED.split(listed)]
    parts = [part for part in parts if part]
    if group in _OFFICES:
        return with_shared_place([f"{_OFFICES[group]} {part}" for part in parts if _HAS_OFFICES.match(part)])
    if _MINISTRIES.fullmatch(group):
        known = [_ministry(part) for part in parts]
    elif of := _OF_PROVINCES.fullmatch(group):
        known = [f"{of['organ']} {provinces()[part]} {part}".strip() if part in provinces() else None for part in parts]
    else:
        known = [None]
    return [each for each in known if each] if known and all(known) else [f"{group}: {', '.join(parts)}"]
