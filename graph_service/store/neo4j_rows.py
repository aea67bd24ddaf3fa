"""Nodes, edges, mentions and claims as maps of a Neo4j statement, and back.

People look at the graph in Neo4j Browser, so that a node and an edge show what can be read, and nothing else:
what documents are found by, and their findings as they are kept, lie in nodes of the store's own, ``_Found``, and
a document shows its findings as sentences. Neo4j does not keep the order of labels; what a node means comes first,
and a node whose labels stand otherwise keeps them, as ``_labels``. An edge's evidence is a list of maps, which Neo4j
has no type for: it is kept as JSON, with its quotes beside it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from graph_service.store import codec
from graph_service.store.columns import document_columns, storable
from graph_service.store.protocol import Claim, FileKey, MentionRow, Triple
from graph_service.store.rows import ClaimLine, MentionLine
from loaders.model import Edge, Node, Reference

Row = dict[str, Any]

_LABEL = re.compile(r"[A-Za-z]\w*", re.ASCII)
#: what nodes mean; schema/a_labels.cypher makes them known first
_MEANINGS = ("Document", "Body", "Place", "Task", "Target")


def node_row(node: Node) -> Row:
    """``id``, ``labels`` and ``properties`` for ``write/put_nodes``."""
    properties = {**storable(node.properties), "id": node.id}
    if document_columns(node) is not None and "findings" in properties:
        properties["findings"] = [_sentence(node.id, kept) for kept in properties["findings"]]
    # an id among the properties is a property like any other and must come back as it was given
    given = [node.properties["id"]] if node.properties.get("id") is not None else []
    if given != [node.id]:
        properties["_id"] = given
    if node.labels != _in_order(node.labels):
        properties["_labels"] = list(node.labels)
    return {"id": node.id, "labels": list(node.labels), "properties": properties}


def node_of(row: Row) -> Node:
    """The node of a row with ``properties``, ``labels`` and ``findings``."""
    held = row["properties"]
    properties = {name: value for name, value in held.items() if name != "id" and not name.startswith("_")}
    for given in held.get("_id", [held["id"]]):
        properties["id"] = given
    if row["findings"] is not None:
        properties["findings"] = row["findings"]
    labels = tuple(held["_labels"]) if "_labels" in held else _in_order(row["labels"])
    return Node(held["id"], labels, storable(properties))


def found_rows(nodes: Iterable[Node]) -> Iterator[Row]:
    """``id`` and ``properties`` of each document among nodes, for ``write/put_found``."""
    for node in nodes:
        columns = document_columns(node)
        if columns is not None:
            found_by = {
                "id": node.id,
                "name": node.properties.get("name") or node.id,
                "search": columns.search,
                "number_key": columns.number_key,
                "serial": columns.serial,
                "rank": -columns.citations,
                "findings": columns.findings,
                "kept": list(node.properties.get("findings") or ()) or None,
            }
            yield {"id": node.id, "properties": found_by}


def nodes_of(rows: Iterable[Row]) -> dict[str, Node]:
    """The nodes of rows, sorted by id: a sort of Neo4j's goes by UTF-16, not by code points."""
    return {node.id: node for node in sorted(map(node_of, rows), key=lambda node: node.id)}


def file_row(file: FileKey, sha256: str | None = None) -> Row:
    """``name``, ``root`` and ``sha256`` for ``write/put_files`` and ``write/drop_files``."""
    return {"name": file.name, "root": file.root, "sha256": sha256}


def files_of(rows: Iterable[Row]) -> dict[FileKey, str]:
    """Files and the SHA-256 of their texts, sorted."""
    return dict(sorted((FileKey(row["name"], row["root"]), row["sha256"]) for row in rows))


def edge_row(edge: Edge) -> Row:
    """``start``, ``end`` and ``properties`` for ``write/put_edges``."""
    properties = storable(edge.properties)
    if "evidence" in properties:
        evidence = properties["evidence"]
        properties["quotes"] = [item["quote"] for item in evidence if "quote" in item]
        properties["evidence"] = codec.dumps(evidence)
    return {"start": edge.start, "end": edge.end, "properties": properties}


def edge_of(row: Row) -> Edge:
    """The edge of a row."""
    properties = dict(row["properties"])
    if "evidence" in properties:
        properties["evidence"] = codec.parsed(properties["evidence"])
        properties.pop("quotes", None)
    return Edge(row["start"], row["label"], row["end"], storable(properties))


def edges_of(rows: Iterable[Row]) -> list[Edge]:
    """The edges of rows, sorted by triple."""
    return sorted(map(edge_of, rows), key=lambda edge: (edge.start, edge.label, edge.end))


def edges_by_start(rows: Iterable[Row]) -> Iterator[Edge]:
    """The edges of rows that come sorted by start, sorted by triple."""
    for _, of_one in groupby(rows, key=lambda row: row["start"]):
        yield from edges_of(of_one)


def label_slot(label: str) -> str:
    """The label of an edge, fit to stand in a statement; ``ValueError`` where it is no plain identifier."""
    if not _LABEL.fullmatch(label):
        raise ValueError(f"no label of an edge: {label!r}")
    return label


def mention_row(line: MentionLine) -> Row:
    """``sha256``, ``position`` and ``properties`` for ``write/put_mentions``."""
    properties = {
        "sha256": line.sha256,
        "position": line.position,
        "family": line.family,
        "number_at_place": line.group,
        "place_hint": line.place_hint,
        "document": line.document,
        "issuer": line.issuer,
        "unresolved": line.document is None or None,
        "reference": line.reference,
        "name": codec.parsed(line.reference)["written"],
    }
    return {"sha256": line.sha256, "position": line.position, "properties": properties}


def mention_of(row: Row) -> MentionRow:
    """The mention of a row."""
    reference = codec.loads(Reference, row["reference"])
    return MentionRow(row["sha256"], row["position"], row["family"], reference, row["document"])


def claim_row(line: ClaimLine) -> Row:
    """``sha256``, ``position`` and ``properties`` for ``write/put_claims``."""
    properties = {
        **line._asdict(),
        "name": line.label,
    }
    return {"sha256": line.sha256, "position": line.position, "properties": properties}


def claim_of(row: Row) -> Claim:
    """The claim of a row."""
    return Claim(
        sha256=row["sha256"],
        index=row["position"],
        subject=row["subject"],
        object=row["object"],
        start=row["start"],
        label=row["label"],
        end=row["end"],
        evidence=codec.parsed(row["evidence"]),
        properties=codec.parsed(row["properties"]),
    )


def triple_row(triple: Triple) -> Row:
    """``start``, ``label`` and ``end`` of an edge."""
    return dict(zip(("start", "label", "end"), triple, strict=True))


def corrections_of(rows: list[Row]) -> str:
    """The text of the corrections; empty where there are none."""
    return "".join(row["corrections"] or "" for row in rows)


def _in_order(labels: Iterable[str]) -> tuple[str, ...]:
    """What a node means first, then the others by name; without the label that all nodes share."""
    own = sorted(label for label in labels if label != "_Node")
    return tuple(sorted(own, key=lambda label: label not in _MEANINGS))


def _sentence(document: str, kept: str) -> str:
    """A finding as people read it; its code where this version has no words for it."""
    # what tells findings is of no use to questions, and takes long to import
    from loaders.resolve.findings import of_json

    try:
        return of_json(document, kept).vietnamese
    except KeyError:
        return str(codec.parsed(kept)["code"])
