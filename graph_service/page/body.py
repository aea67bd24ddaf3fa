"""A body: what it issued, what it was and is, who answers for it today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_service.queries import bodies as questions
from graph_service.queries import every as queries
from graph_service.queries.words import PARTS
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.model import Edge, Node

from .naming import day
from .search import Found, shown
from .tables import Cell, Link, PageTable
from .work import TaskRow, counted, task_row

PAGE = 50
MOST_TASKS = 30


@dataclass(frozen=True, slots=True)
class Near:
    """A node around a body: how it is related, since when, for which part."""

    relation: str
    id: str
    name: str
    on: str
    part: str
    is_body: bool


@dataclass(frozen=True, slots=True)
class BodyView:
    """All that the page of a body shows; ``answering``: who answers for it on ``as_of``."""

    id: str
    name: str
    level: str
    aliases: tuple[str, ...]
    since: str
    until: str
    as_of: str
    answering: tuple[Near, ...]
    itself: bool
    around: tuple[Near, ...]
    issued: tuple[Found, ...]
    total: int
    named_in: int
    next: str | None
    tasks: tuple[TaskRow, ...]
    task_counts: tuple[tuple[str, int, str], ...]
    tasks_total: int


def body_page(reads: Reads, words: Words, asked: str, as_of: str | None, after: str | None) -> BodyView:
    """A body by its id or name; errors as ``one_body``."""
    found = questions.body_detail(reads, asked)
    body, known = found.body, found.body.properties
    answers = questions.answering(reads, body.id, as_of)
    issued = questions.issued_by(reads, body.id, after=after, limit=PAGE)
    told = queries.duties(reads, body.id, as_of=as_of, limit=MOST_TASKS)
    order = [issued.documents[edge.start] for edge in issued.edges if edge.start in issued.documents]
    answering = tuple(
        Near("answers", each.node.id, _name(each.node), day(words, each.on), words.told(PARTS[each.part]), True)
        for each in answers.answering
        if each.exists
    )
    return BodyView(
        body.id,
        _name(body),
        known.get("level") or "unknown",
        tuple(known.get("aliases") or ()),
        day(words, known.get("valid_from")),
        day(words, known.get("valid_to")),
        answers.as_of,
        answering,
        [each.id for each in answering] == [body.id],
        tuple(_around(words, found.outgoing, found.incoming, found.others)),
        tuple(shown(words, node) for node in order),
        issued.total,
        found.named_in,
        issued.next,
        tuple(task_row(reads, words, each, told.others, {}) for each in told.items),
        counted(words, told.counts),
        told.total,
    )


def bodies_page(reads: Reads, text: str, after: str | None) -> tuple[tuple[Node, ...], str | None]:
    """A page of bodies by name."""
    found = questions.bodies(reads, text or None, after=after, limit=PAGE)
    return found.nodes, found.next


def body_table(reads: Reads, words: Words, asked: str, home: str) -> PageTable:
    """All that a body issued, uncut."""
    found = questions.issued_by(reads, asked)
    names = ("document", "number", "issued_on", "subject", "loaded", "citations")
    nodes = (found.documents[edge.start] for edge in found.edges if edge.start in found.documents)
    rows = (_row(words, node, home) for node in nodes)
    return PageTable(_name(found.asked), [words(f"head_{name}") for name in names], rows)


def _row(words: Words, node: Node, home: str) -> list[Cell]:
    known, each = node.properties, shown(words, node)
    loaded = words("text_loaded" if each.loaded else "text_cited")
    link = Link(each.name, f"{home}/documents/{node.id}")
    return [link, known.get("number"), each.day, each.subject, loaded, each.citations]


def _around(
    words: Words, outgoing: Iterable[Edge], incoming: Iterable[Edge], others: Mapping[str, Node]
) -> Iterator[Near]:

    for edges, end in ((outgoing, "end"), (incoming, "start")):
        for edge in edges:
            node = others.get(getattr(edge, end))
            if node is not None:
                relation = words(f"body_{edge.label.lower()}_{end}")
                on, part = day(words, edge.properties.get("on")), edge.properties.get("part")
                told = words.told(PARTS[part]) if part else ""
                yield Near(relation, node.id, _name(node), on, told, "Body" in node.labels)


def _name(node: Node) -> str:
    return str(node.properties.get("name") or node.id)
