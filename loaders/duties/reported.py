"""Parts in a task that a report tells a body to have had: "Thành ủy đã tham mưu …", "… thực hiện 02 cuộc kiểm tra"."""

import re
from collections.abc import Iterator

from ..model import Duty, Task
from .bodies import NameRow, is_head, names_at
from .page import DutyText, sentences
from .roles import ADVISES, COORDINATES, MONITORS

_ADVERBS = r"(?:chủ động|kịp thời|tích cực|thường xuyên|phối hợp|xây dựng|tiến hành|tổ chức|đưa vào|và)"
_DONE = re.compile(
    rf"(?<!\w)(?:đã\s+(?:{_ADVERBS}\s+)*(?:(?P<advises>tham mưu)|(?P<monitors>kiểm tra|giám sát|theo dõi|đôn đốc))"
    r"|(?:đã\s+)?(?:thực hiện|triển khai|tiến hành|tổ chức)\s+\d+\s+cuộc\s+(?P<rounds>kiểm tra|giám sát))(?!\w)"
)
#: "Đoàn khảo sát của Ban Tổ chức Trung ương về …"
_MISSION = re.compile(r"Đoàn (?:[Kk]hảo sát|[Kk]iểm tra|[Gg]iám sát) của (?=[A-ZĐ])")
#: a steering committee is called by what it is for: "Ban Chỉ đạo thực hiện Nghị quyết số …"
_STEERING = re.compile(r"Ban Chỉ đạo (?:thực hiện|triển khai|tổng kết|xây dựng) [A-ZĐ]")
_RULES = re.compile(r"[Qq]uy chế phối hợp(?: công tác| hoạt động)? giữa (?=[A-ZĐ])")
_WITH = re.compile(r"\s*(?:với|và)\s+(?=[A-ZĐ])")
_LONGEST_JOINED = 260
_BEFORE, _CONFIDENCE = 110, 0.8


def reported(page: DutyText) -> Iterator[Task]:
    """A task for each sentence that reports such a part."""
    found: list[tuple[int, int, NameRow, str]] = []
    for done in _DONE.finditer(page.flat):
        row = _subject(page.flat, done.start())
        if row:
            found.append((row.names[0][0], done.end(), row, ADVISES if done["advises"] else MONITORS))
    for mission in _MISSION.finditer(page.flat):
        row = names_at(page.flat, mission.end(), mission.end() + _BEFORE)
        if row:
            found.append((mission.start(), row.end, row, MONITORS))
    found += _joined(page.flat)
    for number, (start, told, row, role) in enumerate(sorted(found, key=lambda each: each[:2]), start=1):
        yield _task(page, number, start, told, row, role)


def _joined(flat: str) -> Iterator[tuple[int, int, NameRow, str]]:
    """Bodies that have rules on how they work together: "Quy chế phối hợp công tác giữa A với B"."""
    for rules in _RULES.finditer(flat):
        end = rules.end() + _LONGEST_JOINED
        one = names_at(flat, rules.end(), end)
        joined = _WITH.match(flat, one.end) if one else None
        other = names_at(flat, joined.end(), end) if joined else None
        if one and other:
            yield rules.start(), other.end, NameRow((*one.names, *other.names), other.end), COORDINATES


def _subject(flat: str, verb: int) -> NameRow | None:
    """The bodies that end right before a verb."""
    floor = max(0, verb - _BEFORE)
    for word in re.finditer(r"(?<![\w/-])(?=[A-ZĐ])", flat[floor:verb]):
        start = floor + word.start()
        if _STEERING.match(flat, start) and not re.search("[.;,:]", flat[start:verb]):
            end = start + len(flat[start:verb].rstrip())
            return NameRow(((start, end),), end)
        row = names_at(flat, start, verb) if is_head(flat, start) else None
        if row and not flat[row.end : verb].strip():
            return row
    return None


def _task(page: DutyText, number: int, start: int, told: int, row: NameRow, role: str) -> Task:
    """The sentence as a task; it ends with its line, or where the next of a numbered row begins."""
    line = page.composed.text.find("\n", told)
    end = len(page.flat) if line < 0 else line
    end = next(stop for first, stop in sentences(page.flat, start, end) if stop >= min(told, end))
    evidence = page.evidence(start, end, f"{role.lower()}, as reported", _CONFIDENCE)
    duties = tuple(Duty(role, body, "sentence", evidence) for body in page.bodies(row.names, evidence))
    return Task(f"told-{number}", page.words(start, end).rstrip(" .;"), evidence, duties, certain=False)
