"""What is known of bodies and places, kept in a store beside what the texts say.

The bodies that the texts name decide what is kept (loaders/knowledge.py), so the graph stays a
function of the loaded texts. A step that brings no new body and takes none away costs nothing here.
"""

from collections.abc import Collection

from graph_service.store.protocol import Change, Triple, Writer
from loaders.corrections import Corrections
from loaders.knowledge import about
from loaders.model import Edge, Node
from loaders.rows import body_node, document_id_of_body

#: labels of edges by which documents lead to bodies
TO_BODIES = ("ISSUED_BY",)


def sync(writer: Writer, step: Change, corrections: Corrections) -> None:
    """Bring knowledge to what it would be had the store always held what it holds after ``step``.

    ``step`` is what was just written in this transaction.
    """
    if not _concerns_bodies(step):
        return
    named = _names(writer, writer.ends(TO_BODIES))
    fresh = {node.id for node in step.put_nodes if "Body" in node.labels}
    lost = _names(writer, {end for _, label, end in step.drop_edges if label in TO_BODIES} - named.keys())
    nodes, edges = about(named.values())
    old_nodes, old_edges = about([*(name for key, name in named.items() if key not in fresh), *lost.values()])
    wanted = [_corrected(node, corrections) for node in nodes]
    known = writer.nodes([node.id for node in wanted])
    told = {_triple(edge) for edge in old_edges}
    writer.apply(
        Change(
            drop_edges=sorted(told - {_triple(edge) for edge in edges}),
            drop_nodes=sorted({node.id for node in old_nodes} - {node.id for node in nodes}),
            put_nodes=[node for node in wanted if known.get(node.id) != node],
            put_edges=[edge for edge in edges if _triple(edge) not in told],
        )
    )


def _concerns_bodies(step: Change) -> bool:
    """Whether the step may have brought a body, taken one away, or changed what people say of one."""
    brought = any("Body" in node.labels for node in step.put_nodes)
    return brought or step.corrections is not None or any(label in TO_BODIES for _, label, _ in step.drop_edges)


def _names(writer: Writer, ids: Collection[str]) -> dict[str, str]:
    return {key: node.properties["name"] for key, node in writer.nodes(sorted(ids)).items()}


def _corrected(node: Node, corrections: Corrections) -> Node:
    """A body that its name alone identifies is told with what people say of it, as the ledger tells it."""
    name = node.properties["name"]
    return body_node(name, corrections) if node.id == document_id_of_body(name) else node


def _triple(edge: Edge) -> Triple:
    return edge.start, edge.label, edge.end
