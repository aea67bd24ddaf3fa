"""The highest rate of answers at which nearly all of them come in time: doubled while it holds, then bisected."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

#: milliseconds within which 99 in 100 answers of each kind are to come
IN_TIME = 10.0
#: the rate that is begun with, the highest that is tried, and halvings of what lies between holding and not
FIRST, MOST, HALVINGS = 20.0, 5_120.0, 4
#: a rate is tried so often until it holds: on a shared machine something else may have its turn meanwhile
TRIES = 2


@dataclass(frozen=True, slots=True)
class Highest:
    """Answers a second that held, 0 where not even the first did, and the lowest above that did not."""

    held: float
    failed: float | None


def within(taken: Iterable[float], share: float = 0.99) -> float:
    """Milliseconds within which so many of these seconds are."""
    ordered = sorted(taken)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def is_in_time(taken: Sequence[tuple[str, float]]) -> bool:
    """Whether of each kind of question 99 in 100 were answered in time."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for kind, seconds in taken:
        kinds[kind].append(seconds)
    return all(within(each) <= IN_TIME for each in kinds.values())


def highest(answers: Callable[[float], Sequence[tuple[str, float]]]) -> Highest:
    """The highest rate at which ``answers`` come in time; it asks at a rate and gives the seconds of each kind."""

    def holds(rate: float) -> bool:
        return any(is_in_time(answers(rate)) for _ in range(TRIES))

    held, tried = 0.0, FIRST
    while tried <= MOST and holds(tried):
        held, tried = tried, 2 * tried
    if not held or tried > MOST:
        return Highest(held, None if held else tried)
    failed = tried
    for _ in range(HALVINGS):
        middle = (held + failed) / 2
        held, failed = (middle, failed) if holds(middle) else (held, middle)
    return Highest(held, failed)
