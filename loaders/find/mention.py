"""A mention of a document while it is being read, in offsets of the clean text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Mending
from ..number import Number
from .bodies_in_text import BodyName

#: the type whose signs are those of offices
LETTER = "Công văn"


@dataclass(slots=True)
class Mention:
    """A mention in the clean text, while it is being read."""

    start: int
    end: int
    number: Number | None = None
    type: str | None = None
    name: str | None = None
    title: str | None = None
    issued_on: str | None = None
    issuer: BodyName | None = None
    place: str | None = None
    term: str | None = None
    mending: Mending | None = None
    assumed: set[str] = field(default_factory=set)
    #: where date, issuer and term end and the title may begin
    tail: int = 0
    #: where the title stands; both equal to ``tail`` without one
    title_start: int = 0
    title_end: int = 0
    #: the date as written is in no calendar
    bad_date: bool = False
    #: where the words end that name the document, if that is beyond ``end``
    span_end: int = 0

    @property
    def named_to(self) -> int:
        """Where the words end that name the document."""
        return self.span_end if self.span_end > self.end else self.end


def nearest_of_type(found: Sequence[Mention], kind: str, floor: int, position: int) -> int | None:
    """The index of the last mention of a type that begins between two places; ``found`` is sorted by place."""
    for index in range(bisect_left(found, position, key=lambda mention: mention.start) - 1, -1, -1):
        if found[index].start < floor:
            return None
        if found[index].type == kind:
            return index
    return None
