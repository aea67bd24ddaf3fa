"""Where a document speaks of itself: title, preamble, opening, effect clauses; and where it does not.

The parts are those of Decree 30/2020/NĐ-CP and the Law on promulgation of legal documents.
"""

import re
from bisect import bisect_left
from functools import cached_property

from ..clean.clauses import LONGEST, sentence_end
from ..clean.normalise import UPPER
from ..clean.outline import Lists, quoted_lines
from ..find.header import Header
from ..find.mention import LETTER, Mention
from ..fold import places_of, small_of
from ..know.cues import ALTERING
from ..know.vocabulary import type_words, types_by_word, types_that
from ..know.words import any_of
from ..number import level_of
from .opening import BASIS, OPENS, SIGNED, issued_below, opening_end

_THIS = re.compile(rf"(?<!\w)(?P<type>{type_words()}) này(?!\w)", re.IGNORECASE)
#: what a letter says, for the letter: "Ý kiến này" (thay thế ý kiến tại A)
_WHAT_IT_SAYS = re.compile(r"\W*(?:Ý kiến|Nội dung|Số liệu|Các ý kiến|Các nội dung|Các số liệu) này(?!\w)")
_ITSELF = re.compile(
    rf"(?=[^\W\da-zđ])(?P<type>(?i:{type_words()}))(?: này)?(?: có hiệu lực[^.;]{{0,80}}?[,;](?: và| đồng thời)?| và)?",
)
_TAKES_EFFECT = re.compile(rf"(?<!\w){type_words()} này có hiệu lực[^.;]*[.;]\Z", re.IGNORECASE)
#: an office before its verb, not what it did: "Trung tâm Y tế huyện" (điều chỉnh)
_WHO = re.compile(rf"[{UPPER}](?:(?! đã$| vừa$)[^,;.:()\d]){{2,100}}")
#: "2. " at the begin of a line
POINT = re.compile(r"\W*\d{1,2}[.)]\s")
_IF = re.compile(rf"(?<!\w){any_of('condition')}(?!\w)[^;.\n]*$", re.IGNORECASE)
#: one of these stands in every word of that kind
CONDITIONS = ("khi", "nếu", "trường hợp")
_MARKER = re.compile(
    r"^[\s“\"(]*(?:\d+(?:\.\d+)+\s+|(?:điều \d+[a-zđ]?|\d+(?:\.\d+)*|[a-zđ]{1,2}|[IVX]+)\s*[.)/:]\s*|[-+•]\s*)*",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\W*(?:Điều \d+[a-zđ]?\.?|[IVX]+[.)])\s*[^\n]{0,80}?"
    rf"(?:hiệu lực|thi hành|{any_of('repeals', 'supersedes', 'amends')})",
    re.IGNORECASE,
)
#: an office that speaks for itself now, not of what it did: "ban hành", "đề nghị", "báo cáo"
_SPEAKS_NOW = re.compile(
    r",\s*+(?!các |mỗi |từng |những )[^,;:]{3,140}?\s+(?P<past>đã |sẽ )?"
    rf"{any_of('speaks now')}(?!\w)",
    re.IGNORECASE,
)
#: the enacting formula: "Bộ trưởng Bộ Xây dựng ban hành Thông tư"
_ENACTS = re.compile(rf"[^,;.:]{{3,120}} ban hành (?=[^\W\da-zđ])(?i:{type_words('enacted')})")
#: "UBND tỉnh xây dựng Kế hoạch" (triển khai A)
_ISSUES_TYPE = re.compile(
    rf"(?<!đã )(?<!vừa )(?<!\w)(?:ban hành|xây dựng) (?P<type>{type_words()})(?: để| nhằm)?\Z", re.IGNORECASE
)
#: "UBND huyện ban hành Kế hoạch phòng, chống rét" (theo A, nhằm cụ thể hóa A)
_ISSUES_ITS_OWN = re.compile(
    rf"(?<!đã )(?<!vừa )(?<!\w)(?:ban hành|xây dựng) (?P<type>{type_words()})"
    r"(?: (?:(?!(?:ban hành|xây dựng) )[^;.:()\d]){0,160})?\Z",
    re.IGNORECASE,
)
_REPLY = re.compile(r"\W*(?:Phúc đáp|Trả lời)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\W*Điều \d{1,2}\b")
_AIMS = re.compile(r"^\W*(?:\d+\.|[IVX]+\.|[a-z]\))?\W*(?:mục tiêu|mục đích)(?:,? yêu cầu| chung)?\W*$", re.IGNORECASE)
#: a line above a list that tells others what to do
_TOLD = re.compile(
    rf"(?<!\w){any_of('told')}(?!\w)"
    r"[^\n]*:\s*$",
    re.IGNORECASE,
)
#: types that guide in their first sentence: "Sở Nội vụ (trả lời và) hướng dẫn thực hiện A như sau:"
_GUIDE_THEMSELVES = (LETTER, "Hướng dẫn")
_GUIDES_NOW = re.compile(r"(?:^|[,.;] )(?:[A-ZĐÁÂÔƯÝỦ]\w*)[^,;.:]{1,100}\Z")
_TOLD_TO_GUIDE = re.compile(rf"(?<!\w){any_of('told', 'put off')}(?!\w)[^,;.]*\Z|(?<!\w)(?:đã|được)\Z", re.IGNORECASE)
#: how many lists may stand inside each other
_DEEPEST = 4
#: longest lead before a sentence-initial verb
_BEGUN = 3
#: what opens a quotation of words that are given as words: a phrase that is replaced, an article as it will be
_WORDING = re.compile(
    rf"(?<!\w)(?:{any_of('procedure')}:|từ|bằng|thành|như sau|ví dụ[^“\n]{{0,40}})[: ]{{0,3}}\Z", re.IGNORECASE
)
_LONGEST_PHRASE = 400
#: other documents, told by what they do: "… và các Thông tư" (sửa đổi, bổ sung)
_THOSE = re.compile(rf"\w.*(?<!\w)(?:các|những) (?:văn bản|{type_words('grouped')})$", re.IGNORECASE)
#: "Các nội dung khác của A giữ nguyên." (Bãi bỏ phụ lục 2 của A): the sentence before a change tells what stays
_KEEPS = re.compile(
    r"[^.;]{3,200}?(?<!\w)(?:giữ nguyên|không thay đổi|có hiệu lực(?: [^.;]{0,100})?"
    r"|(?:tiếp tục|vẫn) (?:thực hiện|áp dụng)(?: [^.;]{0,60})?|này (?:thay thế|bãi bỏ) [^.;]{3,160})\.\Z",
    re.IGNORECASE,
)
#: what a title tells of others' acts: "thành lập tổ soạn thảo sửa đổi A", "kiểm tra việc thực hiện A"
_NOT_ITS_ACT = re.compile(
    rf"(?<!\w){any_of('other act')}(?!\w)(?:[^,;]|, (?:(?={any_of('leads')}(?!\w))|$))*$", re.IGNORECASE
)
#: a title that tells of a meeting or a question: "cuộc họp về tình hình thực hiện A"; a report of it reviews A
_OCCASION = re.compile(rf"(?<!\w){any_of('occasion')}(?!\w)[^,;]*$", re.IGNORECASE)
#: what may stand before a verb that changes others: "và", "Các văn bản" (sau hết hiệu lực), "Cụm từ “…”" (được thay)
_LEADS_TO_CHANGE = re.compile(
    rf"(?:{any_of('joiner', 'repeals', 'amends', 'supersedes')}|,|\s)*"
    rf"|(?:các|những) (?:văn bản|{type_words('grouped')})[\w ]{{0,60}}|(?:các )?cụm từ “[^”]*”",
    re.IGNORECASE,
)
#: the heading of an annex that lists what others are to change, up to the end of the text
_YET_TO_CHANGE = re.compile(
    r"^[^\w\n]*(?:[A-Z\dIVX]{1,4}\.\s*)?DANH MỤC [^\n]{0,120}\s(?:CẦN|PHẢI|ĐỀ NGHỊ|KIẾN NGHỊ) (?:SỬA|BỔ|THAY|BÃI)\s",
    re.MULTILINE,
)
#: whose bodies change no document of a type that the centre alone issues
_LOCAL_LEVELS = ("city", "district", "ward")
#: enough of a line to tell what it is
_ENOUGH = 200


