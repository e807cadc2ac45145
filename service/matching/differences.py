"""Adds up how far a candidate is from the passage of a quote that it aligns with, and keeps what was changed.

Costs are counted in words. They make the similarity; they do not decide what the verdict is: the changes do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from service.domain import ChangeKind
from service.matching.alignment import Alignment, Pair
from service.matching.blocks import Piece, split
from service.matching.changes import Edit, edit_of, joined
from service.matching.edges import reach_before, reach_behind
from service.matching.evidence import evidence_of_words
from service.matching.runs import Run, joining_words
from service.matching.sides import Side

MOST_FOR_OMISSION = 4.0
"""Words. Leaving out more than this costs no more: the rest of the passage is as like as before."""
ELLIPSIS_SHARE = 0.25
"""What an omission costs where an ellipsis owns up to it, against one that is passed over in silence."""
_TYPO_SHARE, _SPELLING_SHARE, _DISFLUENCY_SHARE = 0.15, 0.1, 0.1
_SHARES = {
    ChangeKind.TYPO: _TYPO_SHARE,
    ChangeKind.SPELLING: _SPELLING_SHARE,
    ChangeKind.DISFLUENCY: _DISFLUENCY_SHARE,
}
_SURPLUS_SHARE, _BEYOND_SHARE = 0.5, 0.05
_MOVED = 1.5
LEAST_PART, LEAST_EVIDENCE_OF_PARTED = 0.75, 40.0
LEAST_EVIDENCE_OF_WHOLE = 27.0
"""What a recorded quote needs to be recognised inside a longer candidate, in bits of evidence of all its words: all
of it must stand there, or so much of one that says more. "A lot of people" is in many sentences."""


@dataclass(slots=True)
class Differences:
    """The edits in order, and the sums that make the similarity.

    `same` counts the candidate's words that stand in the quote, `quote_same` the quote's words that they are. `cost`
    is what the edits cost, `size` the words of both sides that were compared.
    """

    edits: list[Edit] = field(default_factory=list)
    same: int = 0
    quote_same: int = 0
    cost: float = 0.0
    size: float = 0.0

    @property
    def similarity(self) -> float:
        """1 less the share of the compared words that changed."""
        return max(0.0, 1.0 - self.cost / self.size) if self.size else 0.0

    def count(self, cost: float, size: float) -> None:
        """Add to the sums."""
        self.cost += cost
        self.size += size

    def count_same(self, candidate: int, quote: int, share: float = 0.0) -> None:
        """Add words that stand on both sides; `share` of them counts as changed."""
        self.same += candidate
        self.quote_same += quote
        self.count(share * (candidate + quote), candidate + quote)


def is_recognisable_part(quote_same: int, candidate: Side, quote: Side) -> bool:
    """Whether a candidate that goes on beyond the quote, and holds so many of its words, is known to hold the quote."""
    if quote_same < LEAST_PART * len(quote.words):
        return False
    is_whole = quote_same >= len(quote.words)
    least = LEAST_EVIDENCE_OF_WHOLE if is_whole else LEAST_EVIDENCE_OF_PARTED
    return evidence_of_words(quote.norms, candidate.rarity) >= least


def run_differences(runs: Sequence[Run], candidate: Side, quote: Side) -> Differences:
    """The differences of a candidate that is made of runs of the quote and nothing else."""
    differences = Differences()
    for run in runs:
        differences.count_same(run.length, run.length)
    joining = joining_words(runs)
    for run, following in pairwise(runs):
        left_from, left_to = run.quote + run.length, following.quote
        if following in joining:
            continue
        if left_to < left_from:
            differences.count(_MOVED, _MOVED)
        else:
            _count_piece(
                differences, Piece(following.candidate, following.candidate, left_from, left_to), candidate, quote
            )
    return differences


def aligned_differences(alignment: Alignment, candidate: Side, quote: Side) -> Differences:
    """The differences of a candidate that was aligned word by word; none of its words is passed over."""
    differences = Differences()
    surplus: list[Piece] = []
    for number, piece in enumerate(_between(alignment, candidate, quote)):
        if number in (0, len(alignment.pairs)) and piece.q_first == piece.q_last:
            surplus.append(piece)
        else:
            for part in _parts(piece, candidate, quote):
                _count_piece(differences, part, candidate, quote)
        if number < len(alignment.pairs):
            _count_pair(differences, alignment.pairs[number], candidate, quote)
    for piece in surplus:
        _count_surplus(differences, piece, candidate, quote)
    differences.edits.sort(key=lambda edit: (edit.piece.c_first, edit.piece.q_first))
    differences.edits = joined(differences.edits, candidate, quote)
    return differences


def _between(alignment: Alignment, candidate: Side, quote: Side) -> Iterator[Piece]:
    """What lies before, between and after the pairs; before and after, as many words of the quote as were replaced."""
    pairs = alignment.pairs
    if not pairs:
        yield Piece(0, alignment.candidate_words, 0, alignment.quote_words)
        return
    lead, before = pairs[0].c_first, pairs[0].q_first
    yield Piece(0, lead, before - reach_before(candidate, lead, quote, before), before)
    for left, right in pairwise(pairs):
        yield Piece(left.c_last, right.c_first, left.q_last, right.q_first)
    trail, behind = pairs[-1].c_last, pairs[-1].q_last
    yield Piece(trail, alignment.candidate_words, behind, behind + reach_behind(candidate, trail, quote, behind))


def _parts(piece: Piece, candidate: Side, quote: Side) -> Iterator[Piece]:
    """The piece word by word. Where the candidate has an ellipsis in it, the words on either side of that stand for
    those beside what is the same there, and what is between is what the ellipsis leaves out."""
    c_first, c_last, q_first, q_last = piece
    at = next((at for at in candidate.breaks if c_first <= at <= c_last), None) if candidate.gaps else None
    if at is None or c_last - c_first >= q_last - q_first:
        yield from _split(piece, candidate, quote)
        return
    left, right = at - c_first, c_last - at
    yield from _split(Piece(c_first, at, q_first, q_first + left), candidate, quote)
    yield Piece(at, at, q_first + left, q_last - right)
    yield from _split(Piece(at, c_last, q_last - right, q_last), candidate, quote)


def _split(piece: Piece, candidate: Side, quote: Side) -> list[Piece]:
    c_first, c_last, q_first, q_last = piece
    if (c_first, q_first) == (c_last, q_last):
        return []
    return [
        Piece(c_first + part.c_first, c_first + part.c_last, q_first + part.q_first, q_first + part.q_last)
        for part in split(candidate.norms[c_first:c_last], quote.norms[q_first:q_last], quote.language)
    ]


def _count_pair(differences: Differences, pair: Pair, candidate: Side, quote: Side) -> None:
    is_same, c_first, c_last, q_first, q_last = pair
    differences.count_same(c_last - c_first, q_last - q_first, 0.0 if is_same else _SPELLING_SHARE)
    if not is_same:
        is_explained = candidate.is_in_parentheses(c_first, c_last) or quote.is_in_parentheses(q_first, q_last)
        kind = ChangeKind.EDITORIAL if is_explained else ChangeKind.SPELLING
        differences.edits.append(Edit(kind, Piece(c_first, c_last, q_first, q_last)))


def _count_piece(differences: Differences, piece: Piece, candidate: Side, quote: Side) -> None:
    """Add one edit: words put in, left out, or put for others."""
    put_in, left_out = piece.c_last - piece.c_first, piece.q_last - piece.q_first
    if candidate.norms[piece.c_first : piece.c_last] == quote.norms[piece.q_first : piece.q_last]:
        differences.count_same(put_in, left_out)
        return
    edit = edit_of(piece, candidate, quote)
    differences.count(*_cost(edit.kind, put_in, left_out))
    differences.edits.append(edit)


def _cost(kind: ChangeKind, put_in: int, left_out: int) -> tuple[float, float]:
    """What an edit costs, and how many words it makes the comparison larger."""
    if kind is ChangeKind.EDITORIAL:
        cost = ELLIPSIS_SHARE * min(float(put_in + left_out), MOST_FOR_OMISSION)
        return cost, cost
    size = put_in + min(float(left_out), put_in + MOST_FOR_OMISSION)
    return _SHARES.get(kind, 1.0) * size, size


def _count_surplus(differences: Differences, piece: Piece, candidate: Side, quote: Side) -> None:
    """Words before or after the part that the outlet printed: they cost half as much as that part, and little more.

    That little makes the longer of two recorded quotes that stand in one candidate the more similar.
    """
    number = piece.c_last - piece.c_first
    if not number:
        return
    is_part = is_recognisable_part(differences.quote_same, candidate, quote)
    most = _SURPLUS_SHARE * differences.same if is_part else float(number)
    cost = float(number) if number <= most else most + _BEYOND_SHARE * differences.same * (1 - most / number)
    differences.count(cost, cost)
    differences.edits.append(edit_of(piece, candidate, quote))
