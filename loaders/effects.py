"""Clauses that end the effect of another document: "Thông tư số A … hết hiệu lực kể từ ngày …"."""

import re

from .clauses import sentence_end
from .found import Found
from .model import OWN
from .relation import TOGETHER, Relation
from .zones import Zones

_ENDS_EFFECT = re.compile(
    r"(?:(?:đã )?(?:hết hiệu lực|chấm dứt hiệu lực|ngừng hiệu lực|không còn hiệu lực)(?: thi hành)?"
    r"|(?:được|bị) bãi bỏ(?! (?:bởi|tại|theo)))(?!\w)",
    re.IGNORECASE,
)
_ENDING_LIST = re.compile(r"(?:hết hiệu lực|chấm dứt hiệu lực|bãi bỏ|thay thế)(?!\w)[^\n]{0,160}:\s*$", re.IGNORECASE)
#: what ends is something else: "Thông tư này", "đến khi hợp đồng đó"
_ENDS_ANOTHER = re.compile(r"(?<!\w)(?:này|đó|đến khi|đến hết)(?!\w)", re.IGNORECASE)
_ITEM = re.compile(r"\W*(?:[a-zđ]{1,2}\)|[-+•]|\d+\.\d+)")
_OF_PART = re.compile(
    r"(?:điểm|khoản|điều|phụ lục|mẫu|biểu|cụm từ|từ|chương|mục)\b.*(?:của|tại|kèm theo|điều \w+)$",
    re.IGNORECASE | re.DOTALL,
)

_OF = re.compile(r"\s*(?:của|tại|(?:ban hành )?kèm theo)$", re.IGNORECASE)


class Effects:
    """Finds which mentions of one text its own document ends."""

    def __init__(self, text: str, found: list[Found], zones: Zones) -> None:
        self.text = text
        self.found = found
        self.zones = zones
        #: what each line of a list hangs on, as far as it has been looked up
        self._heads: dict[int, int] = {}

    def ended(self, index: int, clause: tuple[int, int]) -> Relation | None:
        """What the clause of a mention says on its effect; ``None`` where it says nothing."""
        mention = self.found[index]
        line = self.zones.line(mention.start)
        if (
            not self.zones.is_normative
            or line in self.zones.quoted
            or self.zones.is_condition(clause[0], mention.start)
        ):
            return None
        cue = self._effect_after(index, clause[0]) or self._effect_above(index, line)
        if cue is None:
            return None
        lead = self.zones.lead(line, mention.start)
        part = _OF.sub("", lead) if _OF_PART.search(lead) else None
        start, end = min(clause[0], cue[0]), max(clause[1], cue[1])
        return Relation(OWN, "REPEALS", index, "ends effect", 0.9, start, end, cue, part)

    def _effect_after(self, index: int, clause: int) -> tuple[int, int] | None:
        """The words "hết hiệu lực" behind a mention that is named in its own right, or behind its list."""
        mention = self.found[index]
        end = sentence_end(self.text, mention.tail)
        if self.text.find("hiệu lực", mention.end, end) < 0 and self.text.find("bãi bỏ", mention.end, end) < 0:
            return None
        after = _ENDS_EFFECT.search(self.text, mention.end, end)
        if after is None or not self._is_named_itself(index, clause):
            return None
        between = self.text[mention.tail : after.start()]
        if _ENDS_ANOTHER.search(between) or _ITEM.match(between.rpartition("\n")[2] or "x"):
            return None
        return after.span()

    def _effect_above(self, index: int, line: int) -> tuple[int, int] | None:
        """The line above a list: "Các Thông tư sau đây hết hiệu lực …:"."""
        if not _ITEM.match(self.text[line : line + 8]) or not self._is_named_itself(index, line):
            return None
        lead = self.zones.lead(line, self.found[index].start)
        if lead and not _OF_PART.search(lead):
            return None
        head = self._list_head(line)
        listed = _ENDING_LIST.search(self.text, head, self.text.find("\n", head))
        return listed.span() if listed else None

    def _is_named_itself(self, index: int, clause: int) -> bool:
        """Whether the mention is named in its own right, not inside the title of the one before."""
        if index == 0 or self.found[index - 1].end <= clause:
            return True
        before = self.found[index - 1]
        return self.found[index].start >= before.title_end and bool(
            TOGETHER.match(self.text[before.title_end : self.found[index].start])
        )

    def _list_head(self, line: int) -> int:
        """Where the line begins that a list of items above ``line`` hangs on."""
        above, position = [line], line
        while position > 0 and position not in self._heads:
            position = self.zones.line(position - 1)
            if not _ITEM.match(self.text[position : position + 8]):
                break
            above.append(position)
        head = self._heads.get(position, position)
        self._heads.update(dict.fromkeys(above, head))
        return head
