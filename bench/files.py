"""Own number, type, day and issuer of original files, by kind (a row of ``make quality``).

A table says what people read in each file: ``../shared/corpora/originals2/EXPECTED.csv``, and for the older ones
``tests/gold/originals.csv``. ``-`` is a document without that part; what is blank is not judged. Numbers of scans are
asked to be marked as read by OCR, by which figures come out wrong but plausible.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_service.ledger.kinds import kinds_of
from graph_service.ledger.reading import Reader
from loaders.errors import UnreadableFile
from loaders.know.places import LEVELS
from loaders.model import Extract, Source

ASKED = ("number", "type", "issued", "issuer")
#: kinds of files that are lists of documents and none themselves
_LISTS = {"xlsx", "xls", "ods", "csv"}
_NONE = "-"
_SCAN = "scan"
#: who acts for a committee; what its paper has at the head is the committee alone, and readers write either
_ACTING = ("Ban Thường vụ ", "Thường trực ")


@dataclass(frozen=True, slots=True)
class FileScore:
    """What was right of each thing asked, by kind of file, and what was not, a line each."""

    right: Counter[tuple[str, str]]
    asked: Counter[tuple[str, str]]
    amiss: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """A line for each kind: right of asked, for each thing."""
        for kind in sorted({kind for kind, _ in self.asked}):
            marked = ("marked",) if self.asked[kind, "marked"] else ()
            told = (f"{what} {self.right[kind, what]}/{self.asked[kind, what]}" for what in ("read", *ASKED, *marked))
            yield f"{kind:14} {'  '.join(told)}"


def tables(root: Path, shared: Path) -> Sequence[tuple[Path, Path]]:
    """The tables that are there with their files, each with the folder that its files are in."""
    corpora = shared / "corpora"
    every = (
        (corpora / "originals2" / "EXPECTED.csv", corpora / "originals2"),
        (root / "tests" / "gold" / "originals.csv", corpora),
    )
    return [(table, folder) for table, folder in every if table.exists() and (corpora / "originals").exists()]


def score(table: Path, folder: Path) -> FileScore:
    """Read every file of ``table`` as a load does, and compare."""
    right, asked, amiss = Counter[tuple[str, str]](), Counter[tuple[str, str]](), list[str]()
    reader = Reader()
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, given = _given(reader, folder / row.get("folder", "") / row["file"])
            asked[kind, "read"] += 1
            right[kind, "read"] += given is not None
            for what, wanted in _wanted(row, kind):
                asked[kind, what] += 1
                same = given is not None and _is_same(what, given[what], wanted)
                right[kind, what] += same
                if not same:
                    amiss.append(f"- {row['file']}: {what} {given and given[what]!r}, wanted {wanted!r}")
    reader.close()
    return FileScore(right, asked, tuple(amiss))


def _wanted(row: dict[str, str], kind: str) -> Iterator[tuple[str, str]]:
    if kind in _LISTS:
        return
    for what in ASKED:
        if row[what]:
            yield what, "" if row[what] == _NONE else row[what]
    if kind == _SCAN:
        yield "marked", "ocr"


def _is_same(what: str, given: str, wanted: str) -> bool:
    if what != "issuer" or given == wanted:
        return given == wanted
    body = next((given.removeprefix(acting) for acting in _ACTING if given.startswith(acting)), given)
    # a table may leave out whose place it is ("Đảng ủy xã")
    return body == wanted or (wanted.rpartition(" ")[2] in LEVELS and body.startswith(f"{wanted} "))


def _given(reader: Reader, path: Path) -> tuple[str, dict[str, str] | None]:
    """The kind of a file, and what it says of itself; ``None`` where it was refused."""
    try:
        source, said = reader.read(path, path.name)
    except UnreadableFile as error:
        scan = error.reason.startswith(_SCAN)
        return (_SCAN if scan else path.suffix.lstrip(".")), None
    return _kind(source, said), _own(said)


def _kind(source: Source, said: Extract) -> str:
    if said.own.read_by == "ocr":
        return _SCAN
    kinds = (kind for kind in kinds_of(source) if kind != "ocr")
    return f"{source.format} signed" if dict(source.properties).get("signed_by") else " ".join(kinds)


def _own(said: Extract) -> dict[str, str]:
    own = said.own
    return {
        "number": own.number or "",
        "type": own.type or "",
        "issued": own.issued_on or "",
        "issuer": own.issuer or "",
        "marked": own.read_by or "",
    }
