"""Whether the store answers: asked in a thread of its own, and known after a few seconds whatever the store does."""

import asyncio
import time
from collections.abc import Callable
from threading import Lock, Thread

from graph_service.errors import StoreUnavailable
from loaders.errors import Saying

#: seconds that a supervisor waits at most
PATIENCE = 3.0
_PAUSE = 0.02


class Readiness:
    """Asks one question at a time: a store that does not answer holds one thread, however often it is asked."""

    def __init__(self, question: Callable[[], object]) -> None:
        self._question = question
        self._lock = Lock()
        self._asking: _Asking | None = None

    async def check(self) -> None:
        """Return where the store answers; raise its error, or ``StoreUnavailable`` where it says nothing."""
        with self._lock:
            if self._asking is None or self._asking.is_over:
                self._asking = _Asking(self._question)
            asking = self._asking
        until = time.monotonic() + PATIENCE
        while not asking.is_over:
            if time.monotonic() >= until:
                raise StoreUnavailable(
                    Saying("store"), Saying("it has not answered for {seconds:g} s", seconds=PATIENCE), "Look after it."
                )
            await asyncio.sleep(_PAUSE)
        if asking.error is not None:
            raise asking.error


class _Asking:
    """One question to the store."""

    def __init__(self, question: Callable[[], object]) -> None:
        self._question = question
        self.is_over = False
        self.error: Exception | None = None
        Thread(target=self._ask, name="readiness", daemon=True).start()

    def _ask(self) -> None:
        try:
            self._question()
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self.error = error
        finally:
            self.is_over = True
