"""Labels below items: "Cơ quan chủ trì: Sở X", "Thời gian hoàn thành: quý II/2024", said of the items above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..clean.blocks import PLAIN, Block
from ..know.duties import meanings
from ..model import Due, Duty, Evidence
from .beginnings import FIRST, either_letters
from .bodies import names_at
from .due import due_in_cell
from .page import DutyText
from .refusing import is_case
from .spoken import verb_after
from .wording import label_words

_CONFIDENCE = 0.9
_LONGEST_TASK, _LONGEST_LABEL = 1500, 40
_BRACKET = re.compile(r"\((?P<told>[^()]*)\)\s*[.;]?\s*$")
#: "…, do Sở X thực hiện, xong trước …" at the end of an item
_DONE_BY = re.compile(
    r",\s+(?P<told>do (?=[A-ZĐỦ])[^.;:()]{5,160}?(?:thực hiện|chủ trì|đảm nhận))(?=\s*[,.;]|\s*$)[^.;:]{0,60}[.;]?$"
)
#: "1. Soạn quy chế: Sở X chủ trì, Sở Y phối hợp; xong trước …": the matter, and who has a part in it
_LED_BY = re.compile(
    r":\s+(?P<told>(?=[A-ZĐỦ])[^:;.]{3,120}? chủ trì(?: thực hiện)?"
    r"(?:, (?=[A-ZĐỦ])[^:;.]{3,160}? phối hợp(?: thực hiện)?|,? (?:và )?phối hợp với (?P<others>[^:;.]{3,160}))?)"
    r"\s*[;.]"
)
#: "(Sở X chủ trì,) phối hợp với Sở Y, Sở Z"
_WITH = re.compile(r"(?:và )?phối hợp(?: chặt chẽ)?(?: với)?\s+(?:các )?(?=[A-ZĐỦ])")
_PIECE = re.compile(r"\s*(?:[;,]\s*)?(?:do\s+|giao\s+)?")
_PART = re.compile(
    r"\s*(?P<role>chủ trì|phối hợp|tham mưu|theo dõi|cùng thực hiện|thực hiện|đảm nhận|phụ trách|làm đầu mối)"
    r"(?: thực hiện)?"
    r"\s*(?=[;,.)]|$)"
)
#: roles of words that tell one here only
_HERE = {
    "thực hiện": "LEADS",
    "đảm nhận": "LEADS",
    "phụ trách": "LEADS",
    "làm đầu mối": "LEADS",
    "cùng thực hiện": "COORDINATES",
}
#: one of these stands in every bracket that tells who has a part
_TELLING = ("chủ trì", "phối hợp", "thực hiện", "đảm nhận", "làm đầu mối")
#: the parts of a procedure have labels too, and assign nothing
_OF_A_PROCEDURE = re.compile(r"\d\.\d{6}(?!\d)|trả kết quả|[Tt]hành phần hồ sơ|[Tt]hời hạn giải quyết|[Tt]rình tự")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a label says of the items above it: who has a part in them, or when they are due."""

    text: str
    evidence: Evidence
    duties: tuple[Duty, ...] = ()
    due: Due | None = None


def bracketed(page: DutyText, block: Block) -> Labelled | None:
    """What a bracket at the end of an item says of it: "… (Sở X chủ trì; Sở Y, Sở Z phối hợp)"."""
    # few blocks end with a bracket, which is quick to see
    last = page.flat[block.end - 1]
    if last not in ").;" and not last.isspace():
        return None
    close = page.flat.rfind(")", block.body, block.end)
    ended = close >= 0 and page.flat[close + 1 : block.end].strip() in ("", ".", ";")
    bracket = _BRACKET.search(page.flat, block.body, block.end) if ended else None
    if bracket is None and block.depth < PLAIN and page.flat.find(", do ", block.body, block.end) >= 0:
        bracket = _DONE_BY.search(page.flat, block.body, block.end)
    if bracket is None or not any(word in bracket["told"] for word in _TELLING):
        return None
    said = page.evidence(block.start, block.end, "bracket at the end of an item", _CONFIDENCE)
    text = page.words(block.body, bracket.start())[:_LONGEST_TASK].rstrip(" .;")
    duties = tuple(parts_told(page, *bracket.span("told"), said))
    return Labelled(text, said, duties) if duties else None


