"""What a store is: a ledger of what each file says, and the graph that follows from it.

The ledger (files, extracts, mentions, claims) is kept so that one more file recomputes its own
families only. The graph (nodes, edges) is what questions read. A question is asked of ``Reads``, one moment
of the store; a ``Writer`` is a moment that can be changed. Two engines implement this protocol; one contract
test runs on both (tests/graph_service/store/).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from graph_service.errors import MomentPassed
from graph_service.store.asked import DocumentQuery as DocumentQuery
from graph_service.store.asked import Narrowing as Narrowing
from graph_service.store.asked import Outline as Outline
from loaders.graph import Edge, Node

if TYPE_CHECKING:
    # what texts say takes longer to import than a question about the graph to answer
    from graph_service.store.rows import ClaimLine, EdgeLine, MentionLine, NodeLine, SourceLine
    from loaders.model import Extract, MentionKey, Reference
    from loaders.resolve.groups import PlaceHint

T = TypeVar("T")
OneWay = Literal["out", "in"]
Direction = Literal["out", "in", "both"]
#: (start, label, end) of an edge
Triple = tuple[str, str, str]
#: how often a question is asked again before writers wait for it
_TRIES = 3


@dataclass(frozen=True, slots=True, order=True)
class FileKey:
    """A loaded file: its path in the folder that was loaded, wherever a command was started, and that folder.

    ``name`` is in NFC with ``/`` between its parts and never leads out of the root. ``root`` is the
    resolved folder, or ``upload``.
    """

    name: str
    root: str = ""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A reference of one text, and the document that it was resolved to (``None``: unresolved)."""

    sha256: str
    index: int
    family: str
    reference: "Reference"
    document: str | None

    @property
    def key(self) -> "MentionKey":
        return self.sha256, self.index


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one text, resolved: its evidence is one item of the edge ``triple``."""

    sha256: str
    index: int
    #: the mentions that the statement is about; ``object`` is ``None`` where the end is no document
    subject: int
    object: int | None
    start: str
    label: str
    end: str
    #: one item of an edge's ``evidence``, and further properties: of the edge (``part``), of its end (``name``)
    evidence: dict[str, Any]
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def triple(self) -> Triple:
        return self.start, self.label, self.end


@dataclass(frozen=True, slots=True)
class Change:
    """All that one step of a load changes; applied as a whole or not at all, and safe to repeat.

    Drops come first. Dropping a source drops its text, mentions and claims. Puts replace what has the same
    key: a file by its root and name, a mention by ``key``, a claim by (sha256, index), a node by id, an edge
    by its triple. A node of ``orphans`` is dropped where no edge touches it once all else is done.
    """

    files: Mapping[FileKey, str | None] = field(default_factory=dict)
    drop_sources: Collection[str] = ()
    drop_claims: Collection[tuple[str, int]] = ()
    drop_edges: Collection[Triple] = ()
    drop_nodes: Collection[str] = ()
    put_sources: "Collection[Extract]" = ()
    #: texts by SHA-256; each belongs to a source
    put_texts: Mapping[str, str] = field(default_factory=dict)
    put_mentions: Collection[MentionRow] = ()
    put_claims: Collection[Claim] = ()
    put_nodes: Collection[Node] = ()
    put_edges: Collection[Edge] = ()
    orphans: Collection[str] = ()
    #: the whole text of the corrections; ``None`` leaves it
    corrections: str | None = None


#: the release of SQLite that fixed the bug
WAL_FIXED = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is and holds: engine (``sqlite`` or ``neo4j``), its version, counts by label."""

    engine: str
    version: str
    schema: int
    files: int
    nodes: Mapping[str, int]
    edges: Mapping[str, int]

    @property
    def wal_fixed(self) -> bool | None:
        """Whether a SQLite has the fix of a log that two processes bring into the file at once; of Neo4j ``None``."""
        if self.engine != "sqlite":
            return None
        return tuple(map(int, self.version.split("."))) >= WAL_FIXED


