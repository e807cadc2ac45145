"""Tells what was cut off words or out of them and belongs to their sense."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain import Change, ChangeKind, ChangeOp, TextSpan
from service.language.word_classes import Sort
from service.matching.changes import Edit, turns_nothing
from service.matching.framing import frame_before, frame_behind
from service.matching.passage import Frame, Passage
from service.matching.sides import Side

_BESIDE = 8
"""Words on each side of what was left out, which say what it was left out of."""
_MAY_TURN = frozenset({ChangeKind.WORDING, ChangeKind.EDITORIAL})


def framed_edits(edits: Sequence[Edit], candidate: Side, quote: Side) -> list[Edit]:
    """The edits, those that leave out or put in what belongs to the sense told as that, even where an ellipsis owns up
    to it."""
    return [_framed(edit, candidate, quote) for edit in edits]


def cut_edges(
    candidate: Side, quote: Side, start: int, end: int, *, at_start: bool, at_end: bool
) -> tuple[Change, ...]:
    """What stands outside the words `[start, end)` of the quote and belongs to their sense. The candidate begins with
    them (`at_start`), ends with them, or both."""
    passage = Passage(quote, start, end)
    before = frame_before(passage) if at_start and start > 0 else None
    behind = frame_behind(passage) if at_end and end < len(quote.words) else None
    changes: list[Change] = []
    if before:
        changes.append(_change(before, quote, TextSpan("", candidate.words[0].start, candidate.words[0].start)))
    if behind:
        changes.append(_change(behind, quote, TextSpan("", candidate.words[-1].end, candidate.words[-1].end)))
    return tuple(changes)


def _change(frame: Frame, quote: Side, point: TextSpan) -> Change:
    return Change(ChangeOp.DELETE, frame.kind, point, quote.span(frame.first, frame.last))


def _framed(edit: Edit, candidate: Side, quote: Side) -> Edit:
    c_first, c_last, q_first, q_last = edit.piece
    if edit.kind not in _MAY_TURN or turns_nothing(edit.piece, candidate, quote):
        return edit
    if c_first == c_last:
        kind = _kind_of_cut(quote, q_first, q_last)
    elif q_first == q_last and edit.kind is ChangeKind.WORDING and c_first > 0:
        kind = _kind_of_cut(candidate, c_first, c_last)
    else:
        return edit
    return Edit(kind, edit.piece) if kind else edit


def _kind_of_cut(quote: Side, first: int, last: int) -> ChangeKind | None:
    """What the words `[first, last)` are to those on either side; None where they are no part of the sense of those."""
    left = Passage(quote, max(0, first - _BESIDE), first)
    right = Passage(quote, last, min(len(quote.words), last + _BESIDE))
    frame = frame_before(right, floor=first) if right.start < right.end else None
    if frame is None and left.start < left.end:
        frame = frame_behind(left, ceiling=last)
        if frame is None and _is_negated_behind(left):
            return ChangeKind.NEGATION
    return frame.kind if frame else None


def _is_negated_behind(left: Passage) -> bool:
    """Whether a negation follows the verb that the words end with: "we will | not, under any circumstances, leave"."""
    quote, at = left.quote, left.end
    verbs = Sort.AUXILIARY | Sort.MODAL
    if "," in left.gap(at) or not left.sort(at - 1) & verbs:
        return False
    spoken = [norm for place in range(at, min(at + 2, len(quote.words))) for norm in left.spoken(place)]
    return 0 in left.language.negation.negating(spoken)
