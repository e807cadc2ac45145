"""The verdicts that are right for a query: sets, since more than one may be."""

from __future__ import annotations

from service.domain import Verdict

VERBATIM = frozenset({Verdict.VERBATIM})
FRAGMENT = frozenset({Verdict.FRAGMENT})
SPLICED = frozenset({Verdict.SPLICED})
ALTERED = frozenset({Verdict.ALTERED})
NOT_FOUND = frozenset({Verdict.NOT_FOUND})
ALTERED_OR_NOT_FOUND = ALTERED | NOT_FOUND
"""For a short quote with a word replaced: too little may be left to be known by."""
FRAGMENT_OR_NOT_FOUND = FRAGMENT | NOT_FOUND
"""For three or four words of a quote: they may be too common to be known by. They are then among the nearest."""
