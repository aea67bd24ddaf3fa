"""What a document carries out by its name, and names with its number among its grounds.

"NGHỊ ĐỊNH quy định chi tiết một số điều của Luật A", and below it "Căn cứ Luật A số B": the line says which law is
meant, and is no ground beside what the title says.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..find.mention import Mention
from ..know.vocabulary import types_that
from ..model import OWN
from .relation import Relation

_CARRIED, _GROUND = "IMPLEMENTS", "BASED_ON"
_RULE = "implements (by name)"


def with_numbers(text: str, found: Sequence[Mention], said: Sequence[Relation]) -> list[Relation]:
    """The statements, each ground that the document carries out by name as the place where its number stands."""
    own = [each for each in said if each.subject == OWN]
    carried = (found[each.object] for each in own if each.relation == _CARRIED)
    by_name = {mention.number for mention in carried if _is_named(text, mention)}
    grounds = [each for each in own if each.relation == _GROUND and found[each.object].number in by_name]
    numbered = {each for each in grounds if not _is_named(text, found[each.object])}
    return [replace(each, relation=_CARRIED, rule=_RULE) if each in numbered else each for each in said]


def _is_named(text: str, mention: Mention) -> bool:
    """Whether a law is named without the number that it is known by."""
    number = mention.number
    if number is None or mention.type not in types_that("law"):
        return False
    return number.serial not in text[mention.start : mention.tail]