class Reads(Protocol):
    """All that can be read of one moment of a store: whatever is asked, the answers are of the same state."""

    def info(self) -> StoreInfo: ...

    def state(self) -> str:
        """A name of the state that this moment is of: another one after each commit, and never given twice."""

    def touched_since(self, state: str, labels: Collection[str]) -> set[tuple[str, str]] | None:
        """Start and end of each edge of these labels that may have come or gone since the store had this state.

        ``None`` where the store does not know: it remembers its last changes only, or none.
        """

    def count_documents(self) -> int:
        """How many documents the graph has, without looking at each."""

    def count_matching(self, query: DocumentQuery) -> int:
        """How many documents fit, whatever the query's ``after`` and ``limit``."""

    def count_files(self) -> int:
        """How many files are loaded."""

    def files(self) -> dict[FileKey, str]:
        """Every loaded file and the SHA-256 of its text, sorted."""

    def files_named(self, names: Collection[str]) -> dict[FileKey, str]:
        """The files of these names, of whatever root, sorted."""

    def files_of(self, sources: Collection[str]) -> dict[FileKey, str]:
        """The files of these texts, sorted."""

    def text(self, sha256: str, start: int | None = None, end: int | None = None) -> str | None:
        """A text as it was read, or what stands between two of its offsets; ``None`` where no such text is loaded."""

    def versions(self, sources: Collection[str] | None = None) -> dict[str, str]:
        """The version of the extraction that read each of these texts, or of all, by its SHA-256."""

    def extracts(self, sources: Collection[str]) -> "dict[str, Extract]":
        """What these texts say."""

    def corrections(self) -> str:
        """The text of the corrections; empty where there are none."""

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        """All mentions of these families, of every text, sorted by key."""

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        """All mentions of these texts, sorted by key."""

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        """All mentions of these groups (loaders/resolve/groups.py), of every text, sorted by key."""

    def unresolved(self) -> list[MentionRow]:
        """All mentions that have no document, sorted by key."""

    def place_hints(self, numbers: Collection[str]) -> "list[tuple[str, PlaceHint]]":
        """Place hints of these numbers (given as their groups without a place), each once with its group."""

    def families_naming(self, issuers: Collection[str]) -> list[str]:
        """Families of which a mention names one of these issuers, given as slugs of their names; sorted."""

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        """Claims that stand behind these edges, sorted by (sha256, index)."""

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        """All claims of these texts, sorted by (sha256, index)."""

    def claims_touching(self, places: "Collection[MentionKey]") -> list[Claim]:
        """Claims whose subject or object is one of these mentions, sorted by (sha256, index)."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """The nodes that exist among ``ids``, sorted by id."""

    def outlines(self, ids: Collection[str]) -> dict[str, Outline]:
        """The outlines of the documents that exist among ``ids``, sorted by id: of ten thousand in no time."""

    def narrowed(self, ids: Collection[str], by: Narrowing) -> set[str]:
        """The documents among ``ids`` that fit; none of them is read."""

    def nodes_under(self, prefix: str, having: Mapping[str, str | bool] = MappingProxyType({})) -> list[Node]:
        """The nodes whose id begins so (``body.``) and that have these properties, sorted by id."""

    def documents(self, query: DocumentQuery) -> list[Node]:
        """One page of documents."""

    def loaded_of(self, bodies: Collection[str], since: str, until: str) -> dict[str, tuple[int, int]]:
        """For each of these bodies that issued loaded documents: how many until an ISO day, and since another.

        The second number counts those of the first that are not older than ``since``. A document without a
        date counts in both: it may be of any day.
        """

    def edges(
        self,
        ids: Collection[str],
        labels: Collection[str],
        direction: Direction,
        to: Collection[str] | None = None,
    ) -> list[Edge]:
        """Edges of these labels that leave (out), enter (in) or touch (both) one of ``ids``, sorted by triple.

        No label asked for means every label; with ``to`` the other end is one of these.
        """

    def linked(
        self, ids: Collection[str], labels: Collection[str], direction: OneWay
    ) -> tuple[list[Edge], dict[str, Node]]:
        """What ``edges`` gives, and the nodes at the other ends of these edges, sorted by id."""

    def neighbours(self, ids: Collection[str], labels: Collection[str], direction: OneWay) -> dict[str, Node]:
        """The nodes at the other ends of such edges, sorted by id; none is its own, and no sentence is read."""

    def entered(self, ids: Collection[str], labels: Collection[str], besides: Collection[str] = ()) -> set[str]:
        """The ``ids`` that have an incoming edge with one of these labels from a node outside ``besides``."""

    def walk(self, start: str, labels: Collection[str], direction: Direction, depth: int | None) -> dict[str, int]:
        """Nodes reached from ``start`` and the fewest steps to each, by steps, then by id; ``start`` is not among them.

        Cycles end.
        """

    def all_nodes(self) -> Iterator[Node]:
        """Every node, sorted by id."""

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, sorted by triple."""


class Writer(Reads, Protocol):
    """One write transaction: what it reads is what it will change. No other writer runs meanwhile."""

    def apply(self, change: Change) -> None:
        """Write the change; seen by readers when the transaction ends."""


