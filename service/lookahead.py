"""Answers many questions in groups, the first of them small, so that what the rest will take is seen, and charged,
before it is done."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from service import deadline
from service.errors import TooCostlyTogether, TookTooLong

Question = TypeVar("Question")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class LookAhead:
    """`at_once` questions are answered together. Twice `sampled` from all over are answered before the others, to see
    how long those will take; each `seconds_a_read` of that count as one read."""

    at_once: int = 100
    sampled: int = 5
    seconds_a_read: float = 0.01


LOOK_AHEAD = LookAhead()


def answered(
    questions: Sequence[Question],
    answer: Callable[[Sequence[Question], int], Sequence[Answer]],
    charge: Callable[[int], None] | None = None,
    tuning: LookAhead = LOOK_AHEAD,
) -> Iterator[tuple[Question, Answer]]:
    """Each question with its answer, in some order.

    `answer` is given a group of questions and how many wait behind them. `charge` is called with the reads for which
    the questions count beyond their number. Raises TooCostly once a few are answered and there is no time for the
    others, TooCostlyTogether also where the time ends within a group, and what else `answer` and `charge` raise.
    """
    pace, waiting = deadline.Pace(), len(questions)
    for number, group in enumerate(_groups(questions, tuning)):
        waiting -= len(group)
        yield from zip(group, _answers(answer, group, waiting), strict=True)
        ahead = pace.expect(len(group), waiting)
        beyond = ahead - waiting * tuning.seconds_a_read
        if number == 1 and beyond > 0 and charge is not None:
            charge(math.ceil(beyond / tuning.seconds_a_read))


def _answers(
    answer: Callable[[Sequence[Question], int], Sequence[Answer]], group: Sequence[Question], waiting: int
) -> Sequence[Answer]:
    """The answers to a group of many questions; where there was no time for them, it is their number that took it."""
    try:
        return answer(group, waiting)
    except TookTooLong as error:
        if waiting + len(group) == 1:
            raise
        raise TooCostlyTogether(f"{error} (fewer than {waiting + len(group):,} at once)") from error


def _groups(questions: Sequence[Question], tuning: LookAhead) -> Iterator[Sequence[Question]]:
    at_once, size = tuning.at_once, tuning.sampled
    step = len(questions) // (2 * size)
    if step < 2:  # noqa: PLR2004  (few questions: nothing is saved by looking ahead)
        rest = questions
    else:
        sample = range(0, 2 * size * step, step)
        yield from ([questions[at] for at in sample[first::2]] for first in (0, 1))
        rest = [question for at, question in enumerate(questions) if at not in sample]
    yield from (rest[start : start + at_once] for start in range(0, len(rest), at_once))
