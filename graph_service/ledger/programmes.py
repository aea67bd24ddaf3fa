"""Documents with their planned items and targets, as what came of them is compared with."""

from collections import defaultdict
from collections.abc import Iterable

from graph_service.store.protocol import Reads
from loaders.know.organs import organ
from loaders.model import Node, Reference
from loaders.number import level_of, parse
from loaders.resolve.realised import Called, Planned, Programme, planned
from loaders.resolve.reported import Aimed
from loaders.resolve.tasks import SET_BY

from .claims import ISSUED_BY


def set_by(reads: Reads, document: str) -> list[Node]:
    """The tasks and targets that a document sets, by id."""
    return list(reads.nodes(reads.walk(document, (SET_BY,), "in", 1)).values())


def programme_of(reads: Reads, document: str, duties: Iterable[Node]) -> Programme:
    """A document with its planned items, of what it sets: those that are rows, or that are to make a document."""
    known = reads.nodes([document])[document].properties
    tasks = [node for node in duties if "Task" in node.labels and node.properties.keys() & {"kind", "row"}]
    leads: dict[str, set[str]] = defaultdict(set)
    for edge in reads.edges([task.id for task in tasks], ("LEADS",), "in") if tasks else ():
        leads[edge.end].add(edge.start)
    issuers = frozenset(edge.end for edge in reads.edges([document], (ISSUED_BY,), "out"))
    items = planned(
        Planned(task.id, task.properties["text"], task.properties.get("kind"), frozenset(leads[task.id]))
        for task in tasks
    )
    return Programme(document, known.get("issued_on"), known.get("level"), known.get("place"), issuers, tuple(items))


def aimed_of(duties: Iterable[Node]) -> tuple[Aimed, ...]:
    """The targets among what a document sets."""
    return tuple(_aimed(node) for node in duties if "Target" in node.labels)


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
