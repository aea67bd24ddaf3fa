"""The graph as linked data (JSON-LD 1.1), in the terms of ELI and schema.org where they have them.

The addresses in the context are names: nobody needs to fetch them to read the file.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from graph_service.queries.labels import LABEL_OF
from graph_service.store.protocol import Reads
from loaders.model import Edge, Node

CONTEXT: Mapping[str, Any] = MappingProxyType(
    {
        "@version": 1.1,
        "eli": "http://data.europa.eu/eli/ontology#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "graph": "urn:directive-graph:node:",
        "term": "urn:directive-graph:term:",
    }
)
#: first label of a node → classes that others know
_CLASSES = MappingProxyType(
    {
        "Document": ("eli:LegalResource", "schema:Legislation"),
        "Body": ("eli:Agent", "schema:Organization"),
        "Place": ("schema:AdministrativeArea",),
    }
)
#: property → terms that say the same
_TERMS = MappingProxyType(
    {
        "name": ("schema:name",),
        "number": ("eli:id_local", "schema:legislationIdentifier"),
        "title": ("eli:title", "schema:description"),
        "aliases": ("schema:alternateName",),
    }
)


def jsonld(reads: Reads) -> Iterator[str]:
    """One JSON document: nodes, then for every edge the triple and the statement that holds its evidence."""
    yield f'{{"@context": {_json(dict(CONTEXT))},\n"@graph": ['
    separator = "\n"
    for item in _items(reads):
        yield separator + _json(item)
        separator = ",\n"
    yield "\n]}\n"


def _items(reads: Reads) -> Iterator[dict[str, Any]]:
    for node in reads.all_nodes():
        yield _node(node)
    for edge in reads.all_edges():
        yield {"@id": f"graph:{edge.start}", _predicate(edge.label): {"@id": f"graph:{edge.end}"}}
        yield _statement(edge)


def _node(node: Node) -> dict[str, Any]:
    item: dict[str, Any] = {"@id": f"graph:{node.id}", "@type": _classes(node.labels)}
    for name, value in node.properties.items():
        if value is None:
            continue
        for term in _TERMS.get(name, (f"term:{name}",)):
            item[term] = value
    if node.labels[0] == "Document" and node.properties.get("issued_on"):
        item["eli:date_document"] = {"@type": "xsd:date", "@value": node.properties["issued_on"]}
    return item


def _classes(labels: tuple[str, ...]) -> list[str]:
    return [*_CLASSES.get(labels[0], ()), *(f"term:{label}" for label in labels)]


def _predicate(label: str) -> str:
    known = LABEL_OF.get(label)
    return (known.term if known else None) or f"term:{label}"


def _statement(edge: Edge) -> dict[str, Any]:
    """The edge as a thing of its own; its evidence is a JSON literal, exactly as the store holds it."""
    return {
        "@type": "rdf:Statement",
        "rdf:subject": {"@id": f"graph:{edge.start}"},
        "rdf:predicate": {"@id": _predicate(edge.label)},
        "rdf:object": {"@id": f"graph:{edge.end}"},
        "term:label": edge.label,
        "term:properties": {"@type": "@json", "@value": edge.properties},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
