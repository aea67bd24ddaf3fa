"""What a guideline explains, where its title has no verb: "HƯỚNG DẪN / một số nội dung của Quy định A"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..find.header import Header
from ..find.mention import Mention
from ..model import OWN
from .relation import Relation, Said

_GUIDELINE = "Hướng dẫn"
#: the type's own word is the verb, and these its object
_CONTENT = re.compile(
    r"(?:về )?(?:việc )?(?P<cue>một số|những|các) (?:nội dung|điều|điểm|vấn đề|quy định)(?: [^\W\d]+){0,4}?"
    r" (?:của|trong|tại|theo) \Z",
    re.IGNORECASE,
)


def guided_by_title(text: str, found: Sequence[Mention], header: Header, said: Said) -> Iterator[Relation]:
    """The document whose content the title of a guideline names; nothing where a verb says what it does."""
    start, end = header.title_start, header.title_end
    if header.type != _GUIDELINE or start == end:
        return
    first = bisect_left(found, start, key=lambda mention: mention.start)
    if first == len(found) or found[first].start >= end or said.on(first):
        return
    content = _CONTENT.match(text[start : found[first].start])
    if content:
        cue = (start + content.start("cue"), start + content.end("cue"))
        yield Relation(OWN, "GUIDES", first, "guides (title)", 0.9, start, max(end, found[first].tail), cue)
