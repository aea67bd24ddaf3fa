"""Footnotes and endnotes of a docx: which mark each call shows, and which paragraphs it leads to."""

from dataclasses import dataclass

from .numerals import numeral
from .package import Element, Package
from .wordml import attribute, child, children, number, sections, value

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a call stands: its section and its page, each counted from 0."""

    section: int
    page: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one section numbers its notes."""

    format: str
    start: int
    restart: str


class Notes:
    """The notes of one kind (``footnote``, ``endnote``), counted in reading order."""

    def __init__(self, package: Package, kind: str) -> None:
        self._kind = kind
        root = package.footnotes if kind == "footnote" else package.endnotes
        notes = () if root is None else tuple(children(root, kind))
        self._by_id = {attribute(n, "id"): n for n in notes if attribute(n, "type") not in _SEPARATORS}
        self._general = child(package.settings, f"{kind}Pr")
        self._sections = sections(package.document)
        self._count = 0
        self._last = Position(0, 0)

    def mark(self, position: Position) -> str:
        """The mark of the next call that is numbered automatically."""
        rule = self._rule(position.section)
        self._count = self._count + 1 if self._goes_on(rule, position) else rule.start
        self._last = position
        return numeral(self._count, rule.format)

    def body(self, reference: Element) -> Element | None:
        """The element with the paragraphs of the note that is called; ``None`` where the file has lost it."""
        return self._by_id.get(attribute(reference, "id"))

    def _goes_on(self, rule: _Rule, position: Position) -> bool:
        if self._count == 0:
            return False
        if rule.restart == "eachPage":
            return position == self._last
        return rule.restart != "eachSect" or position.section == self._last.section

    def _rule(self, section: int) -> _Rule:
        own = child(self._sections[section], f"{self._kind}Pr") if section < len(self._sections) else None
        start = number(own, "numStart") or number(self._general, "numStart")
        default = "decimal" if self._kind == "footnote" else "lowerRoman"
        return _Rule(
            format=value(own, "numFmt") or value(self._general, "numFmt") or default,
            start=1 if start is None else start,
            restart=value(own, "numRestart") or value(self._general, "numRestart") or "continuous",
        )
