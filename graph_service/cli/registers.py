"""Registers: how their columns were understood, and the file in which people set that right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml

from graph_service.cli.language import either
from graph_service.cli.lines import Line, Output
from graph_service.cli.printing import words
from loaders.model import Column, SheetReading, UnreadCell

#: roles of columns in Vietnamese; the keys of a file of columns are the English words
ROLES = {
    "serial": "số thứ tự",
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "document": "tên văn bản",
    "replaced": "văn bản bị thay thế",
    "repealed": "văn bản bị bãi bỏ",
    "replaces": "đánh dấu thay thế",
    "repeals": "đánh dấu bãi bỏ",
    "amends": "đánh dấu sửa đổi",
    "by": "văn bản mới",
    "task": "nhiệm vụ",
    "source": "văn bản giao",
    "leads": "chủ trì",
    "coordinates": "phối hợp",
    "due": "thời hạn",
    "state": "trạng thái",
}
#: what a cell that was not read holds none of
_MISSING = {
    "number": ("không có số, ký hiệu văn bản", "no number of a document"),
    "document": ("không có số, ký hiệu văn bản", "no number of a document"),
    "date": ("không phải ngày", "no day"),
    "task": ("không ghi nhiệm vụ", "no task"),
    "leads": ("không nhận ra cơ quan, đơn vị", "no body that is known"),
}


def print_register(console: Output, name: str, sheets: Sequence[SheetReading]) -> None:
    """How each sheet of a register was read, and which of its rows were not."""
    for sheet in sheets:
        console.print(Line(f"  {name} · {sheet.name or '-'}: ").append_line(_told(sheet)))
        for (role, column), rows in _grouped(sheet.unread):
            line = Line("    ").append_line(words(f"cột {column}, {ROLES[role]}", f"column {column}, {role}"))
            line.append(": ").append_line(words(*_MISSING[role])).append(": ")
            console.print(line.append_line(words("dòng", "rows")).append(f" {runs(rows)}"))


def _told(sheet: SheetReading) -> Line:
    if not sheet.columns:
        return words("không nhận ra cột nào, đọc như văn bản thường", "no columns known, read as any text")
    # the English word of a role is the key that a file of columns is written with
    told = ((each.letter, either(f"{ROLES[each.role]} ({each.role})", each.role)) for each in sheet.columns)
    columns = "; ".join(" ".join(each) for each in told)
    return words(f"{sheet.rows} dòng", f"{sheet.rows} row(s)").append(f"; {columns}")


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
    yield f"# {name}: {either('cột nào ghi gì', 'what the columns hold')}"
    yield f"# {', '.join(ROLES)}"
    for sheet in sheets:
        yield f"{_scalar(sheet.name)}:" if sheet.columns else f"{_scalar(sheet.name)}: {{}}"
        if sheet.columns:
            yield f"  headings: {sheet.headings}"
        yield from (_column(column) for column in sheet.columns)
        yield from (_unread(cell) for cell in sheet.unread)


def _unread(cell: UnreadCell) -> str:
    missing = either(*_MISSING[cell.role])
    return f"  # {either('dòng', 'row')} {cell.row}, {cell.role}, {cell.column}: {missing}: {cell.written}"


def _column(column: Column) -> str:
    heading = f"  # {column.heading}" if column.heading else ""
    return f"  {column.role}: {column.letter}{heading}"


def _scalar(text: str) -> str:
    return str(yaml.safe_dump(text, allow_unicode=True, width=10**6)).removesuffix("...\n").strip()
