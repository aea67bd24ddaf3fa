"""The whole graph of one moment in the forms that other programs read, each written as a whole or not at all.

``jsonl``    a line a node, then a line an edge, sorted: the shape of Neo4j's apoc.export.json
``graphml``  for Gephi, yEd and networkx, with names and colours
``jsonld``   linked data in the terms of ELI, schema.org and Web Annotation
``xlsx``     a workbook: documents, relations with sentences, bodies, places, tasks, targets, findings
``csv``      the same tables, a file each: a folder, or a .zip
``neo4j``    for neo4j-admin database import: a folder, or a .zip

The same graph gives the same bytes, whatever store holds it and however it came there.
"""

import contextlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph_service.errors import BadQuestion, StoreMismatch
from graph_service.store.protocol import Reads, Store, ask
from loaders.errors import DirectiveGraphError, Saying, of_system
from loaders.model import Edge

from . import bulk, workbook
from .cells import sheet
from .graphml import graphml
from .linked_data import jsonld
from .sheets import SHEETS

Lines = Callable[[], Iterator[str]]


class UnwritableFile(DirectiveGraphError):
    """A file that was to be written cannot be; ``subject`` is its name."""


def jsonl(reads: Reads) -> Iterator[str]:
    """Lines of JSON, keys sorted, letters as they are."""
    labels: dict[str, tuple[str, ...]] = {}
    for node in reads.all_nodes():
        labels[node.id] = node.labels
        yield _line({"type": "node", "id": node.id, "labels": node.labels, "properties": node.properties})
    for edge in reads.all_edges():
        yield _line(_relationship(edge, labels))


def tables(reads: Reads) -> Iterator[tuple[str, Lines]]:
    """The name of each table's file, and what makes its lines: UTF-8 with a byte order mark, no formula is run."""
    for each in SHEETS:
        yield f"{each.name}.csv", lambda each=each: sheet(each.columns, each.rows(reads))  # type: ignore[misc]


#: forms of one file of text
FORMATS: Mapping[str, Callable[[Reads], Iterator[str]]] = MappingProxyType(
    {"jsonl": jsonl, "graphml": graphml, "jsonld": jsonld}
)
#: forms of several files
PACKAGES: Mapping[str, Callable[[Reads], Iterator[tuple[str, Lines]]]] = MappingProxyType(
    {"csv": tables, "neo4j": bulk.files}
)
FORMS: tuple[str, ...] = ("jsonl", "csv", "xlsx", "graphml", "jsonld", "neo4j")
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "application/x-ndjson",
        "csv": "application/zip",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "graphml": "application/graphml+xml",
        "jsonld": "application/ld+json",
        "neo4j": "application/zip",
    }
)
#: ending of a file → what it says that the file is; of a .zip it cannot say which
_ENDINGS: Mapping[str, str] = MappingProxyType(
    {".jsonl": "jsonl", ".xlsx": "xlsx", ".graphml": "graphml", ".jsonld": "jsonld"}
)
#: when every file of a .zip is said to have been made
_MADE = (2000, 1, 1, 0, 0, 0)


def ending(form: str) -> str:
    """What the name of one file of this form ends in."""
    return ".zip" if form in PACKAGES else f".{form}"


def form_of(out: Path, asked: str | None) -> str:
    """The form that is meant: the one that is asked for, or that the ending tells; ``jsonl`` without either.

    Raises ``BadQuestion`` where the two differ, or where the ending tells of no form.
    """
    told, ends = _ENDINGS.get(out.suffix.lower()), out.suffix.lower()
    packed = asked in PACKAGES
    if packed and ends not in ("", ".zip"):
        raise BadQuestion(
            str(out), Saying("{asked} is several files", asked=asked), "Name a folder or a file that ends in .zip."
        )
    if not packed and asked and told not in (None, asked):
        raise BadQuestion(
            str(out),
            Saying("its ending says {told}, and {asked} is asked for", told=told, asked=asked),
            "Change one of the two.",
        )
    if asked or told:
        return asked or str(told)
    if ends:
        reason = "its ending does not say which form is meant"
        raise BadQuestion(str(out), reason, Saying("Say which: --format {forms}.", forms="|".join(FORMS)))
    return "jsonl"


def write(store: Store, form: str, out: Path) -> None:
    """Write the graph of one moment to ``out``, replaced when all is written and untouched when anything fails.

    A form of several files becomes a folder, new or empty, or a .zip where the name ends so. Raises
    ``UnwritableFile`` where that cannot be made, and the store's own errors. What was left half written by an export
    to ``out`` that was killed is removed.
    """
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    _clear_leftovers(out)
    in_folder = form in PACKAGES and out.suffix.lower() != ".zip"
    try:
        if in_folder and out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise UnwritableFile(str(out), "there is something already", "Name a new or empty folder, or a .zip.")
        ask(store, lambda reads: (_write_folder if in_folder else write_moment)(reads, form, partial))
        if in_folder and out.exists():
            out.rmdir()
        partial.replace(out)
    except OSError as error:
        reason = Saying("cannot be written: {system}", system=of_system(error))
        raise UnwritableFile(str(out), reason, "Name another file or folder.") from error
    finally:
        _remove(partial)


def _clear_leftovers(out: Path) -> None:
    written = re.compile(rf"\.{re.escape(out.name)}\.(\d+)\.partial")
    with contextlib.suppress(OSError):  # what is wrong with the folder is told when it is written into
        for path in out.parent.iterdir():
            found = written.fullmatch(path.name)
            if found and not _runs(int(found[1])):
                _remove(path)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        # there a signal would end it; but what it writes cannot be removed
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _remove(partial: Path) -> None:
    # where the folder is none there is no partial file either
    with contextlib.suppress(OSError):
        shutil.rmtree(partial) if partial.is_dir() else partial.unlink()


def write_moment(reads: Reads, form: str, out: Path) -> None:
    """Write the graph of a moment to one file, from its beginning; where anything fails half of it may be there."""
    if form == "xlsx":
        workbook.write(reads, out)
    elif form in PACKAGES:
        _write_zip(PACKAGES[form](reads), out)
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(FORMATS[form](reads))


def _write_zip(files: Iterable[tuple[str, Lines]], out: Path) -> None:
    # what few commands need is not imported by all
    import zipfile

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, lines in files:
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with packed.open(entry, "w", force_zip64=True) as file:
                file.writelines(line.encode() for line in lines())


def _write_folder(reads: Reads, form: str, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    for name, lines in PACKAGES[form](reads):
        with (out / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines())


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _relationship(edge: Edge, labels: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    if edge.start not in labels or edge.end not in labels:
        reason = Saying(
            "the edge {start} {label} {end} lacks a node: the store is damaged",
            start=edge.start,
            label=edge.label,
            end=edge.end,
        )
        raise StoreMismatch(Saying("export"), reason, "Load the documents into a new store.")
    return {
        "type": "relationship",
        "id": f"{edge.start} {edge.label} {edge.end}",
        "label": edge.label,
        "properties": edge.properties,
        "start": {"id": edge.start, "labels": labels[edge.start]},
        "end": {"id": edge.end, "labels": labels[edge.end]},
    }
