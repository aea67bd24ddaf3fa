"""Articles that change one document item by item: "Điều 1. Sửa đổi … Thông tư A", below it "2. Bãi bỏ Điều 5".

The items name parts alone; the document is the one that a line above changes, or, where none names a
document, the only one that the text's own title changes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .cues import CHANGES
from .found import Found
from .header import Header
from .model import OWN
from .relation import Relation
from .zones import Zones

_PARTS = (
    r"(?P<part>(?:các |một số )?(?:điểm|khoản|điều|mục|chương|phần|phụ lục|mẫu|biểu|tiết|đoạn|cụm từ)(?!\w)"
    r"(?:[\s,;]|(?:và|của|tại|thuộc|các|số|từ|thứ \w+|điểm|khoản|điều|mục|chương|phần|phụ lục|mẫu|biểu|tiết|đoạn"
    r"|cụm từ|\d+[a-zđ]?(?:[./]\d+)*|[a-zđ]|[IVXL]+)(?!\w)|“[^”\n]{1,300}”)*)"
)
_MARK = r"^[^\w\n“]*(?:Điều \d+[a-zđ]?\.\s*|\d+\.\s*|[a-zđ]{1,2}\)\s*|[-+•]\s*)*"
_REPEALED = re.compile(rf"{_MARK}(?P<cue>bãi bỏ|hủy bỏ)\s+{_PARTS}[.;]?\s*$", re.IGNORECASE | re.MULTILINE)
_AMENDED = re.compile(
    rf"{_MARK}(?P<cue>sửa đổi, bổ sung|sửa đổi|bổ sung|thay thế)\s+{_PARTS}(?:như sau|vào sau|bằng)?[^\n]{{0,200}}$",
    re.IGNORECASE | re.MULTILINE,
)


def changed_parts(
    text: str, found: list[Found], header: Header, zones: Zones, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """What the items of amending articles change of the document that a line above them, or the title, changes.

    Repeals are told of each item; amendments only where no line says that the document is amended.
    """
    own = [each for each in relations if each.subject == OWN and each.relation in CHANGES]
    changed = [each.object for each in own]
    by_title = _only(found, (i for i in changed if header.title_start <= found[i].start < header.title_end))
    by_line: dict[int, list[int]] = {}
    for index in changed:
        by_line.setdefault(zones.line(found[index].start), []).append(index)
    amended = {found[each.object].number for each in own if each.relation == "AMENDS"}
    for relation, pattern in (("REPEALS", _REPEALED), ("AMENDS", _AMENDED)):
        for item in pattern.finditer(text, header.body):
            line = zones.line(item.start("cue"))
            above = next((by_line[head] for head in zones.lists.above(line) if head in by_line), None)
            target = by_title if above is None else _only(found, above)
            if target is None or line in zones.quoted or (relation == "AMENDS" and found[target].number in amended):
                continue
            yield Relation(
                OWN, relation, target, "changes in article", 0.9,
                item.start(), item.end(), item.span("cue"), item["part"].strip(" ,;.:"),
            )  # fmt: skip


def _only(found: list[Found], indices: Iterable[int]) -> int | None:
    """The first mention of the only document that is named; ``None`` where there are several or none."""
    first: dict[object, int] = {}
    for index in indices:
        first.setdefault(found[index].number or found[index].name, index)
    return next(iter(first.values())) if len(first) == 1 else None
