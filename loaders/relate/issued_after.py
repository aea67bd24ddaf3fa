"""What was issued for a document that came before: "Sau khi A được ban hành, Huyện ủy đã ban hành B để thực hiện".

The sentence names what B is for once only, and at its end says no more than that B is for carrying it out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..clean.clauses import sentence_end
from ..find.mention import Mention
from ..fold import places_of, small_of
from .relation import ISSUES, Relation

_SINCE = "sau khi "
#: between "sau khi" and the document: "có", "nhận được", "Bộ Chính trị ban hành"
_CAME = re.compile(
    r"(?:(?:có|nhận được|tiếp thu|học tập|quán triệt) |[^,;.:\d]{3,60} (?:ban hành|có) )?(?:các )?", re.IGNORECASE
)
#: behind what is issued then: "để tổ chức thực hiện", and nothing named
_FOR_IT = re.compile(
    r"[^;.,()]{0,80}?,? ?(?:để|nhằm) (?:(?:lãnh đạo|chỉ đạo|tổ chức|triển khai|cụ thể hóa|quán triệt)(?:,| và)? )*"
    r"(?:thực hiện|triển khai|cụ thể hóa|thi hành)(?=\s*(?:[;.,]|\Z))"
)


def issued_after(text: str, found: list[Mention]) -> Iterator[Relation]:
    """What such sentences say of the first document that they tell was issued then."""
    for place in places_of(small_of(text), (_SINCE,)):
        start = place + len(_SINCE)
        index = bisect_left(found, start, key=_start)
        if index == len(found) or not _CAME.fullmatch(text, start, max(start, found[index].start)):
            continue
        end = sentence_end(text, found[index].tail)
        for later in range(index + 1, len(found)):
            mention = found[later]
            if mention.start >= end:
                break
            if not ISSUES.search(text, found[later - 1].tail, mention.start):
                continue
            said = _FOR_IT.match(text, mention.tail, end)
            if said and mention.number != found[index].number:
                yield Relation(
                    later, "IMPLEMENTS", index, "implements (issued after)", 0.85, place, said.end(), said.span()
                )
            break


def _start(mention: Mention) -> int:
    return mention.start
