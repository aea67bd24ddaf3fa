"""Own number, type, day and issuer of original files, by kind (a row of ``make quality``).

``../shared/corpora/originals2/EXPECTED.csv`` says what people read in each file. A blank there is a document
without that part, except for issuer, day and type, which are not judged where they are blank.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_service.ledger.kinds import kinds_of
from graph_service.ledger.reading import Reader
from loaders.errors import UnreadableFile
from loaders.model import Extract, Source

ASKED = ("number", "type", "issued", "issuer")
#: kinds of files that are lists of documents and none themselves
_LISTS = {"xlsx", "xls", "ods", "csv"}


@dataclass(frozen=True, slots=True)
class FileScore:
    """What was right of each thing asked, by kind of file, and what was not, a line each."""

    right: Counter[tuple[str, str]]
    asked: Counter[tuple[str, str]]
    amiss: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """A line for each kind: right of asked, for each thing."""
        for kind in sorted({kind for kind, _ in self.asked}):
            told = (f"{what} {self.right[kind, what]}/{self.asked[kind, what]}" for what in ("read", *ASKED))
            yield f"{kind:12} {'  '.join(told)}"


def score(folder: Path) -> FileScore:
    """Read every file of ``EXPECTED.csv`` in ``folder`` as a load does, and compare."""
    right, asked, amiss = Counter[tuple[str, str]](), Counter[tuple[str, str]](), list[str]()
    reader = Reader()
    with (folder / "EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, given = _given(reader, folder / row["file"])
            asked[kind, "read"] += 1
            right[kind, "read"] += given is not None
            for what, wanted in _wanted(row, kind):
                asked[kind, what] += 1
                same = given is not None and given[what] == wanted
                right[kind, what] += same
                if not same:
                    amiss.append(f"- {row['file']}: {what} {given and given[what]!r}, wanted {wanted!r}")
    reader.close()
    return FileScore(right, asked, tuple(amiss))


def _wanted(row: dict[str, str], kind: str) -> Iterator[tuple[str, str]]:
    if kind not in _LISTS:
        yield from ((what, row[what]) for what in ASKED if row[what])


def _given(reader: Reader, path: Path) -> tuple[str, dict[str, str] | None]:
    """The kind of a file, and what it says of itself; ``None`` where it was refused."""
    try:
        source, said = reader.read(path, path.name)
    except UnreadableFile as error:
        scan = error.reason.startswith("scan")
        return ("scan" if scan else path.suffix.lstrip(".")), None
    return _kind(source, said), _own(said)


def _kind(source: Source, said: Extract) -> str:
    if said.own.read_by == "ocr":
        return "scan"
    kinds = (kind for kind in kinds_of(source) if kind != "ocr")
    return f"{source.format} signed" if dict(source.properties).get("signed_by") else " ".join(kinds)


def _own(said: Extract) -> dict[str, str]:
    own = said.own
    return {
        "number": own.number or "",
        "type": own.type or "",
        "issued": own.issued_on or "",
        "issuer": own.issuer or "",
    }
