"""What stands between two documents in a sentence: the verb that relates them, and the part it means.

The verbs are rows of ``loaders/data/cues.csv``; this module finds the one that governs a reference.
"""

import re
from dataclasses import dataclass
from functools import cache

from .vocabulary import require, rows

#: what may stand between a verb and the document it governs without changing the sense
_FILLER = re.compile(
    r"[\s“\"(:]*(?:(?:có hiệu quả|có kết quả|hiệu quả|tốt|nghiêm túc|nghiêm|đồng bộ|quyết liệt|thắng lợi|thành công|đầy đủ|kịp thời"
    r"|các|những|nội dung|toàn văn|tinh thần|việc|một số|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|cho|đối với|,|và|của|tại|nêu|trong|văn bản)\s*)*[\s“\"(]*$",
    re.IGNORECASE,
)
_UNIT = r"(?:điểm|khoản|điều|mục|chương|phần|phụ lục|mẫu|biểu mẫu|tiết|đoạn|cụm từ|từ|tên|số thứ tự|tiêu đề|danh mục)"
#: "một số điều của", "khoản 2 Điều 5 của", "cụm từ “…” tại": which part of the document is meant
_PART = re.compile(
    rf"\s*(?P<part>(?:một số (?:điều|nội dung|điểm|khoản|quy định|cụm từ|mẫu|phụ lục)(?:(?:,| và) (?:khoản|điểm|phụ lục|mẫu biểu))*"
    rf"|(?:các |tên )?{_UNIT}(?!\w).{{0,400}}?|nội dung.{{0,200}}?|tên của))\s*(?:của|tại|ban hành kèm theo|kèm theo|thuộc|trong|ở)?\s*[“\"(]*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb: ``forward`` relates what stands before it to what follows, ``backward`` the other way."""

    relation: str
    backward: bool
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Governing:
    """The verb that governs a reference: where it stands in the gap before, and the part it means."""

    cue: Cue
    start: int
    end: int
    part: str | None


@cache
def cues() -> tuple[tuple[re.Pattern[str], Cue], ...]:
    """The rows of the table, each with its pattern."""
    table = []
    for row in rows("cues"):
        pattern = re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.IGNORECASE)
        require(bool(pattern.search(row["example"])), "cues", row, "example")
        require(not pattern.fullmatch(row["twin"]), "cues", row, "counter-example")
        cue = Cue(row["relation"], row["direction"] == "backward", row["rule"], float(row["confidence"]))
        table.append((pattern, cue))
    return tuple(table)


@cache
def _any_cue() -> re.Pattern[str]:
    """All verbs at once; at one place the longer pattern is tried first, by the order of the groups."""
    ordered = sorted(range(len(cues())), key=lambda index: not cues()[index][1].backward)
    parts = "|".join(f"(?P<c{index}>{cues()[index][0].pattern})" for index in ordered)
    return re.compile(parts, re.IGNORECASE)


def governing(gap: str) -> Governing | None:
    """The last verb of ``gap`` if it governs what follows the gap; ``None`` otherwise."""
    last = None
    for match in _any_cue().finditer(gap):
        last = _longest_at(gap, match, last)
    if last is None:
        return None
    cue, start, end = last
    rest = gap[end:]
    if _FILLER.match(rest):
        return Governing(cue, start, end, None)
    part = _PART.match(rest)
    if part and cue.relation in ("AMENDS", "REPEALS", "SUPERSEDES", "IMPLEMENTS", "GUIDES", "BASED_ON"):
        return Governing(cue, start, end, part["part"].strip())
    return None


def _longest_at(gap: str, match: re.Match[str], last: tuple[Cue, int, int] | None) -> tuple[Cue, int, int]:
    best = (cues()[int((match.lastgroup or "c0")[1:])][1], match.start(), match.end())
    for pattern, cue in cues():
        other = pattern.match(gap, match.start())
        if other and other.end() > best[2]:
            best = (cue, other.start(), other.end())
    # "về tiếp tục thực hiện": a verb inside the longer one that was just seen says nothing new
    return last if last and last[2] >= best[2] else best
