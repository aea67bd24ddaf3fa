"""The graph as GraphML, through networkx."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph_service.store.protocol import Reads

# it takes longer to import than most commands take to run, and one form of export needs it
if TYPE_CHECKING:
    import networkx

#: XML 1.0 has no room for these, and documents hold form feeds between pages
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph(reads: Reads) -> "networkx.MultiDiGraph[str]":
    """The graph as networkx holds it: nodes by id with ``labels``, edges keyed by their label.

    Values are plain, as GraphML wants them: a list of texts is joined by "; ", other lists are JSON.
    """
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in reads.all_nodes():
        made.add_node(_text(node.id), labels=":".join(node.labels), **_plain(node.properties))
    for edge in reads.all_edges():
        properties = _plain(edge.properties)
        quotes = [item["quote"] for item in edge.properties.get("evidence") or ()]
        made.add_edge(
            edge.start, edge.end, key=edge.label, label=edge.label, quotes=_text("\n".join(quotes)), **properties
        )
    return made


def graphml(reads: Reads) -> Iterator[str]:
    """Lines of GraphML; signs that XML cannot hold stand as blanks."""
    import networkx

    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in networkx.generate_graphml(graph(reads), named_key_ids=True):
        yield f"{line}\n"


def _plain(properties: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _value(value) for name, value in properties.items() if value is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _text("; ".join(value))
    return _text(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _text(text: str) -> str:
    return _NO_XML.sub(" ", text)
