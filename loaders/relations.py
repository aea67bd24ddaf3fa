"""What sentences say on documents: which verb stands between which two mentions.

A clause is read from left to right. For each mention the verb before it is found (``cues``), and for
the verb its subject: the mention before it whose own words (date, issuer, title) reach up to the
verb; else the document itself, in the places where a document speaks of itself (title, preamble,
opening, effect clause); else, where a sentence begins with the verb ("Thực hiện A, … ban hành B"),
the document that the sentence goes on to issue. A body is no document: "Quận ủy thực hiện A" states
no relation between documents.
"""

import re
from dataclasses import dataclass
from functools import cache

from .cues import Cue, Governing, governing
from .header import Header
from .model import OWN
from .references import Found
from .vocabulary import types_by_word

#: words after which a verb no longer speaks of the document before it
_BREAKS = re.compile(
    r"(?<!\w)(?:gắn với|trong đó|đồng thời|song song với|cùng với|tham mưu|chỉ đạo|yêu cầu|đề nghị|giao|tập trung|quán triệt|đôn đốc"
    r"|kiểm tra(?! ,| và| giám)|phối hợp với|được giao|đã tổ chức|đã chỉ đạo|tiếp thu|xây dựng dự thảo)(?!\w)",
    re.IGNORECASE,
)
_ISSUES = re.compile(r"(?<!\w)(?:ban hành|xây dựng|ký ban hành|công bố|phê duyệt)(?:\s+và [^,;.]{3,30})?\s*$", re.IGNORECASE)
_OPENING = re.compile(r"^\W*(?:\d+\.\s*|[a-zđ]\)\s*)?(?:để |nhằm )?(?:tiếp tục |tổ chức )?(?:triển khai thực hiện|thực hiện|triển khai|cụ thể hóa|căn cứ|xét)(?!\w)", re.IGNORECASE)
#: an office that speaks for itself now, not of what it did: "ban hành", "đề nghị", "báo cáo"
_SPEAKS_NOW = re.compile(r",\s*(?P<who>[^,;:]{3,140}?)\s+(?P<past>đã |sẽ )?(?P<verb>ban hành|xây dựng|đề nghị|yêu cầu|báo cáo|hướng dẫn|thông báo|quyết định|đề ra|triển khai)(?!\w)", re.IGNORECASE)
_THIS = re.compile(r"(?<!\w)(?:luật|nghị quyết|nghị định|thông tư(?: liên tịch)?|quyết định|chỉ thị|quy định|quy chế|kế hoạch|chương trình|hướng dẫn|kết luận|quy tắc|đề án|pháp lệnh) này(?!\w)", re.IGNORECASE)
_MARKER = re.compile(r"^[\s“\"]*(?:(?:điều \d+[a-zđ]?|\d+(?:\.\d+)*|[a-zđ]{1,2}|[IVX]+)\s*[.)/]\s*|[-+•]\s*)*", re.IGNORECASE)
_EFFECT = re.compile(r"^\W*Điều \d+[a-zđ]?\.?\s*[^\n]{0,80}?(?:hiệu lực|thi hành|bãi bỏ|thay thế|sửa đổi|bổ sung)", re.IGNORECASE)
_ENDS_EFFECT = re.compile(r"(?:(?:,|và)?\s*(?:đã )?(?:hết hiệu lực|chấm dứt hiệu lực|ngừng hiệu lực|không còn hiệu lực)(?: thi hành)?|(?:được|bị) bãi bỏ(?! (?:bởi|tại|theo)))(?!\w)", re.IGNORECASE)
_ENDING_LIST = re.compile(r"(?:hết hiệu lực|chấm dứt hiệu lực|bãi bỏ|thay thế)(?!\w)[^\n]{0,160}:\s*$", re.IGNORECASE)
_IF = re.compile(r"(?<!\w)(?:trường hợp|nếu|khi)(?!\w)[^;.\n]*$", re.IGNORECASE)
_TOGETHER = re.compile(r"^[\s,;)”\"]*(?:(?:,|và|hoặc|cùng|;)\s*)?(?:các\s+)?$", re.IGNORECASE)
#: types that change the law: their articles amend, replace and repeal others
_NORMATIVE = ("Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Quy định", "Quy chế", "Lệnh", "Hướng dẫn")
_CHANGES = ("SUPERSEDES", "AMENDS", "REPEALS")
_GUIDING = ("Hướng dẫn",)
_CONTINUING = ("Kết luận", "Chỉ thị", "Thông tri", "Thông báo", "Nghị quyết")


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement in clean offsets: indices of mentions (``OWN`` for the text's document), verb, sentence."""

    subject: int
    relation: str
    object: int
    rule: str
    confidence: float
    start: int
    end: int
    cue: tuple[int, int]
    part: str | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """The verb and subject of the mention just read, for those that share it ("A, B và C")."""

    cue: Cue
    subject: int
    start: int
    end: int
    backward_object: int | None = None


class Reading:
    """One text while its relations are read; ``found`` is sorted by place."""

    def __init__(self, text: str, found: list[Found], header: Header) -> None:
        self.text = text
        self.found = found
        self.header = header
        self.relations: list[Relation] = []
        self.quoted = _quoted_lines(text)
        self.opening_end = _opening_end(text, header)

    def read(self) -> list[Relation]:
        """All relations that the text states, each once for each place that says it."""
        held: _Held | None = None
        for index, mention in enumerate(self.found):
            clause, end = self.clause(mention)
            previous = index - 1 if index and self.found[index - 1].end > clause else None
            held = self._one(index, previous, clause, end, held)
            self._ended(index, clause, end)
        return self.relations

    def clause(self, mention: Found) -> tuple[int, int]:
        """The clause that holds the mention: between sentence ends, semicolons and line ends."""
        start = max(_last_end(self.text, mention.start), 0)
        return start, _next_end(self.text, max(mention.end, mention.tail))

    def _one(self, index: int, previous: int | None, clause: int, end: int, held: _Held | None) -> _Held | None:
        mention = self.found[index]
        gap_start = self.found[previous].tail if previous is not None else clause
        if previous is not None and self.found[previous].start == mention.start:
            return self._same_place(index, previous, clause, end, held)
        gap_start = min(gap_start, mention.start)
        gap = self.text[gap_start : mention.start]
        if previous is not None and held and _TOGETHER.match(gap):
            return self._together(index, previous, clause, end, held)
        found = governing(gap)
        if found is None:
            return None
        cue_at = (gap_start + found.start, gap_start + found.end)
        return self._governed(index, previous, (clause, end), found, cue_at)

    def _same_place(self, index: int, previous: int, clause: int, end: int, held: _Held | None) -> _Held | None:
        """Several documents named by one group of words ("Trung ương 4 (khóa XI, XII)") share all of it."""
        return self._together(index, previous, clause, end, held) if held else None

    def _together(self, index: int, previous: int, clause: int, end: int, held: _Held) -> _Held | None:
        """A, B and C after one verb; a document of the subject's own type begins anew."""
        mention, before = self.found[index], self.found[previous]
        subject = held.subject
        outer = subject != OWN and self.found[subject].type == mention.type != before.type
        if outer and not held.cue.backward:
            earlier = next((r for r in self.relations if r.object == subject and r.start <= clause <= r.end), None)
            if earlier is not None:
                self._add(earlier.subject, earlier.relation, index, held, (clause, end))
            return None
        if held.cue.backward:
            if mention.type != before.type:
                return None
            self._add(index, held.cue.relation, held.backward_object or 0, held, (clause, end))
        else:
            self._add(subject, self._relation(held.cue, subject, None), index, held, (clause, end))
        return held

    def _governed(self, index: int, previous: int | None, clause: tuple[int, int], found: Governing, cue: tuple[int, int]) -> _Held | None:
        if _IF.search(self.text, clause[0], cue[0]) and found.cue.relation in _CHANGES and not found.cue.backward:
            return None
        if found.cue.backward:
            return self._passive(index, previous, clause, found, cue)
        subject = self._subject(previous, clause[0], found, cue)
        if subject is None:
            subject = self._issued_later(index, clause, found)
        if subject is None or subject == index:
            return None
        held = _Held(found.cue, subject, *cue)
        self._add(subject, self._relation(found.cue, subject, found.part), index, held, clause, found.part)
        return held

    def _passive(self, index: int, previous: int | None, clause: tuple[int, int], found: Governing, cue: tuple[int, int]) -> _Held | None:
        """"A được sửa đổi bởi B": B amends A, the nearest before the verb."""
        if previous is None:
            return None
        bridge = self.text[self.found[previous].tail : cue[0]]
        inside_title = cue[0] <= self.found[previous].title_end
        if len(bridge) > 400 or (_BREAKS.search(bridge) and not inside_title):
            return None
        held = _Held(found.cue, index, *cue, backward_object=previous)
        self._add(index, found.cue.relation, previous, held, clause)
        return held

    def _subject(self, previous: int | None, clause: int, found: Governing, cue: tuple[int, int]) -> int | None:
        if previous is not None and self._reaches(previous, cue[0], found):
            return previous
        if self._speaks_of_itself(clause, found, cue, previous):
            return OWN
        return None

    def _reaches(self, index: int, cue: int, found: Governing) -> bool:
        """Whether the words of a mention (its date, issuer and title) go up to the verb at ``cue``."""
        mention = self.found[index]
        bridge = self.text[mention.tail : cue]
        if _BREAKS.search(bridge) or _another_document().search(bridge):
            return False
        if bridge.rstrip().endswith(",") and found.cue.relation not in _CHANGES:
            return False
        plain = bridge.strip(" ,(:“\"").lower()
        if plain in ("", "về", "về việc", "là", "để", "nhằm", "và", "v/v", "đã"):
            return plain != "và" or found.cue.relation in _CHANGES
        return mention.title_start < mention.title_end and cue < mention.title_end

    def _speaks_of_itself(self, clause: int, found: Governing, cue: tuple[int, int], previous: int | None) -> bool:
        header, relation = self.header, found.cue.relation
        if header.number is None and header.type is None:
            return False
        before = self.text[clause : cue[0]]
        if header.title_start <= cue[0] < header.title_end:
            return previous is None or self.found[previous].start < header.title_start or relation in _CHANGES
        if _THIS.search(before) and relation in (*_CHANGES, "APPROVES", "IMPLEMENTS", "GUIDES"):
            return not _IF.search(before)
        line = self.text.rfind("\n", 0, cue[0]) + 1
        opening = line < self.opening_end
        lead = _MARKER.sub("", self.text[line : cue[0]]).strip()
        if relation == "BASED_ON":
            return opening and not lead and previous is None or (opening and self._in_basis(line) and not before.strip())
        if relation == "IMPLEMENTS" and opening:
            return _OPENING.match(self.text[line:]) is not None and not lead and self._says_now(line)
        if relation == "REVIEWS":
            return header.type in ("Báo cáo", "Tờ trình", "Công văn", "Kế hoạch", "Hướng dẫn", None)
        if relation in _CHANGES and header.type in _NORMATIVE and line not in self.quoted:
            return self._changes_here(line, lead, before)
        return False

    def _in_basis(self, line: int) -> bool:
        return bool(re.match(r"\W*(?:Căn cứ|Xét|Theo)\b", self.text[line : line + 20]))

    def _says_now(self, line: int) -> bool:
        """"Thực hiện A, Ban Thường vụ ban hành kế hoạch": the document itself, unless it tells what was done."""
        sentence = self.text[line : _next_stop(self.text, line)]
        match = _SPEAKS_NOW.search(sentence)
        return bool(match) and not (match and match["past"])

    def _changes_here(self, line: int, lead: str, before: str) -> bool:
        if not lead or re.fullmatch(r"(?:và|hoặc|,|\s|cụm từ.*)*", lead, re.IGNORECASE):
            return True
        return bool(_EFFECT.match(self.text[line : line + 200])) or (len(before) < 3 and bool(_EFFECT.search(self.text[max(0, line - 200) : line])))

    def _issued_later(self, index: int, clause: tuple[int, int], found: Governing) -> int | None:
        """"Thực hiện A, Ban Thường vụ (đã) ban hành B": B implements A."""
        if found.cue.relation != "IMPLEMENTS" or not _OPENING.match(self.text[clause[0] : clause[0] + 80]):
            return None
        for later in range(index + 1, len(self.found)):
            mention = self.found[later]
            if mention.start >= clause[1]:
                return None
            between = self.text[self.found[later - 1].tail : mention.start]
            if _ISSUES.search(between):
                return later
        return None

    def _relation(self, cue: Cue, subject: int, part: str | None) -> str:
        kind = self.header.type if subject == OWN else self.found[subject].type
        if cue.relation == "SUPERSEDES" and part:
            return "AMENDS"
        if cue.relation == "IMPLEMENTS" and kind in _GUIDING:
            return "GUIDES"
        if cue.relation == "CONTINUES" and kind not in _CONTINUING:
            return "IMPLEMENTS"
        return cue.relation

    def _ended(self, index: int, clause: int, end: int) -> None:
        """"Thông tư số A … hết hiệu lực kể từ ngày …": the document itself repeals A."""
        if self.header.type not in _NORMATIVE or self.header.number is None:
            return
        mention = self.found[index]
        line = self.text.rfind("\n", 0, mention.start) + 1
        if line in self.quoted or _IF.search(self.text, clause, mention.start):
            return
        after = _ENDS_EFFECT.search(self.text, mention.end, end)
        listed = _ENDING_LIST.search(self.text[max(0, self._list_head(line)) : line])
        lead = _MARKER.sub("", self.text[line : mention.start]).strip()
        if after and self._heads(index, clause) and not re.search(r"(?<!\w)này(?!\w)", self.text[mention.tail : after.start()]):
            cue = after.span()
        elif listed and not lead and self._heads(index, line):
            cue = (mention.start, mention.start)
        else:
            return
        if not any(r.subject == OWN and r.object == index and r.relation in _CHANGES for r in self.relations):
            self.relations.append(Relation(OWN, "REPEALS", index, "ends effect", 0.9, clause, end, cue))

    def _heads(self, index: int, clause: int) -> bool:
        """Whether the mention is named in its own right, not inside the title of the one before."""
        if index == 0 or self.found[index - 1].end <= clause:
            return True
        before = self.found[index - 1]
        return self.found[index].start >= before.title_end and bool(_TOGETHER.match(self.text[before.title_end : self.found[index].start]))

    def _list_head(self, line: int) -> int:
        """Where the line begins that a list of items above ``line`` hangs on."""
        position = line
        while position > 0:
            start = self.text.rfind("\n", 0, position - 1) + 1
            if not re.match(r"\W*(?:[a-zđ]{1,2}\)|[-+•]|\d+\.\d+)", self.text[start : start + 8]):
                return start
            position = start
        return 0

    def _add(self, subject: int, relation: str, target: int, held: _Held, clause: tuple[int, int], part: str | None = None) -> None:
        # a repeated document ("Kế hoạch 1 … Kế hoạch 1 thực hiện …") is related to others, not to itself
        if subject == target or (subject != OWN and self.found[subject].number and self.found[subject].number == self.found[target].number):
            return
        start, end = min(clause[0], held.start), max(clause[1], self.found[target].end)
        if subject != OWN:
            start, end = min(start, self.found[subject].start), max(end, self.found[subject].end)
        self.relations.append(
            Relation(subject, relation, target, held.cue.rule, held.cue.confidence, start, end, (held.start, held.end), part)
        )
        self._twins(subject, relation, target, held, (start, end), part)

    def _twins(self, subject: int, relation: str, target: int, held: _Held, clause: tuple[int, int], part: str | None) -> None:
        """"Kế hoạch A và Kế hoạch B về triển khai C": A and B both, where nothing but "và" parts them."""
        while subject > 0:
            twin, mention = self.found[subject - 1], self.found[subject]
            if twin.type != mention.type or twin.title_start < twin.title_end:
                return
            if not re.fullmatch(r"\s*(?:,|và|;)\s*", self.text[twin.tail : mention.start]):
                return
            subject -= 1
            self.relations.append(
                Relation(subject, relation, target, held.cue.rule, held.cue.confidence, min(clause[0], twin.start), clause[1],
                         (held.start, held.end), part)  # fmt: skip
            )


@cache
def _another_document() -> re.Pattern[str]:
    """A document without a number that an enumeration goes on with: ", Kế hoạch của Thành ủy"."""
    words = "|".join(word.capitalize() for word in sorted(types_by_word(), key=len, reverse=True))
    return re.compile(rf"(?:,|”|;)\s*(?:và )?(?:{words})(?!\w)")


_STOP = re.compile(r"[;!?\n]|\.(?=\s|$|”|\")")


def _next_end(text: str, position: int) -> int:
    match = _STOP.search(text, position)
    return match.start() + (1 if match.group() in ".!?" else 0) if match else len(text)


def _next_stop(text: str, position: int) -> int:
    match = re.compile(r"[!?\n]|\.(?=\s|$)").search(text, position)
    return match.start() if match else len(text)


def _last_end(text: str, position: int) -> int:
    """Where the clause that holds ``position`` begins."""
    floor = max(text.rfind(mark, 0, position) for mark in ";!?\n")
    stop = position
    while (stop := text.rfind(".", floor + 1, stop)) >= 0:
        if text[stop + 1 : stop + 2].isspace() and not _abbreviation(text, stop):
            floor = stop
            break
    start = floor + 1
    while start < position and text[start].isspace():
        start += 1
    return start


def _abbreviation(text: str, stop: int) -> bool:
    """"TP. Hà Nội", "1. Nội dung": a point that ends no sentence."""
    word = re.search(r"(?:^|[\s(])(\w{1,2})$", text[max(0, stop - 4) : stop])
    return bool(word) and (word[1].isdigit() or word[1].isupper() if word else False)


def _quoted_lines(text: str) -> frozenset[int]:
    """Starts of lines that stand inside a quotation opened on an earlier line, or that open one: text given to another document."""
    if "“" not in text:
        return frozenset()
    quoted, depth, position = set(), 0, 0
    for line in text.split("\n"):
        opens = line.lstrip()[:1] in "“\"" and line.strip()
        if depth > 0 or opens:
            quoted.add(position)
        balance = line.count("“") - line.count("”")
        if opens or depth > 0:
            depth = max(0, depth + balance)
        position += len(line) + 1
    return frozenset(quoted)


def _opening_end(text: str, header: Header) -> int:
    """Where a document stops speaking of why it is issued: after its first articles or paragraphs."""
    article = re.compile(r"^\W*(?:Điều 1|Chương I|Phần|I\.|A\.)(?!\w)", re.MULTILINE).search(text, header.body)
    lines = [match.end() for match in re.compile(r"\n").finditer(text, header.body, header.body + 6000)]
    few = lines[min(4, len(lines) - 1)] if lines else len(text)
    return article.start() if article else few
