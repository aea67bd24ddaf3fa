"""Small helpers for tests that fill, empty and compare stores."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import neo4j
from neo4j_server import parts

from graph_service.ledger import step
from graph_service.ledger.step import Outcome
from graph_service.store import open_store
from graph_service.store.protocol import Change, Claim, FileKey, MentionRow, Store, Writer, ask, shown_files
from loaders.model import Edge, Evidence, Extract, Mending, Node, Reference, Span, Statement

#: what the tests of the store call relations; any identifier will do
LABELS = ("IMPLEMENTS", "SUPERSEDES", "CITES")


def emptied(url: str) -> str:
    """The URL of a Neo4j, after everything in it is deleted; constraints and indexes stay."""
    plain, user, password = parts(url)
    with neo4j.GraphDatabase.driver(plain, auth=(user, password)) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
    return url


class Now:
    """A store as it is when it is asked: every read is a moment of its own, read to its end."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *asked, **named: ask(self._store, lambda reads: self._all(getattr(reads, name)(*asked, **named)))

    def _all(self, found: Any) -> Any:
        return iter(list(found)) if isinstance(found, Iterator) else found


def now(store: Store) -> Any:
    """``Reads`` of a store for tests that write between reads."""
    return Now(store)


def clear(store: Store) -> None:
    """Delete everything in a store, of whatever engine."""
    files, nodes = ask(store, lambda reads: (reads.files(), [node.id for node in reads.all_nodes()]))
    change = Change(files=dict.fromkeys(files), drop_sources=set(files.values()), drop_nodes=nodes)
    with store.writing() as writer:
        writer.apply(change)


def keyed(files: Iterable[str | FileKey]) -> dict[str | FileKey, FileKey]:
    """The keys of files; a bare name is that of a file of no folder."""
    return {file: file if isinstance(file, FileKey) else FileKey(file) for file in files}


def update(
    writer: Writer, put: Mapping[Any, Extract], drop: Iterable[Any] = (), texts: Mapping[str, str] | None = None
) -> Outcome:
    """A step on files that may be named by their bare names."""
    named = {key: put[file] for file, key in keyed(put).items()}
    return step.update(writer, named, list(keyed(drop).values()), texts or {})


def named(store: Store) -> dict[str, str]:
    """What the files of a store are called, and their texts."""
    return ask(store, lambda reads: shown_files(reads.files()))


def write(store: Store, **parts_of_change: Any) -> None:
    """One change in one transaction; files may be named by their bare names."""
    files = parts_of_change.pop("files", {})
    parts_of_change["files"] = {key: files[file] for file, key in keyed(files).items()}
    with store.writing() as writer:
        writer.apply(Change(**parts_of_change))


def document(id_: str, **properties: Any) -> Node:
    """A plan, named by its id where no name is given."""
    return Node(id_, ("Document", "Plan"), {"id": id_, "name": id_, **properties})


def body(name: str) -> Node:
    """A committee whose id is ``name``."""
    return Node(name, ("Body", "Committee"), {"id": name, "name": name})


def evidence(quote: str = "thực hiện Nghị quyết") -> dict[str, Any]:
    """One item of an edge's evidence."""
    place = {"source": "a", "file": "a.txt", "start": 3, "end": 3 + len(quote)}
    return {**place, "quote": quote, "rule": "verb", "confidence": 0.9}


def reference(family: str = "105-kh", **parts_of_reference: Any) -> Reference:
    """A mention of a plan."""
    known = {
        "number": "105-KH/TU",
        "type": "Kế hoạch",
        "assumed": ("place",),
        "mending": Mending("105-KH/TƯ", "look-alike"),
    }
    return Reference(Span(4, 13), "105-KH/TU", family, **{**known, **parts_of_reference})


def mention(sha256: str, index: int, family: str = "105-kh", document: str | None = "a") -> MentionRow:
    """A mention of a plan at a place."""
    return MentionRow(sha256, index, family, reference(family), document)


def claim(sha256: str, index: int, triple: tuple[str, str, str] = ("a", "IMPLEMENTS", "b"), **other: Any) -> Claim:
    """A statement about two documents."""
    about = {"subject": -1, "object": index, "evidence": evidence(), "properties": {"part": "Điều 2"}}
    return Claim(sha256, index, start=triple[0], label=triple[1], end=triple[2], **{**about, **other})


def extract(sha256: str) -> Extract:
    """What a text says, with something in every field."""
    said = Evidence(1, 7, "quote;", "verb", 0.5, page=2, marks=(Span(1, 2), Span(3, 4)))
    return Extract(
        sha256,
        "text",
        900,
        reference(),
        references=(reference("21-nq"), reference(title='về "đất" \\ 🌾')),
        statements=(Statement(-1, "IMPLEMENTS", 0, said, part="Điều 12"),),
    )


def everything(store: Store) -> tuple[list[Node], list[Edge], dict[str, str]]:
    """All that a reader can see."""
    return ask(store, lambda reads: (list(reads.all_nodes()), list(reads.all_edges()), shown_files(reads.files())))


@contextmanager
def embedded() -> Iterator[Store]:
    """An empty embedded store, gone when the block ends."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(f"sqlite:{Path(folder) / 'store.db'}")) as store,
    ):
        yield store
