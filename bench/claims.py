"""Who claims what: an export's relations between numbered documents with their rules, and the gold's.

The same claims count here as in ``../shared/measure.py``, so that a rule's precision explains the
figure of the whole.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

RELATIONS = frozenset(
    "IMPLEMENTS CONTINUES SUPERSEDES AMENDS REPEALS APPROVES GUIDES BASED_ON REPLIES_TO".split()  # noqa: SIM905
)
#: part of the gold of texts read together -> start of the file's name, first character, end
PARTS = {"000a": ("000", 0, 56737), "000b": ("000", 56737, 116407), "000c": ("000", 116407, 1 << 40)}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A triple of canonical numbers and relation (after the file, in the gold of single texts), and its rule."""

    triple: tuple[str, ...]
    rule: str


def canonical(number: str | None) -> str | None:
    """A number as measure.py compares it: composed, without spaces, in lower case."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", number)).casefold() if number else None


def claims_together(rows: Sequence[Row], gold: Row) -> Iterator[Claim]:
    """Claims whose evidence lies in the texts that the gold covers."""
    parts = {part for document in gold["documents"] for part in document["parts"]}
    covered = [PARTS.get(part, (part, 0, 1 << 40)) for part in parts]

    def inside(item: Row) -> bool:
        name = PurePath(item["file"]).name
        return any(name.startswith(prefix) and start <= item["start"] < end for prefix, start, end in covered)

    for row, item in _evidence(rows, inside):
        if row["from"] and row["to"]:
            yield Claim((row["from"], row["label"], row["to"]), item["rule"])


def wanted_together(gold: Row) -> frozenset[tuple[str, ...]]:
    """The gold's relations between numbered documents."""
    numbers = {document["id"]: canonical(document["number"]) for document in gold["documents"]}
    triples = ((numbers.get(r["from"]), r["rel"].upper(), numbers.get(r["to"])) for r in gold["relations"])
    return frozenset((start, label, end) for start, label, end in triples if start and end and label in RELATIONS)


def claims_of_each(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[Claim]:
    """Claims of the gold's files, of the file's own document under the file's name."""
    files = {line["file"] for line in gold}
    own = _own_documents(rows)
    for row, item in _evidence(rows, lambda item: PurePath(item["file"]).name in files):
        name = PurePath(item["file"]).name
        if row["to"] and _names(item["quote"], row["to"]):
            start = () if row["start"] == own.get(name) else (row["from"],)
            if None not in start:
                yield Claim((name, *start, row["label"], row["to"]), item["rule"])


def wanted_of_each(gold: Sequence[Row]) -> frozenset[tuple[str, ...]]:
    """The gold's relations of each file's own document, and the chains in it."""
    wanted: set[tuple[str | None, ...]] = set()
    for line in gold:
        wanted |= {(line["file"], r["rel"].upper(), canonical(r["to"])) for r in line["relations"]}
        for chain in line.get("chains", []):
            wanted.add((line["file"], canonical(chain["from"]), chain["rel"].upper(), canonical(chain["to"])))
    return frozenset(tuple(filter(None, triple)) for triple in wanted)


def _evidence(rows: Sequence[Row], counts: Callable[[Row], bool]) -> Iterator[tuple[Row, Row]]:
    """Each relation with each of its items that counts; numbers are canonical, or ``None``."""
    numbers = {row["id"]: canonical(row["properties"].get("number")) for row in rows if row["type"] == "node"}
    for row in rows:
        if row["type"] == "relationship" and row["label"] in RELATIONS:
            start, end = row["start"]["id"], row["end"]["id"]
            relation = {"start": start, "from": numbers.get(start), "label": row["label"], "to": numbers.get(end)}
            for item in filter(counts, row["properties"].get("evidence") or []):
                yield relation, item


def _own_documents(rows: Sequence[Row]) -> dict[str, str]:
    """The document that each loaded file is."""
    return {
        PurePath(file).name: row["id"]
        for row in rows
        if row["type"] == "node"
        for file in row["properties"].get("files") or []
    }


def _names(quote: str, number: str) -> bool:
    """Whether the quote names the number: a law that a text names by its title alone is left out of the count."""
    serial = re.match(r"\d+", number)
    return serial is not None and re.search(rf"(?<!\d){serial[0]}(?!\d)", quote) is not None
