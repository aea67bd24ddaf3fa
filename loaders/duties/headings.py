"""Blocks that head others: what opens a section of assignments, what names a group, what is a title alone."""

import re

from ..clean.blocks import PLAIN, Block
from .bodies import NameRow, is_verb, names_at
from .complete import members_of
from .wording import DUTIES_OF, GROUP, RESPONSIBLE, WORKS_TOGETHER, names_section, names_what_is_ahead

_LISTS = re.compile(r"(?:^|\s)[Cc]ác (?P<kind>[Bb]ộ|[Ss]ở|tỉnh|huyện|xã|quận|phường)(?:, (?:ngành|thành phố))?$")
LONGEST = 260
_LONGEST_GROUP = 140
#: the depth of articles, and of items with a dash, as recipients have it
ARTICLE, DASH = 3, 7


def opens_section(flat: str, block: Block, orders: bool) -> bool:
    """Whether a block says that assignments come: "IV. TỔ CHỨC THỰC HIỆN"; in a report also "… THỜI GIAN TỚI"."""
    last = flat[block.end - 1]
    if block.end - block.start > LONGEST or last in ".;":
        return False
    if not (block.depth < PLAIN or flat[block.body : block.end].isupper()):
        return False
    if last.isspace() and flat[block.start : block.end].rstrip().endswith((".", ";")):
        return False
    together = block.depth == ARTICLE and WORKS_TOGETHER.match(flat, block.body) is not None
    words_of_it = flat[block.body : min(block.end, block.body + 60)]
    named = together or names_section(words_of_it) or (not orders and names_what_is_ahead(words_of_it))
    return named and names_at(flat, block.body, block.end) is None


def is_short(flat: str, block: Block) -> bool:
    """Whether a block is as short as headings are, and no sentence."""
    return block.end - block.start <= LONGEST and flat[block.end - 1] not in ".;"


def is_title(flat: str, block: Block, given: str) -> bool:
    """Whether a block tells nobody anything: "Điều 6. Quỹ hỗ trợ xây dựng …", "Trách nhiệm của đơn vị khảo sát"."""
    if DUTIES_OF.match(given):
        return True
    return block.depth == ARTICLE and is_short(flat, block) and flat[block.end - 1] != ":" and not given


def is_group(flat: str, block: Block) -> bool:
    """As in "6. Các doanh nghiệp trong khu công nghiệp", a heading of no more than a group's name."""
    short = block.depth < DASH and block.end - block.start < _LONGEST_GROUP
    return short and GROUP.fullmatch(flat, block.body, block.end) is not None


def may_head(flat: str, block: Block, free: bool, sign: str) -> bool:
    """Whether a block of names heads tasks: it says so, or may (``free``) and no list goes on; ``sign``: their end."""
    words_of_it = flat[block.start : block.end].strip()
    return words_of_it.endswith(RESPONSIBLE) or (free and (sign or words_of_it[-1:]) not in ";,")


def of_group(flat: str, block: Block, row: NameRow) -> NameRow:
    """The bodies that such a heading names: those of the ``row`` at its beginning, where nothing else stands in it."""
    several = len(row.names) > 1 and not flat[row.end : block.end].strip(" .:")
    return row if several else NameRow(((row.names[0][0], block.end),), block.end)


def lists_its_kind(flat: str, start: int, stop: int, behind: int) -> bool:
    """Whether the words behind the colon of a name (``start`` to ``stop``) list who is meant, and tell no task.

    "Bộ trưởng các Bộ: Xây dựng, Tài chính …"; not "UBND các huyện, thành phố: bố trí kinh phí".
    """
    lists = _LISTS.search(flat, start, stop)
    if lists is None:
        return False
    if flat[behind].islower():
        return not is_verb(flat, behind)
    first = flat[behind : behind + 1].lower() + flat[behind + 1 : behind + 40]
    return not is_verb(first, 0) or flat.startswith(members_of(lists["kind"].capitalize()), behind)
