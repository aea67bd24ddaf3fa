"""The page of a hub: server time of a directive that ten thousand documents carry out."""

import tempfile
from contextlib import closing
from pathlib import Path

from bench.result import Result
from bench.timing import median_seconds
from graph_service.page.document import document_page
from graph_service.page.rendering import rendered
from graph_service.queries import every as queries
from graph_service.store import open_store
from graph_service.store.protocol import Change, Reads, Store, ask
from graph_service.words import Words
from loaders.model import Edge, Node

_ROOT, _MANY = "1-nq-tw.2021", 10_000


def measure(repeat: int) -> Result:
    """The whole page, markup too, beside one page of fifty of the same chain as the API gives it."""
    with (
        tempfile.TemporaryDirectory(prefix="directive-graph-bench-") as folder,
        closing(open_store(f"sqlite:{Path(folder) / 'hub.db'}")) as store,
    ):
        _fill(store)
        ours = median_seconds(lambda: ask(store, _page), repeat)
        theirs = median_seconds(lambda: ask(store, lambda reads: queries.implementing(reads, _ROOT, limit=50)), repeat)
        return Result("a page of a hub", f"{_MANY:,} documents", ours, "fifty of it by the API", theirs)


def _page(reads: Reads) -> str:
    words = Words("vi")
    node = reads.nodes([_ROOT])[_ROOT]
    page = document_page(reads, words, node, "/vi")
    shared = {
        "say": words,
        "base": "/vi",
        "other": "en",
        "other_address": "/en",
        "refresh": False,
        "here": "/vi",
        "q": "",
        "caller": None,
        "may_load": False,
        "may_edit": False,
    }
    return rendered("document.html", title=page.name, page=page, node=node, **shared)


def _fill(store: Store) -> None:
    """A central resolution, and plans of as many districts with one sentence each."""
    nodes = [_node(_ROOT, "1-NQ/TW", "Nghị quyết", "central", None)]
    edges = []
    for at in range(_MANY):
        nodes.append(_node(f"{at}-kh-hu.noi-{at}.2020", f"{at}-KH/HU", "Kế hoạch", "district", f"Nơi {at}"))
        quote = f"Kế hoạch số {at}-KH/HU thực hiện Nghị quyết số 1-NQ/TW."
        told = {"source": nodes[-1].id, "file": f"{at}.txt", "start": 0, "end": len(quote), "quote": quote}
        item = {**told, "rule": "implements", "confidence": 0.95}
        edges += [Edge(nodes[-1].id, label, _ROOT, {"evidence": [item]}) for label in ("IMPLEMENTS", "CITES")]
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes, put_edges=edges))


def _node(key: str, number: str, kind: str, level: str, place: str | None) -> Node:
    known = {"name": f"{kind} {number}", "number": number, "type": kind, "level": level, "place": place}
    label, cited = ("Resolution", _MANY) if level == "central" else ("Plan", 0)
    told = {**known, "issued_on": "2021-04-05", "issuers": ["Huyện ủy"], "citations": cited, "in_corpus": True}
    return Node(key, ("Document", label), told)
