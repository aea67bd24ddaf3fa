"""Who has issued something that implements a directive, of whom the store has documents, and of whom it has none.

That a body has no such document in the store never means that it has not acted: see ``Covering.state``.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_service.errors import BadQuestion
from graph_service.queries import asked_bodies
from graph_service.queries.asked_bodies import AskedBody
from graph_service.queries.chains import CARRYING_OUT, last_steps
from graph_service.queries.dates import day_or_today
from graph_service.queries.filters import read_level
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_document
from graph_service.store.protocol import Reads
from loaders.errors import Saying
from loaders.graph import Edge, Node

#: ``issued``: it has; ``none_seen``: it has loaded texts, none of which does; ``nothing_loaded``: nothing can be said
State = Literal["issued", "none_seen", "nothing_loaded"]
STATES: tuple[State, ...] = ("issued", "none_seen", "nothing_loaded")


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that implements the directive: in how many steps, the edges of the last, and who issued it.

    ``days``: from the directive's day to its own; ``None`` where one of the two is not known.
    """

    document: Node
    depth: int
    via: tuple[Edge, ...]
    issued_by: tuple[Edge, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Covering:
    """A place or body with what it issued for the directive, the nearest first.

    ``loaded`` counts the loaded texts of its bodies (one of two bodies for both), ``loaded_since`` those that
    are not older than the directive.
    ``told`` holds sentences of other texts that tell or report that it carries the directive out.
    """

    who: AskedBody
    state: State
    issued: tuple[Issued, ...]
    loaded: int
    loaded_since: int
    told: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answer for all that are asked about, those who have issued something first, the earliest of them first.

    ``within`` names the place that was looked at (``None``: everywhere); ``last_day`` the last day on which the
    tables have places of the level, where there is none on the day. ``silence`` where nobody has issued anything.
    """

    document: Node
    level: str | None
    as_of: str
    within: str | None
    rows: tuple[Covering, ...]
    counts: Mapping[State, int]
    names: Mapping[str, str]
    last_day: str | None = None
    silence: Silence | None = None


def coverage(
    reads: Reads,
    asked: str,
    level: str | None = None,
    *,
    bodies: Collection[str] = (),
    as_of: str | None = None,
) -> Coverage:
    """Who of a level, or of a list of names, has issued something that implements a document, on a day.

    Without a day today is meant: over those that exist today, by what is issued until today. Errors as
    ``one_document``; ``BadQuestion`` for a level or date that is none, and where neither a level nor names are
    given; ``Ambiguous`` for a name of the list.
    """
    document, day = one_document(reads, asked), day_or_today(as_of)
    issuers = asked_bodies.issuers(reads, document)
    wanted, scope = read_level(level) if level else None, asked_bodies.within(document, issuers.values())
    if bodies:
        whom = asked_bodies.of_list(reads, bodies, day)
    elif wanted:
        whom = asked_bodies.of_level(reads, wanted, day, scope, issuers)
    else:
        raise BadQuestion(
            Saying("coverage"), "neither a level nor bodies are given", "Name a level: district; or a list."
        )
    found = _Found(reads, document, day, {body for each in whom for body in each.bodies})
    rows = sorted(filter(_is_told, (found.covering(each) for each in whom)), key=_place)
    return Coverage(
        document=document,
        level=wanted,
        as_of=day,
        within=f"{scope.kind} {scope.name}" if scope else None,
        rows=tuple(rows),
        counts=_counts(rows),
        names=found.names,
        last_day=asked_bodies.last_day(wanted) if wanted and not rows else None,
        silence=None if any(row.issued for row in rows) else of_document(reads, document),
    )


class _Found:
    """What the store holds of some bodies about one directive, until a day."""

    def __init__(self, reads: Reads, document: Node, day: str, bodies: Collection[str]) -> None:
        self._since = document.properties.get("issued_on")
        depths = {key: n for key, n in reads.walk(document.id, CARRYING_OUT, "in", None).items() if key != document.id}
        issuing = reads.edges(depths, ["ISSUED_BY"], "out", to=bodies)
        self._nodes = {
            key: node for key, node in reads.nodes({edge.start for edge in issuing}).items() if _by(node, day)
        }
        self._depths = depths
        self._via = last_steps(reads, self._nodes, {**depths, document.id: 0}, "in")
        self._issuing = _by_body(edge for edge in issuing if edge.start in self._nodes)
        self._loaded = reads.loaded_of(sorted(bodies), self._since or "", day)
        self._told = _told(reads, document, bodies)
        self.names = _names(reads, [edge.end for edges in self._via.values() for edge in edges])

    def covering(self, asked: AskedBody) -> Covering:
        issuing: dict[str, list[Edge]] = defaultdict(list)
        # most of its bodies have issued nothing
        for body in sorted(asked.bodies & self._issuing.keys()):
            for edge in self._issuing[body]:
                issuing[edge.start].append(edge)
        issued = sorted((self._issued(key, edges) for key, edges in issuing.items()), key=_nearest)
        counted = [self._loaded[body] for body in asked.bodies & self._loaded.keys()]
        loaded, since = sum(each[0] for each in counted), sum(each[1] for each in counted)
        state: State = "issued" if issued else "none_seen" if loaded else "nothing_loaded"
        told = tuple(edge for body in sorted(asked.bodies & self._told.keys()) for edge in self._told[body])
        return Covering(asked, state, tuple(issued), loaded, since, told)

    def _issued(self, key: str, issued_by: Iterable[Edge]) -> Issued:
        node = self._nodes[key]
        days = _days(self._since, node.properties.get("issued_on"))
        return Issued(node, self._depths[key], tuple(self._via[key]), tuple(issued_by), days)


def _by_body(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.end].append(edge)
    return groups


def _told(reads: Reads, document: Node, bodies: Collection[str]) -> dict[str, list[Edge]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in reads.edges([document.id], ["CARRIES_OUT"], "in"):
        if edge.start in bodies:
            groups[edge.start].append(edge)
    return groups


def _names(reads: Reads, ids: Collection[str]) -> dict[str, str]:
    return {key: str(node.properties.get("name") or key) for key, node in reads.nodes(set(ids)).items()}


def _is_told(row: Covering) -> bool:
    """Bodies that texts only name, where there is something known of them."""
    return not row.who.only_named or row.state != "nothing_loaded" or bool(row.told)


def _by(document: Node, day: str) -> bool:
    """Whether it is issued by a day; a document without a date may be."""
    return (document.properties.get("issued_on") or "") <= day


def _days(first: str | None, then: str | None) -> int | None:
    return (date.fromisoformat(then) - date.fromisoformat(first)).days if first and then else None


def _nearest(issued: Issued) -> tuple[int, str, str]:
    return issued.depth, issued.document.properties.get("issued_on") or "9999", issued.document.id


def _place(row: Covering) -> tuple[int, str, str, str]:
    days = [each.document.properties.get("issued_on") or "9999" for each in row.issued]
    return STATES.index(row.state), min(days, default=""), row.who.name, row.who.id


def _counts(rows: Iterable[Covering]) -> dict[State, int]:
    counted = Counter(row.state for row in rows)
    return {state: counted[state] for state in STATES}
