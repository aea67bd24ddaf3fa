"""Lines to paragraphs: puts together what pages and footnotes cut, and sets footnotes apart.

A paragraph of running text goes on over a page break, a page number and the footnotes between; a
footnote may itself go on at the foot of the next page. The result is one clean text, a paragraph a
line, in which a number cut in two (``3617-`` … ``QĐ/TU``) is whole and still knows its places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nlargest

from .normalise import UPPER, Clean, clean, compose
from .wrapping import BORDER, BREAK, NOTHING, TextLine, Wrapping

#: what a line may begin with that is no text
_NO_TEXT = frozenset("0123456789-_=*T|")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(
    rf"\s*(?:<sup>\s*\(?(\d{{1,3}})\)?\s*</sup>|⁽?([{_SUPERSCRIPTS}]{{1,3}})⁾?(?![{_SUPERSCRIPTS}])"
    rf"|\[\^?(\d{{1,3}})\]:?|(\d{{1,3}})(?= +[{UPPER}“\"(]))\s*"
)
_MAY_CALL = re.compile(rf"[<{_SUPERSCRIPTS}]")
_CALL = re.compile(rf"<sup>[^<]{{1,6}}</sup>|⁽?[{_SUPERSCRIPTS}]+⁾?(?!\w)")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:Trang\s+)?\d{1,4}(?:\s*-)?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_RULE = re.compile(r"\s*(?:[-_=*]\s*){3,}$")
_LIST_ITEM = re.compile(
    r"\s*(?:[-+•]\s|\d{1,3}(?:\.\d+)*[.)]\s|[a-zđ]{1,2}\)\s|[IVX]+\.\s|(?:Chương|Mục|Phần) [\dIVX]|Phần thứ "
    r"|Điều \d+\w?(?:[.:]|\s*$)|[Vv]/[Vv](?!\w))"
)
#: a line that ends so is cut, whatever the next one begins with
_EXPECTS_MORE = re.compile(r"(?<!\w)(?:của|tại|theo|và|với|số|ngày|tháng|thuộc)$", re.IGNORECASE)
#: no sentence goes on with several words in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN …" speaks below a title
_LINE_IN_CAPITALS = re.compile(rf"(?:[{UPPER}]{{2,}} ){{3}}[{UPPER}\d ,.-]*$")
_BEFORE_A_FIGURE = frozenset(("số", "ngày", "tháng"))
_WANTS_MORE = ("-", "*", "_", ">", "của", "tại", "theo", "và", "với", "số", "ngày", "tháng", "thuộc")
_HEADING = 200
_OPENING = frozenset("_*“\"'(")
_NOTE_BEGINS = frozenset("<⁽[" + _SUPERSCRIPTS)
_ENDS_A_SENTENCE = tuple('.;:!?…”"')
_LONG = 0.7
#: so many lines before and after one tell how long its lines are
_AROUND = 20


@dataclass(slots=True)
class _Paragraph:
    """Ranges of the composed text that make one paragraph, in reading order."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    number: int | None = None


