"""The tools that an assistant is given. Each asks one moment of the store and answers in the shapes of the API.

Every answer carries ids, the sentences that say so with their files and offsets, and what was assumed; where nothing
is known it says which texts could have told. No tool changes anything.
"""

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from graph_service.queries import every as queries
from graph_service.store.protocol import Reads, Store, ask
from graph_service.wire import assignments, documents, files, standing
from loaders.errors import DirectiveGraphError

Told = ParamSpec("Told")
Answer = TypeVar("Answer")

_INSTRUCTIONS = (
    "A graph of Vietnamese directives: which document implements, changes or repeals which, and who is to do what. "
    "Quote the sentences of an answer with their file. What is in `assumed` was taken from the surroundings: say so. "
    "An empty answer means that no loaded text says it, never that nothing was done. Where several documents fit, "
    "the error names their ids: ask which is meant."
)
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_Number = Annotated[str, Field(description="Id of a document, or its number as people type it: 21-nq/tw, KH 105.")]
_Day = Annotated[str | None, Field(description="A day: 2026-01-31, 31/1/2026, or a year for its last day; today.")]
_Limit = Annotated[int, Field(ge=1, le=200, description="The most items.")]


def server(store: Callable[[], Store]) -> MCPServer[Any]:
    """The server over a store, which the first question opens."""
    made: MCPServer[Any] = MCPServer("directive-graph", instructions=_INSTRUCTIONS, version=version("directive-graph"))
    tool = made.tool(annotations=_READS)
    for question in _questions(lambda asked: ask(store(), asked)):
        tool(_refusing(question))
    return made


def _refusing(question: Callable[Told, Answer]) -> Callable[Told, Answer]:
    """The question, whose errors an assistant can read."""

    @wraps(question)
    def asked(*args: Told.args, **kwargs: Told.kwargs) -> Answer:
        try:
            return question(*args, **kwargs)
        except DirectiveGraphError as error:
            raise ToolError(str(error)) from error

    return asked


def _questions(asked: Callable[[Callable[[Reads], Any]], Any]) -> tuple[Callable[..., Any], ...]:
    return (*_of_documents(asked), *_of_duties(asked))


def _of_documents(asked: Callable[[Callable[[Reads], Any]], Any]) -> tuple[Callable[..., Any], ...]:
    def find(
        words: Annotated[str, Field(description="A number, or words of name, title or issuer; marks are not needed.")],
        limit: _Limit = 20,
    ) -> documents.DocumentPage:
        """Find documents by number or words, most cited first."""

        def question(reads: Reads) -> documents.DocumentPage:
            page = queries.find(reads, words, limit=limit)
            return documents.found(page, queries.count_found(reads, words) if page.next else len(page.documents))

        found: documents.DocumentPage = asked(question)
        return found

    def document(number: _Number) -> documents.DocumentDetail:
        """One document with all its relations and the sentences that state them."""
        found: documents.DocumentDetail = asked(lambda reads: documents.detail(queries.connections(reads, number)))
        return found

    def implementing(number: _Number, level: str | None = None, limit: _Limit = 50) -> documents.ChainPage:
        """Which documents implement it, directly or through others; level: central, city, district, ward."""

        def question(reads: Reads) -> documents.ChainPage:
            filters = queries.read_filters(reads, level=level)
            return documents.chain(queries.implementing(reads, number, filters, limit=limit))

        found: documents.ChainPage = asked(question)
        return found

    def status(number: _Number, as_of: _Day = None) -> standing.StatusAnswer:
        """Whether a document is in force on a day, and which documents changed it."""
        found: standing.StatusAnswer = asked(lambda reads: standing.status(queries.status(reads, number, as_of=as_of)))
        return found

    return find, document, implementing, status


def _of_duties(asked: Callable[[Callable[[Reads], Any]], Any]) -> tuple[Callable[..., Any], ...]:
    def coverage(
        number: _Number,
        level: Annotated[str, Field(description="central, city, district or ward; quận, phường …")],
        as_of: _Day = None,
    ) -> standing.CoverageAnswer:
        """Who of a level has issued something that implements it, and of whom nothing is loaded."""
        found: standing.CoverageAnswer = asked(
            lambda reads: standing.coverage(queries.coverage(reads, number, level, as_of=as_of))
        )
        return found

    def duties(
        body: Annotated[str, Field(description="Id of a body, or its name.")], as_of: _Day = None, limit: _Limit = 50
    ) -> assignments.DutiesPage:
        """What a body was told to do, with its due dates and what was issued for it."""
        found: assignments.DutiesPage = asked(
            lambda reads: assignments.duties(queries.duties(reads, body, as_of=as_of, limit=limit))
        )
        return found

    def sentence(
        file: Annotated[str, Field(description="`file` of a piece of evidence.")],
        start: Annotated[int, Field(ge=0, description="Its `start`.")],
        end: Annotated[int, Field(ge=0, description="Its `end`.")],
        around: Annotated[int, Field(ge=0, le=5000, description="How many characters on both sides.")] = 400,
    ) -> files.FileText:
        """A sentence of a loaded text with its surroundings, to check what it says in its place."""
        found: files.FileText = asked(lambda reads: files.stretch(queries.stretch(reads, file, start, end, around)))
        return found

    return coverage, duties, sentence
