"""Mentions of all texts to documents: one candidate, or unresolved with its reason.

Mentions are compared within their family only (the same serial and type). A family falls into numbers
and places ("105-KH/TU of Hà Nội"), which decide nothing for each other once mentions without a place
have gone home (groups.py), and each of these into the series in which the number counts. What a mention
says decides, in this order: its date or its term; its title, when it is like that of one series; the mention of the
same number before it in the same text; the only candidate; the series in force when its text was
written. The last two are marked ``assumed``. A text cannot name what was issued after it was written,
but where a loaded text gives the very day, the mention is of that document and its day is doubted.
The outcome depends on the set of mentions alone, never on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..fold import slug, spelled_slug
from ..know.series import series_before, series_of_term, series_on
from ..know.vocabulary import same_signs
from ..model import OWN, MentionKey, Reference
from ..number import parse
from .groups import inferred_places, place_hints
from .title_likeness import alike, unlike

#: the series of a document of which nothing tells the time
UNKNOWN = "undated"
Mentions = list[tuple[MentionKey, Reference]]
Titles = tuple[str, ...]


class Reason(StrEnum):
    """Why a mention is taken to be of its document."""

    NAME = "name"
    YEAR = "year in number"
    DATE = "date"
    TERM = "term"
    TITLE = "title"
    SAME_TEXT = "same text"
    ONLY_CANDIDATE = "only candidate"
    IN_FORCE = "series in force"
    CORRECTION = "correction"


#: reasons that rest on what the text does not say
ASSUMPTIONS = frozenset({Reason.ONLY_CANDIDATE, Reason.IN_FORCE})


@dataclass(slots=True)
class ResolvedDocument:
    """A document as its mentions tell: id, what is written of it where, and why each is of it."""

    id: str
    series: str | None
    mentions: Mentions = field(default_factory=list)
    reasons: dict[MentionKey, Reason] = field(default_factory=dict)
    #: mentions whose date cannot be the document's
    doubted: set[MentionKey] = field(default_factory=set)
    #: mentions that a correction brought here: they tell nothing of number and place
    brought: set[MentionKey] = field(default_factory=set)
    #: the date that a correction says is right
    right_date: str | None = None

    @property
    def identifying(self) -> Mentions:
        """The mentions that tell number and place."""
        return [item for item in self.mentions if item[0] not in self.brought] or self.mentions

    @property
    def assumed(self) -> set[MentionKey]:
        """Mentions that are of the document only by assumption."""
        return {place for place, reason in self.reasons.items() if reason in ASSUMPTIONS}

    def take(self, group: Mentions, reason: Reason) -> None:
        """Add mentions for a reason."""
        self.mentions.extend(group)
        for place, reference in group:
            self.reasons[place] = reason
            if impossible(reference):
                self.doubted.add(place)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that fits several documents or none, and why."""

    key: MentionKey
    reason: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which document each mention of a family is of."""

    documents: tuple[ResolvedDocument, ...]
    unresolved: tuple[Unresolved, ...] = ()


def resolve(
    mentions: Iterable[tuple[MentionKey, Reference]], at_home: Mapping[MentionKey, str] | None = None
) -> Resolution:
    """Resolve mentions of one family: all, or all of some groups (groups.py) with the mentions that are at home there.

    ``at_home``: the inferred_places of mentions without a place; found among the mentions where none are given.
    """
    ordered = sorted(mentions, key=lambda item: item[0])
    if not ordered:
        return Resolution(())
    if ordered[0][1].number is None:
        return Resolution(tuple(_by_name(ordered)))
    documents: list[ResolvedDocument] = []
    unresolved: list[Unresolved] = []
    taken: set[str] = set()
    for number, place, mentions_of in _by_number(ordered, _homes(ordered) if at_home is None else at_home):
        group = _Group(number, place, mentions_of)
        if any(document.id in taken for document in group.documents()):
            # two places whose names differ by their tones alone
            group = _Group(number, place, mentions_of, spelled_slug)
        documents.extend(group.documents())
        unresolved.extend(group.unresolved)
        taken.update(document.id for document in group.documents())
    return Resolution(tuple(documents), tuple(unresolved))


def _by_name(mentions: Mentions) -> Iterator[ResolvedDocument]:
    """Documents without a number: one for each name (the family) and year in which one of that name was issued.

    A law that is passed anew keeps its name: a text that was written before means the older one.
    """
    names = Counter(reference.name or "" for _, reference in mentions)
    name = min(names, key=lambda text: (-names[text], text))
    key = slug(name) or mentions[0][0][0][:12]
    days = sorted((r.issued_on for _, r in mentions if r.issued_on and not impossible(r)), reverse=True)
    # the first day of each year, since later ones are written over
    years = {day[:4]: day for day in days}
    found: dict[str | None, Mentions] = defaultdict(list)
    for place, reference in mentions:
        found[_year_of(reference, years)].append((place, reference))
    for year in sorted(found, key=lambda value: value or ""):
        document = ResolvedDocument(f"{key}.{year}" if year else key, year)
        document.take(found[year], Reason.NAME)
        yield document


def _year_of(reference: Reference, years: dict[str, str]) -> str | None:
    """The year of the newest one that can be meant; none where only newer ones have a date."""
    if reference.issued_on and not impossible(reference):
        return reference.issued_on[:4]
    written = reference.not_after
    return max((year for year, day in years.items() if written is None or day <= written), default=None)


def _homes(mentions: Mentions) -> dict[MentionKey, str]:
    unplaced = {place: reference for place, reference in mentions if reference.place is None}
    return inferred_places(unplaced, place_hints(reference for _, reference in mentions)) if unplaced else {}


def _by_number(mentions: Mentions, at_home: Mapping[MentionKey, str]) -> list[tuple[str, str | None, Mentions]]:
    """Mentions by number, as most write it, and place; "QĐi" and "QĐ" of one date and type are one number."""
    groups: dict[tuple[str, str | None], Mentions] = defaultdict(list)
    for where, reference in mentions:
        groups[slug(reference.number or ""), reference.place or at_home.get(where)].append((where, reference))
    written = {key: _usual(group) for key, group in groups.items() if group}
    for (number, place), group in list(groups.items()):
        other = (_other_spelling(number), place)
        if other[0] != number and other in groups:
            dates = {reference.issued_on for _, reference in groups[other]} - {None}
            same = [item for item in group if item[1].issued_on in dates and item[1].type == "Quy định"]
            groups[other].extend(same)
            groups[number, place] = [item for item in group if item not in same]
    keys = sorted((key for key, group in groups.items() if group), key=lambda key: (written[key], key[1] or ""))
    return [(written[key], key[1], sorted(groups[key], key=lambda item: item[0])) for key in keys]


def _other_spelling(number: str) -> str:
    """A number's slug with the other spelling of its sign, where that has one."""
    for other, sign in same_signs().items():
        number = number.replace(f"-{sign}-", f"-{other}-")
    return number