def led_by(page: DutyText, block: Block) -> Labelled | None:
    """As in "1. Soạn quy chế: Sở X chủ trì, phối hợp với Sở Y", where no body stands before the colon."""
    if block.depth >= PLAIN or page.flat.find(" chủ trì", block.body, block.end) < 0:
        return None
    told = _LED_BY.search(page.flat, block.body, block.end)
    if told is None or ":" in page.flat[block.body : told.start()] or names_at(page.flat, block.body, told.start()):
        return None
    others = names_at(page.flat, told.start("others"), told.end("others")) if told["others"] else None
    if is_case(page.flat, block.body) or (told["others"] and (others is None or others.end < told.end("others"))):
        # behind those who help stands what is to be done
        return None
    said = page.evidence(block.start, block.end, "who leads, behind a colon", _CONFIDENCE)
    duties = tuple(parts_told(page, *told.span("told"), said))
    leads = any(duty.role == "LEADS" for duty in duties)
    return Labelled(page.words(block.body, told.start())[:_LONGEST_TASK], said, duties) if leads else None


def parts_told(page: DutyText, start: int, end: int, said: Evidence) -> Iterator[Duty]:
    """The duties that a stretch tells, piece by piece: "Sở X chủ trì, Sở Y phối hợp", "cơ quan chủ trì: Sở X"."""
    while start < end:
        begin = _PIECE.match(page.flat, start, end)
        start = begin.end() if begin else start
        if (beside := _WITH.match(page.flat, start, end)) and (row := names_at(page.flat, beside.end(), end)):
            yield from (Duty("COORDINATES", body, "label", said) for body in page.bodies(row.names, said))
            start = row.end
            continue
        label = label_words().match(page.flat, start, end)
        row = names_at(page.flat, label.end() if label else start, end, low=label is not None)
        part = _PART.match(page.flat, row.end, end) if row and not label else None
        means = meanings("label")[label["label"].lower()] if label else ""
        if part:
            means = _HERE.get(part["role"]) or meanings("role")[part["role"]]
        if row and means not in ("", "DUE"):
            yield from (Duty(means, body, "label", said) for body in page.bodies(row.names, said))
        stop = part.end() if part else row.end if row and label else page.flat.find(";", start, end)
        start = stop if stop > start else end


def _is_empty_label(page: DutyText, block: Block) -> bool:
    """As in "Cơ quan thực hiện:", above lines that tell who leads, and as a heading in capitals above the items."""
    empty = block.end - block.start < _LONGEST_LABEL and page.flat[block.end - 1] == ":"
    return empty or page.flat[block.body : block.end].isupper()


def labelled(page: DutyText, block: Block, above: Sequence[Block]) -> Labelled | None:
    """What a block says, where it is nothing but a label and stands below items; it may say nothing of use."""
    # most blocks begin with a letter that no label begins with, or have no colon
    may_label = (
        above
        and page.flat[block.body : block.body + FIRST] in either_letters("label")
        and page.flat.find(":", block.body, block.end) >= 0
    )
    label = label_words().match(page.flat, block.body, block.end) if may_label else None
    if label is None:
        return None
    if _OF_A_PROCEDURE.search(page.flat, above[0].start, block.start):
        return None
    above = [each for each in above if not _is_empty_label(page, each)] or above
    text = " ".join(page.words(each.body, each.end) for each in above)[:_LONGEST_TASK].rstrip(" .;")
    evidence = page.evidence(above[0].start, block.end, "items above a label", _CONFIDENCE)
    means = meanings("label")[label["label"].lower()]
    if means == "DUE":
        return Labelled(text, evidence, due=due_in_cell(page.words(label.end(), block.end).rstrip(". ")))
    row = names_at(page.flat, label.end(), block.end, low=True)
    gives = label["label"].lower().startswith("phân công")
    if row and gives and verb_after(page.flat, row, block.end) is not None:
        # "Phân công: Công an xã kiểm soát …" is a sentence
        return None
    said = page.evidence(block.start, block.end, f"{means.lower()} in a label", _CONFIDENCE, (label.span(),))
    bodies = page.bodies(row.names, said) if row else []
    return Labelled(text, evidence, tuple(Duty(means, body, "label", said) for body in bodies))
