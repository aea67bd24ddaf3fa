"""Where the head of a document stands in its file, line by line and cell by cell.

A file may begin with what a web site says of the document, with the running head of a gazette or with
a stamp ("SAO Y"); the document begins at the lines around its motto. A head in two columns may stand
in one line, its cells parted by tabs, bars, rules or many blanks, or by nothing before the motto.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..know.heads import head_words
from ..know.vocabulary import types_by_word

#: how far a head may reach from where it begins
_REACH = 3000
#: so many lines of a head may stand above the motto
_ABOVE = 8
_LONGEST = 60
_SUBJECT_LINES = 3
_SUBJECT = re.compile(r"\W*[Vv]/[Vv](?!\w)")
#: OCR loses a hat: "CỌNG HÒA"
_STATE_OR_PARTY = re.compile(
    r"C(?<!NƯỚC C)[ỘỌ]NG\s+H[OÒ][ÀA]A?\s+XÃ\s+HỘI\s+CHỦ\s+N[CG]HĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
)
_FREEDOM = r"ộc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
#: where a cell ends; in the first motto, which may go over two lines, too
#: each way begins with a letter of its own, so that a search passes over all others at once
_SIGNS = rf"\n\n*|\t\t*|\| *|____*|----*|====*|Đ(?i:{_FREEDOM})|đ(?i:{_FREEDOM})"
_CELL_ENDS = re.compile(_SIGNS)
#: the same where gaps may part cells, for which a search stops at every blank
_GAPS = (" |", "    ")
_CELLS_AND_GAPS = re.compile(rf"{_SIGNS}| (?=[ |])(?: *\| *| {{3,}})")
_NUMBER_OR_DAY = re.compile(r"\W*(?:[Ss]ố\W|[^\n,]{2,30}, ?ngày\W)")
_BODY_BEGINS = re.compile(r"\W*(?:Căn cứ|Kính gửi|Điều 1\b|Theo|Ngày|Tại|Thực hiện|Trên cơ sở|Ký bởi|Người ký)")


class HeadLine(NamedTuple):
    """A line or a cell of the head, with its clean offsets; a tuple, of which a text makes many."""

    start: int
    end: int
    text: str


def head_lines(text: str) -> list[HeadLine]:
    """The lines of the head and of what follows it, from where the document begins in ``text``."""
    motto = _STATE_OR_PARTY.search(text)
    start = _beginning(text, motto) if motto else 0
    region = text[start : start + _REACH]
    pattern = _CELLS_AND_GAPS if any(gap in region for gap in _GAPS) else _CELL_ENDS
    ends = [match.span() for match in pattern.finditer(region)]
    if motto and motto.end() <= start + len(region):
        ends.append((motto.start() - start, motto.end() - start))
    notices = head_words("notice")
    cells, position = [], 0
    for stop, after in (*sorted(ends), (len(region), len(region))):
        cell = region[position:stop]
        bare = cell.strip(" *-–|")
        if bare and not notices.match(bare):
            cells.append(HeadLine(start + position, start + stop, cell))
        position = max(position, after)
    return list(_whole_types(cells))


def _whole_types(cells: list[HeadLine]) -> Iterator[HeadLine]:
    """The lines of a head with the word for its type whole: "QUYẾT⏎ĐỊNH"."""
    skip = False
    for line, then in pairwise((*cells, HeadLine(0, 0, ""))):
        both = f"{line.text.strip()} {then.text.strip()}"
        whole = both.isupper() and both.lower() in types_by_word() and line.text.strip().lower() not in types_by_word()
        if not skip:
            yield HeadLine(line.start, then.end, both) if whole else line
        skip = whole and not skip


def _lines(text: str, start: int, end: int) -> list[HeadLine]:
    lines, position = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append(HeadLine(position, position + len(line), line))
        position += len(line) + 1
    return lines


def _beginning(text: str, motto: re.Match[str]) -> int:
    """Where the document begins: above its motto, below what a web site says of it in sentences."""
    above = _lines(text, 0, text.rfind("\n", 0, motto.start()) + 1)
    if _has_begun(above):
        return 0
    at = len(above)
    while (
        at > 0
        and len(above) - at < _ABOVE
        and (
            _may_be_of_a_head(above[at - 1].text)
            # the subject of a letter, over as many lines as it needs, stands below its number
            or any(_SUBJECT.match(line.text) for line in above[max(0, at - _SUBJECT_LINES) : at])
        )
    ):
        at -= 1
    notice = any(len(line.text) > _LONGEST or _BODY_BEGINS.match(line.text) for line in above[:at])
    if not notice:
        return 0
    line = text.rfind("\n", 0, motto.start()) + 1
    # the name of the office may stand on the line of the motto, in a column of its own
    beside = line if _may_be_of_a_head(text[line : motto.start()]) else motto.start()
    return above[at].start if at < len(above) else beside


def _has_begun(above: list[HeadLine]) -> bool:
    """Whether a document without a head begins above a motto, which is that of a form in its annex."""
    types = [
        at for at, line in enumerate(above) if line.text.isupper() and line.text.strip().lower() in types_by_word()
    ]
    return any(_BODY_BEGINS.match(line.text) for at in types[:1] for line in above[at + 1 :])


def _may_be_of_a_head(words: str) -> bool:
    if head_words("notice").match(words.strip(" *-")):
        return False
    return len(words) <= _LONGEST and (words.isupper() or bool(_NUMBER_OR_DAY.match(words)) or not words.strip(" |*-_"))
