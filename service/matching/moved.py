"""Words that both wordings have, but not in the same place: which they are, and which two changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from service.domain import ChangeKind
from service.language.word_classes import Sort
from service.matching.changes import Edit
from service.matching.sides import Side

_EXCHANGEABLE = frozenset({ChangeKind.WORDING, ChangeKind.NAME})
_LEAST_TELLING = 8.0
"""Bits. Articles, most prepositions and auxiliary verbs are commoner ("of", "with", "is"), "more" and "all" are not."""


def moved_words(edits: Sequence[Edit], candidate: Side, quote: Side) -> list[str]:
    """The words that one edit puts in and another one leaves out, each as often as it is both."""
    if len(edits) < 2:  # noqa: PLR2004  # it takes two
        return []
    put_in: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for _, (c_first, c_last, q_first, q_last) in edits:
        put_in.update(candidate.norms[c_first:c_last])
        left_out.update(quote.norms[q_first:q_last])
    return list((put_in & left_out).elements())


def with_exchanges(edits: Sequence[Edit], candidate: Side, quote: Side) -> list[Edit]:
    """The edits, those told as a turned sense by which two words changed places: "the pilot blamed the captain".

    Not where only small words stand between the two ("bread and butter"), and only for words that can be exchanged to
    another sense: those of content, and pronouns.
    """
    exchanged = exchanged_edits(edits, candidate, quote)
    return [
        Edit(ChangeKind.NEGATION, edit.piece) if number in exchanged and edit.kind is ChangeKind.WORDING else edit
        for number, edit in enumerate(edits)
    ]


def exchanged_edits(edits: Sequence[Edit], candidate: Side, quote: Side) -> set[int]:
    """The numbers of the edits by which two words, or two names, changed places."""
    exchanged: set[int] = set()
    for (left, one), (right, other) in combinations(enumerate(edits), 2):
        if {one.kind, other.kind} <= _EXCHANGEABLE and _are_exchanged(one, other, candidate, quote):
            exchanged |= {left, right}
    return exchanged


def _are_exchanged(one: Edit, other: Edit, candidate: Side, quote: Side) -> bool:
    left, right = one.piece, other.piece
    first, second = candidate.norms[left.c_first : left.c_last], candidate.norms[right.c_first : right.c_last]
    if not first or not second or first == second:
        return False
    if first != quote.norms[right.q_first : right.q_last] or second != quote.norms[left.q_first : left.q_last]:
        return False
    between = candidate.norms[left.c_last : right.c_first]
    return _tells(first, candidate) and _tells(second, candidate) and _holds_rare(between, candidate)


def _tells(norms: Sequence[str], side: Side) -> bool:
    """Whether a word that is not small, or a pronoun, is among `norms`."""
    sorts = side.language.word_classes.sorts
    return _holds_rare(norms, side) or any(sorts.get(norm, 0) & Sort.PRONOUN for norm in norms)


def _holds_rare(norms: Sequence[str], side: Side) -> bool:
    conjunctions = side.language.word_classes.lists.conjunctions
    return any(side.rarity.bits(norm) >= _LEAST_TELLING and norm not in conjunctions for norm in norms)
