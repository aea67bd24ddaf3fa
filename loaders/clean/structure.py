"""Lines to paragraphs: puts together what pages and footnotes cut, and sets footnotes apart.

A paragraph of running text goes on over a page break, a page number and the footnotes between; a
footnote may itself go on at the foot of the next page. The result is one clean text, a paragraph a
line, in which a number cut in two (``3617-`` … ``QĐ/TU``) is whole and still knows its places.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from ..fold import places_of
from .lines import ENDS, TextLine, is_rest_of_years, lines_of
from .normalise import UPPER, Clean, Piece, clean, compose
from .wrapping import Wrapping, wants_figure

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_FOOTNOTE = re.compile(
    rf"(?:<sup>\s*\(?(\d{{1,3}})\)?\s*</sup>|⁽?([{_SUPERSCRIPTS}]{{1,3}})⁾?(?![{_SUPERSCRIPTS}])"
    rf"|\[\^?(\d{{1,3}})\]:?|(\d{{1,3}})(?= +[{UPPER}“\"(]))\s*"
)
_CALLING = f"<{_SUPERSCRIPTS}"
_CALL = re.compile(rf"<sup>[^<]{{1,6}}</sup>|⁽?[{_SUPERSCRIPTS}]+⁾?(?!\w)")
_LIST_ITEM = re.compile(
    r"(?:[-+•]\s|\d{1,3}(?:\.\d+)*[.)]\s|[a-zđ]{1,2}\)\s|[IVX]+\.\s|(?:Chương|Mục|Phần) [\dIVX]"
    # "thủ tục số 4 ⏎ Mục II Phần A Danh mục ban hành kèm theo": parts of a document that a sentence names
    r"(?!\w* (?:Phần|Chương|Mục|Phụ lục|Danh mục|của|tại|ban hành)(?!\w))|Phần thứ "
    r"|Điều \d+\w?(?:[.:]|\s*$)|[Vv]/[Vv](?!\w))"
)
#: letters that an item's mark may begin with, where no bracket closes near it
_ITEM_LETTERS = frozenset("CMPĐIVXv")
#: a line that ends so is cut, whatever the next one begins with
_WORDS_FOR_MORE = ("của", "tại", "theo", "và", "với", "số", "ngày", "tháng", "thuộc", "khóa", "khoá", "thay thế")
_EXPECTS_MORE = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS_FOR_MORE)})$", re.IGNORECASE)
#: the longest of these words, with room for the sign before it
_LONGEST_WORD = 9
#: the number of an article, whose word stands alone on the line above: "Điều⏎1. Sửa đổi"
_ARTICLE_ALONE = frozenset(("Điều", "“Điều", '"Điều'))
_ARTICLE_NUMBER = re.compile(r"\d{1,3}[a-zđ]?[.:]\s")
#: no sentence goes on with several words in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN …" speaks below a title
_LINE_IN_CAPITALS = re.compile(rf"(?:[{UPPER}]{{2,}} ){{3}}[{UPPER}\d ,.-]*$")
_BEFORE_A_FIGURE = frozenset(("số", "ngày", "tháng"))
_WANTS_MORE = ("-", "*", "_", ">", *_WORDS_FOR_MORE)
_LAST_OF_MORE = frozenset(words[-1] for words in _WANTS_MORE)
_HEADING = 200
_OPENING = frozenset("_*“\"'(")
_FIGURES, _FIGURES_OF_NOTE = frozenset("0123456789"), 3
_NOTE_BEGINS = frozenset("<⁽[" + _SUPERSCRIPTS)
_LONG = 0.7
#: how long the mark of a footnote is that stands on a line of its own, and where "Nơi nhận" begins on its line
_MARK_ALONE = 8
_RECIPIENTS = 14
#: so many lines before and after one tell how long its lines are
_AROUND = 20
_NO_LINE = TextLine(0, 0, "")
#: signs at the end of a line that are none of its words
_FALLS_AWAY = " *_\t"


#: the lines of the composed text that make one paragraph, in reading order
_Paragraph = list[TextLine]


@dataclass(slots=True)
class _Open:
    """Paragraphs of one kind, and how the last of them ends, which is looked up once for all lines that ask."""

    paragraphs: list[_Paragraph] = field(default_factory=list)
    #: the last line
    line: TextLine | None = None
    #: of the last footnote
    number: int = 0
    _last: str | None = None
    _loose: bool = False

    def begin(self, line: TextLine) -> None:
        """Open a paragraph with its first line."""
        self.paragraphs.append([line])
        self.line, self._last = line, None

    def go_on(self, line: TextLine) -> None:
        """Add a line to the paragraph that is open."""
        self.paragraphs[-1].append(line)
        self.line, self._last = line, None

    def last(self, calls: Sequence[int]) -> str:
        """The last line, without calls of footnotes and signs at its end; empty where nothing is open.

        ``calls``: where a call may begin, the last beyond the text.
        """
        if self._last is None:
            start, end, last, _ = self.line or _NO_LINE
            if len(calls) > 1 and calls[bisect_left(calls, start)] < end:
                last = _CALL.sub("", last)
            if last[-1:] in _FALLS_AWAY:
                last = last.rstrip(_FALLS_AWAY)
            self._last = last
            self._loose = bool(last) and last[-1] not in ENDS and not last.isupper() and "\t" not in last
        return self._last

    def is_loose(self, calls: Sequence[int]) -> bool:
        """Whether the last line ends in the middle of a sentence."""
        if self._last is None:
            self.last(calls)
        return self._loose

    def wants_more(self) -> bool:
        """A cheap look at how the last line ends, and before it at the letter that it ends with."""
        if self.line is None:
            return False
        words = self.line.text
        return words[-1] in _LAST_OF_MORE and words.endswith(_WANTS_MORE)


class _ParagraphReader:
    """What is open while lines go by: the running paragraph, and a footnote cut by the page."""

    def __init__(self, text: str, wrapped: bool, calls: Sequence[int]) -> None:
        self.wrapped = wrapped
        #: where the text may call footnotes, the last beyond it
        self.calls = calls
        self.body = _Open()
        self.notes = _Open()
        self.lines = lines_of(text)[0]
        self.wrapping = Wrapping(self.lines)
        #: of each line, where lines are those on paper
        self._lengths = [0 if "\t" in line.text else line.end - line.start for line in self.lines] if wrapped else []
        self._overall = _width(self._lengths)
        #: how many lines were looked at for the list of recipients, and whether it stands in one of them
        self._looked, self._signed = 0, False
        #: lines that begin a footnote
        self._begun: set[int] = set()

    def read(self) -> None:
        """Take the lines in order; each is a footnote, goes on what is open, or begins a paragraph."""
        last: TextLine | None = None
        body, notes, calls = self.body, self.notes, self.calls
        for index, line in enumerate(self.lines):
            _, _, words, before = line
            first = words[0]
            if before:
                self.wrapping.pass_by(line)
            is_item = _is_item(words)
            if notes.line is None and first.islower() and not is_item and body.is_loose(calls):
                # most lines of a narrow page
                body.go_on(line)
            elif (first in _NOTE_BEGINS or first.isdigit()) and self._begins_note(words, last):
                notes.begin(line)
                self._begun.add(index)
            elif last and notes.line is not None and self._is_of_note(last, line, index, is_item):
                notes.go_on(line)
            elif last and first in "-–" and body.line is last and is_rest_of_years(last.text, words):
                body.go_on(line)
            elif not is_item and self._may_go_on(words) and self._goes_on(words, index):
                self._continuing(index).go_on(line)
            elif last and body.line is last and self._runs_on(last, line, is_item):
                body.go_on(line)
            else:
                body.begin(line)
            last = line

    def _is_of_note(self, last: TextLine, line: TextLine, index: int, is_item: bool) -> bool:
        """Whether a line goes on the note above: below a mark that stands alone, or behind the signature.

        A web site sets its notes below the document, where no running text is open any more.
        """
        if self.notes.line is not last or is_item:
            return False
        if len(last.text) <= _MARK_ALONE and _FOOTNOTE.fullmatch(last.text):
            return True
        if not self.notes.is_loose(self.calls) or not self._is_signed(index):
            return False
        return _begins_low(line.text) or self.wrapping.goes_on(last, line, opens=len(self.notes.paragraphs[-1]) == 1)

    def _is_signed(self, index: int) -> bool:
        """Whether the list of recipients begins above the end of a line; each line is looked at once."""
        while not self._signed and self._looked <= index:
            line = self.lines[self._looked]
            self._signed = "Nơi nhận" in line.text[:_RECIPIENTS] and self._looked not in self._begun
            self._looked += 1
        return self._signed

    def _runs_on(self, last: TextLine, line: TextLine, is_item: bool) -> bool:
        """Whether a line that begins with a capital or a figure goes on the one above, which is of running text."""
        if last.text in _ARTICLE_ALONE and _ARTICLE_NUMBER.match(line.text):
            return True
        if is_item:
            return False
        return self.wrapping.goes_on(last, line, len(self.body.paragraphs[-1]) == 1)

    def _may_go_on(self, line: str) -> bool:
        """A cheap look before ``_goes_on``: most lines begin with a capital after one that ends."""
        first = line[0]
        if self.wrapped or first.islower() or first in _OPENING or self.body.line is None or line.isupper():
            return True
        return self.body.wants_more() or (self.notes.line is not None and self.notes.wants_more())

    def _begins_note(self, line: str, above: TextLine | None) -> bool:
        number = self._footnote_number(line, above)
        if number is None:
            return False
        self.notes.number = number
        return True

    def _footnote_number(self, line: str, above: TextLine | None = None) -> int | None:
        """Which footnote a line begins; ``above`` is the line before it, which a bare figure may go on."""
        if not (line[0].isdigit() or line[0] in _NOTE_BEGINS):
            return None
        if line[0] in _FIGURES and not line[: line.find(" ", 1, _FIGURES_OF_NOTE + 2)].isdigit():
            return None
        match = _FOOTNOTE.match(line)
        if not match:
            return None
        number = next(group for group in match.groups() if group)
        value = int(number.translate(_PLAIN_DIGITS))
        # a bare digit is a footnote only where it is the next one; "12 quận" begins a line as well
        if match.group(4) and (value != self.notes.number + 1 or (above is not None and wants_figure(above.text))):
            return None
        return value

    def _goes_on(self, line: str, index: int) -> bool:
        """Whether the line, which is no item, continues what is open: it begins in lower case, or a number is cut."""
        cut = self.body.last(self.calls)
        if line.isupper() and len(cut) < _HEADING and _expected(cut):
            return _is_cut(cut, line)
        if not self.body.is_loose(self.calls) or self._cuts_a_note(line):
            cut = self.notes.last(self.calls)
            if not self.notes.is_loose(self.calls):
                return False
        if line[0].islower() or _begins_low(line):
            return True
        return cut.endswith("-") or _is_cut(cut, line) or (self.wrapped and self._is_full(cut, line, index))

    def _is_full(self, cut: str, line: str, index: int) -> bool:
        """Whether a line on paper is as long as those around the next one, which stands at ``index``."""
        around = self._lengths[max(0, index - _AROUND) : index + _AROUND]
        return len(cut) > _LONG * max(self._overall, _local_width(around)) and not _LINE_IN_CAPITALS.match(line)

    def _cuts_a_note(self, line: str) -> bool:
        """Whether the last line is a footnote's, and its words cannot end there: "ngày⏎16/11/2025"."""
        if self.notes.line is None or (self.body.line is not None and self.body.line > self.notes.line):
            return False
        return _is_cut(self.notes.last(self.calls), line)

    def _continuing(self, index: int) -> _Open:
        """What this line goes on.

        Where both running text and a footnote are cut, the foot of a page comes before the next
        page: two loose ends in a row are the footnote's and then the running text's.
        """
        if not self.notes.is_loose(self.calls):
            return self.body
        if self._cuts_a_note(self.lines[index].text):
            return self.notes
        if not self.body.is_loose(self.calls):
            return self.notes
        following = (self.lines[at].text for at in range(index + 1, len(self.lines)))
        after = next((line for line in following if self._footnote_number(line) is None), "")
        return self.notes if _begins_low(after) else self.body


