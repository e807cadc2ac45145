"""Aligns a candidate with the passage of a quote that it comes from, word by word, longest common runs first.

Longest runs first keeps together what stands together: a plain longest common subsequence scatters a fragment's "the"
and "of" over the whole quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from service import deadline
from service.language.reader import Readings
from service.matching.initials import read_alike
from service.matching.sides import Places, Side, places_of

MOST_WORDS = 3_000
"""Words of the candidate that are aligned; those after them count as not found."""
_MOST_PLACES = 32
_MOST_BLOCKS = 500
_FREE_SKIP, _FREE_SKIP_OWNED = 3, 2
"""Words of a run that make it worth skipping any number of the quote's words at the edge of the passage: in silence,
and where an ellipsis says that words are left out."""

_make = tuple.__new__  # that of a NamedTuple takes three times as long


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


class _Read(NamedTuple):
    """The compared forms of a text's words, and how they are read."""

    norms: Sequence[str]
    reads: Readings


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in order; what is between them was changed, what is outside them is outside the passage."""

    pairs: tuple[Pair, ...]
    candidate_words: int
    quote_words: int


def align(candidate: Side, quote: Side) -> Alignment:
    """Align the words of two texts; time linear in the quote, and in the candidate up to MOST_WORDS."""
    is_long = len(candidate.words) > MOST_WORDS
    reader = candidate.language.reader
    c_reads = reader.readings(candidate.words[:MOST_WORDS], candidate.text) if is_long else candidate.reads
    c_reads, q_reads = read_alike(candidate, quote, c_reads, quote.reads)
    places = quote.places if q_reads is quote.reads else places_of(q_reads.read)
    left, right = _Read(candidate.norms, c_reads), _Read(quote.norms, q_reads)
    breaks = [at for at, first in enumerate(c_reads.first) if first in candidate.breaks] if candidate.gaps else []
    blocks = _blocks(left.reads.read, right.reads.read, places, breaks)
    pairs = tuple([pair for block in blocks for pair in _pairs(block, left, right)])
    return Alignment(pairs, len(candidate.words), len(quote.words))


def _blocks(candidate: Sequence[str], quote: Sequence[str], places: Places, breaks: Sequence[int]) -> list[Block]:
    """The blocks in order; `places` says where each read of the quote stands, `breaks` are the reads of the candidate
    before which it has an ellipsis."""
    regions = [(_Region(0, len(candidate), 0, len(quote), left_open=True, right_open=True), _runs(candidate, places))]
    blocks: list[Block] = []
    while regions and len(blocks) < _MOST_BLOCKS:
        deadline.check()
        region, runs = regions.pop()
        inside = _clipped(runs, region)
        if not inside:
            continue
        block = _widened(_longest(inside, region), candidate, quote, region)
        if _is_near(block, region, breaks):
            blocks.append(block)
            regions.extend((part, inside) for part in _around(block, region))
        else:
            regions.extend((part, inside) for part in _narrowed(region))
    return sorted(blocks)


def _around(block: Block, region: _Region) -> list[_Region]:
    c_end, q_end = block.candidate + block.length, block.quote + block.length
    before = region._replace(c_last=block.candidate, q_last=block.quote, right_open=False)
    after = region._replace(c_first=c_end, q_first=q_end, left_open=False)
    return [part for part in (before, after) if part.c_first < part.c_last and part.q_first < part.q_last]


def _runs(candidate: Sequence[str], places: Places) -> list[Block]:
    """The common runs of the two that cannot be made longer, in the order of their ends; of words not too common."""
    runs: list[Block] = []
    lengths: dict[int, int] = {}
    for at, read in enumerate(candidate):
        positions = places.get(read, ())
        longer = {place: lengths.pop(place - 1, 0) + 1 for place in positions} if len(positions) <= _MOST_PLACES else {}
        if lengths:
            runs += [_make(Block, (at - run, place - run + 1, run)) for place, run in lengths.items()]
        lengths = longer
    end = len(candidate)
    return [*runs, *(Block(end - run, place - run + 1, run) for place, run in lengths.items())]


def _clipped(runs: Sequence[Block], region: _Region) -> list[Block]:
    """What of the runs lies within the region."""
    c_first, c_last, q_first, q_last, _, _ = region
    inside: list[Block] = []
    for run in runs:
        c_at, q_at, length = run
        skipped = max(0, c_first - c_at, q_first - q_at)
        left = min(length, c_last - c_at, q_last - q_at) - skipped
        if left == length:
            inside.append(run)
        elif left > 0:
            inside.append(Block(c_at + skipped, q_at + skipped, left))
    return inside


def _longest(runs: Sequence[Block], region: _Region) -> Block:
    """The longest run; of equally long ones one that stands as far off as what is aligned already, so that the words on
    either side stand for each other one by one, or the nearest to that, or the first."""
    takes_last = region.left_open and not region.right_open
    best = runs[0]
    for run in runs:
        if run[2] > best[2] or (run[2] == best[2] and (run > best if takes_last else run < best)):
            best = run
    if region.left_open and region.right_open:
        return best
    offsets = _offsets(region)
    level = [run for run in runs if run[2] == best[2] and run[1] - run[0] in offsets]
    return (max(level) if takes_last else min(level)) if level else best


def _offsets(region: _Region) -> list[int]:
    """How many more words than the candidate the quote has before each edge of the region that is aligned."""
    c_first, c_last, q_first, q_last, left_open, right_open = region
    return [*([] if left_open else [q_first - c_first]), *([] if right_open else [q_last - c_last])]


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


def _is_near(block: Block, region: _Region, breaks: Sequence[int]) -> bool:
    """Whether a block at an open edge is worth the words of the quote that it makes part of the passage.

    An ellipsis between the two leaves out any number of them.
    """
    if region.left_open == region.right_open or block.length >= _FREE_SKIP:
        return True
    inner_end = block.candidate + block.length if region.left_open else block.candidate
    if block.length >= _FREE_SKIP_OWNED and inner_end in breaks:
        return True
    if region.left_open:
        skipped = (region.q_last - block.quote) - (region.c_last - block.candidate)
    else:
        skipped = (block.quote - region.q_first) - (block.candidate - region.c_first)
    return skipped <= 2 * block.length


def _narrowed(region: _Region) -> list[_Region]:
    """The part of an open region that is near to what is aligned, when the region is larger than that."""
    reach = region.c_last - region.c_first + _FREE_SKIP
    if region.q_last - region.q_first <= reach:
        return []
    if region.left_open:
        return [region._replace(q_first=region.q_last - reach)]
    return [region._replace(q_last=region.q_first + reach)]


def _pairs(block: Block, candidate: _Read, quote: _Read) -> list[Pair]:
    """The block as one pair; where its words are not the same, cut wherever words begin on both sides.

    A word that is matched in part only is left out.
    """
    if _is_cut(block, 0, candidate, quote) and _is_cut(block, block.length, candidate, quote):
        whole = _pair(block, 0, block.length, candidate, quote)
        if whole.is_same:
            return [whole]
    cuts = [at for at in range(block.length + 1) if _is_cut(block, at, candidate, quote)]
    return [_pair(block, first, last, candidate, quote) for first, last in pairwise(cuts)]


def _pair(block: Block, first: int, last: int, candidate: _Read, quote: _Read) -> Pair:
    c_at, q_at, _ = block
    c_first, c_last = candidate.reads.first[c_at + first], candidate.reads.last[c_at + last - 1]
    q_first, q_last = quote.reads.first[q_at + first], quote.reads.last[q_at + last - 1]
    is_same = candidate.norms[c_first:c_last] == quote.norms[q_first:q_last]
    return Pair(is_same, c_first, c_last, q_first, q_last)


def _is_cut(block: Block, at: int, candidate: _Read, quote: _Read) -> bool:
    return _is_start(candidate.reads.first, block.candidate + at) and _is_start(quote.reads.first, block.quote + at)


def _is_start(firsts: Sequence[int], at: int) -> bool:
    return at in (0, len(firsts)) or firsts[at] != firsts[at - 1]
