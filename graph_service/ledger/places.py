"""Where the files of a load are: on the disk, or in an archive or mail that is."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.errors import UnreadableFile
from loaders.read import digest, is_container
from loaders.read.contents import Contents, Inner

#: what is in an archive or mail; ``None`` where the file is none
Look = Callable[[Path, str], Contents | None]


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where a file is; ``inner``: by which names in the archive that ``path`` is."""

    path: Path
    inner: Inner = ()
    #: what tells that it changed; empty where that is not known yet
    sha256: str = ""

    def digest(self) -> str:
        """What tells that it changed; empty where reading will say why it cannot be read."""
        return self.sha256 or digest(self.path)


@dataclass(slots=True)
class Containers:
    """Looks into archives and mails, and keeps account of what is in them and not read."""

    look: Look
    refused: list[UnreadableFile] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    #: archives that could not be opened: what they held is not gone
    closed: set[Path] = field(default_factory=set)

    def files(self, path: Path, name: str) -> Iterator[tuple[str, FilePlace]]:
        """The files that a file stands for, by name: itself, or those in it."""
        if not (is_container(path) and path.is_file()):
            yield name, FilePlace(path)
            return
        try:
            contents = self.look(path, name)
        except UnreadableFile as error:
            self.refused.append(error)
            self.closed.add(path)
            return
        if contents is None:
            yield name, FilePlace(path)
            return
        self.refused += contents.refused
        self.passed_over.update(contents.passed_over)
        if not (contents.digests or contents.refused):
            self.refused.append(UnreadableFile(name, "no file in it can be read", "Load the documents themselves"))
        yield from (
            (f"{name}/{'/'.join(inner)}", FilePlace(path, inner, sha)) for inner, sha in contents.digests.items()
        )
