"""Puts the lines of a page in the order in which they are read: columns one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from service.documents.pdf.lines import Line

_LEAST_GUTTER = 6.0
"""Points between two columns."""
_LEAST_ROWS = 3
_LEAST_LETTERS = 15
"""Of a usual row of a column: what is shorter is a list's mark, a cell, or the name of who speaks. A row counts as a
whole: justified lines fall into pieces."""
_LEAST_SHARE = 0.5
"""Lines of the left column for each of the right one: it is filled first."""
_MOST_COLUMNS = 8

Row = list[Line]


def in_order(lines: Sequence[Line], depth: int = _MOST_COLUMNS) -> list[list[Line]]:
    """The lines in blocks, each a column or what stands above, between or below columns; each a line a row."""
    rows = _rows(lines)
    split = _widest_split(rows) if depth else None
    if split is None:
        return [[_joined(row) for row in rows]] if rows else []
    first, last, at = split
    within = [line for row in rows[first:last] for line in row]
    parts = (
        [line for row in rows[:first] for line in row],
        [line for line in within if line.x1 <= at],
        [line for line in within if line.x1 > at],
        [line for row in rows[last:] for line in row],
    )
    return [block for part in parts if part for block in in_order(part, depth - 1)]


def _rows(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if rows and rows[-1][0].middle - line.middle < min(rows[-1][0].size, line.size) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _widest_split(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The rows from which to which, and the gap at which, most lines stand side by side as in columns."""
    gaps: dict[int, float] = {}
    for row in rows:
        for left, right in pairwise(row):
            if right.x0 - left.x1 >= _LEAST_GUTTER:
                middle = (left.x1 + right.x0) / 2
                gaps.setdefault(round(middle / _LEAST_GUTTER), middle)
    best: tuple[int, int, float] | None = None
    most = (0, 0.0)
    for gap in gaps.values():
        for first, last in _runs(rows, gap):
            sides = _sides(rows[first:last], gap)
            if sides > most:
                most, best = sides, (first, last, gap)
    return best


def _runs(rows: Sequence[Row], gap: float) -> list[tuple[int, int]]:
    """The longest runs of rows of which no line crosses the gap."""
    runs, first = [], 0
    for number, row in enumerate([*rows, None]):
        if row is None or any(line.x0 < gap < line.x1 for line in row):
            if number > first:
                runs.append((first, number))
            first = number + 1
    return runs


def _sides(rows: Sequence[Row], gap: float) -> tuple[int, float]:
    """How many rows stand on the side that has fewer, and the letters of a usual row of the side where they are fewer;
    zeros where the two are no columns."""
    left = _letters([line for line in row if line.x1 <= gap] for row in rows)
    right = _letters([line for line in row if line.x0 >= gap] for row in rows)
    if min(len(left), len(right)) < _LEAST_ROWS or len(left) < _LEAST_SHARE * len(right):
        return 0, 0.0
    letters = min(median(left), median(right))
    return (min(len(left), len(right)), letters) if letters >= _LEAST_LETTERS else (0, 0.0)


def _letters(rows: Iterable[Row]) -> list[int]:
    """How many letters each of the rows has that are not empty."""
    return [sum(len(line.text) for line in row) for row in rows if row]


def _joined(row: Row) -> Line:
    """The pieces of a row as one line."""
    if len(row) == 1:
        return row[0]
    sizes = [line.size for line in row]
    return Line(
        " ".join(line.text for line in row),
        row[0].x0,
        min(line.y0 for line in row),
        max(line.x1 for line in row),
        max(line.y1 for line in row),
        max(sizes),
        "".join(line.marks for line in row),
    )
