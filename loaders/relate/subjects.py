"""Whose a verb is: the mention before it, the text's own document, or one that the sentence goes on to issue.

The words of a mention (date, issuer, title) must reach up to the verb; a document that speaks of itself
does so in its title, preamble, opening and effect clauses alone (``zones``).
"""

import re
from functools import cache

from ..find.header import Header
from ..find.mention import Mention, nearest_of_type
from ..find.title_span import cannot_change
from ..know.alternatives import alternatives
from ..know.cues import ALTERING, Governing, further_part, governing, names_verb, speaks_of_change
from ..know.vocabulary import type_words, types_by_word
from ..know.words import any_of, words_of
from ..model import OWN
from .own_changes import OwnChanges
from .relation import ISSUES, Said, are_together
from .zones import Zones

#: words after which a verb no longer speaks of the document before it
_BREAKS = re.compile(
    rf"(?<!\w){any_of('break')}(?!\w)",
    re.IGNORECASE,
)
#: a title that tells how far something is; a report of it reviews what is carried out
_QUESTION = re.compile(rf"(?<!\w){any_of('question')}(?!\w)[^,;]*\Z", re.IGNORECASE)
_REPORT = "Báo cáo"
_CONCLUSION = "Kết luận"
#: a review that is a document of its own
_A_REVIEW = re.compile(rf"(?<!\w)(?=[^\W\da-zđ])(?i:{type_words('titled_review')})\s+\Z")
_CARRIES_OUT = re.compile(r"\W*(?:về việc |về )?(?:tổ chức )?(?:thực hiện|triển khai)(?!\w)", re.IGNORECASE)
#: the sentence goes on with a body that acts: "Thực hiện A về …, Ban Thường vụ Thành ủy ban hành"
_A_BODY_ACTS = re.compile(
    r",\s+(?:Ban (?:Thường vụ|Chấp hành|Bí thư)|BTV|BCH|Thành ủy|Tỉnh ủy|Quận ủy|Huyện ủy|Đảng ủy|UBND|HĐND|Ủy ban"
    r"|Hội đồng|Thường trực|Bộ Chính trị|Chính phủ)(?!\w)[^,;.]{0,80}\Z"
)
#: "Qua nghiên cứu A quy định về …, Sở Nội vụ trả lời và" (hướng dẫn B): behind the comma the letter's own office speaks
_SPEAKS = re.compile(r"[^;.\n]{0,300}?, (?=[A-ZĐÁÂÔƯÝỦ])[^,;.:\d]{3,100}")
#: a document's title that tells what it promulgates
_OWN_TITLE = re.compile(r"\s*(?:về việc |về |v/v )?(?:ban hành|phê duyệt|công bố)\s*", re.IGNORECASE)
#: another verb joins the one before it: "…, đồng thời bãi bỏ"
_GOES_ON = re.compile(r"(?:,|;|(?<!\w)và|(?<!\w)đồng thời)\s*\Z", re.IGNORECASE)
#: the date in a table's row, between the number and the title
_CELLS = re.compile(r"[\s\d/;.,-]*[\t|][\s\d/;.,-]*")
#: a row of a table: the number in one cell, what the document is in a later one
_ROW = re.compile(
    r"[^\n]*[\t|]\s*(?:về việc |về |v/v )?(?:ban hành |phê duyệt |công bố )?[^,;.:\t|\n]{0,60}", re.IGNORECASE
)
#: "Kế hoạch A về lãnh đạo, chỉ đạo" (thực hiện B)
_LEADS = re.compile(
    rf"\s+(?:(?:về|về việc|để|nhằm)\s+)?{any_of('leads')}(?:(?:,| và|\s)+{any_of('leads')})*(?: và|,)?\s+",
    re.IGNORECASE,
)
#: an issuer that no table knows: "Kế hoạch số A của Công ty Bến Cá thực hiện B"
_OF_A_BODY = re.compile(r"\s+của (?:[^\W\d_a-zđà-ỹ])(?:\w|[ &-]){2,60}(?:,? (?:về|về việc|để|nhằm))?\s+")
#: a document of another type is meant no further from the verb than this
_FAR = 400
_PLAIN_BRIDGES = frozenset(("", *words_of("bridge")))


