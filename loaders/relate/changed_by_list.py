"""Lists of what has changed a document, an item a line: "Thông tư A được sửa đổi, bổ sung bởi:", below it B, C.

A consolidated text tells so at its head.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ..clean.clauses import LONGEST
from ..find.mention import Mention
from ..know.cues import ALTERING, governing
from .relation import Relation
from .zones import Zones

_BY = re.compile(r" (?:bởi|tại|theo)(?: các [^\n:]{2,60})?:[ \t]*$", re.IGNORECASE)


def changed_by_list(text: str, found: Sequence[Mention], zones: Zones) -> Iterator[Relation]:
    """What each item under such a line does to the document that the line names first."""
    starts = list(map(attrgetter("start"), found))
    first: dict[int, int] = {}
    for index in range(len(found) - 1, -1, -1):
        first[zones.line(starts[index])] = index
    for line, changed in sorted(first.items()):
        end = zones.lists.end(line)
        if (
            not text[line:end].rstrip(" \t").endswith(":")
            or not _BY.search(text, line, end)
            or line in zones.quoted
            or zones.lead(line, starts[changed])
        ):
            continue
        verbs = governing(text[found[changed].tail : end])
        if not verbs or not verbs[-1].cue.backward or verbs[-1].cue.relation not in ALTERING:
            continue
        verb = verbs[-1]
        cue = (found[changed].tail + verb.start, found[changed].tail + verb.end)
        for item in _items(text, found, starts, zones, end):
            stop = zones.lists.end(zones.line(starts[item]))
            start, said = (line, cue) if stop - line <= LONGEST else (starts[item], (starts[item], starts[item]))
            yield Relation(item, verb.cue.relation, changed, verb.cue.rule, 0.9, start, stop, said)


def _items(text: str, found: Sequence[Mention], starts: list[int], zones: Zones, end: int) -> Iterator[int]:
    """The documents with which the lines below ``end`` begin, up to the first that begins otherwise."""
    while end < len(text):
        line = end + 1
        end = zones.lists.end(line)
        index = bisect_left(starts, line)
        if text[line:end].strip():
            if index == len(found) or starts[index] > end or zones.lead(line, starts[index]):
                return
            yield index
