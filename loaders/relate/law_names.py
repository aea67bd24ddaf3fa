"""What the name of an amending law says: "Luật sửa đổi, bổ sung một số điều của Luật Đê điều số 60" amends that law."""

from collections.abc import Iterator, Sequence

from ..clean.clauses import clause_end
from ..find.mention import Mention
from ..find.same_law import AMENDS_IN_NAME, law_key
from ..know.vocabulary import types_that
from .relation import Relation


def amended_in_name(text: str, found: Sequence[Mention]) -> Iterator[Relation]:
    """The law that an amending law names, where the text named it before with its number."""
    known: dict[str, int] = {}
    for index, mention in enumerate(found):
        if mention.type not in types_that("law") or mention.number is None:
            continue
        amends = AMENDS_IN_NAME.fullmatch(mention.title or "")
        target = known.get(law_key(amends["name"])) if amends else None
        if target is not None and found[target].number != mention.number:
            end = max(mention.end, clause_end(text, mention.end))
            cue = (mention.start, mention.start)
            yield Relation(index, "AMENDS", target, "amends in its name", 0.9, mention.start, end, cue)
        known.setdefault(law_key(mention.title or ""), index)
