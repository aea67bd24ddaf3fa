"""docs/vocabulary.md: the tables of ``loaders/know/data`` with every row, as they are."""

from collections.abc import Iterator

from loaders.know.vocabulary import rows

_ALL = "all"


def lines() -> Iterator[str]:
    """The page after its title: each table's purpose, its columns and its rows; of long ones their number only."""
    yield from (
        "What the program knows of the language and of the offices is data: the tables of `loaders/know/data`. A row "
        "whose example does not match does not load, and a test loads every one.",
        "",
    )
    for table in rows("tables"):
        yield from (f"## {table['table']}", "", table["purpose"], "")
        yield from _rows(table["table"]) if table["printed"] == _ALL else _count(table["table"])
        yield ""


def _rows(table: str) -> Iterator[str]:
    for index, row in enumerate(rows(table)):
        if index == 0:
            yield f"| {' | '.join(row)} |"
            yield f"|{' --- |' * len(row)}"
        yield f"| {' | '.join(_cell(name, value) for name, value in row.items())} |"


def _count(table: str) -> Iterator[str]:
    found = list(rows(table))
    columns = ", ".join(f"`{name}`" for name in found[0])
    yield f"{len(found)} rows; columns {columns}."


def _cell(column: str, value: str | None) -> str:
    """A value as a cell; patterns as code, with what would end the cell escaped."""
    text = (value or "").replace("|", r"\|")
    return f"`{text}`" if column == "pattern" and text else text
