"""Commands that ask who is to do what, who has, and what holds on a day."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph_service.cli import answer_lines
from graph_service.cli.asking import filter_options, tell_what_filters_hide
from graph_service.cli.group import asked, exit_silent, following, forms, print_csv, print_json, store_option
from graph_service.cli.lines import Output, output
from graph_service.export import answers
from graph_service.queries import bodies as questions_of_bodies
from graph_service.queries import every as queries
from graph_service.queries.assignments import STATES, State
from graph_service.store.protocol import Reads

if TYPE_CHECKING:
    from pydantic import BaseModel

Answer = TypeVar("Answer")
_as_of = click.option(
    "--as-of", metavar="DATE", help="The day: 2026-01-31, 31/1/2026, or a year for its last day; today without it."
)


@click.command()
@click.argument("number")
@click.option("--level", metavar="LEVEL", help="All of this level: central, city, district, ward; or quận …")
@click.option(
    "--bodies",
    "listed_in",
    type=click.File(encoding="utf-8-sig"),
    metavar="FILE",
    help='These instead: a name or id on each line, of bodies or places; "-" reads stdin.',
)
@_as_of
@forms
@store_option
@following
def coverage(
    number: str, level: str | None, listed_in: Iterable[str] | None, as_of: str | None, store_url: str | None, form: str
) -> None:
    """Who has issued something that implements NUMBER, who has none in the store, of whom nothing is loaded.

    A place is asked as a whole: what any of its bodies issues counts for it. That nothing is seen never means
    that nothing was done.
    """
    bodies = list(listed_in or ())
    found = asked(store_url, lambda reads: queries.coverage(reads, number, level, bodies=bodies, as_of=as_of))
    _print(found, form, lambda: _standing().coverage(found), answers.coverage, answer_lines.print_coverage)
    exit_silent(found.silence is not None)


@click.command()
@click.argument("number")
@_as_of
@forms
@store_option
@following
def status(number: str, as_of: str | None, store_url: str | None, form: str) -> None:
    """Whether NUMBER is in force on a day as far as the loaded texts say, and what changed it from which day."""
    found = asked(store_url, lambda reads: queries.status(reads, number, as_of=as_of))
    _print(found, form, lambda: _standing().status(found), answers.status, answer_lines.print_status)


@click.command()
@click.argument("number")
@_as_of
@click.option("--state", "states", type=click.Choice(STATES), multiple=True, help="Only tasks in this state.")
@forms
@store_option
@following
def tasks(number: str, as_of: str | None, states: tuple[State, ...], store_url: str | None, form: str) -> None:
    """The tasks that NUMBER sets: who leads them, and what was issued for them.

    States follow from documents alone: none of them says whether the work was done.
    """
    found = asked(store_url, lambda reads: queries.tasks(reads, number, as_of=as_of, states=states))
    _print(found, form, lambda: _tasks().tasks(found), answers.tasks, answer_lines.print_tasks)
    exit_silent(not found.items)


@click.command()
@click.argument("number")
@_as_of
@forms
@store_option
@following
def targets(number: str, as_of: str | None, store_url: str | None, form: str) -> None:
    """The targets that NUMBER sets, what loaded texts report of them, and whether the figures meet them."""
    found = asked(store_url, lambda reads: queries.targets(reads, number, as_of=as_of))
    _print(found, form, lambda: _tasks().targets(found), answers.targets, answer_lines.print_targets)
    exit_silent(not found.items)


@click.command()
@click.argument("number")
@_as_of
@forms
@store_option
@following
def responsible(number: str, as_of: str | None, store_url: str | None, form: str) -> None:
    """Who answers for NUMBER: who issued it, carries it out, has tasks in it, received it; and who does so now."""
    found = asked(store_url, lambda reads: queries.responsible(reads, number, as_of=as_of))
    _print(found, form, lambda: _tasks().responsible(found), answers.responsible, answer_lines.print_responsible)
    exit_silent(not found.holders)


@click.command()
@click.argument("name")
@_as_of
@click.option("--programme", metavar="NUMBER", help="Only what this document tells it.")
@forms
@store_option
def duties(name: str, as_of: str | None, programme: str | None, store_url: str | None, form: str) -> None:
    """What the body NAME was told to do, and what the bodies were told that it succeeds."""
    found = asked(store_url, lambda reads: queries.duties(reads, name, as_of=as_of, programme=programme))
    _print(found, form, lambda: _tasks().duties(found), answers.duties, answer_lines.print_duties)
    exit_silent(found.silence is not None)


@click.command()
@click.argument("start")
@click.argument("end")
@forms
@store_option
def path(start: str, end: str, store_url: str | None, form: str) -> None:
    """How the documents START and END are joined: a shortest way along relations, with their sentences."""
    found = asked(store_url, lambda reads: queries.path(reads, start, end))
    _print(found, form, lambda: _standing().path(found), answers.path, answer_lines.print_path)
    exit_silent(not found.nodes)


@click.command("list")
@filter_options
@forms
@store_option
def list_documents(store_url: str | None, form: str, **filters: Any) -> None:
    """All documents, or those of a body, a type, a level or a period, by type and year."""

    def question(reads: Reads) -> tuple[queries.Listed, int]:
        found = queries.listed(reads, queries.read_filters(reads, **filters))
        return found, len(found.documents) or queries.count_documents(reads)

    found, without = asked(store_url, question)
    _print(found, form, lambda: _standing().listed(found), answers.listed, answer_lines.print_listed)
    tell_what_filters_hide(len(found.documents), without)
    exit_silent(not found.documents)


@click.command()
@click.argument("name")
@forms
@store_option
def naming(name: str, store_url: str | None, form: str) -> None:
    """The documents whose text names the body NAME, each with the sentence that does so first."""
    found = asked(store_url, lambda reads: questions_of_bodies.naming_body(reads, name))
    _print(found, form, lambda: _bodies().naming(found), answers.naming, answer_lines.print_naming)
    exit_silent(not found.edges)


COMMANDS = (coverage, status, tasks, targets, responsible, duties, path, list_documents, naming)


def _print(
    found: Answer,
    form: str,
    shape: Callable[[], "BaseModel"],
    table: Callable[[Answer], answers.AnswerTable],
    lines: Callable[[Output, Answer], None],
) -> None:
    """An answer in the form that was asked for."""
    if form == "json":
        print_json(shape())
    elif form == "csv":
        print_csv(table(found))
    else:
        lines(output(), found)


# the shapes of JSON take longer to import than most questions take to answer
def _standing() -> Any:
    from graph_service.wire import standing

    return standing


def _tasks() -> Any:
    from graph_service.wire import assignments

    return assignments


def _bodies() -> Any:
    from graph_service.wire import bodies

    return bodies
