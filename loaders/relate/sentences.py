"""What sentences say on documents: which verb stands between which two mentions.

A clause is read from left to right. For each mention the verb before it is found (``cues``), and for
the verb its subject: the mention before it whose own words (date, issuer, title) reach up to the
verb; else the document itself, where a document speaks of itself (``zones``); else, where a sentence
begins with the verb ("Thực hiện A, … ban hành B"), the document that the sentence goes on to issue.
A body is no document: "Quận ủy thực hiện A" states no relation between documents.
"""

import re
from dataclasses import replace

from ..clean.clauses import LONGEST, clause_end, clause_start
from ..find.consolidated import CONSOLIDATED
from ..find.header import Header
from ..find.mention import Mention
from ..find.said_again import is_definition
from ..find.title_span import cannot_carry_out, of_another
from ..know.cues import ALTERING, PROVIDED, Cue, Governing, change_at_start, further_part, governing, is_denied
from ..know.vocabulary import called_otherwise, type_words, types_that
from ..know.words import any_of
from ..model import OWN
from .again import reviewed_again
from .articles import changed_parts
from .by_place import carried_out_by_place
from .carried_by_name import with_numbers
from .changed_by_list import changed_by_list
from .effects import STAYS, Effects
from .grounds import Grounds
from .guided import guided_by_title
from .in_turn import carried_out_in_turn, crossed
from .issued_after import issued_after
from .law_names import amended_in_name
from .nesting import SPEAKS_TOO
from .passives import Passives
from .promulgated import changed_with
from .recorder import Recorder
from .relation import ASKED, BY_ANY, DENIAL, NARROW, TOGETHER, Held, Relation, Said, closes, has_other_title
from .said_before import said_before
from .subjects import Subjects
from .zones import Zones

#: "Sơ kết 5 năm thực hiện A, 06 năm thực hiện B"
_YEARS_OF = re.compile(r"(?:,|(?<!\w)và|;)\s*\d{1,2} năm (?:triển khai |tổ chức )?thực hiện\s+\Z", re.IGNORECASE)
#: "được sửa đổi lần thứ nhất theo B và lần thứ hai theo C"
_ONCE_MORE = re.compile(r"[\s,]*(?:và\s+)?lần thứ \w+ (?:theo|bởi|tại)\s+(?:các\s+)?", re.IGNORECASE)
#: "A được sửa đổi bởi B và Điều 3 C": C stands beside B, unless a bracket closed
_CHANGED_BY = re.compile(rf"được {any_of('amends', 'supersedes')}(?!\w)[^)]*\Z", re.IGNORECASE)
#: a part that all documents of a list share: "cụm từ “…” tại các Thông tư số A; số B"
_SHARED = re.compile(rf"(?:các )?(?:cụm từ|từ|một số|{any_of('procedure')})(?!\w)", re.IGNORECASE)
#: "thay thế, bãi bỏ một số từ, cụm từ": words alone change
_REPLACES = re.compile(r"thay thế(?:,| và)\s*\Z", re.IGNORECASE)
_WORDS_ALONE = re.compile(r"(?:một số |các )?(?:từ|cụm từ)(?!\w)", re.IGNORECASE)
_OBJECTS_REACH = frozenset((*ALTERING, "BASED_ON", "GUIDES", "REVIEWS"))
_ISSUES = re.compile(r"(?<!\w)(?:ban hành|phê duyệt|thông qua)(?!\w)", re.IGNORECASE)
_LISTED = frozenset(("IMPLEMENTS", "BASED_ON"))
_ACTS = frozenset((*ALTERING, "APPROVES"))
#: how near behind a document its own verb may stand
_NEXT_VERB = 40
#: other documents, told by what they do: "và các Thông tư" (sửa đổi, bổ sung:)
_THOSE = re.compile(
    rf"(?:(?<!\w)và\s+)?(?:các|những)\s+(?:văn bản|{type_words('grouped')})\s+\Z",
    re.IGNORECASE,
)


