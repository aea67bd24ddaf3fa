"""The figures that a document aims at, and what loaded texts report of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt

from graph_service.queries.assignments import order_of
from graph_service.queries.dates import day_or_today
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_document, of_its_text
from graph_service.queries.tasks import set_by
from graph_service.store.protocol import Reads
from loaders.fold import fold
from loaders.graph import Edge, Node

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {">=": ge, ">": gt, "=": eq, "<=": le, "<": lt}


@dataclass(frozen=True, slots=True)
class Result:
    """A reported figure: the edge that says it, who says it, and whether it meets the target.

    ``met`` is computed from value, comparison and unit; ``None`` where one of them is missing or another.
    """

    edge: Edge
    document: Node
    met: bool | None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with its sentence and its results, the earliest first."""

    target: Node
    set_by: tuple[Edge, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of a document in its order, with what was reported by a day.

    ``silence`` where it sets none, and where it sets some and nothing is reported of any.
    """

    document: Node
    as_of: str
    items: tuple[Aim, ...]
    silence: Silence | None = None


def targets(reads: Reads, asked: str, *, as_of: str | None = None) -> Targets:
    """The targets of a document with what texts report until a day (today, if none is given).

    Errors as ``one_document``, and ``BadQuestion`` for no date.
    """
    document, day = one_document(reads, asked), day_or_today(as_of)
    nodes = set_by(reads, document, "Target")
    ids = [node.id for node in nodes]
    told, reported = reads.edges(ids, ["SET_BY"], "out"), reads.edges(ids, ["REPORTS"], "in")
    reporting = reads.nodes({edge.start for edge in reported})
    sentences, figures = _grouped(told, "start"), _grouped(reported, "end")
    aims = [
        Aim(node, tuple(sentences.get(node.id, ())), _results(node, figures.get(node.id, ()), reporting, day))
        for node in nodes
    ]
    ordered = tuple(sorted(aims, key=lambda aim: (order_of(aim.target, aim.set_by), aim.target.id)))
    return Targets(document, day, ordered, _silence(reads, document, ordered))


def met(target: Mapping[str, object], reported: Mapping[str, object]) -> bool | None:
    """Whether a reported figure meets a target; ``None`` where that cannot be computed.

    All of a count of targets reached are met; which are not is not told where some are. A figure above a range is
    not told to meet it, nor to miss it.
    """
    count = counted(reported)
    if count:
        return True if count[0] == count[1] else None
    wanted, found = numbers(target.get("value")), numbers(reported.get("value"))
    if not wanted or not found or _unit(target) != _unit(reported):
        return None
    comparison = str(target.get("comparison"))
    if comparison == "range" and len(wanted) == 2:
        if all(value > max(wanted) for value in found):
            return None
        return all(min(wanted) <= value <= max(wanted) for value in found)
    compare = _COMPARISONS.get(comparison)
    return None if compare is None or len(wanted) > 1 else all(compare(value, wanted[0]) for value in found)


def counted(known: Mapping[str, object]) -> tuple[int, int] | None:
    """How many targets of how many a report says to be reached; ``None`` where it tells a figure of this one."""
    achieved, of = known.get("achieved"), known.get("of")
    if known.get("value") is not None or not isinstance(achieved, int) or not isinstance(of, int):
        return None
    return achieved, of


def numbers(value: object) -> list[float]:
    """A figure as numbers: one, or the two ends of a range; none where it is no number."""
    values = value if isinstance(value, list | tuple) else [value]
    found = [float(each) for each in values if isinstance(each, int | float) and not isinstance(each, bool)]
    return found if len(found) == len(values) else []


def _unit(known: Mapping[str, object]) -> str:
    unit = str(known.get("unit") or "").strip()
    # a sign that is no letter or digit is all that a percentage has
    return fold(unit) or unit


def _results(target: Node, edges: Iterable[Edge], reporting: Mapping[str, Node], day: str) -> tuple[Result, ...]:
    found = [Result(edge, reporting[edge.start], met(target.properties, edge.properties)) for edge in edges]
    return tuple(
        sorted((each for each in found if _day_of(each) <= day), key=lambda each: (_day_of(each), each.edge.start))
    )


def _day_of(result: Result) -> str:
    """The day that a figure stands for, else the day of the text that tells it; empty where neither is known."""
    told = result.edge.properties.get("as_of") or result.document.properties.get("issued_on")
    return str(told or "")


def _grouped(edges: Iterable[Edge], end: str) -> Mapping[str, list[Edge]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.start if end == "start" else edge.end].append(edge)
    return groups


def _silence(reads: Reads, document: Node, aims: Iterable[Aim]) -> Silence | None:
    found = list(aims)
    if not found:
        return of_its_text(reads, document)
    return None if any(aim.results for aim in found) else of_document(reads, document)
