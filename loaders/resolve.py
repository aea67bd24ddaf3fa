"""Mentions of all texts to documents: one candidate, or unresolved with its reason.

Mentions are compared within their family only (the same serial and type), so that one more text
moves its own families and no others. A family falls into numbers and places ("105-KH/TU of Hà
Nội"), and each of these into the series in which the number counts. What a mention says decides, in
this order: its date or its term; its title, when it is like that of one series; the mention of the
same number before it in the same text; the only candidate; the series in force when its text was
written. The last two are marked ``assumed``. A text cannot name what was issued after it was written.
The outcome depends on the set of mentions alone, never on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import numbers
from .fold import slug
from .model import Reference
from .series import series_before, series_of_term, series_on
from .titles import alike, unlike

#: (SHA-256 of the text, index of the reference in it; -1 for the text's own document)
Place = tuple[str, int]
Mentions = list[tuple[Place, Reference]]


@dataclass(slots=True)
class Document:
    """A document as its mentions tell: id, what is written of it where, and what had to be assumed."""

    id: str
    series: str | None
    mentions: Mentions = field(default_factory=list)
    assumed: set[Place] = field(default_factory=set)
    #: mentions whose date cannot be the document's
    doubted: set[Place] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that fits several documents or none, and why."""

    place: Place
    reason: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which document each mention of a family is of."""

    documents: tuple[Document, ...]
    unresolved: tuple[Unresolved, ...] = ()


def resolve(mentions: Iterable[tuple[Place, Reference]]) -> Resolution:
    """Resolve all mentions of one family."""
    ordered = sorted(mentions, key=lambda item: item[0])
    if not ordered:
        return Resolution(())
    if ordered[0][1].number is None:
        return Resolution(tuple(_by_name(ordered)))
    documents: list[Document] = []
    for (number, place), group in sorted(_by_number(ordered).items(), key=lambda item: (item[0][0], item[0][1] or "")):
        documents.extend(_Group(number, place, group).documents())
    return Resolution(tuple(documents))


def _by_name(mentions: Mentions) -> Iterator[Document]:
    """Documents without a number: one for each name (the family), whatever its spelling."""
    names = Counter(reference.name or "" for _, reference in mentions)
    name = min(names, key=lambda text: (-names[text], text))
    yield Document(slug(name) or mentions[0][0][0][:12], None, mentions)


def _by_number(mentions: Mentions) -> dict[tuple[str, str | None], Mentions]:
    """Mentions by canonical number and place; "QĐi" and "QĐ" of one date and type are one number."""
    groups: dict[tuple[str, str | None], Mentions] = defaultdict(list)
    for place, reference in mentions:
        groups[reference.number or "", reference.place].append((place, reference))
    for (number, place), group in list(groups.items()):
        other = (number.replace("-QĐ/", "-QĐi/"), place)
        if other[0] != number and other in groups:
            dates = {reference.issued_on for _, reference in groups[other]} - {None}
            same = [item for item in group if item[1].issued_on in dates and item[1].type == "Quy định"]
            groups[other].extend(same)
            groups[number, place] = [item for item in group if item not in same]
    return {key: sorted(group, key=lambda item: item[0]) for key, group in groups.items() if group}


class _Group:
    """The mentions of one number of one place, while they are parted into series."""

    def __init__(self, number: str, place: str | None, mentions: Mentions) -> None:
        parsed = numbers.parse(number)
        if parsed is None:
            raise ValueError(f"{number!r} is no canonical number")
        self.number = parsed
        self.written = number
        self.place = place
        self.mentions = mentions
        self.found: dict[str, Document] = {}

    def documents(self) -> list[Document]:
        """The documents, one for each series that is told or has to be assumed."""
        free = [(place, reference) for place, reference in self.mentions if not self._anchored(place, reference)]
        titled = self._titled(free)
        for group in titled:
            self._place_group(group)
        rest = [item for item in free if not any(item in group for group in titled)]
        for place, reference in rest:
            self._place_one(place, reference)
        return [self.found[series] for series in sorted(self.found)]

    def _document(self, series: str) -> Document:
        if series not in self.found:
            self.found[series] = Document(self._id(series), series)
        return self.found[series]

    def _id(self, series: str) -> str:
        parts = [slug(self.written)]
        if self.place:
            parts.append(slug(self.place))
        if not self.number.year:
            parts.append(series.split("-")[0])
        return ".".join(parts)

    def _anchored(self, place: Place, reference: Reference) -> bool:
        """Put a mention that tells its series by date or term where it belongs."""
        series = self._told(reference)
        if series is None:
            return False
        self._document(series).mentions.append((place, reference))
        return True

    def _told(self, reference: Reference) -> str | None:
        if self.number.year:
            return self.number.year
        if reference.issued_on and not _impossible(reference):
            return series_on(self.number, self.place, reference.issued_on)
        if reference.term:
            return series_of_term(self.number, self.place, reference.term)
        return None

    def _titled(self, free: Mentions) -> list[Mentions]:
        """Mentions without a series that have titles, in groups of like titles."""
        groups: list[Mentions] = []
        for item in free:
            if item[1].title is None or not alike(item[1].title, item[1].title):
                continue
            near = [group for group in groups if any(alike(item[1].title, other.title) for _, other in group)]
            merged = [item, *(member for group in near for member in group)]
            groups = [group for group in groups if group not in near]
            groups.append(sorted(merged, key=lambda member: member[0]))
        return sorted(groups, key=lambda group: group[0][0])

    def _place_group(self, group: Mentions) -> None:
        """The one series whose title is alike; else the one that does not speak against it; else its own."""
        titles = [reference.title for _, reference in group]
        written = min((reference.not_after for _, reference in group if reference.not_after), default=None)
        fitting = [series for series, document in self.found.items() if _any_alike(titles, document)]
        if len(fitting) != 1:
            fitting = [series for series in fitting or self.found if self._possible(series, written) and not _all_unlike(titles, self.found[series])]
            assumed = True
        else:
            assumed = False
        series = fitting[0] if len(fitting) == 1 else self._in_force(written, titles)
        self._join(series, group, assumed)

    def _in_force(self, written: str | None, titles: list[str | None]) -> str:
        """The series when the text was written, or the one before where that number is another document."""
        series = series_on(self.number, self.place, written) if written else max(self.found, default="0000")
        if series in self.found and titles and _all_unlike(titles, self.found[series]):
            return series_before(self.number, self.place, series) if series != "0000" else "0000"
        if written and series in self.found and not self._possible(series, written):
            return series_before(self.number, self.place, series)
        return series

    def _possible(self, series: str, written: str | None) -> bool:
        """Whether a document of the series can have been issued when a text was written."""
        dates = [reference.issued_on for _, reference in self.found[series].mentions if reference.issued_on]
        return not (written and dates and min(dates) > written)

    def _place_one(self, place: Place, reference: Reference) -> None:
        """A mention with nothing but its number: as before it in the same text, else the likeliest."""
        same = self._in_same_text(place)
        if same is not None:
            self._join(same, [(place, reference)], assumed=False)
            return
        possible = [series for series in self.found if self._possible(series, reference.not_after)]
        series = possible[0] if len(possible) == 1 else self._in_force(reference.not_after, [])
        self._join(series, [(place, reference)], assumed=True)

    def _in_same_text(self, place: Place) -> str | None:
        """The series of the nearest mention of the number in the same text that tells more."""
        near = [
            (other[1] > place[1], abs(other[1] - place[1]), series)
            for series, document in self.found.items()
            for other, _ in document.mentions
            if other[0] == place[0] and other not in document.assumed
        ]
        return min(near)[2] if near else None

    def _join(self, series: str, group: Mentions, assumed: bool) -> None:
        document = self._document(series)
        document.mentions.extend(group)
        document.doubted.update(place for place, reference in group if _impossible(reference))
        if assumed:
            document.assumed.update(place for place, _ in group)


def _impossible(reference: Reference) -> bool:
    """Whether the date written is later than the text that writes it."""
    return bool(reference.issued_on and reference.not_after and reference.issued_on > reference.not_after)


def _any_alike(titles: list[str | None], document: Document) -> bool:
    return any(alike(title, other.title) for title in titles for _, other in document.mentions)


def _all_unlike(titles: list[str | None], document: Document) -> bool:
    others = [reference.title for _, reference in document.mentions if reference.title]
    return bool(others) and all(unlike(title, other) for title in titles for other in others)
