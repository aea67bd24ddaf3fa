"""What a reader hands on of a file: its text, where pages begin, and what the file says of itself."""

from collections.abc import Callable
from typing import NamedTuple

#: names of properties and their values, in the order in which the file gives them
Properties = tuple[tuple[str, str], ...]

#: called with how many of the pages of a file are read, where each takes its time
PageProgress = Callable[[int, int], None]


class Content(NamedTuple):
    """The text of a file, the offsets at which its pages begin, and properties such as ``signed_by``."""

    text: str
    pages: tuple[int, ...] = ()
    properties: Properties = ()
