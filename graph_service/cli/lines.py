"""Lines of an answer in pieces, and where they are printed.

On a terminal Rich prints them, in colours and broken at words. Anywhere else they are plain, and a process that is
started for one question does not wait for Rich to be imported.
"""

import os
import sys
from collections.abc import Iterable
from typing import Any, Protocol, TextIO

from graph_service.cli.streams import whole
from graph_service.signs import harmless

#: as wide as no line is, so that what goes into a pipe is not broken
_UNBROKEN = 1_000_000
#: say of any stdout that it understands colours
_ASKS_FOR_COLOURS = ("FORCE_COLOR", "TTY_COMPATIBLE")


class Line:
    """Pieces of text, each with a style of Rich's (``bold``) or none; a line, unless a piece has line ends."""

    __slots__ = ("pieces",)

    def __init__(self, text: str = "", style: str = "") -> None:
        self.pieces = [(text, style)] if text else []

    def append(self, text: str, style: str = "") -> "Line":
        """Put a piece at the end; the line itself, for the next."""
        if text:
            self.pieces.append((text, style))
        return self

    def append_line(self, other: "Line") -> "Line":
        """Put the pieces of another line at the end."""
        self.pieces.extend(other.pieces)
        return self

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(text for text, _ in self.pieces)

    def __rich__(self) -> Any:
        """The line as Rich prints it."""
        from rich.text import Text

        return Text.assemble(*self.pieces)


def joined(between: str, lines: Iterable[Line]) -> Line:
    """The lines as one, with this between each two."""
    whole_line = Line()
    for number, line in enumerate(lines):
        whole_line.append(between if number else "").append_line(line)
    return whole_line


class Output(Protocol):
    """Where an answer is printed."""

    def print(self, line: Any = "", /) -> None:
        """Print a line, or whatever Rich can print, and end it."""


class PlainOutput:
    """Prints lines without styles, unbroken, and no sign that would steer a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = whole(stream)

    def print(self, line: Any = "", /) -> None:
        """Print a line and end it; what only Rich can print is printed by it."""
        if isinstance(line, Line | str):
            text = line if isinstance(line, str) else line.plain
            self._stream.write(f"{harmless(text)}\n")
            return
        from graph_service.cli.consoles import SafeConsole

        self._stream.flush()
        SafeConsole(highlight=False, width=_UNBROKEN, color_system=None).print(line)


def output() -> Output:
    """Stdout: with colours and line breaks on a terminal, plain elsewhere."""
    if not sys.stdout.isatty() and not any(os.environ.get(name) for name in _ASKS_FOR_COLOURS):
        return PlainOutput(sys.stdout)
    from graph_service.cli.consoles import SafeConsole

    console = SafeConsole(highlight=False)
    return console if console.is_terminal else PlainOutput(sys.stdout)
