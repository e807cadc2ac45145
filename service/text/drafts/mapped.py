"""A text and where each of its code points stands in the file that it was taken from."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from service.domain import Span


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text taken from a file: code point `n` of `text` was written as `[starts[n], ends[n])` of the file.

    A text that is the whole file needs no map: `starts` and `ends` are then None.
    """

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def place(self, start: int, end: int) -> Span:
        """Where `text[start:end]` was written, in code points of the file, markup between its words included."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            here = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(here, here)
        return Span(self.starts[start], max(self.ends[end - 1], self.starts[start]))


class Writer:
    """Writes a MappedText piece by piece; white space is written once, as a page shows it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts = array("I")
        self._ends = array("I")
        self._gap: tuple[str, int, int] | None = None

    def verbatim(self, text: str, start: int) -> None:
        """Write `text`, which stands at `start` of the file just so."""
        if text:
            self._write_gap()
            self._pieces.append(text)
            self._starts.extend(range(start, start + len(text)))
            self._ends.extend(range(start + 1, start + len(text) + 1))

    def instead(self, text: str, start: int, end: int) -> None:
        """Write `text` for what stands at `[start, end)` of the file."""
        if text:
            self._write_gap()
            self._pieces.append(text)
            self._starts.extend([start] * len(text))
            self._ends.extend([end] * len(text))

    def gap(self, between: str, start: int, end: int) -> None:
        """Write `between` before whatever comes next; of gaps in a row the longest is written, none at the ends."""
        if self._pieces and (self._gap is None or len(between) > len(self._gap[0])):
            self._gap = (between, start, end)

    def _write_gap(self) -> None:
        if self._gap is not None:
            gap, self._gap = self._gap, None
            self.instead(*gap)

    def written(self) -> MappedText:
        """All that was written."""
        return MappedText("".join(self._pieces), self._starts, self._ends)