def _is_item(line: str) -> bool:
    """Whether a line begins with the mark of an item; most begin with a letter that no mark begins with."""
    first = line[0]
    if first.isalpha() and first not in _ITEM_LETTERS and ")" not in line[1:3]:
        return False
    return _LIST_ITEM.match(line) is not None


def _expected(cut: str) -> re.Match[str] | None:
    """The word at the end of a line after which more must come; looked for at its end only."""
    if not cut[-_LONGEST_WORD:].lower().endswith(_WORDS_FOR_MORE):
        return None
    return _EXPECTS_MORE.search(cut, max(0, len(cut) - _LONGEST_WORD))


def _begins_low(line: str) -> bool:
    return line.lstrip(" \t*_“\"'(")[:1].islower()


def _is_cut(last: str, line: str) -> bool:
    """Whether a line goes on what the words at the end of the last one expect.

    "số", "ngày" and "tháng" expect a figure; else they end a name: "Chính phủ số", "mã số".
    """
    more = _expected(last)
    return more is not None and (more.group().lower() not in _BEFORE_A_FIGURE or line[0].isdigit() or line[0] in "/…")


def _width(lengths: list[int]) -> int:
    """How long the lines of running text are: a tenth of all letters stands in longer ones.

    Letters are counted, not lines, for a table may have ten times as many lines, each of a word or two.
    """
    left = sum(lengths) / 10
    for length in sorted(lengths, reverse=True):
        left -= length
        if left <= 0:
            return length
    return 0


