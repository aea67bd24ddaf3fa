"""The one language that a command speaks: ``--lang``, else ``DIRECTIVE_GRAPH_LANG``, else Vietnamese."""

from typing import Any

import click

LANGUAGES = ("vi", "en")
#: of the facts that click keeps for a command and all below it
_CHOSEN = "graph_service.language"


def either(vietnamese: str, english: str) -> str:
    """The one of two sentences that is of the reader's language."""
    return english if language() == "en" else vietnamese


def language() -> str:
    """The language of the command that runs; Vietnamese where none does."""
    ctx = click.get_current_context(silent=True)
    return ctx.meta.get(_CHOSEN, LANGUAGES[0]) if ctx else LANGUAGES[0]


def speaking(command: click.Command) -> click.Command:
    """A command, and all below it, that takes ``--lang`` behind its name too."""
    if not any(parameter.name == "lang" for parameter in command.params):
        command.params.append(_option())
    for below in getattr(command, "commands", {}).values():
        speaking(below)
    return command


def _option(**given: Any) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        # before all others, so that what is wrong with them is told in it
        is_eager=True,
        expose_value=False,
        callback=_chosen,
        help="Speak Vietnamese or English. [env: DIRECTIVE_GRAPH_LANG; default: vi]",
        **given,
    )


def _chosen(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:  # noqa: ARG001 -- click's own
    if value is not None:
        ctx.meta[_CHOSEN] = value


#: the option of the program itself, before the name of a command
lang_option = _option(envvar="DIRECTIVE_GRAPH_LANG")
