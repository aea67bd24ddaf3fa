"""One text in, all that it says out: the pipeline from a ``Source`` to its ``Extract``."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from .clean.clauses import clause_end, clause_start
from .clean.normalise import Clean
from .clean.structure import paragraphs
from .duties.reading import read_duties
from .find import slips, unnumbered
from .find.bodies_in_text import BodyName, Context, read_context
from .find.by_title import find_quoted, find_titled
from .find.header import Header, is_law, read_header, title_in_one_line
from .find.mention import Mention
from .find.names_in_text import EntitySpan, find_names
from .find.numbered import find_numbered
from .find.registers import REGISTERS, without_dues
from .find.said_again import said_again
from .find.same_law import know_again
from .fold import in_one_line
from .know.dates import find_dates
from .know.vocabulary import types_that
from .model import (
    OWN,
    DigitalSignature,
    EntityMention,
    Evidence,
    Extract,
    Mending,
    Reference,
    Restated,
    Setting,
    Source,
    Span,
    Statement,
)
from .relate.quoting import antecedent, quoted
from .relate.register import as_register
from .relate.relation import Relation
from .relate.sentences import RelationReader
from .version import version


def extract(source: Source) -> Extract:
    """All documents that the text names and what it says of them; pure, and the same every time.

    Raises ``UnreadableFile`` for a register whose file of columns does not fit it.
    """
    clean = paragraphs(source.text, wrapped=source.format == "pdf")
    text = clean.text
    header = Header() if source.format in REGISTERS else read_header(text)
    text = title_in_one_line(text, header)
    context = _context(text, header)
    found = _merge(find_numbered(text, context), unnumbered.find_named(text, context), header)
    if not is_law(header):
        plans = header.type in types_that("orders")
        found = _with(found, find_quoted(text, found, plans))
        found = _with(found, find_titled(text, found, context, plans, header.type))
    found = _sorted(list(know_again(text, found, header.body)))
    found = _with(found, said_again(text, found, context, (header.type, header.number)))
    _own_annexes(text, found, header)
    relations = RelationReader(text, found, header).read()
    dated = without_dues(source) if source.format in REGISTERS else text
    writer = _ExtractWriter(source, clean, header, context, _written_on(header, dated))
    references = tuple(writer.reference(mention) for mention in found)
    statements = tuple(writer.statements(found, relations))
    own = replace(writer.own(), restated=tuple(writer.restated(found)), read_by=_head_read_by(source))
    names = tuple(map(writer.named, find_names(text, context)))
    done = read_duties(source, clean.composed, header, context, writer.written_on, references, names)
    signed = tuple(_digital_signatures(source))
    own = replace(own, signature=done.signature, effect=done.effect, digital_signatures=signed)
    said = Extract(
        source.sha256, source.format, len(source.text), own, version(), references, statements, done.names,
        done.tasks, done.targets, done.recipients, done.carried_out, done.figures,
    )  # fmt: skip
    return as_register(source, said) if source.format in REGISTERS else said


def _head_read_by(source: Source) -> str | None:
    """``ocr`` where the first page was, by which stamped figures come out wrong but plausible."""
    told = dict(source.properties)
    first = re.match(r"1(?!\d)", told.get("ocr_pages", ""))
    return told.get("read_by") if first else None


def _digital_signatures(source: Source) -> Iterator[DigitalSignature]:
    """The signatures of the file: a time belongs to the signer before it, if that has none yet."""
    signer: str | None = None
    for name, value in source.properties:
        if name == "signed_by":
            if signer is not None:
                yield DigitalSignature(signer)
            signer = value
        elif name == "signed_at":
            yield DigitalSignature(signer, value)
            signer = None
    if signer is not None:
        yield DigitalSignature(signer)


_LOCAL = ("city", "district", "ward")


def _context(text: str, header: Header) -> Context:
    issuer, by_sign = header.issuer, header.number.issuer if header.number else None
    if "central" in (issuer.level if issuer else None, by_sign.level if by_sign else None):
        # what a central organ writes is of no place, however often it names one
        return Context(level="central")
    context = read_context(text, text[: header.body or 600])
    if issuer is None:
        return replace(context, level=by_sign.level) if by_sign and by_sign.level in _LOCAL else context
    if issuer.place and issuer.level == "district":
        context = replace(context, district=issuer.place)
    if issuer.place and issuer.level == "ward":
        context = replace(context, ward=issuer.place)
    return replace(context, level=issuer.level)


def _merge(numbered: list[Mention], others: list[Mention], header: Header) -> list[Mention]:
    """All mentions in the order of the text, without the document's own number in its header."""
    kept = [mention for mention in numbered if not (header.number and mention.end == header.end)]
    ends = [mention.end for mention in kept]

    def is_inside(mention: Mention) -> bool:
        at = bisect_right(ends, mention.start)
        return at < len(kept) and kept[at].start <= mention.start

    free = [mention for mention in others if not is_inside(mention)]
    return _sorted([*kept, *free])


