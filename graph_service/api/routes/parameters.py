"""What can be asked in a query string; a parameter that does not exist is an error, not ignored."""

from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from graph_service.api.problems import Problem
from graph_service.queries.every import Filters, read_day, read_filters
from graph_service.store.protocol import Reads

Asked = Annotated[
    str,
    Path(
        description="Id of a document, or its number in any spelling, URL-encoded: `21-nq-tw.2021`, `21-NQ%2FTW`.",
        examples=["21-nq-tw.2021"],
    ),
]

#: of an answer that is narrowed to who issued
UNKNOWN_ISSUER: dict[int | str, dict[str, Any]] = {
    404: {
        "model": Problem,
        "description": "No body has the name that is given as issuer; the advice names similar ones.",
    }
}
#: of an answer that can be a table
FORMAT: Any = Field("json", description="`csv`: a table for spreadsheets, uncut, no formula is run.")


class Parameters(BaseModel):
    """The root of all sets of parameters."""

    model_config = ConfigDict(extra="forbid")


class Paged(Parameters):
    """A page: where it begins and how long it is."""

    cursor: str | None = Field(None, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=500, description="The most items on a page.")


class Narrowed(Parameters):
    """What the answer is narrowed to."""

    type: str | None = Field(None, description="`plan`, `kế hoạch`, `ke hoach` or `KH`.")
    level: str | None = Field(None, description="`central`, `city`, `district`, `ward`, or `quận`, `thành phố` …")
    place: str | None = Field(None, description="Place that the document counts in, with or without diacritics.")
    issuer: str | None = Field(None, description="Id of a body, or its name, or words of it.")
    issued_from: str | None = Field(None, description="First day: `2022-09-23`, `23/9/2022` or `2022`.")
    issued_to: str | None = Field(None, description="Last day, written likewise.")
    in_corpus: bool | None = Field(None, description="Only documents whose text is loaded, or only others.")

    def filters(self, reads: Reads) -> Filters:
        """The filters that are meant."""
        return read_filters(
            reads,
            type=self.type,
            level=self.level,
            place=self.place,
            issuer=self.issuer,
            issued_from=self.issued_from,
            issued_to=self.issued_to,
            in_corpus=self.in_corpus,
        )


class Filtered(Paged, Narrowed):
    """A page of what the answer is narrowed to."""


class DocumentsAsked(Filtered):
    """Which documents are wanted."""

    q: str | None = Field(None, description="A number as people type it, or words without diacritics.")
    number: str | None = Field(None, description="A number in any spelling: `21-nq/tw`, `nghi quyet 21`, `KH 105`.")


class ChainAsked(Filtered):
    """How far a chain is followed and what of it is shown."""

    depth: int | None = Field(None, ge=1, description="The most steps; all of the chain without it.")
    as_of: str | None = Field(None, description="Nothing issued later than this day: `2026-01-31` or `2026`.")

    def filters(self, reads: Reads) -> Filters:
        """The filters that are meant, with the day."""
        narrowed = Narrowed.filters(self, reads)
        return replace(narrowed, as_of=read_day(self.as_of, last=True)) if self.as_of else narrowed


class LineageAsked(Parameters):
    """Which part of a lineage is wanted."""

    way: Literal["up", "down", "both"] = Field("both", description="What it comes from, what it leads to, or both.")
    depth: int | None = Field(None, ge=1, description="The most steps; all of the lineage without it.")
    limit: int = Field(1000, ge=1, le=10000, description="The most documents; `complete` says whether that was enough.")


class AnswerAsked(Parameters):
    """On which day it is asked, and in which form the answer is wanted."""

    as_of: str | None = Field(None, description="The day: `2026-01-31`, `31/1/2026` or `2026`, its last day; today.")
    format: Literal["json", "csv"] = FORMAT


class CoverageAsked(AnswerAsked):
    """Over whom and on which day."""

    level: str | None = Field(None, description="All of this level: `central`, `city`, `district`, `ward`, `quận` …")
    body: list[str] = Field([], description="These bodies or places instead, by id or name.", max_length=1000)


class TasksAsked(AnswerAsked):
    """Which tasks, on which day."""

    state: list[Literal["issued", "suggested", "not_seen"]] = Field([], description="Only tasks in these states.")


class AllTasksAsked(Filtered):
    """Which tasks, of which documents, on which day."""

    as_of: str | None = Field(None, description="The day: `2026-01-31`, `31/1/2026` or `2026`, its last day; today.")
    state: list[Literal["issued", "suggested", "not_seen"]] = Field([], description="Only tasks in these states.")
    format: Literal["json", "csv"] = FORMAT


class DutiesAsked(Paged):
    """What of a body's duties is wanted."""

    as_of: str | None = Field(None, description="The day: `2026-01-31`, `31/1/2026` or `2026`, its last day; today.")
    programme: str | None = Field(None, description="Only what this document tells it: its id or number.")
    format: Literal["json", "csv"] = FORMAT


class PathAsked(Parameters):
    """Between which documents."""

    start: str = Field(alias="from", description="Id or number of a document.", examples=["21-nq-tw.2021"])
    end: str = Field(alias="to", description="Id or number of another.", examples=["87-KH/QU"])
    format: Literal["json", "csv"] = FORMAT


class ListAsked(Narrowed):
    """Which documents are wanted, all at once."""

    format: Literal["json", "csv"] = FORMAT


class ExportAsked(Parameters):
    """In which form the graph is wanted."""

    format: Literal["jsonl", "csv", "xlsx", "graphml", "jsonld", "neo4j"] = Field(
        "jsonl", description="Form of the file; `csv` (a table a file) and `neo4j` (for neo4j-admin) come as a .zip."
    )


class StatsAsked(Parameters):
    """How much is told."""

    files: bool = Field(False, description="Also the names of the loaded files.")
