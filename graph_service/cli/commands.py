"""The group of all commands; the module of a command is imported when the command is run.

A process is started for every question, and most of its time goes into imports. So the list of commands is told by
the table below, which a test holds beside the commands themselves, and by nothing that has to be imported.
"""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from graph_service.cli.language import choose, lang_option, say, speaking
from loaders.errors import Saying

#: columns of a terminal that does not tell, and the fewest that help is written in
_USUAL_COLUMNS, _FEWEST_COLUMNS = 80, 50
#: by module, in the order of its own list: what each command is called, and the first words of its help
COMMANDS = {
    "loading": {
        "load": "Read files and folders into the graph.",
        "forget": "Take back what loaded files say; what other files say too stays.",
        "text": "Print the text of FILE that offsets count in.",
        "extract": "Print what FILE alone says, as JSON; no store is asked or changed.",
        "columns": "Print how the columns of the register FILE are understood, as the YAML that sets it right.",
    },
    "asking": {
        "implementing": "What implements the document NUMBER, directly or through others.",
        "implements": "What the document NUMBER implements, directly or through others.",
        "lineage": "Where the document NUMBER comes from and what it leads to, as a tree with the sentences.",
        "show": "The document NUMBER with all its relations and their sentences.",
        "find": "Documents by number as people type it, or by WORDS without diacritics; most cited first.",
        "stats": "What the store holds.",
    },
    "answering": {
        "coverage": "Who has issued something that implements NUMBER, who has none in the store, "
        "of whom nothing is loaded.",
        "status": "Whether NUMBER is in force on a day as far as the loaded texts say, "
        "and what changed it from which day.",
        "tasks": "The tasks that NUMBER sets: who leads them, and what was issued for them.",
        "targets": "The targets that NUMBER sets, what loaded texts report of them, and whether the figures meet them.",
        "responsible": "Who answers for NUMBER: who issued it, carries it out, has tasks in it, received it; "
        "and who does so now.",
        "duties": "What the body NAME was told to do, and what the bodies were told that it succeeds.",
        "path": "How the documents START and END are joined: a shortest way along relations, with their sentences.",
        "list": "All documents, or those of a body, a type, a level or a period, by type and year.",
        "naming": "The documents whose text names the body NAME, each with the sentence that does so first.",
    },
    "bodies": {
        "body": "The body NAME: what it is part of, what it governs; with --as-of, who answers for it on a day.",
        "bodies": "Bodies that texts name, and those around them; narrowed by WORDS of their names.",
        "places": "Places that texts name or bodies govern, and what they became; narrowed by WORDS of their names.",
    },
    "reviewing": {
        "findings": "What a person should look at: contradictions, slips, what was assumed or left open; "
        "gravest first.",
        "explain": "Why the mentions of NUMBER were joined with their documents, kept apart or left open, "
        "step by step.",
    },
    "correcting": {"correct": "Set right what texts or the program got wrong; every later load keeps to it."},
    "serving": {
        "export": 'Write the whole graph to OUT, or to stdout for "-".',
        "serve": "Serve the page and the API until it is stopped.",
        "demo": "Load the demo's documents into a new store, ask a question, and serve the page and the API.",
    },
    "assisting": {"mcp": "Let an assistant ask the graph: a server of the Model Context Protocol on stdin and stdout."},
    "completing": {"completion": "Print what makes SHELL complete commands and options."},
    "keys": {"keys": "Who may use the service: without keys this machine only, with keys whoever has one."},
    "keeping": {
        "check": "Read all of the store: whether it is what was written, whether it fits together, what it holds.",
        "backup": "Copy the whole store to the file OUT, also while a service or a load uses it.",
    },
}


class Commands(click.Group):
    """A group whose commands are imported when they are run, and may raise errors of our tree."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, in the language that it asks for wherever it does."""
        choose(args)
        speaking(self, ctx)
        ctx.terminal_width = _width(ctx.max_content_width)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; a name that none has is answered with those that are nearly called so."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            # click suggests from its own list of commands, which is empty here
            from difflib import get_close_matches

            nearly = get_close_matches(args[0], self.list_commands(ctx), 1)
            meant = [str(say(Saying("Did you mean {meant}?", meant=each))) for each in nearly]
            raise click.UsageError(" ".join([error.format_message(), *meant]), ctx) from None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's own parameter
        """The names of all commands, sorted."""
        return sorted(name for names in COMMANDS.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, with all that it imports."""
        module = next((module for module, names in COMMANDS.items() if cmd_name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = import_module(f"graph_service.cli.{module}").COMMANDS
        _collect()
        return speaking(next(command for command in commands if command.name == cmd_name), ctx)

    def every(self) -> Iterator[tuple[str, click.Command]]:
        """All commands with their names, sorted; imports all of them."""
        ctx = click.Context(self)
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                yield name, command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands in the help, told without importing them."""
        said = {name: say(short) for names in COMMANDS.values() for name, short in names.items()}
        shown = {name: click.Command(name, help=short) for name, short in said.items()}
        limit = formatter.width - 6 - max(map(len, shown))
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, shown[name].get_short_help_str(limit)) for name in sorted(shown)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of our tree ends it with one line and an exit code of its own."""
        try:
            return _written(super().invoke(ctx))
        except Exception as error:
            from graph_service.cli.failures import failure

            told = failure(error)
            if told is None:
                raise
            raise told from error


def _width(most: int | None) -> int:
    """Letters in a line of help, as click counts them; what it imports for that takes longer than to write the help."""
    if click.formatting.FORCED_WIDTH is not None:
        return click.formatting.FORCED_WIDTH
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if told.isdecimal() else 0
    if not columns and sys.__stdout__ is not None:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
    return max(min(columns or _USUAL_COLUMNS, most or _USUAL_COLUMNS) - 2, _FEWEST_COLUMNS)


def _collect() -> None:
    """Let memory be collected again, which the start of the program has put off; what is imported is not looked at."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _written(answer: Any) -> Any:
    """The answer of a command, once all that it printed is written: a full disk is told of, not left to the end."""
    sys.stdout.flush()
    return answer


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="directive-graph", prog_name="directive-graph", help="Show the version and exit.")
def main() -> None:
    """Which documents implement which, and the sentences that say so."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal without Vietnamese letters gets their codes, not a traceback
            stream.reconfigure(errors="backslashreplace")
    from graph_service.cli.streams import guard_terminal

    guard_terminal()


main.params.append(lang_option)
