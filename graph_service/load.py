"""Files into a store: reads, extracts and resolves them in steps that each leave the graph whole."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from graph_service.ledger import update
from graph_service.store.protocol import DocumentQuery, Store
from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.model import Extract
from loaders.readers import read, walk

#: files a step; each step is one transaction and leaves the graph of all files so far
_STEP = 200
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: files read, unchanged, taken back and refused; what the store holds now."""

    read: int
    unchanged: int
    removed: int
    refused: tuple[UnreadableFile, ...]
    documents: int
    references: int
    unresolved: int


def load(store: Store, paths: Sequence[Path], progress: Progress | None = None, base: Path | None = None) -> LoadReport:
    """Read files and folders into the store.

    A file is known by its path as of ``base`` (the working folder, if none is given). A changed file
    replaces what it said; a file that is gone from a folder in ``paths`` is taken back. A file that
    cannot be read is reported and leaves what the store held of it. Raises ``StoreError``.
    """
    names = {_name(path, base): path for path in walk(paths)}
    known = store.files()
    removed = sorted(name for name in known if name not in names and _under(name, paths, base))
    refused: list[UnreadableFile] = []
    counts = {"read": 0, "unchanged": 0, "references": 0}
    extracts = _extracts(names, known, refused, counts, progress)
    first = True
    while (step := dict(islice(extracts, _STEP))) or first:
        with store.writing() as writer:
            update(writer, step, removed if first else ())
        first = False
    return _report(store, counts, len(removed), refused)


def forget(store: Store, files: Sequence[str]) -> LoadReport:
    """Take back what these files said; names are those that the store knows. Raises ``StoreError``."""
    known = store.files()
    removed = [name for name in files if name in known]
    with store.writing() as writer:
        update(writer, {}, removed)
    refused = [UnreadableFile(name, "was never loaded", "See the names that `directive-graph stats` lists.") for name in files if name not in known]
    return _report(store, {}, len(removed), refused)


def _extracts(
    names: dict[str, Path], known: dict[str, str], refused: list[UnreadableFile], counts: dict[str, int], progress: Progress | None
) -> Iterator[tuple[str, Extract]]:
    """What each new or changed file says, in the order of the names."""
    for done, (name, path) in enumerate(sorted(names.items())):
        if progress:
            progress(done, len(names), name)
        try:
            if known.get(name) == _digest(path, name):
                counts["unchanged"] += 1
                continue
            said = extract(read(path, name))
        except UnreadableFile as error:
            refused.append(error)
            continue
        counts["read"] += 1
        counts["references"] += len(said.references)
        yield name, said
    if progress:
        progress(len(names), len(names), "")


def _digest(path: Path, name: str) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableFile(name, f"cannot be opened ({error.strerror})", "Check that it exists and may be read.") from error


def _name(path: Path, base: Path | None) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


def _under(name: str, paths: Iterable[Path], base: Path | None) -> bool:
    """Whether a loaded file lay in one of the folders that are loaded now."""
    folders = [_name(path, base) for path in paths if path.is_dir()]
    return any(folder == "." and not name.startswith("../") or name.startswith(folder + "/") for folder in folders)


def _report(store: Store, counts: dict[str, int], removed: int, refused: Sequence[UnreadableFile]) -> LoadReport:
    info = store.info()
    return LoadReport(
        read=counts.get("read", 0),
        unchanged=counts.get("unchanged", 0),
        removed=removed,
        refused=tuple(refused),
        documents=info.nodes.get("Document", 0),
        references=counts.get("references", 0),
        unresolved=0,
    )