class RelationReader:
    """One text while its relations are read; ``found`` is sorted by place."""

    def __init__(self, text: str, found: list[Mention], header: Header) -> None:
        self.text = text
        self.found = found
        self.header = header
        self.zones = Zones(text, header)
        self.effects = Effects(text, found, self.zones)
        self.said = Said()
        self.subjects = Subjects(text, found, header, self.zones, self.said)
        self.changes = self.subjects.changes
        self.record = Recorder(text, found, header, self.said, self.changes)
        self.passives = Passives(text, found, self.subjects, self.record)

    def read(self) -> list[Relation]:
        """All relations that the text states, each once for each place that says it."""
        held: Held | None = None
        before: int | None = None
        for index, mention in enumerate(self.found):
            if self.zones.is_wording(mention.start):
                continue
            if before is not None and is_definition(self.text, mention.start):
                before = index  # "A (sau đây gọi tắt là A) và B": the list goes on
                continue
            start = self.zones.row(mention.start) or self._start(index)
            clause = (start, clause_end(self.text, max(mention.end, mention.tail)))
            previous = before if before is not None and self.found[before].end > clause[0] else None
            held = self._one(index, previous, clause, held)
            self._end(index, clause)
            before = index
        self.said.extend(self.effects.above(self.said))
        self.said.extend(said_before(self.text, self.found, self.header, self.zones))
        self.said.extend(Grounds(self.text, self.found, self.header, self.zones, self.said).read())
        own = (*amended_in_name(self.text, self.found), *changed_with(self.found, self.said.all))
        self.said.extend((*own, *issued_after(self.text, self.found), *carried_out_in_turn(self.text, self.found)))
        self.said.extend(guided_by_title(self.text, self.found, self.header, self.said))
        self.said.extend(carried_out_by_place(self.text, self.found, self.header, self.zones, self.said))
        changed = changed_parts(self.text, self.found, self.header, self.zones, self.said.all)
        place = self.text, self.found, self.zones
        every = (*self.said.all, *changed, *changed_by_list(*place), *reviewed_again(*place))
        crosses = crossed(self.said.all)
        told = [each for each in every if self._may(each) and (each.subject, each.object) not in crosses]
        return with_numbers(self.text, self.found, told)

    def _start(self, index: int) -> int:
        """Where the clause of a mention begins; ";" may part the parts that are meant of it.

        As in "thay thế Danh mục có số thứ tự 3 mục A; số thứ tự 1 mục B tại A": the verb stands before both.
        """
        mention = self.found[index]
        start = clause_start(self.text, mention.start)
        floor = max(self._begun(self.zones.line(mention.start)), start - LONGEST)
        sign = self.text.rfind(";", floor, start)
        if sign < 0 or self.text[sign + 1 : start].strip() or not further_part(self.text[start : mention.start]):
            return start
        earlier, last = clause_start(self.text, sign), self.found[index - 1] if index else None
        if last is not None and last.end > earlier:
            # "… tại A và Quy trình có số thứ tự 3; số thứ tự 1 tại B": what A was said with goes on
            changed = self.changes.last is not None and self.changes.last[1] == index - 1
            joined = changed and last.tail <= sign and further_part(self.text[last.tail : mention.start])
            return clause_start(self.text, last.start) if joined else start
        while (sign := self.text.rfind(";", floor, earlier)) >= 0 and further_part(self.text[earlier : mention.start]):
            # "Bãi bỏ khoản 1 Điều 2; Chương II; Phụ lục I của A": the verb stands before the first of several parts
            earlier = clause_start(self.text, sign)
        verbs = governing(self.text[earlier : mention.start])
        return earlier if any(verb.cue.relation in ALTERING and verb.part for verb in verbs) else start

    def _begun(self, line: int) -> int:
        """Where a line begins, or the one above that it goes on: "bãi bỏ Điều 2;", below it "khoản 3 Điều 4"."""
        goes_on = self.text[line : line + 1].islower() and self.text.endswith(";", 0, max(0, line - 1))
        return self.zones.line(line - 1) if goes_on else line

    def _may(self, said: Relation) -> bool:
        """Whether the subject may do so; what a consolidated text says is said by what it consolidates."""
        if said.subject != OWN or self.header.type == CONSOLIDATED:
            return said.subject != OWN
        return said.relation not in ALTERING or self.zones.may_change(self.found[said.object].type)

    def _end(self, index: int, clause: tuple[int, int]) -> None:
        """The statements that end a document's effect, where no other verb changes it."""
        changed = any(each.subject == OWN and each.relation in ALTERING for each in self.said.on(index))
        ended = None if changed else self.effects.ended(index, clause)
        if ended is not None and (ended.part or self.found[index].number not in self.changes.replaced):
            self.said.add(ended)

    def _one(self, index: int, previous: int | None, clause: tuple[int, int], held: Held | None) -> Held | None:
        mention = self.found[index]
        if previous is None:
            return self._governed(index, None, clause, clause[0])
        before = self.found[previous]
        if before.start == mention.start:
            # several documents named by one group of words ("Trung ương 4 (khóa XI, XII)") share all of it
            return self._together(index, previous, clause, held) if held else None
        if held and self._is_together(before, mention, held) and not self._begins_anew(index, held):
            return self._together(index, previous, clause, held)
        return self._governed(index, previous, clause, min(before.tail, mention.start), held)

    def _is_together(self, before: Mention, mention: Mention, held: Held) -> bool:
        """Whether nothing but "," or "và" stands between two mentions, or the first one's title before it."""
        between = self.text[before.tail : mention.start]
        if not held.cue.backward and closes(self.text[max(held.start, mention.start - LONGEST // 4) : mention.start]):
            # "Công văn A (thay thế B) và Kế hoạch C": the verb stands in the bracket that closed
            return False
        if TOGETHER.match(between) or (held.cue.relation in ALTERING and BY_ANY.fullmatch(between)):
            return True
        if held.other == OWN and held.cue.relation in _LISTED and SPEAKS_TOO.fullmatch(between.lstrip()):
            # "triển khai A và ý kiến của Chủ tịch tại B"; in "…, theo đề nghị của Sở A tại B" it is a ground
            return held.cue.relation != "IMPLEMENTS" or not ASKED.match(between)
        if held.cue.backward and _ONCE_MORE.fullmatch(between):
            return True
        if held.cue.relation == "REVIEWS" and _YEARS_OF.search(between):
            return True
        title = before.title_start < before.title_end <= mention.start
        reaches = held.cue.relation in _OBJECTS_REACH and not held.cue.backward
        if title and reaches and TOGETHER.match(self.text[before.title_end : mention.start]):
            return True
        part = self._further_part(before, mention) if held.cue.relation in (*ALTERING, "GUIDES") else None
        # "A sửa đổi một số điều của B và Điều 7 C": what has another kind of part has the verb before A
        return part is not None and not (part and (held.part or "").startswith("một số"))

    def _begins_anew(self, index: int, held: Held) -> bool:
        """As in "A thay thế B và C thay thế D", "A được thay thế bởi B và C vẫn có hiệu lực": C is the next subject."""
        if held.cue.relation not in ALTERING:
            return False
        mention, before = self.found[index], self.found[index - 1]
        if ";" in self.text[before.tail : mention.start] and self.effects.ends_by_itself(index, (mention.start, 0)):
            # "… thay thế A; các nội dung tại B trái với Kế hoạch này không còn hiệu lực"
            return True
        after = change_at_start(self.text[mention.tail : mention.tail + _NEXT_VERB])
        # "thay thế A và B sửa đổi A": amending is what the title of B tells
        anew = after is not None and (after != "AMENDS" or held.cue.relation == "AMENDS")
        return anew or bool(STAYS.match(self.text, mention.tail))

    def _further_part(self, before: Mention, mention: Mention) -> str | None:
        """The part meant of one more document that is changed ("Điều 4 A và khoản 2 Điều 5 B"); empty for the whole."""
        end = before.title_end if before.tail < before.title_end <= mention.start else before.tail
        return further_part(self.text[end : mention.start])

    def _together(self, index: int, previous: int, clause: tuple[int, int], held: Held) -> Held | None:
        """A, B and C after one verb; a document of the subject's own type begins anew."""
        mention, before = self.found[index], self.found[previous]
        if held.cue.backward:
            if has_other_title(self.text, mention):
                return None
            closed = held.closed or ")" in self.text[before.end : mention.start]
            if mention.type != before.type or closed or (mention.issued_on and not self._first_dated(held)):
                return self._together(index, previous, clause, held.outer) if held.outer else None
            self.record.add(index, held.cue.relation, held.other, held, clause)
        elif held.closed and held.other != OWN and self.text[before.tail : mention.start].lstrip().startswith(","):
            # "A thực hiện B và C, D": the list is over
            return None
        elif self._is_beside_subject(held, before, mention):
            self._beside_subject(index, clause, held)
            return None
        else:
            if held.cue.relation in ALTERING:
                held = replace(held, part=self._further_part(before, mention) or held.part)
            self.record.add(held.other, self._relation(held), index, held, clause, held.part)
        return replace(held, closed="và" in self.text[before.tail : mention.start].split())

    def _is_beside_subject(self, held: Held, before: Mention, mention: Mention) -> bool:
        """Whether a document is of the subject's type and series, not of the kind of what the verb acts on."""
        subject = held.other
        if subject == OWN:
            return False
        if cannot_carry_out(self.found[subject], mention) and held.cue.relation in (*_LISTED, "CONTINUES", "GUIDES"):
            return True
        if before.number and before.number == self.found[subject].number:  # "A hướng dẫn B (gọi tắt là A) và C"
            return True
        if not self.found[subject].type == mention.type != before.type:
            return False
        # "Báo cáo A tổng kết … thực hiện B và Báo cáo C": a report reviews no report
        return held.cue.relation == "REVIEWS" or not of_another(self.found[subject], mention)

    def _first_dated(self, held: Held) -> bool:
        """Whether the first of a passive list has a date; "bởi B, C ngày …" goes on with the list outside."""
        return any(r.cue[0] == held.start and self.found[r.subject].issued_on for r in self.said.on(held.other))

    def _beside_subject(self, index: int, clause: tuple[int, int], held: Held) -> None:
        """As in "Căn cứ Kế hoạch A về thực hiện Nghị quyết B và Kế hoạch C": C stands beside A, not beside B."""
        for earlier in self.said.on(held.other):
            if earlier.start <= clause[0] <= earlier.end:
                as_told = replace(held, cue=replace(held.cue, rule=earlier.rule))
                self.record.add(earlier.subject, earlier.relation, index, as_told, clause)
                return

    def _governed(
        self, index: int, previous: int | None, clause: tuple[int, int], gap_start: int, held: Held | None = None
    ) -> Held | None:
        mention = self.found[index]
        verbs = governing(self.text[gap_start : mention.start])
        if not verbs:
            return (
                self.passives.in_brackets(index, previous, clause)
                or self._further_basis(index, previous, clause)
                or self._further_change(index, previous, clause)
                or self.passives.between_halves(index, previous, clause)
                or self.passives.made_concrete(index, previous, clause)
            )
        result: Held | None = None
        amending = self._amending(index, previous, clause, verbs[0], gap_start)
        if amending is not None:
            return amending
        for verb in verbs:
            cue = (gap_start + verb.start, gap_start + verb.end)
            if verb.cue.backward:
                return self.passives.behind(index, previous, clause, verb, cue, held)
            result = self._active(index, previous, clause, verb, cue) or result
        return result

    def _amending(
        self, index: int, previous: int | None, clause: tuple[int, int], verb: Governing, gap_start: int
    ) -> Held | None:
        """As in "Thông tư A và các Thông tư sửa đổi, bổ sung: B, C": B and C amend A."""
        start = gap_start + verb.start
        if previous is None or verb.cue.relation != "AMENDS" or verb.cue.backward or verb.part:
            return None
        noun = _THOSE.search(self.text, gap_start, start)
        if noun is None or self.text[self.found[previous].tail : noun.start()].strip(" ,"):
            return None
        cue = replace(verb.cue, backward=True)
        held = Held(cue, previous, start, gap_start + verb.end)
        self.record.add(index, "AMENDS", previous, held, clause)
        return held

    def _active(
        self, index: int, previous: int | None, clause: tuple[int, int], verb: Governing, cue: tuple[int, int]
    ) -> Held | None:
        if verb.cue.relation in ALTERING and self.zones.is_condition(clause[0], cue[0]):
            return None
        if is_denied(self.text[max(clause[0], cue[0] - DENIAL) : cue[0]], verb.cue.relation):
            return None
        subject = self.subjects.of(previous, clause[0], verb, cue)
        if subject is None and verb.cue.relation in ALTERING and self.zones.may_end(self.found[index]):
            begins = self.zones.begins_item(clause[0], cue[0]) or self.zones.acts_now(cue[0])
            subject = OWN if begins else None
        subjects = [subject] if subject is not None else self.subjects.issued_later(index, clause, verb)
        subjects = [each for each in subjects if not self._only_asks(each, verb, index)]
        if not subjects:
            return None
        # the first of several is held for what follows
        for each in reversed(subjects):
            held = Held(verb.cue, each, *cue, verb.part)
            self.record.add(each, self._relation(held), index, held, clause, verb.part)
        return held

    def _only_asks(self, subject: int, verb: Governing, index: int) -> bool:
        """Whether the subject is of a type that asks others to change or approve and does neither itself."""
        if subject != OWN and self._proposes(subject, verb, index):
            return True
        relation, kind = verb.cue.relation, self.header.type if subject == OWN else self.found[subject].type
        if subject == OWN and relation in ALTERING and verb.cue.rule.endswith(PROVIDED):
            # "thủ tục bổ sung hoạt động quy định tại A" is a procedure
            return True
        # "Tờ trình về việc bãi bỏ A" does not repeal A; "Tờ trình này thay thế Tờ trình A" replaces it
        again = relation == "SUPERSEDES" and kind == self.found[index].type
        return kind in types_that("asks") and relation in _ACTS and not again

    def _proposes(self, subject: int, verb: Governing, index: int) -> bool:
        """As in "Tờ trình A về việc ban hành Kế hoạch thực hiện B": it is the plan that will carry B out."""
        words = self.text[self.found[subject].tail : self.found[index].start]
        asks = self.found[subject].type in types_that("asks") and verb.cue.relation == "IMPLEMENTS"
        return asks and _ISSUES.search(words) is not None

    def _further_basis(self, index: int, previous: int | None, clause: tuple[int, int]) -> Held | None:
        """As in "Căn cứ A; B": B is a basis as well, though the verb stands before A alone."""
        mention = self.found[index]
        if (
            previous is not None
            or self.text[clause[0] : mention.start].strip()
            or not self.zones.is_basis(clause[0], mention.start)
        ):
            return None
        held = Held(Cue("BASED_ON", False, "based on", 0.9), OWN, mention.start, mention.start)
        self.record.add(OWN, "BASED_ON", index, held, clause)
        return held

    def _further_change(self, index: int, previous: int | None, clause: tuple[int, int]) -> Held | None:
        """As in "Bãi bỏ A sửa đổi B; khoản 2 Điều 5 C": what "," "và" or ";" joins to A has the same verb."""
        if self.changes.last is None:
            return None
        held, last, _ = self.changes.last
        start = clause[0] if previous is None else max(self.found[last].tail, self.found[last].title_end)
        if not clause[0] <= start <= self.found[index].start or (
            previous is None and not self.changes.goes_on_at(start)
        ):
            return None
        part = further_part(self.text[start : self.found[index].start])
        changed = previous is not None and _CHANGED_BY.search(self.text, self.found[last].end, start)
        if part == "" and held.part and self._amends_others(last):
            # "bãi bỏ Điều 1 A sửa đổi một số điều của B; C": C may be what A amends as well
            return None
        if part is None or changed or self.effects.stays(index) or self.effects.ends_by_itself(index, clause):
            return None
        shared = held.part if held.part and _SHARED.match(held.part) else None
        held = replace(held, part=part or shared)
        self.record.add(OWN, self._relation(held), index, held, clause, held.part)
        return held

    def _amends_others(self, index: int) -> bool:
        """Whether a title tells that its document amends one named after it."""
        return any(index < each.object and each.relation == "AMENDS" for each in self.said.lately_by(index))

    def _guides_by_title(self, held: Held) -> bool:
        """As in "Quyết định A hướng dẫn tạm thời về chuyên môn thực hiện B": the title begins with what A does."""
        subject = self.found[held.other]
        in_title = subject.title_start <= held.start < subject.title_end
        return in_title and self.text[subject.title_start :][:_NEXT_VERB].lower().startswith("hướng dẫn ")

    def _relation(self, held: Held) -> str:
        """What the verb says of its subject's type: a guideline guides what it carries out, a report reviews it."""
        relation, own = held.cue.relation, held.other == OWN
        kind = self.header.type if own else self.found[held.other].type
        if relation == "BASED_ON" and own and self.subjects.carries_out_by_title(held.start):
            relation = "IMPLEMENTS"
        if relation == "SUPERSEDES" and held.part and NARROW.search(held.part):
            return "AMENDS"
        if (
            relation == "REPEALS"
            and _WORDS_ALONE.match(held.part or "")
            and _REPLACES.search(self.text[max(0, held.start - _NEXT_VERB) : held.start])
        ):
            return "AMENDS"
        # "Hướng dẫn A cụ thể hóa B": whatever its type, it carries B out
        concrete = self.text[held.start : held.end].lower().endswith("cụ thể hóa")
        if relation == "IMPLEMENTS" and kind in called_otherwise() and not concrete:
            # "Thực hiện Công văn A, Quận ủy báo cáo": its opening tells what a document carries out
            opens = own and not self.subjects.in_title(held.start)
            return relation if opens else called_otherwise()[kind]
        if relation == "IMPLEMENTS" and not own and self._guides_by_title(held):
            return "GUIDES"
        continues = kind in types_that("continues") and not (own and self.zones.is_opening(held.start))
        return "IMPLEMENTS" if relation == "CONTINUES" and not continues else relation
