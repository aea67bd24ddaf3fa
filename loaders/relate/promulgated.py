"""What a decision promulgates is a part of it: who changes "Quy chế … ban hành kèm theo Quyết định A" changes A."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..find.mention import Mention
from ..know.cues import ALTERING
from ..model import OWN
from .relation import Relation

_RESTS_ON_BOTH = ("BASED_ON", "IMPLEMENTS")


def changed_with(found: Sequence[Mention], said: Sequence[Relation]) -> Iterator[Relation]:
    """The same change of the document with a number that promulgates what another document is said to change.

    The text's own changes are often told of the decision already, with the part that they mean.
    """
    changed = {found[each.object].number for each in said if each.subject == OWN and each.relation in ALTERING}
    promulgator = {
        each.object: each
        for each in said
        if each.relation == "APPROVES" and each.subject > each.object >= 0 and found[each.object].number is None
    }
    for each in said:
        by = promulgator.get(each.object)
        if by is not None and each.subject == OWN and each.relation in _RESTS_ON_BOTH and by.subject != OWN:
            # "Căn cứ Quy chế làm việc … ban hành kèm theo Quyết định A": told by the number of A
            yield replace(each, object=by.subject, start=by.start, end=by.end, cue=by.cue)
        if (
            each.relation not in ALTERING
            or by is None
            or by.subject == OWN
            or each.subject == by.subject
            or (each.subject == OWN and found[by.subject].number in changed)
        ):
            continue
        if by.start <= each.cue[0] <= by.end and each.subject < each.object:
            whole = each.relation == "SUPERSEDES"
            part = each.part or found[each.object].name
            relation = "AMENDS" if not whole else each.relation
            yield replace(
                each,
                relation=relation,
                object=by.subject,
                end=max(each.end, by.end),
                rule="changes what is promulgated",
                part=None if whole else part,
            )
