"""What a text's own document changes, as far as it has been read: the last change may go on in the next clause."""

import re

from ..know.cues import ALTERING
from ..number import Number
from .relation import Held

#: what the text's own document does to several others in clauses that a semicolon joins
JOINED = frozenset((*ALTERING, "IMPLEMENTS", "CONTINUES", "GUIDES"))
_JOINS = re.compile(r";\s*(?:[a-zđ]{1,2}\)|[-+•–])?\s*", re.IGNORECASE)


class OwnChanges:
    """The documents that one text amends, replaces or repeals."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: the verb of the last change, what it changes, and where the clause ends that states it
        self.last: tuple[Held, int, int] | None = None
        #: the numbers of the replaced documents; ``None`` where one has no number
        self.replaced: set[Number | None] = set()

    def note(self, held: Held, relation: str, target: int, number: Number | None, end: int) -> None:
        """Keep a change that a clause states which ends at ``end``."""
        if relation == "SUPERSEDES":
            self.replaced.add(number)
        self.last = (held, target, end)

    def goes_on_at(self, clause: int, relation: str | None = None) -> bool:
        """Whether nothing but ";" parts the clause from the one that states the last change.

        A ``relation`` must be of its kind: what carries out A does not replace B in the next breath.
        """
        if self.last is None:
            return False
        held, _, end = self.last
        if relation is not None and (
            relation not in JOINED or (relation in ALTERING) != (held.cue.relation in ALTERING)
        ):
            return False
        return end < clause and bool(_JOINS.fullmatch(self.text, end, clause))
