"""People's corrections in a file and in the store: written, checked, applied, undone.

The store keeps the text, so that every load applies it and a service sees it. Where a file is named it
is the one that people edit: it is read first and written with the store, and the store follows it.
"""

import os
import stat
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from graph_service.queries.idle import Idle, idle_ones
from graph_service.store.protocol import Reads, Store, ask, shown_files
from loaders import number as numbers
from loaders.errors import BadCorrection
from loaders.know.series import series_on
from loaders.model import OWN
from loaders.resolve.correction_text import added, parse, removed
from loaders.resolve.corrections import Correction, Corrections, mention_at
from loaders.resolve.documents import UNKNOWN

from .step import correct

#: what messages call the text where no file is named
_IN_STORE = "corrections"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where corrections are kept: in the store, and in ``file`` where one is named."""

    store: Store
    file: Path | None = None

    @property
    def name(self) -> str:
        """What messages call the text."""
        return str(self.file) if self.file else _IN_STORE

    def text(self, reads: Reads) -> str:
        """The text of the file, or of the store where no file is named or it is not there yet.

        Raises ``BadCorrection`` for a file that cannot be read.
        """
        if self.file is None or not self.file.exists():
            return reads.corrections()
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadCorrection(self.name, f"it cannot be read ({error})", "Check that it is text in UTF-8.") from error

    def all(self, reads: Reads) -> Corrections:
        """All corrections, by line."""
        return parse(self.text(reads), self.name)

    def idle(self, reads: Reads) -> list[Idle]:
        """Those of the store that fit nothing in it."""
        return idle_ones(reads, parse(reads.corrections(), self.name))

    def add(self, correction: Correction) -> None:
        """Add one; nothing is written where it contradicts another or fits nothing: ``BadCorrection``.

        One that is there already, word for word, stays as it is: whoever was broken off may say it again.
        """

        def edited(text: str) -> str:
            return text if correction in parse(text, self.name).entries else added(text, correction)

        self._become(edited, strict=True)

    def undo(self, number: int) -> Correction:
        """Take back the correction of this number, counted from 1 in the order of lines."""
        entries = ask(self.store, self.all).entries
        if not 1 <= number <= len(entries):
            reason = f"there are {len(entries)} corrections"
            raise BadCorrection(f"correction {number}", reason, "See `directive-graph correct list`.")
        self._become(lambda text: removed(text, entries[number - 1]), strict=False)
        return entries[number - 1]

    def apply(self, *, strict: bool) -> bool:
        """Make the store follow the file; whether that changed it.

        ``strict``: refuse what is new and fits nothing; otherwise it waits for the texts that it is about.
        """
        return self._become(lambda text: text, strict=strict)

    def _become(self, edit: Callable[[str], str], *, strict: bool) -> bool:
        """Write the edited text to file and store, or neither; whether that changed the store."""
        with self.store.writing() as writer:
            before, text = writer.corrections(), self.text(writer)
            after = edit(text)
            corrections = parse(after, self.name)
            if strict:
                new = set(corrections.entries) - set(parse(before).entries)
                check(writer, corrections, new, self.name)
            if after != before:
                correct(writer, after)
            if self.file is not None and after != text:
                _write(self.file, after)
        return after != before


def in_store(reads: Reads) -> tuple[tuple[Correction, ...], list[Idle]]:
    """The corrections of a store, by line, and those of them that fit nothing in it."""
    corrections = parse(reads.corrections(), _IN_STORE)
    return corrections.entries, idle_ones(reads, corrections)


def check(reads: Reads, corrections: Corrections, new: Collection[Correction], name: str) -> None:
    """Refuse new corrections that fit nothing in the store, naming the line: ``BadCorrection``."""
    for idle in idle_ones(reads, corrections):
        if idle.correction in new:
            advice = "Check the ids; `directive-graph find` and `explain` show them."
            raise BadCorrection(f"{name}, line {idle.correction.line}", f"{idle.vietnamese} · {idle.english}", advice)
    for entry in sorted(new, key=lambda entry: entry.line):
        if entry.kind == "date":
            _check_date(reads, corrections, entry, name)


def _check_date(reads: Reads, corrections: Corrections, entry: Correction, name: str) -> None:
    """A date of another term or year would be another document's."""
    key, day = corrections.current(entry.about[0]), entry.about[1]
    node = reads.nodes([key]).get(key)
    series = node.properties.get("series") if node else None
    if node is None or series in (None, UNKNOWN):
        return
    number = numbers.parse(node.properties.get("number") or "")
    told = series_on(number.issuer, number.year, node.properties.get("place"), day) if number else day[:4]
    if told != series:
        reason = f"{day} lies in {told}, but the document's number counts in {series}"
        raise BadCorrection(
            f"{name}, line {entry.line}", reason, "If it is another document, say `same` or `different`."
        )


def named_mention(reads: Reads, text: str) -> str | None:
    """The mention that ``FILE:START`` or ``<sha256>:START`` names, as corrections write it; ``None`` for an id."""
    if mention_at(text):
        return text
    file, _, start = text.rpartition(":")
    sha256 = shown_files(reads.files()).get(file) if file and start.isdigit() else None
    return f"{sha256}:{int(start)}" if sha256 else None


def own_mention(reads: Reads, document: str) -> str | None:
    """The mention in which the one loaded text of a document names itself; ``None`` where there is none, or several."""
    node = reads.nodes([document]).get(document)
    texts = node.properties.get("sha256") or () if node else ()
    own = [row for row in reads.mentions_of(set(texts)) if row.index == OWN]
    return f"{own[0].sha256}:{own[0].reference.span.start}" if len(own) == 1 else None


def _write(path: Path, text: str) -> None:
    """Replace the file as a whole, with its rights; where the path is a link, the file that it leads to."""
    try:
        real = path.resolve()
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
        handle, temporary = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                Path(temporary).chmod(mode)
            Path(temporary).replace(real)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError) as error:
        raise BadCorrection(str(path), f"it cannot be written ({error})", "Check folder and rights.") from error
