"""Findings about one document: those of other texts, and those of its own.

Only what concerns the document is read: the documents that its text names, the mentions of its own number and
of its text, the circle and the series that it is in.
"""

from collections.abc import Iterator

from graph_service.queries.idle import idle_corrections
from graph_service.queries.open_mentions import open_mentions
from graph_service.queries.order import out_of_order
from graph_service.queries.walks import circles, in_batches, superseding
from graph_service.store.protocol import DocumentQuery, Reads, shown_files
from loaders import number as numbers
from loaders.fold import fold
from loaders.graph import Node
from loaders.resolve.corrections import family_of
from loaders.resolve.findings import Finding, of_json


def document_findings(reads: Reads, about: Node) -> Iterator[Finding]:
    """All findings about a document, in no order."""
    files = frozenset(about.properties.get("files") or ())
    found = [*_kept(reads, about), *_open(reads, about, files), *idle_corrections(reads, about.id)]
    found += _of_circle(reads, about)
    found += _of_superseding(reads, about)
    found += _of_series(reads, about)
    for finding in found:
        if about.id in finding.documents or any(spot.file in files for spot in finding.places):
            yield finding


def _kept(reads: Reads, about: Node) -> Iterator[Finding]:
    """What is kept on the document, and on those that its text names: words of its own may be the reason."""
    named = {edge.end for edge in reads.edges([about.id], ["CITES"], "out")}
    for node in (about, *reads.nodes(named - {about.id}).values()):
        for kept in node.properties.get("findings") or ():
            yield of_json(node.id, kept)


def _open(reads: Reads, about: Node, files: frozenset[str]) -> Iterator[Finding]:
    """Open mentions of its own number, and those in its own text."""
    texts = {sha256 for name, sha256 in shown_files(reads.files()).items() if name in files}
    mentions = [*reads.mentions([family_of(about.id)]), *reads.mentions_of(sorted(texts))]
    return open_mentions(reads, {mention.family for mention in mentions if mention.document is None})


def _of_circle(reads: Reads, about: Node) -> Iterator[Finding]:
    below, above = (reads.walk(about.id, ["IMPLEMENTS"], way, None).keys() for way in ("in", "out"))
    around = reads.nodes({about.id, *(below & above)})
    return circles(reads, around) if len(around) > 1 else iter(())


def _of_superseding(reads: Reads, about: Node) -> Iterator[Finding]:
    edges = reads.edges([about.id], ["SUPERSEDES"], "both")
    return superseding(reads, reads.nodes({about.id, *(end for edge in edges for end in (edge.start, edge.end))}))


def _of_series(reads: Reads, about: Node) -> Iterator[Finding]:
    """What is out of order in its series, whose documents have its signs and its place."""
    number = numbers.parse(about.properties.get("number") or "")
    if number is None or not about.properties.get("issued_on"):
        return iter(())
    signs = tuple(fold(" ".join(number.signs)).split())
    query = DocumentQuery(words=signs, place=about.properties.get("place"))
    return out_of_order(in_batches(reads, query))
