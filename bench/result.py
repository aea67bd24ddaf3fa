"""One measured comparison, and the table that many make."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was done to how much, in seconds, by us and by a named alternative; the least work counts."""

    subject: str
    size: str
    ours: float
    alternative: str
    theirs: float
    #: MB of text, where a rate says more than the seconds
    megabytes: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as fast as the alternative: above 1 is faster, below 1 slower."""
        return self.theirs / self.ours

    def shown(self, seconds: float) -> str:
        """The time in the unit that a reader expects."""
        if self.megabytes is not None:
            return f"{self.megabytes / seconds:.2f} MB/s"
        return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


HEADING = ("what", "size", "directive-graph", "beside", "there", "times as fast")


def cells(result: Result) -> tuple[str, ...]:
    """One row of the table."""
    ours, theirs = result.shown(result.ours), result.shown(result.theirs)
    return result.subject, result.size, ours, result.alternative, theirs, f"{result.ratio:.2f}"


def table(results: Iterable[Result]) -> str:
    """A Markdown table with aligned columns."""
    rows = [HEADING, *map(cells, results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    rule = " | ".join("-" * width for width in widths)
    return "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])
