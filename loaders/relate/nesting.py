"""Which document stands in whose title, bracket or list: one reading of a paragraph for all that ask.

The mentions of a paragraph form a tree. A mention that is named in its own right has no owner; one
that stands in another's title, in brackets behind it or after a verb of its own is owned by it.
What "," or "và" joins stands beside the mention before, on the level that its type tells.

>>> "Căn cứ Kế hoạch A về thực hiện Nghị quyết B; Luật C (được sửa đổi bởi Luật D)"  # doctest: +SKIP
A and C stand in their own right, B belongs to A, D to C.
"""

import re
from collections.abc import Sequence

from ..find.mention import Mention
from ..find.title_span import cannot_carry_out, of_another
from ..know.cues import governing
from ..know.vocabulary import type_words, types_that
from ..know.words import any_of
from .relation import TOGETHER, are_together, has_other_title

#: a list goes on with another who spoke: ", đề nghị của Sở Y tế tại", "và ý kiến thẩm định của Sở Tư pháp tại"
SPEAKS_TOO = re.compile(
    rf"(?:[,;]|(?<!\w)và)\s+(?:theo (?!hướng dẫn )|xét )?{any_of('speaks too')}"
    r"(?!\w)[^;()]{0,180}?(?:\s(?:tại|theo)(?: (?:các|mục|phần) ?[\dIVX]{0,4}){0,2}\s*|\s*\(\s*)\Z",
    re.IGNORECASE,
)
#: a change of the mention before: "được sửa đổi, bổ sung bởi"
_CHANGED = re.compile(
    rf"(?:(?<!\w)(?:được|đã|bị) |(?<=\()|(?<=[(,] )){any_of('amends', 'supersedes', 'repeals')}(?!\w)"
    r"|(?<!\w)lần thứ \w+ (?:theo|bởi|tại)(?!\w)",
    re.IGNORECASE,
)
_CHANGED_NOW = re.compile(
    rf"\s*(?:(?:đã )?(?:được|bị) ){any_of('amends', 'supersedes', 'repeals')}(?!\w)", re.IGNORECASE
)
#: a new verb of the paragraph's own subject: ", triển khai", "và căn cứ"
_OWN_VERB = re.compile(
    r"[\s,;)”\"]*(?:(?:và|đồng thời)\s+)?(?:để |nhằm )?(?:việc |tiếp tục |tổ chức )?(?:triển khai thực hiện|thực hiện"
    r"|triển khai|căn cứ|xét|theo|cụ thể hóa|hiện thực hóa|chấp hành)(?!\w)",
    re.IGNORECASE,
)
#: what a title in quotation marks is followed by: "“Học tập suốt đời” và" (cụ thể hóa B)
_BEHIND_QUOTATION = re.compile(r"(?:[”\"] và|, đồng thời) (?=[^”\",]*\Z)")
#: "báo cáo (Tờ trình số A) về kết quả thực hiện" (B): what the bracket names is about it
_GOES_ON_ABOUT = re.compile(r"[^()\n]{0,80}\)\s+(?:về|v/v)(?!\w)")
#: the word that opens an item may tell that somebody was heard
_NEAR = 16
_ASKS = re.compile(rf"\(\s*(?:{type_words('asks')})\s+số(?!\w)", re.IGNORECASE)
_HEARD = re.compile(rf"(?<!\w)(?:nghe|xem xét) [^;.:]*?(?<!\w)(?:báo cáo|{any_of('put off')})(?!\w)", re.IGNORECASE)


