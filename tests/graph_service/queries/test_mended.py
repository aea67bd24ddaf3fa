"""A walk of before that is mended is the walk of now, whatever changed between."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_tools import document, embedded, evidence, write

from graph_service.queries import mended
from graph_service.queries import reached as module
from graph_service.queries.reached import Reached, reached
from graph_service.store import open_store, sqlite_changes
from graph_service.store.protocol import Direction, Reads, Store, ask
from loaders.model import Edge

LABELS = ("IMPLEMENTS", "CONTINUES")
ROOT = "plan-00"
IDS = [f"plan-{number:02}" for number in range(40)]
QUESTIONS: list[tuple[Direction, int | None]] = [("in", None), ("in", 2), ("out", None), ("out", 3)]


@pytest.fixture(autouse=True)
def _small_walks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Walks of a few documents, and of none, are kept too."""
    monkeypatch.setattr(module, "LARGE", 0)
    module._kept.clear()
    yield
    module._kept.clear()


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was walked anew and not mended."""
    walked: list[str] = []
    real = module._walked

    def noted(reads: Reads, root: str, *rest: object) -> Reached:
        walked.append(root)
        return real(reads, root, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_walked", noted)
    return walked


def edge(start: str, end: str, label: str = "IMPLEMENTS") -> Edge:
    """An edge with a sentence."""
    return Edge(start, label, end, {"evidence": [evidence()]})


def walked(reads: Reads, root: str, direction: Direction, depth: int | None) -> tuple[dict[str, int], object]:
    """What a walk finds that nobody kept."""
    steps = reads.walk(root, LABELS, direction, depth)
    return {root: 0, **steps}, tuple((count, key) for key, count in steps.items())


def check(store: Store, root: str = ROOT) -> None:
    """Every question is answered as a fresh walk would answer it."""
    for direction, depth in QUESTIONS:
        found, fresh = ask(
            store,
            lambda reads, way=direction, bound=depth: (  # type: ignore[misc]
                reached(reads, root, LABELS, way, bound),
                walked(reads, root, way, bound),
            ),
        )
        assert (dict(found.depths), found.order) == fresh, (direction, depth)


def changed(chance: random.Random) -> dict[str, object]:
    """Some edges more, some fewer, and now and then a document gone or come back."""

    def some(most: int) -> list[tuple[str, str, str]]:
        ends = [chance.sample(IDS, 2) for _ in range(chance.randint(0, most))]
        return [(start, chance.choice((*LABELS, "CITES")), end) for start, end in ends]

    gone = chance.sample(IDS[1:], chance.choice((0, 0, 0, 1, 2)))
    drop = some(8)
    there = [document(each) for each in IDS if each not in gone]
    put = [edge(start, end, label) for start, label, end in some(4) if not {start, end} & set(gone)]
    return {"drop_edges": drop, "drop_nodes": gone, "put_nodes": there, "put_edges": put}


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_walk_of_now(seed: int, walks: list[str]) -> None:
    """After any changes, circles and lost documents among them, what is mended equals what is walked."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    with embedded() as store:
        tree = [edge(IDS[at], IDS[chance.randrange(max(1, at // 2))]) for at in range(1, len(IDS))]
        write(store, put_nodes=map(document, IDS), put_edges=tree)
        check(store)
        walks.clear()
        for _ in range(25):
            for _ in range(chance.randint(1, 3)):
                write(store, **changed(chance))
            check(store)
    assert walks == []


def test_a_cut_takes_what_hangs_on_it_alone(walks: list[str]) -> None:
    """Where a chain is cut, what has another way stays, with the steps of that way."""
    told = [edge("b", "a"), edge("c", "b"), edge("d", "c"), edge("e", "b"), edge("e2", "a"), edge("e1", "e2")]
    with embedded() as store:
        write(store, put_nodes=map(document, "abcde"), put_edges=told[:4])
        write(store, put_nodes=map(document, ("e1", "e2")), put_edges=[*told[4:], edge("d", "e1")])
        check(store, "a")
        walks.clear()
        write(store, drop_edges=[("c", "IMPLEMENTS", "b")])
        found = ask(store, lambda reads: reached(reads, "a", LABELS, "in", None))
        assert found.order == ((1, "b"), (1, "e2"), (2, "e"), (2, "e1"), (3, "d"))
        write(store, drop_edges=[("e1", "IMPLEMENTS", "e2")])
        found = ask(store, lambda reads: reached(reads, "a", LABELS, "in", None))
        assert found.order == ((1, "b"), (1, "e2"), (2, "e"))
    assert walks == []


def test_what_another_process_wrote_is_seen(tmp_path: Path, walks: list[str]) -> None:
    """A store that is open twice: what the one writes, the other's kept walks are mended by."""
    url = f"sqlite:{tmp_path / 'store.db'}"
    with closing(open_store(url)) as one, closing(open_store(url)) as other:
        write(one, put_nodes=map(document, "abc"), put_edges=[edge("b", "a")])
        check(one, "a")
        walks.clear()
        write(other, put_edges=[edge("c", "b")])
        found = ask(one, lambda reads: reached(reads, "a", LABELS, "in", None))
        assert (found.order, walks) == (((1, "b"), (2, "c")), [])


def test_much_is_walked_anew(monkeypatch: pytest.MonkeyPatch, walks: list[str]) -> None:
    """Where mending would meet a great part of the chain, or the store tells too many edges, all is walked."""
    monkeypatch.setattr(mended, "MOST", 5)
    with embedded() as store:
        write(store, put_nodes=map(document, IDS), put_edges=[edge(each, ROOT) for each in IDS[1:]])
        for most, gone in ((400, IDS[1:20]), (2, IDS[20:30])):
            monkeypatch.setattr(sqlite_changes, "EDGES", most)
            check(store)
            walks.clear()
            write(store, drop_edges=[(each, "IMPLEMENTS", ROOT) for each in gone])
            check(store)
            assert len(walks) >= 2
