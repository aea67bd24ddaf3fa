"""Claims of the ledger, and the edges that stand on them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_service.store.protocol import Claim, Triple
from loaders.model import OWN, Edge, Evidence, MentionKey, Reference

CITES = "CITES"
ISSUED_BY = "ISSUED_BY"
NAMES = "NAMES"
#: the end of a claim whose mention has no document; such a claim makes no edge
UNRESOLVED = ""

#: no text has so many mentions
_MORE_THAN_MENTIONS = 10_000_000

#: (SHA-256 of the text, index of the claim in it)
Key = tuple[str, int]
Item = dict[str, Any]
#: what claims on duties tell of their edges, each of it once
_TOLD_OF_EDGES = ("basis", "relation", "purpose")


def key_of_issue(place: MentionKey, at: int = 0) -> Key:
    """The key of the claim on who issued the document of a mention: -2, -3, … from the text's own on.

    ``at``: which of several that issued it together, each in a range of its own.
    """
    return place[0], -2 - (place[1] - OWN) - at * _MORE_THAN_MENTIONS


def changed_triples(before: Mapping[Key, Claim], after: Mapping[Key, Claim]) -> set[Triple]:
    """The edges behind which a claim comes, goes or changes; one that stays is the same object in both."""
    changed = [key for key in {*before, *after} if before.get(key) is not after.get(key)]
    return {claims[key].triple for key in changed for claims in (before, after) if key in claims}


def makes_an_edge(triple: Triple) -> bool:
    """Whether both ends are known and two: no document implements itself, and one that names itself cites no other."""
    start, _, end = triple
    return UNRESOLVED not in (start, end) and start != end


def item_of(evidence: Evidence) -> Item:
    """Evidence as an edge carries it, without what is not known."""
    names = ("start", "end", "quote", "rule", "confidence", "page")
    item = {name: value for name in names if (value := getattr(evidence, name)) is not None}
    return {**item, "marks": [[mark.start, mark.end] for mark in evidence.marks]} if evidence.marks else item


def header_of(own: Reference) -> Item:
    """The words in which a text names its own document, as an edge carries them."""
    return {"start": own.span.start, "end": own.span.end, "quote": own.written}


def edge_of(triple: Triple, claims: Iterable[Claim]) -> Edge:
    """One edge with the evidence of all its claims, in the order of files and places."""
    ordered = sorted(claims, key=_order_of_evidence)
    return Edge(*triple, told_of_edge([(claim.evidence, claim.properties) for claim in ordered]))


def told_of_edge(ordered: Sequence[tuple[object, Item]]) -> Item:
    """The properties of an edge from the evidence and properties of its claims, in the order of files and places."""
    evidence: list[object] = []
    for said, _ in ordered:
        if said not in evidence[-1:]:
            evidence.append(said)
    parts = {properties.get("part") for _, properties in ordered}
    # a statement on the whole document says more than those on its parts
    told: Item = {"evidence": evidence} if None in parts else {"evidence": evidence, "part": sorted(parts)}
    for name in _TOLD_OF_EDGES:
        values = dict.fromkeys(value for _, properties in ordered if (value := properties.get(name)))
        told |= {name: list(values)} if values else {}
    return told


def _order_of_evidence(claim: Claim) -> tuple[str, int, int, int]:
    evidence = claim.evidence
    return evidence["file"], evidence["start"], evidence["end"], claim.index
