"""A text as the readers of duties see it: blocks of one line each, at the offsets of the loaded text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, islice

from ..clean.blocks import Block, blocks, text_lines
from ..clean.clauses import LONGEST
from ..clean.lines import BlockLine
from ..clean.normalise import Composed
from ..find.bodies_in_text import Context
from ..fold import in_one_line, in_small_letters, places_of
from ..model import EntityMention, Evidence, Source, Span
from .naming import named
from .shared import spread, with_shared_place

_SIGNS = "\n\r\f*#_"


class Places:
    """Where any of some words stands in a text, looked up once for all who ask of a stretch of it.

    ``begins``: where they begin, in the order of the text.
    """

    def __init__(self, begins: list[int]) -> None:
        self._begins = begins

    def __iter__(self) -> Iterator[int]:
        return iter(self._begins)

    def within(self, start: int, end: int) -> Iterator[int]:
        """Where they begin between two offsets."""
        return islice(self._begins, bisect_left(self._begins, start), bisect_left(self._begins, end))

    def any_in(self, start: int, end: int) -> bool:
        """Whether one of them begins between two offsets."""
        at = bisect_left(self._begins, start)
        return at < len(self._begins) and self._begins[at] < end

    def many_in(self, start: int, end: int, count: int) -> bool:
        """Whether so many of them begin between two offsets."""
        last = bisect_left(self._begins, start) + count - 1
        return last < len(self._begins) and self._begins[last] < end


class Stretches:
    """Stretches of a text that may overlap, of which is asked whether one holds a place."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._begins = sorted(start for start, _ in stretches)
        #: how far those reach that begin no later than each
        self._reach = list(accumulate((end for _, end in sorted(stretches)), max))

    def hold(self, position: int) -> bool:
        """Whether a place lies in one of them."""
        before = bisect_right(self._begins, position)
        return before > 0 and position < self._reach[before - 1]

    def __bool__(self) -> bool:
        return bool(self._begins)


@dataclass
class DutyText:
    """A text with its blocks, the document's context, and the bodies that its duties name."""

    source: Source
    composed: Composed
    context: Context
    #: when the text was written
    day: str | None
    #: bodies and places that the text names; those of duties are added
    names: list[EntityMention] = field(default_factory=list)
    _indices: dict[tuple[str, object], int] = field(default_factory=dict)
    #: the same by what the text calls them
    _called: dict[str, int] = field(default_factory=dict)
    _places: dict[tuple[str, ...], Places] = field(default_factory=dict)
    #: the same of each word, which may be of several
    _begins: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # kept in place, for whoever shares the names finds them by the same
        self._indices.update({(each.name, each.setting): index for index, each in enumerate(self.names)})

    def of_many_places(self) -> "DutyText":
        """The same text and names; what it calls a body is read as of no place, whichever the text names most."""
        return replace(self, context=Context(), _called={})

    @cached_property
    def flat(self) -> str:
        """The text with blanks for line breaks and signs of Markdown, so that offsets stay."""
        flat = self.composed.text
        # replacing signs one by one is twenty times as fast as one translation of all letters
        for sign in _SIGNS:
            flat = flat.replace(sign, " ")
        return flat

    @cached_property
    def small(self) -> str:
        """``flat`` in small letters."""
        return in_small_letters(self.flat)

    @cached_property
    def has_cells(self) -> bool:
        """Whether a tab parts cells anywhere."""
        return "\t" in self.composed.text

    def has_cell(self, start: int, end: int) -> bool:
        """Whether a tab parts cells between two offsets."""
        return self.has_cells and self.composed.text.find("\t", start, end) >= 0

    def places(self, words: tuple[str, ...]) -> Places:
        """Where words in small letters stand, in whatever letters the text writes them."""
        if words not in self._places:
            for word in words:
                if word not in self._begins:
                    self._begins[word] = places_of(self.small, (word,))
            self._places[words] = Places(sorted([at for word in words for at in self._begins[word]]))
        return self._places[words]

    @cached_property
    def lines(self) -> list[BlockLine]:
        """The lines of the text that are more than blanks."""
        return text_lines(self.composed.text)

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the text."""
        return blocks(self.composed.text, self.lines)

    def words(self, start: int, end: int) -> str:
        """The words of a stretch, parted by single blanks."""
        return in_one_line(self.flat[start:end])

    def span(self, start: int, end: int) -> Span:
        """Where a stretch stands in the loaded text."""
        return Span(self.composed.origin(start), self.composed.origin(end))

    def evidence(
        self, start: int, end: int, rule: str, confidence: float, marks: tuple[tuple[int, int], ...] = ()
    ) -> Evidence:
        """The words of a stretch as evidence, without the blanks around them."""
        while end > start + 1 and self.composed.text[end - 1].isspace():
            end -= 1
        first, last = self.composed.origin(start), self.composed.origin(end)
        # each is in the order of the text before it becomes a span
        spans = tuple([self.span(*mark) for mark in (sorted(set(marks)) if len(marks) > 1 else marks)])
        return Evidence(first, last, self.source.text[first:last], rule, confidence, self.source.page(first), spans)

    def body(self, start: int, end: int, said: Evidence) -> int:
        """The index, among the names, of the body that stands there."""
        return self.body_called(self.words(start, end), said)

    def bodies(self, names: Sequence[tuple[int, int]], said: Evidence) -> list[int]:
        """The indices, among the names, of the bodies of a row; they share a place, or a kind, that is written once."""
        return self.bodies_called([self.words(*name) for name in names], said)

    def bodies_called(self, names: Sequence[str], said: Evidence) -> list[int]:
        """As ``bodies``, of names by their words."""
        told = [each for name in names for each in spread(name)]
        return [self.body_called(words, said) for words in with_shared_place(told)]

    def body_called(self, words: str, said: Evidence) -> int:
        """The index, among the names, of the body that the text calls so."""
        index = self._called.get(words)
        if index is None:
            body = named(words, self.context)
            key = (body.name, body.setting)
            if key not in self._indices:
                self._indices[key] = len(self.names)
                day = self.day if body.setting else None
                self.names.append(EntityMention(body.name, "body", said, body.setting, day))
            index = self._called[words] = self._indices[key]
        return index


#: where a sentence may end: at a stop before a capital
_STOP = re.compile(r"[.!?]\s+(?=[A-ZĐÀ-Ỹ“\"-])")
#: what stands before a stop that ends a sentence: no single letter, no number of an item
_ENDED = re.compile(r"[^\WA-Z]{2}$|[)”\"]$|\d$")


def sentences(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block; what goes on without any full stop is cut between words, for no sentence is so long."""
    found, position = list[tuple[int, int]](), start
    for stop in _stops(flat, start, end):
        if stop.start() - position > 3 and _ENDED.search(flat, max(position, stop.start() - 2), stop.start()):
            found += _cut(flat, position, stop.start() + 1)
            position = stop.end()
    return [*found, *_cut(flat, position, end)]


def _stops(flat: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of ``_STOP``; most stops are points, which are quick to find."""
    if flat.find("?", start, end) >= 0 or flat.find("!", start, end) >= 0:
        yield from _STOP.finditer(flat, start, end)
        return
    at = flat.find(".", start, end)
    while at >= 0:
        stop = _STOP.match(flat, at, end)
        if stop:
            yield stop
        at = flat.find(".", at + 1, end)


def _cut(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = flat.rfind(" ", start + 1, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        yield start, stop
        start = stop + (blank > 0)
    if start < end:
        yield start, end


def first_word(flat: str, position: int) -> int:
    """Where the first word from a position on begins."""
    while position < len(flat) - 1 and flat[position].isspace():
        position += 1
    return position