def _local_width(lengths: list[int]) -> int:
    """How long a full line is among those around: the third longest, for one or two may be longer than the rest.

    It tells of the head where the rest of a text is tables, in whose cells lines are short.
    """
    return min(nlargest(3, lengths), default=0)


def paragraphs(text: str, wrapped: bool = False) -> Clean:
    """The clean text, a paragraph a line, footnotes last; ``wrapped``: a line is a line on paper, as in a PDF."""
    composed = compose(text)
    calls = [*places_of(composed.text, _CALLING), len(composed.text)]
    reader = _ParagraphReader(composed.text, wrapped, calls)
    reader.read()
    read = (*reader.body.paragraphs, *reader.notes.paragraphs)
    return clean(composed, _pieces(read, composed.text, calls))


def _pieces(paragraphs: Sequence[_Paragraph], text: str, calls: Sequence[int]) -> list[Piece]:
    """The ranges of paragraphs without the calls of footnotes, each with what stands after it.

    ``calls``: where a call may begin, the last beyond the text.
    """
    found: list[Piece] = []
    may_call = len(calls) > 1
    for paragraph in paragraphs:
        for start, end, _, _ in paragraph:
            if may_call and calls[bisect_left(calls, start)] < end:
                start, end = _without_calls(text, start, end, found)
            found.append((start, end, "" if text[end - 1] == "-" and text[end - 2] != " " else " "))
        start, end, _ = found[-1]
        found[-1] = start, end, "\n"
    return found


def _without_calls(text: str, start: int, end: int, found: list[Piece]) -> tuple[int, int]:
    """What stands before each call goes to ``found``; given back is the rest of the range."""
    for call in _CALL.finditer(text, start, end):
        found.append((start, call.start(), ""))
        start = call.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
