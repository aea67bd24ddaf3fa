"""Why mentions of a number were joined, kept apart or left open, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph_service.queries.reasons import REASONS, in_vietnamese
from graph_service.queries.resolutions import ResolvedFamilies, resolved
from graph_service.queries.search import one_document
from graph_service.store.protocol import MentionRow, Reads, shown_files
from loaders.model import OWN, Extract, MentionKey, Node, Reference, Span
from loaders.resolve.corrections import Correction, family_of
from loaders.resolve.documents import Reason, ResolvedDocument, Unresolved
from loaders.resolve.findings import mending_in_vietnamese, vietnamese_day

#: a step in Vietnamese, and in English
Sentence = tuple[str, str]


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
    steps: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the mentions of a document's number are of it or of others.

    ``documents``: all documents of the number, whatever place and series, by id; ``apart``: what keeps
    them apart; ``corrections``: what people have said about them; ``next``: where the next page begins.
    """

    document: Node
    documents: tuple[Node, ...]
    apart: tuple[Sentence, ...]
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

    def _outcome(self, mention: MentionRow, document: ResolvedDocument | None) -> Iterator[Sentence]:
        if document is None:
            yield from _left_open(self.left.get(mention.key))
            return
        vietnamese, english = REASONS[document.reasons[mention.key]]
        yield f"là {document.id}: {vietnamese}", f"it is {document.id}: {english}"
        if mention.key in document.brought and document.reasons[mention.key] != Reason.CORRECTION:
            yield (
                "được gộp vào văn bản này theo điều chỉnh của người dùng",
                "a person's correction joined it to this document",
            )
        if mention.key in document.doubted:
            yield (
                "ngày ghi sau ngày của văn bản nhắc đến nên không được dùng",
                "its date is later than the text that writes it and is not used",
            )


def _says(reference: Reference) -> Iterator[Sentence]:
    """What the mention itself tells."""
    if reference.mending:
        written, reason = reference.mending.written, reference.mending.reason
        meant = reference.number or reference.name
        yield (
            f"ghi “{written}”, hiểu là {meant}: {mending_in_vietnamese(reason)}",
            f"it writes “{written}”, read as {meant}: {reason}",
        )
    told = (
        ("số", "number", reference.number),
        ("ngày", "date", reference.issued_on),
        ("cơ quan ban hành", "issuer", reference.issuer),
        ("địa bàn", "place", reference.place if "place" not in reference.assumed else None),
        ("khóa", "term", reference.term),
        ("trích yếu", "title", reference.title),
    )
    known = [(vietnamese, english, value) for vietnamese, english, value in told if value]
    if known:
        yield (
            "ghi " + "; ".join(f"{vietnamese} {vietnamese_day(value)}" for vietnamese, _, value in known),
            "it tells " + "; ".join(f"{english} {value}" for _, english, value in known),
        )
    if reference.bad_date:
        yield (
            f"ghi ngày {reference.bad_date}, lịch không có ngày này",
            f"its date {reference.bad_date} is in no calendar",
        )


def _assumed(reference: Reference) -> Iterator[Sentence]:
    """What was taken from the surroundings."""
    names = {"place": "địa bàn", "issuer": "cơ quan ban hành", "type": "loại văn bản", "number": "ký hiệu"}
    values = {"place": reference.place, "issuer": reference.issuer, "type": reference.type, "number": reference.number}
    for name in reference.assumed:
        if values.get(name):
            yield (
                f"không ghi {names.get(name, name)}, lấy theo văn bản nhắc đến: {values[name]}",
                f"it does not say its {name}; taken from the text: {values[name]}",
            )


def _left_open(left: Unresolved | None) -> Iterator[Sentence]:
    if left is None:
        return
    among = f" ({'; '.join(left.candidates)})" if left.candidates else ""
    yield f"chưa xác định được: {in_vietnamese(left.reason)}{among}", f"left open: {left.reason}{among}"


def _apart(known: ResolvedFamilies) -> Iterator[Sentence]:
    """What keeps the documents of one number apart: their numbers, their places, their series."""
    documents = known.resolution.documents
    for first, second in pairwise(documents):
        one, other = first.identifying[0][1], second.identifying[0][1]
        if one.number != other.number:
            why = (f"khác số ({one.number}; {other.number})", f"the numbers differ ({one.number}; {other.number})")
        elif one.place != other.place:
            why = (f"khác địa bàn ({one.place}; {other.place})", f"the places differ ({one.place}; {other.place})")
        elif first.series != second.series:
            series = f"({first.series}; {second.series})"
            why = (f"khác nhiệm kỳ hoặc năm {series}", f"the terms or years differ {series}")
        else:
            why = ("theo điều chỉnh của người dùng", "a person's correction says so")
        yield f"{first.id} và {second.id}: {why[0]}", f"{first.id} and {second.id}: {why[1]}"
