"""Tells which blocks of a page are its story: those in which the extractor sees the text, and what they enclose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.text.pages.blocks import Block
from service.text.pages.markup import CONTAINERS, Region, region_of
from service.text.pages.pieces import PieceKind

_MOST_OF = 0.85
"""The share of the text that the narrowest element around the story must hold."""
_BELIEVABLE = 0.5
"""An element that holds more of the text is running text, whatever its class says."""
_RECOGNISED = 0.5
"""The share of the extractor's text that must be seen again in the page's blocks for them to be used."""
_RUN = 5  # words
_NO_LETTERS = re.compile(r"[\W_]+")


def squashed(text: str) -> str:
    """The letters and digits of `text` alone, in small letters: what stays the same however white space is treated."""
    return _NO_LETTERS.sub("", text).lower()


@dataclass(frozen=True, slots=True)
class Story:
    """Where the story of a page is: which blocks the extractor took, and the elements around them.

    `narrow` is the least element that holds nearly all of its text, `whole` the `article` around that one, if any.
    `first` and `last` are the numbers of the first and the last block that were taken.
    """

    taken: AbstractSet[int]
    first: int
    last: int
    narrow: HtmlElement
    whole: HtmlElement
    regions: Mapping[HtmlElement, tuple[Region, HtmlElement] | None]
    """For each element within `whole`, what it is or stands in that is not running text, and which element that is."""

    def encloses(self, number: int) -> bool:
        """Whether the block stands between others that were taken."""
        return self.first <= number <= self.last

    def holds(self, block: Block) -> bool:
        """Whether the block stands in the element of the story."""
        return block.element in self.regions


def find_story(page: Sequence[Block], extracted: str) -> Story | None:
    """The story of the page that the blocks make, by the text that the extractor made of it; None when the two have
    little in common."""
    lines = {squashed(line) for line in extracted.splitlines()} - {""}
    taken = {number: size for number, block in enumerate(page) if (size := _size_taken(block, lines))}
    total = sum(map(len, lines))
    if sum(taken.values()) < _RECOGNISED * total:
        taken = _taken_by_runs(page, extracted)
    if not taken or sum(taken.values()) < _RECOGNISED * total:
        return None
    weights = _weights((page[number].element, size) for number, size in taken.items())
    narrow = _narrowest(weights, sum(taken.values()))
    whole = next((element for element in (narrow, *narrow.iterancestors()) if element.tag == "article"), narrow)
    return Story(
        taken=taken.keys(),
        first=min(taken),
        last=max(taken),
        narrow=narrow,
        whole=whole,
        regions=_regions(page, whole, weights, sum(taken.values())),
    )


def _size_taken(block: Block, lines: AbstractSet[str]) -> int:
    """How many letters of the block the extractor took."""
    return sum(len(line) for line in _raw_lines(block) if line in lines)


def _taken_by_runs(page: Sequence[Block], extracted: str) -> dict[int, int]:
    """The blocks that begin and end in words of `extracted`, which joined its paragraphs in its own way, with how many
    letters each has."""
    words = extracted.split()
    runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    taken = {}
    for number, block in enumerate(page):
        own = "".join(piece.text for piece in block.pieces).split()
        if len(own) >= _RUN and tuple(own[:_RUN]) in runs and tuple(own[-_RUN:]) in runs:
            taken[number] = len(squashed("".join(own)))
    return taken


def _raw_lines(block: Block) -> Iterator[str]:
    """What the block's lines may look like to the extractor: all of it, or cut at line breaks."""
    cut = [""]
    for piece in block.pieces:
        if piece.kind is PieceKind.BREAK:
            cut.append("")
        cut[-1] += piece.text
    whole = squashed("".join(cut))
    yield whole
    yield from (line for line in map(squashed, cut) if line != whole)


def _weights(sizes: Iterator[tuple[HtmlElement, int]]) -> dict[HtmlElement, int]:
    """How many letters of the story each element holds."""
    weights: dict[HtmlElement, int] = {}
    for element, size in sizes:
        for holder in (element, *element.iterancestors()):
            weights[holder] = weights.get(holder, 0) + size
    return weights


def _narrowest(weights: Mapping[HtmlElement, int], total: int) -> HtmlElement:
    """The deepest element with most of the text that can hold several paragraphs."""
    holders = [element for element, weight in weights.items() if weight >= _MOST_OF * total]
    deepest = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    around = (element for element in (deepest, *deepest.iterancestors()) if element.tag in CONTAINERS)
    return next(around, deepest)


def _regions(
    page: Sequence[Block], whole: HtmlElement, weights: Mapping[HtmlElement, int], total: int
) -> dict[HtmlElement, tuple[Region, HtmlElement] | None]:
    regions: dict[HtmlElement, tuple[Region, HtmlElement] | None] = {whole: None}
    for block in page:
        path = []
        element: HtmlElement | None = block.element
        while element is not None and element not in regions:
            path.append(element)
            element = element.getparent()
        if element is None:
            continue  # outside of the story's element
        around = regions[element]
        for inner in reversed(path):
            region = region_of(inner) if around is None or around[0] is Region.CAPTION else None
            if region is not None and weights.get(inner, 0) <= _BELIEVABLE * total:
                around = (region, inner)
            regions[inner] = around
    return regions