class Nesting:
    """The owners of the mentions of one stretch of text, worked out once from left to right."""

    def __init__(self, text: str, found: Sequence[Mention], first: int, last: int, start: int) -> None:
        self.text = text
        self.found = found
        self.start = start
        #: index of each mention → index of its owner; ``None`` for what is named in its own right
        self.owners: dict[int, int | None] = {}
        #: open brackets: the mention in front of each, and the last one inside
        self._brackets: list[int | None] = []
        #: mentions that have changed their owner, by its own words
        self._changers: set[int] = set()
        self._closed = _closed_brackets(text, start, found[last - 1].start if last > first else start)
        position = start
        previous: int | None = None
        for index in range(first, last):
            mention = found[index]
            behind = previous
            previous = self._through_brackets(position, mention.start, previous)
            if previous is None and behind is not None and _GOES_ON_ABOUT.match(self.text, found[behind].tail):
                previous = behind
            self.owners[index] = self._owner(index, previous)
            previous, position = index, max(position, mention.tail)

    def own_right(self) -> list[int]:
        """The mentions that are named in their own right."""
        return [index for index, owner in self.owners.items() if owner is None]

    def _through_brackets(self, start: int, end: int, previous: int | None) -> int | None:
        """The mention on whose level the next one is read, after the brackets between have opened and closed."""
        for mark in re.finditer(r"[()]", self.text[start:end]):
            if mark.group() == "(":
                if start + mark.start() in self._closed:
                    # "A và ý kiến của Sở Y tế (Công văn B)": the bracket is not A's
                    another = previous is not None and (
                        SPEAKS_TOO.search(self.text, start, start + mark.end())
                        or self._asks_in_bracket(start + mark.start())
                    )
                    self._brackets.append(None if another else previous)
            elif self._brackets:
                # "của Sở A (Tờ trình B), Sở C (Báo cáo D)": behind a bracket that no document owns none is open
                previous = self._brackets.pop()
        return previous

    def _asks_in_bracket(self, at: int) -> bool:
        """As in "sau khi nghe Sở A báo cáo kết quả thực hiện B (Báo cáo số C)": C is of who was heard, not of B."""
        return _ASKS.match(self.text, at) is not None and _HEARD.search(self.text, self.start - _NEAR, at) is not None

    def _owner(self, index: int, previous: int | None) -> int | None:
        mention = self.found[index]
        if previous is None:
            return None
        before = self.found[previous]
        inside = self._brackets[-1] if self._brackets else None
        if inside is not None and inside == previous:
            # "Tờ trình của Sở Nội vụ về … (Tờ trình số 3 …)": the bracket gives the number of the one before
            same = before.number is None and mention.number is not None and before.type == mention.type
            return self.owners[previous] if same else inside
        if before.tail > mention.start:
            return self.owners[previous]
        gap = self.text[before.tail : mention.start]
        if inside is None and self._begins_anew(before, mention, gap):
            return None
        if inside is not None and ";" in gap:
            return inside
        return self._beside(index, previous, gap, inside)

    def _begins_anew(self, before: Mention, mention: Mention, gap: str) -> bool:
        """Whether another item begins between two mentions outside of brackets: ";", a further speaker, a colon."""
        if self._quoted(before, mention):
            return False
        last = gap.rpartition(";")[2]
        if _CHANGED_NOW.match(last) or (_CHANGED.search(last) and ":" in last):
            # "Căn cứ A …; được sửa đổi bởi B", "… bởi các Nghị định: số B, số C"
            return False
        if SPEAKS_TOO.search(gap) or (";" in gap and gap.count("“") <= gap.count("”")):
            return True
        colon = gap.rfind(":")
        if colon >= 0 and TOGETHER.match(gap[colon + 1 :]):
            return True
        quoted = _BEHIND_QUOTATION.search(gap)
        verb = _OWN_VERB.match(gap, quoted.start()) if quoted else gap.lstrip()[:1] == "," and _OWN_VERB.match(gap)
        return bool(verb) and mention.start >= before.title_end

    def _quoted(self, before: Mention, mention: Mention) -> bool:
        """Whether the mention stands inside the quotation that is the title of the one before."""
        opens = before.title_start > 0 and self.text[before.title_start - 1] in '“"'
        return opens and mention.start < before.title_end

    def _beside(self, index: int, previous: int, gap: str, inside: int | None) -> int | None:
        """The owner by titles: the nearest whose title goes on here, else beside what its type is a match for."""
        mention, before = self.found[index], self.found[previous]
        if _CHANGED.search(gap) and before.title_end <= mention.start:
            self._changers.add(index)
            return previous
        if before.title_end > mention.start:
            return previous
        if not are_together(self.text, before, mention):
            verbs = governing(gap)
            if verbs and not _OWN_VERB.match(gap):
                return previous
        owner = self.owners[previous]
        while owner is not None and owner != inside and self._leaves(owner, previous, index):
            previous, owner = owner, self.owners[owner]
        if previous in self._changers:
            self._changers.add(index)
        return owner

    def _leaves(self, owner: int, previous: int, index: int) -> bool:
        """Whether a list goes on beside ``owner`` and not beside ``previous``, which it owns."""
        whose, before, mention = self.found[owner], self.found[previous], self.found[index]
        if whose.title_end > mention.start:
            return False
        if cannot_carry_out(whose, mention) and previous not in self._changers:
            return True
        if before.type == mention.type and previous in self._changers:
            # "Luật A được sửa đổi bởi Luật số B, Luật số C"; a law with its name begins anew
            named_law = bool(mention.title) and mention.type in types_that("law")
            return named_law or has_other_title(self.text, mention)
        if whose.type == mention.type != before.type:
            return not of_another(whose, mention)
        # "Luật số 1 sửa đổi một số điều của Luật A, Luật B": what has no title of its own is of the nearest's kind
        return before.type != mention.type or whose.type != mention.type or mention.title_start < mention.title_end


#: how far behind the last document its bracket may close
_BRACKET = 300


def _closed_brackets(text: str, start: int, end: int) -> frozenset[int]:
    """Where the brackets open that close again; one that is never closed holds nothing."""
    opened: list[int] = []
    closed: set[int] = set()
    for mark in re.finditer(r"[()]", text[start : end + _BRACKET]):
        if mark.group() == "(":
            opened.append(start + mark.start())
        elif opened:
            closed.add(opened.pop())
    return frozenset(closed)


def stands_beside(text: str, before: Mention, mention: Mention) -> bool:
    """Whether nothing but "," or "và", or the bracket that it opens, parts a mention from the one before."""
    return are_together(text, before, mention) or text.endswith("(", before.tail, mention.start)
