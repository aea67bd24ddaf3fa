"""Resolution as texts and people together give it: ``resolve``, then what corrections say.

The families that are given must be closed: all that ``Corrections.links`` joins to one of them is
there. Then the outcome depends on the sets of mentions and corrections alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..model import OWN, MentionKey, Reference
from .corrections import NONE, Corrections, MentionAt, reading, renumbered
from .documents import Mentions, Reason, Resolution, ResolvedDocument, Unresolved, resolve

Told = TypeVar("Told")
Identity = tuple[str, str | None, str | None]
#: for each family of which only some groups are given the inferred places of their mentions without a place
AtHome = Mapping[str, Mapping[MentionKey, str]]
EVERYWHERE: AtHome = {}

_BARRED = "a correction bars the only document that fits"
_SEVERAL_LEFT = "a correction bars one document and several others fit"


def resolve_corrected(
    mentions: Iterable[tuple[MentionKey, Reference]], corrections: Corrections = NONE, at_home: AtHome = EVERYWHERE
) -> Resolution:
    """Resolve all mentions of the families, and do as people have said.

    Of the families of ``at_home`` only some groups are given, with the inferred places of their mentions that have no
    place (groups.py); no correction may name their mentions or join them to others.
    """
    numbered = ((place, renumbered(place, reference, corrections.numbers)) for place, reference in mentions)
    items = sorted(((place, reading(reference, corrections.aliases)) for place, reference in numbered), key=_place)
    settled = _said(items, corrections.settled)
    work = _CorrectionWork.begun(items, settled, corrections, at_home)
    # a mention whose document is gone is resolved like any other
    kept = {place: document for place, document in settled.items() if document in work.documents}
    if kept != settled:
        work = _CorrectionWork.begun(items, kept, corrections, at_home)
    work.settle(items, kept)
    work.set_dates()
    documents = tuple(work.documents[key] for key in sorted(work.documents))
    return Resolution(documents, tuple(sorted(work.unresolved, key=_at)))


def _plain(mentions: Iterable[tuple[MentionKey, Reference]], at_home: AtHome) -> Resolution:
    """Every family by itself, as the texts alone give it."""
    families: dict[str, Mentions] = defaultdict(list)
    for item in mentions:
        families[item[1].family].append(item)
    found = [resolve(families[family], at_home.get(family)) for family in sorted(families)]
    documents = tuple(document for each in found for document in each.documents)
    return Resolution(documents, tuple(left for each in found for left in each.unresolved))


@dataclass(slots=True)
class _CorrectionWork:
    """The documents of a resolution while corrections are applied to them."""

    corrections: Corrections
    documents: dict[str, ResolvedDocument]
    unresolved: list[Unresolved] = field(default_factory=list)

    @classmethod
    def begun(
        cls, items: Mentions, settled: Mapping[MentionKey, str], corrections: Corrections, at_home: AtHome
    ) -> "_CorrectionWork":
        """All mentions but the settled ones resolved, then parted and joined as people say."""
        found = _plain((item for item in items if item[0] not in settled), at_home)
        work = cls(corrections, {document.id: document for document in found.documents}, list(found.unresolved))
        work.part([item for item in items if item[0] not in settled])
        work.join()
        return work

    def part(self, items: Mentions) -> None:
        """Take mentions from the documents that they are not of."""
        barred = _said(items, self.corrections.barred)
        taken = [
            (item, source) for item in items if item[0] in barred and (source := self._take(item, barred[item[0]]))
        ]
        self.documents = {key: document for key, document in self.documents.items() if document.mentions}
        for item, source in taken:
            if item[0][1] == OWN:
                self._found_own(item, source)
        for item, _ in taken:
            if item[0][1] != OWN:
                self._rehouse(item, self._others(item[1], barred[item[0]]))

    def join(self) -> None:
        """Merge documents that a person declared the same, if the surviving one exists."""
        for key in sorted(self.documents):
            target = self.corrections.current(key)
            if target != key and target in self.documents:
                other = self.documents.pop(key)
                self._bring(self.documents[target], other.mentions, other)

    def settle(self, items: Mentions, settled: Mapping[MentionKey, str]) -> None:
        """Assign mentions to the documents that corrections name."""
        for item in items:
            if item[0] in settled:
                document = self.documents[settled[item[0]]]
                document.take([item], Reason.CORRECTION)
                document.brought.add(item[0])

    def set_dates(self) -> None:
        """Set the dates that corrections declare right."""
        for key, date in self.corrections.dates.items():
            if key in self.documents:
                self.documents[key].right_date = date

    def _take(self, item: tuple[MentionKey, Reference], barred: frozenset[str]) -> ResolvedDocument | None:
        """Remove the mention from its barred document and return that document; ``None`` if it had none."""
        for document in self.documents.values():
            if item[0] in document.reasons and self._names(document.id) & barred:
                document.mentions.remove(item)
                del document.reasons[item[0]]
                document.doubted.discard(item[0])
                return document
        return None

    def _names(self, document: str) -> set[str]:
        return {document, self.corrections.current(document)}

    def _others(self, reference: Reference, barred: frozenset[str]) -> list[str]:
        """Documents of the same number and place that are not barred; of the same name where it has no number."""
        told = _identity(reference)
        fitting = [key for key, document in self.documents.items() if told in _identities(document)]
        return sorted(key for key in fitting if not self._names(key) & barred)

    def _found_own(self, item: tuple[MentionKey, Reference], source: ResolvedDocument) -> None:
        """A text that is not the document of its number is one of its own, told apart by its text."""
        key = f"{source.id}.{item[0][0][:8]}"
        document = self.documents.setdefault(key, ResolvedDocument(key, source.series))
        document.take([item], Reason.CORRECTION)

    def _rehouse(self, item: tuple[MentionKey, Reference], inferred_places: list[str]) -> None:
        """A mention goes to the only document that is left for it; else it is unresolved."""
        if len(inferred_places) == 1:
            self.documents[inferred_places[0]].take([item], Reason.CORRECTION)
        else:
            self.unresolved.append(
                Unresolved(item[0], _SEVERAL_LEFT if inferred_places else _BARRED, tuple(inferred_places))
            )

    def _bring(self, target: ResolvedDocument, mentions: Mentions, other: ResolvedDocument) -> None:
        target.mentions.extend(mentions)
        target.reasons |= other.reasons
        target.doubted |= other.doubted
        target.brought |= {place for place, _ in mentions}


def _said(items: Mentions, told: Mapping[MentionAt, Told]) -> dict[MentionKey, Told]:
    """What corrections, which name mentions in their own way, tell of some of these."""
    if not told:
        return {}
    return {place: told[at] for place, reference in items if (at := (place[0], reference.span.start)) in told}


def _identity(reference: Reference) -> Identity:
    """What a document is told by; by its number alone every document without one would be the same."""
    return reference.family, reference.number, reference.place


def _identities(document: ResolvedDocument) -> set[Identity]:
    return {_identity(reference) for _, reference in document.mentions}


def _place(item: tuple[MentionKey, Reference]) -> MentionKey:
    return item[0]


def _at(left: Unresolved) -> MentionKey:
    return left.key
