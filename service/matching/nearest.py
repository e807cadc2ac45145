"""Chooses the recorded quotes that come closest to a candidate without being a match, and says how they compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain import Comparison, Verdict
from service.matching.explanation import list_changes

MOST = 3
LEAST_EVIDENCE = 17.0
"""Bits of the words that both have. With less, what comes closest is any quote that has a phrase with the candidate."""


def nearest(compared: Sequence[tuple[int, Comparison]]) -> list[tuple[int, Comparison]]:
    """Up to MOST of the quotes that are no match, by (-evidence, -similarity, id): what both say proves the most."""
    near = [
        (id, comparison)
        for id, comparison in compared
        if comparison.verdict is Verdict.NOT_FOUND and comparison.evidence >= LEAST_EVIDENCE
    ]
    near.sort(key=lambda quote: (-quote[1].evidence, -quote[1].similarity, quote[0]))
    return [(id, as_near(comparison)) for id, comparison in near[:MOST]]


def as_near(comparison: Comparison) -> Comparison:
    """The comparison as that of a quote which is no match, whatever its verdict was."""
    if comparison.changes:
        explanation = f"Not a match. It comes near, and says otherwise: {list_changes(comparison.changes)}."
    else:
        explanation = "Not a match. It holds these words, which are too few or too common to tell whose they are."
    return replace(comparison, verdict=Verdict.NOT_FOUND, explanation=explanation)
