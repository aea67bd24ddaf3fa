"""What is known of bodies and places, kept in a store beside what the texts say.

The bodies and places that the texts lead to decide what is kept (loaders/know/surroundings.py), so the graph
stays a function of the loaded texts. A step reads what is known around those that it brings and takes
away, however many others the store holds; one that does neither reads nothing here.
"""

from collections.abc import Collection, Mapping

from graph_service.store.protocol import Change, Triple, Writer
from loaders.know.organs import Organ
from loaders.know.places import Unit
from loaders.know.surroundings import KNOWLEDGE, about
from loaders.model import Edge, Node
from loaders.resolve.corrections import Corrections
from loaders.resolve.nodes import body_node, document_id_of_body
from loaders.resolve.tasks import FROM_BODIES

#: labels of edges by which documents lead to bodies and places
TO_BODIES = ("ISSUED_BY", "NAMES", "SENT_TO")


def sync(writer: Writer, step: Change, corrections: Corrections, things: Mapping[str, Organ | Unit]) -> None:
    """Bring knowledge to what it would be had the store always held what it holds after ``step``.

    ``step`` is what was just written in this transaction, ``things`` the bodies and places that it leads
    to, by id.
    """
    put = {node.id for node in step.put_nodes}
    _bring(writer, [thing for key, thing in things.items() if key in put], corrections)
    _take(writer, {end for _, label, end in step.drop_edges if label in TO_BODIES})


def surroundings_of(things: Collection[Organ | Unit], corrections: Corrections) -> tuple[list[Node], list[Edge]]:
    """All that is known around some bodies and places."""
    nodes, edges = about(list(things))
    return [_corrected(node, corrections) for node in nodes], list(edges)


def _bring(writer: Writer, things: Collection[Organ | Unit], corrections: Corrections) -> None:
    """Keep what is known around bodies and places that are new, or told otherwise."""
    if not things:
        return
    wanted, edges = surroundings_of(things, corrections)
    ids = [node.id for node in wanted]
    known, told = writer.nodes(ids), {_triple(edge): edge for edge in writer.edges(ids, KNOWLEDGE, "out")}
    writer.apply(
        Change(
            put_nodes=[node for node in wanted if known.get(node.id) != node],
            put_edges=[edge for edge in edges if told.get(_triple(edge)) != edge],
        )
    )


def _take(writer: Writer, left: Collection[str]) -> None:
    """Forget what is known around the bodies and places among ``left`` to which no document leads any more.

    What a document leads to stays, and so does all that is known around it: whatever else of the
    surroundings is entered from outside of them, or follows from what is.
    """
    lost = set(left) - writer.entered(sorted(left), TO_BODIES) if left else set[str]()
    lost -= _told(writer, lost)
    if not lost:
        return
    reached, edges = _surroundings(writer, lost)
    ids = sorted(reached)
    needed = writer.entered(ids, TO_BODIES) | _told(writer, ids) | writer.entered(ids, KNOWLEDGE, besides=ids)
    while following := {edge.end for edge in edges if edge.start in needed} - needed:
        needed |= following
    gone = reached - needed
    dropped = sorted(_triple(edge) for edge in edges if edge.start in gone)
    writer.apply(Change(drop_edges=dropped, drop_nodes=sorted(gone)))


def _told(writer: Writer, bodies: Collection[str]) -> set[str]:
    """Those of these bodies that have a part in a task, or carry a document out."""
    return {edge.start for edge in writer.edges(sorted(bodies), FROM_BODIES, "out")} if bodies else set()


def _surroundings(writer: Writer, ids: Collection[str]) -> tuple[set[str], list[Edge]]:
    """All that edges of knowledge lead to from some nodes, these among it, and those edges."""
    reached, level, edges = set[str](), set(ids), list[Edge]()
    while level:
        reached |= level
        leaving = writer.edges(sorted(level), KNOWLEDGE, "out")
        edges += leaving
        level = {edge.end for edge in leaving} - reached
    return reached, edges


def _corrected(node: Node, corrections: Corrections) -> Node:
    """A body that its name alone identifies is described with people's corrections, as the ledger has them."""
    name = node.properties["name"]
    return body_node(name, corrections) if node.id == document_id_of_body(name) else node


def _triple(edge: Edge) -> Triple:
    return edge.start, edge.label, edge.end
