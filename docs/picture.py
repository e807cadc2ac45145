"""`python -m docs.picture`: draws the rooms of service/ and their imports to docs/images/architecture.svg.

The rows are the layers of import-linter's contract in pyproject.toml, the arrows are the imports in the code. An import
that follows from others is left out: where storage imports people and people imports text, storage -> text is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

PROJECT = Path(__file__).resolve().parent.parent
PICTURE = PROJECT / "docs" / "images" / "architecture.svg"
PACKAGE = "service"

WIDTH, ROW, TOP = 1000, 76, 30
BOX_HEIGHT, LETTER, PADDING, GAP, LANE = 30, 8, 12, 16, 20
SWEEPS = 24
"""Rounds of sorting each row by what its rooms are joined to; after a dozen nothing changes any more."""

Imports = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Stop:
    """What stands in a row: a room, or where an arrow between two rooms further apart passes."""

    room: str | None
    arrow: tuple[str, str] | None = None

    @property
    def width(self) -> int:
        """How much of the row it takes."""
        return LANE if self.room is None else len(self.room) * LETTER + 2 * PADDING


Way = list[Stop]
"""An arrow: a stop in each row from the room that imports down to the one that is imported."""


def layers() -> list[list[str]]:
    """The rooms of each layer, from the top, as the contract in pyproject.toml has them."""
    linter = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contract = next(contract for contract in linter["contracts"] if contract["type"] == "layers")
    rows = [[room.strip(" ()") for room in layer.split("|")] for layer in contract["layers"]]
    return [[room.removeprefix(f"{PACKAGE}.") for room in row] for row in rows]


def imports(rooms: Sequence[str]) -> Imports:
    """Which room imports which. Raises ValueError for a module that is in none of `rooms`."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    return frozenset(
        (room, imported)
        for module in graph.modules - {PACKAGE}
        for other in graph.find_modules_directly_imported_by(module) - {PACKAGE}
        if (room := room_of(module, rooms)) != (imported := room_of(other, rooms))
    )


def room_of(module: str, rooms: Sequence[str]) -> str:
    """The room of a module such as service.text.html. Raises ValueError when no layer has it."""
    name = module.removeprefix(f"{PACKAGE}.")
    try:
        return next(room for room in rooms if f"{name}.".startswith(f"{room}."))
    except StopIteration:
        raise ValueError(f"{module} is on no layer; add it to the first contract in pyproject.toml") from None


def needed(edges: Imports) -> Imports:
    """Those imports that do not follow from others."""
    targets: dict[str, set[str]] = {}
    for room, imported in edges:
        targets.setdefault(room, set()).add(imported)

    def reached(room: str) -> set[str]:
        nearest = targets.get(room, set())
        return nearest.union(*(reached(other) for other in nearest))

    return frozenset((room, to) for room, to in edges if not any(to in reached(via) for via in targets[room] - {to}))


def laid_out(rows: Sequence[Sequence[str]], edges: Imports) -> tuple[list[list[Stop]], list[Way]]:
    """The stops of each row in an order in which few arrows cross, and the ways of the arrows through them."""
    level = {room: number for number, row in enumerate(rows) for room in row}
    grid = [[Stop(room) for room in row] for row in rows]
    ways = []
    for room, imported in sorted(edges):
        lanes = [Stop(None, (room, imported)) for _ in range(level[room] + 1, level[imported])]
        for number, lane in enumerate(lanes, start=level[room] + 1):
            grid[number].append(lane)
        ways.append([Stop(room), *lanes, Stop(imported)])
    for sweep in range(SWEEPS):
        _sort_rows(grid, ways, downwards=sweep % 2 == 0)
    return grid, ways


def _sort_rows(grid: list[list[Stop]], ways: Sequence[Way], *, downwards: bool) -> None:
    """Sort each row by the places of what its stops are joined to in the row before (above, or below)."""
    numbers = range(1, len(grid)) if downwards else range(len(grid) - 2, -1, -1)
    for number in numbers:
        places = centres(grid[number - 1 if downwards else number + 1])
        own = centres(grid[number])
        joined: dict[Stop, list[float]] = {}
        for upper, lower in (pair for way in ways for pair in pairwise(way)):
            stop, other = (lower, upper) if downwards else (upper, lower)
            if other in places and stop in own:
                joined.setdefault(stop, []).append(places[other])
        means = {stop: sum(at) / len(at) for stop, at in joined.items()}
        grid[number].sort(key=lambda stop: means.get(stop, own[stop]))


def centres(row: Sequence[Stop]) -> dict[Stop, float]:
    """The middle of each stop, from the left, when the row is centred."""
    spare = WIDTH - sum(stop.width for stop in row) - GAP * (len(row) - 1)
    left = spare / 2
    places = {}
    for stop in row:
        places[stop] = round(left + stop.width / 2, 1)
        left += stop.width + GAP
    return places


def svg(rows: Sequence[Sequence[str]], edges: Imports) -> str:
    """The picture."""
    grid, ways = laid_out(rows, needed(edges))
    places = [centres(row) for row in grid]
    level = {room: number for number, row in enumerate(rows) for room in row}
    height = TOP * 2 + ROW * (len(rows) - 1) + BOX_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        'font-size="14" role="img" aria-label="The rooms of service/ and which imports which">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        '<defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#567"/></marker></defs>',
        *(_arrow(way, places, level) for way in ways),
        *(line for number, row in enumerate(places) for line in _boxes(row, number)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _arrow(way: Way, places: Sequence[Mapping[Stop, float]], level: Mapping[str, int]) -> str:
    first = level[way[0].room or ""]
    points = [(places[number][stop], TOP + ROW * number) for number, stop in enumerate(way, start=first)]
    x, y = points[0]
    path = f"M{x:g} {y + BOX_HEIGHT}"
    for number, ((left, above), (right, below)) in enumerate(pairwise(points), start=1):
        bend, end = (ROW - BOX_HEIGHT) / 2, below if number == len(points) - 1 else below + BOX_HEIGHT
        path += f"C{left:g} {above + BOX_HEIGHT + bend:g} {right:g} {below - bend:g} {right:g} {below}"
        path += "" if end == below else f"V{end}"
    return f'<path d="{path}" fill="none" stroke="#89a" stroke-width="1.3" marker-end="url(#to)"/>'


def _boxes(row: Mapping[Stop, float], number: int) -> Iterator[str]:
    top = TOP + ROW * number
    for stop, middle in row.items():
        if stop.room is not None:
            yield (
                f'<rect x="{middle - stop.width / 2:g}" y="{top}" width="{stop.width}" height="{BOX_HEIGHT}" rx="5" '
                'fill="#eef3f8" stroke="#456"/>'
            )
            yield f'<text x="{middle:g}" y="{top + 20}" text-anchor="middle">{escape(stop.room)}</text>'


def picture() -> str:
    """The picture of the code as it is now."""
    rows = layers()
    return svg(rows, imports([room for row in rows for room in row]))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
