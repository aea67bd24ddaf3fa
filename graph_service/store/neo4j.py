"""The production store: a Neo4j database, through the official driver.

The graph's nodes carry their own labels and the common ``_Node``, under which ids are unique: an edge
finds its ends by one index whatever they are. The ledger's nodes are ``_File``, ``_Source``, ``_Mention``
and ``_Claim``, ``_Store`` marks the database; people who look around see that these are not theirs.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib.resources import files as resources

from graph_service.errors import StoreMismatch, StoreRefused
from graph_service.store import codec
from graph_service.store.columns import comparable
from graph_service.store.neo4j_database import Neo4jDatabase, Row
from graph_service.store.neo4j_rows import (
    claim_of,
    corrections_of,
    edges_by_start,
    edges_of,
    files_of,
    label_slot,
    mention_of,
    node_of,
    nodes_of,
    triple_row,
)
from graph_service.store.neo4j_writer import Neo4jWriter
from graph_service.store.protocol import Claim, Direction, DocumentQuery, MentionRow, StoreInfo, Triple
from loaders.model import Edge, Extract, Node

SCHEMA_VERSION = 4
#: Labels as parameters (``SET n:$(labels)``) came with this release.
OLDEST_SERVER = (5, 26)
SECONDS_FOR_INDEXES = 300
#: A word of more documents than this is looked for along the order of the answer instead of by its index.
COMMON = 2_000


class Neo4jStore:
    """A store in a Neo4j database; an empty one becomes a store where ``create`` is true."""

    #: two thousand files of the benchmark are more than a server of 1 GB bears in one transaction
    most_files = 400

    def __init__(self, url: str, *, user: str, password: str, database: str | None = None, create: bool = True) -> None:
        self._database = Neo4jDatabase(url, user, password, database)
        try:
            self._version = self._checked_version()
            self._prepare(create)
        except BaseException:
            self._database.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[Neo4jWriter]:
        """A transaction; waits until every other writer of this database has ended."""
        with self._database.transaction() as transaction:
            writer = Neo4jWriter(transaction)
            writer.lock(SCHEMA_VERSION)
            yield writer

    def info(self) -> StoreInfo:
        [files] = self._database.read("read/count_files")
        nodes = {row["label"]: row["count"] for row in self._database.read("read/count_nodes")}
        edges = {row["label"]: row["count"] for row in self._database.read("read/count_edges")}
        return StoreInfo("neo4j", self._version, SCHEMA_VERSION, files["files"], nodes, edges)

    def count_documents(self) -> int:
        [row] = self._database.read("read/count_documents")
        return int(row["documents"])

    def files(self) -> dict[str, str]:
        return files_of(self._database.read("read/files"))

    def versions(self) -> dict[str, str]:
        return {row["sha256"]: row["version"] for row in self._database.read("read/versions")}

    def extract(self, sha256: str) -> Extract | None:
        rows = self._database.read("read/extracts", {"sources": [sha256]})
        return codec.unpack(rows[0]["extract"]) if rows else None

    def corrections(self) -> str:
        return corrections_of(self._database.read("read/corrections"))

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        rows = self._database.read("read/mentions", {"families": list(dict.fromkeys(families))})
        return [mention_of(row) for row in rows]

    def unresolved(self) -> list[MentionRow]:
        return [mention_of(row) for row in self._database.read("read/unresolved")]

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        rows = [triple_row(triple) for triple in dict.fromkeys(triples)]
        return [claim_of(row) for row in self._database.read("read/claims", {"rows": rows})]

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        return nodes_of(self._database.read("read/nodes", {"ids": list(dict.fromkeys(ids))}))

    def nodes_under(self, prefix: str) -> list[Node]:
        return list(nodes_of(self._database.read("read/nodes_under", {"prefix": prefix})).values())

    def documents(self, query: DocumentQuery) -> list[Node]:
        parameters = _document_parameters(comparable(query))
        return [node_of(row) for row in self._database.read(self._way_to(parameters), parameters)]

    def edges(self, ids: Collection[str], labels: Collection[str], direction: Direction) -> list[Edge]:
        parameters = {"ids": list(dict.fromkeys(ids))}
        rows = self._database.read(f"read/edges_{direction}", parameters, labels=_types(labels))
        return edges_of(rows)

    def reach(self, start: str, labels: Collection[str], direction: Direction, depth: int | None) -> dict[str, int]:
        if depth is not None and depth < 1:
            return {}
        slots = {"labels": _types(labels), "depth": "" if depth is None else str(int(depth))}
        rows = self._database.read(f"read/reach_{direction}", {"start": start}, **slots)
        return dict(sorted(((row["id"], row["steps"]) for row in rows), key=lambda pair: pair[::-1]))

    def all_nodes(self) -> Iterator[Node]:
        return map(node_of, self._database.stream("read/all_nodes"))

    def all_edges(self) -> Iterator[Edge]:
        return edges_by_start(self._database.stream("read/all_edges"))

    def close(self) -> None:
        self._database.close()

    def _checked_version(self) -> str:
        [row] = self._database.read("read/version")
        version: str = row["version"]
        if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST_SERVER:
            needed = ".".join(map(str, OLDEST_SERVER))
            raise StoreMismatch(self._database.subject, f"this is Neo4j {version}", f"Use {needed} or newer.")
        return version

    def _prepare(self, create: bool) -> None:
        [found] = self._database.read("read/store")
        if found["schema"] is None:
            self._create(create, found["filled"])
        elif found["schema"] != SCHEMA_VERSION:
            reason = f"it was written with schema {found['schema']}, this version knows {SCHEMA_VERSION}"
            raise StoreMismatch(
                self._database.subject, reason, "Update directive-graph, or load into an empty database."
            )

    def _create(self, create: bool, filled: bool) -> None:
        if filled:
            raise StoreMismatch(self._database.subject, "it holds other data", "Name an empty database.")
        if not create:
            raise StoreRefused(self._database.subject, "there is no store in it", "Load documents into it first.")
        for name in schema_statements():
            self._database.run(name)
        self._database.run("read/wait_for_indexes", {"seconds": SECONDS_FOR_INDEXES})
        self._database.run("write/create_store", {"schema": SCHEMA_VERSION})

    def _way_to(self, parameters: Row) -> str:
        """The statement that meets the fewest documents."""
        for column in ("number_key", "serial"):
            if parameters[column] is not None:
                return f"read/documents_by_{column.removesuffix('_key')}"
        if parameters["words"] and self._are_rare(parameters["phrase"]):
            return "read/documents_by_words"
        if parameters["issuer"] is not None:
            return "read/documents_by_issuer"
        return "read/documents" if parameters["findings"] is None else "read/documents_by_findings"

    def _are_rare(self, phrase: str) -> bool:
        [row] = self._database.read("read/count_words", {"phrase": phrase, "limit": COMMON + 1})
        return bool(row["found"] <= COMMON)


def schema_statements() -> list[str]:
    """The names of the statements that make constraints and indexes, sorted."""
    return sorted(f"schema/{each.name.removesuffix('.cypher')}" for each in (resources("cypher") / "schema").iterdir())


def _document_parameters(query: DocumentQuery) -> Row:
    names = (
        "number_key",
        "serial",
        "type",
        "level",
        "place",
        "issuer",
        "issued_from",
        "issued_to",
        "in_corpus",
        "limit",
    )
    citations, after_id = query.after or (0, None)
    return {
        **{name: getattr(query, name) for name in names},
        "findings": list(query.findings) or None,
        "words": list(query.words),
        "phrase": " ".join(f"+{word}*" for word in query.words),
        "after_rank": -citations,
        "after_id": after_id,
    }


def _types(labels: Collection[str]) -> str:
    """The labels as a slot of a statement; ``ValueError`` where one is no plain identifier."""
    return f":{'|'.join(map(label_slot, labels))}" if labels else ""
