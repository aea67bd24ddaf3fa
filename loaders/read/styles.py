"""What the styles of a docx say of numbering, rules of tables and hidden or raised text."""

from collections.abc import Iterator, Sequence
from itertools import islice

from .package import Element
from .wordml import attribute, child, children, is_on, local, number, value

#: Word itself allows no more styles based on one another
_LONGEST_CHAIN = 11
_NO_RULE = {"nil", "none"}
_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_UPRIGHT = ("left", "start", "right", "end", "insideV")


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else tuple(children(root, "style"))
        self._by_id = {attribute(style, "styleId"): style for style in styles}
        self._chains: dict[str, list[tuple[str, Element]]] = {}
        default = next((s for s in styles if _is_default(s, "paragraph")), None)
        self._default_paragraph = None if default is None else attribute(default, "styleId")
        defaults = child(root, "docDefaults", "rPrDefault")
        self._default_font = None if defaults is None else _font(defaults)
        self._default_table = next((s for s in styles if _is_default(s, "table")), None)

    def chain(self, style: str | None) -> Sequence[tuple[str, Element]]:
        """The style and those that it is based on, nearest first; a circle ends, and so does a chain without end."""
        if style is None:
            return ()
        if style not in self._chains:
            self._chains[style] = list(islice(self._based_on(style), _LONGEST_CHAIN))
        return self._chains[style]

    def _based_on(self, style: str | None) -> Iterator[tuple[str, Element]]:
        seen: set[str] = set()
        while style is not None and style not in seen and style in self._by_id:
            seen.add(style)
            yield style, self._by_id[style]
            style = value(self._by_id[style], "basedOn")

    def numbering(self, style: str | None) -> tuple[str, int, int | None] | None:
        """The style that numbers paragraphs of ``style``, its list, and its level where it names one."""
        for name, element in self.chain(style):
            properties = child(element, "pPr", "numPr")
            num = number(properties, "numId")
            if num is not None:
                return name, num, number(properties, "ilvl")
        return None

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is not shown, by itself or by its character style."""
        return any(is_on(each, "rPr", "vanish") for each in self._own_and_styles(run))

    def is_raised(self, run: Element) -> bool:
        """Whether a run is superscript, by itself or by its character style."""
        raised = (value(each, "rPr", "vertAlign") for each in self._own_and_styles(run))
        return next((each for each in raised if each is not None), None) == "superscript"

    def font(self, run: Element) -> str | None:
        """The name of the font that a run or its character style asks for."""
        return next(filter(None, map(_font, self._own_and_styles(run))), None)

    def paragraph_font(self, style: str | None) -> str | None:
        """The name of the font of a paragraph whose runs ask for none."""
        named = self.chain(style) if style is not None else self.chain(self._default_paragraph)
        return next(filter(None, (_font(element) for _, element in named)), None) or self._default_font

    def is_ruled(self, table: Element) -> bool:
        """Whether lines are drawn between the columns of a table or around its cells.

        A single line under a cell is no rule: it is how the name of an issuer is underlined.
        """
        edges: dict[str, str] = {}
        for element in reversed([child(table, "tblPr"), *self._table_styles(table)]):
            edges |= _edges(child(element, "tblBorders"))
        cells = (child(c, "tcPr", "tcBorders") for r in children(table, "tr") for c in children(r, "tc"))
        return _drawn(edges, _EDGES) or any(_drawn(_edges(cell), _UPRIGHT) for cell in cells)

    def _own_and_styles(self, run: Element) -> Iterator[Element]:
        yield run
        yield from (element for _, element in self.chain(value(run, "rPr", "rStyle")))

    def _table_styles(self, table: Element) -> Iterator[Element | None]:
        named = [element for _, element in self.chain(value(table, "tblPr", "tblStyle"))]
        yield from (child(element, "tblPr") for element in named or [self._default_table])


def _font(element: Element) -> str | None:
    fonts = child(element, "rPr", "rFonts")
    return None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _is_default(style: Element, kind: str) -> bool:
    return attribute(style, "type") == kind and (attribute(style, "default") or "0") in {"1", "true", "on"}


def _edges(borders: Element | None) -> dict[str, str]:
    return {} if borders is None else {local(edge): attribute(edge, "val") or "none" for edge in borders}


def _drawn(edges: dict[str, str], wanted: tuple[str, ...]) -> bool:
    return any(edges.get(edge, "none") not in _NO_RULE for edge in wanted)
