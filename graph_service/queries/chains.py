"""The chain from the centre to the ward: who implements what, directly or through others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph_service.errors import BadQuestion
from graph_service.queries.filters import EVERYTHING, Filters
from graph_service.queries.labels import LINEAGE
from graph_service.queries.reached import Reached, reached
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_document, of_its_text
from graph_service.store.protocol import Direction, Reads
from loaders.errors import Saying
from loaders.graph import Edge, Node

Way = Literal["up", "down", "both"]
#: what counts as carrying out: a conclusion that continues a directive is one of the documents that implement it
CARRYING_OUT = ("IMPLEMENTS", "CONTINUES")


@dataclass(frozen=True, slots=True)
class Step:
    """A document of a chain: its fewest steps from the root, and the edges of the last step to it.

    ``via`` holds an edge for each document on the way; its evidence says why the step is taken.
    """

    document: Node
    depth: int
    via: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """An answer: the document that was asked about and a page of steps, nearest first, then by id.

    ``total`` counts all steps that the filters admit, ``walked`` those that they do not admit as well, and
    ``names`` tells what the documents of ``via`` are called. ``silence`` where there is no step at all.
    """

    root: Node
    steps: tuple[Step, ...]
    total: int
    names: Mapping[str, str]
    walked: int
    silence: Silence | None = None
    next: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that a document comes from and leads to. ``depths``: steps from it, negative where it comes from.

    ``complete`` is false where ``limit`` cut off the documents that are farthest away. ``silence`` where there
    is nothing but the document itself.
    """

    root: Node
    nodes: tuple[Node, ...]
    depths: Mapping[str, int]
    edges: tuple[Edge, ...]
    complete: bool
    silence: Silence | None = None


def implementing(
    reads: Reads,
    asked: str,
    filters: Filters = EVERYTHING,
    *,
    depth: int | None = None,
    after: tuple[int, str] | None = None,
    limit: int | None = None,
) -> Chain:
    """The documents that implement the one that is asked for, directly or through others."""
    return _chain(reads, asked, filters, "in", depth, after, limit)


def implements(
    reads: Reads,
    asked: str,
    filters: Filters = EVERYTHING,
    *,
    depth: int | None = None,
    after: tuple[int, str] | None = None,
    limit: int | None = None,
) -> Chain:
    """The documents that the one that is asked for implements, directly or through others."""
    return _chain(reads, asked, filters, "out", depth, after, limit)


def lineage(
    reads: Reads, asked: str, way: Way = "both", *, depth: int | None = None, limit: int | None = None
) -> Lineage:
    """Everything upwards and downwards of a document along the relations of lineage, and the edges between.

    "Both" is what lies above with what lies below, without what else lies below the documents above.
    """
    root = one_document(reads, asked)
    _check_depth(depth)
    depths = {root.id: 0}
    if way != "up":
        depths |= reads.walk(root.id, LINEAGE, "in", depth)
    if way != "down":
        above = reads.walk(root.id, LINEAGE, "out", depth)
        depths |= {node: -steps for node, steps in above.items() if node not in depths}
    kept = sorted(depths, key=lambda node: (abs(depths[node]), node))[: None if limit is None else limit + 1]
    nodes = reads.nodes(kept)
    edges = tuple(edge for edge in reads.edges(kept, LINEAGE, "out") if edge.end in nodes)
    shown = {node: depths[node] for node in kept}
    silence = of_document(reads, root) if len(depths) == 1 else None
    return Lineage(root, tuple(nodes[node] for node in kept), shown, edges, len(kept) == len(depths), silence)


def _chain(
    reads: Reads,
    asked: str,
    filters: Filters,
    direction: Direction,
    depth: int | None,
    after: tuple[int, str] | None,
    limit: int | None,
) -> Chain:
    _check_depth(depth)
    root = one_document(reads, asked)
    found = reached(reads, root.id, CARRYING_OUT, direction, depth)
    admitted = found if filters == EVERYTHING else _admitted(reads, found, filters)
    page = admitted.after(after, limit)
    via = last_steps(reads, [node for _, node in page], found.depths, direction)
    nodes = reads.nodes({*via, *(end for edges in via.values() for edge in edges for end in (edge.start, edge.end))})
    steps = tuple(Step(nodes[node], n, tuple(via[node])) for n, node in page)
    more = page[-1] if page and page[-1] != admitted.order[-1] else None
    untold = of_document if direction == "in" else of_its_text
    silence = None if found.order else untold(reads, root)
    return Chain(root, steps, len(admitted.order), _names(nodes.values()), len(found.order), silence, more)


def _admitted(reads: Reads, found: Reached, filters: Filters) -> Reached:
    """Those of the documents that the filters admit; most are told by the store, without reading them."""
    admitted = reads.narrowed([node for _, node in found.order], filters.narrowing)
    if not filters.is_told_by_narrowing:
        admitted = {key for key, node in reads.nodes(admitted).items() if filters.admits(node)}
    return Reached(found.depths, tuple(place for place in found.order if place[1] in admitted))


def last_steps(
    reads: Reads, ids: Iterable[str], depths: Mapping[str, int], direction: Direction
) -> dict[str, list[Edge]]:
    """For each document the edges to documents that are one step nearer to the root."""
    via: dict[str, list[Edge]] = {node: [] for node in ids}
    back: Direction = "out" if direction == "in" else "in"
    for edge in reads.edges(via, CARRYING_OUT, back):
        far, near = (edge.start, edge.end) if direction == "in" else (edge.end, edge.start)
        if depths.get(near) == depths[far] - 1:
            via[far].append(edge)
    return via


def _names(nodes: Iterable[Node]) -> dict[str, str]:
    return {node.id: node.properties.get("name") or node.id for node in nodes}


def _check_depth(depth: int | None) -> None:
    if depth is not None and depth < 1:
        raise BadQuestion(
            Saying("depth {depth}", depth=depth), "a chain has at least one step", "Write 1 or more, or leave it out."
        )
