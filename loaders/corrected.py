"""Resolution as texts and people together give it: ``resolve``, then what corrections say.

The families that are given must be closed: all that ``Corrections.links`` joins to one of them is
there. Then the outcome depends on the sets of mentions and corrections alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .corrections import NONE, Corrections, MentionAt, reading
from .model import OWN, Reference
from .resolve import Document, Mentions, Place, Reason, Resolution, Unresolved, resolve

_BARRED = "a correction bars the only document that fits"
_SEVERAL_LEFT = "a correction bars one document and several others fit"


def resolve_corrected(mentions: Iterable[tuple[Place, Reference]], corrections: Corrections = NONE) -> Resolution:
    """Resolve all mentions of the families, and do as people have said."""
    items = sorted(((place, reading(reference, corrections.aliases)) for place, reference in mentions), key=_place)
    settled = {place: corrections.settled[at] for place, at in _places(items) if at in corrections.settled}
    found = _plain(item for item in items if item[0] not in settled)
    known = {corrections.current(document.id) for document in found.documents}
    settled = {place: document for place, document in settled.items() if document in known}
    # a mention whose document is gone is resolved like any other
    found = _plain(item for item in items if item[0] not in settled)
    work = _Work(corrections, {document.id: document for document in found.documents}, list(found.unresolved))
    work.part(items)
    work.join()
    work.settle(items, settled)
    work.set_dates()
    return Resolution(
        tuple(work.documents[key] for key in sorted(work.documents)), tuple(sorted(work.unresolved, key=_at))
    )


def _plain(mentions: Iterable[tuple[Place, Reference]]) -> Resolution:
    """Every family by itself, as the texts alone give it."""
    families: dict[str, Mentions] = defaultdict(list)
    for item in mentions:
        families[item[1].family].append(item)
    found = [resolve(families[family]) for family in sorted(families)]
    documents = tuple(document for each in found for document in each.documents)
    return Resolution(documents, tuple(left for each in found for left in each.unresolved))


@dataclass(slots=True)
class _Work:
    """The documents of a resolution while corrections are applied to them."""

    corrections: Corrections
    documents: dict[str, Document]
    unresolved: list[Unresolved] = field(default_factory=list)

    def part(self, items: Mentions) -> None:
        """Take mentions from the documents that they are not of."""
        barred = {place: self.corrections.barred[at] for place, at in _places(items) if at in self.corrections.barred}
        parted = [item for item in items if item[0] in barred and self._take_away(item[0], barred[item[0]])]
        self.documents = {key: document for key, document in self.documents.items() if document.mentions}
        homes = {place: self._others(reference, barred[place]) for place, reference in parted if place[1] != OWN}
        for item in parted:
            if item[0][1] == OWN:
                self._found_own(item)
            else:
                self._rehouse(item, homes[item[0]])

    def join(self) -> None:
        """Make one of the documents that are said to be one, where the one that stays exists."""
        for key in sorted(self.documents):
            target = self.corrections.current(key)
            if target != key and target in self.documents:
                other = self.documents.pop(key)
                self._bring(self.documents[target], other.mentions, other)

    def settle(self, items: Mentions, settled: dict[Place, str]) -> None:
        """Give mentions to the documents that they are said to be of."""
        for item in items:
            if item[0] in settled:
                document = self.documents[settled[item[0]]]
                document.take([item], Reason.CORRECTION)
                document.brought.add(item[0])

    def set_dates(self) -> None:
        """Note the dates that are said to be right."""
        for key, date in self.corrections.dates.items():
            if key in self.documents:
                self.documents[key].right_date = date

    def _take_away(self, place: Place, barred: frozenset[str]) -> bool:
        """Whether the mention was of a document that it is said not to be of."""
        for document in self.documents.values():
            if place in document.reasons and {document.id, self.corrections.current(document.id)} & barred:
                document.mentions = [item for item in document.mentions if item[0] != place]
                del document.reasons[place]
                document.doubted.discard(place)
                return True
        return False

    def _others(self, reference: Reference, barred: frozenset[str]) -> list[str]:
        """Documents of the same number and place that are not barred."""
        wanted = (reference.number, reference.place)
        fitting = [key for key, document in self.documents.items() if wanted in _identities(document)]
        return sorted(key for key in fitting if not {key, self.corrections.current(key)} & barred)

    def _found_own(self, item: tuple[Place, Reference]) -> None:
        """A text that is not the document of its number is one of its own, told apart by its text."""
        series = next(
            (d.series for d in self.documents.values() if (item[1].number, item[1].place) in _identities(d)), None
        )
        base = min(self.corrections.barred[item[0][0], item[1].span.start])
        document = self.documents.setdefault(f"{base}.{item[0][0][:8]}", Document(f"{base}.{item[0][0][:8]}", series))
        document.take([item], Reason.CORRECTION)

    def _rehouse(self, item: tuple[Place, Reference], homes: list[str]) -> None:
        if len(homes) == 1:
            self.documents[homes[0]].take([item], Reason.CORRECTION)
        else:
            self.unresolved.append(Unresolved(item[0], _SEVERAL_LEFT if homes else _BARRED, tuple(homes)))

    def _bring(self, target: Document, mentions: Mentions, other: Document) -> None:
        target.mentions.extend(mentions)
        target.reasons |= other.reasons
        target.doubted |= other.doubted
        target.brought |= {place for place, _ in mentions}


def _places(items: Mentions) -> Iterator[tuple[Place, MentionAt]]:
    """For each mention how corrections would name it."""
    return ((place, (place[0], reference.span.start)) for place, reference in items)


def _identities(document: Document) -> set[tuple[str | None, str | None]]:
    return {(reference.number, reference.place) for _, reference in document.mentions}


def _place(item: tuple[Place, Reference]) -> Place:
    return item[0]


def _at(left: Unresolved) -> Place:
    return left.place
