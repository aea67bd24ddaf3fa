"""What a body is called that no table holds: the best written of the names that texts give it.

Its id follows from its name without regard to capitals, so that several spellings are one body. Neither the
order of loads nor the text that came last decides between them.
"""

from collections.abc import Collection, Iterable, Mapping

from graph_service.store.protocol import Change, Writer
from loaders.know.organs import Organ, organ
from loaders.know.places import Unit
from loaders.model import Node
from loaders.resolve.corrections import Corrections
from loaders.resolve.nodes import best_written, body_node, is_only_named, named_by

from .claims import ISSUED_BY, NAMES


def best_of(named: Iterable[Organ | Unit], standing: Mapping[str, Node]) -> dict[str, Organ | Unit]:
    """Bodies and places by id, each as the best of its names has it; ``standing``: the nodes as they are."""
    names: dict[str, list[str]] = {}
    things: dict[str, Organ | Unit] = {}
    for thing in named:
        things[thing.id] = thing
        names.setdefault(thing.id, []).append(thing.name)
    for key, thing in things.items():
        if isinstance(thing, Organ) and is_only_named(thing):
            called = [standing[key].properties["name"]] if key in standing else []
            things[key] = best_written([*names[key], *called])
    return things


def rename(writer: Writer, bodies: Collection[str], corrections: Corrections) -> None:
    """Call these bodies by the best of the names that are left, after a step was written that took names away."""
    standing = writer.nodes(sorted(bodies))
    best = {key: best_written(names) for key, names in _names(writer, standing).items()}
    nodes = [body_node(body.name, corrections) for body in best.values()]
    writer.apply(Change(put_nodes=[node for node in nodes if standing[node.id] != node]))


def _names(writer: Writer, bodies: Collection[str]) -> dict[str, list[str]]:
    """The names that texts give each of these bodies."""
    names: dict[str, list[str]] = {}
    edges = writer.edges(sorted(bodies), (NAMES, ISSUED_BY), "in") if bodies else []
    for claim in writer.claims([(edge.start, edge.label, edge.end) for edge in edges if edge.label == NAMES]):
        names.setdefault(claim.end, []).append(named_by(claim.properties).name)
    issued = [edge for edge in edges if edge.label == ISSUED_BY]
    documents = writer.nodes(sorted({edge.start for edge in issued}))
    for edge in issued:
        issuers = documents[edge.start].properties.get("issuers", ())
        # of those that issued it together each has names of its own
        names.setdefault(edge.end, []).extend(name for name in issuers if organ(name).id == edge.end)
    return names
