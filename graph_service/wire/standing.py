"""The shapes of coverage, of a document's standing on a day, of paths and of lists."""

from pydantic import Field

from graph_service.queries.coverage import Coverage, Covering, Issued
from graph_service.queries.listing import Listed
from graph_service.queries.paths import Path
from graph_service.queries.status import ChangedBy, Day, Status
from graph_service.queries.words import BASES, COVERAGE, STANDINGS
from graph_service.words import vietnamese

from . import documents as wire
from .documents import Document, Evidence, Relation, SilenceNote, Wire


class CoverageDocument(Wire):
    """A document that implements the directive."""

    document: Document = Field(description="The document.")
    depth: int = Field(description="1: directly; more: through others.")
    through: list[str] = Field(description="Names of the documents that it implements in the last step.")
    days: int | None = Field(description="Days from the directive to it; null where a date is missing.")
    via: list[Relation] = Field(description="The last step, with its sentences.")
    issued_by: list[Relation] = Field(description="Who says that the body issued it.")


class CoverageItem(Wire):
    """A place or body. No state says that it has not acted."""

    id: str = Field(description="Id of the place or body.")
    name: str = Field(description="What it is called.")
    state: str = Field(description="`issued`, `none_seen`, `nothing_loaded`.")
    state_vietnamese: str = Field(description="The state in Vietnamese.")
    issued: list[CoverageDocument] = Field(description="What it issued, the nearest first.")
    loaded: int = Field(description="Loaded texts of its bodies.")
    loaded_since: int = Field(description="Those of them that are not older than the directive.")
    told: list[Relation] = Field(description="Sentences of others that tell, or report, that it carries it out.")
    from_texts: bool = Field(description="No table holds it: whether it existed on the day is not known.")
    known: bool = Field(description="False for a name of a given list that neither tables nor store have.")


class CoverageCounts(Wire):
    """How many places and bodies are in each state."""

    issued: int = Field(description="They have issued something that implements it.")
    none_seen: int = Field(description="They have loaded texts, none of which does.")
    nothing_loaded: int = Field(description="Nothing of them is loaded, so nothing can be said.")


class CoverageAnswer(Wire):
    """Who has issued something that implements a document."""

    document: Document = Field(description="The document that was asked about.")
    level: str | None = Field(description="The level that was asked for.")
    as_of: str = Field(description="The day, in ISO form.")
    within: str | None = Field(description="The place that was looked at; null: everywhere.")
    items: list[CoverageItem] = Field(description="Those who have issued something first, the earliest of them first.")
    counts: CoverageCounts = Field(description="All by state.")
    last_day: str | None = Field(description="Where the level has no places on the day: the last day that it had.")
    silence: SilenceNote | None = Field(description="Where nobody has issued anything: what could have told.")


class EffectiveDay(Wire):
    """A day and what it is known from."""

    on: str = Field(description="In ISO form.")
    basis: str = Field(description="`effect`: the text tells it; `issue`: the date of issue, for want of one.")
    vietnamese: str = Field(description="The basis in Vietnamese.")
    evidence: list[Evidence] = Field(description="The effect clause; empty where the date of issue stands for it.")


class StatusChange(Wire):
    """A change of the document by another."""

    relation: Relation = Field(description="`SUPERSEDES`, `REPEALS`, `AMENDS` or `SUSPENDS`, with its sentences.")
    document: Document = Field(description="The document that changes it.")
    parts: list[str] = Field(description="The parts that it names; empty: the whole, or it tells no part.")
    day: EffectiveDay | None = Field(description="From which day; null where no text dates it.")
    has_effect: bool = Field(description="Whether it has by the day that was asked for.")


