"""Steps grow where most of their work is done once more in the next, as far as memory bears."""

from graph_service.ledger.steps import FEWEST, MOST_MENTIONS, StepSize

MOST = 1_000


def learnt(*steps: tuple[int, int]) -> int:
    """The files of the step after these, each told by the mentions that it resolved and wrote."""
    size = StepSize(MOST)
    for resolved, written in steps:
        size.learn(resolved, written)
    return size.files


def test_a_step_that_writes_what_it_resolves_is_large_enough() -> None:
    """Nothing would be saved by a larger one."""
    assert learnt((2_000, 2_000), (3_900, 2_000)) == FEWEST


def test_steps_double_to_a_limit() -> None:
    """Each step that mostly resolves again makes the next one twice as large, up to what one transaction bears."""
    assert learnt((8_000, 2_000)) == 2 * FEWEST
    assert learnt(*[(50_000, 10_000)] * 9) == MOST


def test_memory_is_a_limit() -> None:
    """A step that resolved more than memory bears makes the next one smaller, but never smaller than the first."""
    grown = [(50_000, 10_000)] * 3
    assert learnt(*grown, (2 * MOST_MENTIONS, 10_000)) == MOST // 2
    assert learnt((10 * MOST_MENTIONS, 2_000)) == FEWEST


def test_steps_grow_no_further_than_memory_bears() -> None:
    """A step near the limit leaves the size as it is."""
    assert learnt((MOST_MENTIONS - 1, 2_000)) == FEWEST


def test_a_step_without_mentions() -> None:
    """A step that only takes files away without a text of their own leaves the size as it is."""
    assert learnt((0, 0)) == FEWEST
