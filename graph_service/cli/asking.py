"""Commands that ask the graph."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from graph_service.cli import printing
from graph_service.cli.group import (
    asked,
    exit_empty,
    following,
    forms,
    json_option,
    print_csv,
    print_json,
    store_option,
)
from graph_service.cli.language import say
from graph_service.cli.lines import Line, output
from graph_service.queries import chains
from graph_service.queries.filters import EVERYTHING, read_filters
from graph_service.store.protocol import Reads, shown_files
from loaders.errors import Saying

Command = TypeVar("Command", bound=Callable[..., Any])

_FILTERS = (
    click.option("--type", metavar="TYPE", help="Only this type: plan, 'kế hoạch' or KH."),
    click.option("--level", metavar="LEVEL", help="Only this level: central, city, district, ward; or quận …"),
    click.option("--place", metavar="PLACE", help="Only documents of this place."),
    click.option("--issuer", metavar="BODY", help="Only of this body: its id, its name, or words of it."),
    click.option("--from", "issued_from", metavar="DATE", help="Issued on this day or later: 2022-09-23, 2022."),
    click.option("--to", "issued_to", metavar="DATE", help="Issued on this day or earlier."),
    click.option("--loaded/--cited", "in_corpus", default=None, help="Only loaded texts; only others."),
)
_depth = click.option("--depth", type=click.IntRange(min=1), metavar="N", help="The most steps.")
_as_of = click.option(
    "--as-of", metavar="DATE", help="Nothing issued later than this day: 2026-01-31, 31/1/2026, or a year."
)


def filter_options(command: Command) -> Command:
    """Options that narrow an answer: what `read_filters` reads."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


@click.command()
@click.argument("number")
@_depth
@_as_of
@filter_options
@store_option
@forms
@following
def implementing(number: str, depth: int | None, store_url: str | None, form: str, **filters: Any) -> None:
    """What implements the document NUMBER, directly or through others.

    NUMBER is its id, or its number in any spelling: 21-nq/tw, "nghi quyet 21", "KH 105".
    """
    found = asked(
        store_url,
        lambda reads: chains.implementing(reads, number, read_filters(reads, **filters), depth=depth),
    )
    _answer(found, form, Saying("{n} document(s) implement it", n=found.total))


@click.command()
@click.argument("number")
@_depth
@_as_of
@filter_options
@store_option
@forms
@following
def implements(number: str, depth: int | None, store_url: str | None, form: str, **filters: Any) -> None:
    """What the document NUMBER implements, directly or through others."""
    found = asked(
        store_url,
        lambda reads: chains.implements(reads, number, read_filters(reads, **filters), depth=depth),
    )
    _answer(found, form, Saying("{n} document(s) are implemented by it", n=found.total))


@click.command()
@click.argument("number")
@click.option("--up", "way", flag_value="up", help="Only what it comes from.")
@click.option("--down", "way", flag_value="down", help="Only what it leads to.")
@click.option("--both", "way", flag_value="both", default="both", help="Both (the default).")
@_depth
@store_option
@json_option
@following
def lineage(number: str, way: chains.Way, depth: int | None, store_url: str | None, as_json: bool) -> None:
    """Where the document NUMBER comes from and what it leads to, as a tree with the sentences."""
    found = asked(store_url, lambda reads: chains.lineage(reads, number, way, depth=depth))
    if as_json:
        from graph_service.wire import documents as wire

        print_json(wire.lineage(found))
    else:
        _print_lineage(found)
    exit_empty(len(found.nodes) < 2)


@click.command()
@click.argument("number")
@click.option("--mentions", "with_mentions", is_flag=True, help="Also every sentence that names it.")
@store_option
@json_option
@following
def show(number: str, with_mentions: bool, store_url: str | None, as_json: bool) -> None:
    """The document NUMBER with all its relations and their sentences."""
    from graph_service.queries import details

    def question(reads: Reads) -> tuple[details.Connections, details.Mentions | None]:
        found = details.connections(reads, number)
        return found, details.mentions(reads, found.document.id) if with_mentions else None

    found, mentioned = asked(store_url, question)
    if as_json:
        from graph_service.wire import documents as wire

        print_json(wire.shown(found, mentioned))
        return
    console = output()
    printing.print_connections(console, found)
    if mentioned:
        printing.print_mentions(console, mentioned)


@click.command()
@click.argument("words", nargs=-1, required=True)
@filter_options
@click.option("--limit", type=click.IntRange(1, 10000), default=50, show_default=True, help="The most documents.")
@store_option
@json_option
def find(words: tuple[str, ...], limit: int, store_url: str | None, as_json: bool, **filters: Any) -> None:
    """Documents by number as people type it, or by WORDS without diacritics; most cited first."""
    from graph_service.queries import search

    text = " ".join(words)

    def question(reads: Reads) -> tuple[search.SearchPage, int]:
        narrowed = read_filters(reads, **filters)
        page = search.find(reads, text, narrowed, limit=limit)
        if not page.documents and narrowed != EVERYTHING:
            return page, search.count_found(reads, text)
        # who reads lines sees how many there are; only a program has to be told
        more = as_json and page.next
        return page, search.count_found(reads, text, narrowed) if more else len(page.documents)

    page, total = asked(store_url, question)
    if as_json:
        from graph_service.wire import documents as wire

        print_json(wire.found(page, total if page.documents else 0))
    else:
        printing.print_documents(output(), page.documents)
        tell_what_filters_hide(len(page.documents), total)
        if page.next:
            click.echo(f"{say('There are more')}: --limit {limit * 10}", err=True)
    exit_empty(not page.documents)


@click.command()
@click.option("--files", "with_files", is_flag=True, help="Also the names of the loaded files.")
@store_option
@json_option
def stats(with_files: bool, store_url: str | None, as_json: bool) -> None:
    """What the store holds."""
    info, files = asked(
        store_url, lambda reads: (reads.info(), list(shown_files(reads.files())) if with_files else None)
    )
    if as_json:
        from graph_service.wire import documents as wire

        print_json(wire.stats(info, files))
    else:
        printing.print_stats(output(), info, files)


COMMANDS = (implementing, implements, lineage, show, find, stats)


def _answer(found: chains.Chain, form: str, counted: Saying) -> None:
    if form == "json":
        from graph_service.wire import documents as wire

        print_json(wire.chain(found))
    elif form == "csv":
        from graph_service.export import answers

        print_csv(answers.chain(found))
    else:
        printing.print_chain(output(), found, counted)
        tell_what_filters_hide(found.total, found.walked)
    exit_empty(not found.steps)


def _print_lineage(found: chains.Lineage) -> None:
    console = output()
    tree, others = printing.lineage_tree(found)
    console.print(tree)
    printing.print_silence(console, found.silence)
    if others:
        console.print(Line("\n").append_line(printing.say_line("Other relations")))
        printing.print_edges(console, others)


def tell_what_filters_hide(shown: int, without: int) -> None:
    """Where nothing is left, say how much there was before it was narrowed."""
    if without and not shown:
        told = say(Saying("0 after filters, {without} without", without=without))
        click.echo(told, err=True)
