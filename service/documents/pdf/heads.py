"""Takes running heads and page numbers off the pages: what repeats at their edges, and numbers that count them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from service.documents.pdf.lines import Line, Page

_EDGE = 0.12
"""Of a page's height: where running heads stand."""
_MOST_LINES = 3
"""Lines at each edge that are looked at."""
_SHARE = 0.4
"""Of the pages: left and right pages have heads of their own, and first pages none."""
_LEAST_PAGES = 2
_NEAR = 6.0
"""Points: at one height."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*", re.IGNORECASE
)


def without_heads(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without what repeats on most of them, and what that was, each wording once."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(_LEAST_PAGES, _SHARE * len(pages))
    kept: list[Page] = []
    heads: dict[str, str] = {}
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True), start=1):
        gone = {line for line in edge if counts[_key(line)] >= least or _counts_page(line, number)}
        for line in page.lines:
            if line in gone:
                heads.setdefault(_key(line)[0], line.text)
        kept.append(replace(page, lines=tuple(line for line in page.lines if line not in gone)))
    return kept, list(heads.values())


def _edges(page: Page) -> list[Line]:
    """The lines at the upper and the lower edge."""
    by_height = sorted(page.lines, key=lambda line: -line.middle)
    top = [line for line in by_height if line.middle > (1 - _EDGE) * page.height]
    bottom = [line for line in by_height if line.middle < _EDGE * page.height]
    return [*_outer(top), *_outer(bottom[::-1])]


def _outer(lines: Sequence[Line]) -> list[Line]:
    """The outermost lines, which are given first; what stands at one height counts as one."""
    heights: list[float] = []
    outer = []
    for line in lines:
        if not any(abs(line.middle - height) < line.size / 2 for height in heights):
            heights.append(line.middle)
        if len(heights) > _MOST_LINES:
            break
        outer.append(line)
    return outer


def _key(line: Line) -> tuple[str, int]:
    """The words of a line, whatever numbers are in it, and the height at which it stands."""
    return " ".join(_DIGITS.sub("#", line.text).casefold().split()), round(line.middle / _NEAR)


def _counts_page(line: Line, number: int) -> bool:
    """Whether a line says nothing but the number of the page."""
    match = _NUMBER.fullmatch(line.text.strip())
    return match is not None and int(match[1]) == number
