"""Aligns a candidate with the passage of a quote that it comes from, word by word, longest common runs first.

Longest runs first keeps together what stands together: a plain longest common subsequence scatters a fragment's "the"
and "of" over the whole quote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from service.matching.sides import Side
from service.text.spelling import Reading, readings

MOST_WORDS = 3_000
"""Words of the candidate that are aligned; those after them count as not found."""
_MOST_PLACES = 32
_MOST_BLOCKS = 500
_FREE_SKIP = 3
"""Words of a run that make it worth skipping any number of the quote's words at the edge of the passage."""


class Block(NamedTuple):
    """Reads `[candidate, candidate + length)` match reads `[quote, quote + length)`."""

    candidate: int
    quote: int
    length: int


class Pair(NamedTuple):
    """Words `[c_first, c_last)` of the candidate stand for words `[q_first, q_last)` of the quote.

    They are the same words, or (`is_same` false) another spelling of them.
    """

    is_same: bool
    c_first: int
    c_last: int
    q_first: int
    q_last: int


class _Region(NamedTuple):
    c_first: int
    c_last: int
    q_first: int
    q_last: int
    left_open: bool
    right_open: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in order; what is between them was changed, what is outside them is outside the passage."""

    pairs: tuple[Pair, ...]
    candidate_words: int
    quote_words: int


def align(candidate: Side, quote: Side) -> Alignment:
    """Align the words of two texts; time linear in the quote, and in the candidate up to MOST_WORDS."""
    is_long = len(candidate.words) > MOST_WORDS
    c_reads = readings(candidate.words[:MOST_WORDS], candidate.text) if is_long else candidate.reads
    q_reads = quote.reads
    blocks = _blocks([read.read for read in c_reads], [read.read for read in q_reads])
    pairs: list[Pair] = []
    for block in blocks:
        pairs.extend(_pairs(block, c_reads, q_reads))
    same = tuple([pair if _is_same(pair, candidate, quote) else pair._replace(is_same=False) for pair in pairs])
    return Alignment(same, len(candidate.words), len(quote.words))


def _is_same(pair: Pair, candidate: Side, quote: Side) -> bool:
    return candidate.norms[pair.c_first : pair.c_last] == quote.norms[pair.q_first : pair.q_last]


def _blocks(candidate: Sequence[str], quote: Sequence[str]) -> list[Block]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, read in enumerate(quote):
        places[read].append(at)
    rare = {read: found for read, found in places.items() if len(found) <= _MOST_PLACES}
    regions = [_Region(0, len(candidate), 0, len(quote), left_open=True, right_open=True)]
    blocks: list[Block] = []
    while regions and len(blocks) < _MOST_BLOCKS:
        region = regions.pop()
        block = _longest(candidate, quote, rare, region)
        if block is None:
            continue
        if not _is_near(block, region):
            regions.extend(_narrowed(region))
            continue
        blocks.append(block)
        regions.extend(_around(block, region))
    return sorted(blocks)


def _around(block: Block, region: _Region) -> list[_Region]:
    c_end, q_end = block.candidate + block.length, block.quote + block.length
    before = region._replace(c_last=block.candidate, q_last=block.quote, right_open=False)
    after = region._replace(c_first=c_end, q_first=q_end, left_open=False)
    return [part for part in (before, after) if part.c_first < part.c_last and part.q_first < part.q_last]


def _longest(
    candidate: Sequence[str], quote: Sequence[str], places: dict[str, list[int]], region: _Region
) -> Block | None:
    """The longest common run within the region; of equally long ones the nearest to what is aligned already."""
    best = Block(0, 0, 0)
    lengths: dict[int, int] = {}
    takes_last = region.left_open and not region.right_open
    for at in range(region.c_first, region.c_last):
        longer: dict[int, int] = {}
        for place in places.get(candidate[at], ()):
            if region.q_first <= place < region.q_last:
                length = lengths.get(place - 1, 0) + 1
                longer[place] = length
                if length > best.length or (takes_last and length == best.length):
                    best = Block(at - length + 1, place - length + 1, length)
        lengths = longer
    return _widened(best, candidate, quote, region) if best.length else None


def _widened(block: Block, candidate: Sequence[str], quote: Sequence[str], region: _Region) -> Block:
    """The block with the very common words at its ends, which are not looked up."""
    c_first, q_first, length = block
    while c_first > region.c_first and q_first > region.q_first and candidate[c_first - 1] == quote[q_first - 1]:
        c_first, q_first, length = c_first - 1, q_first - 1, length + 1
    while (
        c_first + length < region.c_last
        and q_first + length < region.q_last
        and candidate[c_first + length] == quote[q_first + length]
    ):
        length += 1
    return Block(c_first, q_first, length)


def _is_near(block: Block, region: _Region) -> bool:
    """Whether a block at an open edge is worth the words of the quote that it makes part of the passage."""
    if region.left_open == region.right_open or block.length >= _FREE_SKIP:
        return True
    if region.left_open:
        skipped = (region.q_last - block.quote) - (region.c_last - block.candidate)
    else:
        skipped = (block.quote - region.q_first) - (block.candidate - region.c_first)
    return skipped < 2 * block.length


def _narrowed(region: _Region) -> list[_Region]:
    """The part of an open region that is near to what is aligned, when the region is larger than that."""
    reach = region.c_last - region.c_first + _FREE_SKIP
    if region.q_last - region.q_first <= reach:
        return []
    if region.left_open:
        return [region._replace(q_first=region.q_last - reach)]
    return [region._replace(q_last=region.q_first + reach)]


def _pairs(block: Block, candidate: Sequence[Reading], quote: Sequence[Reading]) -> list[Pair]:
    """The block cut where words begin on both sides; a word that is matched in part only is left out."""
    cuts = [
        at
        for at in range(block.length + 1)
        if _is_start(candidate, block.candidate + at) and _is_start(quote, block.quote + at)
    ]
    return [
        Pair(
            True,
            candidate[block.candidate + first].first,
            candidate[block.candidate + last - 1].last,
            quote[block.quote + first].first,
            quote[block.quote + last - 1].last,
        )
        for first, last in pairwise(cuts)
    ]


def _is_start(reads: Sequence[Reading], at: int) -> bool:
    return at == 0 or at == len(reads) or reads[at].first != reads[at - 1].first
