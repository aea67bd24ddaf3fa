"""The highest rate is found by asking, whatever the service holds."""

from collections.abc import Callable

import pytest

from bench.rates import FIRST, MOST, Highest, highest, is_in_time, within


def service(limit: float, asked: list[float] | None = None) -> Callable[[float], list[tuple[str, float]]]:
    """Answers in 1 ms up to a rate, and in 50 ms beyond it."""

    def answers(rate: float) -> list[tuple[str, float]]:
        if asked is not None:
            asked.append(rate)
        return [("status", 0.001 if rate <= limit else 0.05)] * 100

    return answers


@pytest.mark.parametrize("limit", [21, 39.9, 40, 333, 1000, 5000])
def test_the_rate_is_found_to_a_sixteenth_of_the_last_doubling(limit: float) -> None:
    """What held is within the limit and what failed above it, and they are near each other."""
    found = highest(service(limit))
    assert found.failed
    assert found.held <= limit < found.failed
    assert found.failed - found.held <= found.held / 16


def test_a_service_that_is_too_slow_or_too_fast_is_told_apart() -> None:
    """Not even the first rate holds, or even the last one does."""
    assert highest(service(FIRST - 1)) == Highest(0.0, FIRST)
    assert highest(service(1e9)) == Highest(MOST, None)


def test_one_disturbed_try_does_not_decide() -> None:
    """A rate that holds the second time holds; one that does not is not asked a third time."""
    asked: list[float] = []
    answers = service(40, asked)

    def disturbed(rate: float) -> list[tuple[str, float]]:
        found = answers(rate)
        return [("status", 0.05)] * 100 if asked.count(rate) == 1 else found

    assert highest(disturbed).held == 40
    assert {asked.count(rate) for rate in asked} == {2}


def test_every_kind_has_to_be_in_time() -> None:
    """One kind that is late is not hidden by many that are not."""
    quick, late = [("document", 0.001)] * 1000, [("number", 0.011)] * 5
    assert is_in_time(quick)
    assert not is_in_time([*quick, *late])
    # one in a hundred may be late
    assert is_in_time([*[("number", 0.001)] * 199, ("number", 1.0)])


def test_a_share_is_told_in_milliseconds() -> None:
    """99 of 100 are within the time that is told."""
    assert within([number / 1000 for number in range(1, 101)]) == pytest.approx(100)
    assert within([number / 1000 for number in range(1, 101)], 0.5) == pytest.approx(51)
