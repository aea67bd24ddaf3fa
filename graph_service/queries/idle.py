"""Corrections that no longer apply: what they are about is not there, or nothing says any more what they deny."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.queries.resolutions import mentions_at, uncorrected
from graph_service.store.protocol import Store
from loaders.resolve.correction_text import parse
from loaders.resolve.corrections import Correction, Corrections, family_of
from loaders.resolve.findings import Finding, Particular
from loaders.resolve.nodes import document_id_of_body, issuing

ISSUED_BY = "ISSUED_BY"


@dataclass(frozen=True, slots=True)
class Idle:
    """A correction that changes nothing, and why."""

    correction: Correction
    vietnamese: str
    english: str


def idle_corrections(store: Store) -> Iterator[Finding]:
    """A finding for each correction in the store that changes nothing."""
    for idle in idle_ones(store, parse(store.corrections())):
        entry = idle.correction
        told: dict[str, Particular] = {"line": entry.line, "correction": entry.said}
        reasons = {"reason": idle.english, "reason_vietnamese": idle.vietnamese}
        yield Finding("idle-correction", entry.documents, (), {**told, **reasons})


def idle_ones(store: Store, corrections: Corrections) -> list[Idle]:
    """The corrections that fit nothing in the store, in the order of their lines."""
    found = [_idle(store, corrections, entry) for entry in corrections.entries]
    return sorted((idle for idle in found if idle), key=lambda idle: idle.correction.line)


def _idle(store: Store, corrections: Corrections, entry: Correction) -> Idle | None:
    for document in entry.documents:
        if not _exists(store, document):
            return Idle(entry, f"không còn văn bản {document}", f"there is no document {document}")
    if entry.mention and entry.mention not in (place for place, _ in mentions_at(store, entry.mention[0])):
        return Idle(entry, "không còn chỗ nhắc đến này", "no text has a mention there")
    if entry.kind == "alias" and not store.nodes([document_id_of_body(entry.about[0])]):
        return Idle(entry, f"không còn cơ quan {entry.about[0]}", f"there is no body {entry.about[0]}")
    if entry.kind == "not-edge" and not _is_said(store, corrections, entry):
        return Idle(entry, "không còn văn bản nào ghi quan hệ này", "no text says so any more")
    return None


def _exists(store: Store, document: str) -> bool:
    """Whether the graph has it, or the texts alone would give it; the end of an edge may be a body."""
    if store.nodes([document]):
        return True
    plain = uncorrected(store, [family_of(document)])
    return document in {found.id for found in plain.resolution.documents}


def _is_said(store: Store, corrections: Corrections, entry: Correction) -> bool:
    start, label, end = entry.about
    start, end = corrections.current(start), corrections.current(end)
    if label != ISSUED_BY:
        return bool(store.claims([(start, label, end)]))
    plain = uncorrected(store, [family_of(start)])
    return end in {issuing(found).id for found in plain.resolution.documents if found.id == start}
