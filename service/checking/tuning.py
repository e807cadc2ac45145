"""The figures that checking a draft works with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckingTuning:
    """How many quotes are verified together, what of each match is kept, and which words are anybody's.

    `shown` of the places that carry a match are in the answer: for a draft of thousands of quotes all of them would be
    megabytes. `at_once` quotes are verified together, from one state of the database: as many as a batch may hold. The
    claimed speaker's match is looked for among the first `rivals`, where they are as much alike as the first.

    Words of less evidence than `least_own_evidence`, in bits, worked into a sentence and found within a longer quote of
    somebody else, are anybody's words ("very good"), and no sign that the draft names the wrong speaker.

    Twice `sampled` quotes from all over a draft are verified before the others, to see how long those will take; each
    `seconds_a_read` of that count as one read.
    """

    shown: int = 5
    at_once: int = 100
    sampled: int = 5
    seconds_a_read: float = 0.01
    rivals: int = 5
    least_own_evidence: float = 30.0


TUNING = CheckingTuning()
