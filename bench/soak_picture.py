"""Draws a soak: how long answers took and how much memory the workers had, minute by minute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bench.plot import COLOURS, line

WIDTH, PANEL, LEFT, RIGHT, TOP, GAP = 760, 170, 70, 150, 30, 50
STEPS = 4


class Stretch(Protocol):
    """What is drawn of a stretch of time: its middle in minutes, p50 and p99 in ms, memory in MB."""

    @property
    def minute(self) -> float: ...

    @property
    def p50(self) -> float: ...

    @property
    def p99(self) -> float: ...

    @property
    def memory(self) -> float: ...


def picture(stretches: Sequence[Stretch]) -> str:
    """An SVG of two panels, one above the other, over the same minutes."""
    minutes = [stretch.minute for stretch in stretches]
    height = TOP + 2 * PANEL + GAP + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        'font-size="13"><title>Latency and memory during a soak</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *_panel(TOP, "ms", minutes, {"p99": [s.p99 for s in stretches], "p50": [s.p50 for s in stretches]}),
        *_panel(TOP + PANEL + GAP, "MB", minutes, {"all workers": [stretch.memory for stretch in stretches]}),
    ]
    for minute in range(int(max(minutes)) + 2):
        x = _across(minute, minutes)
        if x <= WIDTH - RIGHT:
            parts.append(f'<text x="{x:.0f}" y="{height - 22}" text-anchor="middle">{minute}</text>')
    parts.append(f'<text x="{LEFT}" y="{height - 6}">minutes</text>')
    return "\n".join([*parts, "</svg>", ""])


def _panel(top: int, unit: str, minutes: Sequence[float], lines: dict[str, list[float]]) -> list[str]:
    most = max(value for values in lines.values() for value in values) * 1.15
    parts = []
    for step in range(STEPS + 1):
        y = top + PANEL - PANEL * step / STEPS
        parts.append(f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{most * step / STEPS:.0f} {unit}</text>')
    for colour, (name, values) in zip(COLOURS, lines.items(), strict=False):
        points = [
            (_across(minute, minutes), top + PANEL - PANEL * value / most)
            for minute, value in zip(minutes, values, strict=True)
        ]
        parts += line(name, points, colour)
    return parts


def _across(minute: float, minutes: Sequence[float]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * minute / max(minutes)
