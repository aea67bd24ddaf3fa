"""A load that brings more than its store holds: everything is read, resolved and written once.

First every file is read, in processes of their own, and kept on disk (kept.py): a load that is broken off here goes
on where it stopped. Then the phases (phases.py) make the rows of the whole store from all texts, those that it held
among them, and the store is filled with them in one step. What comes out is what steps would have come to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from graph_service.ledger.called import best_of
from graph_service.ledger.inputs import mentions
from graph_service.ledger.messages import Refusal, Request
from graph_service.ledger.places import FilePlace
from graph_service.ledger.results import follow_all
from graph_service.ledger.surroundings import surroundings_of
from graph_service.store import codec
from graph_service.store.protocol import FileKey, Filler, Reads, Store, file_names
from graph_service.store.rows import (
    ClaimLine,
    EdgeLine,
    MentionLine,
    NodeLine,
    SourceLine,
    edge_line,
    node_line,
)
from loaders.model import MentionKey, Reference
from loaders.resolve.correction_text import parse
from loaders.resolve.corrections import Corrections, families_at
from loaders.resolve.nodes import node_of

from .folder import WORK
from .kept import Journal, Keeper, Kept, line_of
from .phases import SETTING, Found
from .plan import Plan, write_plan
from .processes import Process, phase, spread
from .requests import Keep, Phase
from .spool import put, read_rows

T = TypeVar("T")
#: is told of a phase: how many of its parts are done of how many, and its name
Tell = Callable[[int, int, str], None]
PHASES: tuple[Phase, ...] = ("deal", "resolve", "state", "join")
WRITING = "write"


class StoreChanged(Exception):
    """Somebody else brought files into the store, or took some back, while the files were read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to read, and the SHA-256 of its bytes; empty where they cannot be read."""

    file: FileKey
    place: FilePlace
    sha256: str


def read_all(folder: Path, wanted: Iterable[Wanted], among: list[Process]) -> Iterator[tuple[Wanted, Kept | Refusal]]:
    """Each file and what was kept of it, as they are read; what an earlier load has kept is not read again."""
    journal = Journal(folder)

    def read(process: Process, each: Wanted) -> tuple[Wanted, Kept | Refusal]:
        kept = journal.find(each.sha256, each.file.name)
        if kept is not None:
            return each, kept
        answer: Kept | Refusal = process.answer(
            Keep(Request(each.place.path.absolute(), each.file.name, each.place.inner), folder), each.file.name
        )
        return each, answer

    try:
        for each, answer in spread(wanted, read, among):
            if isinstance(answer, Kept):
                journal.note(answer)
            yield each, answer
    finally:
        journal.close()


def write_all(
    store: Store,
    folder: Path,
    brought: Mapping[FileKey, Kept],
    known: Mapping[FileKey, str],
    gone: Collection[FileKey],
    tell: Tell,
    among: list[Process],
) -> Mapping[str, int]:
    """Make the store what it would be had it been given these files too, and never those that are gone.

    How many mentions of each text stay without a document. Raises ``StoreChanged`` where the store does not hold
    the files that were known; whatever is raised, the store is as it was.
    """
    with store.filling() as filler:
        if filler.before.files() != dict(known):
            raise StoreChanged
        files = {file: known[file] for file in known.keys() - set(gone)}
        files |= {file: kept.sha256 for file, kept in brought.items()}
        texts = _texts(folder, filler.before, brought, files)
        corrections = filler.before.corrections()
        names = file_names(files, texts)
        plan = Plan.of(names, corrections, _joined(folder, parse(corrections), texts))
        # a name of its own: what a killed load's processes may still write does not stand among it
        with TemporaryDirectory(prefix=WORK, dir=folder, ignore_cleanup_errors=True) as made:
            work = Path(made)
            found = _worked(work, plan, texts, tell, among)
            tell(0, 1, WRITING)
            filler.put_files(files, corrections)
            _fill(filler, work, plan, texts, found)
        with filler.writer() as writer:
            follow_all(writer, found.naming, plan.corrections)
    return found.unresolved


def _texts(
    folder: Path, before: Reads, brought: Mapping[FileKey, Kept], files: Mapping[FileKey, str]
) -> dict[str, Kept]:
    """Every text of the store as it will be; of two files of one text the first in order speaks for it."""
    texts = {brought[file].sha256: brought[file] for file in sorted(brought, reverse=True)}
    standing = sorted(set(files.values()) - texts.keys())
    keeper = Keeper(folder)
    try:
        for sha256 in standing:
            extract, text = before.extracts([sha256])[sha256], before.text(sha256)
            packed = None if text is None else codec.pack_text(text)
            line = SourceLine(sha256, extract.version, codec.pack(extract), packed)
            texts[sha256] = keeper.keep(line, extract, "")
    finally:
        keeper.close()
    return texts


def _joined(folder: Path, corrections: Corrections, texts: Mapping[str, Kept]) -> frozenset[str]:
    """The families that corrections join, or that they name a mention of."""
    named: list[tuple[MentionKey, Reference]] = []
    for sha256 in sorted(corrections.texts & texts.keys()):
        extract = codec.unpack(line_of(folder, texts[sha256]).extract)
        named += mentions(extract)
    at = families_at(named)
    return frozenset[str]().union(*at.values(), *corrections.links(at))


def _worked(work: Path, plan: Plan, texts: Mapping[str, Kept], tell: Tell, among: list[Process]) -> Found:
    """All phases, and what they tell together."""
    write_plan(work, plan, texts)
    together = Found()
    for name in PHASES:
        tell(0, plan.parts, name)
        for done, found in enumerate(phase(name, work, plan.parts, among), start=1):
            together.add(found)
            tell(done, plan.parts, name)
        put(work / SETTING, together.setting)
    return together


def _fill(filler: Filler, work: Path, plan: Plan, texts: Mapping[str, Kept], found: Found) -> None:
    """Write the rows that the phases have made."""

    def rows(kind: str, of: type[T]) -> list[Iterator[T]]:
        return [read_rows(work / f"rows-{kind}-{part}", of) for part in range(plan.parts)]

    nodes, edges = _known_of_things(found, plan.corrections)
    filler.put_sources(line_of(work.parent, texts[sha256]) for sha256 in sorted(texts))
    filler.put_mentions(chain.from_iterable(rows("mentions", MentionLine)))
    filler.put_claims(chain.from_iterable(rows("claims", ClaimLine)))
    sorted_nodes = merge(nodes, *rows("nodes", NodeLine), *rows("duties", NodeLine), key=itemgetter(0))
    filler.put_nodes(sorted_nodes)
    filler.put_edges(chain(edges, *rows("edges", EdgeLine)))


def _known_of_things(found: Found, corrections: Corrections) -> tuple[list[NodeLine], list[EdgeLine]]:
    """The bodies and places that documents lead to, with what is known around them."""
    led_to = found.things | {key: thing for key, thing in found.denied.items() if key[0] in found.given}
    things = best_of([led_to[key] for key in sorted(led_to)], {})
    nodes = {key: node_of(thing, corrections) for key, thing in things.items()}
    known, edges = surroundings_of(list(things.values()), corrections)
    nodes |= {node.id: node for node in known}
    lines = sorted(map(edge_line, edges))
    return [node_line(nodes[key]) for key in sorted(nodes)], lines
