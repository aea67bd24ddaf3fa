"""Dates as people type them."""

import pytest

from graph_service.errors import BadQuestion
from graph_service.queries.dates import first_date, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-09-23", "2022-09-23"),
        ("23/9/2022", "2022-09-23"),
        ("23-09-2022", "2022-09-23"),
        ("23.9.2022", "2022-09-23"),
        ("ngày 23 tháng 9 năm 2022", "2022-09-23"),
        ("ngay 23 thang 9 nam 2022", "2022-09-23"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_days_are_read(text: str, day: str) -> None:
    """A day can be written as ISO, with strokes, points or in words."""
    assert read_day(text) == day


def test_a_year_is_its_first_or_last_day() -> None:
    """A year as a bound means all of it."""
    assert (read_day("2022"), read_day("2022", last=True)) == ("2022-01-01", "2022-12-31")


@pytest.mark.parametrize(
    "text", ["31/02/2022", "29/2/2023", "2022-13-01", "0/1/2022", "yesterday", "", "0000", "9/2022"]
)
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    """A day that is none is an error that says how to write one."""
    with pytest.raises(BadQuestion, match="23/9/2022"):
        read_day(text)


def test_a_date_is_taken_out_of_a_text() -> None:
    """What is left can be read as a number."""
    day, rest = first_date("Kế hoạch số 154-KH/TU, ngày 20/7/2022 của Tỉnh ủy")
    assert (day, rest.split()) == ("2022-07-20", ["Kế", "hoạch", "số", "154-KH/TU,", "của", "Tỉnh", "ủy"])


@pytest.mark.parametrize("text", ["97/2019/QH14", "21/2022/NQ-HĐND", "05/12/2019/QĐ", "31/02/2022"])
def test_numbers_are_no_dates(text: str) -> None:
    """The serial and year of a number, and a day that does not exist, stay in the text."""
    assert first_date(text) == (None, text)
