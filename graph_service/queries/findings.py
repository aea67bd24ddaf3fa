"""What a person should look at: kept on documents, or seen only in the graph as a whole.

Findings on documents come from their nodes. Circles, orders of time, open mentions and idle corrections
are worked out when they are asked for: they depend on more than one family.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph_service.errors import BadQuestion
from graph_service.queries.document_findings import document_findings
from graph_service.queries.idle import idle_corrections
from graph_service.queries.open_mentions import open_mentions
from graph_service.queries.order import out_of_order
from graph_service.queries.search import one_document
from graph_service.queries.walks import circles, in_batches, superseding
from graph_service.store.protocol import DocumentQuery, Reads
from loaders.graph import Node
from loaders.resolve.findings import SEVERITIES, Finding, codes, gravest_first, of_json

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

    About a document are those on it and those of which a place stands in its own text.
    Raises ``BadQuestion`` for a code or a severity that is none, and what ``one_document`` raises.
    """
    wanted = _wanted(code, severity)
    about = one_document(reads, document) if document else None
    every = _all(reads, wanted) if about is None else document_findings(reads, about)
    found = sorted((finding for finding in every if finding.code in wanted), key=gravest_first)
    return page_of(found, after=after, limit=limit)


def page_of(
    every: Sequence[Finding],
    *,
    code: str | None = None,
    severity: str | None = None,
    after: int = 0,
    limit: int | None = None,
) -> Findings:
    """A page of findings that are known already, in their order; raises as ``findings``."""
    wanted = _wanted(code, severity)
    found = every if (code, severity) == (None, None) else [each for each in every if each.code in wanted]
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


def _all(reads: Reads, wanted: frozenset[str]) -> Iterator[Finding]:
    yield from _kept(in_batches(reads, DocumentQuery(findings=tuple(sorted(wanted)))))
    if wanted & _OPEN:
        yield from open_mentions(reads, {mention.family for mention in reads.unresolved()})
    if wanted & _OF_CORRECTIONS:
        yield from idle_corrections(reads)
    if wanted & _OF_GRAPH:
        yield from _of_graph(reads, wanted)


def _kept(nodes: Iterable[Node]) -> Iterator[Finding]:
    for node in nodes:
        for kept in node.properties.get("findings") or ():
            yield of_json(node.id, kept)


def _of_graph(reads: Reads, wanted: frozenset[str]) -> Iterator[Finding]:
    documents = {node.id: node for node in in_batches(reads, DocumentQuery())}
    if "circle" in wanted:
        yield from circles(reads, documents)
    if "supersedes-later" in wanted:
        yield from superseding(reads, documents)
    if "date-out-of-order" in wanted:
        yield from out_of_order(documents.values())
