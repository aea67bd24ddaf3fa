"""Terms and years in which numbers count anew, and documents' levels.

Party numbers count within a term of the issuing body, administrative ones within a year, legal ones
carry their year (DOMAIN: Guideline 36-HD/VPTW, Decree 30/2020/NĐ-CP).
"""

from bisect import bisect_right
from functools import cache

from .vocabulary import Issuer, Term, terms

_BEFORE_ALL = "0000"


@cache
def _terms_of(level: str, place: str | None) -> tuple[Term, ...]:
    own = tuple(term for term in terms() if term.level == level and term.place == place)
    return own or tuple(term for term in terms() if term.level == level and term.place is None)


@cache
def _starts(level: str, place: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first days of the terms, and their spans: a series is looked up for every mention that has a date."""
    table = _terms_of(level, place)
    return tuple(term.start for term in table), tuple(_span(table, index) for index in range(len(table)))


def series_on(issuer: Issuer | None, year: str | None, place: str | None, day: str) -> str:
    """The series that a number of ``issuer`` counts in on a day: ``2020-2025`` for a term, ``2022`` for a year.

    ``year`` is the year that the number itself carries, if it does.
    """
    if year:
        return year
    if issuer is None or issuer.series != "term":
        return day[:4]
    starts, spans = _starts(issuer.level or "city", place)
    at = bisect_right(starts, day)
    return spans[at - 1] if at else _BEFORE_ALL


def _span(table: tuple[Term, ...], index: int) -> str:
    start = int(table[index].start[:4])
    end = int(table[index + 1].start[:4]) if index + 1 < len(table) else start + 5
    return f"{start}-{end}"


def series_of_term(issuer: Issuer | None, place: str | None, numeral: str) -> str | None:
    """The series of a term that the text names by its numeral ("khóa XV"): the issuer's, else the Party's."""
    if issuer is None or issuer.series != "term":
        return None
    table = _terms_of(issuer.level or "city", place)
    named = next((index for index, term in enumerate(table) if term.numeral == numeral), None)
    return _span(table, named) if named is not None else None


def series_before(issuer: Issuer | None, year: str | None, place: str | None, series: str) -> str:
    """The series before a given one; the same where the number holds its year, which has no other."""
    return series_on(issuer, year, place, f"{int(series[:4]) - 1}-06-30")


def parliament_on(day: str) -> str | None:
    """The term of the National Assembly on a day (``"15"``); ``None`` before those that the table has."""
    sitting = [term.numeral for term in terms() if term.level == "parliament" and term.start <= day]
    return sitting[-1] if sitting else None
