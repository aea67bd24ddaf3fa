"""What a terminal is given: signs that would steer it are shown as codes, whatever a text or a file is called.

ESC and its like move the cursor, change the title or answer for the person at the keyboard; signs that turn the
direction of writing make a name look like another. Into a pipe or a file stdout goes as it is: offsets count in it.
"""

import sys
from collections.abc import Iterable
from typing import Any, TextIO

from graph_service.signs import harmless


class Harmless:
    """A stream of text that writes no sign that steers a terminal; ``whole`` is the one behind it."""

    def __init__(self, whole: TextIO) -> None:
        self.whole = whole

    def write(self, text: str) -> int:
        """Write the text, with codes."""
        return self.whole.write(harmless(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of the lines."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


def guard_terminal() -> None:
    """From now on messages, and answers on a terminal, steer nothing."""
    if not isinstance(sys.stderr, Harmless):
        sys.stderr = Harmless(sys.stderr)
    if sys.stdout.isatty() and not isinstance(sys.stdout, Harmless):
        sys.stdout = Harmless(sys.stdout)


def whole(stream: TextIO) -> TextIO:
    """The stream itself, for what makes its own colours and lets nothing else through."""
    return stream.whole if isinstance(stream, Harmless) else stream
