"""Drops what a cut took away from words where the writer says it around the quote: They are not “allowed to sell”."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from service.domain import Change, ChangeKind, ChangeOp, Comparison, Severity, Verdict
from service.language.language import Language
from service.text.normalise import norms_of

_REACH = 300
"""Code points of a sentence that are read on each side of a quote."""
_SENTENCE_END = re.compile(r"[.!?…][)\]]?\s|[\n\r\u2028\u2029\"“”„‟«»]")
_CLAUSE_END = re.compile(r"[,;:()—–]")


def kept_around(text: str, start: int, end: int, language: Language) -> frozenset[ChangeKind]:
    """What the sentence around the quote at `[start, end)` of `text`, marks included, says of it: that it is not so, in
    the clause before it (NEGATION), or that it is in doubt there or under a condition (HEDGE)."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    behind = "" if _ends_sentence(text[:end]) else _SENTENCE_END.split(text[end : end + _REACH])[0]
    clause = _reads(_CLAUSE_END.split(before.rstrip(" ,:"))[-1], language)
    framing = language.framing
    kept = set()
    if language.negation.negating(clause) or not framing.untrue.isdisjoint(clause):
        kept.add(ChangeKind.NEGATION)
    is_doubted = not (framing.hedges | framing.short_of | framing.unsure | framing.untrue).isdisjoint(clause)
    if is_doubted or any(_holds_condition(_reads(words, language), language) for words in (before, behind)):
        kept.add(ChangeKind.HEDGE)
    return frozenset(kept)


def without_kept(comparison: Comparison, kept: Set[str]) -> Comparison:
    """The comparison without what was cut off at the ends of an unbroken part and the writer has `kept`."""
    if not kept or comparison.verdict is not Verdict.FRAGMENT:
        return comparison
    changes = tuple(change for change in comparison.changes if not _is_kept(change, kept))
    if len(changes) == len(comparison.changes):
        return comparison
    return replace(comparison, changes=changes, severity=Severity.worst(change.severity for change in changes))


def _is_kept(change: Change, kept: Set[str]) -> bool:
    return change.op is ChangeOp.DELETE and change.kind in kept


def _ends_sentence(text: str) -> bool:
    return text.rstrip("\"”»’' ").endswith((".", "!", "?"))


def _reads(text: str, language: Language) -> Sequence[str]:
    return [read for norm in norms_of(text) for read in language.spelling.read_word(norm)]


def _holds_condition(norms: Sequence[str], language: Language) -> bool:
    return any(language.framing.is_condition_behind(norms[at:]) for at in range(len(norms)))
