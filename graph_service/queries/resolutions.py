"""How the mentions of families are resolved, worked out again to tell why: never another outcome than the graph's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph_service.store.protocol import MentionRow, Reads
from loaders.model import MentionKey, Reference
from loaders.resolve.corrected import resolve_corrected
from loaders.resolve.correction_text import parse
from loaders.resolve.corrections import NONE, Corrections, FamiliesAt, families_at, together
from loaders.resolve.documents import Resolution


@dataclass(frozen=True, slots=True)
class ResolvedFamilies:
    """Families with all that corrections join to them, their mentions, and what those were resolved to."""

    corrections: Corrections
    mentions: tuple[MentionRow, ...]
    references: Mapping[MentionKey, Reference]
    resolution: Resolution


def resolved(reads: Reads, families: Collection[str]) -> ResolvedFamilies:
    """The families as corrections and texts give them."""
    corrections = parse(reads.corrections())
    closed = together(families, corrections.links(_named_by(reads, corrections)))
    mentions = tuple(reads.mentions(sorted(closed)))
    references = {mention.key: mention.reference for mention in mentions}
    return ResolvedFamilies(corrections, mentions, references, resolve_corrected(references.items(), corrections))


def uncorrected(reads: Reads, families: Collection[str]) -> ResolvedFamilies:
    """The families as the texts alone give them."""
    mentions = tuple(reads.mentions(sorted(families)))
    references = {mention.key: mention.reference for mention in mentions}
    return ResolvedFamilies(NONE, mentions, references, resolve_corrected(references.items()))


def _named_by(reads: Reads, corrections: Corrections) -> FamiliesAt:
    """The families of the mentions that corrections name."""
    return families_at((each.key, each.reference) for each in reads.mentions_of(sorted(corrections.texts)))
