"""Verbs that act on the document before them: "A được sửa đổi bởi B", "A (Quyết định số B)", "A đã được B sửa đổi"."""

import re
from dataclasses import replace

from ..clean.clauses import clause_start
from ..find.mention import Mention
from ..know.cues import Cue, Governing, governing, is_denied
from ..know.vocabulary import types_that
from ..know.words import any_of
from .recorder import Recorder
from .relation import DENIAL, ISSUES, NARROW, TOGETHER, Held
from .subjects import Subjects

#: the two halves of a passive verb
_IS_CHANGED = re.compile(r"(?<!\w)(?:được|bị) (?:các )?\Z", re.IGNORECASE)
_CHANGES_IT = re.compile(
    rf"[\s,]*(?:(?P<AMENDS>{any_of('amends')}|điều chỉnh)|(?P<SUPERSEDES>{any_of('supersedes')})"
    rf"|(?P<REPEALS>{any_of('repeals')}))(?!\w)"
)
#: "cụ thể hóa các" (A), and what stands before what A becomes
_CONCRETE = re.compile(r"(?<!\w)(cụ thể hóa) (?:các |những )?\Z", re.IGNORECASE)
_BY_MEANS = re.compile(r"\s*(?:thành|bằng|qua|thông qua)\s+(?:các |những )?")
#: "A về … đã được Tỉnh ủy cụ thể hóa bằng" (B)
_WAS_MADE_CONCRETE = re.compile(
    r"[^;.:()\d]{0,240}?(?<!\w)(?:đã |vừa )?(?P<cue>được [^;.,:()\d]{0,60}?cụ thể hóa) (?:thành|bằng|qua|trong|tại)"
    r" (?:các |những )?"
)
#: the rest of a title, up to the bracket behind it
_IN_TITLE = re.compile(r"[^().\n]{1,400}\(")
#: how far before a document its verb is looked for
_VERB = 100
#: how far the semicolon may stand before a clause
_NEAR = 4


