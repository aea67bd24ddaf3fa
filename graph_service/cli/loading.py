"""Commands that read files."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Mapping
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
from graph_service.cli.language import say, words
from graph_service.cli.lines import Output, output

# The readers of all formats take longer to import than a question to answer, and questions are asked more often:
# commands import what reads files when they run.
if TYPE_CHECKING:
    from graph_service.ledger.load import LoadReport
    from loaders.model import Extract, Source

Tell = Callable[[int, int, str], None]

#: how some files were read otherwise than letter by letter
_WAYS = ("ocr", "converted")
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
        click.echo(say("There is no file here that can be read"), err=True)
        if told:
            click.echo(f"{words()('report_passed_over')}: {told}", err=True)
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
        click.echo(say("No register is known in it."), err=True)
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
    for name in ("read", "unchanged", "removed", "refused", "documents", "references", "unresolved"):
        told = getattr(done, name)
        console.print(printing.heading(f"report_{name}").append(f": {told if isinstance(told, int) else len(told)}"))
    for name, listed in _by_kind(done):
        if listed:
            console.print(printing.heading(f"report_{name}").append(f": {listed}"))
    if done.registers:
        from graph_service.cli.registers import print_register

        console.print(printing.say_line("registers").append(":"))
        for name, sheets in done.registers.items():
            print_register(console, name, sheets)


def _by_kind(done: "LoadReport") -> Iterator[tuple[str, str]]:
    """What was read, in which way, refused and why, and passed over, each as one line tells it."""
    from graph_service.cli.refusals import causes

    formats = {kind: count for kind, count in done.kinds.items() if kind not in _WAYS}
    yield "kinds", _counts(formats)
    for way in _WAYS:
        yield way, str(done.kinds.get(way) or "")
    refused = (
        f"{words()(f'cause_{cause}')} {sum(endings.values())} ({_counts(endings)})"
        for cause, endings in causes(done.refused).items()
    )
    yield "causes", "; ".join(refused)
    yield "passed_over", _counts(done.passed_over)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.items())


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar on stderr while files are read; nothing where stderr is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = SafeConsole(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(say("reading"), total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=_shown(name))


def _shown(name: str) -> str:
    """What is read now, in a line of its own: the end of a long name tells most."""
    return escape(f"{say('reading')} {name if len(name) <= _LONGEST else f'…{name[1 - _LONGEST :]}'}".rstrip())


def _end(done: "LoadReport", as_json: bool) -> None:
    if as_json:
        from graph_service.wire.loads import report

        # a program is not asked which language it reads
        print_json(report(done, str))
    else:
        print_report(output(), done)
    for refused in done.refused:
        click.echo(f"{say('Refused')}: {words().error(refused)}", err=True)
    if done.refused:
        click.get_current_context().exit(NOTHING)
