"""What stands before the body that a block tells something: who gives the task, how often, and on what matter."""

import re
from collections.abc import Iterable
from functools import cache

from ..clean.blocks import PLAIN, Block
from .beginnings import FIRST, either_letters
from .bodies import NameRow, names_at
from .headings import ARTICLE, DASH, LONGEST
from .page import DutyText, Places
from .positions import HEAD_LETTERS, line_below, names_told, told_by_sign
from .spoken import does, is_order, verb_after
from .wording import (
    BINDING_WORDS,
    LEADING_WORDS,
    OFTEN_LETTERS,
    given_at,
    how_often,
    label_words,
    says_any,
    to_verb,
)

#: "Riêng Công an tỉnh", "Riêng đối với Sở X:"
_ALONE = re.compile(r"\s*Riêng(?: đối với)?\s+(?=[A-ZĐỦ])")
#: "Về vốn: Sở X …", "Tiêu chí y tế: Trung tâm Y tế …"
_MATTER = re.compile(r"\s*[A-ZĐÀ-Ỹ][^:;.()]{2,70}:\s+(?=[A-ZĐỦÀ-Ỹ]|giao |đề nghị )")
#: a line that opens tasks as a heading does: "… yêu cầu các cơ quan làm ngay một số việc sau:"
_ASKS = re.compile(
    r"(?:yêu cầu|đề nghị|chỉ đạo|giao nhiệm vụ|phân công)[^.;:]{0,160}:\s*$"
    r"|(?:việc|nhiệm vụ|nội dung)(?: trọng tâm| cụ thể)?(?: sau(?: đây)?|: *$| như sau)[^.;:]{0,20}:\s*$",
    re.IGNORECASE,
)
_LONGEST_ASKING = 700


#: whoever is called so is told by the office that follows: "Đồng chí Phó Bí thư …"
_PERSON = re.compile(r"\s*(?:(?:Các )?[Đđ]ồng chí|Đ/c|đ/c)\s+(?=[A-ZĐ])")
_CALLS = frozenset(("Cá", "Đồ", "đồ", "Đ/", "đ/", "Ôn", "ôn", "Bà", "bà", "Th", "Cô"))
#: whoever is called by name is told by the office behind it: "Ông Lê Văn An - Chủ tịch Hội: …"
_CALLED = re.compile(
    r"\s*(?:[Đđ]ồng chí|Đ/c|đ/c|Ông|ông|Bà|bà|Thầy|Cô)\s+(?:(?!Chủ |Phó |Bí |Giám |Trưởng )[A-ZĐÀ-Ỹ][^\W\d_]*\s?){2,5}"
    r"(?:,\s+|\s*[-–]\s+)(?=[A-ZĐ])"
)


@cache
def _letters() -> frozenset[str]:
    """What a block begins with that tells somebody something by words that hand over, or by a name."""
    return frozenset((*either_letters("giving", "head"), *OFTEN_LETTERS, *_CALLS, *HEAD_LETTERS, "Ri"))


def may_tell(page: DutyText, block: Block, assigns: bool) -> bool:
    """A cheap look before ``beginning``: whether a block begins as one that tells somebody something may."""
    letters = page.flat[block.body : block.body + FIRST]
    if letters in _letters() or not letters[:1].isalpha():
        return True
    return assigns and page.flat.find(":", block.body, block.end) >= 0


def may_order(page: DutyText, block: Block, orders: bool, in_lines: bool) -> bool:
    """As ``may_tell``, of a block outside of all sections, where words of an order follow a name.

    ``orders``: the text is of a type that orders; ``in_lines``: it is no law, so that items may do so by any verb.
    """
    letters, last = page.flat[block.body : block.body + FIRST], page.flat[block.end - 1]
    if letters in either_letters("giving") or not letters[:1].isalpha():
        return True
    # a heading, and the title of an article, have no such words
    if last == ":" or last.isspace() or block.depth == ARTICLE or (in_lines and block.depth < PLAIN):
        return True
    small = page.small[block.body : block.end] if orders else ""
    return says_any(small, LEADING_WORDS) or (in_lines and says_any(small, BINDING_WORDS))


