"""The single edits between a candidate and a quote, and how they are told to a reader: operation, kind, both texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.domain import Change, ChangeKind, ChangeOp
from service.matching.blocks import Piece
from service.matching.kinds import kind_of
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
    if c_first == c_last and c_first in candidate.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.brackets[c_first], quote.span(q_first, q_last))
    if q_first == q_last and q_first in quote.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.span(c_first, c_last), quote.brackets[q_first])
    op = ChangeOp.DELETE if c_first == c_last else ChangeOp.REPLACE if q_first < q_last else ChangeOp.INSERT
    return Change(op, edit.kind, candidate.span(c_first, c_last), quote.span(q_first, q_last))
