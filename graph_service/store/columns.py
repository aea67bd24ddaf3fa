"""What both stores derive from a node so that it can be found, and how values are kept."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any

from graph_service.store import codec
from graph_service.store.protocol import DocumentQuery, MentionRow, Triple
from loaders.fold import fold, slug
from loaders.graph import Node

_LEADING_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class DocumentColumns:
    """What a ``DocumentQuery`` is compared with."""

    search: str
    number_key: str | None
    serial: str | None
    type: str | None
    level: str | None
    place: str | None
    issued_on: str | None
    in_corpus: bool
    citations: int
    #: the codes of its findings between blanks; ``None`` without any
    findings: str | None = None


#: all that columns hold, in their order; astuple would copy each value deeply, and this is done for every document
columns_of = attrgetter(*(each.name for each in fields(DocumentColumns)))


def document_columns(node: Node) -> DocumentColumns | None:
    """The columns of a document; ``None`` for a node of another kind."""
    if not node.labels or node.labels[0] != "Document":
        return None
    known = node.properties
    number = known.get("number")
    return DocumentColumns(
        search=search_words(known),
        number_key=number_key(number) if number else None,
        serial=serial(number) if number else None,
        type=known.get("type"),
        level=known.get("level"),
        place=known.get("place"),
        issued_on=known.get("issued_on"),
        in_corpus=bool(known.get("in_corpus")),
        citations=known.get("citations") or 0,
        findings=_codes(known.get("findings") or ()),
    )


def _codes(findings: Iterable[str]) -> str | None:
    codes = sorted({json.loads(finding)["code"] for finding in findings})
    return f" {' '.join(codes)} " if codes else None


def search_words(properties: dict[str, Any]) -> str:
    """The folded words of name, number, title and issuers, parted by single spaces."""
    texts = [properties.get(name) for name in ("name", "number", "title")]
    return fold(" ".join(text for text in [*texts, *(properties.get("issuers") or ())] if text))


def place_hint_text(mention: MentionRow) -> str | None:
    """What a mention tells others of its number, as both stores keep it; nothing where it has no place."""
    # what makes hints is of no use to questions, and takes long to import
    from loaders.resolve.groups import place_hint

    told = place_hint(mention.reference)
    return None if told is None else codec.dumps(codec.encode(told))


def issuer_key(mention: MentionRow) -> str | None:
    """The slug of the issuer that a mention names."""
    return slug(mention.reference.issuer) if mention.reference.issuer else None


def edge_hash(triple: Triple) -> int:
    """What claims behind an edge are found by; a claim of another edge may have the same."""
    # no question about the graph needs a hash
    from hashlib import blake2b

    return int.from_bytes(blake2b("\0".join(triple).encode(), digest_size=8).digest(), signed=True)


def number_key(number: str) -> str:
    """A number as it is compared: ``"05-QC/TU"`` and ``"5 qc tu"`` → ``"5qctu"``."""
    return fold(number).replace(" ", "").lstrip("0")


def serial(number: str) -> str | None:
    """The digits that a number begins with, without leading zeros: ``"05-QC/TU"`` → ``"5"``."""
    digits = _LEADING_DIGITS.match(fold(number))
    return digits[0].lstrip("0") if digits else None


def comparable(query: DocumentQuery) -> DocumentQuery:
    """The query with its number and serial written as the columns are: without leading zeros."""
    return replace(
        query,
        number_key=None if query.number_key is None else query.number_key.lstrip("0"),
        serial=None if query.serial is None else query.serial.lstrip("0"),
    )


def storable(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties as every store gives them back: sorted by name, tuples as lists, ``None`` left out."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in sorted(properties.items())
        if value is not None
    }
