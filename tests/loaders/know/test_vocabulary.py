"""Every row of every table says what is true of itself; one that does not is refused by name."""

import csv
import re
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sayings import cited, plan
from texts import said

from loaders.find import unnumbered as named
from loaders.find.bodies_in_text import Context, body_at
from loaders.know import cues, vocabulary, words
from loaders.know.openings import openers
from loaders.know.vocabulary import VocabularyError, rows
from loaders.number import parse

TABLES = sorted(path.name.removesuffix(".csv") for path in (files("loaders.know") / "data").iterdir())
Row = dict[str, str]


def each(table: str) -> list[Any]:
    """The rows of a table, a parameter each."""
    return [pytest.param(row, id=f"{table}-{index}") for index, row in enumerate(rows(table))]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_whole(table: str) -> None:
    """Each row has every column, no other, no blanks around its values, and is told from the rest."""
    table_rows = list(rows(table))
    assert table_rows
    for row in table_rows:
        assert None not in row
        assert None not in row.values()
        # of a name's first words the blank that ends them is told
        assert all(value == value.strip() for column, value in row.items() if column != "begins")
    assert len({tuple(row.values()) for row in table_rows}) == len(table_rows)


def test_every_table_is_described() -> None:
    """The table of tables has a purpose for each table but itself, and none for a table that is not there."""
    described = {row["table"]: row["purpose"] for row in rows("tables")}
    assert sorted(described) == [table for table in TABLES if table != "tables"]
    assert all(len(purpose) > 20 for purpose in described.values())


@pytest.mark.parametrize("row", each("types"))
def test_a_type(row: Row) -> None:
    """The example of a type is a document of it; what looks alike is none."""
    assert vocabulary.document_types()[row["type"]].label == row["label"]
    mentions = said(plan(f"Thực hiện {row['example']} của Thành ủy.")).references
    if re.search(r"\d", row["example"]):
        assert [mention.type for mention in mentions] == [row["type"]]
    assert cited(plan(f"Các quận ven sông có {row['twin']}.")) == []


@pytest.mark.parametrize("row", each("issuers"))
def test_an_issuer(row: Row) -> None:
    """The example of a sign is a number whose issuer it tells, within a term or a year."""
    number = parse(row["example"])
    assert number is not None
    assert number.issuer is not None
    assert (number.issuer.sign, number.issuer.series) == (row["sign"], row["series"])
    assert row["series"] in ("term", "year")
    assert row["level"] in ("", "central", "city", "district", "ward")


@pytest.mark.parametrize("row", each("cues"))
def test_a_cue(row: Row) -> None:
    """The example of a verb holds it; its twin, which looks alike, is not taken for it as a whole."""
    pattern = re.compile(rf"(?<!\w)(?:{words.expanded(row['pattern'])})(?!\w)", re.IGNORECASE)
    assert pattern.search(row["example"])
    assert not pattern.fullmatch(row["twin"])
    assert [cue for _, cue in cues.cues() if (cue.relation, cue.rule) == (row["relation"], row["rule"])]
    assert 0.5 < float(row["confidence"]) < 1


@pytest.mark.parametrize("row", each("cues"))
def test_a_cue_governs_what_follows_it(row: Row) -> None:
    """The verb of the example governs the document that comes next, with the relation and direction of its row."""
    governing = cues.governing(f" {row['example']} ")
    assert (row["relation"], row["direction"] == "backward") in [
        (each.cue.relation, each.cue.backward) for each in governing
    ]


@pytest.mark.parametrize("row", each("named"))
def test_a_name(row: Row) -> None:
    """The example of a name is a document of the row's type without a number."""
    mentions = [mention for mention in said(plan(f"Theo {row['example']}.")).references if mention.number is None]
    assert row["type"] in [mention.type for mention in mentions]
    assert all("{" not in (mention.name or "") for mention in mentions)


