"""The mentions that a step resolves again, closed under all that decides on them.

They are those that are kin (loaders/kin.py) to a mention that comes, goes or tells the name of a file that
has another now, and to mentions without a place that go to another home or stay at home there. Where
corrections join families, or name a mention, they are whole families.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph_service.store.protocol import Mention, Place, Writer
from loaders.model import OWN, Reference
from loaders.resolve.corrected import AtHome
from loaders.resolve.corrections import MentionAt
from loaders.resolve.groups import Telling, at_home, homes, kin_of, tellings, unplaced

from .inputs import Revision, Texts, mentions

References = Mapping[Place, Reference]


@dataclass(frozen=True, slots=True)
class Reach:
    """Mentions of the ledger to resolve again, and the homes after the step in families that are not whole."""

    mentions: list[Mention]
    at_home: AtHome


def reach(writer: Writer, texts: Texts, revision: Revision) -> Reach:
    """What the step has to resolve again."""
    coming = {place: reference for extract in texts.new.values() for place, reference in mentions(extract)}
    standing = dict(_standing(writer, texts))
    families = {reference.family for reference in (*coming.values(), *standing.values())}
    at = _corrected(writer, texts, revision)
    changed = revision.touched(writer, at)
    whole = changed | revision.linked(families | changed, at)
    kin = _Kin(writer, texts.gone, _outside(coming, whole), _outside(standing, whole))
    found = kin.mentions()
    parts = {reference.family for reference in (*kin.coming.values(), *(each.reference for each in found))} - whole
    return Reach([*(writer.mentions(sorted(whole)) if whole else ()), *found], kin.by_family(parts))


def _outside(references: References, whole: Collection[str]) -> References:
    return {place: reference for place, reference in references.items() if reference.family not in whole}


def _standing(writer: Writer, texts: Texts) -> Iterator[tuple[Place, Reference]]:
    telling = texts.gone | texts.relabelled
    for mention in writer.mentions_of(sorted(texts.gone | texts.renamed)):
        if mention.sha256 in telling or mention.index == OWN:
            yield mention.place, mention.reference


def _corrected(writer: Writer, texts: Texts, revision: Revision) -> dict[MentionAt, str]:
    """The families of the mentions that corrections name, before or after."""
    named = revision.before.texts | revision.after.texts
    standing = [(each.place, each.reference) for each in writer.mentions_of(sorted(named))] if named else []
    coming = [each for sha256 in sorted(named & set(texts.new)) for each in mentions(texts.new[sha256])]
    return {(place[0], reference.span.start): reference.family for place, reference in (*standing, *coming)}


class _Kin:
    """The kins that mentions touch which come, and which go or are told otherwise."""

    def __init__(self, writer: Writer, gone: Collection[str], coming: References, standing: References) -> None:
        self.writer = writer
        self.gone = gone
        self.coming = coming
        self.standing = standing
        kins = {kin_of(reference) for reference in (*coming.values(), *standing.values())}
        self.numbers = unplaced(kins)
        self.placed = kins - self.numbers
        #: mentions without a place of these numbers, before the step
        self.homeless = {each.place: each for each in writer.mentions_of_kin(sorted(self.numbers))}
        self.read = writer.mentions_of_kin(sorted(self.placed))
        self.before, self.after = self._homes()

    def mentions(self) -> list[Mention]:
        """The mentions that stand in the ledger."""
        kins = self.placed | self._moved()
        further = self.writer.mentions_of_kin(sorted(kins - self.placed - self.numbers))
        there = [each for place, each in self.homeless.items() if self._kins_at_home(place, each.reference) & kins]
        return [*self.read, *further, *there]

    def by_family(self, families: Collection[str]) -> AtHome:
        """The homes after the step, for each of the families."""
        found: dict[str, dict[Place, str]] = {family: {} for family in families}
        for place, reference in self._homeless_after().items():
            if place in self.after and reference.family in found:
                found[reference.family][place] = self.after[place]
        return found

    def _homeless_after(self) -> dict[Place, Reference]:
        staying = {place: each.reference for place, each in self.homeless.items() if each.sha256 not in self.gone}
        return staying | {place: each for place, each in self.coming.items() if kin_of(each) in self.numbers}

    def _homes(self) -> tuple[dict[Place, str], dict[Place, str]]:
        """The homes before and after the step."""
        before, after = {place: each.reference for place, each in self.homeless.items()}, self._homeless_after()
        untouched = self._untouched({kin_of(reference) for reference in (*before.values(), *after.values())})
        left = [each.reference for each in self.read if each.sha256 not in self.gone]
        was = [*untouched, *tellings(each.reference for each in self.read)]
        now = [*untouched, *tellings([*left, *self.coming.values()])]
        return homes(before, was), homes(after, now)

    def _untouched(self, numbers: Collection[str]) -> list[Telling]:
        """What is told of numbers by kins that are not read."""
        told = self.writer.tellings(sorted(numbers)) if numbers else ()
        return [each for kin, each in told if kin not in self.placed]

    def _moved(self) -> set[str]:
        """The kins, before and after, of mentions without a place that come, go, move or are told otherwise."""
        references = {place: each.reference for place, each in self.homeless.items()} | self._homeless_after()
        return {
            kin
            for place, reference in references.items()
            if place in self.coming or place in self.standing or self.before.get(place) != self.after.get(place)
            for kin in self._kins_at_home(place, reference)
        }

    def _kins_at_home(self, place: Place, reference: Reference) -> set[str]:
        """The kins that a mention without a place is of, before and after the step."""
        kin = kin_of(reference)
        return {at_home(kin, found[place]) if place in found else kin for found in (self.before, self.after)}