@dataclass(slots=True)
class _ParagraphReader:
    """What is open while lines go by: the running paragraph, and a footnote cut by the page."""

    text: str
    wrapped: bool
    #: the text may call footnotes
    calls: bool
    body: list[_Paragraph] = field(default_factory=list)
    notes: list[_Paragraph] = field(default_factory=list)
    width: int = 0
    wrapping: Wrapping = field(default_factory=lambda: Wrapping([]))

    def read(self) -> None:
        """Take the lines in order; each is a footnote, goes on what is open, or begins a paragraph."""
        lines = list(_text_lines(self.text))
        self.wrapping = Wrapping(lines)
        lengths = [0 if "\t" in line.text else line.end - line.start for line in lines] if self.wrapped else []
        overall = _width(lengths)
        for index, line in enumerate(lines):
            if self.wrapped:
                self.width = max(overall, _local_width(lengths[max(0, index - _AROUND) : index + _AROUND]))
            span = (line.start, line.end)
            note = self._footnote_number(line.text)
            self.wrapping.pass_by(line)
            if note is not None:
                self.notes.append(_Paragraph([span], note))
            elif self._may_go_on(line.text) and self._goes_on(line.text):
                self._continuing(lines, index).ranges.append(span)
            elif index and self._runs_on(lines[index - 1], line):
                self.body[-1].ranges.append(span)
            else:
                self.body.append(_Paragraph([span]))

    def _runs_on(self, last: TextLine, line: TextLine) -> bool:
        """Whether a line that begins with a capital or a figure goes on the one above."""
        if not self.body or self.body[-1].ranges[-1] != (last.start, last.end) or _LIST_ITEM.match(line.text):
            return False
        return self.wrapping.goes_on(last, line, len(self.body[-1].ranges) == 1)

    def _may_go_on(self, line: str) -> bool:
        """A cheap look before ``_goes_on``: most lines begin with a capital after one that ends."""
        if self.wrapped or line[0].islower() or line[0] in _OPENING or line.isupper() or not self.body:
            return True
        ends = (paragraphs[-1].ranges[-1] for paragraphs in (self.body, self.notes) if paragraphs)
        return any(self.text.endswith(_WANTS_MORE, start, end) for start, end in ends)

    def _footnote_number(self, line: str) -> int | None:
        if not (line[0].isdigit() or line[0] in _NOTE_BEGINS):
            return None
        match = _FOOTNOTE.match(line)
        if not match:
            return None
        number = next(group for group in match.groups() if group)
        value = int(number.translate(str.maketrans(_SUPERSCRIPTS, "0123456789")))
        last = self.notes[-1].number or 0 if self.notes else 0
        # a bare digit is a footnote only where it is the next one; "12 quận" begins a line as well
        return None if match.group(4) and value != last + 1 else value

    def _goes_on(self, line: str) -> bool:
        """Whether the line continues what is open: it begins in lower case, or a number is cut."""
        if _LIST_ITEM.match(line):
            return False
        cut = self._last(self.body)
        if line.isupper() and len(cut) < _HEADING and _EXPECTS_MORE.search(cut):
            return _is_cut(cut, line)
        if not self._is_loose(cut) or self._cuts_a_note(line):
            cut = self._last(self.notes)
        if not self._is_loose(cut):
            return False
        if self._begins_low(line):
            return True
        full = self.wrapped and len(cut) > _LONG * self.width and not _LINE_IN_CAPITALS.match(line)
        return cut.endswith("-") or _is_cut(cut, line) or full

    def _cuts_a_note(self, line: str) -> bool:
        """Whether the last line is a footnote's, and its words cannot end there: "ngày⏎16/11/2025"."""
        if not self.notes or (self.body and self.body[-1].ranges[-1] > self.notes[-1].ranges[-1]):
            return False
        return _is_cut(self._last(self.notes), line)

    @staticmethod
    def _begins_low(line: str) -> bool:
        return line.lstrip(" \t*_“\"'(")[:1].islower()

    @staticmethod
    def _is_loose(last: str) -> bool:
        return bool(last) and not last.endswith(_ENDS_A_SENTENCE) and not last.isupper() and "\t" not in last

    def _last(self, paragraphs: list[_Paragraph]) -> str:
        if not paragraphs:
            return ""
        start, end = paragraphs[-1].ranges[-1]
        last = self.text[start:end]
        return (_CALL.sub("", last) if self.calls else last).rstrip(" *_\t")

    def _continuing(self, lines: list[TextLine], index: int) -> _Paragraph:
        """The paragraph that this line goes on.

        Where both running text and a footnote are cut, the foot of a page comes before the next
        page: two loose ends in a row are the footnote's and then the running text's.
        """
        if not self._is_loose(self._last(self.notes)):
            return self.body[-1]
        if self._cuts_a_note(lines[index].text):
            return self.notes[-1]
        if not self._is_loose(self._last(self.body)):
            return self.notes[-1]
        following = (lines[at].text for at in range(index + 1, len(lines)))
        after = next((line for line in following if self._footnote_number(line) is None), "")
        return self.notes[-1] if self._begins_low(after) else self.body[-1]


def _is_cut(last: str, line: str) -> bool:
    """Whether a line goes on what the words at the end of the last one expect.

    "số", "ngày" and "tháng" expect a figure; else they end a name: "Chính phủ số", "mã số".
    """
    more = _EXPECTS_MORE.search(last)
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


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The clean text, a paragraph a line, footnotes last; ``notes_at`` is where they begin."""

    clean: Clean
    notes_at: int


def paragraphs(text: str, wrapped: bool = False) -> Paragraphs:
    """Read ``text`` into paragraphs; ``wrapped`` says that a line is a line on paper, as in a PDF."""
    composed = compose(text)
    calls = _MAY_CALL.search(composed.text) is not None
    reader = _ParagraphReader(composed.text, wrapped, calls)
    reader.read()
    body = [piece for paragraph in reader.body for piece in _pieces(paragraph, composed.text, calls)]
    notes = [piece for paragraph in reader.notes for piece in _pieces(paragraph, composed.text, calls)]
    whole = clean(composed, [*body, *notes])
    return Paragraphs(whole, len(clean(composed, body).text) if notes else len(whole.text))


def _text_lines(text: str) -> Iterator[TextLine]:
    """The lines that are more than a page number, a rule or nothing, without the blanks around them."""
    position, blanks, before, last = 0, 0, NOTHING, ""
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            blanks += 1
        elif bare[0] in _NO_TEXT and _is_no_text(bare, last if not blanks else ""):
            before = max(before, BORDER if bare == "|" else BREAK)
        else:
            start = position + line.index(bare[0])
            yield TextLine(start, start + len(bare), bare, max(before, min(blanks, BREAK)))
            blanks, before, last = 0, NOTHING, bare
        position += len(line) + 1


def _is_no_text(bare: str, last: str) -> bool:
    """A page number, a rule, or the border of a table; a year that a line cut off from its sentence is text."""
    if _PAGE_NUMBER.match(bare):
        return not (_YEAR.match(bare) and last and not last.endswith(_ENDS_A_SENTENCE))
    return bare == "|" or _RULE.match(bare) is not None


def _pieces(paragraph: _Paragraph, text: str, calls: bool) -> list[tuple[int, int, str]]:
    """The paragraph's ranges without the calls of footnotes, each with what stands after it."""
    pieces: list[tuple[int, int, str]] = []
    for start, end in paragraph.ranges:
        position = start
        for call in _CALL.finditer(text, start, end) if calls else ():
            pieces.append((position, call.start(), ""))
            position = call.end()
        last = end
        while last > position and text[last - 1].isspace():
            last -= 1
        pieces.append((position, last, "" if text[last - 1] == "-" and text[last - 2] != " " else " "))
    last_start, last_end, _ = pieces[-1]
    pieces[-1] = (last_start, last_end, "\n")
    return pieces
