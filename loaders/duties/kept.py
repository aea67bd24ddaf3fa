"""The tasks that were read so far: each gets its key and what its words tell, and the last may be added to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..clean.blocks import PLAIN, Block
from ..fold import slug
from ..model import OWN, CarriedOut, Due, Duty, Evidence, Task
from .due import due_in_text
from .headings import LONGEST
from .kinds import kind_of
from .orders import Order
from .page import DutyText
from .roles import LEADS, Part

#: the longest words of a task, and how far a sentence that gives one is trusted
LONGEST_TASK, SENTENCE = 1500, 0.9
SHORTEST_TASK, HEADING = 12, 0.85


class Kept:
    """Keeps tasks in the order in which they are read."""

    def __init__(self, page: DutyText) -> None:
        self.page = page
        self.tasks: list[Task] = []
        self.counts: dict[str, int] = defaultdict(int)
        #: who is told to carry out the document itself
        self.carried: list[CarriedOut] = []

    def keep(
        self, text: str, evidence: Evidence, duties: Sequence[Duty], section: Block | None, heading: Block | None
    ) -> None:
        """A task below a section and a heading."""
        over = section.mark if section else ""
        under = heading.mark if heading else over
        path = "-".join(filter(None, dict.fromkeys((slug(over), slug(under))))) or "text"
        self.counts[path] += 1
        title = self.page.words(section.start, section.end) if section else None
        leads = any(duty.role == LEADS for duty in duties)
        key = f"{path}-{self.counts[path]}"
        due = due_in_text(text)
        self.tasks.append(Task(key, text, evidence, tuple(duties), (), kind_of(text), None, title, due, leads))

    def duties(self, order: Order, parts: list[Part], stretch: tuple[int, int], confidence: float) -> Iterator[Duty]:
        """The duties of parts: of whoever the order names, or of those that a part does."""
        for part in parts:
            names = part.others.names if part.others else order.names.names
            basis = "sentence" if part.others else order.basis
            marks = () if part.cue[0] == part.cue[-1] else (part.cue,)
            near = basis == "sentence" and stretch[0] - names[0][0] < LONGEST
            first = min(stretch[0], names[0][0]) if near else stretch[0]
            evidence = self.page.evidence(first, stretch[1], f"{part.role.lower()} in a {basis}", confidence, marks)
            yield from (Duty(part.role, body, basis, evidence) for body in self.page.bodies(names, evidence))

    def carry(self, names: Sequence[tuple[int, int]], stretch: tuple[int, int], confidence: float) -> None:
        """Those of some names are told to carry out the document itself."""
        evidence = self.page.evidence(*stretch, "told to carry it out", confidence)
        self.carried += (CarriedOut(body, OWN, evidence) for body in self.page.bodies(names, evidence))

    def date_last(self, due: Due | None) -> None:
        """The last task is due then."""
        self.tasks[-1] = replace(self.tasks[-1], due=due)

    def label_last(self, text: str, due: Due | None, duties: Sequence[Duty]) -> bool:
        """Add what a label tells of the last task, if that has these words."""
        last = self.tasks[-1] if self.tasks else None
        if last is None or last.text != text:
            return False
        self.tasks[-1] = replace(last, due=due or last.due, duties=(*last.duties, *duties))
        return True

    def join_last(self, duties: Sequence[Duty], start: int) -> bool:
        """Add duties that are told right behind the last task, if one stands there."""
        last = self.tasks[-1] if self.tasks else None
        if last is None or last.evidence.end > start or self.page.flat[last.evidence.end : start].strip(" ;.,"):
            return False
        new = [duty for duty in duties if duty not in last.duties]
        self.tasks[-1] = replace(last, duties=(*last.duties, *new))
        return True

    def above(self, items: Sequence[Block], start: int) -> tuple[str, Evidence] | None:
        """The item that stands right above a place, as the words of a task."""
        item = items[-1] if items else None
        if item is None or item.depth >= PLAIN or self.page.flat[item.end : start].strip():
            return None
        text = self.page.words(item.body, min(item.end, item.body + LONGEST_TASK)).rstrip(" .;")
        return text, self.page.evidence(item.start, item.end, "item above whoever does it", SENTENCE)
