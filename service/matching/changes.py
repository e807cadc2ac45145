"""The single edits between a candidate and a quote, and how they are told to a reader: operation, kind, both texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.domain import Change, ChangeKind, ChangeOp
from service.matching.blocks import Piece
from service.matching.kinds import kind_of
from service.matching.runs import Run
from service.matching.sides import Side

_TURNING_WORDS = 3


class Edit(NamedTuple):
    """Words of the candidate that stand for words of the quote, and what kind of change that is."""

    kind: ChangeKind
    piece: Piece


def edit_of(piece: Piece, candidate: Side, quote: Side) -> Edit:
    """The edit at `piece`. Words left out where an ellipsis or a bracket stands are an editor's.

    Unless they turn the sense.
    """
    c_words = candidate.words[piece.c_first : piece.c_last]
    q_words = quote.words[piece.q_first : piece.q_last]
    kind = kind_of(c_words, candidate.text, q_words, quote.text)
    is_owned_up = not c_words and (piece.c_first in candidate.breaks or piece.c_first in candidate.brackets)
    is_restored = not q_words and (piece.q_first in quote.breaks or piece.q_first in quote.brackets)
    turns = kind is ChangeKind.NEGATION and len(c_words) + len(q_words) <= _TURNING_WORDS
    return Edit(ChangeKind.EDITORIAL if (is_owned_up or is_restored) and not turns else kind, piece)


def told(edits: Sequence[Edit], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """The edits with their texts; neighbouring changes of mere wording are one."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and _is_one_change(joined[-1], edit):
            first, last = joined[-1].piece, edit.piece
            joined[-1] = Edit(edit.kind, Piece(first.c_first, last.c_last, first.q_first, last.q_last))
        else:
            joined.append(edit)
    return tuple(_told(edit, candidate, quote) for edit in joined)


def _is_one_change(left: Edit, right: Edit) -> bool:
    touches = left.piece.c_last == right.piece.c_first and left.piece.q_last == right.piece.q_first
    return touches and left.kind is right.kind is ChangeKind.WORDING


def _told(edit: Edit, candidate: Side, quote: Side) -> Change:
    c_first, c_last, q_first, q_last = edit.piece
    if edit.kind is ChangeKind.EDITORIAL and c_first == c_last and c_first in candidate.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.brackets[c_first], quote.span(q_first, q_last))
    if edit.kind is ChangeKind.EDITORIAL and q_first == q_last and q_first in quote.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.span(c_first, c_last), quote.brackets[q_first])
    op = ChangeOp.DELETE if c_first == c_last else ChangeOp.REPLACE if q_first < q_last else ChangeOp.INSERT
    return Change(op, edit.kind, candidate.span(c_first, c_last), quote.span(q_first, q_last))


def editors_marks(runs: Sequence[Run], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """Ellipses and brackets that one side has between words that follow each other on the other."""
    within = (_ellipses_within, _brackets_within)
    return tuple(change for run in runs for look in within for change in look(run, candidate, quote))


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
