"""A load of all at once comes to what steps come to, byte for byte, whatever the store held."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from duty_texts import RESULTS
from duty_texts import TEXTS as DUTIES
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from said_right import said_right
from store_tools import clear, embedded, keyed, now, update
from texts import directives, said

from graph_service.export import forms as export
from graph_service.ledger.at_once import loading, phases, plan
from graph_service.ledger.at_once.kept import Keeper, Kept
from graph_service.ledger.step import correct
from graph_service.store import codec
from graph_service.store.protocol import FileKey, Store
from graph_service.store.rows import SourceLine
from loaders.model import Extract

#: some of them are called otherwise while others are there
FILES = ("a.txt", "b.txt", "c/a.txt", "d.txt", "e.txt", FileKey("a.txt", "/srv/one"), FileKey("a.txt", "/srv/two"))
POOLS = st.lists(directives(), min_size=6, max_size=6, unique=True)
PUT = st.dictionaries(st.sampled_from(FILES), st.integers(0, 5), max_size=6)
#: the number of a text for each file
Put = dict[Any, int]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phase is done in this process, two texts a part: a process of its own for each example would take long."""
    done = {"deal": phases.deal, "resolve": phases.resolve, "state": phases.state, "join": phases.join}
    monkeypatch.setattr(
        loading, "phase", lambda name, folder, parts, _: [done[name](folder, at) for at in range(parts)]
    )
    monkeypatch.setattr(plan, "TEXTS_OF_A_PART", 2)
    monkeypatch.setattr(phases, "_plan", phases.read_plan)


def at_once(store: Store, put: Mapping[FileKey, Extract], gone: list[FileKey] | None = None) -> Mapping[str, int]:
    """Bring files into a store, and take some back, as a load of all at once does once it has read."""
    with TemporaryDirectory() as made:
        folder, keeper = Path(made), Keeper(Path(made))
        brought: dict[FileKey, Kept] = {}
        for file, extract in put.items():
            line = SourceLine(extract.sha256, extract.version, codec.pack(extract), codec.pack_text(extract.sha256))
            brought[file] = keeper.keep(line, extract, file.name)
        keeper.close()
        return loading.write_all(store, folder, brought, now(store).files(), gone or [], lambda *_: None, [])


def take(store: Store, put: Mapping[Any, Extract], drop: list[Any] | None = None) -> None:
    """One step."""
    with store.writing() as writer:
        update(writer, put, drop or [], {extract.sha256: extract.sha256 for extract in put.values()})


def everything(store: Store) -> dict[str, Any]:
    """The export, byte for byte, and all that the ledger holds."""
    reads = now(store)
    files = reads.files()
    texts = sorted(set(files.values()))
    return {
        "graph": "".join(export.jsonl(reads)),
        "files": files,
        "extracts": reads.extracts(texts),
        "texts": [reads.text(sha256) for sha256 in texts],
        "mentions": reads.mentions_of(texts),
        "claims": reads.claims_of(texts),
        "unresolved": reads.unresolved(),
        "documents": reads.count_documents(),
        "corrections": reads.corrections(),
    }


def held(put: Mapping[Any, int], pool: list[Extract]) -> dict[FileKey, Extract]:
    """The texts that files are put with, by their keys."""
    return {key: pool[put[file]] for file, key in keyed(put).items()}


def assert_alike(store: Store, pool: list[Extract], before: Mapping[Any, int], more: Mapping[Any, int], gone: set[Any],
                 corrections: str) -> None:  # fmt: skip
    """What was there by steps and what comes at once gives what a fresh store gives that takes one step."""
    outcome = {file: text for file, text in held(before, pool).items() if file not in keyed(gone).values()}
    outcome |= held(more, pool)
    event(f"{len(outcome)} files at the end, {len(before)} before")
    if before:
        take(store, held(before, pool))
    with store.writing() as writer:
        correct(writer, corrections)
    at_once(store, held(more, pool), [file for file in keyed(gone).values() if file not in held(more, pool)])
    with embedded() as fresh:
        with fresh.writing() as writer:
            correct(writer, corrections)
        take(fresh, outcome)
        assert everything(store) == everything(fresh)
        # and it is a store like any other: one more step comes to the same too
        last = next(iter(keyed(["z.txt"]).values()))
        for each in (store, fresh):
            take(each, {last: pool[0]}, list(outcome)[:1])
        assert everything(store) == everything(fresh)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(texts=POOLS, before=PUT, more=PUT, gone=st.sets(st.sampled_from(FILES)))
def test_all_at_once_is_as_steps(texts: list[str], before: Put, more: Put, gone: set[Any]) -> None:
    """An empty store or one that holds something, files changed, renamed and gone: graph and ledger are the same."""
    with embedded() as store:
        assert_alike(store, [said(text) for text in texts], before, more, gone, "")


@settings(max_examples=3, deadline=None, suppress_health_check=QUIET)
@given(texts=POOLS, more=PUT)
def test_all_at_once_is_as_steps_in_neo4j(neo4j_store: Store, texts: list[str], more: Put) -> None:
    """A real Neo4j that is empty is filled with the same."""
    clear(neo4j_store)
    assert_alike(neo4j_store, [said(text) for text in texts], {}, more, set(), "")


@settings(max_examples=40, deadline=None, suppress_health_check=QUIET)
@given(data=st.data(), texts=POOLS, before=PUT, more=PUT)
def test_corrections_hold(data: st.DataObject, texts: list[str], before: Put, more: Put) -> None:
    """What people have set right holds in a load of all at once as it holds in steps."""
    pool = [said(text) for text in texts]
    with embedded() as store:
        take(store, {FileKey(f"{at}.txt"): extract for at, extract in enumerate(pool)})
        nodes, edges = list(now(store).all_nodes()), list(now(store).all_edges())
    with embedded() as store:
        assert_alike(store, pool, before, more, set(), data.draw(said_right(nodes, edges, pool)))


def test_duties_are_the_same() -> None:
    """Tasks, targets, who has which part in them and who is told are nodes and edges as by steps."""
    pool = [said(text) for text in (*DUTIES, *RESULTS)]
    put = {FileKey(f"{at}.txt"): extract for at, extract in enumerate(pool)}
    with embedded() as store, embedded() as steps:
        at_once(store, put)
        for file, extract in put.items():
            take(steps, {file: extract})
        assert everything(store) == everything(steps)
        assert {"Task", "Target"} <= {node.labels[0] for node in now(store).all_nodes()}
        assert {"REALISES", "REPORTS"} <= {edge.label for edge in now(store).all_edges()}


def test_joint_papers_are_the_same() -> None:
    """What several bodies issued together leads to each of them, as by steps."""
    head = "SỞ NỘI VỤ - SỞ TÀI CHÍNH\nTỈNH AN BÌNH\nSố: 15/HDLN-SNV-STC\n\nHƯỚNG DẪN LIÊN NGÀNH\nVề chi trả phụ cấp\n"
    naming = "Căn cứ Hướng dẫn số 15/HDLN-SNV-STC ngày 02/3/2022 của Sở Nội vụ tỉnh An Bình về chi trả phụ cấp;\n"
    put = {FileKey("head.txt"): said(head), FileKey("naming.txt"): said(naming)}
    with embedded() as store, embedded() as steps:
        at_once(store, put)
        for file, extract in put.items():
            take(steps, {file: extract})
        assert everything(store) == everything(steps)
        assert len([edge for edge in now(store).all_edges() if edge.label == "ISSUED_BY"]) >= 2
