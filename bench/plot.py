"""Draws latency against the number of quotes, both in powers of ten.

    python -m bench.plot RUN.json... -o bench/latency.svg

Each file is what `bench.verify --json` wrote; a point is the mean, over the edits, of the median times by the clock.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from statistics import fmean

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 420, 70, 30, 240, 50
LABEL = 15
COLOURS = ("#b5172f", "#1f5f8b", "#4d7c2a", "#6b4a9e", "#8a6d1b")
Lines = dict[str, list[tuple[int, float]]]


def main(given: Sequence[str] | None = None) -> None:
    """Read the runs and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args(given)
    runs = [json.loads(path.read_text(encoding="utf-8")) for path in arguments.runs]
    arguments.output.write_text(picture(_lines(runs)), encoding="utf-8")


def _lines(runs: Sequence[dict[str, object]]) -> Lines:
    lines: Lines = {}
    for run in sorted(runs, key=lambda run: int(str(run["size"]))):
        rows = run["rows"]
        assert isinstance(rows, list)
        for way in dict.fromkeys(row["way"] for row in rows):
            mean = fmean(row["p50"] for row in rows if row["way"] == way)
            lines.setdefault(way, []).append((int(str(run["size"])), mean))
    return lines


def picture(lines: Lines) -> str:
    """An SVG of the lines, each named at its last point."""
    sizes = [size for points in lines.values() for size, _ in points]
    times = [milliseconds for points in lines.values() for _, milliseconds in points]
    across, up = _powers(sizes), _powers(times)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="13"><title>Milliseconds to look one quote up, by the number of recorded quotes</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(across[0], across[1] + 1):
        x = _x(10.0**power, across)
        parts.append(f'<text x="{x:.0f}" y="{HEIGHT - 28}" text-anchor="middle">{10**power:,}</text>')
    for power in range(up[0], up[1] + 1):
        y = _y(10.0**power, up)
        parts.append(f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g} ms</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">recorded quotes</text>')
    drawn = {name: [(_x(size, across), _y(taken, up)) for size, taken in points] for name, points in lines.items()}
    labels = _spread({name: points[-1][1] for name, points in drawn.items()})
    for colour, (name, points) in zip(COLOURS, drawn.items(), strict=False):
        parts += line(name, points, colour, labels[name])
    return "\n".join([*parts, "</svg>", ""])


def _spread(heights: dict[str, float]) -> dict[str, float]:
    """Where labels at these heights stand so that none covers another."""
    spread: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        last = spread[name] = max(height, last + LABEL)
    return spread


def line(name: str, points: Sequence[tuple[float, float]], colour: str, label_y: float | None = None) -> list[str]:
    """The elements of one line, with a dot at each point and its name beside the last, at `label_y` where given."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
    x, y = points[-1]
    y = y if label_y is None else label_y
    label = f'<text x="{x + 9:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>'
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, label]


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values, at least one apart."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _x(size: float, powers: tuple[int, int]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(size) - powers[0]) / (powers[1] - powers[0])


def _y(milliseconds: float, powers: tuple[int, int]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(milliseconds) - powers[0]) / (powers[1] - powers[0])


if __name__ == "__main__":
    main()
