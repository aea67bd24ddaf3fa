"""Why a document is issued: its preamble and its opening, read as the lists that they are.

Each item names documents: what stands in its own right (``nesting``) is a basis under "Căn cứ …",
carried out under "Thực hiện …", answered under "Trả lời …", whatever words stand before it. Items stand
where a document speaks of itself: preamble, opening, the lines under "Mục đích", in letters also the
lines that begin with "Căn cứ". The words that open an item are rows of ``loaders/know/data/openings.csv``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..clean.clauses import LONGEST, sentence_end
from ..find.header import Header
from ..find.mention import LETTER, Mention
from ..fold import places_between, places_of, small_of
from ..know.openings import any_opener
from ..know.vocabulary import types_by_word, types_that
from ..model import OWN
from .items import (
    AIM,
    AS_FOLLOWS,
    AT_THE_SAME_TIME,
    CARRIES_OUT,
    DOCUMENTS_BELOW,
    LATELY,
    NEXT_PART,
    OF_OTHERS,
    ORDERS,
    OTHER,
    OTHERS_ACT,
    PAST,
    PURPOSE,
    SENTENCE,
    TIED,
    TO_CARRY_OUT,
    WHO_ACTS,
    listed_below,
    type_word,
)
from .nesting import Nesting, stands_beside
from .relation import ACTS, Relation, Said
from .zones import POINT, Zones

#: "Tiếp theo Công văn A": what comes after it follows it, and does nothing else
_NOTHING = "NONE"
#: what an item begins with before its first word: marks, the first cell of a row, "đồng thời"
_MARK = re.compile(
    r"[\s“\"*(]*(?:(?:\d+(?:\.\d+)*(?:[.)]|(?=\t))|[a-zđ]{1,2}\)|[-+•–])\s*)*(?:đồng thời )?", re.IGNORECASE
)
_SIGNED = re.compile(r"\W*(?:Nơi nhận|T/M|TM\.|K/T|KT\.|TL\.)")
#: what only documents of some types say of themselves: letters and reports answer, a guideline has a rule done right
_ONLY = {LETTER: ("answer",), "Báo cáo": ("answer",), "Hướng dẫn": ("guideline",)}
_RULES = {"BASED_ON": "based on", "IMPLEMENTS": "implements", "GUIDES": "guides", "REPLIES_TO": "replies to"}
#: how far the words "Kế hoạch này" reach into their line
_THIS = 40
#: how many lines of aims are read, and how many lines a letter may give its grounds in
_AIMS = 8
_LINES = 400
#: among how many lines the heading of a list of grounds may stand
_FIRST_LINES = 80


class _Item(NamedTuple):
    """One item in clean offsets: from its first word to its end; ``cue`` is what opens it."""

    relation: str
    start: int
    end: int
    cue: tuple[int, int]


class Grounds:
    """Reads what the preamble, the opening and the aims of one text name."""

    def __init__(self, text: str, found: list[Mention], header: Header, zones: Zones, said: Said) -> None:
        self.text = text
        self.found = found
        self.header = header
        self.zones = zones
        self.said = said
        self._starts = [mention.start for mention in found]
        self._openers = any_opener(*_ONLY.get(header.type or "", ()))
        #: the lines that are headings of aims
        self._aim_lines = frozenset(
            line for at in places_of(small_of(text), ("mục ",)) if AIM.match(self.line(line := zones.line(at)))
        )

    def read(self) -> Iterator[Relation]:
        """What the items say that no verb has said yet."""
        if self.header.type is None and self.header.number is None:
            return
        for item in (*self._items(), *self._below_headings()):
            if item.relation == _NOTHING:
                continue
            if item.relation == "REPLIES_TO" and self._passes_on(item):
                item = item._replace(relation="IMPLEMENTS")
            for index in self._named(item):
                if self._is_new(index, item):
                    yield self._relation(index, item)

    def _passes_on(self, item: _Item) -> bool:
        """As in "Nhận được A của UBND tỉnh, UBND phường yêu cầu:": who orders others on it does not answer."""
        received = self.text[slice(*item.cue)].lower().endswith(("nhận được", "tiếp nhận"))
        return received and ORDERS.match(self.text, item.end) is not None

    def _items(self) -> Iterator[_Item]:
        """All items, from the head down."""
        open_relation: str | None = None
        lines = self.zones.lists.lines(self.header.body)
        for line in lines[:_LINES]:
            end = self.zones.lists.end(line)
            if _may_be_signed(self.text[line : line + 1]) and _SIGNED.match(self.text, line, end):
                return
            if line >= self.header.body:
                yield from self._purposes(line, end)
            if line < self.header.body or not self._may_hold(line):
                continue
            for item in self._of_line(line, end, open_relation):
                yield item
                open_relation = item.relation
            goes_on = self.text[line:end].rstrip().endswith((";", ",", ":"))
            alone = self._opened(line, end)
            if alone is not None and not self.text[alone.cue[1] : end].strip(" .:"):
                # "Căn cứ" on a line of its own
                open_relation, goes_on = alone.relation, True
            if alone is None and goes_on and self._introduces(line, end):
                open_relation = "IMPLEMENTS"
            open_relation = open_relation if goes_on else None
            if self._is_aim(line):
                yield from self._aims(line)

    def _purposes(self, line: int, end: int) -> Iterator[_Item]:
        """As in "Nghị quyết này nhằm hoàn thành mục tiêu mà A đề ra, đồng thời …": each part says what it is for."""
        for begun in self._sentences_on_this(line, end):
            yield from self._purpose(begun, end)

    def _sentences_on_this(self, line: int, end: int) -> Iterator[int]:
        """Where a line begins with "Kế hoạch này", and in the opening a later sentence of it."""
        opening = self.header.body <= line < self.zones.opening_end
        for at in places_between(self.text, " này ", line, end if opening else min(end, line + _THIS)):
            near = max(line, at - _THIS)
            begun = self.text.rfind(". ", near, at) + 2
            if begun > near or near == line:
                yield max(begun, line)

    def _purpose(self, line: int, end: int) -> Iterator[_Item]:
        """What a sentence that begins at ``line`` says that the document is for."""
        opened = PURPOSE.match(self.text, line, end)
        kind = types_by_word().get(opened["type"].lower()) if opened else None
        if opened is None or kind != self.header.type or kind not in types_that("carries_out"):
            return
        start, cue = line, opened.span("cue")
        stop = sentence_end(self.text, opened.end())
        for beside in (*AT_THE_SAME_TIME.finditer(self.text, opened.end(), stop), None):
            part = beside.start() if beside else stop
            if CARRIES_OUT.search(self.text, cue[0], part):
                yield from self._parts(_Item("IMPLEMENTS", start, part, cue), part)
            if beside:
                start, cue = beside.end(), (beside.end(), beside.end())

    def _introduces(self, line: int, end: int) -> bool:
        """As in "Huyện ủy xây dựng Kế hoạch để triển khai:", below it what is carried out, a line each."""
        if line >= self.zones.opening_end or self.header.type not in types_that("carries_out"):
            return False
        near = max(line, end - LONGEST // 4)
        return self.text.endswith(":", line, end) and TO_CARRY_OUT.search(self.text, near, end) is not None

    def _is_head_of_table(self, line: int, end: int) -> bool:
        """Whether a line of cells names no document: the row that says what the cells below hold."""
        at = bisect_left(self._starts, line)
        return "\t" in self.text[line:end] and (at == len(self._starts) or self._starts[at] >= end)

    def _below_headings(self) -> Iterator[_Item]:
        """The lines under "CƠ SỞ PHÁP LÝ" that begin with a document, up to the first that does not."""
        if self.header.type not in types_that("plans") | types_that("asks"):
            # a list of a procedure's grounds is of that procedure
            return
        lines = self.zones.lists.lines(self.header.body)[:_FIRST_LINES]
        relation: str | None = None
        for line in lines:
            end = self.zones.lists.end(line)
            if not self.text[line:end].strip():
                continue
            if relation and self._begins_with_document(line, end):
                yield _Item(relation, line, end, (line, line))
            elif not (relation and (self._opened(line, end) or self._is_head_of_table(line, end))):
                relation = listed_below(self.line(line))

    def _may_hold(self, line: int) -> bool:
        """Whether grounds may stand in a line: in the opening, or anywhere above the names in a letter."""
        return self.zones.is_opening(line) or self.header.type == LETTER or line in self._aim_lines

    def line(self, line: int) -> str:
        """The words of the line that begins at ``line``."""
        return self.text[line : self.zones.lists.end(line)]

    def _is_aim(self, line: int) -> bool:
        return line in self._aim_lines and self.header.type in types_that("plans")

    def _aims(self, heading: int) -> Iterator[_Item]:
        """The lines under "Mục đích" that begin with a verb of carrying out."""
        below = self.zones.lists.lines(heading)[1 : _AIMS + 1]
        for line in below:
            words = self.line(line)
            if OTHER.match(words.lower()) or AIM.match(words) is not None:
                if AIM.match(words):
                    continue
                return
            item = self._opened(line, self.zones.lists.end(line))
            if item is not None and item.relation == "IMPLEMENTS":
                yield self._untied(item)

    def _of_line(self, line: int, end: int, goes_on: str | None) -> Iterator[_Item]:
        """The items of a line, one for each clause that opens one; a line may go on the item of the line above."""
        first = self._opened(line, end)
        if first is None and goes_on and self._begins_with_document(line, end):
            first = _Item(goes_on, line, end, (line, line))
        if first is None:
            first = self._opened_later(line, end)
        if first is None:
            return
        stop = self._stop(first)
        for part in self._parts(first, stop):
            if self._holds(part, line):
                yield part
        if first.relation == "REPLIES_TO" and (later := self._opened_later(line, end, stop)):
            # "Huyện ủy nhận được A. Để …, theo chỉ đạo tại B, Huyện ủy đề nghị"
            yield from self._parts(later, self._stop(later))

    def _opened_later(self, line: int, end: int, start: int | None = None) -> _Item | None:
        """As in "… đạt kết quả tốt. Để tiếp tục thực hiện A, Huyện ủy ban hành": a later sentence of the opening."""
        if line >= self.zones.opening_end:
            return None
        # "UBND tỉnh ban hành Kế hoạch này để thực hiện A; đồng thời thực hiện B"
        spoken = WHO_ACTS.search(self.text, line, end)
        acts = True
        for mark in SENTENCE.finditer(self.text, line if start is None else max(line, start - 2), end):
            item = self._opened(mark.end(), end)
            if item is None:
                continue
            comma = mark.group().startswith(",") and AS_FOLLOWS.search(self.text, item.cue[1], end) is not None
            acted = (comma or mark.group()[0] == ";") and spoken is not None and spoken.end() <= mark.start()
            # where nobody acts behind one place, nobody does behind a later one
            acts = acts and ACTS.search(self.text, item.cue[1], end) is not None
            if acted or acts or DOCUMENTS_BELOW.fullmatch(self.text, item.cue[1], end):
                return item
        return None

    def _parts(self, first: _Item, stop: int) -> Iterator[_Item]:
        """The item, cut where another opener follows a semicolon or a full stop: "Căn cứ A; Xét B"."""
        start, current = first.start, first
        for mark in NEXT_PART.finditer(self.text, first.start, stop):
            position = mark.end()
            opened = self._opened(position, stop)
            if opened is not None and (opened.relation != "REPLIES_TO" or "và" in mark.group()):
                yield _Item(current.relation, start, position, current.cue)
                start, current = position, opened
        yield _Item(current.relation, start, stop, current.cue)

    def _opened(self, start: int, end: int) -> _Item | None:
        mark = _MARK.match(self.text, start, end)
        begin = mark.end() if mark else start
        pattern, relations = self._openers
        cue = pattern.match(self.text, begin, end)
        return _Item(relations[cue.lastindex or 0], begin, end, cue.span()) if cue else None

    def _begins_with_document(self, line: int, end: int) -> bool:
        mark = _MARK.match(self.text, line, end)
        begin = mark.end() if mark else line
        if type_word().match(self.text, begin, end):
            return True
        # "Căn cứ các Nghị định: số A; ⏎ số B"
        number = begin + len("số ") if self.text.startswith("số ", begin) else begin
        at = bisect_left(self._starts, begin)
        return number > begin and self._starts[at : at + 1] in ([begin], [number])

    def _holds(self, item: _Item, line: int) -> bool:
        """Whether an item of this relation may stand there in a document of this type."""
        kind = self.header.type
        opening = self.zones.is_opening(line) or (kind == LETTER and self._answers_now(item))
        if item.relation == "REPLIES_TO":
            return opening and kind == LETTER
        if item.relation == "BASED_ON":
            if self.zones.answers_a_point(line):
                return False
            return opening or self.text.startswith("Căn cứ", item.start)
        if item.relation == _NOTHING:
            return True
        if not opening:
            return False
        listed = item.cue[0] == item.cue[1]
        point = not listed and POINT.match(self.text, line) is not None
        limit = self.zones.lists.end(line) if point else min(len(self.text), item.end + LONGEST // 4)
        acts = ACTS.search(self.text, item.cue[1], limit)
        told = acts is not None and (acts["past"] is not None or self._tells_of_the_past(item, acts.start()))
        if acts is None and self.line(line).endswith(";") and kind not in types_that("asks"):
            # among the lines of a preamble
            return True
        if acts is None:
            # a sentence that goes on with others tells what they do: "Thực hiện A, các quận …"
            # so do points below a conclusion: "2. Tiếp tục thực hiện A"
            return (
                kind in types_that("carries_out")
                and not point
                and LATELY.search(self.text, item.cue[1], item.end) is None
                and not OTHERS_ACT.search(self.text, item.cue[1], item.end)
            )
        return not told

    def _tells_of_the_past(self, item: _Item, acts: int) -> bool:
        """As in "Thực hiện A, những năm qua các cấp ủy đã …. Để …, Huyện ủy ban hành": a sentence of its own."""
        end = sentence_end(self.text, item.cue[1])
        # right behind the full stop others may act, or the same
        told = LATELY if acts <= end <= acts + 2 else PAST
        return end <= acts + 2 and told.search(self.text, item.cue[1], end) is not None

    def _answers_now(self, item: _Item) -> bool:
        """As in "Thực hiện A và trả lời B, Sở Nội vụ có ý kiến như sau:": where a letter comes to its point."""
        acts = ACTS.search(self.text, item.cue[1], min(len(self.text), item.end + LONGEST // 4))
        return acts is not None and not acts["past"] and AS_FOLLOWS.match(self.text, acts.end()) is not None

    def _stop(self, item: _Item) -> int:
        """Where the list ends and the sentence goes on with who acts."""
        position = item.cue[1]
        item = self._untied(item)
        if item.relation == "BASED_ON" and self.text.startswith(";", item.end - 1):
            # a line of a preamble: nobody acts there
            return item.end
        while acts := ACTS.search(self.text, position, item.end):
            if not type_word().match(acts["who"]) and not self._in_mention(*acts.span("who")):
                return acts.start("who")
            position = acts.start("who") + 1
        return item.end if item.relation != "REPLIES_TO" else min(item.end, sentence_end(self.text, item.cue[1]))

    def _untied(self, item: _Item) -> _Item:
        """The item without what is done beside it: "thực hiện A, gắn với thực hiện B"."""
        tied = TIED.search(self.text, item.cue[1], item.end) if item.relation == "IMPLEMENTS" else None
        return item._replace(end=tied.start()) if tied else item

    def _in_mention(self, position: int, end: int) -> bool:
        """Whether a document begins there, or its own words, or its title in quotation marks, reach over the place."""
        at = bisect_left(self._starts, position) - 1
        if at + 1 < len(self._starts) and self._starts[at + 1] < end:
            return True
        if at < 0:
            return False
        mention = self.found[at]
        quoted = mention.title_start > mention.tail and self.text[mention.title_start - 1] in '“"'
        return position < mention.tail or (quoted and position < mention.title_end)

    def _named(self, item: _Item) -> list[int]:
        """The mentions that the item names in their own right."""
        first, last = (bisect_left(self._starts, place) for place in (max(item.start, item.cue[1]), item.end))
        named = Nesting(self.text, self.found, first, last, item.cue[1]).own_right()
        if named and self._names_other(named[0], item):
            # "Căn cứ kết quả thực hiện A và Tờ trình B": what another asked for is a ground still
            asked = [index for index in named[1:] if self.found[index].type in types_that("asks")]
            return [index for index in asked if stands_beside(self.text, self.found[index - 1], self.found[index])]
        if item.relation == "REPLIES_TO":
            return named[:1] + [index for index in named[1:] if self._is_answered_too(named[0], index)]
        return named

    def _is_answered_too(self, first: int, index: int) -> bool:
        """As in "Trả lời Công văn A và Tờ trình B": what is of the first one's type, or asked for beside it."""
        mention = self.found[index]
        asks = mention.type in types_that("asks") and self.text.endswith(" và ", 0, mention.start)
        return mention.type == self.found[first].type or asks

    def _names_other(self, index: int, item: _Item) -> bool:
        """As in "Căn cứ kết quả thực hiện A", "Căn cứ quy định trên, trường hợp …": A is no ground itself."""
        lead = self.text[item.cue[1] : self.found[index].start]
        return item.relation == "BASED_ON" and len(lead) < LONGEST and bool(OF_OTHERS.search(lead.rpartition(";")[2]))

    def _is_new(self, index: int, item: _Item) -> bool:
        mention, own = self.found[index], self.header.number
        if (own and mention.number == own) or self.zones.is_wording(mention.start):
            return False
        for each in self.said.on(index):
            if each.subject == OWN or item.start <= each.cue[0] < item.cue[1]:
                return False
            if item.relation == "BASED_ON" and each.relation == "AMENDS" and item.start <= each.cue[0] < mention.start:
                # "Căn cứ A sửa đổi B và C": C stands in the title of A, as B does
                return False
        return mention.number is not None or mention.type in types_that("law") or item.relation != "REPLIES_TO"

    def _relation(self, index: int, item: _Item) -> Relation:
        mention = self.found[index]
        end = max(mention.tail, min(item.end, mention.title_end))
        start = item.start if mention.start - item.start < LONGEST // 6 else mention.start
        rule = _RULES[item.relation]
        cue = item.cue if start == item.start else (mention.start, mention.start)
        return Relation(OWN, item.relation, index, f"{rule} (listed)", 0.9, start, end, cue)


def _may_be_signed(first: str) -> bool:
    """A cheap look before ``_SIGNED`` at the first letter of a line."""
    return first in "NTK" or not first.isalnum()