class Passives:
    """Reads the passive verbs of one text; each method keeps what it reads and returns what is held of it."""

    def __init__(self, text: str, found: list[Mention], subjects: Subjects, record: Recorder) -> None:
        self.text = text
        self.found = found
        self.subjects = subjects
        self.record = record

    def in_brackets(self, index: int, previous: int | None, clause: tuple[int, int]) -> Held | None:
        """As in "Ban hành Quy chế … (Quyết định số …)": the decision in brackets promulgates what stands before."""
        mention = self.found[index]
        if previous is None:
            return None
        before = self.found[previous]
        if before.number or self.text[before.named_to : mention.start].strip() != "(":
            return None
        issued = ISSUES.search(self.text, clause[0], before.start)
        if issued is None and not (mention.type == "Quyết định" and before.type in types_that("promulgated")):
            return None
        cue = issued.span() if issued else (before.named_to, mention.start)
        held = Held(Cue("APPROVES", False, "promulgates", 0.9), index, *cue)
        self.record.add(index, "APPROVES", previous, held, clause)
        return None

    def made_concrete(self, index: int, previous: int | None, clause: tuple[int, int]) -> Held | None:
        """As in "cụ thể hóa A bằng B", "A được cụ thể hóa bằng B": what A is made concrete by carries it out."""
        if previous is None:
            return None
        passive = self._was_made_concrete(previous, index)
        if passive is not None:
            self.record.add(index, "IMPLEMENTS", previous, passive, clause)
            return passive
        if not _BY_MEANS.fullmatch(
            self.text, self.found[previous].tail, max(self.found[previous].tail, self.found[index].start)
        ):
            return None
        verb = _CONCRETE.search(self.text, clause[0], self.found[previous].start)
        if verb is None:
            return None
        held = Held(Cue("IMPLEMENTS", True, "implemented by", 0.9), previous, *verb.span(1))
        self.record.add(index, "IMPLEMENTS", previous, held, clause)
        return held

    def _was_made_concrete(self, previous: int, index: int) -> Held | None:
        """As in "A về phong trào … đã được Tỉnh ủy cụ thể hóa bằng" (B)."""
        start, end = self.found[previous].tail, self.found[index].start
        if self.text.find("cụ thể hóa ", start, end) < 0:
            return None
        verb = _WAS_MADE_CONCRETE.fullmatch(self.text, start, end)
        cue = Cue("IMPLEMENTS", True, "implemented by", 0.9)
        return Held(cue, previous, *verb.span("cue")) if verb else None

    def between_halves(self, index: int, previous: int | None, clause: tuple[int, int]) -> Held | None:
        """As in "A (đã được B sửa đổi, bổ sung)": B stands between the two halves of the verb."""
        mention = self.found[index]
        verb = _CHANGES_IT.match(self.text, mention.tail) if previous is not None else None
        if verb is None or not _IS_CHANGED.search(self.text, clause[0], mention.start):
            return None
        changed = self.subjects.changed_before(index, clause[0], mention.start)
        if changed is None:
            return None
        kind = verb.lastgroup or ""
        relation = "AMENDS" if NARROW.match(self.text, verb.end() + 1) else kind
        cue = Cue(relation, True, "changed by", 0.9)
        self.record.add(index, relation, changed, Held(cue, changed, *verb.span(kind)), clause)
        return None

    def behind(
        self,
        index: int,
        previous: int | None,
        clause: tuple[int, int],
        verb: Governing,
        cue: tuple[int, int],
        held: Held | None,
    ) -> Held | None:
        """As in "A được sửa đổi bởi B": B amends the nearest before it of its own type, else the nearest."""
        if is_denied(self.text[max(clause[0], cue[0] - DENIAL) : cue[0]], verb.cue.relation):
            return None
        changed = self.subjects.changed_before(index, self._begins(index, previous, clause[0], cue[0]), cue[0])
        if changed is None:
            return None
        mention = self.found[changed]
        letter = mention.number is not None and mention.type in types_that("never_approves")
        bridge = self.text[mention.tail if mention.number else mention.named_to : cue[0]]
        if verb.cue.relation == "APPROVES" and (
            letter or bridge.strip(' ,(”"') or self.found[index].type in types_that("never_approves")
        ):
            return None
        if verb.cue.relation == "APPROVES" and mention.number and self._is_carried_out(clause[0], mention.start):
            # "Nhiệm vụ cụ thể thực hiện A (kèm theo B)": it is the annex that belongs to B
            return None
        if verb.cue.relation == "APPROVES" and self._promulgates(mention, self.found[index], cue):
            held = Held(replace(verb.cue, backward=False, rule="promulgates"), changed, *cue)
            self.record.add(changed, "APPROVES", index, held, clause)
            return None
        if verb.cue.relation == "APPROVES" and mention.number and self.text[cue[0] : cue[1]].endswith("ban hành theo"):
            # a decision has its own number: "Quyết định số A được ban hành theo Nghị quyết B"
            basis = Held(Cue("BASED_ON", False, "based on", 0.9), changed, *cue)
            self.record.add(changed, "BASED_ON", index, basis, clause)
            return basis
        new = Held(verb.cue, changed, *cue, outer=held)
        self.record.add(index, verb.cue.relation, changed, new, clause)
        if verb.cue.relation in ("SUPERSEDES", "REPEALS"):
            self._beside_changed(index, changed, clause, new)
        return new

    def _is_carried_out(self, clause: int, start: int) -> bool:
        """As in "Nhiệm vụ cụ thể thực hiện" (A): whether the verb before a document carries it out."""
        return any(
            verb.cue.relation == "IMPLEMENTS" for verb in governing(self.text[max(clause, start - _VERB) : start])
        )

    def _begins(self, index: int, previous: int | None, clause: int, cue: int) -> int:
        """Where the clause begins that is meant: "Căn cứ A …; được sửa đổi bởi B" goes on with the one before.

        A bracket belongs to the document whose title goes on up to it: "A về bến; đò và thuyền (được sửa đổi bởi B)".
        """
        joint = self.text.rfind(";", max(0, clause - _NEAR), clause)
        if previous is not None or joint < 0:
            return clause
        if cue == clause:
            return clause_start(self.text, joint)
        before = self.found[index - 1] if index else None
        if before is None or before.type != self.found[index].type or not before.title_start < before.title_end:
            return clause
        return clause_start(self.text, before.start) if _IN_TITLE.fullmatch(self.text, before.tail, cue) else clause

    def _promulgates(self, before: Mention, mention: Mention, cue: tuple[int, int]) -> bool:
        """As in "Quyết định A ban hành kèm theo Quy chế B": in the active voice, told by what the two are."""
        active = self.text[cue[0] : cue[1]].lower().startswith("ban hành")
        return active and before.type == "Quyết định" and mention.type in types_that("promulgated") - {"Nghị quyết"}

    def _beside_changed(self, index: int, changed: int, clause: tuple[int, int], held: Held) -> None:
        """As in "A, B đã bị thay thế bởi C": C replaces A as well, where nothing but a comma parts it from B."""
        while changed > 0 and self.found[changed - 1].start >= clause[0]:
            before, mention = self.found[changed - 1], self.found[changed]
            if before.type != mention.type or not TOGETHER.match(self.text[before.tail : mention.start]):
                return
            changed -= 1
            self.record.add(index, held.cue.relation, changed, held, clause)
