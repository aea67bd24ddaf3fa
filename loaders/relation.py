"""One statement of a sentence in clean offsets, and what may stand between two mentions that share one."""

import re
from dataclasses import dataclass

#: nothing but "," or "và" between two mentions
TOGETHER = re.compile(r"^[\s,;)”\"]*(?:(?:và|hoặc|cùng)\s*)?(?:các\s+)?$", re.IGNORECASE)


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
