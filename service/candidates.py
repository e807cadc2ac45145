"""Chooses the recorded quotes that a candidate quote is compared with: those that the index proposes, as far as the
query's filter lets them through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain import VerifyQuery
from service.index.protocol import CandidateIndex
from service.steps import step
from service.storage.contents.snapshot import Snapshot
from service.text.normalise import Wording


@dataclass(frozen=True, slots=True)
class VerificationTuning:
    """How many quotes are looked at for one candidate quote.

    `candidates` are retrieved for precise scoring. Among a million made quotes the right one is as often among the
    first 40 as among the first 100 (99-100%, for each edit of bench/edits.py), and among the first three in 98%;
    reading 40 takes half the time.

    A filter that lets no more than `few` occurrences through needs no index: all their quotes are looked at, in about
    20 ms. For other filters, `widening` says how many quotes are asked of the index, in turn, until `candidates` of
    them pass the filter. A filter that lets more than `few` through, and of a million quotes one in a thousand, still
    has 50 among the last; asking for more takes longer than anybody waits for an answer. A filter that only leaves out
    an article or an outlet lets nearly every quote pass: the figures of `widening_beyond` are tried first.

    Of the quotes within a filter at most `most_scored` are looked at, the most promising first.
    """

    candidates: int = 40
    few: int = 2_000
    widening_beyond: tuple[int, ...] = (80, 400)
    widening: tuple[int, ...] = (2_000, 10_000, 50_000)
    most_scored: int = 2_000


TUNING = VerificationTuning()


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and its candidate quote as it is compared."""

    query: VerifyQuery
    wording: Wording


def of_unfiltered(
    questions: Sequence[Question], index: CandidateIndex, tuning: VerificationTuning
) -> list[list[int] | None]:
    """The candidates of each query without a filter, in one round for all of them; None for one with a filter."""
    wordings = [question.wording for question in questions if question.query.filter.is_empty]
    if not wordings:
        return [None] * len(questions)
    with step("index", quotes=len(wordings)):
        candidates = iter(index.candidates_all(wordings, tuning.candidates, near_best=True))
    return [next(candidates) if question.query.filter.is_empty else None for question in questions]


def within_filter(
    question: Question, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning
) -> tuple[list[int], dict[int, str]]:
    """The quotes to score of those that the filter lets through, and their texts."""
    with step("index", quotes=1):
        ids = _passing(question, snapshot, index, tuning)
    return ids, snapshot.texts(ids)


def _passing(question: Question, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning) -> list[int]:
    """The quotes to score of those that the filter lets through, however many others look more alike."""
    filter, wording = question.query.filter, question.wording
    all_passing = None if filter.only_leaves_out else snapshot.all_carried(filter, tuning.few)
    if all_passing is not None:
        kept = set(all_passing)
        promising = [id for id in index.candidates(wording, tuning.most_scored) if id in kept]
        return list(dict.fromkeys([*promising, *all_passing]))
    passing: list[int] = []
    seen: set[int] = set()
    limits = (*tuning.widening_beyond, *tuning.widening) if filter.only_leaves_out else tuning.widening
    for limit in limits:
        proposed = index.candidates(wording, limit)
        passing += snapshot.carried([id for id in proposed if id not in seen], filter)
        if len(passing) >= tuning.candidates or len(proposed) < limit:
            break
        seen.update(proposed)
    return passing[: tuning.most_scored]
