"""A line without end is read in time that grows as it does: nothing looks along all of it for each place in it."""

import gc
import time

import pytest

from loaders.extract import extract
from loaders.model import Source

UNITS = {
    "documents": "Nghị quyết số 9021-NQ/TW của Ban Chấp hành Trung ương ",
    "documents alone": "Nghị quyết số 9021-NQ/TW ",
    "figures": "đạt 50% hộ dân, ",
    "leads": "Sở Nội vụ chủ trì, phối hợp với UBND tỉnh Kim Sơn thực hiện, ",
    "places": "UBND xã An Thịnh, ",
    "orders": "trước ngày 30/6/2026 giao Sở Y tế, \n",
    "anaphora": "Kế hoạch này thực hiện Nghị quyết này, các văn bản trên, ",
}
#: what four times as much may take; reading that takes its square takes sixteen times as long
MOST = 9


def seconds(unit: str, size: int) -> float:
    """What it takes to read a line of so many letters, of processor, and not to collect what other tests left."""
    source = Source("a.txt", "0" * 64, "text", unit * (size // len(unit)), ())
    gc.disable()
    try:
        began = time.process_time()
        assert extract(source).length == len(source.text)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_line_takes_time_in_proportion(unit: str) -> None:
    """Four times as long a line takes some four times as long."""
    size = 40_000
    seconds(unit, 1000)
    assert seconds(unit, 4 * size) < MOST * seconds(unit, size)


def test_a_sentence_has_an_end() -> None:
    """What each figure of a line without any full stop is quoted by is no longer than a sentence."""
    said = extract(Source("a.txt", "0" * 64, "text", UNITS["figures"] * 2000, ()))
    assert len(said.figures) == 2000
    assert max(len(each.evidence.quote) for each in said.figures) <= 3000
