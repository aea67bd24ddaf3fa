"""Why mentions of a number were joined, kept apart or left open, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph_service.queries.reasons import REASONS
from graph_service.queries.resolutions import ResolvedFamilies, resolved
from graph_service.queries.search import one_document
from graph_service.store.protocol import MentionRow, Reads, shown_files
from graph_service.words import InBoth, in_a_row
from loaders.errors import Saying
from loaders.model import OWN, Extract, MentionKey, Node, Reference, Span
from loaders.resolve.corrections import Correction, family_of
from loaders.resolve.documents import Reason, ResolvedDocument, Unresolved
from loaders.resolve.findings import mending_in_vietnamese


@dataclass(frozen=True, slots=True)
class Explained:
    """One mention: where it stands, what it was resolved to (``None``: left open), and why.

    ``at`` is how corrections name it; ``quote`` is the sentence, from ``start`` to ``end`` of the text of ``file``.
    """

    at: str
    file: str
    start: int
    end: int
    quote: str
    written: str
    own: bool
    document: str | None
    steps: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the mentions of a document's number are of it or of others.

    ``documents``: all documents of the number, whatever place and series, by id; ``apart``: what keeps
    them apart; ``corrections``: what people have said about them; ``next``: where the next page begins.
    """

    document: Node
    documents: tuple[Node, ...]
    apart: tuple[Saying, ...]
    corrections: tuple[Correction, ...]
    mentions: tuple[Explained, ...]
    total: int
    next: int | None = None


def explain(reads: Reads, asked: str, *, after: int = 0, limit: int | None = None) -> Explanation:
    """The mentions of the number of the document that is asked for, of all places and series.

    In the order of files and places; errors as ``one_document``.
    """
    node = one_document(reads, asked)
    known = resolved(reads, [family_of(node.id)])
    files = {sha256: name for name, sha256 in sorted(shown_files(reads.files()).items(), reverse=True)}
    ordered = sorted(known.mentions, key=lambda m: (files.get(m.sha256, m.sha256), m.reference.span.start, m.index))
    page = ordered[after:] if limit is None else ordered[after : after + limit]
    end = after + len(page)
    ids = [document.id for document in known.resolution.documents]
    return Explanation(
        document=node,
        documents=tuple(node for _, node in sorted(reads.nodes(ids).items())),
        apart=tuple(_apart(known)),
        corrections=tuple(dict.fromkeys(each for key in ids for each in known.corrections.on_document(key))),
        mentions=tuple(_Telling(reads, known, files).tell(page)),
        total=len(ordered),
        next=end if end < len(ordered) else None,
    )


class _Telling:
    """Tells of mentions, reading each text once."""

    def __init__(self, reads: Reads, known: ResolvedFamilies, files: Mapping[str, str]) -> None:
        self.reads = reads
        self.files = files
        self.document_of: dict[MentionKey, ResolvedDocument] = {
            place: document for document in known.resolution.documents for place, _ in document.mentions
        }
        self.left = {unresolved.key: unresolved for unresolved in known.resolution.unresolved}
        self.extracts: dict[str, Extract | None] = {}

    def tell(self, mentions: list[MentionRow]) -> Iterator[Explained]:
        """Each mention with its sentence and its steps."""
        for mention in mentions:
            reference, document = mention.reference, self.document_of.get(mention.key)
            span, quote = self._sentence(mention)
            yield Explained(
                at=f"{mention.sha256}:{reference.span.start}",
                file=self.files.get(mention.sha256, mention.sha256),
                start=span.start,
                end=span.end,
                quote=quote,
                written=reference.written,
                own=mention.index == OWN,
                document=document.id if document else None,
                steps=(*_says(reference), *_assumed(reference), *self._outcome(mention, document)),
            )

    def _sentence(self, mention: MentionRow) -> tuple[Span, str]:
        """The sentence that names the document; of a text's own document what its header says."""
        if mention.sha256 not in self.extracts:
            self.extracts[mention.sha256] = self.reads.extracts([mention.sha256]).get(mention.sha256)
        extract = self.extracts[mention.sha256]
        for statement in extract.statements if extract else ():
            if statement.relation == "CITES" and statement.object == mention.index:
                return Span(statement.evidence.start, statement.evidence.end), statement.evidence.quote
        return mention.reference.span, mention.reference.written

    def _outcome(self, mention: MentionRow, document: ResolvedDocument | None) -> Iterator[Saying]:
        if document is None:
            yield from _left_open(self.left.get(mention.key))
            return
        reason = document.reasons[mention.key]
        yield Saying("it is {document}: {why}", document=document.id, why=REASONS[reason])
        if mention.key in document.brought and reason != Reason.CORRECTION:
            yield Saying("a person's correction joined it to this document")
        if mention.key in document.doubted:
            yield Saying("its date is later than the text that writes it and is not used")


def _says(reference: Reference) -> Iterator[Saying]:
    """What the mention itself tells."""
    if reference.mending:
        reason = reference.mending.reason
        yield Saying(
            "it writes “{written}”, read as {meant}: {why}",
            written=reference.mending.written,
            meant=reference.number or reference.name,
            why=InBoth(mending_in_vietnamese(reason), reason),
        )
    told = list(_told(reference))
    if told:
        yield Saying("it tells {what}", what=in_a_row(told))
    if reference.bad_date:
        yield Saying("its date {date} is in no calendar", date=reference.bad_date)


def _told(reference: Reference) -> Iterator[Saying]:
    if reference.number:
        yield Saying("number {number}", number=reference.number)
    if reference.issued_on:
        yield Saying("date {date}", date=date.fromisoformat(reference.issued_on))
    if reference.issuer:
        yield Saying("issuer {issuer}", issuer=reference.issuer)
    if reference.place and "place" not in reference.assumed:
        yield Saying("place {place}", place=reference.place)
    if reference.term:
        yield Saying("term {term}", term=reference.term)
    if reference.title:
        yield Saying("title {title}", title=reference.title)


def _assumed(reference: Reference) -> Iterator[Saying]:
    """What was taken from the surroundings."""
    sentences = {
        "place": Saying("it does not say its place; taken from the text: {told}", told=reference.place),
        "issuer": Saying("it does not say its issuer; taken from the text: {told}", told=reference.issuer),
        "type": Saying("it does not say its type; taken from the text: {told}", told=reference.type),
        "number": Saying("it does not say its number; taken from the text: {told}", told=reference.number),
    }
    yield from (sentences[name] for name in reference.assumed if name in sentences and sentences[name].values["told"])


def _left_open(left: Unresolved | None) -> Iterator[Saying]:
    if left is None:
        return
    if left.candidates:
        among = "; ".join(left.candidates)
        yield Saying("left open: {reason} ({among})", reason=left.reason, among=among)
    else:
        yield Saying("left open: {reason}", reason=left.reason)


def _apart(known: ResolvedFamilies) -> Iterator[Saying]:
    """What keeps the documents of one number apart: their numbers, their places, their series."""
    documents = known.resolution.documents
    for first, second in pairwise(documents):
        one, other = first.identifying[0][1], second.identifying[0][1]
        if one.number != other.number:
            why = Saying("the numbers differ ({one}; {other})", one=one.number, other=other.number)
        elif one.place != other.place:
            why = Saying("the places differ ({one}; {other})", one=one.place, other=other.place)
        elif first.series != second.series:
            why = Saying("the terms or years differ ({one}; {other})", one=first.series, other=second.series)
        else:
            why = REASONS[Reason.CORRECTION]
        yield Saying("{first} and {second}: {why}", first=first.id, second=second.id, why=why)
