"""When a task is due, as plans write it."""

import pytest

from loaders.duties.due import due_in_cell


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Từ năm 2022", "2022-01-01", None),
        ("Kể từ quý II/2023", "2023-04-01", None),
        ("từ tháng 6/2024", "2024-06-01", None),
        ("Từ năm 2022 đến năm 2024", "2022-01-01", "2024-12-31"),
        ("Năm 2022", "2022-01-01", "2022-12-31"),
        ("Trước ngày 30/6/2024", None, "2024-06-30"),
        ("Thường xuyên", None, None),
    ],
)
def test_a_time_that_only_begins_has_no_last_day(words: str, start: str | None, end: str | None) -> None:
    """A year or quarter ends with its last day; what begins with it is due on no day."""
    due = due_in_cell(words)
    assert due
    assert (due.text, due.start, due.end) == (words, start, end)
