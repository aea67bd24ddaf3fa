"""Unresolved mentions, as findings."""

from collections.abc import Collection, Iterator, Mapping

from graph_service.queries.resolutions import ResolvedFamilies, resolved
from graph_service.store.protocol import Reads, shown_files
from graph_service.words import vietnamese
from loaders.resolve.findings import Finding, Particular, Spot


def open_mentions(reads: Reads, families: Collection[str]) -> Iterator[Finding]:
    """A finding for each open mention of these families."""
    if not families:
        return
    known = resolved(reads, families)
    files = {sha256: name for name, sha256 in sorted(shown_files(reads.files()).items(), reverse=True)}
    for left in known.resolution.unresolved:
        if known.references[left.key].family in families:
            yield _left_open(known, left.key, left.reason, left.candidates, files)


def _left_open(
    known: ResolvedFamilies, place: tuple[str, int], reason: str, candidates: tuple[str, ...], files: Mapping[str, str]
) -> Finding:
    reference = known.references[place]
    spot = Spot(files.get(place[0], place[0]), reference.span.start, reference.span.end, reference.written)
    if len(candidates) > 1:
        several: dict[str, Particular] = {"count": len(candidates), "candidates": candidates}
        return Finding("ambiguous", candidates, (spot,), {"written": reference.written, **several})
    told = {"written": reference.written, "reason": reason, "reason_vietnamese": vietnamese(reason)}
    return Finding("unresolved", candidates, (spot,), told)
