"""Assignments in running text: a heading names a body and its items are its tasks; a sentence begins with a body.

"Giao Sở X chủ trì, phối hợp với Y …", "Sở X chủ trì …", "1. Sở X: …", "Cơ quan chủ trì: Sở X" below an item.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..clean.blocks import PLAIN, Block
from ..fold import slug
from ..model import OWN, CarriedOut, Duty, Evidence, Task
from .bodies import NameRow, is_verb, names_at
from .due import due_in_text
from .kinds import kind_of
from .labels import labelled
from .orders import DASH, Assigned, Order, further, given_amid, is_group, number_of, told_later
from .page import DutyText, first_word, sentences
from .roles import LEADS, Manner, Part, directed, parts_of
from .wording import (
    BESIDES,
    BY_OFFICE,
    CHAIRING,
    CHAIRS,
    CLOSES,
    DUE_ALONE,
    DUTIES_OF,
    ENDS,
    HEADING_END,
    INLINE,
    ISSUES,
    KINDS_LISTED,
    NO_ORDER,
    OFFICE,
    PERMITS,
    RESPONSIBLE,
    TELLS,
    TO_VERB,
    WORKS_TOGETHER,
    after_office,
    given_at,
    hands_over,
    is_vague,
    may_begin,
    may_end,
    names_section,
    section_words,
)

_REACH = 6000
_LONGEST_HEADING, _LONGEST_TASK, _SHORTEST_TASK = 260, 1500, 12
_SENTENCE, _HEADING = 0.9, 0.85
#: the depths of articles, and of items with a number
_ARTICLE, _NUMBERED = 3, 4
#: items above a label that it may apply to
_ITEMS = 8
_LONGEST_VERB = 40
#: so near to its beginning a heading says that it is a section's
_NAMES_SECTION = 60


def assigned(page: DutyText, manner: Manner, orders: bool, tables: Sequence[tuple[int, int]] = ()) -> Assigned:
    """The tasks of the text outside of ``tables``; ``orders``: the document is of a type that orders."""
    return _Assigning(page, manner, orders, tables).read()


class _Assigning:
    """Takes the blocks of a text in order; what is open is the section and the heading whose items come."""

    def __init__(self, page: DutyText, manner: Manner, orders: bool, tables: Sequence[tuple[int, int]]) -> None:
        self.page = page
        self.flat = page.flat
        self.manner = manner
        self.orders = orders
        self.tables = tables
        self.section: Block | None = None
        self.heading: tuple[Block, NameRow] | None = None
        self.tasks: list[Task] = []
        self.carried: list[CarriedOut] = []
        self.counts: dict[str, int] = defaultdict(int)
        #: items since the last label
        self.items: list[Block] = []
        self.labelled = False
        #: the last number of items that count anew below a numbered heading
        self.nested: int | None = None
        #: a list of recipients is open
        self.receiving = False
        self.sections = page.places(section_words())

    def read(self) -> Assigned:
        """All assignments."""
        for block in self.page.blocks:
            if self._is_row(block):
                self.heading = None
                continue
            if may_end(self.flat[block.start]):
                self._end(block)
            if self.receiving and (block.depth == DASH or self.flat[block.start : block.end].rstrip()[-1:] in ";,"):
                continue
            self.receiving = False
            self._block(block)
        return Assigned(tuple(self.tasks), tuple(dict.fromkeys(self.carried)))

    def _end(self, block: Block) -> None:
        """Take note of a block that begins as what stands below all assignments does."""
        ends = ENDS.match(self.flat, block.start, block.end)
        if ends or CLOSES.match(self.flat, block.start, block.end):
            self.section = self.heading = None
        if ends:
            self.items, self.receiving = [], True

    def _is_row(self, block: Block) -> bool:
        """Whether a block is a row, or lies in a table whose cells stand one below the other."""
        if self.flat[block.start] == "|" or self.page.has_cell(block.start, block.end):
            return True
        return bool(self.tables) and any(start <= block.start < end for start, end in self.tables)

    def _block(self, block: Block) -> None:
        if self.items and self.flat.find(":", block.body, block.end) >= 0 and self._labels(block):
            self.labelled = True
            return
        if self.labelled or (self.items and block.depth <= self.items[0].depth):
            self.items, self.labelled = [], False
        if self.heading or self.section or self.nested is not None:
            self._close(block)
        order = self._order(block)
        if order is None and self._opens_section(block):
            self.section, self.heading = block, None
            return
        if order is None and self.heading and self._is_item(block):
            self._items(Order(self.heading[1], block.body, False, "heading"), block)
        elif order and order.start >= block.end:
            self.heading = (block, order.names)
            if self.section is None and DUTIES_OF.match(self.flat, block.body):
                self.section = block
        elif order:
            if order.basis == "heading" or self.flat[block.start : block.end].rstrip().endswith(":"):
                self.heading = (block, directed(self.flat, order.start, block.end) or order.names)
            self._items(order, block)
        else:
            self._amid(block)
            self._later(block)
        self.items = [*self.items[-_ITEMS:], block]

    def _close(self, block: Block) -> None:
        """Forget a heading, or a section, whose items the block is none of."""
        if self._counts_anew(block):
            return
        self.nested = None
        if (self.heading and block.depth < PLAIN and block.depth <= self.heading[0].depth) or (
            self.heading and self.heading[0].depth == PLAIN and block.depth < 5
        ):
            self.heading = None
        if (self.section and block.depth < PLAIN and block.depth <= self.section.depth) or (
            self.section and self.section.depth == PLAIN and block.depth <= 3
        ):
            self.section = self.heading = None

    def _counts_anew(self, block: Block) -> bool:
        """As in "14. Trách nhiệm của Sở X / 1. … / 2. …": items whose numbers begin again below a number."""
        if self.heading is None or not block.depth == self.heading[0].depth == _NUMBERED:
            return self.nested is not None and block.depth > _NUMBERED
        number, over = number_of(block), number_of(self.heading[0])
        if (number == 1 < over) or (self.nested is not None and number == self.nested + 1 != over + 1):
            self.nested = number
            return True
        return False

    def _opens_section(self, block: Block) -> bool:
        end = min(block.end, block.body + _NAMES_SECTION)
        may = block.depth == _ARTICLE or self.sections.any_in(block.body, end)
        if not may or block.end - block.start > _LONGEST_HEADING:
            return False
        if block.depth == PLAIN and not self.flat[block.body : block.end].isupper():
            return False
        if self.flat[block.start : block.end].rstrip().endswith((".", ";")):
            return False
        together = block.depth == _ARTICLE and WORKS_TOGETHER.match(self.flat, block.body) is not None
        named = together or names_section(self.flat[block.body : end])
        return named and names_at(self.flat, block.body, block.end) is None

    def _is_item(self, block: Block) -> bool:
        heading = self.heading[0] if self.heading else block
        return block.depth > heading.depth or block.depth == PLAIN or self.nested is not None

    def _order(self, block: Block) -> Order | None:
        """The assignees of a block that begins with a body; a block that names bodies alone is a heading."""
        if not may_begin(self.flat, block.body, block.end):
            return None
        given = given_at(self.flat, block.body, block.end)
        if given is None and not self._may_order(block):
            return None
        start = given.end() if given else block.body
        row = names_at(self.flat, start, block.end, low=given is not None)
        if row is None:
            return None
        if block.depth == _ARTICLE and DUTIES_OF.match(self.flat, block.body) and self._is_short(block):
            # of "các cơ quan" in general its items tell which
            return None if is_vague(self.flat, row) else Order(row, block.end, False, "heading")
        if self.section and is_group(self.flat, block):
            return Order(NameRow(((start, block.end),), block.end), block.end, False, "heading")
        rest = row.end
        marked = block.depth < PLAIN or self.flat[block.start : block.end].rstrip().endswith(":")
        if HEADING_END.match(self.flat, rest, block.end):
            short = block.end - block.start <= _LONGEST_HEADING
            return Order(row, block.end, False, "heading") if short and marked and self._may_head(block) else None
        inline = INLINE.match(self.flat, rest, block.end)
        if inline and KINDS_LISTED.search(self.flat, row.names[-1][0], rest):
            # "Bộ trưởng các Bộ: Xây dựng, Tài chính …": the list says which, and no task
            return None
        if inline:
            return Order(row, inline.end(), False, "heading") if marked and self._may_head(block, ":") else None
        return self._sentence(block, row, given.group() if given else "")

    def _may_order(self, block: Block) -> bool:
        """A cheap look at a block that hands nothing over: where bodies are no headings, few words make it an order."""
        headed = self.section is not None or block.depth == _ARTICLE
        if headed or (self.orders and not self.manner.lawful and block.depth < PLAIN):
            return True
        chairs = self.page.places(CHAIRING).any_in(block.start, block.end)
        return chairs or self.flat[block.start : block.end].rstrip().endswith(":")

    def _is_short(self, block: Block) -> bool:
        return block.end - block.start <= _LONGEST_HEADING and self.flat[block.end - 1] not in ".;"

    def _may_head(self, block: Block, sign: str = "") -> bool:
        """Whether a block heads tasks: in a section, or as an item of an order; ``sign``: what ends the names."""
        words_of_it = self.flat[block.start : block.end].strip()
        free = self.section is not None or (self.orders and not self.manner.lawful and block.depth < DASH)
        return words_of_it.endswith(RESPONSIBLE) or (free and (sign or words_of_it[-1:]) not in ";,")

    def _sentence(self, block: Block, row: NameRow, given: str) -> Order | None:
        """The assignees of a block that goes on with a verb after a body; ``given``: the words that hand over."""
        if OFFICE.match(self.flat, row.end + 1, block.end):
            return Order(row, row.end, True, "sentence") if self.orders else None
        verb = TO_VERB.match(self.flat, row.end, block.end)
        start = verb.end() if verb else row.end
        by_office = BY_OFFICE.match(self.flat, row.end, block.end)
        if by_office:
            start = by_office.end()
        elif start >= block.end or TELLS.match(self.flat, start) or not is_verb(self.flat, start):
            return None
        if given or (self.section and not self._issues(start)):
            # in the Party's way whoever is told to work with others leads them
            leads = hands_over(given) or (self.manner.party and not given and not is_vague(self.flat, row))
            return Order(row, start, leads, "sentence", self._asks(given))
        led = CHAIRS.search(self.flat, start, min(block.end, start + 60))
        plain = block.depth == PLAIN or self._issues(start) or self.manner.lawful or is_vague(self.flat, row)
        return Order(row, start, False, "sentence") if self.orders and (led or not plain) else None

    def _asks(self, given: str) -> bool:
        return self.manner.party and given.strip().casefold().startswith("đề nghị")

    def _issues(self, start: int) -> bool:
        return ISSUES.match(self.flat, start) is not None and self.section is None

    def _items(self, order: Order, block: Block) -> None:
        """A task for each sentence of a block; those after the first are the same body's."""
        for number, (start, end) in enumerate(self._told_apart(order, block)):
            if end - start < _SHORTEST_TASK or (order.basis == "heading" and not self._is_order(start, end)):
                continue
            if number and self.tasks and DUE_ALONE.fullmatch(self.flat, start, end):
                self.tasks[-1] = replace(self.tasks[-1], due=due_in_text(self.page.words(start, end)))
                continue
            given = given_at(self.flat, start, end) if number else None
            at = given.end() if given else start
            # below "Đảng ủy X" the word "Lãnh đạo" is what it does
            below = order.basis == "heading" and not self.flat.startswith("Lãnh đạo", at)
            inner = names_at(self.flat, at, end, given is not None) if number or below else None
            told = self._inner(inner, end) if inner else None
            # "Yêu cầu từng ngành …": asked of others than those before
            if told is None and (given or PERMITS.match(self.flat, start, end)):
                continue
            at = start if order.basis == "sentence" else after_office(self.flat, start, end)
            self._task(told or replace(order, start=at), block if number == 0 else None, start, end)

    def _told_apart(self, order: Order, block: Block) -> Iterator[tuple[int, int]]:
        """The sentences of a block, and in them the clauses that begin with another body: "…; Hội Y phối hợp"."""
        for start, end in sentences(self.flat, order.start, block.end):
            stop = self.flat.find(";", start, end)
            while stop >= 0:
                row = names_at(self.flat, stop + 1, end)
                if row and self._verb_after(row, end) is not None:
                    yield start, stop
                    start = first_word(self.flat, stop + 1)
                stop = self.flat.find(";", stop + 1, end)
            yield start, end

    def _is_order(self, start: int, end: int) -> bool:
        """Whether an item says what to do: it begins with a verb, or with the body that does it."""
        if NO_ORDER.match(self.flat, start):
            return False
        row = names_at(self.flat, start, end)
        if row:
            return self._verb_after(row, end) is not None
        start = after_office(self.flat, start, end)
        begin = self.flat[start : start + _LONGEST_VERB].lstrip(' -+•“"')
        return bool(begin) and is_verb(begin.lower(), 0)

    def _inner(self, row: NameRow, end: int) -> Order | None:
        """Another body that a later sentence begins with."""
        verb = TO_VERB.match(self.flat, row.end, end)
        at = verb.end() if verb else row.end
        if at < end and is_verb(self.flat, at) and not TELLS.match(self.flat, at):
            return Order(row, at, False, "sentence")
        return None

    def _amid(self, block: Block) -> None:
        """An order inside a sentence, as in "… và giao Sở X …"; who is asked is meant by the next sentences too."""
        for given in given_amid(self.page, block):
            asked = self._asks(given["how"])
            if given["how"] == "đề nghị" and not asked:
                continue
            row = names_at(self.flat, given.end(), block.end, low=True)
            start = self._verb_after(row, block.end) if row else None
            if row is None or start is None:
                continue
            told = sentences(self.flat, given.start(), min(block.end, given.start() + _REACH))
            if told[0][1] - start < _SHORTEST_TASK:
                continue
            self._task(Order(row, start, True, "sentence", asked), None, *told[0])
            # whoever is named first answers for what the next sentences ask
            head = NameRow(row.names[:1], row.end)
            for first, end in told[1:] if asked else ():
                if names_at(self.flat, first, end) is None:
                    self._task(Order(head, first, True, "sentence", asked), None, first, end)

    def _later(self, block: Block) -> None:
        """Who is told something further on in a block: "… Giám đốc Sở X chịu trách nhiệm …", "… Ban Y phối hợp …"."""
        wanted = told_later(self.page, block, self.manner.lawful) if self.orders else None
        if wanted is None:
            return
        for first, end in further(self.page, block):
            given = None if self.manner.lawful else given_at(self.flat, first, end)
            row = names_at(self.flat, given.end() if given else first, end, low=given is not None)
            start = self._verb_after(row, end) if row and not is_vague(self.flat, row) else None
            if row and start is not None and (given or wanted.match(self.flat, start)):
                leads = hands_over(given.group()) if given else self.manner.party
                self._task(Order(row, start, leads, "sentence"), None, first, end)

    def _verb_after(self, row: NameRow, end: int) -> int | None:
        """Where the order begins, if a verb stands after the names and what may part them."""
        besides = BESIDES.match(self.flat, row.end, end)
        verb = TO_VERB.match(self.flat, besides.end() if besides else row.end, end)
        at = verb.end() if verb else row.end
        return at if at < end and is_verb(self.flat, at) and not TELLS.match(self.flat, at) else None

    def _task(self, order: Order, block: Block | None, start: int, end: int) -> None:
        parts, carries = parts_of(self.flat, order.start, end, self.manner, order.given)
        if order.asked:
            own_words = start <= order.names.names[0][0]
            parts, carries = [part for part in parts if part.role != LEADS and not own_words], own_words
        first = min(block.start, start) if block and order.basis != "heading" else start
        if order.basis == "sentence" and order.names.names[0][0] >= first - _LONGEST_HEADING and not order.asked:
            first = min(first, order.names.names[0][0])
        confidence = _HEADING if order.basis == "heading" else _SENTENCE
        duties = list(dict.fromkeys(self._duties(order, parts, (first, end), confidence)))
        if carries:
            self._carry(order, (first, end), confidence)
        if duties:
            text = self.page.words(order.start, min(end, order.start + _LONGEST_TASK)).rstrip(" .;")
            rule = "assignment below a heading" if order.basis == "heading" else "assignment in a sentence"
            evidence = self.page.evidence(first, end, rule, confidence)
            self._keep(text, evidence, duties)

    def _duties(self, order: Order, parts: list[Part], stretch: tuple[int, int], confidence: float) -> Iterator[Duty]:
        for part in parts:
            names = part.others.names if part.others else order.names.names
            basis = "sentence" if part.others else order.basis
            marks = () if part.cue[0] == part.cue[-1] else (part.cue,)
            near = basis == "sentence" and stretch[0] - names[0][0] < _LONGEST_HEADING
            first = min(stretch[0], names[0][0]) if near else stretch[0]
            evidence = self.page.evidence(first, stretch[1], f"{part.role.lower()} in a {basis}", confidence, marks)
            yield from (Duty(part.role, body, basis, evidence) for body in self.page.bodies(names, evidence))

    def _carry(self, order: Order, stretch: tuple[int, int], confidence: float) -> None:
        evidence = self.page.evidence(*stretch, "told to carry it out", confidence)
        bodies = self.page.bodies(order.names.names, evidence)
        self.carried += (CarriedOut(body, OWN, evidence) for body in bodies)

    def _labels(self, block: Block) -> bool:
        """A block that is nothing but "Cơ quan chủ trì: …", said of the items above it."""
        told = labelled(self.page, block, self.items)
        if told is None:
            return False
        last = self.tasks[-1] if self.tasks else None
        same = last is not None and last.text == told.text
        if same and last:
            self.tasks[-1] = replace(last, due=told.due or last.due, duties=(*last.duties, *told.duties))
        elif told.duties:
            self._keep(told.text, told.evidence, list(told.duties))
        return True

    def _keep(self, text: str, evidence: Evidence, duties: list[Duty]) -> None:
        under = self.heading[0].mark if self.heading else self.section.mark if self.section else ""
        over = self.section.mark if self.section else ""
        path = "-".join(filter(None, dict.fromkeys((slug(over), slug(under))))) or "text"
        self.counts[path] += 1
        title = self.page.words(self.section.start, self.section.end) if self.section else None
        leads = any(duty.role == LEADS for duty in duties)
        key = f"{path}-{self.counts[path]}"
        due = due_in_text(text)
        self.tasks.append(Task(key, text, evidence, tuple(duties), (), kind_of(text), None, title, due, leads))
