"""The shapes of bodies and places as they leave the house."""

from typing import Any

from pydantic import Field

from graph_service.queries.bodies import Answering, BodyDetail, DocumentsOf, NodePage, Successors
from loaders.model import Node

from . import documents as wire
from .documents import NodeName, Relation, SilenceNote, Wire


class Body(Wire):
    """A body in its time."""

    id: str = Field(description="Readable and stable.")
    name: str = Field(description="In full, with its place.")
    kind: str | None = Field(description="`Committee`, `Council`, `Government`, `Agency` …")
    level: str | None = Field(description="`central`, `city`, `district` or `ward`.")
    aliases: list[str] = Field(description="Other names and abbreviations.")
    place: str | None = Field(description="The place that it is of, with those around it.")
    place_candidates: list[str] = Field(description="Ids of places, where the name fits several and tells none.")
    valid_from: str | None = Field(description="First day; null: before what is known.")
    valid_to: str | None = Field(description="Last day; null: it still exists, or that is not known.")
    known_until: str | None = Field(description="Whether it stands after this day is not known; null: nothing says so.")
    found_in_text: bool = Field(description="In no table: known from texts only.")


class Place(Wire):
    """An administrative unit in its time."""

    id: str = Field(description="Its path: `place.ha-noi.quan-ba-dinh`.")
    name: str = Field(description="With its kind: `quận Ba Đình`.")
    label: str = Field(description="`City`, `District`, `Ward` or `Commune`.")
    level: str | None = Field(description="`city`, `district` or `ward`.")
    code: str | None = Field(description="Code of the General Statistics Office.")
    valid_from: str | None = Field(description="First day; null: before what is known.")
    valid_to: str | None = Field(description="Last day; null: it still exists, or that is not known.")
    known_until: str | None = Field(description="Whether it stands after this day is not known; null: nothing says so.")
    found_in_text: bool = Field(description="In no table: known from texts only.")
    place_candidates: list[str] = Field(description="Ids of places, where the name fits several and no text tells.")


class BodyPage(Wire):
    """A page of bodies, by id."""

    items: list[Body] = Field(description="Bodies, by id.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class PlacePage(Wire):
    """A page of places, by id."""

    items: list[Place] = Field(description="Places, by id.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class BodyWithRelations(Wire):
    """A body with what is around it."""

    body: Body = Field(description="The body that was asked about.")
    outgoing: list[Relation] = Field(description="What it is part of, governs and became.")
    incoming: list[Relation] = Field(description="Its parts, and what it took over from.")
    others: list[NodeName] = Field(description="The nodes at the other ends.")
    documents: int = Field(description="How many documents it issued.")
    named_in: int = Field(description="How many documents name it.")


class IssuedPage(Wire):
    """A page of the documents of a body, by id."""

    body: Body = Field(description="The body that was asked about.")
    items: list[wire.Document] = Field(description="Documents, by id.")
    relations: list[Relation] = Field(description="Who says that the body issued them.")
    total: int = Field(description="How many there are on all pages.")
    silence: SilenceNote | None = Field(None, description="Where there is none: what could have told.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class NamingPage(Wire):
    """A page of the documents whose text names a body or place, by id."""

    asked: NodeName = Field(description="The body or place that was asked about.")
    items: list[wire.Document] = Field(description="Documents, by id.")
    relations: list[Relation] = Field(description="The sentence of each text that names it first.")
    total: int = Field(description="How many there are on all pages.")
    silence: SilenceNote | None = Field(None, description="Where there is none: what could have told.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class Successor(Wire):
    """Who answers on the day."""

    id: str = Field(description="Id of a body or place.")
    name: str = Field(description="What it is called.")
    labels: list[str] = Field(description="`Body` or `Place`, then its kind.")
    on: str | None = Field(description="The day of its last change; null where nothing changed.")
    part: str = Field(description="`whole`, or `part` where it took over a part only.")
    exists: bool | None = Field(
        description="False where it has ended by then and what took over is not known; null where it is not known "
        "whether it still exists."
    )


class SuccessorsAnswer(Wire):
    """Who answers on a day for what a body was told, or what a place has become."""

    asked: NodeName = Field(description="What was asked about.")
    as_of: str = Field(description="The day, in ISO form.")
    items: list[Successor] = Field(description="Who answers, by id.")


class BodyTold(BodyWithRelations):
    """A body with what is around it and, where asked for, its documents and who answers for it on a day."""

    issued: IssuedPage | None = Field(None, description="Its documents, where asked for.")
    answering: SuccessorsAnswer | None = Field(None, description="Who answers for it, where a day was asked.")


def body(node: Node) -> Body:
    """A body with every field."""
    lists = {key: list(node.properties.get(key) or ()) for key in ("aliases", "place_candidates")}
    return Body.model_validate(
        {**_fields(node, Body), **lists, "kind": node.labels[1] if len(node.labels) > 1 else None}
    )


def place(node: Node) -> Place:
    """A place with every field."""
    candidates = list(node.properties.get("place_candidates") or ())
    return Place.model_validate({**_fields(node, Place), "place_candidates": candidates, "label": node.labels[-1]})


def bodies(found: NodePage, cursor: str | None = None) -> BodyPage:
    """A page of bodies."""
    return BodyPage(items=[body(node) for node in found.nodes], total=found.total, next=cursor)


def places(found: NodePage, cursor: str | None = None) -> PlacePage:
    """A page of places."""
    return PlacePage(items=[place(node) for node in found.nodes], total=found.total, next=cursor)


def shown(found: BodyDetail) -> BodyWithRelations:
    """A body with what is around it."""
    return BodyWithRelations(
        body=body(found.body),
        outgoing=wire.relations(found.outgoing),
        incoming=wire.relations(found.incoming),
        others=wire.others_of(found.others),
        documents=found.documents,
        named_in=found.named_in,
    )


def issued(found: DocumentsOf, cursor: str | None = None) -> IssuedPage:
    """A page of the documents of a body."""
    return IssuedPage(body=body(found.asked), **_page(found), next=cursor)


def naming(found: DocumentsOf, cursor: str | None = None) -> NamingPage:
    """A page of the documents that name a body or place."""
    return NamingPage(asked=wire.other(found.asked), **_page(found), next=cursor)


def _page(found: DocumentsOf) -> dict[str, Any]:
    return {
        "items": [wire.document(found.documents[edge.start]) for edge in found.edges],
        "relations": wire.relations(found.edges),
        "total": found.total,
        "silence": wire.silence(found.silence),
    }


def answering(found: Successors) -> SuccessorsAnswer:
    """Who answers on a day."""
    return SuccessorsAnswer(
        asked=wire.other(found.asked), as_of=found.as_of, items=[successor(each) for each in found.answering]
    )


def told(detail: BodyDetail, of: DocumentsOf | None, on: Successors | None) -> BodyTold:
    """All that the command line tells of a body."""
    around = dict(shown(detail))
    return BodyTold.model_validate(
        {**around, "issued": issued(of) if of else None, "answering": answering(on) if on else None}
    )


def successor(each: Answering) -> Successor:
    """Who answers on a day."""
    node = wire.other(each.node)
    return Successor(**node.model_dump(), on=each.on, part=each.part, exists=each.exists)


def _fields(node: Node, shape: type[Wire]) -> dict[str, Any]:
    known = {field: node.properties.get(field) for field in shape.model_fields}
    found = bool(node.properties.get("found_in_text"))
    return {**known, "id": node.id, "name": wire.name(node), "found_in_text": found}
