"""Mentions that can be of one document: one group for each number and place.

A family (the same serial and type) grows with every committee that numbers its plans; a group grows
with the mentions of one committee's number. Groups of two places never meet. A mention without a place is
assigned to the only place whose date or title matches; several matches leave it unassigned.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..fold import slug
from ..model import MentionKey, Reference
from ..number import one_sign
from .title_likeness import alike

#: parts a number from its place; no slug and no folded name has it
_AT = "@"


@dataclass(frozen=True, slots=True)
class PlaceHint:
    """What a mention with a place tells those that have none."""

    number: str
    place: str
    issued_on: str | None
    title: str | None


def group_of(reference: Reference) -> str:
    """What only mentions share that can be of one document: ``105-kh-tu@ha-noi``; ``21-nq-tw@`` without a place."""
    if reference.number is None:
        return reference.family + _AT
    return at_home(one_sign(slug(reference.number)) + _AT, reference.place)


def at_home(group: str, place: str | None) -> str:
    """The group of the same number at a place, or without one."""
    return group.partition(_AT)[0] + _AT + slug(place or "")


def place_hint(reference: Reference) -> PlaceHint | None:
    """What the mention tells others of its number; nothing where it has no number or no place itself."""
    if reference.number is None or reference.place is None:
        return None
    return PlaceHint(slug(reference.number), reference.place, reference.issued_on, reference.title)


def place_hints(references: Iterable[Reference]) -> list[PlaceHint]:
    """What those of the mentions tell that have a place."""
    return [told for reference in references if (told := place_hint(reference))]


def inferred_places(unplaced: Mapping[MentionKey, Reference], told: Iterable[PlaceHint]) -> dict[MentionKey, str]:
    """The place that mentions without one go home to: the one that fits their date or, without one, their title.

    What else the same text says of that number goes with them. ``told``: all known dates and titles of these numbers.
    """
    known = _Known(told)
    fitting = {place: known.only_place(unplaced[place]) for place in sorted(unplaced)}
    by_text = {(_number(unplaced[place]), place[0]): home for place, home in fitting.items() if home}
    found = {
        place: fitting[place] or by_text.get((_number(reference), place[0])) for place, reference in unplaced.items()
    }
    return {place: home for place, home in found.items() if home}


class _Known:
    """The texts that give a number's dates and titles."""

    def __init__(self, told: Iterable[PlaceHint]) -> None:
        self.dated: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.titled: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.titled_only: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        #: the only place for a number, day and title: many mentions tell the same
        self._only: dict[tuple[str, str | None, str | None], str | None] = {}
        for each in told:
            if each.issued_on:
                self.dated[each.number, each.issued_on].add(each.place)
            if each.title:
                self.titled[each.number][each.title].add(each.place)
                if not each.issued_on:
                    self.titled_only[each.number][each.title].add(each.place)

    def only_place(self, reference: Reference) -> str | None:
        """The one place with the same date or, where one of the two has none, a like title."""
        told = _number(reference), reference.issued_on, reference.title
        if told not in self._only:
            self._only[told] = self._found(*told)
        return self._only[told]

    def _found(self, number: str, day: str | None, title: str | None) -> str | None:
        fits = set(self.dated.get((number, day), ())) if day else set()
        if title:
            named = (self.titled_only if day else self.titled).get(number, {})
            fits.update(*(places for other, places in named.items() if alike(title, other)))
        return fits.pop() if len(fits) == 1 else None


def _number(reference: Reference) -> str:
    return slug(reference.number or "")


def unplaced(groups: Collection[str]) -> set[str]:
    """The groups without a place of the same numbers, with which all groups of those numbers begin."""
    return {at_home(group, None) for group in groups}