def _usual(group: Mentions) -> str:
    """The spelling of a number that most mentions have, ties to the first by letter."""
    counts = Counter(reference.number or "" for _, reference in group)
    return min(counts, key=lambda number: (-counts[number], number))


class _Group:
    """Splits the mentions of one number and place into series."""

    def __init__(self, number: str, place: str | None, mentions: Mentions, spell: Callable[[str], str] = slug) -> None:
        parsed = parse(number)
        if parsed is None:
            raise ValueError(f"{number!r} is no canonical number")
        self.number = parsed
        self.counted_by = (parsed.issuer, parsed.year)
        self.written = number
        self.place = place
        self.spell = spell
        self.mentions = mentions
        self.found: dict[str, ResolvedDocument] = {}
        self.unresolved: list[Unresolved] = []

    def documents(self) -> list[ResolvedDocument]:
        """What ``_settle`` finds, found once."""
        if not self.found:
            self._settle()
        return [self.found[series] for series in sorted(self.found)]

    def _settle(self) -> None:
        """The documents, one for each series that is stated or has to be assumed.

        Each round decides on what the round before has settled, so that no mention depends on the
        order in which its peers are looked at.
        """
        free = [(place, reference) for place, reference in self.mentions if not self._anchored(place, reference)]
        own = self._own_days()
        free = [item for item in free if not self._of_own_day(*item, own)]
        if not free:
            return
        titled = _like_titles(free)
        settled = _Settled.of(self.found)
        for group in titled:
            self._place_group(group, settled)
        grouped = {place for group in titled for place, _ in group}
        settled = _Settled.of(self.found)
        for place, reference in free:
            if place not in grouped:
                self._place_one(place, reference, settled)

    def _document(self, series: str) -> ResolvedDocument:
        if series not in self.found:
            self.found[series] = ResolvedDocument(self._id(series), series)
        return self.found[series]

    def _id(self, series: str) -> str:
        parts = [slug(self.written)]
        if self.place:
            parts.append(self.spell(self.place))
        if not self.number.year:
            parts.append(series.split("-")[0] if series != UNKNOWN else UNKNOWN)
        return ".".join(parts)

    def _anchored(self, place: MentionKey, reference: Reference) -> bool:
        """Put a mention that tells its series by date or term where it belongs."""
        told = self._told(reference)
        if told is None:
            return False
        self._document(told[0]).take([(place, reference)], told[1])
        return True

    def _own_days(self) -> dict[str, str]:
        """The series of the documents whose own texts are loaded, by the days that these give."""
        return {
            reference.issued_on: series
            for series, document in self.found.items()
            for place, reference in document.mentions
            if place[1] == OWN and reference.issued_on
        }

    def _of_own_day(self, place: MentionKey, reference: Reference, own: Mapping[str, str]) -> bool:
        """Put a mention that is dated after its own text with the loaded document that gives that very day."""
        series = own.get(reference.issued_on or "")
        if series is None:
            return False
        self._document(series).take([(place, reference)], Reason.DATE)
        return True

    def _told(self, reference: Reference) -> tuple[str, Reason] | None:
        if self.number.year:
            return self.number.year, Reason.YEAR
        if reference.issued_on and not impossible(reference):
            return series_on(*self.counted_by, self.place, reference.issued_on), Reason.DATE
        series = series_of_term(self.number.issuer, self.place, reference.term) if reference.term else None
        return (series, Reason.TERM) if series else None

    def _place_group(self, group: Mentions, settled: "_Settled") -> None:
        """The one series whose title is alike; else the one that does not speak against it; else its own."""
        titles = _titles(group)
        written = min((reference.not_after for _, reference in group if reference.not_after), default=None)
        alike_in = [series for series, known in settled.titles.items() if _any(alike, titles, known)]
        if len(alike_in) == 1:
            self._document(alike_in[0]).take(group, Reason.TITLE)
            return
        fitting = [series for series in alike_in or settled.titles if settled.fits(series, written, titles)]
        self._assume(group, fitting, written, titles, settled)

    def _place_one(self, place: MentionKey, reference: Reference, settled: "_Settled") -> None:
        """A mention with nothing but its number: as the nearest in the same text, else the likeliest."""
        same = settled.nearest(place)
        if same is not None:
            self._document(same).take([(place, reference)], Reason.SAME_TEXT)
            return
        fitting = [series for series in settled.titles if settled.fits(series, reference.not_after, ())]
        self._assume([(place, reference)], fitting, reference.not_after, (), settled)

    def _assume(
        self, group: Mentions, fitting: list[str], written: str | None, titles: Titles, settled: "_Settled"
    ) -> None:
        """The only candidate, or the series in force; without a date to go by several stay unresolved."""
        if len(fitting) == 1:
            self._document(fitting[0]).take(group, Reason.ONLY_CANDIDATE)
        elif written is None and fitting:
            self._leave(group, fitting)
        else:
            self._document(self._in_force(written, titles, settled)).take(group, Reason.IN_FORCE)

    def _leave(self, group: Mentions, fitting: list[str]) -> None:
        """Leave mentions unresolved; a text's own document is never without a node."""
        candidates = tuple(sorted(self._id(series) for series in fitting))
        for place, reference in group:
            if place[1] == OWN:
                self._document(UNKNOWN).take([(place, reference)], Reason.IN_FORCE)
            else:
                self.unresolved.append(Unresolved(place, "several series fit and the text has no date", candidates))

    def _in_force(self, written: str | None, titles: Titles, settled: "_Settled") -> str:
        """The series when the text was written, or the one before where that number is another document."""
        series = series_on(*self.counted_by, self.place, written) if written else UNKNOWN
        if series in settled.titles and not settled.fits(series, written, titles):
            return series_before(*self.counted_by, self.place, series)
        return series


