"""Findings: codes as data, sentences that are filled in, and values that survive their keeping."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.know.vocabulary import VocabularyError, rows
from loaders.resolve import findings
from loaders.resolve.findings import Finding, Spot, codes, first_places, mending_in_vietnamese, of_json, to_json

words = st.text(min_size=1)
spots = st.builds(Spot, words, st.integers(0, 10**6), st.integers(0, 10**6), words)
particulars = st.dictionaries(words, words | st.integers() | st.lists(words).map(tuple), max_size=4)


@given(places=st.lists(spots).map(tuple), told=particulars, code=st.sampled_from(sorted(codes())))
def test_a_finding_is_kept_whole(places: tuple[Spot, ...], told: dict[str, str], code: str) -> None:
    """What was written on a document is read back equal, and the same finding is always the same text."""
    finding = Finding(code, ("12-kh-tu.an-lac.2020",), places, told)
    assert of_json("12-kh-tu.an-lac.2020", to_json(finding)) == finding
    assert to_json(Finding(code, (), places, dict(reversed(told.items())))) == to_json(finding)


def test_every_code_is_said_in_two_languages() -> None:
    """Both sentences leave no blank once they are filled in, and differ."""
    for code in codes().values():
        blanks = set(re.findall(r"\{(\w+)\}", code.vietnamese + code.english))
        finding = Finding(code.code, (), (), {blank: f"<{blank}>" for blank in blanks})
        assert "{" not in finding.vietnamese + finding.english
        assert finding.vietnamese != finding.english
        assert finding.severity == code.severity


def test_dates_are_said_as_each_language_writes_them() -> None:
    """A day is 9/12/2021 for policy staff and in ISO 8601 in English; lists are parted by semicolons."""
    finding = Finding("contradictory-dates", (), (), {"document": "KH", "dates": ("2021-12-09", "2022-03-02")})
    assert finding.vietnamese == "KH được ghi với các ngày khác nhau: 9/12/2021; 2/3/2022."
    assert finding.english == "KH is given different dates: 2021-12-09; 2022-03-02."


@pytest.mark.parametrize(
    ("column", "value"),
    [("example", "không khớp"), ("severity", "fatal"), ("english", "It says {another} thing.")],
)
def test_a_row_that_contradicts_itself_does_not_load(column: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example that does not match, a severity that is none, or sentences with other blanks are refused by name."""
    broken = [{**next(rows("findings")), column: value}]
    monkeypatch.setattr(findings, "rows", lambda _: iter(broken))
    with pytest.raises(VocabularyError, match=r"findings\.csv"):
        codes.__wrapped__()


def test_places_are_sorted_and_not_endless() -> None:
    """Of very many places the first are shown, each once."""
    many = [Spot("b.txt", start, start + 1, "x") for start in range(100)] + [Spot("a.txt", 5, 6, "x")] * 2
    shown = first_places(many)
    assert len(shown) == findings.MOST_PLACES
    assert shown[:2] == (Spot("a.txt", 5, 6, "x"), Spot("b.txt", 0, 1, "x"))


def test_reasons_for_mending_are_told_in_vietnamese() -> None:
    """The examples of the table say nothing in English any more; an unknown reason is told as it stands."""
    for row in rows("mendings"):
        assert mending_in_vietnamese(row["example"]) != row["example"]
    assert mending_in_vietnamese("for another reason") == "for another reason"
