"""The graph as tables for people: documents, relations with their sentences, bodies, places, tasks, targets, findings.

A row for each thing that is told: a relation has one for each of its sentences. Names of columns are plain letters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.queries.every import findings as ask_findings
from graph_service.queries.labels import phrase
from graph_service.store.protocol import Reads
from graph_service.words import vietnamese
from loaders.model import Edge, Node

from .cells import truth

Cells = tuple[object, ...]
_ROLES = ("LEADS", "COORDINATES", "ADVISES", "MONITORS")
_DOCUMENT = (
    *("number", "name", "type", "title", "issued_on", "issuers", "level", "place", "series"),
    *("in_corpus", "citations", "files", "issued_on_variants", "assumed", "corrected"),
)
_BODY = ("name", "level", "aliases", "place", "valid_from", "valid_to")
_PLACE = ("name", "level", "code", "valid_from", "valid_to")
_TASK = ("text", "kind", "row", "section", "due_from", "due_to", "due_text", "due_basis", "certain")
_TARGET = ("text", "value", "unit", "comparison", "by")
_SENTENCE = ("file", "start", "end", "page", "quote", "rule", "confidence")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, and its rows as they are read."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Reads], Iterator[Cells]]


def _nodes(label: str, fields: tuple[str, ...]) -> Callable[[Reads], Iterator[Cells]]:
    def rows(reads: Reads) -> Iterator[Cells]:
        for node in reads.all_nodes():
            if label in node.labels[:1]:
                yield (node.id, _kind(node), *_values(node.properties, fields))

    return rows


def _set(label: str, fields: tuple[str, ...], roles: tuple[str, ...]) -> Callable[[Reads], Iterator[Cells]]:
    """Tasks or targets, each with the document that sets it, and who does what."""

    def rows(reads: Reads) -> Iterator[Cells]:
        names, around = _names(reads), _around(reads, ("SET_BY", *roles))
        for node in reads.all_nodes():
            if label in node.labels[:1]:
                ends = around.get(node.id, {})
                document = ends.get("SET_BY", [])
                told = ("; ".join(names.get(end, end) for end in ends.get(role, ())) for role in roles)
                yield (node.id, "; ".join(document), *_values(node.properties, fields), *told)

    return rows


def _relations(reads: Reads) -> Iterator[Cells]:
    names = _names(reads)
    for edge in reads.all_edges():
        own = (
            edge.start,
            names.get(edge.start),
            edge.label,
            vietnamese(phrase(edge.label)),
            edge.end,
            names.get(edge.end),
        )
        more = "; ".join(
            f"{name}: {_value(value)}" for name, value in sorted(edge.properties.items()) if name != "evidence"
        )
        for item in edge.properties.get("evidence") or [{}]:
            yield (*own, more or None, *_values(item, _SENTENCE))


def _findings(reads: Reads) -> Iterator[Cells]:
    for found in ask_findings(reads).findings:
        spot = found.places[0] if found.places else None
        place = (spot.file, spot.start, spot.end, spot.written) if spot else (None, None, None, None)
        yield (found.severity, found.code, found.vietnamese, found.english, "; ".join(found.documents), *place)


SHEETS: tuple[Sheet, ...] = (
    Sheet("documents", ("id", "type_english", *_DOCUMENT), _nodes("Document", _DOCUMENT)),
    Sheet(
        "relations",
        ("start", "start_name", "label", "vietnamese", "end", "end_name", "more", *_SENTENCE),
        _relations,
    ),
    Sheet("bodies", ("id", "kind", *_BODY), _nodes("Body", _BODY)),
    Sheet("places", ("id", "kind", *_PLACE), _nodes("Place", _PLACE)),
    Sheet("tasks", ("id", "document", *_TASK, *(role.lower() for role in _ROLES)), _set("Task", _TASK, _ROLES)),
    Sheet("targets", ("id", "document", *_TARGET), _set("Target", _TARGET, ())),
    Sheet(
        "findings",
        ("severity", "code", "vietnamese", "english", "documents", "file", "start", "end", "written"),
        _findings,
    ),
)


def _kind(node: Node) -> str | None:
    return node.labels[1] if len(node.labels) > 1 else None


def _names(reads: Reads) -> dict[str, str]:
    """What every node is called."""
    known = ((node.id, node.properties) for node in reads.all_nodes())
    return {id_: str(told.get("name") or told.get("text") or id_) for id_, told in known}


def _around(reads: Reads, labels: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """For each task or target the other ends of its edges by label: the task is where SET_BY starts and a role ends."""
    found: dict[str, dict[str, list[str]]] = {}
    wanted = set(labels)
    for edge in reads.all_edges():
        if edge.label in wanted:
            own, far = _own_end_first(edge)
            found.setdefault(own, {}).setdefault(edge.label, []).append(far)
    return found


def _own_end_first(edge: Edge) -> tuple[str, str]:
    return (edge.start, edge.end) if edge.label == "SET_BY" else (edge.end, edge.start)


def _values(known: Mapping[str, Any], fields: Iterable[str]) -> Cells:
    return tuple(_value(known.get(field)) for field in fields)


def _value(value: Any) -> object:
    """A value as a cell: several are parted by "; ", a truth is said in a word."""
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, list | tuple):
        return "; ".join(str(_value(each)) for each in value) or None
    return value
