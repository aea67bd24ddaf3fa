"""What is kept of a hub's walk is what a walk would find, and goes with the state that it was of."""

from collections.abc import Iterator

import pytest
from store_tools import document, embedded, evidence, now, write

from graph_service.queries import reached as module
from graph_service.queries.chains import implementing
from graph_service.queries.reached import reached
from graph_service.store.protocol import Store, ask
from loaders.model import Edge


def carried_out(count: int) -> tuple[list[str], list[Edge]]:
    """So many documents that implement one hub."""
    ids = [f"plan-{number:03}" for number in range(count)]
    return ids, [Edge(each, "IMPLEMENTS", "hub", {"evidence": [evidence()]}) for each in ids]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A hub of thirty, which is large enough to be kept."""
    monkeypatch.setattr(module, "LARGE", 20)
    module._kept.clear()
    ids, edges = carried_out(30)
    with embedded() as store:
        write(store, put_nodes=[document("hub"), *map(document, ids)], put_edges=edges)
        yield store


def test_pages_of_a_hub_are_of_one_walk(hub: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages follow on one another with the number of all, and only the first has to walk."""
    first = ask(hub, lambda reads: implementing(reads, "hub", limit=20))
    with hub.reading() as reads:
        monkeypatch.setattr(type(reads), "walk", None)
    second = ask(hub, lambda reads: implementing(reads, "hub", after=first.next, limit=20))
    assert (first.total, second.total, second.next) == (30, 30, None)
    shown = [step.document.id for page in (first, second) for step in page.steps]
    assert shown == carried_out(30)[0]


def test_a_change_is_seen(hub: Store) -> None:
    """What was walked before a change is not told after it."""
    assert ask(hub, lambda reads: implementing(reads, "hub", limit=5)).total == 30
    write(hub, drop_edges=[("plan-007", "IMPLEMENTS", "hub")])
    assert ask(hub, lambda reads: implementing(reads, "hub", limit=5)).total == 29


def test_little_is_kept(hub: Store) -> None:
    """Only walks that meet many are kept, and only a few of these."""
    for depth in range(1, 12):
        ask(hub, lambda reads, depth=depth: reached(reads, "hub", ("IMPLEMENTS",), "in", depth))  # type: ignore[misc]
    ask(hub, lambda reads: reached(reads, "plan-001", ("IMPLEMENTS",), "out", None))
    assert [key[4] for key in module._kept] == [8, 9, 10, 11]
    assert len(now(hub).walk("hub", ("IMPLEMENTS",), "in", None)) == 30
