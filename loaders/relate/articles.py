"""Articles that change one document item by item: "Điều 1. Sửa đổi … Thông tư A", below it "2. Bãi bỏ Điều 5".

The items name parts alone; the document is the one that a line above changes, or, where none names a
document, the only one that the text's own title changes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..find.header import Header
from ..find.mention import Mention
from ..know.cues import ALTERING
from ..know.words import any_of
from ..model import OWN
from .relation import Relation
from .zones import Zones

_UNITS = any_of("unit")
_MARK = r"[^\w\n“]*+(?:(?:Điều \d+[a-zđ]?\.|\d+\.|[a-zđ]{1,2}\)|[-+•])[ \t]*)*+"
#: an item that begins with a change of a part
_BEGINS = re.compile(
    rf"{_MARK}(?P<cue>(?P<REPEALS>{any_of('repeals')})"
    rf"|(?P<AMENDS>sửa đổi, bổ sung|{any_of('amends', 'supersedes')}))[ \t]+"
    rf"(?=(?:các |một số )?{_UNITS}(?!\w))",
    re.IGNORECASE,
)
#: one word of what names parts alone
_WORD_OF_PARTS = re.compile(
    rf"[ \t,;]+|(?:{any_of('joiner')}|của|tại|thuộc|các|một số|số|từ|thứ \w+|{_UNITS}"
    r"|\d+[a-zđ]?(?:[./]\d+)*+|[IVXL]+|[a-zđ])(?!\w)"
    r"|“[^”\n]{1,300}”",
    re.IGNORECASE,
)


def changed_parts(
    text: str, found: list[Mention], header: Header, zones: Zones, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """What the items of amending articles change of the document that a line above them, or the title, changes.

    Each item gives a repeal; an amendment only where no line says that the document is amended.
    """
    own = [each for each in relations if each.subject == OWN and each.relation in ALTERING]
    changed = [each.object for each in own]
    if not changed:
        return
    by_title = _only(found, (i for i in changed if header.title_start <= found[i].start < header.title_end))
    by_line: dict[int, list[int]] = {}
    for index in changed:
        by_line.setdefault(zones.line(found[index].start), []).append(index)
    amended = {found[each.object].number for each in own if each.relation == "AMENDS"}
    for line, item, part in _items(text, header.body, zones):
        above = next((by_line[head] for head in zones.lists.above(line) if head in by_line), None)
        target = by_title if above is None else _only(found, above)
        relation = "REPEALS" if item["REPEALS"] else "AMENDS"
        if target is None or (relation == "AMENDS" and found[target].number in amended):
            continue
        end = zones.lists.end(line)
        yield Relation(OWN, relation, target, "changes in article", 0.9, line, end, item.span("cue"), part)


def _items(text: str, body: int, zones: Zones) -> Iterator[tuple[int, re.Match[str], str]]:
    """The lines that change parts and name no document: where they begin, the verb, and the parts."""
    for line in zones.lists.lines(body):
        item = _BEGINS.match(text, line) if line not in zones.quoted else None
        if item is None:
            continue
        end, position = zones.lists.end(line), item.end()
        while position < end and (word := _WORD_OF_PARTS.match(text, position, end)):
            position = word.end()
        # a repeal names parts alone; an amendment goes on with what they become
        if item["AMENDS"] or not text[position:end].strip(" .;:"):
            yield line, item, text[item.end() : position].strip(" ,;.:")


def _only(found: list[Mention], indices: Iterable[int]) -> int | None:
    """The first mention of the only document that is named; ``None`` where there are several or none."""
    first: dict[object, int] = {}
    for index in indices:
        first.setdefault(found[index].number or found[index].name, index)
    return next(iter(first.values())) if len(first) == 1 else None
