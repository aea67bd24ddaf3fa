"""What a store holds, counted and digested, and whether its parts fit: for either engine, from one moment of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from graph_service.store.protocol import Reads
from loaders.errors import Saying

_BATCH = 200
#: as many of what does not fit are named
_MOST = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: counts, a digest over ledger and graph (of the same contents the same), what does not fit."""

    files: int
    texts: int
    mentions: int
    claims: int
    nodes: int
    edges: int
    digest: str
    faults: tuple[str, ...]


class _Check:
    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._digest = hashlib.sha256()
        self.counts = dict.fromkeys(("texts", "mentions", "claims", "nodes", "edges"), 0)
        self.faults: list[str] = []
        self._nodes: set[str] = set()

    def run(self) -> Checked:
        files = self._reads.files()
        for file, sha256 in sorted(files.items()):
            self._take("file", [file.name, file.root, sha256])
        self._take("corrections", self._reads.corrections())
        self._ledger(sorted(set(files.values())))
        self._graph()
        return Checked(len(files), **self.counts, digest=self._digest.hexdigest(), faults=tuple(self.faults[:_MOST]))

    def _ledger(self, sources: list[str]) -> None:
        for part in _batches(sources):
            extracts = self._reads.extracts(part)
            for sha256 in part:
                self._text(sha256, sha256 in extracts)
            for mention in self._reads.mentions_of(part):
                self._count("mentions", [*mention.key, mention.family, mention.document, repr(mention.reference)])
            for claim in self._reads.claims_of(part):
                self._count("claims", asdict(claim))

    def _text(self, sha256: str, is_extracted: bool) -> None:
        text = self._reads.text(sha256)
        self._count("texts", [sha256, text])
        if text is None or not is_extracted:
            self._fault(Saying("text {sha256} is named by a file and is not there", sha256=sha256))

    def _graph(self) -> None:
        for node in self._reads.all_nodes():
            self._nodes.add(node.id)
            self._count("nodes", [node.id, node.labels, node.properties])
        for edge in self._reads.all_edges():
            self._count("edges", [edge.start, edge.label, edge.end, edge.properties])
            if not {edge.start, edge.end} <= self._nodes:
                told = {"start": edge.start, "label": edge.label, "end": edge.end}
                self._fault(Saying("edge {start} {label} {end} lacks a node", **told))

    def _count(self, kind: str, told: Any) -> None:
        self.counts[kind] += 1
        self._take(kind, told)

    def _take(self, kind: str, told: Any) -> None:
        line = json.dumps([kind, told], ensure_ascii=True, sort_keys=True, default=str)
        self._digest.update(line.encode() + b"\n")

    def _fault(self, told: Saying) -> None:
        self.faults.append(told)


def check(reads: Reads) -> Checked:
    """Read all of a store; raises what reading it raises."""
    return _Check(reads).run()


def _batches(sources: Iterable[str]) -> Iterator[list[str]]:
    left = iter(sources)
    while part := list(islice(left, _BATCH)):
        yield part
