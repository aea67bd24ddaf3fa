"""A run says in one place what it did not test."""

import subprocess
import sys
from pathlib import Path

from skipped import lines, reason_of

ROOT = Path(__file__).parents[1]


def test_each_reason_is_told_once() -> None:
    """However many tests have it, and however their files word it; the most frequent first."""
    said = [
        "Skipped: no bash here",
        *["Skipped: /a/shared/seeds is not here: offsets are NOT tested"] * 2,
        "Skipped: needs measure.py in ../shared beside the repository",
    ]
    first, *reasons = lines(said, 200)
    assert first == "4 of 200 tests were not run (2.0%)"
    assert [reason.split(maxsplit=1)[0] for reason in reasons] == ["3", "1"]
    assert reasons[0].endswith("(../shared)")
    assert reasons[1].endswith("no bash here")


def test_a_run_that_skips_nothing_says_so() -> None:
    """There is no silence that could mean either."""
    assert list(lines([], 7)) == ["all 7 tests were run"]


def test_a_missing_server_is_told_by_its_release() -> None:
    """What to install is told once for each."""
    assert reason_of("Skipped: no Neo4j 5.26.30 for tests: install Java 17 …").startswith("no Neo4j 5.26.30: install")


def test_every_run_says_it() -> None:
    """A run of pytest, here of one test of this file, ends with that section, and tells no reason twice."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"{Path(__file__)}::{_ONE}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "not tested here" in done.stdout
    assert "all 1 tests were run" in done.stdout


_ONE = test_a_run_that_skips_nothing_says_so.__name__
