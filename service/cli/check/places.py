"""Lines and columns as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from service.documents.values import DocumentText

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; lines and columns count from 1, columns in code points. The end is behind."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_in_document(document: DocumentText, start: int, end: int) -> Place:
    """The place of `[start, end)` of a document's text: a paragraph is a line."""
    first, last = document.mark(start), document.mark(max(start, end - 1))
    return Place(first[1].paragraph, start - first[0] + 1, last[1].paragraph, max(start, end) - last[0] + 1)


class Lines:
    """The lines of a file."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(source))]

    def place(self, start: int, end: int) -> Place:
        """The place of `[start, end)`, in code points of the file."""
        return Place(*self._position(start), *self._position(max(start, end)))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
