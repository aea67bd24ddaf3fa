"""What is known of bodies beyond the texts: superiors, places, and who took over from whom.

``about`` is a function of the bodies and places alone. Its answer is closed: every body and place that its edges
lead to is in it, so that the answer for more names holds the answer for fewer.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from ..model import Edge, Node
from .organs import Organ, became, organ, organ_node, parents
from .places import Part, Unit, known_edge, place_edges, place_node, units

#: the labels of edges that no sentence says
KNOWLEDGE = ("GOVERNS", "PART_OF", "SUCCEEDED_BY", "WITHIN")
SUCCEEDED_BY = "SUCCEEDED_BY"
Onwards = Callable[[Collection[str]], Iterable[Edge]]


@dataclass(frozen=True, slots=True)
class Successor:
    """A body or place that stands at the end of a chain: since when, and whether it took over the whole."""

    id: str
    #: the day of the last change; ``None`` where nothing has changed
    on: str | None
    part: Part


def about(things: Iterable[str | Organ | Unit]) -> tuple[list[Node], list[Edge]]:
    """These bodies (some by name) and places with all that is known around them: nodes by id, edges by triple.

    An edge has no evidence and tells the table that it is known from.
    """
    gathered = _Gathered()
    for thing in things:
        gathered.take(organ(thing) if isinstance(thing, str) else thing)
    edges = sorted(gathered.edges.values(), key=lambda edge: (edge.start, edge.label, edge.end))
    return [node for _, node in sorted(gathered.nodes.items())], edges


def successors(start: str, as_of: str, onwards: Onwards) -> list[Successor]:
    """What a body or place has become by an ISO day, through all changes until then, sorted by id.

    ``onwards`` gives the SUCCEEDED_BY edges that leave some nodes. What has not changed by then is its
    own successor. A chain that ends before the day gives the last that is known; ask its node whether
    it still exists. ``part`` is "whole" where one chain hands over the whole in every step.
    """
    ends: dict[str, Successor] = {}
    level = {start: Successor(start, None, "whole")}
    while level:
        following: dict[str, Successor] = {}
        changes = [edge for edge in onwards(sorted(level)) if edge.properties["on"] <= as_of]
        for edge in changes:
            _keep(following, _next(level[edge.start], edge))
        for last in level.keys() - {edge.start for edge in changes}:
            _keep(ends, level[last])
        level = following
    return [ends[key] for key in sorted(ends)]


class _Gathered:
    """Nodes and edges while they are followed; each body and place is followed once."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def take(self, thing: Organ | Unit) -> None:
        if isinstance(thing, Unit):
            self._take_place(thing)
            return
        waiting = [thing]
        while waiting:
            each = waiting.pop()
            if each.id not in self.nodes:
                self.nodes[each.id] = organ_node(each)
                waiting.extend(self._around(each))

    def _around(self, body: Organ) -> list[Organ]:
        """The bodies that the edges of a body lead to."""
        found: list[Organ] = []
        for parent, table in parents(body):
            self._join(known_edge(body.id, "PART_OF", parent.id, table))
            found.append(parent)
        for later in became(body):
            what = {"what": later.what} if later.what else {}
            self._join(
                known_edge(body.id, SUCCEEDED_BY, later.organ.id, later.table, on=later.on, part=later.part, **what)
            )
            found.append(later.organ)
        if body.unit and body.rule and body.rule.governs:
            self._join(known_edge(body.id, "GOVERNS", body.unit.id, "local_bodies"))
            self._take_place(body.unit)
        return found

    def _take_place(self, unit: Unit) -> None:
        waiting = [unit]
        while waiting:
            each = waiting.pop()
            if each.id not in self.nodes:
                self.nodes[each.id] = place_node(each)
                for edge in place_edges(each):
                    self._join(edge)
                    waiting.append(units()[edge.end])

    def _join(self, edge: Edge) -> None:
        self.edges[edge.start, edge.label, edge.end] = edge


def _next(before: Successor, edge: Edge) -> Successor:
    part: Part = "whole" if before.part == edge.properties["part"] == "whole" else "part"
    return Successor(edge.end, edge.properties["on"], part)


def _keep(found: dict[str, Successor], one: Successor) -> None:
    """Of several chains to one end the one that hands over the whole tells, else the latest."""
    known = found.get(one.id)
    if known is None or (one.part == "whole", one.on or "") > (known.part == "whole", known.on or ""):
        found[one.id] = one
