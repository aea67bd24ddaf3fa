"""What the runs of a docx paragraph come to: characters, page breaks, calls of notes, text boxes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..errors import Saying
from .characters import superscript
from .letters import Font, font_named
from .limits import TooMuch, current
from .notes import Notes, Position
from .package import Element
from .pages import PAGE_BREAK
from .styles import Styles
from .wordml import attribute, children, is_on, local, preferred

#: properties, and what a reader of the finished document does not see
SKIPPED = {
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
    "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "rt",
}  # fmt: skip

_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_REFERENCES = {"footnoteReference", "endnoteReference"}
_SPACES = str.maketrans("\r\n", "  ")


@dataclass(slots=True)
class Inline:
    """The text of a paragraph as far as it was read, the notes that it calls, and the boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    #: superscript that the next run may carry on
    raised: str = ""
    #: what was written in a font of the time before Unicode, whose letters may be cut by the end of a run
    old: str = ""
    font: Font | None = None

    def add(self, text: str, font: Font | None = None) -> None:
        if font != self.font:
            self._end_old()
            self.font = font
        if font is not None:
            self.old += text
            return
        self.pieces += [superscript(self.raised), text]
        self.raised = ""

    def _end_old(self) -> None:
        if self.font is not None and self.old:
            self.pieces.append(self.font.shown(self.old))
        self.old, self.font = "", None

    def text(self) -> str:
        """All that was read so far."""
        self._end_old()
        self.add("")
        return "".join(self.pieces)


@dataclass(slots=True)
class Flow:
    """How far a document has been read."""

    section: int = 0
    page: int = 0
    #: whether text was seen since the last page break
    written: bool = False
    in_note: bool = False

    def hard_break(self) -> str:
        """A page break that the author set."""
        self.page += 1
        self.written = False
        return PAGE_BREAK

    def soft_break(self) -> str:
        """A page break that follows from the layout: none where nothing was written since the last one.

        A word processor that records where pages begin does so after a break of the author's as well.
        """
        return self.hard_break() if self.written else ""


class Runs:
    """Reads the content of paragraphs, in the order of the document."""

    def __init__(self, styles: Styles, notes: dict[str, Notes], note_text: Callable[[Element], str]) -> None:
        self._styles = styles
        self._notes = notes
        self._note_text = note_text
        self.flow = Flow()
        #: the tables of letters of older fonts that runs are set in
        self.tables: set[str] = set()
        #: how the paragraph that is read shows its letters, and the run in it
        self.paragraph_font: Font | None = None
        self._font: Font | None = None
        #: how many letters of notes were written
        self._noted = 0

    def read(self, container: Element, into: Inline) -> None:
        """Add what the children of ``container`` come to."""
        for element in container:
            name = local(element)
            if name in SKIPPED or is_placeholder(element):
                continue
            if name == "r":
                self._run(element, into)
            elif name == "txbxContent":
                into.boxes.append(element)
            elif name == "AlternateContent":
                self.read(preferred(element), into)
            elif not self._leaf(name, element, into):
                self.read(element, into)

    def _run(self, run: Element, into: Inline) -> None:
        if self._styles.is_hidden(run):
            return
        named = self._styles.font(run)
        self._font = self.paragraph_font if named is None else font_named(named)
        if self._font is not None:
            self.tables.add(self._font.table)
        called = next((each for each in run if local(each) in _REFERENCES), None)
        if called is not None and (attribute(called, "customMarkFollows") or "0") in {"1", "true", "on"}:
            self._call(called, into, _plain_text(run).strip() or "*")
        elif called is None and self._styles.is_raised(run) and _is_plain(run):
            into.raised += _plain_text(run)
            self.flow.written = True
        else:
            self.read(run, into)

    def _leaf(self, name: str, element: Element, into: Inline) -> bool:
        """Add what a leaf stands for; ``False`` where the element is none."""
        if name == "t":
            self._write((element.text or "").translate(_SPACES), into)
        elif name in _CHARACTERS:
            into.add(_CHARACTERS[name])
        elif name == "sym":
            self._write(_symbol(element), into)
        elif name == "br":
            into.add(self.flow.hard_break() if attribute(element, "type") == "page" else "\n")
        elif name == "lastRenderedPageBreak":
            into.add(self.flow.soft_break())
        elif name in _REFERENCES:
            self._call(element, into, None)
        else:
            return False
        return True

    def _write(self, text: str, into: Inline) -> None:
        self.flow.written = self.flow.written or bool(text.strip())
        into.add(text, self._font)

    def _call(self, reference: Element, into: Inline, own_mark: str | None) -> None:
        notes = self._notes[local(reference).removesuffix("Reference")]
        mark = notes.mark(Position(self.flow.section, self.flow.page)) if own_mark is None else own_mark
        into.add(f"<sup>{mark}</sup>")
        body = None if self.flow.in_note else notes.body(reference)
        if body is not None:
            note = f"<sup>{mark}</sup> {self._note_text(body)}".rstrip()
            self._noted += len(note)
            if self._noted > (most := current().notes):
                raise TooMuch(Saying("notes of more than {most} letters", most=most))
            into.notes.append(note)


def is_placeholder(element: Element) -> bool:
    """Whether a content control shows its prompt ("click here to enter text") and nothing that was entered."""
    return local(element) == "sdt" and is_on(element, "sdtPr", "showingPlcHdr")


def _is_plain(run: Element) -> bool:
    return all(local(each) in {"rPr", "t"} for each in run)


def _plain_text(run: Element) -> str:
    return "".join(each.text or "" for each in children(run, "t"))


def _symbol(element: Element) -> str:
    """The character of a symbol font; fonts such as Wingdings have theirs in the private use area."""
    try:
        return chr(int(attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
