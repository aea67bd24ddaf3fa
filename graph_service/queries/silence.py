"""What an empty answer is worth: which loaded texts could have told, and did not."""

from collections.abc import Collection
from dataclasses import dataclass

from graph_service.store.protocol import Narrowing, Reads
from loaders.graph import Node

#: more texts than this help nobody; their number is given
_MOST_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Silence:
    """The loaded texts that could have told what was asked, and do not: the first of them, by id, and how many.

    ``files`` counts all that the store has loaded. ``asked_is_loaded``: the text of the document that was
    asked about is among them; ``None`` where a body was asked about. ``own_text``: only that text could tell.
    """

    texts: tuple[Node, ...]
    total: int
    files: int
    asked_is_loaded: bool | None = None
    own_text: bool = False


def of_document(reads: Reads, document: Node) -> Silence:
    """Nothing says it of a document: the loaded texts that name it could have."""
    return _silence(reads, *_loaded(reads, _citing(reads, document)), is_loaded(document))


def of_its_text(reads: Reads, document: Node) -> Silence:
    """Nothing says it in a document: its own text could have, if it is loaded."""
    loaded = is_loaded(document)
    return _silence(reads, (document,) if loaded else (), int(loaded), loaded, own_text=True)


def of_path(reads: Reads, first: Node, last: Node) -> Silence:
    """Nothing joins two documents: their own texts, and those that name one of them, could have."""
    texts = {first.id, last.id, *_citing(reads, first), *_citing(reads, last)}
    return _silence(reads, *_loaded(reads, texts), is_loaded(first) and is_loaded(last))


def of_bodies(reads: Reads, bodies: Collection[str]) -> Silence:
    """Nothing says it of some bodies: the loaded texts that name one of them could have."""
    naming = {text for body in bodies for text in reads.walk(body, ["NAMES"], "in", 1)}
    return _silence(reads, *_loaded(reads, naming), None)


def is_loaded(document: Node) -> bool:
    """Whether its text is in the store, not only its name in the texts of others."""
    return bool(document.properties.get("in_corpus"))


def _citing(reads: Reads, document: Node) -> Collection[str]:
    # a walk of one step reads no evidence
    return reads.walk(document.id, ["CITES"], "in", 1).keys()


def _loaded(reads: Reads, ids: Collection[str]) -> tuple[tuple[Node, ...], int]:
    """The first of the loaded texts among some documents, and how many there are; none of the others is read."""
    if not ids:
        return (), 0
    found = sorted(reads.narrowed(ids, Narrowing(in_corpus=True)))
    return tuple(reads.nodes(found[:_MOST_TEXTS]).values()), len(found)


def _silence(
    reads: Reads, first: tuple[Node, ...], total: int, asked: bool | None, *, own_text: bool = False
) -> Silence:
    return Silence(first, total, reads.count_files(), asked, own_text)
