"""Words by kind: each row is true of itself, and one more row is all that a new word needs."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sayings import effect, plan

import loaders
from loaders.know import vocabulary, words
from loaders.know.vocabulary import VocabularyError, rows

A, B = "Thông tư số 917/2016/TT-BXD", "Thông tư số 918/2017/TT-BXD"
Row = dict[str, str]
#: a text in, its relations out, in a process of its own: patterns are compiled once
SAYS = """
import json, sys
from sayings import claims
print(json.dumps(sorted(claims(sys.stdin.read()))))
"""


@pytest.mark.parametrize("row", list(rows("words")), ids=lambda row: f"{row['kind']}-{row['pattern']}")
def test_a_word(row: Row) -> None:
    """The example of a word holds it as a word; its twin, which looks alike, does not."""
    pattern = re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.IGNORECASE)
    assert pattern.search(row["example"])
    assert not pattern.search(row["twin"])
    for kind in row["kind"].split("|"):
        assert row["pattern"] in words.words_of(kind)


@pytest.mark.parametrize(
    ("broken", "column"),
    [
        ({"example": "Chiều nay"}, "example"),
        ({"twin": "Điều 5"}, "counter-example"),
        ({"pattern": "(?:điều"}, "pattern"),
    ],
)
def test_a_broken_word_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Row, column: str) -> None:
    """A word that contradicts its example or counter-example, or has no pattern, does not load."""
    good = {"kind": "unit", "pattern": "điều", "example": "Điều 5", "twin": "điểu"}
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / "words.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(good))
        writer.writeheader()
        writer.writerow(good | broken)
    monkeypatch.setattr(vocabulary, "get_data", lambda _package, name: (tmp_path / name).read_bytes())
    with pytest.raises(VocabularyError, match=column):
        words._by_kind.__wrapped__()


def test_the_longer_word_is_tried_first() -> None:
    """Of two words of which one begins with the other, the longer stands first in the pattern."""
    found = words.words_of("unit")
    assert all(not later.startswith(word) for index, word in enumerate(found) for later in found[index + 1 :])


@pytest.fixture
def with_row(tmp_path: Path) -> Callable[..., list[list[str]]]:
    """What a text says where a table has one row more: the row's values, the others as in the row before it."""

    def says(table: str, text: str, **values: str) -> list[list[str]]:
        package = tmp_path / "loaders"
        if not package.exists():
            shutil.copytree(Path(loaders.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
        path = package / "know" / "data" / f"{table}.csv"
        known = list(rows(table))
        more = dict.fromkeys(known[0], "") | values
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(more))
            writer.writeheader()
            writer.writerows([*known, more] if values else known)
        tests = Path(__file__).parents[2]
        done = subprocess.run(
            [sys.executable, "-c", SAYS], input=text, capture_output=True, text=True, check=True, cwd=tmp_path,
            env={"PYTHONPATH": f"{tmp_path}:{tests}", "PYTHONUTF8": "1"},
        )  # fmt: skip
        found: list[list[str]] = json.loads(done.stdout)
        return found

    return says


TYPE = {
    "type": "Sắc lệnh", "label": "Edict", "signs": "SL", "words": "sắc lệnh", "example": "Sắc lệnh số 97/2020/SL-CTN",
    "twin": "sắc màu", "normative": "yes", "grouped": "yes",
}  # fmt: skip


def test_a_document_type_is_one_row(with_row: Callable[..., list[list[str]]]) -> None:
    """A new type of document is cited by its word, speaks of itself ("… này") and is repealed in a list."""
    lines = ("SẮC LỆNH", "về bến đò", "Điều 2. Hiệu lực", "1. Sắc lệnh này thay thế Sắc lệnh số 97/2020/SL-CTN.")
    head = ("CHỦ TỊCH NƯỚC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 31/2023/SL-CTN")
    text = "\n".join((*head, "Hà Nội, ngày 12 tháng 5 năm 2023", *lines)) + "\n"
    assert with_row("types", text) == []
    assert with_row("types", text, **TYPE) == [["own", "SUPERSEDES", "97/2020/SL-CTN"]]


def test_a_verb_is_one_row(with_row: Callable[..., list[list[str]]]) -> None:
    """A new verb relates what stands before it to what follows."""
    verb = {
        "relation": "IMPLEMENTS", "direction": "forward", "rule": "implements", "begins": "vật",
        "pattern": "vật chất hóa", "confidence": "0.9", "example": "Kế hoạch vật chất hóa", "twin": "vật liệu",
    }  # fmt: skip
    text = plan("Kế hoạch số 921-KH/TU vật chất hóa Nghị quyết số 922-NQ/TU.")
    assert with_row("cues", text) == []
    assert with_row("cues", text, **verb) == [["921-KH/TU", "IMPLEMENTS", "922-NQ/TU"]]


@pytest.mark.parametrize(
    "lines",
    [
        (f"2. {A} thôi hiệu lực từ ngày Thông tư này có hiệu lực.",),
        ("2. Các Thông tư sau đây thôi hiệu lực:", f"a) {A};"),
        (f"2. Các Thông tư sau đây thôi hiệu lực: {A}.",),
    ],
)
def test_a_way_to_say_ends_is_one_row(with_row: Callable[..., list[list[str]]], lines: tuple[str, ...]) -> None:
    """A new way to say that a document ends holds behind it, above a list and in a line."""
    more = {"kind": "ends", "pattern": "thôi hiệu lực", "example": "Thông tư thôi hiệu lực", "twin": "thôi việc"}
    assert with_row("words", effect(*lines)) == []
    assert with_row("words", effect(*lines), **more) == [["own", "REPEALS", "917/2016/TT-BXD"]]


def test_a_verb_of_repeal_is_one_row(with_row: Callable[..., list[list[str]]]) -> None:
    """A new word for what is done to a document that is repealed is a verb wherever such words are."""
    more = {"kind": "repeals", "pattern": "xóa bỏ", "example": "xóa bỏ Thông tư", "twin": "xóa nợ"}
    for line in (f"2. Xóa bỏ {A}.", f"2. {A} bị xóa bỏ kể từ ngày Thông tư này có hiệu lực."):
        assert with_row("words", effect(line)) == []
        assert with_row("words", effect(line), **more) == [["own", "REPEALS", "917/2016/TT-BXD"]]


def test_a_unit_is_one_row(with_row: Callable[..., list[list[str]]]) -> None:
    """A new name for a part of a document makes its replacement an amendment."""
    more = {"kind": "unit", "pattern": "ô số", "example": "ô số 3 của Thông tư", "twin": "ô tô số 3"}
    text = effect(f"2. Thay thế ô số 3 ban hành kèm theo {A}.")
    assert with_row("words", text) == []
    assert with_row("words", text, **more) == [["own", "AMENDS", "917/2016/TT-BXD"]]


def test_what_puts_off_is_one_row(with_row: Callable[..., list[list[str]]]) -> None:
    """A new word that puts a change off takes the change away."""
    more = {"kind": "put off", "pattern": "tính toán", "example": "tính toán bãi bỏ", "twin": "tính toàn"}
    text = effect(f"2. {A} tính toán bị bãi bỏ bởi {B}.")
    assert with_row("words", text) == [["918/2017/TT-BXD", "REPEALS", "917/2016/TT-BXD"]]
    assert with_row("words", text, **more) == []
