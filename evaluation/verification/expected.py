"""The verdicts that are right for a query: sets, since more than one may be."""

from __future__ import annotations

from service.domain import ChangeKind, Severity, Verdict

VERBATIM = frozenset({Verdict.VERBATIM})
FRAGMENT = frozenset({Verdict.FRAGMENT})
SPLICED = frozenset({Verdict.SPLICED})
ALTERED = frozenset({Verdict.ALTERED})
NOT_FOUND = frozenset({Verdict.NOT_FOUND})
ALTERED_OR_NOT_FOUND = ALTERED | NOT_FOUND
"""For a short quote with a word replaced: too little may be left to be known by."""
FRAGMENT_OR_NOT_FOUND = FRAGMENT | NOT_FOUND
"""For three or four words of a quote: they may be too common to be known by. They are then among the nearest."""

_OF_SENSE = frozenset({ChangeKind.NUMBER, ChangeKind.NEGATION, ChangeKind.HEDGE, ChangeKind.NAME})
_OF_STYLE = frozenset({ChangeKind.TYPO, ChangeKind.SPELLING, ChangeKind.EDITORIAL, ChangeKind.DISFLUENCY})


def severities(verdicts: frozenset[Verdict], kinds: frozenset[ChangeKind]) -> frozenset[Severity | None]:
    """How bad an edit is that makes changes of these kinds and no other; none where that depends on the words."""
    if not kinds:
        return frozenset({None}) if verdicts == VERBATIM else frozenset()
    if kinds <= _OF_SENSE:
        return frozenset({Severity.SENSE})
    return frozenset({Severity.STYLE}) if kinds <= _OF_STYLE else frozenset()
