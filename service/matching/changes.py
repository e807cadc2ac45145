"""The single edits between a candidate and a quote, and how they are told to a reader: operation, kind, both texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.domain import Change, ChangeKind, ChangeOp
from service.matching.blocks import Piece
from service.matching.disfluency import is_disfluency
from service.matching.initials import explains_neighbour
from service.matching.kinds import kind_of, negates
from service.matching.sides import Side

_TURNING_WORDS = 3
_OF_SENSE = frozenset({ChangeKind.WORDING, ChangeKind.NEGATION})
_MOST_WORDS_AS_ONE = 4
"""Words on either side; a turned sense stays visible beside a longer rewording."""


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
    if _is_of_an_editor(piece, candidate, quote):
        return Edit(ChangeKind.EDITORIAL, piece)
    if is_disfluency(piece, quote):
        return Edit(ChangeKind.DISFLUENCY, piece)
    kind = kind_of(c_words, candidate.text, q_words, quote.text, quote.language)
    if kind is ChangeKind.NEGATION and turns_nothing(piece, candidate, quote):
        kind = ChangeKind.WORDING
    is_owned_up = not c_words and (piece.c_first in candidate.breaks or piece.c_first in candidate.brackets)
    is_restored = not q_words and (piece.q_first in quote.breaks or piece.q_first in quote.brackets)
    turns = kind is ChangeKind.NEGATION and len(c_words) + len(q_words) <= _TURNING_WORDS
    return Edit(ChangeKind.EDITORIAL if (is_owned_up or is_restored) and not turns else kind, piece)


def joined(edits: Sequence[Edit], candidate: Side, quote: Side) -> list[Edit]:
    """The edits, in order, with neighbouring changes of wording, of wording and sense, or of one date, as one."""
    joined: list[Edit] = []
    for edit in edits:
        one = _as_one(joined[-1], edit, candidate, quote) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(edit)
    return joined


def describe_edits(edits: Sequence[Edit], candidate: Side, quote: Side) -> tuple[Change, ...]:
    """The edits with their texts."""
    return tuple(_change_of(edit, candidate, quote) for edit in edits)


def _is_of_an_editor(piece: Piece, candidate: Side, quote: Side) -> bool:
    """Whether one side alone has the words, and has them in round brackets as only an editor does: "(sic)", initials
    written out, or the initials of what stands before them."""
    c_first, c_last, q_first, q_last = piece
    if c_first < c_last and q_first < q_last:
        return False
    side, first, last = (candidate, c_first, c_last) if c_first < c_last else (quote, q_first, q_last)
    if first == last or not side.is_in_parentheses(first, last):
        return False
    return set(side.norms[first:last]) <= side.language.quotation.remarks or explains_neighbour(side, first, last)


def _as_one(left: Edit, right: Edit, candidate: Side, quote: Side) -> Edit | None:
    """Both as one change: "haven't" put for "we've" and "we" put in is "we haven't" put for "we've"."""
    first, last = left.piece, right.piece
    if (first.c_last, first.q_last) != (last.c_first, last.q_first):
        return None
    piece = Piece(first.c_first, last.c_last, first.q_first, last.q_last)
    if left.kind is right.kind is ChangeKind.NUMBER and _is_date(piece, candidate, quote):
        return Edit(ChangeKind.NUMBER, piece)
    if not {left.kind, right.kind} <= _OF_SENSE:
        return None
    if left.kind is right.kind is ChangeKind.WORDING:
        return Edit(ChangeKind.WORDING, piece)
    edit = edit_of(piece, candidate, quote)
    is_short = max(piece.c_last - piece.c_first, piece.q_last - piece.q_first) <= _MOST_WORDS_AS_ONE
    return edit if is_short and (edit.kind is ChangeKind.NEGATION or _negate_both(piece, candidate, quote)) else None


def turns_nothing(piece: Piece, candidate: Side, quote: Side) -> bool:
    """Whether a negation that one side has and the other has not is said twice there, or answers ("No, we paid")."""
    c_first, c_last, q_first, q_last = piece
    if c_first < c_last and q_first < q_last:
        return False
    side, first, last = (candidate, c_first, c_last) if c_first < c_last else (quote, q_first, q_last)
    answers = side.language.negation.interjections
    is_answer = set(side.norms[first:last]) <= answers and side.text[side.words[last - 1].end :][:1] == ","
    return is_answer or _is_said_twice(side.norms, first, last)


def _is_said_twice(norms: Sequence[str], first: int, last: int) -> bool:
    """Whether words `[first, last)` are part of a repetition, wherever it begins: "I will [not, I will] not"."""
    length = last - first
    for start in range(max(0, first - length), first + 1):
        if list(norms[start : start + length]) == list(norms[start + length : start + 2 * length]):
            return True
    return False


def _is_date(piece: Piece, candidate: Side, quote: Side) -> bool:
    months = quote.language.spelling.months
    sides = (candidate.norms[piece.c_first : piece.c_last], quote.norms[piece.q_first : piece.q_last])
    return all(not months.isdisjoint(norms) for norms in sides)


def _negate_both(piece: Piece, candidate: Side, quote: Side) -> bool:
    """Whether one negation stands for another: "no one" for "nobody"."""
    c_norms, q_norms = candidate.norms[piece.c_first : piece.c_last], quote.norms[piece.q_first : piece.q_last]
    return negates(c_norms, quote.language) and negates(q_norms, quote.language)


def _change_of(edit: Edit, candidate: Side, quote: Side) -> Change:
    c_first, c_last, q_first, q_last = edit.piece
    if c_first == c_last and c_first in candidate.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.brackets[c_first], quote.span(q_first, q_last))
    if q_first == q_last and q_first in quote.brackets:
        return Change(ChangeOp.REPLACE, edit.kind, candidate.span(c_first, c_last), quote.brackets[q_first])
    op = ChangeOp.DELETE if c_first == c_last else ChangeOp.REPLACE if q_first < q_last else ChangeOp.INSERT
    spans = candidate.span(c_first, c_last), quote.span(q_first, q_last)
    if edit.kind is ChangeKind.EDITORIAL:
        spans = candidate.with_parentheses(spans[0]), quote.with_parentheses(spans[1])
    return Change(op, edit.kind, *spans)
