"""What people have set right: these two are one, this is not that, this date, not this edge, this alias.

Corrections are a set of values, applied to what the texts alone give: the graph is a function of the
texts and the corrections, whatever the order in which either came. A correction that fits nothing
changes nothing; that it is idle becomes a finding.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from ..fold import slug
from ..know.vocabulary import same_signs
from ..model import MentionKey, Reference
from ..number import parse

Kind = Literal["same", "different", "number", "date", "not-edge", "alias", "realise", "not-realised"]
#: (SHA-256 of the text, first character of the mention in it): what a correction names a mention by
MentionAt = tuple[str, int]
#: the families of what a correction names by one place: words like "khóa XII, XIII" name several documents at once
FamiliesAt = Mapping[MentionAt, frozenset[str]]
#: (start, label, end) of an edge
Triple = tuple[str, str, str]

_MENTION = re.compile(r"(?P<sha256>[0-9a-f]{64}):(?P<start>\d+)")
_OWN_OF_TEXT = re.compile(r"\.[0-9a-f]{8}$")
_SERIES = re.compile(r"\.(?:\d{4}|undated)$")
_NUMBERED = re.compile(r"(?P<serial>\d{1,5}(?:-\d{1,2}(?=-))?[a-z]?)(?:-(?P<year>(?:19|20)\d\d))?-(?P<sign>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: what kind, what it is about, and who made it when and why.

    ``about``: two documents, or a mention and a document (``same``, ``different``); a mention and the number that
    is meant; a document and an ISO date; start, label and end of an edge; a body's full name and another name for it;
    a task and a document (``realise``, ``not-realised``).
    """

    kind: Kind
    about: tuple[str, ...]
    who: str
    when: str
    why: str
    #: where it stands in its file, counted from 1; two corrections that differ by it alone are one
    line: int = field(default=0, compare=False)

    @property
    def said(self) -> str:
        """The correction as people write it: ``same A B``."""
        return " ".join((self.kind, *self.about))

    @property
    def told(self) -> str:
        """The correction with who made it when and why, in one line."""
        return f"{self.said}: {self.why} ({self.who}, {self.when})"

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of documents that it names."""
        named = {"date": self.about[:1], "not-edge": (self.about[0], self.about[-1]), "alias": (), "number": ()}
        named |= dict.fromkeys(("realise", "not-realised"), (document_of_task(self.about[0]), self.about[-1]))
        return tuple(each for each in named.get(self.kind, self.about) if mention_at(each) is None)

    @property
    def families(self) -> frozenset[str]:
        """The families of the documents, or of the number, that it names."""
        number = parse(self.about[1]) if self.kind == "number" else None
        return frozenset(map(family_of, self.documents)) | ({number.family} if number else frozenset())

    @property
    def mention(self) -> MentionAt | None:
        """The mention that it names."""
        return next((place for place in map(mention_at, self.about) if place), None) if self.kind != "alias" else None


def mention_at(text: str) -> MentionAt | None:
    """The mention that ``text`` names (``<sha256>:<start>``); ``None`` where it is an id."""
    match = _MENTION.fullmatch(text)
    return (match["sha256"], int(match["start"])) if match else None


def document_of_task(task: str) -> str:
    """The id of the document that sets a task (tasks.py)."""
    return task.partition(".task.")[0]


def family_of(document: str) -> str:
    """The family that a document's id belongs to; the inverse of how ids are made (resolve.py)."""
    head = _OWN_OF_TEXT.sub("", document)
    match = _NUMBERED.match(head)
    if match and (match["year"] or _SERIES.search(head)):
        serial = match["serial"].replace("-", ".").lstrip("0") or "0"
        return "/".join(filter(None, (serial, match["year"], same_signs().get(match["sign"], match["sign"]))))
    return "name:" + _SERIES.sub("", head).replace("-", " ")


