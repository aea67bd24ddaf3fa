"""Who is told what by where a text says so: in a section that assigns, an item begins with whoever is to do it.

Units of the office itself are in no table, and their work is told in any words: "5. Văn phòng: hậu cần, xe cộ".
"""

import re
from functools import cache

from ..clean.blocks import Block
from ..know.duties import words
from .beginnings import FIRST
from .bodies import NameRow, names_at
from .wording import TELLS

#: what names of an office's units, and of bodies that it works with, begin with
_HEADS = (
    "Phòng", "Ban", "Văn phòng", "Sở", "Hội", "Đoàn", "Công đoàn", "Liên đoàn", "Đội", "Trạm", "Trung tâm", "Tổ",
    "Chi cục", "Công ty", "Khoa", "Nhà", "Viện", "Trường", "Bộ phận", "Tiểu ban", "Chi bộ", "Xưởng", "Bệnh viện",
)  # fmt: skip
_HEAD = f"(?:{'|'.join(_HEADS)})"
HEAD_LETTERS = frozenset(head[:FIRST] for head in _HEADS)
_UNITS = (" tỉnh", " huyện", " xã", " phường", " thành phố", " thị xã", " thị trấn", " đặc khu")
_UNIT = "(?:" + "|".join(each.strip() for each in _UNITS) + ")"
#: what tells the part of a body ends its name
_PART = r"\s(?:chủ trì|phối hợp|tham gia|tham mưu|theo dõi|cùng|chịu trách nhiệm|có trách nhiệm)(?!\w)"
#: the names of an item up to its colon: a head alone where it is an office's only one, or one that is called by name
_NAMES = re.compile(
    rf"(?P<names>Văn phòng|{_HEAD}\s+(?:các\s+)?(?=[A-ZĐÀ-Ỹ\d])(?:(?!{_PART})[^:.;()]){{2,110}})"
    r"(?:\s*\([^()]{1,60}\))?\s*:\s+(?=\S)"
)
_ALONE = re.compile(r"Văn phòng\s*[:.]?\s*$")
_ANOTHER = re.compile(rf"\s*(?:,|,?\s+và)\s+(?:các\s+)?(?={_HEAD}\s)", re.IGNORECASE)
#: behind the colon: how many, who, where, and other names; no work
_NO_WORK = re.compile(
    r"(?:[\d(“\"]|(?:một|hai|ba|bốn|năm|sáu|mười|không quá|tối đa|ít nhất|khoảng|trên|dưới|mỗi)\s"
    r"|(?:các )?(?:ông|bà|đồng chí|đ/c|anh|chị|số(?! hóa)|điện thoại|địa chỉ|email|tầng|thôn|ấp|bản|tổ(?! chức)"
    r"|xã|phường|tỉnh|huyện|thành phố|khu|người|nguyên|kiêm|trưởng|phó|giám đốc|chủ tịch|thành viên|ủy viên|thư ký"
    r"|kinh phí (?:từ|do|lấy)|theo(?! dõi)|thuộc|bao gồm|gồm|như|đã|được|chưa|có|không|lưu(?= \d))(?!\w))",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"[^\s,;.]+[\s,;]+[^\s,;.]")
#: words behind a unit that go on with a name, beside those that no verb begins with
_GOES_ON = "phụ|có|trực|liên|nơi|nêu|ủy|đoàn|hội|là|được|tại|theo|đã|mới|cũ|do|chưa|ở|gần|điểm|trọng|cấp|đạt|biên|vùng"


@cache
def _of_a_unit() -> re.Pattern[str]:
    """A name has ended with whose body it is, and what follows is what that does: "Phòng Kinh tế xã đứng ra …"."""
    no_verb = "|".join((_GOES_ON, *words("no verb")))
    return re.compile(rf"\s{_UNIT}(?=\s+(?!(?:{no_verb})(?!\w))[a-zđà-ỹ]+\s+\S)")


def names_told(flat: str, start: int, end: int, low: bool = False) -> NameRow | None:
    """As ``names_at``, where tasks are given: a name ends with whose body it is, whichever verb follows."""
    row = names_at(flat, start, end, low)
    if row is None:
        return None
    first, last = row.names[-1]
    ended = _of_a_unit().search(flat, first, min(end, last + 40))
    if ended is None or ended.end() >= last or not flat[ended.end() : last].lstrip()[:1].islower():
        return row
    return NameRow((*row.names[:-1], (first, ended.end())), ended.end())


def is_of_a_unit(name: str) -> bool:
    """Whether a name ends with whose body it is: "Phòng Kinh tế xã"."""
    return name.endswith(_UNITS)


def told_by_sign(flat: str, block: Block, row: NameRow | None) -> tuple[NameRow, int] | None:
    """The names that an item begins with up to its colon, and where its work begins; ``row``: names known there.

    ``None`` where those reach the colon, or no work stands behind it. An office's own "Văn phòng" may head items.
    """
    if _ALONE.match(flat, block.body, block.end):
        stop = block.body + len("Văn phòng")
        return NameRow(((block.body, stop),), stop), block.end
    named = _NAMES.match(flat, block.body, block.end)
    if named is None or (row is not None and row.end >= named.end("names")) or not works(flat, named.end(), block.end):
        return None
    others = list(_ANOTHER.finditer(flat, *named.span("names")))
    starts = [block.body, *(each.end() for each in others)]
    ends = [*(each.start() for each in others), named.end("names")]
    return NameRow(tuple(zip(starts, ends, strict=True)), named.end("names")), named.end()


def works(flat: str, start: int, end: int) -> bool:
    """Whether words behind a body's colon tell its work, maybe without a verb: "hậu cần, xe cộ"; no count, no name."""
    if not flat[start : start + 1].islower() or _NO_WORK.match(flat, start, end) or TELLS.match(flat, start, end):
        return False
    return _TWO_WORDS.match(flat, start, end) is not None


def line_below(text: str, block: Block, row: NameRow) -> int | None:
    """Where the line begins that stands below one of no more than the names: "2. Sở X⏎Đưa …"; in capitals at first."""
    gap = text.find("\n", row.end, block.end)
    if gap < 0 or text[row.end : gap].strip(" \t.:*"):
        return None
    rest = text[gap : block.end].lstrip(" \t\n-+•")
    return block.end - len(rest) if rest[:1].isupper() and not _NO_WORK.match(rest) else None
