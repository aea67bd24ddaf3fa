"""Loading beside the bare engine that writes the same rows, and one more document beside a load of all."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from bench import bare_neo4j, bare_sqlite
from bench.corpus import write
from bench.result import Result
from bench.stores import Bare, driver, empty, neo4j_store, sqlite_store
from bench.timing import median_of_fresh, seconds
from graph_service.ledger.load import load
from graph_service.store import codec, open_store
from graph_service.store.columns import storable
from graph_service.store.protocol import Change, FileKey, Store, Triple, ask
from graph_service.store.rows import (
    ClaimLine,
    EdgeLine,
    MentionLine,
    NodeLine,
    SourceLine,
    claim_line,
    mention_line,
    node_line,
)
from loaders.model import Edge

WHOLE, WRITING = "load, {}: read, extract, resolve, write", "load, {}: write alone"


def measure_sqlite(documents: int, repeat: int, seed: int = 1) -> Iterator[Result]:
    """A load of generated documents into a new file, and its writing alone."""
    with corpus(documents, seed) as folder, sqlite_store() as (store, path):
        load(store, [folder])
        lines, held = Lines.of(store), bare_sqlite.contents(path)
        fresh = _FreshFiles(path.parent)
        whole = median_of_fresh(lambda: fresh.doing(lambda store: load(store, [folder])), repeat)
        written = median_of_fresh(lambda: fresh.doing(lines.fill), repeat)
        bare = median_of_fresh(lambda: fresh.bare(held), repeat)
        size = f"{documents:,} documents, {held.rows:,} rows"
        yield Result(WHOLE.format("SQLite"), size, whole, "sqlite3 executemany", bare)
        yield Result(WRITING.format("SQLite"), size, written, "sqlite3 executemany", bare)


def measure_neo4j(documents: int, repeat: int, bare: Bare, seed: int = 1) -> Iterator[Result]:
    """A load of generated documents into an emptied server, and its writing alone."""
    with corpus(documents, seed) as folder, driver(bare) as connected, neo4j_store(bare) as store:
        load(store, [folder])
        change, held = everything(store), bare_neo4j.contents(connected)

        def emptied(run: Callable[[], object]) -> Callable[[], object]:
            empty(connected)
            return run

        whole = median_of_fresh(lambda: emptied(lambda: load(store, [folder])), repeat)
        written = median_of_fresh(lambda: emptied(lambda: apply(store, change)), repeat)
        raw = median_of_fresh(lambda: emptied(lambda: bare_neo4j.write(connected, held)), repeat)
        size = f"{documents:,} documents, {held.rows:,} nodes and edges"
        yield Result(WHOLE.format("Neo4j"), size, whole, "raw driver, UNWIND", raw)
        yield Result(WRITING.format("Neo4j"), size, written, "raw driver, UNWIND", raw)


def measure_one_more(documents: int, repeat: int, seed: int = 1) -> Result:
    """One more document in a store of so many, beside loading all of them again into a new store."""
    with corpus(documents + repeat, seed) as folder, sqlite_store() as (store, _):
        later = sorted(folder.iterdir())[documents:]
        waiting = [path.rename(folder.with_name(f"{folder.name}-{path.name}")) for path in later]
        whole = seconds(lambda: load(store, [folder]))
        one = iter(waiting)
        more = median_of_fresh(lambda: lambda: load(store, [next(one)]), repeat)
        return Result("one more document, SQLite", f"in {documents:,} documents", more, "loading all of them", whole)


@contextmanager
def corpus(documents: int, seed: int) -> Iterator[Path]:
    """A folder of generated documents, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="directive-graph-bench-") as folder:
        write(Path(folder) / "corpus", documents, seed)
        yield Path(folder) / "corpus"


def everything(store: Store) -> Change:
    """One change that makes an empty store equal to this one."""
    with store.reading() as reads:
        files = reads.files()
        sources = set(files.values())
        return Change(
            files=files,
            put_texts={sha256: reads.text(sha256) or "" for sha256 in sources},
            put_sources=list(reads.extracts(sources).values()),
            put_mentions=reads.mentions_of(sources),
            put_claims=reads.claims_of(sources),
            put_nodes=list(reads.all_nodes()),
            put_edges=list(reads.all_edges()),
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """A whole store as the rows that a first load is handed by the processes that make them."""

    files: dict[FileKey, str]
    corrections: str
    sources: list[SourceLine]
    mentions: list[MentionLine]
    claims: list[ClaimLine]
    nodes: list[NodeLine]
    edges: list[EdgeLine]

    @classmethod
    def of(cls, store: Store) -> "Lines":
        """The rows of all that the store holds."""
        held = everything(store)
        corrections = ask(store, lambda reads: reads.corrections())
        sources = [
            SourceLine(each.sha256, each.version, codec.pack(each), codec.pack_text(held.put_texts[each.sha256]))
            for each in sorted(held.put_sources, key=attrgetter("sha256"))
        ]
        claims = {(claim.triple, codec.dumps(claim.evidence)): (claim.sha256, claim.index) for claim in held.put_claims}
        edges = [_edge_line(edge, claims) for edge in held.put_edges]
        files = {file: sha256 for file, sha256 in held.files.items() if sha256}
        lines = [*map(mention_line, held.put_mentions)], [*map(claim_line, held.put_claims)]
        return cls(files, corrections, sources, *lines, [*map(node_line, held.put_nodes)], edges)

    def fill(self, store: Store) -> None:
        """Write them all into an empty store, as a first load does."""
        with store.filling() as filler:
            filler.put_files(self.files, self.corrections)
            filler.put_sources(self.sources)
            filler.put_mentions(self.mentions)
            filler.put_claims(self.claims)
            filler.put_nodes(self.nodes)
            filler.put_edges(self.edges)


def _edge_line(edge: Edge, claims: Mapping[tuple[Triple, str], tuple[str, int]]) -> EdgeLine:
    triple = (edge.start, edge.label, edge.end)
    items = [codec.dumps(item) for item in edge.properties.get("evidence", ())]
    rest = {name: value for name, value in edge.properties.items() if name != "evidence" or not items}
    return EdgeLine(*triple, codec.dumps(storable(rest)), items, [claims[triple, item] for item in items])


def apply(store: Store, change: Change) -> None:
    """Write the change in one transaction."""
    with store.writing() as writer:
        writer.apply(change)


class _FreshFiles:
    """Writes to a new file each time, so that no run finds what another left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def doing(self, work: Callable[[Store], object]) -> Callable[[], object]:
        path = self._next()

        def run() -> None:
            with closing(open_store(f"sqlite:{path}")) as store:
                work(store)

        return run

    def bare(self, held: bare_sqlite.Contents) -> Callable[[], object]:
        path = self._next()
        return lambda: bare_sqlite.write(path, held)

    def _next(self) -> Path:
        self._count += 1
        return self._folder / f"fresh-{self._count}.db"
