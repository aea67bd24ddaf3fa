"""The group of commands, what they share, and how errors of ours end them."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from pydantic import BaseModel, ValidationError

from graph_service.api.stores import store_of
from graph_service.error_titles import title
from graph_service.errors import Ambiguous, Moved, NotFound, StoreRefused
from graph_service.export.answers import AnswerTable
from graph_service.settings import PREFIX, Settings
from graph_service.store.protocol import Reads, Store, ask
from loaders.errors import DirectiveGraphError, UnreadableFile

Command = TypeVar("Command", bound=Callable[..., Any])
Answer = TypeVar("Answer")

NOTHING = 1
WRONG_USE = 2


class Failure(click.ClickException):
    """An error of our tree as one line on stderr."""

    exit_code = WRONG_USE

    def __init__(self, error: DirectiveGraphError) -> None:
        super().__init__(str(error))
        self.title = " · ".join(title(error))

    def show(self, file: Any = None) -> None:
        click.echo(f"{self.title}: {' '.join(self.message.split())}", file=file, err=file is None)


class NothingFound(Failure):
    """Nothing that fits, too much that fits, or a file that cannot be read."""

    exit_code = NOTHING


class Commands(click.Group):
    """A group whose commands may raise errors of our tree."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (NotFound, Ambiguous, UnreadableFile) as error:
            raise NothingFound(error) from error
        except DirectiveGraphError as error:
            raise Failure(error) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="directive-graph", prog_name="directive-graph")
def main() -> None:
    """Which documents implement which, and the sentences that say so.

    Văn bản nào thực hiện văn bản nào, kèm câu văn làm căn cứ.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal without Vietnamese letters gets their codes, not a traceback
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands and options.

    bash: directive-graph completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(shell)
    click.echo(kind(main, {}, "directive-graph", "_DIRECTIVE_GRAPH_COMPLETE").source())


store_option = click.option(
    "--store",
    "store_url",
    metavar="URL",
    help=f"Where the graph is kept: a path, sqlite:PATH or neo4j://HOST:PORT. [env: {PREFIX}STORE; default: "
    f"{Settings.model_fields['store'].default}]",
)


def following(command: Callable[..., None]) -> Callable[..., None]:
    """A command about NUMBER that goes on with the document that stands in the place of an old id, and says why."""

    @wraps(command)
    def run(number: str, **rest: Any) -> None:
        try:
            command(number=number, **rest)
        except Moved as moved:
            click.echo(f"{moved.subject} → {moved.document}: {moved.reason}", err=True)
            command(number=moved.document, **rest)

    return run


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


csv_option = click.option(
    "--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets: no sentence is cut, no formula is run."
)


def forms(command: Command) -> Command:
    """A command whose answer is text, or JSON, or a table for spreadsheets, at most one of the two."""

    @wraps(command)
    def run(as_json: bool, as_csv: bool, **rest: Any) -> None:
        if as_json and as_csv:
            raise click.UsageError("--json --csv: một trong hai · one of the two")
        command(form="json" if as_json else "csv" if as_csv else "text", **rest)

    return cast("Command", json_option(csv_option(run)))


def settings_with(**given: Any) -> Settings:
    """The settings from the environment, with what was given on the command line before them."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{first['loc'][0]}".upper()
        raise click.UsageError(f"{name}: {first['msg']}") from error


@contextlib.contextmanager
def opened(store_url: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store, closed at the end. Questions do not create one: an empty answer would hide a wrong path."""
    settings = settings_with(store=store_url)
    if not create:
        refuse_missing(settings.store)
    store = store_of(settings, create=create)
    try:
        yield store
    finally:
        store.close()


def is_there(store_url: str | None) -> bool:
    """Whether the store exists; a server's does."""
    scheme, _, path = settings_with(store=store_url).store.partition(":")
    return scheme != "sqlite" or Path(path).exists()


def remove_store(store_url: str | None) -> None:
    """Remove a store that was made for nothing; a server's stays."""
    scheme, _, path = settings_with(store=store_url).store.partition(":")
    for ending in ("", "-wal", "-shm", ".lock") if scheme == "sqlite" else ():
        Path(f"{path}{ending}").unlink(missing_ok=True)


def asked(store_url: str | None, question: Callable[[Reads], Answer]) -> Answer:
    """What a question answers from one moment of the store."""
    with opened(store_url) as store:
        return ask(store, question)


def print_csv(table: AnswerTable) -> None:
    """A table as UTF-8 with a byte order mark on stdout, whatever the terminal writes."""
    sys.stdout.buffer.writelines(line.encode() for line in table.lines())


def print_json(model: BaseModel) -> None:
    """A shape of ``wire`` as JSON on stdout."""
    click.echo(json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=2))


def refuse_missing(url: str) -> None:
    """``StoreRefused`` for a file that is not there: whoever asks or serves has mistaken its name."""
    scheme, _, path = url.partition(":")
    if scheme == "sqlite" and path and not Path(path).exists():
        advice = "Load documents first: directive-graph load PATH. Or name another store with --store."
        raise StoreRefused(url, "there is no such file", advice)
