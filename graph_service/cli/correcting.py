"""Commands by which people set right what texts and programs got wrong."""

import getpass
from collections.abc import Callable
from datetime import date as calendar
from pathlib import Path
from typing import Any, TypeVar

import click

from graph_service.cli.group import NOTHING, json_option, opened, print_json, settings_with, store_option
from graph_service.cli.language import say
from graph_service.cli.lines import Line, output
from graph_service.errors import Moved, NotFound
from graph_service.ledger.corrections import Kept, named_mention, own_mention
from graph_service.queries import every as queries
from graph_service.store.protocol import Reads, Store, ask
from loaders.resolve.corrections import Correction, Kind
from loaders.resolve.nodes import document_id_of_body

Command = TypeVar("Command", bound=Callable[..., Any])

corrections_option = click.option(
    "--corrections",
    "corrections_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="The file that corrections are kept in, beside the store. [env: DIRECTIVE_GRAPH_CORRECTIONS; default: none]",
)
_told = (
    click.option("--why", required=True, metavar="WORDS", help="Why: the source that it was checked against."),
    click.option("--who", metavar="NAME", help="Who corrects; by default the login name."),
    click.option("--when", metavar="DATE", help="When: 2026-11-24; by default today."),
    corrections_option,
    store_option,
)


def _telling(command: Command) -> Command:
    for option in reversed(_told):
        command = option(command)
    return command


@click.group()
def correct() -> None:
    """Set right what texts or the program got wrong; every later load keeps to it.

    A document is named by its id or number, a mention by FILE:START or as `explain` prints it.
    """


@correct.command()
@click.argument("first")
@click.argument("second")
@_telling
def same(first: str, second: str, **told: Any) -> None:
    """FIRST and SECOND are one document (FIRST stays), or the mention FIRST is of the document SECOND."""
    _add("same", told, lambda reads: (_document_or_mention(reads, first), _document_or_mention(reads, second)))


@correct.command()
@click.argument("first")
@click.argument("second")
@_telling
def different(first: str, second: str, **told: Any) -> None:
    """FIRST and SECOND are never one document, or the mention FIRST is not of the document SECOND."""
    _add("different", told, lambda reads: (_document_or_mention(reads, first), _document_or_mention(reads, second)))


@correct.command()
@click.argument("mention")
@click.argument("number")
@_telling
def number(mention: str, number: str, **told: Any) -> None:
    """The number at MENTION is NUMBER, whatever OCR or a slip made of it; a document's own is named by the document."""
    _add("number", told, lambda reads: (_mention(reads, mention), " ".join(number.split())))


@correct.command()
@click.argument("number")
@click.argument("day")
@_telling
def date(number: str, day: str, **told: Any) -> None:
    """The document NUMBER was issued on DAY."""
    _add("date", told, lambda reads: (_document(reads, number), queries.read_day(day)))


@correct.command("not-edge")
@click.argument("start")
@click.argument("label")
@click.argument("end")
@_telling
def not_edge(start: str, label: str, end: str, **told: Any) -> None:
    """It is wrong that START stands in the relation LABEL (IMPLEMENTS, ISSUED_BY …) to END."""
    _add("not-edge", told, lambda reads: (_document(reads, start), label.upper(), _node(reads, end)))


@correct.command()
@click.argument("body")
@click.argument("name")
@_telling
def alias(body: str, name: str, **told: Any) -> None:
    """BODY (its id or full name) is also called NAME."""
    _add("alias", told, lambda reads: (_body(reads, body), " ".join(name.split())))


@correct.command()
@click.argument("item")
@click.argument("number")
@_telling
def realise(item: str, number: str, **told: Any) -> None:
    """The document NUMBER was issued for the task ITEM (its id, as `tasks --json` prints it)."""
    _add("realise", told, lambda reads: (item, _document(reads, number)))


@correct.command("not-realised")
@click.argument("item")
@click.argument("number")
@_telling
def not_realised(item: str, number: str, **told: Any) -> None:
    """The document NUMBER was not issued for the task ITEM."""
    _add("not-realised", told, lambda reads: (item, _document(reads, number)))


