"""The nouns of the graph: what a store gives back, and all that most questions need of the nouns (model.py)."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; ``labels`` starts with the general one: ``("Document", "Plan")``."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph, one for each start, label and end; ``evidence`` is in its properties."""

    start: str
    label: str
    end: str
    properties: dict[str, Any] = field(default_factory=dict)
