"""How a load goes on, as server-sent events: one at each change, the last one called ``end``."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from .journal import FINISHED

EVENTS = "text/event-stream"
#: seconds between two looks, and after how many a line is sent that says nothing, so that no proxy hangs up
_PAUSE, _PATIENCE = 0.2, 15.0


class Standing(Protocol):
    """A load as it stands, as it leaves the house."""

    @property
    def state(self) -> str: ...

    def model_dump_json(self) -> str: ...


async def events(look: Callable[[], Standing]) -> AsyncIterator[str]:
    """An event for each change that a look finds, until the load has ended; no thread waits meanwhile."""
    sent, silent = "", 0.0
    while True:
        standing = look()
        told = standing.model_dump_json()
        ended = standing.state in FINISHED
        if told != sent or ended:
            yield f"event: {'end' if ended else 'progress'}\ndata: {told}\n\n"
            sent, silent = told, 0.0
        elif silent >= _PATIENCE:
            yield ": \n\n"
            silent = 0.0
        if ended:
            return
        await asyncio.sleep(_PAUSE)
        silent += _PAUSE