class StatusAnswer(Wire):
    """Whether a document is in force on a day, as far as the loaded texts say."""

    document: Document = Field(description="The document that was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    standing: str = Field(description="`in_force`, `not_yet`, `suspended`, `changed`, `superseded`, `repealed`.")
    vietnamese: str = Field(description="The standing in Vietnamese.")
    since: EffectiveDay | None = Field(description="From which day the document has effect.")
    changes: list[StatusChange] = Field(description="Every change that a loaded text tells, the earliest first.")
    silence: SilenceNote | None = Field(description="Where nothing changed it: what could have told.")


class PathAnswer(Wire):
    """A shortest way between two documents."""

    start: Document = Field(description="Where it begins.")
    end: Document = Field(description="Where it ends.")
    nodes: list[Document] = Field(description="The documents on it, both ends among them; empty: there is none.")
    steps: list[list[Relation]] = Field(description="Between each two documents: every relation that joins them.")
    by_citation: bool = Field(description="No way was found without relations that only say that one cites another.")
    silence: SilenceNote | None = Field(description="Where there is none: what could have told.")


class TypeAndYear(Wire):
    """How many documents there are of a type in a year."""

    type: str | None = Field(description="Type in Vietnamese; null where it is not known.")
    year: str | None = Field(description="Year of issue; null where no text tells it.")
    documents: int = Field(description="How many.")


class ListAnswer(Wire):
    """All documents that were asked for, by type and year."""

    items: list[Document] = Field(description="By type, then the latest year first, then by day.")
    counts: list[TypeAndYear] = Field(description="Type by type, year by year.")
    total: int = Field(description="How many documents there are.")


def coverage(found: Coverage) -> CoverageAnswer:
    """Who has issued something that implements a document."""
    return CoverageAnswer(
        document=wire.document(found.document),
        level=found.level,
        as_of=found.as_of,
        within=found.within,
        items=[_covering(row, found) for row in found.rows],
        counts=CoverageCounts.model_validate(found.counts),
        last_day=found.last_day,
        silence=wire.silence(found.silence),
    )


def status(found: Status) -> StatusAnswer:
    """Where a document stands on a day."""
    return StatusAnswer(
        document=wire.document(found.document),
        as_of=found.as_of,
        standing=found.standing,
        vietnamese=vietnamese(STANDINGS[found.standing]),
        since=_day(found.since),
        changes=[_change(each) for each in found.changes],
        silence=wire.silence(found.silence),
    )


def path(found: Path) -> PathAnswer:
    """A way between two documents."""
    return PathAnswer(
        start=wire.document(found.start),
        end=wire.document(found.end),
        nodes=[wire.document(node) for node in found.nodes],
        steps=[wire.relations(edges) for edges in found.edges],
        by_citation=found.by_citation,
        silence=wire.silence(found.silence),
    )


def listed(found: Listed) -> ListAnswer:
    """All documents that were asked for."""
    counts = [TypeAndYear(type=kind, year=year, documents=n) for (kind, year), n in found.counts.items()]
    items = [wire.document(node) for node in found.documents]
    return ListAnswer(items=items, counts=counts, total=len(items))


def _covering(row: Covering, found: Coverage) -> CoverageItem:
    return CoverageItem(
        id=row.who.id,
        name=row.who.name,
        state=row.state,
        state_vietnamese=vietnamese(COVERAGE[row.state]),
        issued=[_issued(each, found) for each in row.issued],
        loaded=row.loaded,
        loaded_since=row.loaded_since,
        told=wire.relations(row.told),
        from_texts=row.who.from_texts,
        known=row.who.known,
    )


def _issued(each: Issued, found: Coverage) -> CoverageDocument:
    return CoverageDocument(
        document=wire.document(each.document),
        depth=each.depth,
        through=[found.names.get(edge.end, edge.end) for edge in each.via],
        days=each.days,
        via=wire.relations(each.via),
        issued_by=wire.relations(each.issued_by),
    )


def _day(day: Day | None) -> EffectiveDay | None:
    if day is None:
        return None
    said = [wire.evidence(item) for item in day.evidence]
    return EffectiveDay(on=day.on, basis=day.basis, vietnamese=vietnamese(BASES[day.basis]), evidence=said)


def _change(each: ChangedBy) -> StatusChange:
    return StatusChange(
        relation=wire.relation(each.edge),
        document=wire.document(each.document),
        parts=list(each.parts),
        day=_day(each.day),
        has_effect=each.has_effect,
    )
