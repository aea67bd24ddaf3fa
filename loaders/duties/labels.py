"""Labels below items: "Cơ quan chủ trì: Sở X", "Thời gian hoàn thành: quý II/2024", said of the items above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..clean.blocks import Block
from ..know.duties import first_letters, meanings
from ..model import Due, Duty, Evidence
from .bodies import names_at
from .due import due_in_cell
from .page import DutyText
from .spoken import verb_after
from .wording import label_words

_CONFIDENCE = 0.9
_LONGEST_TASK, _LONGEST_LABEL = 1500, 40
_BRACKET = re.compile(r"\((?P<told>[^()]*)\)\s*[.;]?\s*$")
_PIECE = re.compile(r"[^;\s][^;]*")
_PART = re.compile(r"\s*(?P<role>chủ trì|phối hợp|tham mưu|theo dõi)(?: thực hiện)?\s*")


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
    if bracket is None or not ("chủ trì" in bracket["told"] or "phối hợp" in bracket["told"]):
        return None
    said = page.evidence(block.start, block.end, "bracket at the end of an item", _CONFIDENCE)
    duties: list[Duty] = []
    for piece in _PIECE.finditer(page.flat, *bracket.span("told")):
        row = names_at(page.flat, piece.start(), piece.end())
        part = _PART.fullmatch(page.flat, row.end, piece.end()) if row else None
        if row and part:
            means = meanings("role")[part["role"]]
            duties += (Duty(means, body, "label", said) for body in page.bodies(row.names, said))
    text = page.words(block.body, bracket.start())[:_LONGEST_TASK].rstrip(" .;")
    return Labelled(text, said, tuple(duties)) if duties else None


def _is_empty_label(page: DutyText, block: Block) -> bool:
    """As in "Cơ quan thực hiện:", above lines that tell who leads and who works with him."""
    return block.end - block.start < _LONGEST_LABEL and page.flat[block.end - 1] == ":"


def labelled(page: DutyText, block: Block, above: Sequence[Block]) -> Labelled | None:
    """What a block says, where it is nothing but a label and stands below items; it may say nothing of use."""
    # most blocks begin with a letter that no label begins with, or have no colon
    may_label = (
        above
        and page.flat[block.body : block.body + 1] in first_letters("label")
        and page.flat.find(":", block.body, block.end) >= 0
    )
    label = label_words().match(page.flat, block.body, block.end) if may_label else None
    if label is None:
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
