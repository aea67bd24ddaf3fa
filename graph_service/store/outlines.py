"""What a store tells of documents without reading them, and what it narrows them to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a document is known without reading it."""

    id: str
    level: str | None
    place: str | None
    issued_on: str | None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What some documents are narrowed to; every field that is set must hold.

    A document without a date is in no period, but may have been there ``as_of`` any day.
    """

    type: str | None = None
    level: str | None = None
    in_corpus: bool | None = None
    issued_from: str | None = None
    issued_to: str | None = None
    as_of: str | None = None
