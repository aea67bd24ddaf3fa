"""Inputs of a step: added, removed and renamed texts, and changed corrections."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph_service.store.protocol import FileKey, Reads, Writer, shown_names
from loaders.fold import slug
from loaders.model import OWN, Extract, MentionKey, Reference
from loaders.resolve.corrections import Corrections, FamiliesAt, together
from loaders.resolve.nodes import document_id_of_body

Files = Mapping[FileKey, str]


class Names:
    """What the files of texts are called, before and after a step; what has nothing to do with them is not read."""

    def __init__(self, reads: Reads, changed: Mapping[FileKey, str | None]) -> None:
        self._reads = reads
        self._changed = changed

    def before(self, texts: Collection[str]) -> dict[str, list[str]]:
        """For each text what its files are called before the step, sorted."""
        files = self._reads.files_of(texts)
        return _called(texts, files, self._reads.files_named({file.name for file in files}))

    def after(self, texts: Collection[str]) -> dict[str, list[str]]:
        """For each text what its files are called after the step, sorted."""
        files = {
            file: sha256 for file, sha256 in self.files_after(self._reads.files_of(texts)).items() if sha256 in texts
        }
        return _called(texts, files, self.files_after(self._reads.files_named({file.name for file in files})))

    def files_after(self, files: Files) -> dict[FileKey, str]:
        """Some files as they are after the step, and all that it brings."""
        return {file: sha256 for file, sha256 in {**files, **self._changed}.items() if sha256 is not None}


def _called(texts: Collection[str], files: Files, of_these_names: Files) -> dict[str, list[str]]:
    shown = shown_names(of_these_names)
    called: dict[str, list[str]] = {sha256: [] for sha256 in texts}
    for file, sha256 in files.items():
        called[sha256].append(shown[file])
    return {sha256: sorted(names) for sha256, names in called.items()}


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts come, go, and stay under other names."""

    #: files that are put (with their text) or forgotten (``None``)
    files: Mapping[FileKey, str | None]
    names: Names
    new: Mapping[str, Extract]
    gone: frozenset[str]
    renamed: frozenset[str]
    #: renamed texts whose first name, by which evidence and findings tell them, is another one
    relabelled: frozenset[str]

    @classmethod
    def of(cls, reads: Reads, put: Mapping[FileKey, Extract], drop: Collection[FileKey]) -> "Texts":
        """The texts of a step that puts and drops files of the store."""
        # whatever is called otherwise for the step has the name of a file that it changes
        before = reads.files_named({file.name for file in (*put, *drop)})
        files: dict[FileKey, str | None] = {name: extract.sha256 for name, extract in put.items()}
        files |= {name: None for name in drop if name in before}
        names = Names(reads, files)
        after = names.files_after(before)
        touched = {sha256 for file in _called_anew(before, after, files) for sha256 in _texts_of(file, before, after)}
        standing = reads.files_of(touched)
        was = set(standing.values())
        now = {sha256 for sha256 in names.files_after(standing).values() if sha256 in touched}
        # of two names of one text the first in order speaks for it
        extracts = {extract.sha256: extract for _, extract in sorted(put.items(), reverse=True)}
        new = {sha256: extracts[sha256] for sha256 in sorted(now - was)}
        old_names, new_names = names.before(was & now), names.after(was & now)
        renamed = frozenset(sha256 for sha256 in was & now if old_names[sha256] != new_names[sha256])
        relabelled = frozenset(sha256 for sha256 in renamed if old_names[sha256][0] != new_names[sha256][0])
        return cls(files, names, new, frozenset(was - now), renamed, relabelled)


def _called_anew(before: Files, after: Files, changed: Collection[FileKey]) -> Iterator[FileKey]:
    """The files that a step changes, and those that are called otherwise for it: another root has their name now."""
    shown, now = shown_names(before), shown_names(after)
    yield from changed
    yield from (file for file in shown.keys() & now.keys() if shown[file] != now[file])


def _texts_of(file: FileKey, *files: Files) -> Iterator[str]:
    return (each[file] for each in files if file in each)


@dataclass(frozen=True, slots=True)
class Revision:
    """The corrections before and after a step."""

    before: Corrections
    after: Corrections

    @property
    def changed(self) -> Corrections:
        """What only one of the two says."""
        return Corrections(tuple(set(self.before.entries) ^ set(self.after.entries)))

    def touched(self, writer: Writer, at: FamiliesAt) -> set[str]:
        """Families that the change is about; ``at``: those of the mentions that corrections name."""
        changed = self.changed
        named = {family for entry in changed.entries for family in entry.families}
        mentions = [entry.mention for entry in changed.entries if entry.mention]
        named |= {family for mention in mentions for family in at.get(mention, ())}
        bodies = [slug(name) for entry in changed.entries if entry.kind == "alias" for name in entry.about]
        return named | set(writer.families_naming(bodies) if bodies else ())

    @property
    def bodies(self) -> dict[str, str]:
        """The bodies that have other names now: full names by id."""
        names = {entry.about[0] for entry in self.changed.entries if entry.kind == "alias"}
        return {document_id_of_body(name): name for name in names}

    def linked(self, families: Collection[str], at: FamiliesAt) -> set[str]:
        """All that corrections join to one of the families, before or after, itself with it where one names a mention.

        No family that no correction is about.
        """
        links = [*self.before.links(at), *self.after.links(at), *at.values()]
        reached = together(families, links)
        return {family for link in links if link & reached for family in link}


def mentions(extract: Extract) -> Iterator[tuple[MentionKey, Reference]]:
    """A text's own document and all that it names, each with its place."""
    for index, reference in enumerate((extract.own, *extract.references), start=OWN):
        yield (extract.sha256, index), reference
