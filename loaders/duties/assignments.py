"""Assignments in running text: a heading names a body and its items are its tasks; a sentence begins with a body.

"Giao Sở X chủ trì, phối hợp với Y …", "Sở X chủ trì …", "1. Sở X: …", "Cơ quan chủ trì: Sở X" below an item.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..clean.blocks import PLAIN, Block
from ..model import Duty, Evidence
from . import wording
from .beginning import asks_all, beginning, may_order, may_tell, says_nothing_new, told_by_place
from .bodies import NameRow, names_at, widened
from .due import due_in_text
from .further import asks, giving, later, may_be_later, orders_amid, orders_later
from .headings import (
    ARTICLE,
    DASH,
    LONGEST,
    is_group,
    is_short,
    is_title,
    lists_its_kind,
    may_head,
    of_group,
    opens_section,
)
from .kept import HEADING, LONGEST_TASK, SENTENCE, SHORTEST_TASK, Kept
from .labels import bracketed, labelled, led_by
from .orders import Assigned, Order, number_of
from .page import DutyText, Places, Stretches
from .partners import parts_told, seen_to
from .positions import names_told, works
from .refusing import blanks, forms, is_blank, is_case, is_no_order, is_part_alone, says_nothing, tells_no_duties
from .roles import LEADS, Manner, Part, directed, is_directed, is_told, parts_of, with_lead
from .spoken import (
    acts,
    behind_grounds,
    does,
    inner,
    is_order,
    is_own_deed,
    names_partners_alone,
    told_apart,
    whole,
    with_others,
)  # fmt: skip
from .wording import after_office, closes, ends, given_at, hands_over, is_vague, may_begin, to_verb

#: the depth of items with a number, and how many items above a label that may apply to
_NUMBERED, _ITEMS = 4, 8


def assigned(page: DutyText, manner: Manner, orders: bool, tables: Sequence[tuple[int, int]] = ()) -> Assigned:
    """The tasks of the text outside of ``tables``; ``orders``: the document is of a type that orders."""
    return _Assigning(page, manner, orders, tables).read()


class _Assigning:
    """Takes the blocks of a text in order; what is open is the section and the heading whose items come."""

    def __init__(self, page: DutyText, manner: Manner, orders: bool, tables: Sequence[tuple[int, int]]) -> None:
        self.page, self.flat = page, page.flat
        self.manner, self.orders = manner, orders
        #: where something may be left to be filled in, given amid a sentence, or told further on
        self.blanks, self.giving, self.later = blanks(page.flat), giving(page), later(page, manner.lawful)
        self.telling = Places(sorted([*self.blanks, *self.giving]))
        self.passed = Stretches([*tables, *forms(page.composed.text, page.lines, self.blanks)])
        #: whether there are any, and whether the text may give a task by a line of names alone, and by any verb
        self.is_passed, self.in_lines = bool(self.passed), orders and not manner.lawful
        #: a block that leads in to items, the heading that it stands below or is, and the parts that it gives
        self.lead: tuple[Block, tuple[Block, NameRow] | None, list[Part]] | None = None
        #: the depth of an open heading on powers, words or principles
        self.silent = 0
        self.section: Block | None = None
        self.heading: tuple[Block, NameRow] | None = None
        self.kept = Kept(page)
        #: items since the last label
        self.items, self.labelled = list[Block](), False
        #: the last number of items that count anew below a numbered heading
        self.nested: int | None = None
        #: a list of recipients is open
        self.receiving = False
        #: a line asked for what the items say that follow; a sentence that gave a task goes on behind a semicolon
        self.asked = self.goes_on = False

    def read(self) -> Assigned:
        """All assignments."""
        page, flat, orders, in_lines = self.page, self.flat, self.orders, self.in_lines
        for block in page.blocks:
            if self._is_row(block):
                self.heading = None
                continue
            if ends(flat, block):
                self.section = self.heading = None
                self.items, self.receiving, self.asked = [], True, False
            if self.receiving and (block.depth == DASH or flat[block.start : block.end].rstrip()[-1:] in ";,"):
                continue
            self.receiving = False
            # nothing is open by which a block may say more than its own words do
            alone = not (self.heading or self.section or self.asked or self.goes_on)
            if alone and says_nothing_new(page, block, self.telling, orders, in_lines) and not self._is_later(block):
                self._pass(block)
            else:
                self._block(block)
        return Assigned(tuple(self.kept.tasks), tuple(dict.fromkeys(self.kept.carried)))

    def _is_row(self, block: Block) -> bool:
        """Whether a block is a row, or lies in a table whose cells stand one below the other, or in a form."""
        if self.flat[block.start] == "|" or (self.is_passed and self.passed.hold(block.start)):
            return True
        return self.page.has_cells and self.page.has_cell(block.start, block.end)

    def _pass(self, block: Block) -> None:
        """As ``_block``, of a block that says nothing of duties."""
        if self.labelled or (self.items and block.depth <= self.items[0].depth):
            self.items, self.labelled = [], False
        if self.lead or self.nested is not None:
            self._close(block)
        if block.depth <= self.silent:
            self.silent = 0
        if self.silent == 0:
            self.items = [*self.items[-_ITEMS:], block]

    def _block(self, block: Block) -> None:
        if (self.section or self.heading) and closes(self.flat, block):
            self.section = self.heading = None
        if self.items and self._labels(block):
            self.labelled = True
            return
        if self.labelled or (self.items and block.depth <= self.items[0].depth):
            self.items, self.labelled = [], False
        if self.heading or self.section or self.lead or self.nested is not None:
            self._close(block)
        if not self._is_silent(block):
            self._read_block(block)
            if self.section is not block:
                self.items = [*self.items[-_ITEMS:], block]

    def _is_silent(self, block: Block) -> bool:
        """Whether a block stands below a heading on powers or principles, or is a form to be filled in."""
        if block.depth <= self.silent:
            self.silent = 0
        if block.depth < PLAIN and is_short(self.flat, block) and tells_no_duties(self.flat, block.body):
            self.silent = block.depth
        return self.silent > 0 or is_blank(self.flat, self.blanks, block.start, block.end)

    def _read_block(self, block: Block) -> None:
        matter = led_by(self.page, block)
        order = None if matter else self._order(block)
        self.goes_on = order is not None and order.given and self.flat[block.start : block.end].rstrip().endswith(";")
        self.asked = self.asked or (self.in_lines and self.flat[block.end - 1] == ":" and asks_all(self.flat, block))
        if order is None and not matter and opens_section(self.flat, block, self.orders):
            self.section, self.heading = block, None
            return
        if order is None and not matter and self.heading and self._is_item(block):
            self._items(Order(self.heading[1], block.body, False, "heading"), block)
        elif order and order.start >= block.end:
            self.heading = (block, order.names)
            self.section = self.section or (block if wording.DUTIES_OF.match(self.flat, block.body) else None)
        elif order:
            if order.basis == "heading" or self.flat[block.start : block.end].rstrip().endswith(":"):
                self.heading = (block, directed(self.flat, order.start, block.end) or order.names)
            self._items(order, block)
        elif (told := matter or bracketed(self.page, block)) and told.text:
            self._keep(told.text, told.evidence, list(told.duties))
        else:
            self._further(block)

    def _close(self, block: Block) -> None:
        """Forget a heading, or a section, whose items the block is none of."""
        if self._counts_anew(block):
            return
        if self.lead and block.depth < PLAIN and block.depth <= self.lead[0].depth:
            self.lead = None
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

    def _is_item(self, block: Block) -> bool:
        heading = self.heading[0] if self.heading else block
        return block.depth > heading.depth or block.depth == PLAIN or self.nested is not None

    def _order(self, block: Block) -> Order | None:
        """The assignees of a block that begins with a body; a block that names bodies alone is a heading."""
        assigns = self._assigns(block)
        if not may_tell(self.page, block, assigns) or not may_begin(self.flat, block.body, block.end):
            return None
        if not (assigns or self.section or self.goes_on or may_order(self.page, block, self.orders, self.in_lines)):
            return None
        given, start = beginning(self.flat, block, assigns)
        if self.heading and self._is_item(block) and self.flat.startswith("Lãnh đạo ", start):
            return None
        placed = self.section is not None and assigns
        row = (names_told if placed else names_at)(self.flat, start, block.end, low=bool(given))
        if start == block.body and (found := told_by_place(self.page, block, row, placed, self.in_lines)):
            return Order(*found, False, "heading")
        if row is None or (given and is_own_deed(self.flat, block, self.items, given)):
            return None
        return self._behind(block, row, given)

    def _behind(self, block: Block, row: NameRow, given: str) -> Order | None:
        """As ``_order``, of a block that begins with names, behind the words that hand over to them, if any."""
        if block.depth == ARTICLE and wording.DUTIES_OF.match(self.flat, block.body) and is_short(self.flat, block):
            # of "các cơ quan" in general its items tell which
            return None if is_vague(self.flat, row) else Order(row, block.end, False, "heading")
        if self.section and is_group(self.flat, block):
            return Order(of_group(self.flat, block, row), block.end, False, "heading")
        marked = block.depth < PLAIN or self.flat[block.start : block.end].rstrip().endswith(":")
        marked = marked or (given != "" and self.section is not None)
        if wording.HEADING_END.match(self.flat, row.end, block.end):
            short = block.end - block.start <= LONGEST
            return Order(row, block.end, False, "heading") if short and marked and self._heads(block) else None
        inline = wording.INLINE.match(self.flat, row.end, block.end)
        if inline:
            kinds = lists_its_kind(self.flat, row.names[-1][0], row.end, inline.end())
            heads = marked and not kinds and self._heads(block, ":")
            return Order(row, inline.end(), False, "heading") if heads else None
        if is_title(self.flat, block, given):
            self.heading = None
            whole = is_short(self.flat, block) and bool(given) and not is_vague(self.flat, row)
            return Order(widened(self.flat, row, block.end), block.end, False, "heading") if whole else None
        return self._sentence(block, row, given)

    def _assigns(self, block: Block) -> bool:
        """Whether an item stands where tasks are given: in a section, or below words that ask for what follows."""
        return block.depth < PLAIN and not self.manner.lawful and (self.section is not None or self.asked)

    def _heads(self, block: Block, sign: str = "") -> bool:
        """Whether a block heads tasks: in a section, or as an item of an order; ``sign``: what ends the names."""
        free = self.section is not None or (self.in_lines and block.depth < DASH)
        return may_head(self.flat, block, free, sign)

    def _sentence(self, block: Block, found: NameRow, given: str) -> Order | None:
        """The assignees of a block that goes on with a verb after a body; ``given``: the words that hand over."""
        row = whole(self.flat, found, block.end)
        if row is None:
            return None
        if wording.OFFICE.match(self.flat, row.end + 1, block.end):
            return Order(row, row.end, True, "sentence") if self.orders else None
        told = bool(given) or self._assigns(block)
        start = to_verb(self.flat, row.end, block.end)
        by_office = wording.BY_OFFICE.match(self.flat, row.end, block.end)
        beside = with_others(self.flat, row, block.end)
        if by_office or beside:
            start = by_office.end() if by_office else beside or start
        elif start >= block.end or not does(self.flat, row, start, block.end, told):
            return None
        if given or self.goes_on or (self.section and not self._issues(start)):
            return Order(row, start, hands_over(given), "sentence", asks(given, self.manner))
        led = wording.CHAIRS.search(self.flat, start, min(block.end, start + 60))
        binds = wording.BINDS.search(self.flat, row.end, start) is not None
        led = led or wording.WATCHES_OVER.match(self.flat, start, block.end)
        plain = (block.depth == PLAIN and not binds) or self._issues(start) or self.manner.lawful
        plain = plain or is_vague(self.flat, row)
        return Order(row, start, False, "sentence") if self.orders and (led or not plain) else None

    def _issues(self, start: int) -> bool:
        return self.section is None and wording.ISSUES.match(self.flat, start) is not None

    def _items(self, order: Order, block: Block) -> None:
        """A task for each sentence of a block; those after the first are the same body's."""
        other, led = block.end, False
        asked = given_at(self.flat, block.body, order.names.names[0][0]) is not None
        for number, (start, end) in enumerate(told_apart(self.flat, order.start, block.end, True, asked)):
            behind_it = number == 0 and order.start > block.body and self._assigns(block)
            acting = is_order(self.flat, start, end) or (behind_it and acts(self.flat, order.names, start, end))
            acting = acting or (behind_it and self.section is not None and works(self.flat, start, end))
            if end - start < SHORTEST_TASK or (order.basis == "heading" and not acting):
                continue
            if number and self._orders_nothing(start, end):
                continue
            given = given_at(self.flat, start, end) if number else None
            at = given.end() if given else (behind_grounds(self.flat, start, end) or start)
            at = handed.end() if (handed := None if given else given_at(self.flat, at, end)) else at
            # below "Đảng ủy X" the word "Lãnh đạo" is what it does
            below = order.basis == "heading" and not self.flat.startswith("Lãnh đạo", at)
            low = bool(given or handed) or (below and at > start)
            row = names_at(self.flat, at, end, low) if number or below else None
            told = inner(self.flat, row, end) if row else None
            # below "Sở X" it is what that asks of others
            if told and handed and order.basis == "heading" and not hands_over(handed.group()):
                continue
            # a later sentence may be about something else
            if number and told is None and not given and not is_order(self.flat, start, end):
                continue
            # "Yêu cầu từng ngành …; phối hợp …": asked of others than those before
            theirs = given or wording.PERMITS.match(self.flat, start, end) or self.flat[other:start].strip() == ";"
            if told is None and theirs:
                other = end
                continue
            at = start if order.basis == "sentence" else after_office(self.flat, start, end)
            # "chủ trì …; phối hợp với Sở Y …": whoever leads in what stands before leads there, and Y helps
            meant = told or replace(order, start=at, given=order.given or led)
            if self._leads_in(meant, block, end):
                continue
            self._task(meant, block if number == 0 else None, start, end)
            led = led or (told is None and wording.CHAIRS.search(self.flat, at, end) is not None)

    def _orders_nothing(self, start: int, end: int) -> bool:
        """Whether a sentence behind the first gives no order; one that is a day alone dates the last task."""
        if self.kept.tasks and wording.DUE_ALONE.fullmatch(self.flat, start, end):
            self.kept.date_last(due_in_text(self.page.words(start, end)))
            return True
        return is_no_order(self.flat, start) or is_case(self.flat, start)

    def _leads_in(self, order: Order, block: Block, end: int) -> bool:
        """Whether words that end with a colon, or say no more, tell who is to do what the items below them say."""
        colon = end >= block.end and self.flat[block.start : end].rstrip().endswith(":")
        if not colon and not names_partners_alone(self.flat, order.start, end):
            return False
        self.lead = (block, self.heading, parts_of(self.flat, order.start, end, self.manner, order.given)[0])
        return True

    def _is_later(self, block: Block) -> bool:
        """Whether a sentence of a block behind its first may tell somebody something."""
        return self.orders and may_be_later(self.page, block, self.later)

    def _further(self, block: Block) -> None:
        """Tasks that a block gives further on, amid its sentences or in one behind its first."""
        if self.giving.any_in(block.body, block.end):
            for order, start, end in orders_amid(self.page, block, self.giving, self.manner):
                self._task(order, None, start, end)
        if self._is_later(block):
            for order, start, end in orders_later(self.page, block, self.later, self.manner):
                self._task(order, None, start, end)

    def _task(self, order: Order, block: Block | None, start: int, end: int) -> None:
        parts, carries = parts_told(self.flat, order, end, self.manner)
        if order.basis == "heading" and self.lead and self.lead[1] is self.heading:
            parts = with_lead(parts, self.lead[2])
        if order.asked:
            own_words = start <= order.names.names[0][0]
            parts, carries = [part for part in parts if not own_words and is_told(part)], own_words
        first = min(start, block.start if block and order.basis != "heading" else start)
        if order.basis == "sentence" and order.names.names[0][0] >= first - LONGEST and not order.asked:
            first = min(first, order.names.names[0][0])
        confidence = HEADING if order.basis == "heading" else SENTENCE
        apart = [part for part in parts if is_directed(part, order.start)]
        own = [part for part in parts if part not in apart]
        duties = list(dict.fromkeys(self.kept.duties(order, own, (first, end), confidence)))
        if carries:
            self.kept.carry(order.names.names, (first, end), confidence)
        text = self.page.words(order.start, min(end, order.start + LONGEST_TASK)).rstrip(" .;/")
        if duties and is_part_alone(text):
            self._beside([duty for duty in duties if duty.role != LEADS or wording.CHAIRS.search(text)], first)
        elif duties and not says_nothing(text):
            rule = "assignment below a heading" if order.basis == "heading" else "assignment in a sentence"
            evidence = self.page.evidence(first, end, rule, confidence)
            self._keep(text, evidence, duties)
        for part in apart:
            self._directed(part, (first, end))

    def _directed(self, part: Part, stretch: tuple[int, int]) -> None:
        """What another is to do by the words of whoever sees to it: "Chỉ đạo Chi cục X rà soát …"."""
        text, order, parts = seen_to(self.page, part, stretch, self.manner)
        if len(text) >= SHORTEST_TASK and not says_nothing(text):
            evidence = self.page.evidence(*stretch, "what another sees to", SENTENCE)
            self._keep(text, evidence, list(self.kept.duties(order, parts, stretch, SENTENCE)))

    def _beside(self, duties: list[Duty], start: int) -> None:
        """A part without a deed, and not just "thực hiện", is one in what stands before: "…; Hội Y phối hợp"."""
        if not self.kept.join_last(duties, start) and (above := self.kept.above(self.items, start)):
            self._keep(*above, duties)

    def _labels(self, block: Block) -> bool:
        """A block that is nothing but "Cơ quan chủ trì: …", said of the items above it."""
        if (told := labelled(self.page, block, self.items)) is None:
            return False
        if not self.kept.label_last(told.text, told.due, told.duties) and told.duties:
            self._keep(told.text, told.evidence, list(told.duties))
        return True

    def _keep(self, text: str, evidence: Evidence, duties: list[Duty]) -> None:
        self.kept.keep(text, evidence, duties, self.section, self.heading[0] if self.heading else None)
