"""The growth of costs as a picture: one line for each kind of work, by the size of the store."""

import math
from collections.abc import Callable

from bench.growth import Cost

_WIDTH, _HEIGHT, _LEFT, _BELOW = 640, 320, 60, 40
LINES: tuple[tuple[str, str, Callable[[Cost], float]], ...] = (
    ("load, each document", "#1b6ca8", lambda cost: cost.loaded),
    ("one more document", "#b3541e", lambda cost: cost.more),
    ("search, a page", "#3c7a3c", lambda cost: cost.found),
)


def svg(costs: list[Cost]) -> str:
    """Milliseconds from zero upwards, sizes along a logarithmic axis."""
    top = max(value(cost) for _, _, value in LINES for cost in costs) * 1.1 or 1.0
    sizes = [math.log(cost.documents) for cost in costs]
    span = (sizes[-1] - sizes[0]) or 1.0
    across = [_LEFT + (_WIDTH - _LEFT - 20) * (size - sizes[0]) / span for size in sizes]
    parts = [_axis(top, across, costs)]
    for at, (name, colour, value) in enumerate(LINES):
        points = [(x, _up(value(cost), top)) for x, cost in zip(across, costs, strict=True)]
        parts.append(_line(points, colour))
        parts.append(f'<text x="{_LEFT + 12}" y="{24 + 18 * at}" fill="{colour}">{name}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
    return f'{head} font-size="13">\n' + "\n".join(parts) + "\n</svg>\n"


def _up(milliseconds: float, top: float) -> float:
    return _HEIGHT - _BELOW - (_HEIGHT - _BELOW - 10) * milliseconds / top


def _line(points: list[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def _axis(top: float, across: list[float], costs: list[Cost]) -> str:
    floor = _HEIGHT - _BELOW
    lines = [f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>']
    lines.append(f'<path d="M{_LEFT},10 V{floor} H{_WIDTH - 10}" fill="none" stroke="#444"/>')
    for part in range(5):
        value = top * part / 4
        lines.append(f'<text x="{_LEFT - 8}" y="{_up(value, top) + 4:.1f}" text-anchor="end">{value:.0f}</text>')
    for x, cost in zip(across, costs, strict=True):
        lines.append(f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{cost.documents:,}</text>')
    lines.append(f'<text x="{_WIDTH - 10}" y="{floor + 34}" text-anchor="end">documents in the store</text>')
    lines.append(f'<text x="8" y="{floor + 34}">ms</text>')
    return "\n".join(lines)
