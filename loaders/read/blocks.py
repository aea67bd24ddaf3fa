"""The lines of an HTML element, as a browser would show them."""

import re
from collections.abc import Iterator

from ..errors import Saying
from .characters import superscript
from .limits import LONGEST_NUMBER, LONGEST_STYLE, TooMuch, current
from .numerals import numeral
from .package import Element
from .tables import TableCell, TableRow, table_lines

_SKIPPED = {
    "script", "style", "head", "nav", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "datalist", "button", "input", "textarea", "dialog",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "main", "article", "section", "aside", "header", "footer", "address", "div", "p", "center",
    "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "blockquote", "figure", "figcaption", "pre", "hr", "form", "fieldset",
    "legend", "details", "summary", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "table", "caption",
}  # fmt: skip
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ROW_GROUPS = {"thead", "tbody", "tfoot"}
#: what HTML itself allows a cell to span
_WIDEST, _TALLEST = 1000, 65534

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_RULE = re.compile(r"(?<![\w-])border(?:-left|-right)?\s*:\s*(?!\s|[^;]*\bnone\b|0)", re.IGNORECASE)


def element_lines(element: Element) -> list[str]:
    """The lines of an element: blocks stand on lines of their own, ``<br>`` ends a line, blanks collapse."""
    writer = _BlockWriter()
    writer.children(element)
    writer.end_line()
    return writer.lines


class _BlockWriter:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line = ""
        #: the number or dash of a list item, which goes before its first word
        self._marker = ""

    def children(self, element: Element) -> None:
        self._write(element.text)
        for child in element:
            if _is_shown(child):
                self._element(child)
            self._write(child.tail)

    def end_line(self) -> None:
        if self._line.strip():
            self.lines.append(self._line.strip(" "))
        self._line = ""

    def _element(self, element: Element) -> None:
        if element.tag == "br":
            self.end_line()
        elif element.tag == "sup":
            self._write(superscript(str(element.text_content())))
        elif element.tag in _BLOCKS:
            self.end_line()
            self._block(element)
            self.end_line()
        else:
            self.children(element)

    def _block(self, element: Element) -> None:
        if element.tag == "table":
            self.lines += _table(element)
        elif element.tag == "pre":
            self.lines += str(element.text_content()).splitlines()
        elif element.tag in {"ol", "ul", "menu", "dir"}:
            self._list(element)
        else:
            self.children(element)

    def _list(self, element: Element) -> None:
        count = _whole(element.get("start"), 1) - 1
        for item in filter(_is_shown, element):
            self.end_line()
            if item.tag == "li":
                count = _whole(item.get("value"), count + 1)
                self._marker += _list_marker(element, count)
            self._element(item)
            self._marker = ""

    def _write(self, text: str | None) -> None:
        words = _BLANKS.sub(" ", text or "")
        if not self._line or self._line[-1] == " ":
            words = words.lstrip(" ")
        if words.strip():
            words, self._marker = self._marker + words, ""
        self._line += words


def _is_shown(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    return not hidden and not _HIDDEN.search(_style(element))


def _list_marker(parent: Element, count: int) -> str:
    if _NO_MARKER.search(_style(parent)):
        return ""
    if parent.tag != "ol":
        return "- "
    return numeral(count, _LIST_TYPES.get(parent.get("type", "1"), "decimal")) + ". "


def _table(table: Element) -> Iterator[str]:
    for caption in table.iterchildren("caption"):
        yield from element_lines(caption)
    rows = list(_rows(table))
    occupied: dict[int, int] = {}
    yield from table_lines([_row(row, occupied) for row in rows], ruled=_is_ruled(table, rows))


def _rows(table: Element) -> Iterator[Element]:
    for child in filter(_is_shown, table):
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in {"td", "th"} and _is_shown(cell))


def _row(row: Element, occupied: dict[int, int]) -> TableRow:
    """The cells of a row, empty where a cell of a row above reaches down; ``occupied`` counts rows still to fill."""
    cells: list[TableCell] = []
    reaching_down = {column for column, rows in occupied.items() if rows > 0}
    occupied.update({column: occupied[column] - 1 for column in reaching_down})
    column = 0
    for cell in _cells(row):
        while column in reaching_down:
            cells.append(TableCell())
            column += 1
        columns = min(max(_whole(cell.get("colspan"), 1), 1), _WIDEST)
        rows = min(_whole(cell.get("rowspan"), 1) or _TALLEST, _TALLEST)
        cells.append(TableCell(tuple(element_lines(cell)), columns))
        occupied.update(dict.fromkeys(range(column, column + columns), rows - 1))
        column += columns
        if column > (most := current().columns):
            raise TooMuch(Saying("a table of more than {most} columns", most=most))
    return cells


def _is_ruled(table: Element, rows: list[Element]) -> bool:
    """Whether lines are drawn around the cells, or the table has headings and so tabulates."""
    cells = [cell for row in rows for cell in _cells(row)]
    if (table.get("border") or "0") != "0" or any(cell.tag == "th" for cell in cells):
        return True
    return any(_RULE.search(_style(each)) for each in [table, *cells])


def _style(element: Element) -> str:
    return str(element.get("style", ""))[:LONGEST_STYLE]


def _whole(written: str | None, otherwise: int) -> int:
    try:
        return int(written) if written and len(written) <= LONGEST_NUMBER else otherwise
    except ValueError:
        return otherwise
