"""How errors of ours end a command: one line on stderr, and an exit code."""

from typing import Any

import click

from graph_service.error_titles import title
from graph_service.errors import Ambiguous, NotFound
from loaders.errors import DirectiveGraphError, UnreadableFile

NOTHING = 1
WRONG_USE = 2


class Failure(click.ClickException):
    """An error of our tree as one line on stderr."""

    exit_code = WRONG_USE

    def __init__(self, error: DirectiveGraphError) -> None:
        super().__init__(str(error))
        self.title = " · ".join(title(error))

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"{self.title}: {' '.join(self.message.split())}", file=file, err=file is None)


class NothingFound(Failure):
    """Nothing that fits, too much that fits, or a file that cannot be read."""

    exit_code = NOTHING


def failure(error: Exception) -> Failure | None:
    """How an error ends a command; ``None`` for what is no error of our tree."""
    if isinstance(error, (NotFound, Ambiguous, UnreadableFile)):
        return NothingFound(error)
    return Failure(error) if isinstance(error, DirectiveGraphError) else None
