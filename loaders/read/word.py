"""Word documents (docx): paragraphs, tables, notes and automatic numbers in reading order."""

from collections.abc import Iterator

from ..errors import Saying
from .characters import without_controls
from .content import Content
from .letters import LABELS, font_named
from .limits import TooMuch, current
from .notes import Notes
from .numbering import Numbering
from .package import Element, Package, open_package
from .pages import PAGE_BREAK, PageLine, assemble, page_starts
from .runs import SKIPPED, Flow, Inline, Runs, is_placeholder
from .styles import Styles
from .tables import TableCell, TableRow, table_lines
from .wordml import child, is_on, local, number, preferred, sections, value


def read_docx(data: bytes, name: str) -> Content:
    """The text of a docx file and the offsets at which its pages begin.

    A paragraph is a line, headed by its automatic number. For tables see ``tables.table_lines``. A note is
    called by ``<sup>N</sup>`` and stands as a line ``<sup>N</sup> …`` after the paragraph or table that
    calls it. Text boxes follow the paragraph that they are anchored in. Tracked changes are taken as
    accepted; hidden text, comments and the headers and footers of pages are left out.

    Page breaks are form feeds. Pages are known where the file records how it was laid out
    (``lastRenderedPageBreak``); else none are given, for the breaks that an author set do not tell how
    many pages lie between them.

    What is set in a font of the time before Unicode has the letters that the font shows (``converted_from``).

    Raises ``UnreadableFile`` for a broken package.
    """
    package = open_package(data, name)
    body = _Body(package)
    text = without_controls(assemble(body.lines()))
    laid_out = any(local(each) == "lastRenderedPageBreak" for each in package.document.iter())
    converted = tuple(("converted_from", LABELS[table]) for table in sorted(body.tables))
    return Content(text, page_starts(text) if laid_out else (), converted)


class _Body:
    """One pass over a document in reading order; lists, notes and pages are counted as it goes."""

    def __init__(self, package: Package) -> None:
        self._document = package.document
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        notes = {kind: Notes(package, kind) for kind in ("footnote", "endnote")}
        self._runs = Runs(self._styles, notes, self._note)
        self._section_kinds = [value(section, "type") or "nextPage" for section in sections(package.document)]
        #: what stands before a deleted paragraph mark, and so at the head of the next paragraph
        self._unended = Inline()

    @property
    def tables(self) -> set[str]:
        """Which tables of letters the text was converted with, so far."""
        return self._runs.tables

    def lines(self) -> Iterator[PageLine]:
        body = child(self._document, "body")
        if body is not None:
            yield from self._story(body)

    def _story(self, container: Element) -> Iterator[PageLine]:
        """The lines of a body, a cell, a box or a note."""
        outside, self._unended = self._unended, Inline()
        yield from self._blocks(container)
        yield from self._ended(self._unended)
        self._unended = outside

    def _blocks(self, container: Element) -> Iterator[PageLine]:
        for block in container:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield from self._table(block)
            elif name == "AlternateContent":
                yield from self._blocks(preferred(block))
            elif name not in SKIPPED and not is_placeholder(block):
                yield from self._blocks(block)

    def _paragraph(self, paragraph: Element) -> Iterator[PageLine]:
        inline, self._unended = self._unended, Inline()
        properties = child(paragraph, "pPr")
        if is_on(properties, "pageBreakBefore"):
            inline.add(self._runs.flow.soft_break())
        mark_deleted = child(properties, "rPr", "del") is not None
        if not mark_deleted:
            self._number(inline, properties)
        self._runs.paragraph_font = font_named(self._styles.paragraph_font(value(properties, "pStyle")))
        self._runs.read(paragraph, inline)
        if mark_deleted:
            self._unended = inline
        else:
            self._end_section(properties, inline)
            yield from self._ended(inline)

    def _number(self, inline: Inline, properties: Element | None) -> None:
        label = self._numbering.label(properties)
        if label:
            inline.pieces.insert(0, label)
            self._runs.flow.written = True

    def _end_section(self, properties: Element | None, inline: Inline) -> None:
        if child(properties, "sectPr") is None:
            return
        flow = self._runs.flow
        flow.section += 1
        if self._section_kinds[flow.section :][:1] not in (["continuous"], ["nextColumn"]):
            inline.add(flow.soft_break())

    def _ended(self, inline: Inline) -> Iterator[PageLine]:
        yield PageLine(inline.text().lstrip("\t "), tuple(inline.notes))
        for box in inline.boxes:
            yield from self._story(box)

    def _note(self, body: Element) -> str:
        """A note on one line. Its page breaks are none of the body's, and a note calls no other note."""
        outside, self._runs.flow = self._runs.flow, Flow(in_note=True)
        text = assemble(self._story(body)).replace(PAGE_BREAK, "")
        self._runs.flow = outside
        return " ".join(text.split("\n"))

    def _table(self, table: Element) -> Iterator[PageLine]:
        notes: list[str] = []
        rows = [self._row(row, notes) for row in _members(table, "tr") if child(row, "trPr", "del") is None]
        yield from map(PageLine, table_lines(rows, ruled=self._styles.is_ruled(table)))
        yield PageLine("", tuple(notes))

    def _row(self, row: Element, notes: list[str]) -> TableRow:
        before = number(row, "trPr", "gridBefore") or 0
        cells = [TableCell(columns=before)] if before > 0 else []
        cells += [self._cell(cell, notes) for cell in _members(row, "tc")]
        if sum(cell.columns for cell in cells) > (most := current().columns):
            raise TooMuch(Saying("a table of more than {most} columns", most=most))
        return cells

    def _cell(self, cell: Element, notes: list[str]) -> TableCell:
        lines = list(self._story(cell))
        notes += [note for line in lines for note in line.notes]
        properties = child(cell, "tcPr")
        covered = any(_continues(child(properties, merge)) for merge in ("vMerge", "hMerge"))
        columns = number(properties, "gridSpan") or 1
        return TableCell(() if covered else tuple(line.text for line in lines), max(columns, 1))


def _continues(merge: Element | None) -> bool:
    """Whether a cell is covered by the one above it or before it."""
    return merge is not None and value(merge) != "restart"


def _members(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for each in container:
        if local(each) == name:
            yield each
        elif local(each) not in SKIPPED and local(each) not in {"tr", "tc"}:
            yield from _members(each, name)
