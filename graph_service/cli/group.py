"""What commands share: their options, the store they ask, the forms of their answers."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from graph_service import setting_names
from graph_service.cli.language import say, words
from graph_service.errors import Moved, StoreRefused
from graph_service.store import open_store
from graph_service.store.protocol import Reads, Store, ask

if TYPE_CHECKING:
    from pydantic import BaseModel

    from graph_service.export.answers import AnswerTable
    from graph_service.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
Answer = TypeVar("Answer")

NOTHING = 1


store_option = click.option(
    "--store",
    "store_url",
    metavar="URL",
    help="Where the graph is kept: a path, sqlite:PATH or neo4j://HOST:PORT. "
    f"[env: {setting_names.PREFIX}STORE; default: {setting_names.DEFAULT_STORE}]",
)


def following(command: Callable[..., None]) -> Callable[..., None]:
    """A command about NUMBER that goes on with the document that stands in the place of an old id, and says why."""

    @wraps(command)
    def run(number: str, **rest: Any) -> None:
        try:
            command(number=number, **rest)
        except Moved as moved:
            click.echo(f"{moved.subject} → {moved.document}: {say(moved.reason)}", err=True)
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
            raise click.UsageError(say("--json --csv: one of the two"))
        command(form="json" if as_json else "csv" if as_csv else "text", **rest)

    return cast("Command", json_option(csv_option(run)))


def settings_with(**given: Any) -> "Settings":
    """The settings from the environment, with what was given on the command line before them."""
    from pydantic import ValidationError

    from graph_service.settings import PREFIX, Settings
    from graph_service.validation import reason_of

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{first['loc'][0]}".upper()
        raise click.UsageError(f"{name}: {reason_of(words(), first)}") from error


@contextlib.contextmanager
def opened(store_url: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store, closed at the end. Questions do not create one: an empty answer would hide a wrong path."""
    url = setting_names.store_url(store_url)
    if not create:
        refuse_missing(url)
    store = _store(url, create=create)
    try:
        yield store
    finally:
        store.close()


def _store(url: str, *, create: bool) -> Store:
    """The store itself; an embedded one needs no other setting than its URL, and importing all takes long."""
    if url.startswith("sqlite:") and not setting_names.others_are_set():
        return open_store(url, create=create)
    from graph_service.api.stores import store_of

    return store_of(settings_with(store=url), create=create)


def is_there(store_url: str | None) -> bool:
    """Whether the store exists; a server's does."""
    scheme, _, path = setting_names.store_url(store_url).partition(":")
    return scheme != "sqlite" or Path(path).exists()


#: what the file of an embedded store has beside it
_PARTS_OF_STORE = ("", "-wal", "-shm", ".lock", ".sums", ".sums-new", ".sums-seen")


def remove_store(store_url: str | None) -> None:
    """Remove a store that was made for nothing; a server's stays."""
    scheme, _, path = setting_names.store_url(store_url).partition(":")
    for ending in _PARTS_OF_STORE if scheme == "sqlite" else ():
        Path(f"{path}{ending}").unlink(missing_ok=True)


def asked(store_url: str | None, question: Callable[[Reads], Answer]) -> Answer:
    """What a question answers from one moment of the store."""
    with opened(store_url) as store:
        return ask(store, question)


def exit_empty(empty: bool) -> None:
    """End with the exit code that says "nothing found", and say it."""
    if empty:
        click.echo(say("Nothing was found."), err=True)
    exit_silent(empty)


def exit_silent(empty: bool) -> None:
    """End with the exit code that says "nothing found", where the answer itself says what that is worth."""
    if empty:
        click.get_current_context().exit(NOTHING)


def print_csv(table: "AnswerTable") -> None:
    """A table as UTF-8 with a byte order mark on stdout, whatever the terminal writes."""
    sys.stdout.buffer.writelines(line.encode() for line in table.lines())


def print_json(model: "BaseModel") -> None:
    """A shape of ``wire`` as JSON on stdout."""
    click.echo(json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=2))


def refuse_missing(url: str) -> None:
    """``StoreRefused`` for a file that is not there: whoever asks or serves has mistaken its name."""
    scheme, _, path = url.partition(":")
    if scheme == "sqlite" and path and not Path(path).exists():
        advice = "Load documents first: directive-graph load PATH. Or name another store with --store."
        raise StoreRefused(url, "there is no such file", advice)
