"""A store is filled anew as a whole or not at all, on every engine."""

import re
from contextlib import contextmanager
from typing import Any

import pytest
from store_tools import claim, document, everything, evidence, extract, mention, now, write

from graph_service.errors import StoreRefused
from graph_service.store import codec, sqlite_filling
from graph_service.store.protocol import FileKey, Filler, Store
from graph_service.store.rows import EdgeLine, SourceLine, claim_line, mention_line, node_line
from loaders.model import Edge

SAID = claim("1", 0)
EDGE = Edge("a", "IMPLEMENTS", "b", {"evidence": [SAID.evidence], "part": ["Điều 2"]})
TOLD = Edge("b", "CITES", "a", {"evidence": []})


def fill(filler: Filler) -> None:
    """One text, a mention, a claim with its edge, and an edge that no sentence says."""
    line = SourceLine("1", "x1", codec.pack(extract("1")), codec.pack_text("văn bản"))
    filler.put_files({FileKey("a.txt", "/srv"): "1"}, filler.before.corrections())
    filler.put_sources([line])
    filler.put_mentions([mention_line(mention("1", 0))])
    filler.put_claims([claim_line(SAID)])
    filler.put_nodes([node_line(document("a")), node_line(document("b"))])
    items = [codec.dumps(SAID.evidence)]
    filler.put_edges([EdgeLine(*_triple(EDGE), '{"part":["Điều 2"]}', items, [("1", 0)])])
    filler.put_edges([EdgeLine(*_triple(TOLD), '{"evidence":[]}', [], [])])


def fail(store: Store) -> None:
    """Fill a store and break off."""
    with store.filling() as filler:
        fill(filler)
        raise RuntimeError("power cut")


def _triple(edge: Edge) -> tuple[str, str, str]:
    return edge.start, edge.label, edge.end


def test_what_is_put_is_there(store: Store) -> None:
    """Files, texts, mentions, claims, nodes and edges come back as from any other change, and are found by words."""
    before = now(store).state()
    with store.filling() as filler:
        fill(filler)
        with filler.writer() as writer:
            assert writer.claims([_triple(EDGE)]) == [SAID]
    reads = now(store)
    assert everything(store)[1] == [EDGE, TOLD]
    assert (reads.text("1"), reads.extracts(["1"]), reads.versions()) == ("văn bản", {"1": extract("1")}, {"1": "x1"})
    assert reads.mentions_of(["1"]) == [mention("1", 0)]
    assert reads.claims_of(["1"]) == [SAID]
    assert [node.id for node in reads.nodes_under("")] == ["a", "b"]
    assert reads.state() != before
    write(store, drop_claims=[("1", 0)], put_edges=[Edge("a", "CITES", "b", {"evidence": [evidence()]})])
    assert len(everything(store)[1]) == 3


def test_a_filling_that_fails_leaves_nothing(store: Store) -> None:
    """Whatever was put before it failed, the store is as empty as it was, and can be filled."""
    with pytest.raises(RuntimeError, match="power cut"):
        fail(store)
    assert everything(store) == ([], [], {})
    with store.filling() as filler:
        fill(filler)
    assert everything(store)[1] == [EDGE, TOLD]


def test_what_stood_before_is_read_and_goes(store: Store) -> None:
    """An embedded store that holds something is filled anew, and stands as it was where that fails; Neo4j refuses."""
    write(store, files={"z.txt": "9"}, put_nodes=[document("z")], put_sources=[extract("9")])
    held = everything(store)
    if not store.refills:
        with pytest.raises(StoreRefused, match="not empty"), store.filling():
            pass
        assert everything(store) == held
        return
    with pytest.raises(RuntimeError, match="power cut"):
        fail(store)
    assert everything(store) == held
    with store.filling() as filler:
        assert filler.before.extracts(["9"]) == {"9": extract("9")}
        fill(filler)
    assert [node.id for node in everything(store)[0]] == ["a", "b"]
    assert now(store).extracts(["9"]) == {}


def test_a_server_cleans_up_after_a_filler_that_died(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads a Neo4j after a process was killed while it filled one finds it empty, not half full."""
    if store.refills:
        pytest.skip("an embedded store is filled in one transaction")
    moments = store._moments  # type: ignore[attr-defined]

    @contextmanager
    def killed(self: Any) -> Any:
        with self.holding() as transaction:
            self._settle()
            self._database.run("write/begin_commit")
            self._database.run("write/begin_filling")
            yield transaction

    monkeypatch.setattr(type(moments), "filling", killed)
    with store.filling() as filler:
        fill(filler)
    assert everything(store) == ([], [], {})
    monkeypatch.undo()
    with store.filling() as filler:
        fill(filler)
    assert everything(store)[1] == [EDGE, TOLD]


def test_every_table_is_made_anew() -> None:
    """No table of the schema is left as it was."""
    made = re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", sqlite_filling.TABLES, re.MULTILINE)
    assert sorted(made) == sorted(sqlite_filling.DROPPED)


def test_edges_need_their_nodes(store: Store) -> None:
    """An edge without a node is an error, and nothing of the filling stays."""

    def lack() -> None:
        with store.filling() as filler:
            filler.put_files({}, filler.before.corrections())
            filler.put_edges([EdgeLine(*_triple(TOLD), "{}", [], [])])

    with pytest.raises((KeyError, ValueError)):
        lack()
    assert everything(store) == ([], [], {})
