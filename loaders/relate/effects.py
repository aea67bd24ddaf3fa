"""Clauses that end the effect of another document: "Thông tư số A … hết hiệu lực kể từ ngày …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..clean.clauses import LONGEST, sentence_end
from ..find.mention import Mention
from ..fold import small_of
from ..know.alternatives import alternatives
from ..know.cues import further_part, is_denied, speaks_of_change
from ..know.vocabulary import type_words
from ..know.words import any_of, first_words
from ..model import OWN
from .relation import Relation, Said
from .zones import Zones

#: of words in small letters, as all that is looked for in many sentences
_ENDS_EFFECT = re.compile(
    rf"(?:(?P<REPEALS>{any_of('ends')}(?: thi hành)?"
    rf"|(?:được|bị|đều|nay) {any_of('repeals')}(?! (?:một phần |toàn bộ )?(?:bởi|tại|theo)))"
    r"|(?P<AMENDS>được (?:sửa đổi|điều chỉnh)(?:,? (?:và )?bổ sung)?"
    rf"(?= như sau| theo [^.;\n]{{0,60}}?(?<!\w){any_of('unit')} [\divx])"
    r"|được (?:lùi|gia hạn|kéo dài|rút ngắn|điều chỉnh|sửa|đổi)(?: lại)? (?:đến|thành|sang|là|xuống|lên|còn|từ))"
    r")(?!\w)",
)
_REPLACED = re.compile(
    r"(?<!không )(?P<SUPERSEDES>được thay(?: thế)? (?:bằng|bởi))"
    r"(?! [^\W\d][\w ]{2,30}số:? ?\d+ ?[/-])(?= .{1,80}(?<!\w)này(?!\w))",
)
#: words of what a document announces: "thủ tục mới ban hành và bị bãi bỏ"
_ANNOUNCED = re.compile(
    rf"(?<!\w)(?:ban hành|{any_of('amends', 'supersedes')})(?:,| {any_of('joiner')})\s*\Z", re.IGNORECASE
)
#: words before those that end a document: it ended before, and something else than this sentence ended it
_PAST = re.compile(r"(?<!\w)đã \Z", re.IGNORECASE)
#: what ends in part goes on for the rest
_IN_PART = re.compile(r"\s+một phần(?!\w)", re.IGNORECASE)
#: what follows a document that goes on
STAYS = re.compile(rf"[\s,]*{any_of('stays')}(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"(?<!\w)(?:còn hiệu lực|tiếp tục|giữ nguyên)(?!\w)", re.IGNORECASE)
#: what a document says of its own effect first: "Quyết định này có hiệu lực từ ngày ký," (A hết hiệu lực)
_OWN_EFFECT = re.compile(
    rf"(?:(?:kể )?từ ngày )?{type_words()} này có hiệu lực(?!\w)[^,;.]{{0,100}}?(?:,(?: và)?| và)\s+", re.IGNORECASE
)
#: from when on something ends: "Kể từ ngày 01/8/2025," (Mẫu 02 của A được thay bằng)
_FROM_A_DAY = re.compile(r"\A(?:Kể từ|Từ) (?:ngày|tháng|quý|năm) [^,;.]{1,40},\s+")
#: stands in it, which is quicker to see
_OWN = "này có hiệu lực"
#: something that was done under a document ends, not the document
_UNDER = re.compile(r"(?<!\w)(?:(?<!kèm )theo|tại|trái với|dẫn chiếu|căn cứ|từ ngày)(?!\w)[^,;]*$", re.IGNORECASE)
#: a line that speaks of repeal and repeals nothing
_NO_REPEAL = re.compile(
    r"(?<!\w)(?:không|chưa|trừ (?:các|những)|thẩm quyền|trình tự|thủ tục|căn cứ|còn hiệu lực)(?!\w)|theo:\s*$",
    re.IGNORECASE,
)
#: it ends one day, not now: "không còn được áp dụng trong trường hợp có văn bản thay thế"
_IN_CASE = re.compile(r"\s+(?:trong trường hợp|nếu)(?!\w)")
#: which of what ends goes on for some time: "…, trừ các điều khoản chuyển tiếp quy định tại Điều 20"
_FOR_A_TIME = re.compile(r",? trừ (?:các |những )?(?:điều khoản|quy định|trường hợp) chuyển tiếp(?!\w)", re.IGNORECASE)
#: they end a document with words that deny
_ENDS = re.compile(any_of("ends"), re.IGNORECASE)
#: "… hết hiệu lực, trong đó có A"
_AMONG_ENDED = re.compile(
    rf"(?<!\w)(?P<REPEALS>{any_of('ends')})(?!\w)[^;.:\n]{{0,80}}?, (?:trong đó có|bao gồm|gồm có|gồm)\s+\Z",
    re.IGNORECASE,
)
#: a look for one of them is quicker than for the pattern
_ENDING_WORDS = (
    *first_words("ends", "repeals"), "như sau", "thay thế",
    *(f"được {word}" for word in ("thay", "lùi", "gia hạn", "kéo dài", "rút ngắn", "điều chỉnh", "sửa", "đổi")),
)  # fmt: skip
_ENDING_WORD = re.compile(alternatives(_ENDING_WORDS))
#: the line above a list, by what it says of the items
_LISTS = re.compile(
    r"(?P<SUPERSEDES>thay thế)(?!\w)[^\n]{0,160}$"
    rf"|(?P<REPEALS>{any_of('ends', 'repeals')})(?!\w)[^\n]{{0,160}}$",
)
#: a clause that begins with its verb has it within so many characters
_VERB = 16
#: how far before a verb its denial may stand
_BEFORE = 24
#: the heading of an annex, in capitals
_ANNEX = re.compile(
    r"\W*(?:DANH MỤC|CÁC)(?!\w)[^\n]{0,120}?"
    rf"(?:(?P<REPEALS>(?i:{any_of('ends', 'repeals')}))|(?P<SUPERSEDES>THAY THẾ))(?!\w)"
)
#: a decision that announces what has ended does not end it
_TELLS = re.compile("công bố|hệ thống hóa", re.IGNORECASE)
#: nor does one that takes stock, wherever it lists what has ended
_TAKES_STOCK = re.compile("hệ thống hóa", re.IGNORECASE)
#: what is announced as repealed, with the field that it is of
_ANNOUNCES_REPEAL = re.compile(
    rf"(?:được|bị) {any_of('repeals')}(?!\w)(?= (?:trong|thuộc|lĩnh vực|áp dụng|trên địa bàn|của)(?!\w))", re.IGNORECASE
)
#: what ends is something else: "Thông tư này", "đến khi hợp đồng đó"
_ENDS_ANOTHER = re.compile(r"(?<!\w)(?:này|đó|đến khi|đến hết)(?!\w)", re.IGNORECASE)
#: "(các nội dung tại A) trái với Thông báo này" (không còn hiệu lực)
_CONTRARY = re.compile(
    r"(?<!\w)(?:trái|mâu thuẫn|khác|không phù hợp) (?:với )?(?:(?:nội dung|quy định)(?: của| tại| trong)? )?"
    rf"{type_words()} này(?!\w)",
    re.IGNORECASE,
)
#: what follows, and what "," or "và" joins to it, has changed the document before: it is not what ends
_CHANGED_BY = re.compile(
    rf"(?<!\w)(?:được|bị) {any_of('amends', 'supersedes')}(?!\w)[^();\n]* (?:bởi|tại|theo) (?:các )?[^();\n]*\Z",
    re.IGNORECASE,
)
_AMENDING = re.compile(any_of("amends"), re.IGNORECASE)
_SORTS = re.compile(
    r"\W*(?:[IVX]+|\d+|[a-zđ])[.)] *(?:(?:Về|Trong) )?(?:các )?(?:lĩnh vực|nhóm|ngành|văn bản)[^\n:]{0,120}:?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\W*Điều \d", re.IGNORECASE)
_BY_WORDS_BEHIND = "ends effect"
_NEXT_LINE = re.compile(r";\s*\n\s*")


class Effects:
    """Finds which mentions of one text its own document ends."""

    def __init__(self, text: str, found: list[Mention], zones: Zones) -> None:
        self.text = text
        #: the same in small letters, in which a search is many times as quick
        self._small = small_of(text)
        self.found = found
        self.zones = zones
        #: the last document of a list, and the line above it
        self._last: tuple[int, re.Match[str] | None] = (-1, None)

    def ended(self, index: int, clause: tuple[int, int]) -> Relation | None:
        """What the clause of a mention says on its effect; ``None`` where it says nothing."""
        mention = self.found[index]
        line = self.zones.line(mention.start)
        if (
            not (self.zones.is_normative or self.zones.may_end(mention) or self._by_this(index))
            or line in self.zones.quoted
            or self.zones.is_condition(clause[0], mention.start)
        ):
            return None
        lead = self.zones.lead(max(clause[0], self.zones.lists.cell(mention.start)), mention.start)
        lead = _OWN_EFFECT.sub("", lead, count=1) if _OWN in lead.lower() else _FROM_A_DAY.sub("", lead)
        if index and self.found[index - 1].end > clause[0]:
            # "thay thế A; các nội dung tại B … không còn hiệu lực"
            lead = lead.rpartition(";")[2].lstrip()
        after = self._effect_after(index, clause[0], lead)
        if after is not None:
            relation, cue = after
            in_part = _IN_PART.match(self.text, cue[1])
            part = self._part(index, clause[0], lead) or (in_part.group().strip() if in_part else None)
            relation = "AMENDS" if relation == "SUPERSEDES" and part else relation
            if relation == "AMENDS" and not part and not self.text.startswith(" như sau", cue[1]):
                # "Kế hoạch A được kéo dài đến …" in passing
                return None
            return self._said(index, relation, _BY_WORDS_BEHIND, clause, cue, part or None)
        among = _AMONG_ENDED.search(self.text, clause[0], mention.start) if lead.endswith(("có", "gồm")) else None
        if among is not None:
            return self._said(index, "REPEALS", _BY_WORDS_BEHIND, clause, among.span("REPEALS"), None)
        head, part = self._listed(index, line, lead)
        if head is None or self.stays(index):
            return None
        self._last = (index, head)
        relation = "AMENDS" if head.lastgroup == "SUPERSEDES" and part else head.lastgroup or ""
        return self._said(index, relation, "listed", clause, head.span(head.lastgroup or 0), part or None)

    def above(self, said: Said) -> Iterator[Relation]:
        """As in "các Quyết định A; ⏎ Quyết định B hết hiệu lực": the lines above one that ends a document."""
        ended: Relation | None = None
        for index in range(len(self.found) - 1, -1, -1):
            own = [each for each in said.on(index) if each.subject == OWN]
            if own:
                ended = own[0] if own[0].rule == _BY_WORDS_BEHIND else None
                continue
            mention, below = self.found[index], self.found[index + 1] if ended else None
            if ended is None or below is None or mention.type != below.type:
                ended = None
            elif _NEXT_LINE.fullmatch(self.text, mention.tail, below.start):
                start = self.zones.line(mention.start)
                ended = replace(ended, object=index, start=start, end=mention.tail, cue=(start, start))
                yield ended
            else:
                ended = None

    def _by_this(self, index: int) -> bool:
        """As in "Kế hoạch số A hết hiệu lực kể từ ngày ban hành Kế hoạch này": the text's own document ends A."""
        mention = self.found[index]
        end = sentence_end(self.text, mention.tail)
        return self.text.find(" này", mention.tail, end) >= 0 and self.zones.names_this(mention.tail, end)

    def _listed(self, index: int, line: int, lead: str) -> tuple[re.Match[str] | None, str | None]:
        """The line above the list that a mention stands in, and the part that is meant: "a) A và Điều 4 B"."""
        last, head = self._last
        if index == 0 or self.found[index - 1].start < line:
            part = further_part(lead)
            return (None if part is None else self._head_of(index, line, lead)), part
        if last != index - 1:
            # "a) A sửa đổi B và C": what follows another document in an item's title is of that title
            return None, None
        end = max(self.found[last].tail, self.found[last].title_end)
        part = further_part(self.text[end : self.found[index].start]) if end <= self.found[index].start else None
        return (None if part is None else head), part

    def _part(self, index: int, clause: int, lead: str) -> str | None:
        """The part that stands before a document ("Điều 4 của"); empty or ``None`` where none does."""
        before = self.found[index - 1] if index and self.found[index - 1].end > clause else None
        if before is not None:
            lead = self.text[max(before.tail, before.title_end) : self.found[index].start]
        return further_part(lead)

    def _said(
        self, index: int, relation: str, rule: str, clause: tuple[int, int], cue: tuple[int, int], part: str | None
    ) -> Relation:
        start, end = min(clause[0], cue[0]), max(clause[1], cue[1])
        if end - start > LONGEST:
            # far down a list its line above is no part of the sentence
            (start, end), cue = clause, (clause[0], clause[0])
        return Relation(OWN, relation, index, rule, 0.9, start, end, cue, part)

    def ends_by_itself(self, index: int, clause: tuple[int, int]) -> bool:
        """Whether words behind the mention say that it ends: "Thông tư này thay thế A; B hết hiệu lực"."""
        return self._effect_after(index, clause[0], "") is not None

    def stays(self, index: int) -> bool:
        """Whether words behind the mention say that it goes on: "bãi bỏ A; B tiếp tục được áp dụng"."""
        mention = self.found[index]
        return any(STAYS.match(self.text, end) for end in (mention.tail, mention.title_end))

    def _effect_after(self, index: int, clause: int, lead: str) -> tuple[str, tuple[int, int]] | None:
        """The ending behind a mention that is named in its own right, or behind its list: "… hết hiệu lực"."""
        mention = self.found[index]
        end = sentence_end(self.text, mention.tail)
        if not _ENDING_WORD.search(self.text, mention.end, end):
            return None
        after = _REPLACED.search(self._small, mention.end, end) or self._ending(mention.end, end)
        if after is None or not self._is_named_itself(index, clause):
            return None
        between = self.text[mention.tail : after.start()]
        # "Luật A (số 1) hết hiệu lực" ends, "(A đã hết hiệu lực)" tells of the past
        in_brackets = between.count("(") != between.removeprefix(")").count(")")
        if ";" in between and speaks_of_change(between.rpartition(";")[2][:_VERB]):
            # "… theo A; thu hồi giấy phép hết hiệu lực": another thing ends
            return None
        if _TELLS.search(between) and _ANNOUNCES_REPEAL.match(self.text, after.start()):
            # "A về việc công bố thủ tục bị bãi bỏ thuộc phạm vi …": what A announces ends, not A
            return None
        if (
            in_brackets
            or _ENDS_ANOTHER.search(_CONTRARY.sub("", between))
            or _GOES_ON.search(between)
            or "\n" in between
        ):
            return None
        if _UNDER.search(lead) and further_part(lead) is None:
            return None
        if self.text.find(" thì ", after.end(), end) >= 0 or _IN_CASE.match(self.text, after.end(), end):
            return None
        return after.lastgroup or "", after.span()

    def _ending(self, start: int, end: int) -> re.Match[str] | None:
        """The first words that end something now, not words that tell of the past, deny it or put it off."""
        for match in _ENDS_EFFECT.finditer(self._small, start, end):
            before = self.text[max(start, match.start() - _BEFORE) : match.start()]
            told = _PAST.search(before) or _ANNOUNCED.search(before)
            if not told and not is_denied(before, "REPEALS"):
                return match
        return None

    def _head_of(self, index: int, line: int, lead: str) -> re.Match[str] | None:
        """The line above a list, where it says that what the list names ends: "Các Thông tư sau đây hết hiệu lực:"."""
        if _TAKES_STOCK.search(self.zones.header.title or ""):
            return None
        lists = self.zones.lists
        marked = lists.depth(line) > 0
        if not self._is_named_itself(index, line) or not (
            marked or self.text[line : self.found[index].start].strip() == lead
        ):
            return None
        head = self._over_unmarked(line, lists.head(line))
        listed = _LISTS.search(self._small, head, lists.end(head))
        # "I. Lĩnh vực nội vụ" only sorts the items
        while listed is None and lists.depth(head) and _SORTS.fullmatch(self.text, head, lists.end(head)):
            head = lists.head(head)
            listed = _LISTS.search(self._small, head, lists.end(head))
        if listed is None:
            return self._annex(head)
        if self.zones.is_condition(head, listed.start()) or self.zones.is_told_to_others(line):
            return None
        before = self.text[max(head, listed.start() - _BEFORE) : listed.start()]
        words = _FOR_A_TIME.sub("", _ENDS.sub("", self.text[head : lists.end(head)]))
        if is_denied(before, "REPEALS") or _NO_REPEAL.search(words):
            return None
        names_all = _ARTICLE.match(self.text, head) and not _AMENDING.search(self.text, head, lists.end(head))
        return listed if listed.group().rstrip().endswith(":") or names_all else None

    def _over_unmarked(self, line: int, head: int) -> int:
        """The line above a list, beyond an item without its mark ("Phụ lục III của A;") between the others."""
        lists = self.zones.lists
        while head > 0 and lists.depth(head) == 0 and self.text.endswith(";", head, lists.end(head)):
            before = lists.line(head - 1)
            if lists.depth(before) != lists.depth(line):
                break
            head = lists.head(before)
        return head

    def _annex(self, head: int) -> re.Match[str] | None:
        """The heading of an annex that lists what ends, where the text does more than tell of it."""
        if _TELLS.search(self.zones.header.title or ""):
            return None
        lines = (head, *self.zones.lists.caption(head))
        found = (_ANNEX.match(self.text, line) for line in lines)
        return next((match for match in found if match and match.group().isupper()), None)

    def _is_named_itself(self, index: int, clause: int) -> bool:
        """Whether the mention is named in its own right, not inside the title of the one before."""
        if index == 0 or self.found[index - 1].end <= clause:
            return True
        before = self.found[index - 1]
        end = max(before.tail, before.title_end)
        part = further_part(self.text[end : self.found[index].start]) if self.found[index].start >= end else None
        return part is not None and not (part == "" and _CHANGED_BY.search(self.text, clause, before.start))
