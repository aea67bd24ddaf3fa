"""Lists and tables in running text: depth of a line, and what it hangs on."""

import re

import pytest

from loaders.clean.outline import Lists

TEXT = """Điều 9. Hiệu lực thi hành
1. Thông tư này có hiệu lực.
2. Bãi bỏ:
a) Thông tư A;
- phần đầu
“1. Lời của văn bản khác.”
b) Thông tư B.
Số\tTên
"""
LINES = {words: match.start() for match in re.finditer(r"(?m)^.+$", TEXT) for words in [match.group()]}
QUOTED = frozenset(start for words, start in LINES.items() if words.startswith("“"))


@pytest.mark.parametrize(
    ("line", "above"),
    [
        ("1. Thông tư này có hiệu lực.", ["Điều 9. Hiệu lực thi hành"]),
        ("a) Thông tư A;", ["2. Bãi bỏ:", "Điều 9. Hiệu lực thi hành"]),
        ("b) Thông tư B.", ["2. Bãi bỏ:", "Điều 9. Hiệu lực thi hành"]),
        ("- phần đầu", ["a) Thông tư A;", "2. Bãi bỏ:", "Điều 9. Hiệu lực thi hành"]),
        ("Số\tTên", ["b) Thông tư B.", "2. Bãi bỏ:", "Điều 9. Hiệu lực thi hành"]),
        ("Điều 9. Hiệu lực thi hành", []),
    ],
)
def test_the_lines_above_an_item(line: str, above: list[str]) -> None:
    """An item hangs on the nearest line that is less deep; words of another document do not count."""
    lists = Lists(TEXT, QUOTED)
    found = [TEXT[start : lists.end(start)] for start in lists.above(LINES[line])]
    assert found == above


def test_cells() -> None:
    """A cell begins at its tab, outside tables at its line."""
    lists = Lists(TEXT, QUOTED)
    assert TEXT[lists.cell(TEXT.index("Tên")) :] == "Tên\n"
    assert lists.cell(TEXT.index("Bãi")) == LINES["2. Bãi bỏ:"]


def test_order_does_not_matter() -> None:
    """What is kept of one look-up changes no other."""
    starts = sorted(LINES.values())
    once = {start: list(Lists(TEXT, QUOTED).above(start)) for start in starts}
    lists = Lists(TEXT, QUOTED)
    assert {start: list(lists.above(start)) for start in reversed(starts)} == once
