"""The table of words is complete in both languages, and no line has two."""

import re
from pathlib import Path

import pytest

from graph_service.page.words import TABLE, Words, table

PAGE = TABLE.parent
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SLOT = re.compile(r"\{(\w+)\}")
#: what a name begins with where a part of it is filled in
_FILLED = (
    *("advice_", "at_", "ask_", "body_", "correction_", "head_", "http_", "level_", "load_state_", "menu_", "n_"),
    *("order_", "remedy_", "role_", "said_", "severity_", "state_", "tab_"),
)


def sources() -> str:
    """All templates and modules of the page, as one text."""
    files = [*PAGE.rglob("*.py"), *PAGE.rglob("*.html"), *PAGE.rglob("*.svg")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("row", table().values(), ids=lambda row: str(row["name"]))
def test_every_row_is_said_in_both_languages(row: dict[str, str]) -> None:
    """Both are there with the same blanks, and English has no Vietnamese letter but the other language's name."""
    assert row["vi"].strip()
    assert row["en"].strip()
    assert set(_SLOT.findall(row["vi"])) == set(_SLOT.findall(row["en"]))
    assert set(_SLOT.findall(row["en_one"])) <= set(_SLOT.findall(row["en"]))
    if row["name"] != "other_language":
        assert not _VIETNAMESE.search(row["en"] + row["en_one"])


def test_whatever_is_said_is_in_the_table() -> None:
    """Every name that a template or a module writes out has its row."""
    named = set(re.findall(r"""\b(?:say|words)\(\s*["']([a-z_]+)["'][,)]""", sources()))
    assert named - set(table()) == set()


def test_every_row_is_used() -> None:
    """A row that nothing says is taken out."""
    text = sources()
    unused = [
        name for name in table() if f'"{name}"' not in text and f"'{name}'" not in text and not name.startswith(_FILLED)
    ]
    assert unused == []


def test_numbers_are_parted_as_the_language_parts_them() -> None:
    """A thousand has a point in Vietnamese and a comma in English; one is singular in English."""
    assert Words("vi")("found", n=12_000) == "12.000 văn bản"
    assert Words("en")("found", n=12_000) == "12,000 documents"
    assert Words("en")("found", n=1) == "1 document"


def test_a_name_without_a_row_is_an_error() -> None:
    """Nothing is left out silently."""
    with pytest.raises(KeyError):
        Words("vi")("nothing of that name")


def test_names_are_told_once() -> None:
    """A second row of a name would hide the first."""
    names = [line.partition(",")[0] for line in Path(TABLE).read_text(encoding="utf-8").splitlines()]
    assert sorted(names) == sorted(set(names))
