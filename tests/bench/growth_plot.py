"""Growth as a drawing: time and memory over the number of articles, both axes logarithmic, as plain SVG.

A straight line of slope one is growth in step with the articles. Dashed: n log n from each line's first point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log2, log10

__all__ = ["Points", "growth_svg"]

Points = Sequence[tuple[int, float]]  # articles, and seconds or MB; by articles
_WIDTH, _HEIGHT, _LEFT, _TOP = 340, 300, 60, 40
_COLOURS = ("#1b4f9c", "#b3491d", "#3b7a3b", "#6b4a9c")  # 4.5:1 on white


def growth_svg(panels: Mapping[str, Mapping[str, Points]]) -> str:
    """A drawing with a panel for each title, side by side; in each a line for each name."""
    width = (_WIDTH + _LEFT + 20) * len(panels)
    drawn = [line for n, (title, lines) in enumerate(panels.items()) for line in _panel(n, title, lines)]
    names = ", ".join(sorted({name for lines in panels.values() for name in lines}))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT + 90}" role="img"'
        f' font-family="sans-serif" font-size="12"><title>Growth of {escape(names)}</title>'
        f'<rect width="{width}" height="{_HEIGHT + 90}" fill="#fff"/>'
    )
    return "\n".join([head, *drawn, "</svg>", ""])


def _panel(number: int, title: str, lines: Mapping[str, Points]) -> Iterator[str]:
    left = number * (_WIDTH + _LEFT + 20) + _LEFT
    points = [point for line in lines.values() for point in line]
    across = _Scale([n for n, _ in points], left, left + _WIDTH)
    up = _Scale([value for _, value in points], _TOP + _HEIGHT, _TOP)
    yield f'<text x="{left}" y="24" font-weight="bold">{escape(title)}</text>'
    for power in range(*across.powers):
        x = across.at(10**power)
        yield f'<path d="M{x:.1f} {_TOP}V{_TOP + _HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{10**power:,}</text>'
    for power in range(*up.powers):
        y = up.at(10**power)
        yield f'<path d="M{left} {y:.1f}H{left + _WIDTH}" stroke="#ddd"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
    for rank, (name, line) in enumerate(lines.items()):
        yield from _line(name, [(across.at(n), up.at(value)) for n, value in line], rank, left)
        yield _reference([(across.at(n), up.at(value)) for n, value in _n_log_n(line)], rank)


class _Scale:
    """Numbers to coordinates by their logarithm, from one power of ten to another."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.first = floor(log10(min(values)))
        self.last = max(ceil(log10(max(values))), self.first + 1)
        self.start, self.end = start, end
        self.powers = (self.first, self.last + 1)

    def at(self, value: float) -> float:
        share = (log10(value) - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)


def _n_log_n(line: Points) -> list[tuple[int, float]]:
    """What the line's last point would be had its first grown by n log n."""
    (first, value), (last, _) = line[0], line[-1]
    return [(first, value), (last, value * last * log2(last) / (first * log2(first)))]


def _line(name: str, points: Sequence[tuple[float, float]], rank: int, left: float) -> Iterator[str]:
    colour, y = _COLOURS[rank % len(_COLOURS)], _TOP + _HEIGHT + 40 + 16 * (rank // 2)
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points)
    yield f'<circle cx="{left + 6 + 170 * (rank % 2)}" cy="{y - 4}" r="3.5" fill="{colour}"/>'
    yield f'<text x="{left + 16 + 170 * (rank % 2)}" y="{y}">{escape(name)}</text>'


def _reference(points: Sequence[tuple[float, float]], rank: int) -> str:
    path = "M" + "L".join(f"{x:.1f} {max(y, _TOP):.1f}" for x, y in points)
    return (
        f'<path d="{path}" fill="none" stroke="{_COLOURS[rank % len(_COLOURS)]}" stroke-dasharray="3 4" opacity=".6"/>'
    )
