"""How errors of ours end a command: one line on stderr, and an exit code."""

import contextlib
import errno
import os
import sys
from typing import Any

import click

from graph_service.cli.language import say, words
from graph_service.error_titles import title
from graph_service.errors import Ambiguous, NotFound
from loaders.errors import DirectiveGraphError, UnreadableFile, of_system

NOTHING = 1
WRONG_USE = 2
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


class Failure(click.ClickException):
    """An error of our tree as one line on stderr."""

    exit_code = WRONG_USE

    def __init__(self, error: DirectiveGraphError) -> None:
        super().__init__(words().error(error))
        self.title = say(title(error))

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"{self.title}: {' '.join(self.message.split())}", file=file, err=file is None)


class NothingFound(Failure):
    """Nothing that fits, too much that fits, or a file that cannot be read."""

    exit_code = NOTHING


class Unwritten(click.ClickException):
    """An answer that did not all go where it was to: the disk is full, or gone."""

    exit_code = WRONG_USE

    def __init__(self, error: OSError) -> None:
        super().__init__(f"{say('The answer could not all be written')}: {say(of_system(error))}")
        # what is left in the buffer would be tried, and told of, once more at the end of the process
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(self.message, file=file, err=file is None)


def failure(error: Exception) -> click.ClickException | None:
    """How an error ends a command; ``None`` for what is no error of our tree."""
    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        return Unwritten(error)
    if isinstance(error, (NotFound, Ambiguous, UnreadableFile)):
        return NothingFound(error)
    return Failure(error) if isinstance(error, DirectiveGraphError) else None
