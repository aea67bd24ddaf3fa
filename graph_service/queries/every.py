"""All questions, and the values that answer them, by their names."""

from graph_service.queries.all_tasks import AllTasks, all_tasks
from graph_service.queries.assignments import Assignment, due_on
from graph_service.queries.chains import Chain, Lineage, Step, Way, implementing, implements, lineage
from graph_service.queries.coverage import Coverage, Covering, Issued, coverage
from graph_service.queries.dates import read_day
from graph_service.queries.details import Connections, Mentions, connections, mentions
from graph_service.queries.duties import BodyDuties, Predecessor, duties
from graph_service.queries.explain import Explained, Explanation, explain
from graph_service.queries.files import Files, LoadedFile, Stretch, files, stretch
from graph_service.queries.filters import EVERYTHING, Filters, read_filters
from graph_service.queries.findings import Findings, findings
from graph_service.queries.listing import Listed, listed, year_of
from graph_service.queries.paths import Path, path
from graph_service.queries.responsible import Holder, Responsible, responsible
from graph_service.queries.search import (
    SearchPage,
    count_documents,
    count_found,
    describe,
    documents,
    find,
    find_number,
    one_document,
)
from graph_service.queries.silence import Silence
from graph_service.queries.status import ChangedBy, Status, status
from graph_service.queries.targets import Aim, Result, Targets, targets
from graph_service.queries.tasks import Tasks, tasks

__all__ = [
    "EVERYTHING",
    "Aim",
    "AllTasks",
    "Assignment",
    "BodyDuties",
    "Chain",
    "ChangedBy",
    "Connections",
    "Coverage",
    "Covering",
    "Explained",
    "Explanation",
    "Files",
    "Filters",
    "Findings",
    "Holder",
    "Issued",
    "Lineage",
    "Listed",
    "LoadedFile",
    "Mentions",
    "Path",
    "Predecessor",
    "Responsible",
    "Result",
    "SearchPage",
    "Silence",
    "Status",
    "Step",
    "Stretch",
    "Targets",
    "Tasks",
    "Way",
    "all_tasks",
    "connections",
    "count_documents",
    "count_found",
    "coverage",
    "describe",
    "documents",
    "due_on",
    "duties",
    "explain",
    "files",
    "find",
    "find_number",
    "findings",
    "implementing",
    "implements",
    "lineage",
    "listed",
    "mentions",
    "one_document",
    "path",
    "read_day",
    "read_filters",
    "responsible",
    "status",
    "stretch",
    "targets",
    "tasks",
    "year_of",
]
