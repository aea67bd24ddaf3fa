"""What people write of the columns of a register is read, or refused by file, line and key."""

import pytest

from loaders.errors import UnreadableFile
from loaders.extract import extract
from loaders.find.columns_file import letter, told_columns
from loaders.model import Source


def test_letters_are_those_of_programs_for_sheets() -> None:
    """Columns go on after Z, and a letter read back is the same column."""
    for column in (0, 25, 26, 51, 52, 701, 702, 16383):
        said = told_columns(f"a:\n  number: {letter(column).lower()}\n", "r.xlsx", ["a"])
        assert said["a"].columns == {"number": column}
    assert letter(16383) == "XFD"


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_a_file_that_says_nothing_changes_nothing(text: str) -> None:
    """A file of remarks alone names no sheet."""
    assert told_columns(text, "r.xlsx", ["a"]) == {}


def test_letters_that_yaml_takes_for_yes_and_no_are_letters() -> None:
    """Columns N and Y are columns."""
    assert told_columns("a: {number: N, date: Y}", "r.xlsx", ["a"])["a"].columns == {"number": 13, "date": 24}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [", r"r\.xlsx\.columns\.yaml:\d: this is no YAML"),
        ("- a\n", "r.xlsx.columns.yaml:1: the file: this is no list of names and values"),
        ("a:\n  number: B\nb:\n  number: B\n", "r.xlsx.columns.yaml:4: b: there is no such sheet"),
        ("a:\n  leed: B\n", r"r.xlsx.columns.yaml:2: a\.leed: nothing is called so"),
        ("a:\n  number: B\n  date: 3\n", r"r.xlsx.columns.yaml:3: a\.date: '3' is no column"),
        ("a:\n  number: [B]\n", r"a\.number: .* is no column"),
        ("a:\n  headings: B\n", r"a\.headings: 'B' is no number of a row"),
        ("a:\n  number: B\n  number: C\n", "r.xlsx.columns.yaml:3: a: number stands there twice"),
        ("a: B\n", "r.xlsx.columns.yaml:1: a: this is no list"),
    ],
)
def test_what_is_wrong_is_told_by_file_line_and_key(text: str, told: str) -> None:
    """Whoever wrote it finds the place."""
    with pytest.raises(UnreadableFile, match=told):
        told_columns(text, "r.xlsx", ["a"])


def test_a_column_that_is_blank_is_refused() -> None:
    """A letter beside the one that was meant would take every document away in silence."""
    source = Source("r.xlsx", "0" * 64, "xlsx", "a\nSố\n91/KH-UBND", (0,), columns="a:\n  headings: 1\n  number: Z\n")
    with pytest.raises(UnreadableFile, match=r"r\.xlsx\.columns\.yaml: a\.number: column Z is blank below row 1"):
        extract(source)
