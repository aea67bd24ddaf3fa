"""Bodies and places: found, shown, and followed to who answers for them today."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field

from graph_service.api.moments import ReadsOfApp, of_one_moment
from graph_service.api.problems import Problem
from graph_service.export import answers as tables
from graph_service.queries import bodies as questions
from graph_service.wire import bodies as wire_bodies
from graph_service.wire.cursors import cursor, place_of

from .parameters import FORMAT, Paged, Parameters
from .tables import TABLE, answer

router = APIRouter(tags=["bodies and places"])

_ONE: dict[int | str, dict[str, object]] = {
    404: {"model": Problem, "description": "The store knows no body of that id or name."},
    409: {"model": Problem, "description": "Several bodies fit; `candidates` holds them."},
}
_AskedBody = Annotated[str, Path(description="Id of a body, or its name in any spelling.", examples=["body.quoc-hoi"])]
_AskedPlace = Annotated[str, Path(description="Id of a place, or its name.", examples=["place.ha-noi"])]
_AS_OF = Field(None, description="The day: `2026-01-31`, `31/1/2026` or `2026`, its last day.")


class BodiesAsked(Paged):
    """Which bodies or places are wanted."""

    q: str | None = Field(None, description="Words of a name, with or without diacritics.")
    level: str | None = Field(None, description="`central`, `city`, `district`, `ward`, or `quận` …")
    kind: str | None = Field(None, description="`Committee`, `Council` …; of places `Ward`, `quận` …")
    as_of: str | None = _AS_OF


class NamedAsked(Paged):
    """A page, or all as a table."""

    format: Literal["json", "csv"] = FORMAT


class DayAsked(Parameters):
    """The day that is asked about."""

    as_of: str | None = _AS_OF


@router.get("/bodies", summary="Bodies that texts name, and those around them")
@of_one_moment
def find_bodies(reads: ReadsOfApp, asked: Annotated[BodiesAsked, Query()]) -> wire_bodies.BodyPage:
    """Bodies by id; `as_of` leaves those that exist on a day."""
    found = questions.bodies(
        reads, asked.q, level=asked.level, kind=asked.kind, as_of=asked.as_of, after=_after(asked), limit=asked.limit
    )
    return wire_bodies.bodies(found, cursor(found.next and (found.next,)))


@router.get("/places", summary="Places that texts name or bodies govern, and what they became")
@of_one_moment
def find_places(reads: ReadsOfApp, asked: Annotated[BodiesAsked, Query()]) -> wire_bodies.PlacePage:
    """Places by id; equal names in different times are different places."""
    found = questions.places(
        reads, asked.q, level=asked.level, kind=asked.kind, as_of=asked.as_of, after=_after(asked), limit=asked.limit
    )
    return wire_bodies.places(found, cursor(found.next and (found.next,)))


@router.get("/places/{id}/successors", summary="What a place has become by a day", responses=_ONE)
@of_one_moment
def get_place_successors(
    reads: ReadsOfApp,
    id: _AskedPlace,  # noqa: A002
    asked: Annotated[DayAsked, Query()],
) -> wire_bodies.SuccessorsAnswer:
    """The places that hold its area on a day (today, if none is given), each whole or in part."""
    return wire_bodies.answering(questions.place_became(reads, id, asked.as_of))


@router.get("/places/{id}/documents", summary="Documents that name a place", responses=_ONE)
@of_one_moment
def get_place_documents(
    reads: ReadsOfApp,
    id: _AskedPlace,  # noqa: A002
    asked: Annotated[Paged, Query()],
) -> wire_bodies.NamingPage:
    """The documents whose text names it, by id, each with the sentence that does so first."""
    found = questions.naming_place(reads, id, after=_after(asked), limit=asked.limit)
    return wire_bodies.naming(found, cursor(found.next and (found.next,)))


@router.get(
    "/bodies/{id}/named-in",
    summary="Documents that name a body",
    response_model=wire_bodies.NamingPage,
    responses={**TABLE, **_ONE},
)
@of_one_moment
def get_body_named_in(reads: ReadsOfApp, id: _AskedBody, asked: Annotated[NamedAsked, Query()]) -> Any:  # noqa: A002
    """The documents whose text names it, by id, each with the sentence that does so first; a table holds all pages."""
    limit = None if asked.format == "csv" else asked.limit
    found = questions.naming_body(reads, id, after=_after(asked), limit=limit)
    return answer(
        found, asked.format, lambda each: wire_bodies.naming(each, cursor(each.next and (each.next,))), tables.naming
    )


@router.get("/bodies/{id}/documents", summary="What a body issued", responses=_ONE)
@of_one_moment
def get_body_documents(reads: ReadsOfApp, id: _AskedBody, asked: Annotated[Paged, Query()]) -> wire_bodies.IssuedPage:  # noqa: A002
    """The documents that it issued, by id, with the sentences that say so."""
    found = questions.issued_by(reads, id, after=_after(asked), limit=asked.limit)
    return wire_bodies.issued(found, cursor(found.next and (found.next,)))


@router.get("/bodies/{id}/successors", summary="Who answers for what a body was told", responses=_ONE)
@of_one_moment
def get_body_successors(
    reads: ReadsOfApp,
    id: _AskedBody,  # noqa: A002
    asked: Annotated[DayAsked, Query()],
) -> wire_bodies.SuccessorsAnswer:
    """The bodies that answer on a day (today, if none is given), each for the whole or a part."""
    return wire_bodies.answering(questions.answering(reads, id, asked.as_of))


@router.get("/bodies/{id}", summary="One body with what is around it", responses=_ONE)
@of_one_moment
def get_body(reads: ReadsOfApp, id: _AskedBody) -> wire_bodies.BodyWithRelations:  # noqa: A002
    """What it is part of, its parts, the places it governs, and what came before and after it."""
    return wire_bodies.shown(questions.body_detail(reads, id))


def _after(asked: Paged) -> str | None:
    """The id that the page before ended with."""
    place = place_of(asked.cursor, str)
    return place[0] if place else None
