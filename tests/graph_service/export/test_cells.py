"""Cells of tables: what a spreadsheet would run or be steered by is shown and nothing more."""

import pytest

from graph_service.export.cells import safe, sheet


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("Kế hoạch\x1b[31m số 5", "Kế hoạch\\x1b[31m số 5"),
        ("ke-hoach\u202etxt.exe", "ke-hoach\\u202etxt.exe"),
        ("hai\r\ndòng\tvà một", "hai\r\ndòng\tvà một"),
    ],
)
def test_no_cell_runs_or_steers(text: str, shown: str) -> None:
    """A formula has an apostrophe, a steering sign its code; lines and tabs stay."""
    assert safe(text) == shown


def test_a_sheet_holds_no_steering_sign() -> None:
    """The whole file goes through the same: names of files as well as sentences."""
    lines = "".join(sheet(["tệp"], [["a\x07b.txt"], [None], [3]]))
    assert "\x07" not in lines
    assert "a\\x07b.txt" in lines
