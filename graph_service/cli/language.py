"""The one language that a command speaks: ``--lang``, else ``DIRECTIVE_GRAPH_LANG``, else Vietnamese.

All of it, click's own words too: help, usage errors and unknown commands come from the table of words as the reasons of
our errors do. ``--lang`` holds for what is wrong before it or behind it, so it is looked for before all else is read.
"""

import inspect
import os
from collections.abc import Sequence
from contextvars import ContextVar
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

if TYPE_CHECKING:
    from graph_service.words import Language, Words

LANGUAGES: "tuple[Language, ...]" = ("vi", "en")
ENVIRONMENT = "DIRECTIVE_GRAPH_LANG"
#: kept beyond the command's own context: what is wrong is told after that has ended
_SPOKEN: "ContextVar[Language]" = ContextVar("language", default=LANGUAGES[0])
#: modules of click whose words people read
CLICK = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
_HELP = "Show this message and exit."
#: what a command or an option is described by in English
_ENGLISH: WeakKeyDictionary[object, str] = WeakKeyDictionary()


def say(sentence: str) -> str:
    """A sentence that is written in English, in the reader's language."""
    return str(sentence) if language() == "en" else words().told(sentence)


def words() -> "Words":
    """The words of the reader's language."""
    from graph_service.words import Words

    return Words(language())


def language() -> "Language":
    """The language of the command that runs; Vietnamese where none does."""
    return _SPOKEN.get()


def speak(language: "Language") -> None:
    """From now on, in this thread, this language."""
    _SPOKEN.set(language)


def choose(args: Sequence[str]) -> None:
    """Take the language that the words of a command line ask for, whatever else is wrong with them."""
    asked = [LANGUAGES[0], os.environ.get(ENVIRONMENT, ""), *_asked_for(args)]
    speak([spoken for each in asked for spoken in LANGUAGES if each == spoken][-1])


def _asked_for(args: Sequence[str]) -> list[str]:
    """The values of ``--lang``; what stands behind ``--`` are no options."""
    options = list(args[: args.index("--")] if "--" in args else args)
    values = [value for option, value in pairwise(options) if option == "--lang"]
    return values + [each.removeprefix("--lang=") for each in options if each.startswith("--lang=")]


def speaking(command: click.Command, ctx: click.Context) -> click.Command:
    """A command, and all below it, that takes ``--lang`` behind its name too and is described in the language."""
    if not any(parameter.name == "lang" for parameter in command.params):
        command.params.append(_option())
    _describe(command, ctx)
    for below in getattr(command, "commands", {}).values():
        speaking(below, ctx)
    return command


def _describe(command: click.Command, ctx: click.Context) -> None:
    """Put the help of a command and of its options into the language."""
    command.help = told_help(_ENGLISH.setdefault(command, command.help or ""))
    option = command.get_help_option(ctx)
    if option is not None:
        _ENGLISH[option] = _HELP
    for each in (*command.params, option):
        if isinstance(each, click.Option) and each.help:
            each.help = say(" ".join(_ENGLISH.setdefault(each, each.help).split()))


def english(described: click.Command | click.Option) -> str:
    """What a command or an option is described by in English, whatever was made of it since."""
    return _ENGLISH.get(described) or described.help or ""


def told_help(text: str) -> str:
    """The paragraphs of a help in the reader's language."""
    if language() == "en":
        return text
    return "\n\n".join(say(" ".join(each.split())) for each in inspect.cleandoc(text).split("\n\n"))


def _option(**given: Any) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        # ``choose`` has read it before anything else was; here it is looked at whether there is such a language
        is_eager=True,
        expose_value=False,
        help="Speak Vietnamese or English. [env: DIRECTIVE_GRAPH_LANG; default: vi]",
        **given,
    )


def _told_by_number(one: str, many: str, n: int) -> str:
    return say(one if n == 1 else many)


def _speak_for_click() -> None:
    """Give click our words: its modules ask ``gettext`` for theirs by these two names, and gettext has none for it."""
    for module in CLICK:
        for name, ours in (("_", say), ("ngettext", _told_by_number)):
            if hasattr(module, name):
                setattr(module, name, ours)


_speak_for_click()
#: the option of the program itself, before the name of a command
lang_option = _option(envvar=ENVIRONMENT)
