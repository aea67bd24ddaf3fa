"""Automatic list numbers of a docx, as Word shows them: ``1.``, ``a)``, ``Điều 5.``, ``I.``, ``2.1``."""

import re
from dataclasses import dataclass, field

from .limits import LONGEST_LABEL
from .numerals import numeral
from .package import Element
from .styles import Styles
from .wordml import attribute, child, children, is_on, number, value

#: what stands before an item of a list without numbers
BULLET = "-"

_PLACE = re.compile(r"%([1-9])")
_LEVELS = range(9)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    #: whether the numbers of higher levels are shown in Arabic figures
    legal: bool = False
    #: the level, counted from 1, whose next item starts this one again; 0 for never, None for any higher one
    restart: int | None = None
    separator: str = " "


@dataclass(slots=True)
class _List:
    """One abstract list: its levels and how far each has been counted."""

    levels: dict[int, _Level]
    styles: dict[str, int]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        abstract = {} if root is None else {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
        self._nums = {} if root is None else {attribute(n, "numId"): n for n in children(root, "num")}
        self._abstract = abstract
        self._lists: dict[str, _List] = {}
        self._overrides: dict[int, dict[str | None, Element]] = {}
        self._started: set[tuple[int, int]] = set()

    def label(self, paragraph_properties: Element | None) -> str:
        """What Word writes before a paragraph with these properties; empty where it is not numbered."""
        where = self._where(paragraph_properties)
        if where is None:
            return ""
        num, level = where
        listing = self._list(num)
        if listing is None or level not in listing.levels:
            return ""
        return self._written(num, listing, level, self._counted(num, listing, level))

    def _where(self, properties: Element | None) -> tuple[int, int] | None:
        own = child(properties, "numPr")
        num, level = number(own, "numId"), number(own, "ilvl")
        if num is None:
            styled = self._styles.numbering(value(properties, "pStyle"))
            if styled is None:
                return None
            style, num, styled_level = styled
            level = level if level is not None else self._level_of(style, num, styled_level)
        return None if num == 0 else (num, level or 0)

    def _level_of(self, style: str, num: int, named: int | None) -> int | None:
        listing = self._list(num)
        return named if listing is None else listing.styles.get(style, named)

    def _list(self, num: int) -> _List | None:
        key = self._abstract_id(num)
        if key is None:
            return None
        if key not in self._lists:
            self._lists[key] = _read_list(self._abstract[key])
        return self._lists[key]

    def _abstract_id(self, num: int, hops: int = 3) -> str | None:
        """The list behind ``num``; a list that only links to a numbering style leads to that style's list."""
        key = value(self._nums.get(str(num)), "abstractNumId")
        if key not in self._abstract:
            return None
        linked = self._styles.numbering(value(self._abstract[key], "numStyleLink"))
        return self._abstract_id(linked[1], hops - 1) if linked is not None and hops else key

    def _counted(self, num: int, listing: _List, level: int) -> int:
        counts = listing.counts
        override = self._override(num, level)
        restart = number(override, "startOverride")
        if restart is not None and (num, level) not in self._started:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else self._level(num, listing, level).start
        self._started.add((num, level))
        self._reset_below(num, listing, level)
        return counts[level]

    def _reset_below(self, num: int, listing: _List, level: int) -> None:
        for deeper in [each for each in listing.counts if each > level]:
            restart = self._level(num, listing, deeper).restart
            if level < (deeper if restart is None else restart):
                del listing.counts[deeper]

    def _written(self, num: int, listing: _List, level: int, count: int) -> str:
        shown = self._level(num, listing, level)
        if shown.format == "bullet":
            return BULLET + shown.separator
        text = _PLACE.sub(lambda place: self._part(num, listing, shown, level, int(place[1]) - 1, count), shown.text)
        return text + shown.separator if text else ""

    def _part(self, num: int, listing: _List, shown: _Level, level: int, part: int, count: int) -> str:
        other = self._level(num, listing, part)
        counted = count if part == level else listing.counts.get(part, other.start)
        return numeral(counted, "decimal" if shown.legal and other.format != "none" else other.format)

    def _level(self, num: int, listing: _List, level: int) -> _Level:
        own = child(self._override(num, level), "lvl")
        return _read_level(own) if own is not None else listing.levels.get(level, _Level())

    def _override(self, num: int, level: int) -> Element | None:
        if num not in self._overrides:
            owner = self._nums.get(str(num))
            overrides = [] if owner is None else list(children(owner, "lvlOverride"))
            # the first of each level holds
            self._overrides[num] = {attribute(each, "ilvl"): each for each in reversed(overrides)}
        return self._overrides[num].get(str(level))


def _read_list(abstract: Element) -> _List:
    levels = {_place(each): each for each in children(abstract, "lvl")}
    styles = {value(each, "pStyle"): level for level, each in levels.items()}
    return _List(
        levels={level: _read_level(each) for level, each in levels.items() if level in _LEVELS},
        styles={style: level for style, level in styles.items() if style is not None},
    )


def _place(level: Element) -> int:
    written = attribute(level, "ilvl") or "0"
    return int(written) if len(written) == 1 and written.isdecimal() else -1


def _read_level(element: Element) -> _Level:
    start = number(element, "start")
    return _Level(
        start=0 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:LONGEST_LABEL],
        legal=is_on(element, "isLgl"),
        restart=number(element, "lvlRestart"),
        separator="" if value(element, "suff") == "nothing" else " ",
    )