class Zones:
    """The parts of one text; all offsets are of the clean text."""

    def __init__(self, text: str, header: Header) -> None:
        self.text = text
        self.header = header
        self.quoted = quoted_lines(text)
        self.lists = Lists(text, self.quoted)
        self.opening_end = opening_end(text, header.body)
        self._issued_below = issued_below(text, self.opening_end, header.type)
        headings = dict.fromkeys(self.lists.line(at) for at in places_of(text, ("DANH MỤC ",)))
        yet = next(filter(None, (_YET_TO_CHANGE.match(text, line) for line in headings if line >= header.body)), None)
        lines = (line for line in self.lists.lines(header.body) if line >= header.body)
        self._signed = next((line for line in lines if SIGNED.match(text, line)), len(text))
        self._changes_end = yet.start() if yet else len(text)

    @cached_property
    def _conditions(self) -> list[int]:
        """Where words stand that a condition begins with; most plans are never asked for them."""
        return places_of(small_of(self.text), CONDITIONS)

    def line(self, position: int) -> int:
        """Where the line that holds ``position`` begins."""
        return self.lists.line(position)

    def row(self, position: int) -> int | None:
        """Where the row of a table begins that holds ``position`` in a later cell; ``None`` outside of tables."""
        line = self.line(position)
        return line if self.lists.has_tab(line, position) else None

    def lead(self, line: int, position: int) -> str:
        """What stands on the line before ``position``, without its item's mark."""
        start = max(line, position - LONGEST)
        mark = _MARKER.match(self.text[start:position])
        return self.text[start + mark.end() if mark else start : position].strip()

    def above(self, line: int) -> str:
        """How the line above the one at ``line`` begins; empty above the first."""
        start = self.line(max(0, line - 1))
        return self.text[start : min(line, start + _ENOUGH)]

    def this(self, clause: int, cue: int) -> tuple[str, int] | None:
        """The type that "… này" before a verb names, and where it stands."""
        this = _THIS.search(self.text, clause, cue)
        kind = types_by_word().get(this["type"].lower()) if this else None
        return (kind, this.start()) if this and kind else None

    def names_this(self, start: int, end: int) -> bool:
        """Whether "… này" between two places is the text's own document, told by its type."""
        this = _THIS.search(self.text, start, end)
        return this is not None and types_by_word().get(this["type"].lower()) == self.header.type

    @property
    def is_normative(self) -> bool:
        """Whether the text is a document whose articles change others."""
        header = self.header
        # a draft has no number yet
        written = header.number is not None or (header.issuer is not None and header.title is not None)
        return header.type in types_that("normative") and written

    def may_end(self, mention: Mention) -> bool:
        """Whether an office's own document (a plan, a notice, a letter) may end another: one of its own office."""
        own, other = self.header.number, mention.number
        kind = self.header.type
        if own is None or other is None or not (kind in types_that("orders") or kind in types_that("plans")):
            return False
        return own.issuer_sign == other.issuer_sign

    def begins_item(self, clause: int, cue: int) -> bool:
        """Whether a verb opens its line, told to nobody and under no condition."""
        line = self.line(cue)
        return not (
            line in self.quoted
            or cue >= self._changes_end
            or not _begins_there(self.lead(line, cue))
            or self._is_planned(line)
            or self.is_told_to_others(line)
            or self.is_condition(clause, cue)
        )

    def acts_now(self, cue: int) -> bool:
        """As in "Trung tâm Y tế huyện điều chỉnh" (Kế hoạch A như sau:): the opening tells what its office does."""
        line = self.line(cue)
        end = self.lists.end(line)
        lead = self.lead(line, cue).rpartition(", ")[2]
        return self.is_opening(line) and _WHO.fullmatch(lead) is not None and self.text.endswith("như sau:", line, end)

    def may_change(self, kind: str | None) -> bool:
        """Whether the document's issuer can change a document of a type: a province proposes to amend a decree."""
        issuer = self.header.issuer
        level = issuer.level if issuer else level_of(self.header.number)
        return level not in _LOCAL_LEVELS or kind not in types_that("central")

    def speaks_of_itself(self, relation: str, clause: int, cue: int) -> bool:
        """Whether the verb at ``cue`` says what the text's own document does."""
        header = self.header
        if header.type is None:
            return False
        before = self.text[clause:cue]
        if header.title_start <= cue < header.title_end:
            told = header.type != "Báo cáo" and _OCCASION.search(self.text, header.title_start, cue)
            return not (told or _NOT_ITS_ACT.search(self.text, header.title_start, cue))
        if self.line(cue) in self.quoted:
            return False
        if relation in ALTERING and self._names_itself(cue):
            return True
        is_its_own = relation in (*ALTERING, "APPROVES", "IMPLEMENTS", "GUIDES")
        # "Kế hoạch này được xây dựng trên cơ sở A"; "Quy chế này không áp dụng đối với khu đã theo A" says no ground
        made = relation == "BASED_ON" and self.text.startswith(("được ", "đã được "), cue)
        if (is_its_own or made) and (_THIS.search(before) or _WHAT_IT_SAYS.match(before)):
            return not _IF.search(before)
        return self._in_zone(relation, clause, cue)

    def _names_itself(self, cue: int) -> bool:
        """As in "Kế hoạch thay thế A", "Kế hoạch có hiệu lực từ ngày ký, thay cho A": its own type opens the line."""
        opened = _ITSELF.fullmatch(self.lead(self.line(cue), cue).rstrip())
        return opened is not None and types_by_word().get(opened["type"].lower()) == self.header.type

    def _in_zone(self, relation: str, clause: int, cue: int) -> bool:
        line = self.line(cue)
        lead = self.lead(line, cue)
        opening = self.is_opening(line)
        if (
            opening
            and self.is_normative
            and relation in (*ALTERING, "IMPLEMENTS", "GUIDES")
            and _ENACTS.fullmatch(lead)
        ):
            return True
        if relation == "IMPLEMENTS" and self.issues_its_own(line, cue):
            return True
        if relation in ALTERING:
            return (
                self.is_normative and cue < self._changes_end and self._changes_here(line, lead, self.text[clause:cue])
            )
        if relation == "REVIEWS":
            # a report tells of reviews throughout, others where they speak of themselves
            return self.header.type == "Báo cáo" or (self.header.type in types_that("reviews") and opening)
        if relation == "REPLIES_TO":
            return opening and bool(_REPLY.match(self.text[line : line + 40]))
        if relation == "APPROVES":
            return self.is_normative and not lead and _ARTICLE.match(self.text, line, line + 12) is not None
        if relation == "BASED_ON":
            return opening and self._rests(line, lead)
        if relation != "IMPLEMENTS" or lead:
            return False
        return (opening and self._implements_now(line)) or self._is_an_aim(line)

    def issues_its_own(self, start: int, cue: int) -> bool:
        """As in the opening "…, UBND tỉnh ban hành Kế hoạch" (triển khai A): what is issued is the text's own."""
        aims = self.text.startswith(("nhằm ", "để "), cue)
        lead = self.lead(self.line(cue), cue) if self.is_opening(self.line(cue)) else ""
        pattern = _ISSUES_ITS_OWN if aims else _ISSUES_TYPE
        return self._issues_itself(pattern, lead[-max(0, cue - start) :] if cue > start else "")

    def _rests(self, line: int, lead: str) -> bool:
        """Whether a line of the opening says what the document rests on.

        Not in a point of a letter: "1. Theo Nghị định A, …" answers by A.
        """
        if self.answers_a_point(line):
            return False
        return not lead or self._issues_itself(_ISSUES_ITS_OWN, lead)

    def answers_a_point(self, line: int) -> bool:
        """As in "1. Theo Nghị định A, …", or so below a line "1. Mức thu": what a letter answers by, point by point."""
        if self.header.type != LETTER:
            return False
        if POINT.match(self.text, line):
            return True
        above = self.above(line) if self.text.startswith("Theo ", line) else ""
        return POINT.match(above) is not None and above.rstrip()[-1:] not in ".;:,"

    def guides_itself(self, cue: int) -> bool:
        """As in "…, Sở Nội vụ (trả lời và) hướng dẫn" (thực hiện A): what a guideline or a letter begins with."""
        line = self.line(cue)
        if self.header.type not in _GUIDE_THEMSELVES or not self.is_opening(line):
            return False
        lead = self.lead(line, cue)
        # "Căn cứ hướng dẫn tại A" rests on it
        return bool(_GUIDES_NOW.search(lead)) and not (_TOLD_TO_GUIDE.search(lead) or BASIS.fullmatch(lead))

    def _issues_itself(self, pattern: re.Pattern[str], lead: str) -> bool:
        """As in "…, UBND tỉnh ban hành Kế hoạch" (triển khai A): the type that the text's own document has."""
        issued = pattern.search(lead)
        kind = types_by_word().get(issued["type"].lower()) if issued else None
        return kind is not None and kind == self.header.type

    def _is_an_aim(self, line: int) -> bool:
        """Whether the line is the first under "Mục tiêu": what a plan is for is what it carries out."""
        return self.header.type in types_that("plans") and bool(_AIMS.match(self.above(line)))

    def is_basis(self, clause: int, position: int) -> bool:
        """Whether the clause names a further basis in a line that begins with "Căn cứ" ("Căn cứ A; B")."""
        line = self.line(position)
        return self.is_opening(line) and bool(BASIS.match(self.text[line : line + 20])) and line <= clause

    def is_condition(self, clause: int, cue: int) -> bool:
        """As in "Trường hợp văn bản … được thay thế": says what would hold, not what does."""
        after = bisect_left(self._conditions, clause)
        if after == len(self._conditions) or self._conditions[after] >= cue:
            return False
        # no sign stands between the condition and the verb
        floor = max(clause, *(self.text.rfind(sign, clause, cue) + 1 for sign in ";.\n"))
        return bool(_IF.search(self.text, floor, cue))

    def is_wording(self, position: int) -> bool:
        """As in "thay thế cụm từ “Thông tư A” bằng …": words that another document is given or loses."""
        line = self.line(position)
        floor = max(line, position - _LONGEST_PHRASE)
        quote = self.text.rfind("“", floor, position)
        if quote >= 0 and self.text.find("”", quote, position) >= 0:
            quote = -1
        if quote < 0 and self.text.count('"', floor, position) % 2:
            quote = self.text.rfind('"', floor, position)
        return quote >= 0 and bool(_WORDING.search(self.text, max(0, quote - 50), quote))

    def is_told_to_others(self, line: int) -> bool:
        """As in the items under "Giao Sở Tư pháp trình …:": what others are to do, not what the document does."""
        for _ in range(_DEEPEST):
            head = self.lists.head(line) if self.lists.depth(line) else line
            if head == line:
                return False
            if _TOLD.search(self.text, head, self.lists.end(head)):
                return True
            line = head
        return False

    def opens(self, clause: int) -> bool:
        """Whether the clause begins with a verb of carrying out ("Thực hiện A, …")."""
        return bool(OPENS.match(self.text[clause : clause + 80]))

    def _implements_now(self, line: int) -> bool:
        """As in "Thực hiện A, Ban Thường vụ ban hành kế hoạch": the document itself, unless it tells what was done."""
        sentence = self.text[line : sentence_end(self.text, line)]
        if self.is_normative and sentence.rstrip().endswith(";") and OPENS.match(sentence):
            # among the lines "Căn cứ …;"
            return True
        speaks = _SPEAKS_NOW.search(sentence)
        if speaks is None or speaks["past"] or not OPENS.match(sentence):
            return False
        # a report tells of what others issued
        return self.header.type != "Báo cáo" or speaks.group().lower().endswith("báo cáo")

    def _changes_here(self, line: int, lead: str, before: str) -> bool:
        if self.is_told_to_others(line) or _speaks_of_others(lead) or self._is_planned(line):
            return False
        if not lead or _LEADS_TO_CHANGE.fullmatch(lead):
            return True
        if len(before) < _BEGUN and _TAKES_EFFECT.search(lead):
            # "Thông tư này có hiệu lực từ …. Bãi bỏ …"
            return True
        if "có hiệu lực" in before and not _IF.search(before):
            # "Nghị quyết này đã được … thông qua; có hiệu lực từ … và thay thế …"
            return True
        return bool(_EFFECT.match(self.text, line)) or (len(before) < _BEGUN and self._in_effect_article(line))

    def _is_planned(self, line: int) -> bool:
        """Whether the line is a row of an annexed table: it tells what is to be done, cut as its cells are wide."""
        return line > self._signed and self.lists.has_tab(line, self.lists.end(line))

    def _in_effect_article(self, line: int) -> bool:
        """Whether the line stands under a heading like "Điều 9. Hiệu lực thi hành"."""
        if self.lists.depth(line) == 0:
            return bool(_EFFECT.match(self.above(line)))
        return any(_EFFECT.match(self.text, head) for head in self.lists.above(line))

    def is_opening(self, line: int) -> bool:
        """Whether a place lies between the title and where the document stops saying why it is issued.

        Resolutions tell how things are under a first heading, and then why they are issued.
        """
        return self.header.body <= line < self.opening_end or line == self._issued_below


def _begins_there(lead: str) -> bool:
    """Whether nothing stands on a line before a verb, or a short sentence that tells what stays as it is."""
    return not lead or (lead.endswith(".") and len(lead) < _ENOUGH and _KEEPS.fullmatch(lead) is not None)


def _speaks_of_others(lead: str) -> bool:
    small = lead.lower()
    # plain words are looked for first
    return ("các " in small or "những " in small) and _THOSE.search(lead) is not None
