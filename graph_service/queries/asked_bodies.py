"""Over whom a question of coverage runs: every place or body of a level that existed on a day, or a given list.

A place is asked as a whole: what its committee, its government or any other of its bodies issues counts for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_service.errors import Ambiguous
from graph_service.queries.bodies import described
from graph_service.store.protocol import Reads
from loaders.errors import Saying
from loaders.fold import fold
from loaders.graph import Node
from loaders.know.organs import Organ, organ
from loaders.know.organs_of import acting_for, central_organs, organs_of
from loaders.know.places import Unit, units, walk_up

_BODIES = "body."


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A place or body that is asked about, with the ids of the bodies whose documents count for it.

    ``from_texts``: no table holds it, so whether it existed on the day is not known. ``known`` is false for
    a name of a given list that neither the tables nor the store have. ``only_named``: a body that no rule and
    no table knows, of no place; nothing tells that it is one of those that are asked.
    """

    id: str
    name: str
    bodies: frozenset[str]
    from_texts: bool = False
    known: bool = True
    only_named: bool = False


def of_level(reads: Reads, level: str, day: str, scope: Unit | None, issuers: Collection[str] = ()) -> list[AskedBody]:
    """All of a level that existed on an ISO day within a unit (``None``: everywhere), by name.

    The bodies of the unit itself are asked one by one, as central bodies are, and without those that issued
    what is to be implemented. Places that no table holds are those whose bodies the store has.
    """
    asked = _of_tables(level, day, scope)
    known = {body for each in asked for body in each.bodies}
    found = _from_texts(reads, level, day, scope, known)
    own = level == "central" or (scope is not None and scope.level == level)
    asking = [each for each in (*asked, *found) if not own or each.bodies.isdisjoint(issuers)]
    return sorted(asking, key=lambda each: (each.name, each.id))


def of_list(reads: Reads, names: Iterable[str], day: str) -> list[AskedBody]:
    """The bodies and places that a list names, in its order, each once.

    A name that several bodies have is an error: ``Ambiguous``.
    """
    lines = [line.strip() for line in names if line.strip() and not line.strip().startswith("#")]
    book = _Book(reads, day)
    return list({asked.id: asked for asked in map(book.asked, lines)}.values())


def last_day(level: str) -> str | None:
    """The last day on which the tables have a place of a level; ``None`` where they know no end."""
    ends = [unit.end for unit in units().values() if unit.level == level]
    return None if None in ends else max(filter(None, ends), default=None)


def issuers(reads: Reads, document: Node) -> dict[str, Node]:
    """The bodies that issued a document, by id."""
    return reads.neighbours([document.id], ["ISSUED_BY"], "out")


def within(document: Node, issued_by: Iterable[Node]) -> Unit | None:
    """The place below which a document holds: that of the body that issued it; ``None``: everywhere."""
    if document.properties.get("level") == "central":
        return None
    places = [unit for node in issued_by if (unit := organ(str(node.properties["name"])).unit)]
    return places[0] if places else None


# what was asked of a level and day is asked again of the next document
@lru_cache(maxsize=64)
def _of_tables(level: str, day: str, scope: Unit | None) -> Sequence[AskedBody]:
    """The places or bodies that the tables have."""
    if level == "central":
        return tuple(_each(body for body in central_organs() if _existed(body, day)))
    if scope and scope.level == level:
        return tuple(_each(body for body in organs_of(scope) if _existed(body, day)))
    return tuple(_place(unit) for unit in _tabled(level, day, scope))


def _tabled(level: str, day: str, scope: Unit | None) -> Iterator[Unit]:
    for unit in units().values():
        if unit.level == level and unit.exists(day) and _lies_in(unit, scope):
            yield unit


def _lies_in(unit: Unit, scope: Unit | None) -> bool:
    return scope is None or scope.id in [each.id for each in walk_up(unit)]


def _place(unit: Unit) -> AskedBody:
    return AskedBody(
        unit.id, f"{unit.kind} {unit.name}", frozenset(body.id for body in organs_of(unit)), unit.found_in_text
    )


def _each(bodies: Iterable[Organ]) -> list[AskedBody]:
    """Bodies one by one; those that act for another are asked with it."""
    groups: dict[str, list[Organ]] = defaultdict(list)
    heads: dict[str, Organ] = {}
    for body in bodies:
        head = acting_for(body)
        heads[head.id] = head
        groups[head.id].append(body)
    return [
        AskedBody(key, head.name, frozenset({key, *(body.id for body in groups[key])}), head.found_in_text)
        for key, head in heads.items()
    ]


