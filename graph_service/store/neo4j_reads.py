"""What can be read in one transaction on Neo4j."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

import neo4j

import cypher
from graph_service.store import codec
from graph_service.store.columns import comparable
from graph_service.store.neo4j_rows import (
    Row,
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
from graph_service.store.protocol import (
    Claim,
    Direction,
    DocumentQuery,
    FileKey,
    MentionRow,
    Narrowing,
    OneWay,
    Outline,
    StoreInfo,
    Triple,
)
from loaders.model import Edge, Extract, MentionKey, Node
from loaders.resolve.groups import PlaceHint

SCHEMA_VERSION = 7
#: A word of more documents than this is looked for along the order of the answer instead of by its index.
COMMON = 2_000
#: The largest bound of a walk that a statement may name.
DEEPEST = 1_000_000


class Neo4jReads:
    """Reads inside one transaction; ``version`` is the server's."""

    def __init__(self, transaction: neo4j.Transaction, version: str) -> None:
        self._transaction = transaction
        self._version = version

    def info(self) -> StoreInfo:
        nodes = {row["label"]: row["count"] for row in self._read("count_nodes")}
        edges = {row["label"]: row["count"] for row in self._read("count_edges")}
        return StoreInfo("neo4j", self._version, SCHEMA_VERSION, self.count_files(), nodes, edges)

    def count_documents(self) -> int:
        [row] = self._read("count_documents")
        return int(row["documents"])

    def state(self) -> str:
        [row] = self._read("moment")
        return f"{row['begun']}.{row['state']}"

    def touched_since(self, state: str, labels: Collection[str]) -> set[tuple[str, str]] | None:  # noqa: ARG002
        # a server does not note its changes
        return set() if state == self.state() else None

    def count_matching(self, query: DocumentQuery) -> int:
        parameters = _document_parameters(comparable(replace(query, after=None)))
        # the pages' own statement with another end, so that what is counted is what they give
        found, _, _ = cypher.load(f"read/{self._way_to(parameters)}").partition("RETURN properties(d)")
        [row] = self._transaction.run(f"{found}RETURN count(d) AS documents", parameters).data()
        return int(row["documents"])

    def count_files(self) -> int:
        [row] = self._read("count_files")
        return int(row["files"])

    def files(self) -> dict[FileKey, str]:
        return files_of(self._read("files"))

    def files_named(self, names: Collection[str]) -> dict[FileKey, str]:
        return files_of(self._read("files_named", {"names": _once(names)}))

    def files_of(self, sources: Collection[str]) -> dict[FileKey, str]:
        return files_of(self._read("files_of", {"sources": _once(sources)}))

    def text(self, sha256: str, start: int | None = None, end: int | None = None) -> str | None:
        rows = self._read("text", {"sources": [sha256]})
        return codec.unpack_text(rows[0]["text"])[start:end] if rows else None

    def versions(self, sources: Collection[str] | None = None) -> dict[str, str]:
        rows = self._read("versions") if sources is None else self._read("versions_of", {"sources": _once(sources)})
        return {row["sha256"]: row["version"] for row in rows}

    def extracts(self, sources: Collection[str]) -> dict[str, Extract]:
        rows = self._read("extracts", {"sources": _once(sources)})
        return {row["sha256"]: codec.unpack(row["extract"]) for row in rows}

    def corrections(self) -> str:
        return corrections_of(self._read("corrections"))

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        return _mentions(self._read("mentions", {"families": _once(families)}))

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        return _mentions(self._read("mentions_of", {"sources": _once(sources)}))

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        return _mentions(self._read("mentions_of_groups", {"groups": _once(groups)}))

    def unresolved(self) -> list[MentionRow]:
        return _mentions(self._read("unresolved"))

    def place_hints(self, numbers: Collection[str]) -> list[tuple[str, PlaceHint]]:
        rows = self._read("place_hints", {"numbers": _once(numbers)})
        return [(row["group"], codec.loads(PlaceHint, row["place_hint"])) for row in rows]

    def families_naming(self, issuers: Collection[str]) -> list[str]:
        return [row["family"] for row in self._read("families_naming", {"issuers": _once(issuers)})]

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        rows = [triple_row(triple) for triple in _once(triples)]
        return [claim_of(row) for row in self._read("claims", {"rows": rows})]

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        return [claim_of(row) for row in self._read("claims_of", {"sources": _once(sources)})]

    def claims_touching(self, places: Collection[MentionKey]) -> list[Claim]:
        by_source: dict[str, set[int]] = {}
        for sha256, index in places:
            by_source.setdefault(sha256, set()).add(index)
        rows = [{"sha256": sha256, "positions": sorted(indices)} for sha256, indices in by_source.items()]
        return [claim_of(row) for row in self._read("claims_touching", {"rows": rows})]

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        return nodes_of(self._read("nodes", {"ids": _once(ids)}))

    def outlines(self, ids: Collection[str]) -> dict[str, Outline]:
        rows = self._read("outlines", {"ids": _once(ids)})
        return {row["id"]: Outline(row["id"], row["level"], row["place"], row["issued_on"]) for row in rows}

    def narrowed(self, ids: Collection[str], by: Narrowing) -> set[str]:
        return {row["id"] for row in self._read("narrowed", {"ids": _once(ids), **asdict(by)})}

    def nodes_under(self, prefix: str, having: Mapping[str, str | bool] = MappingProxyType({})) -> list[Node]:
        return list(nodes_of(self._read("nodes_under", {"prefix": prefix, "having": dict(having)})).values())

    def documents(self, query: DocumentQuery) -> list[Node]:
        parameters = _document_parameters(comparable(query))
        return [node_of(row) for row in self._read(self._way_to(parameters), parameters)]

    def loaded_of(self, bodies: Collection[str], since: str, until: str) -> dict[str, tuple[int, int]]:
        asked = {"bodies": _once(bodies), "since": since, "until": until}
        return {row["id"]: (row["all"], row["later"]) for row in self._read("loaded_of", asked)}

    def edges(
        self,
        ids: Collection[str],
        labels: Collection[str],
        direction: Direction,
        to: Collection[str] | None = None,
    ) -> list[Edge]:
        found = edges_of(self._read(f"edges_{direction}", {"ids": _once(ids)}, labels=_types(labels)))
        if to is None:
            return found
        wanted, ends = set(ids), set(to)
        out, in_ = direction != "in", direction != "out"
        return [
            edge
            for edge in found
            if (out and edge.start in wanted and edge.end in ends)
            or (in_ and edge.end in wanted and edge.start in ends)
        ]

    def linked(
        self, ids: Collection[str], labels: Collection[str], direction: OneWay
    ) -> tuple[list[Edge], dict[str, Node]]:
        edges = self.edges(ids, labels, direction)
        return edges, self.nodes({edge.end if direction == "out" else edge.start for edge in edges})

    def neighbours(self, ids: Collection[str], labels: Collection[str], direction: OneWay) -> dict[str, Node]:
        return nodes_of(self._read(f"neighbours_{direction}", {"ids": _once(ids)}, labels=_types(labels)))

    def entered(self, ids: Collection[str], labels: Collection[str], besides: Collection[str] = ()) -> set[str]:
        asked = {"ids": _once(ids), "besides": list(besides)}
        return {row["id"] for row in self._read("entered", asked, labels=_types(labels))}

    def walk(self, start: str, labels: Collection[str], direction: Direction, depth: int | None) -> dict[str, int]:
        if depth is not None and depth < 1:
            return {}
        # the server takes no larger number, and no walk is that long
        bounded = depth is not None and depth <= DEEPEST
        slots = {"labels": _types(labels), "depth": str(depth) if bounded else ""}
        rows = self._read(f"walk_{direction}", {"start": start}, **slots)
        return dict(sorted(((row["id"], row["steps"]) for row in rows), key=lambda pair: pair[::-1]))

    def all_nodes(self) -> Iterator[Node]:
        return map(node_of, self._stream("all_nodes"))

    def all_edges(self) -> Iterator[Edge]:
        return edges_by_start(self._stream("all_edges"))

    def _read(self, name: str, parameters: Row | None = None, **slots: str) -> list[Row]:
        return self._transaction.run(cypher.load(f"read/{name}", **slots), parameters or {}).data()

    def _stream(self, name: str) -> Iterator[Row]:
        """Rows as they come, for answers larger than memory."""
        return (record.data() for record in self._transaction.run(cypher.load(f"read/{name}")))

    def _way_to(self, parameters: Row) -> str:
        """The statement that meets the fewest documents."""
        for column in ("number_key", "serial"):
            if parameters[column] is not None:
                return f"documents_by_{column.removesuffix('_key')}"
        if parameters["words"] and self._are_rare(parameters["phrase"]):
            return "documents_by_words"
        if parameters["issuer"] is not None:
            return "documents_by_issuer"
        return "documents" if parameters["findings"] is None else "documents_by_findings"

    def _are_rare(self, phrase: str) -> bool:
        [row] = self._read("count_words", {"phrase": phrase, "limit": COMMON + 1})
        return bool(row["found"] <= COMMON)


def _mentions(rows: list[Row]) -> list[MentionRow]:
    return [mention_of(row) for row in rows]


def _once(values: Collection[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


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
