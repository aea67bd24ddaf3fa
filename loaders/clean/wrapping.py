"""Where the page was narrow: which lines of a text are cut in mid-sentence, told by the text itself.

Nothing in a file says that its lines are those of a page. What tells so is that many lines end without
a sign and go on in small letters; the longest of them show how wide the page was. From that on a line
goes on with a capital or a figure too, where its end says so: it is as long as a line can be, it is the
short first line of a paragraph, or its words cannot end there.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from .lines import BLANK, BORDER, BREAK, ENDS, TextLine
from .normalise import UPPER

#: so many lines go on in small letters in a text of a narrow page, and so large a share of its lines
_FEWEST, _SHARE = 3, 0.05
#: how much of the longest line others have that are as long, and how many there are
_ALIKE, _SEVERAL = 0.9, 5
#: no page is wider; longer lines are paragraphs
_WIDEST = 140
#: how long the first line of a paragraph is at least, and in how many words
_FIRST_LINE, _FIRST_WORDS = 18, 4
_TYPES = (
    r"(?:nghị định|nghị quyết|quyết định|luật|thông tư|thông tư liên tịch|kế hoạch|chương trình|chỉ thị|kết luận"
    r"|thông báo|công văn|công điện|tờ trình|báo cáo|hướng dẫn|quy định)"
)
_FORMULA = r"(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|tờ trình))(?!\w)"
_DAY_LINE = rf"[{UPPER}][\w.]*(?: [\w.]+){{0,5}},? *ngày(?!\w)"
#: lines that always begin a paragraph; their first letters; and lines with a place and a day, which do too
_BEGINS = re.compile(
    # "“V/v tổ chức …”" is the title of a document that the line above names
    rf"(?![“\"] ?V/v)\W*(?:{_FORMULA}|Kính gửi|Nơi nhận|Lưu *:|Số *:|Số *\d+ *[-/]|[Vv]/[Vv](?!\w)"
    rf"|(?:TM|KT|TL|TUQ|Q)\.|T/M|K/T|T/L|Điều \d+\w?(?:[.:]|$)|Chương [\dIVX]|Phụ lục|PHỤ LỤC)",
)
_BEGINNING_LETTERS = frozenset("CTXKNLSVvQĐP")
_DAY_BEGINS = re.compile(rf"\W*{_DAY_LINE}")
_FORMULA_AT = re.compile(rf"\W*{_FORMULA}")
_OPENING_AT = re.compile(r"\W*(?:Thực hiện|Triển khai|Tiếp tục|Để|Nhằm|Trên cơ sở|Xét|Ngày \d|Tại)(?!\w)")
_ISSUES = re.compile(r"(?<!\w)(?:ban hành|quyết định|quyết nghị)(?!\w)", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(rf"(?<!\w)(?:{_TYPES}(?: số:?)?|số:?)$", re.IGNORECASE)
#: what stands before the number of a part: "khoản⏎1 Điều 31"; "các khoản" and "mọi điều" may end a line
_BEFORE_FIGURE = re.compile(
    r"(?:(?<!các )(?<!những )(?<!mọi )(?<!một số )(?<!\w)(?:khoản|điều|bậc)|(?<!\w)(?:số|thứ tự))$",
    re.IGNORECASE,
)
_FIGURE_AT = re.compile(r"\d{1,3}[a-zđ]?(?![\w.)/:-])")
#: words that no sentence ends in
_OPEN = (
    " bởi", " theo", " tại", " của", " và", " các", " những", " với", " về việc", " thực hiện", " triển khai",
    " thay thế", " bãi bỏ",
    " của Ban", " của Bộ", " của Sở", " của Phòng", " của Ủy ban", " của Hội đồng",
    " của Bộ trưởng", " của Thủ tướng", " của Chủ tịch", " của Chủ nhiệm", " của Giám đốc", " của Thống đốc",
)  # fmt: skip
#: verbs that a line may end in, and what their sentence goes on with
_CHANGES = ("sửa đổi", "bổ sung", "cụ thể hóa", "phúc đáp", "trả lời", "hướng dẫn")
_A_DOCUMENT = re.compile(rf"{_TYPES} số:? ?\d", re.IGNORECASE)
#: the letters that they end with, which is quicker to see
_LAST_OF_OPEN = frozenset(words[-1] for words in (*_OPEN, *_CHANGES))
#: the same on a line of its own
_OPEN_ALONE = frozenset(words.strip() for words in _OPEN)
#: "thông tư liên tịch số:", with room
_LONGEST_BEFORE = 30
_NUMBER_AT = re.compile(r"\d[\d.]*[a-z]? ?[-/]")
_YEAR_AT = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = re.compile(r"(?<!\w)(?:năm|tháng \d{1,2}|giai đoạn|nhiệm kỳ|\d{4} *-)$", re.IGNORECASE)
_PLACE_BEGUN = re.compile(rf"[{UPPER}]\w*(?: \w+){{0,3}}$")
_PLACE_ENDED = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}}, *ngày(?!\w)")
_MARKED = re.compile(r"(?:[IVX]+|\d{1,2}|[A-Z])[.)] *(?=\w)")
#: what a heading may begin with, under which a paragraph begins
_HEADING_MARK = re.compile(r"\W*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]|Điều \d+\w?)[.):]? ")


class Wrapping:
    """What the lines of one text say of the page that they were set for."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        near, apart = _cut_lines(lines)
        #: a blank line stands between any two lines
        self.double = len(apart) > max(_FEWEST, len(near)) and len(apart) > 2 * _SHARE * len(lines)
        lengths = sorted(apart if self.double else near)
        self.width = lengths[int(len(lengths) * 0.95)] if lengths else 0
        many = len(lengths) >= max(_FEWEST, _SHARE * len(lines))
        #: lines are cut where the page was narrow
        self.narrow = (many and self.width <= _WIDEST) or (bool(near) and not self.double and self._is_even(lines))
        self._gap = BREAK if self.double and self.narrow else BLANK
        ended = _gaps_behind_ends(lines, self._gap) if self.narrow else []
        #: blank lines part the paragraphs
        self._spaced = len(ended) > 2 * _FEWEST and sum(ended) > 0.6 * len(ended)
        self._in_table = False

    def _is_even(self, lines: Sequence[TextLine]) -> bool:
        """Whether several lines are as long as any is: a short text of a narrow page, cut in few words that tell so."""
        lengths = [line.end - line.start for line in lines]
        longest = max(lengths)
        self.width = max(self.width, longest) if longest <= _WIDEST else self.width
        return longest <= _WIDEST and sum(length >= _ALIKE * longest for length in lengths) >= _SEVERAL

    def pass_by(self, line: TextLine) -> None:
        """Take note of a line, each in the order of the text: a border begins a table, a gap ends it."""
        if line.before >= self._gap:
            self._in_table = line.before == BORDER

    def goes_on(self, last: TextLine, line: TextLine, opens: bool) -> bool:
        """Whether ``line`` goes on the sentence of the line above; ``opens`` says that that one begins its paragraph.

        To be asked of lines that begin neither in small letters nor as an item.
        """
        above, words = last.text, line.text
        if line.before >= self._gap or _is_row(words) or "\t" in above:
            return False
        sign, first = above[-1], words[0]
        in_capitals = above.isupper()
        if sign in ".;" and not (self._spaced or self._in_table or in_capitals):
            # none of the questions below says yes behind the end of a sentence
            return False
        dated = "ngày" in words
        if dated and self.narrow and _is_place_cut(above, words):
            return True
        if sign in _LAST_OF_OPEN and _is_open(above, words):
            return True
        if _begins(words, dated):
            self._in_table = False
            return first.isdigit() and _wants_number(above)
        if first.isdigit() and _must_go_on(above, words):
            return True
        if in_capitals or words.isupper():
            return self._heading_goes_on(above, words)
        if sign in ENDS:
            return self._spaced and not self._in_table and self._is_full(last, line) and sign in ".;"
        if opens and sign == ")" and above[0] == "(":
            # an address, or what is added to a title
            return False
        # "Căn cứ", "Theo đề nghị", "Xét"
        formula = (above[0] in "CTX" or not above[0].isalpha()) and _FORMULA_AT.match(above)
        return bool(formula and not _ISSUES.search(words)) or (self.narrow and self._is_cut(last, line, opens))

    def _is_cut(self, last: TextLine, line: TextLine, opens: bool) -> bool:
        if self._is_full(last, line) or last.text[:3].lower() == "v/v":
            return True
        if self._in_table:
            return False
        runs = line.end - line.start >= 0.6 * self.width or line.text[-1] in ".;,"
        long_enough = last.end - last.start >= _FIRST_LINE and last.text.count(" ") >= _FIRST_WORDS - 1
        if self._spaced:
            return runs or long_enough
        if not opens or _HEADING_MARK.match(last.text):
            return False
        return runs and (long_enough or _OPENING_AT.match(last.text) is not None)

    def _is_full(self, last: TextLine, line: TextLine) -> bool:
        """The next word would not have stood on the line."""
        length = last.end - last.start
        word = line.text.find(" ")
        return length + 1 + (word if word >= 0 else len(line.text)) > self.width - 2 and length <= 1.3 * self.width

    def _heading_goes_on(self, last: str, line: str) -> bool:
        """As in "I. MỤC⏎ĐÍCH, YÊU CẦU"; the lines of heads and titles in capitals stay lines."""
        both = last.isupper() and line.isupper()
        return self.narrow and both and _MARKED.match(last) is not None and not _MARKED.match(line)


