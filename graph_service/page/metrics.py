"""How wide words are in the font that the page ships, so that lines break on the server as in a browser."""

import json
from functools import cache
from pathlib import Path

#: the font's own advances (tests/graph_service/page/test_metrics.py reads them from its files again)
WIDTHS = Path(__file__).with_name("widths.json")
#: of a letter that the font has not, in thousandths of the size
_UNKNOWN = 800


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of a line in px; ``weight`` is 400 or 600."""
    advances = _advances(weight)
    return sum(advances.get(letter, _UNKNOWN) for letter in text) * size / 1000


def lines(text: str, size: float, room: float, most: int, weight: int = 400) -> tuple[str, ...]:
    """The text in at most ``most`` lines none of which is wider than ``room``; what does not fit ends in "…"."""
    found: list[str] = []
    left = text.split()
    while left and len(found) < most:
        line = [left.pop(0)]
        while left and width(" ".join((*line, left[0])), size, weight) <= room:
            line.append(left.pop(0))
        found.append(" ".join(line))
    if found and left:
        found[-1] = f"{found[-1]} …"
    return tuple(_shortened(line, size, room, weight) for line in found)


def _shortened(line: str, size: float, room: float, weight: int) -> str:
    """The line, cut where it is too wide."""
    if width(line, size, weight) <= room:
        return line
    kept = line.removesuffix(" …")
    while kept and width(f"{kept} …", size, weight) > room:
        kept = kept[:-1].rstrip()
    return f"{kept} …"


@cache
def _advances(weight: int) -> dict[str, int]:
    known: dict[str, int] = json.loads(WIDTHS.read_text(encoding="utf-8"))[str(weight)]
    return known
