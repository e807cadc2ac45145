"""Chooses what a candidate quote is compared with: the recorded quotes, and passages of long turns, that the index
proposes, as far as the query's filter lets them through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.domain import OccurrenceFilter, VerifyQuery
from service.index.protocol import CandidateIndex
from service.steps import step
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Unit
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

    What is printed of a speaker up to `source_days` after a primary source of the same speaker may be what was said
    there.
    """

    candidates: int = 40
    few: int = 2_000
    widening_beyond: tuple[int, ...] = (80, 400)
    widening: tuple[int, ...] = (2_000, 10_000, 50_000)
    most_scored: int = 2_000
    source_days: int = 7


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


def units_of(
    questions: Sequence[Question], proposed: Sequence[Sequence[int] | None], snapshot: Snapshot
) -> list[Mapping[int, Unit]]:
    """What each question's quote is compared with of what is proposed for it, by the numbers of the index; read at once
    for all, but for those so long that they may run over the end of a passage."""
    together: dict[int, list[int]] = {}
    for number, question in enumerate(questions):
        together.setdefault(reach_of(question.wording), []).append(number)
    units: list[Mapping[int, Unit]] = [{}] * len(questions)
    for reach, numbers in together.items():
        read = snapshot.units({id for number in numbers for id in proposed[number] or ()}, reach)
        for number in numbers:
            units[number] = {id: read[id] for id in proposed[number] or () if id in read}
    return units


_WITHIN_PASSAGE, _STEP = 250, 250
"""Code points. A passage shares more with the next one than a candidate of so many has, with a few words left out. The
steps are those in which a turn is read around it: comparing costs as many words as are read."""


def reach_of(wording: Wording) -> int:
    """How many code points of a turn a candidate may need around a passage, in steps of _STEP: 0 for one that stands
    whole in a passage."""
    longest = len(wording.original)
    return 0 if longest <= _WITHIN_PASSAGE else -(-longest // _STEP) * _STEP


def within_filter(
    question: Question, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning
) -> Mapping[int, Unit]:
    """What the quote is compared with of what the filter lets through, the most promising first."""
    with step("index", quotes=1):
        numbers = _passing(question, snapshot, index, tuning)
    read = snapshot.units(numbers, reach_of(question.wording))
    return {number: read[number] for number in numbers if number in read}


def _passing(question: Question, snapshot: Snapshot, index: CandidateIndex, tuning: VerificationTuning) -> list[int]:
    """What to score of what the filter lets through, however many others look more alike."""
    filter, wording = question.query.filter, question.wording
    all_passing = None if filter.only_leaves_out else snapshot.all_carried(filter, tuning.few)
    if all_passing is not None:
        kept = set(all_passing)
        of_proposed = snapshot.quotes_of(index.candidates(wording, tuning.most_scored))
        promising = [number for number, quote_id in of_proposed.items() if quote_id in kept]
        cut = snapshot.with_passages(all_passing)
        return list(dict.fromkeys([*promising, *(id for id in all_passing if id not in cut)]))
    passing: list[int] = []
    seen: set[int] = set()
    limits = (*tuning.widening_beyond, *tuning.widening) if filter.only_leaves_out else tuning.widening
    for limit in limits:
        proposed = index.candidates(wording, limit)
        passing += _carried([id for id in proposed if id not in seen], filter, snapshot)
        if len(passing) >= tuning.candidates or len(proposed) < limit:
            break
        seen.update(proposed)
    return passing[: tuning.most_scored]


def _carried(numbers: Iterable[int], filter: OccurrenceFilter, snapshot: Snapshot) -> list[int]:
    """Those of `numbers` whose quote the filter lets through."""
    quotes = snapshot.quotes_of([*numbers])
    carried = set(snapshot.carried(list(dict.fromkeys(quotes.values())), filter))
    return [number for number, quote_id in quotes.items() if quote_id in carried]
