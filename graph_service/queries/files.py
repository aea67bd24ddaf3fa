"""The loaded files, each with its document, and what stands around a place in one."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.errors import BadQuestion, NotFound
from graph_service.store.protocol import Reads, shown_files
from loaders.errors import Saying
from loaders.model import OWN


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What a file is called, the SHA-256 of its bytes, and the document whose text it is."""

    name: str
    sha256: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Files:
    """A page of files by name, of ``total``; ``next`` is the last name where there are more."""

    files: tuple[LoadedFile, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters from ``start`` to ``end`` of a text of ``length``, and what stands around them."""

    file: LoadedFile
    start: int
    end: int
    length: int
    before: str
    text: str
    after: str


def files(reads: Reads, *, words: str = "", after: str | None = None, limit: int = 50) -> Files:
    """A page of the loaded files whose names hold ``words``, whatever their case."""
    known = {name: sha256 for name, sha256 in shown_files(reads.files()).items() if words.casefold() in name.casefold()}
    left = [name for name in known if after is None or name > after]
    page = left[:limit]
    of = _documents(reads, [known[name] for name in page])
    found = tuple(LoadedFile(name, known[name], of.get(known[name])) for name in page)
    return Files(found, len(known), page[-1] if len(page) < len(left) else None)


def stretch(reads: Reads, name: str, start: int = 0, end: int | None = None, around: int = 0) -> Stretch:
    """What stands from ``start`` to ``end`` of a loaded file, with ``around`` characters on both sides.

    Raises ``NotFound`` for a file that is not loaded, or whose text the store does not keep, and
    ``BadQuestion`` for a place that is not in it.
    """
    sha256 = shown_files(reads.files()).get(name)
    if sha256 is None:
        raise NotFound(repr(name), "no such file is loaded", "See the list of loaded files.")
    text = reads.text(sha256)
    if text is None:
        raise NotFound(repr(name), "the store keeps no text of it", "Load the file again.")
    last = len(text) if end is None else end
    if not 0 <= start <= last <= len(text):
        raise BadQuestion(
            f"{name} {start}-{last}", Saying("the text has {n} characters", n=len(text)), "Name a place in it."
        )
    file = LoadedFile(name, sha256, _documents(reads, [sha256]).get(sha256))
    before, behind = text[max(0, start - around) : start], text[last : last + around]
    return Stretch(file, start, last, len(text), before, text[start:last], behind)


def _documents(reads: Reads, sources: Iterable[str]) -> dict[str, str]:
    """The document of each text that is one's own."""
    rows = reads.mentions_of(list(sources))
    return {row.sha256: row.document for row in rows if row.index == OWN and row.document is not None}
