"""Adds up judged answers: a line for each kind, and the figures that the floors are kept for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import quantiles

from evaluation.verification.calibration import false_by_evidence
from evaluation.verification.judged import Judged
from evaluation.verification.queries import (
    CUT,
    CUT_OFF,
    INSIDE,
    JOINED,
    NEGATIVE,
    OF_EIGHT,
    SHORT_FRAGMENTS,
    SIX_WORDS,
    THIRD,
    TURNED_ROUND,
    WHOLE_SENTENCE,
)
from evaluation.verification.report import Line
from service.domain import AttributionVerdict

_APART = frozenset({INSIDE, SIX_WORDS, OF_EIGHT})
"""Kinds that have a figure of their own."""


def lines(judged: Sequence[Judged], naive: Sequence[Judged]) -> Iterator[Line]:
    """One line for each kind, in the order in which they were asked."""
    others = _by_kind(naive)
    for kind, group in _by_kind(judged).items():
        other = others.get(kind, [])
        yield Line(
            kind,
            len(group),
            hit1=_hits(group),
            hit5=_share(judgement.place is not None for judgement in group if judgement.wants_hit),
            verdict=_share(judgement.verdict_right for judgement in group) or 0.0,
            change=_share(judgement.kind_right for judgement in group if judgement.kind_right is not None),
            exact=_share(judgement.is_exact for judgement in group if judgement.is_exact is not None),
            attribution=_given(judgement.attribution_right for judgement in group),
            severity=_given(judgement.severity_right for judgement in group),
            reading=_given(judgement.reading_right for judgement in group),
            naive_hit1=_hits(other),
            naive_verdict=_share(judgement.verdict_right for judgement in other),
        )


def figures(judged: Sequence[Judged], naive: Sequence[Judged]) -> dict[str, float]:
    """The figures over all kinds; those that have nothing to say are left out."""
    shares = {
        **{name: share(judged) for name, share in _SHARES.items()},
        **{f"naive: {name}": share(naive) for name, share in _SHARES.items() if name in _OF_NAIVE},
    }
    given = {name: share for name, share in shares.items() if share is not None}
    return {**given, **false_by_evidence(judged), **_latencies("", judged), **_latencies("naive: ", naive)}


def _verdicts(judged: Sequence[Judged]) -> float | None:
    """Negatives have a figure of their own."""
    return _share(judgement.verdict_right for judgement in judged if judgement.query.kind not in (*NEGATIVE, CUT))


_SHARES: Mapping[str, Callable[[Sequence[Judged]], float | None]] = {
    "hit@1": lambda judged: _hits([judgement for judgement in judged if judgement.query.kind not in _APART]),
    "hit@5": lambda judged: _share(
        judgement.place is not None
        for judgement in judged
        if judgement.wants_hit and judgement.query.kind not in _APART
    ),
    "hit@1, fragments of six words": lambda judged: _hits(_of(judged, SIX_WORDS)),
    "a word of eight or more replaced": lambda judged: _hits(_of(judged, OF_EIGHT)),
    "a third replaced: matched or nearest": lambda judged: _share(
        judgement.is_shown for judgement in _of(judged, THIRD)
    ),
    "three, four words: matched or nearest": lambda judged: _share(
        judgement.is_shown for judgement in _of(judged, *SHORT_FRAGMENTS)
    ),
    "verdict accuracy": _verdicts,
    "expected change is told": lambda judged: _share(
        judgement.kind_right for judgement in judged if judgement.kind_right is not None
    ),
    "false matches": lambda judged: _share(not judgement.verdict_right for judgement in _of(judged, *NEGATIVE)),
    "false matches, four to seven words": lambda judged: _share(
        not judgement.verdict_right for judgement in _of(judged, CUT)
    ),
    "attribution accuracy": lambda judged: _given(judgement.attribution_right for judgement in judged),
    "severity is right": lambda judged: _given(judgement.severity_right for judgement in judged),
    "cuts that turn the sense are told": lambda judged: _given(
        judgement.severity_right for judgement in _of(judged, CUT_OFF)
    ),
    "whole sentences are told to be turned": lambda judged: _given(
        judgement.severity_right is False for judgement in _of(judged, WHOLE_SENTENCE)
    ),
    "joined in any order": lambda judged: _share(
        judgement.verdict_right for judgement in _of(judged, JOINED, TURNED_ROUND)
    ),
    "what was pasted is read": lambda judged: _given(judgement.reading_right for judgement in judged),
    "true claims contradicted": lambda judged: _share(
        judgement.answer.attribution is AttributionVerdict.CONTRADICTED
        for judgement in judged
        if judgement.query.attribution in {AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED}
    ),
    "inside a longer quote": lambda judged: _hits(_of(judged, INSIDE)),
    "inside a longer quote: matched or nearest": lambda judged: _share(
        judgement.is_shown for judgement in _of(judged, INSIDE)
    ),
}
_OF_NAIVE = (
    "hit@1",
    "hit@1, fragments of six words",
    "verdict accuracy",
    "false matches",
    "false matches, four to seven words",
    "inside a longer quote",
)


def _of(judged: Sequence[Judged], *kinds: str) -> list[Judged]:
    return [judgement for judgement in judged if judgement.query.kind in kinds]


def _given(right: Iterable[bool | None]) -> float | None:
    """The share of what is right, of what was looked at."""
    return _share(judged for judged in right if judged is not None)


def _hits(judged: Iterable[Judged]) -> float | None:
    return _share(judgement.is_hit for judgement in judged if judgement.wants_hit)


def _share(right: Iterable[bool | None]) -> float | None:
    given = list(right)
    return sum(map(bool, given)) / len(given) if given else None


def _by_kind(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    by_kind: dict[str, list[Judged]] = {}
    for judgement in judged:
        by_kind.setdefault(judgement.query.kind, []).append(judgement)
    return by_kind


def _latencies(who: str, judged: Sequence[Judged]) -> dict[str, float]:
    cuts = quantiles([judgement.answer.seconds * 1000 for judgement in judged], n=100, method="inclusive")
    return {f"{who}latency p50, ms": cuts[49], f"{who}latency p99, ms": cuts[98]}
