"""Python's collector of cycles, told to rest while a step is worked out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Collect no cycles inside the block, in any thread.

    A step holds its mentions and claims by the hundred thousand and makes no cycles of them; looking
    for some again and again took a third of its time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
