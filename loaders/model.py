"""The nouns of the field, as frozen values.

Offsets are code points into ``Source.text``, half open, and ``text[start:end] == quote`` holds for
every ``Evidence``. Dates are ISO 8601 strings (``2022-06-16``). ``None`` means "the text does not say".
"""

from bisect import bisect_right
from typing import Literal

from .graph import Edge as Edge
from .graph import Node as Node
from .noun import noun

#: ``Statement.subject`` or ``Statement.object`` for the document whose text it is.
OWN = -1
#: What follows the name of a register in that of the file beside it which says what its columns hold.
COLUMNS_FILE = ".columns.yaml"
#: A mention of all loaded texts: (SHA-256 of its text, index of its reference; ``OWN`` for the text itself).
MentionKey = tuple[str, int]


@noun(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@noun(frozen=True, slots=True)
class Source:
    """A file as text: what offsets count in.

    For plain text and Markdown ``text`` is the decoded file itself, line ends untouched. For other
    formats it is what ``directive-graph text FILE`` prints: a paragraph a line, a table row a line
    with tabs between its cells, a footnote marked ``<sup>N</sup>`` where it is called and as a line
    ``<sup>N</sup> …`` after the paragraph that calls it, pages parted by a form feed.
    """

    file: str
    sha256: str
    format: str
    text: str
    #: offsets at which pages begin (the first is 0); empty where the format has no pages
    pages: tuple[int, ...] = ()
    #: what the file says of itself (``signed_by``), and how it was read (``converted_from``, ``read_by``)
    properties: tuple[tuple[str, str], ...] = ()
    #: of a register: the text of the file beside it that says what its columns hold
    columns: str = ""

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, that holds ``offset``; ``None`` where pages are not known."""
        return bisect_right(self.pages, offset) or None


@noun(frozen=True, slots=True)
class Evidence:
    """The words that say something: the sentence or table row, with the parts that matter marked."""

    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    page: int | None = None
    #: the reference and the cue inside the quote, as offsets into the same text
    marks: tuple[Span, ...] = ()


@noun(frozen=True, slots=True)
class Mending:
    """A correction of what is written, never without its reason."""

    written: str
    reason: str


@noun(frozen=True, slots=True)
class Signature:
    """Who signed: on whose behalf, in which office, and the name."""

    name: str
    evidence: Evidence
    office: str | None = None
    on_behalf: str | None = None


@noun(frozen=True, slots=True)
class DigitalSignature:
    """What a signature of a file says of its signer and time (ISO 8601); whether it holds was not checked."""

    signer: str | None = None
    at: str | None = None


@noun(frozen=True, slots=True)
class Effect:
    """From which day a document is in force, in its own words."""

    on: str
    evidence: Evidence


@noun(frozen=True, slots=True)
class Restated:
    """What a text says of its own document once more, over an annex: "(Kèm theo văn bản số …, ngày …)"."""

    span: Span
    written: str
    number: str | None = None
    issued_on: str | None = None


@noun(frozen=True, slots=True)
class Setting:
    """Where a text speaks of: what tells a ward from others of its name. ``None``: the text does not say."""

    city: str | None = None
    district: str | None = None


@noun(frozen=True, slots=True)
class EntityMention:
    """A body or place that a text names, with the sentence that names it first."""

    #: in full: ``Quận ủy Long Biên``, ``phường Mễ Trì``
    name: str
    kind: Literal["body", "place"]
    evidence: Evidence
    #: of a ward or commune and of its bodies: where the text speaks of, and when it was written
    setting: Setting | None = None
    not_after: str | None = None


@noun(frozen=True, slots=True)
class Reference:
    """One mention of a document, or the document itself, as far as its own text tells.

    ``family`` is what two mentions must share to be compared at all: the serial with the type for a
    Party or administrative number, the folded name for a document without one.
    """

    span: Span
    written: str
    family: str
    type: str | None = None
    #: canonical: ``105-KH/TU``, ``21/2022/NQ-HĐND``; ``None`` for a document known by name
    number: str | None = None
    #: what people call a document without a number: ``Nghị quyết Đại hội XIII của Đảng``
    name: str | None = None
    title: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    #: of a text's own document: who issued it together with ``issuer``, in the order of its head
    joint: tuple[str, ...] = ()
    #: the place whose series the number counts in (``Hà Nội``, ``Nam Từ Liêm``); ``None`` for central
    place: str | None = None
    #: the term that the text names (``XIII``), as written after "khóa"
    term: str | None = None
    #: the latest day on which it can have been issued: when the text that names it was written
    not_after: str | None = None
    mending: Mending | None = None
    #: what the text does not say and was taken from its surroundings: ``place``, ``issuer``, ``type``
    assumed: tuple[str, ...] = ()
    #: the date as written, where no calendar has that day ("31/02/2022")
    bad_date: str | None = None
    #: the number that may have been meant, where the one written fits the text badly; nothing is mended by it
    suspected: str | None = None
    #: where the text speaks of, told only where the issuer is a body of a ward or commune
    setting: Setting | None = None
    #: of a text's own document: ``ocr`` where its head was read by OCR, so that number and day are never certain
    read_by: str | None = None
    #: of a text's own document: what its annexes say of it, where that differs from the header
    restated: tuple[Restated, ...] = ()
    #: of a text's own document: who signed it, and from which day on it is in force
    signature: Signature | None = None
    effect: Effect | None = None
    #: of a text's own document: the signatures of its file, in the order of the file
    digital_signatures: tuple[DigitalSignature, ...] = ()


@noun(frozen=True, slots=True)
class Statement:
    """One sentence's word on two documents: indices into ``Extract.references``, or ``OWN``."""

    subject: int
    relation: str
    object: int
    evidence: Evidence
    #: the part of ``object`` that is meant (``Điều 12``); ``None`` for the whole
    part: str | None = None


@noun(frozen=True, slots=True)
class Due:
    """When a task is to be done; ``basis``: its own words, its table's column or title, or the text's timetable."""

    text: str
    basis: Literal["own", "column", "table", "timetable"]
    #: first and last day, where the words tell any
    start: str | None = None
    end: str | None = None


@noun(frozen=True, slots=True)
class Duty:
    """A body's part in a task: ``LEADS``, ``COORDINATES``, ``ADVISES`` or ``MONITORS``."""

    role: str
    #: index into ``Extract.names``
    body: int
    #: ``own_cell``, ``merged_up``, ``merged_down``, ``sentence``, ``heading`` or ``label``
    basis: str
    evidence: Evidence


@noun(frozen=True, slots=True)
class Concern:
    """A document that a task itself names: index into ``Extract.references``, and how they are related."""

    relation: str
    object: int
    evidence: Evidence


@noun(frozen=True, slots=True)
class Task:
    """A row of a table or an assigned item. ``key`` tells it from others of its document, by what the text is."""

    key: str
    text: str
    evidence: Evidence
    duties: tuple[Duty, ...] = ()
    concerns: tuple[Concern, ...] = ()
    #: ``Đề án``, ``Kế hoạch`` …, where the task is to make one
    kind: str | None = None
    row: str | None = None
    section: str | None = None
    due: Due | None = None
    #: the layout leaves no doubt of who leads it
    certain: bool = True
    #: of a row of a register: what set the task, and how it stands, in the register's own words
    source: str | None = None
    state: str | None = None


@noun(frozen=True, slots=True)
class Target:
    """A figure to reach; ``value``: none where the text gives none, two for a range."""

    key: str
    text: str
    evidence: Evidence
    value: tuple[float, ...] = ()
    unit: str | None = None
    #: ``>=``, ``>``, ``=``, ``<=``, ``<`` or ``range``
    comparison: str | None = None
    #: a year, a day, or ``hằng năm``
    by: str | None = None
    row: str | None = None


@noun(frozen=True, slots=True)
class Figure:
    """A figure that a report tells, with the words around it; without a unit, how many of all targets are reached."""

    text: str
    value: float
    unit: str
    evidence: Evidence
    #: what was planned, where the report sets it beside ("210/200 đảng viên"); of a count, of how many
    planned: float | None = None
    #: of a count: the documents named right before it, as indices into ``Extract.references``
    near: tuple[int, ...] = ()
    #: the last day that it stands for
    as_of: str | None = None


@noun(frozen=True, slots=True)
class Recipient:
    """A body that a text is sent to, and what for, as its list of recipients says."""

    body: int
    purpose: str | None
    evidence: Evidence


@noun(frozen=True, slots=True)
class CarriedOut:
    """A body that a text tells, or reports, to carry out a document (index of a reference, or ``OWN``)."""

    body: int
    object: int
    evidence: Evidence


@noun(frozen=True, slots=True)
class Column:
    """A column of a register: its letter, what it holds, and its heading."""

    letter: str
    role: str
    heading: str = ""


@noun(frozen=True, slots=True)
class UnreadCell:
    """A row of a register of which a cell could not be read: ``number``, ``date``, ``task`` or ``leads``."""

    row: int
    column: str
    role: str
    #: what stands there
    written: str


@noun(frozen=True, slots=True)
class SheetReading:
    """How a sheet of a register was read; without columns it is none, and was read as any text."""

    name: str
    #: the row of the last line of headings; 0 where there is none
    headings: int = 0
    columns: tuple[Column, ...] = ()
    #: rows below the headings that are not blank
    rows: int = 0
    unread: tuple[UnreadCell, ...] = ()
    #: a person said what the columns hold
    told: bool = False


@noun(frozen=True, slots=True)
class Extract:
    """All that one text says; a pure function of ``Source.text``, ``Source.pages`` and ``Source.columns``."""

    sha256: str
    format: str
    length: int
    own: Reference
    #: the version of the extraction that read it (``version.version``); another one may read the same text otherwise
    version: str = ""
    references: tuple[Reference, ...] = ()
    statements: tuple[Statement, ...] = ()
    #: bodies and places, in the order of the text
    names: tuple[EntityMention, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    carried_out: tuple[CarriedOut, ...] = ()
    figures: tuple[Figure, ...] = ()
    #: of a register: its sheets
    sheets: tuple[SheetReading, ...] = ()
