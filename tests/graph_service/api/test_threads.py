"""Threads that work for an event loop."""

import asyncio
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest

from graph_service.api.threads import Threads


@pytest.fixture
def threads() -> Iterator[Threads]:
    """Two of them."""
    made = Threads(2, "test")
    yield made
    made.close()


def test_work_is_done_elsewhere_and_told(threads: Threads) -> None:
    """What it returns, or raises, whoever awaits it gets."""

    async def ask() -> None:
        assert await threads.do(threading.get_ident) != threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            await threads.do(lambda: 1 / 0)

    asyncio.run(ask())


def test_the_one_that_was_busy_last_is_the_next(threads: Threads) -> None:
    """One after the other, all is done by one thread, though there may be two."""

    async def ask() -> set[int]:
        return {await threads.do(threading.get_ident) for _ in range(20)}

    assert len(asyncio.run(ask())) == 1


def test_no_more_than_so_many_work_at_once(threads: Threads) -> None:
    """The rest waits for its turn, and has it."""
    at_once, most, lock = 0, 0, threading.Lock()

    def work() -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.01)
        with lock:
            at_once -= 1

    async def ask() -> None:
        await asyncio.gather(*(threads.do(work) for _ in range(10)))

    asyncio.run(ask())
    assert (most, at_once) == (2, 0)


def test_who_gives_up_leaves_the_thread_to_others(threads: Threads) -> None:
    """The work goes on; its thread takes the next when it is done."""
    go_on = threading.Event()

    async def ask() -> bool:
        given_up = [threads.do(go_on.wait) for _ in range(2)]
        waiting = threads.do(lambda: True)
        for each in given_up:
            each.cancel()
        go_on.set()
        return await waiting

    assert asyncio.run(ask())


def test_a_loop_that_has_ended_is_not_waited_for(threads: Threads) -> None:
    """Its work is done, and other loops have their answers."""
    go_on = threading.Event()

    async def leave() -> None:
        threads.do(go_on.wait)

    async def ask() -> int:
        return await threads.do(lambda: 5)

    asyncio.run(leave())
    go_on.set()
    assert asyncio.run(ask()) == 5


def test_closing_waits_for_what_is_in_work() -> None:
    """And no thread is left afterwards."""
    threads, done = Threads(1, "closed"), list[int]()

    def work(each: int) -> None:
        time.sleep(0.01)
        done.append(each)

    async def ask() -> None:
        for each in range(3):
            threads.do(partial(work, each))
        await asyncio.sleep(0)

    asyncio.run(ask())
    threads.close()
    assert done == [0, 1, 2]
    assert not [each for each in threading.enumerate() if each.name == "closed"]
