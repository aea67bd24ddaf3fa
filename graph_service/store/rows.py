"""A whole store as rows of plain values: made by several processes, kept in files, written by one.

They hold what the nouns of the protocol hold, with JSON in place of what is nested. Whatever the engine, its rows
follow from these without another look at the noun.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from graph_service.store import codec
from graph_service.store.columns import columns_of, document_columns, edge_hash, issuer_key, place_hint_text, storable
from graph_service.store.protocol import Claim, MentionRow
from loaders.graph import Edge, Node
from loaders.resolve.groups import group_of

T = TypeVar("T")


class SourceLine(NamedTuple):
    """A text: what it says and its words, both packed (codec.py); no words where they are not kept."""

    sha256: str
    version: str
    extract: bytes
    text: bytes | None


class MentionLine(NamedTuple):
    """A mention, with what it is found by; ``reference`` as JSON."""

    sha256: str
    position: int
    family: str
    group: str
    place_hint: str | None
    document: str | None
    issuer: str | None
    reference: str


class ClaimLine(NamedTuple):
    """A claim; ``evidence`` and ``properties`` as JSON, and the hash of its edge (columns.py)."""

    sha256: str
    position: int
    subject: int
    object: int | None
    start: str
    label: str
    end: str
    evidence: str
    properties: str
    edge: int


class NodeLine(NamedTuple):
    """A node; ``labels`` and ``properties`` as JSON, and the columns of a document in the order of their fields."""

    id: str
    labels: str
    properties: str
    columns: tuple[str | int | bool | None, ...] | None


class EdgeLine(NamedTuple):
    """An edge; ``properties`` but for the evidence, and each item of that, as JSON."""

    start: str
    label: str
    end: str
    properties: str
    evidence: list[str]
    #: for each item the claim that says it, by SHA-256 and index
    claims: list[tuple[str, int]]


def mention_line(mention: MentionRow) -> MentionLine:
    """The row of a mention."""
    reference = codec.dumps(codec.encode(mention.reference))
    group, hint = group_of(mention.reference), place_hint_text(mention)
    return MentionLine(*mention.key, mention.family, group, hint, mention.document, issuer_key(mention), reference)


def claim_line(claim: Claim) -> ClaimLine:
    """The row of a claim."""
    said = codec.dumps(claim.evidence), codec.dumps(claim.properties) if claim.properties else "{}"
    triple = claim.triple
    return ClaimLine(claim.sha256, claim.index, claim.subject, claim.object, *triple, *said, edge_hash(triple))


def node_line(node: Node) -> NodeLine:
    """The row of a node."""
    columns = document_columns(node)
    held = None if columns is None else columns_of(columns)
    return NodeLine(node.id, codec.dumps(node.labels), codec.dumps(storable(node.properties)), held)


def edge_line(edge: Edge) -> EdgeLine:
    """The row of an edge that no sentence says."""
    if edge.properties.get("evidence"):
        raise ValueError(f"evidence without a claim: {edge.start} {edge.label} {edge.end}")
    return EdgeLine(edge.start, edge.label, edge.end, codec.dumps(storable(edge.properties)), [], [])


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows, so many at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, size)):
        yield batch