def _existed(body: Organ, day: str) -> bool:
    return (body.start or "") <= day <= (body.end or "9999")


def _from_texts(reads: Reads, level: str, day: str, scope: Unit | None, known: Collection[str]) -> list[AskedBody]:
    """Places and bodies of the level that only texts know, and that nothing tells to lie elsewhere."""
    told = reads.nodes_under(_BODIES, {"found_in_text": True, "level": level})
    found = [node for node in told if node.id not in known and _existed_by_texts(node, day)]
    if scope and scope.level == level:
        inside = [node for node in found if str(node.properties["name"]).endswith(f" {scope.name}")]
        return [_as_found(str(node.properties["name"]), [node]) for node in inside]
    if scope and not scope.found_in_text:
        return []
    groups: dict[str, list[Node]] = defaultdict(list)
    places = {str(node.properties["place"]) for node in found if node.properties.get("place")}
    for node in found:
        groups[_home(node, places)].append(node)
    return [_as_found(name, nodes, only_named=name not in places) for name, nodes in groups.items()]


def _as_found(name: str, nodes: Sequence[Node], *, only_named: bool = False) -> AskedBody:
    ids = frozenset(node.id for node in nodes)
    return AskedBody(min(ids), name, ids, from_texts=True, only_named=only_named)


def _existed_by_texts(node: Node, day: str) -> bool:
    told = node.properties
    return (told.get("valid_from") or "") <= day <= (told.get("valid_to") or "9999")


def _home(node: Node, places: Collection[str]) -> str:
    """The place whose body it is, as far as the node or the end of its name tells; else its own name."""
    name = str(node.properties["name"])
    ending = sorted((place for place in places if name.endswith(f" {place}")), key=len)
    return str(node.properties.get("place") or (ending[-1] if ending else name))


class _Book:
    """The bodies and places that a list may name, read from the store once and only where a name needs it."""

    def __init__(self, reads: Reads, day: str) -> None:
        self._reads = reads
        self._day = day
        self._nodes: Sequence[Node] | None = None

    def asked(self, line: str) -> AskedBody:
        unit = self._unit(line)
        if unit:
            return _place(unit)
        body = self._standing(organ(line))
        if not body.found_in_text or body.id in self._reads.nodes([body.id]):
            return self._with_those_acting(body)
        nodes = self._called(line)
        if len(nodes) > 1:
            raise Ambiguous(
                repr(line),
                Saying("{n} bodies fit", n=len(nodes)),
                Saying("Write the id of one: {ids}", ids="; ".join(map(described, nodes))),
                nodes,
            )
        if nodes:
            return _as_found(str(nodes[0].properties["name"]), nodes)
        return self._place_from_texts(line) or AskedBody(
            body.id, line, frozenset({body.id}), from_texts=True, known=False
        )

    def _unit(self, line: str) -> Unit | None:
        """The unit of the tables that a line names by id or in full, as it existed on the day."""
        known = units().get(line)
        called = [unit for unit in units().values() if fold(f"{unit.kind} {unit.name}") == fold(line)]
        standing = [unit for unit in called if unit.exists(self._day)]
        return known or (standing[0] if len(standing) == 1 else None)

    def _standing(self, body: Organ) -> Organ:
        """The body of the one unit of its name that existed on the day, where several had the name."""
        standing = [unit for unit in body.may_be_of if unit.exists(self._day)]
        roles = [each for each in organs_of(standing[0]) if each.name == body.name] if len(standing) == 1 else []
        return roles[0] if roles else body

    def _with_those_acting(self, body: Organ) -> AskedBody:
        acting = [each.id for each in (organs_of(body.unit) if body.unit else ()) if acting_for(each).id == body.id]
        return AskedBody(body.id, body.name, frozenset({body.id, *acting}), body.found_in_text)

    def _called(self, line: str) -> Sequence[Node]:
        """Bodies of the store with this id or name."""
        return [node for node in self._bodies() if line == node.id or fold(line) in map(fold, _names(node))]

    def _bodies(self) -> Sequence[Node]:
        if self._nodes is None:
            self._nodes = self._reads.nodes_under(_BODIES)
        return self._nodes

    def _place_from_texts(self, line: str) -> AskedBody | None:
        """A place that no table holds, by the name that its bodies in the store tell."""
        nodes = [node for node in self._bodies() if fold(str(node.properties.get("place") or "")) == fold(line)]
        return _as_found(line, nodes) if nodes else None


def _names(node: Node) -> Iterator[str]:
    yield str(node.properties.get("name") or node.id)
    yield from node.properties.get("aliases") or ()
