"""The collector of cycles rests inside the block alone."""

import gc

import pytest

from graph_service.ledger.collector import resting_collector


def test_the_collector_rests() -> None:
    """It is off inside and on again after, also where the block raises."""
    with resting_collector():
        assert not gc.isenabled()
    with pytest.raises(RuntimeError, match="power cut"), resting_collector():
        raise RuntimeError("power cut")
    assert gc.isenabled()


def test_who_turned_it_off_finds_it_off() -> None:
    """A program that collects by itself is not interfered with."""
    gc.disable()
    try:
        with resting_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
