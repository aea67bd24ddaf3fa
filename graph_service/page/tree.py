"""The same chain as nested lists, for phones, screen readers and copying."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.queries.labels import phrase
from graph_service.words import Words
from loaders.model import Edge

from .chain import Group, ShownChain
from .naming import day, issuers, name_of
from .picture import anchor


@dataclass(frozen=True, slots=True)
class Under:
    """A relation read from above: its verb, its sentences, and the document below."""

    verb: str
    anchor: str
    sentences: int
    branch: "Branch"


@dataclass(frozen=True, slots=True)
class More:
    """Documents of a group."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A document with what stands below it; ``again``: it was listed above with all that is below."""

    name: str
    href: str
    issuer: str
    day: str
    root: bool
    again: bool
    under: tuple[Under, ...]
    more: tuple[More, ...]


def branches(words: Words, chain: ShownChain, base: str) -> tuple[Branch, ...]:
    """From what the document comes from down to the last that carries it out; each document in full once."""
    below: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(chain.edges, key=lambda edge: (_day(chain, edge), edge.start, edge.label)):
        below[edge.end].append(edge)
    groups: dict[str, list[Group]] = defaultdict(list)
    for group in chain.groups:
        groups[group.joined].append(group)
    told: set[str] = set()

    def branch(key: str, way: frozenset[str]) -> Branch:
        again = key in told
        told.add(key)
        edges = [] if again else [edge for edge in below[key] if edge.start not in way]
        under = tuple(_under(words, edge, branch(edge.start, way | {key})) for edge in edges)
        more = () if again else tuple(_more(words, chain, group, base) for group in groups[key])
        return _branch(words, chain, key, base, again, under, more)

    tops = sorted(chain.shown - {edge.start for edge in chain.edges}) or [chain.root.id]
    found = [branch(key, frozenset({key})) for key in tops]
    # what stands in a circle has nothing above it that is no circle
    found += [branch(key, frozenset({key})) for key in sorted(chain.shown) if key not in told]
    return tuple(found)


def _branch(
    words: Words, chain: ShownChain, key: str, base: str, again: bool, under: tuple[Under, ...], more: tuple[More, ...]
) -> Branch:
    node = chain.nodes[key]
    issued = day(words, node.properties.get("issued_on"))
    address = f"{base}/documents/{key}"
    return Branch(name_of(words, node), address, issuers(node), issued, key == chain.root.id, again, under, more)


def _under(words: Words, edge: Edge, branch: Branch) -> Under:
    verb = words.told(phrase(edge.label, inverse=True))
    return Under(verb, anchor(edge), len(edge.properties.get("evidence") or ()), branch)


def _more(words: Words, chain: ShownChain, group: Group, base: str) -> More:
    text = words("and_others", n=len(group.members))
    if group.places:
        text = f"{text} {words('of_places', n=group.places)}"
    query = f"level={group.level}" if group.below else f"way=up&level={group.level}"
    return More(text, f"{base}/documents/{chain.root.id}/chain?{query}")


def _day(chain: ShownChain, edge: Edge) -> str:
    node: Mapping[str, object] = chain.nodes[edge.start].properties
    return str(node.get("issued_on") or "9999")
