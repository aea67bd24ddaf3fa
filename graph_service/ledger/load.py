"""Files into a store: read, extracted and resolved in steps that each leave the graph whole."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from pathlib import Path

from graph_service.errors import StoreFilled
from graph_service.store.protocol import Change, FileKey, Reads, Store, ask, shown_names
from loaders.errors import Saying, UnreadableFile
from loaders.model import Extract, MentionKey, SheetReading
from loaders.read import is_container, passed_over
from loaders.version import version

from .at_once.folder import discard, working_folder
from .at_once.kept import Kept
from .at_once.loading import StoreChanged, Wanted, read_all, write_all
from .at_once.processes import processes
from .kinds import kinds_of
from .messages import Refusal
from .naming import may_be_known_as, wanted
from .places import Containers, FilePlace
from .reading import Limits, PageProgress, Reader, reader
from .step import update
from .steps import StepSize

#: files of a load that are worth several processes
WORTH_IT = 200
#: files named one by one of which a store is asked one by one
FEW = 50
Progress = Callable[[int, int, str], None]
#: the root of files that come without a folder
UPLOAD = "upload"


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
    #: how many files were read of each kind (``pdf``, ``docx``), and in which way (``ocr``, ``converted``)
    kinds: Mapping[str, int] = field(default_factory=dict)
    #: how many files of folders were passed over, by their endings
    passed_over: Mapping[str, int] = field(default_factory=dict)
    #: how each sheet of each register was read, by the register's name
    registers: Mapping[str, tuple[SheetReading, ...]] = field(default_factory=dict)


def load(
    store: Store,
    paths: Sequence[Path],
    progress: Progress | None = None,
    base: Path | None = None,
    root: str | None = None,
    limits: Limits | None = None,
) -> LoadReport:
    """Read files and folders into the store.

    A file is known by its path in the folder of ``paths`` that holds it (a file that is named itself: in
    its own folder) and by that folder, its root; where ``base`` is given, in ``base``, which is then
    called ``root``. A changed file replaces what it said; a file that is gone from a folder in ``paths``
    is taken back where the same root loaded it. A file that cannot be read is reported and leaves what
    the store held of it.

    After an upgrade that changes the extraction, the texts that another version read are read again, which costs
    what their first load did; it goes on where it was broken off, since each step is committed.

    A load that brings more than the store holds reads all first, and keeps what it has read where it is broken off;
    then it writes all in one step (at_once). Raises ``StoreError``; what earlier steps loaded stays, the step that
    failed leaves no trace.
    """
    while True:
        try:
            return _loaded(store, paths, progress, base, root, limits)
        except StoreChanged:
            # somebody else wrote meanwhile; what was read for a load of all at once is kept and not read again
            continue
        except StoreFilled:
            # another first load was done before; into what it has loaded this one goes in steps
            if not ask(store, lambda reads: reads.count_files()):
                raise


def _loaded(
    store: Store,
    paths: Sequence[Path],
    progress: Progress | None,
    base: Path | None,
    root: str | None,
    limits: Limits | None,
) -> LoadReport:
    digests = {place: place.digest() for place in map(FilePlace, paths)} if _are_few(paths) else {}
    known, versions = ask(store, lambda reads: _known(reads, paths, base, root, digests.values()))
    with reader(limits) as mine:
        containers = Containers(mine.look_into)
        files, gone = wanted(paths, known, base, root, containers)
        other = Counter(passed_over(paths)) + containers.passed_over
        work = _LoadWork(
            known, versions, progress, mine, digests,
            refused=containers.refused, passed_over=dict(sorted(other.items())),
        )  # fmt: skip
        # of what a few files have nothing to do with, nothing is known
        if not _are_few(paths) and work.is_most(files, gone) and (store.refills or not known):
            _take_at_once(store, work, files, gone)
        else:
            _take_in_steps(store, work, files, gone)
            discard(store.workshop())
    return work.report(store, len(gone))


def _known(
    reads: Reads, paths: Sequence[Path], base: Path | None, root: str | None, digests: Collection[str]
) -> tuple[dict[FileKey, str], dict[str, str]]:
    """The loaded files that a load of these paths has to do with, and the versions of their texts.

    Those are all where a folder is loaded; of a few files they are those that were loaded from the same place, and
    those of the same texts.
    """
    if not _are_few(paths):
        return reads.files(), reads.versions()
    keys = {key for path in paths for key in may_be_known_as(path, base, root)}
    named = reads.files_named({key.name for key in keys})
    texts = {*digests} | {sha256 for file, sha256 in named.items() if file in keys}
    return {file: named[file] for file in named.keys() & keys} | reads.files_of(texts), reads.versions(texts)


def _are_few(paths: Sequence[Path]) -> bool:
    """Whether these are a few files, no folder or archive among them."""
    return len(paths) <= FEW and not any(path.is_dir() or is_container(path) for path in paths)


def _take_in_steps(
    store: Store, work: "_LoadWork", files: Mapping[FileKey, FilePlace], gone: Sequence[FileKey]
) -> None:
    """Read and write some files at a time."""
    drop, size = gone, StepSize(store.most_files)
    sources = work.sources(files)
    # each step is one transaction and leaves the graph of all files so far
    while (step := list(islice(sources, size.files))) or drop:
        size.learn(*work.take(store, step, drop))
        drop = []


def _take_at_once(store: Store, work: "_LoadWork", files: Mapping[FileKey, FilePlace], gone: Sequence[FileKey]) -> None:
    """Read all files, then write all that the store will hold."""
    with working_folder(store.workshop()) as folder, processes(work.reader.limits) as among:
        brought: dict[FileKey, Kept] = {}
        for each, answer in read_all(folder, work.to_read(files), among):
            work.note_read(each.file.name, answer)
            if isinstance(answer, Kept):
                brought[each.file] = answer
            work.tell(work.unchanged + work.read + len(work.refused), len(files), each.file.name)
        work.refused.sort(key=attrgetter("subject"))
        if brought or gone:
            left = write_all(store, folder, brought, work.known, gone, work.tell, among)
            work.left = sum(left.get(sha256, 0) for sha256 in work.references)
        work.tell(len(files), len(files), "")


def forget(store: Store, files: Sequence[str]) -> LoadReport:
    """Take back what these files said; named as the store's answers name them, or an archive with all in it.

    Raises ``StoreError``.
    """
    known = ask(store, lambda reads: _known_by(reads, files))
    called, files = _meant(known, files)
    drop = sorted(called[name] for name in set(files) if name in called)
    work = _LoadWork(known)
    work.refused += [_never_loaded(name, called) for name in files if name not in called]
    if drop:
        with store.writing() as writer:
            update(writer, {}, drop)
    return work.report(store, len(drop))


def meant(reads: Reads, files: Sequence[str]) -> list[FileKey]:
    """The loaded files that ``forget`` takes back for these names."""
    called, names = _meant(_known_by(reads, files), files)
    return sorted(called[name] for name in set(names) if name in called)


def _known_by(reads: Reads, files: Sequence[str]) -> dict[FileKey, str]:
    known = reads.files_named({name for file in files for name in _may_be_named(file)})
    # an archive is known by all that is in it
    return known if set(files) <= set(shown_names(known).values()) else reads.files()


def _meant(known: dict[FileKey, str], files: Sequence[str]) -> tuple[dict[str, FileKey], list[str]]:
    """All files by the names that answers write, and which of those are meant: for an archive all that is in it."""
    called = {name: file for file, name in shown_names(known).items()}
    archives = {name: [each for each in called if each.startswith(f"{name}/")] for name in files if name not in called}
    return called, [each for name in files for each in archives.get(name) or (name,)]


def _may_be_named(shown: str) -> tuple[str, ...]:
    """The names that a file may have which is shown so: a folder is told behind it where several have that name."""
    return shown, shown.rpartition(" [")[0]


def _never_loaded(name: str, called: Mapping[str, FileKey]) -> UnreadableFile:
    meant = [shown for shown, file in called.items() if file.name == name]
    if meant:
        return UnreadableFile(
            name, "several folders have a file of that name", Saying("Name one: {meant}", meant="; ".join(meant))
        )
    return UnreadableFile(name, "was never loaded", "See `directive-graph stats --files` for the names of files")


@dataclass(slots=True)
class _LoadWork:
    """What a load has come to so far."""

    known: Mapping[FileKey, str]
    #: the version of the extraction that read each text
    versions: Mapping[str, str] = field(default_factory=dict)
    progress: Progress | None = None
    reader: Reader = field(default_factory=Reader)
    #: of the files that were looked for in the store by their bytes
    digests: Mapping[FilePlace, str] = field(default_factory=dict)
    read: int = 0
    unchanged: int = 0
    refused: list[UnreadableFile] = field(default_factory=list)
    #: how many references each text has that was read
    references: dict[str, int] = field(default_factory=dict)
    unresolved: set[MentionKey] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    passed_over: Mapping[str, int] = field(default_factory=dict)
    #: mentions that a load of all at once left without a document
    left: int = 0
    registers: dict[str, tuple[SheetReading, ...]] = field(default_factory=dict)
    #: texts that another version of the extraction read, but for those that were taken back to be read again
    outdated: set[str] = field(init=False)
    #: the files as which these are loaded
    _of_outdated: dict[str, list[FileKey]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.outdated = {sha256 for sha256, by in self.versions.items() if by != version()}
        for file, sha256 in self.known.items() if self.outdated else ():
            if sha256 in self.outdated:
                self._of_outdated[sha256].append(file)

    def is_most(self, files: Collection[FileKey], gone: Collection[FileKey]) -> bool:
        """Whether these files bring more than stays of the store, and enough for what several processes cost."""
        coming = [file for file in files if file not in self.known or self.known[file] in self.outdated]
        staying = self.known.keys() - set(coming) - set(gone)
        return len(coming) >= WORTH_IT and len(coming) > len(staying)

    def to_read(self, files: Mapping[FileKey, FilePlace]) -> Iterator[Wanted]:
        """Each new or changed file, in the order of the names."""
        for file, place in sorted(files.items()):
            sha256 = self._digest(place)
            if self._is_unchanged(file, sha256):
                self.unchanged += 1
            else:
                yield Wanted(file, place, sha256)

    def note_read(self, name: str, answer: Kept | Refusal) -> None:
        """Keep account of a file that was read, or refused."""
        if isinstance(answer, Refusal):
            self.refused.append(UnreadableFile(answer.name, answer.reason, answer.advice))
            return
        self._note_text(name, answer.kinds, answer.sha256, answer.references, answer.sheets)

    def sources(self, files: Mapping[FileKey, FilePlace]) -> Iterator[tuple[FileKey, Extract, str]]:
        """Each new or changed file, what it says and its text, in the order of the names."""
        for done, (file, place) in enumerate(sorted(files.items())):
            self.tell(done, len(files), file.name)
            # reading tells the digest of a file that the store does not know
            if file in self.known and self._is_unchanged(file, self._digest(place)):
                self.unchanged += 1
                continue
            try:
                source, said = self.reader.read(
                    place.path, file.name, self._pages(done, len(files), file.name), place.inner
                )
            except UnreadableFile as error:
                self.refused.append(error)
                continue
            self._note_text(file.name, kinds_of(source), said.sha256, len(said.references), said.sheets)
            yield file, said, source.text
            # what was loaded under other names too is what another version of the extraction read
            yield from ((other, said, source.text) for other in self._files_left(said.sha256) if other not in files)
        self.tell(len(files), len(files), "")

    def take(
        self, store: Store, step: Sequence[tuple[FileKey, Extract, str]], drop: Sequence[FileKey]
    ) -> tuple[int, int]:
        """Bring one step into the store; how many mentions that resolved, and how many of them it wrote."""
        put = {file: said for file, said, _ in step}
        texts = {said.sha256: text for _, said, text in step}
        anew = self._read_anew(texts)
        with store.writing() as writer:
            if anew:
                update(writer, {}, anew)
            outcome = update(writer, put, drop, texts)
        self._note(outcome.change)
        return outcome.resolved, len(outcome.change.put_mentions)

    def _digest(self, place: FilePlace) -> str:
        return self.digests.get(place) or place.digest()

    def _is_unchanged(self, file: FileKey, sha256: str) -> bool:
        """Whether the store holds what this version of the extraction read in a file of these bytes."""
        return self.known.get(file) == sha256 and self.versions.get(sha256) == version()

    def _note_text(
        self, name: str, kinds: Iterable[str], sha256: str, references: int, sheets: tuple[SheetReading, ...]
    ) -> None:
        """Keep account of a text that was read."""
        self.read += 1
        self.kinds.update(kinds)
        self.references[sha256] = references
        if sheets:
            self.registers[name] = sheets

    def _read_anew(self, step: Collection[str]) -> list[FileKey]:
        """The files of texts that another version of the extraction read before, to be taken back first."""
        texts = set(step) & self.outdated
        self.outdated -= texts
        return sorted(file for text in texts for file in self._of_outdated[text])

    def _files_left(self, text: str) -> list[FileKey]:
        """The files as which an outdated text is loaded."""
        return self._of_outdated[text] if text in self.outdated else []

    def tell(self, done: int, total: int, name: str) -> None:
        """Tell how many of all files are done, and which is next; or how many parts of a later phase, and that."""
        if self.progress:
            self.progress(done, total, name)

    def _pages(self, done: int, total: int, name: str) -> PageProgress:
        """What tells of the pages of a file that are read one by one, beside the file."""
        return lambda page, pages: self.tell(done, total, f"{name}, {page + 1}/{pages}")

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
            unresolved=self.left or sum(sha256 in self.references for sha256, _ in self.unresolved),
            kinds=dict(sorted(self.kinds.items())),
            passed_over=self.passed_over,
            registers=dict(sorted(self.registers.items())),
        )
