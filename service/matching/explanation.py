"""Explains a verdict in one sentence, for a reader who knows nothing of how wordings are compared."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import assert_never

from service.domain import Change, ChangeKind, ChangeOp, Verdict
from service.matching.runs import Run, joining_words
from service.matching.sides import Side
from service.text.shortening import shortened

_MOST_CHANGES = 2
"""Changes that are named; the others are counted."""
_LONGEST_QUOTED = 60
"""Code points of a text that is quoted in the sentence."""
_WORDS_BEFORE = 3
"""Words before a fragment, in which a negation is looked for."""


def explain(verdict: Verdict, changes: Sequence[Change], compared: tuple[Side, Side], runs: Sequence[Run]) -> str:
    """One sentence that says what the candidate is to the recorded quote."""
    candidate, quote = compared
    match verdict:
        case Verdict.VERBATIM:
            return "The words are the same as in the recorded quote, in the same order."
        case Verdict.FRAGMENT:
            return _explain_fragment(runs[0], candidate, quote)
        case Verdict.SPLICED:
            return _explain_splice(runs, changes)
        case Verdict.ALTERED:
            return f"The recorded quote says it otherwise: {list_changes(changes)}."
        case Verdict.NOT_FOUND:
            return "The recorded quote says something else."
        case _:
            assert_never(verdict)


def _explain_fragment(run: Run, candidate: Side, quote: Side) -> str:
    count = f"{len(candidate.words)} of its {len(quote.words)} words"
    before = quote.words[max(0, run.quote - _WORDS_BEFORE) : run.quote]
    language = quote.language
    turning = language.negation.words.intersection(language.reader.readings(before, quote.text).read)
    warning = f', and "{quote.text[before[0].start : before[-1].end]}" stands before it' if turning else ""
    return f"This is one unbroken part of a longer recorded quote ({count}){warning}."


def _explain_splice(runs: Sequence[Run], changes: Sequence[Change]) -> str:
    is_in_order = all(left.quote < right.quote for left, right in itertools.pairwise(runs))
    order = "" if is_in_order else ", put in another order"
    turned = [change for change in changes if change.kind is ChangeKind.NEGATION]
    warning = f", leaving out {_quoted(turned[0].quote.text)}, which turns the sense" if turned else ""
    count = len(runs) - len(joining_words(runs))
    return f"{count} parts of the recorded quote are joined here as if they were one{order}{warning}."


def list_changes(changes: Sequence[Change]) -> str:
    """The gravest changes in words, and how many more there are."""
    ordered = sorted(changes, key=lambda change: change.kind.meaning.gravity)
    gravest = ", ".join(_describe_change(change) for change in ordered[:_MOST_CHANGES])
    rest = len(ordered) - _MOST_CHANGES
    return f"{gravest} and {rest} more {'change' if rest == 1 else 'changes'}" if rest > 0 else gravest


def _describe_change(change: Change) -> str:
    note = f" ({change.kind.meaning.note})" if change.kind.meaning.note else ""
    match change.op:
        case ChangeOp.DELETE:
            return f"{_quoted(change.quote.text)} is left out{note}"
        case ChangeOp.INSERT:
            return f"{_quoted(change.candidate.text)} is added{note}"
        case ChangeOp.REPLACE:
            return f"{_quoted(change.candidate.text)} stands for {_quoted(change.quote.text)}{note}"
        case _:
            assert_never(change.op)


def _quoted(text: str) -> str:
    """The text on one line in quotation marks, cut where it is long."""
    plain = " ".join(text.split())
    return f'"{shortened(plain, _LONGEST_QUOTED)}"'