@pytest.mark.parametrize("row", each("laws"))
def test_a_law(row: Row) -> None:
    """The example of a law names it, and it alone."""
    names = [name.casefold() for name in cited(plan(f"Làm {row['example']}."))]
    assert len(names) == 1
    assert names[0] in {f"{kind} {row['name']}".casefold() for kind in ("Luật", "Bộ luật", "Pháp lệnh")}


@pytest.mark.parametrize("row", each("bodies"))
def test_a_body(row: Row) -> None:
    """Each name of a body, alone in a text, is read as its first one."""
    for name in (row["name"], *filter(None, row["aliases"].split("|"))):
        body = body_at(name, 0, Context())
        assert body is not None
        assert (body.name, body.end) == (row["name"], len(name))


@pytest.mark.parametrize("row", each("mendings"))
def test_a_reason(row: Row) -> None:
    """The example of a reason matches its pattern, and the Vietnamese sentence can be filled from it."""
    match = re.fullmatch(row["pattern"], row["example"])
    assert match is not None
    assert "{" not in row["vietnamese"].format(**match.groupdict())


def test_terms_follow_each_other() -> None:
    """Of each level and place the terms begin one after the other."""
    for first, second in pairwise(vocabulary.terms()):
        if (first.level, first.place) == (second.level, second.place):
            assert first.start < second.start


def test_provinces_are_of_two_kinds() -> None:
    """Every province-level unit is a city or a province."""
    assert set(vocabulary.provinces().values()) == {"thành phố", "tỉnh"}


@pytest.fixture
def one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a table of one row in the place of a real one: the first real row with other values."""
    real = {table: next(rows(table)) for table in ("types", "issuers", "cues", "named", "laws", "bodies")}

    def put(table: str, **values: str) -> None:
        row = {**real[table], **values}
        (tmp_path / "data").mkdir(exist_ok=True)
        with (tmp_path / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            writer.writeheader()
            writer.writerow(row)

    monkeypatch.setattr(vocabulary, "get_data", lambda _package, name: (tmp_path / name).read_bytes())
    return put


@pytest.mark.parametrize(
    ("table", "load", "broken", "column"),
    [
        ("types", vocabulary.document_types, {"example": "văn thư số 97"}, "example"),
        ("issuers", vocabulary.issuers, {"example": "97-NQ/TU"}, "example"),
        ("bodies", vocabulary.bodies, {"example": "Quyết định của ai đó"}, "example"),
        ("laws", vocabulary.laws, {"example": "theo luật nào đó"}, "example"),
        ("named", named.name_patterns, {"example": "Kế hoạch năm nay"}, "example"),
        ("named", named.name_patterns, {"pattern": "nghị quyết (đại hội"}, "pattern"),
        ("cues", cues._table, {"example": "Kế hoạch đã nêu"}, "example"),
        ("cues", cues._table, {"begins": "không"}, "example"),
        ("cues", cues._table, {"twin": "thực hiện"}, "counter-example"),
        ("cues", cues._table, {"pattern": "(?:thực hiện"}, "pattern"),
        ("cues", cues._table, {"pattern": "*"}, "pattern"),
    ],
)
def test_a_broken_row_is_refused(one_row: Callable[..., None], table: str, load: Any, broken: Row, column: str) -> None:
    """A row that contradicts its example or counter-example, or has no pattern, does not load; the error names it."""
    one_row(table)
    assert load.__wrapped__()
    one_row(table, **broken)
    first = next(iter(next(rows(table)).values()))
    with pytest.raises(VocabularyError) as refused:
        load.__wrapped__()
    assert refused.value.subject == f"loaders/know/data/{table}.csv, row {first!r}"
    assert f"its {column} " in refused.value.reason
    assert refused.value.advice


@pytest.mark.parametrize("row", each("openings"))
def test_an_opening(row: Row) -> None:
    """The example of an opening begins an item of its relation; what looks alike begins none."""
    patterns = [opener.pattern for opener in openers() if opener.relation == row["relation"]]
    assert any(pattern.match(row["example"]) for pattern in patterns)
    assert not any(pattern.match(row["twin"]) for pattern in patterns)
