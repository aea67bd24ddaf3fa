"""Corrections that no longer apply: what they are about is not there, or nothing says any more what they deny."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_service.queries.resolutions import uncorrected
from graph_service.store.protocol import Reads
from graph_service.words import vietnamese
from loaders.errors import Saying
from loaders.resolve.correction_text import parse
from loaders.resolve.corrections import Correction, Corrections, family_of
from loaders.resolve.findings import Finding, Particular
from loaders.resolve.nodes import document_id_of_body, issuing

ISSUED_BY = "ISSUED_BY"


@dataclass(frozen=True, slots=True)
class Idle:
    """A correction that changes nothing, and why, as the table of words tells it."""

    correction: Correction
    reason: str


def idle_corrections(reads: Reads, document: str | None = None) -> Iterator[Finding]:
    """A finding for each correction in the store that changes nothing, or for those on a document."""
    corrections = parse(reads.corrections())
    entries = [entry for entry in corrections.entries if document in (None, *entry.documents)]
    for idle in _idle_among(reads, corrections, entries):
        entry = idle.correction
        told: dict[str, Particular] = {"line": entry.line, "correction": entry.said}
        reasons = {"reason": str(idle.reason), "reason_vietnamese": vietnamese(idle.reason)}
        yield Finding("idle-correction", entry.documents, (), {**told, **reasons})


def idle_ones(reads: Reads, corrections: Corrections) -> list[Idle]:
    """The corrections that fit nothing in the store, in the order of their lines."""
    return _idle_among(reads, corrections, corrections.entries)


def _idle_among(reads: Reads, corrections: Corrections, entries: Iterable[Correction]) -> list[Idle]:
    found = [_idle(reads, corrections, entry) for entry in entries]
    return sorted((idle for idle in found if idle), key=lambda idle: idle.correction.line)


def _idle(reads: Reads, corrections: Corrections, entry: Correction) -> Idle | None:
    for document in entry.documents:
        if not _exists(reads, document):
            return Idle(entry, Saying("there is no document {document}", document=document))
    if entry.mention and not _is_a_mention(reads, *entry.mention):
        return Idle(entry, "no text has a mention there")
    if entry.kind == "alias" and not reads.nodes([document_id_of_body(entry.about[0])]):
        return Idle(entry, Saying("there is no body {body}", body=entry.about[0]))
    if entry.kind in ("realise", "not-realised") and not reads.nodes([corrections.link(entry)[0]]):
        return Idle(entry, Saying("there is no task {task}", task=entry.about[0]))
    if entry.kind == "not-edge" and not _is_said(reads, corrections, entry):
        return Idle(entry, "no text says so any more")
    return None


def _exists(reads: Reads, document: str) -> bool:
    """Whether the graph has it, or the texts alone would give it; the end of an edge may be a body."""
    if reads.nodes([document]):
        return True
    plain = uncorrected(reads, [family_of(document)])
    return document in {found.id for found in plain.resolution.documents}


def _is_a_mention(reads: Reads, sha256: str, start: int) -> bool:
    return any(each.reference.span.start == start for each in reads.mentions_of([sha256]))


def _is_said(reads: Reads, corrections: Corrections, entry: Correction) -> bool:
    start, label, end = entry.about
    start, end = corrections.current(start), corrections.current(end)
    if label != ISSUED_BY:
        return bool(reads.claims([(start, label, end)]))
    plain = uncorrected(reads, [family_of(start)])
    return any(end in issuing(found).ids for found in plain.resolution.documents if found.id == start)