class Filler(Protocol):
    """Writes a whole store anew, from rows (rows.py); what it held before stands until the block has ended well.

    All of ``before`` is read before the first row is put. Rows come once, in this order: sources, mentions and claims
    by SHA-256 and index, nodes by id, edges in any order; no edge lacks its nodes.
    """

    @property
    def before(self) -> Reads:
        """The store as it was."""

    def put_files(self, files: Mapping[FileKey, str], corrections: str) -> None: ...
    def put_sources(self, rows: Iterable["SourceLine"]) -> None: ...
    def put_mentions(self, rows: Iterable["MentionLine"]) -> None: ...
    def put_claims(self, rows: Iterable["ClaimLine"]) -> None: ...
    def put_nodes(self, rows: Iterable["NodeLine"]) -> None: ...
    def put_edges(self, rows: Iterable["EdgeLine"]) -> None: ...

    def writer(self) -> AbstractContextManager[Writer]:
        """All that was put, to be read and changed once more in the same step; no more rows are put then."""


class Store(Protocol):
    """A place that keeps the graph. Safe to use from several threads at once."""

    #: how many files one transaction may bring: a server holds in memory what a transaction writes
    most_files: int
    #: whether it can be filled anew where it is not empty
    refills: bool

    def reading(self, *, hold_writers: bool = False) -> AbstractContextManager[Reads]:
        """One moment of the store, for as long as the block takes; readers wait for nobody.

        An engine without snapshots raises ``MomentPassed`` at the end of a block during which a writer
        committed, whatever the block itself raised; with ``hold_writers`` writers wait for the block
        instead. ``ask`` does what is needed.
        """

    def writing(self) -> AbstractContextManager[Writer]:
        """A transaction, committed when the block ends and rolled back when it raises."""

    def faults(self) -> list[str]:
        """What the engine finds damaged when it looks at all of its data."""

    def copy(self, out: Path) -> None:
        """Copy one moment to a file that is a store; ``StoreRefused`` where the engine has its own tools."""

    def filling(self) -> AbstractContextManager[Filler]:
        """All of the store anew. The only writer; where the block raises the store is as it was."""

    def workshop(self) -> Path:
        """A folder for what is made for this store by the hour: the same one for every process that opens the store.

        It may not be there yet, and nothing is lost with it but work.
        """

    def close(self) -> None: ...


def ask(store: Store, question: Callable[[Reads], T]) -> T:
    """What ``question`` answers from one moment of the store.

    Where the moment passed before it had its answer it is asked again, so it may change nothing; the
    last time writers wait for it, however long it takes.
    """
    for _ in range(_TRIES):
        with suppress(MomentPassed), store.reading() as reads:
            return question(reads)
    with store.reading(hold_writers=True) as reads:
        return question(reads)


def shown_names(files: Iterable[FileKey]) -> dict[FileKey, str]:
    """What each file is called: its name, and where another root has the same name its folder behind it.

    A function of the files together, whatever order they came in; no two are called the same.
    """
    of_name: dict[str, list[FileKey]] = {}
    for file in files:
        of_name.setdefault(file.name, []).append(file)
    shown = dict[FileKey, str]()
    for name, same in of_name.items():
        # a name that ends as if it told a folder could be taken for another's
        if len(same) == 1 and not name.endswith("]"):
            shown[same[0]] = name
        else:
            tails = _tails([file.root for file in same])
            shown |= {file: f"{name} [{tails[file.root]}]" for file in same}
    return shown


def _tails(roots: Collection[str]) -> dict[str, str]:
    """The fewest last parts of each folder's path that no other of them ends with."""
    parts = {root: root.replace("\\", "/").split("/") for root in roots}
    for count in range(1, max(map(len, parts.values())) + 1):
        tails = {root: "/".join(parts[root][-count:]) for root in roots}
        if len(set(tails.values())) == len(tails):
            return tails
    return {root: root for root in roots}


def shown_files(files: Mapping[FileKey, str]) -> dict[str, str]:
    """The SHA-256 of each file's text by what the file is called, sorted."""
    shown = shown_names(files)
    return dict(sorted((shown[file], sha256) for file, sha256 in files.items()))


def file_names(files: Mapping[FileKey, str], sources: Iterable[str]) -> dict[str, list[str]]:
    """What the files of each of these texts are called, sorted."""
    names: dict[str, list[str]] = {source: [] for source in sources}
    for name, source in shown_files(files).items():
        if source in names:
            names[source].append(name)
    return names
