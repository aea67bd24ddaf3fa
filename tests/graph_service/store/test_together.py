"""Readers and writers of one store, on every engine."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from store_tools import document, everything, now, write

from graph_service.store.protocol import Change, Store
from loaders.model import Edge


def test_readers_do_not_wait(store: Store) -> None:
    """While a transaction is open, other threads read what was there before it began."""
    write(store, put_nodes=[document("a")])
    with ThreadPoolExecutor() as pool, store.writing() as writer:
        writer.apply(Change(put_nodes=[document("b")], put_edges=[Edge("a", "CITES", "b")]))
        seen = pool.submit(everything, store).result()
    assert [node.id for node in seen[0]] == ["a"]
    assert seen[1] == []
    assert [node.id for node in now(store).all_nodes()] == ["a", "b"]


def test_writers_take_turns(open_again: Callable[[], Store]) -> None:
    """What a writer reads stays true until it has written: counting by two stores at once loses nothing."""
    stores = [open_again(), open_again()]
    write(stores[0], put_nodes=[document("a", citations=0)])
    together = Barrier(len(stores))

    def count(store: Store) -> None:
        together.wait()
        for _ in range(15):
            with store.writing() as writer:
                held = writer.nodes(["a"])["a"].properties["citations"]
                writer.apply(Change(put_nodes=[document("a", citations=held + 1)]))

    with ThreadPoolExecutor() as pool:
        for counting in [pool.submit(count, store) for store in stores]:
            counting.result()
    assert now(stores[0]).nodes(["a"])["a"].properties["citations"] == 30


def test_a_store_is_still_there(open_again: Callable[[], Store]) -> None:
    """What was written is there when the store is opened again, and after an export that was not read to its end."""
    first = open_again()
    write(first, put_nodes=[document("a"), document("b")], files={"x": "1"})
    before = everything(first)
    with first.reading() as reads:
        next(reads.all_nodes())
    assert everything(open_again()) == before
    write(first, put_nodes=[document("c")])
    assert [node.id for node in now(open_again()).all_nodes()] == ["a", "b", "c"]
