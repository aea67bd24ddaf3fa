"""All that one text says of duties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..clean.normalise import Composed
from ..find.bodies_in_text import Context
from ..find.header import Header, is_law
from ..find.registers import tables as all_registers
from ..know.vocabulary import types_that
from ..model import (
    CarriedOut,
    Effect,
    EntityMention,
    Figure,
    Recipient,
    Reference,
    Signature,
    Source,
    Target,
    Task,
)
from .aligned import aligned, tasks_of_aligned
from .assignments import assigned
from .carrying import carried_out
from .concerns import with_concerns
from .figures import figures
from .grids import grids
from .page import DutyText
from .recipients import recipients
from .registers import tasks_of_registers, without_rows
from .reported import reported
from .roles import Manner
from .signing import effect, signature
from .tables import tasks_of_tables
from .targets import targets
from .upright import upright
from .wording import may_assign

_PARTY = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM")
_HEAD = 5000
#: what a text has that is an official document
_SENT = re.compile(r"Nơi nhận")


@dataclass(frozen=True, slots=True)
class TextDuties:
    """What a text says of duties; ``names``: the bodies and places of the text with those that its duties name."""

    names: tuple[EntityMention, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    recipients: tuple[Recipient, ...]
    carried_out: tuple[CarriedOut, ...]
    signature: Signature | None
    effect: Effect | None
    figures: tuple[Figure, ...]


def read_duties(
    source: Source,
    composed: Composed,
    header: Header,
    context: Context,
    written_on: str | None,
    references: Sequence[Reference],
    names: Sequence[EntityMention],
) -> TextDuties:
    """Read the duties of a text; ``references`` and ``names`` are what was found in it before."""
    registers = all_registers(source)
    # what a row of a register says its columns tell, and no sentence or table that it looks like
    page = DutyText(source, without_rows(composed, registers), context, written_on, list(names))
    tables = sorted([*grids(page), *upright(page)], key=lambda table: table.start)
    manner = _manner(page, header)
    parted = aligned(page)
    tasks = [*tasks_of_tables(page, tables), *tasks_of_aligned(page, parted, manner)]
    carried: list[CarriedOut] = []
    orders = header.type not in types_that("reports") if header.type else _SENT.search(page.flat) is not None
    if may_assign(page.flat):
        stretches = [(table.start, table.end) for table in tables] + [(table.start, table.end) for table in parted]
        found = assigned(page, manner, orders, stretches)
        tasks += found.tasks
        if not orders:
            tasks += reported(page)
        carried += found.carried_out
    carried += carried_out(page, references)
    # what a register lists is of many places, whichever it names most
    rows = tasks_of_registers(page.of_many_places(), registers, references)
    return TextDuties(
        tasks=(*with_concerns(page, tasks, references), *rows),
        targets=tuple(targets(page)),
        recipients=tuple(recipients(page)),
        carried_out=tuple(carried),
        signature=signature(page),
        effect=effect(page, header.issued_on),
        figures=() if orders else tuple(figures(page, references)),
        names=tuple(page.names),
    )


def _manner(page: DutyText, header: Header) -> Manner:
    party = _PARTY.search(page.flat, 0, _HEAD) is not None or bool(
        header.number and header.number.year is None and _is_party(header)
    )
    lawful = is_law(header)
    rules = lawful or (header.number is None and header.type in types_that("normative"))
    return Manner(party, _own(header.type), lawful, rules)


@lru_cache(maxsize=256)
def _own(type_of_it: str | None) -> re.Pattern[str]:
    """How a document of a type names itself where it is to be carried out."""
    kind = re.escape(type_of_it) if type_of_it else "|".join((*sorted(types_that("plans")), "Nghị quyết"))
    own = r"(?:thực hiện|cụ thể hóa|nội dung|mục tiêu|triển khai|thi hành)\b"
    own += rf"[^.;]{{0,40}}?\s(?:{kind})(?!\w)(?! (?:số|hành động))"
    own += r"|kế hoạch (?:tổ chức |triển khai )?thực hiện(?=\s*[;.])"
    return re.compile(own)


def _is_party(header: Header) -> bool:
    return bool(header.number and header.number.issuer and header.number.issuer.series == "term")
