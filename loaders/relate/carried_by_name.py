"""What a document carries out by name in its title, and names with its number among its grounds.

"NGHỊ ĐỊNH quy định chi tiết một số điều của Luật A", and below it "Căn cứ Luật A số B": the line says which law is
meant, and is no ground beside what the title says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..find.mention import Mention
from ..know.vocabulary import types_that
from ..model import OWN
from .relation import Relation

_CARRIED, _GROUND = "IMPLEMENTS", "BASED_ON"


def with_numbers(text: str, found: Sequence[Mention], said: Iterable[Relation]) -> Iterator[Relation]:
    """The statements, each ground that the document carries out by name as the place where its number stands."""
    every = list(said)
    by_name = {
        found[each.object].number
        for each in every
        if each.subject == OWN and each.relation == _CARRIED and _is_named(text, found[each.object])
    }
    for each in every:
        number = found[each.object].number
        ground = each.subject == OWN and each.relation == _GROUND
        if ground and number in by_name and not _is_named(text, found[each.object]):
            yield replace(each, relation=_CARRIED, rule="implements (named in the title)")
        else:
            yield each


def _is_named(text: str, mention: Mention) -> bool:
    """Whether a law is named without the number that it is known by."""
    number = mention.number
    if number is None or mention.type not in types_that("law"):
        return False
    return number.serial not in text[mention.start : mention.tail]
