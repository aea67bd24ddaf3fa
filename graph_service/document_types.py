"""The types of documents as people name them: ``plan``, ``kế hoạch``, ``KH``; from the vocabulary of ``loaders``."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph_service.errors import BadQuestion
from loaders.fold import fold


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type: its Vietnamese name, English label, folded signs (``nq``) and folded names."""

    name: str
    label: str
    signs: tuple[str, ...]
    names: tuple[str, ...]


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Every type, in the order of the vocabulary: what comes first has the sign where two share it."""
    table = (files("loaders") / "data" / "types.csv").read_text("utf-8")
    return tuple(_document_type(row) for row in csv.DictReader(table.splitlines()))


@cache
def type_of_sign() -> Mapping[str, DocumentType]:
    """Folded sign → the type that has it; of several, the first."""
    return {sign: kind for kind in reversed(document_types()) for sign in kind.signs}


@cache
def type_of_name() -> Mapping[tuple[str, ...], DocumentType]:
    """Words of a folded Vietnamese name → its type."""
    return {tuple(name.split()): kind for kind in reversed(document_types()) for name in kind.names}


@cache
def sign_of_label() -> Mapping[str, str]:
    """English label → the first sign, for short displays."""
    return {kind.label: kind.signs[0] for kind in document_types()}


def read_type(text: str) -> str:
    """The Vietnamese name of the type that a person means by ``plan``, ``Kế hoạch``, ``ke hoach`` or ``KH``.

    Raises ``BadQuestion`` where no type is called that.
    """
    folded = fold(text)
    for kind in document_types():
        if folded in _spellings(kind):
            return kind.name
    known = ", ".join(f"{kind.name} ({kind.label}, {kind.signs[0].upper()})" for kind in document_types())
    raise BadQuestion(f"type {text!r}", "no type of document is called that", f"Known are: {known}.")


def _document_type(row: Mapping[str, str]) -> DocumentType:
    names = (fold(row["type"]), *(fold(name) for name in row["words"].split("|")))
    signs = tuple(dict.fromkeys(fold(sign) for sign in row["signs"].split(";")))
    return DocumentType(row["type"], row["label"], signs, tuple(dict.fromkeys(names)))


def _spellings(kind: DocumentType) -> Iterator[str]:
    yield fold(kind.label)
    yield _words_of_label(kind.label)
    yield from kind.names
    yield from kind.signs


def _words_of_label(label: str) -> str:
    """``OfficialLetter`` → ``official letter``."""
    return fold("".join(f" {letter}" if letter.isupper() else letter for letter in label))
