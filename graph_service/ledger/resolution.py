"""How the mentions that a step reaches are resolved, before and after it.

What the mentions say is most of what a step holds in memory, and goes when this is known.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_service.store.protocol import MentionRow, Triple, Writer
from loaders.model import OWN, MentionKey, Node, Reference
from loaders.resolve.corrected import resolve_corrected
from loaders.resolve.corrections import Corrections
from loaders.resolve.documents import ResolvedDocument
from loaders.resolve.nodes import Issuing, document_node, issuer_id, issuing

from .affected import reach
from .claims import ISSUED_BY, Item, header_of
from .inputs import Revision, Texts, mentions

Standing = Mapping[MentionKey, MentionRow]
References = Mapping[MentionKey, Reference]


@dataclass(frozen=True, slots=True)
class StepResolution:
    """The outcome for each mention and document that is reached."""

    #: the document of each mention; ``None``: unresolved
    before: Mapping[MentionKey, str | None]
    after: Mapping[MentionKey, str | None]
    #: mentions of texts that stay, whose document is another one now
    moved: Sequence[MentionKey]
    #: mentions that are new or moved
    changed: Sequence[MentionRow]
    #: the words in which texts name their own documents
    headers: Mapping[MentionKey, Item]
    #: who issued each document
    issuings: Mapping[str, Issuing]
    #: the edges to the bodies that were held to have issued the documents before
    issued: Sequence[Triple]
    #: the names of the texts' files after the step
    names: Mapping[str, list[str]]
    #: documents that are new or told otherwise, and those that are no more
    put_nodes: Sequence[Node]
    drop_nodes: Sequence[str]
    #: those of ``put_nodes`` of which more has changed than how many texts cite them
    redefined: frozenset[str]


def resolved(writer: Writer, texts: Texts, revision: Revision) -> StepResolution:
    """Resolve all that the step reaches."""
    reached = reach(writer, texts, revision)
    old = {mention.key: mention for mention in reached.mentions}
    references = dict(_references(old, texts))
    documents = resolve_corrected(references.items(), revision.after, reached.at_home).documents
    before, after = {place: mention.document for place, mention in old.items()}, _documents(references, documents)
    moved = sorted(place for place, document in after.items() if place in old and before[place] != document)
    issuings = {document.id: issued_by(document, revision.after) for document in documents}
    names = texts.names.after({sha256 for sha256, _ in references} | texts.renamed)
    standing = writer.nodes(sorted({document for document in before.values() if document is not None}))
    nodes = {each.id: document_node(each, names, issuings[each.id], revision.after) for each in documents}
    known = standing | writer.nodes(sorted(nodes.keys() - standing.keys()))
    return StepResolution(
        before=before,
        after=after,
        moved=moved,
        changed=_changed({*(references.keys() - old.keys()), *moved}, references, after),
        headers={place: header_of(reference) for place, reference in references.items() if place[1] == OWN},
        issuings=issuings,
        issued=_issued(standing.values(), old),
        names=names,
        put_nodes=[node for key, node in nodes.items() if known.get(key) != node],
        redefined=frozenset(key for key, node in nodes.items() if key not in known or _own(known[key]) != _own(node)),
        drop_nodes=sorted({key for key in before.values() if key is not None} - nodes.keys()),
    )


def _own(node: Node) -> tuple[tuple[str, ...], dict[str, Any]]:
    """What a document is, however many texts cite it."""
    return node.labels, {name: value for name, value in node.properties.items() if name != "citations"}


def _references(old: Standing, texts: Texts) -> Iterator[tuple[MentionKey, Reference]]:
    """Every mention that is reached, after the step."""
    for place, mention in old.items():
        if mention.sha256 not in texts.gone:
            yield place, mention.reference
    for extract in texts.new.values():
        yield from mentions(extract)


def _documents(references: References, documents: Iterable[ResolvedDocument]) -> dict[MentionKey, str | None]:
    """The document of each mention."""
    found: dict[MentionKey, str | None] = dict.fromkeys(references)
    for document in documents:
        found |= {place: document.id for place, _ in document.mentions}
    return found


def _changed(
    places: Collection[MentionKey], references: References, after: Mapping[MentionKey, str | None]
) -> list[MentionRow]:
    return [MentionRow(*place, references[place].family, references[place], after[place]) for place in sorted(places)]


def issued_by(document: ResolvedDocument, corrections: Corrections) -> Issuing:
    """Who issued the document, without those of whom people say that it was not they."""
    told = issuing(document)
    denied = corrections.not_edges
    if not denied:
        return told
    kept = (issuer for issuer in told.issuers if (document.id, ISSUED_BY, issuer.organ.id) not in denied)
    return replace(told, issuers=tuple(kept))


def _issued(documents: Iterable[Node], old: Standing) -> list[Triple]:
    """The edges to the bodies that were held to have issued these documents."""
    told: dict[str | None, list[Reference]] = {}
    for mention in old.values():
        told.setdefault(mention.document, []).append(mention.reference)
    return [
        (node.id, ISSUED_BY, issuer_id(body, told[node.id]))
        for node in documents
        for body in node.properties.get("issuers", ())
    ]
