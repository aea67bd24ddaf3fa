"""One statement of a sentence in clean offsets, and what may stand between two mentions that share one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..know.cues import Cue
from ..know.words import any_of

#: nothing but "," or "và" between two mentions
TOGETHER = re.compile(rf"^[\s,;)”\"]*(?:{any_of('joiner')}\s*)?(?:các\s+)?$", re.IGNORECASE)


#: parts whose replacement amends a document; "thay thế Quy chế ban hành kèm theo Quyết định A" replaces A
NARROW = re.compile(rf"(?<!\w){any_of('unit', 'portion', 'procedure')}(?!\w)", re.IGNORECASE)
#: how far before a verb its denial may stand
DENIAL = 24
#: what stands right before a document that is issued
ISSUES = re.compile(r"(?<!\w)(?:ban hành|xây dựng|công bố|phê duyệt)(?:\s+và [^,;.]{3,30})?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement in clean offsets: indices of mentions (``OWN`` for the text's document), verb, sentence."""

    subject: int
    relation: str
    object: int
    rule: str
    confidence: float
    start: int
    end: int
    cue: tuple[int, int]
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The verb and its other end, for the mentions that share it ("A, B và C")."""

    cue: Cue
    other: int
    start: int
    end: int
    part: str | None = None
    #: "và" came: the list is at its end
    closed: bool = False
    #: the list in which this one stands inside: "A (sửa đổi bởi B và C), D"
    outer: "Held | None" = None


class Said:
    """The statements of one text so far, in the order in which they were read."""

    def __init__(self) -> None:
        self.all: list[Relation] = []
        self._by_object: dict[int, list[Relation]] = {}

    def add(self, relation: Relation) -> None:
        """Keep one more statement."""
        self.all.append(relation)
        self._by_object.setdefault(relation.object, []).append(relation)

    def on(self, index: int) -> Sequence[Relation]:
        """The statements on a mention."""
        return self._by_object.get(index, ())
