"""What the name of an amending law says: "Luật sửa đổi, bổ sung một số điều của Luật Đê điều số 60" amends that law."""

import re
from collections.abc import Iterator, Sequence

from ..clean.clauses import clause_end
from ..find.mention import Mention
from ..find.same_law import AMENDS_IN_NAME, law_key
from ..know.vocabulary import type_words, types_that
from .relation import Relation

#: "Luật Quy hoạch, Luật Đầu tư và Luật Đấu thầu": where the name of one more law begins
_NEXT_LAW = re.compile(rf"(?:,| và)\s+(?=[^\W\da-zđ])(?i:{type_words('law')})\s+")
#: how far before it a law may stand that is quoted with what amends it
_NEAR = 200


def amended_in_name(text: str, found: Sequence[Mention]) -> Iterator[Relation]:
    """The law that an amending law names, where the text named it before with its number."""
    known: dict[str, int] = {}
    for index, mention in enumerate(found):
        if mention.type not in types_that("law") or mention.number is None:
            continue
        amends = AMENDS_IN_NAME.fullmatch(mention.title or "")
        for name in _NEXT_LAW.split(amends["name"]) if amends else ():
            target = known.get(law_key(name))
            if target is None or found[target].number == mention.number:
                continue
            end = max(mention.end, clause_end(text, mention.end))
            start = _with_amended(text, found[target], mention)
            cue = (mention.start, mention.start)
            yield Relation(index, "AMENDS", target, "amends in its name", 0.9, start, end, cue)
        known.setdefault(law_key(mention.title or ""), index)


def _with_amended(text: str, amended: Mention, mention: Mention) -> int:
    """Where the sentence begins: with the amended law, where the same line names it with its number right before."""
    near = 0 < mention.start - amended.start < _NEAR and "\n" not in text[amended.start : mention.start]
    return amended.start if near else mention.start
