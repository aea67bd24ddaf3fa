"""Nodes, edges, mentions and claims as maps of a Neo4j statement, and back.

Properties whose names begin with ``_`` are the store's own: what documents are found by, and the labels
in their order, which Neo4j does not keep. An edge's evidence is a list of maps, which Neo4j has no type
for: it is kept as JSON, with its quotes beside it for readers in Neo4j Browser.
"""

import json
from typing import Any

from graph_service.store import codec
from graph_service.store.columns import document_columns, storable
from graph_service.store.protocol import Claim, Mention
from loaders.model import Edge, Node, Reference

Row = dict[str, Any]


def node_row(node: Node) -> Row:
    """``id``, ``labels`` and ``properties`` for ``write/put_nodes``."""
    properties = {**storable(node.properties), "id": node.id, "_labels": list(node.labels), **_found_by(node)}
    # an id among the properties is a property like any other and must come back only where it was given
    if "id" in node.properties:
        properties["_id"] = node.properties["id"]
    return {"id": node.id, "labels": list(node.labels), "properties": properties}


def node_of(row: Row) -> Node:
    """The node of a row with ``properties``."""
    held = row["properties"]
    properties = storable({name: value for name, value in held.items() if name != "id" and not name.startswith("_")})
    if "_id" in held:
        properties = storable({**properties, "id": held["_id"]})
    return Node(held["id"], tuple(held["_labels"]), properties)


def edge_row(edge: Edge) -> Row:
    """``start``, ``label``, ``end`` and ``properties`` for ``write/put_edges``."""
    properties = storable(edge.properties)
    if "evidence" in properties:
        evidence = properties["evidence"]
        properties["quotes"] = [item["quote"] for item in evidence if "quote" in item]
        properties["evidence"] = codec.dumps(evidence)
    return {"start": edge.start, "label": edge.label, "end": edge.end, "properties": properties}


def edge_of(row: Row) -> Edge:
    """The edge of a row."""
    properties = dict(row["properties"])
    if "evidence" in properties:
        properties["evidence"] = json.loads(properties["evidence"])
        properties.pop("quotes", None)
    return Edge(row["start"], row["label"], row["end"], storable(properties))


def mention_row(mention: Mention) -> Row:
    """``sha256``, ``place`` and ``properties`` for ``write/put_mentions``."""
    properties = {
        "sha256": mention.sha256,
        "place": mention.index,
        "family": mention.family,
        "document": mention.document,
        "reference": codec.dumps(codec.encode(mention.reference)),
        "name": mention.reference.written,
    }
    return {"sha256": mention.sha256, "place": mention.index, "properties": properties}


def mention_of(row: Row) -> Mention:
    """The mention of a row."""
    reference = codec.decode(Reference, json.loads(row["reference"]))
    return Mention(row["sha256"], row["place"], row["family"], reference, row["document"])


def claim_row(claim: Claim) -> Row:
    """``sha256``, ``place`` and ``properties`` for ``write/put_claims``."""
    properties = {
        "sha256": claim.sha256,
        "place": claim.index,
        "subject": claim.subject,
        "object": claim.object,
        "start": claim.start,
        "label": claim.label,
        "end": claim.end,
        "evidence": codec.dumps(claim.evidence),
        "properties": codec.dumps(claim.properties),
        "name": claim.label,
    }
    return {"sha256": claim.sha256, "place": claim.index, "properties": properties}


def claim_of(row: Row) -> Claim:
    """The claim of a row."""
    return Claim(
        sha256=row["sha256"],
        index=row["place"],
        subject=row["subject"],
        object=row["object"],
        start=row["start"],
        label=row["label"],
        end=row["end"],
        evidence=json.loads(row["evidence"]),
        properties=json.loads(row["properties"]),
    )


def _found_by(node: Node) -> Row:
    columns = document_columns(node)
    if columns is None:
        return {}
    return {
        "_search": columns.search,
        "_number_key": columns.number_key,
        "_serial": columns.serial,
        "_rank": -columns.citations,
    }
