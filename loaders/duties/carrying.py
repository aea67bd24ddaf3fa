"""Bodies that a text tells, or reports, to carry out a document: "Quận ủy X triển khai thực hiện Nghị quyết …"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ..fold import in_small_letters
from ..know.vocabulary import document_types
from ..model import CarriedOut, Reference
from .beginnings import by_first_letters
from .bodies import names_at
from .page import DutyText

_VERBS = ("thực hiện", "triển khai", "quán triệt", "thi hành")
_VERB = re.compile("|".join(_VERBS), re.IGNORECASE)
#: between verb and document
_BETWEEN = re.compile(
    r"[\s“\",]*(?:(?:thực hiện|thi hành|nghiêm túc|nghiêm|hiệu quả|có hiệu quả|tốt|thắng lợi|đồng bộ|sáng tạo"
    r"|các|nội dung|nhiệm vụ"
    r"|mục tiêu|những|theo|và|hoàn thành cao nhất các chỉ tiêu)[\s,]*)*$",
    re.IGNORECASE,
)
_TO_VERB = re.compile(
    r"[\s,]*(?:(?:đã|tiếp tục|chủ động|tổ chức|chỉ đạo|lãnh đạo|quyết tâm|nghiêm túc|kịp thời|gương mẫu|đi đầu"
    r"|khẩn trương|tập trung"
    r"|phải|cần|có trách nhiệm|quyết liệt|tăng cường|luôn|đẩy mạnh|việc|học tập|phổ biến|và|xây dựng kế hoạch"
    r"|quán triệt|triển khai)[\s,]*)*$",
    re.IGNORECASE,
)
_ISSUING = ("ban hành", "xây dựng")
_ISSUES = re.compile(rf"(?<!\w)(?:{'|'.join(_ISSUING)})(?!\w)")
_LISTED = re.compile(r"(?:(?!thực hiện|triển khai|thi hành|theo|căn cứ|tại|thay thế)[^.;])*?(?:,|;|(?<!\w)và)\s*")
_SENTENCE = 420
_NEAR = 90


def carried_out(page: DutyText, references: Sequence[Reference]) -> Iterator[CarriedOut]:
    """Each document with the body whose verb stands right before it."""
    if page.composed.origins is not None:
        # offsets of references are those of the loaded text
        return
    last: tuple[int, int] | None = None
    for index, reference in enumerate(references):
        at = reference.span.start
        listed = last if index and _is_listed(page.flat, references[index - 1].span.end, at) else None
        last = None
        start = max(0, at - _SENTENCE)
        floor = max(start, page.flat.rfind(". ", start, at), page.flat.rfind(";", start, at))
        verb = _last_verb(page.flat, max(floor, at - _NEAR), at)
        found = _subject(page.flat, floor, verb) or _issuer(page.flat, floor, verb) if verb is not None else listed
        if found:
            last = found
            marks = ((verb, at),) if verb is not None else ()
            said = page.evidence(found[0], reference.span.end, "carries out", 0.85, marks)
            yield CarriedOut(page.body(*found, said), index, said)


def _is_listed(flat: str, end: int, start: int) -> bool:
    """Whether a document stands in one list with the one before: "… thực hiện Nghị quyết A, Nghị quyết B và C"."""
    between = flat[end:start]
    joined = len(between) <= _NEAR and between.rstrip().endswith((",", ";", "và"))
    return joined and _LISTED.fullmatch(between) is not None


def _issuer(flat: str, floor: int, verb: int) -> tuple[int, int] | None:
    """The body that issued something to carry the document out: "Quận ủy X đã ban hành Kế hoạch … thực hiện …"."""
    if all(flat.find(word, floor, verb) < 0 for word in _ISSUING):
        return None
    issues = list(_ISSUES.finditer(flat, floor, verb))
    # in small letters, in which the words are found much quicker than in letters of either kind
    small = in_small_letters(flat[floor:verb]) if issues else ""
    issued = [match.start() for match in issues if _made().search(small, match.end() - floor)]
    return _subject(flat, floor, issued[-1]) if issued else None


@cache
def _made() -> re.Pattern[str]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for kind in (*document_types(), "văn bản"):
        by_letter[kind[0].lower()].append(re.escape(kind[1:].lower()))
    # a letter before all else, so that a search stops at these letters only
    ways = (rf"{letter}(?<!\w{letter})(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?:{'|'.join(ways)})(?!\w)")


@cache
def _head() -> re.Pattern[str]:
    """The letters that names begin with, a capital before all else, so that a search stops at capitals only."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for letters in by_first_letters("head"):
        if letters[0].isupper():
            by_letter[letters[0]].append(re.escape(letters[1]))
    ways = (rf"{letter}(?<![\w/-]{letter})[{''.join(rest)}]" for letter, rest in by_letter.items())
    return re.compile("|".join(ways))


def _last_verb(flat: str, floor: int, at: int) -> int | None:
    """Where the verb begins between which and the document nothing else stands."""
    small = flat[floor:at].lower()
    if not any(verb in small for verb in _VERBS):
        return None
    verbs = [match.start() for match in _VERB.finditer(flat, floor, at)]
    return next((verb for verb in verbs if _BETWEEN.match(flat[_after(flat, verb) : at])), None)


def _after(flat: str, verb: int) -> int:
    match = _VERB.match(flat, verb)
    return match.end() if match else verb


def _subject(flat: str, floor: int, verb: int) -> tuple[int, int] | None:
    """The body between which and the verb stand nothing but adverbs and auxiliaries."""
    for word in _head().finditer(flat, floor, verb):
        begin = word.start()
        row = names_at(flat, begin, verb)
        if row and _TO_VERB.match(flat[row.end : verb]) and not _is_no_subject(flat, row.names[-1][0], verb):
            return row.names[-1]
    return None


def _is_no_subject(flat: str, start: int, verb: int) -> bool:
    """As in "Kế hoạch … của Thành ủy thực hiện Nghị quyết", where the plan does, and "Ban Chỉ đạo thực hiện …"."""
    return _OF.search(flat, max(0, start - 6), start) is not None or flat[start:verb].strip() == "Ban Chỉ đạo"


_OF = re.compile(r"(?:của|do|cho|với|và)\s+$")
