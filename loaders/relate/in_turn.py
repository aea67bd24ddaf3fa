"""Documents carried out one each: "Chương trình A và Chương trình B thực hiện lần lượt Nghị quyết C và D"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..clean.clauses import LONGEST
from ..find.mention import Mention
from ..fold import places_of, small_of
from .relation import Relation, are_together

_IN_TURN = "lần lượt"
_RULE = "implements (in turn)"
_VERB = r"(?:tổ chức )?(?:triển khai thực hiện|thực hiện|triển khai|cụ thể hóa|thi hành)"
_CUE = re.compile(
    rf"[\s,]*(?:(?:để|nhằm) )?(?P<cue>(?:{_VERB} lần lượt|lần lượt (?:để |nhằm |là )?{_VERB}))(?: các)?\s+",
    re.IGNORECASE,
)


def carried_out_in_turn(text: str, found: list[Mention]) -> Iterator[Relation]:
    """Each of the documents before such words with the one of those behind that stands at its place."""
    for place in places_of(small_of(text), (_IN_TURN,)):
        after = bisect_left(found, place, key=_start)
        if not 0 < after < len(found):
            continue
        said = _CUE.fullmatch(text, found[after - 1].tail, found[after].start)
        if said is None:
            continue
        objects = _beside(text, found, after, 1)
        subjects = _beside(text, found, after - 1, -1)[::-1]
        if len(subjects) != len(objects) or len(objects) < 2 or _too_long(found, subjects[0], objects[-1]):
            continue
        for subject, target in zip(subjects, objects, strict=True):
            yield Relation(
                subject, "IMPLEMENTS", target, _RULE, 0.9,
                found[subjects[0]].start, found[objects[-1]].tail, said.span("cue"),
            )  # fmt: skip


def crossed(said: Sequence[Relation]) -> frozenset[tuple[int, int]]:
    """What a reader of the same words would say too much: that each of the first carries out all of the others."""
    in_turn = [each for each in said if each.rule == _RULE]
    return frozenset(
        (one.subject, other.object)
        for one in in_turn
        for other in in_turn
        if one.cue == other.cue and one.object != other.object
    )


def _beside(text: str, found: list[Mention], index: int, step: int) -> list[int]:
    """A mention and those that nothing but "," or "và" joins to it, in one direction."""
    beside = [index]
    while 0 <= (following := beside[-1] + step) < len(found):
        first, second = sorted((beside[-1], following))
        if not are_together(text, found[first], found[second]):
            break
        beside.append(following)
    return beside


def _too_long(found: list[Mention], first: int, last: int) -> bool:
    return found[last].tail - found[first].start > LONGEST


def _start(mention: Mention) -> int:
    return mention.start
