"""What only shows in the graph as a whole: circles, and supersessions that go back in time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from graph_service.store.protocol import DocumentQuery, Reads
from loaders.graph import Edge, Node
from loaders.resolve.findings import Finding, Spot, first_places

_BATCH = 500


def in_batches(reads: Reads, query: DocumentQuery) -> Iterator[Node]:
    """Every document of a query, most cited first."""
    query = replace(query, limit=_BATCH)
    while batch := reads.documents(query):
        yield from batch
        query = replace(query, after=(batch[-1].properties.get("citations") or 0, batch[-1].id))


def circles(reads: Reads, documents: Mapping[str, Node]) -> Iterator[Finding]:
    """Documents each of which implements the others, directly or through others."""
    # it takes longer to import than most questions take to answer
    import networkx

    graph = networkx.DiGraph()
    for edge in _edges(reads, documents, "IMPLEMENTS"):
        graph.add_edge(edge.start, edge.end, edge=edge)
    for component in networkx.strongly_connected_components(graph):
        if len(component) > 1:
            ids = tuple(sorted(component))
            inside = [data["edge"] for _, end, data in graph.edges(ids, data=True) if end in component]
            places = first_places(spot for edge in inside for spot in _spots(edge))
            yield Finding("circle", ids, places, {"documents": tuple(_name(documents, each) for each in ids)})


def superseding(reads: Reads, documents: Mapping[str, Node]) -> Iterator[Finding]:
    """Documents that supersede, by some text, one that was issued later."""
    for edge in _edges(reads, documents, "SUPERSEDES"):
        start, end = (documents[each].properties.get("issued_on") for each in (edge.start, edge.end))
        if start and end and start < end:
            told = {"start": _name(documents, edge.start), "end": _name(documents, edge.end)}
            dates = {"start_date": start, "end_date": end}
            yield Finding("supersedes-later", (edge.start, edge.end), first_places(_spots(edge)), {**told, **dates})


def _edges(reads: Reads, documents: Mapping[str, Node], label: str) -> Iterator[Edge]:
    """The edges of a label between documents."""
    left = iter(documents)
    while batch := list(islice(left, _BATCH)):
        yield from (edge for edge in reads.edges(batch, [label], "out") if edge.end in documents)


def _spots(edge: Edge) -> Iterator[Spot]:
    for item in edge.properties.get("evidence") or ():
        yield Spot(item["file"], item["start"], item["end"], item["quote"])


def _name(documents: Mapping[str, Node], document: str) -> str:
    return str(documents[document].properties.get("name") or document)
