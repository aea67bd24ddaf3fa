"""Rich's consoles, which write their own colours and let no sign of a text steer the terminal."""

import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from graph_service.cli.streams import whole
from graph_service.signs import harmless


class SafeConsole(Console):
    """A console on stdout, or on stderr, in which texts are texts."""

    def __init__(self, *, stderr: bool = False, **given: Any) -> None:
        super().__init__(file=whole(sys.stderr if stderr else sys.stdout), **given)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The pieces of what is printed, their texts with codes; those that steer are the console's own."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else harmless(text), style, control)