@correct.command()
@click.argument("number", type=click.IntRange(min=1))
@corrections_option
@store_option
def undo(number: int, corrections_file: Path | None, store_url: str | None) -> None:
    """Take back the correction NUMBER, as `correct list` counts them."""
    with opened(store_url) as store:
        undone = _kept(store, corrections_file).undo(number)
    click.echo(f"{say('Undone')}: {undone.told}", err=True)


@correct.command()
@corrections_option
@store_option
def apply(corrections_file: Path | None, store_url: str | None) -> None:
    """Make the store follow the file, after it was edited by hand."""
    with opened(store_url) as store:
        changed = _kept(store, corrections_file).apply(strict=True)
    click.echo(say("The corrections were applied." if changed else "Nothing has changed."), err=True)


@correct.command("list")
@corrections_option
@store_option
@json_option
def list_all(corrections_file: Path | None, store_url: str | None, as_json: bool) -> None:
    """All corrections, and which of them no longer apply."""
    with opened(store_url) as store:
        kept = _kept(store, corrections_file)
        entries, waiting = ask(store, lambda reads: (kept.all(reads).entries, kept.idle(reads)))
    idle = {each.correction: each for each in waiting}
    if as_json:
        from graph_service.wire import review as wire_review

        print_json(wire_review.corrections(entries, idle))
        return
    console = output()
    for number, entry in enumerate(entries, start=1):
        line = Line(f"{number}. ").append(entry.said, style="bold").append(f": {entry.why} ({entry.who}, {entry.when})")
        if entry in idle:
            line.append("  ").append(f"({say(idle[entry].reason)})")
        console.print(line)
    if not entries:
        click.echo(say("There are no corrections."), err=True)
        click.get_current_context().exit(NOTHING)


COMMANDS = (correct,)


def follow_file(store: Store, corrections_file: Path | None) -> None:
    """After a load: make the store follow the file that is named, and tell of what fits nothing yet."""
    kept = _kept(store, corrections_file)
    if kept.file is None or not kept.file.exists():
        return
    kept.apply(strict=False)
    for idle in ask(store, kept.idle):
        entry = idle.correction
        click.echo(f"{kept.name}:{entry.line}: {entry.said}: {say(idle.reason)}", err=True)


def _add(kind: Kind, told: dict[str, Any], about: Callable[[Reads], tuple[str, ...]]) -> None:
    who, when = told["who"] or getpass.getuser(), told["when"] or calendar.today().isoformat()
    with opened(told["store_url"]) as store:
        correction = Correction(kind, ask(store, about), who.strip(), when, " ".join(told["why"].split()))
        _kept(store, told["corrections_file"]).add(correction)
    click.echo(f"{say('Written')}: {correction.told}", err=True)


def _kept(store: Store, corrections_file: Path | None) -> Kept:
    return Kept(store, settings_with(corrections=corrections_file).corrections)


def _document(reads: Reads, text: str) -> str:
    try:
        return queries.one_document(reads, text).id
    except Moved as moved:
        click.echo(f"{moved.subject} → {moved.document}: {say(moved.reason)}", err=True)
        return moved.document


def _document_or_mention(reads: Reads, text: str) -> str:
    return named_mention(reads, text) or _document(reads, text)


def _mention(reads: Reads, text: str) -> str:
    """A mention by its place; of a document that one file is, its own."""
    return named_mention(reads, text) or own_mention(reads, _document(reads, text)) or text


def _node(reads: Reads, text: str) -> str:
    """The id of any node, or the document of a number."""
    return text if reads.nodes([text]) else _document(reads, text)


def _body(reads: Reads, text: str) -> str:
    """The full name of a body that is named by its id or name."""
    for node in reads.nodes({text, document_id_of_body(text)}).values():
        if "Body" in node.labels:
            return str(node.properties["name"])
    raise NotFound(repr(text), "no body has that id or name", "Write its id, as `show` prints it, or its full name.")
