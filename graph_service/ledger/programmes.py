"""Documents with their planned items and targets, as what came of them is compared with."""

from collections import defaultdict

from graph_service.store.protocol import Reads
from loaders.know.organs import organ
from loaders.model import Node, Reference
from loaders.number import level_of, parse
from loaders.resolve.realised import Called, Planned, Programme, planned
from loaders.resolve.reported import Aimed
from loaders.resolve.tasks import SET_BY

from .claims import ISSUED_BY


def programme_of(reads: Reads, document: str) -> Programme:
    """A document with its planned items: those that are rows, or that are to make a document."""
    known = reads.nodes([document])[document].properties
    tasks = [node for node in _set_by(reads, document, "Task") if node.properties.keys() & {"kind", "row"}]
    leads: dict[str, set[str]] = defaultdict(set)
    for edge in reads.edges([task.id for task in tasks], ("LEADS",), "in") if tasks else ():
        leads[edge.end].add(edge.start)
    issuers = frozenset(edge.end for edge in reads.edges([document], (ISSUED_BY,), "out"))
    items = planned(
        Planned(task.id, task.properties["text"], task.properties.get("kind"), frozenset(leads[task.id]))
        for task in tasks
    )
    return Programme(document, known.get("issued_on"), known.get("level"), known.get("place"), issuers, tuple(items))


def aimed_of(reads: Reads, document: str) -> tuple[Aimed, ...]:
    """The targets of a document."""
    return tuple(map(_aimed, _set_by(reads, document, "Target")))


def _aimed(node: Node) -> Aimed:
    value = node.properties.get("value")
    values = tuple(value) if isinstance(value, list) else () if value is None else (value,)
    item = node.id.rpartition(".")[0]
    return Aimed(node.id, node.properties["text"], values, node.properties.get("unit"), item)


def called(document: str | None, reference: Reference) -> Called | None:
    """A document as a text calls it; ``None`` where it has no title, or is known by nothing but its title."""
    if document is None or not reference.title or not (reference.number or reference.issued_on):
        return None
    issuer = organ(reference.issuer) if reference.issuer else None
    level = (issuer.level if issuer else None) or level_of(parse(reference.number) if reference.number else None)
    return Called(
        document, reference.type, reference.title, reference.issued_on, issuer.id if issuer else None, level,
        reference.place,
    )  # fmt: skip


def _set_by(reads: Reads, document: str, label: str) -> list[Node]:
    """The tasks or targets of a document, by id."""
    found = reads.nodes(reads.walk(document, (SET_BY,), "in", 1))
    return [node for node in found.values() if label in node.labels]
