"""Commands that read files."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph_service.cli import printing
from graph_service.cli.consoles import SafeConsole
from graph_service.cli.correcting import corrections_option, follow_file
from graph_service.cli.group import (
    NOTHING,
    is_there,
    json_option,
    opened,
    print_json,
    remove_store,
    settings_with,
    store_option,
)
from graph_service.cli.language import either
from graph_service.cli.lines import Output, output

# The readers of all formats take longer to import than a question to answer, and questions are asked more often:
# commands import what reads files when they run.
if TYPE_CHECKING:
    from graph_service.ledger.load import LoadReport
    from loaders.model import Extract, Source

Tell = Callable[[int, int, str], None]

#: letters of a name beside the bar of progress
_LONGEST = 60

_existing = click.Path(exists=True, path_type=Path)
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_existing, metavar="PATH...")
@corrections_option
@store_option
@json_option
def load(paths: tuple[Path, ...], corrections_file: Path | None, store_url: str | None, as_json: bool) -> None:
    """Read files and folders into the graph.

    Loading again is safe: the same files give the same graph, a changed file replaces what it said,
    and a file that is gone from a folder is taken back where the same folder was loaded before.
    A file is named by its path in PATH, wherever the command is started.
    """
    from graph_service.ledger.load import load as load_files
    from graph_service.limits import limits_of
    from loaders.read import passed_over, walk

    new = not is_there(store_url)
    if new and next(walk(paths), None) is None:
        told = ", ".join(f"{ending} {count}" for ending, count in passed_over(paths).items())
        click.echo(either("Không có tệp nào đọc được ở đây", "There is no file here that can be read"), err=True)
        if told:
            click.echo(f"{either('Bỏ qua theo đuôi tệp', 'passed over by ending')}: {told}", err=True)
        click.get_current_context().exit(NOTHING)
    with opened(store_url, create=True) as store, _progress() as tell:
        done = load_files(store, paths, tell, limits=limits_of(settings_with()))
        follow_file(store, corrections_file)
    if new and done.documents == 0:
        remove_store(store_url)
    _end(done, as_json)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@store_option
@json_option
def forget(files: tuple[str, ...], store_url: str | None, as_json: bool) -> None:
    """Take back what loaded files say; what other files say too stays.

    FILE is its name as answers and `stats --files` write it.
    """
    from graph_service.ledger.load import forget as forget_files

    with opened(store_url) as store:
        done = forget_files(store, files)
    _end(done, as_json)


@click.command()
@click.argument("file", type=_file)
def text(file: Path) -> None:
    """Print the text of FILE that offsets count in."""
    sys.stdout.buffer.write(_reading(file)[0].text.encode())


@click.command()
@click.argument("file", type=_file)
def extract(file: Path) -> None:
    """Print what FILE alone says, as JSON; no store is asked or changed."""
    click.echo(json.dumps(dataclasses.asdict(_reading(file)[1]), ensure_ascii=False, indent=2))


@click.command()
@click.argument("file", type=_file)
def columns(file: Path) -> None:
    """Print how the columns of the register FILE are understood, as the YAML that sets it right.

    Save it beside the register as FILE.columns.yaml, change the letters, and load the register again.
    """
    from graph_service.cli.registers import as_yaml

    sheets = _reading(file)[1].sheets
    for line in as_yaml(file.name, sheets):
        click.echo(line)
    if not any(sheet.columns for sheet in sheets):
        click.echo(either("Không nhận ra sổ, danh mục nào.", "No register is known in it."), err=True)
        click.get_current_context().exit(NOTHING)


def _reading(file: Path) -> tuple["Source", "Extract"]:
    """The text of a file and what it says, from a process of its own, as a load reads it."""
    from graph_service.ledger.reading import reader
    from graph_service.limits import limits_of

    with reader(limits_of(settings_with())) as mine, _progress() as tell:
        return mine.read(file, file.name, lambda done, total: tell(done, total, file.name))


COMMANDS = (load, forget, text, extract, columns)


def print_report(console: Output, done: "LoadReport") -> None:
    """What a load did, a line each."""
    lines: Sequence[tuple[str, str, int]] = (
        ("Tệp đã đọc", "files read", done.read),
        ("Tệp không đổi", "unchanged", done.unchanged),
        ("Tệp đã rút", "removed", done.removed),
        ("Tệp bị từ chối", "refused", len(done.refused)),
        ("Văn bản", "documents", done.documents),
        ("Lượt dẫn chiếu", "references", done.references),
        ("Chưa xác định được", "unresolved", done.unresolved),
    )
    for vietnamese, english, count in lines:
        console.print(printing.words(vietnamese, english).append(f": {count}"))
    for vietnamese, english, counts in (
        ("Đã đọc theo loại", "read by kind", done.kinds),
        ("Bỏ qua theo đuôi tệp", "passed over by ending", done.passed_over),
    ):
        if counts:
            told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
            console.print(printing.words(vietnamese, english).append(f": {told}"))
    if done.registers:
        from graph_service.cli.registers import print_register

        console.print(printing.words("Sổ, danh mục", "registers").append(":"))
        for name, sheets in done.registers.items():
            print_register(console, name, sheets)


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar on stderr while files are read; nothing where stderr is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = SafeConsole(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(either("Đang đọc", "reading"), total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=_shown(name))


def _shown(name: str) -> str:
    """What is read now, in a line of its own: the end of a long name tells most."""
    return escape(
        f"{either('Đang đọc', 'reading')} {name if len(name) <= _LONGEST else f'…{name[1 - _LONGEST :]}'}".rstrip()
    )


def _end(done: "LoadReport", as_json: bool) -> None:
    if as_json:
        from graph_service.wire.loads import report

        print_json(report(done))
    else:
        print_report(output(), done)
    for refused in done.refused:
        click.echo(f"{either('Từ chối', 'Refused')}: {refused}", err=True)
    if done.refused:
        click.get_current_context().exit(NOTHING)
