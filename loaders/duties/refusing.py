"""What looks like an order and is none: blank forms, lead-ins, headings, powers, and words that name no deed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from ..clean.lines import BlockLine
from ..fold import places_of
from ..know.duties import first_letters, words
from .beginnings import FIRST, either_letters
from .page import Places

#: what a form leaves to be filled in
_BLANK = re.compile(
    r"…{2,}|\.{5,}|(?<=[\s(/])…(?=[\s)/,])|\[(?:…|\.{3})\]|(?:số|ngày|tháng|năm|tỉnh|tên|ông|bà)\s?(?:…|\.{3,})"
    r"|\(\s*(?:nêu|ghi|tên|điền)(?!\w)[^()]{0,80}\)|\(\d{1,2}\)\s*(?:…|\.{3})"
)
#: one of these stands in every match of ``_BLANK``, but for brackets around words on what to fill in
_OF_A_BLANK = ("…", "...")
_TO_FILL_IN = re.compile(r"\(\s*(?:nêu|ghi|tên|điền)")
#: so many blanks make a stretch a form
_MANY = 3
#: what the description of a procedure is made of; an annex that publishes procedures has many of them
_OF_A_PROCEDURE = re.compile(
    r"Trình tự(?:, cách thức)? thực hiện|Thành phần(?:,? số lượng)? hồ sơ|Số lượng hồ sơ|Cách thức thực hiện"
    r"|Cơ quan (?:có thẩm quyền quyết định|trực tiếp thực hiện)|Đối tượng thực hiện"
)
#: what its alternatives begin with
_PROCEDURE_BEGINS = (
    "Trình tự", "Thành phần", "Số lượng hồ", "Cách thức thực", "Cơ quan có thẩm", "Cơ quan trực t", "Đối tượng t",
)  # fmt: skip
#: one step of it, at the beginning of a line
_STEP, _STEP_WORD = re.compile(r"(?m)[|\s*-]*Bước \d{1,2}(?:[|\s]*$|[.:])"), "Bước "
_BEFORE_STEP = frozenset("|*-")
_ARTICLE = re.compile(
    r"(?m)^[ \t]*(?:(?:Điều|ĐIỀU)\s+\d|(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})[.)/]\s+"
    r"(?:Tổ chức thực hiện|TỔ CHỨC THỰC HIỆN|Phân công|PHÂN CÔNG|TRÁCH NHIỆM|Trách nhiệm(?=[ \t]*$)))"
)
#: a rule for a case, and what may be done
_NO_ORDER = re.compile(
    r"\W*(?:Bước \d+|Trường hợp|Trong thời hạn|Thời hạn|Nếu|Khi|Đối với những|Mức|Do|Được|Không|Bao gồm|Gồm|Số|Ngày"
    r"|Báo cáo (?:của|này|được)|Kết quả|Là(?! (?:cơ quan|đơn vị|bộ phận|đầu mối)))(?!\w)"
)
_CASE = re.compile(r"\W*(?:trong quá trình [^,;.]{3,80}, )?(?:(?:trong )?trường hợp|nếu|khi|tùy)(?!\w)", re.IGNORECASE)


@cache
def _articles_of_none() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(words('no duties'))})(?!\w)", re.IGNORECASE)


@cache
def _nothing() -> re.Pattern[str]:
    """A task of nothing but words that name no deed: "chủ trì thực hiện"."""
    return re.compile(rf"(?:(?:{'|'.join(words('no deed'))})(?!\w)|[\W\d])*", re.IGNORECASE)


@cache
def _form_words() -> tuple[str, ...]:
    return tuple(each for word in words("form") for each in (word.capitalize(), word.upper()))


@cache
def _form_signs() -> frozenset[str]:
    """What a line that opens a form begins with."""
    return frozenset(("*", "#", "_", *(word[0] for word in _form_words())))


@cache
def _opens_a_form() -> re.Pattern[str]:
    """What a line begins with that opens a form, or an annex that may be one."""
    return re.compile(rf"(?m)[ \t*#_]*(?:{'|'.join(_form_words())})(?: số|\s?[\dIVX]|[ .:]|$)")


_DUTY = r"(?:nhiệm vụ|chức năng|quyền hạn|công việc|trách nhiệm|thẩm quyền|nội dung|quyền|nghĩa vụ)"
#: "Thực hiện các nhiệm vụ khác theo quy định": whatever else
_CATCH_ALL = re.compile(
    r"\W*(?:(?:tổ chức |triển khai )*thực hiện|triển khai)\s+(?:(?:đầy đủ|nghiêm túc|tốt|các|những|một số|đúng)\s)*"
    rf"{_DUTY}"
    rf"(?:(?:,| và)\s{_DUTY})*(?:,? (?:cụ thể|liên quan|có liên quan))?\s+(?:khác(?!\w)[^;]{{0,160}}"
    r"|của\s[^;]{0,80}"
    r"|(?:theo|thuộc|trong phạm vi)\s(?:chức năng|thẩm quyền|quy định(?! tại)|nhiệm vụ|phạm vi|lĩnh vực)[^;]{0,120})",
    re.IGNORECASE,
)


def is_no_order(flat: str, start: int) -> bool:
    """Whether a rule for a case, or a description, begins at a place."""
    return _NO_ORDER.match(flat, start) is not None


def is_case(flat: str, start: int) -> bool:
    """Whether what stands at a place holds in some cases only."""
    return _CASE.match(flat, start) is not None


def says_nothing(task: str) -> bool:
    """Whether a task names nothing to be done: a catch-all, a cut list, words on the part alone."""
    bare = task.rstrip(" .;")
    if bare.endswith((",", ":", " và", " hoặc", " với", " của")):
        return True
    return is_part_alone(bare) or _CATCH_ALL.fullmatch(bare) is not None


def is_part_alone(task: str) -> bool:
    """Whether a task names no deed but the part in one: "phối hợp"; the words before it tell what."""
    first = task[:1]
    may = not first.isalpha() or first in first_letters("no deed")
    return may and _nothing().fullmatch(task) is not None


def tells_no_duties(flat: str, start: int) -> bool:
    """Whether the heading of an article that begins at a place says that it is on powers, words or principles."""
    letters = flat[start : start + FIRST]
    may = letters in either_letters("no duties") or not letters[:1].isalpha()
    return may and _articles_of_none().match(flat, start) is not None


def blanks(flat: str) -> Places:
    """Where a text may leave something to be filled in: each thing that is left holds at least one of these places."""
    return Places(sorted((*places_of(flat, _OF_A_BLANK), *(each.start() for each in _TO_FILL_IN.finditer(flat)))))


def is_blank(flat: str, left: Places, start: int, end: int) -> bool:
    """Whether a stretch leaves something to be filled in; ``left``: the ``blanks`` of the text."""
    return left.any_in(start, end) and _BLANK.search(flat, start, end) is not None


def forms(text: str, lines: Sequence[BlockLine], left: Places) -> Iterator[tuple[int, int]]:
    """The stretches of a text, with its lines and its ``blanks``, that are forms, or the steps of procedures."""
    parts = [at for at in places_of(text, _PROCEDURE_BEGINS) if _OF_A_PROCEDURE.match(text, at)]
    steps = sorted((*parts, *_steps(text)))
    read = 0
    for start in steps if len(steps) >= _MANY else ():
        if start >= read:
            article = _ARTICLE.search(text, start)
            read = article.start() if article else len(text)
            yield start, read
    for start, end in pairwise((*_openings(text, lines), len(text))):
        if left.many_in(start, end, _MANY) and len(list(islice(_BLANK.finditer(text, start, end), _MANY))) == _MANY:
            yield start, end


def _steps(text: str) -> Iterator[int]:
    """Where lines that begin with "Bước 1:" begin, each with those above it that have no words; found by the word."""
    done = 0
    for at in places_of(text, (_STEP_WORD,)):
        begin = at
        while begin > done and (text[begin - 1].isspace() or text[begin - 1] in _BEFORE_STEP):
            begin -= 1
        line = begin if begin == 0 or text[begin - 1] == "\n" else text.find("\n", begin, at) + 1
        step = _STEP.match(text, line) if line or begin == 0 else None
        if step:
            done = step.end()
            yield line


def _openings(text: str, lines: Sequence[BlockLine]) -> list[int]:
    """Where the lines begin that open a form; few lines begin with a letter that their words have."""
    signs, opens = _form_signs(), _opens_a_form()
    begins = [text.rfind("\n", 0, line.start) + 1 for line in lines if text[line.start] in signs]
    return [line for line in begins if opens.match(text, line)]