@dataclass(frozen=True, slots=True)
class _Settled:
    """What one round knows of each series: its titles, its first date, and who names it in which text."""

    titles: dict[str, Titles]
    first: dict[str, str]
    told_in: dict[str, list[tuple[int, str]]]

    @classmethod
    def of(cls, found: dict[str, ResolvedDocument]) -> "_Settled":
        told_in: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for series, document in sorted(found.items()):
            for (sha256, index), _ in document.mentions:
                if document.reasons[sha256, index] not in ASSUMPTIONS:
                    told_in[sha256].append((index, series))
        dates = {s: [r.issued_on for _, r in d.mentions if r.issued_on] for s, d in found.items()}
        titles = {series: _titles(document.mentions) for series, document in sorted(found.items())}
        return cls(titles, {series: min(days) for series, days in dates.items() if days}, told_in)

    def fits(self, series: str, written: str | None, titles: Titles) -> bool:
        """Whether a document of the series can have been issued when a text was written, and has no unlike title."""
        if written and self.first.get(series, "") > written:
            return False
        known = self.titles[series]
        return not (titles and known) or not all(unlike(title, other) for title in titles for other in known)

    def nearest(self, place: MentionKey) -> str | None:
        """The series of the nearest mention in the same text that tells more, one before it rather than one after."""
        near = [(index > place[1], abs(index - place[1]), series) for index, series in self.told_in.get(place[0], ())]
        return min(near)[2] if near else None


def _like_titles(free: Mentions) -> list[Mentions]:
    """Mentions that have titles, in groups of like titles."""
    by_title: dict[str, Mentions] = defaultdict(list)
    for item in free:
        if item[1].title and alike(item[1].title, item[1].title):
            by_title[item[1].title].append(item)
    groups: list[set[str]] = []
    for title in sorted(by_title):
        near = [group for group in groups if any(alike(title, other) for other in group)]
        groups = [group for group in groups if group not in near] + [{title}.union(*near)]
    return [sorted((item for title in group for item in by_title[title]), key=lambda item: item[0]) for group in groups]


def _titles(mentions: Mentions) -> Titles:
    return tuple(sorted({reference.title for _, reference in mentions if reference.title}))


def _any(compare: Callable[[str, str], bool], titles: Titles, others: Titles) -> bool:
    return any(compare(title, other) for title in titles for other in others)


def impossible(reference: Reference) -> bool:
    """Whether the date written is later than the text that writes it."""
    return bool(reference.issued_on and reference.not_after and reference.issued_on > reference.not_after)
