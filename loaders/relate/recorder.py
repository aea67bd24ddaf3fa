"""Keeps what the clauses of one text state: each statement with its sentence, and with those who share its verb."""

import re
from dataclasses import replace

from ..clean.clauses import LONGEST
from ..find.header import Header
from ..find.mention import Mention
from ..find.title_span import cannot_change
from ..know.cues import ALTERING
from ..model import OWN
from ..number import Number
from .own_changes import JOINED, OwnChanges
from .relation import Held, Relation, Said

#: how many statements one verb may make
_LATELY = 12
#: what is done for a document that is there already
_OF_EARLIER = frozenset(("IMPLEMENTS", "BASED_ON", "CONTINUES", "GUIDES"))
#: the rule of the verb that says that one document both sets out another in detail and guides it
_DETAILS_AND_GUIDES = "guides in detail"


class Recorder:
    """Takes the statements in the order of the text."""

    def __init__(self, text: str, found: list[Mention], header: Header, said: Said, changes: OwnChanges) -> None:
        self.text = text
        self.found = found
        self.header = header
        self.said = said
        self.changes = changes

    def add(
        self, subject: int, relation: str, target: int, held: Held, clause: tuple[int, int], part: str | None = None
    ) -> None:
        """Keep a statement of the clause, and the same of those who share its verb."""
        # a document that is named again ("Kế hoạch 1 … Kế hoạch 1 thực hiện …") is related to others, not to itself
        named = self.found[subject].number if subject != OWN else self.header.number
        if (
            subject == target
            or (named and named == self.found[target].number)
            or self._is_later(subject, relation, target)
        ):
            return
        ends = [self.found[index] for index in (subject, target) if index != OWN]
        start = min(clause[0], held.start, *(mention.start for mention in ends))
        end = max(clause[1], *(mention.end for mention in ends))
        cue = (held.start, held.end)
        if end - start > 2 * LONGEST:
            # an endless list: the verb far before it is no part of the sentence
            (start, end), cue = clause, (clause[0], clause[0])
        said = Relation(subject, relation, target, held.cue.rule, held.cue.confidence, start, end, cue, part)
        self.said.add(said)
        self._twins(said)
        if said.rule == _DETAILS_AND_GUIDES:
            # "quy định chi tiết và hướng dẫn thi hành A" does both
            self.said.add(replace(said, relation="IMPLEMENTS"))
            self._twins(replace(said, relation="IMPLEMENTS"))
        if subject == OWN and relation in JOINED:
            self.changes.note(held, relation, target, self.found[target].number, clause[1])

    def _is_later(self, subject: int, relation: str, target: int) -> bool:
        """Whether what the subject would carry out, rest on or guide was issued after it."""
        if subject == OWN or relation not in _OF_EARLIER:
            return False
        day, later = self.found[subject].issued_on, self.found[target].issued_on
        return day is not None and later is not None and day < later

    def _acted_on(self, said: Relation) -> set[Number | None]:
        """The numbers of all that the subject of a verb acts on by it: no twin of the subject is among them."""
        lately = (each for each in self.said.all[-_LATELY:] if each.subject == said.subject and each.cue == said.cue)
        return {self.found[each.object].number for each in (*lately, said)}

    def _twins(self, said: Relation) -> None:
        """As in "Kế hoạch A và Kế hoạch B về triển khai C": A and B both, where nothing but "và" parts them."""
        subject = said.subject
        while subject > 0 and said.end - self.found[subject - 1].start < 2 * LONGEST:
            twin, mention = self.found[subject - 1], self.found[subject]
            if twin.title_start == mention.title_start < mention.title_end == twin.title_end:
                # "Báo cáo, Tờ trình tổng kết …": one title for both
                subject -= 1
                self.said.add(replace(said, subject=subject, start=min(said.start, twin.start)))
                continue
            # "số 41, 42 của Thành ủy": what follows the last belongs to all
            end = twin.end if twin.tail > mention.start else twin.tail
            together = re.fullmatch(r"\s*(?:,|và)\s*", self.text[end : mention.start])
            if (
                twin.type != mention.type
                or twin.title_start < twin.title_end
                or not together
                or subject - 1 == said.object
                or (twin.number and twin.number in self._acted_on(said))
                or any(each.relation in ALTERING and each.start >= said.start for each in self.said.on(subject - 1))
                or (said.relation in ALTERING and cannot_change(twin, self.found[said.object]))
            ):
                return
            subject -= 1
            self.said.add(replace(said, subject=subject, start=min(said.start, twin.start)))
