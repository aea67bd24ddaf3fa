"""A synthetic graph in the form of directives: few at the centre, many below, hubs, and evidence on every edge."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import Any

from graph_service.store.protocol import Change, Store
from loaders.model import Edge, Node

#: how many of all documents stand on each level, and how they look there
LEVELS = (
    ("central", "Resolution", 0.002),
    ("city", "Programme", 0.02),
    ("district", "Plan", 0.2),
    ("ward", "Plan", 0.778),
)
QUOTE = (
    "Kế hoạch này được ban hành để thực hiện văn bản của cấp trên, trong đó phân công rõ việc, rõ người, rõ thời hạn."
)
BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Graph:
    """Node and edge counts as wanted; ``top`` and ``bottom`` are ids to begin a walk down and up from."""

    nodes: list[Node] = field(repr=False)
    edges: list[Edge] = field(repr=False)
    top: list[str]
    bottom: list[str]


def generate(documents: int, edges: int, seed: int) -> Graph:
    """A graph of exactly so many documents and edges, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    layers = _layers(documents)
    nodes = [_node(index, level) for level, layer in enumerate(layers) for index in layer]
    triples = dict.fromkeys(islice(_triples(layers, chance), edges))
    while len(triples) < edges:
        start = chance.randrange(1, documents)
        triples[start, "CITES", chance.randrange(start)] = None
    return Graph(
        nodes,
        [_edge(*triple) for triple in triples],
        top=[_id(index) for index in chance.choices(range(layers[2].start), k=25)],
        bottom=[_id(index) for index in chance.choices(layers[3], k=25)],
    )


def put(store: Store, graph: Graph, batch: int = BATCH) -> None:
    """Write the graph, nodes first; a transaction for each batch, since a server's memory bounds what one may hold."""
    nodes = (graph.nodes[start : start + batch] for start in range(0, len(graph.nodes), batch))
    edges = (graph.edges[start : start + batch] for start in range(0, len(graph.edges), batch))
    for change in chain((Change(put_nodes=each) for each in nodes), (Change(put_edges=each) for each in edges)):
        with store.writing() as writer:
            writer.apply(change)


def _layers(documents: int) -> list[range]:
    sizes = [max(1, int(documents * share)) for _, _, share in LEVELS[:-1]]
    starts = [sum(sizes[:level]) for level in range(len(LEVELS))]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], documents], strict=True)]


def _triples(layers: list[range], chance: random.Random) -> Iterator[tuple[int, str, int]]:
    """Each document implements one or two of the level above, some of which are hubs, and is based on another."""
    for above, layer in pairwise(layers):
        for index in layer:
            for _ in range(chance.choice((1, 1, 2))):
                yield index, "IMPLEMENTS", above.start + int(len(above) * chance.random() ** 2)
            yield index, "BASED_ON", chance.choice(above)


def _id(index: int) -> str:
    return f"document-{index:07}"


def _node(index: int, level: int) -> Node:
    name, label, _ = LEVELS[level]
    number = f"{index}-KH/TU"
    known = {"name": f"Kế hoạch {number}", "number": number, "type": "Kế hoạch", "level": name, "in_corpus": True}
    return Node(_id(index), ("Document", label), {"id": _id(index), **known, "issued_on": f"20{10 + index % 16}-06-15"})


def quoted(source: str) -> dict[str, Any]:
    """One item of evidence, as long as a sentence is."""
    place = {"file": f"{source}.txt", "start": 100, "end": 100 + len(QUOTE), "quote": QUOTE}
    return {"source": source, **place, "rule": "synthetic", "confidence": 0.9}


def _edge(start: int, label: str, end: int) -> Edge:
    return Edge(_id(start), label, _id(end), {"evidence": [quoted(_id(start))]})