class Subjects:
    """Finds the subjects of the verbs of one text while its relations are read."""

    def __init__(self, text: str, found: list[Mention], header: Header, zones: Zones, said: Said) -> None:
        self.text = text
        self.found = found
        self.header = header
        self.zones = zones
        self.said = said
        self.changes = OwnChanges(text)

    def of(self, previous: int | None, clause: int, verb: Governing, cue: tuple[int, int]) -> int | None:
        """The subject of a verb at ``cue`` in the clause that begins at ``clause``; ``None`` where it has none here."""
        again = self._named_again(clause, cue[0]) if verb.cue.relation in ALTERING else None
        if again is not None:
            return again
        if verb.cue.relation == "REVIEWS" and _A_REVIEW.search(self.text, clause, cue[0]) and not self.in_title(cue[0]):
            return previous if previous is not None and self._reaches(previous, cue[0], verb) else None
        goes_on = previous is None and self.changes.goes_on_at(clause, verb.cue.relation)
        if goes_on and further_part(self.zones.lead(clause, cue[0])) == "":
            return OWN
        changer = self._goes_on_changing(previous, verb, cue[0]) if previous is not None else None
        if changer is not None:
            return changer
        if previous is not None and verb.cue.relation == "CONTINUES" and self._goes_on_too(previous, clause, cue[0]):
            return OWN
        relation = verb.cue.relation
        guides_itself = relation == "GUIDES" and self.zones.guides_itself(cue[0])
        if guides_itself and previous is not None and _SPEAKS.fullmatch(self.text, self.found[previous].tail, cue[0]):
            return OWN
        if previous is not None and self._reaches(previous, cue[0], verb):
            return previous
        if guides_itself:
            return OWN
        opens_title = self.in_title(cue[0]) and self._begins_title(cue[0])
        if previous is not None and relation not in (*ALTERING, "REVIEWS") and not opens_title:
            # "Theo A, UBND tỉnh ban hành Kế hoạch triển khai B"
            issues = relation == "IMPLEMENTS" and self.zones.issues_its_own(self.found[previous].tail, cue[0])
            return OWN if issues else None
        return OWN if self.zones.speaks_of_itself(relation, clause, cue[0]) else None

    def in_title(self, position: int) -> bool:
        """Whether a place lies in the title of the text's own document."""
        return self.header.title_start <= position < self.header.title_end

    def carries_out_by_title(self, cue: int) -> bool:
        """As in "HƯỚNG DẪN / Thực hiện chính sách ăn trưa theo A": the title says what is carried out, and then why."""
        start = self.header.title_start
        return self.in_title(cue) and _CARRIES_OUT.match(self.text, start, cue) is not None

    def _named_again(self, clause: int, cue: int) -> int | None:
        """As in "Quyết định số A …; Quyết định này thay thế B" in a report: A replaces B."""
        this = self.zones.this(clause, cue)
        if this is None or (self.header.type or "").startswith(this[0]):
            # "Thông tư này" in a joint circular
            return None
        kind, position = this
        return nearest_of_type(self.found, kind, self.zones.line(position), position)

    def _goes_on_changing(self, previous: int, verb: Governing, cue: int) -> int | None:
        """As in "Thông tư này thay thế A và bãi bỏ B": who changes or guides A changes B as well."""
        tail = self.found[previous].tail
        changers = [each.subject for each in self.said.on(previous) if each.relation in (*ALTERING, "GUIDES")]
        joined = verb.cue.relation in ALTERING and changers and _GOES_ON.search(self.text, tail, cue)
        return changers[0] if joined and not speaks_of_change(self.text[tail:cue]) else None

    def _goes_on_too(self, previous: int, clause: int, cue: int) -> bool:
        """As in "Thực hiện A về dọn bến và tiếp tục thực hiện" (B): a conclusion alone says so in its title."""
        mention = self.found[previous]
        if mention.type == _CONCLUSION or not _GOES_ON.search(self.text, mention.tail, cue):
            return False
        begun = governing(self.text[clause : mention.start]) if self.zones.is_opening(mention.start) else ()
        return any(verb.cue.relation == "IMPLEMENTS" and not verb.cue.backward for verb in begun)

    def _begins_title(self, cue: int) -> bool:
        return not any(self.header.title_start <= mention.start < cue for mention in self.found)

    def _reaches(self, index: int, cue: int, verb: Governing) -> bool:
        """Whether the words of a mention (its date, issuer and title) go up to the verb at ``cue``."""
        mention = self.found[index]
        bridge = self.text[mention.tail : cue]
        if mention.tail <= cue and _LEADS.fullmatch(bridge):
            return True
        if _BREAKS.search(bridge) or _another_document().search(bridge) or _A_BODY_ACTS.search(bridge):
            return False
        if mention.type != _REPORT and _QUESTION.search(bridge):
            return False
        if self._makes_concrete(index, cue):
            return True
        if bridge.rstrip().endswith((",", ", và")) and verb.cue.relation not in ALTERING:
            return False
        in_title = mention.title_start < mention.title_end and cue < mention.title_end
        plain = bridge.strip(' ,(:“"').lower()
        if verb.cue.relation == "BASED_ON":
            return in_title or (plain in _PLAIN_BRIDGES and verb.cue.rule == "issued on the basis of")
        if _OF_A_BODY.fullmatch(bridge) and not names_verb(bridge):
            return True
        row = "\t" in bridge and _ROW.fullmatch(bridge) is not None and not names_verb(bridge.rpartition("\t")[0])
        return plain in _PLAIN_BRIDGES or in_title or row or bool(_CELLS.fullmatch(bridge))

    def _makes_concrete(self, index: int, cue: int) -> bool:
        """As in "ban hành A về …, cụ thể hóa B": what is issued makes B concrete, whatever stands between."""
        return self.text.startswith("cụ thể hóa", cue) and bool(
            ISSUES.search(self.text, max(0, self.found[index].start - 40), self.found[index].start)
        )

    def issued_later(self, index: int, clause: tuple[int, int], verb: Governing) -> list[int]:
        """As in "Thực hiện A, Ban Thường vụ (đã) ban hành B và C": B implements A, and C beside it."""
        if verb.cue.relation != "IMPLEMENTS" or not self.zones.opens(clause[0]):
            return []
        issued: list[int] = []
        for later in range(index + 1, len(self.found)):
            before, mention = self.found[later - 1], self.found[later]
            if mention.start >= clause[1]:
                break
            gap = self.text[before.tail : mention.start]
            if not issued and _OWN_TITLE.fullmatch(gap):
                # "Thực hiện Quyết định A ban hành Kế hoạch …": that plan is A's
                break
            if not issued and ISSUES.search(gap):
                issued.append(later)
            elif issued:
                if not are_together(self.text, before, mention):
                    break
                issued.append(later)
        return issued

    def _changed_by(self, index: int) -> int:
        """As in "A (được B sửa đổi, được C bãi bỏ)": what B changes, C changes as well; else the mention itself."""
        changes = (each for each in self.said.lately_by(index) if each.relation in ALTERING)
        changed = next((each.object for each in changes if each.object < index), None)
        return index if changed is None else changed

    def changed_before(self, index: int, clause: int, cue: int) -> int | None:
        """The mention that the passive verb at ``cue`` acts on: the nearest of ``index``'s type, else the nearest."""
        nearest: int | None = None
        alike: int | None = None
        for candidate in range(index - 1, -1, -1):
            mention = self.found[candidate]
            if mention.end <= clause:
                break
            nearest = candidate if nearest is None else nearest
            if mention.type == self.found[index].type and not self._is_closed_off(mention.end, cue):
                if not cannot_change(self.found[index], mention):
                    return self._changed_by(candidate)
                alike = candidate if alike is None else alike
        if alike is not None:
            return self._changed_by(alike)
        if nearest is None or len(self.text[self.found[nearest].tail : cue]) > _FAR:
            return None
        return nearest

    def _is_closed_off(self, start: int, end: int) -> bool:
        """Whether a place stands in brackets that close before another: "A (thay thế B), được sửa đổi bởi C"."""
        depth = 0
        for mark in re.findall(r"[()]", self.text[start:end]):
            depth += 1 if mark == "(" else -1
            if depth < 0:
                return True
        return False


@cache
def _another_document() -> re.Pattern[str]:
    """A document without a number that an enumeration goes on with: ", Kế hoạch của Thành ủy"."""
    words = alternatives([word.capitalize() for word in sorted(types_by_word(), key=len, reverse=True)])
    return re.compile(rf"(?:,|”|;)\s*(?:và )?{words}(?!\w)")
