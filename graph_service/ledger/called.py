"""What a body is called that no table holds, where texts write its name in letters of another case.

Its id is one for all of them, so its name has to be told by all of them as well: it is the first by code
points. A step that only brings names compares them with the one that stands; where the name that stands
is taken back, those of all other texts are read.
"""

from collections.abc import Collection, Iterable, Mapping

from graph_service.store.protocol import Claim, Reads, Triple
from loaders.resolve.nodes import named_by

from .claims import NAMES, Item, Key


def rewritten(
    reads: Reads, before: Mapping[Key, Claim], after: Mapping[Key, Claim], ends: Collection[str]
) -> dict[str, Item]:
    """What tells each body found in texts, among ``ends``, after the step, where any text names it."""
    gone, new = _by_end(_apart(before, after), ends), _by_end(after.values(), ends)
    standing = reads.nodes(sorted({*gone, *new}))
    found: dict[str, Item] = {}
    for end in sorted({*gone, *new}):
        name = str(standing[end].properties.get("name")) if end in standing else None
        told = list(new.get(end, ()))
        if name is not None and any(_name(claim) == name for claim in gone.get(end, ())):
            told += _others(reads, end, before)
            name = None
        if told and _is_found(first := min(told, key=_name)):
            found[end] = {**first.properties, "name": min(_name(first), name or _name(first))}
    return found


def _apart(before: Mapping[Key, Claim], after: Mapping[Key, Claim]) -> Iterable[Claim]:
    """The claims that the step takes back, or tells otherwise."""
    return (claim for key, claim in before.items() if after.get(key) != claim)


def _by_end(claims: Iterable[Claim], ends: Collection[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.label == NAMES and claim.end in ends and claim.properties.get("kind") == "body":
            found.setdefault(claim.end, []).append(claim)
    return found


def _others(reads: Reads, end: str, before: Mapping[Key, Claim]) -> list[Claim]:
    triples: list[Triple] = [(edge.start, edge.label, edge.end) for edge in reads.edges([end], [NAMES], "in")]
    return [claim for claim in reads.claims(triples) if (claim.sha256, claim.index) not in before]


def _name(claim: Claim) -> str:
    return str(claim.properties.get("name"))


def _is_found(claim: Claim) -> bool:
    """Whether the body is known by texts alone, and by its name alone."""
    thing = named_by(claim.properties)
    return thing.found_in_text and getattr(thing, "rule", None) is None
