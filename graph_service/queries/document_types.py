"""The types of documents as people name them: ``plan``, ``kế hoạch``, ``KH``; from the vocabulary of ``loaders``."""

from collections.abc import Iterator, Mapping
from functools import cache

from graph_service.errors import BadQuestion
from graph_service.words import InBoth
from loaders.errors import Saying
from loaders.fold import fold
from loaders.know.vocabulary import DocumentType, document_types, types_by_sign


@cache
def type_of_sign() -> Mapping[str, DocumentType]:
    """Folded sign → the type that has it; of several, the first."""
    return {sign: document_types()[names[0]] for sign, names in types_by_sign().items()}


@cache
def type_of_name() -> Mapping[tuple[str, ...], DocumentType]:
    """Words of a folded Vietnamese name → its type."""
    return {tuple(name.split()): kind for kind in document_types().values() for name in _names(kind)}


@cache
def signs_of(name: str) -> tuple[str, ...]:
    """The folded signs of a type."""
    return tuple(dict.fromkeys(fold(sign) for sign in document_types()[name].signs))


def read_type(text: str) -> str:
    """The Vietnamese name of the type that a person means by ``plan``, ``Kế hoạch``, ``ke hoach`` or ``KH``.

    Raises ``BadQuestion`` where no type is called that.
    """
    folded = fold(text)
    for kind in document_types().values():
        if folded in _spellings(kind):
            return kind.name
    kinds = document_types().values()
    known = InBoth(
        ", ".join(f"{kind.name} ({kind.signs[0]})" for kind in kinds),
        ", ".join(f"{_words_of_label(kind.label).strip()} ({kind.signs[0]})" for kind in kinds),
    )
    raise BadQuestion(
        Saying("type {text!r}", text=text),
        "no type of document is called that",
        Saying("Known are: {known}.", known=known),
    )


def _names(kind: DocumentType) -> Iterator[str]:
    yield fold(kind.name)
    yield from map(fold, kind.words)


def _spellings(kind: DocumentType) -> Iterator[str]:
    yield fold(kind.label)
    yield _words_of_label(kind.label)
    yield from _names(kind)
    yield from signs_of(kind.name)


def _words_of_label(label: str) -> str:
    """``OfficialLetter`` → ``official letter``."""
    return fold("".join(f" {letter}" if letter.isupper() else letter for letter in label))
