"""The whole graph as a file, in one of four forms, each written as a whole or not at all.

``jsonl``    a line a node, then a line an edge, sorted: the shape of Neo4j's apoc.export.json
``csv``      one table of nodes, then edges: the shape of Neo4j's apoc.export.csv
``graphml``  for networkx, yEd, Gephi
``jsonld``   linked data in the terms of ELI and schema.org, a statement with its evidence for every edge

The same graph gives the same bytes, whatever store holds it and however it came there.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph_service.errors import StoreMismatch
from graph_service.store.protocol import Reads, Store, ask
from loaders.errors import DirectiveGraphError
from loaders.model import Edge, Node

from .cells import BYTE_ORDER_MARK, row, safe
from .graphml import graphml
from .linked_data import jsonld


class UnwritableFile(DirectiveGraphError):
    """A file that was to be written cannot be; ``subject`` is its name."""


def jsonl(reads: Reads) -> Iterator[str]:
    """Lines of JSON, keys sorted, letters as they are."""
    labels: dict[str, tuple[str, ...]] = {}
    for node in reads.all_nodes():
        labels[node.id] = node.labels
        yield _line({"type": "node", "id": node.id, "labels": node.labels, "properties": node.properties})
    for edge in reads.all_edges():
        yield _line(_relationship(edge, labels))


def comma_separated(reads: Reads) -> Iterator[str]:
    """One table: ``_id``, ``_labels`` and properties of nodes; ``_start``, ``_end``, ``_type`` and properties of edges.

    Lists are JSON. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    columns = _columns(reads)
    yield BYTE_ORDER_MARK
    yield row(columns)
    for node in reads.all_nodes():
        own = {"_id": node.id, "_labels": ":".join(("", *node.labels))}
        yield row(_cell({**node.properties, **own}.get(column)) for column in columns)
    for edge in reads.all_edges():
        own = {"_start": edge.start, "_end": edge.end, "_type": edge.label}
        yield row(_cell({**edge.properties, **own}.get(column)) for column in columns)


FORMATS: Mapping[str, Callable[[Reads], Iterator[str]]] = MappingProxyType(
    {"jsonl": jsonl, "csv": comma_separated, "graphml": graphml, "jsonld": jsonld}
)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "application/x-ndjson",
        "csv": "text/csv; charset=utf-8",
        "graphml": "application/graphml+xml",
        "jsonld": "application/ld+json",
    }
)


def write(store: Store, form: str, out: Path) -> None:
    """Write the graph of one moment to ``out``, replaced when all is written and untouched when anything fails.

    Raises ``UnwritableFile`` where the file cannot be made, and the store's own errors.
    """
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        ask(store, lambda reads: write_moment(reads, form, partial))
        partial.replace(out)
    except OSError as error:
        reason = f"cannot be written: {error.strerror}"
        raise UnwritableFile(str(out), reason, "Name another file or folder.") from error
    finally:
        # where the folder is none there is no partial file either
        with contextlib.suppress(OSError):
            partial.unlink()


def write_moment(reads: Reads, form: str, out: Path) -> None:
    """Write the graph of a moment to ``out``, from its beginning; where anything fails half of it may be there."""
    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(FORMATS[form](reads))


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _relationship(edge: Edge, labels: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    if edge.start not in labels or edge.end not in labels:
        reason = f"the edge {edge.start} {edge.label} {edge.end} lacks a node: the store is damaged"
        raise StoreMismatch("export", reason, "Load the documents into a new store.")
    return {
        "type": "relationship",
        "id": f"{edge.start} {edge.label} {edge.end}",
        "label": edge.label,
        "properties": edge.properties,
        "start": {"id": edge.start, "labels": labels[edge.start]},
        "end": {"id": edge.end, "labels": labels[edge.end]},
    }


def _columns(reads: Reads) -> list[str]:
    return [
        "_id",
        "_labels",
        *_names(reads.all_nodes()),
        "_start",
        "_end",
        "_type",
        *sorted(set(_names(reads.all_edges())) - set(_names(reads.all_nodes()))),
    ]


def _names(things: Iterable[Node | Edge]) -> list[str]:
    return sorted({name for thing in things for name in thing.properties})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return safe(value)
