"""Medians, so that one disturbed run does not decide."""

import gc
import statistics
import time
from collections.abc import Callable


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes by the wall clock; rubbish of what ran before is collected first."""
    gc.collect()
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def median_seconds(run: Callable[[], object], repeat: int) -> float:
    """The median of ``repeat`` runs after one that warms caches and is not counted."""
    run()
    return statistics.median(seconds(run) for _ in range(repeat))


def median_of_fresh(prepare: Callable[[], Callable[[], object]], repeat: int) -> float:
    """The median of ``repeat`` runs that each need a fresh start; ``prepare`` is not counted."""
    return statistics.median(seconds(prepare()) for _ in range(repeat))
