"""The graph as linked data (JSON-LD 1.1), in the terms of ELI and schema.org where they have them.

The addresses in the context are names: nobody needs to fetch them to read the file.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from graph_service.queries.labels import LABEL_OF
from graph_service.store.protocol import Reads
from loaders.model import Edge, Node

CONTEXT: Mapping[str, Any] = MappingProxyType(
    {
        "@version": 1.1,
        "oa": "http://www.w3.org/ns/oa#",
        "eli": "http://data.europa.eu/eli/ontology#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "graph": "urn:directive-graph:node:",
        "edge": "urn:directive-graph:edge:",
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


#: label of an edge → what schema.org calls it
_SCHEMA = MappingProxyType(
    {
        "IMPLEMENTS": "schema:legislationApplies",
        "CONTINUES": "schema:legislationApplies",
        "AMENDS": "schema:legislationAmends",
        "REPEALS": "schema:legislationRepeals",
        "SUPERSEDES": "schema:legislationRepeals",
        "ISSUED_BY": "schema:legislationPassedBy",
        "CITES": "schema:citation",
        "PART_OF": "schema:parentOrganization",
        "WITHIN": "schema:containedInPlace",
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
        yield from edge_items(edge)


def edge_items(edge: Edge) -> Iterator[dict[str, Any]]:
    """The triple, the statement that it is, and an annotation for each sentence that says it."""
    ends = {"@id": f"graph:{_safe(edge.end)}"}
    yield {"@id": f"graph:{_safe(edge.start)}", **dict.fromkeys(_predicates(edge.label), ends)}
    yield _statement(edge)
    for number, item in enumerate(edge.properties.get("evidence") or (), start=1):
        yield _annotation(edge, item, number)


def _node(node: Node) -> dict[str, Any]:
    item: dict[str, Any] = {"@id": f"graph:{_safe(node.id)}", "@type": _classes(node.labels)}
    for name, value in node.properties.items():
        if value is None:
            continue
        for term in _TERMS.get(name, (f"term:{name}",)):
            item[term] = value
    if node.labels[0] == "Document" and node.properties.get("issued_on"):
        day = {"@type": "xsd:date", "@value": node.properties["issued_on"]}
        item |= {"eli:date_document": day, "schema:legislationDate": day}
    return item


def _classes(labels: tuple[str, ...]) -> list[str]:
    return [*_CLASSES.get(labels[0], ()), *(f"term:{label}" for label in labels)]


def _predicate(label: str) -> str:
    known = LABEL_OF.get(label)
    return (known.term if known else None) or f"term:{label}"


def _predicates(label: str) -> list[str]:
    """The project's own name, and what others call it."""
    return list(dict.fromkeys((_predicate(label), *([_SCHEMA[label]] if label in _SCHEMA else ()))))


def _edge_id(edge: Edge) -> str:
    return f"edge:{_safe(edge.start)}:{edge.label}:{_safe(edge.end)}"


def _statement(edge: Edge) -> dict[str, Any]:
    """The edge as a thing of its own; its properties are a JSON literal, exactly as the store holds them."""
    return {
        "@id": _edge_id(edge),
        "@type": "rdf:Statement",
        "rdf:subject": {"@id": f"graph:{_safe(edge.start)}"},
        "rdf:predicate": {"@id": _predicate(edge.label)},
        "rdf:object": {"@id": f"graph:{_safe(edge.end)}"},
        "term:label": edge.label,
        "term:properties": {"@type": "@json", "@value": edge.properties},
    }


def _annotation(edge: Edge, item: Mapping[str, Any], number: int) -> dict[str, Any]:
    """A sentence as a Web Annotation: which text, from where to where, and its words."""
    selectors = [
        {"@type": "oa:TextPositionSelector", "oa:start": item.get("start"), "oa:end": item.get("end")},
        {"@type": "oa:TextQuoteSelector", "oa:exact": item["quote"]},
    ]
    return {
        "@id": f"{_edge_id(edge)}:{number}",
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasBody": {"@id": _edge_id(edge)},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": f"graph:{_safe(item.get('source') or edge.start)}"},
            "oa:hasSelector": selectors,
        },
    }


def _safe(id_: str) -> str:
    """An id as a part of an address: signs that no address may hold are written by their codes."""
    return quote(id_, safe="!$&'()*+,;=:@/.-_~")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