def _cut_lines(lines: Sequence[TextLine]) -> tuple[list[int], list[int]]:
    """How long the lines are that the next one goes on in small letters: right below, and below a blank line."""
    near: list[int] = []
    apart: list[int] = []
    for (start, end, above, _), (_, _, words, before) in pairwise(lines):
        if not words[0].islower() or before > BLANK or above[-1] in ENDS or len(above) <= _FIRST_LINE:
            continue
        if not above.isupper() and "\t" not in above:
            (apart if before else near).append(end - start)
    return near, apart


def _gaps_behind_ends(lines: Sequence[TextLine], gap: int) -> list[bool]:
    """Whether a gap stands behind each line that ends as a sentence does."""
    return [before >= gap for (_, _, above, _), (_, _, _, before) in pairwise(lines) if above[-1] in ".;"]


def _begins(line: str, dated: bool) -> bool:
    """Whether a line always begins a paragraph; most begin with a letter that none of these begins with."""
    first = line[0]
    if (first in _BEGINNING_LETTERS or not first.isalpha()) and _BEGINS.match(line):
        return True
    return dated and _DAY_BEGINS.match(line) is not None


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return "\t" in line or line.count(" | ") > 1


def _is_open(last: str, line: str) -> bool:
    """Whether no sentence ends as a line does; behind "sửa đổi, bổ sung" it goes on with a document."""
    return last.endswith(_OPEN) or last in _OPEN_ALONE or (last.endswith(_CHANGES) and bool(_A_DOCUMENT.match(line)))


def _is_place_cut(last: str, line: str) -> bool:
    """As in "Hồ Chí⏎Minh, ngày 5"; an office in capitals ("SỞ NỘI VỤ") above place and day begins no place."""
    return not last.isupper() and bool(_PLACE_ENDED.match(line) and _PLACE_BEGUN.match(last))


def _must_go_on(last: str, line: str) -> bool:
    """As in "Nghị định⏎18/2021/NĐ-CP", "tháng 11 năm⏎2025": what stands before a figure wants one."""
    if _NUMBER_AT.match(line):
        return _wants_number(last)
    if _FIGURE_AT.match(line) and wants_figure(last):
        return True
    return _YEAR_AT.match(line) is not None and _BEFORE_YEAR.search(last) is not None


def wants_figure(last: str) -> bool:
    """Whether a line ends as what stands before the number of a part of a document: "khoản", "Điều"."""
    return _BEFORE_FIGURE.search(last, max(0, len(last) - _LONGEST_BEFORE)) is not None


def _wants_number(last: str) -> bool:
    """Whether a line ends as what stands before a number; looked for at its end only."""
    return _BEFORE_NUMBER.search(last, max(0, len(last) - _LONGEST_BEFORE)) is not None
