"""What a person should look at: kept on documents, or seen only in the graph as a whole.

Findings on documents come from their nodes. Circles, orders of time, open mentions and idle corrections
are worked out when they are asked for: they depend on more than one family.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_service.errors import BadQuestion
from graph_service.queries.idle import idle_corrections
from graph_service.queries.order import out_of_order
from graph_service.queries.reasons import in_vietnamese
from graph_service.queries.resolutions import Resolved, resolved
from graph_service.queries.search import one_document
from graph_service.queries.walks import ask_all, circles, superseding
from graph_service.store.protocol import Reads, shown_files
from loaders.model import Node
from loaders.resolve.findings import SEVERITIES, Finding, Particular, Spot, codes, gravest_first, of_json

_OPEN = frozenset({"ambiguous", "unresolved"})
_OF_CORRECTIONS = frozenset({"idle-correction"})
_OF_GRAPH = frozenset({"circle", "supersedes-later", "date-out-of-order"})


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of findings, gravest first; ``total`` counts all that fit, ``next`` is where the next page begins."""

    findings: tuple[Finding, ...]
    total: int
    next: int | None = None


def findings(
    reads: Reads,
    *,
    code: str | None = None,
    severity: str | None = None,
    document: str | None = None,
    after: int = 0,
    limit: int | None = None,
) -> Findings:
    """Findings of a code, a severity, about a document: whatever is given narrows the answer.

    Raises ``BadQuestion`` for a code or a severity that is none, and what ``one_document`` raises.
    """
    wanted = _wanted(code, severity)
    about = one_document(reads, document) if document else None
    found = sorted(_all(reads, wanted, about), key=gravest_first)
    page = found[after:] if limit is None else found[after : after + limit]
    end = after + len(page)
    return Findings(tuple(page), len(found), end if end < len(found) else None)


def _wanted(code: str | None, severity: str | None) -> frozenset[str]:
    if code is not None and code not in codes():
        raise BadQuestion(f"code {code!r}", "no finding has that code", f"Known are: {', '.join(sorted(codes()))}.")
    if severity is not None and severity not in SEVERITIES:
        raise BadQuestion(f"severity {severity!r}", "there is no such severity", f"Write {', '.join(SEVERITIES)}.")
    return frozenset(
        name for name, known in codes().items() if code in (None, name) and severity in (None, known.severity)
    )


def _all(reads: Reads, wanted: frozenset[str], about: Node | None) -> Iterator[Finding]:
    nodes = [about] if about else ask_all(reads, tuple(sorted(wanted)))
    found = [*_kept(nodes)]
    found += _open(reads) if wanted & _OPEN else ()
    found += idle_corrections(reads) if wanted & _OF_CORRECTIONS else ()
    found += _of_graph(reads, wanted) if wanted & _OF_GRAPH else ()
    for finding in found:
        if finding.code in wanted and (about is None or about.id in finding.documents):
            yield finding


def _kept(nodes: Iterable[Node]) -> Iterator[Finding]:
    for node in nodes:
        for kept in node.properties.get("findings") or ():
            yield of_json(node.id, kept)


def _of_graph(reads: Reads, wanted: frozenset[str]) -> Iterator[Finding]:
    documents = {node.id: node for node in ask_all(reads)}
    if "circle" in wanted:
        yield from circles(reads, documents)
    if "supersedes-later" in wanted:
        yield from superseding(reads, documents)
    if "date-out-of-order" in wanted:
        yield from out_of_order(documents.values())


def _open(reads: Reads) -> Iterator[Finding]:
    """Mentions of which it could not be told what document they are of."""
    families = {mention.family for mention in reads.unresolved()}
    if not families:
        return
    known = resolved(reads, families)
    files = _first_names(shown_files(reads.files()))
    for left in known.resolution.unresolved:
        if known.references[left.key].family in families:
            yield _left_open(known, left.key, left.reason, left.candidates, files)


def _left_open(
    known: Resolved, place: tuple[str, int], reason: str, candidates: tuple[str, ...], files: Mapping[str, str]
) -> Finding:
    reference = known.references[place]
    spot = Spot(files.get(place[0], place[0]), reference.span.start, reference.span.end, reference.written)
    if len(candidates) > 1:
        several: dict[str, Particular] = {"count": len(candidates), "candidates": candidates}
        return Finding("ambiguous", candidates, (spot,), {"written": reference.written, **several})
    told = {"written": reference.written, "reason": reason, "reason_vietnamese": in_vietnamese(reason)}
    return Finding("unresolved", candidates, (spot,), told)


def _first_names(files: Mapping[str, str]) -> dict[str, str]:
    """The first name of each text."""
    return {sha256: name for name, sha256 in sorted(files.items(), reverse=True)}