def says_nothing_new(page: DutyText, block: Block, telling: Iterable[Places], orders: bool, in_lines: bool) -> bool:
    """A cheap look at a block outside of sections and headings: whether it is sure to tell nobody anything.

    ``telling``: where the text may tell something further on in a block; ``orders``, ``in_lines``: as in ``may_order``.
    """
    flat, (start, body, end, depth, _) = page.flat, block
    letters, last = flat[body : body + FIRST], flat[end - 1]
    if not letters.isalpha() or last in ":)" or last.isspace():
        return False
    if letters in either_letters("label") and flat.find(":", body, end) >= 0:
        return False
    # a short block that ends without a sign may head a section
    if last not in ".;" and end - start <= LONGEST and (depth < PLAIN or not letters[1:].islower()):
        return False
    if last in ".;" and not flat[end - 2].isalnum():
        return False
    if depth < PLAIN and flat.find(", do ", body, end) >= 0:
        return False
    for places in telling:
        if places.any_in(start, end):
            return False
    return letters not in _letters() or not may_order(page, block, orders, in_lines)


def beginning(flat: str, block: Block, assigns: bool) -> tuple[str, int]:
    """The words that hand over, if any, and where the name of whoever is told may begin.

    ``assigns``: the block stands where tasks are given, so that a matter and a colon may stand before the name.
    """
    given, start = _beginning(flat, block, assigns)
    may = flat[start : start + FIRST] in _CALLS
    person = (_CALLED.match(flat, start, block.end) or _PERSON.match(flat, start, block.end)) if may else None
    return given, person.end() if person and names_at(flat, person.end(), block.end) else start


def _beginning(flat: str, block: Block, assigns: bool) -> tuple[str, int]:
    given = given_at(flat, block.body, block.end)
    if given:
        return given.group(), given.end()
    often = how_often(flat, block.body, block.end) or _ALONE.match(flat, block.body, block.end)
    if often:
        return "", often.end()
    return (_behind_matter(flat, block) if assigns else None) or ("", block.body)


def _behind_matter(flat: str, block: Block) -> tuple[str, int] | None:
    matter = _MATTER.match(flat, block.body, block.end) if flat.find(":", block.body, block.end) >= 0 else None
    if matter is None:
        return None
    label = label_words().match(flat, block.body, block.end)
    told = label is not None and not label["label"].lower().startswith("phân công")
    if told or names_at(flat, block.body, block.end):
        return None
    given = given_at(flat, matter.end(), block.end)
    at = given.end() if given else matter.end()
    row = names_told(flat, at, block.end, low=given is not None)
    return (given.group() if given else "", at) if row and _is_told(flat, row, block.end) else None


def _is_told(flat: str, row: NameRow, end: int) -> bool:
    """Whether a body is told something right behind its name."""
    if verb_after(flat, row, end) is not None:
        return True
    return does(flat, row, to_verb(flat, row.end, end), end, told=True)


def told_by_place(
    page: DutyText, block: Block, row: NameRow | None, placed: bool, in_lines: bool
) -> tuple[NameRow, int] | None:
    """Whom an item tells something, and where that begins, by its place in a section (``placed``) or by its lines.

    ``row``: the names that are known at its beginning; ``in_lines``: the text may tell so by a line of names alone.
    """
    found = told_by_sign(page.flat, block, row) if placed else None
    if found or row is None or not in_lines or block.depth >= DASH or block.depth == ARTICLE:
        return found
    start = line_below(page.composed.text, block, row)
    return (row, start) if start is not None and is_order(page.flat, start, block.end) else None


def asks_all(flat: str, block: Block) -> bool:
    """Whether a block asks its readers for what the items below it say."""
    colon = block.end - 1
    if flat[colon] != ":" or block.end - block.start >= _LONGEST_ASKING:
        return False
    # no sign that parts clauses stands between the words and the colon
    start = max(block.body, *(flat.rfind(sign, block.body, colon) + 1 for sign in ".:;"))
    return _ASKS.search(flat, start, block.end) is not None