@dataclass(frozen=True)
class Corrections:
    """All corrections that hold; equal where the same ones are in it."""

    entries: tuple[Correction, ...] = ()

    @cached_property
    def one_with(self) -> Mapping[str, str]:
        """For each document that was merged into another one: the one that stays."""
        pairs = [entry.about for entry in self._of("same") if entry.mention is None]
        groups: dict[str, set[str]] = {}
        for pair in pairs:
            joined = set(pair).union(*(groups.get(each, ()) for each in pair))
            groups.update(dict.fromkeys(joined, joined))
        second = {pair[1] for pair in pairs}
        return {each: min(group - second or group) for each, group in groups.items()}

    @cached_property
    def settled(self) -> Mapping[MentionAt, str]:
        """Mentions that a person has assigned to a document."""
        return {place: self.current(entry.documents[0]) for entry in self._of("same") if (place := entry.mention)}

    @cached_property
    def numbers(self) -> Mapping[MentionAt, str]:
        """The numbers that are meant where mentions give others, or none that can be read."""
        return {place: entry.about[1] for entry in self._of("number") if (place := entry.mention)}

    @cached_property
    def barred(self) -> Mapping[MentionAt, frozenset[str]]:
        """Mentions that a person has barred from a document."""
        found: dict[MentionAt, frozenset[str]] = {}
        for entry in self._of("different"):
            place = entry.mention
            if place:
                found[place] = found.get(place, frozenset()) | {entry.documents[0]}
        return found

    @cached_property
    def dates(self) -> Mapping[str, str]:
        """The right dates of documents."""
        return {self.current(entry.about[0]): entry.about[1] for entry in self._of("date")}

    @cached_property
    def not_edges(self) -> frozenset[Triple]:
        """Edges that are wrong, whatever texts say."""
        return frozenset(
            (self.current(start), label, self.current(end)) for start, label, end in map(_three, self._of("not-edge"))
        )

    @cached_property
    def realised(self) -> Mapping[tuple[str, str], Correction]:
        """Tasks and documents of which people say that one realises the other, or does not."""
        return {self.link(entry): entry for entry in (*self._of("realise"), *self._of("not-realised"))}

    def link(self, entry: Correction) -> tuple[str, str]:
        """The task and the document that a correction joins or parts."""
        task, document = entry.about
        setting = document_of_task(task)
        return self.current(setting) + task.removeprefix(setting), self.current(document)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Folded names of bodies → the full name of the body that is meant."""
        return {slug(entry.about[1]): entry.about[0] for entry in self._of("alias")}

    def current(self, document: str) -> str:
        """The document that this one was merged into; itself where there is none."""
        return self.one_with.get(document, document)

    def on_document(self, document: str) -> tuple[Correction, ...]:
        """What people have set right about a document."""
        return tuple(self._by_document.get(document, ()))

    def on_mentions(self, mentions: Iterable[tuple[MentionKey, Reference]]) -> tuple[Correction, ...]:
        """What people have set right about the numbers of mentions."""
        if not self.numbers:
            return ()
        places = {(place[0], reference.span.start) for place, reference in mentions} & self.numbers.keys()
        return tuple(entry for entry in self._of("number") if entry.mention in places) if places else ()

    def on_body(self, name: str) -> tuple[Correction, ...]:
        """What people have set right about a body, by its full name."""
        return tuple(entry for entry in self._of("alias") if entry.about[0] == name)

    def links(self, named: FamiliesAt) -> Iterator[frozenset[str]]:
        """Families that have to be resolved together, since a correction joins them."""
        for entry in (*self._of("same"), *self._of("number")):
            yield entry.families | (named.get(entry.mention, frozenset()) if entry.mention else frozenset())

    @cached_property
    def texts(self) -> frozenset[str]:
        """The texts of mentions that corrections name."""
        return frozenset(entry.mention[0] for entry in self.entries if entry.mention)

    @cached_property
    def _sorted(self) -> tuple[Correction, ...]:
        return tuple(sorted(self.entries, key=lambda each: (each.kind, each.about, each.when, each.who, each.why)))

    def _of(self, kind: Kind) -> tuple[Correction, ...]:
        return tuple(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[Kind, list[Correction]]:
        found: dict[Kind, list[Correction]] = defaultdict(list)
        for entry in self._sorted:
            found[entry.kind].append(entry)
        return found

    @cached_property
    def _by_document(self) -> Mapping[str, list[Correction]]:
        """Once for all documents: a step asks for each of those that it resolves."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for entry in self._sorted:
            for document in {*entry.documents, *map(self.current, entry.documents)}:
                found[document].append(entry)
        return found


NONE = Corrections()


def families_at(mentions: Iterable[tuple[MentionKey, Reference]]) -> dict[MentionAt, frozenset[str]]:
    """The families of mentions, by the places that corrections name them by."""
    found: dict[MentionAt, frozenset[str]] = {}
    for (sha256, _), reference in mentions:
        at = (sha256, reference.span.start)
        found[at] = found.get(at, frozenset()) | {reference.family}
    return found


def reading(reference: Reference, names: Mapping[str, str]) -> Reference:
    """The mention with the issuer that is meant; ``names``: folded alias → name of the body."""
    name = names.get(slug(reference.issuer)) if names and reference.issuer else None
    return replace(reference, issuer=name) if name else reference


def renumbered(place: MentionKey, reference: Reference, numbers: Mapping[MentionAt, str]) -> Reference:
    """The mention with the number that is meant, which a person has looked at."""
    told = numbers.get((place[0], reference.span.start)) if numbers else None
    number = parse(told) if told else None
    if number is None:
        return reference
    kind = next(iter(number.type_names), None) or reference.type
    return replace(
        reference, number=str(number), family=number.family, type=kind, name=None, mending=None, suspected=None,
        read_by=None,
    )  # fmt: skip


def together(families: Collection[str], links: Iterable[frozenset[str]]) -> set[str]:
    """The families and all that links join to one of them, near or far."""
    reached, left = set(families), list(links)
    while near := [link for link in left if link & reached]:
        reached.update(*near)
        left = [link for link in left if link not in near]
    return reached


def _three(entry: Correction) -> Triple:
    start, label, end = entry.about
    return start, label, end
