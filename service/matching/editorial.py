"""Tells the ellipses and brackets that one side has and the other has not, where the words around them agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain import Change, ChangeKind, ChangeOp
from service.matching.alignment import Pair
from service.matching.changes import Edit
from service.matching.runs import Run
from service.matching.sides import Side


def editors_marks(runs: Sequence[Run], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """Ellipses and brackets that one side has between words that follow each other on the other."""
    within = (_ellipses_within, _brackets_within)
    return tuple(change for run in runs for look in within for change in look(run, candidate, quote))


def marks_beside(edits: Sequence[Edit], pairs: Sequence[Pair], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """The same for two texts of which some words differ. Brackets that `edits` tell of are not told twice."""
    if not (candidate.left_out or quote.left_out or candidate.gaps or quote.gaps):
        return ()
    runs = _unbroken(pairs)
    ellipses = (change for run in runs for change in _ellipses_within(run, candidate, quote))
    put_in = _put_in_beside(edits, runs, candidate, quote) if candidate.left_out else ()
    left_out = _left_out_beside(edits, runs, candidate, quote) if quote.left_out else ()
    return (*ellipses, *put_in, *left_out)


def _put_in_beside(edits: Sequence[Edit], runs: Sequence[Run], candidate: Side, quote: Side) -> Iterator[Change]:
    points = {piece.c_first for _, piece in edits if piece.c_first == piece.c_last}
    for at, bracket in candidate.brackets.items():
        run = next((run for run in runs if run.candidate <= at <= run.candidate + run.length), None)
        if run and at not in points:
            place = run.quote + at - run.candidate
            yield Change(ChangeOp.INSERT, ChangeKind.EDITORIAL, bracket, quote.span(place, place))


def _left_out_beside(edits: Sequence[Edit], runs: Sequence[Run], candidate: Side, quote: Side) -> Iterator[Change]:
    """What the quote has in brackets inside of the passage: between words that are the same, or beside changed ones."""
    points = {piece.q_first for _, piece in edits if piece.q_first == piece.q_last}
    changed = {at for _, piece in edits if piece.q_first < piece.q_last for at in piece[2:]}
    for at, bracket in quote.brackets.items():
        run = next((run for run in runs if run.quote <= at <= run.quote + run.length), None)
        if run and at not in points and (at in changed or run.quote < at < run.quote + run.length):
            place = run.candidate + at - run.quote
            yield Change(ChangeOp.DELETE, ChangeKind.EDITORIAL, candidate.span(place, place), bracket)


def _unbroken(pairs: Sequence[Pair]) -> list[Run]:
    """The words that are the same on both sides, as runs; neighbouring pairs are one."""
    runs: list[Run] = []
    for pair in pairs:
        if not pair.is_same:
            continue
        last = runs[-1] if runs else None
        run = Run(pair.c_first, pair.q_first, pair.c_last - pair.c_first)
        if last and (last.candidate + last.length, last.quote + last.length) == (run.candidate, run.quote):
            runs[-1] = last._replace(length=last.length + run.length)
        else:
            runs.append(run)
    return runs


def _brackets_within(run: Run, candidate: Side, quote: Side) -> Iterator[Change]:
    """A candidate's brackets count at its ends as well; the quote's there are outside of the run.

    Those between two runs are told with what was left out there.
    """
    last = len(candidate.words)
    for at, bracket in candidate.brackets.items() if candidate.left_out else ():
        is_inside = run.candidate < at < run.candidate + run.length
        if is_inside or at == run.candidate == 0 or at == last == run.candidate + run.length:
            place = run.quote + at - run.candidate
            yield Change(ChangeOp.INSERT, ChangeKind.EDITORIAL, bracket, quote.span(place, place))
    for at, bracket in quote.brackets.items() if quote.left_out else ():
        if run.quote < at < run.quote + run.length:
            place = run.candidate + at - run.quote
            yield Change(ChangeOp.DELETE, ChangeKind.EDITORIAL, candidate.span(place, place), bracket)


def _ellipses_within(run: Run, candidate: Side, quote: Side) -> Iterator[Change]:
    for offset in range(1, run.length if candidate.gaps or quote.gaps else 0):
        c_at, q_at = run.candidate + offset, run.quote + offset
        if c_at in candidate.breaks and q_at not in quote.breaks:
            gap = candidate.gap_span(candidate.breaks[c_at])
            yield Change(ChangeOp.INSERT, ChangeKind.EDITORIAL, gap, quote.span(q_at, q_at))
        elif q_at in quote.breaks and c_at not in candidate.breaks:
            gap = quote.gap_span(quote.breaks[q_at])
            yield Change(ChangeOp.DELETE, ChangeKind.EDITORIAL, candidate.span(c_at, c_at), gap)
