"""What a block begins with before the body that it tells: "Giao", "Hằng năm,", "Về đất đai:", "Đồng chí"."""

import re
from typing import NamedTuple

from .bodies import is_verb, names_at
from .complete import members_of
from .wording import given_at, how_often

#: "2. Về hồ sơ đất đai quá hạn: Phòng Kinh tế …", "Phân công: Công an xã …"
_TOPIC = re.compile(
    r"\s*(?:(?:Về|Đối với|Riêng)\s[^.;:()]{3,120}|(?:Dự kiến )?[Pp]hân công(?: (?:thực hiện|nhiệm vụ|cụ thể))?)\s*:\s+"
)
_TOPIC_LETTERS = frozenset("VĐRPD")
#: whoever is called so is told by the office that follows: "Đồng chí Phó Bí thư …"
_PERSON = re.compile(r"\s*(?:(?:Các )?[Đđ]ồng chí|Đ/c|đ/c)\s+(?=[A-ZĐ])")
_LISTS = re.compile(r"(?:^|\s)[Cc]ác (?P<kind>[Bb]ộ|[Ss]ở|tỉnh|huyện|xã|quận|phường)(?:, (?:ngành|thành phố))?$")


class Leading(NamedTuple):
    """Where the names may begin, and the words before them that hand something over; empty, where none does."""

    start: int
    given: str = ""


def leading(flat: str, start: int, end: int) -> Leading:
    """What stands at the beginning of a stretch before the names of whoever is told."""
    topic = _TOPIC.match(flat, start, end) if flat[start : start + 1] in _TOPIC_LETTERS else None
    start = topic.end() if topic else start
    given = given_at(flat, start, end)
    if given:
        return Leading(_behind_title(flat, given.end(), end), given.group())
    often = how_often(flat, start, end)
    return Leading(_behind_title(flat, often.end() if often else start, end))


def _behind_title(flat: str, start: int, end: int) -> int:
    person = _PERSON.match(flat, start, end)
    return person.end() if person and names_at(flat, person.end(), end) else start


def lists_its_kind(flat: str, start: int, stop: int, behind: int) -> bool:
    """Whether the words behind the colon of a name (``start`` to ``stop``) list who is meant, and tell no task.

    "Bộ trưởng các Bộ: Xây dựng, Tài chính …"; not "UBND các huyện, thành phố: bố trí kinh phí".
    """
    lists = _LISTS.search(flat, start, stop)
    if lists is None:
        return False
    if flat[behind].islower():
        return not is_verb(flat, behind)
    first = flat[behind : behind + 1].lower() + flat[behind + 1 : behind + 40]
    return not is_verb(first, 0) or flat.startswith(members_of(lists["kind"].capitalize()), behind)
