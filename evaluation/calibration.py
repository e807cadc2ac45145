"""How far confidences can be believed: of the speakers given at one confidence, how many are right.

A given speaker is right when its name is; where no name is given, when the mention is. Given to what nobody said, or
with a name where the gold has none, it is wrong. Spans of which the gold cannot say are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaluation.scored import Scored
from service.domain import Stance

_BINS = 10
SURE = 0.95
"""Names given at this confidence and more are those that a newsroom would print unread."""
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, SURE, 1.0)


@dataclass(frozen=True, slots=True)
class Given:
    """A speaker that was given: how sure, whether by name, and whether it is right."""

    confidence: float
    is_named: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class ReliabilityRow:
    """The speakers given with a confidence in `[low, high)` (the last row with `high` too): how many, the mean
    confidence, the share that is right."""

    low: float
    high: float
    given: int
    confidence: float
    right: float


def given_speakers(scored: Iterable[Scored]) -> list[Given]:
    """What can be judged of the speakers that were given."""
    return [given for span in scored if (given := _judged(span)) is not None]


def expected_calibration_error(given: Sequence[Given]) -> float:
    """The mean distance 0..1 between confidence and share right, over ten bins of one width, each by its size."""
    edges = [at / _BINS for at in range(_BINS + 1)]
    return sum(row.given * abs(row.confidence - row.right) for row in reliability(given, edges)) / max(1, len(given))


def reliability(given: Sequence[Given], edges: Sequence[float] = _EDGES) -> list[ReliabilityRow]:
    """A row for each bin between two of `edges` that holds anything."""
    rows = []
    for low, high in pairwise(edges):
        held = [each for each in given if low <= each.confidence < high or (high == edges[-1] == each.confidence)]
        if held:
            confidence = sum(each.confidence for each in held) / len(held)
            right = sum(each.is_right for each in held) / len(held)
            rows.append(ReliabilityRow(low, high, len(held), confidence, right))
    return rows


def _judged(span: Scored) -> Given | None:
    attribution, spoken = span.attribution, span.gold.spoken
    if attribution is None or attribution.stance is not Stance.SAID or span.is_missed_speech:
        return None
    is_named = attribution.speaker is not None
    if spoken is None:
        return None
    if spoken.by_nobody:
        return Given(attribution.confidence, is_named, is_right=False)
    if is_named:
        return Given(attribution.confidence, is_named, bool(span.name_right))
    return None if span.mention_right is None else Given(attribution.confidence, is_named, span.mention_right)
