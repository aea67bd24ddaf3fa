"""Files into a store: read, extracted and resolved in steps that each leave the graph whole."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph_service.store.protocol import Change, Store, ask
from loaders.errors import UnreadableFile
from loaders.extract import VERSION, extract
from loaders.model import Extract, MentionKey
from loaders.read import read, walk

from .step import update
from .steps import StepSize

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: files read, unchanged, taken back and refused; how many documents the store holds now.

    ``references`` are those of the texts that were read, ``unresolved`` those of them without a document.
    """

    read: int
    unchanged: int
    removed: int
    refused: tuple[UnreadableFile, ...]
    documents: int
    references: int
    unresolved: int


def load(store: Store, paths: Sequence[Path], progress: Progress | None = None, base: Path | None = None) -> LoadReport:
    """Read files and folders into the store.

    A file is known by its path as of ``base`` (the working folder, if none is given), so load from the
    same base each time. A changed file replaces what it said; a file that is gone from a folder in
    ``paths`` is taken back. A file that cannot be read is reported and leaves what the store held of it.

    Raises ``StoreError``; what earlier steps loaded stays, the step that failed leaves no trace.
    """
    known, versions = ask(store, lambda reads: (reads.files(), reads.versions()))
    files, gone = _wanted(paths, base or Path(), known)
    work = _Work(known, versions, progress)
    extracts = work.extracts(files)
    drop, size = gone, StepSize(store.most_files)
    # each step is one transaction and leaves the graph of all files so far
    while (step := dict(islice(extracts, size.files))) or drop:
        size.learn(*work.take(store, step, drop))
        drop = []
    return work.report(store, len(gone))


def forget(store: Store, files: Sequence[str]) -> LoadReport:
    """Take back what these files said; names are those that the store knows. Raises ``StoreError``."""
    known = ask(store, lambda reads: reads.files())
    drop = sorted(known.keys() & set(files))
    work = _Work(known)
    work.refused += [_never_loaded(name) for name in files if name not in known]
    if drop:
        with store.writing() as writer:
            update(writer, {}, drop)
    return work.report(store, len(drop))


def _never_loaded(name: str) -> UnreadableFile:
    return UnreadableFile(name, "was never loaded", "Name the file as it was named when it was loaded")


@dataclass(slots=True)
class _Work:
    """What a load has come to so far."""

    known: Mapping[str, str]
    #: the version of the extraction that read each text
    versions: Mapping[str, int] = field(default_factory=dict)
    progress: Progress | None = None
    read: int = 0
    unchanged: int = 0
    refused: list[UnreadableFile] = field(default_factory=list)
    #: how many references each text has that was read
    references: dict[str, int] = field(default_factory=dict)
    unresolved: set[MentionKey] = field(default_factory=set)
    #: texts that another version of the extraction read, but for those that were taken back to be read again
    outdated: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.outdated = {sha256 for sha256, version in self.versions.items() if version != VERSION}

    def extracts(self, files: Mapping[str, Path]) -> Iterator[tuple[str, Extract]]:
        """What each new or changed file says, in the order of the names."""
        for done, (name, path) in enumerate(sorted(files.items())):
            self._tell(done, len(files), name)
            digest = _digest(path)
            if self.known.get(name) == digest and self.versions.get(digest) == VERSION:
                self.unchanged += 1
                continue
            try:
                said = extract(read(path, name))
            except UnreadableFile as error:
                self.refused.append(error)
                continue
            self.read += 1
            self.references[said.sha256] = len(said.references)
            yield name, said
            # what was loaded under other names too is what another version of the extraction read
            yield from ((other, said) for other in self._names_left(said.sha256) if other not in files)
        self._tell(len(files), len(files), "")

    def take(self, store: Store, step: Mapping[str, Extract], drop: Sequence[str]) -> tuple[int, int]:
        """Bring one step into the store; how many mentions that resolved, and how many of them it wrote."""
        anew = self._read_anew(step)
        with store.writing() as writer:
            if anew:
                update(writer, {}, anew)
            outcome = update(writer, step, drop)
        self._note(outcome.change)
        return outcome.resolved, len(outcome.change.put_mentions)

    def _read_anew(self, step: Mapping[str, Extract]) -> list[str]:
        """The names of texts that another version of the extraction read before, to be taken back first."""
        texts = {said.sha256 for said in step.values()} & self.outdated
        self.outdated -= texts
        return sorted(name for name, sha256 in self.known.items() if sha256 in texts) if texts else []

    def _names_left(self, text: str) -> list[str]:
        """The names under which an outdated text is loaded."""
        return [name for name, sha256 in self.known.items() if sha256 == text] if text in self.outdated else []

    def _tell(self, done: int, total: int, name: str) -> None:
        if self.progress:
            self.progress(done, total, name)

    def _note(self, change: Change) -> None:
        """Keep account of the mentions that a step resolved or left open."""
        for mention in change.put_mentions:
            if mention.document is None:
                self.unresolved.add(mention.key)
            else:
                self.unresolved.discard(mention.key)

    def report(self, store: Store, removed: int) -> LoadReport:
        """What was done, once all steps are."""
        return LoadReport(
            read=self.read,
            unchanged=self.unchanged,
            removed=removed,
            refused=tuple(self.refused),
            documents=ask(store, lambda reads: reads.count_documents()),
            references=sum(self.references.values()),
            unresolved=sum(sha256 in self.references for sha256, _ in self.unresolved),
        )


def _digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty where ``read`` will say why it cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _wanted(paths: Sequence[Path], base: Path, known: Mapping[str, str]) -> tuple[dict[str, Path], list[str]]:
    """The files to read by their names, and the names of loaded files that are gone from the folders in ``paths``.

    A file that was loaded by its name is looked after with its folder, though a walk would pass it over.
    What lies in a folder that cannot be opened is not gone.
    """
    files = {Path(os.path.relpath(path, base)).as_posix(): path for path in walk(paths)}
    folders = [path for path in paths if path.is_dir()]
    if not folders:
        return files, []
    closed = [path for path in files.values() if path.is_dir()]
    gone = []
    for name in sorted(known.keys() - files.keys()):
        path = base / name
        if not _within(path, folders) or _within(path, closed):
            continue
        if os.path.lexists(path):
            files[name] = path
        else:
            gone.append(name)
    return files, gone


def _within(path: Path, folders: Sequence[Path]) -> bool:
    return any(Path(os.path.relpath(path, folder)).parts[:1] != ("..",) for folder in folders)
