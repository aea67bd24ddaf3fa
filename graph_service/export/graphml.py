"""The graph as GraphML, with names, colours and shapes that Gephi and yEd show, and as networkx holds it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph_service.queries.labels import phrase
from graph_service.store.protocol import Reads
from graph_service.words import vietnamese
from loaders.model import Edge, Node

# it takes longer to import than most commands take to run
if TYPE_CHECKING:
    import networkx

Plain = str | int | float | bool
#: XML 1.0 has no room for these, and documents hold form feeds between pages
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
#: what a kind of node looks like in yEd
_COLOURS = {"Document": "#cfe3f7", "Body": "#fbe3c0", "Place": "#d6efd2", "Task": "#ecdcf5", "Target": "#f7d4d4"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
"""
_LONGEST_NAME = 60


def graph(reads: Reads) -> "networkx.MultiDiGraph[str]":
    """The graph as networkx holds it: nodes by id with ``labels``, edges keyed by their label (``relation``).

    Values are plain, as GraphML wants them: a list of texts is joined by "; ", other lists are JSON.
    """
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in reads.all_nodes():
        made.add_node(plain_text(node.id), **_of_node(node))
    for edge in reads.all_edges():
        made.add_edge(edge.start, edge.end, key=edge.label, **_of_edge(edge))
    return made


def graphml(reads: Reads) -> Iterator[str]:
    """Lines of GraphML; signs that XML cannot hold stand as blanks.

    ``label``, which programs show, is what a node is called and what an edge says; ``relation`` is the edge's label.
    """
    of_nodes = _keys(map(_of_node, reads.all_nodes()))
    of_edges = _keys(map(_of_edge, reads.all_edges()))
    yield _HEAD
    yield '<key id="drawn-node" for="node" yfiles.type="nodegraphics"/>\n'
    yield '<key id="drawn-edge" for="edge" yfiles.type="edgegraphics"/>\n'
    yield from (f"{_key(kind, name, type_)}\n" for kind, types in (("node", of_nodes), ("edge", of_edges))
                for name, type_ in types.items())  # fmt: skip
    yield '<graph edgedefault="directed">\n'
    for node in reads.all_nodes():
        drawn = _drawn_node(node)
        yield f"<node id={quoteattr(plain_text(node.id))}>{_data('node', _of_node(node))}{drawn}</node>\n"
    for number, edge in enumerate(reads.all_edges()):
        ends = f"source={quoteattr(plain_text(edge.start))} target={quoteattr(plain_text(edge.end))}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", _of_edge(edge))}{_drawn_edge(edge)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _of_node(node: Node) -> dict[str, Plain]:
    called = str(node.properties.get("name") or node.properties.get("text") or node.id)
    return {"label": plain_text(called), "labels": ":".join(node.labels), **_plain(node.properties)}


def _of_edge(edge: Edge) -> dict[str, Plain]:
    quotes = "\n".join(item["quote"] for item in edge.properties.get("evidence") or ())
    said = {"label": vietnamese(phrase(edge.label)), "relation": edge.label, "quotes": plain_text(quotes)}
    return {**said, **_plain(edge.properties)}


def _keys(things: Iterable[dict[str, Plain]]) -> dict[str, str]:
    """Every attribute of nodes or of edges, with a type that holds all its values."""
    found: dict[str, set[type]] = {}
    for values in things:
        for name, value in values.items():
            found.setdefault(name, set()).add(type(value))
    return {name: _joint(types) for name, types in sorted(found.items())}


def _joint(types: set[type]) -> str:
    if len(types) == 1:
        return _TYPES[next(iter(types))]
    return "double" if types == {int, float} else "string"


def _key(kind: str, name: str, type_: str) -> str:
    return f'<key id={quoteattr(f"{kind}-{name}")} for="{kind}" attr.name={quoteattr(name)} attr.type="{type_}"/>'


def _data(kind: str, values: dict[str, Plain]) -> str:
    return "".join(
        f"<data key={quoteattr(f'{kind}-{name}')}>{escape(_written(value))}</data>" for name, value in values.items()
    )


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _drawn_node(node: Node) -> str:
    called = plain_text(str(node.properties.get("name") or node.properties.get("text") or node.id))
    name = called if len(called) <= _LONGEST_NAME else f"{called[:_LONGEST_NAME]}…"
    fill = _COLOURS.get(node.labels[0], "#ffffff")
    return (
        f'<data key="drawn-node"><y:ShapeNode><y:Geometry width="{40 + 7 * len(name)}" height="30"/>'
        f'<y:Fill color="{fill}"/><y:NodeLabel>{escape(name)}</y:NodeLabel><y:Shape type="roundrectangle"/>'
        "</y:ShapeNode></data>"
    )


def _drawn_edge(edge: Edge) -> str:
    said = escape(vietnamese(phrase(edge.label)))
    return (
        f'<data key="drawn-edge"><y:PolyLineEdge><y:Arrows source="none" target="standard"/>'
        f"<y:EdgeLabel>{said}</y:EdgeLabel></y:PolyLineEdge></data>"
    )


def _plain(properties: dict[str, Any]) -> dict[str, Plain]:
    return {name: _value(value) for name, value in properties.items() if value is not None and name != "label"}


def _value(value: Any) -> Plain:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return plain_text("; ".join(value))
    return plain_text(json.dumps(value, ensure_ascii=False, sort_keys=True))


def plain_text(text: str) -> str:
    """The text with a blank for each sign that XML cannot hold."""
    return _NO_XML.sub(" ", text)
