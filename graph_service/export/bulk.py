"""The graph for ``neo4j-admin database import``: a file for each kind of node and label of edge, and how to call it.

Values are parted by a sign that stands in no text (U+001F), sentences may have several lines, and an edge carries
its sentences as a list (``quotes``) with the evidence as JSON, as the Neo4j store itself keeps them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph_service.store.protocol import Reads
from loaders.model import Edge, Node

from .cells import row

_PARTED = "\x1f"
#: what tells a reader of a column which type it has
_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
Column = tuple[str, str]


def files(reads: Reads) -> Iterator[tuple[str, Callable[[], Iterator[str]]]]:
    """The name of each file, and what makes its lines; a file of how to import them is the last."""
    kinds = _columns((node.labels[0], node) for node in reads.all_nodes())
    labels = _columns((edge.label, edge) for edge in reads.all_edges())
    for kind in kinds:
        yield f"nodes-{kind}.csv", lambda kind=kind: _node_lines(reads, kind, kinds[kind])  # type: ignore[misc]
    for label in labels:
        yield f"edges-{label}.csv", lambda label=label: _edge_lines(reads, label, labels[label])  # type: ignore[misc]
    yield "import.txt", lambda: iter([_told(kinds, labels)])


def _told(kinds: Iterable[str], labels: Iterable[str]) -> str:
    nodes = [f"--nodes=./nodes-{kind}.csv" for kind in kinds]
    edges = [f"--relationships={label}=./edges-{label}.csv" for label in labels]
    options = ["--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string", *nodes, *edges]
    lines = " \\\n  ".join(["neo4j-admin database import full neo4j", *options])
    return f"# in this folder, with the server stopped, into a database without data\n{lines}\n"


def _node_lines(reads: Reads, kind: str, columns: Sequence[Column]) -> Iterator[str]:
    yield row([":ID", ":LABEL", "id:string", *_headings(columns)])
    for node in reads.all_nodes():
        if node.labels[0] == kind:
            labels = _PARTED.join(node.labels)
            yield row([node.id, labels, node.id, *_cells(node.properties, columns)])


def _edge_lines(reads: Reads, label: str, columns: Sequence[Column]) -> Iterator[str]:
    yield row([":START_ID", ":END_ID", "quotes:string[]", *_headings(columns)])
    for edge in reads.all_edges():
        if edge.label == label:
            quotes = _PARTED.join(item["quote"] for item in edge.properties.get("evidence") or ())
            yield row([edge.start, edge.end, quotes, *_cells(edge.properties, columns)])


def _columns(things: Iterable[tuple[str, Node | Edge]]) -> dict[str, list[Column]]:
    """For each kind of things every property that one of them has, with the narrowest type that holds them all."""
    types: dict[str, dict[str, set[str]]] = {}
    for kind, thing in things:
        of_kind = types.setdefault(kind, {})
        for name, value in thing.properties.items():
            if value is not None and name != "id":
                of_kind.setdefault(name, set()).add(_type_of(value))
    return {
        kind: [(name, _joint(found)) for name, found in sorted(of_kind.items())]
        for kind, of_kind in sorted(types.items())
    }


def _type_of(value: Any) -> str:
    if isinstance(value, list):
        inner = {_type_of(each) for each in value} or {"string"}
        # a list in a list, or of maps: Neo4j has no type for it
        return f"{_joint(inner)}[]" if inner <= set(_TYPES.values()) else "string"
    return _TYPES.get(type(value), "string")


def _joint(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    for number, whole in (("double", "long"), ("double[]", "long[]")):
        if types == {number, whole}:
            return number
    return "string"


def _headings(columns: Iterable[Column]) -> list[str]:
    return [f"{name}:{type_}" for name, type_ in columns]


def _cells(known: Mapping[str, Any], columns: Iterable[Column]) -> list[str]:
    return [_cell(known.get(name), type_) for name, type_ in columns]


def _cell(value: Any, type_: str) -> str:
    if value is None:
        return ""
    if type_.endswith("[]"):
        return _PARTED.join(_plain(each) for each in value)
    return _plain(value) if type_ != "string" or isinstance(value, str) else _json(value)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
