"""Questions with meaning, composed from the few reads of a store.

Nothing here knows an engine, a web framework or a terminal: a question takes ``Reads``, one moment of a
store, and plain values, and answers with frozen values or an error of ``graph_service.errors``.
"""

from graph_service.queries.chains import Chain, Lineage, Step, Way, implementing, implements, lineage
from graph_service.queries.dates import read_day
from graph_service.queries.details import Connections, Mentions, connections, mentions
from graph_service.queries.explain import Explained, Explanation, explain
from graph_service.queries.filters import EVERYTHING, Filters, read_filters
from graph_service.queries.findings import Findings, findings
from graph_service.queries.search import Page, describe, documents, find, find_number, one_document

__all__ = [
    "EVERYTHING",
    "Chain",
    "Connections",
    "Explained",
    "Explanation",
    "Filters",
    "Findings",
    "Lineage",
    "Mentions",
    "Page",
    "Step",
    "Way",
    "connections",
    "describe",
    "documents",
    "explain",
    "find",
    "find_number",
    "findings",
    "implementing",
    "implements",
    "lineage",
    "mentions",
    "one_document",
    "read_day",
    "read_filters",
]