def _with(found: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    further = list(more)
    return _sorted([*found, *further]) if further else found


_place_of = attrgetter("start", "end")


def _sorted(found: list[Mention]) -> list[Mention]:
    return sorted(found, key=_place_of)


_ATTACHED = re.compile(r"kèm theo\s*$", re.IGNORECASE)


def _own_annexes(text: str, found: list[Mention], header: Header) -> None:
    """As in "(Kèm theo văn bản số …)" over an annex names the document itself, whatever sign it gives it."""
    own = header.number
    if own is None:
        return
    for mention in found:
        number = mention.number
        if number == own and "place" in mention.assumed and header.issuer and header.issuer.place:
            # below the head a document is named without saying whose it is, whatever other places the text names
            mention.place = header.issuer.place
        same = number and (number.serial, number.signs[0]) == (own.serial, own.signs[0]) and number != own
        if number and same and _ATTACHED.search(text, max(0, mention.start - 20), mention.start):
            mention.mending = Mending(str(number), "an annex names the document that it belongs to")
            mention.number, mention.type, mention.place = own, header.type, mention.place


#: a figure before all else, for few letters are one
_YEAR = re.compile(r"(?:1(?<!\d1)9|2(?<!\d2)0)\d\d(?!\d)")


def _written_on(header: Header, text: str) -> str | None:
    """When the text was written: its own date, else the latest that it names in a year that it names elsewhere too."""
    if header.issued_on:
        return header.issued_on
    days = find_dates(text)
    years = Counter(_YEAR.findall(text)) if days else {}
    return max((day for day in days if years[day[:4]] > 1), default=None)


#: longest name made from a first line, of a text that has neither number nor title
_LONGEST_NAME = 300


class _ExtractWriter:
    """Turns what was found in the clean text into references and statements on the loaded text."""

    def __init__(self, source: Source, clean: Clean, header: Header, context: Context, written_on: str | None) -> None:
        self.source = source
        self.clean = clean
        self.header = header
        self.context = context
        self.written_on = written_on
        #: what was looked up of the places of mentions, each of which is told with several sentences
        self._spans: dict[tuple[int, int], Span] = {}

    def own(self) -> Reference:
        """The document that the text is."""
        header = self.header
        span = self.clean.span(header.start, max(header.end, header.start + 1)) if self.clean.text else Span(0, 0)
        number = header.number
        issuer = number.issuer if number else None
        name = None if number else self._own_name()
        place, assumed = self._own_place(
            issuer.level if issuer and issuer.local else None, bool(issuer and issuer.local)
        )
        return Reference(
            span=span,
            written=span.of(self.source.text),
            family=number.family if number else unnumbered.family(name or ""),
            type=header.type,
            number=str(number) if number else None,
            name=name,
            title=header.title,
            issued_on=header.issued_on,
            issuer=header.issuer.name if header.issuer else None,
            joint=tuple(body.name for body in header.joint),
            place=place,
            not_after=self.written_on,
            assumed=assumed,
            setting=self._setting(header.issuer),
        )

    def _own_place(self, level: str | None, local: bool) -> tuple[str | None, tuple[str, ...]]:
        if not local:
            return None, ()
        issuer = self.header.issuer
        if issuer and issuer.place and level in (None, issuer.level):
            return issuer.place, ()
        return self.context.place(level or self.context.level), ("place",)

    def _own_name(self) -> str:
        first = next((line.strip() for line in self.clean.text.split("\n") if line.strip()), self.source.sha256[:12])
        name = " ".join(filter(None, (self.header.type, self.header.title))) or first[:_LONGEST_NAME]
        issuer = self.header.issuer.name if self.header.issuer else self.context.city
        return f"{name} ({issuer})" if self.header.type and issuer else name

    def reference(self, mention: Mention) -> Reference:
        """A mention with its place in the loaded text."""
        span = self._span((mention.start, mention.named_to))
        number = mention.number
        name = mention.name
        return Reference(
            span=span,
            written=in_one_line(self.clean.text[mention.start : mention.named_to]),
            family=number.family if number else unnumbered.family(name or ""),
            type=mention.type,
            number=str(number) if number else None,
            name=name,
            title=mention.title,
            issued_on=mention.issued_on,
            issuer=mention.issuer.name if mention.issuer else None,
            place=mention.place,
            term=mention.term,
            not_after=self.written_on,
            mending=mention.mending,
            assumed=tuple(sorted(mention.assumed)) if mention.assumed else (),
            bad_date=slips.bad_date(self.clean.text, mention),
            suspected=slips.suspected(mention, self.header, self.context),
            setting=self._setting(mention.issuer),
        )

    def _setting(self, issuer: BodyName | None) -> Setting | None:
        """Where the text speaks of, which tells a ward's body from others of its name."""
        if issuer is None or issuer.level != "ward":
            return None
        city, district = self.context.city, self.context.district
        return Setting(city, district) if city or district else None

    def named(self, naming: EntitySpan) -> EntityMention:
        """A body or place with the clause that names it first."""
        start, end = clause_start(self.clean.text, naming.start), clause_end(self.clean.text, naming.end)
        evidence = self._evidence(start, end, "names", 0.9, [(naming.start, naming.end)])
        ward = naming.setting is not None
        return EntityMention(naming.name, naming.kind, evidence, naming.setting, self.written_on if ward else None)

    def restated(self, found: list[Mention]) -> Iterator[Restated]:
        """What the text's annexes say of its own document and its header does not."""
        for mention in slips.restatements(self.clean.text, found, self.header):
            span = self.clean.span(mention.start, mention.tail)
            written = re.sub(r"\s+", " ", self.clean.text[mention.start : mention.tail])
            yield Restated(span, written, str(mention.number), mention.issued_on)

    def statements(self, found: list[Mention], relations: list[Relation]) -> list[Statement]:
        """A citation for each mention, then what the sentences say."""
        cites = [self._cites(index, mention) for index, mention in enumerate(found)]
        said = [self._says(found, relation) for relation in relations]
        return [*cites, *dict.fromkeys(said)]

    def _cites(self, index: int, mention: Mention) -> Statement:
        text, named = self.clean.text, (mention.start, mention.named_to)
        clause = (clause_start(text, mention.start), clause_end(text, max(mention.end, mention.tail)))
        start, end = quoted(text, clause, [named], (mention.start, mention.start))
        evidence = self._evidence(start, end, "cites", 1.0, [named])
        return Statement(OWN, "CITES", index, evidence)

    def _says(self, found: list[Mention], relation: Relation) -> Statement:
        ends = [relation.object] if relation.subject == OWN else [relation.subject, relation.object]
        # an item may name a part alone, of a document that a line above names
        named = [(found[i].start, found[i].named_to) for i in ends]
        start, end = quoted(self.clean.text, (relation.start, relation.end), named, relation.cue)
        meant = [span for span in (antecedent(self.clean.text, found, i, end) for i in ends) if span]
        start, named = min([start, *(span[0] for span in meant)]), [*named, *meant]
        marks = [mark for mark in named if start <= mark[0] < end]
        if start <= relation.cue[0] < relation.cue[1] <= end:
            marks.append(relation.cue)
        evidence = self._evidence(start, end, relation.rule, relation.confidence, marks)
        return Statement(relation.subject, relation.relation, relation.object, evidence, relation.part)

    def _evidence(self, start: int, end: int, rule: str, confidence: float, marks: list[tuple[int, int]]) -> Evidence:
        text = self.clean.text
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        for mark in marks:
            # a name may go on in the next line
            end = max(end, mark[1])
        first, last = self.clean.place(start, end)
        spans = [self._span(mark) for mark in marks]
        if len(spans) > 1:
            spans = [span for _, span in sorted({(span.start, span.end): span for span in spans}.items())]
        quote = self.source.text[first:last]
        return Evidence(first, last, quote, rule, confidence, self.source.page(first), tuple(spans))

    def _span(self, mark: tuple[int, int]) -> Span:
        span = self._spans.get(mark)
        if span is None:
            span = self._spans[mark] = self.clean.span(*mark)
        return span
