"""Puts lines together to paragraphs, across columns and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from service.documents.pdf.hyphens import Hyphens
from service.documents.pdf.lines import Line
from service.documents.values import ends_paragraph

_WIDE_GAP = 1.4
"""Times the usual distance of two lines."""
_OTHER_SIZE = 1.15
_INDENT, _NO_INDENT, _DEEPEST_INDENT = 0.7, 0.35, 7.0
"""Of the size of a letter."""
_SHORT = 0.2
"""Of the width of a column: how much a last line is shorter."""


@dataclass(slots=True)
class ParagraphOfPages:
    """A paragraph: its text, and where in it each page begins, by the number of the page from 1."""

    text: str
    size: float
    pages: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a column: the distance of its lines, its edges."""

    distance: float
    left: float
    right: float


class Paragraphs:
    """Takes blocks of lines in their order and gives paragraphs."""

    def __init__(self, hyphens: Hyphens) -> None:
        self._hyphens = hyphens
        self.written: list[ParagraphOfPages] = []

    def add(self, block: Sequence[Line], page: int) -> None:
        """Add a block of a page; its first lines may go on with the paragraph before."""
        measures = _measures(block)
        before: Line | None = None
        for line in block:
            if self._begins(before, line, measures):
                self.written.append(ParagraphOfPages(line.text, line.size, [(0, page)]))
            else:
                last = self.written[-1]
                joined = self._hyphens.join(last.text, line.text)
                if last.pages[-1][1] != page:
                    last.pages.append((len(joined) - len(line.text), page))
                last.text = joined
            before = line

    def _begins(self, before: Line | None, line: Line, measures: _Measures) -> bool:
        """Whether a line begins a paragraph; `before` is the line above it in its block."""
        if not self.written:
            return True
        last = self.written[-1]
        is_other_size = not 1 / _OTHER_SIZE < line.size / last.size < _OTHER_SIZE
        indent = (line.x0 - measures.left) / line.size
        is_indented = _INDENT < indent < _DEEPEST_INDENT
        if before is None:
            return is_other_size or ends_paragraph(last.text)
        if is_other_size or before.middle - line.middle > _WIDE_GAP * measures.distance:
            return True
        if is_indented and (before.x0 - measures.left) / line.size < _NO_INDENT:
            return True
        is_short = before.x1 < measures.right - _SHORT * (measures.right - measures.left)
        return is_short and ends_paragraph(last.text)


def _measures(block: Sequence[Line]) -> _Measures:
    size = median(line.size for line in block)
    distances = [above.middle - below.middle for above, below in pairwise(block)]
    near = [distance for distance in distances if distance < 2.2 * size]
    lefts = sorted(line.x0 for line in block)
    return _Measures(median(near) if near else 1.25 * size, lefts[len(lefts) // 5], max(line.x1 for line in block))
