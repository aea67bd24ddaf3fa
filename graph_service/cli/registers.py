"""Registers: how their columns were understood, and the file in which people set that right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml

from graph_service.cli.language import say, words
from graph_service.cli.lines import Line, Output
from graph_service.cli.printing import say_line
from loaders.errors import Saying
from loaders.model import Column, SheetReading, UnreadCell

#: roles of columns, the keys of a file of columns: each has its row ``column_…`` in the table of words
ROLES = (
    *("serial", "number", "date", "issuer", "subject", "document", "replaced", "repealed"),
    *("replaces", "repeals", "amends", "by", "task", "source", "leads", "coordinates", "due", "state"),
)
_NO_NUMBER = Saying("no number of a document")
#: what a cell that was not read holds none of
_MISSING = {
    "number": _NO_NUMBER,
    "document": _NO_NUMBER,
    "date": Saying("no day"),
    "task": Saying("no task"),
    "leads": Saying("no body that is known"),
}


def print_register(console: Output, name: str, sheets: Sequence[SheetReading]) -> None:
    """How each sheet of a register was read, and which of its rows were not."""
    for sheet in sheets:
        console.print(Line(f"  {name} · {sheet.name or '-'}: ").append_line(_told(sheet)))
        for (role, column), rows in _grouped(sheet.unread):
            told = Saying(
                "column {column}, {role}: {what}: rows {rows}",
                column=column,
                role=words()(f"column_{role}"),
                what=_MISSING[role],
                rows=runs(rows),
            )
            console.print(Line("    ").append_line(say_line(told)))


def _told(sheet: SheetReading) -> Line:
    if not sheet.columns:
        return say_line("no columns known, read as any text")
    columns = "; ".join(f"{each.letter} {_role(each.role)}" for each in sheet.columns)
    return say_line(Saying("{rows} row(s)", rows=sheet.rows)).append(f"; {columns}")


def _role(role: str) -> str:
    """What a role is called, with the key that a file of columns is written with where that is another word."""
    called = words()(f"column_{role}")
    return called if called == role else f"{called} ({role})"


def _grouped(unread: Sequence[UnreadCell]) -> list[tuple[tuple[str, str], list[int]]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in unread:
        groups[each.role, each.column].append(each.row)
    return sorted(groups.items())


def runs(rows: Sequence[int]) -> str:
    """Rows in short.

    >>> runs([2, 3, 4, 9])
    '2-4, 9'
    """
    found = ([row for _, row in run] for _, run in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0]))
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in found)


def as_yaml(name: str, sheets: Sequence[SheetReading]) -> Iterator[str]:
    """The file of columns, line by line, that says what was understood, with the headings as comments."""
    yield f"# {name}: {say('what the columns hold')}"
    yield f"# {', '.join(ROLES)}"
    for sheet in sheets:
        yield f"{_scalar(sheet.name)}:" if sheet.columns else f"{_scalar(sheet.name)}: {{}}"
        if sheet.columns:
            yield f"  headings: {sheet.headings}"
        yield from (_column(column) for column in sheet.columns)
        yield from (_unread(cell) for cell in sheet.unread)


def _unread(cell: UnreadCell) -> str:
    missing = say(_MISSING[cell.role])
    return f"  # {say('row')} {cell.row}, {cell.role}, {cell.column}: {missing}: {cell.written}"


def _column(column: Column) -> str:
    heading = f"  # {column.heading}" if column.heading else ""
    return f"  {column.role}: {column.letter}{heading}"


def _scalar(text: str) -> str:
    return str(yaml.safe_dump(text, allow_unicode=True, width=10**6)).removesuffix("...\n").strip()
