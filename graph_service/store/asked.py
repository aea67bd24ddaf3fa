"""What a store is asked of its documents, and what it tells of them without reading them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents are wanted; every field that is set narrows the answer.

    Order: most cited first, then by id. ``after`` is the (citations, id) of the last one seen.
    """

    #: folded words, each of which must begin a word of the document's name, number, title or issuer
    words: tuple[str, ...] = ()
    #: folded number without spaces: ``105khtu``
    number_key: str | None = None
    serial: str | None = None
    type: str | None = None
    level: str | None = None
    place: str | None = None
    #: id of a Body
    issuer: str | None = None
    issued_from: str | None = None
    issued_to: str | None = None
    in_corpus: bool | None = None
    #: codes, one of which a finding on the document has
    findings: tuple[str, ...] = ()
    after: tuple[int, str] | None = None
    limit: int = 50


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
