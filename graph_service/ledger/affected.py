"""The mentions that a step resolves again, closed under all that decides on them.

They are those of one group (loaders/resolve/groups.py) to a mention that comes, goes or tells the name of a file that
has another now, and to mentions without a place that go to another home or stay at home there. Where
corrections join families, or name a mention, they are whole families.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph_service.store.protocol import MentionRow, Writer
from loaders.model import OWN, MentionKey, Reference
from loaders.resolve.corrected import AtHome
from loaders.resolve.corrections import FamiliesAt, families_at
from loaders.resolve.groups import PlaceHint, at_home, group_of, inferred_places, place_hint, place_hints, unplaced

from .inputs import Revision, Texts, mentions

References = Mapping[MentionKey, Reference]


@dataclass(frozen=True, slots=True)
class Reach:
    """Mentions of the ledger to resolve again, and inferred places of families that are not whole."""

    mentions: list[MentionRow]
    at_home: AtHome


def reach(writer: Writer, texts: Texts, revision: Revision) -> Reach:
    """What the step has to resolve again."""
    coming = {place: reference for extract in texts.new.values() for place, reference in mentions(extract)}
    standing = dict(_standing(writer, texts))
    families = {reference.family for reference in (*coming.values(), *standing.values())}
    at = _corrected(writer, texts, revision)
    changed = revision.touched(writer, at)
    whole = changed | revision.linked(families | changed, at)
    group = _Groups(writer, texts.gone, _outside(coming, whole), _outside(standing, whole))
    found = group.mentions()
    parts = {reference.family for reference in (*group.coming.values(), *(each.reference for each in found))} - whole
    return Reach([*(writer.mentions(sorted(whole)) if whole else ()), *found], group.by_family(parts))


def _outside(references: References, whole: Collection[str]) -> References:
    return {place: reference for place, reference in references.items() if reference.family not in whole}


def _standing(writer: Writer, texts: Texts) -> Iterator[tuple[MentionKey, Reference]]:
    retold = texts.gone | texts.relabelled
    for mention in writer.mentions_of(sorted(texts.gone | texts.renamed)):
        if mention.sha256 in retold or mention.index == OWN:
            yield mention.key, mention.reference


def _corrected(writer: Writer, texts: Texts, revision: Revision) -> FamiliesAt:
    """The families of the mentions that corrections name, before or after."""
    named = revision.before.texts | revision.after.texts
    standing = [(each.key, each.reference) for each in writer.mentions_of(sorted(named))] if named else []
    coming = [each for sha256 in sorted(named & set(texts.new)) for each in mentions(texts.new[sha256])]
    return families_at([*standing, *coming])


class _Groups:
    """The groups of mentions that are added, removed or changed."""

    def __init__(self, writer: Writer, gone: Collection[str], coming: References, standing: References) -> None:
        self.writer = writer
        self.gone = gone
        self.coming = coming
        self.standing = standing
        groups = {group_of(reference) for reference in (*coming.values(), *standing.values())}
        self.numbers = unplaced(groups)
        self.placed = groups - self.numbers
        #: mentions without a place of these numbers, before the step
        self.homeless = {each.key: each for each in writer.mentions_of_groups(sorted(self.numbers))}
        self.read = writer.mentions_of_groups(sorted(self.placed))
        self.before, self.after = self._homes()

    def mentions(self) -> list[MentionRow]:
        """The mentions that stand in the ledger."""
        groups = self.placed | self._moved()
        further = self.writer.mentions_of_groups(sorted(groups - self.placed - self.numbers))
        there = [each for place, each in self.homeless.items() if self._groups_at_home(place, each.reference) & groups]
        return [*self.read, *further, *there]

    def by_family(self, families: Collection[str]) -> AtHome:
        """The inferred_places after the step, for each of the families."""
        found: dict[str, dict[MentionKey, str]] = {family: {} for family in families}
        for place, reference in self._homeless_after().items():
            if place in self.after and reference.family in found:
                found[reference.family][place] = self.after[place]
        return found

    def _homeless_after(self) -> dict[MentionKey, Reference]:
        staying = {place: each.reference for place, each in self.homeless.items() if each.sha256 not in self.gone}
        return staying | {place: each for place, each in self.coming.items() if group_of(each) in self.numbers}

    def _homes(self) -> tuple[dict[MentionKey, str], dict[MentionKey, str]]:
        """The inferred_places before and after the step."""
        before, after = {place: each.reference for place, each in self.homeless.items()}, self._homeless_after()
        numbers = {group_of(reference) for reference in (*before.values(), *after.values())}
        if not numbers:
            return {}, {}
        untouched = self._untouched(numbers)
        told = [(each.sha256 in self.gone, hint) for each in self.read if (hint := place_hint(each.reference))]
        was = [*untouched, *(hint for _, hint in told)]
        now = [*untouched, *(hint for is_gone, hint in told if not is_gone), *place_hints(self.coming.values())]
        return inferred_places(before, was), inferred_places(after, now)

    def _untouched(self, numbers: Collection[str]) -> list[PlaceHint]:
        """What groups that are not read state of numbers."""
        told = self.writer.place_hints(sorted(numbers))
        return [each for group, each in told if group not in self.placed]

    def _moved(self) -> set[str]:
        """The groups, before and after, of mentions without a place that are added, removed, moved or changed."""
        references = {place: each.reference for place, each in self.homeless.items()} | self._homeless_after()
        return {
            group
            for place, reference in references.items()
            if place in self.coming or place in self.standing or self.before.get(place) != self.after.get(place)
            for group in self._groups_at_home(place, reference)
        }

    def _groups_at_home(self, place: MentionKey, reference: Reference) -> set[str]:
        """The groups that a mention without a place is of, before and after the step."""
        group = group_of(reference)
        return {at_home(group, found[place]) if place in found else group for found in (self.before, self.after)}
