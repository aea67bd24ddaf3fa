"""Terms and years in which numbers count anew."""

import pytest

from loaders.know.series import parliament_on, series_before, series_of_term, series_on
from loaders.know.vocabulary import Issuer
from loaders.number import Number, level_of, parse


def number(text: str) -> Number:
    """The number that the text must be."""
    read = parse(text)
    assert read is not None
    return read


def counted(text: str) -> tuple[Issuer | None, str | None]:
    """The issuer that the number counts with and the year that it carries."""
    return number(text).issuer, number(text).year


@pytest.mark.parametrize(
    ("written", "place", "day", "series"),
    [
        ("12-NQ/TW", None, "2021-01-24", "2016-2021"),
        ("12-NQ/TW", None, "2021-01-25", "2021-2026"),
        ("12-KH/TU", "Hà Nội", "2020-10-10", "2015-2020"),
        ("12-KH/TU", "Hà Nội", "2020-10-11", "2020-2025"),
        ("12-KH/TU", "An Thịnh", "2020-09-30", "2015-2020"),
        ("12-KH/TU", "An Thịnh", "2020-10-01", "2020-2025"),
        ("12-KH/TU", None, "2020-10-01", "2020-2025"),
        ("12-KH/QU", "Tây Khê", "2020-06-30", "2015-2020"),
        ("12-KH/QU", "Tây Khê", "2020-07-01", "2020-2025"),
        ("12-KH/ĐU", "Phú Đông", "2025-06-30", "2020-2025"),
        ("12-KH/ĐU", "Phú Đông", "2025-07-01", "2025-2030"),
    ],
)
def test_a_party_number_counts_within_a_term(written: str, place: str | None, day: str, series: str) -> None:
    """A term begins on its first day; a place without terms of its own has those of its level."""
    assert series_on(*counted(written), place, day) == series


@pytest.mark.parametrize(
    ("written", "day", "series"),
    [
        ("12/NQ-CP", "2022-12-31", "2022"),
        ("12/NQ-CP", "2023-01-01", "2023"),
        ("12/KH-UBND", "2022-06-01", "2022"),
        ("12/2019/NĐ-CP", "2022-06-01", "2019"),
        ("12-KH/XYZ", "2022-06-01", "2022"),
    ],
)
def test_other_numbers_count_within_a_year(written: str, day: str, series: str) -> None:
    """A number's own year is its series; else it is the day's, also where the sign is unknown."""
    assert series_on(*counted(written), "An Thịnh", day) == series


def test_before_all_terms_there_is_one_series() -> None:
    """Days before the table begins share a series that sorts before all others."""
    early = {series_on(*counted("12-NQ/TW"), None, day) for day in ("1975-01-01", "1986-12-14")}
    assert len(early) == 1
    assert max(early) < series_on(*counted("12-NQ/TW"), None, "1986-12-15")


@pytest.mark.parametrize(
    ("written", "place", "numeral", "series"),
    [
        ("12-NQ/TW", None, "XIII", "2021-2026"),
        ("12-NQ/TW", None, "XIV", "2026-2031"),
        ("12-KH/TU", "Hà Nội", "XVII", "2020-2025"),
        ("12-KH/TU", "An Thịnh", "XVII", None),
        ("12-NQ/TW", None, "XX", None),
        ("12/NQ-CP", None, "XIII", None),
        ("12-NQ/XYZ", None, "XIII", None),
    ],
)
def test_a_term_that_the_text_names(written: str, place: str | None, numeral: str, series: str | None) -> None:
    """A numeral leads to the issuer's term; none to a term that no table has, or where numbers count by year."""
    assert series_of_term(number(written).issuer, place, numeral) == series


@pytest.mark.parametrize(
    ("written", "place", "series", "before"),
    [
        ("12-NQ/TW", None, "2021-2026", "2016-2021"),
        ("12-KH/TU", "Hà Nội", "2020-2025", "2015-2020"),
        ("12/NQ-CP", None, "2022", "2021"),
    ],
)
def test_the_series_before(written: str, place: str | None, series: str, before: str) -> None:
    """A term comes after the term before it, a year after the year before it."""
    assert series_before(*counted(written), place, series) == before


@pytest.mark.parametrize(
    ("day", "term"),
    [("2002-07-18", None), ("2002-07-19", "11"), ("2021-07-19", "14"), ("2021-07-20", "15"), ("2026-04-06", "16")],
)
def test_the_national_assembly_that_sits(day: str, term: str | None) -> None:
    """A term of the Assembly lasts until the next begins; before the table there is none."""
    assert parliament_on(day) == term


@pytest.mark.parametrize(
    ("written", "level"), [("12-NQ/TW", "central"), ("12-KH/QU", "district"), ("12/KH-UBND", None), ("12-KH/XYZ", None)]
)
def test_the_level_of_a_sign(written: str, level: str | None) -> None:
    """The sign tells the level, where it belongs to bodies of one level only."""
    assert level_of(number(written)) == level
    assert level_of(None) is None
