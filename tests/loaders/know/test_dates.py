"""Dates as official texts write them."""

import re

import pytest

from loaders.know.dates import DATE, find_dates, iso


@pytest.mark.parametrize(
    "written",
    [
        "ngày 7/3/2022",
        "ngày 07/03/2022",
        "07-03-2022",
        "7.3.2022",
        "ngày 7 / 3 / 2022",
        "ngày7/3/2022",
        "ngày 7 tháng 3 năm 2022",
        "ngày 07 tháng 03 năm 2022",
        "Ngày 7 tháng 3 năm 2022",
        "ngày 7 tháng 3, 2022",
        "7 tháng 3 2022",
        "ngày 7\ntháng 3\nnăm 2022",
    ],
)
def test_every_form_is_the_same_day(written: str) -> None:
    """Slashes, points, hyphens and words all name one day, with blanks or noughts anywhere."""
    assert find_dates(f"An Thịnh, {written}, quận họp") == ["2022-03-07"]


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2022",
        "ngày 31 tháng 2 năm 2022",
        "29/2/2023",
        "7/13/2022",
        "0/3/2022",
        "32/1/2022",
        "31/4/0000",
    ],
)
def test_a_day_of_no_calendar_is_none(written: str) -> None:
    """What has the form of a date and is no day is matched, and no date."""
    match = re.compile(DATE).search(written)
    assert match is not None
    assert iso(match) is None
    assert find_dates(written) == []


@pytest.mark.parametrize("written", ["7/3/22", "tháng 3/2022", "7/3/20221", "năm 2022", "12-KH/TU", "7/3", ""])
def test_what_has_not_the_form_is_no_date(written: str) -> None:
    """A date needs its day, its month and four digits of a year."""
    assert re.search(DATE, written) is None


def test_a_leap_day_is_a_day() -> None:
    """February has 29 days in a leap year."""
    assert find_dates("29/2/2024") == ["2024-02-29"]


def test_dates_come_in_the_order_of_the_text() -> None:
    """Bad dates are passed over, and the others keep the order in which they stand."""
    text = "Từ 5/6/2023 đến ngày 1 tháng 2 năm 2021, trừ 30/2/2022 và 4-5-2020."
    assert find_dates(text) == ["2023-06-05", "2021-02-01", "2020-05-04"]
