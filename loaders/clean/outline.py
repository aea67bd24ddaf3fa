"""Lists and tables in running text: how deep a line stands, and the line that its list hangs on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ..fold import places_of

#: the mark of an item; the deeper, the later
_ITEM = re.compile(r"\W*?(?:([IVX]{1,5}[.)](?!\w))|(\d{1,3}\.(?!\d)|\d{1,3}[)/])|(\d+\.\d+)|([a-zđ]{1,2}\))|([-+•–]))")
_ARTICLE = re.compile(r"[^\w\n]*Điều \d")
#: what parts the cells of a table in plain text, as a tab does in documents
_BAR = " | "
#: a row of a table stands below every mark
_ROW = 6
#: how many lines stand between an annex and its heading
_CAPTION = 3
#: enough of a line to hold its mark
_MARK = 12


class Lists:
    """The lines of one text; all offsets are of the clean text."""

    def __init__(self, text: str, quoted: frozenset[int]) -> None:
        self.text = text
        #: lines of another document's words, which no list of this one hangs on
        self._quoted = quoted
        self._lines = [0, *[end + 1 for end in places_of(text, ("\n",))]]
        self._articles = _articles(text, self._lines, quoted) if "Điều " in text else []
        # looking along a long line for each place in it would take the square of its length
        #: what stands right behind tabs, and where cells begin behind whatever parts them
        self._tabs = [tab + 1 for tab in places_of(text, ("\t",))]
        bars = [bar + len(_BAR) for bar in places_of(text, (_BAR,))] if "|" in text else []
        self._cells = sorted((*self._tabs, *bars))
        #: what each line of a list hangs on, as far as it has been looked up
        self._heads: dict[int, int] = {}

    def line(self, position: int) -> int:
        """Where the line that holds ``position`` begins."""
        return self._lines[bisect_right(self._lines, position) - 1]

    def lines(self, start: int) -> Sequence[int]:
        """Where the lines begin that lie below ``start``, its own line first."""
        return self._lines[bisect_right(self._lines, start) - 1 :]

    def end(self, line: int) -> int:
        """Where the line that begins at ``line`` ends."""
        following = bisect_right(self._lines, line)
        return self._lines[following] - 1 if following < len(self._lines) else len(self.text)

    def cell(self, position: int) -> int:
        """Where the table cell that holds ``position`` begins; its line, outside tables."""
        before = bisect_right(self._cells, position)
        return max(self.line(position), self._cells[before - 1] if before else 0)

    def has_tab(self, line: int, position: int) -> bool:
        """Whether a tab stands between them."""
        before = bisect_right(self._tabs, position)
        return before > 0 and self._tabs[before - 1] > line

    def depth(self, line: int) -> int:
        """How deep the line stands in its list, by its mark; 0 where it is no item."""
        following = bisect_right(self._cells, line)
        if following < len(self._cells) and self._cells[following] <= self.end(line):
            return _ROW
        mark = _ITEM.match(self.text, line, line + _MARK)
        return mark.lastindex or 0 if mark else 0

    def head(self, line: int) -> int:
        """Where the line begins that the item at ``line`` hangs on: the nearest above that is less deep."""
        depth = self.depth(line)
        above, head = [line], line
        while head > 0:
            head = self.line(head - 1)
            if head in self._quoted:
                continue
            at = self.depth(head)
            if at < max(depth, 1):
                break
            if at == depth:
                if head in self._heads:
                    head = self._heads[head]
                    break
                above.append(head)
        self._heads.update(dict.fromkeys(above, head))
        return head

    def above(self, line: int) -> Iterator[int]:
        """The lines that the one at ``line`` hangs on, from the nearest up; an article's heading is the last."""
        while line > 0 and self.depth(line):
            line = self.head(line)
            yield line
        at = bisect_left(self._articles, line)
        if at and line not in self._articles[at : at + 1]:
            yield self._articles[at - 1]

    def caption(self, line: int) -> Iterator[int]:
        """The few lines above a table or an annex that say what it holds, from the nearest up."""
        for _ in range(_CAPTION):
            if line == 0:
                return
            line = self.line(line - 1)
            yield line


def _articles(text: str, lines: Sequence[int], quoted: frozenset[int]) -> list[int]:
    """Where lines begin that head an article, found by what all of them have, which few lines have."""
    starts = {lines[bisect_right(lines, at) - 1] for at in places_of(text, ("Điều ",))}
    return [line for line in sorted(starts - quoted) if _ARTICLE.match(text, line)]


def _opens_line(text: str, position: int) -> bool:
    """Whether nothing but blanks stands before a place on its line."""
    while position > 0 and text[position - 1].isspace():
        position -= 1
        if text[position] == "\n":
            return True
    return position == 0


def quoted_lines(text: str) -> frozenset[int]:
    """Starts of lines inside a quotation that a line opens: words that are given to another document."""
    if "“" not in text and '"' not in text:
        return frozenset()
    first = next((at for at in places_of(text, ("“", '"')) if _opens_line(text, at)), None)
    if first is None:
        return frozenset()
    position = text.rfind("\n", 0, first) + 1
    quoted, depth, plain, last = set(), 0, False, 0
    for line in text[position:].split("\n"):
        opens = line.lstrip()[:1]
        if depth > 0 or plain or opens in ("“", '"'):
            quoted.add(position)
            depth = max(0, depth + line.count("“") - line.count("”"))
            # a plain mark closes what a plain mark opened
            plain ^= (plain or opens == '"') and line.count('"') % 2 == 1
        if opens == "“" and depth and not last:
            last = position
        last = last if depth else 0
        position += len(line) + 1
    # a quotation that never closes ends with the line that opens it
    return frozenset(line for line in quoted if not last or line <= last)
