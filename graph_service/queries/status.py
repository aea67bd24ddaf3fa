"""Whether a document is in force on a day, as far as the loaded texts say."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph_service.queries.dates import day_or_today
from graph_service.queries.search import one_document
from graph_service.queries.silence import Silence, of_document
from graph_service.store.protocol import Reads
from loaders.graph import Edge, Node

Standing = Literal["in_force", "not_yet", "suspended", "changed", "superseded", "repealed"]
ENDING = ("SUPERSEDES", "REPEALS")
CHANGING = (*ENDING, "AMENDS", "SUSPENDS")
#: what a change makes of the document, the gravest first
_MAKES: tuple[tuple[str, Standing], ...] = (
    ("REPEALS", "repealed"),
    ("SUPERSEDES", "superseded"),
    ("SUSPENDS", "suspended"),
    ("AMENDS", "changed"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what it is known from: ``effect``, the effect clause, or ``issue``, the date of issue alone.

    ``evidence`` is the effect clause in the shape of an edge's evidence; none where the date of issue stands for it.
    """

    on: str
    basis: Literal["effect", "issue"]
    evidence: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """A document that changes another: the edge with its sentences, the parts that it names, and from which day.

    No parts: the whole document. ``day`` is ``None`` where no text dates the change; it counts as having
    happened. ``has_effect``: it has by the day that was asked for.
    """

    edge: Edge
    document: Node
    parts: tuple[str, ...]
    day: Day | None
    has_effect: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Where a document stands on a day, and every change of it that a loaded text tells, the earliest first.

    ``in_force`` means that no loaded text says otherwise; ``silence`` holds the texts that could have.
    ``changed``: in force but for the parts that were amended, replaced or repealed.
    """

    document: Node
    as_of: str
    standing: Standing
    since: Day | None
    changes: tuple[ChangedBy, ...]
    silence: Silence | None = None


def status(reads: Reads, asked: str, *, as_of: str | None = None) -> Status:
    """Whether a document is in force on a day (today, if none is given), and by what it was changed.

    Errors as ``one_document``, and ``BadQuestion`` for no date.
    """
    document, day = one_document(reads, asked), day_or_today(as_of)
    edges, nodes = reads.linked([document.id], CHANGING, "in")
    told = (_changed_by(edge, nodes[edge.start], day) for edge in edges if edge.start != document.id)
    changes = sorted(told, key=_order)
    since = day_of(document)
    standing = _standing(since, changes, day)
    silence = None if any(each.has_effect for each in changes) else of_document(reads, document)
    return Status(document, day, standing, since, tuple(changes), silence)


def day_of(document: Node) -> Day | None:
    """From which day a document has effect: its own words, else the day of its issue."""
    known = document.properties
    if known.get("effective_on"):
        said = known.get("effective_evidence")
        return Day(known["effective_on"], "effect", ({"source": document.id, **json.loads(said)},) if said else ())
    return Day(known["issued_on"], "issue") if known.get("issued_on") else None


def _changed_by(edge: Edge, document: Node, day: str) -> ChangedBy:
    parts = edge.properties.get("part") or ()
    since = day_of(document)
    named = (parts,) if isinstance(parts, str) else tuple(part for part in parts if part)
    return ChangedBy(edge, document, named, since, since is None or since.on <= day)


def _order(change: ChangedBy) -> tuple[str, str, str]:
    return change.day.on if change.day else "", change.edge.start, change.edge.label


def _standing(since: Day | None, changes: Iterable[ChangedBy], day: str) -> Standing:
    if since and since.on > day:
        return "not_yet"
    done = [each for each in changes if each.has_effect]
    whole = _gravest({each.edge.label for each in done if not each.parts})
    return whole or ("changed" if done else "in_force")


def _gravest(labels: Collection[str]) -> Standing | None:
    return next((standing for label, standing in _MAKES if label in labels), None)
